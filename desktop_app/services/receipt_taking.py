"""What a believed receipt changes in an office's store; everything inside the caller's one ``write()``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop_app.bundle.admission import UnitEntry
from desktop_app.bundle.chain import certificate_bytes, newest_certificates
from desktop_app.bundle.keys import decode_base64
from desktop_app.bundle.receipt import Receipt
from desktop_app.bundle.receipt_content import (
    DeviceEntry,
    DeviceStanding,
    ReceiptContent,
    StreamReached,
    outcome_counts,
)
from desktop_app.domain.records import Json, StoredVersion, decode
from desktop_app.domain.units import Unit
from desktop_app.services import unit_entries
from desktop_app.services.arriving_erasures import ArrivingErasures, journal_erased
from desktop_app.services.device_keys import Province
from desktop_app.services.help_renewing import renew_help
from desktop_app.services.lost_life import LostLife, begin_epoch
from desktop_app.services.own_standing import note_standing, standing
from desktop_app.services.owned_versions import owned
from desktop_app.services.receipt_reading import believed_receipt
from desktop_app.services.receipt_refusals import ReceiptRefused
from desktop_app.services.session import Session
from desktop_app.storage.bundle_versions import CHUNK
from desktop_app.storage.identity import Identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.merge import Merge
from desktop_app.storage.moments import claimed
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.period_locks import ToldLock
from desktop_app.storage.period_locks import told as tell_locks
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt
from desktop_app.storage.settings import Settings
from desktop_app.storage.told_outcomes import Noted, Step, ToldOutcome, ToldOutcomes
from desktop_app.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Taken:
    """What changed: names of sealed files that may go, records ready again, decided forks, a new epoch.

    ``erased``: so many versions lost their bytes, which another PC of the unit, or a life of this one, had erased.
    ``kept_away``: records whose data was erased by law and is still here; the province keeps it away.
    """

    freed: tuple[str, ...]
    back_to_ready: int
    forks: int
    new_epoch: bool
    device_status: str
    erased: int = 0
    kept_away: int = 0


class Taking:
    """Takes one receipt in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._outbox = Outbox(session.connection)

    def take(self, receipt: Receipt, content: bytes) -> Taken:
        """Take the receipt; ``content`` are its file's bytes. Raises ForeignRecord, UnknownForm, and its like.

        Inside ``write()``: what is raised undoes all of it.
        """
        told, moment = receipt.content, self._session.time.moment()
        self._session.own_too(code for device in told.devices for code in device.units)
        lost = LostLife(self._session)
        arrived = [decode(text.encode("utf-8")) for text in told.versions]
        lost.look(arrived)
        set_back = self._was_set_back(told) or lost.found
        if set_back:
            self._outbox.doubt(self._session.identity.epoch)
        decided = _decisions(told, arrived)
        forks, erased = self._merge(arrived, decided)
        freed = self._acknowledge(told)
        self._believe(receipt)
        note_standing(self._session, self._own_status(told))
        status = standing(self._connection)
        locks = (ToldLock(one.first, one.last, one.open_until) for one in told.locked)
        tell_locks(self._connection, locks, unit=told.unit, by=receipt.claims.province, at=moment)
        summary = _summary(told, self._own_stream(told)) | {"decided": [*decided]}
        taken = TakenReceipt(told.epoch, told.number, receipt.sha256, claimed(moment), summary)
        ReceiptsTaken(self._connection).record(taken, content)
        noted = self._outcomes(told, set_back=set_back)
        journal = Journal(self._connection)
        journal.append("receipt_taken", self._session.operator.name, moment, number=told.number, sha256=receipt.sha256)
        journal_erased(self._session, erased)
        lost.leave(epoch=False)
        if set_back:
            begin_epoch(self._session)
        renew_help(self._session)
        return Taken(freed, noted.lost, forks, set_back, status, erased, noted.erased)

    def _was_set_back(self, told: ReceiptContent) -> bool:
        """Tell whether the province has more of the present epoch than this store ever gave: a life that was lost."""
        reached = self._own_stream(told)
        if reached is None:
            return False
        counter = Versions(self._connection, self._session.lifting).counter()
        made = {one.number: one for one in self._outbox.entries() if one.epoch == reached.epoch}
        last, same = reached.last_number or 0, made.get(reached.last_number or 0)
        return (
            reached.replayed
            or reached.applied > counter
            or (last > 0 and same is None)
            or (same is not None and reached.last_sha256 not in (None, same.sha256))
            # Within one life a later bundle never ends earlier than what came of it.
            or any(one.number > last and one.top < reached.applied for one in made.values())
        )

    def _own_stream(self, told: ReceiptContent) -> StreamReached | None:
        return own_stream(told, self._session.identity)

    def _acknowledge(self, told: ReceiptContent) -> tuple[str, ...]:
        """Move the acknowledged counter to where the province is, up or down; return files that may go.

        The counters of an epoch in which this store lived twice mean two things: nothing is acknowledged by them, not
        by later receipts either.
        """
        identity, doubted = self._session.identity, self._outbox.doubted()
        own = [one for one in told.streams if one.device == identity.device and one.epoch not in doubted]
        reached = {one.epoch: one.applied for one in own}
        freed: list[str] = []
        for epoch in {*self._outbox.epochs(), identity.epoch}:
            self._outbox.set_back(epoch, reached.get(epoch, 0))
            freed += self._outbox.acknowledge(epoch, reached.get(epoch, 0))
        if self._outbox.acknowledged_counter(identity.epoch):
            freed += self._outbox.acknowledge_others(identity.epoch)
        return tuple(dict.fromkeys(freed))

    def _outcomes(self, told: ReceiptContent, *, set_back: bool) -> Noted:
        complete, reached = told.left_out == 0, self._own_stream(told)
        applied = 0 if reached is None or set_back else reached.applied
        outcomes = ToldOutcomes(self._connection, self._session.identity.device)
        outcomes.take(
            (
                ToldOutcome(one.record, one.kind, one.version, one.outcome, one.reason, one.words)
                for one in told.outcomes
            ),
            told.erased,
            complete=complete,
        )
        step = Step(f"{told.epoch}-{told.number}", self._session.time.moment(), applied, self._recoverable())
        return outcomes.note(step, complete=complete)

    def _recoverable(self) -> Sequence[str]:
        """Return the decisions the province has lost and the next bundle brings back to it.

        What an operating key signed that was changed since cannot be brought back: nobody believes it any more.
        """
        taken, province = ReceiptsTaken(self._connection), Province.read(Settings(self._connection))
        earlier = taken.unknown_to_the_last()
        if earlier is None or province is None:
            return ()
        try:
            believed_receipt(self._session, province, earlier.content)
        except ReceiptRefused:
            return ()
        return earlier.decided

    def _merge(self, told: Sequence[StoredVersion], decisions: Collection[str]) -> tuple[int, int]:
        """Take decisions about forks in, and carry out what the unit had erased.

        Returns how many records got a decision they had not, and how many versions lost their bytes.
        """
        merge = Merge(self._connection, self._session.lifting)
        erasures = ArrivingErasures(self._session, self._session.own_units)
        arrived = erasures.keep_away(told)
        known = merge.known([stored.id for stored in arrived])
        chunks = (arrived[start : start + CHUNK] for start in range(0, len(arrived), CHUNK))
        merge.put_many(one for chunk in chunks for one in owned(self._session, merge, chunk))
        decided = {one.version.record for one in arrived if one.id in decisions and one.id not in known}
        return len(decided), erasures.carry_out()

    def _believe(self, receipt: Receipt) -> None:
        """Take keys, recipients, units and devices as the province says they are now."""
        told, settings, ledger = receipt.content, Settings(self._connection), Ledger(self._connection)
        province = Province.read(settings)
        if province is not None:
            brought = (*province.certificates, *(certificate_bytes(one) for one in receipt.claims.certificates))
            certificates = newest_certificates(brought, province.root_public)
            now = replace(province, name=receipt.claims.province, certificates=certificates, recipients=told.recipients)
            settings.set_all(now.settings())
        known = {(row.code, row.valid_from): row for row in ledger.units()}
        ledger.put_units(_unit(entry, known.get((entry.code, entry.valid_from or ""))) for entry in told.units)
        for entry in told.devices:
            ledger.put_device(_device(entry, told.unit, ledger.device(entry.device)))

    def _own_status(self, told: ReceiptContent) -> DeviceStanding:
        own = self._session.identity.device
        return next((one.status for one in told.devices if one.device == own), "admitted")


def own_stream(told: ReceiptContent, own: Identity) -> StreamReached | None:
    """Return how far the present stream of this device came, as a receipt tells it."""
    return next((one for one in told.streams if (one.device, one.epoch) == (own.device, own.epoch)), None)


def _decisions(told: ReceiptContent, arrived: Sequence[StoredVersion]) -> dict[str, None]:
    """Return the ids of the versions that are the province's: no device of the unit wrote them."""
    own = {one.device for one in told.devices}
    return dict.fromkeys(one.id for one in arrived if one.version.device not in own)


def _summary(told: ReceiptContent, reached: StreamReached | None) -> dict[str, Json]:
    """Return what is kept of a receipt beside its bytes."""
    return {
        **outcome_counts(told),
        "unit": told.unit,
        "totals": {kind: dict(sums) for kind, sums in told.totals.items()},
        "locked": [[one.first, one.last, one.open_until or ""] for one in told.locked],
        "notes": list(told.notes),
        "former": list(told.former),
        "left_out": told.left_out,
        "later": told.later,
        "journal": told.journal,
        "reached": [reached.epoch, reached.last_number or 0] if reached is not None else None,
    }


def _unit(entry: UnitEntry, known: Unit | None) -> Unit:
    """Return the row of a unit; what a receipt does not tell (level, successors) stays as it is known."""
    row = unit_entries.as_row(entry)
    return row if known is None else replace(row, successors=known.successors, level=known.level)


def _device(entry: DeviceEntry, unit: str, known: Device | None) -> Device:
    return Device(
        id=entry.device,
        unit=unit,
        signing_key=decode_base64(entry.key).hex(),
        sealing_recipient=entry.recipient,
        status=entry.status,
        admitted_at=known.admitted_at if known else None,
        units=frozenset(entry.units),
        label=entry.label,
    )
