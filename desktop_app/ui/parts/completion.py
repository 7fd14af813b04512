"""Completion in a list below the input, never inline: an inline guess breaks words typed with UniKey.

Words match with or without marks, anywhere in the entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate

from desktop_app.domain.vietnamese import fold
from desktop_app.ui.parts.base import styled

_FOLDED = int(Qt.ItemDataRole.UserRole) + 1


class _List(QListView):
    """The list. Esc closes it and nothing else: a button with that key, which leaves the page, does not get it."""

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the keys of the window below."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)


class FoldedCompleter(QCompleter):
    """Offers ``entries`` below ``line`` while it is typed in; choosing one calls ``chosen(index of the entry)``."""

    def __init__(self, line: QLineEdit, entries: Sequence[str], chosen: Callable[[int], object] | None = None) -> None:
        super().__init__(line)
        self._chosen = chosen
        self._entries = QStandardItemModel(self)
        self.set_entries(entries)
        self.setModel(self._entries)
        self.setCompletionRole(_FOLDED)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(8)
        popup = _List()
        popup.setItemDelegate(QStyledItemDelegate(popup))
        styled(popup, "popup")
        self.setPopup(popup)
        line.setCompleter(self)
        self.activated.connect(self._tell)

    def set_entries(self, entries: Sequence[str]) -> None:
        """Offer other entries."""
        self._entries.clear()
        for entry in entries:
            item = QStandardItem(entry)
            item.setData(fold(entry), _FOLDED)
            self._entries.appendRow(item)

    def splitPath(self, path: str) -> list[str]:
        """Compare without marks."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Put the entry as written, marks and all, into the input."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))

    def _tell(self, entry: str) -> None:
        found = self._entries.findItems(entry)
        if self._chosen is not None and found:
            self._chosen(found[0].row())
