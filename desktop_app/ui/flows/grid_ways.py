"""The ways to the grid and back: F7 in a list, in a form and at Home, unfinished rows offered there, Esc, paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.destinations import GRID_KEY
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.flows.keeping import Leaving, Unkept
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen

if TYPE_CHECKING:  # made when somebody first goes there
    from desktop_app.ui.flows.grid import GridFlow

USUAL_KIND: Final = "gift"
"""What F7 opens where nothing tells what is to be entered."""


class GridWays(QObject):
    """``print_wanted(kind, records)`` and ``changed(kind)`` are those of the grid."""

    print_wanted = Signal(str, list)
    changed = Signal(str)

    def __init__(
        self, window: MainWindow, records: RecordsFlow, home: HomeFlow, make: Callable[[], GridFlow], *, may_enter: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self._records = records
        self._home = home
        self._make = make
        self._from: Screen | None = None
        self._looked_at = ""
        records.entry_form.finished.connect(self._back_from_look)
        records.leave_other = self._may_leave
        records.list_screen.grid_wanted.connect(self.go)
        records.kept.wanted.connect(self.resume)
        records.list_screen.grid.setShortcut(QKeySequence())  # the window has the key: forms and Home need it too
        self._key = QShortcut(QKeySequence(GRID_KEY), window, self.go)
        self._key.setEnabled(may_enter)

    @cached_property
    def grid(self) -> GridFlow:
        """The grid, made when first visited."""
        flow = self._make()
        flow.closed.connect(self._leave)
        flow.changed.connect(self.changed)
        flow.print_wanted.connect(self.print_wanted)
        flow.look_wanted.connect(self._look_at)
        return flow

    @property
    def made(self) -> bool:
        """Tell whether the grid was visited: asking for it would make it."""
        return "grid" in vars(self)

    def shows(self, screen: Screen | None) -> bool:
        """Tell whether ``screen`` is the grid."""
        return self.made and screen is self.grid.screen

    def go(self) -> None:
        """Open the grid of what is in front: a list and its campaign, what a form records; else of gifts."""
        if self._window.alone is None and not self.shows(self._window.current):
            self.open(*self._in_front())

    def open(self, kind: str, campaign: str = "") -> None:
        """Open the grid of a kind, for a campaign if one is known; say why where it cannot be."""
        current = self._window.current
        if self._records.leave() and self._try(lambda: self.grid.open(kind, campaign)) and not self.shows(current):
            self._from = current

    def resume(self, offer: Offer) -> None:
        """Go on with kept typing where it belongs: who asked for it is not asked once more."""
        if offer.rows:
            self.open(offer.kind, offer.campaign)
            grid = self.grid
            if (
                self.shows(self._window.current)
                and grid.place == (offer.kind, offer.campaign)
                and grid.leaving.offers_kept
            ):
                grid.offers.take_up_kept(offer.form_version)
            return
        if offer.record is None:
            kind, campaign = self._in_front()
            self._try(lambda: self._records.add(offer.kind, campaign=campaign if kind == offer.kind else ""))
        else:
            self._records.open(offer.record)
        if self._window.current is self._records.form:
            self._records.entry_form.take_up_kept(offer)

    def _try(self, act: Callable[[], object]) -> bool:
        """Go somewhere; say why where it cannot be, and tell whether it could."""
        try:
            act()
        except ProgramError as problem:
            self._window.status.say(describe(problem).full, "triangle-alert", "warn")
            return False
        return True

    def come_back(self, screen: Screen | None) -> bool:
        """Show the grid again that was left for a paper; tell whether it was the grid."""
        if not self.shows(screen):
            return False
        self.grid.come_back()
        return True

    def keep(self) -> None:
        """Keep what is typed in the grid."""
        if self.made:
            self.grid.leaving.keep()

    @property
    def unkept(self) -> Unkept | None:
        """Return what of the grid is only on the screen, in front or not."""
        return self.grid.leaving.unkept if self.made else None

    def drop(self) -> None:
        """Let go of rows that could not be kept: the person said so."""
        if self.made:
            self.grid.leaving.drop()

    def _may_leave(self) -> bool:
        """Tell whether the grid, if it is in front, may be left."""
        return not self.shows(self._window.current) or self.grid.leaving.leave() is not Leaving.STAYS

    def show_operator(self) -> None:
        """Let who may not enter only look at the rows another one typed."""
        if self.made:
            self.grid.leaving.show_operator()

    def retranslate(self) -> None:
        """Say what stands above the rows in the language in use."""
        if self.made:
            self.grid.leaving.retranslate()

    def close(self) -> None:
        """Keep what is typed and give the key back: the store is being closed."""
        self._key.setEnabled(False)
        self._key.deleteLater()
        if self.made:
            self.grid.rest()

    def _look_at(self, record: str) -> None:
        """Show a record that a row seems to repeat, until Esc leads back."""
        if not self._records.open(record):
            return
        self._looked_at = record
        self._window.status.say(_("Đang xem bản đã có; bấm Esc để về bảng."), "info", "text2")

    def _back_from_look(self) -> None:
        looked_at, self._looked_at = self._looked_at, ""
        if looked_at and self._records.entry_form.record == looked_at:
            self.grid.come_back()

    def _in_front(self) -> tuple[str, str]:
        """Return kind and campaign of what is in front."""
        current = self._window.current
        if current is self._records.list_screen:
            return self._records.place
        if current is self._records.form:
            kind, _record, campaign = self._records.entry_form.place
            return kind, campaign
        return USUAL_KIND, ""

    def _leave(self) -> None:
        """Go back where one came from: the list it was, with what was written in it, else Home."""
        kind, campaign = self.grid.place
        if self._from is None or self._from is self._home.screen:
            self._home.open()
        elif campaign and self._records.place[1] == campaign:
            self._records.show_campaign(campaign, kind)
        else:
            self._records.show_list(kind)
