"""The unlock screen, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.unlock import UnlockScreen, day_in_words
from desktop_app.ui.theme import Theme
from desktop_app.ui.work_area import WorkArea
from tests.pages.start import UnlockPage
from tests.pages.typing import press, type_text
from tests.ui.specimens import CARD


@pytest.fixture
def page(look: Theme, shown: Callable[[QWidget], QWidget]) -> UnlockPage:
    window, screen = MainWindow(WorkArea, DisplayMenu), UnlockScreen()
    screen.set_card(CARD)
    window.show_alone(screen)
    shown(window)
    return UnlockPage(screen)


def test_starts_on_the_passphrase_and_enter_opens(page: UnlockPage) -> None:
    assert page.screen.passphrase.hasFocus()
    asked: list[tuple[str, str]] = []
    page.screen.unlock_requested.connect(lambda *args: asked.append(args))
    page.open_with("bốn từ dễ nhớ")
    assert asked == [("Lò Thị Phương", "bốn từ dễ nhớ")], "once"


def test_nothing_is_preselected_among_several(page: UnlockPage) -> None:
    page.screen.set_card(CARD._replace(chosen=""))
    page.screen.operator.set_code(None)
    assert page.screen.operator.code() is None
    page.screen.focus_first()
    assert page.screen.operator.hasFocus()
    press(page.screen, Qt.Key.Key_Return)
    assert page.problem == "Hãy chọn một người."


def test_letters_that_choose_who_works_do_not_land_in_the_passphrase(page: UnlockPage) -> None:
    screen = page.screen
    screen.set_card(CARD._replace(chosen=""))
    screen.operator.set_code(None)
    screen.operator.setFocus()
    for letter in "LO":
        press(screen, Qt.Key(ord(letter)))
    assert (screen.operator.code(), screen.passphrase.text()) == ("Lò Thị Phương", "")
    press(screen, Qt.Key.Key_Down)
    assert screen.operator.hasFocus()
    screen.operator.showPopup()
    QTest.keyClick(screen.operator.view(), Qt.Key.Key_Return)
    assert screen.passphrase.hasFocus(), "what is taken out of the list leads on"


def test_the_only_one_is_chosen(page: UnlockPage) -> None:
    page.screen.set_card(CARD._replace(chosen="", operators=CARD.operators[:1]))
    assert page.screen.operator.code() == "Lò Thị Phương"


def test_empty_passphrase_asks_for_one(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.screen.unlock_requested):
        page.open_with("")
    assert page.problem == "Hãy gõ mật khẩu."


def test_wrong_passphrase_is_said_and_typed_over(page: UnlockPage) -> None:
    page.open_with("sai rồi nhé")
    page.screen.set_busy(True)
    assert not page.screen.passphrase.isEnabled()
    page.screen.show_problem("Mật khẩu chưa đúng.")
    assert page.problem == "Mật khẩu chưa đúng."
    assert page.screen.passphrase.hasSelectedText()
    type_text(page.screen.passphrase, "a")
    assert page.problem == ""
    assert page.screen.passphrase.text() == "a"


def test_nothing_moves_while_the_book_opens(page: UnlockPage, look: Theme) -> None:
    look.set_scale(200)
    page.screen.window().resize(1366, 697)
    page.screen.passphrase.setFocus()
    QApplication.processEvents()
    area = page.screen.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    before = bar.value()
    assert bar.maximum() > 0
    page.screen.set_busy(True)
    QApplication.processEvents()
    assert QApplication.focusWidget() is page.screen
    assert bar.value() == before


def test_busy_asks_once(page: UnlockPage, qtbot: QtBot) -> None:
    page.screen.passphrase.setText("bốn từ dễ nhớ")
    page.screen.set_busy(True)
    assert page.screen.open_button.words == "Đang mở sổ…"
    with qtbot.assertNotEmitted(page.screen.unlock_requested):
        page.screen.passphrase.returnPressed.emit()


def test_caps_lock_shows(page: UnlockPage) -> None:
    page.screen.passphrase.clear()
    for letter, shift, problem in (
        ("A", False, "Phím Caps Lock đang bật."),
        ("a", False, ""),
        ("a", True, "Phím Caps Lock đang bật."),
        ("A", True, ""),
        ("7", False, ""),
    ):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
        QApplication.sendEvent(page.screen.passphrase, event)
        assert page.problem == problem, (letter, shift)


def test_eye_shows_and_hides(page: UnlockPage) -> None:
    eye = page.screen.passphrase.eye
    assert eye.accessibleName() == "Hiện mật khẩu"
    eye.click()
    assert page.screen.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Giấu mật khẩu"
    eye.click()
    assert page.screen.passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_recovery_has_its_key(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.screen.recovery_requested):
        press(page.screen, Qt.Key.Key_F7)


def test_locked_says_why_and_forgets_the_passphrase(page: UnlockPage) -> None:
    page.screen.passphrase.setText("bốn từ dễ nhớ")
    page.screen.clear()
    page.screen.set_locked(10)
    assert page.screen.passphrase.text() == ""
    assert page.screen.notice.title == "Màn hình đã khóa vì 10 phút không dùng."
    page.screen.set_locked(0)
    assert page.screen.notice.title == "Màn hình đã khóa."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 5), "Thứ Sáu, 05/6/2026"),
        (date(2026, 2, 1), "Chủ Nhật, 01/02/2026"),
        (date(2026, 10, 12), "Thứ Hai, 12/10/2026"),
    ],
)
def test_day_in_words(day: date, words: str) -> None:
    assert day_in_words(day) == words
