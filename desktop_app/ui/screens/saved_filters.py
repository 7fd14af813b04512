"""Filters saved under a name: use one, save what is set now, call one otherwise, delete one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dialog_frame import closing_button, column_of, dress, fit, foot_of
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.screens.row_list import RowList

_SIZE: Final = (560, 500)
_LONGEST: Final = 60


class SavedFiltersDialog(QDialog):
    """``applied``, ``forgotten`` carry a name; ``kept`` the name to save under; ``renamed`` the old and the new one."""

    applied = Signal(str)
    kept = Signal(str)
    renamed = Signal(str, str)
    forgotten = Signal(str)

    def __init__(
        self, names: Sequence[str], *, may_save: bool, current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dress(self, _("Bộ lọc đã lưu"))
        self._may_save = may_save
        self._names: list[str] = []
        self.list = RowList(_("Bộ lọc đã lưu"))
        self.name = TextInput()
        self.name.setMaxLength(_LONGEST)
        self.frame = FieldFrame(_("Tên bộ lọc"), self.name)
        self.apply = Button(_("Dùng bộ lọc này"), "filled", icon="check", key="Enter")
        self.save = Button(_("Lưu bộ lọc đang dùng"), icon="save", key="Alt+L")
        self.rename = Button(_("Đổi tên"), icon="pencil", key="Alt+T")
        self.forget = Button(_("Xóa bộ lọc"), "quiet", key="Alt+X")
        self.close_button = closing_button()
        first = _("Chưa lưu bộ lọc nào. Gõ tên cho bộ lọc đang dùng rồi bấm “Lưu bộ lọc đang dùng”.")
        none = _("Chưa lưu bộ lọc nào. Lọc danh sách (F3) rồi mở lại hộp này để đặt tên.")
        self._empty = Text(first if may_save else none, wrap=True)
        self._lay_out()
        self._connect()
        self.show_names(names, current)
        if may_save and not names:
            self.name.setFocus()
        else:
            self.list.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.save)
        row.addWidget(self.rename)
        row.addStretch()
        row.addWidget(self.forget)
        column = column_of(self)
        column.addWidget(Text(_("Bộ lọc đã lưu"), role="section"))
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.frame)
        column.addLayout(row)
        column.addLayout(foot_of((self.apply,), self.close_button))
        fit(self, _SIZE)

    def _connect(self) -> None:
        for button in (self.save, self.rename, self.forget):
            button.setAutoDefault(False)
        self.apply.clicked.connect(lambda: self._tell(self.applied))
        self.save.clicked.connect(lambda: self.kept.emit(self.name.text()))
        self.rename.clicked.connect(lambda: self.renamed.emit(self.current, self.name.text()))
        self.forget.clicked.connect(lambda: self._tell(self.forgotten))
        self.close_button.clicked.connect(self.reject)
        self.list.marked.connect(lambda _row: self._follow())
        self.list.taken.connect(lambda _row: self._tell(self.applied))
        self.name.textEdited.connect(lambda _text: self.frame.forgive())
        self.name.returnPressed.connect(self.save.click)

    @property
    def current(self) -> str:
        """Return the marked name, "" for none."""
        return self._names[self.list.row] if 0 <= self.list.row < len(self._names) else ""

    def show_names(self, names: Sequence[str], current: str = "") -> None:
        """Show the saved names; the text in the line stays unless another name is marked."""
        self._names = list(names)
        self.list.set_rows(
            [Suggestion(name, name) for name in names], self._names.index(current) if current in self._names else 0
        )
        named: tuple[QWidget, ...] = (self.list, self.apply, self.rename, self.forget)
        naming: tuple[QWidget, ...] = (self.frame, self.save)
        for widget in named:
            widget.setVisible(bool(names))
        for widget in naming:
            widget.setVisible(bool(names) or self._may_save)
        self._empty.setVisible(not names)
        self._follow()
        if not names:
            self.save.set_kind("filled")
            self._shrink()

    def _shrink(self) -> None:
        """Give back the room of the list; asked of the layout for this width, as the words take as many lines."""
        column = self.layout()
        if column is None:
            return
        for one in self.findChildren(QWidget):
            one.ensurePolished()
        column.invalidate()  # it still counts what was shown before
        self.resize(self.width(), max(column.totalHeightForWidth(self.width()), column.totalSizeHint().height()))

    def show_problem(self, sentence: Sentence) -> None:
        """Say beside the name why it cannot be done, and go there."""
        self.frame.set_problem(sentence.full)
        self.name.setFocus()

    def _follow(self) -> None:
        marked = bool(self.current)
        if marked:
            self.name.setText(self.current)
        for button in (self.apply, self.rename, self.forget):
            button.setEnabled(marked)
        self.save.setEnabled(self._may_save)

    def _tell(self, told: SignalInstance) -> None:
        if self.current:
            told.emit(self.current)
