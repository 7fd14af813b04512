"""What surrounds a screen while the book is open: the rail at the left, the status bar below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.rail import Rail
from desktop_app.ui.screen import Screen
from desktop_app.ui.status_bar import StatusBar
from desktop_app.ui.theme import Themed


class WorkArea(QWidget, Themed):
    """Rail, screens and status bar. At large text sizes the status line moves into the screen's action bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail()
        self.status = StatusBar()
        self.screens = QStackedWidget()
        self._place = ""
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.screens, 1)
        right.addWidget(self.status)
        self._right = right
        self._strip: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.restyle()

    def set_strip(self, strip: QWidget | None) -> None:
        """Show ``strip`` between the screens and the status bar, or nothing more there."""
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = strip
        if strip is not None:
            self._right.insertWidget(1, strip)

    @property
    def current(self) -> Screen | None:
        """Return the screen shown, or None."""
        shown = self.screens.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_screen(self, screen: Screen, place: str = "") -> None:
        """Show ``screen``, which belongs to ``place`` of the rail; the one before stays in the stack.

        What was said of one place, and the offer to undo it, means nothing at another.
        """
        if place and self._place not in ("", place):
            self.status.say("")
        self._place = place or self._place
        if self.screens.indexOf(screen) < 0:
            self.screens.addWidget(screen)
            screen.hints_changed.connect(self.show_hints)
        if screen is not self.current:
            self.status.forget_passing()
        self.screens.setCurrentWidget(screen)
        self.status.let_offer(screen.keeps_offer)
        self.show_hints()
        self.place_status()

    def show_hints(self) -> None:
        """Show the keys of the current screen."""
        if self.current is not None:
            self.status.show_hints(self.current.key_hints)

    def place_status(self) -> None:
        """Show the status line below, or in the action bar."""
        compact = theme.current().compact
        self.status.setVisible(not compact)
        if self.current is not None:
            icon, tone = self.status.icon
            self.current.action_bar.set_notice(self.status.text if compact else "", icon, tone)

    def restyle(self) -> None:
        """Move the status line at the new text size."""
        self.place_status()
