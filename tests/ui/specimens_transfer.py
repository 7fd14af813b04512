"""Home, the transfer screens, print, safety and help with sample data, by name: for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.services.figures import KindFigures
from desktop_app.services.home import HomeView, Todo
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
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
        Todo("returned", {"count": 2, "detail": "Nhà hộ Giàng A Chứ: thiếu biên bản. Quà của Tẩn Thị Mẩy: ghi hai lần."}),
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
    screen.set_doubt(ClockDoubt("2015-01-01", "2026-05-28"))
    return in_window(screen, "home")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {"home": home, "home-first-day": home_first_day}
