"""The province's desk and what it holds of a unit, with sample data. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import FieldValue
from desktop_app.services.province.desk import InboxRow, UnitRow
from desktop_app.services.province.holdings import ArrivedBundle, StreamHolding, UnitHoldings
from desktop_app.services.province.quarantine_desk import WaitingFile
from desktop_app.services.province.received import Notice, Received
from desktop_app.services.province.recovery import RecoverableDevice
from desktop_app.ui.destinations import INBOX as PLACE
from desktop_app.ui.screens.province.holdings import HoldingsScreen
from desktop_app.ui.screens.province.inbox import InboxScreen
from desktop_app.ui.screens.province.inbox_words import DeskView
from tests.ui.specimens_periods import table
from tests.ui.specimens_province import at_province

_AT: Final = "2026-06-05T09:20:00"
_SCHOOL: Final = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"
_HEALTH: Final = "CĐCS Trung tâm y tế Mường Tè"
_TEA: Final = "CĐCS Công ty Cổ phần Chè Than Uyên"


def _row(unit: str, name: str, number: int, *counts: int, missing: tuple[int, ...] = ()) -> InboxRow:
    """Return an applied bundle: ``counts`` are new, known, waiting, forks."""
    new, known, waiting, forks = counts
    signer = "Lò Thị Phương"
    return InboxRow(
        unit, name, number, _AT, new, known, missing, (), f"{unit}-{number}", "Máy văn phòng", signer, waiting, forks
    )


def waiting_file(name: str, code: str, unit: str, unit_name: str, number: int | None) -> WaitingFile:
    """Return a file that waits."""
    fields: dict[str, FieldValue] = {}
    if number is not None:
        fields = {"unit": unit, "unit_name": unit_name, "number": number}
    return WaitingFile(f"sha-{name}", name, code, fields, unit, unit_name, number, _AT, code == "held", kept=True)


INBOX: Final = (
    _row("CDCS-01", "CĐCS TH Nậm Cuổi", 15, 38, 0, 38, 1),
    _row("CDCS-07", _HEALTH, 8, 52, 4, 52, 0, missing=(6, 7)),
    _row("CDCS-03", "CĐCS Chè Than Uyên", 21, 119, 0, 36, 0),
    _row("CDCS-09", "CĐCS MN Sìn Hồ", 11, 64, 0, 0, 0),
    _row("CDCS-03", "CĐCS Chè Than Uyên", 20, 0, 64, 0, 0),
)
FILES: Final = (
    waiting_file("CDCS-12-6.scd", "damaged", "CDCS-12", "CĐCS THCS Dào San", 6),
    waiting_file("CDCS-15-3.scd", "held", "CDCS-15", "CĐCS UBND xã Pa Ủ", 3),
    waiting_file("CDCS-20-1.scd", "unknown_key", "", "", None),
)
DEVICE: Final = RecoverableDevice(
    "CDCS-20", "CĐCS UBND xã Mù Cả", "d" * 32, "Máy văn phòng", ("CDCS-20",),
    ("12345", "67890", "11111", "22222", "33333", "44444"), 3, False, ("sha-CDCS-20-1.scd",),
)  # fmt: skip
VIEW: Final = DeskView(INBOX, FILES, (), 9, 126, 3, {"sha-CDCS-20-1.scd": DEVICE})


def _answer(number: int) -> Received:
    """Return the answer for one of twelve files."""
    good = (
        Received("a.scd", ok=True, unit="CDCS-01", unit_name=_SCHOOL, number=15, new=38, sha256="CDCS-01-15"),
        Received("b.scd", ok=True, unit="CDCS-07", unit_name=_HEALTH, number=8, new=52, known=4, sha256="CDCS-07-8"),
        Received(
            "c.scd", ok=True, unit="CDCS-03", unit_name=_TEA, number=21, new=119, sha256="CDCS-03-21",
            notices=(Notice("epoch_begun"),),
        ),
        Received("d.scd", ok=True, unit="CDCS-03", unit_name=_TEA, number=20, known=64, sha256="CDCS-03-20"),
        Received("e.scd", ok=True, unit="CDCS-09", unit_name="CĐCS MN Sìn Hồ", number=11, new=64, waited=True),
    )  # fmt: skip
    bad = (
        ("CDCS-12-6.scd", "damaged", "CDCS-12", "CĐCS THCS Dào San", 6),
        ("CDCS-15-3.scd", "held", "CDCS-15", "CĐCS UBND xã Pa Ủ", 3),
        ("CDCS-20-1.scd", "unknown_key", "", "", None),
        ("ANH-TET.jpg", "not_for_receiving", "", "", None),
        ("dang-ky-CDCS-31.scd", "request_given", "", "", None),
        ("phieu-nhan-CDCS-01-3.scd", "receipt_given", "", "", None),
        ("CDCS-02-4.scd", "file_unreadable", "", "", None),
    )
    if number < len(good):
        return good[number]
    name, code, unit, unit_name, numbered = bad[number - len(good)]
    fields: dict[str, FieldValue] = {"name": name, "file": name}
    if numbered is not None:
        fields = {"unit": unit, "number": numbered}
    kept = code in ("damaged", "held", "unknown_key")
    return Received(
        name,
        ok=False,
        unit=unit,
        unit_name=unit_name,
        number=numbered,
        held=code == "held",
        code=code,
        fields=fields,
        sha256=f"sha-{name}" if kept else "",
        kept=kept,
    )


ANSWERS: Final = tuple(map(_answer, range(12)))


def inbox_screen(view: DeskView = VIEW) -> InboxScreen:
    """Return the province's desk on a working day."""
    screen = InboxScreen()
    screen.set_desk(view)
    screen.set_table(table())
    screen.results_button.hide()
    return screen


def _chosen(mark: str) -> QWidget:
    screen = inbox_screen()
    screen.bundles.go_to(next(place for place, line in enumerate(screen.lines) if line.mark == mark))
    return at_province(screen, PLACE)


def inbox() -> QWidget:
    """A working day: one bundle with two versions of a record is chosen."""
    return _chosen("fork")


def inbox_unknown() -> QWidget:
    """A machine that our own documents vouch for."""
    screen = inbox_screen()
    screen.bundles.go_to(next(place for place, line in enumerate(screen.lines) if line.device is not None))
    return at_province(screen, PLACE)


def inbox_results() -> QWidget:
    """Twelve files were given."""
    screen = inbox_screen(replace(VIEW, last=ANSWERS))
    screen.show_notice("warning", "Đã nhận 5 trên 12 gói, 273 bản mới", "Từng tệp có lý do và việc nên làm ở bảng bên.")
    screen.set_received(ANSWERS)
    return at_province(screen, PLACE)


def inbox_progress() -> QWidget:
    """Three of twelve bundles."""
    screen = inbox_screen()
    screen.set_busy("Đang nhận…")
    screen.show_progress(3, 12)
    return at_province(screen, PLACE)


def inbox_empty() -> QWidget:
    """Nothing has come yet."""
    screen = InboxScreen()
    screen.set_desk(DeskView())
    return at_province(screen, PLACE)


def held() -> UnitHoldings:
    """Return a unit with two machines, one of them set back."""
    streams = (
        StreamHolding("a" * 32, "Máy văn phòng", "1" * 32, 412, 15, (6, 7), False, False, True),
        StreamHolding("b" * 32, "Máy xách tay", "2" * 32, 90, 4, (), True, False, True),
        StreamHolding("b" * 32, "Máy xách tay", "3" * 32, 71, 3, (), False, True, False),
    )
    arrived = tuple(
        ArrivedBundle(
            number, "Máy văn phòng", "1" * 32, f"2026-0{number // 5 + 3}-0{number % 5 + 1}T09:20:00", "Lò Thị Phương",
            number * 3, number * 4, f"s{number}", ("epoch_begun",) if number == 12 else (),
        )
        for number in (15, 14, 13, 12, 11, 10, 9, 8)
    )  # fmt: skip
    waits = (waiting_file("x.scd", "held", "CDCS-01", _SCHOOL, 6),)
    return UnitHoldings("CDCS-01", _SCHOOL, streams, waits, (), arrived, _AT)


def holdings_screen() -> HoldingsScreen:
    """Return what is held of a unit."""
    screen = HoldingsScreen()
    screen.set_holdings(held(), UnitRow("CDCS-01", _SCHOOL, 412, 512_300_000, 15, _AT))
    return screen


def holdings() -> QWidget:
    """A unit with two machines."""
    return at_province(holdings_screen(), PLACE)


def holdings_empty() -> QWidget:
    """A unit of which nothing came."""
    screen = HoldingsScreen()
    screen.set_holdings(UnitHoldings("CDCS-31", "CĐCS UBND xã Tà Tổng", (), (), (), (), ""), None)
    return at_province(screen, PLACE)


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "inbox": inbox,
    "inbox-damaged": lambda: _chosen("error"),
    "inbox-held": lambda: _chosen("held"),
    "inbox-unknown": inbox_unknown,
    "inbox-results": inbox_results,
    "inbox-progress": inbox_progress,
    "inbox-empty": inbox_empty,
    "holdings": holdings,
    "holdings-empty": holdings_empty,
}
