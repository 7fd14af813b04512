"""What is done to one device of the province, and to the province's own signature: asked, signed, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.messages.sentence import Sentence
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.operators import refresh
from desktop_app.services.province.devices import DeviceLine, Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.flows.in_background import followed, on_own_session
from desktop_app.ui.flows.stick_watch import StickWatch
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.screens import device_words
from desktop_app.ui.screens.device_words import HISTORY, NOTICE, RENAME, REPLACED, REVOKE, TAKE_BACK
from desktop_app.ui.screens.enrolment import groups_in
from desktop_app.ui.screens.signed_job import Asked, SignedJob, SignedJobDialog
from desktop_app.ui.screens.signed_job_words import JobWords
from desktop_app.ui.screens.unit_dialog import Asked as AskedField
from desktop_app.ui.screens.unit_dialog import Question, UnitDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_Told = tuple[str, str]
"""What is said above the list when it is done: title and text."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One signed job: what is asked, what is done, what is said then."""

    words: JobWords
    asks: tuple[Asked, ...]
    work: Callable[[Session, SignedJob, Following], _Told]


class DeviceJobs(QObject):
    """``done(title, text)``: a job ended well; ``left``: its dialog is gone."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at.window)
        self._at = at
        self._session = at.session
        self.dialog: QDialog | None = None

    def begin(self, job: str, device: DeviceLine) -> None:
        """Ask for what ``job`` needs."""
        if job == RENAME:
            self._rename(device)
        else:
            self._ask(_job_of(job, device))

    def change_signature(self) -> None:
        """Ask for the root key of the envelope and change what the province signs with."""
        self._ask(_Job(device_words.rotating(), ("secret",), _rotated))

    def _rename(self, device: DeviceLine) -> None:
        field = AskedField("label", _("Tên máy"), value=device.label, hint=_("Máy văn phòng, máy xách tay…"))
        title = _("Đặt tên máy của {unit}").format(unit=device.unit_name)
        lead = _("Tên chỉ để phân biệt khi đơn vị có nhiều máy. Gói và bản ghi không đổi.")
        dialog = UnitDialog(Question(title, lead, (field,), _("Đặt tên"), "pencil"), self._at.window)

        def answered(given: dict[str, str]) -> None:
            try:
                Devices(self._session).rename(device.device, given["label"])
            except ProgramError as problem:
                dialog.show_problem(describe(problem))
                return
            dialog.accept()
            self.done.emit("", "")

        dialog.answered.connect(answered)
        self._open(dialog)

    def _ask(self, job: _Job) -> None:
        """Ask, do it in the background with a bar and a way to stop, and say how it ended."""
        dialog = SignedJobDialog(job.words, job.asks, signers(self._session), self._at.window)
        watch = StickWatch(self._at.tasks, self._at.drives, dialog.picker)
        dialog.sticks_requested.connect(watch.look)
        dialog.folder_requested.connect(lambda: self._offer_folder(dialog))
        dialog.answered.connect(lambda given: self._do(dialog, job, given))
        dialog.begin()
        self._open(dialog)

    def _offer_folder(self, dialog: SignedJobDialog) -> None:
        folder = self._at.chooser.folder(_("Chọn thư mục để ghi"))
        if folder is not None:
            dialog.set_folder(folder)

    def _do(self, dialog: SignedJobDialog, job: _Job, given: SignedJob) -> None:
        def finished(told: _Told) -> None:
            refresh(self._session)
            dialog.accept()
            self.done.emit(*told)

        def refused(problem: ProgramError) -> None:
            said = describe_signing(problem, self._session.operator.name)
            dialog.show_refusal(said, problem.code, groups_in(problem.fields.get("groups")))

        def stopped() -> None:
            words = Sentence(_("Đã dừng theo yêu cầu."), _("Sổ của tỉnh không đổi, trên USB không để lại tệp dở."), "")
            dialog.show_refusal(words, "stopped")

        if not job.words.doing:  # short, and never half done
            work = on_own_session(self._session, lambda own: job.work(own, given, NOBODY))
            self._at.tasks.run(work, finished, refused)
            return
        running = self._at.tasks.run_with_progress(
            followed(self._session, lambda own, by: job.work(own, given, by)),
            lambda done, total, _stage: dialog.show_progress(done, total),
            finished,
            refused,
            stopped,
        )
        dialog.progress.stopped.connect(running.cancel)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        self.left.emit()


def _rotated(own: Session, given: SignedJob, _by: Following) -> _Told:
    OperatingKeys(own).rotate(given.secret, signer=given.signer, passphrase=given.passphrase)
    return _("Tỉnh đã có dấu ký mới"), _("Cất lại phong bì. Phiếu nhận làm từ bây giờ tự báo cho các đơn vị.")


def _job_of(job: str, device: DeviceLine) -> _Job:
    jobs: dict[str, Callable[[DeviceLine], _Job]] = {
        REVOKE: _revoking,
        REPLACED: _replacing,
        TAKE_BACK: _taking_back,
        NOTICE: _noticing,
        HISTORY: _giving_history,
    }
    return jobs[job](device)


def _revoking(device: DeviceLine) -> _Job:
    def work(own: Session, given: SignedJob, _by: Following) -> _Told:
        Devices(own).revoke(device.device, given.reason, signer=given.signer, passphrase=given.passphrase, to=given.to)
        return (
            _("Đã thôi đăng ký “{name}” của {unit}").format(**device_words.named(device)),
            _("Gói do máy ấy ký từ nay bị từ chối. Phiếu nhận tới báo cho đơn vị."),
        )

    return _Job(device_words.revoking(device), ("reason", "notice"), work)


def _replacing(device: DeviceLine) -> _Job:
    def work(own: Session, given: SignedJob, _by: Following) -> _Told:
        Devices(own).mark_replaced(device.device, signer=given.signer, passphrase=given.passphrase, to=given.to)
        return (
            _("Đã ghi “{name}” của {unit} là máy đã thay").format(**device_words.named(device)),
            _("Những gì tỉnh đã nhận từ máy ấy vẫn nguyên."),
        )

    return _Job(device_words.replacing(device), ("notice",), work)


def _taking_back(device: DeviceLine) -> _Job:
    def work(own: Session, given: SignedJob, _by: Following) -> _Told:
        Devices(own).take_back(device.device, signer=given.signer, passphrase=given.passphrase)
        return (
            _("Đã nhận lại “{name}” của {unit}").format(**device_words.named(device)),
            _("Gói do máy ấy ký lại được nhận. Gói đã bị từ chối thì đưa vào Bàn nhận lần nữa."),
        )

    return _Job(device_words.taking_back(device), (), work)


def _noticing(device: DeviceLine) -> _Job:
    def work(own: Session, given: SignedJob, _by: Following) -> _Told:
        path = Devices(own).notice(device.device, given.target, signer=given.signer, passphrase=given.passphrase)
        return (
            _("Đã ghi giấy báo {file}").format(file=path.name),
            _("Trên máy ấy mở “Gửi và nhận”, bấm “Mở phiếu nhận của tỉnh” rồi chọn tệp này."),
        )

    return _Job(device_words.noticing(device), ("target",), work)


def _giving_history(device: DeviceLine) -> _Job:
    def work(own: Session, given: SignedJob, by: Following) -> _Told:
        made = UnitHistory(own).write(
            device.device, given.target, signer=given.signer, passphrase=given.passphrase, progress=by
        )
        return device_words.history_written(device, made)

    return _Job(device_words.giving_history(device), ("target",), work)
