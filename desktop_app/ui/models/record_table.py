"""A list of records as a table model: rows are asked for by number when they are painted, never all at once.

Draws nothing and knows no services: ``RowSource`` is whatever answers for a row (``services.browsing.OpenList``).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.base.i18n import _, language
from desktop_app.domain.answers import amount_of
from desktop_app.domain.definition import Definition, Field, FieldType
from desktop_app.domain.lifting import answer
from desktop_app.storage.listing import RecordRow
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.parts.table import CELL_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex
_KEPT: Final = 2_000
_UNIT: Final = " (đồng)"  # symbol
_TIGHTEST: Final = 0.75
_STATUS_WIDTH: Final = 156
_LETTER: Final = 7.4
_WIDEST_HEADING: Final = 150
"""A longer heading is shortened, and whole in its tooltip: a column is as wide as what stands in it."""
_WIDTHS: Final[dict[FieldType, int]] = {
    "money": 104,
    "integer": 72,
    "number": 96,
    "boolean": 80,
    "partial_date": 100,
    "person": 150,
    "place": 196,
    "choice": 140,
    "reference": 180,
    "rows": 200,
    "identifier": 132,
    "phone": 120,
    "text": 220,
}
_RIGHT: Final[frozenset[FieldType]] = frozenset(("money", "integer", "number", "partial_date"))
_DECIDED: Final = ("returned", "accepted")
_MARKS_OF_TRAVEL: Final = {"ready": "pending"}
_MORE_URGENT: Final = frozenset(("fork", "deleted", "duplicate", "returned"))
"""What is said of a record rather than that it came late; of others the picture still tells where they are."""


class RowSource(Protocol):
    """What the model asks: a definition, how many rows, one row, its texts by the definition's columns."""

    definition: Definition

    @property
    def count(self) -> int:
        """Return the number of rows."""
        ...

    def row(self, number: int) -> RecordRow | None:
        """Return a row, None past the end."""
        ...

    def cells(self, row: RecordRow) -> list[str]:
        """Return the texts of the definition's columns."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of the definition is shown; ``least``: its width without regard to the heading."""

    field: Field
    width: int
    least: int
    right: bool
    strong: bool


def mark_of(row: RecordRow) -> str:
    """Return the key of ``MARKS`` for where a record is: two versions first, then bin, then likely duplicate, travel.

    What the province decided of a record outranks the suspicion.
    """
    if row.forked:
        return "fork"
    if row.state == "deleted":
        return "deleted"
    if row.twin and row.travel not in _DECIDED:
        return "duplicate"
    return _MARKS_OF_TRAVEL.get(row.travel, row.travel)


def columns_of(definition: Definition) -> list[Column]:
    """Return the columns of a definition's lists: amounts and dates right, what is looked up in 600."""
    strong = {*definition.lifts.title[:1], definition.lifts.value}
    columns = []
    for name in definition.columns:
        field = definition.field(name)
        least = _room_for(field)
        title = field.title.vi if name == definition.lifts.value else field.title.vi.removesuffix(_UNIT)
        width = max(least, min(_WIDEST_HEADING, round(len(title) * _LETTER) + 20))
        columns.append(Column(field, width, least, field.type in _RIGHT, name in strong))
    return columns


def heading(column: Column, definition: Definition) -> str:
    """Return a column's heading: only the sum says the unit, as lists on paper do."""
    title = column.field.title.in_language(language())
    total = column.field.name == definition.lifts.value
    return title if total or column.field.type != "money" else title.removesuffix(_UNIT)


def _room_for(field: Field) -> int:
    longest = max((len(option.title.vi) for option in field.options), default=0)
    if field.type == "choice" and longest:
        return min(144, max(96, longest * 8))
    return _WIDTHS.get(field.type, 180)


def squeezed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return ``widths`` with what only headings ask for given up, as far as it must be to fit into ``room``."""
    spare = sum(widths) - sum(least)
    kept = 1 - min(1, max(0, sum(widths) - room) / spare) if spare else 1
    return [int(low + (width - low) * kept) for width, low in zip(widths, least, strict=True)]


def fitted(widths: Sequence[int], flexible: Sequence[bool], room: int) -> list[int]:
    """Return ``widths`` (px), the flexible ones made wider, or narrower down to three quarters, to fill ``room``."""
    loose = sum(width for width, may in zip(widths, flexible, strict=True) if may)
    if not loose:
        return list(widths)
    factor = max(_TIGHTEST, (room - (sum(widths) - loose)) / loose)
    return [int(width * factor + 0.001) if may else width for width, may in zip(widths, flexible, strict=True)]


class RecordTable(QAbstractTableModel):
    """Status mark, then the definition's columns. ``show`` takes another list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: RowSource | None = None
        self._columns: list[Column] = []
        self._kept: OrderedDict[int, tuple[Cell, ...]] = OrderedDict()
        self._count = 0

    def show(self, source: RowSource) -> None:
        """Show another list, or the same one opened anew."""
        self.beginResetModel()
        self._source = source
        self._columns = columns_of(source.definition)
        self._count = source.count
        self._kept.clear()
        self.endResetModel()

    def widths(self, room: int) -> list[int]:
        """Return the columns' widths in px of the 100 % drawing, fitted into ``room`` where that can be."""
        widths = [_STATUS_WIDTH, *(column.width for column in self._columns)]
        least = [_STATUS_WIDTH, *(column.least for column in self._columns)]
        loose = [False, *(not column.right for column in self._columns)]
        if sum(widths) > room:  # names are what a list is read by: the rest gives way first
            loose = [may and not strong for may, strong in zip(loose, (False, *self._strong()), strict=True)]
        given = round(sum(width for width, may in zip(widths, loose, strict=True) if may) * (1 - _TIGHTEST))
        found = fitted(squeezed(widths, least, room + given), loose, room)
        return found if sum(found) <= room else fitted(squeezed(widths, least, room), loose, room)

    def _strong(self) -> list[bool]:
        return [column.strong for column in self._columns]

    def record(self, number: int) -> RecordRow | None:
        """Return the record of a row, None where there is none."""
        return self._source.row(number) if self._source is not None and 0 <= number < self._count else None

    def value(self, number: int) -> int | None:
        """Return what a record is worth in đồng, None for nothing."""
        row = self.record(number)
        name = self._source.definition.lifts.value if self._source is not None else None
        if row is None or name is None or self._source is None:
            return None
        return amount_of(answer(self._source.definition, row.data, name))

    def forget_words(self) -> None:
        """Let every cell be asked for again, in another language."""
        self._kept.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns))
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self._columns)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns) + 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell for the delegate; its text for screen readers and tests."""
        if role not in (CELL_ROLE, _DISPLAY, _ACCESSIBLE) or not index.isValid():
            return None
        cells = self._cells(index.row())
        if index.column() >= len(cells):
            return None
        cell = cells[index.column()]
        return cell if role == CELL_ROLE else cell.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a column's heading and its alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section - 1] if 0 < section <= len(self._columns) else None
        if role in (_DISPLAY, int(Qt.ItemDataRole.ToolTipRole)):
            return heading(column, self._source.definition) if column and self._source else _("Trạng thái")
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return _HEAD_RIGHT if column is not None and column.right else _HEAD_LEFT
        return None

    def _cells(self, number: int) -> tuple[Cell, ...]:
        cells = self._kept.get(number)
        if cells is None:
            cells = self._kept[number] = self._read(number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return cells

    def _read(self, number: int) -> tuple[Cell, ...]:
        row = self.record(number)
        if row is None or self._source is None:
            return ()
        mark = mark_of(row)
        late = row.lateness if mark not in _MORE_URGENT else ""
        told = MARKS[late or mark]
        status = Cell(_(told.word), mark=mark, tone="warn" if late else "")
        texts = self._source.cells(row)
        return (
            status,
            *(
                Cell(text or "—", right=column.right, strong=column.strong and bool(text))
                for column, text in zip(self._columns, texts, strict=True)
            ),
        )


_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_HEAD_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_HEAD_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
