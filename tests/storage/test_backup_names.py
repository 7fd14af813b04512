from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.clock import VIETNAM
from desktop_app.storage.backup_names import KEEP_NEWEST, BackupName, parse_backup_name, thinning

NOW = datetime(2026, 6, 5, 8, 0, tzinfo=VIETNAM)


def name(counter: int, at: datetime, label: str = "") -> str:
    return BackupName("0011223344556677", counter, at, label).file_name()


def test_names_read_back() -> None:
    made = BackupName("00112233", 41, NOW, "before-upgrade", 2)
    assert parse_backup_name(made.file_name()) == made
    for other in ("so-00112233.scb", "ảnh.jpg", "so-00112233-000000041-20261399-080000.scb"):
        assert parse_backup_name(other) is None


def test_half_hourly_work_is_thinned_to_days_weeks_and_months() -> None:
    evening = NOW.replace(hour=20)
    names: list[str] = []
    for day in range(400, -1, -1):
        for half_hour in range(KEEP_NEWEST):
            names.append(name(len(names), evening - timedelta(days=day, minutes=30 * (KEEP_NEWEST - half_hour))))
    kept = sorted(set(names) - set(thinning(names)))
    ages = [evening - parsed.at for found in kept if (parsed := parse_backup_name(found))]
    assert sum(age < timedelta(days=1) for age in ages) == KEEP_NEWEST
    assert sum(timedelta(days=1) <= age < timedelta(days=14) for age in ages) == 13
    assert 6 <= sum(timedelta(days=14) <= age < timedelta(days=63) for age in ages) <= 9
    assert 11 <= sum(age >= timedelta(days=63) for age in ages) <= 13
    assert max(names) in kept


def test_of_a_day_the_last_one_is_kept() -> None:
    day = NOW - timedelta(days=3)
    newer = [name(9 + counter, NOW + timedelta(minutes=counter)) for counter in range(KEEP_NEWEST)]
    names = [name(counter, day + timedelta(hours=counter)) for counter in range(3)]
    assert thinning([*names, *newer]) == [names[1], names[0]]


@pytest.mark.parametrize("years", [10, -20])
def test_a_jump_of_the_clock_makes_nothing_old(years: int) -> None:
    """A backup while the clock is wrong pushes out what an honest one would: the oldest day and the oldest week."""
    names = [name(counter, NOW + timedelta(days=counter)) for counter in range(60)]
    kept = [found for found in names if found not in thinning(names)]
    jumped = name(60, NOW + timedelta(days=365 * years))
    assert len(thinning([*kept, jumped])) <= 2
    after = [*kept, jumped, name(61, NOW + timedelta(days=61))]
    removed = thinning(after)
    assert len(removed) <= 4
    assert {jumped, after[-1]}.isdisjoint(removed)


def test_a_clock_that_stands_still_does_not_fill_the_disk() -> None:
    names = [name(counter, NOW) for counter in range(500)]
    assert len(names) - len(thinning(names)) == KEEP_NEWEST


def test_labelled_and_foreign_files_stay() -> None:
    old = NOW - timedelta(days=900)
    newer = [name(9 + counter, NOW) for counter in range(KEEP_NEWEST)]
    names = [name(1, old, "before-upgrade"), name(2, old), name(3, old), "ghi chú.txt"]
    assert thinning([*names, *newer]) == [names[1]]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(-5, 900)), max_size=60))
def test_thinning_again_removes_nothing_and_the_newest_stays(made: list[tuple[int, int]]) -> None:
    names = sorted({name(counter, NOW - timedelta(days=days)) for counter, days in made})
    kept = [found for found in names if found not in thinning(names)]
    assert thinning(kept) == []
    if names:
        newest = max(counter for counter, _ in made)
        assert any(parsed.counter == newest for found in kept if (parsed := parse_backup_name(found)))
