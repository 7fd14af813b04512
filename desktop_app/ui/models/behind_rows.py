"""The records behind a figure as a table model: read a page at a time, when a row of it is painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.base.i18n import N_, _
from desktop_app.services.reports.behind import RecordBehind
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import CELL_ROLE

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 100
_PAGES: Final = 40
"""Pages kept: what lies further away is read again."""
_HEADS: Final = (N_("Bản ghi"), N_("Ngày"), N_("Đơn vị"), N_("Góp vào số liệu"))
_RIGHT: Final = frozenset((1, 3))


class RecordsShown(Protocol):
    """What the model asks: how many records, and some of them (``services.reports.behind``)."""

    @property
    def count(self) -> int:
        """Return how many there are."""
        ...

    def rows(self, first: int, count: int) -> Sequence[RecordBehind]:
        """Return up to ``count`` of them from ``first`` on."""
        ...


class BehindRows(QAbstractTableModel):
    """What each record is called, its date, whose it is, what it adds to the figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: RecordsShown | None = None
        self._count = 0
        self._pages: OrderedDict[int, Sequence[RecordBehind]] = OrderedDict()

    def show(self, source: RecordsShown | None) -> None:
        """Show the records behind another figure, or none."""
        self.beginResetModel()
        self._source, self._count = source, source.count if source is not None else 0
        self._pages.clear()
        self.endResetModel()

    def read_again(self) -> None:
        """Read every row anew when it is asked for."""
        self.show(self._source)

    def record(self, number: int) -> RecordBehind | None:
        """Return the record of a row, None where there is none (any more)."""
        if self._source is None or not 0 <= number < self._count:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._source.rows(page * PAGE, PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def forget_words(self) -> None:
        """Let heads be asked for again, in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADS) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of records."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell for the delegate, its text for everyone else."""
        if role not in (CELL_ROLE, _DISPLAY, _TIP, _ACCESSIBLE) or not index.isValid():
            return None
        record = self.record(index.row())
        if record is None:
            return None
        text = (record.title, record.when, record.unit_name, record.counts)[index.column()]
        if role != CELL_ROLE:
            return text
        return Cell(text or _NOTHING, right=index.column() in _RIGHT, strong=index.column() == 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a column's head and its side."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_HEADS):
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return _(_HEADS[section]) if role == _DISPLAY else None


_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NOTHING: Final = "—"
