"""“Gửi và nhận” of an office that is enrolled: the list of bundles and receipts, and the ways to the three jobs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.exporting import Exporting, SentBundle
from desktop_app.services.own_standing import Standing, standing
from desktop_app.services.session import Session
from desktop_app.storage.home_rows import HomeRows
from desktop_app.storage.receipts import ReceiptsTaken, TakenReceipt
from desktop_app.storage.travel import TravelStates
from desktop_app.ui.destinations import TRANSFER
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.receipts import ReceiptFlow
from desktop_app.ui.flows.reconciling import ReconcilingFlow
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.sending import SendingScreen
from desktop_app.ui.screens.sending_words import ReceiptLine
from desktop_app.ui.screens.shown_figures import NONE, day_of


class _Desk(NamedTuple):
    sent: list[SentBundle]
    receipts: list[TakenReceipt]
    waiting: int
    standing: Standing
    empty: bool


class SendingFlow(PlaceFlow):
    """``export_wanted``, ``enrol_wanted``, ``returned_wanted``, ``record_wanted(record)`` lead to other flows."""

    export_wanted = Signal()
    returned_wanted = Signal()
    record_wanted = Signal(str)
    enrol_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = SendingScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.receipts = ReceiptFlow(at)
        self.reconciling = ReconcilingFlow(at)
        screen = self.screen
        screen.export_wanted.connect(self.export_wanted)
        screen.receipt_wanted.connect(self.receipts.open)
        screen.compare_wanted.connect(self.reconciling.open)
        screen.history_wanted.connect(self.receipts.choose_history)
        screen.enrol_wanted.connect(self.enrol_wanted)
        screen.files_dropped.connect(self._take_dropped)
        self.receipts.closed.connect(self.open)
        self.receipts.changed.connect(self.changed)
        self.receipts.job_wanted.connect(self._go_on)
        self.reconciling.closed.connect(self.open)
        self.reconciling.receipt_wanted.connect(self.receipts.open)
        self.reconciling.record_wanted.connect(self.record_wanted)

    def open(self) -> None:
        """Show the list, and read it anew."""
        self._window.show_screen(self.screen, TRANSFER)
        self._tasks.run(on_own_session(self._session, _read), self._show, self._say)

    def _show(self, desk: _Desk) -> None:
        self.screen.set_standing(desk.standing, empty=desk.empty)
        self.screen.set_desk(desk.sent, [_line(one) for one in desk.receipts], desk.waiting)

    def _take_dropped(self, files: list[Path]) -> None:
        self.receipts.take(files[0])

    def _go_on(self, job: str) -> None:
        ways = {
            "returned": self.returned_wanted.emit,
            "export": self.export_wanted.emit,
            "enrol": self.enrol_wanted.emit,
            "receipt": self.receipts.open,
        }
        ways.get(job, self.reconciling.open)()

    def _say(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_notice("error", sentence.title, sentence.body)


def _read(own: Session) -> _Desk:
    counts = TravelStates(own.connection, own.identity.device).counts()
    connection = own.connection
    sent, taken = Exporting(own).sent(), ReceiptsTaken(connection).all()
    return _Desk(sent, taken, counts.get("ready", 0), standing(connection), HomeRows(connection).empty())


def _line(taken: TakenReceipt) -> ReceiptLine:
    def told(name: str) -> int:
        count = taken.summary.get(name)
        return count if isinstance(count, int) else 0

    return ReceiptLine(taken.number, day_of(taken.at) or NONE, told("accepted"), told("returned"))
