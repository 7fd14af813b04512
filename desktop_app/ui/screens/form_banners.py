"""Banners above a form: at most one at a time, with one or two answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.buttons import Button, ButtonKind


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a banner: its words and what it does. The first one has the focus when ``BannerSlot`` says so."""

    words: str
    act: Callable[[], object]
    kind: ButtonKind = "outlined"
    key: str = ""


class BannerSlot(QWidget):
    """Room for one banner; takes no height while there is none. ``changed`` follows one coming or going."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        self._buttons: list[Button] = []
        self.hide()

    @property
    def banner(self) -> Banner | None:
        """Return the banner shown, or None."""
        return self._banner

    @property
    def buttons(self) -> list[Button]:
        """Return its buttons."""
        return self._buttons

    def show_banner(
        self, level: BannerLevel, title: str, text: str = "", answers: tuple[Answer, ...] = (), *, focus: bool = False
    ) -> None:
        """Show a banner in place of the one before; any answer takes it away first."""
        self.clear()
        self._banner = Banner(level, title, text)
        for answer in answers:
            button = Button(answer.words, answer.kind, key=answer.key)
            button.clicked.connect(lambda _checked=False, act=answer.act: self._answer(act))
            self._buttons.append(button)
        self._banner.add_answers(self._buttons)
        self._column.addWidget(self._banner)
        self.show()
        if focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def clear(self) -> None:
        """Take the banner away."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._buttons = []
            self.hide()
            self.changed.emit()

    def _answer(self, act: Callable[[], object]) -> None:
        self.clear()
        act()
