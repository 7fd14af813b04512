"""How wide the columns of a grid are: what stands in their first rows, and what an empty one is made for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import _
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.ui.models.column_widths import Need, heading_width, letters, shared_out
from desktop_app.ui.models.grid_table import GridTable

if TYPE_CHECKING:
    from desktop_app.services.grid import GridBook

_LOOKED_AT: Final = 60
"""Rows the widths of the columns are taken from; of figures all rows: a figure with dots at its end says nothing."""
_PADS: Final = 18
_SQUEEZED: Final = 150
"""Texts up to this stand whole in any case."""
_NAME: Final = 200
"""Names too, which are what a row is known by."""
_WIDEST: Final = 260
_MARK: Final = 24
"""The icon before the words of the check."""
_CHECK_LEAST: Final = 110
_CHECK_MOST: Final = 300
_CHECK_READABLE: Final = 180
"""So far it gives way where empty columns have no room to give; its whole sentence stands below the rows."""
_TWELFTH: Final = 30
"""What words ask for by the ``width`` of their field, where there is room."""
_WIDTH: Final = 90
_WIDTHS: Final = {
    "name": 140,
    "birth": 56,
    "number": 114,
    "village": 88,
    "commune": 72,
    "choice": 100,
    "money": 82,
    "integer": 60,
    "boolean": 60,
    "partial_date": 92,
}
"""What an empty column is made for, px at 100 %, by part or type."""


class GridWidths:
    """Measures the columns of ``cells``, px at 100 %."""

    def __init__(self, cells: GridTable) -> None:
        self._cells = cells

    def shares(self, room: int | None) -> tuple[list[int], int]:
        """Return the widths of the columns and of "Kiểm tra", px at 100 %, for what stands in them.

        Within ``room`` headings take two lines, then columns that are empty give way, then "Kiểm tra". None: there is
        room enough, for the grid is scrolled sideways.
        """
        needs, check = [self._need(at) for at in range(len(self._cells.places))], self.check_width()
        if room is None:
            return [one.wanted for one in needs], check
        widths = _within(needs, room - check)
        if sum(widths) + check > room:
            needs = [self._narrowed(at, one) for at, one in enumerate(needs)]
            kept = check if sum(one.least for one in needs) + check <= room else min(check, _CHECK_READABLE)
            widths = _within(needs, room - kept)
            check = min(check, max(kept, room - sum(widths)))
        return widths, check

    def check_width(self) -> int:
        """Return the width of "Kiểm tra", px at 100 %: what it says in the first rows; it gives way to names."""
        rows = range(min(self._cells.rowCount(), _LOOKED_AT))
        content = max((letters(words) for row in rows if (words := self._cells.found(row).words)), default=0)
        return max(_CHECK_LEAST, heading_width(_("Kiểm tra")), min(content + _PADS + _MARK, _CHECK_MOST))

    def _need(self, at: int) -> Need:
        cells = self._cells
        book, column, heading = cells.book, cells.column(at), cells.heading(at)
        if book is None or column is None:
            return Need(0, 0, loose=False)
        usual = _WIDTHS.get(column.part or column.field.type, _WIDTH)
        weight = 400 if column.editable else 600
        texts = (book.rows.shown_text(row, cells.places[at]) for row in self._rows(book, at, column))
        content = max((letters(text, 14, weight) for text in texts if text), default=0) + _PADS
        is_name = column.part == "name"
        whole = content if column.right else min(content, _NAME if is_name else _SQUEEZED)
        least = max(heading_width(heading) + 2, usual, whole)
        words = column.field.type in ("string", "text") and not column.part
        typical = min(column.field.width * _TWELFTH, _WIDEST) if words else 0
        wanted = max(least, typical, min(content, _WIDEST), letters(heading, 13, 600) + _PADS)
        return Need(least, wanted, loose=max(content, typical) > least, firm=is_name)

    def _narrowed(self, at: int, need: Need) -> Need:
        """Return what a column needs that may stay empty and is: its heading."""
        column, book = self._cells.column(at), self._cells.book
        if book is None or column is None or column.required or not column.editable:
            return need
        if any(book.rows.text(row, self._cells.places[at]) for row in range(self._cells.rowCount())):
            return need
        width = min(need.least, heading_width(self._cells.heading(at)) + 2)
        return Need(width, width, loose=False)

    def _rows(self, book: GridBook, at: int, column: GridColumn) -> Iterable[int]:
        """Return the rows a column's width is taken from: the first ones, of figures one for each there is."""
        rows = range(self._cells.rowCount())
        if not column.right:
            return rows[:_LOOKED_AT]
        named = {one.name: place for place, one in enumerate(book.columns)}
        places = [named[name] for name in column.field.sum_of if name in named] or [self._cells.places[at]]
        return {tuple(book.rows.text(row, place) for place in places): row for row in rows}.values()


def _within(needs: Sequence[Need], room: int) -> list[int]:
    wanted = [one.wanted for one in needs]
    if sum(wanted) <= room:
        return wanted
    return [min(width, one.wanted) for width, one in zip(shared_out(needs, room), needs, strict=True)]
