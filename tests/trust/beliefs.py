"""What a province was seen to hold and to tell, kept beside it; by this is judged what its offices believe meanwhile.

Read are rows of the stores, no service is asked: a service that is wrong must not be able to say that it is right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.services.reconciling import Reconciling
from desktop_app.services.session import Session
from desktop_app.storage.receipts import ReceiptsTaken
from desktop_app.storage.travel import TRAVEL_SQL
from tests.trust.seats import Seat

_FINISHED = "SELECT id FROM version WHERE state <> 'draft'"
_HEADS = (
    "SELECT h.id, h.state, (SELECT s.state FROM record_state s WHERE s.record = r.seq AND s.version = h.id"
    " AND s.state IN ('received', 'accepted', 'returned') ORDER BY s.seq DESC LIMIT 1)"
    " FROM record r JOIN version h ON h.seq = r.head"
)
_BELIEVED = f"SELECT r.id, v.id, {TRAVEL_SQL} FROM record r JOIN version v ON v.seq = r.shown"
_ACKNOWLEDGED = ("received", "accepted", "returned")


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt: how often the province had been put back when it was written; version → what it said of it."""

    put_back: int
    outcomes: dict[str, str]


@dataclass(slots=True)
class Beliefs:
    """``held``: finished versions the province has. ``lost``: for each time it was put back, what it had no more."""

    held: set[str] = field(default_factory=set)
    lost: list[set[str]] = field(default_factory=list)
    told: dict[tuple[str, str, int], Told] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)

    def see(self, province: Session) -> None:
        """Look at the province after a step in which it was not put back: nothing it had may be gone."""
        now = finished(province)
        assert self.held <= now, f"the province lost {self.held - now}"
        self.held = now

    def see_put_back(self, province: Session) -> None:
        """Look at the province after it was put back."""
        now = finished(province)
        self.lost.append(self.held - now)
        self.held = now

    def see_receipt(self, province: Session, unit: str, number: int) -> None:
        """Keep what a receipt that was written this moment has to say: a deletion that came is accepted as it is."""
        key = (unit, province.identity.epoch, number)
        assert key not in self.told, f"two receipts under one number: {key}"
        outcomes = {
            version: "accepted" if state == "deleted" and step != "returned" else step or "received"
            for version, state, step in province.connection.read(_HEADS)
        }
        self.told[key] = Told(len(self.lost), outcomes)
        self.said.update(outcomes.items())

    def judge(self, seat: Seat) -> None:
        """Fail if a PC believes of a version it shows what the province did not say, or holds no longer.

        What the province lost by being put back is believed until a receipt tells of it.
        """
        session = seat.session
        latest = ReceiptsTaken(session.connection).latest()
        told = self.told[seat.unit, latest.epoch, latest.number] if latest is not None else Told(0, {})
        excused = set[str]().union(*self.lost[told.put_back :])
        for record, version, ours in session.connection.read(_BELIEVED, {"device": session.identity.device}):
            if ours in _ACKNOWLEDGED:
                where = (seat.name, record, version, ours)
                assert version in self.held or version in excused, ("the province has not got it", *where)
                said = told.outcomes.get(version)
                if said is not None:
                    assert said == ours, ("the last receipt said otherwise", *where, said)
                elif ours != "received":
                    assert (version, ours) in self.said, ("no receipt ever said it", *where)


def finished(session: Session) -> set[str]:
    """Return the ids of all versions but drafts."""
    return {version for (version,) in session.connection.read(_FINISHED)}


def assert_sums_explained(seat: Seat) -> None:
    """Fail if the sum of the reasons in the table of differences is not ours less theirs."""
    for line in Reconciling(seat.session).table().lines:
        records = sum(reason.records_difference for reason in line.reasons)
        value = sum(reason.value_difference for reason in line.reasons)
        assert (line.ours_records - line.theirs_records, line.ours_value - line.theirs_value) == (records, value), line
