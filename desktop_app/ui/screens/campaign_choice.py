"""Which earlier campaign: found by a few letters among all, newest first; Enter takes the marked one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.search_line import SearchLine

_SIZE: Final = (560, 420)


class CampaignChoice(QDialog):
    """``chosen`` carries the campaign's id; the dialog has closed by then."""

    chosen = Signal(str)

    def __init__(self, search: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lấy danh sách đợt trước"))
        self.setModal(True)
        styled(self, "canvas")
        self._search = search
        self.search = SearchLine(_("Gõ tên đợt"), icon="search")
        self.search.setAccessibleName(_("Lấy người của đợt nào?"))
        self._rows = SuggestionModel(self)
        self.view = QListView()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._rows)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Các đợt"))
        self.take = Button(_("Lấy danh sách"), "filled", icon="check", key="Enter")
        self.close_button = Button(_("Đóng"), "quiet", key="Esc")
        self._lay_out()
        for button in (self.take, self.close_button):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self._seek)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take)
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._seek("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.take)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(_("Lấy người của đợt nào?"), role="title"))
        column.addWidget(
            Text(_("Mỗi người thành một dòng mới trong bảng. Chưa ghi gì vào sổ."), role="hint", wrap=True)
        )
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        width, height = (theme.px(one) for one in _SIZE)
        self.resize(min(width, room.width() - theme.px(24)), min(height, room.height() - theme.px(24)))

    @property
    def current(self) -> Suggestion | None:
        """Return the marked campaign, or None."""
        return self._rows.row(self.view.currentIndex().row())

    def _seek(self, typed: str) -> None:
        self._rows.set_rows(self._search(typed))
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self.take.setEnabled(self.current is not None)

    def _move(self, step: int) -> None:
        count = self._rows.rowCount()
        if count:
            self.view.setCurrentIndex(self._rows.index((self.view.currentIndex().row() + step) % count, 0))

    def _take(self) -> None:
        row = self.current
        if row is not None and isinstance(row.value, str):
            self.accept()
            self.chosen.emit(row.value)
