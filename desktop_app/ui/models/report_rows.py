"""A table of a report as a table model: nothing is drawn or put into words before it is seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, ReportTable
from desktop_app.domain.report_questions import Behind
from desktop_app.ui import theme
from desktop_app.ui.models.column_widths import Need, heading_width, letters, need, shared_out
from desktop_app.ui.models.report_cells import FIGURES, drawn, value_words
from desktop_app.ui.parts import cell_ink
from desktop_app.ui.parts.table import CELL_ROLE

Index = QModelIndex | QPersistentModelIndex
_EMPTY: Final = ReportTable("", (), ())
_USUAL: Final = 96
_LOOKED_AT: Final = 4
"""The longest texts of a column that are measured: digits are all equally wide."""
_FIRST: Final = (264, 420)
"""The first column is never narrower and never asks for more, px at 100 %."""


class ReportRows(QAbstractTableModel):
    """Rows of a ``ReportTable``; group rows hold one cell, the others are empty there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = _EMPTY
        self._needs: list[Need] = []
        self._scale = 0

    def show(self, table: ReportTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table, self._scale = table, 0
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, an empty one where the row has none."""
        cells = self.table.rows[row].cells if 0 <= row < len(self.table.rows) else ()
        return cells[column] if 0 <= column < len(cells) else Cell()

    def behind(self, row: int, column: int) -> Behind | None:
        """Return where the figure of a cell comes from, None where it leads nowhere."""
        return self.cell(row, column).behind

    def figure(self, row: int, column: int) -> str:
        """Name a figure: what its row counts, the head of its column where there are several, and the value."""
        said = value_words(self.cell(row, 0), self.table.columns[0])
        head = self.table.columns[column].title if column > 0 and len(self.table.columns) > _NAMED else ""
        value = value_words(self.cell(row, column), self.table.columns[column])
        named = " · ".join(part for part in (self._group(row), said, " ".join(head.split())) if part)
        return f"{named}: {value}" if column > 0 and value else named

    def _group(self, row: int) -> str:
        """Return the heading a row stands under, "" for none."""
        above = (one for one in reversed(self.table.rows[:row]) if one.role == "group")
        group = next(above, None)
        return value_words(group.cells[0], self.table.columns[0]) if group is not None and group.cells else ""

    def widths(self, room: int) -> list[int]:
        """Return the columns' widths in px of the 100 % drawing, fitted into ``room`` where figures stay whole."""
        scale = theme.current().scale
        if scale != self._scale:  # every text is looked at for it: once for each size of letters
            self._needs = [self._need(place, one) for place, one in enumerate(self.table.columns)]
            self._scale = scale
        return shared_out(self._needs, room)

    def _need(self, place: int, column: ReportColumn) -> Need:
        texts = sorted(self._texts(place, column), key=len)[-_LOOKED_AT:]
        if column.sort in FIGURES and place > 0:
            widest = max((letters(text, 14, 600) for text in texts), default=0) + _PAD
            wanted = max(heading_width(column.title), widest, _LEAST)
            return Need(wanted, wanted, loose=False)
        found = need(column.title, texts, _USUAL, whole=False, strong=place == 0)
        if place > 0:
            return found
        least, most = _FIRST
        content = max((letters(text, 14, 600) for text in texts), default=0) + _PAD
        return Need(least, max(least, min(most, content), found.least), loose=True, firm=True)

    def _texts(self, place: int, column: ReportColumn) -> list[str]:
        rows = (row for row in self.table.rows if row.role != "group" and place < len(row.cells))
        return [value_words(row.cells[place], column) for row in rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell for the delegate; its text for tests and as a tooltip; figure and name for screen readers."""
        if not index.isValid():
            return None
        if role == _ACCESSIBLE:
            return self.figure(index.row(), index.column())
        if role not in (CELL_ROLE, _DISPLAY, _TIP):
            return None
        cell = self._drawn(index.row(), index.column())
        return cell if role == CELL_ROLE else cell.text.strip()

    def _drawn(self, number: int, place: int) -> cell_ink.Cell:
        row: ReportRow = self.table.rows[number]
        if row.role == "group" and place > 0:
            return cell_ink.Cell("", ground="sunken")
        return drawn(self.cell(number, place), self.table.columns[place], row, first=place == 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a column's head and its side."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            right = column.sort in FIGURES
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return column.title if role in (_DISPLAY, _TIP) else None


_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_PAD: Final = 18
_LEAST: Final = 72
_NAMED: Final = 2
"""In a table of so many columns the head of the second says nothing that the row does not."""
