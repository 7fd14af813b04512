"""A line of text that offers records, people, communes or options while it is typed in, with or without marks.

Enter takes the marked row; Tab leaves the text as typed unless a row was marked with the arrows: nothing is linked
that was not pointed at. F4 opens the list, Shift+F4 adds what is not there yet, Esc closes the list only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Icon
from desktop_app.ui.parts.inputs import TextInput

Search = Callable[[str], Sequence[Suggestion]]
_PAUSE_MS: Final = 120
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookupInput(TextInput):
    """``chosen`` carries the row taken, ``add_wanted`` the text typed so far.

    ``search`` answers for a text; with ``lists_all`` also for the empty one (options, short registers).
    ``adding`` returns the words of the last row for a text, "" for no such row.
    """

    chosen = Signal(object)
    add_wanted = Signal(str)

    def __init__(
        self,
        search: Search,
        *,
        icon: str = "",
        arrow: bool = False,
        lists_all: bool = False,
        adding: Callable[[str], str] | None = None,
        adding_icon: str = "plus",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._arrow = Icon("chevron-down", "text2", 16) if arrow else None
        super().__init__(placeholder, icon=icon, parent=parent)
        if self._arrow:
            self._arrow.setParent(self)
        self._search = search
        self._lists_all = lists_all
        self._adding = adding
        self._adding_icon = adding_icon
        self._pointed = False
        self._popup: SuggestionPopup | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._offer)
        self._sought = ""
        self.textEdited.connect(self._seek)
        self.restyle()

    @property
    def is_open(self) -> bool:
        """Return whether the list is shown for this input."""
        return self._popup is not None and self._popup.owner is self and self._popup.isVisible()

    def open_list(self) -> None:
        """Offer what fits the text now; everything where that is a short list."""
        if not self.isReadOnly():
            self._offer("" if self._lists_all else self.text(), mark=0 if self.text() else -1)

    def close_list(self) -> None:
        """Take the list away."""
        self._pause.stop()
        if self._popup is not None and self._popup.owner is self:
            self._popup.picked.disconnect(self._take)
            self._popup.owner = None
            self._popup.hide()
        self._popup = None

    def event(self, event: QEvent) -> bool:
        """Keep Esc, Enter and the arrows from the screen's own keys while the list is open."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if self.is_open and plain and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the list; everything else is typing."""
        if self.isReadOnly() or not (self._handle_function_key(event) or self._handle_list_key(event)):
            super().keyPressEvent(event)

    def _handle_function_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F4 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            if self._adding is not None:
                typed = self.text()
                self.close_list()
                self.add_wanted.emit(typed)
            return True
        opens = event.key() == Qt.Key.Key_F4 and event.modifiers() == Qt.KeyboardModifier.NoModifier
        opens = opens or (event.key() == Qt.Key.Key_Down and not self.is_open)
        if opens:
            self.open_list()
        return opens

    def _handle_list_key(self, event: QKeyEvent) -> bool:
        if not self.is_open or self._popup is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._pointed = True
            self._popup.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            row = self._popup.current()
            if row is not None and (self._pointed or not row.adds):
                self._take(row)
                if not row.adds:
                    event.ignore()  # the form goes on to the next field
                return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was pointed at with the arrows, then close the list."""
        row = self._popup.current() if self.is_open and self._popup is not None else None
        if self._pointed and row is not None and not row.adds and event.reason() == Qt.FocusReason.TabFocusReason:
            self._take(row)
        self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the input."""
        self.close_list()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the whole list of options with a click, as a list of choices does."""
        super().mousePressEvent(event)
        if self._lists_all and not self.is_open:
            self.open_list()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search for what is being composed too; the text itself is left alone."""
        super().inputMethodEvent(event)
        composing = event.preeditString()
        if composing:
            cursor = self.cursorPosition()
            self._seek(self.text()[:cursor] + composing + self.text()[cursor:])

    def restyle(self) -> None:
        """Make room for the icons at the new text size."""
        super().restyle()
        if self._arrow is not None:
            margins = self.textMargins()
            self.setTextMargins(margins.left(), 0, theme.px(22), 0)
            self._arrow.restyle()
            self._place_arrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the right edge."""
        super().resizeEvent(event)
        self._place_arrow()

    def _place_arrow(self) -> None:
        if self._arrow is not None:
            size = self._arrow.width()
            self._arrow.move(self.width() - size - theme.px(9), (self.height() - size) // 2)

    def _seek(self, typed: str) -> None:
        self._sought = typed
        self._pause.start()

    def _offer(self, typed: str | None = None, *, mark: int = 0) -> None:
        if not self.hasFocus():
            return
        text = self._sought if typed is None else typed
        rows = list(self._search(text)) if text.strip() or self._lists_all else []
        adds = self._adding(text.strip()) if self._adding is not None else ""
        if adds:
            rows.append(Suggestion(adds, icon=self._adding_icon, adds=True))
        popup = SuggestionPopup.of(self)
        if self._popup is not popup or popup.owner is not self:
            self.close_list()
            self._popup = popup
            popup.picked.connect(self._take)
        self._pointed = False
        only_adds = bool(rows) and rows[0].adds
        popup.serve(self, rows, mark=-1 if only_adds else mark)

    def _take(self, row: Suggestion | None) -> None:
        if row is None:
            return
        typed = self.text()
        self.close_list()
        if row.adds:
            self.add_wanted.emit(typed)
        else:
            self.chosen.emit(row)
