"""What the province returned, each with its reason: Enter opens the marked record to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.review_words import reason_said
from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dialog_frame import closing_button, column_of, dress, fit, foot_of
from desktop_app.ui.screens.shown_figures import KindName

if TYPE_CHECKING:
    from desktop_app.storage.home_rows import ReturnedRow

_SIZE: Final = (720, 460)


class _Rows(QListView):
    """The list; Enter takes the marked row."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class ReturnedDialog(QDialog):
    """``open_wanted`` carries the record; the dialog has closed by then."""

    open_wanted = Signal(str)

    def __init__(self, rows: Sequence[ReturnedRow], kind_name: KindName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("Tỉnh trả lại, cần sửa rồi gửi lại")
        dress(self, title)
        self._shown = tuple(rows)
        self._rows = SuggestionModel(self)
        self._rows.set_rows([Suggestion(one.title, one.record, tail=kind_name(one.kind)) for one in rows])
        self.view = _Rows()
        self.view.setProperty("role", "sheet")
        self.view.setModel(self._rows)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(title)
        self.reason = Text(role="body", wrap=True)
        self.open_button = Button(_("Mở để sửa"), "filled", icon="pencil", key="Enter")
        self.close_button = closing_button()
        self._lay_out(title)
        self.view.taken.connect(self._take)
        self.view.doubleClicked.connect(lambda _index: self._take())
        self.view.selectionModel().currentChanged.connect(lambda *_moved: self._tell())
        self.open_button.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self.view.setFocus()

    def _lay_out(self, title: str) -> None:
        column = column_of(self)
        column.addWidget(Text(title, role="section", wrap=True))
        column.addWidget(self.view, 1)
        column.addWidget(self.reason)
        column.addLayout(foot_of((self.open_button,), self.close_button))
        self.reason.setMinimumHeight(self.reason.fontMetrics().lineSpacing() * 2)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        fit(self, _SIZE)

    def _current(self) -> ReturnedRow | None:
        row = self.view.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _tell(self) -> None:
        one = self._current()
        reason = reason_said(one.code, one.reason) if one is not None else ""
        known = _("Lý do của tỉnh: {reason}").format(reason=reason) if reason else ""
        self.reason.setText(known or _("Tỉnh không ghi lý do."))
        self.view.setAccessibleDescription(self.reason.text())

    def _take(self) -> None:
        one = self._current()
        if one is not None:
            self.accept()
            self.open_wanted.emit(one.record)
