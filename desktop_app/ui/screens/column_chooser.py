"""Which columns a list shows, and in which order: Space shows or hides one, Alt with the arrows moves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button

_SIZE: Final = (520, 540)
_NAME: Final = int(Qt.ItemDataRole.UserRole)


class ColumnChooser(QDialog):
    """``answered`` carries the names of the columns in their order; none: the usual ones again."""

    answered = Signal(list)

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        shown: Sequence[str],
        fixed: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Offer ``columns`` (name, title); ``fixed`` always stands first and stays."""
        super().__init__(parent)
        self.setWindowTitle(_("Chọn cột"))
        self.setModal(True)
        styled(self, "canvas")
        self._fixed = fixed
        self.list = QListWidget()
        self.list.setProperty("role", "sheet")
        self.list.setAccessibleName(_("Các cột của danh sách"))
        self.up = Button(_("Lên"), icon="chevron-up", key="Alt+Up")
        self.down = Button(_("Xuống"), icon="chevron-down", key="Alt+Down")
        self.keep = Button(_("Hiện như vậy"), "filled", icon="check", key="Enter")
        self.usual = Button(_("Về các cột ban đầu"), key="Alt+B")
        self.close_button = Button(_("Đóng"), "quiet", key="Esc")
        self._fill(columns, shown)
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(min(1, self.list.count() - 1))
        self.list.setFocus()

    def _fill(self, columns: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        titles = dict(columns)
        ordered = [self._fixed, *(name for name in shown if name != self._fixed and name in titles)]
        ordered += [name for name in titles if name not in ordered]
        for name in ordered:
            item = QListWidgetItem(titles[name])
            item.setData(_NAME, name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if name != self._fixed:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            on = name in shown or name == self._fixed
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.px(8))
        side.addWidget(self.up)
        side.addWidget(self.down)
        side.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(8))
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.keep)
        foot.addWidget(self.usual)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        edge = theme.px(16)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(_("Chọn cột"), role="section"))
        lead = _("Dấu cách: hiện hoặc ẩn. Alt+mũi tên: đổi chỗ. Cột đầu luôn đứng đầu.")
        column.addWidget(Text(lead, role="hint", wrap=True))
        column.addLayout(middle, 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1366, 697)
        width, height = (theme.px(one) for one in _SIZE)
        self.resize(min(width, room.width() - 24), min(height, room.height() - 24))

    def _connect(self) -> None:
        for button in (self.up, self.down, self.keep, self.usual, self.close_button):
            button.setAutoDefault(False)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.keep.clicked.connect(lambda: self._end(self.columns()))
        self.usual.clicked.connect(lambda: self._end([]))
        self.close_button.clicked.connect(self.reject)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self.list, lambda: self._end(self.columns()))

    def columns(self) -> list[str]:
        """Return the names of the columns to be shown, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [str(item.data(_NAME)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _move(self, step: int) -> None:
        """Move the current column one place; nothing stands before the first."""
        row = self.list.currentRow()
        to = row + step
        if row > 0 and 0 < to < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(to, item)
            self.list.setCurrentRow(to)
        self.list.setFocus()

    def _end(self, columns: list[str]) -> None:
        self.accept()
        self.answered.emit(columns)
