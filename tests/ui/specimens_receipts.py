"""Sending and receiving of an office with sample data: the list, opening a receipt, what it told, reconciliation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.messages import describe_code
from desktop_app.services.exporting import SentBundle
from desktop_app.ui.screens.history_words import OtherOutcome
from desktop_app.ui.screens.receipt import ReceiptScreen
from desktop_app.ui.screens.receipt_words import FoundReceipt, LockedPeriod, ReceiptOutcome
from desktop_app.ui.screens.reconciliation import ReconciliationScreen
from desktop_app.ui.screens.reconciliation_words import DifferingRecord, KindLine
from desktop_app.ui.screens.sending import SendingScreen
from desktop_app.ui.screens.sending_words import ReceiptLine
from tests.ui.specimens import in_window

PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"
STICK: Final = Path("/media/KINGSTON")

SENT: Final = (
    SentBundle(15, "b15", "2026-06-05T10:52:00+07:00", 38, "not_written", False),
    SentBundle(14, "b14", "2026-05-28T10:00:00+07:00", 24, "verified", False),
    SentBundle(13, "b13", "2026-05-06T10:00:00+07:00", 31, "written_not_verified", False),
    SentBundle(12, "b12", "2026-04-02T10:00:00+07:00", 119, "verified", True),
    SentBundle(11, "b11", "", 44, "verified_not_ejected", True),
)
RECEIPTS: Final = (ReceiptLine(7, "12/4/2026", 412, 2), ReceiptLine(6, "08/01/2026", 293, 0))
FOUND: Final = (
    FoundReceipt(STICK / "phieu-nhan-CDCS-01-aa00bb11-8.scd", 8, "04/6/2026", "USB KINGSTON"),
    FoundReceipt(STICK / "phieu-nhan-CDCS-01-aa00bb11-7.scd", 7, "10/4/2026", "USB KINGSTON", "opened"),
    FoundReceipt(STICK / "phieu-nhan-CDCS-01-aa00bb11-5.scd", 5, "", "USB không tên", "older"),
)
LOCKED: Final = (
    LockedPeriod(date(2025, 12, 1), date(2026, 5, 31), date(2026, 6, 30)),
    LockedPeriod(date(2025, 6, 1), date(2025, 11, 30)),
)
TAKEN: Final = ReceiptOutcome(
    8,
    PROVINCE,
    received=61,
    accepted=412,
    returned=2,
    notes=("Gửi kèm biên bản bàn giao nhà của hộ Giàng A Chứ.", "Kỳ đến 31/5 đề nghị gửi trước ngày 15/6."),
    locked=LOCKED,
)
KINDS: Final = (
    KindLine("Sáng kiến", 11, 0, 11, 0),
    KindLine(
        "Suất quà",
        218,
        263_100_000,
        193,
        231_900_000,
        (
            DifferingRecord("a" * 32, "Quà của Tẩn Thị Mẩy", "returned"),
            DifferingRecord("b" * 32, "Quà của Lò Văn Pâng", "never_sent"),
            DifferingRecord("f" * 32, "Quà của Lò Thị Ín", "erased"),
            DifferingRecord("c" * 32, "Quà của Giàng A Chứ", "sent_not_received"),
            DifferingRecord("d" * 32, "Quà của Vàng Thị Dở", "changed_since"),
            DifferingRecord("", "Quà của Tao Thị Ón", "other_device"),
        ),
    ),
    KindLine(
        "Nhà ở, Mái ấm",
        2,
        100_000_000,
        3,
        150_000_000,
        (DifferingRecord("e" * 32, "Nhà của hộ Giàng A Chứ", "deleted_here"),),
    ),
    KindLine("Thăm hỏi", 63, 31_500_000, 63, 31_500_000),
)


def sending_screen() -> SendingScreen:
    """Return the list on a working day."""
    screen = SendingScreen()
    screen.set_desk(SENT, RECEIPTS, 38)
    return screen


def sending_empty() -> QWidget:
    """Nothing was ever sent."""
    screen = SendingScreen()
    screen.set_desk((), (), 0)
    return in_window(screen, "transfer")


def _standing(standing: str) -> QWidget:
    screen = sending_screen()
    screen.set_standing(standing, empty=False)
    return in_window(screen, "transfer")


def _new_pc() -> QWidget:
    screen = SendingScreen()
    screen.set_standing("admitted", empty=True)
    screen.set_desk((), (), 0)
    return in_window(screen, "transfer")


def other(result: OtherOutcome) -> QWidget:
    """Show what came of a history or a notice."""
    screen = choice()
    screen.show_other(result)
    return in_window(screen, "transfer")


def choice() -> ReceiptScreen:
    """Return the choice of a receipt, with three on the sticks."""
    screen = ReceiptScreen()
    screen.set_found(FOUND)
    return screen


def _nothing_found() -> QWidget:
    return in_window(ReceiptScreen(), "transfer")


def _refused() -> QWidget:
    screen = choice()
    screen.show_problem(describe_code("receipt_damaged", {}))
    return in_window(screen, "transfer")


def _opening() -> QWidget:
    screen = choice()
    screen.set_busy(True)
    return in_window(screen, "transfer")


def outcome(result: ReceiptOutcome) -> QWidget:
    """Show what a receipt told."""
    screen = choice()
    screen.show_outcome(result)
    return in_window(screen, "transfer")


def reconciliation_screen() -> ReconciliationScreen:
    """Return the comparison with differences."""
    screen = ReconciliationScreen()
    screen.set_table(KINDS, 8, "05/6/2026")
    return screen


def _agrees() -> QWidget:
    screen = ReconciliationScreen()
    screen.set_table([one for one in KINDS if one.agrees], 8, "05/6/2026")
    return in_window(screen, "transfer")


def _no_receipt() -> QWidget:
    screen = ReconciliationScreen()
    screen.set_table((), None, "")
    return in_window(screen, "transfer")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "sending": lambda: in_window(sending_screen(), "transfer"),
    "sending-empty": sending_empty,
    "sending-revoked": lambda: _standing("revoked"),
    "sending-replaced": lambda: _standing("replaced"),
    "sending-new-pc": _new_pc,
    "receipt-3-history": lambda: other(OtherOutcome("history", 3012, 0, 0, 118)),
    "receipt-3-history-own": lambda: other(OtherOutcome("history", 3012, 118, 0, 118, new_epoch=True)),
    "receipt-3-history-known": lambda: other(OtherOutcome("history", 0, 3012)),
    "receipt-3-notice": lambda: other(OtherOutcome("revoked")),
    "receipt-1-choose": lambda: in_window(choice(), "transfer"),
    "receipt-1-nothing": _nothing_found,
    "receipt-1-refused": _refused,
    "receipt-1-opening": _opening,
    "receipt-2-returned": lambda: outcome(TAKEN),
    "receipt-2-good": lambda: outcome(ReceiptOutcome(8, PROVINCE, received=12, accepted=412)),
    "receipt-2-older": lambda: outcome(ReceiptOutcome(5, PROVINCE, older=True)),
    "receipt-2-set-back": lambda: outcome(ReceiptOutcome(8, PROVINCE, accepted=380, new_epoch=True)),
    "receipt-2-province-set-back": lambda: outcome(ReceiptOutcome(2, PROVINCE, accepted=300, back_to_ready=112)),
    "receipt-2-erased": lambda: outcome(ReceiptOutcome(8, PROVINCE, received=12, accepted=398, erased=3)),
    "receipt-2-erased-returned": lambda: outcome(
        ReceiptOutcome(8, PROVINCE, received=12, accepted=398, returned=2, erased=3)
    ),
    "reconciliation": lambda: in_window(reconciliation_screen(), "transfer"),
    "reconciliation-agrees": _agrees,
    "reconciliation-no-receipt": _no_receipt,
}
