"""The office's switch: may the province help to open the book when everything is lost. Shown under "Người dùng"."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe, describe_code
from desktop_app.services.help_slot import HelpState, HelpSwitch
from desktop_app.services.operators import refresh
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.screens.help_dialogs import HelpOfferDialog, HelpSwitchDialog
from desktop_app.ui.screens.operators import OperatorsScreen


class HelpSwitchFlow(QObject):
    """Shows the switch on ``screen`` and turns it after a question. ``changed``: it was answered."""

    changed = Signal()

    def __init__(self, at: Workplace, screen: OperatorsScreen) -> None:
        super().__init__(screen)
        self._window = at.window
        self._tasks = at.tasks
        self._session = at.session
        self._screen = screen
        self.dialog: HelpSwitchDialog | None = None
        screen.help_wanted.connect(self.ask)

    def show(self) -> None:
        """Show how it stands, where there is anything to decide: at an admitted office, to who administers."""
        state = self._state()
        decides = state is not None and (state.possible or state.on) and may(self._session, "administer")
        self._screen.set_help(state.on if state is not None and decides else None, state.province if state else "")
        if state is not None and state.waiting:
            sentence = describe_code("help_waiting")
            self._screen.show_notice("warning", sentence.title, sentence.body)

    def ask(self) -> None:
        """Say what it means, and turn it when that is wanted."""
        state = self._state()
        if state is None:
            return
        self._open(HelpSwitchDialog(state.province, on=state.on, parent=self._window))

    def offer(self) -> None:
        """Ask of our own accord, where nobody has answered yet; who leaves the question is asked another day."""
        state = self._state()
        if state is None or not state.to_ask:
            self.changed.emit()  # it was answered elsewhere meanwhile: Home does not know it yet
            return
        self._open(HelpOfferDialog(state.province, self._window))

    def _open(self, dialog: HelpSwitchDialog) -> None:
        self.dialog = dialog
        dialog.answered.connect(lambda on: self._turn(dialog, on))
        dialog.finished.connect(lambda _result: self._close(dialog))
        dialog.open()

    def _turn(self, dialog: HelpSwitchDialog, on: bool) -> None:
        def work(own: Session) -> HelpState:
            switch = HelpSwitch(own)
            return switch.switch_on() if on else switch.switch_off()

        def done(_state: HelpState) -> None:
            if self.dialog is dialog:
                dialog.accept()
            refresh(self._session)
            self.show()
            self.changed.emit()
            if isinstance(dialog, HelpOfferDialog):
                self._window.status.say(_offer_words(on=on))
                return
            title = _("Đã bật “Tỉnh giúp mở sổ”") if on else _("Đã tắt “Tỉnh giúp mở sổ”")
            text = _("Cất phiếu khôi phục ở nơi có khóa: đó vẫn là cách mở sổ nhanh nhất.")
            self._screen.show_notice("ok", title, text)

        self._tasks.run(on_own_session(self._session, work), done, lambda problem: self._say(dialog, problem))

    def _say(self, dialog: HelpSwitchDialog, problem: ProgramError) -> None:
        sentence = describe(problem)
        if self.dialog is dialog:
            dialog.show_problem(sentence)
        else:
            self._screen.show_notice("error", sentence.title, sentence.body)

    def _close(self, dialog: HelpSwitchDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _state(self) -> HelpState | None:
        """Return how it stands; None at a province, or where the key file cannot be read (opening says so)."""
        if self._session.identity.role != "office":
            return None
        try:
            return HelpSwitch(self._session).state()
        except ProgramError:
            return None


def _offer_words(*, on: bool) -> str:
    """Return what was answered, and what is left to do."""
    if on:
        return _("Đã bật “Tỉnh giúp mở sổ”. Phiếu khôi phục vẫn là cách nhanh nhất: cất ở nơi có khóa.")
    return _("Không bật “Tỉnh giúp mở sổ”. Cất kỹ phiếu khôi phục; muốn bật sau thì vào “Người dùng”.")
