"""Opening a receipt of the province: found on the sticks, chosen or dropped; verified and taken in the background.

A history or a notice that is chosen or dropped here is taken too: people do not know one file from the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.messages.sentence import Sentence
from desktop_app.services.accepting import Accepted
from desktop_app.services.from_province import NoticeTaken, province_name, take_from_province
from desktop_app.services.history_taking import HistoryTaken
from desktop_app.services.receipts_found import FoundFile, found_receipts
from desktop_app.services.session import Session
from desktop_app.storage.identity import Identity
from desktop_app.ui.destinations import TRANSFER
from desktop_app.ui.flows.in_background import followed, on_own_session, sticks_now
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.history_words import OtherOutcome
from desktop_app.ui.screens.receipt import ReceiptScreen
from desktop_app.ui.screens.receipt_words import FoundReceipt, LockedPeriod, ReceiptOutcome
from desktop_app.ui.screens.shown_figures import day_of
from desktop_app.ui.screens.stick_words import StickView


class ReceiptFlow(PlaceFlow):
    """``job_wanted(job)``: what the outcome leads to; ``closed``: back to the list of bundles and receipts."""

    job_wanted = Signal(str)
    closed = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._turn = 0
        self.screen = ReceiptScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        screen = self.screen
        screen.open_wanted.connect(self.take)
        screen.file_requested.connect(self._choose)
        screen.sticks_requested.connect(self._find)
        screen.closed.connect(self.closed)
        screen.stop_requested.connect(self._stop)
        screen.job_wanted.connect(self.job_wanted)

    def open(self) -> None:
        """Offer what lies on the sticks plugged in now."""
        if not self.screen.busy:
            self.screen.begin()
        self._window.show_screen(self.screen, TRANSFER)
        self._find()

    def take(self, file: Path) -> None:
        """Open a receipt; what comes of it is shown."""
        if self.screen.busy:
            return
        if self._window.current is not self.screen:
            self._window.show_screen(self.screen, TRANSFER)
        self.screen.set_busy(True)
        self._running = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: _taken(own, file, by)),
            lambda done, total, _stage: self.screen.show_progress(done, total),
            self._show_taken,
            self._show_problem,
            lambda: self.screen.show_problem(
                Sentence(_("Đã dừng theo yêu cầu."), _("Chưa lấy gì từ tệp, sổ không đổi."), ""), "info"
            ),
        )

    def choose_history(self) -> None:
        """Ask for the file with what the province holds of this unit, and take it."""
        file = self._chooser.file(_("Lấy lại sổ từ tỉnh"), _("Hồ sơ trả lại của tỉnh (ho-so-*.scd)"))
        if file is not None:
            self.take(file)

    def _find(self) -> None:
        drives = self._drives
        self._turn += 1
        turn = self._turn

        def work(own: Session) -> list[tuple[FoundFile, StickView]]:
            """Look at the sticks here too: a slow one must not keep the window."""
            sticks = {stick.folder: stick for stick in sticks_now(drives) if not stick.unusable}
            return [(one, sticks[one.folder]) for one in found_receipts(own, tuple(sticks))]

        def show(found: list[tuple[FoundFile, StickView]]) -> None:
            if turn == self._turn:
                self.screen.set_found([_found(one, stick.name) for one, stick in found])

        self._tasks.run(on_own_session(self._session, work), show, self._show_problem)

    def _choose(self) -> None:
        file = self._chooser.file(
            _("Mở phiếu nhận của tỉnh"), _("Phiếu nhận, giấy báo, hồ sơ trả lại của tỉnh (*.scd)")
        )
        if file is not None:
            self.take(file)

    def _show_taken(self, taken: tuple[Accepted | HistoryTaken | NoticeTaken, Identity]) -> None:
        accepted, identity = taken
        self._session.opened.identity = identity  # of a new epoch, where this book had been set back
        if isinstance(accepted, HistoryTaken):
            told = OtherOutcome(
                "history", accepted.new, accepted.known, accepted.forked, accepted.files, accepted.new_epoch
            )
            self.screen.show_other(told)
        elif isinstance(accepted, NoticeTaken):
            self.screen.show_other(OtherOutcome(accepted.standing))
        else:
            self.screen.show_outcome(outcome_of(accepted, province_name(self._session)))
        self.changed.emit()

    def _show_problem(self, problem: ProgramError) -> None:
        self.screen.show_problem(describe(problem))


def _taken(own: Session, file: Path, by: Following) -> tuple[Accepted | HistoryTaken | NoticeTaken, Identity]:
    return take_from_province(own, file, by), own.identity


def outcome_of(accepted: Accepted, province: str) -> ReceiptOutcome:
    """Return what the screen shows of a receipt that was taken."""
    return ReceiptOutcome(
        number=accepted.number,
        province=province,
        received=accepted.received,
        accepted=accepted.accepted,
        returned=accepted.returned,
        back_to_ready=accepted.back_to_ready,
        erased=accepted.erased,
        erased_here=accepted.erased_here,
        new_epoch=accepted.new_epoch,
        older=accepted.older,
        already=accepted.already,
        withdrawn=accepted.device_status == "revoked",
        forks=accepted.forks,
        notes=accepted.notes,
        locked=_periods([(one.first, one.last, one.open_until) for one in accepted.locked]),
        later=accepted.later,
    )


def _periods(told: Sequence[tuple[str, str, str]]) -> tuple[LockedPeriod, ...]:
    days = date.fromisoformat
    return tuple(LockedPeriod(days(first), days(last), days(until) if until else None) for first, last, until in told)


def _found(one: FoundFile, where: str) -> FoundReceipt:
    return FoundReceipt(one.file, one.number, day_of(one.claimed_at), where, one.standing)
