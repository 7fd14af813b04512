"""The line above a form that asks why a record is changed after it has left the office."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput


class ReasonLine(QWidget, Translated):
    """Hidden until ``ask``. ``text`` is the reason typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = TextInput()
        self.input.setMaxLength(500)
        self._frame = FieldFrame("", self.input, required=True)
        self.input.textEdited.connect(lambda _text: self._frame.set_problem(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.retranslate()
        self.hide()

    @property
    def asked(self) -> bool:
        """Return whether a reason is asked for."""
        return not self.isHidden()

    @property
    def text(self) -> str:
        """Return the reason as typed, without spaces around it."""
        return self.input.text().strip()

    def ask(self, asked: bool) -> None:
        """Ask for the reason of another record's change, or for none."""
        self.input.clear()
        self._frame.set_problem("")
        self.setVisible(asked)

    def given(self) -> bool:
        """Return whether the reason is given, or none asked for; if not, say so and go there."""
        if self.text or not self.asked:
            return True
        self._frame.set_problem(_("Ghi vì sao sửa; tỉnh sẽ thấy lý do này."))
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def retranslate(self) -> None:
        """Set label and hint."""
        self._frame.set_label(_("Lý do sửa"))
        self._frame.set_hint(_("Bản ghi đã gửi tỉnh. Ghi vì sao sửa; tỉnh sẽ thấy lý do này."))
