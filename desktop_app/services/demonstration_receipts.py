"""The way back in the demonstration: the province reviews and writes receipts, the offices open them and reconcile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import Bug
from desktop_app.services.accepting import Accepted, Accepting
from desktop_app.services.demonstration_figures import TotalsDisagree
from desktop_app.services.demonstration_office import HANDLED, DemoOffice, correct
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.receipts import ReceiptProblem, Receipts
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.reconciling import Reconciling
from desktop_app.services.sample_office import PASSPHRASE
from desktop_app.services.session import Session


class NotReconciled(Bug):
    """An office and the province differ without a reason that the demonstration made. Fields: ``unit``, ``kind``."""

    code = "demo_not_reconciled"


@dataclass(frozen=True, slots=True)
class WayBack:
    """What one office was told: its last receipt, and how many records were returned and sent again on the way."""

    unit: str
    receipt: Path
    accepted: int
    returned: int
    received: int
    sent_again: int


class ProvinceDesk:
    """What the province does in the demonstration, in its own session."""

    def __init__(self, province: Session, stick: Path) -> None:
        self._province = province
        self._stick = stick
        self._reviewing = Reviewing(province)

    def receive(self, given: Sequence[Path]) -> None:
        """Receive bundles, each of which has to apply. Raises TotalsDisagree."""
        for answer in Receiving(self._province).receive(given):
            if answer.stopped_by is not None:
                raise answer.stopped_by
            if not answer.ok:
                raise TotalsDisagree(unit=answer.unit, file=answer.file, reason=answer.code)

    def send_back_one(self, unit: str) -> None:
        """Return one gift of ``unit``, as somebody does who looks at the sign sheets."""
        gifts = self._reviewing.rows(0, 1, unit=unit, kind=HANDLED)
        self._reviewing.send_back(
            [(row.record, row.version) for row in gifts], "amount_doubtful", "Đối chiếu lại danh sách ký"
        )

    def accept_passing(self) -> None:
        """Look at what arrived, and accept all in which nothing was found."""
        Checking(self._province).look()
        self._reviewing.accept_passing()

    def answer(self, units: Iterable[str] | None = None) -> dict[str, Path]:
        """Write receipts for the units, without any for all that are due, and return where each lies."""
        receipts, signer = Receipts(self._province), self._province.operator.name
        asked = [one.unit for one in receipts.due()] if units is None else list(units)
        written: dict[str, Path] = {}
        for made in receipts.make_many(asked, self._stick, signer=signer, passphrase=PASSPHRASE):
            if isinstance(made, ReceiptProblem):
                raise made.error
            written[made.unit] = made.written_to
        return written

    def way_back(self, office: DemoOffice, session: Session, receipt: Path) -> WayBack:
        """Let an office open its receipt, compare, and correct and send again what was returned.

        Raises NotReconciled, TotalsDisagree, and what the steps raise.
        """
        done = _opened(session, receipt)
        sent_again = 0
        if done.returned:
            sent_again = self._sent_again(office, session)
            receipt = self.answer([office.unit.code])[office.unit.code]
            done = _opened(session, receipt)
        if done.returned or not Reconciling(session).table().agree:
            raise NotReconciled(unit=office.unit.code, kind="")
        return WayBack(office.unit.code, receipt, done.accepted, done.returned, done.received, sent_again)

    def _sent_again(self, office: DemoOffice, session: Session) -> int:
        returned = [
            record.record
            for line in Reconciling(session).table().lines
            for reason in line.reasons
            if reason.code == "returned"
            for record in reason.records
        ]
        for record in returned:
            correct(session, record, reason="Đã đối chiếu với danh sách ký nhận")
        self.receive([office.send(session, self._stick)])
        self.accept_passing()
        return len(returned)


def _opened(office: Session, receipt: Path) -> Accepted:
    """Open a receipt; what differs then has to be what was returned. Raises NotReconciled."""
    done = Accepting(office).accept(receipt)
    table = Reconciling(office).table()
    for line in table.lines:
        if not line.agree and {reason.code for reason in line.reasons} - {"returned", "draft_only"}:
            raise NotReconciled(unit=office.identity.unit, kind=line.kind)
    if not table.explained:
        raise NotReconciled(unit=office.identity.unit, kind="")
    return done
