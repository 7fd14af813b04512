"""The cell of the grid that is being typed into, known by its row and column wherever they stand by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.ui.editors.grid_input import CellInput
    from desktop_app.ui.models.grid_table import GridTable

Cell = tuple[int, int]
"""The key of a row and a column among all: both stay the same while other rows and columns come and go."""


class CellHand:
    """Remembers where the line of one grid began to type."""

    def __init__(self, table: GridTable, line: CellInput) -> None:
        self._table = table
        self._line = line
        self._begun: Cell = (-1, 0)

    def begin(self, row: int, at: int) -> None:
        """Remember the cell at ``row`` and the view's column ``at``."""
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

    def let_go_of_what_left(self) -> None:
        """Forget what is being typed into a row that is there no more: somebody was erased, and her rows went."""
        if self._line.mode != "rest" and self.place is None:
            self._line.rest()
