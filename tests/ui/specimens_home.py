"""Home, print, safety and help with sample data, by name. All names and figures are made up."""

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
from desktop_app.services.exporting import SentBundle
from desktop_app.services.home import HomeView, MonthValue, Todo
from desktop_app.services.kept_typing import Offer
from desktop_app.services.papers import CampaignChoice
from desktop_app.services.reporting import ReportRow
from desktop_app.services.safekeeping import BackupState
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.check_findings import FindingLine
from desktop_app.ui.screens.help import HelpScreen
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
from desktop_app.ui.screens.print_preview import PrintScreen
from desktop_app.ui.screens.safety import SafetyScreen
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


STICKS: Final = (
    StickView(Path("/media/KINGSTON"), "KINGSTON", 6_200_000_000),
    StickView(Path("/media/CU"), "CŨ", 12_000_000, read_only=True),
)


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
            FindingLine(
                "Giàng A Chứ",
                "Người này đã có nhà ở, Mái ấm “Giàng A Chứ” (12/5/2026); xem bản đó, sửa lại hoặc chỉ giữ một bản.",
                record="0" * 32,
                kind="Nhà ở, Mái ấm",
                place="Họ tên chủ hộ",
                field="head",
            ),
            FindingLine(
                "Tẩn Thị Mẩy",
                "Bản ghi được chọn chưa có trong sổ này; chọn lại.",
                record="1" * 32,
                kind="Suất quà",
                place="Đợt quà",
                level="warning",
                field="campaign",
            ),
        ]
    )
    return in_window(screen, "safety")


def home_province() -> QWidget:
    """The province's first page."""
    screen = HomeScreen(kind_name, province=True)
    screen.set_view(HOME)
    return in_window(screen, "home")


def safety_progress() -> QWidget:
    """A backup is on its way."""
    screen = safety_screen()
    screen.set_busy("Đang làm bản sao lưu…")
    screen.show_progress(3, 8)
    return in_window(screen, "safety")


def help_page() -> QWidget:
    """The page about exporting."""
    screen = HelpScreen()
    screen.open_page("export")
    return in_window(screen, "")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "home": home,
    "home-first-day": home_first_day,
    "print": printing,
    "print-nothing": printing_nothing,
    "home-province": home_province,
    "safety": safety,
    "safety-progress": safety_progress,
    "safety-findings": safety_findings,
    "help": help_page,
}
