"""One of many, found by a few letters: a line to type in and what answers to it. Enter takes the marked one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.ui import theme
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.search_line import SearchLine

_SIZE: Final = (560, 480)


class PickDialog(QDialog):
    """``chosen`` carries what was taken, ``add_wanted`` what was typed for a new one; it has closed by then."""

    chosen = Signal(object)
    add_wanted = Signal(str)

    def __init__(
        self,
        title: str,
        lead: str,
        rows: Sequence[Suggestion],
        button: str,
        *,
        icon: str = "check",
        add: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        styled(self, "canvas")
        self._rows, self._found = rows, list(rows)
        self.search = SearchLine(_("Gõ vài chữ để tìm"), icon="search")
        self.search.setAccessibleName(title)
        self._model = SuggestionModel(self)
        self.view = QListView()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._model)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(title)
        self.take = Button(button, "filled", icon=icon, key="Enter")
        self.add = Button(add, icon="plus", key="Shift+F4" if rows else "Enter") if add else None
        self.close_button = Button(_("Đóng"), "quiet", key="Esc")
        self._lay_out(title, lead)
        self._connect()
        self._seek("")
        self.search.setFocus()
        if self.add is not None and not rows:
            self._offer_adding(self.add)

    def _offer_adding(self, add: Button) -> None:
        """Offer only what can be done where there is nothing to choose."""
        hidden: tuple[QWidget, ...] = (self.search, self.view, self.take)
        for widget in hidden:
            widget.hide()
        add.set_kind("filled")
        add.setDefault(True)
        add.setFocus()
        self.resize(self.width(), self.sizeHint().height())

    def _lay_out(self, title: str, lead: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.take)
        if self.add is not None:
            foot.addWidget(self.add)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(title, role="section", wrap=True))
        column.addWidget(Text(lead, role="hint", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1366, 697)
        width, height = (theme.px(one) for one in _SIZE)
        self.resize(min(width, room.width() - 24), min(height, room.height() - 24))

    def _connect(self) -> None:
        for button in (self.take, self.close_button):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self._seek)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take)
        self.view.clicked.connect(lambda _index: self.search.setFocus())
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        if self.add is not None:
            self.add.setAutoDefault(False)
            self.add.clicked.connect(self._add)

    @property
    def offered(self) -> list[str]:
        """Return the titles offered now."""
        return [one.title for one in self._found]

    def _seek(self, typed: str) -> None:
        asked = typed.strip()
        self._found = [
            one for one in self._rows if not asked or vietnamese.matches(asked, f"{one.title} {one.detail}", "prefix")
        ]
        self._model.set_rows(self._found)
        self.view.setCurrentIndex(self._model.index(0, 0))
        self.take.setEnabled(bool(self._found))
        first = self._found[0].title if self._found else _("Không có gì hợp với chữ đã gõ.")
        self.search.setAccessibleDescription(first)

    def _move(self, step: int) -> None:
        if self._found:
            row = (self.view.currentIndex().row() + step) % len(self._found)
            self.view.setCurrentIndex(self._model.index(row, 0))
            self.search.setAccessibleDescription(self._found[row].title)

    def _add(self) -> None:
        self.accept()
        self.add_wanted.emit(self.search.text().strip())

    def _take(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._found):
            self.accept()
            self.chosen.emit(self._found[row].value)
