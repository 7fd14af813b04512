"""Each screen and part with sample data, by name: for the tests that walk them and for ``make screenshots``.

All names and figures are made up. ``SPECIMENS`` maps a name to a function that makes the widget; the theme must be
installed first. Screens beside the rail come inside the main window, as a person sees them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import _
from desktop_app.messages import describe_code
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.first_run import FirstRunScreen
from desktop_app.ui.screens.first_run_steps import RecoveryView
from desktop_app.ui.screens.help_dialog import HelpDialog
from desktop_app.ui.screens.recovery import RecoveryScreen
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.screens.unlock import OperatorView, StoreCardView, UnlockScreen
from desktop_app.ui.work_area import WorkArea
from tests.ui.specimen_parts import more_parts, parts, question
from tests.ui.specimen_rows import ListScreen

CARD: Final = StoreCardView(
    office="CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
    place="Xã Nậm Cuổi, tỉnh Lai Châu",
    superior="LĐLĐ tỉnh Lai Châu",
    operators=(OperatorView("Lò Thị Phương", ("enter", "check")), OperatorView("Hoàng Văn Thủy", ("sign",))),
    version="1.0",
    today=date(2026, 6, 5),
    chosen="Lò Thị Phương",
)
GROUPS: Final = ("7KQ2MA", "9XW41B", "0TRE5C", "HH2P8D", "J3N6QE")
WINDOW: Final = (1366, 768)


def ten_characters(passphrase: str) -> str:
    """Judge a passphrase as the program does, roughly."""
    return "" if len(passphrase) >= 10 else _("Mật khẩu cần ít nhất 10 ký tự.")


def in_window(screen: Screen, destination: str = "gift") -> MainWindow:
    """Return the main window with the places of an office, showing ``screen``."""
    window = MainWindow(WorkArea, DisplayMenu)
    window.set_office(CARD.office)
    window.set_operator("Lò Thị Phương")
    window.add_destination("home", _("Trang chủ"), "house")
    window.add_section(_("Chăm lo đoàn viên"))
    window.add_destination("gift", _("Suất quà"), "gift")
    window.add_destination("house", _("Nhà ở, Mái ấm"), "building-2")
    window.add_section(_("Thi đua"))
    window.add_destination("pledge", _("Đăng ký thi đua"), "flag")
    window.add_destination("initiative", _("Sáng kiến"), "lightbulb")
    window.add_section(_("Sổ và giấy tờ"))
    window.add_destination("person", _("Người"), "users")
    window.add_destination("print", _("In giấy tờ"), "printer")
    window.add_destination("transfer", _("Gửi và nhận"), "send")
    window.set_count("gift", 1)
    window.set_count("transfer", 38)
    window.status.say(_("Mọi thay đổi đã lưu, lúc {time}").format(time="11:42"))
    window.show_screen(screen, destination)
    window.resize(*WINDOW)
    return window


def alone(page: StartPage) -> MainWindow:
    """Return the window with nothing but ``page``."""
    window = MainWindow(WorkArea, DisplayMenu)
    window.show_alone(page)
    window.resize(*WINDOW)
    return window


def unlock() -> QWidget:
    """The first thing painted."""
    screen = UnlockScreen()
    screen.set_card(CARD)
    return alone(screen)


def unlock_problem() -> QWidget:
    """A wrong passphrase, on a locked window."""
    screen = UnlockScreen()
    screen.set_card(CARD)
    screen.set_locked(10)
    screen.passphrase.setText("mật khẩu sai")
    screen.show_problem(_("Mật khẩu chưa đúng. Sổ vẫn nguyên. Gõ lại, xem có bật Caps Lock không."))
    return alone(screen)


def unlock_doubted() -> QWidget:
    """A PC whose clock lost its battery."""
    screen = UnlockScreen()
    screen.set_card(CARD._replace(today=None))
    screen.set_doubted_day(date(2015, 1, 1))
    return alone(screen)


def recovery() -> QWidget:
    """Opening the book with the recovery sheet."""
    screen = RecoveryScreen(ten_characters)
    screen.set_operators([one.name for one in CARD.operators], CARD.operators[0].name)
    screen.operator.set_code(CARD.operators[0].name)
    return alone(screen)


def _first_run() -> FirstRunScreen:
    screen = FirstRunScreen(ten_characters)
    screen.set_communes(["xã Nậm Cuổi", "xã Nậm Mạ", "phường Tân Phong"])
    return screen


def first_run_welcome() -> QWidget:
    """The assistant's first page."""
    return alone(_first_run())


def help_dialog() -> QWidget:
    """Help over what stands alone."""
    below = alone(_first_run())
    dialog = HelpDialog("start", below)
    dialog.destroyed.connect(lambda *_gone: below.deleteLater() if isValid(below) else None)  # keeps it until then
    return dialog


def first_run_province() -> QWidget:
    """The same for a province: no commune is asked for."""
    screen = _first_run()
    screen.welcome.province_link.click()
    return alone(screen)


def first_run_envelope() -> QWidget:
    """A province made anew: what lies in its envelope is typed, and a letter was wrong."""
    screen = _first_run()
    screen.welcome.envelope_link.click()
    screen.next_button.click()
    fields: dict[str, FieldValue] = {"letters": 52, "needed": 52, "groups": ["3"]}
    screen.show_envelope_problem(describe_code("root_secret_unreadable", fields), "root_secret_unreadable")
    return alone(screen)


def first_run_office() -> QWidget:
    """Whose book it is, with two answers missing."""
    screen = _first_run()
    screen.next_button.click()
    screen.office.office.setText("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi")
    screen.next_button.click()
    return alone(screen)


def first_run_commune() -> QWidget:
    """A commune of before July 2025: refused beside its field, with the one it is in today."""
    screen = _first_run()
    words = "Ngày 05/6/2026 không có xã, phường “Hố Mít”; nơi đó thuộc xã Pắc Ta."
    screen.set_commune_rule(lambda _typed: (words, "xã Pắc Ta"))
    screen.next_button.click()
    screen.office.office.setText("CĐCS Trường PTDTBT Tiểu học Hố Mít")
    screen.office.commune.setText("Hố Mít")
    screen.next_button.click()
    return alone(screen)


def _at_operator() -> FirstRunScreen:
    screen = _first_run()
    screen.next_button.click()
    screen.office.office.setText("CĐCS Trường PTDTBT Tiểu học Nậm Cuổi")
    screen.office.commune.setText("xã Nậm Cuổi")
    screen.next_button.click()
    return screen


def first_run_operator() -> QWidget:
    """Who works, and a passphrase that is too short."""
    screen = _at_operator()
    screen.operator.operator.setText("Lò Thị Phương")
    screen.operator.passphrase.first.setText("ngắn")
    screen.next_button.click()
    return alone(screen)


def first_run_recovery() -> QWidget:
    """The recovery secret, one group typed back wrongly."""
    screen = _at_operator()
    screen.show_recovery(RecoveryView(GROUPS, 2))
    screen.say_recovery_done(_("Đã gửi phiếu tới máy in, một trang."))
    screen.recovery.typed.setText("0TRE")
    screen.next_button.click()
    return alone(screen)


def first_run_done() -> QWidget:
    """The book is made."""
    screen = _at_operator()
    screen.show_recovery(RecoveryView(GROUPS, 2))
    screen.recovery.typed.setText(GROUPS[2])
    screen.next_button.click()
    return alone(screen)


def table() -> QWidget:
    """A list in the main window, three rows selected, the cursor on one."""
    screen = ListScreen()
    window = in_window(screen)
    for row in (4, 5, 6):
        screen.table.selectionModel().select(
            screen.rows.index(row, 0),
            screen.table.selectionModel().SelectionFlag.Select | screen.table.selectionModel().SelectionFlag.Rows,
        )
    screen.table.go_to(6)
    return window


SCREENS: Final[dict[str, Callable[[], QWidget]]] = {
    "unlock": unlock,
    "unlock-problem": unlock_problem,
    "unlock-doubted": unlock_doubted,
    "recovery": recovery,
    "first-run-1-welcome": first_run_welcome,
    "first-run-2-office": first_run_office,
    "first-run-2-commune": first_run_commune,
    "first-run-2-province": first_run_province,
    "first-run-2-envelope": first_run_envelope,
    "first-run-3-operator": first_run_operator,
    "first-run-4-recovery": first_run_recovery,
    "first-run-5-done": first_run_done,
    "table": table,
}
PARTS: Final[dict[str, Callable[[], QWidget]]] = {
    "parts": parts,
    "more-parts": more_parts,
    "question": question,
    "help-dialog": help_dialog,
}
SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = SCREENS | PARTS
"""Name → function that makes the widget; windows are already 1366×768, the rest wants to be resized."""
