"""The open book: which places the rail offers to an office and to a province, and the ways between the flows.

Made when a store is opened; knows no rule of its own beyond who goes where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _, language
from desktop_app.media.drives import DriveFinder
from desktop_app.messages import describe
from desktop_app.services.kept_typing import Offer
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.ui.flows import home, inbox, printing, safety, transfer
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.inbox import DevicesFlow, InboxFlow
from desktop_app.ui.flows.printing import Printer, PrintingFlow
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.safety import SafetyFlow
from desktop_app.ui.flows.transfer import TransferFlow
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.help import HelpScreen
from desktop_app.ui.screens.print_preview import PreviewFactory
from desktop_app.ui.tasks import Tasks

_GROUPS: Final[tuple[tuple[str, str], ...]] = (
    ("care", N_("Chăm lo đoàn viên")),
    ("emulation", N_("Thi đua")),
    ("register", N_("Sổ và giấy tờ")),
)
"""Rail headings by the ``group`` of a definition, in order."""

_ICONS: Final = {"house": "building-2"}
"""Other pictures than the definitions': Home has the house, and at large text the rail shows pictures only."""

_REFRESH_MS: Final = 400
"""Home's counts are read again this long after the last change: saving ten gifts reads them once."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the desk is given from outside: tests give other ones."""

    drives: DriveFinder
    chooser: Chooser
    make_preview: PreviewFactory
    printer: Printer


class Desk(QObject):
    """Everything that can be done in one open store."""

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks, equipment: Equipment) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._office = session.identity.role == "office"
        self._help_from: Screen | None = None
        chooser = equipment.chooser
        at = Workplace(window, tasks, session, equipment.drives, chooser)
        self.records = RecordsFlow(window, session)
        self.home = HomeFlow(window, tasks, session)
        self.safety = SafetyFlow(at)
        self.printing = PrintingFlow(
            window, tasks, session, make_preview=equipment.make_preview, printer=equipment.printer, chooser=chooser
        )
        self.transfer = TransferFlow(at) if self._office else None
        self.inbox = None if self._office else InboxFlow(at)
        self.devices = None if self._office else DevicesFlow(at)
        self.help = HelpScreen()
        self._places: dict[str, Callable[[], None]] = {}
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self.home.refresh)
        self._connect()

    def _connect(self) -> None:
        self._window.destination_chosen.connect(self.go)
        self.records.changed.connect(lambda _kind: self._refresh.start())
        self.records.print_wanted.connect(lambda _kind, records: self.printing.open_sign_sheet(records))
        self.home.add_wanted.connect(self.records.add)
        self.home.list_wanted.connect(self.records.show_list)
        self.home.typing_wanted.connect(self._resume)
        self.home.print_wanted.connect(self.printing.open_sign_sheet)
        self.home.safety_wanted.connect(self.safety.open)
        self.home.help_wanted.connect(self.show_help)
        self.home.counted.connect(self._count)
        self.safety.changed.connect(self._refresh.start)
        self.printing.closed.connect(self._after_paper)
        self.help.closed.connect(self._leave_help)
        if self.transfer is not None:
            self.home.transfer_wanted.connect(self.transfer.open)
            self.transfer.changed.connect(self._refresh.start)
            self.transfer.home_wanted.connect(self.home.open)
            self.transfer.cover_wanted.connect(self.printing.open_cover_sheet)
            self.transfer.device_sheet_wanted.connect(self.printing.open_device_sheet)
        if self.inbox is not None and self.devices is not None:
            self.home.transfer_wanted.connect(self.inbox.open)
            self.inbox.changed.connect(self._refresh.start)
            self.devices.sheet_wanted.connect(self.printing.open_province_sheet)

    def begin(self) -> None:
        """Fill the rail and show the first place: Home in an office, the desk of arrivals in the province."""
        identity = self._session.identity
        self._window.set_office(identity.unit_name)
        self._window.set_operator(self._session.operator.name)
        self._fill_rail()
        if self.inbox is not None:
            self.inbox.open()
            self.home.refresh()
        else:
            self.home.open()

    def go(self, place: str) -> None:
        """Go to a place of the rail. What is being typed is kept first."""
        self.records.leave()
        go_there = self._places.get(place)
        if go_there is None:
            return
        try:
            go_there()
        except ProgramError as problem:
            self._window.status.say(describe(problem).full, "triangle-alert", "warn")

    def keep(self) -> None:
        """Keep what is being typed: the screen is about to be locked or the window closed."""
        self.records.leave()

    def retranslate(self) -> None:
        """Name the places of the rail again, in the language in use."""
        current = self._window.current
        self._fill_rail()
        if current is not None:
            self._window.show_screen(current)

    def back_up(self) -> None:
        """Back up in the background; a failure is said in the status bar and tried again next time."""
        self._tasks.run(
            on_own_session(self._session, lambda own: Safekeeping(own).backup()),
            lambda _path: self._refresh.start(),
            lambda problem: self._window.status.say(describe(problem).full, "triangle-alert", "warn"),
        )

    def show_help(self) -> None:
        """Show the help page of the screen in front; F1 again or Esc leads back."""
        current = self._window.current
        if current is self.help:
            self._leave_help()
            return
        self.records.leave()
        self._help_from = current
        self.help.open_page(self._page_of(current))
        self._window.show_screen(self.help)

    def close(self) -> None:
        """Let go of the window: the store is being closed."""
        self.keep()
        self._refresh.stop()
        self.records.close()
        self.home.close()
        self._window.drop(self.help)
        self._window.destination_chosen.disconnect(self.go)

    # the rail

    def _fill_rail(self) -> None:
        window = self._window
        window.clear_destinations()
        self._places = {}
        if self.inbox is not None and self.devices is not None:
            self._place(inbox.INBOX, _("Bàn nhận"), "inbox", self.inbox.open)
            self._place(inbox.DEVICES, _("Máy đã đăng ký"), "shield-check", self.devices.open)
        self._place(home.DESTINATION, _("Trang chủ"), "house", self.home.open)
        for group, heading in _GROUPS:
            window.add_section(_(heading))
            self._kinds(group)
        if self._office:
            self._place(printing.DESTINATION, _("In giấy tờ"), "printer", self.printing.open_sign_sheet)
        if self.transfer is not None:
            self._place(transfer.DESTINATION, _("Gửi và nhận"), "send", self.transfer.open)
        self._place(safety.DESTINATION, _("Sao lưu và khôi phục"), "hard-drive-download", self.safety.open)

    def _kinds(self, group: str) -> None:
        """Add a place for each kind of ``group``."""
        for definition in self._session.definitions:
            if definition.group == group:
                kind = definition.kind
                title = definition.plural.in_language(language())
                self._place(kind, title, _ICONS.get(definition.icon, definition.icon), self._list_of(kind))

    def _list_of(self, kind: str) -> Callable[[], None]:
        return lambda: self.records.show_list(kind)

    def _place(self, key: str, title: str, icon: str, go_there: Callable[[], None]) -> None:
        self._window.add_destination(key, title, icon)
        self._places[key] = go_there

    def _count(self, place: str, count: int) -> None:
        if place in self._places:
            self._window.set_count(place, count)

    # ways between

    def _resume(self, offer: Offer) -> None:
        """Open the form that kept typing belongs to; the form offers the typing itself."""
        if offer.record is None:
            self.records.add(offer.kind)
        else:
            self.records.open(offer.record)

    def _after_paper(self, paper: str) -> None:
        if paper in ("cover", "device") and self.transfer is not None:
            self.transfer.back()
        elif paper == "province" and self.devices is not None:
            self.devices.open()
        else:
            self.home.open()

    def _leave_help(self) -> None:
        if self._help_from is not None:
            self._window.show_screen(self._help_from)
            self._help_from = None

    def _page_of(self, screen: Screen | None) -> str:
        pages: dict[Screen | None, str] = {
            self.records.list_screen: "lists",
            self.records.form: "recording",
            self.records.history: "recording",
            self.printing.screen: "printing",
            self.safety.screen: "safety",
        }
        if self.transfer is not None:
            pages |= {self.transfer.export: "export", self.transfer.enrolment: "enrolment"}
        if self.inbox is not None and self.devices is not None:
            pages |= {self.inbox.screen: "inbox", self.devices.screen: "inbox"}
        return pages.get(screen, "home")
