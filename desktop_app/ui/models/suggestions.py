"""What a look-up offers while something is typed: rows of title, detail and tail, and the last row that adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.records import Json

SUGGESTION_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row. ``value`` is what choosing it answers; ``adds`` marks the last row, which makes a new record."""

    title: str
    value: Json = None
    detail: str = ""
    tail: str = ""
    icon: str = ""
    adds: bool = False


class SuggestionModel(QAbstractListModel):
    """The rows of one open look-up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Suggestion] = []

    def set_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Suggestion | None:
        """Return row ``number``, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are offered."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the row for the delegate, and its words for screen readers."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == SUGGESTION_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return ", ".join(part for part in (row.title, row.detail, row.tail) if part)
        return None
