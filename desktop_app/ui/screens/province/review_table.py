"""The records that wait for review as a table model: a page is read when it is painted, never all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import CELL_ROLE
from desktop_app.ui.screens.shown_figures import NONE, day_of

if TYPE_CHECKING:
    from desktop_app.services.province.review_rows import ReviewRow

Index = QModelIndex | QPersistentModelIndex
ReadPage = Callable[[int, int], "Sequence[ReviewRow]"]
PAGE: Final = 200
_PAGES: Final = 12
VERDICTS: Final[dict[str, tuple[str, str]]] = {
    "pass": ("good", N_("Đạt kiểm tra")),
    "doubtful": ("warning", N_("Cần xem lại")),
    "fork": ("fork", N_("Hai bản khác nhau")),
    "locked": ("locked", N_("Kỳ đã khóa")),
    "": ("pending", N_("Chưa kiểm tra")),
}
"""Verdict → mark and words."""


class ReviewTable(QAbstractTableModel):
    """Record, unit, date, amount, verdict. ``show`` takes another list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._read: ReadPage = lambda _first, _count: ()
        self._pages: dict[int, Sequence[ReviewRow]] = {}

    def show(self, count: int, read: ReadPage) -> None:
        """Show another list of ``count`` rows."""
        self.beginResetModel()
        self._count, self._read = count, read
        self._pages.clear()
        self.endResetModel()

    def row(self, number: int) -> ReviewRow | None:
        """Return a row by number, None where there is none, or none any more."""
        if not 0 <= number < self._count:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._read(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell for the delegate, its text for everyone else."""
        row = self.row(index.row()) if index.isValid() and role in _ROLES else None
        if row is None:
            return None
        cell = _cell(row, index.column())
        return cell if role == CELL_ROLE else cell.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a heading, or its side."""
        if orientation != Qt.Orientation.Horizontal or section >= len(_HEADS):
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return _(_HEADS[section]) if role == int(Qt.ItemDataRole.DisplayRole) else None


def _cell(row: ReviewRow, column: int) -> Cell:
    mark, words = VERDICTS[row.verdict]
    cells = (
        Cell(row.title, strong=True),
        Cell(row.unit_name),
        Cell(day_of(row.occurred) if row.occurred else NONE, right=True),
        Cell(NONE if row.value is None else format_money(row.value), right=True),
        Cell(_(words), mark=mark),
    )
    return cells[column]


_HEADS: Final = (N_("Bản ghi"), N_("Đơn vị"), N_("Ngày"), N_("Số tiền"), N_("Kiểm tra"))
_RIGHT: Final = (2, 3)
_ROLES: Final = (CELL_ROLE, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
