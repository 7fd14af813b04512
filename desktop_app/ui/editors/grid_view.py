"""The grid: cells that are typed into, moved through and selected as in a spreadsheet.

Enter goes to the next cell the row still wants and from the last one to the next row, Tab to the cell at the right.
Typing over a cell replaces it, F2 edits it, Esc leaves the edit. Arrows move, with Shift they select.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.ui import theme
from desktop_app.ui.editors.grid_frozen import FrozenNames
from desktop_app.ui.editors.grid_hand import Cell, CellHand
from desktop_app.ui.editors.grid_input import CellInput
from desktop_app.ui.editors.grid_moves import WAYS
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.models.grid_changes import GridChanges
from desktop_app.ui.models.grid_table import GridTable
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.table import GRID_ROW_HEIGHT, Index
from desktop_app.ui.theme import Themed

_NUMBERS: Final = 48
Offers = Callable[[int, GridColumn, str], Sequence[Suggestion]]
"""(row, column, typed) → what the cell may hold."""


def _nothing(_row: int, _column: GridColumn, _typed: str) -> Sequence[Suggestion]:
    return ()


class GridView(FrozenNames, Themed, Translated):
    """Shows a ``GridTable`` and changes it by its ``GridChanges``.

    ``moved`` follows the cursor, ``picked`` carries a row of the look-up of a cell, ``add_wanted`` asks for a new
    record for it (row, column, typed), ``menu_wanted`` for what the mouse may do.
    """

    moved = Signal()
    picked = Signal(int, int, object)
    add_wanted = Signal(int, int, str)
    menu_wanted = Signal(object)

    def __init__(self, table: GridTable, changes: GridChanges, parent: QWidget | None = None) -> None:
        super().__init__(table, changes, parent)
        self.offers: Offers = _nothing
        self.adding: Callable[[GridColumn, str], str] = lambda _column, _typed: ""
        self.input = CellInput(self._at_rest, self._found, self._adding_words, self.viewport())
        self.input.can_undo = lambda: changes.can_undo
        self._hand = CellHand(table, self.input)
        self.input.settled.connect(self._settle)
        self.input.picked.connect(self._pick)
        self.input.began.connect(self._show_input)
        self.input.left_edit.connect(self.viewport().update)
        self.input.gained.connect(self._show_cursor)
        self.input.add_wanted.connect(self._ask_to_add)
        self.setFocusProxy(self.input)
        self.setModel(table)
        table.modelReset.connect(self._begin)
        table.dataChanged.connect(lambda *_changed: self._name_input())
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._place_input())
        self.retranslate()
        self.restyle()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the line stand on the new cell."""
        super().currentChanged(current, previous)
        if not hasattr(self, "input"):
            return
        self.leave_cell()
        column = self.table.column(current.column())
        self.input.setReadOnly(column is None or not column.editable)
        self.input.serve(right=column is not None and column.right, lists=column is not None and lists(column))
        self._place_input()
        self._name_input()
        self.viewport().update()
        self.moved.emit()

    def _begin(self) -> None:
        """Start in the first cell of the row that is still empty."""
        if self.table.columnCount():
            self.go_to(max(0, self.table.rowCount() - 1), self.table.first_editable())

    # typing

    def leave_cell(self) -> None:
        """Put what is being typed into its cell."""
        self.input.settle()

    @property
    def in_hand(self) -> tuple[int, int, str] | None:
        """Return the cell that is being typed into, without what is being composed: key, column among all, text."""
        return (*self._hand.cell, self.input.text()) if self._hand.cell is not None else None

    def settle_composed(self) -> None:
        """Let what is being composed be part of what is typed: it is kept with it. The cell is still typed into."""
        if self._hand.cell is not None:
            QGuiApplication.inputMethod().commit()

    def put_down(self) -> Cell | None:
        """Put what is being typed into its cell as it is: something comes between. Return the cell, None for none."""
        cell = self._hand.cell
        self.input.settle(as_typed=True)
        return cell

    def take_up(self, cell: Cell) -> None:
        """Go on typing where ``put_down`` came between."""
        if (place := self._hand.place_of(cell)) is not None:
            self.go_to(*place)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit_cell()

    def _settle(self, text: str, way: str) -> None:
        if (place := self._hand.place) is not None:  # a click has moved the cursor by now
            self.changes.type(*place, text)
            self.step(way)

    def _pick(self, suggestion: Suggestion, way: str) -> None:
        if (place := self._hand.place) is not None:
            self.picked.emit(*place, suggestion)
            self.step(way)

    def stay_in_row(self) -> None:
        """Stand in the same row; what is being typed goes with its row, its list too."""
        self._hand.let_go_of_what_left()
        super().stay_in_row()
        self._place_input()
        SuggestionPopup.of(self).follow()

    def _found(self, typed: str) -> Sequence[Suggestion]:
        column = self.table.column(self.place[1])
        return self.offers(self.place[0], column, typed) if column is not None and column.editable else ()

    def _adding_words(self, typed: str) -> str:
        column = self.table.column(self.place[1])
        return self.adding(column, typed) if column is not None else ""

    def _ask_to_add(self, typed: str) -> None:
        self.input.rest()
        self.add_wanted.emit(*self.place, typed)

    def edit_cell(self) -> None:
        """Edit what stands in the cell (F2)."""
        row, at = self.place
        if self.table.editable(at) and self.input.mode == "rest":
            self.input.edit(self.table.text(row, at))

    def look_up(self) -> None:
        """Open the list of the cell (F4)."""
        self.edit_cell()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.input.open_list()

    # keys while nothing is being typed

    def _at_rest(self, event: QKeyEvent) -> bool:
        for standard, act in self._standard():
            if event.matches(standard):
                act()
                return True
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = self._acts().get((key, modifiers))
        if pressed is not None:
            pressed()
            return True
        if key in WAYS and not modifiers & _ALT:
            self.walk(key, modifiers)
            return True
        return False

    def _standard(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...]:
        keys = QKeySequence.StandardKey
        return (
            (keys.Undo, self.changes.undo),
            (keys.Redo, self.changes.redo),
            (keys.Paste, self.paste),
            (keys.Cut, self.cut),
            (keys.SelectAll, self.selectAll),
        )

    def _acts(self) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]]:
        """Return what keys do; Ctrl+Insert, which a line of text copies with, inserts rows here."""
        plain, ctrl, shift = _PLAIN, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        return {
            (Qt.Key.Key_F2, plain): self.edit_cell,
            (Qt.Key.Key_F4, plain): self.look_up,
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): self.look_up,
            (Qt.Key.Key_Delete, plain): self.clear,
            (Qt.Key.Key_Backspace, plain): self.clear,
            (Qt.Key.Key_Y, ctrl): self.changes.redo,
            (Qt.Key.Key_C, ctrl): self.copy,
            (Qt.Key.Key_D, ctrl): self.fill_down,
            (Qt.Key.Key_Insert, ctrl): self.insert_rows,
            (Qt.Key.Key_Delete, ctrl): self.remove_rows,
            (Qt.Key.Key_Space, shift): self.select_rows,
            (Qt.Key.Key_Return, plain): lambda: self.step("next"),
            (Qt.Key.Key_Enter, plain): lambda: self.step("next"),
            (Qt.Key.Key_Return, shift): lambda: self.step("up"),
            (Qt.Key.Key_Tab, plain): lambda: self.step("on"),
            (Qt.Key.Key_Backtab, shift): lambda: self.step("back"),
            (Qt.Key.Key_Backtab, plain): lambda: self.step("back"),
        }

    # where the line stands

    def _show_input(self) -> None:
        self._hand.begin(*self.place)
        self.scrollTo(self.currentIndex())  # scrolled away, or under the names
        self._place_input()
        self.viewport().update()

    def set_widths(self, widths: Sequence[int], least: int) -> None:
        """Set the columns' widths in px of the 100 % drawing; the last one takes what is left, ``least`` or more."""
        self._head.share_out(widths, least, self.viewport().width())

    def _place_input(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.input.setGeometry(self.visualRect(index))
        self.input.setVisible(index.isValid())

    def _name_input(self) -> None:
        """Tell a screen reader which cell it is, what stands there and what is wrong with it."""
        row, at = self.place
        if row < 0:
            return
        self.input.setAccessibleName(_("Dòng {row}, {column}").format(row=row + 1, column=self.table.title(at)))
        told = map(self.currentIndex().data, (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)))
        self.input.setAccessibleDescription(". ".join(str(one) for one in told if one))

    def _show_cursor(self, shown: bool) -> None:
        self._delegate.cursor_shown = shown
        self.viewport().update()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Keep the line on its cell."""
        super().scrollContentsBy(across, down)
        self._place_input()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight: what is said below it takes more or less room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        """Keep the line on its cell."""
        super().updateGeometries()
        if hasattr(self, "input"):
            self._place_input()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what can be done here."""
        self.menu_wanted.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell."""
        super().mouseDoubleClickEvent(event)
        self.edit_cell()

    # words and sizes

    def retranslate(self) -> None:
        """Name the grid and its cells."""
        self.setAccessibleName(_("Bảng nhập"))
        self._name_input()

    def restyle(self) -> None:
        """Take heights, fonts and colours from the theme."""
        self._delegate.restyle()
        down = self.verticalHeader()
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(theme.px(GRID_ROW_HEIGHT))
        down.setFixedWidth(theme.px(_NUMBERS))
        self._head.fit()
        self._place_input()
        self.viewport().update()


_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


def lists(column: GridColumn) -> bool:
    """Tell whether the answers of a column come from a list, so that a beginning of them is enough."""
    return column.field.type in ("choice", "boolean", "reference") or column.part == "commune"
