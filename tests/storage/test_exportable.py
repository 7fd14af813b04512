"""What goes into a bundle: since the acknowledged counter, never a draft, never what was deleted unseen."""

from __future__ import annotations

import tracemalloc
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.connection import Connection
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.merge import Merge
from desktop_app.storage.outbox import Outbox, OutboxEntry
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, gift, lift, receive, save, undone

EPOCH = "a" * 16
AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")


class Office:
    """An office that exports; every method but ``carry`` and ``export`` leaves the store as it was."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.outbox = Outbox(connection)
        self.exportable = Exportable(connection, DEVICE)
        self.versions = Versions(connection, lift)

    @property
    def base(self) -> int:
        return self.outbox.acknowledged_counter(EPOCH)

    def bundle(self, top: int | None = None) -> list[bytes]:
        with self.connection.write():
            return list(self._gathered(top).contents())

    def totals(self) -> dict[str, dict[str, int]]:
        with self.connection.write():
            return self._gathered().totals()

    def carry(self, *, acknowledged: bool) -> list[bytes]:
        """Make a bundle inside ``write()``; return its lines."""
        versions, base, top = self._gathered(), self.base, self.versions.counter()
        number = self.outbox.next_number(EPOCH)
        name = f"bundle-{number}.scd"
        self.outbox.record(OutboxEntry(EPOCH, number, name, "1", 1, "2", base, top, "", {}, "verified"))
        versions.mark_exported(name, AT)
        if acknowledged:
            self.outbox.acknowledge(EPOCH, top)
        return list(versions.contents())

    def _gathered(self, top: int | None = None) -> BundleVersions:
        return self.exportable.gather(self.base, self.versions.counter() if top is None else top)

    def export(self, *, acknowledged: bool = True) -> list[bytes]:
        with self.connection.write():
            return self.carry(acknowledged=acknowledged)


def sums(*, versions: int, records: int = 0, deleted: int = 0, value: int = 0) -> dict[str, int]:
    """Return the sums of one kind whose live records have one turn and one person each."""
    return {
        "versions": versions,
        "records": records,
        "deleted": deleted,
        "value": value,
        "turns": records,
        "persons": records,
    }


def contents(*versions: StoredVersion) -> list[bytes]:
    return [stored.content for stored in versions]


def test_completed_records_go_with_their_chain_and_drafts_stay(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    second = gift("Lò Văn Páo", counter=3, parents=(first,), value=9)
    save(
        connection,
        first,
        gift("Mùa A Lử", counter=2, state="draft"),
        second,
        gift("Lò Văn Páo", counter=4, parents=(second,), state="draft"),
    )
    office = Office(connection)
    assert office.totals() == {"gift": sums(versions=2, records=1, value=9)}
    assert office.bundle() == contents(first, second)


def test_only_what_came_after_the_acknowledged_counter_goes(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    save(connection, first)
    office = Office(connection)
    assert office.export() == contents(first)
    assert office.bundle() == []
    assert office.totals() == {}
    second = gift("Lò Văn Páo", counter=2, parents=(first,), value=9)
    save(connection, second)
    assert office.bundle() == contents(second)


def test_a_lost_stick_costs_nothing(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    save(connection, first)
    office = Office(connection)
    office.export(acknowledged=False)
    second = gift("Mùa A Lử", counter=2)
    save(connection, second)
    assert office.export(acknowledged=False) == contents(first, second)


def test_a_range_ends_at_its_top(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    save(connection, first, gift("Mùa A Lử", counter=2))
    assert Office(connection).bundle(top=1) == contents(first)


def test_deleted_before_any_export_never_goes(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    save(connection, first, gift("Lò Văn Páo", counter=2, parents=(first,), state="deleted"))
    office = Office(connection)
    assert office.bundle() == []
    assert office.export() == []
    assert connection.value("SELECT count(*) FROM record_state") == 0


def test_deleted_after_an_export_goes_as_a_deletion(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    save(connection, first)
    office = Office(connection)
    office.export(acknowledged=False)
    deleted = gift("Lò Văn Páo", counter=2, parents=(first,), state="deleted")
    save(connection, deleted)
    assert office.totals() == {"gift": sums(versions=2, deleted=1)}
    assert office.bundle() == contents(first, deleted)


def test_brought_back_after_bundles_passed_over_it_goes_whole(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    deleted = gift("Lò Văn Páo", counter=2, parents=(first,), state="deleted")
    other = gift("Mùa A Lử", counter=3)
    save(connection, first, deleted, other)
    office = Office(connection)
    assert office.export() == contents(other)
    undone_version = gift("Lò Văn Páo", counter=4, parents=(deleted,))
    save(connection, undone_version)
    whole = contents(first, deleted, undone_version)
    assert office.export(acknowledged=False) == whole  # this stick is lost
    assert office.totals() == {"gift": sums(versions=3, records=1, value=500_000)}
    assert office.export() == whole
    assert office.bundle() == []


def test_versions_of_other_devices_are_not_ours_to_send(connection: Connection) -> None:
    theirs = gift("Lò Văn Páo", counter=1, device="e" * 16)
    receive(connection, theirs)
    ours = gift("Lò Văn Páo", counter=1, parents=(theirs,), value=9)
    save(connection, ours)
    assert Office(connection).bundle() == contents(ours)


def test_what_ours_follow_goes_too_where_a_pc_of_the_unit_wrote_it(connection: Connection) -> None:
    """The province may have lost it, and the PC that wrote it may be gone."""
    theirs = gift("Lò Văn Páo", counter=1, device="e" * 16)
    receive(connection, theirs)
    save(connection, gift("Lò Văn Páo", counter=1, parents=(theirs,), value=9))
    with connection.write():
        connection.run(
            "INSERT INTO device (id, unit, signing_key, sealing_recipient, status) VALUES (?, 'CD', '', '', 'revoked')",
            ("e" * 16,),
        )
    assert contents(theirs)[0] in Office(connection).bundle()


def test_an_undecided_fork_goes(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    one = gift("Lò Văn Páo", counter=2, parents=(first,), state="deleted")
    two = gift("Lò Văn Páo", counter=3, parents=(first,), state="deleted", value=3)
    save(connection, first, one)
    receive(connection, two)
    with connection.write():
        Versions(connection, lift).next_counter()
    assert Office(connection).bundle() == contents(first, one, two)


def test_erased_bytes_cannot_be_sent(connection: Connection) -> None:
    save(connection, gift("Lò Văn Páo", counter=1))
    with connection.write():
        connection.run("UPDATE version SET content = NULL, erased = 1")
    assert Office(connection).bundle() == []


def test_exported_heads_are_marked(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    second = gift("Lò Văn Páo", counter=2, parents=(first,), value=9)
    save(connection, first, second)
    travel = TravelStates(connection, DEVICE)
    assert travel.state(first.version.record) == "ready"
    Office(connection).export()
    assert travel.state(first.version.record) == "exported"
    (step,) = travel.of(first.version.record)
    assert (step.version, step.bundle, step.at) == (second.id, "bundle-1.scd", AT.isoformat())


@given(steps=st.lists(st.sampled_from(["new", "edit", "draft", "delete", "back", "export", "lost"]), max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_province_ends_with_every_record_the_office_has(connection: Connection, steps: list[str]) -> None:
    """Whatever happens to sticks, after one delivered bundle the province holds each complete record's chain."""
    arrived: set[bytes] = set()
    with undone(connection):
        office = Office(connection)
        heads: list[StoredVersion] = []

        def put(name: str, parent: StoredVersion | None, state: str) -> StoredVersion:
            stored = gift(
                name,
                counter=office.versions.next_counter(),
                parents=(parent,) if parent else (),
                state="draft" if state == "draft" else "deleted" if state == "deleted" else "complete",
                value=office.versions.counter(),
            )
            office.versions.put(stored, lift(stored.version), local=True)
            return stored

        for step in steps:
            if step in ("export", "lost"):
                lines = office.carry(acknowledged=step == "export")
                arrived |= set(lines) if step == "export" else set()
            elif step == "new":
                heads.append(put(f"Lò {len(heads)}", None, "complete"))
            elif heads:
                head = heads[-1] if len(steps) % 2 else heads[0]
                state = {"edit": "complete", "draft": "draft", "delete": "deleted", "back": "complete"}[step]
                changed = put(str(head.version.data["name"]), head, state)
                if state != "draft":
                    heads[heads.index(head)] = changed
        arrived |= set(office.carry(acknowledged=True))
        expected = {
            stored.content
            for head in heads
            if head.version.state == "complete"
            for stored in office.versions.history(head.version.record)
            if stored.version.state != "draft"
        }
        assert expected <= arrived
        assert not any(b'"state":"draft"' in line for line in arrived)


def test_memory_does_not_grow_with_the_number_exported(connection: Connection) -> None:
    versions = (gift(f"Lò {number}", counter=number + 1, note="x" * 2_000) for number in range(600))
    with connection.write():
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in versions)
    exportable = Exportable(connection, DEVICE)

    def peak(top: int) -> int:
        tracemalloc.start()
        with connection.write():
            assert sum(1 for _ in exportable.gather(0, top).contents()) == top
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # fills the cache of statements
    assert peak(600) < 2 * peak(60)


def test_new_versions_are_found_by_the_index_of_counters(connection: Connection) -> None:
    plan = Exportable(connection, DEVICE).plan()
    assert plan[0] == "SEARCH v USING INDEX version_by_counter (device=? AND counter>? AND counter<?)"
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in plan)


def test_an_export_given_up_half_way_does_not_hold_the_store(connection: Connection) -> None:
    save(connection, gift("Lò Văn Páo", counter=1), gift("Mùa A Lử", counter=2))
    with connection.write():
        next(iter(Exportable(connection, DEVICE).gather(0, 2).contents()))
    save(connection, gift("Lò A", counter=3))
    assert len(Office(connection).bundle()) == 3


def test_an_epoch_begun_before_its_records_were_noted_leaves_every_deletion_in_doubt(connection: Connection) -> None:
    first = gift("Lò Văn Páo", counter=1)
    deleted = gift("Lò Văn Páo", counter=2, parents=(first,), state="deleted")
    save(connection, first, deleted)
    office = Office(connection)
    assert office.bundle() == []
    with connection.write():
        Settings(connection).set("epoch.parent", EPOCH)
    assert office.bundle() == contents(first, deleted)
