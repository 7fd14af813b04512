"""The province helps a unit to open its book: the request from the stick, the paper's digits, the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import Sentence, describe
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.province.giving_help import GivingHelp, HelpAsked
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.stick_watch import StickWatch
from desktop_app.ui.flows.workplace import Workplace
from desktop_app.ui.screens.enrolment import groups_in
from desktop_app.ui.screens.help_dialogs import GiveHelpDialog

if TYPE_CHECKING:
    from desktop_app.ui.parts.banner import BannerLevel


class GivingHelpFlow(QObject):
    """``told(level, sentence)``: what came of it, to be said on the screen it began on."""

    told = Signal(str, object)

    def __init__(self, at: Workplace) -> None:
        super().__init__(at.window)
        self._at = at
        self.dialog: GiveHelpDialog | None = None

    def begin(self) -> None:
        """Let the request be chosen and ask for the digits of its paper."""
        file = self._at.chooser.file(_("Mở tệp nhờ mở sổ"), _("Tệp nhờ mở sổ (*.scd)"))
        if file is None:
            return
        try:
            asked = GivingHelp(self._at.session).look(file)
        except ProgramError as problem:
            self._tell("error", describe(problem))
            return
        self._ask(file, asked)

    def _ask(self, file: Path, asked: HelpAsked) -> None:
        dialog = GiveHelpDialog(asked, signers(self._at.session), self._at.window)
        self.dialog = dialog
        watch = StickWatch(self._at.tasks, self._at.drives, dialog.picker)
        dialog.picker.refresh_requested.connect(watch.look)
        dialog.picker.folder_requested.connect(lambda: self._choose_folder(dialog))
        dialog.given.connect(lambda digits, name, word, to: self._give(dialog, file, asked, (digits, name, word, to)))
        dialog.finished.connect(lambda _result: self._close(dialog))
        watch.look()
        dialog.open()

    def _choose_folder(self, dialog: GiveHelpDialog) -> None:
        folder = self._at.chooser.folder(_("Chọn thư mục để ghi"))
        if folder is not None:
            dialog.picker.set_folder(folder)

    def _give(self, dialog: GiveHelpDialog, file: Path, asked: HelpAsked, answer: tuple[str, str, str, Path]) -> None:
        digits, signer, passphrase, to = answer

        def work(own: Session) -> Path:
            return GivingHelp(own).give(file, digits, to=to, signer=signer, passphrase=passphrase)

        def done(path: Path) -> None:
            if self.dialog is dialog:
                dialog.accept()
            title = _("Đã ghi tệp giúp {unit} mở sổ").format(unit=asked.unit_name)
            text = _("Đưa USB có tệp {file} cho đơn vị. Cất phiếu giấy đã ký vào hồ sơ.").format(file=path.name)
            self._tell("ok", Sentence(title, text, ""))

        self._at.tasks.run(on_own_session(self._at.session, work), done, lambda problem: self._say(dialog, problem))

    def _say(self, dialog: GiveHelpDialog, problem: ProgramError) -> None:
        sentence = describe_signing(problem, self._at.session.operator.name)
        if self.dialog is dialog:
            dialog.show_refusal(sentence, problem.code, groups_in(problem.fields.get("groups")))
        else:
            self._tell("error", sentence)

    def _close(self, dialog: GiveHelpDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _tell(self, level: BannerLevel, sentence: Sentence) -> None:
        self.told.emit(level, sentence)
