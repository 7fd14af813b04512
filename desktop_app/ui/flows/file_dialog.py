"""Qt's own file dialog with sizes and days as the rest of the program says them; Windows shows its own instead.

Qt writes both by the system's locale and knows no Vietnamese word for a size ("292.97 KiB").
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from desktop_app.ui.screens.shown_figures import file_size

_SIZE: Final = 1
_DAY: Final = 3
"""Columns of QFileSystemModel."""


class SaidFiles(QIdentityProxyModel):
    """The files of a dialog, sorted by Qt as always."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what Qt says, but for sizes and days."""
        if role == Qt.ItemDataRole.DisplayRole and index.column() in (_SIZE, _DAY):
            files, asked = self.sourceModel(), self.mapToSource(index)
            if isinstance(files, QFileSystemModel):
                return _size(files, asked) if index.column() == _SIZE else _day(files, asked)
        return super().data(index, role)


def file_dialog(parent: QWidget, title: str, folder: str, pattern: str = "") -> QFileDialog:
    """Return a dialog that begins in ``folder``; where the system has one of its own it is that one."""
    dialog = QFileDialog(parent, title, folder, pattern)
    dialog.setProxyModel(SaidFiles(dialog))
    return dialog


def _size(files: QFileSystemModel, index: QModelIndex) -> str:
    return "" if files.isDir(index) else file_size(files.size(index))


def _day(files: QFileSystemModel, index: QModelIndex) -> str:
    changed = files.lastModified(index)
    shown = changed.date()
    return f"{date(shown.year(), shown.month(), shown.day()):%d/%m/%Y} {changed.time().toString('HH:mm')}"
