"""Ctrl+G, from anywhere in the open book: choose what to record, or which list to see."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.base.i18n import _, language
from desktop_app.services.session import Session
from desktop_app.ui.destinations import CHOOSER_KEY, CLOSING
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.kind_chooser import KindChooser, KindView


class QuickChoice(QObject):
    """``add_wanted`` and ``list_wanted`` carry the chosen kind, ``place_wanted`` a place of the rail instead."""

    add_wanted = Signal(str)
    place_wanted = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._shortcut = QShortcut(QKeySequence(CHOOSER_KEY), window, self.open)

    def open(self) -> None:
        """Ask, unless something stands alone over the work (locked)."""
        if self._window.alone is not None:
            return
        dialog = KindChooser(kinds_of(self._session), self._window)
        dialog.chosen.connect(partial(self._lead, self.add_wanted))
        dialog.list_wanted.connect(partial(self._lead, self.list_wanted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lead(self, told: SignalInstance, kind: str) -> None:
        """Tell what was chosen; an office closes its periods at a place of their own."""
        own_place = kind == CLOSING and self._session.identity.role == "office"
        (self.place_wanted if own_place else told).emit(kind)

    def close(self) -> None:
        """Give the key back: the store is being closed."""
        self._shortcut.setEnabled(False)
        self._shortcut.deleteLater()


def kinds_of(session: Session) -> list[KindView]:
    """Return all kinds of ``session`` in the language in use, as the rail orders them.

    What only the program writes is not offered. An office closes its periods at a place of their own, not in a form:
    who chooses it is led there.
    """
    shown = language()
    office = session.identity.role == "office"
    return [
        KindView(
            definition.kind,
            definition.title.in_language(shown),
            _(heading),
            definition.description.in_language(shown),
            # the rail calls the office's own place by the title, that of the province by the plural
            (definition.title if office and definition.kind == CLOSING else definition.plural).in_language(shown),
        )
        for group, heading in GROUPS
        for definition in in_order(session.definitions, group)
        if not definition.internal
    ]
