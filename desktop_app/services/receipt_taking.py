"""What a believed receipt changes in an office's store; everything inside the caller's one ``write()``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from desktop_app.services.device_keys import Province
from desktop_app.services.help_renewing import renew_help
from desktop_app.services.own_standing import note_standing, standing
from desktop_app.services.receipt_refusals import ReceiptForeignRecord, ReceiptNewer
from desktop_app.services.session import Session
from desktop_app.storage.bundle_versions import CHUNK
from desktop_app.storage.epochs import begin_new_epoch
from desktop_app.storage.identity import Identity
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.merge import Merge
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.period_locks import ToldLock
from desktop_app.storage.period_locks import told as tell_locks
from desktop_app.storage.placing import Arrival
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt, claimed
from desktop_app.storage.settings import Settings
from desktop_app.storage.told_outcomes import ToldOutcome, ToldOutcomes
from desktop_app.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Taken:
    """What changed: names of sealed files that may go, records ready again, decided forks, a new epoch."""

    freed: tuple[str, ...]
    back_to_ready: int
    forks: int
    new_epoch: bool
    device_status: str


class Taking:
    """Takes one receipt in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection
        self._outbox = Outbox(session.connection)

    def take(self, receipt: Receipt, content: bytes) -> Taken:
        """Take the receipt; ``content`` are its file's bytes. Raises ReceiptForeignRecord, ReceiptNewer, and its like.

        Inside ``write()``: what is raised undoes all of it.
        """
        told, moment = receipt.content, self._session.time.moment()
        set_back = self._was_set_back(told)
        self._session.own_too(code for device in told.devices for code in device.units)
        forks = self._merge(told.versions)
        freed = self._acknowledge(told, set_back=set_back)
        ready = self._outcomes(told, set_back=set_back)
        self._believe(receipt)
        note_standing(self._session, self._own_status(told))
        status = standing(self._connection)
        locks = (ToldLock(one.first, one.last, one.open_until) for one in told.locked)
        tell_locks(self._connection, locks, unit=told.unit, by=receipt.claims.province, at=moment)
        summary = _summary(told, self._own_stream(told))
        taken = TakenReceipt(told.epoch, told.number, receipt.sha256, claimed(moment), summary)
        ReceiptsTaken(self._connection).record(taken, content)
        journal = Journal(self._connection)
        journal.append("receipt_taken", self._session.operator.name, moment, number=told.number, sha256=receipt.sha256)
        if set_back:
            epoch = begin_new_epoch(self._connection)
            journal.append("new_epoch", self._session.operator.name, moment, epoch=epoch.id)
        renew_help(self._session)
        return Taken(freed, ready, forks, set_back, status)

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

    def _acknowledge(self, told: ReceiptContent, *, set_back: bool) -> tuple[str, ...]:
        """Move the acknowledged counter to where the province is, up or down; return files that may go.

        After a life that was lost the counters of the present epoch mean two things: nothing of it is acknowledged.
        """
        identity = self._session.identity
        reached = {one.epoch: one.applied for one in told.streams if one.device == identity.device}
        if set_back:
            reached.pop(identity.epoch)
        freed: list[str] = []
        for epoch in {*self._outbox.epochs(), identity.epoch}:
            self._outbox.set_back(epoch, reached.get(epoch, 0))
            freed += self._outbox.acknowledge(epoch, reached.get(epoch, 0))
        if self._outbox.acknowledged_counter(identity.epoch):
            # The first bundle of an epoch brings everything: what earlier epochs still wait with came with it.
            for epoch in self._outbox.epochs():
                freed += self._outbox.names(epoch) if epoch != identity.epoch else []
        return tuple(dict.fromkeys(freed))

    def _outcomes(self, told: ReceiptContent, *, set_back: bool) -> int:
        complete, reached = told.left_out == 0, self._own_stream(told)
        applied = 0 if reached is None or set_back else reached.applied
        outcomes = ToldOutcomes(self._connection, self._session.identity.device)
        outcomes.take(
            (
                ToldOutcome(one.record, one.kind, one.version, one.outcome, one.reason, one.words)
                for one in told.outcomes
            ),
            complete=complete,
        )
        return outcomes.note(f"{told.epoch}-{told.number}", applied, self._session.time.moment(), complete=complete)

    def _merge(self, versions: Sequence[str]) -> int:
        """Take decisions about forks in; return how many records got a version they had not."""
        merge = Merge(self._connection, self._session.lifting)
        arrived = [decode(text.encode("utf-8")) for text in versions]
        known = merge.known([stored.id for stored in arrived])
        merge.put_many(self._lifted(merge, arrived))
        return len({stored.version.record for stored in arrived if stored.id not in known})

    def _lifted(self, merge: Merge, arrived: Sequence[StoredVersion]) -> Iterator[Arrival]:
        own = self._session.own_units
        for start in range(0, len(arrived), CHUNK):
            chunk = arrived[start : start + CHUNK]
            owners = merge.units_of([stored.version.record for stored in chunk])
            for stored in chunk:
                version = stored.version
                foreign = {version.unit, owners.get(version.record, version.unit)} - own
                if foreign:
                    raise ReceiptForeignRecord(record_unit=foreign.pop())
                try:
                    yield stored, self._session.lifting(version)
                except KeyError:
                    raise ReceiptNewer() from None

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
        self._connection.run_many(
            "UPDATE device SET label = ? WHERE id = ?", ((entry.label, entry.device) for entry in told.devices)
        )

    def _own_status(self, told: ReceiptContent) -> DeviceStanding:
        own = self._session.identity.device
        return next((one.status for one in told.devices if one.device == own), "admitted")


def own_stream(told: ReceiptContent, own: Identity) -> StreamReached | None:
    """Return how far the present stream of this device came, as a receipt tells it."""
    return next((one for one in told.streams if (one.device, one.epoch) == (own.device, own.epoch)), None)


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
        "journal": told.journal,
        "reached": [reached.epoch, reached.last_number or 0] if reached is not None else None,
    }


def _unit(entry: UnitEntry, known: Unit | None) -> Unit:
    """Return the row of a unit; what a receipt does not tell (level, successors) stays as it is known."""
    row = Unit(entry.code, entry.name, entry.superior, entry.valid_from or "", entry.valid_to)
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
    )
