"""Pages, orders, totals and travel states of lists; row numbers turned into pages; the plans behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain import vietnamese
from desktop_app.storage import row_window
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.list_questions import Key, Question
from desktop_app.storage.listing import Listing, RecordRow, Totals
from desktop_app.storage.merge import Merge
from desktop_app.storage.migrations import migrate
from desktop_app.storage.row_window import RowWindow
from desktop_app.storage.travel import Outcome, TravelStates, TravelStep
from tests.storage.gifts import DEVICE, gift, lift, receive, save

NAMES = ["Nguyễn Văn Ánh", "Lò Văn Páo", "Lò Văn Páo", "Trần Thị Yến", "Giàng A Sử", "Mùa Thị Mỷ", "Nguyễn Bình"]
AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
BY_TITLE = Question("gift")
NEWEST = Question("gift", order="newest")
MANY = 1_234


@pytest.fixture
def listing(connection: Connection) -> Listing:
    receive(connection, *(gift(name, record=f"{place}", counter=place + 1) for place, name in enumerate(NAMES)))
    return Listing(connection, DEVICE)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listing]:
    """A list of some pages, with many equal titles."""
    folder: Path = tmp_path_factory.mktemp("many")
    connection = connect(folder / "store.db", bytes(32), create=True)
    migrate(connection)
    with connection.write():
        versions = (gift(f"Lò {number % 5}", record=f"{number}", counter=number + 1) for number in range(MANY))
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in versions)
    yield Listing(connection, DEVICE)
    connection.close()


def all_rows(listing: Listing, question: Question, limit: int) -> list[RecordRow]:
    rows: list[RecordRow] = []
    after: Key | None = None
    while page := listing.page(question, limit, after=after):
        rows += page
        after = page[-1].key
    return rows


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
def test_pages_by_title_are_in_vietnamese_order(listing: Listing, limit: int) -> None:
    titles = [row.title for row in all_rows(listing, BY_TITLE, limit)]
    assert titles == sorted(NAMES, key=vietnamese.person_sort_key)


@pytest.mark.parametrize("question", [BY_TITLE, NEWEST, Question("gift", search="lo")])
def test_pages_backwards_are_the_same_rows(many: Listing, question: Question) -> None:
    forwards = all_rows(many, question, 100)
    assert len(forwards) == MANY == many.count(question)
    backwards = many.page_from_end(question, 100)
    while page := many.page(question, 100, before=backwards[0].key):
        backwards = page + backwards
    assert backwards == forwards
    assert many.page_from_end(question, 10, skip=3) == forwards[-13:-3]


def test_newest_first(listing: Listing) -> None:
    assert [row.title for row in listing.page(NEWEST, 50)] == NAMES[::-1]


def test_rows_bring_the_data_of_the_shown_version(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    draft = gift("Lò Văn Páo", parents=(done,), counter=2, state="draft", value=9)
    save(connection, done, draft)
    (row,) = Listing(connection, DEVICE).page(BY_TITLE, 5)
    assert (row.id, row.version, row.content) == (done.version.record, draft.id, draft.content)
    assert row.data == draft.version.data
    assert (row.state, row.travel, row.forked, row.form_version) == ("draft", "draft", False, 1)


def test_travel_state_follows_the_version(connection: Connection) -> None:
    listing = Listing(connection, DEVICE)
    travel = TravelStates(connection, DEVICE)

    def states() -> list[str]:
        return [row.travel for row in listing.page(BY_TITLE, 5)]

    done = gift("Lò Văn Páo")
    record = done.version.record
    save(connection, done)
    assert states() == ["ready"]
    assert travel.counts() == {"ready": 1}
    with connection.write():
        assert travel.add([Outcome(record, done.id, "exported")], "a.scd", AT) == 1
    assert states() == ["exported"]
    with connection.write():
        assert travel.add([Outcome(record, done.id, "returned", "thiếu số CCCD")], "r1", AT) == 1
        assert travel.add([Outcome(record, done.id, "returned", "thiếu số CCCD")], "r1", AT) == 0
        assert travel.add([Outcome("0" * 32, done.id, "accepted")], "r1", AT) == 0
    assert states() == ["returned"]
    assert travel.state(record) == "returned"
    corrected = gift("Lò Văn Páo", parents=(done,), counter=2, value=2)
    save(connection, corrected)
    assert states() == ["ready"]
    with connection.write():
        travel.add([Outcome(record, corrected.id, "accepted")], None, None)
    assert states() == ["accepted"]
    assert travel.of(record)[1:] == [
        TravelStep("returned", done.id, "r1", "thiếu số CCCD", AT.isoformat()),
        TravelStep("accepted", corrected.id, None, None, None),
    ]
    assert travel.state("0" * 32) is None


def test_what_another_device_wrote_was_received(connection: Connection) -> None:
    receive(connection, gift("Lò Văn Páo", device="e" * 16))
    assert [row.travel for row in Listing(connection, DEVICE).page(BY_TITLE, 5)] == ["received"]


def test_totals_are_of_what_is_shown(connection: Connection) -> None:
    done = gift("Lò Văn Páo", value=1, number="012345678901")
    save(
        connection,
        done,
        gift("Lò Văn Páo", parents=(done,), counter=2, value=10, number="012345678901"),
        gift("Lo Van Pao", record="again", counter=3, value=100, number="012345678901"),
        gift("Trần Thị Yến", counter=4, value=1_000, state="draft"),
        gift("Mùa A Lử", counter=5, value=10_000, kind="house"),
    )
    gone = gift("Giàng A Sử", counter=6)
    save(connection, gone, gift("Giàng A Sử", parents=(gone,), counter=7, state="deleted", value=7))
    listing = Listing(connection, DEVICE)
    assert listing.totals(BY_TITLE) == Totals(records=3, drafts=1, persons=2, turns=3, value=1_110)
    assert listing.totals(Question("gift", search="pao")) == Totals(2, 0, 1, 2, 110)
    assert listing.totals(Question("gift", search="yến")) == Totals(1, 1, 1, 1, 1_000)
    assert listing.totals(Question("gift", search="zzz")) == Totals(0, 0, 0, 0, 0)
    assert listing.totals(Question("gift", deleted=True)) == Totals(1, 0, 1, 1, 7)
    assert listing.totals(Question("award")) == Totals(0, 0, 0, 0, 0)
    assert listing.parts(BY_TITLE) == {"": 1_110}, "a subtype is not asked for here"
    assert listing.parts(Question("gift", search="pao")) == {"": 110}
    assert listing.parts(Question("award")) == {}
    assert listing.counts() == {"gift": 3, "house": 1}


TWINS = Question("gift", twins=True)


def test_likely_duplicates_stand_side_by_side(connection: Connection) -> None:
    names = ["Lò Văn Páo", "Trần Thị Yến", "LÒ VĂN PÁO", "Mùa A Lử", "lò văn páo", "trần thị yến", "Giàng A Sử"]
    gone = gift("Mùa A Lử", record="gone", counter=20)
    save(connection, *(gift(name, record=str(number), counter=number + 1) for number, name in enumerate(names)))
    save(connection, gone, gift("Mùa A Lử", record="gone", parents=(gone,), counter=21, state="deleted"))
    save(connection, gift("Giàng A Sử", record="house", kind="house", counter=22))
    save(connection, gift("Giàng A Sử", record="later", day="2026-03-01", counter=23))
    listing = Listing(connection, DEVICE)
    expected = ["Lò Văn Páo", "LÒ VĂN PÁO", "lò văn páo", "Trần Thị Yến", "trần thị yến"]
    for limit in (1, 2, 50):
        assert [row.title for row in all_rows(listing, TWINS, limit)] == expected
    assert listing.count(TWINS) == 5
    assert [row.title for row in listing.page_from_end(TWINS, 2, skip=1)] == expected[2:4]
    assert listing.totals(TWINS) == Totals(records=5, drafts=0, persons=2, turns=5, value=2_500_000)
    assert listing.count(Question("award", twins=True)) == 0
    rows = listing.page(NEWEST, 50)
    assert {row.title for row in rows if row.twin} == set(expected)
    assert not any(row.twin for row in listing.page(Question("gift", deleted=True), 50))


def test_likely_duplicates_are_found_from_the_index_alone(many: Listing) -> None:
    plan = many.plan(TWINS, (b"", 0), backwards=False)
    assert any("record USING COVERING INDEX record_by_duplicate" in line for line in plan)
    assert not any(line.startswith(("SCAN t", "SCAN o", "SCAN r", "SCAN v")) for line in plan)


@pytest.mark.parametrize(
    ("question", "index"),
    [(BY_TITLE, "record_by_title"), (NEWEST, "record_listed"), (Question("gift", deleted=True), "record_deleted")],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_pages_are_read_from_an_index_without_sorting_the_list(
    many: Listing, question: Question, index: str, backwards: bool
) -> None:
    plan = many.plan(question, (b"\x01", 5), backwards=backwards)
    keys = next(line for line in plan if "record" in line.split())
    assert "SEARCH record USING COVERING INDEX" in keys
    assert index in keys
    assert not any(line.startswith("SCAN record") or line.startswith("SCAN v") for line in plan)
    assert plan.index(keys) < min(place for place, line in enumerate(plan) if line.startswith("SEARCH r "))


@given(
    numbers=st.lists(st.integers(0, MANY + 30), min_size=1, max_size=25),
    search=st.sampled_from(["", "lo"]),
    order=st.sampled_from(["title", "newest"]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_by_number_in_any_order(
    many: Listing, monkeypatch: pytest.MonkeyPatch, numbers: list[int], search: str, order: str
) -> None:
    monkeypatch.setattr(row_window, "PAGE", 10)
    monkeypatch.setattr(row_window, "STRIDE", 3)
    monkeypatch.setattr(row_window, "KEPT_PAGES", 3)
    question = Question("gift", "title" if order == "title" else "newest", search)
    expected = all_rows(many, question, MANY)
    window = RowWindow(many, question)
    assert len(window) == MANY
    for number in numbers:
        assert window.row(number) == (expected[number] if number < MANY else None)


def test_paging_up_from_the_end(many: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_window, "PAGE", 10)
    monkeypatch.setattr(row_window, "KEPT_PAGES", 2)
    expected = all_rows(many, BY_TITLE, MANY)
    window = RowWindow(many, BY_TITLE)
    for number in range(MANY - 1, MANY - 60, -1):
        assert window.row(number) == expected[number]
    assert window.row(MANY - 1) == expected[-1]


def test_a_far_row_of_a_list_that_shrank_is_no_row(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_window, "PAGE", 1)
    monkeypatch.setattr(row_window, "STRIDE", 1)
    done = [gift(f"Lò {number}", counter=number + 1) for number in range(9)]
    save(connection, *done)
    window = RowWindow(Listing(connection, DEVICE), BY_TITLE)
    gone = [gift(f"Lò {n}", counter=n + 10, parents=(done[n],), state="deleted") for n in range(2, 9)]
    save(connection, *gone)
    assert window.row(5) is None


def test_a_window_over_a_list_that_shrank_shows_no_wrong_row(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    save(connection, done)
    window = RowWindow(Listing(connection, DEVICE), BY_TITLE)
    save(connection, gift("Lò Văn Páo", parents=(done,), counter=2, state="deleted"))
    assert window.row(0) is None
