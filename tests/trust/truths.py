"""What must be true once every stick has arrived: nothing lost, nothing counted twice, no side believes what is not so.

Compared are exact version ids, row by row, in the stores themselves: no service is believed here.
"""

from __future__ import annotations

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.services.reconciling import Reconciling
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions
from tests.trust.seats import Seat


def assert_truths(province: Session, seats: list[Seat]) -> None:
    """Fail with the record that is wrong."""
    stores = [province, *(seat.session for seat in seats if not seat.stolen)]
    for session in stores:
        _assert_whole(session, stores)
    for seat in seats:
        if not seat.stolen:
            _assert_arrived(province, seat)
            _assert_states_true(province, seat)
            _assert_reconciled(seat)
    _assert_bytes_agree(province, seats)


def _assert_whole(session: Session, stores: list[Session]) -> None:
    """Fail unless the store is as written; it may miss only what went with the disks of both sides and is nowhere."""
    for finding in Safekeeping(session).check():
        gone = finding.code == "parent_missing" and not any(
            store.connection.value(
                "SELECT EXISTS (SELECT 1 FROM version WHERE id = ?)", (str(finding.fields["version"]),)
            )
            for store in stores
        )
        assert gone or not finding.is_wrong, finding


def _assert_arrived(province: Session, seat: Seat) -> None:
    """Every finished record of a PC is at the province in the very bytes, as head or behind a later one."""
    ours, theirs = (Versions(one.connection, one.lifting) for one in (seat.session, province))
    for record, kind in seat.session.connection.read(
        "SELECT r.id, r.kind FROM record r JOIN version h ON h.seq = r.head WHERE h.erased = 0"
    ):  # of what was erased by law in a life that was lost, no bytes are left anywhere
        head = ours.head(record)
        assert head is not None
        there = {stored.id for stored in theirs.heads(record)}
        if head.version.state != "complete" and not there:
            continue  # it was in the bin before it ever left
        if _kept_away(province, head.id):
            continue  # erased by law; a life that was put back brought it again, and the province keeps it away
        where = (seat.name, record, kind, head.version.state, head.version.device)
        if head.version.device != province.identity.device:
            assert _follows(theirs, record, head.id), where
        else:  # its own decision: signed by a key withdrawn since it is lost with the disk, but not what it chose from
            assert all(_follows(theirs, record, version) for version in _chosen_from(ours, record, head)), where


def _chosen_from(ours: Versions, record: str, decision: StoredVersion) -> set[str]:
    """Return the versions of the unit's PCs that a decision of the province's goes back to, and nothing between."""
    known = {stored.id: stored.version for stored in ours.history(record)}
    found, open_ = set(), [decision.id]
    while open_:
        one = open_.pop()
        version = known.get(one)
        if version is not None and version.device == decision.version.device:
            open_ += version.parents
        elif version is not None:
            found.add(one)
    return found


def _kept_away(province: Session, version: str) -> bool:
    return bool(province.connection.value("SELECT EXISTS (SELECT 1 FROM erased_version WHERE id = ?)", (version,)))


def _follows(versions: Versions, record: str, head: str) -> bool:
    known = {stored.id for stored in versions.heads(record)}
    return head in known | {parent for stored in versions.history(record) for parent in stored.version.parents}


def _assert_states_true(province: Session, seat: Seat) -> None:
    """What a PC was told about the version it shows is what the province's own rows say of that version."""
    states = TravelStates(seat.session.connection, seat.session.identity.device)
    desk = TravelStates(province.connection, province.identity.device)
    for record, shown in seat.session.connection.read(
        "SELECT r.id, v.id FROM record r JOIN version v ON v.seq = r.head WHERE r.state = 'complete' AND v.erased = 0"
    ):
        ours = states.state(record)
        if _kept_away(province, shown):
            assert ours == "erased", (seat.name, record, ours)
            continue
        assert ours in ("received", "accepted", "returned"), (seat.name, record, ours)
        head = province.connection.value(
            "SELECT v.id FROM record r JOIN version v ON v.seq = r.head WHERE r.id = ?", (record,)
        )
        if head == shown:
            assert desk.state(record) == ours, (seat.name, record, ours, desk.state(record))


def _assert_reconciled(seat: Seat) -> None:
    """The table of differences explains every one: ours less theirs is what its reasons add up to."""
    table = Reconciling(seat.session).table()
    for line in table.lines:
        assert "unexplained" not in {reason.code for reason in line.reasons}, (seat.name, line)
        explained = sum(reason.records_difference for reason in line.reasons)
        assert line.ours_records - line.theirs_records == explained, (seat.name, line)
        assert line.ours_value - line.theirs_value == sum(one.value_difference for one in line.reasons)


def _assert_bytes_agree(province: Session, seats: list[Seat]) -> None:
    """A version id stands for the same bytes everywhere, and no record has two owners."""
    for seat in seats:
        if seat.stolen:
            continue
        for (content,) in seat.session.connection.read(
            "SELECT content FROM version WHERE erased = 0 AND state <> 'draft'"
        ):
            stored = decode(content)
            there = province.connection.value("SELECT content FROM version WHERE id = ? AND erased = 0", (stored.id,))
            assert there in (None, content), (seat.name, stored.id)
