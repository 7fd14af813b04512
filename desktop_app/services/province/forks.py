"""Records of units with two versions or more that count: shown side by side, and one of them chosen.

The decision is a version after all of them, with exactly the answers of the one that was chosen: the province never
edits what units recorded. It is written by the province's device under the unit's code, travels back in receipts, and
waits for review as every version does. Sending a record back for its unit to decide is ``Reviewing.send_back``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.domain import lifecycle
from desktop_app.domain.records import StoredVersion, encode
from desktop_app.services.permissions import require
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.review_refusals import ForkChanged, NotForked
from desktop_app.services.province.review_rows import Fork, ForkSide
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.review_queue import Asked, ReviewQueue
from desktop_app.storage.travel import Outcome, TravelStates
from desktop_app.storage.versions import Versions

KEPT: Final = "Tỉnh chọn một trong các bản khác nhau"  # symbol
"""Reason kept in the version and read by the unit: Vietnamese, whatever the window's language."""
_DIGITS: Final = 8


class Forks:
    """Decides for one session of a province. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._queue = ReviewQueue(session.connection)
        self._travel = TravelStates(session.connection, session.identity.device)

    def waiting(self) -> list[Fork]:
        """Return the records that wait for such a decision, in the order in which they came."""
        codes, labels = OfficeCodes(self._session.connection), Ledger(self._session.connection).labels()
        found = (self._fork(record, codes, labels) for record in self._queue.ids(_FORKED))
        return [fork for fork in found if fork is not None]

    def count(self) -> int:
        """Return how many there are."""
        return self._queue.total(_FORKED)

    def keep(self, record: str, version: str, *, seen: Sequence[str] = ()) -> None:
        """Go on with ``version``, one of the sides. ``seen``: the versions between which was chosen, () for any.

        Raises MayNotCheck; NotForked where it was decided meanwhile; ForkChanged where another version came, or a side
        is gone.
        """
        session = self._session
        require(session, "check")
        with session.connection.write():
            heads = self._versions.heads(record)
            chosen = next((head for head in heads if head.id == version), None)
            if record not in self._queue.ids_among([record], _FORKED) or len(heads) < 2:
                raise NotForked(record=record)
            if chosen is None or (seen and {head.id for head in heads} != set(seen)):
                raise ForkChanged(record=record)
            decision = self._decide(heads, chosen)
            self._queue.changed([record])
            Journal(session.connection).append(
                "fork_kept",
                session.operator.name,
                session.time.moment(),
                record=record,
                version=decision.id,
                kept=version,
            )

    def _decide(self, heads: Sequence[StoredVersion], chosen: StoredVersion) -> StoredVersion:
        """Write the version that follows all ``heads``. Inside ``write()``."""
        session, moment = self._session, self._session.time.moment()
        side = chosen.version
        stamp = lifecycle.Stamp(
            unit=side.unit,
            device=session.identity.device,
            counter=self._versions.next_counter(),
            operator=session.operator.name,
            claimed_at=moment.isoformat() if moment else None,
        )
        definition = session.definitions.version(side.kind, side.form_version)
        stored = encode(lifecycle.merge(heads, definition, side.data, side.state, stamp, reason=KEPT))
        self._versions.put(stored, session.lifting(stored.version), local=True)
        # Written here, but no record of the province: it stands where what came in stands.
        self._travel.add([Outcome(side.record, stored.id, "received")], None, moment)
        return stored

    def _fork(self, record: str, codes: OfficeCodes, labels: dict[str, str]) -> Fork | None:
        facts, heads = self._versions.facts(record), self._versions.heads(record)
        if facts is None or len(heads) < 2:
            return None
        first = heads[0].version.data
        same = {
            name
            for name, answer in first.items()
            if all(name in head.version.data and head.version.data[name] == answer for head in heads[1:])
        }
        return Fork(
            record=record,
            kind=facts.kind,
            title=facts.title,
            unit=codes.unit_of(facts.unit),
            unit_name=codes.name(facts.unit),
            sides=tuple(self._side(head, labels) for head in heads),
            same=frozenset(same),
        )

    def _side(self, head: StoredVersion, labels: dict[str, str]) -> ForkSide:
        version = head.version
        own = version.device == self._session.identity.device
        return ForkSide(
            version=head.id,
            device_label="" if own else labels.get(version.device) or version.device[:_DIGITS],
            revision=version.revision,
            operator=version.operator,
            claimed_at=version.claimed_at or "",
            state=version.state,
            data=version.data,
            form_version=version.form_version,
        )


_FORKED: Final = Asked(verdicts=("fork",))
