"""The ways to the places only a province has, and how many things wait behind each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.session import Session
from desktop_app.ui.destinations import (
    CLOSINGS,
    DEVICES,
    FORKS,
    INBOX,
    PERSON_LINKS,
    RECEIPTS,
    REVIEW,
    UNITS,
)
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.tasks import Tasks

if TYPE_CHECKING:  # made by who may import them, when somebody first goes there
    from desktop_app.services.province.waiting import Waiting
    from desktop_app.ui.flows.devices import DevicesFlow
    from desktop_app.ui.flows.province.completeness import CompletenessFlow
    from desktop_app.ui.flows.province.forks import ForksFlow
    from desktop_app.ui.flows.province.inbox import InboxFlow
    from desktop_app.ui.flows.province.person_links import PersonLinksFlow
    from desktop_app.ui.flows.province.receipts import ReceiptsFlow
    from desktop_app.ui.flows.province.review import ReviewFlow
    from desktop_app.ui.flows.units import UnitsFlow


class ProvinceRooms(NamedTuple):
    """Makes what is behind the places of the province's rail, each when it is first visited.

    ``counting`` returns what counts how many things wait: an office, which has none of it, need not load it.
    """

    inbox: Callable[[], InboxFlow]
    forks: Callable[[], ForksFlow]
    review: Callable[[], ReviewFlow]
    units: Callable[[], UnitsFlow]
    closings: Callable[[], CompletenessFlow]
    person_links: Callable[[], PersonLinksFlow]
    receipts: Callable[[], ReceiptsFlow]
    devices: Callable[[], DevicesFlow]
    counting: Callable[[], Callable[[Session], Waiting]]


class ProvinceWays(QObject):
    """``changed``: counts and Home are to be read again; ``counted(place, n)``: so many things wait there."""

    changed = Signal()
    counted = Signal(str, int)
    sheet_wanted = Signal()

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks, rooms: ProvinceRooms) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._rooms = rooms
        self._province = session.identity.role == "province"

    def ways(self) -> dict[str, Callable[[], None]]:
        """Return the way to each place."""
        return {
            INBOX: lambda: self.inbox.open(),
            FORKS: lambda: self.forks.open(),
            REVIEW: lambda: self.review.open(),
            UNITS: lambda: self.units.open(),
            CLOSINGS: lambda: self.closings.open(),
            PERSON_LINKS: lambda: self.person_links.open(),
            RECEIPTS: lambda: self.receipts.open(),
            DEVICES: lambda: self.devices.open(),
        }

    def count(self) -> None:
        """Read in the background how many things wait, for the rail."""
        if self._province:
            self._tasks.run(on_own_session(self._session, self._rooms.counting()), self._show, self._say)

    @cached_property
    def inbox(self) -> InboxFlow:
        """What arrived."""
        flow = self._rooms.inbox()
        flow.changed.connect(self.changed)
        flow.place_wanted.connect(lambda place: self.ways()[place]())
        flow.records_wanted.connect(lambda bundle: self.review.open(bundle=bundle))
        return flow

    @cached_property
    def forks(self) -> ForksFlow:
        """Records two machines changed."""
        flow = self._rooms.forks()
        flow.changed.connect(self.changed)
        return flow

    @cached_property
    def review(self) -> ReviewFlow:
        """Records that wait for a decision."""
        flow = self._rooms.review()
        flow.changed.connect(self.changed)
        return flow

    @cached_property
    def units(self) -> UnitsFlow:
        """The tree of units; Enter on one shows what is held of it."""
        flow = self._rooms.units()
        flow.holdings_wanted.connect(lambda unit, name: self.inbox.holdings.open(unit, name, UNITS, flow.open))
        return flow

    @cached_property
    def closings(self) -> CompletenessFlow:
        """Who closed which period."""
        flow = self._rooms.closings()
        flow.changed.connect(self.changed)
        return flow

    @cached_property
    def person_links(self) -> PersonLinksFlow:
        """Persons several units know."""
        flow = self._rooms.person_links()
        flow.changed.connect(self.changed)
        return flow

    @cached_property
    def receipts(self) -> ReceiptsFlow:
        """What goes back to the units."""
        flow = self._rooms.receipts()
        flow.changed.connect(self.changed)
        return flow

    @cached_property
    def devices(self) -> DevicesFlow:
        """Who may send."""
        flow = self._rooms.devices()
        flow.sheet_wanted.connect(self.sheet_wanted)
        return flow

    def _show(self, counts: Waiting) -> None:
        for place, count in (
            (INBOX, counts.arrivals),
            (FORKS, counts.forks),
            (REVIEW, counts.review),
            (PERSON_LINKS, counts.persons),
            (RECEIPTS, counts.receipts),
        ):
            self.counted.emit(place, count)

    def _say(self, problem: ProgramError) -> None:
        self._window.status.say(describe(problem).full, "triangle-alert", "warn")
