"""The devices of a province: the list, admitting one by its paper's digits; what is done to one is ``device_jobs``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.permissions import may
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.recovery import DeviceRecovery, RecoverableDevice
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.destinations import DEVICES
from desktop_app.ui.flows.device_jobs import DeviceJobs
from desktop_app.ui.flows.from_stick import REQUESTS, FromStick
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.province.giving_help import GivingHelpFlow
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens import device_words
from desktop_app.ui.screens.device_request import Admission
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import groups_in


class DevicesFlow(PlaceFlow):
    """``open`` shows the devices. ``sheet_wanted``: print the province's sheet."""

    sheet_wanted = Signal()

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._file: Path | None = None
        self.ask: Callable[[Question], bool] = ask
        self.screen = DevicesScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.jobs = DeviceJobs(at)
        screen = self.screen
        self.from_stick = FromStick(at, REQUESTS, lambda files: self.open_request(files[0]), self._choose_request)
        screen.open_requested.connect(self.from_stick.open)
        screen.approve_wanted.connect(self._approve)
        screen.job_wanted.connect(self.jobs.begin)
        screen.keys_wanted.connect(self.jobs.change_signature)
        screen.print_requested.connect(self.sheet_wanted)
        screen.recover_wanted.connect(self._recover)
        self.jobs.done.connect(self._show_done)
        self.jobs.left.connect(self._back_to_list)
        self.help = GivingHelpFlow(at)
        screen.help_requested.connect(self.help.begin)
        self.help.told.connect(lambda level, said: screen.show_notice(level, said.title, said.body))
        self._serve(screen)

    def open(self) -> None:
        """Show the devices."""
        self.screen.set_may(administer=may(self._session, "administer"))
        self._show()
        self._window.show_screen(self.screen, DEVICES)
        self._look_for_waiting()

    def _look_for_waiting(self) -> None:
        """Look in the background whether bundles of devices wait that only our own documents know."""
        work = on_own_session(self._session, lambda own: DeviceRecovery(own).candidates())
        self._tasks.run(work, self.screen.set_waiting, self._show_problem)

    def _recover(self, device: RecoverableDevice) -> None:
        """Admit a device our documents vouch for, once a person said so, and take what waits of it."""
        title, text = device_words.recovering(device)
        question = Question(
            title,
            text,
            safe=_("Để sau"),
            other=_("Nhận lại máy"),
            other_key="Alt+N",
            icon="laptop",
            dangerous=False,
            parent=self._window,
        )
        if not self.ask(question):
            return

        def work(own: Session) -> int:
            return sum(answer.ok for answer in DeviceRecovery(own).admit(device.device))

        def done(taken: int) -> None:
            self.screen.show_notice("ok", *device_words.recovered(device, taken))
            self._show()
            self._look_for_waiting()
            self.changed.emit()

        self.screen.show_notice("info", _("Đang nhận lại máy và đưa gói đang chờ vào sổ…"))
        self._tasks.run(on_own_session(self._session, work), done, self._show_problem)

    def _show(self) -> None:
        self.screen.set_devices(Devices(self._session).all())

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

    def _approve(self, given: Admission) -> None:
        file = self._file
        if file is None:
            return

        def work(own: Session) -> None:
            ProvinceEnrolment(own).approve(
                file,
                given.digits,
                unit=given.unit,
                name=given.name,
                label=given.label,
                replaces=given.replaces,
                to=given.to,
                signer=given.signer,
                passphrase=given.passphrase,
            )

        self._tasks.run(
            on_own_session(self._session, work), lambda _done: self._show_approved(given.name), self._show_problem
        )

    def _show_approved(self, name: str) -> None:
        self.screen.show_approved(name)
        self._show()
        self.changed.emit()

    def _show_problem(self, problem: ProgramError) -> None:
        said = describe_signing(problem, self._session.operator.name)
        self.screen.show_problem(said, problem.code, groups_in(problem.fields.get("groups")))

    def _show_done(self, title: str, text: str) -> None:
        self._show()
        if title:
            self.screen.show_notice("ok", title, text)
        self.changed.emit()

    def _back_to_list(self) -> None:
        if self._window.current is self.screen:
            self.screen.focus_list()
