"""Home, the transfer screens, print, safety and help with sample data, by name: for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop_app.services.enrolment import DeviceRow, EnrolmentState, RequestPreview
from desktop_app.services.home import HomeView, MonthValue, Todo
from desktop_app.services.kept_typing import Offer
from desktop_app.services.reporting import ReportRow
from desktop_app.services.safekeeping import BackupState
from PySide6.QtWidgets import QWidget

from desktop_app.services.exporting import ExportPreview, ExportResult, SentBundle
from desktop_app.services.figures import KindFigures
from desktop_app.messages import describe_code
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import EnrolmentScreen
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
REPORT: Final = (
    ReportRow("gift", "Suất quà", "gifts", "Suất quà", "count", 218),
    ReportRow("gift", "Suất quà", "value", "Số tiền", "value", 263_100_000),
    ReportRow("gift", "Suất quà", "persons", "Người", "persons", 205),
    ReportRow("house", "Nhà ở, Mái ấm", "houses", "Căn nhà", "count", 2),
    ReportRow("house", "Nhà ở, Mái ấm", "value", "Số tiền", "value", 100_000_000),
    ReportRow("initiative", "Sáng kiến", "initiatives", "Sáng kiến", "count", 11),
    ReportRow("initiative", "Sáng kiến", "persons", "Người", "persons", 13),
    ReportRow("pledge_registration", "Đăng ký thi đua", "registrations", "Bản đăng ký", "count", 3),
)
MONTHS: Final = tuple(
    MonthValue(month, this * 1_000_000, last * 1_000_000)
    for month, (this, last) in enumerate(
        (
            *((12, 214), (269, 9), (8, 14), (57, 9), (49, 17), (0, 36)),
            *((0, 8), (0, 11), (0, 24), (0, 10), (0, 28), (0, 16)),
        ),
        start=1,
    )
)
LATEST: Final = SentBundle(14, "b14", "2026-05-28T10:00:00+07:00", 24, "verified", False)
HOME: Final = HomeView(
    today=TODAY,
    year=2026,
    todo=(
        Todo("returned", 2),
        Todo("unsaved", 1, Offer("gift", None, 1, {}, "2026-06-04T16:20:00+07:00")),
        Todo("to_export", 38),
        Todo("backup", 1),
    ),
    travel={"ready": 38, "exported": 24, "received": 61, "accepted": 412, "returned": 2},
    figures=REPORT,
    months=MONTHS,
    backup=BackupState("2026-06-05T11:40:00+07:00", "2026-05-20T09:00:00+07:00"),
    latest=LATEST,
)
FIRST_DAY: Final = HomeView(None, 2026, (Todo("clock"), Todo("enrol", 1)), {}, (), (), BackupState(None, None))


def kind_name(kind: str) -> str:
    """Return the plural of a kind."""
    return NAMES[kind]


def _home() -> HomeScreen:
    screen = HomeScreen(kind_name)
    screen.set_view(HOME)
    return screen


def home() -> QWidget:
    """A day with four things to do."""
    return in_window(_home(), "home")


def home_first_day() -> QWidget:
    """Nothing recorded yet, not enrolled, and the clock in doubt."""
    screen = HomeScreen(kind_name)
    screen.set_view(FIRST_DAY)
    screen.set_doubt(ClockDoubt(date(2015, 1, 1), date(2026, 5, 28)))
    return in_window(screen, "home")


PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"
STICKS: Final = (
    StickView(Path("/media/KINGSTON"), "KINGSTON", 6_200_000_000),
    StickView(Path("/media/CU"), "CŨ", 12_000_000, read_only=True),
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


GROUPS: Final = ("48213", "90577", "12006", "73391", "05528", "66104")


def enrolment_screen() -> EnrolmentScreen:
    """Return the office's assistant on its first step."""
    screen = EnrolmentScreen()
    screen.set_state(EnrolmentState(False, "", "TAM-77ab", GROUPS), ["Hoàng Văn Thủy"])
    screen.set_sticks(STICKS)
    return screen


def enrolment_request() -> QWidget:
    """The request is to be written."""
    return in_window(enrolment_screen(), "transfer")


def enrolment_sheet() -> QWidget:
    """The request was written; the sheet is next."""
    screen = enrolment_screen()
    screen.show_written()
    return in_window(screen, "transfer")


def enrolment_admission() -> QWidget:
    """Two groups typed from the province's sheet differ."""
    screen = enrolment_screen()
    screen.set_file(Path("/media/KINGSTON/tiep-nhan-CDCS-01.scd"))
    for box, group in zip(screen.admission.digits.boxes, GROUPS, strict=True):
        box.setText(group)
    sentence = describe_code("fingerprint_differs", {"groups": ["2", "5"]})
    screen.show_problem(sentence, "fingerprint_differs", [2, 5])
    return in_window(screen, "transfer")


DEVICES: Final = (
    DeviceRow("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "1f2e3d4caa00bb11", "admitted", "2026-03-02T09:00:00"),
    DeviceRow("CDCS-07", "CĐCS Trung tâm y tế Mường Tè", "2f2e3d4caa00bb11", "admitted", "2026-03-05T09:00:00"),
    DeviceRow("CDCS-12", "CĐCS THCS Dào San", "3f2e3d4caa00bb11", "revoked", "2025-11-20T09:00:00"),
)


def devices_screen() -> DevicesScreen:
    """Return the province's list of devices."""
    screen = DevicesScreen()
    screen.set_devices(DEVICES)
    screen.set_sticks(STICKS)
    return screen


def devices() -> QWidget:
    """No request open."""
    return in_window(devices_screen(), "devices")


def devices_request() -> QWidget:
    """A request is open."""
    screen = devices_screen()
    screen.set_request(
        RequestPreview("TAM-77ab", "CĐCS Công ty Cổ phần Chè Than Uyên", "LĐLĐ tỉnh Lai Châu", "1f2e3d4caa00bb11"),
        ["Nguyễn Thu Hiền"],
    )
    return in_window(screen, "devices")


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
    "enrolment-1-request": enrolment_request,
    "enrolment-2-sheet": enrolment_sheet,
    "enrolment-3-admission": enrolment_admission,
    "devices": devices,
    "devices-request": devices_request,
    "export-4-not-written": lambda: _export_done("not_written"),
}
