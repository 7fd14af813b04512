"""What a text with several readings may mean, as buttons below its field: Alt+1 takes the first, wherever the focus is.

The clerk has moved on when they appear, so they take no focus: the keys reach them from the field typed in now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.readings import Reading
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screen import screen_key
from desktop_app.ui.theme import Themed

READING_KEYS: Final = ("Alt+1", "Alt+2", "Alt+3")


class ReadingRow(QWidget, Themed, Translated):
    """``taken`` carries how the reading is typed that was chosen. Hidden while there is nothing to choose.

    ``stacked``: one below the other, below a field that must not grow wider by them.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget, *, stacked: bool = False) -> None:
        super().__init__(parent)
        styled(self, "plain")
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row = QBoxLayout(way, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._buttons: list[Button] = []
        self._readings: tuple[Reading, ...] = ()
        self.hide()
        self.restyle()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return what is offered."""
        return self._readings

    def offer(self, readings: Sequence[Reading]) -> None:
        """Take ``readings``, shown once the row is the one that asks; none hides it."""
        offered = tuple(readings[: len(READING_KEYS)])
        if offered != self._readings:
            self._readings = offered
            self._fill()
        if not offered:
            self.hide()

    def set_asking(self, asking: bool) -> None:
        """Show the readings, or not: while another field asks the keys are not these."""
        self.setVisible(asking and bool(self._readings))

    def take(self, place: int) -> None:
        """Take the reading at ``place``, if there is one."""
        if place < len(self._readings):
            self.taken.emit(self._readings[place].typed)

    def retranslate(self) -> None:
        """Take the words in the language in use."""
        self._fill()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(4))

    def _fill(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for place, reading in enumerate(self._readings):
            button = Button(reading.shown, "link", key=READING_KEYS[place], parent=self)
            button.setShortcut("")  # the form has the keys, once for all fields
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(_("Hiểu là {reading}").format(reading=reading.shown))
            button.clicked.connect(lambda _checked=False, place=place: self.take(place))
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        self._row.addStretch()


class ReadingKeys:
    """The keys of the readings on one form. Of several fields that could ask one does: there is one set of keys."""

    def __init__(self, form: QWidget) -> None:
        self._row: ReadingRow | None = None
        self._keys = [screen_key(form, key, partial(self._take, place)) for place, key in enumerate(READING_KEYS)]

    def give(self, asking: Mapping[str, ReadingRow], *ahead: str) -> None:
        """Let the first field of ``ahead`` that is ``asking`` ask (in focus, left last), else the first that is."""
        chosen = next((name for name in ahead if name in asking), next(iter(asking), ""))
        for name, row in asking.items():
            row.set_asking(name == chosen)
        self._row = asking.get(chosen)
        for key in self._keys:
            key.setEnabled(self._row is not None)

    def _take(self, place: int) -> None:
        if self._row is not None:
            self._row.take(place)
