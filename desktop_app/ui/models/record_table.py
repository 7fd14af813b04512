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
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.definition import Definition, Field, FieldType
from desktop_app.domain.lifting import answer
from desktop_app.domain.list_sums import said_of, subtype_of
from desktop_app.messages.status_words import mark_of
from desktop_app.storage.listing import RecordRow
from desktop_app.ui import theme
from desktop_app.ui.models.column_widths import Need, larger, need, shared_out
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.parts.table import CELL_ROLE

Index = QModelIndex | QPersistentModelIndex
_KEPT: Final = 2_000
_UNIT: Final = " (đồng)"  # symbol
_STATUS: Final = Need(156, 156, loose=False)
_LOOKED_AT: Final = 40
"""Rows the widths of the columns are taken from: about two pages."""
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
_WHOLE: Final = _RIGHT | {"identifier", "phone"}
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

    def whole(self, row: RecordRow, column: int) -> str:
        """Return the text of one column with everybody named."""
        ...

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the records of these rows, "" for one that is no more. Raises ListChanged."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of the definition is shown."""

    field: Field
    right: bool
    strong: bool

    @property
    def alike(self) -> bool:
        """Tell whether its texts come from a list, where many begin alike: they are shortened in the middle."""
        return bool(self.field.options)


def columns_of(definition: Definition) -> list[Column]:
    """Return the columns of a definition's lists: amounts and dates right, what is looked up in 600."""
    strong = {*definition.lifts.title[:1], definition.lifts.value}
    fields = [definition.field(name) for name in definition.columns]
    return [Column(field, field.type in _RIGHT, field.name in strong) for field in fields]


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


class RecordTable(QAbstractTableModel):
    """Status mark, then the definition's columns. ``show`` takes another list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: RowSource | None = None
        self._columns: list[Column] = []
        self._kept: OrderedDict[int, tuple[Cell, ...]] = OrderedDict()
        self._count = 0
        self._needs: list[Need] | None = None
        self._compact = False
        self._grown = self._longer = False

    def show(self, source: RowSource) -> None:
        """Show another list, or the same one opened anew."""
        self.beginResetModel()
        columns = columns_of(source.definition)
        other = self._source is None or source.definition is not self._source.definition or columns != self._columns
        if other or not self._count:
            self._needs = None
        self._grown, self._longer = False, source.count > self._count
        self._source = source
        self._columns = columns
        self._count = source.count
        self._kept.clear()
        self.endResetModel()

    def widths(self, room: int) -> list[int]:
        """Return the columns' widths in px of the 100 % drawing, fitted into ``room``."""
        if self._source is None:
            return [_STATUS.wanted]
        if self._needs is None or self._compact != theme.current().compact:
            self._compact = theme.current().compact
            self._needs = self._look(self._source.definition)
        elif not self._grown:
            # A search that is being typed may not make the columns dance; but figures are whole in every list.
            found = zip(self._needs, self._look(self._source.definition), strict=True)
            self._needs = [larger(old, new) if self._longer or not new.loose else old for old, new in found]
        self._grown = True
        return shared_out(self._needs, room)

    def _look(self, definition: Definition) -> list[Need]:
        """Return what the columns need, by the first rows."""
        rows = [self._cells(number) for number in range(min(self._count, _LOOKED_AT))]
        found = [_STATUS]
        for place, column in enumerate(self._columns, start=1):
            texts = [cells[place].text.replace(_NOTHING, "") for cells in rows if len(cells) > place]
            usual, whole = _room_for(column.field), column.field.type in _WHOLE
            title = heading(column, definition)
            found.append(need(title, texts, usual, whole=whole, strong=column.strong, listed=column.alike))
        return found

    def record(self, number: int) -> RecordRow | None:
        """Return the record of a row, None where there is none."""
        return self._source.row(number) if self._source is not None and 0 <= number < self._count else None

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the records of some rows, in their order; see ``RowSource``."""
        return self._source.ids(numbers) if self._source is not None else []

    def parts(self, numbers: Sequence[int]) -> dict[str, int]:
        """Return what some records are worth by their subtype, đồng; without those that name no amount."""
        found: dict[str, int] = {}
        source = self._source
        name = source.definition.lifts.value if source is not None else None
        for number in numbers if name is not None else ():
            row = self.record(number)
            if row is None or source is None or name is None:
                continue
            data = row.data
            amount = amount_of(answer(source.definition, data, name))
            if amount is not None:
                subtype = subtype_of(source.definition, data)
                found[subtype] = found.get(subtype, 0) + amount
        return found

    def said(self, numbers: Sequence[int]) -> dict[str, set[Qualifier]]:
        """Return how exact the amounts of some records are by their subtype."""
        found: dict[str, set[Qualifier]] = {}
        definition = self._source.definition if self._source is not None else None
        for row in map(self.record, numbers):
            worth = definition.lifts.value if definition is not None else None
            if row is None or definition is None or worth is None:
                continue
            if amount_of(answer(definition, row.data, worth)) is not None:
                found.setdefault(subtype_of(definition, row.data), set()).add(said_of(definition, row.data))
        return found

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
        """Return the cell for the delegate; its text for screen readers and tests; the whole of it as a tooltip."""
        if role == _TIP and index.isValid():
            return self._whole(index.row(), index.column())
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
        if role in (_DISPLAY, _TIP):
            return heading(column, self._source.definition) if column and self._source else _("Trạng thái")
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return _HEAD_RIGHT if column is not None and column.right else _HEAD_LEFT
        return None

    def _whole(self, number: int, place: int) -> str | None:
        """Return everybody whom a cell of rows leaves out, None for other cells."""
        row = self.record(number)
        if row is None or self._source is None or not 0 < place <= len(self._columns):
            return None
        return self._source.whole(row, place - 1) if self._columns[place - 1].field.type == "rows" else None

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
                Cell(
                    text or _NOTHING,
                    right=column.right,
                    strong=column.strong and bool(text),
                    middle=column.alike,
                )
                for column, text in zip(self._columns, texts, strict=True)
            ),
        )


_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_NOTHING: Final = "—"
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_HEAD_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_HEAD_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
