"""What one receipt says of a unit, read from the province's store inside the ``write()`` that numbers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.receipt_content import (
    MAX_ERASED,
    MAX_OUTCOMES,
    DeviceEntry,
    PeriodLockEntry,
    ReceiptContent,
    RecordOutcome,
    StreamReached,
)
from desktop_app.domain.records import Json
from desktop_app.services import unit_entries
from desktop_app.services.device_keys import Province
from desktop_app.services.province.receipt_listing import Known, listed, outcome_told
from desktop_app.services.session import Session
from desktop_app.storage.desk_facts import DeskFacts, Locked, Reached
from desktop_app.storage.erasing import Erasing
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
    """Return what the receipt says, of ``most`` records at most. Inside ``write()``.

    What the unit erased is told where some life of it may not know: where there is more than one PC, or epoch.
    """
    connection, identity = session.connection, session.identity
    records, facts = UnitRecords(connection, told.codes), DeskFacts(connection, told.codes)
    made = ReceiptsMade(connection)
    streams = facts.streams()
    erased = records.erased() if len(streams) > 1 else []
    versions = dict.fromkeys((*records.decided_forks(identity.device), *erased))
    decided = newest_decision(connection)
    chosen = listed(list(records.records()), _confirmed(made, told.unit), decided, most)
    content = ReceiptContent(
        unit=told.unit,
        epoch=identity.epoch,
        number=told.number,
        journal=Journal(connection).head() or _NO_JOURNAL,
        streams=tuple(_stream(one) for one in streams),
        outcomes=tuple(_outcome(one) for one in chosen.records),
        totals=records.totals(),
        versions=tuple(one.decode("utf-8") for one in versions),
        devices=tuple(_device(one) for one in told.devices),
        recipients=province.recipients,
        units=tuple(unit_entries.told(row) for row in Ledger(connection).units()),
        forms={
            f"{form.kind}-{form.version}": form.sha256
            for definition in session.definitions
            for form in session.definitions.versions_of(definition.kind)
        },
        locked=tuple(_locked(one) for one in facts.locked()),
        notes=tuple(facts.notes()),
        left_out=chosen.left.total() + chosen.later,
        left_received=chosen.left["received"],
        left_returned=chosen.left["returned"],
        later=chosen.later,
        former=tuple(made.former_epochs()),
        erased=tuple(Erasing(connection, session.lifting).newest(told.codes, MAX_ERASED)),
    )
    marks: dict[str, Json] = {
        "decisions": decided,
        "arrivals": records.arrivals(),
        "later": chosen.later,
        **chosen.known.summary(),
    }
    return Told(content, marks)


def _confirmed(made: ReceiptsMade, unit: str) -> Known:
    """Return what the newest receipt the unit has opened made known."""
    return next((Known.read(one.summary) for one in made.of(unit) if one.confirmed), Known())


def _outcome(held: HeldRecord) -> RecordOutcome:
    """Return what is told of a record."""
    outcome = outcome_told(held)
    why = outcome == "returned"
    return RecordOutcome(
        record=held.record,
        kind=held.kind,
        version=held.version,
        outcome=outcome,
        reason=held.reason_code if why else None,
        words=held.words if why else "",
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


def _locked(locked: Locked) -> PeriodLockEntry:
    return PeriodLockEntry(first=locked.start, last=locked.end, open_until=locked.open_until)
