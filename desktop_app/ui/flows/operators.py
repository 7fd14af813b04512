"""Who works in the book, and the journal: screens and dialogs over ``services.operators``.

Deriving keys takes a good part of a second on an old PC, so changes are made in the background. Removing somebody
re-keys the whole store: ``removal_ready`` asks the program to close the book for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import Sentence, describe
from desktop_app.messages.journal_texts import role_list
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.access import check_passphrase
from desktop_app.services.operators import NewSheet, Operators, SignerGives, refresh
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.storage.slots import ROLES, OperatorSpec, Role
from desktop_app.ui.destinations import OPERATORS
from desktop_app.ui.flows.help_switch import HelpSwitchFlow
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.journal import JournalFlow
from desktop_app.ui.flows.sheet_papers import SheetPapers
from desktop_app.ui.flows.void_sheet import VoidSheet
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.first_run_steps import RecoveryView
from desktop_app.ui.screens.operator_dialogs import (
    OFFICE_ROLES,
    PROVINCE_ROLES,
    OperatorAnswer,
    OperatorDialog,
    PassphraseDialog,
    RemovalDialog,
)
from desktop_app.ui.screens.operators import OperatorLine, OperatorsScreen
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop_app.ui.flows.paper_output import Printer
    from desktop_app.ui.parts.banner import BannerLevel
    from desktop_app.ui.screens.asking import AskingDialog


class OperatorsFlow(PlaceFlow):
    """``removal_ready(name, passphrase)``: checked and confirmed, to be done with the book closed.

    ``idle_chosen(minutes)`` is remembered by the program; ``operator_changed``: who works may do otherwise now.
    """

    removal_ready = Signal(str, str)
    idle_chosen = Signal(int)
    operator_changed = Signal()

    def __init__(self, at: Workplace, printer: Printer, idle_minutes: int) -> None:
        super().__init__(at)
        self._papers = SheetPapers(at, printer)
        self._idle_minutes = idle_minutes
        self.dialog: QDialog | None = None
        self.screen = OperatorsScreen(at.window)
        self._void = VoidSheet(self.screen, self._window.status)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.help = HelpSwitchFlow(at, self.screen)
        self.help.changed.connect(self.changed)
        self.journal = JournalFlow(at)
        self.journal.screen.closed.connect(self.open)
        screen = self.screen
        screen.add_wanted.connect(self.add)
        screen.roles_wanted.connect(self.change_roles)
        screen.removal_wanted.connect(self.remove)
        screen.passphrase_wanted.connect(self.change_passphrase)
        screen.sheet_wanted.connect(self.new_sheet)
        screen.journal_wanted.connect(self.journal.open)
        screen.idle_chosen.connect(self._choose_idle)

    def open(self) -> None:
        """Show who may open the book."""
        self._show()
        self._window.show_screen(self.screen, OPERATORS)

    def refresh(self) -> None:
        """Show the people again where the screen may be looked at: who works may be another one now."""
        if self._window.current is self.screen:
            self._show()

    def tell(self, level: BannerLevel, sentence: Sentence) -> None:
        """Show the people and say what was done while the book was closed, or why nothing was."""
        self.open()
        self.screen.show_notice(level, sentence.title, sentence.body)

    def add(self) -> None:
        """Ask who, and add her."""
        dialog = OperatorDialog(self._words(), signers(self._session), _judge, parent=self._window)
        dialog.answered.connect(lambda given: self._add(dialog, given))
        self._open(dialog)

    def change_roles(self, name: str) -> None:
        """Ask what ``name`` may do from now on."""
        known = next((one for one in Operators(self._session).all() if one.name == name), None)
        if known is None:
            self._show()
            return
        dialog = OperatorDialog(
            self._words(),
            signers(self._session),
            _judge,
            known=OperatorAnswer(known.name, known.title, known.roles),
            may_renew=self._session.identity.role == "office",
            parent=self._window,
        )
        dialog.answered.connect(lambda given: self._change(dialog, given))
        self._open(dialog)

    def remove(self, name: str) -> None:
        """Say what removing means, ask for the passphrase of who removes, and hand over."""
        operators = Operators(self._session)
        try:
            operators.refuse_removal(name)
        except ProgramError as problem:
            self._complain(problem)
            return
        dialog = RemovalDialog(name, self._session.operator.name, self._window)
        dialog.answered.connect(lambda passphrase: self._remove(dialog, name, passphrase))
        self._open(dialog)

    def change_passphrase(self) -> None:
        """Ask for the old and the new passphrase of who works."""
        dialog = PassphraseDialog(self._session.operator.name, _judge, self._window)
        dialog.answered.connect(lambda old, new: self._change_passphrase(dialog, old, new))
        self._open(dialog)

    def new_sheet(self) -> None:
        """Make a new recovery sheet; it is in force when a group of it was typed back."""
        try:
            sheet = Operators(self._session).new_sheet()
        except ProgramError as problem:
            self._complain(problem)
            return
        dialog = RecoverySheetDialog(RecoveryView(sheet.groups, sheet.asked), self._window)
        dialog.print_requested.connect(lambda: self._put_out(dialog, sheet, self._papers.print))
        dialog.save_requested.connect(lambda: self._put_out(dialog, sheet, self._papers.save))
        dialog.typed_back.connect(lambda: self._take_sheet(dialog, sheet))
        dialog.withdrawn.connect(self._void.tell)
        self._void.begin()
        self._open(dialog)

    # what is done

    def _add(self, dialog: OperatorDialog, given: OperatorAnswer) -> None:
        spec = OperatorSpec(given.name, _as_roles(given.roles), given.passphrase, given.title)
        self._do(
            dialog,
            lambda own: Operators(own).add(spec, _gives(given)),
            _("Đã thêm {name}").format(name=given.name),
            _("Được giao: {roles}. Người ấy mở sổ bằng mật khẩu vừa đặt.").format(roles=role_list(given.roles)),
            otherwise=lambda problem: dialog.show_problem(describe_signing(problem, self._session.operator.name)),
        )

    def _change(self, dialog: OperatorDialog, given: OperatorAnswer) -> None:
        def work(own: Session) -> None:
            operators, roles = Operators(own), _as_roles(given.roles)
            if given.new_signing:
                return operators.renew_signing(given.name, roles)
            return operators.change_roles(given.name, roles, _gives(given))

        text = _("Từ nay được giao: {roles}.").format(roles=role_list(given.roles))
        if given.new_signing:
            text += " " + _("Sổ có dấu ký mới: đăng ký lại máy với tỉnh ở “Gửi và nhận” trước khi xuất gói.")
        self._do(
            dialog,
            work,
            _("Đã giao việc cho {name}").format(name=given.name),
            text,
            otherwise=lambda problem: dialog.show_problem(describe_signing(problem, self._session.operator.name)),
        )

    def _remove(self, dialog: RemovalDialog, name: str, passphrase: str) -> None:
        def wrong(problem: ProgramError) -> None:
            if self.dialog is dialog:
                dialog.show_wrong(describe(problem).full)

        def proved(_done: object) -> None:
            if self.dialog is dialog:  # else the window was locked meanwhile, which takes back what was asked
                dialog.accept()
                self.removal_ready.emit(name, passphrase)

        self._tasks.run(
            on_own_session(self._session, lambda own: Operators(own).prove(passphrase)),
            proved,
            wrong,
        )

    def _change_passphrase(self, dialog: PassphraseDialog, old: str, new: str) -> None:
        self._do(
            dialog,
            lambda own: Operators(own).change_passphrase(old, new),
            _("Đã đổi mật khẩu"),
            _("Lần mở sổ sau gõ mật khẩu mới. Bản sao lưu làm trước đây vẫn mở bằng mật khẩu cũ."),
            otherwise=lambda problem: (
                dialog.show_wrong_old(describe(problem).full)
                if problem.code == "wrong_passphrase"
                else dialog.show_problem(describe(problem))
            ),
        )

    def _take_sheet(self, dialog: RecoverySheetDialog, sheet: NewSheet) -> None:
        self._do(
            dialog,
            lambda own: Operators(own).take_sheet(sheet),
            _("Phiếu khôi phục mới đã dùng được"),
            _("Cất phiếu mới ở nơi có khóa, khác chỗ với máy. Phiếu cũ chỉ còn mở được bản sao lưu làm trước đây."),
        )

    def _do(
        self,
        dialog: AskingDialog,
        work: Callable[[Session], object],
        title: str,
        text: str,
        *,
        otherwise: Callable[[ProgramError], object] | None = None,
    ) -> None:
        """Do ``work`` in the background; close the dialog and say so, or say in it what stood in the way."""

        def done(_result: object) -> None:
            if self.dialog is dialog:
                dialog.accept()
            refresh(self._session)
            self.operator_changed.emit()
            self._show()
            self.screen.show_notice("ok", title, text)
            self.changed.emit()

        def failed(problem: ProgramError) -> None:
            if otherwise is not None and self.dialog is dialog:
                otherwise(problem)
            else:
                self._say(dialog, problem)

        self._tasks.run(on_own_session(self._session, work), done, failed)

    # paper

    def _put_out(self, dialog: RecoverySheetDialog, sheet: NewSheet, put: Callable[[NewSheet], str]) -> None:
        try:
            said = put(sheet)
        except ProgramError as problem:
            self._say(dialog, problem)
            return
        if said and self.dialog is dialog:
            dialog.page.say_done(said)

    # what is shown

    def _show(self) -> None:
        me = self._session.operator.name
        lines = [OperatorLine(one.name, one.title, one.roles, one.name == me) for one in Operators(self._session).all()]
        self._void.show()
        self.help.show()
        self.screen.set_people(lines, may_administer=may(self._session, "administer"))
        self.screen.set_idle(self._idle_minutes)

    def _words(self) -> dict[str, tuple[str, str]]:
        return OFFICE_ROLES if self._session.identity.role == "office" else PROVINCE_ROLES

    def _open(self, dialog: AskingDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._close(dialog))
        dialog.open()

    def _close(self, dialog: AskingDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _say(self, dialog: AskingDialog, problem: ProgramError) -> None:
        """Say what stood in the way in the dialog; on the screen, where the window was locked and the dialog closed."""
        if self.dialog is dialog:
            dialog.show_problem(describe(problem))
        else:
            self._complain(problem)

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_notice("error", sentence.title, sentence.body)

    def _choose_idle(self, minutes: int) -> None:
        self._idle_minutes = minutes
        self.idle_chosen.emit(minutes)
        self._window.status.say(_("Màn hình sẽ tự khóa sau {minutes} phút không dùng.").format(minutes=minutes))


def _judge(passphrase: str) -> str:
    """Say what is wrong with a new passphrase, "" for nothing."""
    try:
        check_passphrase(passphrase)
    except ProgramError as problem:
        return describe(problem).title
    return ""


def _gives(given: OperatorAnswer) -> SignerGives | None:
    return SignerGives(given.signer, given.signer_passphrase) if given.signer else None


def _as_roles(chosen: tuple[str, ...]) -> tuple[Role, ...]:
    return tuple(role for role in ROLES if role in chosen)
