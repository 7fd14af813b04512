"""Questions before what cannot simply be undone: thing, number and sum; consequence and way back.

Enter and Esc give the safe answer; the other has its own Alt key. Tests replace ``ask``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Tone, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import scrolled

_NARROWEST: Final = 480
_WIDEST: Final = 640
_SIDE: Final = 20
_GAP: Final = 12
_ICON: Final = 24
_LEAST: Final = 40
"""So much of the words stays in view, px at 100 %."""
_SCROLLING: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Question(QDialog, theme.Themed):
    """``accepted`` means the other answer, the one with consequences; everything else means the safe one.

    Without words there is no ``other`` answer: who is asked may not decide it.
    """

    def __init__(
        self,
        title: str,
        text: str,
        *,
        safe: str,
        other: str = "",
        other_key: str = "",
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
        if not other:
            self.other.hide()
        self.safe.clicked.connect(self.reject)
        self.other.clicked.connect(self.accept)
        self._lay_out(
            Text(title, role="section", wrap=True), Text(text, wrap=True), "err" if dangerous else "link", icon
        )

    def _lay_out(self, title: Text, text: Text, tone: Tone, icon: str) -> None:
        self._title, self._text = title, text
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(title)
        words.addWidget(text)
        words.addStretch()
        holder = QWidget()
        styled(holder, "plain")
        top = QHBoxLayout(holder)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(_GAP))
        top.addWidget(Icon(icon, tone, _ICON), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._words = top
        self.area = scrolled(holder)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch()
        for button in (self.other, self.safe):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        side = theme.px(_SIDE)
        column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        column.setSpacing(theme.px(16))
        column.addWidget(self.area, 1)
        column.addLayout(self._buttons)

    def fit(self) -> None:
        """Take the width the words want, then the height they need at that width; what has no room is scrolled.

        Qt itself asks for the height before the width is known, and lets the buttons pay for what is missing.
        """
        for one in self.findChildren(QWidget):
            one.ensurePolished()  # until then words are measured in another font
        parent, screen = self.parentWidget(), self.screen()
        room = (parent.window().size() if parent is not None else screen.availableSize()) - _margin()
        side = 2 * theme.px(_SIDE)
        beside = theme.px(_ICON + _GAP)
        lines = [(one.fontMetrics(), line) for one in (self._title, self._text) for line in one.text().split("\n")]
        longest = max(metrics.horizontalAdvance(line) for metrics, line in lines)
        wanted = max(theme.px(_NARROWEST), min(theme.px(_WIDEST), longest + beside + side + theme.px(8)))
        width = min(wanted, room.width())
        row = sum(button.sizeHint().width() for button in (self.other, self.safe) if not button.isHidden())
        row += theme.px(8)
        stacked = row > width - side
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        column = self.layout()
        if column is None:
            return
        least = theme.px(_LEAST)
        self.area.setFixedHeight(0)
        rest = column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()
        needed = max(self._words.heightForWidth(width - side), least)
        shown = max(least, min(needed, room.height() - rest))
        # Left to itself the bar, once there, narrows the words until it is needed.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if shown == needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.area.setVerticalScrollBarPolicy(policy)
        self.area.setMaximumHeight(needed)
        self.area.setMinimumHeight(shown)
        self.resize(width, rest + shown)

    def restyle(self) -> None:
        """Fit again at the new text size, once all that stands in it has taken it."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the safe answer, with everything in view that has room."""
        self.fit()
        super().showEvent(event)
        self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the safe answer for Enter, wherever the focus is not on a button of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reject()
            return
        if event.key() in _SCROLLING:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLING[Qt.Key(event.key())] * self.area.height() // 2)
            return
        super().keyPressEvent(event)


def _margin() -> QSize:
    """Return what stays free of the window around the question."""
    return QSize(theme.px(24), theme.px(24))


def ask(question: Question) -> bool:
    """Show ``question`` and return whether the other answer was given."""
    return question.exec() == QDialog.DialogCode.Accepted
