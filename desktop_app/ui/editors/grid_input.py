"""The one line that takes what is typed into the grid. It stands on the current cell from the beginning, empty.

So the focus never moves while somebody types, and an input method composes undisturbed from the first letter on
(Telex, VNI, IBus, what UniKey sends as Backspace and letters). At rest it is not painted and hands the keys to the
grid; the first letter makes it ``typing`` over the cell, F2 ``editing`` what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from desktop_app.ui.editors.base import NOT_LEAVING
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.editors.quiet_line import QuietLine
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import set_property

Step = Literal["stay", "on", "back", "left", "right", "up", "down"]
"""Where to go from a cell: ``on`` is Tab, ``stay`` nowhere; Enter is told apart, as ``next`` in ``settled``."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final[dict[int, Step]] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class CellInput(QuietLine):
    """``settled(text, way)`` ends typing, ``picked(row, way)`` when a row of the list was taken instead of the text.

    ``way``: a ``Step``, or "next" for Enter. ``left_edit`` follows Esc. ``at_rest`` gets the keys while nothing is
    being typed and tells whether it took them; ``find`` answers for what is typed.
    """

    settled = Signal(str, str)
    picked = Signal(object, str)
    began = Signal()
    left_edit = Signal()
    gained = Signal(bool)

    def __init__(
        self,
        at_rest: Callable[[QKeyEvent], bool],
        find: Callable[[str], Sequence[Suggestion]],
        adding: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        self._at_rest = at_rest
        self._completes = False
        self._composed_only = False
        self.can_undo: Callable[[], bool] = lambda: False
        super().__init__(find, adding=adding, adding_icon="user-plus", parent=parent)
        set_property(self, "cell", "true")
        self.setFrame(True)
        self.textEdited.connect(self._begin)
        self.chosen.connect(lambda row: self._end_with(row, "stay"))

    # beginning and ending

    def serve(self, *, right: bool, lists: bool) -> None:
        """Stand on another cell, at rest. ``lists``: the answers of the cell come from a list, the first one marked."""
        self.rest()
        self._completes = self._lists_all = lists
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def rest(self) -> None:
        """Take away what is typed without telling anybody."""
        self.close_list()
        self.mode = "rest"
        self._composed_only = False
        if self.text():
            self.setText("")
        self.update()

    def edit(self, text: str) -> None:
        """Edit what stands in the cell (F2)."""
        self.mode = "editing"
        self.setText(text)
        self.setCursorPosition(len(text))
        self.update()
        self.began.emit()

    def settle(self, way: str = "stay", *, as_typed: bool = False) -> None:
        """End typing: the text stands in the cell. What is being composed is part of it.

        ``as_typed``: something comes between, so the text counts whatever its list has marked.
        """
        if self.mode == "rest":
            return
        QGuiApplication.inputMethod().commit()
        row = self._marked() if not as_typed else None
        if row is not None:
            self._end_with(row, way)
            return
        text = self.text()
        self.rest()
        self.settled.emit(text, way)

    def _end_with(self, row: Suggestion, way: str) -> None:
        self.rest()
        self.picked.emit(row, way)

    def _marked(self) -> Suggestion | None:
        """Return the row that stands for the text: pointed at with the arrows, or marked in a list of answers."""
        row = self._popup.current() if self.is_open and self._popup is not None else None
        if row is None or row.adds or not (self._pointed or (self._completes and self.text().strip())):
            return None
        return row

    def _begin(self, _text: str = "") -> None:
        if self.mode == "rest":
            self.mode = "typing"
            self.update()
            self.began.emit()

    # keys

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the focus, Esc before it closes the screen; let Ctrl+Z undo what was written."""
        if isinstance(event, QKeyEvent):
            key, plain = event.key(), not event.modifiers() & _HELD
            if event.type() == QEvent.Type.KeyPress and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and plain:
                self.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.ShortcutOverride:
                if key == Qt.Key.Key_Escape and self.mode != "rest":
                    event.accept()
                    return True
                if event.matches(QKeySequence.StandardKey.Undo) and self.mode == "rest" and not self.can_undo():
                    event.ignore()
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """At rest the grid has the keys; while typing Enter, Tab and arrows end it."""
        if self.mode == "rest":
            if not self._at_rest(event):
                super().keyPressEvent(event)
            return
        if self._handle_open_list(event) or self._handle_function_key_of_cell(event):
            return
        way = self._way(event)
        if way:
            self.settle(way)
        elif event.key() == Qt.Key.Key_Escape:
            self.rest()
            self.left_edit.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _OF_THE_GRID:
            self.settle()
            self._at_rest(event)
        else:
            super(LookupInput, self).keyPressEvent(event)

    def _handle_open_list(self, event: QKeyEvent) -> bool:
        if not self.is_open or self._popup is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._pointed = True
            self._popup.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in _ENTER and self._pointed and (row := self._popup.current()) is not None and row.adds:
            self._take(row)
            return True
        return False

    def _handle_function_key_of_cell(self, event: QKeyEvent) -> bool:
        """F4 and Alt+Down open the list, Shift+F4 adds who is not in it."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down:
            self.open_list()
            return True
        return event.key() == Qt.Key.Key_F4 and self._handle_function_key(event)

    def _way(self, event: QKeyEvent) -> str:
        """Return where a key leads out of the cell, "" for a key that is typing."""
        if event.modifiers() & _HELD:
            return ""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            return "up" if shift else "next"
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return "back" if shift or key == Qt.Key.Key_Backtab else "on"
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not shift:
            return _ARROWS[key]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.mode == "typing" and not shift:
            return _ARROWS[key]
        return ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin with the first letter that is composed; a composition that is given up changes nothing."""
        composing = bool(event.preeditString())
        if composing and self.mode == "rest":
            self._begin()
            self._composed_only = True
        if event.commitString():
            self._composed_only = False
        super().inputMethodEvent(event)
        if self._composed_only and not composing and not self.text():
            self.rest()
            self.left_edit.emit()

    # the list

    def _seek(self, typed: str) -> None:
        """Offer the answers of a list at once: Enter takes the marked one, so it has to be seen first."""
        super()._seek(typed)
        if self._completes:
            self._pause.stop()
            self._offer()

    def _offer(self, typed: str | None = None, *, mark: int = 0) -> None:
        """Mark the first answer of a list; of people and former texts none: nobody is linked who was not pointed at."""
        super()._offer(typed, mark=mark if self._completes else -1)

    # focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor of the grid, and what is offered for a text that is still being typed."""
        super().focusInEvent(event)
        if self.mode == "typing" and event.reason() not in NOT_LEAVING:
            self._seek(self.text())
        self.gained.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere; another window in front leaves it as it is.

        So does what hides the whole grid (F1, the lock): one comes back to it and types on.
        """
        if event.reason() not in NOT_LEAVING and self.isVisible():
            self.settle()
        super().focusOutEvent(event)
        self.gained.emit(False)


_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_OF_THE_GRID: Final = (Qt.Key.Key_D, Qt.Key.Key_Insert)
"""With Ctrl: what is typed is put into its cell first."""
