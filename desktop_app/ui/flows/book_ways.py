"""The ways of the desk that concern the book as a whole: who works in it, and what needs it closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.ui.destinations import OPERATORS_KEY
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # made when somebody first goes there
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.screen import Screen


class BookWays(QObject):
    """``removal_wanted(name, passphrase)`` and ``restore_wanted`` need the book closed; ``idle_chosen(minutes)``.

    ``wanted``: the key of the place was pressed. ``changed``: Home is to be read again.
    """

    wanted = Signal()
    changed = Signal()
    removal_wanted = Signal(str, str)
    restore_wanted = Signal()
    idle_chosen = Signal(int)

    def __init__(self, window: MainWindow, session: Session, make: Callable[[], OperatorsFlow]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._make = make
        self._shown = session.operator.name
        # bound to the window, so that it works while the rail's group is folded
        self._shortcut = QShortcut(QKeySequence(OPERATORS_KEY), window, self._want)

    @cached_property
    def operators(self) -> OperatorsFlow:
        """Who works in the book, and the journal."""
        flow = self._make()
        flow.removal_ready.connect(self.removal_wanted)
        flow.idle_chosen.connect(self.idle_chosen)
        flow.operator_changed.connect(self.show_operator)
        flow.changed.connect(self.changed)
        return flow

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Return the screens made so far: one help page is about them."""
        made = vars(self).get("operators")
        return () if made is None else (made.screen, made.journal.screen)

    def show_operator(self) -> bool:
        """Show who works now, and that she may only look; return whether she is another one than before the lock."""
        name = self._session.operator.name
        if another := name != self._shown:  # what was said to somebody else is not about who works now
            self._shown = name
            self._window.status.say("")
        self._window.set_operator(name if may(self._session, "enter") else _("{name} (chỉ xem)").format(name=name))
        if self.screens:
            self.operators.refresh()
        return another

    def guarded(self, act: Callable[[str], object]) -> Callable[[str], None]:
        """Return ``act``, which is told in the status bar when who works may not do it."""

        def guarded(given: str) -> None:
            try:
                act(given)
            except ProgramError as problem:
                self._window.status.say(describe(problem).full, "triangle-alert", "warn")

        return guarded

    def close(self) -> None:
        """Give the key back: the store is being closed."""
        self._shortcut.setEnabled(False)
        self._shortcut.deleteLater()

    def _want(self) -> None:
        if self._window.alone is None:
            self.wanted.emit()
