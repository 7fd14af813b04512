"""The devices of a province: admitting one by its paper's digits, naming, withdrawing; the province's own keys."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.operators import refresh
from desktop_app.services.permissions import may
from desktop_app.services.province.devices import DeviceLine, Devices
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.destinations import DEVICES
from desktop_app.ui.flows.in_background import on_own_session, sticks_now
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens import device_words
from desktop_app.ui.screens.devices import RENAME, REPLACED, REVOKE, DevicesScreen
from desktop_app.ui.screens.enrolment import groups_in
from desktop_app.ui.screens.signed_job import Asked, JobWords, SignedJob, SignedJobDialog
from desktop_app.ui.screens.unit_dialog import Asked as AskedField
from desktop_app.ui.screens.unit_dialog import Question, UnitDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_Work = Callable[[Session, SignedJob], object]


class DevicesFlow(PlaceFlow):
    """``open`` shows the devices. ``sheet_wanted``: print the province's sheet."""

    sheet_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._file: Path | None = None
        self.dialog: QDialog | None = None
        self.screen = DevicesScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        screen = self.screen
        screen.open_requested.connect(self._choose_request)
        screen.approve_wanted.connect(self._approve)
        screen.job_wanted.connect(self._do)
        screen.keys_wanted.connect(self._ask_for_keys)
        screen.print_requested.connect(self.sheet_wanted)
        self._serve(screen)

    def open(self) -> None:
        """Show the devices."""
        self.screen.set_may(administer=may(self._session, "administer"))
        self._show()
        self._window.show_screen(self.screen, DEVICES)

    def _show(self) -> None:
        self.screen.set_devices(Devices(self._session).all())

    # admitting

    def open_request(self, file: Path) -> None:
        """Show what a request claims and ask for the digits of its paper."""
        try:
            claims = ProvinceEnrolment(self._session).read_request(file)
        except ProgramError as problem:
            self._show_problem(problem)
            return
        self._file = file
        self.screen.set_sticks(sticks_now(self._drives))
        self.screen.set_request(claims, signers(self._session))

    def _choose_request(self) -> None:
        file = self._chooser.file(_("Mở yêu cầu đăng ký máy"), _("Yêu cầu đăng ký máy (*.scd)"))
        if file is not None:
            self.open_request(file)

    def _approve(self, digits: str, unit: str, name: str, label: str, signer: str, passphrase: str, to: Path) -> None:
        file = self._file
        if file is None:
            return

        def work(own: Session) -> None:
            enrolment = ProvinceEnrolment(own)
            device = enrolment.read_request(file).device
            enrolment.approve(file, digits, unit=unit, name=name, to=to, signer=signer, passphrase=passphrase)
            if label and may(own, "administer"):
                Devices(own).rename(device, label)

        self._tasks.run(
            on_own_session(self._session, work), lambda _done: self._show_approved(name), self._show_problem
        )

    def _show_approved(self, name: str) -> None:
        self.screen.show_approved(name)
        self._show()
        self.changed.emit()

    def _show_problem(self, problem: ProgramError) -> None:
        said = describe_signing(problem, self._session.operator.name)
        self.screen.show_problem(said, problem.code, groups_in(problem.fields.get("groups")))

    # what is done to one device

    def _do(self, job: str, device: DeviceLine) -> None:
        jobs = {RENAME: self._rename, REPLACED: self._replace, REVOKE: self._revoke}
        jobs[job](device)

    def _rename(self, device: DeviceLine) -> None:
        field = AskedField("label", _("Tên máy"), value=device.label, hint=_("Máy văn phòng, máy xách tay…"))
        title = _("Đặt tên máy của {unit}").format(unit=device.unit_name)
        lead = _("Tên chỉ để phân biệt khi đơn vị có nhiều máy. Gói và bản ghi không đổi.")
        dialog = UnitDialog(Question(title, lead, (field,), _("Đặt tên"), "pencil"), self._window)

        def answered(given: dict[str, str]) -> None:
            try:
                Devices(self._session).rename(device.device, given["label"])
            except ProgramError as problem:
                dialog.show_problem(describe(problem))
                return
            dialog.accept()
            self._show()

        dialog.answered.connect(answered)
        self._open(dialog)

    def _revoke(self, device: DeviceLine) -> None:
        def work(own: Session, given: SignedJob) -> object:
            signed = {"signer": given.signer, "passphrase": given.passphrase}
            return Devices(own).revoke(device.device, given.reason, **signed, to=given.to)

        done = _("Đã thôi đăng ký “{name}” của {unit}").format(name=device_words.name_of(device), unit=device.unit_name)
        then = _("Gói do máy ấy ký từ nay bị từ chối. Phiếu nhận tới báo cho đơn vị.")
        self._ask(device_words.revoking(device), ("reason", "notice"), work, done, then)

    def _replace(self, device: DeviceLine) -> None:
        def work(own: Session, given: SignedJob) -> object:
            signed = {"signer": given.signer, "passphrase": given.passphrase}
            return Devices(own).mark_replaced(device.device, **signed, to=given.to)

        done = _("Đã ghi “{name}” của {unit} là máy đã thay").format(
            name=device_words.name_of(device), unit=device.unit_name
        )
        self._ask(
            device_words.replacing(device), ("notice",), work, done, _("Những gì tỉnh đã nhận từ máy ấy vẫn nguyên.")
        )

    def _ask_for_keys(self) -> None:
        def work(own: Session, given: SignedJob) -> object:
            return OperatingKeys(own).rotate(given.secret, signer=given.signer, passphrase=given.passphrase)

        self._ask(
            device_words.rotating(),
            ("secret",),
            work,
            _("Tỉnh đã có dấu ký mới"),
            _("Cất lại phong bì. Phiếu nhận làm từ bây giờ tự báo cho các đơn vị."),
        )

    def _ask(self, words: JobWords, asks: Collection[Asked], work: _Work, done: str, then: str) -> None:
        """Ask, sign in the background, and say how it ended."""
        dialog = SignedJobDialog(words, asks, signers(self._session), self._window)
        dialog.sticks_requested.connect(lambda: dialog.set_sticks(sticks_now(self._drives)))
        dialog.folder_requested.connect(lambda: self._offer_folder(dialog))
        dialog.answered.connect(lambda given: self._sign(dialog, work, given, done, then))
        self._open(dialog)

    def _offer_folder(self, dialog: SignedJobDialog) -> None:
        folder = self._chooser.folder(_("Chọn thư mục để ghi"))
        if folder is not None:
            dialog.set_folder(folder)

    def _sign(self, dialog: SignedJobDialog, work: _Work, given: SignedJob, done: str, then: str) -> None:
        def finished(_result: object) -> None:
            refresh(self._session)
            dialog.accept()
            self._show()
            self.screen.show_notice("ok", done, then)
            self.changed.emit()

        def refused(problem: ProgramError) -> None:
            said = describe_signing(problem, self._session.operator.name)
            dialog.show_refusal(said, problem.code, groups_in(problem.fields.get("groups")))

        self._tasks.run(on_own_session(self._session, lambda own: work(own, given)), finished, refused)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        if self._window.current is self.screen:
            self.screen.table.setFocus()
