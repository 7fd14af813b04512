"""The province's devices: admitting them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.destinations import DEVICES
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import groups_in


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
