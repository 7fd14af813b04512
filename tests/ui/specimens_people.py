"""Who works in the book, the journal, the wait with the book closed, and a look into a backup. All names made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.messages.journal_texts import operator_words
from desktop_app.services.merging import AnswerPair
from desktop_app.services.restoring_rights import RestoreOfAnother
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.journal import RECOVERY_MARK
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.keeping import Unkept, earlier_words, unkept_question
from desktop_app.ui.flows.modal_job import WorkingDialog
from desktop_app.ui.flows.persons import two_persons_words
from desktop_app.ui.flows.sample_opening import SampleBar
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.first_run_steps import RecoveryView
from desktop_app.ui.screens.journal import JournalRow, JournalScreen
from desktop_app.ui.screens.merging import MergingScreen
from desktop_app.ui.screens.operator_dialogs import (
    OFFICE_ROLES,
    OperatorAnswer,
    OperatorDialog,
    PassphraseDialog,
    RemovalDialog,
)
from desktop_app.ui.screens.operators import OperatorLine, OperatorsScreen
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog
from desktop_app.ui.screens.restore import BackupView, PreviewView, RestoreScreen
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.screens.waiting import WaitingPage
from desktop_app.ui.work_area import WorkArea
from tests.ui.specimens import GROUPS, WINDOW, in_window, ten_characters

PEOPLE: Final = (
    OperatorLine("Hoàng Văn Thủy", "Chủ tịch", ("sign",)),
    OperatorLine("Lò Thị Phương", "Ủy viên", ("enter", "check", "administer"), me=True),
    OperatorLine("Giàng A Chứ", "", ()),
)


def _screen(*, may_administer: bool = True) -> OperatorsScreen:
    screen = OperatorsScreen()
    screen.set_people(PEOPLE, may_administer=may_administer)
    screen.set_idle(10)
    return screen


def operators() -> QWidget:
    """Three people, after one was removed."""
    screen = _screen()
    screen.show_notice(
        "ok",
        "Đã xóa Tẩn A Páo, sổ dùng chìa mới",
        "Sao lưu ra USB một bản mới. Bản sao lưu cũ vẫn mở bằng mật khẩu cũ của người ấy: cất nơi có khóa.",
    )
    return in_window(screen, "person")


def journal() -> QWidget:
    """A page of the journal."""
    screen = JournalScreen()
    screen.set_operators(["Hoàng Văn Thủy", "Lò Thị Phương"])
    screen.set_rows(
        [
            JournalRow("11:42, ngày 28/5/2026", "Lò Thị Phương", "Hoàn thành suất quà: Tẩn Thị Mẩy"),
            JournalRow("11:40, ngày 28/5/2026", "Lò Thị Phương", "Lưu nháp suất quà: Giàng A Chứ"),
            JournalRow("11:02, ngày 28/5/2026", "Hoàng Văn Thủy", "Ghi gói 14 gửi tỉnh, Hoàng Văn Thủy ký"),
            JournalRow("10:58, ngày 28/5/2026", operator_words(RECOVERY_MARK), "Mở sổ"),
        ],
        older=True,
        newer=False,
    )
    return in_window(screen, "person")


def journal_empty() -> QWidget:
    """A day on which nothing was done."""
    screen = JournalScreen()
    screen.set_operators(["Hoàng Văn Thủy", "Lò Thị Phương"])
    screen.day.setText("1/5/2026")
    screen.set_rows([], older=False, newer=False)
    return in_window(screen, "person")


def operator_add() -> QWidget:
    """Somebody who is to sign."""
    dialog = OperatorDialog(OFFICE_ROLES, ["Hoàng Văn Thủy"], ten_characters)
    dialog.name.setText("Giàng A Chứ")
    dialog.roles.ticks["enter"].setChecked(True)
    dialog.roles.ticks["sign"].setChecked(True)
    return dialog


def operator_roles() -> QWidget:
    """Somebody who signs from now on, with a signing key that is made anew."""
    known = OperatorAnswer("Lò Thị Phương", "Ủy viên", ("enter",))
    dialog = OperatorDialog(OFFICE_ROLES, ["Hoàng Văn Thủy"], ten_characters, known=known, may_renew=True)
    dialog.roles.ticks["sign"].setChecked(True)
    dialog.renew.setChecked(True)
    return dialog


def _alone(page: StartPage) -> MainWindow:
    window = MainWindow(WorkArea, DisplayMenu)
    window.show_alone(page)
    window.resize(*WINDOW)
    return window


def waiting() -> QWidget:
    """A store that is re-keyed."""
    page = WaitingPage(
        _("Đang xóa {name} và đổi chìa của sổ").format(name="Tẩn A Páo"),
        _("Sổ vẫn nguyên trong lúc này. Mất điện giữa chừng cũng không mất gì: mở lại sổ là xong nốt."),
        _("Đang mã hóa lại sổ…"),
        can_stop=True,
    )
    page.show_progress(4, 9)
    return _alone(page)


def waiting_for_files() -> QWidget:
    """A book that is being closed while files are still taken in."""
    safe = _("Tệp nhận xong được giữ với chữ đang gõ, lần sau mở lại làm tiếp. Bấm “Dừng” để bỏ tệp chưa xong.")
    return _alone(WaitingPage(_("Đang sao lưu rồi đóng sổ"), safe, _("Đang nhận tệp kèm…"), can_stop=True))


def _restore() -> RestoreScreen:
    screen = RestoreScreen()
    screen.set_backups(
        [
            BackupView(Path("a.scb"), "11:40, ngày 28/5/2026 · trong máy"),
            BackupView(Path("b.scb"), "16:05, ngày 20/5/2026 · trên USB"),
        ]
    )
    screen.set_file(Path("b.scb"))
    screen.set_operators(["Hoàng Văn Thủy", "Lò Thị Phương"])
    screen.how.set_code("passphrase")
    screen.how.changed.emit("passphrase")
    return screen


def restore_of_another() -> QWidget:
    """Another book's backup, refused in place of the book in use."""
    screen = _restore()
    newest = _("Lần ghi mới nhất của sổ đang dùng: {when}.").format(when="15:58, 20/5/2026")
    rule = _("Bản này chỉ thay sổ đang dùng được khi người quản trị có cùng tên, cùng mật khẩu ở cả hai sổ.")
    facts = (("Đơn vị", "CĐCS Khác (tạm)"), ("Sao lưu lúc", "16:05, ngày 20/5/2026"), ("Bản ghi", "0 bản ghi"))
    screen.show_preview(PreviewView(facts, "warning", _("Đây là bản sao lưu của một sổ khác."), f"{newest} {rule}"))
    refused = describe(RestoreOfAnother(office="CĐCS Khác"))
    screen.show_problem(refused.title, refused.body)
    return _alone(screen)


def sample_opening() -> QWidget:
    """The sample book is being made."""
    dialog = SampleBar(_("Mở sổ mẫu"), _("Đang mở sổ mẫu") + "…", None)
    dialog.progress.show_progress(
        38, 100, _("{doing}: {percent} phần trăm").format(doing=_("Đang ghi bản ghi mẫu"), percent=38)
    )
    return dialog


def restore_looking() -> QWidget:
    """The backup is being read."""
    screen = _restore()
    screen.set_busy(_("Đang mở bản sao lưu để xem…"))
    screen.show_progress(3, 8, _("Đang đọc bản sao lưu"))
    return _alone(screen)


def restore_stopped() -> QWidget:
    """Looking into the backup was stopped."""
    screen = _restore()
    window = _alone(screen)
    screen.show_stopped(_("Đã dừng xem bản sao lưu."), _("Sổ và bản sao lưu vẫn nguyên."))
    return window


def restore_preview() -> QWidget:
    """A backup that lacks what was recorded since."""
    screen = _restore()
    screen.show_preview(
        PreviewView(
            (
                ("Đơn vị", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi (CD0101)"),
                ("Sao lưu lúc", "16:05, ngày 20/5/2026"),
                ("Lần ghi mới nhất", "15:58, ngày 20/5/2026"),
                ("Bản ghi", "246 bản ghi: Suất quà 180, Người 52, Nhà ở, Mái ấm 9, Đợt 5"),
                ("Gói gửi tỉnh gần nhất", "số 14"),
                ("Người mở được", "Hoàng Văn Thủy, Lò Thị Phương"),
            ),
            "warning",
            "Sổ đang dùng có 12 bản ghi mới hơn bản sao lưu này.",
            "Khôi phục thì các bản ghi ấy trở lại như lúc sao lưu. "
            "Sổ đang dùng được cất riêng, không bị xóa; gói sau gửi tỉnh đầy đủ từ đầu.",
        )
    )
    return _alone(screen)


def working_dialog() -> QWidget:
    """Everybody in a campaign is being erased."""
    dialog = WorkingDialog(_("Xóa dữ liệu cá nhân của đợt"), _("Đang xóa dữ liệu cá nhân của đợt…"), None)
    dialog.progress.show_progress(142, 300, "Đã xong 142 trên 300 bản ghi")
    return dialog


def unkept() -> QWidget:
    """The book is to be closed on a full disk: rows and a form that could not be kept, older rows that were."""
    left = (Unkept(DiskFull(), 20, earlier_words(12, "2026-05-28T11:40:00+07:00")), Unkept(DiskFull()))
    return unkept_question(left, None, closing=True)


SCREENS: Final[dict[str, Callable[[], QWidget]]] = {
    "operators": operators,
    "operators-looking": lambda: in_window(_screen(may_administer=False), "person"),
    "journal": journal,
    "journal-empty": journal_empty,
    "restore": lambda: _alone(_restore()),
}


def merging_doubted() -> QWidget:
    """Two records that say they are of two persons."""
    screen = MergingScreen(lambda _typed: ())
    number = AnswerPair("number", "Số định danh", "012177000821", "012064002876", differ=True)
    pairs = [
        AnswerPair("name", "Họ và tên", "Lò Thị Biên", "Vũ Văn Quỳnh", differ=True),
        AnswerPair("birth", "Ngày sinh", "1977", "1964", differ=True),
        number,
    ]
    heads = (lambda: "Bên trái, giữ lại: Lò Thị Biên, sinh 1977", lambda: "Bên phải, gộp vào: Vũ Văn Quỳnh, sinh 1964")
    window = in_window(screen)
    screen.show_pairs(lambda: "Lò Thị Biên, sinh 1977", heads, pairs)
    screen.banners.show_banner("warning", *two_persons_words([number]))
    return window


SAID: Final[dict[str, Callable[[], QWidget]]] = {
    "waiting": waiting,
    "waiting-files": waiting_for_files,
    "merging-doubted": merging_doubted,
    "restore-preview": restore_preview,
    "restore-looking": restore_looking,
    "sample-opening": sample_opening,
    "restore-stopped": restore_stopped,
    "restore-another": restore_of_another,
}
DIALOGS: Final[dict[str, Callable[[], QWidget]]] = {
    "operator-add": operator_add,
    "operator-roles": operator_roles,
    "operator-passphrase": lambda: PassphraseDialog("Lò Thị Phương", ten_characters),
    "operator-removal": lambda: RemovalDialog("Tẩn A Páo", "Lò Thị Phương"),
    "working-dialog": working_dialog,
    "unkept": unkept,
    "unkept-looks": lambda: unkept_question([Unkept(DiskFull(), 20)], None, looks="Giàng A Chứ"),
    "unkept-form": lambda: unkept_question([Unkept(DiskFull())], None),
    "recovery-sheet-new": lambda: RecoverySheetDialog(RecoveryView(GROUPS, 2)),
}
