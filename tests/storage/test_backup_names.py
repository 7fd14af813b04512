from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.clock import VIETNAM
from desktop_app.storage.backup_names import BackupName, parse_backup_name, thinning

NOW = datetime(2026, 6, 5, 8, 0, tzinfo=VIETNAM)


def name(counter: int, at: datetime, label: str = "") -> str:
    return BackupName("0011223344556677", counter, at, label).file_name()


def test_names_read_back() -> None:
    made = BackupName("00112233", 41, NOW, "before-upgrade", 2)
    assert parse_backup_name(made.file_name()) == made
    for other in ("so-00112233.scb", "ảnh.jpg", "so-00112233-000000041-20261399-080000.scb"):
        assert parse_backup_name(other) is None


def test_half_hourly_work_is_thinned_to_days_weeks_and_months() -> None:
    names: list[str] = []
    for day in range(400, -1, -1):
        for half_hour in range(4):
            at = NOW - timedelta(days=day) + timedelta(minutes=30 * (half_hour - 4))
            names.append(name(len(names), at))
    kept = sorted(set(names) - set(thinning(names, NOW)))
    ages = [NOW - parsed.at for found in kept if (parsed := parse_backup_name(found))]
    assert sum(age < timedelta(days=1) for age in ages) == 4
    assert sum(timedelta(days=1) <= age < timedelta(days=14) for age in ages) == 13
    assert 6 <= sum(timedelta(days=14) <= age < timedelta(days=61) for age in ages) <= 8
    assert 11 <= sum(age >= timedelta(days=61) for age in ages) <= 13
    assert max(names) in kept


def test_of_a_day_the_last_one_is_kept() -> None:
    day = NOW - timedelta(days=3)
    names = [name(counter, day + timedelta(hours=counter)) for counter in range(3)]
    assert thinning(names, NOW) == [names[1], names[0]]


def test_a_clock_set_back_removes_neither_the_future_nor_the_newest() -> None:
    names = [name(1, NOW), name(2, NOW + timedelta(hours=1)), name(3, NOW - timedelta(days=6000))]
    assert thinning(names, NOW - timedelta(days=6000)) == []
    assert thinning(names, NOW) == []


def test_labelled_and_foreign_files_stay() -> None:
    old = NOW - timedelta(days=900)
    names = [name(1, old, "before-upgrade"), name(2, old), name(3, old), "ghi chú.txt"]
    assert thinning(names, NOW) == [names[1]]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(-5, 900)), max_size=30))
def test_thinning_again_removes_nothing_and_the_newest_stays(made: list[tuple[int, int]]) -> None:
    names = sorted({name(counter, NOW - timedelta(days=days)) for counter, days in made})
    kept = [found for found in names if found not in thinning(names, NOW)]
    assert thinning(kept, NOW) == []
    if names:
        newest = max(counter for counter, _ in made)
        assert any(parsed.counter == newest for found in kept if (parsed := parse_backup_name(found)))
