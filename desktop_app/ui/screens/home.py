"""Home: what to do now, frequent jobs, where the data is, the figures of the year.

One setter takes everything; jobs and things to do go out by code. At large text it is one column that scrolls.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base import i18n
from desktop_app.base.i18n import N_, _
from desktop_app.domain.dates import document_date
from desktop_app.ui import theme
from desktop_app.ui.destinations import CHOOSER_KEY
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.home_chart import MonthChart
from desktop_app.ui.screens.home_parts import JobTiles, TodoList, TravelStrip, YearFigures
from desktop_app.ui.screens.home_words import bundle_note, todo_items, year_figures
from desktop_app.ui.screens.shown_figures import KindName, short_day
from desktop_app.ui.screens.unlock import WEEKDAYS, day_in_words
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.home import HomeView

JOBS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("gift", "gift", "Ctrl+1", N_("Nhập quà")),
    ("house", "hotel", "Ctrl+2", N_("Ghi nhà ở, Mái ấm")),
    ("initiative", "lightbulb", "Ctrl+3", N_("Ghi sáng kiến")),
    ("pledge_registration", "flag", "Ctrl+4", N_("Đăng ký thi đua")),
    ("print", "printer", "Ctrl+5", N_("In danh sách ký nhận")),
    ("transfer", "send", "Ctrl+6", N_("Xuất gửi tỉnh")),
)
"""Code of the job, icon, key, words."""
PROVINCE_JOBS: Final = (*JOBS[:-1], ("transfer", "inbox", "Ctrl+6", N_("Nhận gói của đơn vị")))
"""The same at the province, which receives where an office sends."""
_TILES_WIDTH: Final = 372
_FIGURES_WIDTH: Final = 366


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """A clock that reads earlier than what was saved: both days."""

    clock: date
    newest: date


class _Day(QWidget, Themed):
    """The day, asked for once while the machine's own is not believed."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("warning")
        self.day = TextInput()
        self.field = FieldFrame("", self.day)
        self.button = Button("")
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addStretch(2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.banner)
        self._column.addLayout(self._row)
        self.button.clicked.connect(self._tell)
        self.day.returnPressed.connect(self._tell)
        self.day.textEdited.connect(lambda: self.field.set_problem(""))
        self.restyle()

    def restyle(self) -> None:
        self._row.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(8))

    def _tell(self) -> None:
        self.told.emit(self.day.text().strip())


class HomeScreen(Screen):
    """``todo_chosen`` carries the kind of a thing to do, ``job_chosen`` the code of a frequent job."""

    todo_chosen = Signal(str)
    job_chosen = Signal(str)
    help_requested = Signal()
    day_told = Signal(str)

    def __init__(self, kind_name: KindName, parent: QWidget | None = None, *, province: bool = False) -> None:
        self._kind_name = kind_name
        self._view: HomeView | None = None
        self._doubt: ClockDoubt | None = None
        super().__init__(parent=parent)
        self.help_button = Button("", "quiet", icon="circle-question-mark", key="F1")
        self.day = _Day()
        self.todo = TodoList()
        self.jobs = JobTiles(PROVINCE_JOBS if province else JOBS)
        self.travel = TravelStrip()
        self.year_title = Text(role="section")
        self.year = YearFigures()
        self.chart = MonthChart()
        self._lay_out()
        self.add_header(self.help_button)
        self.help_button.clicked.connect(self.help_requested)
        self.todo.chosen.connect(self.todo_chosen)
        self.jobs.chosen.connect(self.job_chosen)
        self.day.told.connect(self.day_told)
        self.day.hide()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.todo, 1)
        self._top.addWidget(self.jobs)
        card = QFrame()
        card.setProperty("role", "card")
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._figures = QWidget()
        self._figures_column = QVBoxLayout(self._figures)
        self._figures_column.addWidget(self.year_title)
        self._figures_column.addStretch()
        self._figures_column.addWidget(self.year)
        self._figures_column.addStretch()
        self._chart_holder = QWidget()
        self._chart_column = QVBoxLayout(self._chart_holder)
        self._chart_column.addWidget(self.chart)
        self._line = Hairline(vertical=True)
        for widget, stretch in ((self._figures, 0), (self._line, 0), (self._chart_holder, 1)):
            self._bottom.addWidget(widget, stretch)
        card.setLayout(self._bottom)
        self._bottom.setContentsMargins(1, 1, 1, 1)
        for widget, stretch in ((self.day, 0), (self.travel, 0), (card, 1)):
            self._column.addWidget(widget, stretch)
        self._column.insertLayout(1, self._top)
        self._area = scrolled(page)
        self.body.addWidget(self._area)

    def set_view(self, view: HomeView) -> None:
        """Show everything."""
        self._view = view
        self.retranslate()

    def set_doubt(self, doubt: ClockDoubt | None) -> None:
        """Ask for the day, or stop asking."""
        self._doubt = doubt
        self.day.setVisible(doubt is not None)
        self.day.field.set_problem("")
        self._show_doubt()

    def show_day_problem(self, sentence: str) -> None:
        """Say why the day typed cannot be today."""
        self.day.field.set_problem(sentence)
        self.day.day.setFocus()

    def focus_first(self) -> None:
        """Start at the first thing to do, or the first job."""
        if self._doubt is not None:
            self.day.day.setFocus()
        elif self.todo.buttons:
            self.todo.buttons[0].setFocus()
        else:
            next(iter(self.jobs.tiles.values())).setFocus()

    def retranslate(self) -> None:
        """Set every word, those of the view included."""
        today = self._view.today if self._view is not None else None
        unknown = _("Chưa biết hôm nay là ngày nào") if self._view is not None else ""
        self.set_title(_("Trang chủ"), long_day(today) if today is not None else unknown)
        self.help_button.set_words(_("Trợ giúp"))
        self.set_key_hints([("F1", _("trợ giúp")), ("F6", _("việc đầu tiên")), (CHOOSER_KEY, _("ghi gì"))])
        self._show_doubt()
        self._show_view()

    def restyle(self) -> None:
        """Lay everything in one column at large text."""
        super().restyle()
        if not hasattr(self, "_area"):
            return
        compact = theme.current().compact
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(down if compact else across)
        self._bottom.setDirection(down if compact else across)
        self._line.setVisible(not compact)
        self._top.setSpacing(theme.px(16))
        self._column.setSpacing(theme.px(12))
        self._bottom.setSpacing(0)
        self.jobs.setMinimumWidth(0 if compact else theme.px(_TILES_WIDTH))
        self.jobs.setMaximumWidth(_WIDEST if compact else theme.px(_TILES_WIDTH))
        self._figures.setMinimumWidth(0 if compact else theme.px(_FIGURES_WIDTH))
        self.chart.setMinimumHeight(theme.px(220 if compact else 128))
        side, top = theme.px(16), theme.px(10)
        for layout in (self._figures_column, self._chart_column):
            layout.setContentsMargins(side, top, side, top)

    def _show_doubt(self) -> None:
        self.day.field.set_label(_("Hôm nay là ngày"))
        self.day.day.setPlaceholderText(_("Ngày/tháng/năm"))
        self.day.button.set_words(_("Nhập ngày"))
        if self._doubt is not None:
            clock, newest = (short_day(one) for one in (self._doubt.clock, self._doubt.newest))
            self.day.banner.set_message(
                "warning",
                _("Ngày của máy là {clock}, sớm hơn lần lưu trước ({newest}).").format(clock=clock, newest=newest),
                _("Số liệu vẫn đủ. Nhập ngày hôm nay một lần để dùng tiếp."),
            )

    def _show_view(self) -> None:
        view = self._view
        if view is None:
            self.todo.set_items([])
            self.travel.set_travel({})
            return
        was_here = any(button.hasFocus() for button in self.todo.buttons)
        self.todo.set_items(todo_items(view, self._kind_name))
        if was_here:
            self.focus_first()
        self.travel.set_travel(view.travel, bundle_note(view.latest))
        self.year_title.setText(_("Số liệu năm {year}").format(year=view.year))
        self.year.set_figures(year_figures(view.figures))
        self.chart.set_months([(month.value, month.last_year) for month in view.months], view.year)


_WIDEST: Final = 16_777_215


def long_day(day: date) -> str:
    """Return "Thứ Sáu, ngày 05 tháng 6 năm 2026"; shorter in English."""
    return f"{_(WEEKDAYS[day.weekday()])}, {document_date(day)}" if i18n.language() == "vi" else day_in_words(day)
