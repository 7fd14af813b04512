"""The cell of the grid that is being typed into, known by its row and column wherever they stand by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from desktop_app.ui.editors.grid_input import CellInput, Mode
    from desktop_app.ui.models.grid_table import GridTable

Cell = tuple[int, int]
"""The key of a row and a column among all: both stay the same while other rows and columns come and go."""


@dataclass(frozen=True, slots=True)
class _Aside:
    """What was being typed when something else came in front: the ``text`` with its cursor, and what its cell shows."""

    cell: Cell
    text: str
    at: int
    mode: Mode
    shown: str


class CellHand:
    """Remembers where the line of one grid began to type."""

    def __init__(self, table: GridTable, line: CellInput) -> None:
        self._table = table
        self._line = line
        self._begun: Cell = (-1, 0)
        self._aside: _Aside | None = None

    def begin(self, row: int, at: int) -> None:
        """Remember the cell at ``row`` and the view's column ``at``."""
        self._aside = None
        self._begun = (self._table.key(row), self._table.places[at] if at < len(self._table.places) else 0)

    @property
    def cell(self) -> Cell | None:
        """Return the cell that is being typed into, None while nothing is."""
        return self._begun if self._line.mode != "rest" else None

    @property
    def place(self) -> tuple[int, int] | None:
        """Return where the view shows the cell that was typed into last, None when its row is there no more."""
        return self.place_of(self._begun)

    def place_of(self, cell: Cell) -> tuple[int, int] | None:
        """Return where the view shows a cell, None when its row is there no more."""
        row = self._table.row_of(cell[0])
        return (row, self._table.at(cell[1])) if row is not None else None

    def lay_aside(self) -> None:
        """Put what is being typed into its cell as it is, to go on with it when the grid is in front again."""
        cell, line = self.cell, self._line
        if cell is None:
            return
        QGuiApplication.inputMethod().commit()
        text, at, mode = line.text(), line.cursorPosition(), line.mode
        line.settle(as_typed=True)
        if (place := self.place_of(cell)) is not None:
            self._aside = _Aside(cell, text, at, mode, self._table.text(*place))

    def forget(self) -> None:
        """Go on with nothing: other rows are shown."""
        self._aside = None

    def go_on(self, place: tuple[int, int]) -> None:
        """Go on with what was laid aside, if the cursor stands there still and the cell says the same."""
        aside, self._aside = self._aside, None
        if aside is None or self._line.mode != "rest" or self.place_of(aside.cell) != place:
            return
        if self._table.text(*place) == aside.shown:
            self._line.go_on(aside.text, aside.at, aside.mode)

    def let_go_of_what_left(self) -> None:
        """Forget what is being typed into a row that is there no more: somebody was erased, and her rows went."""
        if self._line.mode != "rest" and self.place is None:
            self._line.rest()
