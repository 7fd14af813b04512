"""The question before records the province knows of are taken back: why. The reason travels with the deletion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.question import Question

_LONGEST = 500


class ReasonQuestion(Question):
    """``reason`` is what was typed; the other answer waits for it. Enter in the line leads to the safe one."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        safe: str,
        other: str,
        other_key: str,
        icon: str = "trash-2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title,
            text,
            safe=safe,
            other=other,
            other_key=other_key,
            safe_key="Esc",
            icon=icon,
            parent=parent,
        )
        self.line = TextInput()
        self.line.setMaxLength(_LONGEST)
        self._frame = FieldFrame(_("Lý do"), self.line, required=True)
        self._frame.set_hint(_("Tỉnh sẽ thấy lý do này."))
        self.line.textEdited.connect(lambda _text: self._frame.set_problem(""))
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self._frame)

    @property
    def reason(self) -> str:
        """Return the reason as typed, without spaces around it."""
        return self.line.text().strip()

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the line."""
        super().showEvent(event)
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Take the answer when the reason is there; else say that it is missing."""
        if self.reason:
            super().accept()
        else:
            self._complain()

    def _complain(self) -> None:
        self._frame.set_problem(_("Ghi vì sao; tỉnh sẽ thấy lý do này."))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on with Enter from the line, as in a form; it gives no answer that has consequences."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            if self.reason:
                self.safe.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self._complain()
            return
        super().keyPressEvent(event)
