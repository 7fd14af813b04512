"""The open book: which places the rail offers to an office and to a province, and the ways between the flows.

Made when a store is opened; knows no rule of its own beyond who goes where.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.ui.desk_places import fill_rail
from desktop_app.ui.destinations import (
    CLOSING,
    HOME,
    OPERATORS,
    OWN_UNIT,
    PRINT,
    REPORTS,
    SAFETY,
    TRANSFER,
)
from desktop_app.ui.flows.book_ways import BookWays
from desktop_app.ui.flows.grid_ways import GridWays
from desktop_app.ui.flows.helping import HelpFlow
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.keeping import Unkept
from desktop_app.ui.flows.looks_behind import note_looks
from desktop_app.ui.flows.paper_ways import PaperWays
from desktop_app.ui.flows.quick_choice import QuickChoice
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.report_ways import ReportWays
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.province_ways import ProvinceRooms, ProvinceWays
from desktop_app.ui.tasks import Tasks

if TYPE_CHECKING:  # made by who may import them, when somebody first goes there
    from desktop_app.ui.flows.grid import GridFlow
    from desktop_app.ui.flows.list_saving import ListSaving
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.flows.period_closing import PeriodClosingFlow
    from desktop_app.ui.flows.printing import PrintingFlow
    from desktop_app.ui.flows.reports import ReportsFlow
    from desktop_app.ui.flows.safety import SafetyFlow
    from desktop_app.ui.flows.selection_actions import SelectionActions
    from desktop_app.ui.flows.transfer import TransferFlow
    from desktop_app.ui.flows.units import OwnUnitFlow
    from desktop_app.ui.screens.check_findings import FindingLine
    from desktop_app.ui.screens.help import HelpScreen

_REFRESH_MS: Final = 400
"""Home's counts are read again this long after the last change: saving ten gifts reads them once."""


class Rooms(NamedTuple):
    """Makes what is behind the rail's places, each when it is first visited: paper alone weighs 25 MB."""

    printing: Callable[[], PrintingFlow]
    safety: Callable[[], SafetyFlow]
    transfer: Callable[[], TransferFlow]
    province: ProvinceRooms
    own_unit: Callable[[], OwnUnitFlow]
    help: Callable[[], HelpScreen]
    grid: Callable[[], GridFlow]
    closing: Callable[[], PeriodClosingFlow]
    operators: Callable[[], OperatorsFlow]
    reports: Callable[[], ReportsFlow]
    saving: Callable[[SelectionActions], ListSaving]


class Desk(QObject):
    """Everything that can be done in one open store."""

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks, rooms: Rooms) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._rooms = rooms
        self._office = session.identity.role == "office"
        self.records = RecordsFlow(window, session, tasks)
        self.home = HomeFlow(window, tasks, session)
        self.choice = QuickChoice(window, session)
        self.book = BookWays(window, session, rooms.operators)
        self.helping = HelpFlow(window, self.records, rooms.help)
        self.grids = GridWays(window, self.records, self.home, rooms.grid, may_enter=self._office)
        self.papers = PaperWays(window, self.records, lambda: self.printing)
        self.province = ProvinceWays(window, session, tasks, rooms.province)
        self._places: dict[str, Callable[[], None]] = {}
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self.reports = ReportWays(rooms.reports, self.records, self.papers, self._refresh)
        self._refresh.timeout.connect(self.home.refresh)
        self._refresh.timeout.connect(self.records.look_again)
        self._refresh.timeout.connect(self.province.count)
        self._connect()

    def _connect(self) -> None:
        self._window.destination_chosen.connect(self.go)
        for changing in (self.records, self.grids):
            changing.changed.connect(lambda _kind: self._refresh.start())
            changing.changed.connect(lambda _kind: self.records.look_again())
            changing.print_wanted.connect(self.papers.print_records)
        self.records.list_screen.question.save_wanted.connect(lambda: self.saving.save())
        self.records.persons.print_wanted.connect(lambda record: self.printing.open_person_sheet(record))
        for chosen in (self.home, self.choice):
            chosen.add_wanted.connect(self.book.guarded(self.records.add))
            chosen.list_wanted.connect(self.records.show_list)
        self.choice.place_wanted.connect(self.go)
        self.book.changed.connect(self._refresh.start)
        self.book.wanted.connect(lambda: self.go(OPERATORS))
        self.home.narrowed_wanted.connect(self.records.show_wished)
        self.home.record_wanted.connect(self.records.open)
        self.home.choice_wanted.connect(self.choice.open)
        self.home.tour_wanted.connect(lambda: self.helping.open("tour"))
        self.home.typing_wanted.connect(self.grids.resume)
        self.home.print_wanted.connect(self.papers.print_any)
        self.home.safety_wanted.connect(lambda: self.safety.open())
        self.home.transfer_wanted.connect(lambda: self.transfer.open() if self._office else self.province.inbox.open())
        self.home.receipt_wanted.connect(lambda: self.transfer.open_receipts())
        self.home.standing_wanted.connect(lambda: self.transfer.open_place())
        self.home.help_slot_wanted.connect(lambda: self.book.operators.help.offer())
        self.home.help_wanted.connect(self.show_help)
        self.helping.keys_wanted.connect(lambda: self.printing.open_keys())
        self.home.counted.connect(self._count)
        self.province.counted.connect(self._count)
        self.province.changed.connect(self._refresh.start)
        self.province.sheet_wanted.connect(lambda: self.printing.open_province_sheet())

    # made when first visited

    @cached_property
    def saving(self) -> ListSaving:
        """Lists as files."""
        return self._rooms.saving(self.records.selection)

    @cached_property
    def printing(self) -> PrintingFlow:
        """Paper."""
        flow = self._rooms.printing()
        flow.closed.connect(self._after_paper)
        flow.record_wanted.connect(lambda record: self.records.open_from(record, flow.registers.come_back))
        return flow

    @cached_property
    def safety(self) -> SafetyFlow:
        """Backups."""
        flow = self._rooms.safety()
        flow.changed.connect(self._refresh.start)
        flow.changed.connect(lambda: self.helping.note("backed_up"))
        flow.record_wanted.connect(self._open_finding)
        flow.restore_wanted.connect(self.book.restore_wanted)
        return flow

    @cached_property
    def transfer(self) -> TransferFlow:
        """Sending and taking back, in an office."""
        flow = self._rooms.transfer()
        flow.changed.connect(self._refresh.start)
        flow.changed.connect(lambda: self.helping.note("sent"))
        flow.home_wanted.connect(self.home.open)
        flow.returned_wanted.connect(self.home.show_returned)
        flow.record_wanted.connect(lambda record: self.records.open_from(record, flow.sending.reconciling.come_back))
        flow.cover_wanted.connect(lambda bundle: self.printing.open_cover_sheet(bundle))
        flow.device_sheet_wanted.connect(lambda: self.printing.open_device_sheet())
        flow.closing_wanted.connect(lambda: self.go(CLOSING))
        return flow

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

    @property
    def help(self) -> HelpScreen:
        """The help pages."""
        return self.helping.screen

    def made(self, room: str) -> bool:
        """Tell whether a room was visited: asking for it would make it."""
        return room in vars(self)

    def begin(self) -> None:
        """Fill the rail and show the first place: Home in an office, the desk of arrivals in the province."""
        identity = self._session.identity
        self._window.set_office(identity.unit_name)
        self.book.show_operator()
        self._fill_rail()
        self.helping.begin(self._session, lambda: self.printing.screen if self.made("printing") else None)
        if self._office:
            self.home.open()
        else:
            self.province.inbox.open()
            self.province.count()
            self.home.refresh()

    def go(self, place: str) -> None:
        """Go to a place of the rail. What is being typed is kept first."""
        go_there = self._places.get(place)
        if go_there is None or not self.records.leave():
            return
        try:
            go_there()
        except ProgramError as problem:
            self._window.status.say(describe(problem).full, "triangle-alert", "warn")

    def keep(self) -> None:
        """Keep what is being typed: the screen is about to be locked or the window closed."""
        self.records.keep()
        self.grids.keep()
        if self.made("printing"):
            self.printing.keep()

    @property
    def unkept(self) -> list[Unkept]:
        """Keep what is being typed and return what is only on the screen: closed, it would be lost."""
        self.keep()
        return [one for one in (self.grids.unkept, self.records.entry_form.leaving.unkept) if one is not None]

    def drop_unkept(self) -> None:
        """Let go of what could not be kept: the person said so."""
        self.records.entry_form.leaving.rest()
        self.grids.drop()

    def show_operator(self) -> None:
        """Show who works now, and what she may do: the screen was locked, and anybody may have unlocked it."""
        if self.book.show_operator():
            self.records.show_operator()
            self.reports.show_operator()
            self.grids.show_operator()
            note_looks(self.helping, self.records, self.printing if self.made("printing") else None, self.home)

    def retranslate(self) -> None:
        """Name the places of the rail again, in the language in use; who types goes on typing where she was."""
        current = self._window.current
        focus: QWidget | None = self._window.focusWidget()
        self._fill_rail()
        self.helping.retranslate()
        self.home.retranslate()
        self.records.entry_form.leaving.retranslate()
        self.grids.retranslate()
        if current is not None:
            self._window.show_screen(current)
            if focus is not None and isValid(focus) and current.isAncestorOf(focus):
                focus.setFocus()

    def back_up(self) -> None:
        """Back up in the background; a failure is said in the status bar and tried again next time."""
        self._tasks.run(
            on_own_session(self._session, lambda own: Safekeeping(own).backup()),
            lambda _path: self._refresh.start(),
            lambda problem: self._window.status.say(describe(problem).full, "triangle-alert", "warn"),
        )

    def show_help(self) -> None:
        """Show the help page about what is in front; F1 again or Esc leads back."""
        self.helping.toggle()

    def close(self) -> None:
        """Let go of the window: the store is being closed."""
        self.keep()
        self._refresh.stop()
        self.records.close()
        self.home.close()
        self.choice.close()
        self.book.close()
        self.helping.close()
        self.grids.close()
        self._window.destination_chosen.disconnect(self.go)

    # the rail

    def _fill_rail(self) -> None:
        ways: dict[str, Callable[[], None]] = {
            HOME: self.home.open,
            PRINT: self.papers.open_all,
            REPORTS: self.reports.open,
            CLOSING: lambda: self.closing.open(),
            TRANSFER: lambda: self.transfer.open_place(),
            OWN_UNIT: lambda: self.own_unit.open(),
            SAFETY: lambda: self.safety.open(),
            OPERATORS: lambda: self.book.operators.open(),
            **self.province.ways(),
        }
        self._places = fill_rail(
            self._window, self._session.definitions, ways, self.records.show_list, office=self._office
        )

    def _count(self, place: str, count: int) -> None:
        if place in self._places:
            self._window.set_count(place, count)

    def _open_finding(self, line: FindingLine) -> None:
        """Open the record that a finding of the check is about, at the field; leaving it leads back to the finding."""
        if self.records.open_from(line.record, self.safety.come_back):
            self.records.form.go_to(line.field, line.row, line.column)

    def _after_paper(self, paper: str) -> None:
        if paper in ("cover", "device") and self._office:
            self.transfer.back()
        elif paper == "province" and not self._office:
            self.province.devices.open()
        elif paper == "keys":
            self.helping.come_back()
        elif paper == "person_card":
            self.records.persons.back()
        elif any(room.come_back(self.papers.printed_from) for room in (self.grids, self.reports)):
            return
        elif self.papers.printed_from is not None:
            self.records.come_back(self.papers.printed_from)
        else:
            self.home.open()
