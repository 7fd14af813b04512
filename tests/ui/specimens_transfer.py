"""Home, the transfer screens, print, safety and help with sample data, by name: for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.clock import VIETNAM
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.sign_sheet import SignSheet, SignSheetRow, render_sign_sheet
from desktop_app.messages import describe_code
from desktop_app.services.enrolment import DeviceRow, EnrolmentState, RequestPreview
from desktop_app.services.exporting import ExportPreview, ExportResult, SentBundle
from desktop_app.services.figures import KindFigures
from desktop_app.services.home import HomeView, MonthValue, Todo
from desktop_app.services.kept_typing import Offer
from desktop_app.services.papers import CampaignChoice
from desktop_app.services.province_desk import InboxRow, QuarantineRow, UnitRow
from desktop_app.services.reporting import ReportRow
from desktop_app.services.safekeeping import BackupState
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import EnrolmentScreen
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.help import HelpScreen
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
from desktop_app.ui.screens.inbox import InboxScreen
from desktop_app.ui.screens.print_preview import PrintScreen
from desktop_app.ui.screens.restore import RestoreScreen
from desktop_app.ui.screens.safety import FindingLine, SafetyScreen
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


INBOX: Final = (
    InboxRow("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", 15, "2026-06-05T09:20:00", 38, 0, ()),
    InboxRow("CDCS-07", "CĐCS Trung tâm y tế Mường Tè", 8, "2026-06-05T09:20:00", 52, 4, (6, 7)),
    InboxRow("CDCS-03", "CĐCS Công ty Cổ phần Chè Than Uyên", 21, "2026-06-04T15:02:00", 119, 0, ()),
    InboxRow("CDCS-03", "CĐCS Công ty Cổ phần Chè Than Uyên", 20, "2026-06-04T15:02:00", 0, 64, ()),
)
QUARANTINE: Final = (
    QuarantineRow("CDCS-12-6.scd", "damaged", {"unit": "CDCS-12", "number": 6}, "2026-06-05T09:20:00"),
    QuarantineRow("CDCS-15-3.scd", "held", {"unit": "CDCS-15", "number": 3, "counter": 41}, "2026-06-05T09:20:00"),
    QuarantineRow("ANH-TET.scd", "not_a_bundle", {}, "2026-06-05T09:20:00"),
)
UNITS: Final = (
    UnitRow("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", 412, 512_300_000, 15, "2026-06-05T09:20:00"),
    UnitRow("CDCS-07", "CĐCS Trung tâm y tế Mường Tè", 310, 290_000_000, 8, "2026-06-05T09:20:00"),
    UnitRow("CDCS-03", "CĐCS Công ty Cổ phần Chè Than Uyên", 1204, 1_730_500_000, 21, "2026-06-04T15:02:00"),
    UnitRow("CDCS-12", "CĐCS THCS Dào San", 98, 61_000_000, 5, "2026-05-29T15:02:00"),
    UnitRow("CDCS-15", "CĐCS UBND xã Pa Ủ", 0, 0, None, ""),
)


def inbox_screen() -> InboxScreen:
    """Return the province's desk on a working day."""
    screen = InboxScreen()
    screen.set_desk(INBOX, QUARANTINE, UNITS)
    return screen


def inbox() -> QWidget:
    """Bundles good, known, held and damaged."""
    return in_window(inbox_screen(), "inbox")


def inbox_empty() -> QWidget:
    """Nothing has come yet."""
    screen = InboxScreen()
    screen.set_desk((), (), ())
    return in_window(screen, "inbox")


def inbox_progress() -> QWidget:
    """Three of twelve bundles."""
    screen = inbox_screen()
    screen.set_busy("Đang nhận…")
    screen.show_progress(3, 12)
    return in_window(screen, "inbox")


def sign_sheet_pdf() -> bytes:
    """Return a printed sign sheet."""
    drawn = io.BytesIO()
    letterhead = Letterhead("LĐLĐ TỈNH LAI CHÂU", "CĐCS TRƯỜNG PTDTBT TIỂU HỌC NẬM CUỔI", "Nậm Cuổi", TODAY, None)
    row = SignSheetRow("Giàng A Chứ", "Nậm Coóng", "012086004127", 500_000, "Gạo, dầu ăn", 300_000, "")
    sheet = SignSheet(letterhead, "nhân dịp Tết Bính Ngọ 2026", (row,) * 40, public=False, code="d0t", version="1")
    render_sign_sheet(sheet, drawn, printed_at=datetime(2026, 6, 5, 10, 52, tzinfo=VIETNAM))
    return drawn.getvalue()


CAMPAIGNS: Final = (
    CampaignChoice("r1", "Tết Bính Ngọ 2026", 218, 3),
    CampaignChoice("r2", "Tháng Công nhân 2026", 41, 0),
)


def print_screen() -> PrintScreen:
    """Return the print screen with two campaigns, none chosen."""
    screen = PrintScreen(PdfView)
    screen.set_sign_sheet(CAMPAIGNS)
    return screen


def printing() -> QWidget:
    """A campaign is chosen and shown."""
    screen = print_screen()
    screen.campaign.set_code("r1")
    screen.show_pdf(sign_sheet_pdf())
    return in_window(screen, "print")


def printing_nothing() -> QWidget:
    """Nothing is chosen yet."""
    return in_window(print_screen(), "print")


def safety_screen() -> SafetyScreen:
    """Return the screen with a copy outside that is old."""
    screen = SafetyScreen()
    screen.set_state(BackupState("2026-06-05T11:40:00+07:00", "2026-05-20T09:00:00+07:00"), TODAY)
    screen.set_sticks(STICKS)
    return screen


def safety() -> QWidget:
    """A copy outside is due."""
    return in_window(safety_screen(), "safety")


def safety_findings() -> QWidget:
    """The check found two things."""
    screen = safety_screen()
    screen.show_findings(
        [
            FindingLine("Một bản ghi không còn đúng như lúc lưu.", "Lấy lại từ bản sao lưu gần nhất."),
            FindingLine("Nhật ký bị đứt ở dòng 214.", "Gọi người hỗ trợ trước khi xuất gửi tỉnh."),
        ]
    )
    return in_window(screen, "safety")


def restore() -> QWidget:
    """A backup is chosen, to be opened with the sheet."""
    screen = RestoreScreen()
    screen.set_file(Path("/media/KINGSTON/so-2026-05-20.scb"))
    screen.how.set_code("passphrase")
    screen._show_how()
    window = MainWindow()
    window.show_alone(screen)
    return window


def help_page() -> QWidget:
    """The page about exporting."""
    screen = HelpScreen()
    screen.open_page("export")
    return in_window(screen, "")


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
    "inbox": inbox,
    "inbox-empty": inbox_empty,
    "inbox-progress": inbox_progress,
    "print": printing,
    "print-nothing": printing_nothing,
    "safety": safety,
    "safety-findings": safety_findings,
    "restore": restore,
    "help": help_page,
    "export-4-not-written": lambda: _export_done("not_written"),
}
