"""The province's desk: receiving bundles, and admitting devices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe, describe_code
from desktop_app.messages.receiving_texts import GIVEN_TEXTS
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.province.desk import InboxRow, ProvinceDesk, QuarantineRow, UnitRow
from desktop_app.services.province.receiving import Received, Receiving
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.destinations import DEVICES, INBOX
from desktop_app.ui.flows.in_background import on_own_session, with_progress
from desktop_app.ui.flows.province.giving_help import GivingHelpFlow
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import groups_in
from desktop_app.ui.screens.inbox import InboxScreen

_TOLD: Final = 4
"""So many sentences stand in the notice."""
_Desk = tuple[list[InboxRow], list[QuarantineRow], list[UnitRow]]


class InboxFlow(PlaceFlow):
    """``open`` shows the desk, ``receive`` takes files and folders. ``changed``: something was received."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._just_received: bool | None = None
        self.screen = InboxScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.files_requested.connect(self._choose_files)
        self.screen.folder_requested.connect(self._receive_folder)
        self.screen.files_dropped.connect(self.receive)
        self.screen.stop_requested.connect(self._stop)

    def open(self) -> None:
        """Show the desk as it is now."""
        self._window.show_screen(self.screen, INBOX)
        self._reload()

    def receive(self, paths: Sequence[Path]) -> None:
        """Receive bundles from files and folders."""
        given = tuple(paths)
        self.screen.set_busy(_("Đang đọc các gói…"))
        self._running = self._tasks.run_with_progress(
            with_progress(self._session, lambda own, progress: Receiving(own).receive(given, progress)),
            lambda done, total, _stage: self.screen.show_progress(done, total),
            self._show_received,
            self._show_problem,
            self._show_stopped,
        )

    def _choose_files(self) -> None:
        files = self._chooser.files(_("Nhận gói"), _("Gói gửi tỉnh (*.scd)"))
        if files:
            self.receive(files)

    def _receive_folder(self) -> None:
        folder = self._chooser.folder(_("Nhận mọi gói trong một thư mục"))
        if folder is not None:
            self.receive([folder])

    def _show_received(self, received: list[Received]) -> None:
        good = [one for one in received if one.ok]
        self._just_received = len(good) == len(received) if received else None
        new = format_money(sum(one.new for one in good))
        stopped = next((one.stopped_by for one in received if one.stopped_by), None)
        if not received:
            self.screen.show_notice(
                "info", _("Không thấy gói nào ở đó."), _("Chọn tệp có tên kết thúc bằng .scd, hoặc thư mục chứa chúng.")
            )
        elif len(good) == len(received):
            title = _("Đã nhận {count} gói, {new} bản mới").format(count=len(good), new=new)
            told = [
                describe_code(notice.code, {**notice.fields, "unit_name": one.unit_name}).full
                for one in good
                for notice in one.notices
            ]
            text = "\n".join(told) or _("Số liệu của từng đơn vị ở bảng dưới.")
            self.screen.show_notice("warning" if told else "ok", title, text)
        else:
            title = _("Đã nhận {good} trên {count} gói, {new} bản mới")
            self.screen.show_notice(
                "error" if stopped else "warning",
                title.format(good=len(good), count=len(received), new=new),
                describe(stopped).full if stopped else _not_taken(received),
            )
        self._finish()

    def _show_problem(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_notice("error", sentence.title, sentence.body)
        self._finish()

    def _show_stopped(self) -> None:
        self.screen.show_notice(
            "info", _("Đã dừng theo ý người dùng."), _("Gói nào đã nhận thì ở trong sổ; nhận tiếp lúc nào cũng được.")
        )
        self._finish()

    def _finish(self) -> None:
        self.screen.set_busy("")
        self.changed.emit()
        self._reload()

    def _reload(self) -> None:
        self._tasks.run(on_own_session(self._session, _desk), self._show_desk, self._say)

    def _show_desk(self, desk: _Desk) -> None:
        self.screen.set_desk(*desk)
        if self._just_received is not None:
            self.screen.go_to_newest(applied=self._just_received)
            self._just_received = None
        if self._window.current is self.screen and self.screen.receive_button.isEnabled():
            self.screen.focus_first()

    def _say(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_notice("error", sentence.title, sentence.body)


def _not_taken(received: Sequence[Received]) -> str:
    """Say where what was not taken is found; what is no bundle stands in no table, so it is told here."""
    told = [describe_code(one.code, one.fields).full for one in received if one.code in GIVEN_TEXTS]
    if any(one.kept for one in received):
        told.insert(0, _("Gói chưa nhận đứng đầu bảng, kèm lý do và việc nên làm."))
    return "\n".join(told[:_TOLD]) or _("Gói chưa nhận đứng đầu bảng, kèm lý do và việc nên làm.")


def _desk(own: Session) -> _Desk:
    desk = ProvinceDesk(own)
    return desk.inbox(), desk.quarantine(), desk.units()


class DevicesFlow(PlaceFlow):
    """``open`` shows the admitted devices. ``sheet_wanted``: print the province's sheet."""

    sheet_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._file: Path | None = None
        self.screen = DevicesScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        screen = self.screen
        screen.open_requested.connect(self._choose_request)
        screen.approve_wanted.connect(self._approve)
        screen.print_requested.connect(self.sheet_wanted)
        self.help = GivingHelpFlow(at)
        screen.help_requested.connect(self.help.begin)
        self.help.told.connect(screen.tell)
        self._serve(screen)

    def open(self) -> None:
        """Show the admitted devices."""
        self.screen.set_devices(ProvinceEnrolment(self._session).devices())
        self._window.show_screen(self.screen, DEVICES)

    def open_request(self, file: Path) -> None:
        """Show what a request claims and ask for the digits of its paper."""
        try:
            claims = ProvinceEnrolment(self._session).read_request(file)
        except ProgramError as problem:
            self._show_problem(problem)
            return
        self._file = file
        self.screen.sticks_requested.emit()
        self.screen.set_request(claims, signers(self._session))

    def _choose_request(self) -> None:
        file = self._chooser.file(_("Mở yêu cầu đăng ký máy"), _("Yêu cầu đăng ký máy (*.scd)"))
        if file is not None:
            self.open_request(file)

    def _approve(self, digits: str, unit: str, name: str, signer: str, passphrase: str, to: Path) -> None:
        file = self._file
        if file is None:
            return

        def work(own: Session) -> Path:
            return ProvinceEnrolment(own).approve(
                file, digits, unit=unit, name=name, to=to, signer=signer, passphrase=passphrase
            )

        self._tasks.run(
            on_own_session(self._session, work), lambda _path: self._show_approved(name), self._show_problem
        )

    def _show_approved(self, name: str) -> None:
        self.screen.show_approved(name)
        self.screen.set_devices(ProvinceEnrolment(self._session).devices())
        self.changed.emit()

    def _show_problem(self, problem: ProgramError) -> None:
        said = describe_signing(problem, self._session.operator.name)
        self.screen.show_problem(said, problem.code, groups_in(problem.fields.get("groups")))
