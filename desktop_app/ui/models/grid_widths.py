"""How wide the columns of a grid are: what stands in their first rows, and what an empty one is made for."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import _
from desktop_app.ui.models.column_widths import Need, heading_width, letters, shared_out
from desktop_app.ui.models.grid_table import GridTable

_LOOKED_AT: Final = 60
"""Rows the widths of the columns are taken from."""
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

    def widths(self, room: int | None) -> list[int]:
        """Return the widths of the columns but "Kiểm tra", px at 100 %: what stands in them.

        Headings take two lines where ``room`` asks for it; None: there is room enough.
        """
        needs = [self._need(at) for at in range(len(self._cells.places))]
        wanted = [one.wanted for one in needs]
        if room is None or sum(wanted) <= room:
            return wanted
        return [min(width, one.wanted) for width, one in zip(shared_out(needs, room), needs, strict=True)]

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
        texts = (book.rows.shown_text(row, cells.places[at]) for row in range(min(self._cells.rowCount(), _LOOKED_AT)))
        weight = 400 if column.editable else 600
        content = max((letters(text, 14, weight) for text in texts if text), default=0) + _PADS
        is_name = column.part == "name"
        least = max(heading_width(heading) + 2, usual, min(content, _NAME if is_name else _SQUEEZED))
        words = column.field.type in ("string", "text") and not column.part
        typical = min(column.field.width * _TWELFTH, _WIDEST) if words else 0
        wanted = max(least, typical, min(content, _WIDEST), letters(heading, 13, 600) + _PADS)
        return Need(least, wanted, loose=max(content, typical) > least, firm=is_name)
