"""Bản khác nhau: versions side by side, one chosen by a key, or all sent back and taken again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.province.forks import Forks
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.province.forks import ForksFlow
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.services.province.test_forks import Twofold
from tests.services.stores import Pair, enrol
from tests.ui.specimens_forks import forks_screen
from tests.ui.transfer_desk import place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_keys_go_from_record_to_record_and_name_the_version(qtbot: QtBot, look: Theme) -> None:
    screen = forks_screen(deleted=True)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.focus_first()
    wanted: list[str] = []
    screen.keep_wanted.connect(wanted.append)
    press(screen, Qt.Key.Key_F8)
    press(screen, Qt.Key.Key_F8)
    assert screen.place == 2
    press(screen, Qt.Key.Key_F8, SHIFT)
    assert screen.place == 1
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4):
        press(screen, key)
    assert wanted == ["b" * 64, "c" * 64]


def test_a_version_is_chosen_and_a_return_taken_back_by_keys(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as office, place(tmp_path, "province", qtbot) as here:
        enrol(office.session, NewStore(here.session, "", here.fingerprint), tmp_path / "stick")
        twofold = Twofold(Pair(office.session, here.session, tmp_path / "stick"))
        twofold.arrives(2, twofold.first, revision=2, answers={"cash": 2_000_000})
        here.window.add_destination("forks", "Bản khác nhau", "git-fork")
        flow = ForksFlow(here.at)
        here.show()
        flow.open()
        here.settle()
        assert not flow.screen.empty_card.isHidden()
        twofold.arrives(3, twofold.first, revision=2, state="deleted")
        twofold.arrives(4, twofold.first, revision=2, answers={"cash": 3_000_000})
        flow.open()
        here.settle()
        fork = flow.screen.current
        assert fork is not None
        cash = next(row for row in fork.rows if "3.000.000" in " ".join(row.texts))
        assert (cash.same, fork.rows[0].label, len(fork.sides)) == (False, "Tình trạng", 3)
        assert any(row.same for row in fork.rows)
        press(flow.screen, Qt.Key.Key_R, CTRL)
        here.settle()
        assert Forks(here.session).count() == 0
        press(flow.screen, Qt.Key.Key_U, CTRL)
        here.settle()
        assert Forks(here.session).count() == 1
        side = next(number for number, text in enumerate(cash.texts) if "3.000.000" in text)
        press(flow.screen, (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4)[side])
        here.settle()
        assert Forks(here.session).count() == 0
        assert twofold.head().version.data["cash"] == 3_000_000
        assert Reviewing(here.session).counts().waiting == 1
