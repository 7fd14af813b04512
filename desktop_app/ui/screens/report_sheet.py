"""A whole report on the screen: what it is, what it rests on, its parts one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.report_model import Report, ReportChart, ReportSection, ReportTable
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chart_view import ChartView
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screens.report_section import SectionPart
from desktop_app.ui.screens.report_table import TablePart
from desktop_app.ui.theme import Themed

_LEAST: Final = 34 * 5
"""A table is never lower than its head with some rows, px at 100 %."""
_BESIDE: Final = 112
"""What stays of the page around a table that scrolls by itself, px at 100 %: its title, and the lines above it."""
_AROUND: Final = 44
"""So much around the cursor is seen too, px at 100 %."""


class ReportSheet(QWidget, Themed, Translated):
    """``behind_wanted(behind, figure)`` and ``edit_wanted(section)`` come from the parts; ``copied``: a table was."""

    behind_wanted = Signal(object, str)
    edit_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.report: Report | None = None
        self.may_edit = False
        self.tables: list[TablePart] = []
        self.sections: list[SectionPart] = []
        self.charts: list[ChartView] = []
        self._place: tuple[int, int, int] | None = None
        self._page = QWidget()
        self._page.setProperty("role", "plain")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(self._page)
        self._hint: Text | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.restyle()

    def show_report(self, report: Report) -> None:
        """Show another report, from its beginning; the same one made anew keeps the cursor."""
        same = self.report is not None and self.report.name == report.name
        place = self.place if same else None
        self.report = report
        self._clear()
        # one paragraph: at 200 % a line each would leave no room for the figures
        above = [Text(" ".join(report.basis), role="hint", wrap=True)] if report.basis else []
        if any(map(_leads, report.parts)):
            self._hint = Text(_hint_words(), role="hint", wrap=True)
            above.append(self._hint)
        self._add_lines(above)
        for part in report.parts:
            self._add_part(part)
        self._add_lines([Text(line, role="hint", wrap=True) for line in report.notes])
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._give_room()
        if place is not None:
            self.go_to(*place)

    def forget(self) -> None:
        """Show no report any more."""
        self.report, self._place = None, None
        self._clear()

    def take_code(self, code: str) -> None:
        """Let the report bear the code it left under."""
        if self.report is not None:
            self.report = replace(self.report, code=code)

    def focus_section(self, name: str) -> bool:
        """Go to a part in words, whose text was just changed; tell whether it is there."""
        part = next((one for one in self.sections if one.section.name == name), None)
        if part is None or not self.may_edit:
            return False
        part.edit_button.setFocus()
        self._page.adjustSize()
        self.area.ensureWidgetVisible(part)
        return True

    def _clear(self) -> None:
        self.tables, self.sections, self.charts = [], [], []
        self._hint = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _add_lines(self, lines: Sequence[Text]) -> None:
        """Let sentences stand close together, apart from what is around them."""
        if lines:
            block = QWidget()
            block.setProperty("role", "plain")
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for line in lines:
                column.addWidget(line)
            self._column.addWidget(block)

    def _add_part(self, part: object) -> None:
        if isinstance(part, ReportTable):
            self._add_table(TablePart(part))
        elif isinstance(part, ReportSection):
            section = SectionPart(part, may_edit=self.may_edit)
            section.edit_wanted.connect(lambda: self.edit_wanted.emit(part))
            self.sections.append(section)
            self._column.addWidget(section)
        elif isinstance(part, ReportChart):
            card, view = Card(part.title), ChartView(part)
            view.setAccessibleName(part.title)
            card.body.addWidget(view)
            self.charts.append(view)
            self._column.addWidget(card)

    def _add_table(self, table: TablePart) -> None:
        table.behind_wanted.connect(self.behind_wanted)
        table.copy_wanted.connect(lambda: self.copy_wanted.emit(table.shown))
        table.view.cursor_shown.connect(lambda where: self._follow(table, where))
        self.tables.append(table)
        self._column.addWidget(table)

    @property
    def place(self) -> tuple[int, int, int] | None:
        """Return where the cursor stands or stood last: table, row, column."""
        for number, table in enumerate(self.tables):
            index = table.view.currentIndex()
            if index.isValid() and (table.view.hasFocus() or self._place is None or self._place[0] == number):
                return number, index.row(), index.column()
        return None

    def go_to(self, number: int, row: int, column: int) -> None:
        """Put the cursor where it stood."""
        if 0 <= number < len(self.tables):
            view = self.tables[number].view
            if row < view.rows.rowCount() and column < view.rows.columnCount():
                view.go_to_cell(row, column)
                self._place = number, row, column

    def current_table(self) -> ReportTable | None:
        """Return the table the cursor is in, or the first one."""
        place = self.place
        if place is not None:
            return self.tables[place[0]].shown
        return self.tables[0].shown if self.tables else None

    def focus_first(self) -> None:
        """Go to the figure the cursor was on, or to the first table."""
        place = self.place
        if place is not None:
            self.tables[place[0]].view.setFocus()
        elif self.tables:
            self.tables[0].view.setFocus()
        elif self.sections and self.may_edit:
            self.sections[0].edit_button.setFocus()
        else:
            self.area.setFocus()

    def retranslate(self) -> None:
        """Set the words that are not the report's."""
        if self._hint is not None:
            self._hint.setText(_hint_words())
        for section in self.sections:
            section.retranslate()
        for chart in self.charts:
            chart.retranslate()

    def restyle(self) -> None:
        """Take spacings and heights at the new text size."""
        self._column.setSpacing(theme.px(8))
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let tables take the new height."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Let a long table scroll by itself, so that its head and its bar stay in sight."""
        room = max(self.height() - theme.px(_BESIDE), theme.px(_LEAST))
        for table in self.tables:
            table.set_room(room)

    def _follow(self, table: TablePart, where: QRect) -> None:
        """Scroll the page to the cursor; the head of a table that has room comes along."""
        self._place = self.place
        corner = table.view.mapTo(self._page, where.topLeft())
        self.area.ensureVisible(0, corner.y() + where.height() // 2, 0, where.height() + theme.px(_AROUND))


def _leads(part: object) -> bool:
    """Tell whether any figure of a part leads to records."""
    rows = part.rows if isinstance(part, ReportTable) else ()
    return any(cell.behind is not None for row in rows for cell in row.cells)


def _hint_words() -> str:
    return _("Đứng ở một số rồi bấm Enter, hoặc nhấp đúp: xem các bản ghi của số đó.")
