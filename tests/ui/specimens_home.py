"""Home, print, safety and help with sample data, by name. All names and figures are made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, language
from desktop_app.messages import describe_code
from desktop_app.services.exporting import SentBundle
from desktop_app.services.home import Arrivals, HomeView, MonthValue, Todo
from desktop_app.services.kept_typing import Offer
from desktop_app.services.reporting import ReportRow
from desktop_app.services.safekeeping import BackupState
from desktop_app.storage.home_rows import DraftRow, ReturnedRow
from desktop_app.ui.parts.tour_strip import TourStrip
from desktop_app.ui.screens.check_findings import FindingLine
from desktop_app.ui.screens.help import HelpScreen
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
from desktop_app.ui.screens.home_jobs import Job
from desktop_app.ui.screens.returned_dialog import ReturnedDialog
from desktop_app.ui.screens.safety import SafetyScreen
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.tour_steps import tour_steps
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
    returned=(
        ReturnedRow("a" * 32, "house", "Giàng A Chứ", "Thiếu biên bản bàn giao"),
        ReturnedRow("b" * 32, "gift", "Tẩn Thị Mẩy", "Ghi hai lần trong đợt Tết"),
    ),
)

_NOTHING_YET: Final = HomeView(TODAY, 2026, (), {}, (), (), BackupState(None, None), empty=True)
FIRST_DAY: Final = replace(
    _NOTHING_YET,
    todo=(Todo("first_campaign", 1), Todo("first_record", 1), Todo("enrol", 1), Todo("first_hour", 1)),
)
WITHDRAWN: Final = replace(HOME, todo=(Todo("device_revoked", 1), Todo("returned", 2), Todo("backup", 1)))
NEW_PC: Final = replace(
    _NOTHING_YET,
    todo=(
        Todo("take_history", 1),
        Todo("first_campaign", 1),
        Todo("first_record", 1),
        Todo("first_hour", 1),
        Todo("help_slot", 1),
    ),
)
WRONG_CLOCK: Final = replace(HOME, today=None, todo=(Todo("clock"), Todo("to_export", 38)))
BUSY: Final = replace(
    HOME,
    todo=(
        Todo("returned", 2),
        Todo("problems", 3),
        Todo("drafts", 4),
        Todo("bundle", 1),
        Todo("to_export", 38),
        Todo("backup", 1),
        Todo("retention", 1),
    ),
    faulty=tuple(
        DraftRow(str(place), "gift", name) for place, name in enumerate(("Giàng A Chứ", "Lò Văn Pâng", "Sùng"))
    ),
    unfinished=(DraftRow("9", "house", "Vàng A Lử"),),
)
AT_PROVINCE: Final = replace(
    HOME,
    todo=(Todo("quarantine", 3), Todo("backup", 1)),
    latest=None,
    arrivals=Arrivals(units=42, silent=5, bundles=187, records=31_204, waiting=3),
)
JOBS: Final = (
    Job("gift", "gift", "Ctrl+1", "Nhập quà"),
    Job("house", "hotel", "Ctrl+2", "Ghi nhà ở, Mái ấm"),
    Job("initiative", "lightbulb", "Ctrl+3", "Ghi sáng kiến"),
    Job("pledge_registration", "flag", "Ctrl+4", "Đăng ký thi đua"),
    Job("print", "printer", "Ctrl+5", "In danh sách ký nhận"),
    Job("transfer", "send", "Ctrl+6", "Xuất gửi tỉnh"),
)
OTHER_JOBS: Final = (
    *JOBS[:2],
    Job("crisis_aid", "shield-check", "Ctrl+3", "Ghi hỗ trợ khẩn cấp, thiên tai, dịch bệnh"),
    Job("visit", "users", "Ctrl+4", "Ghi thăm hỏi"),
    *JOBS[4:],
)


def kind_name(kind: str) -> str:
    """Return the plural of a kind."""
    return NAMES[kind]


def _home(view: HomeView = HOME, jobs: Sequence[Job] = JOBS, *, province: bool = False) -> HomeScreen:
    screen = HomeScreen(kind_name, province=province)
    screen.set_jobs(jobs)
    screen.set_view(view)
    return screen


def home() -> QWidget:
    """A day with four things to do."""
    return in_window(_home(), "home")


def home_first_day() -> QWidget:
    """Nothing recorded yet, and not enrolled."""
    return in_window(_home(FIRST_DAY), "home")


def home_clock() -> QWidget:
    """The clock in doubt: the day is asked for."""
    screen = _home(WRONG_CLOCK)
    screen.set_doubt(ClockDoubt(date(2015, 1, 1), date(2026, 5, 28)))
    return in_window(screen, "home")


def home_clock_problem() -> QWidget:
    """A day was typed that cannot be today."""
    screen = _home(WRONG_CLOCK)
    screen.set_doubt(ClockDoubt(date(2015, 1, 1), date(2026, 5, 28)))
    screen.day.day.setText("1/1/2014")
    screen.show_day_problem(describe_code("day_behind", {"clock": "2014-01-01", "newest": "2026-05-28"}).full)
    return in_window(screen, "home")


def home_busy() -> QWidget:
    """Everything waits at once, and the office has frequent jobs of its own."""
    return in_window(_home(BUSY, OTHER_JOBS), "home")


def home_withdrawn() -> QWidget:
    """The province takes nothing more from this PC."""
    return in_window(_home(WITHDRAWN), "home")


def home_new_pc() -> QWidget:
    """Enrolled, and the book is empty: what the province holds may be taken back."""
    return in_window(_home(NEW_PC), "home")


def returned() -> QWidget:
    """What the province returned, to choose from."""
    return ReturnedDialog(HOME.returned, kind_name)


STICKS: Final = (
    StickView(Path("/media/KINGSTON"), "KINGSTON", 6_200_000_000),
    StickView(Path("/media/CU"), "CŨ", 12_000_000, read_only=True),
)


def safety_screen() -> SafetyScreen:
    """Return the screen with a copy outside that is old."""
    screen = SafetyScreen()
    screen.set_state(BackupState("2026-06-05T11:40:00+07:00", "2026-05-20T09:00:00+07:00"), TODAY)
    screen.set_sticks(STICKS)
    return screen


def safety() -> QWidget:
    """A copy outside is due."""
    return in_window(safety_screen(), "safety")


_OF_RECORDS: Final = (
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
)


def safety_findings() -> QWidget:
    """The check found two things that are not as they were written, and two in records."""
    screen = safety_screen()
    altered = FindingLine("Một bản ghi không còn đúng như lúc lưu.", "Lấy lại từ bản sao lưu gần nhất.", damage=True)
    broken = FindingLine("Nhật ký bị đứt ở dòng 214.", "Gọi người hỗ trợ trước khi xuất gửi tỉnh.", damage=True)
    screen.show_findings([altered, broken, *_OF_RECORDS])
    return in_window(screen, "safety")


def safety_records_only() -> QWidget:
    """The check found problems of records in a store that is whole."""
    screen = safety_screen()
    screen.show_findings(_OF_RECORDS)
    return in_window(screen, "safety")


def home_province() -> QWidget:
    """The province's first page."""
    jobs = (*JOBS[:-1], Job("transfer", "inbox", "Ctrl+6", "Nhận gói của đơn vị"))
    return in_window(_home(AT_PROVINCE, jobs, province=True), "home")


def safety_progress() -> QWidget:
    """A backup is on its way."""
    screen = safety_screen()
    screen.set_busy("Đang làm bản sao lưu…")
    screen.show_progress(3, 8)
    return in_window(screen, "safety")


def safety_checking() -> QWidget:
    """The book is being checked."""
    screen = safety_screen()
    screen.set_busy("Đang đọc lại toàn bộ sổ…")
    screen.show_checked(3, 8)
    return in_window(screen, "safety")


def help_page() -> QWidget:
    """The page about exporting."""
    screen = HelpScreen()
    screen.open_page("export")
    return in_window(screen, "")


def help_keys() -> QWidget:
    """The list of all keys."""
    screen = HelpScreen()
    screen.open_page("keys")
    return in_window(screen, "")


def help_tour() -> QWidget:
    """What the tour is, with the button that begins it."""
    screen = HelpScreen()
    screen.open_page("tour")
    return in_window(screen, "")


def tour() -> QWidget:
    """A step of the tour below Home."""
    window = in_window(_home(), "home")
    step, steps = tour_steps(language())[2], tour_steps(language())
    strip = TourStrip()
    title = _("Sổ mẫu · Bước {number} trên {count}: {title}").format(number=3, count=len(steps), title=step.title)
    strip.say(title, step.text, _("Bước sau"), _("Thôi xem"))
    window.set_strip(strip)
    return window


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "home": home,
    "home-first-day": home_first_day,
    "home-clock": home_clock,
    "home-clock-problem": home_clock_problem,
    "home-busy": home_busy,
    "home-withdrawn": home_withdrawn,
    "home-new-pc": home_new_pc,
    "returned": returned,
    "home-province": home_province,
    "safety": safety,
    "safety-progress": safety_progress,
    "safety-checking": safety_checking,
    "safety-findings": safety_findings,
    "safety-records-only": safety_records_only,
    "help": help_page,
    "help-keys": help_keys,
    "help-tour": help_tour,
    "tour": tour,
}
