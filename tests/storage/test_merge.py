"""Receiving versions in bulk: any order and partition of the same versions ends in the same store."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import StoredVersion
from desktop_app.storage import merge
from desktop_app.storage.connection import Connection
from desktop_app.storage.figures import Figures, PeriodRow, Span
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing, Totals
from desktop_app.storage.merge import DraftReceived, Merge
from desktop_app.storage.placing import Arrival, MergeCounts
from desktop_app.storage.rebuild import Rebuild
from tests.storage.gifts import DEVICE, UNIT, gift, lift, record_id, undone

State = tuple[dict[str, tuple[str, str, bool, str]], list[PeriodRow], Totals, list[str]]


def arrival(stored: StoredVersion) -> Arrival:
    return stored, lift(stored.version)


def put(connection: Connection, versions: list[StoredVersion]) -> MergeCounts:
    return Merge(connection, lift).put_many(map(arrival, versions))


def state_of(connection: Connection) -> State:
    """Return all that may not depend on the order of arrival."""
    records = {
        record: (head, shown, bool(forked), title)
        for record, head, shown, forked, title in connection.read(
            "SELECT r.id, h.id, s.id, r.forked, r.title FROM record r JOIN version h ON h.seq = r.head"
            " JOIN version s ON s.seq = r.shown"
        )
    }
    listing = Listing(connection, DEVICE)
    answers = sorted(row.title for row in listing.page(Question("gift", search="nguyễn"), 100))
    figures = Figures(connection).period_rows(Span("2026-01-01", "2026-12-31"))
    return records, figures, listing.totals(Question("gift")), answers


@st.composite
def histories(draw: st.DrawFn) -> list[StoredVersion]:
    """A few records, each a random graph: chains, forks, decisions, deletions, changes of name."""
    versions: list[StoredVersion] = []
    for number in range(draw(st.integers(1, 4))):
        own: list[StoredVersion] = []
        for counter in range(1, draw(st.integers(1, 6)) + 1):
            places = draw(st.sets(st.integers(0, len(own) - 1), max_size=2)) if own else set()
            own.append(
                gift(
                    draw(st.sampled_from(["Nguyễn Thị Hòa", "Lò Văn Hoà", "nguyen van a"])),
                    record=f"record {number}",
                    parents=tuple(own[place] for place in places),
                    counter=counter,
                    state=draw(st.sampled_from(["complete", "complete", "deleted"])),
                    value=draw(st.integers(0, 5)),
                    day=draw(st.sampled_from(["2026-02-05", "2026", "2025-12-31", ""])),
                )
            )
        versions += own
    return list({stored.id: stored for stored in versions}.values())


@given(versions=histories(), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_and_partition_gives_the_same_store(
    connection: Connection, versions: list[StoredVersion], data: st.DataObject
) -> None:
    with undone(connection):
        assert put(connection, versions) == MergeCounts(len(versions), 0, len(_forked(connection)))
        expected = state_of(connection)
        assert list(Rebuild(connection, lift).differences()) == []
    shuffled = data.draw(st.permutations(versions))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(versions)), max_size=4)))
    with undone(connection):
        for start, end in zip([0, *cuts], [*cuts, len(versions)], strict=True):
            put(connection, shuffled[max(0, start - 1) : end])  # overlapping: some arrive twice
        assert state_of(connection) == expected
        assert list(Rebuild(connection, lift).differences()) == []
        assert put(connection, versions) == MergeCounts(0, len(versions), 0)
        assert state_of(connection) == expected


def _forked(connection: Connection) -> list[str]:
    return [record for (record,) in connection.read("SELECT id FROM record WHERE forked = 1")]


def test_one_record_spread_over_many_chunks(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "CHUNK", 2)
    chain = [gift("Lò Văn Páo")]
    for counter in range(2, 10):
        chain.append(gift("Lò Văn Páo", parents=(chain[-1],), counter=counter, value=counter))
    with connection.write():
        assert put(connection, chain[::-1]) == MergeCounts(9, 0, 0)
    assert connection.read("SELECT value FROM version WHERE current = 1") == [(9,)]
    assert connection.value("SELECT forked FROM record") == 0


def test_the_same_version_twice_in_one_stream_is_known_once(connection: Connection) -> None:
    stored = gift("Lò Văn Páo")
    with connection.write():
        assert put(connection, [stored, stored]) == MergeCounts(1, 1, 0)


def test_a_draft_is_refused_and_nothing_of_the_bundle_stays(connection: Connection) -> None:
    with pytest.raises(DraftReceived), connection.write():
        put(connection, [gift("Lò Văn Páo"), gift("Lò A", state="draft")])
    assert connection.value("SELECT count(*) FROM version") == 0


def test_what_the_stream_raises_undoes_the_bundle(connection: Connection) -> None:
    def broken() -> Iterator[Arrival]:
        for number in range(merge.CHUNK + 1):
            yield arrival(gift(f"Lò Văn {number}"))
        raise EOFError

    with pytest.raises(EOFError), connection.write():
        Merge(connection, lift).put_many(broken())
    assert connection.value("SELECT count(*) FROM record") == 0


def test_units_of_known_records(connection: Connection) -> None:
    with connection.write():
        put(connection, [gift("Lò Văn Páo"), gift("Lò A", unit="LC-02")])
    units = Merge(connection, lift).units_of([record_id("Lò Văn Páo"), record_id("Lò A"), record_id("nobody")])
    assert units == {record_id("Lò Văn Páo"): UNIT, record_id("Lò A"): "LC-02"}


def test_memory_does_not_grow_with_the_number_received(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "CHUNK", 50)

    def peak(chunks: int) -> int:
        names = (f"{chunks} {number}" for number in range(chunks * merge.CHUNK))
        tracemalloc.start()
        with connection.write():
            Merge(connection, lift).put_many(arrival(gift("Lò A", record=name)) for name in names)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(3)  # fills caches of statements and foldings
    assert peak(24) < 1.3 * peak(4)
