"""What a bundle brings back of the province's own: its last receipt, or before the first one the admission.

A receipt this store made is confirmed by it. One it did not make was made by a life of it that it lost: the store was
restored, or made anew from the paper of its root. It is believed as an office believes it, by the root, and gives back
what was decided. Where it bears this store's own epoch, or calls it one that was left, a new epoch begins: its numbers
are used, or no office that heard of the later one would take its receipts.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.bundle.manifest import Receipt as Carried
from desktop_app.bundle.receipt import Receipt, receipt_name
from desktop_app.bundle.verifier import VerifiedManifest
from desktop_app.services.province.own_documents import OwnDocuments
from desktop_app.services.province.received import Notice
from desktop_app.services.session import Session
from desktop_app.storage.epochs import begin_new_epoch, read_epoch
from desktop_app.storage.journal import Journal
from desktop_app.storage.receipts import MadeReceipt, ReceiptsMade
from desktop_app.storage.recovered_outcomes import RecoveredOutcome, RecoveredOutcomes
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.settings import Settings

_RECOVERED: Final = "receipts.recovered"
_NOT_OURS: Final = (Notice("receipt_not_ours"),)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What was found in a manifest, believed, nothing of it taken yet.

    ``confirms``: a receipt this store made. ``lost``: one it made in a life it lost. ``earlier``: one of such a life
    that the office got before the last one, which did not know its decisions about forks.
    """

    confirms: MadeReceipt | None = None
    lost: Receipt | None = None
    earlier: Receipt | None = None
    notices: tuple[Notice, ...] = ()


class EmbeddedDocuments:
    """For one session of a province."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = Settings(session.connection)
        self._documents = OwnDocuments(session)
        self._made = ReceiptsMade(session.connection)
        self._queue = ReviewQueue(session.connection)
        self._recovered = RecoveredOutcomes(session.connection)

    def look(self, verified: VerifiedManifest) -> Embedded:
        """Return what the manifest carries; what is no document of this province is told and nothing else."""
        manifest, units = verified.manifest, verified.signers[0].units
        last, earlier = self._one(manifest.receipt, units), self._one(manifest.earlier, units)
        notices = (*last.notices, *(one for one in earlier.notices if one not in last.notices))
        return replace(last, earlier=earlier.lost, notices=notices)

    def _one(self, carried: Carried | None, units: Set[str]) -> Embedded:
        """Return what one member of a manifest carries."""
        if carried is None:
            return Embedded()
        made = self._made.by_sha256(carried.sha256)
        if made is not None:
            known = made.unit in units
            return Embedded(confirms=made) if known else Embedded(notices=_NOT_OURS)
        try:
            document = self._documents.carried(carried)
        except Refused:
            return Embedded(notices=_NOT_OURS)
        if not isinstance(document, Receipt):  # the admission of a device that is admitted: nothing is learned from it
            return Embedded()
        ours = document.content.unit in units
        return Embedded(lost=document) if ours else Embedded(notices=_NOT_OURS)

    def take(self, embedded: Embedded, bundle: str, *, merged: bool) -> list[Notice]:
        """Confirm, or recover; then decide about what arrived as was decided once. Inside ``write()``, after the merge.

        ``bundle`` is the hash of the file in hand; not ``merged``: it was held, only what it carries back is taken.
        """
        notices = list(embedded.notices)
        if embedded.confirms is not None:
            self._made.confirm(embedded.confirms)
        if embedded.earlier is not None:
            notices += self._recognise(embedded.earlier)
        if embedded.lost is not None:
            notices += self._recover(embedded.lost)
        everything = embedded.lost is not None
        moment = self._session.time.moment()
        records = self._recovered.apply(bundle, moment, everything=everything) if everything or merged else []
        if records:
            self._queue.changed(records)
            notices.append(Notice("decisions_recovered", {"records": len(records)}))
        return notices

    def _recognise(self, receipt: Receipt) -> list[Notice]:
        """Remember the epochs of a lost life, and leave the one it has used the numbers of."""
        content = receipt.content
        for former in (*content.former, content.epoch):
            self._made.remember_former(former)
        return self._leave_epoch({content.epoch, *content.former})

    def _recover(self, receipt: Receipt) -> list[Notice]:
        """Take back what a lost life decided."""
        content = receipt.content
        notices = self._recognise(receipt)
        name = f"{_RECOVERED}.{content.unit}"
        epoch, _colon, number = (self._settings.get(name) or "").partition(":")
        if epoch == content.epoch and int(number) >= content.number:
            return notices  # a later one of the same life was taken: receipts are complete in themselves
        self._settings.set(name, f"{content.epoch}:{content.number}")
        self._recovered.keep(
            RecoveredOutcome(one.record, one.version, one.outcome, one.reason, one.words)
            for one in content.outcomes
            if one.outcome != "received"
        )
        session, moment = self._session, self._session.time.moment()
        told = receipt_name(content.unit, content.epoch, content.number)
        Journal(session.connection).append(
            "receipt_came_back", session.operator.name, moment, receipt=told, sha256=receipt.sha256
        )
        return notices

    def _leave_epoch(self, used: Set[str]) -> list[Notice]:
        """Begin a new epoch where the present one was used before, or left: an office that heard of it ignores it."""
        session, moment = self._session, self._session.time.moment()
        present = read_epoch(session.connection).id
        if present not in used:
            return []
        self._made.remember_former(present)
        begun = begin_new_epoch(session.connection)
        Journal(session.connection).append("province_set_back", session.operator.name, moment, epoch=begun.id)
        session.opened.identity = replace(session.identity, epoch=begun.id)
        return [Notice("province_set_back")]
