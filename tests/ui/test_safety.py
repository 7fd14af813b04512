"""Keeping safe: the state, the order to copy, findings; restoring where the book is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.home import Todo
from desktop_app.services.safekeeping import BackupState
from desktop_app.ui.screens.check_findings import FindingLine
from desktop_app.ui.screens.home_words import todo_items
from desktop_app.ui.screens.restore import BackupView, RestoreScreen
from desktop_app.ui.screens.safety import SafetyScreen
from tests.pages.typing import press, type_text
from tests.ui.specimens_home import HOME, STICKS, TODAY, safety_screen

Show = Callable[[QWidget], QWidget]
FILE = Path("/media/KINGSTON/so.scb")


@pytest.mark.parametrize(
    ("outside", "today", "due"),
    [
        ("2026-05-22T09:00:00+07:00", TODAY, False),
        ("2026-05-21T09:00:00+07:00", TODAY, True),
        (None, TODAY, True),
        ("2020-01-01T09:00:00+07:00", None, False),
    ],
)
def test_the_reminder_comes_after_fourteen_days(
    outside: str | None, today: date | None, due: bool, shown: Show
) -> None:
    screen = SafetyScreen()
    shown(screen)
    screen.set_state(BackupState(None, outside), today)
    assert screen.due.isVisible() is due


def test_a_copy_from_the_future_is_named_as_that(shown: Show) -> None:
    screen = SafetyScreen()
    shown(screen)
    ahead = BackupState(None, "2036-12-05T09:00:00+07:00", outside_ahead=True)
    screen.set_state(ahead, TODAY)
    assert "05/12/2036, sau ngày của máy" in screen.due.accessibleName()
    (row,) = todo_items(replace(HOME, todo=(Todo("backup", 1),), backup=ahead), str)
    assert "05/12/2036, sau ngày của máy" in row.title


def test_a_copy_is_ordered_onto_the_chosen_stick(shown: Show) -> None:
    screen = safety_screen()
    wanted: list[Path] = []
    screen.backup_wanted.connect(wanted.append)
    shown(screen)
    screen.focus_first()
    press(screen, Qt.Key.Key_Return)
    screen.picker.setFocus()
    press(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [STICKS[0].folder] * 2


def test_without_a_stick_it_is_said_what_to_do(shown: Show) -> None:
    screen = safety_screen()
    wanted: list[Path] = []
    screen.backup_wanted.connect(wanted.append)
    shown(screen)
    screen.set_sticks(())
    screen.backup_button.click()
    assert screen.picker.problem
    assert wanted == []


def test_nothing_else_can_be_begun_meanwhile(shown: Show) -> None:
    screen = safety_screen()
    stopped: list[int] = []
    screen.stop_requested.connect(lambda: stopped.append(1))
    shown(screen)
    screen.set_busy("Đang làm bản sao lưu…")
    assert not screen.backup_button.isEnabled()
    screen.show_progress(1, 2)
    assert "50%" in screen.progress.words
    press(screen, Qt.Key.Key_Escape)
    assert stopped == [1]
    screen.set_busy("")
    assert screen.backup_button.isEnabled()


def test_findings_are_counted_and_a_new_check_takes_them_away(shown: Show) -> None:
    screen = safety_screen()
    shown(screen)
    altered = FindingLine("Một bản ghi không còn đúng.", "Lấy lại từ bản sao lưu.", damage=True)
    screen.show_findings([altered, FindingLine("B.", "")])
    assert screen.findings.isVisible()
    assert screen.findings.title == "Sổ không còn nguyên vẹn: 1 chỗ khác lúc lưu; 1 chỗ nữa cần xem"
    assert screen.findings.text.text().splitlines() == ["Một bản ghi không còn đúng. Lấy lại từ bản sao lưu.", "B."]
    screen.set_busy("Đang đọc lại…")
    assert not screen.findings.isVisible()


def restoring(shown: Show) -> tuple[RestoreScreen, list[tuple[Path, str, str]]]:
    """Return the screen, shown, and what it asks to look into."""
    screen = RestoreScreen()
    wanted: list[tuple[Path, str, str]] = []
    screen.look_wanted.connect(lambda *order: wanted.append(order))
    screen.file_chosen.connect(lambda _file: screen.set_operators(["Lò Thị Phương", "Hoàng Văn Thủy"]))
    shown(screen)
    return screen, wanted


def choose(screen: RestoreScreen, how: str) -> None:
    """Choose how to open the backup."""
    screen.how.set_code(how)
    screen.how.changed.emit(how)


def test_restoring_asks_for_one_thing_after_the_other(shown: Show) -> None:
    screen, wanted = restoring(shown)
    screen.look_button.click()
    assert screen.backup_field.problem
    screen.set_file(FILE)
    screen.look_button.click()
    assert screen.how_field.problem
    choose(screen, "passphrase")
    screen.look_button.click()
    assert QApplication.focusWidget() is screen.operator
    assert wanted == []


def test_keys_that_choose_in_a_closed_list_stay_there(shown: Show) -> None:
    screen, _wanted = restoring(shown)
    screen.set_backups([BackupView(FILE, "hôm nay"), BackupView(FILE.with_name("b.bak"), "hôm qua")])
    for box in (screen.backup, screen.operator):
        box.setFocus()
        press(screen, Qt.Key.Key_Down)
        press(screen, Qt.Key.Key_Down)
        assert box.hasFocus()
        choose(screen, "passphrase")
    assert (screen.backup.currentIndex(), screen.operator.code()) == (1, "Hoàng Văn Thủy")
    screen.backup.setFocus()
    screen.backup.showPopup()
    QTest.keyClick(screen.backup.view(), Qt.Key.Key_Return)
    assert screen.how.isAncestorOf(QApplication.focusWidget() or screen), "what is taken out of the list leads on"


def test_restoring_with_a_passphrase(shown: Show) -> None:
    screen, wanted = restoring(shown)
    screen.set_file(FILE)
    choose(screen, "passphrase")
    screen.operator.set_code("Lò Thị Phương")
    type_text(screen.passphrase, "mật khẩu dài")
    press(screen, Qt.Key.Key_Return)
    assert wanted == [(FILE, "Lò Thị Phương", "mật khẩu dài")]
    screen.set_busy("Đang đọc bản sao lưu…")
    press(screen, Qt.Key.Key_Return)
    assert len(wanted) == 1, "Enter asks once"


def test_restoring_with_the_sheet_names_nobody(shown: Show) -> None:
    screen, wanted = restoring(shown)
    screen.set_file(FILE)
    choose(screen, "sheet")
    assert not screen.operator.isVisible()
    type_text(screen.secret, "7KQ2MA-9XW41B")
    press(screen, Qt.Key.Key_Return)
    assert wanted == [(FILE, "", "7KQ2MA-9XW41B")]


def test_a_refusal_leaves_everything_typed(shown: Show) -> None:
    screen, wanted = restoring(shown)
    screen.set_file(FILE)
    choose(screen, "sheet")
    type_text(screen.secret, "7KQ2MA")
    press(screen, Qt.Key.Key_Return)
    screen.show_problem("Mã chưa đúng.", "Sổ trong máy không đổi.")
    assert screen.notice.isVisible()
    assert screen.secret.text() == "7KQ2MA"
    press(screen, Qt.Key.Key_Return)
    assert len(wanted) == 2
