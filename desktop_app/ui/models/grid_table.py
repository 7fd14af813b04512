"""The rows of a grid as a table model: one column for each answer, the last one says what the check found.

Draws nothing and changes nothing: that is ``grid_changes``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.base.i18n import _, language
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.messages.grid_words import short_title
from desktop_app.ui.parts.grid_delegate import GRID_CELL_ROLE, GridCell

if TYPE_CHECKING:
    from desktop_app.services.grid import GridBook

Index = QModelIndex | QPersistentModelIndex
_SOME_ROWS: Final = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
"""The form of Qt's signals that says only rows moved: else the headings would take their widths anew."""
_UNIT: Final = " (đồng)"  # symbol
NONE: Final = "—"


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What the check found of one row. ``mark``: a key of ``MARKS``, "" for an empty row; ``words``: a few of them.

    ``troubles``: by place in ``columns``, "err" or "warn"; ``sentences`` the same way, for the tooltip.
    """

    mark: str = ""
    words: str = ""
    tone: str = ""
    troubles: tuple[tuple[int, str], ...] = ()
    sentences: tuple[tuple[int, str], ...] = ()


def _unchecked(_row: int) -> RowCheck:
    return RowCheck()


class GridTable(QAbstractTableModel):
    """``columns_changed`` follows another choice of columns. Places are those of the view: some columns are hidden.

    A row is the same row wherever it stands: indexes that are remembered, the cursor's among them, go with it when rows
    before it leave or come back. ``rows_moving`` goes before that, ``rows_moved`` follows it.
    """

    columns_changed = Signal()
    rows_moving = Signal()
    rows_moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: GridBook | None = None
        self._check: Callable[[int], RowCheck] = _unchecked
        self._checked: dict[int, RowCheck] = {}
        self._count = 0
        self._keys: tuple[int, ...] = ()
        self._places: tuple[int, ...] = ()

    def show_book(self, book: GridBook, check: Callable[[int], RowCheck]) -> None:
        """Show another grid; ``check(row)`` says what was found of a row."""
        self.beginResetModel()
        self._book, self._check = book, check
        self._checked = {}
        self._keys = book.rows.keys
        self._count = len(self._keys)
        self._places = tuple(place for place, column in enumerate(book.columns) if column.shown)
        self.endResetModel()
        self.columns_changed.emit()

    # what the view asks

    @property
    def book(self) -> GridBook | None:
        """Return the rows shown, None before there are any."""
        return self._book

    @property
    def places(self) -> tuple[int, ...]:
        """Return the places, among all columns, of those that are seen."""
        return self._places

    @property
    def check_column(self) -> int:
        """Return the view's place of the column "Kiểm tra"."""
        return len(self._places)

    def column(self, at: int) -> GridColumn | None:
        """Return the column at a place of the view, None for "Kiểm tra"."""
        return self._book.columns[self._places[at]] if self._book is not None and at < len(self._places) else None

    def at(self, place: int) -> int:
        """Return where the view shows the column at ``place`` among all; it is shown if it was not."""
        if place not in self._places:
            places = tuple(sorted({*self._places, place}))
            at = places.index(place)
            self.beginInsertColumns(QModelIndex(), at, at)
            self._places = places
            self.endInsertColumns()
            self.columns_changed.emit()
        return self._places.index(place)

    def hidden(self) -> list[tuple[int, str]]:
        """Return places and titles of the columns that can be typed in and are not seen."""
        columns = self._book.columns if self._book is not None else ()
        return [
            (place, short_title(column))
            for place, column in enumerate(columns)
            if place not in self._places and column.editable
        ]

    def key(self, row: int) -> int:
        """Return the key by which a row is known wherever it stands, -1 past the grid."""
        return self._keys[row] if 0 <= row < len(self._keys) else -1

    def row_of(self, key: int) -> int | None:
        """Return where the row with ``key`` stands, None for one that is there no more."""
        return self._book.rows.row_of(key) if self._book is not None else None

    def text(self, row: int, at: int) -> str:
        """Return what stands in a cell, "" past the grid."""
        if self._book is None or not (0 <= row < len(self._book.rows) and 0 <= at < len(self._places)):
            return ""
        return self._book.rows.text(row, self._places[at])

    def editable(self, at: int) -> bool:
        """Tell whether a column is typed in."""
        column = self.column(at)
        return column is not None and column.editable

    def first_editable(self) -> int:
        """Return the first column that is typed in."""
        return next((at for at in range(len(self._places)) if self.editable(at)), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the columns seen and the check."""
        return 0 if parent.isValid() or self._book is None else len(self._places) + 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a cell for the delegate, its text, or what is wrong with it."""
        if self._book is None or not index.isValid() or index.row() >= len(self._book.rows):
            return None
        if role == GRID_CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return self.cell(index.row(), index.column()).text
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return self._told(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return headings, with a star where every row must have an answer, and the numbers of rows."""
        if orientation == Qt.Orientation.Vertical:
            if role == int(Qt.ItemDataRole.TextAlignmentRole):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            return str(section + 1) if role == int(Qt.ItemDataRole.DisplayRole) else None
        column = self.column(section)
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self.heading(section)
        if role == int(Qt.ItemDataRole.ToolTipRole) and column is not None:
            return column.field.description.in_language(language())
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            side = Qt.AlignmentFlag.AlignRight if column is not None and column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def heading(self, at: int) -> str:
        """Return the heading of a column of the view."""
        column = self.column(at)
        if column is None:
            return _("Kiểm tra")
        title = column.title.in_language(language())
        if column.editable:  # only the sum says its unit, as lists on paper do
            title = title.removesuffix(_UNIT)
        return f"{title} *" if column.required else title

    def title(self, at: int) -> str:
        """Return the name of a column as a sentence has it: "Tiền mặt"."""
        return self.heading(at).removesuffix(" *").removesuffix(_UNIT)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be reached; typing is the grid's own business."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def cell(self, row: int, at: int) -> GridCell:
        """Return how a cell looks."""
        check = self.found(row)
        column = self.column(at)
        if column is None:
            return GridCell(check.words, mark=check.mark, tone=check.tone)
        text = self._book.rows.shown_text(row, self._places[at]) if self._book is not None else ""
        trouble = next((level for place, level in check.troubles if place == self._places[at]), "")
        if column.editable:
            return GridCell(text, column.right, trouble=trouble)
        worked_out = text or (NONE if check.mark else "")
        return GridCell(worked_out, column.right, strong=bool(text), trouble=trouble, tone="" if text else "text2")

    def found(self, row: int) -> RowCheck:
        """Return what the check found of a row."""
        if row not in self._checked:
            self._checked[row] = self._check(row)
        return self._checked[row]

    def _told(self, row: int, at: int) -> str:
        check = self.found(row)
        places = self._places[at : at + 1]
        if not places:
            return "\n".join(sentence for _place, sentence in check.sentences)
        return "\n".join(sentence for place, sentence in check.sentences if place in places)

    def copied(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Return cells as a table for the clipboard; the check is not part of it."""
        places = [self._places[at] for at in columns if at < len(self._places)]
        return self._book.rows.copy(rows, places) if self._book is not None else ""

    def refresh(self) -> None:
        """Show the rows as they are now; the cursor stays in its row."""
        self._checked = {}
        keys = self._book.rows.keys if self._book is not None else ()
        before, self._keys = self._keys, keys
        if keys != before:
            self._follow(before)
        if keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, self.columnCount() - 1))

    def _follow(self, before: tuple[int, ...]) -> None:
        """Show other rows than ``before``: their number changes at the end, then each stands where it belongs."""
        count, common = len(self._keys), min(len(self._keys), len(before))
        moving = before[:common] != self._keys[:common]
        if moving:
            self.rows_moving.emit()
        if count > len(before):
            self.beginInsertRows(QModelIndex(), len(before), count - 1)
            self._count = count
            self.endInsertRows()
        if moving:
            self._move_indexes(before)
        if count < len(before):
            self.beginRemoveRows(QModelIndex(), count, len(before) - 1)
            self._count = count
            self.endRemoveRows()
        if moving:
            self.rows_moved.emit()

    def _move_indexes(self, before: tuple[int, ...]) -> None:
        """Let indexes that are remembered go with their rows; those of rows that left are none any more."""
        places = {key: at for at, key in enumerate(self._keys)}
        hint = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
        self.layoutAboutToBeChanged[_SOME_ROWS].emit([], hint)  # type: ignore[index]
        old = self.persistentIndexList()
        rows = [places.get(before[one.row()]) if one.row() < len(before) else None for one in old]
        new = [
            self.index(row, one.column()) if row is not None else QModelIndex()
            for row, one in zip(rows, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged[_SOME_ROWS].emit([], hint)  # type: ignore[index]
