"""Erasure in the store: bytes and what was taken out of them go, ids stay, and the bytes never come back."""

from __future__ import annotations

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.check import check_store
from desktop_app.storage.connection import Connection
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.figures import Span
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.people_counts import People
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.travel import Outcome, TravelStates
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, UNIT, gift, lift, people_in, receive, save

OTHER = "LC-09"


def erase(connection: Connection, *versions: StoredVersion, units: tuple[str, ...] = (UNIT,)) -> int:
    """Erase versions for the first of ``units``."""
    with connection.write():
        return Erasing(connection, lift).erase([stored.id for stored in versions], units[0], units)


def test_older_versions_go_and_the_head_counts_on(connection: Connection) -> None:
    first = gift("Giàng A Chứ", counter=1, value=1, note="x")
    last = gift("Người khác", record="Giàng A Chứ", counter=2, parents=(first,), value=1)
    save(connection, first, last)
    assert Erasing(connection, lift).versions_of([first.version.record]) == [first.id, last.id]
    assert erase(connection, first) == 1
    assert erase(connection, first) == 0
    assert Erasing(connection, lift).versions_of([first.version.record]) == [last.id]
    assert connection.one("SELECT content, erased, reason, value FROM version WHERE id = ?", (first.id,)) == (
        None,
        1,
        "",
        None,
    )
    assert connection.value("SELECT count(*) FROM version_person") == 1
    assert people_in(connection, Span("2026-01-01", "2026-12-31"), ("recipient",)) == People(1, 1)
    assert [row.title for row in Listing(connection, DEVICE).page(Question("gift"), 9)] == ["Người khác"]
    assert check_store(connection) == []
    assert list(Rebuild(connection, lift).differences()) == []


def test_a_record_that_shows_an_erased_version_shows_nothing(connection: Connection) -> None:
    live, gone = gift("Giàng A Chứ", counter=1), gift("Lò Văn Pâng", counter=2)
    binned = gift("Lò Văn Pâng", counter=3, parents=(gone,), state="deleted")
    save(connection, live, gone, binned)
    erase(connection, live, gone, binned)
    listing = Listing(connection, DEVICE)
    assert [(row.title, row.data) for row in listing.page(Question("gift"), 9)] == [("", {})]
    assert listing.page(Question("gift", search="giang"), 9) == []
    assert listing.page(Question("gift", deleted=True), 9) == []
    assert listing.count(Question("gift", deleted=True)) == 0
    assert list(Rebuild(connection, lift).differences()) == []
    assert check_store(connection) == []


def test_only_versions_of_the_own_units_go_and_no_draft(connection: Connection) -> None:
    mine, theirs = gift("Giàng A Chứ", counter=1), gift("Lò Văn Pâng", counter=2, unit=OTHER)
    draft = gift("Giàng A Chứ", counter=3, parents=(mine,), state="draft")
    save(connection, mine, theirs, draft)
    assert erase(connection, mine, theirs, draft) == 1
    versions = Versions(connection, lift)
    assert versions.get(theirs.id) == theirs
    assert versions.get(draft.id) == draft
    erasing = Erasing(connection, lift)
    assert erasing.erased([mine.id, theirs.id, draft.id], {UNIT}) == {mine.id, theirs.id, draft.id}
    assert erasing.erased([mine.id], {OTHER}) == set(), "another unit's erasure keeps nobody's bytes away"


def test_what_the_province_said_of_an_erased_version_goes_too(connection: Connection) -> None:
    stored = gift("Giàng A Chứ", counter=1)
    save(connection, stored)
    travel = TravelStates(connection, DEVICE)
    with connection.write():
        travel.add([Outcome(stored.version.record, stored.id, "returned", "Giàng A Chứ thiếu số")], "b", None)
    erase(connection, stored)
    assert [(step.step, step.reason) for step in travel.of(stored.version.record)] == [("returned", None)]


def test_a_parent_erased_before_it_arrived_is_not_missed(connection: Connection) -> None:
    first = gift("Giàng A Chứ", counter=1)
    receive(connection, gift("Giàng A Chứ", counter=2, parents=(first,)))
    assert [finding.code for finding in check_store(connection)] == ["parent_missing"]
    assert erase(connection, first) == 0
    assert check_store(connection) == []


def test_typing_that_holds_the_person_is_dropped(connection: Connection) -> None:
    unsaved = Unsaved(connection)
    with connection.write():
        unsaved.keep("gift", "", 1, {"recipient": {"record": "a" * 32}}, None)
        unsaved.keep("person", "a" * 32, 1, {}, None)
        unsaved.keep("gift", "b" * 32, 1, {"number": "012"}, None)
        assert Erasing(connection, lift).forget_typing(["a" * 32, ""]) == 2
    assert [kept.record for kept in unsaved.offered()] == ["b" * 32]


def test_of_what_a_unit_erased_the_newest_are_told_and_first_what_never_came(connection: Connection) -> None:
    one, two, theirs = gift("Giàng A Chứ", counter=1), gift("Lò Văn Pâng", counter=2), gift("Mùa A Lử", counter=3)
    save(connection, one, two, theirs)
    never_came = gift("Vàng Thị Dở", counter=9)
    erase(connection, one, two, never_came)
    erase(connection, theirs, units=(OTHER,))
    erasing = Erasing(connection, lift)
    assert erasing.newest({UNIT}, 9) == [never_came.id, two.id, one.id]
    assert erasing.newest({UNIT}, 2) == [never_came.id, two.id]
    assert erasing.newest({UNIT, OTHER}, 9) == [never_came.id, theirs.id, two.id, one.id]
