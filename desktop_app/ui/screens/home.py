"""Home: what to do now, frequent jobs, where the data is, the figures of the year.

One setter takes everything; jobs and things to do go out by code. At large text it is one column that scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base import i18n
from desktop_app.base.i18n import _
from desktop_app.domain.dates import document_date
from desktop_app.ui import theme
from desktop_app.ui.destinations import CHOOSER_KEY
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Hairline, Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.scroll import bring_into_view, scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.home_chart import MonthChart
from desktop_app.ui.screens.home_figures import YearFigures
from desktop_app.ui.screens.home_jobs import Job, JobTiles
from desktop_app.ui.screens.home_parts import TodoList
from desktop_app.ui.screens.home_travel import OFFICE, PROVINCE, TravelStrip
from desktop_app.ui.screens.home_words import backup_note, bundle_note, todo_items, year_figures
from desktop_app.ui.screens.shown_figures import KindName, short_day
from desktop_app.ui.screens.unlock import WEEKDAYS, day_in_words
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.home import HomeView

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
        self.field.put_beside(self.button)
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.banner)
        self._column.addLayout(self._row)
        self.button.clicked.connect(self._tell)
        self.day.returnPressed.connect(self._tell)
        self.day.textEdited.connect(lambda: self.field.set_problem(""))
        self.restyle()

    def restyle(self) -> None:
        self._column.setSpacing(theme.px(8))

    def _tell(self) -> None:
        self.told.emit(self.day.text().strip())


class HomeScreen(Screen):
    """``todo_chosen`` carries the kind of a thing to do, ``job_chosen`` the code of a frequent job.

    ``figure_chosen``: the records of that kind in the year shown are to be seen.
    """

    todo_chosen = Signal(str)
    figure_chosen = Signal(str)
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
        self.jobs = JobTiles()
        self.travel = TravelStrip(PROVINCE if province else OFFICE)
        self.year_title = Text(role="section")
        self.year = YearFigures()
        self.chart = MonthChart()
        self._lay_out()
        self.add_header(self.help_button)
        self.help_button.clicked.connect(self.help_requested)
        self.todo.chosen.connect(self.todo_chosen)
        self.jobs.chosen.connect(self.job_chosen)
        self.year.chosen.connect(self.figure_chosen)
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
        card = self._card = QFrame()
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
        self._column.addStretch()
        self._area = scrolled(page)
        self.body.addWidget(self._area)

    def set_jobs(self, jobs: Sequence[Job]) -> None:
        """Show the frequent jobs with their keys."""
        self.jobs.set_jobs(jobs)

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
        """Start at the first thing to do, or the first job, and bring it into view."""
        self._focus_first()
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self._area.isAncestorOf(focused):
            bring_into_view(focused, theme.px(_MARGIN), from_top=True)

    def _focus_first(self) -> None:
        if self._doubt is not None:
            self.day.day.setFocus()
        elif self.todo.buttons:
            self.todo.buttons[0].setFocus()
        elif self.jobs.tiles:
            next(iter(self.jobs.tiles.values())).setFocus()
        else:
            super().focus_first()

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
        self._line.setVisible(not compact and not self._chart_holder.isHidden())
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
            self.todo.set_reading()
            self.travel.set_travel({})
            return
        was_here = any(button.hasFocus() for button in self.todo.buttons)
        self.todo.set_items(todo_items(view, self._kind_name), _("Bắt đầu từ đây") if view.empty else "")
        if was_here:
            self.focus_first()
        arrived = asdict(view.arrivals) if view.arrivals is not None else view.travel
        self.travel.set_travel(arrived, bundle_note(view.latest), backup_note(view))
        self.travel.setVisible(not view.empty)
        self.year_title.setText(_("Số liệu năm {year}").format(year=view.year))
        nothing = _("Chưa có bản ghi nào đã xong trong năm.")
        if view.empty:
            nothing = _("Số liệu và biểu đồ hiện ở đây khi có bản ghi đã xong.")
        self.year.set_figures(year_figures(view.figures), nothing)
        self.chart.set_months([(month.value, month.last_year) for month in view.months], view.year)
        self._chart_holder.setVisible(not view.empty)
        policy = QSizePolicy.Policy.Maximum if view.empty else QSizePolicy.Policy.Preferred
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._line.setVisible(not view.empty and not theme.current().compact)


_WIDEST: Final = 16_777_215
_MARGIN: Final = 48
"""So much stays in view around what has the focus, px at 100 %."""


def long_day(day: date) -> str:
    """Return "Thứ Sáu, ngày 05 tháng 6 năm 2026"; shorter in English."""
    return f"{_(WEEKDAYS[day.weekday()])}, {document_date(day)}" if i18n.language() == "vi" else day_in_words(day)
