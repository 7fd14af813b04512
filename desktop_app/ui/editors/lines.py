"""A table of lines inside a form: child rows with columns of their own, and money by source.

Enter in the last cell of the last line adds a line until the sum is reached, and leads on from an empty line.
Ctrl+Insert adds one anywhere in the table, Ctrl+R removes the line the cursor is in, Ctrl+D repeats the cell above.
Lines left empty do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field
from desktop_app.domain.records import Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem, Unreadable, holds_focus
from desktop_app.ui.editors.lines_asking import AskingCell
from desktop_app.ui.editors.lines_columns import column_title, columns_of
from desktop_app.ui.editors.lines_foot import LinesFoot
from desktop_app.ui.editors.lines_grid import Line, LinesGrid, above_and_below
from desktop_app.ui.editors.lines_head import LinesHead
from desktop_app.ui.editors.lines_moves import go_into, mark_cells, unreadable_cells, way_of_enter
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button

ADD_LINE_KEY: Final = "Ctrl+Insert"
REMOVE_LINE_KEY: Final = "Ctrl+R"


class LinesBox(FieldBox):
    """The table. ``set_difference`` shows how far the lines are from the sum they should make."""

    def __init__(self, field: Field, lookups: Lookups) -> None:
        super().__init__(field, lookups)
        self._columns = columns_of(field)
        self._lines: list[Line] = []
        self.asking = AskingCell(self)
        self._read_only = False
        self._day: PartialDate | None = None
        self._odd: Json = None
        self._head = LinesHead(required=field.constraints.required)
        self._grid = LinesGrid()
        self.foot = LinesFoot(field, self)
        self._add = Button("", "quiet", icon="plus", key=ADD_LINE_KEY)
        self._add.setShortcut(QKeySequence())
        self._add.clicked.connect(lambda: self.add_line())
        self._lay_out()
        remove = QShortcut(QKeySequence(REMOVE_LINE_KEY), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_current)
        self.retranslate()
        self.set_value(None)
        self.restyle()

    def _lay_out(self) -> None:
        self.column.addLayout(self._head)
        self.column.addLayout(self._grid)
        self.column.addLayout(self.foot)
        self._adding_row = QHBoxLayout()
        self._adding_row.addWidget(self._add)
        self._strut = QSpacerItem(0, 0, _FIXED, _FIXED)
        self._adding_row.addItem(self._strut)
        self._adding_row.addStretch()
        self.column.addLayout(self._adding_row)

    @property
    def lines(self) -> list[Line]:
        """Return the lines shown, empty ones included."""
        return self._lines

    @property
    def difference(self) -> str:
        """Return the words of the mark, "" while it is hidden."""
        return self._head.difference

    def value(self) -> Json:
        """Return the lines that hold anything, None for none."""
        if self._odd is not None:
            return self._odd
        return [line.value() for line in self._filled()] or None

    def set_value(self, value: Json) -> None:
        """Show ``value``, with an empty line when there is none."""
        self._odd = value if value is not None and not isinstance(value, list) else None
        self._drop_all()
        given = value if isinstance(value, list) and value else [None]
        self._lines = [self._make_line(one) for one in given]
        self._arrange()

    def unreadable(self) -> list[Unreadable]:
        """Return the cells that cannot be read."""
        return unreadable_cells(self.field.name, self._filled())

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Mark the cells and say the first problems below."""
        mark_cells(self._lines, self._filled(), problems)
        self.foot.say(problems)
        self.foot.ask(self._cells() if problems and not self._read_only else ())

    def reading_row(self) -> ReadingRow | None:
        """Return the row below the lines while it asks about a cell."""
        return self.foot.readings if self.foot.readings.readings else None

    def repeat_above(self) -> bool:
        """Answer the cell the cursor is in like the cell above it; return False where nothing stands above."""
        pair = above_and_below(self._lines, self._current_cell())
        if pair is None or self._read_only:
            return False
        pair[1].set_value(pair[0].value())
        self._edit()
        self.left.emit()
        return True

    def set_difference(self, words: str, *, good: bool) -> None:
        """Show how far the lines are from the sum asked for; "" hides the mark."""
        self._head.set_difference(words, good=good)

    def set_day(self, day: PartialDate | None) -> None:
        """Offer what existed on that day, in lines to come too."""
        self._day = day
        for cell in self._cells():
            cell.set_day(day)

    def set_read_only(self, read_only: bool) -> None:
        """Let the lines be read, not changed."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for line in self._lines:
            line.remove.setVisible(not read_only)
        for cell in self._cells():
            cell.set_read_only(read_only)

    def inputs(self) -> list[QWidget]:
        """Return the editors of all lines."""
        return [one for cell in self._cells() for one in cell.inputs()]

    def stops(self) -> list[QWidget]:
        """Return the editors of all lines, then the button that adds one."""
        return [*(one for cell in self._cells() for one in cell.stops()), self._add]

    def help_at_focus(self) -> tuple[str, str]:
        """Return table and column with the help of both: of the table alone on the button below it."""
        table, cell = self.field.description.in_language(language()), self._current_cell()
        if cell is None:
            return self.title, table
        column = cell.field.description.in_language(language())
        title = _("{table}: {column}").format(table=self.title, column=column_title(self.field, cell.field))
        return title, "\n".join(text for text in (column, table) if text)

    def focus_at(self, row: int | None = None, column: str | None = None) -> None:
        """Put the focus into a cell: the first one unless told."""
        filled = self._filled()
        line = filled[row] if row is not None and row < len(filled) else self._lines[0]
        cell = line.cells.get(column or "") or next(iter(line.cells.values()))
        cell.focus_at()

    def take(self, row: Suggestion) -> None:
        """Give the record just added to the cell that asked for it."""
        self.asking.take(row)

    def asked_in(self) -> dict[str, FieldBox]:
        """Return the cells of the line in which a record was chosen, or a new one asked for, last."""
        return next((line.cells for line in self._lines if self.asking.cell in line.cells.values()), {})

    def come_back(self) -> None:
        """Put the focus into the cell a new record was asked for in."""
        cell = self.asking.cell
        (cell if cell is not None and self.asked_in() else self).focus_at()

    def add_line(self) -> None:
        """Add an empty line and go to it."""
        if self._read_only:
            return
        line = self._make_line(None)
        self._lines.append(line)
        self._arrange()
        go_into(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add a line for Ctrl+Insert, which a line of text would take for itself."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.keyCombination() == _ADD_LINE:
            self.add_line()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add a line for Enter in the last cell, or lead out: see ``way_of_enter``."""
        plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD
        if plain and not self._read_only:
            way = way_of_enter(self._lines, self._current_cell(), enough=self._head.is_enough)
            if way == "add":
                self.add_line()
                return
            if way == "leave":
                self._add.setFocus()  # the form goes on from here
                self._grid.discard(self._lines.pop())
                self._arrange()
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Take all labels in the language in use."""
        self._head.set_words(self.title, self.field.description.in_language(language()))
        self._add.set_words(_("Thêm nguồn") if self.field.type == "funding" else _("Thêm dòng"))
        for line in self._lines:
            line.remove.set_name(_remove_words())
        self._arrange()

    def restyle(self) -> None:
        """Stand as a table, or each line one below the other at large text sizes."""
        # The style sheet lets a button shrink to nothing where the form is scrolled: this holds its row open.
        self._strut.changeSize(0, self._add.sizeHint().height(), _FIXED, _FIXED)
        self._adding_row.invalidate()
        self.column.setSpacing(theme.px(6))
        self._head.setSpacing(theme.px(4))
        self._arrange()

    def _filled(self) -> list[Line]:
        return [line for line in self._lines if line.value()]

    def _make_line(self, value: Json) -> Line:
        line = Line(self._columns, self.lookups)
        line.set_value(value)
        line.remove.clicked.connect(partial(self._remove, line))
        line.remove.set_name(_remove_words())
        if self._read_only:
            line.remove.hide()
        for cell in line.cells.values():
            cell.edited.connect(self._edit)
            cell.left.connect(self.left)
            cell.stops_changed.connect(self.stops_changed)
            self.asking.listen(cell)
            cell.set_read_only(self._read_only)
            cell.set_day(self._day)
            for one in cell.inputs():
                one.installEventFilter(self)
                if not one.accessibleName():
                    one.setAccessibleName(column_title(self.field, cell.field))
        return line

    def _edit(self) -> None:
        self._odd = None
        self.edited.emit()

    def _current_cell(self) -> FieldBox | None:
        return next((cell for cell in self._cells() if holds_focus(cell)), None)

    def _cells(self) -> list[FieldBox]:
        return [cell for line in self._lines for cell in line.cells.values()]

    def _remove_current(self) -> None:
        cell = self._current_cell()
        for line in list(self._lines):
            if cell is not None and cell in line.cells.values():
                self._remove(line)

    def _remove(self, line: Line) -> None:
        if self._read_only:
            return
        place = self._lines.index(line)
        self._lines.remove(line)
        self._grid.discard(line)
        if not self._lines:
            self._lines = [self._make_line(None)]
        self._arrange()
        next(iter(self._lines[min(place, len(self._lines) - 1)].cells.values())).focus_at()
        self._edit()
        self.left.emit()

    def _drop_all(self) -> None:
        for line in self._lines:
            self._grid.discard(line)
        self._lines = []

    def _arrange(self) -> None:
        self._grid.arrange(self._columns, [column_title(self.field, column) for column in self._columns], self._lines)
        self.stops_changed.emit()


_FIXED: Final = QSizePolicy.Policy.Fixed
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ADD_LINE: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Insert)


def _remove_words() -> str:
    return _("Bỏ dòng này ({key})").format(key=REMOVE_LINE_KEY)
