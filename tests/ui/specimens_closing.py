"""The place "Khóa sổ", a form that asks for a reason, and an offer to undo, with sample data. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.services.after_closing import LateAdditions, LateChanges
from desktop_app.services.closed_periods import ClosedPeriod
from desktop_app.services.closing import PeriodFigures
from desktop_app.services.reporting import Undated
from desktop_app.ui.screens.period_closing import PeriodClosingScreen
from desktop_app.ui.screens.reason_question import ReasonQuestion
from tests.ui.specimens import in_window
from tests.ui.specimens_home import REPORT

FIRST, LAST = date(2025, 12, 1), date(2026, 5, 31)
FIGURES: Final = PeriodFigures(
    FIRST,
    LAST,
    REPORT,
    234,
    2,
    (Undated("house", "Nhà ở, Mái ấm", 1, 50_000_000), Undated("club", "Câu lạc bộ, đội văn nghệ", 1, 0, stock=True)),
    (LateAdditions(date(2025, 6, 1), date(2025, 11, 30), "gift", "Suất quà", 3, 3_900_000),),
    (LateChanges(date(2025, 6, 1), date(2025, 11, 30), "visit", "Thăm hỏi", 2, -700_000),),
)
PAST: Final = (
    ClosedPeriod("a" * 32, "CD001", 9, date(2025, 6, 1), date(2025, 11, 30), "Lò Thị Mẩy", "2025-12-02", False, 41),
    ClosedPeriod("b" * 32, "CD001", 5, date(2024, 12, 1), date(2025, 5, 31), "Giàng A Sử", "2025-06-03", True, 0),
)


def closing_screen() -> PeriodClosingScreen:
    """Return the screen with a period chosen."""
    screen = PeriodClosingScreen()
    screen.begin(((FIRST, LAST),), PAST)
    screen.proposals.set_code("0")
    screen.start.setText("01/12/2025")
    screen.end.setText("31/5/2026")
    screen.chair_input.setText("Lò Thị Mẩy")
    screen.show_figures(FIGURES)
    return screen


def closing() -> QWidget:
    """A period with its totals, before it is closed."""
    return in_window(closing_screen(), "period_closing")


def closing_nothing_chosen() -> QWidget:
    """As it is opened for the first time."""
    screen = PeriodClosingScreen()
    screen.begin(((date(2026, 6, 1), date(2026, 11, 30)), (FIRST, LAST)), ())
    return in_window(screen, "period_closing")


def reopening() -> QWidget:
    """The question before a period the province knows of is opened again, its reason left out."""
    question = ReasonQuestion(
        "Mở lại kỳ đến 31/5/2026?",
        "Các số đã chốt của kỳ bị bỏ; sửa xong thì khóa lại. Bản ghi trong kỳ giữ nguyên.",
        safe="Không mở",
        other="Mở lại kỳ",
        other_key="Alt+M",
    )
    question.accept()
    return question


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "closing": closing,
    "closing-reopening": reopening,
    "closing-nothing-chosen": closing_nothing_chosen,
}
