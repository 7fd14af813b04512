"""The frame of dialogs that ask for several things: title, one sentence, content that scrolls, one filled button.

Ctrl+Enter answers, Esc leaves without a change. The flow that opened it closes it, or says what stood in the way.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import scrolled

_TAB: Final = Qt.FocusPolicy.TabFocus


class AskingDialog(QDialog):
    """Subclass: put content into ``rows``, implement ``answer``, end ``__init__`` with ``fit(width, height)``.

    What must not scroll away goes into ``foot``; another answer stands between the buttons in ``answers``.
    """

    def __init__(self, title: str, lead: str, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        styled(self, "canvas")
        self._left: QWidget | None = None
        self.ended = False
        self.notice = Banner("error")
        self.notice.hide()
        self.button = button
        self.close_button = Button(_("Thôi, không đổi"), "quiet", key="Esc")
        for one in (self.button, self.close_button):
            one.setAutoDefault(False)
        self.button.clicked.connect(self.answer)
        self.close_button.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.button.click)
        page = QWidget()
        page.setProperty("role", "plain")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(12))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.addLayout(self.rows)
        column.addStretch(1)
        self.area = scrolled(page)
        self.foot = QVBoxLayout()
        self.answers = QHBoxLayout()
        self.answers.setSpacing(theme.px(8))
        self.answers.addWidget(self.button)
        self.answers.addStretch()
        self.answers.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        side = theme.px(20)
        outer.setContentsMargins(side, theme.px(16), side, theme.px(16))
        outer.setSpacing(theme.px(12))
        for text in (Text(title, role="section", wrap=True), Text(lead, role="hint", wrap=True)):
            outer.addWidget(text)
        outer.addWidget(self.notice)
        outer.addWidget(self.area, 1)
        outer.addLayout(self.foot)
        outer.addLayout(self.answers)

    def fit(self, width: int, height: int) -> None:
        """Take a size (px at 100 %), at most the window's."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1366, 697)
        self.resize(min(theme.px(width), room.width() - 24), min(theme.px(height), room.height() - 24))
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab reach the buttons below after all that is asked above, whatever was made first."""
        stops, one = [], self.nextInFocusChain()
        while one is not self and one is not None:
            stops.append(one)
            one = one.nextInFocusChain()
        inside = [stop for stop in stops if self.area.isAncestorOf(stop) and stop.focusPolicy() & _TAB]
        for before, after in pairwise((*inside[-1:], self.button, self.close_button)):
            self.setTabOrder(before, after)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Go on with Tab; from the buttons back to the first field it is scrolled into view."""
        moved = super().focusNextPrevChild(onward)
        self._show_focused()
        return moved

    def showEvent(self, event: QShowEvent) -> None:
        """Keep what is asked first in view, once everything has its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, theme.px(40))

    def answer(self) -> None:
        """Check what was given and send it."""
        raise NotImplementedError

    def done(self, result: int) -> None:
        """End it, once: also while it is hidden behind the lock."""
        self.ended = True
        super().done(result)

    def withdraw(self) -> None:
        """Take it back, unanswered: somebody else goes on behind the locked screen."""
        if not self.ended:
            self.done(int(QDialog.DialogCode.Rejected))

    def set_busy(self, busy: bool) -> None:
        """Show that it is being done; nothing can be pressed meanwhile."""
        if busy:
            self._left = self.focusWidget()
        for widget in (self.area, self.button, self.close_button):
            widget.setEnabled(not busy)

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way; what was typed stays, and whoever was typing types on where she was."""
        self.set_busy(False)
        if self._left is not None and isValid(self._left):
            self._left.setFocus()
            QTimer.singleShot(0, self, self._show_focused)
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def reject(self) -> None:
        """Leave, unless it is being done."""
        if self.button.isEnabled() or self.close_button.isEnabled():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a lone Enter to the fields: it leads on, Ctrl+Enter answers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)
