"""Inputs: one line of text, a passphrase, a list of choices, a tick, several lines.

They keep text composed (NFC) while it is typed and never preselect: a choice starts as "Chọn…". Label, hint and
problem belong to ``FieldFrame``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMetaMethod, Qt, Signal
from PySide6.QtGui import QHideEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon
from desktop_app.ui.parts.buttons import IconButton
from desktop_app.ui.parts.step_keys import names_an_answer, step_of
from desktop_app.ui.theme import Themed
from desktop_app.ui.wheel_guard import guard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox

EYE_KEY: Final = "Ctrl+E"
_CHOICE_SIDES: Final = (12, 6, 32)
"""Left and right padding of a QComboBox and the width of its arrow, as in the style sheet."""


class TextInput(QLineEdit, Themed):
    """One line of text, always NFC. ``right``: amounts; ``strong``: 600. ``icon`` stands inside at the left."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        right: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setProperty("strong", "true" if strong else "false")
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._icon = Icon(icon, "text2", 16, parent=self) if icon else None
        self._composing = False
        self.textEdited.connect(self._compose)
        self.restyle()

    def restyle(self) -> None:
        """Make room for the icon at the new text size."""
        if self._icon:
            self.setTextMargins(theme.px(26), 0, 0, 0)
            self._place_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon in the middle of the left edge."""
        super().resizeEvent(event)
        self._place_icon()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to whoever has something to take back: Qt keeps them for the field in any case."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = step_of(event)
            if step and not self._steps_left(step):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep an Enter that somebody here waits for: Qt would pass it on, and the default button would act too.

        Ctrl+Z and Ctrl+Y are the field's own while it has something to take back, then the form's around it.
        """
        step = step_of(event)
        if step:
            (self.undo if step < 0 else self.redo)() if self._steps_left(step) else event.ignore()
            return
        if names_an_answer(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._awaits_enter():
            event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the text alone while something is being composed: replacing it would drop what is composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def _steps_left(self, step: int) -> bool:
        return not self.isReadOnly() and (self.isUndoAvailable() if step < 0 else self.isRedoAvailable())

    def _awaits_enter(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.returnPressed))

    def _place_icon(self) -> None:
        if self._icon:
            self._icon.restyle()
            self._icon.move(theme.px(11), (self.height() - self._icon.height()) // 2)

    def _compose(self, typed: str) -> None:
        composed = unicodedata.normalize("NFC", typed)
        if composed != typed and not self._composing:
            cursor = len(unicodedata.normalize("NFC", typed[: self.cursorPosition()]))
            self.setText(composed)
            self.setCursorPosition(cursor)


class SecretInput(TextInput):
    """A passphrase: hidden unless ``eye`` is pressed. ``caps_lock`` tells what the typed letters show.

    It outlives neither the lock nor its page nor its handing over: out of sight it is empty, and whoever uses it
    takes it (``take``). So every field of a passphrase is one of these.
    """

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = IconButton("eye", "", size=28, parent=self)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show)
        self._show(False)
        self.restyle()

    def restyle(self) -> None:
        """Make room for the eye."""
        self.setTextMargins(0, 0, theme.px(26), 0)
        if hasattr(self, "eye"):
            self._place_eye()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right edge."""
        super().resizeEvent(event)
        self._place_eye()

    def take(self) -> str:
        """Return what was typed, and forget it: it is handed over."""
        typed = self.text()
        self.clear()
        return typed

    def clear(self) -> None:
        """Forget what was typed for good: Qt's own ``clear`` is a step that Ctrl+Z takes back once the eye is open."""
        self.setText("")

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed and close the eye: the window locks, or the page is left. Minimising hides nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()
            self.eye.setChecked(False)

    def retranslate(self) -> None:
        """Name the eye in the language in use."""
        self._show(self.eye.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch for letters that come out in the wrong case: the only sign of Caps Lock every system gives.

        ``EYE_KEY`` shows and hides what is typed: the eye itself takes no focus, for Tab goes from field to field.
        """
        if event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.eye.toggle()
            return
        super().keyPressEvent(event)
        typed = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        if len(typed) == 1 and typed.isalpha() and plain and typed.lower() != typed.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(typed.isupper() != shifted)

    def _place_eye(self) -> None:
        self.eye.resize(self.eye.sizeHint())
        self.eye.move(self.width() - self.eye.width() - theme.px(4), (self.height() - self.eye.height()) // 2)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.set_name(_("Giấu mật khẩu") if shown else _("Hiện mật khẩu"), EYE_KEY)
        self.eye.setShortcut("")  # the field has the key: there may be two fields


class _Plain(QStyledItemDelegate):
    """Draws the entries of a list of choices by the style sheet; Qt's own delegate draws a menu's."""


class Choice(QComboBox, Themed):
    """One of a fixed list. Starts as "Chọn…" with nothing chosen; the wheel is guarded.

    ``picked``: one was taken out of the open list. What letters and arrows choose while it is closed is only on the
    way: the letters that follow belong to the same name.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = Icon("chevron-down", "text2", 16, parent=self)
        self._by_keys = False
        self.activated.connect(self._tell_picked)
        self.setPlaceholderText(_("Chọn…"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        guard(self)

    def showPopup(self) -> None:
        """Open the list, drawn as the style sheet says; it is made when it is first opened."""
        if not isinstance(self.itemDelegate(), _Plain):
            self.setItemDelegate(_Plain(self))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know what keys choose from what is taken out of the list."""
        self._by_keys = True
        super().keyPressEvent(event)
        self._by_keys = False

    def _tell_picked(self) -> None:
        if not self._by_keys:
            self.picked.emit()

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer ``(code, words)`` pairs; keep the chosen code if it is still among them, else nothing."""
        chosen = self.code()
        self.clear()
        for code, words in options:
            self.addItem(words, code)
        self.set_code(chosen)

    def code(self) -> str | None:
        """Return the chosen code, or None."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_code(self, code: str | None) -> None:
        """Choose ``code``, or nothing."""
        self.setCurrentIndex(self.findData(code) if code is not None else -1)

    def retranslate(self) -> None:
        """Take the placeholder in the language in use."""
        self.setPlaceholderText(_("Chọn…"))

    def restyle(self) -> None:
        """Move the arrow to where it belongs at the new size."""
        self._place_arrow()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten words that are wider than the field by "…"; Qt would cut a letter.

        The field's width is what the style sheet leaves: asking ``QStyle`` for it costs the start 15 ms.
        """
        super().initStyleOption(option)
        taken = 2 + sum(theme.px(part) for part in _CHOICE_SIDES)
        room = self.width() - taken - 2
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the right edge."""
        super().resizeEvent(event)
        self._place_arrow()

    def _place_arrow(self) -> None:
        self._arrow.restyle()
        self._arrow.move(self.width() - self._arrow.width() - theme.px(8), (self.height() - self._arrow.height()) // 2)


class Tick(QCheckBox):
    """A yes-or-no with words. The tick is painted here: a style sheet could only load it from a file."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as styled, then the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        size, box = theme.px(14), theme.px(18) + 2
        painter = QPainter(self)
        tick = theme.pixmap("check", "onprimary", 14, self.devicePixelRatio())
        painter.drawPixmap((box - size) // 2, (self.height() - size) // 2, tick)


class TextArea(QPlainTextEdit, Themed):
    """Several lines of text; Tab leaves it. ``text()`` is NFC."""

    def __init__(self, placeholder: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.restyle()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to whoever has something to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = step_of(event)
            if step and not self._steps_left(step):
                event.ignore()
                return False
        return super().event(event)

    def _steps_left(self, step: int) -> bool:
        document = self.document()
        return not self.isReadOnly() and (document.isUndoAvailable() if step < 0 else document.isRedoAvailable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed here; once there is nothing left, Ctrl+Z and Ctrl+Y are the form's around it."""
        step = step_of(event)
        if step and self._steps_left(step):
            (self.undo if step < 0 else self.redo)()
        elif step or names_an_answer(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """Return what is typed, composed."""
        return unicodedata.normalize("NFC", self.toPlainText())

    def restyle(self) -> None:
        """Show so many lines at the new text size."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + theme.px(18))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a font that changes after the style sheet did."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.restyle()
