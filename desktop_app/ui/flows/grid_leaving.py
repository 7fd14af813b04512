"""Leaving the grid, closing its book, or letting another one look at it: no row in it is lost unsaid."""

from __future__ import annotations

from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.ui.flows.grid_drawer import GridDrawer
from desktop_app.ui.flows.grid_offer import GridOffers
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.keeping import Leaving, Unkept, leave_unkept
from desktop_app.ui.flows.shown_only import say_looks_only
from desktop_app.ui.main_window import MainWindow


class GridLeaving(GridWork):
    """The part of the grid's flow that keeps rows, and only leaves them where they are kept."""

    _drawer: GridDrawer
    _offers: GridOffers

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window, session)
        self._looks = False

    def keep(self) -> int:
        """Keep what is typed at once, the cell being typed in included; return how many rows are not written.

        Called whenever something else is shown in its place: help, paper, the lock. The cell stays as it is, to be
        typed on.
        """
        self.screen.view.settle_composed()
        self._drawer.keep()
        return self.unwritten()

    def put_away(self) -> int:
        """Keep what is typed, the cell that is typed into as part of its row: other rows take the place of these."""
        self.screen.view.leave_cell()
        return self.keep()

    @property
    def unkept(self) -> Unkept | None:
        """Return the rows that could not be kept, and why; None where all lie in the drawer."""
        return self._drawer.unkept

    def leave(self) -> Leaving:
        """Keep what is typed, or ask whether it may go: the grid will be left."""
        self.put_away()
        left = leave_unkept([self.unkept] if self.unkept is not None else [], self.screen)
        if left is Leaving.DROPPED:
            self.drop()
        return left

    def drop(self) -> None:
        """Let go of what could not be kept: the person said so."""
        self._drawer.begin()

    def show_operator(self) -> None:
        """Let who may not enter only look at the rows another one typed; who may goes on with them, untouched."""
        looked, self._looks = self._looks, not may(self._session, "enter")
        self._drawer.pause(self._looks)
        self.screen.show_only(self._looks)
        if self._looks:
            say_looks_only(self._session.operator.name, self.screen.banners)
        elif looked:
            self.screen.banners.clear()
            offer = self._book.offered() if self._book is not None and self.asks else None
            if offer is not None:
                self._offers.ask(offer)
