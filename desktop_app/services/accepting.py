"""An office opens a receipt: what the province holds, what it decided, and up to where it came, in one ``write()``.

Believed is what a key signed that the believed root vouches for. Receipts may be lost, come twice, out of order, from
an epoch of the province that is over, or for somebody else; whatever comes, afterwards the store says what is true of
the newest receipt it has seen, and never counts as delivered what the province does not hold.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.receipt import MAX_SEALED_BYTES, Receipt
from desktop_app.bundle.receipt_content import ReceiptContent, outcome_counts
from desktop_app.bundle.refusals import TooLarge
from desktop_app.services.device_keys import Province
from desktop_app.services.exporting import NotEnrolled
from desktop_app.services.leftovers import OUTBOX
from desktop_app.services.lost_life import session_follows
from desktop_app.services.receipt_reading import believed_receipt
from desktop_app.services.receipt_refusals import NotForThisUnit, ReceiptDamaged, ReceiptReused, as_receipt_refusal
from desktop_app.services.receipt_taking import Taken, Taking, own_stream
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_office
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt
from desktop_app.storage.settings import Settings

_ROOM = 4 * 1024 * 1024
"""What a file may have beside its sealed part."""


@dataclass(frozen=True, slots=True)
class LockedPeriod:
    """A period the province locked (ISO days, both included); until ``open_until`` it is open to the unit, "" never."""

    first: str
    last: str
    open_until: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptPreview:
    """What a receipt is, before it is taken. ``already``: it was taken; ``older``: a newer one was."""

    province: str
    unit: str
    number: int
    received: int
    accepted: int
    returned: int
    already: bool
    older: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """What taking a receipt came to; ``older`` or ``already``: nothing changed.

    ``received``, ``accepted``, ``returned``: records the province tells of. ``back_to_ready``: records it does not hold
    any more, which travel again. ``new_epoch``: this store was set back, the next bundle brings everything. ``forks``:
    records that got the province's decision. ``later``: records it holds and a next receipt tells of, because they are
    too many for one. ``device_status``: of this device, "admitted" as a rule. ``erased``: records of this book whose
    data was erased by law: the province keeps it away, it is to be erased here too. ``erased_here``: so many versions
    lost their bytes here by the receipt, which another PC of the unit, or a life of this one, had erased.
    """

    number: int
    received: int
    accepted: int
    returned: int
    back_to_ready: int
    new_epoch: bool
    older: bool
    already: bool
    forks: int
    notes: tuple[str, ...]
    locked: tuple[LockedPeriod, ...]
    device_status: str = "admitted"
    later: int = 0
    erased: int = 0
    erased_here: int = 0


class Accepting:
    """Takes receipts into one office's store. Raises NotAnOffice for another session."""

    def __init__(self, session: Session) -> None:
        require_office(session)
        self._session = session
        self._settings = Settings(session.connection)
        self._taken = ReceiptsTaken(session.connection)

    def last(self) -> TakenReceipt | None:
        """Return the receipt taken last, or None."""
        return self._taken.latest()

    def look(self, file: Path) -> ReceiptPreview:
        """Verify a receipt and return what it says, taking nothing. Raises as ``accept`` does."""
        receipt, _content = self._read(file)
        content = receipt.content
        counts = outcome_counts(content)
        return ReceiptPreview(
            province=receipt.claims.province,
            unit=content.unit,
            number=content.number,
            received=counts["received"],
            accepted=counts["accepted"],
            returned=counts["returned"],
            already=self._already(receipt),
            older=self._older(content),
        )

    def accept(self, file: Path) -> Accepted:
        """Take a receipt: all of it or nothing.

        Raises NotEnrolled, NotForThisUnit, ReceiptReused, the other refusals of ``receipt_refusals``, NotABundle,
        WrongDocument, FileUnreadable, and the problems of the store's disk.
        """
        receipt, content = self._read(file)
        return self._accept(receipt, content)

    def _accept(self, receipt: Receipt, content: bytes) -> Accepted:
        if self._already(receipt):
            return _untouched(receipt.content, already=True)
        if self._older(receipt.content):
            return _untouched(receipt.content, already=False)
        session = self._session
        try:
            with session.connection.large_cache(), session.connection.write():
                taken = Taking(session).take(receipt, content)
        except Refused as refusal:
            raise as_receipt_refusal(refusal) from refusal
        if taken.erased:
            session.connection.flush_log()
        if taken.new_epoch:
            session_follows(session)
        self._free(taken)
        return _accepted(receipt.content, taken)

    def _read(self, file: Path) -> tuple[Receipt, bytes]:
        """Return the verified receipt of a file and its bytes."""
        province = Province.read(self._settings)
        if province is None:
            raise NotEnrolled()
        content = _bytes_of(file)
        receipt = believed_receipt(self._session, province, content)
        if receipt.content.unit not in self._session.own_units:
            raise NotForThisUnit(receipt_unit=receipt.content.unit, receipt=receipt.content.number)
        return receipt, content

    def _already(self, receipt: Receipt) -> bool:
        """Tell whether these bytes were taken. Raises ReceiptReused for others under the same number."""
        known = self._taken.get(receipt.content.epoch, receipt.content.number)
        if known is not None and known.sha256 != receipt.sha256:
            raise ReceiptReused(receipt=receipt.content.number)
        return known is not None

    def _older(self, content: ReceiptContent) -> bool:
        """Tell whether a receipt was made before the one taken last.

        A province that was put back more than once may answer from an epoch it was said to have left. Then our own
        numbers tell: who has a later bundle of ours than the last receipt knew of speaks later.
        """
        latest = self._taken.latest()
        if latest is None:
            return False
        if content.epoch == latest.epoch:
            return content.number < latest.number
        identity = self._session.identity
        now = own_stream(content, identity)
        if now is not None and (now.last_number or 0) > _reached(latest, identity.epoch):
            return False
        return content.epoch in self._taken.former_epochs() or content.number < self._taken.last_number(content.epoch)

    def _free(self, taken: Taken) -> None:
        """Remove sealed files the province has; one that cannot be removed costs room, nothing else."""
        for name in taken.freed:
            with suppress(OSError):
                (self._session.folder / OUTBOX / name).unlink(missing_ok=True)


def _reached(taken: TakenReceipt, epoch: str) -> int:
    """Return the number of the last bundle of ``epoch`` a receipt knew of, 0 for none."""
    told = taken.summary.get("reached")
    number = told[1] if isinstance(told, list) and told[0] == epoch else 0
    return number if isinstance(number, int) else 0


def _bytes_of(file: Path) -> bytes:
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            content = source.read(MAX_SEALED_BYTES + _ROOM + 1)
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
    if len(content) > MAX_SEALED_BYTES + _ROOM:
        raise ReceiptDamaged(reason=TooLarge.code)
    return content


def _untouched(content: ReceiptContent, *, already: bool) -> Accepted:
    return _accepted(content, None, already=already)


def _accepted(content: ReceiptContent, taken: Taken | None, *, already: bool = False) -> Accepted:
    counts = outcome_counts(content)
    return Accepted(
        number=content.number,
        received=counts["received"],
        accepted=counts["accepted"],
        returned=counts["returned"],
        back_to_ready=taken.back_to_ready if taken else 0,
        new_epoch=taken.new_epoch if taken else False,
        older=taken is None and not already,
        already=already,
        forks=taken.forks if taken else 0,
        notes=content.notes,
        locked=tuple(LockedPeriod(one.first, one.last, one.open_until or "") for one in content.locked),
        device_status=taken.device_status if taken else "admitted",
        later=content.later,
        erased=taken.kept_away if taken else 0,
        erased_here=taken.erased if taken else 0,
    )
