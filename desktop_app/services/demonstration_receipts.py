"""The way back in the demonstration: the province reviews, writes receipts, the offices open them and reconcile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import Bug
from desktop_app.services.accepting import Accepted, Accepting
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.receipts import ReceiptProblem, Receipts
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.reconciling import Reconciling
from desktop_app.services.session import Session


class NotReconciled(Bug):
    """An office and the province differ without a reason that the demonstration made. Fields: ``unit``, ``kind``."""

    code = "demo_not_reconciled"


@dataclass(frozen=True, slots=True)
class WayBack:
    """What one office was told: its receipt, and how many records explain what differs."""

    unit: str
    receipt: Path
    accepted: int
    returned: int
    received: int
    differing: int


def review(province: Session, unit: str) -> None:
    """Look at what arrived, return one gift of ``unit``, and accept everything that passes."""
    Checking(province).look()
    reviewing = Reviewing(province)
    gifts = reviewing.rows(0, 1, unit=unit, kind="gift")
    reviewing.send_back([(row.record, row.version) for row in gifts], "amount_doubtful", "Đối chiếu lại danh sách ký")
    reviewing.accept_passing()


def way_back(offices: Iterable[Session], province: Session, stick: Path, *, passphrase: str) -> tuple[WayBack, ...]:
    """Write all receipts, open each at its office, and compare. Raises NotReconciled, what the steps raise."""
    receipts = Receipts(province)
    units = [one.unit for one in receipts.due()]
    written: dict[str, Path] = {}
    for made in receipts.make_many(units, stick, signer=province.operator.name, passphrase=passphrase):
        if isinstance(made, ReceiptProblem):
            raise made.error
        written[made.unit] = made.written_to
    return tuple(_opened(office, written[office.identity.unit]) for office in offices)


def _opened(office: Session, receipt: Path) -> WayBack:
    done: Accepted = Accepting(office).accept(receipt)
    table, differing = Reconciling(office).table(), 0
    for line in table.lines:
        if not line.agree and {reason.code for reason in line.reasons} - {"returned", "draft_only"}:
            raise NotReconciled(unit=office.identity.unit, kind=line.kind)
        differing += sum(len(reason.records) for reason in line.reasons if reason.code == "returned")
    if not table.explained:
        raise NotReconciled(unit=office.identity.unit, kind="")
    return WayBack(office.identity.unit, receipt, done.accepted, done.returned, done.received, differing)
