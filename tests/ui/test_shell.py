"""The window around the screens: places, keys, status, lock, display."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.specimen_rows import ListScreen
from tests.ui.specimens import CARD, in_window

# The offscreen plugin says so whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def window(look: Theme, shown: Callable[[QWidget], QWidget]) -> MainWindow:
    made = in_window(ListScreen())
    shown(made)
    return made


class Plain(Screen):
    """A screen with one filled button."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0
        self.button = Button("Ghi lại", "filled", key="Enter")
        self.button.clicked.connect(self._count)
        self.place = QWidget()
        self.place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place.setAccessibleName("chỗ trống")
        self.body.addWidget(self.place)
        self.action_bar.add_left(self.button)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title("Màn hình trơn")

    def default_button(self) -> Button:
        return self.button

    def _count(self) -> None:
        self.pressed += 1


@pytest.mark.parametrize("lost", [False, True])
def test_unlocking_leads_back_to_where_the_work_was(window: MainWindow, lost: bool) -> None:
    """The field being typed in has the focus again; where it is gone, the screen's first place."""
    screen = Plain()
    window.show_screen(screen)
    assert screen.place.hasFocus()
    screen.button.setFocus()
    lock = UnlockScreen()
    lock.set_card(CARD)
    window.show_alone(lock)
    assert not screen.button.hasFocus()
    screen.button.setEnabled(not lost)
    window.back_to_work()
    assert (screen.place if lost else screen.button).hasFocus()


def test_choosing_a_place_is_told_and_marked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.destination_chosen) as told:
        window.rail.entry("house").click()
    assert told.args == ["house"]
    assert not window.rail.entry("house").isChecked(), "where the window is, is said by show_screen"
    window.show_screen(Plain(), "house")
    assert window.rail.entry("house").isChecked()
    assert not window.rail.entry("gift").isChecked()


def test_rail_is_one_stop_and_arrows_move_in_it(window: MainWindow, qtbot: QtBot) -> None:
    stops = [
        key
        for key in ("home", "gift", "house", "person")
        if window.rail.entry(key).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["gift"]
    window.rail.entry("gift").setFocus()
    press(window, Qt.Key.Key_Down)
    assert window.rail.entry("house").hasFocus()
    with qtbot.waitSignal(window.destination_chosen) as told:
        press(window, Qt.Key.Key_Return)
    assert told.args == ["house"]


def test_counts_are_said(window: MainWindow) -> None:
    window.set_count("gift", 3)
    assert window.rail.entry("gift").accessibleName() == "Suất quà, 3 việc chờ"
    window.set_count("gift", 0)
    assert window.rail.entry("gift").accessibleName() == "Suất quà"


def test_a_hint_is_left_out_whole_where_there_is_no_room(window: MainWindow) -> None:
    hints = [("Ctrl+N", "thêm đơn vị"), ("F2", "đổi tên"), ("Ctrl+G", "nhập vào đơn vị khác")]
    window.status.show_hints(hints)
    assert window.status.hints.count(":") == 3
    shown = set()
    for count in range(40):
        window.status.say("Đã lưu. " * count)
        shown.add(window.status.hints)
    whole = [f"{key}: {words}" for key, words in hints]
    assert shown == {"   ".join(whole[:count]) for count in range(4)}
    window.status.say("")
    assert window.status.hints.endswith("Ctrl+G: nhập vào đơn vị khác")


def test_a_key_is_called_in_the_language_in_use_in_the_hints_too(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.status.show_hints([("Space", "chọn"), ("Ctrl+E", "ghi phiếu")])
    assert window.status.hints == "Dấu cách: chọn   Ctrl+E: ghi phiếu"


def test_status_and_hints_follow_the_screen(window: MainWindow) -> None:
    assert window.status.hints == "Mũi tên: di chuyển   Dấu cách: chọn   Enter: mở"
    window.show_screen(Plain())
    assert window.status.hints == ""
    window.status.say("Đã lưu.", "save")
    assert window.status.text == "Đã lưu."
    assert window.windowTitle() == "Màn hình trơn · Sổ Công đoàn"


def test_enter_nobody_wants_presses_the_filled_button(window: MainWindow) -> None:
    screen = Plain()
    window.show_screen(screen)
    screen.place.setFocus()
    press(window, Qt.Key.Key_Return)
    assert screen.pressed == 1
    screen.button.setEnabled(False)
    press(window, Qt.Key.Key_Return)
    assert screen.pressed == 1


def test_global_keys(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.help_requested):
        press(window, Qt.Key.Key_F1)
    with qtbot.waitSignal(window.lock_requested):
        press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_display_menu_changes_size_scheme_and_language(window: MainWindow, look: Theme, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F10)
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert [words for words, action in actions.items() if action.isChecked()] == [
        "Tiếng Việt",
        "Cỡ chữ 100%",
        "Nền sáng",
    ]
    with qtbot.waitSignal(window.scale_changed) as size:
        actions["Cỡ chữ 150%"].trigger()
    with qtbot.waitSignal(window.scheme_changed) as scheme:
        actions["Nền tối"].trigger()
    with qtbot.waitSignal(window.language_changed) as language:
        actions["English"].trigger()
    menu.close()
    assert (size.args, scheme.args, language.args) == ([150], ["dark"], ["en"])
    assert (look.scale, look.scheme) == (150, "dark")


def test_large_text_narrows_the_rail_and_moves_the_status(window: MainWindow, look: Theme) -> None:
    look.set_scale(150)
    assert window.rail.width() == 81
    assert not window.status.isVisible()
    assert window.current is not None
    assert window.current.action_bar.notice == "Mọi thay đổi đã lưu, lúc 11:42"
    look.set_scale(100)
    assert window.rail.width() == 212
    assert window.status.isVisible()
    assert window.current.action_bar.notice == ""


def test_locking_keeps_the_screen_below(window: MainWindow) -> None:
    screen, unlock = window.current, UnlockScreen()
    unlock.set_card(CARD)
    window.show_alone(unlock)
    assert unlock.isVisible()
    assert window.current is screen
    assert screen is not None
    assert not screen.isVisible()
    assert not window.rail.isVisible()
    window.back_to_work()
    assert screen.isVisible()
    assert window.alone is None


@pytest.mark.parametrize("scale", [100, 200])
def test_what_a_job_offers_behind_the_locked_screen_waits_for_who_unlocks(
    window: MainWindow, look: Theme, scale: int
) -> None:
    look.set_scale(scale)
    undone: list[str] = []
    screen = UnlockScreen()
    screen.set_card(CARD)
    window.show_alone(screen, stays=True)
    window.status.say("Đã ghi 200 dòng.")
    window.status.offer("Hoàn tác", "Ctrl+Z", lambda: undone.append("200"))
    behind = ListScreen()
    behind.keeps_offer = True
    window.show_screen(behind)
    screen.operator.setFocus()
    press(screen.operator, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    window.back_to_work()
    press(behind, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["200"]


def test_action_bar_moves_what_does_not_fit_and_keeps_its_key(look: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    pressed: list[str] = []
    screen = Plain()
    for letter in "ABEGHJ":
        button = screen.action_bar.add_right(Button(f"Việc rất dài số {letter}", key=f"Ctrl+{letter}"))
        button.clicked.connect(lambda _on=False, pressed_letter=letter: pressed.append(pressed_letter))
    screen.resize(500, 400)
    shown(screen)
    assert screen.button.isVisible()
    assert screen.action_bar.hidden_buttons()
    for letter in "ABEGHJ":
        press(screen, Qt.Key(ord(letter)), Qt.KeyboardModifier.ControlModifier)
    assert pressed == list("ABEGHJ")
    screen.resize(2400, 400)
    assert screen.action_bar.hidden_buttons() == []
    for letter in "ABEGHJ":
        press(screen, Qt.Key(ord(letter)), Qt.KeyboardModifier.ControlModifier)
    assert pressed == list("ABEGHJ") * 2


def test_forbidden_keys_are_nowhere(window: MainWindow) -> None:
    """UniKey owns them; Alt with a letter belongs to dialogs."""
    keys = [button.key for button in window.findChildren(Button) if button.key]
    assert keys
    assert [key for key in keys if "Ctrl+Shift" in key or key.startswith("Alt+")] == []


def test_a_refusal_is_forgotten_with_the_screen_it_was_about_a_success_is_not(window: MainWindow) -> None:
    for tone, left in (("err", ""), ("text2", ""), ("ok", "Mọi thay đổi đã lưu."), ("warn", "Mọi thay đổi đã lưu.")):
        window.show_screen(Plain())
        window.status.say("Mọi thay đổi đã lưu.", "circle-check", tone)
        window.show_screen(Plain())
        assert window.status.text == left
