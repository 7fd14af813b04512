"""Questions before what cannot simply be undone: thing, number and sum; consequence and way back.

Enter and Esc give the safe answer; the other has its own Alt key. Tests replace ``ask``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text
from desktop_app.ui.parts.buttons import Button


class Question(QDialog):
    """``accepted`` means the other answer, the one with consequences; everything else means the safe one."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        safe: str,
        other: str,
        other_key: str,
        safe_key: str = "Enter",
        icon: str = "circle-question-mark",
        dangerous: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAccessibleDescription(text)
        self.safe = Button(safe, "filled", key=safe_key)
        self.other = Button(other, "outlined", key=other_key)
        for button in (self.safe, self.other):
            button.setAutoDefault(False)
        self.safe.clicked.connect(self.reject)
        self.other.clicked.connect(self.accept)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Text(title, role="section", wrap=True))
        words.addWidget(Text(text, wrap=True))
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(Icon(icon, "err" if dangerous else "link", 24), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.px(8))
        bottom.addStretch()
        bottom.addWidget(self.other)
        bottom.addWidget(self.safe)
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        column.setSpacing(theme.px(16))
        column.addLayout(top)
        column.addLayout(bottom)
        self.setMinimumWidth(theme.px(480))

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the safe answer, with room for every line: Qt guesses the height of wrapped words too low."""
        super().showEvent(event)
        column = self.layout()
        if column is not None:
            self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))
        self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the safe answer for Enter, wherever the focus is not on a button of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reject()
            return
        super().keyPressEvent(event)


def ask(question: Question) -> bool:
    """Show ``question`` and return whether the other answer was given."""
    return question.exec() == QDialog.DialogCode.Accepted
