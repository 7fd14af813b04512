"""Help over the open book: F1 and back again, the list of keys and its paper, the way to the tour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.services.sample_book import SampleBook
from desktop_app.services.session import Session
from desktop_app.ui.destinations import KEYS_KEY
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.tour import Sights, TourFlow
from desktop_app.ui.help_pages import page_about, part_about
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen

if TYPE_CHECKING:  # made by who may import it, when somebody first asks for help
    from desktop_app.ui.screens.help import HelpScreen
    from desktop_app.ui.screens.print_centre import PrintCentre
    from desktop_app.ui.status_bar import StatusBar

KEYS: Final = "keys"
"""The page with the list of keys."""


class HelpFlow(QObject):
    """``keys_wanted``: print the list of keys.

    ``sample_wanted``: the tour was asked for, and this is no sample book; ``own_wanted``: out of the sample book.
    """

    keys_wanted = Signal()
    sample_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, window: MainWindow, records: RecordsFlow, make: Callable[[], HelpScreen]) -> None:
        super().__init__(window)
        self._window = window
        self._records = records
        self._make = make
        self._screen: HelpScreen | None = None
        self._from: Screen | None = None
        self._left: QWidget | None = None
        self.tour: TourFlow | None = None
        self._key = QShortcut(QKeySequence(KEYS_KEY), window, lambda: self.open(KEYS))

    @property
    def screen(self) -> HelpScreen:
        """The help pages, made when first asked for."""
        if self._screen is None:
            self._screen = self._make()
            self._screen.closed.connect(self.leave)
            self._screen.keys_wanted.connect(self.keys_wanted)
            self._screen.tour_wanted.connect(self._begin_tour)
        return self._screen

    def begin(self, session: Session, paper: Callable[[], PrintCentre | None]) -> None:
        """Show the strip of the tour if nothing in this book is real. ``paper``: the print screen, once it is made."""
        book = SampleBook(session)
        if book.is_sample:
            self.tour = TourFlow(self._window, Sights(self._records, paper, lambda: self.shows(KEYS)), book)
            self.tour.left_book.connect(self.own_wanted)

    def note(self, event: str) -> None:
        """Tell the tour what happened, where there is one."""
        if self.tour is not None:
            self.tour.note(event)

    def retranslate(self) -> None:
        """Say the tour's step in the language in use; the pages follow by themselves."""
        if self.tour is not None:
            self.tour.retranslate()

    def _begin_tour(self) -> None:
        if self.tour is None:
            self.sample_wanted.emit()
        else:
            self.tour.begin()

    def shows(self, page: str) -> bool:
        """Tell whether ``page`` is in front."""
        return self._screen is not None and self._window.current is self._screen and self._screen.page == page

    @property
    def front(self) -> Screen | None:
        """Return what is in front, help too."""
        return self._window.current

    @property
    def status(self) -> StatusBar:
        """Return where something is said of what is in front."""
        return self._window.status

    @property
    def behind(self) -> Screen | None:
        """Return what is in front, help not counted: Esc leads back to it."""
        front = self._window.current
        return self._from if front is not None and front is self._screen else front

    def toggle(self) -> None:
        """Show the page about what is in front, and from there lead back."""
        if self._screen is not None and self._window.current is self._screen:
            self.leave()
        else:
            self.open(self._page())

    def open(self, page: str) -> None:
        """Show ``page``; what is being typed is kept. Nothing while something stands alone (locked)."""
        if self._window.alone is not None:
            return
        front = self._window.current
        if front is not self._screen or self._screen is None:
            self._records.keep()
            self._from, self._left = front, self._window.focusWidget()
        about = self._records.form.help.now if front is self._records.form else ("", "")
        part = part_about(front) if front is not None and page == page_about(front) else 0
        self.screen.open_page(page, about, part)
        self._window.show_screen(self.screen)

    def come_back(self) -> None:
        """Show the list of keys again after its paper: Esc goes on leading to where help was first asked for."""
        if self._window.alone is None:
            self.screen.open_page(KEYS)
            self._window.show_screen(self.screen)

    def leave(self) -> None:
        """Go back to where help was asked for, to the very field."""
        if self._from is not None:
            self._window.show_screen(self._from)
            self._from = None
            if self._left is not None and isValid(self._left) and self._left.isVisible():
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Give the key back and forget the pages: the store is being closed."""
        self._key.setEnabled(False)
        self._key.deleteLater()
        if self.tour is not None:
            self.tour.close()
        if self._screen is not None:
            self._window.drop(self._screen)
            self._screen = None

    def _page(self) -> str:
        """Return the page about what is in front; a list of one campaign has its own."""
        shown = self._records.list_screen
        front = self._window.current
        return "campaigns" if front is shown and not shown.campaign.isHidden() else page_about(front)
