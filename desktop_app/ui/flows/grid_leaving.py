"""Leaving the grid, closing its book, or letting another one look at it: no row in it is lost unsaid."""

from __future__ import annotations

from desktop_app.services.permissions import may
from desktop_app.ui.flows.grid_drawer import GridDrawer
from desktop_app.ui.flows.grid_offer import GridOffers
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.keeping import Leaving, Unkept, leave_unkept
from desktop_app.ui.flows.shown_only import looks_only, say_looks_only


class GridLeaving:
    """Keeps the rows of ``work``, and lets it be left only where they are kept, or given up.

    ``looks``: who is at work may not enter, and only looks at them.
    """

    def __init__(self, work: GridWork, drawer: GridDrawer, offers: GridOffers) -> None:
        self._work = work
        self._drawer = drawer
        self._offers = offers
        self.looks = False

    def keep(self) -> int:
        """Keep what is typed at once, the cell being typed in included; return how many rows are not written.

        Called whenever something else is shown in its place: help, paper, the lock. The cell stays as it is, to be
        typed on.
        """
        self._work.screen.view.settle_composed()
        self._drawer.keep()
        return self._work.unwritten()

    def put_away(self) -> int:
        """Keep what is typed, the cell that is typed into as part of its row: other rows take the place of these."""
        self._work.screen.view.leave_cell()
        return self.keep()

    @property
    def unkept(self) -> Unkept | None:
        """Return the rows that could not be kept, and why; None where all lie in the drawer."""
        return self._drawer.unkept

    @property
    def offers_kept(self) -> bool:
        """Tell whether rows that were kept wait for an answer, and whether it may be given: not by who only looks."""
        return self._work.asks and not self.looks

    def leave(self) -> Leaving:
        """Keep what is typed, or ask whether it may go: the grid will be left."""
        self.put_away()
        unkept = [self.unkept] if self.unkept is not None else []
        left = leave_unkept(unkept, self._work.screen, looks=looks_only(self._work.session))
        if left is Leaving.DROPPED:
            self.drop()
        return left

    def drop(self) -> None:
        """Let go of what could not be kept: the person said so."""
        self._drawer.begin()

    def show_operator(self) -> None:
        """Let who may not enter only look at the rows another one typed; who may goes on with them, untouched."""
        session, screen = self._work.session, self._work.screen
        looked, self.looks = self.looks, not may(session, "enter")
        self._drawer.pause(self.looks)
        screen.show_only(self.looks)
        if self.looks:
            say_looks_only(session.operator.name, screen.banners)
        elif looked:
            screen.banners.clear()
            self._offers.ask_again()

    def retranslate(self) -> None:
        """Say in the language in use what waits for an answer above the rows, or why they are only looked at."""
        if self.looks:
            say_looks_only(self._work.session.operator.name, self._work.screen.banners)
        else:
            self._offers.ask_again()
