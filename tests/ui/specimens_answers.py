"""The province's receipts with sample units: which are due, where to and who signs, how writing them ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.messages import describe_code
from desktop_app.services.province.receipts import ReceiptDue
from desktop_app.storage.receipts import MadeReceipt
from desktop_app.ui.flows.from_stick import BUNDLES, REQUESTS
from desktop_app.ui.screens.province.receipts import ReceiptsScreen
from desktop_app.ui.screens.province.receipts_words import Answer, ReceiptPlan, Written
from desktop_app.ui.screens.stick_dialog import StickDialog, admission_row, bundles_row, request_row
from desktop_app.ui.screens.stick_words import StickView
from tests.ui.specimens_province import at_province

STICK: Final = Path("/media/KINGSTON")
DUE: Final = (
    ReceiptDue("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", 4, "2026-05-12T09:00:00+07:00", 38, True, "verified"),
    ReceiptDue("CDCS-02", "CĐCS Trung tâm y tế Mường Tè", 0, "", 12, False),
    ReceiptDue("CDCS-03", "CĐCS Công ty Cổ phần Chè Than Uyên", 7, "2026-05-28T09:00:00+07:00", 4, False, "verified"),
    ReceiptDue("CDCS-04", "CĐCS THCS Dào San", 2, "2026-06-05T10:00:00+07:00", 0, False, "not_written"),
    ReceiptDue("CDCS-05", "CĐCS UBND xã Pa Ủ", 3, "2026-06-05T10:00:00+07:00", 0, False, "verified_not_ejected"),
    ReceiptDue("CDCS-06", "CĐCS MN Sìn Hồ", 5, "2026-06-01T10:00:00+07:00", 0, True, "verified"),
)
MADE: Final = tuple(
    MadeReceipt(
        "CDCS-01",
        "aa00bb11" * 4,
        number,
        f"phieu-nhan-CDCS-01-aa00bb11-{number}.scd",
        "",
        4000,
        day,
        {"accepted": 90 * number, "returned": number % 3, "received": 12 * number},
        outcome,
        number < 4,
    )
    for number, day, outcome in (
        (4, "2026-05-12T09:00:00+07:00", "verified"),
        (3, "2026-04-02T09:00:00+07:00", "verified"),
        (2, "2026-02-11T09:00:00+07:00", "verified_not_ejected"),
    )
)
PLAN: Final = ReceiptPlan(
    tuple(one.unit for one in DUE[:3]), (("CDCS-04", 2),), tuple(one.unit_name for one in DUE[:4])
)
GOOD: Final = tuple(
    Answer(one.unit, one.unit_name, one.last_number + 1, "verified", 119 + number, number, 38)
    for number, one in enumerate(DUE[:3])
)
PULLED: Final = Answer(
    "CDCS-02", DUE[1].unit_name, 1, problem=describe_code("drive_removed", {"drive": str(STICK), "receipt": 1})
)


def receipts_screen() -> ReceiptsScreen:
    """Return the list on a working day."""
    screen = ReceiptsScreen()
    screen.unit_shown.connect(lambda unit: screen.set_made(MADE if unit == "CDCS-01" else ()))
    screen.set_signers(["Nguyễn Thu Hiền", "Hoàng Văn Thủy"])
    screen.set_sticks([StickView(STICK, "KINGSTON", 6_200_000_000)])
    screen.set_rows(DUE)
    return screen


def writing_screen() -> ReceiptsScreen:
    """Return the page that asks where to and who signs."""
    screen = receipts_screen()
    screen.all_button.click()
    return screen


def _listed() -> QWidget:
    return at_province(receipts_screen(), "receipts")


def _empty() -> QWidget:
    screen = ReceiptsScreen()
    screen.set_rows(())
    return at_province(screen, "receipts")


def _asking() -> QWidget:
    return at_province(writing_screen(), "receipts")


def _busy() -> QWidget:
    screen = writing_screen()
    screen.write.form.signer.set_code("Nguyễn Thu Hiền")
    screen.write.form.passphrase.setText("mật khẩu")
    screen.write_button.click()
    screen.show_progress(1, 4)
    return at_province(screen, "receipts")


def _written(written: Written) -> QWidget:
    screen = writing_screen()
    screen.show_written(written)
    return at_province(screen, "receipts")


def _on_sticks() -> QWidget:
    rows = (
        bundles_row(3, "USB KINGSTON", [one.unit_name for one in DUE[1:4]], 0),
        bundles_row(41, "USB TRANSCEND", [one.unit_name for one in DUE], 1),
    )
    return StickDialog(_(BUNDLES.title), _(BUNDLES.lead), rows, _(BUNDLES.button))


def _documents() -> QWidget:
    rows = (
        request_row(DUE[0].unit_name, "05/6/2026", "USB KINGSTON", 0),
        admission_row("LĐLĐ tỉnh Lai Châu", "05/6/2026", "USB KINGSTON", 1),
    )
    return StickDialog(_(REQUESTS.title), _(REQUESTS.lead), rows, _(REQUESTS.button))


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "answers-sticks": _on_sticks,
    "answers-documents": _documents,
    "answers": _listed,
    "answers-empty": _empty,
    "answers-write": _asking,
    "answers-writing": _busy,
    "answers-good": lambda: _written(Written(GOOD, ReceiptPlan(), "USB KINGSTON", True)),
    "answers-pulled": lambda: _written(
        Written(
            (GOOD[0], PULLED),
            ReceiptPlan(("CDCS-03",), (("CDCS-02", 1),), (DUE[2].unit_name, DUE[1].unit_name)),
            "USB KINGSTON",
        )
    ),
    "answers-stopped": lambda: _written(
        Written(GOOD[:1], ReceiptPlan(("CDCS-03",), (), (DUE[2].unit_name,)), "USB KINGSTON", False, stopped=True)
    ),
}
