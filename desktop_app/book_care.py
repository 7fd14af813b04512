"""What the program does with its book closed, or on the way there: restoring, re-keying, going to another book.

Like ``app`` and ``door`` it imports a flow when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.open_book import OpenBook

if TYPE_CHECKING:
    from desktop_app.messages import Sentence
    from desktop_app.services.session import Session
    from desktop_app.ui.flows.closed_book import ClosedBook
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.parts.banner import BannerLevel
    from desktop_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class ProgramWays:
    """What the program does for who closes its book.

    ``way_in`` asks for a passphrase, or for a first book; ``enter`` makes the desk of the store that is open; ``lock``
    covers it after a time of idling. ``in_new_window(begin)`` closes the book with its window and begins in another.
    """

    way_in: Callable[[], None]
    enter: Callable[[], None]
    lock: Callable[[], None]
    in_new_window: Callable[[Callable[[], None]], None]
    background: Callable[[], Tasks]


class BookCare(QObject):
    """Closes ``book`` for what needs it closed, one thing at a time, and opens it again after that."""

    def __init__(self, parent: QObject, book: OpenBook, ways: ProgramWays) -> None:
        super().__init__(parent)
        self._book = book
        self._ways = ways
        self._closed: ClosedBook | None = None
        self._ending = False
        self.leaving = False
        """Whether the window is being closed, with nothing left to ask: after the backup it is gone."""

    def restore(self) -> None:
        """Bring a backup back, after a look at what is in it; what lies in the store's place is put aside."""
        from desktop_app.ui.flows.restoring import RestoreFlow

        book = self._book
        if book.is_covered or (book.desk is not None and not book.may_leave()):
            return
        session, equipment = book.door.session, book.door.equipment()
        sticks = [one.folder for one in equipment.drives.removable()]
        flow = RestoreFlow(
            book.window,
            self._ways.background(),
            book.folder,
            book.clock,
            chooser=equipment.chooser,
            session=session,
            sticks=sticks,
        )
        flow.close_book = book.close_store
        flow.restored.connect(self._begin_again)
        flow.cancelled.connect(self._back_to_work if session is not None else self._ways.way_in)
        flow.cancelled.connect(flow.deleteLater)
        flow.open()

    def ask_province(self, operators: list[str]) -> None:
        """Ask the province to open the book that is locked, or open it with the answer; say so where it may not."""
        from desktop_app.base.errors import ProgramError
        from desktop_app.messages import describe
        from desktop_app.services.help_asking import help_way
        from desktop_app.services.help_refusals import HelpNotOn
        from desktop_app.ui.flows.asking_help import AskingHelpFlow

        book = self._book
        try:
            way = help_way(book.folder)
            if not way.province:
                raise HelpNotOn()
        except ProgramError as problem:
            book.start_flow.say_no_help(describe(problem))
            return
        flow = AskingHelpFlow(book.window, self._ways.background(), book.folder, book.clock, book.door.equipment())

        def begin(session: Session) -> None:
            book.door.session = session
            flow.deleteLater()
            self._ways.enter()

        flow.opened.connect(begin)
        flow.cancelled.connect(self._ways.way_in)
        flow.cancelled.connect(flow.deleteLater)
        flow.open(way, operators)

    def _back_to_work(self) -> OperatorsFlow | None:
        """Show the desk again that was covered; locked, if nobody worked for so long meanwhile."""
        book = self._book
        book.window.back_to_work()
        if book.idle.over:
            self._ways.lock()
        return book.desk.book.operators if book.desk is not None else None

    def _begin_again(self, level: BannerLevel, sentence: Sentence) -> None:
        """Show the way in, and say what led there; screens, flows and keys of the closed book go with their window."""
        self._ways.in_new_window(self._ways.way_in)
        self._book.start_flow.say(level, sentence)

    @property
    def closed(self) -> ClosedBook:
        """Return what works over the whole window: the one that is busy, else a new one."""
        from desktop_app.ui.flows.closed_book import Book, ClosedBook

        if self._closed is None or not self._closed.busy:
            book = self._book
            ways = Book(
                lambda: book.door.session,
                book.close_desk,
                book.close_store,
                self._open_again,
                self._enter_again,
                self._back_to_work,
                lambda: book.door.takes_files,
                book.idle.start,
                book.leave,
            )
            self._closed = ClosedBook(book.window, self._ways.background(), ways, book.clock)
            self._closed.lost.connect(self._begin_again)
        return self._closed

    @property
    def _busy(self) -> bool:
        return self._closed is not None and self._closed.busy

    def ask_again(self) -> None:
        """Let what is done with the book closed ask for the passphrase at its end: the window would lock."""
        if self._closed is not None and self._busy:
            self._closed.ask_again()

    def forget(self) -> None:
        """Know nothing more of what was done over a window that goes."""
        self._closed = None

    def _open_again(self, folder: Path, operator: str, passphrase: str) -> None:
        """Open the book that was closed, in a window of its own: the old screens and flows go with the old window."""
        self._ways.in_new_window(lambda: self._book.door.open_again(folder, operator, passphrase))

    def _enter_again(self) -> OperatorsFlow | None:
        self._ways.enter()
        desk = self._book.desk
        return desk.book.operators if desk is not None else None

    def change_book(self, begin: Callable[[], None]) -> bool:
        """Close the open book as closing the window does, nothing cut off, and ``begin`` in a window of its own.

        Return False where the open one stays: also below the lock, from behind which it would come out.
        """
        if self._book.is_covered:
            return False
        if self._book.desk is None:
            self._ways.in_new_window(begin)
            return True
        return self.closed.back_up(lambda: self._ways.in_new_window(begin))

    # closing the window

    def may_close(self) -> bool:
        """Tell whether the window may close now: an open book is backed up first, with progress in sight."""
        if self._ending or self._book.desk is None:
            return not self._busy
        self.leaving = self.closed.back_up(self._book.window.close)
        return False

    def end_now(self) -> None:
        """Wait for nothing but the backup of closing: the PC is being shut down."""
        self._ending = True
