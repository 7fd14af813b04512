"""Home, the transfer screens, print, safety and help with sample data, by name: for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop_app.services.home import HomeView, Todo
from PySide6.QtWidgets import QWidget

from desktop_app.services.exporting import ExportPreview, ExportResult, SentBundle
from desktop_app.services.figures import KindFigures
from desktop_app.messages import describe_code
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
from desktop_app.ui.screens.target_picker import StickView
from tests.ui.specimens import in_window

TODAY: Final = date(2026, 6, 5)
NAMES: Final = {
    "gift": "Suất quà",
    "house": "Nhà ở, Mái ấm",
    "initiative": "Sáng kiến",
    "pledge_registration": "Đăng ký thi đua",
    "person": "Người",
    "campaign": "Đợt",
}
FIGURES: Final = (
    KindFigures("gift", 218, 205, 218, 263_100_000),
    KindFigures("house", 2, 2, 2, 100_000_000),
    KindFigures("initiative", 11, 13, 13, 0),
    KindFigures("pledge_registration", 3, 0, 61, 0),
)
MONTHS: Final = tuple(
    (this * 1_000_000, last * 1_000_000)
    for this, last in (
        *((12, 214), (269, 9), (8, 14), (57, 9), (49, 17), (0, 36)),
        *((0, 8), (0, 11), (0, 24), (0, 10), (0, 28), (0, 16)),
    )
)
HOME: Final = HomeView(
    todo=(
        Todo(
            "returned", {"count": 2, "detail": "Nhà hộ Giàng A Chứ: thiếu biên bản. Quà của Tẩn Thị Mẩy: ghi hai lần."}
        ),
        Todo("unsaved", {"kind": "Suất quà", "title": "Lò Văn Pâng, bản Nậm Coóng."}),
        Todo("to_export", {"count": 38}),
        Todo("backup", {"days": 16}),
    ),
    travel={"ready": 38, "exported": 24, "received": 61, "accepted": 412, "returned": 2},
    figures=FIGURES,
    months=MONTHS,
)


def kind_name(kind: str) -> str:
    """Return the plural of a kind."""
    return NAMES[kind]


def _home() -> HomeScreen:
    screen = HomeScreen(kind_name)
    screen.set_view(HOME, TODAY, "Gói số 14 ghi ra USB ngày 28/5/2026, đã kiểm tra. Chưa có phiếu nhận của tỉnh.")
    return screen


def home() -> QWidget:
    """A day with four things to do."""
    return in_window(_home(), "home")


def home_first_day() -> QWidget:
    """Nothing recorded yet, not enrolled, and the clock in doubt."""
    screen = HomeScreen(kind_name)
    screen.set_view(HomeView((Todo("enrol", {}),), {}, (), ((0, 0),) * 12), None)
    screen.set_doubt(ClockDoubt(date(2015, 1, 1), date(2026, 5, 28)))
    return in_window(screen, "home")


PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"
STICKS: Final = (
    StickView(Path("/media/KINGSTON"), "KINGSTON", 6_200_000_000),
    StickView(Path("/media/CU"), "USB CŨ", 12_000_000, read_only=True),
)
IN_BUNDLE: Final = (
    KindFigures("gift", 24, 24, 24, 31_200_000),
    KindFigures("house", 1, 1, 1, 50_000_000),
    KindFigures("initiative", 2, 3, 3, 0),
)


def preview(*figures: KindFigures) -> ExportPreview:
    """Return what an export would hold."""
    records = sum(one.records for one in figures)
    return ExportPreview(figures, records, 3, True, 15, PROVINCE)


def result(outcome: str) -> ExportResult:
    """Return a bundle written with ``outcome``."""
    counts = {one.kind: one.records for one in IN_BUNDLE}
    name = "CDCS-01-1f2e3d4c-aa00bb11-15.scd"
    to = STICKS[0].folder / name
    return ExportResult(name, 15, "s", counts, outcome, IN_BUNDLE, to, "Hoàng Văn Thủy", 48_211_004, "ab" * 32)


LATEST: Final = SentBundle(14, "b14", "2026-05-28T10:00:00+07:00", 24, "verified", False)


def export_screen(*figures: KindFigures) -> ExportScreen:
    """Return the assistant on its first page."""
    screen = ExportScreen(kind_name)
    screen.set_preview(preview(*figures), LATEST, ["Hoàng Văn Thủy", "Lò Thị Phương"])
    screen.set_sticks(STICKS)
    return screen


def _at_write() -> ExportScreen:
    screen = export_screen(*IN_BUNDLE)
    screen.next_button.click()
    screen.sign.form.signer.set_code("Hoàng Văn Thủy")
    screen.sign.form.passphrase.setText("mật khẩu dài")
    screen.next_button.click()
    return screen


def export_check() -> QWidget:
    """What would travel."""
    return in_window(export_screen(*IN_BUNDLE), "transfer")


def export_nothing() -> QWidget:
    """Nothing would travel."""
    return in_window(export_screen(), "transfer")


def export_sign() -> QWidget:
    """A passphrase that was not right."""
    screen = export_screen(*IN_BUNDLE)
    screen.next_button.click()
    screen.sign.form.signer.set_code("Hoàng Văn Thủy")
    screen.sign.form.show_problem(describe_code("wrong_passphrase", {"operator": "Hoàng Văn Thủy"}).full)
    return in_window(screen, "transfer")


def export_write() -> QWidget:
    """Two sticks, one of which refuses writing; the last try met a full stick."""
    screen = _at_write()
    sentence = describe_code("drive_full", {"drive": "/media/KINGSTON", "needed": 48_000_000, "free": 12_000_000})
    screen.show_problem(sentence, "drive_full", 15)
    return in_window(screen, "transfer")


def export_progress() -> QWidget:
    """On its way."""
    screen = _at_write()
    screen.next_button.click()
    screen.show_progress(30, 100)
    return in_window(screen, "transfer")


def _export_done(outcome: str) -> QWidget:
    screen = _at_write()
    screen.next_button.click()
    screen.show_result(result(outcome), datetime(2026, 6, 5, 10, 52))
    return in_window(screen, "transfer")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "home": home,
    "home-first-day": home_first_day,
    "export-1-check": export_check,
    "export-1-nothing": export_nothing,
    "export-2-sign": export_sign,
    "export-3-write": export_write,
    "export-3-progress": export_progress,
    "export-4-verified": lambda: _export_done("verified"),
    "export-4-not-verified": lambda: _export_done("written_not_verified"),
    "export-4-not-written": lambda: _export_done("not_written"),
}
