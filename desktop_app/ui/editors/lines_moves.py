"""Moving through a table of lines by Enter, and into a line that was just added; what its cells are asked together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, ShownProblem, Unreadable
from desktop_app.ui.editors.lines_grid import Line
from desktop_app.ui.parts.scroll import bring_into_view, lay_out_now

_MARGIN: Final = 64
"""So much stays in view around a new line, px at 100 %."""

Way = Literal["add", "leave", "next"]


def way_of_enter(lines: Sequence[Line], cell: FieldBox | None, *, enough: bool) -> Way:
    """Return what Enter does in ``cell``: a new line behind a full last one, unless the sum is reached (``enough``).

    From a last line that was left empty it leads out of the table, and the line goes.
    """
    last = lines[-1]
    if cell is None or cell not in last.cells.values():
        return "next"
    if not last.value():
        return "leave" if len(lines) > 1 else "next"
    return "add" if cell is list(last.cells.values())[-1] and not enough else "next"


def go_into(line: Line) -> None:
    """Go to the first cell once it has its place: a list that opens there must not open over other fields."""
    cell = next(iter(line.cells.values()))
    for widget in line.widgets():
        widget.show()
    lay_out_now(cell)
    bring_into_view(cell, theme.px(_MARGIN))
    cell.focus_at()


def unreadable_cells(name: str, filled: Sequence[Line]) -> list[Unreadable]:
    """Return the cells that cannot be read, of the lines of the field ``name``."""
    return [
        Unreadable(name, refusal, row, column)
        for row, line in enumerate(filled)
        for column, cell in line.cells.items()
        if (refusal := cell.refusal()) is not None
    ]


def mark_cells(lines: Sequence[Line], filled: Sequence[Line], problems: Sequence[ShownProblem]) -> None:
    """Mark the cells that have a problem; rows are counted without empty lines."""
    for line in lines:
        row = filled.index(line) if line in filled else -1
        for name, cell in line.cells.items():
            cell.set_problems([one for one in problems if one.row == row and one.column == name])
