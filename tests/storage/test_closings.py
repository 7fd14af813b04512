"""Closings as rows: what came after one, drafts dated inside, the versions of a record with their days."""

from __future__ import annotations

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.closings import CLOSING_KIND, Closings, KindChange, KindSum, Within
from desktop_app.storage.connection import Connection
from desktop_app.storage.versions import Versions
from tests.storage.gifts import UNIT, gift, lift

PERIOD = Within("2025-12-01", "2026-05-31", ("gift",), (UNIT,))


def save(connection: Connection, stored: StoredVersion) -> None:
    """Save one version as this device does."""
    versions = Versions(connection, lift)
    with connection.write():
        while versions.next_counter() < stored.version.counter:
            pass
        versions.put(stored, lift(stored.version), local=True)


def test_what_is_dated_inside_and_came_after_is_summed(connection: Connection) -> None:
    early = gift("A", counter=1)
    save(connection, early)
    closing = gift("closing", counter=2, kind=CLOSING_KIND, day="2026-05-31")
    save(connection, closing)
    save(connection, gift("B", counter=3, value=7))
    save(connection, gift("C", counter=4, day="2026-06-01"))
    save(connection, gift("D", counter=5, unit="LC-02"))
    save(connection, gift("E", counter=6, day=""))
    save(connection, gift("F", counter=7, day="2026"))
    closings = Closings(connection)
    (row,) = closings.all()
    assert (row.unit, row.content) == (UNIT, closing.content)
    assert closings.records(PERIOD) == [KindSum("gift", 2, 500_007)]
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 1, 7, 0, 0)]
    assert [(one.id, one.state, one.occurred_from) for one in closings.dated_versions(early.version.record)] == [
        (early.id, "complete", "2026-02-05")
    ]


def test_a_change_is_told_apart_with_what_it_changed(connection: Connection) -> None:
    noted, raised, binned, moved = (gift(name, counter=place) for place, name in enumerate("ABCD", 1))
    outside = gift("E", counter=5, day="2026-06-01")
    save(connection, noted)
    save(connection, raised)
    save(connection, binned)
    save(connection, moved)
    save(connection, outside)
    save(connection, gift("closing", counter=6, kind=CLOSING_KIND))
    closings = Closings(connection)
    (row,) = closings.all()
    assert closings.since(row.seq, PERIOD) == []
    save(connection, gift("A", counter=7, parents=(noted,), note="Ghi chú"))
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 0, 0, 1, 0)]
    save(connection, gift("B", counter=8, parents=(raised,), value=700_000))
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 0, 0, 2, 200_000)]
    save(connection, gift("C", counter=9, parents=(binned,), state="deleted"))
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 0, 0, 3, -300_000)]
    save(connection, gift("D", counter=10, parents=(moved,), day="2026-06-02"))
    save(connection, gift("E", counter=11, parents=(outside,), day="2026-05-30"))
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 0, 0, 5, -300_000)]
    save(connection, gift("F", counter=12, value=9))
    assert closings.since(row.seq, PERIOD) == [KindChange("gift", 1, 9, 5, -300_000)]


def test_a_late_record_that_is_corrected_is_late_once_with_what_it_is_now(connection: Connection) -> None:
    save(connection, gift("closing", counter=1, kind=CLOSING_KIND))
    late = gift("A", counter=2, value=5)
    save(connection, late)
    save(connection, gift("A", counter=3, parents=(late,), value=8))
    (row,) = Closings(connection).all()
    assert Closings(connection).since(row.seq, PERIOD) == [KindChange("gift", 1, 8, 0, 0)]


def test_an_erasure_changes_no_sums(connection: Connection) -> None:
    first = gift("A", counter=1)
    save(connection, first)
    save(connection, gift("closing", counter=2, kind=CLOSING_KIND))
    save(connection, gift("A", counter=3, parents=(first,)))
    with connection.write():
        connection.run("UPDATE version SET erased = 1, value = NULL, occurred_from = NULL WHERE counter = 1")
    (row,) = Closings(connection).all()
    assert Closings(connection).since(row.seq, PERIOD) == [KindChange("gift", 0, 0, 1, 0)]


def test_a_closing_stands_where_it_was_first_finished(connection: Connection) -> None:
    draft = gift("closing", counter=1, kind=CLOSING_KIND, state="deleted")
    save(connection, draft)
    save(connection, gift("A", counter=2))
    save(connection, gift("closing", counter=3, kind=CLOSING_KIND, parents=(draft,)))
    (row,) = Closings(connection).all()
    assert Closings(connection).since(row.seq, PERIOD) == []


def test_a_closing_keeps_its_place_when_it_is_corrected(connection: Connection) -> None:
    first = gift("closing", counter=1, kind=CLOSING_KIND)
    save(connection, first)
    (before,) = Closings(connection).all()
    save(connection, gift("closing", counter=2, kind=CLOSING_KIND, parents=(first,), value=9))
    (after,) = Closings(connection).all()
    assert (after.seq, after.content == before.content) == (before.seq, False)


def test_drafts_that_may_lie_inside_are_counted(connection: Connection) -> None:
    save(connection, gift("A", counter=1, state="draft"))
    save(connection, gift("B", counter=2, state="draft", day="2026"))
    save(connection, gift("C", counter=3, state="draft", day="2026-06-01"))
    save(connection, gift("D", counter=4, state="draft", day=""))
    save(connection, gift("E", counter=5))
    assert Closings(connection).drafts(PERIOD) == [KindSum("gift", 2, 1_000_000)]
    assert Closings(connection).records(PERIOD) == [KindSum("gift", 1, 500_000)]
