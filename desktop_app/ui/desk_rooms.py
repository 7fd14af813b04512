"""What is behind the rail's places: each flow is made when it is first visited, and wired to the desk it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.services.session import Session
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # made by who may import them, when somebody first goes there
    from desktop_app.media.drives import DriveFinder
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.flows.inbox import DevicesFlow, InboxFlow
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.flows.period_closing import PeriodClosingFlow
    from desktop_app.ui.flows.printing import Printer, PrintingFlow
    from desktop_app.ui.flows.safety import SafetyFlow
    from desktop_app.ui.flows.transfer import TransferFlow
    from desktop_app.ui.flows.units import OwnUnitFlow, UnitsFlow
    from desktop_app.ui.screens.check_findings import FindingLine
    from desktop_app.ui.screens.help import HelpScreen
    from desktop_app.ui.screens.print_preview import PreviewFactory


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the desk is given from outside: tests give other ones."""

    drives: DriveFinder
    chooser: Chooser
    make_preview: PreviewFactory
    printer: Printer


class Rooms(NamedTuple):
    """Makes what is behind the rail's places, each when it is first visited: paper alone weighs 25 MB."""

    printing: Callable[[], PrintingFlow]
    safety: Callable[[], SafetyFlow]
    transfer: Callable[[], TransferFlow]
    inbox: Callable[[], InboxFlow]
    devices: Callable[[], DevicesFlow]
    units: Callable[[], UnitsFlow]
    own_unit: Callable[[], OwnUnitFlow]
    help: Callable[[], HelpScreen]
    closing: Callable[[], PeriodClosingFlow]
    operators: Callable[[], OperatorsFlow]


class DeskRooms(QObject):
    """The base of the desk. ``removal_wanted(name, passphrase)`` and ``restore_wanted`` need the book closed."""

    removal_wanted = Signal(str, str)
    restore_wanted = Signal()
    idle_chosen = Signal(int)

    def __init__(self, window: MainWindow, session: Session, rooms: Rooms) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._rooms = rooms
        self.home: HomeFlow
        self._refresh: QTimer

    @cached_property
    def printing(self) -> PrintingFlow:
        """Paper."""
        flow = self._rooms.printing()
        flow.closed.connect(self._after_paper)
        return flow

    @cached_property
    def safety(self) -> SafetyFlow:
        """Backups."""
        flow = self._rooms.safety()
        flow.changed.connect(self._refresh.start)
        flow.record_wanted.connect(self._open_finding)
        flow.restore_wanted.connect(self.restore_wanted)
        return flow

    @cached_property
    def transfer(self) -> TransferFlow:
        """Sending and taking back, in an office."""
        flow = self._rooms.transfer()
        flow.changed.connect(self._refresh.start)
        flow.home_wanted.connect(self.home.open)
        flow.cover_wanted.connect(lambda bundle: self.printing.open_cover_sheet(bundle))
        flow.device_sheet_wanted.connect(lambda: self.printing.open_device_sheet())
        return flow

    @cached_property
    def inbox(self) -> InboxFlow:
        """What arrived, in the province."""
        flow = self._rooms.inbox()
        flow.changed.connect(self._refresh.start)
        return flow

    @cached_property
    def devices(self) -> DevicesFlow:
        """Who may send, in the province."""
        flow = self._rooms.devices()
        flow.sheet_wanted.connect(lambda: self.printing.open_province_sheet())
        return flow

    @cached_property
    def units(self) -> UnitsFlow:
        """The tree of units, in the province."""
        return self._rooms.units()

    @cached_property
    def own_unit(self) -> OwnUnitFlow:
        """What the office is called, and where."""
        return self._rooms.own_unit()

    @cached_property
    def closing(self) -> PeriodClosingFlow:
        """Closing a period, in an office."""
        flow = self._rooms.closing()
        flow.changed.connect(self._refresh.start)
        return flow

    @cached_property
    def help(self) -> HelpScreen:
        """The help pages."""
        screen = self._rooms.help()
        screen.closed.connect(self._leave_help)
        return screen

    @cached_property
    def operators(self) -> OperatorsFlow:
        """Who works in the book, and the journal."""
        flow = self._rooms.operators()
        flow.removal_ready.connect(self.removal_wanted)
        flow.idle_chosen.connect(self.idle_chosen)
        flow.operator_changed.connect(self.show_operator)
        return flow

    def made(self, room: str) -> bool:
        """Tell whether a room was visited: asking for it would make it."""
        return room in vars(self)

    def show_operator(self) -> None:
        """Show who works now; she may be another one, or may do otherwise, since the screen was locked."""
        raise NotImplementedError

    def _leave_help(self) -> None:
        raise NotImplementedError

    def _after_paper(self, paper: str) -> None:
        raise NotImplementedError

    def _open_finding(self, line: FindingLine) -> None:
        raise NotImplementedError
