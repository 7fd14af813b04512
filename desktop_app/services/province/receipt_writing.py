"""What one receipt says of a unit, read from the province's store inside the ``write()`` that numbers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.bundle.admission import UnitEntry
from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.receipt_content import (
    MAX_OUTCOMES,
    DeviceEntry,
    PeriodLockEntry,
    ReceiptContent,
    RecordOutcome,
    StreamReached,
)
from desktop_app.domain.records import Json
from desktop_app.domain.units import Unit
from desktop_app.services.device_keys import Province
from desktop_app.services.session import Session
from desktop_app.storage.desk_facts import DeskFacts, Locked, Reached
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.receipts import ReceiptsMade
from desktop_app.storage.unit_records import HeldRecord, UnitRecords, newest_decision

_NO_JOURNAL: Final = "0" * 64
"""What a receipt says of an empty journal."""


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """The unit a receipt is for: its code, all codes its records may bear, its devices; the receipt's number."""

    unit: str
    codes: frozenset[str]
    devices: Sequence[Device]
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt's content, and up to where it tells: what comes after is news."""

    content: ReceiptContent
    marks: dict[str, Json]


def receipt_content(session: Session, province: Province, told: ToldUnit, most: int = MAX_OUTCOMES) -> Told:
    """Return what the receipt says, of ``most`` records at most. Inside ``write()``."""
    connection, identity = session.connection, session.identity
    records, facts = UnitRecords(connection, told.codes), DeskFacts(connection, told.codes)
    made = ReceiptsMade(connection)
    listed = _listed(list(records.records()), _confirmed(made, told.unit), most)
    content = ReceiptContent(
        unit=told.unit,
        epoch=identity.epoch,
        number=told.number,
        journal=Journal(connection).head() or _NO_JOURNAL,
        streams=tuple(_stream(one) for one in facts.streams()),
        outcomes=tuple(_outcome(one) for one in listed.told),
        totals=records.totals(),
        versions=tuple(one.decode("utf-8") for one in records.decided_forks(identity.device)),
        devices=tuple(_device(one) for one in told.devices),
        recipients=province.recipients,
        units=tuple(_unit(row) for row in Ledger(connection).units()),
        forms={
            f"{form.kind}-{form.version}": form.sha256
            for definition in session.definitions
            for form in session.definitions.versions_of(definition.kind)
        },
        locked=tuple(_locked(one) for one in facts.locked()),
        notes=tuple(facts.notes()),
        left_out=listed.left_out,
        left_received=listed.left_received,
        later=listed.later,
        former=tuple(made.former_epochs()),
    )
    marks: dict[str, Json] = {
        "decisions": newest_decision(connection),
        "arrivals": records.arrivals(),
        "versions": listed.versions,
        "later": listed.later,
    }
    return Told(content, marks)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a unit knows by the newest receipt it has opened: every head up to the version, as decided by then."""

    versions: int = 0
    decisions: int = 0

    def includes(self, held: HeldRecord) -> bool:
        return held.version_seq <= self.versions and held.outcome_seq <= self.decisions


@dataclass(frozen=True, slots=True)
class _Listed:
    """The records a receipt lists, how many it does not, and up to which version the unit will know every head."""

    told: Sequence[HeldRecord]
    versions: int
    left_out: int = 0
    left_received: int = 0
    later: int = 0


def _confirmed(made: ReceiptsMade, unit: str) -> _Known:
    """Return what the newest receipt the unit has opened made known."""
    for one in made.of(unit):
        versions, decisions = one.summary.get("versions"), one.summary.get("decisions")
        if one.confirmed and isinstance(versions, int) and isinstance(decisions, int):
            return _Known(versions, decisions)
    return _Known()


def _listed(found: Sequence[HeldRecord], known: _Known, most: int) -> _Listed:
    """Choose what is told where there is not room for all: first what was returned, which needs somebody there.

    Then what the unit does not know yet, the oldest first, so that receipt after receipt tells all of it; what it has
    confirmed fills the rest.
    """
    newest = max((one.version_seq for one in found), default=0)
    if len(found) <= most:
        return _Listed(found, newest)

    def place(held: HeldRecord) -> tuple[int, int]:
        if held.outcome == "returned":
            rank = 0
        elif not known.includes(held):
            rank = 1
        else:
            rank = 3 if _accepted(held) else 2
        return rank, held.version_seq

    ordered = sorted(found, key=place)
    chosen, left = {one.record for one in ordered[:most]}, ordered[most:]
    later = [one.version_seq for one in left if not known.includes(one)]
    return _Listed(
        [one for one in found if one.record in chosen],
        min(later) - 1 if later else newest,
        len(left),
        sum(known.includes(one) and not _accepted(one) for one in left),
        len(later),
    )


def _accepted(held: HeldRecord) -> bool:
    """Tell whether a record is accepted; a deletion needs no decision."""
    return held.outcome == "accepted" or held.state == "deleted"


def _outcome(held: HeldRecord) -> RecordOutcome:
    """Return what is told of a record."""
    if held.outcome == "returned":
        return RecordOutcome(
            record=held.record,
            kind=held.kind,
            version=held.version,
            outcome="returned",
            reason=held.reason_code,
            words=held.words,
        )
    return RecordOutcome(
        record=held.record,
        kind=held.kind,
        version=held.version,
        outcome="accepted" if _accepted(held) else "received",
    )


def _stream(reached: Reached) -> StreamReached:
    return StreamReached(
        device=reached.device,
        epoch=reached.epoch,
        applied=reached.applied,
        last_number=reached.last_number,
        missing=reached.missing,
        replayed=reached.replayed,
        last_sha256=reached.last_sha256,
    )


def _device(device: Device) -> DeviceEntry:
    return DeviceEntry(
        device=device.id,
        label=device.label,
        key=encode_base64(bytes.fromhex(device.signing_key)),
        recipient=device.sealing_recipient,
        units=tuple(sorted(device.units)),
        status=device.status,
    )


def _unit(row: Unit) -> UnitEntry:
    return UnitEntry(
        code=row.code,
        name=row.name,
        superior=row.superior,
        valid_from=row.valid_from or None,
        valid_to=row.valid_to,
    )


def _locked(locked: Locked) -> PeriodLockEntry:
    return PeriodLockEntry(first=locked.start, last=locked.end, open_until=locked.open_until)
