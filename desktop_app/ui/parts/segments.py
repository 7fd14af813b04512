"""Two or three fixed options side by side. Nothing is chosen at first; arrows move, Space or a click chooses.

Tab stops once, at the chosen one or the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.parts.base import set_property
from desktop_app.ui.parts.buttons import Button


class SegmentedChoice(QWidget):
    """One of a few ``(code, words)`` options. ``changed`` carries the chosen code."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        # Never shown, so never stopped at: it keeps the place of the segments in the order of Tab.
        self._start = QWidget(self)
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, or the same in another language; the chosen one stays if it can."""
        if [code for code, _words in options] == list(self._buttons):
            for code, words in options:
                self._buttons[code].set_words(words)
        else:
            chosen = self.code()
            for button in self._buttons.values():
                button.setParent(None)  # gone at once: who asks for the segments meets the new ones only
                button.deleteLater()
            self._buttons = {code: self._make(code, words) for code, words in options}
            self.set_code(chosen)
            for before, after in pairwise((self._start, *self._buttons.values())):
                QWidget.setTabOrder(before, after)
        self._describe()

    def _make(self, code: str, words: str) -> Button:
        button = Button(words, "segment")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(code))
        button.installEventFilter(self)
        self._row.addWidget(button)
        return button

    def code(self) -> str | None:
        """Return the chosen code, or None."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def set_code(self, code: str | None) -> None:
        """Choose ``code`` without telling anybody, or nothing."""
        for one, button in self._buttons.items():
            button.setChecked(one == code)
        self._describe()

    def setAccessibleName(self, name: str) -> None:
        """Name the whole choice; each segment is called "name: option"."""
        super().setAccessibleName(name)
        self._describe()

    def set_state(self, state: str) -> None:
        """Show a problem on the border: "err", "warn" or the empty string."""
        for button in self._buttons.values():
            set_property(button, "state", state)

    def event(self, event: QEvent) -> bool:
        """Pass a problem set by the field's frame on to the segments."""
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self.set_state(str(self.property("state") or ""))
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Move between segments with the arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                buttons = list(self._buttons.values())
                place = next(i for i, button in enumerate(buttons) if button is watched)
                buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _choose(self, code: str) -> None:
        before = [one for one, button in self._buttons.items() if button.isChecked() and one != code]
        for one in before:
            self._buttons[one].setChecked(False)
        self._buttons[code].setChecked(True)
        self._describe()
        self.changed.emit(code)

    def _describe(self) -> None:
        buttons = list(self._buttons.values())
        for place, button in enumerate(buttons):
            edge = "first" if place == 0 else "last" if place == len(buttons) - 1 else "middle"
            edge = "only" if len(buttons) == 1 else edge
            set_property(button, "place", edge)
            name = self.accessibleName()
            button.setAccessibleName(f"{name}: {button.words}" if name else button.words)
        if buttons:
            chosen = next((button for button in buttons if button.isChecked()), buttons[0])
            self.setFocusProxy(chosen)
            for button in buttons:  # Tab stops once: a passphrase typed one stop too early chooses nothing else
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus)
