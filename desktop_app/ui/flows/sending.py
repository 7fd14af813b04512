"""“Gửi và nhận” of an office that is enrolled: the list of bundles and receipts, and the ways to the three jobs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.sending_desk import SendingDesk, sending_desk
from desktop_app.storage.receipts import TakenReceipt
from desktop_app.ui.destinations import TRANSFER
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.receipts import ReceiptFlow
from desktop_app.ui.flows.reconciling import ReconcilingFlow
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.sending import SendingScreen
from desktop_app.ui.screens.sending_words import ReceiptLine
from desktop_app.ui.screens.shown_figures import NONE, day_of


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
        self._tasks.run(on_own_session(self._session, sending_desk), self._show, self._say)

    def _show(self, desk: SendingDesk) -> None:
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


def _line(taken: TakenReceipt) -> ReceiptLine:
    def told(name: str) -> int:
        count = taken.summary.get(name)
        return count if isinstance(count, int) else 0

    return ReceiptLine(taken.number, day_of(taken.at) or NONE, told("accepted"), told("returned"))
