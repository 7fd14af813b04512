"""Sending to the province, office side: enrol the device first, then export. Screens show, services do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.media.drives import DriveFinder
from desktop_app.media.durable import Outcome
from desktop_app.messages import Sentence, describe
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.closing import Closing
from desktop_app.services.enrolment import OfficeEnrolment
from desktop_app.services.exporting import Exporting, ExportPreview, ExportResult, SentBundle
from desktop_app.services.operators import refresh
from desktop_app.services.own_standing import standing
from desktop_app.services.sending_desk import is_empty
from desktop_app.services.session import Session
from desktop_app.services.signing import signers, title_of
from desktop_app.services.stick import let_go
from desktop_app.ui.destinations import CLOSING, TRANSFER
from desktop_app.ui.flows.from_stick import ADMISSIONS, FromStick
from desktop_app.ui.flows.in_background import followed, kind_names, on_own_session, with_progress
from desktop_app.ui.flows.sending import SendingFlow
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.enrolment import EnrolmentScreen, groups_in
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.export_steps import Period, WriteOrder


class TransferFlow(PlaceFlow):
    """``open`` begins an export, ``open_place`` shows the list; both enrol first where the province knows no device.

    ``cover_wanted(number)`` and ``device_sheet_wanted`` lead to paper, the others to records and Home.

    ``changed``: a bundle was made or the device enrolled; counts and Home are to be read again.
    """

    home_wanted = Signal()
    returned_wanted = Signal()
    record_wanted = Signal(str)
    cover_wanted = Signal(int)
    device_sheet_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._newest: int | None = None
        self._turn = 0
        self.export = ExportScreen(kind_names(at.session), at.window)
        self.enrolment = EnrolmentScreen(at.window)
        self.sending = SendingFlow(at)
        self.from_stick = FromStick(
            at, ADMISSIONS, lambda files: self.enrolment.set_file(files[0]), self._choose_admission
        )
        for screen in (self.export, self.enrolment):
            screen.hide()  # the window owns them from the start, and shows one when it is its turn
        self._connect()

    def _connect(self) -> None:
        export, enrolment = self.export, self.enrolment
        export.write_requested.connect(self._write)
        export.stop_requested.connect(self._stop)
        export.look_requested.connect(self._begin)
        export.print_requested.connect(self.cover_wanted)
        export.check.closing_requested.connect(self.closing_wanted)
        enrolment.request_wanted.connect(self._write_request)
        enrolment.accept_wanted.connect(self._accept)
        enrolment.file_requested.connect(self.from_stick.open)
        enrolment.print_requested.connect(self.device_sheet_wanted)
        self.sending.export_wanted.connect(self.open)
        self.sending.enrol_wanted.connect(self.enrol_again)
        self.sending.returned_wanted.connect(self.returned_wanted)
        self.sending.record_wanted.connect(self.record_wanted)
        self.sending.changed.connect(self.changed)
        for screen in (export, enrolment):
            self._serve(screen)
            screen.closed.connect(self.home_wanted)

    def open(self) -> None:
        """Show the export assistant, or enrolment while the province does not know this device.

        A device the province withdrew sees that said above its list: nobody would take its bundle.
        """
        if not OfficeEnrolment(self._session).state().enrolled:
            self.enrol_again()
        elif standing(self._session.connection) != "admitted":
            self.sending.open()
        elif self.export.busy:
            self._window.show_screen(self.export, TRANSFER)
        else:
            self._begin()

    def open_place(self) -> None:
        """Show the bundles and receipts; what is not finished (a copy, enrolling) comes first."""
        if self.export.busy or not OfficeEnrolment(self._session).state().enrolled:
            self.open()
        else:
            self.sending.open()

    def enrol_again(self) -> None:
        """Show enrolment, also for a device that was withdrawn."""
        state = OfficeEnrolment(self._session).state()
        self.enrolment.set_state(state, signers(self._session))
        if state.enrolled:
            self.enrolment.begin_again()
        self.enrolment.sticks_requested.emit()
        self._window.show_screen(self.enrolment, TRANSFER)

    def open_receipts(self) -> None:
        """Offer the receipts on the sticks."""
        if OfficeEnrolment(self._session).state().enrolled:
            self.sending.receipts.open()
        else:
            self.open()

    def back(self) -> None:
        """Show again what was left for a paper, as it stood."""
        screen = self.export if OfficeEnrolment(self._session).state().enrolled else self.enrolment
        self._window.show_screen(screen, TRANSFER)

    # exporting

    def _begin(self) -> None:
        """Read in the background what would travel; what was asked for later has the last word."""
        self._stop()
        self.export.begin()
        self.export.sticks_requested.emit()  # known before the page that asks for one
        self._window.show_screen(self.export, TRANSFER)
        self._turn += 1
        turn = self._turn
        stopped = Sentence(
            _("Đã dừng xem những gì chờ gửi."), _("Sổ không đổi, chưa gửi gì. Bấm “Xem lại” khi cần."), ""
        )

        def last(show: Callable[[], None]) -> None:
            if turn == self._turn:
                show()

        self._running = self._tasks.run_with_progress(
            followed(self._session, _look),
            lambda _done, _total, _stage: None,
            lambda seen: last(lambda: self._show_export(*seen)),
            lambda problem: last(lambda: self.export.show_unread(describe(problem))),
            lambda: last(lambda: self.export.show_unread(stopped, "info")),
        )

    def _show_export(
        self, preview: ExportPreview, latest: SentBundle | None, names: list[str], period: Period | None
    ) -> None:
        self._newest = latest.number if latest is not None else None
        self.export.set_preview(preview, latest, names, period)

    def _write(self, order: WriteOrder) -> None:
        drives = self._drives
        self._running = self._tasks.run_with_progress(
            with_progress(self._session, lambda own, progress: _written(own, order, drives, progress)),
            lambda done, total, _stage: self.export.show_progress(done, total),
            self._show_result,
            lambda problem: self.export.show_problem(self._said(problem), problem.code, self._sealed(order)),
            lambda: self.export.show_stopped(self._sealed(order)),
        )

    def _show_result(self, written: tuple[ExportResult, tuple[date, date] | None]) -> None:
        result, period = written
        self._newest = result.number
        self.export.show_result(result, self._session.time.moment(), period)
        records = sum(result.records.values())
        words = ngettext(
            "{count} bản ghi: Đã xuất, chờ phiếu nhận của tỉnh",
            "{count} bản ghi: Đã xuất, chờ phiếu nhận của tỉnh",
            records,
        )
        self._window.status.say(words.format(count=format_money(records)), "upload", "info")
        self.changed.emit()

    def _sealed(self, order: WriteOrder) -> int | None:
        """Return the number of the bundle that exists although it was not written: it can be written again."""
        if order.number is not None:
            return order.number
        latest = Exporting(self._session).latest()
        if latest is None or latest.number == self._newest:
            return None
        self._newest = latest.number
        self.changed.emit()
        return latest.number

    # enrolling

    def _write_request(self, signer: str, passphrase: str, folder: Path) -> None:
        def work(own: Session) -> Path:
            return OfficeEnrolment(own).write_request(folder, signer=signer, passphrase=passphrase)

        self._tasks.run(on_own_session(self._session, work), self._show_requested, self._show_enrolment_problem)

    def _show_requested(self, _path: Path) -> None:
        """Show the digits as they are now: a withdrawn device asks with a new key."""
        refresh(self._session)
        self.enrolment.set_state(OfficeEnrolment(self._session).state(), signers(self._session))
        self.enrolment.show_written()
        self.changed.emit()

    def _accept(self, file: Path, digits: str) -> None:
        """Believe the admission, on the window's own session: it takes the unit code the province gave."""
        try:
            OfficeEnrolment(self._session).accept(file, digits)
        except ProgramError as problem:
            self._show_enrolment_problem(problem)
            return
        self.enrolment.set_busy(False)
        self._window.set_office(self._session.identity.unit_name)
        self._window.status.say(_("Máy này đã được tỉnh đăng ký. Từ nay xuất gửi tỉnh được."))
        self.changed.emit()
        if is_empty(self._session):
            self.sending.open()  # which offers to take back what the province holds
        else:
            self.open()

    def _show_enrolment_problem(self, problem: ProgramError) -> None:
        self.enrolment.show_problem(self._said(problem), problem.code, groups_in(problem.fields.get("groups")))

    def _said(self, problem: ProgramError) -> Sentence:
        return describe_signing(problem, self._session.operator.name)

    def _choose_admission(self) -> None:
        file = self._chooser.file(_("Mở giấy tiếp nhận"), _("Giấy tiếp nhận máy (*.scd)"))
        if file is not None:
            self.enrolment.set_file(file)


def _look(own: Session, by: Following) -> tuple[ExportPreview, SentBundle | None, list[str], Period | None]:
    exporting = Exporting(own)
    return exporting.preview(by), exporting.latest(), signers(own), _period(own)


def _period(own: Session) -> Period | None:
    """Return how the last period that is over stands; an older gap is the closing's own place to tell."""
    closing = Closing(own)
    open_ones, past = closing.proposals()[:1], closing.past()[:1]
    if open_ones and (not past or past[0].end < open_ones[0][1]):
        return Period(open_ones[0], closed=False)
    return Period((past[0].start, past[0].end), closed=True) if past else None


def _written(
    own: Session, order: WriteOrder, drives: DriveFinder, progress: Callable[[int, int], None]
) -> tuple[ExportResult, tuple[date, date] | None]:
    """Write, let go of the stick, and return what came of it with the closed period that travels in it."""
    exporting = Exporting(own)
    if order.number is not None:
        result = exporting.write_again(order.number, order.to, progress=progress)
    else:
        result = exporting.export(order.to, signer=order.signer, passphrase=order.passphrase, progress=progress)
    on_stick = drives.is_removable(order.to)
    outcome = let_go(Outcome(result.outcome), order.to, drives)
    title = title_of(own, result.signer)
    signer = f"{result.signer}, {title}" if title else result.signer
    closed = Closing(own).past() if CLOSING in result.records else []
    period = (closed[0].start, closed[0].end) if closed else None
    return replace(result, outcome=outcome.value, on_stick=on_stick, signer=signer), period
