"""“Ghi gì?” (Ctrl+G): a few letters, with marks or without, then a new record or the list of that kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.definition import Definition
from desktop_app.ui.flows.quick_choice import QuickChoice, kinds_of
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.screens.kind_chooser import KindChooser, KindView, fitting
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.theme import Theme
from tests.domain.forms import real
from tests.pages.typing import press, type_text
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = (
    KindView("gift", "Suất quà", "Chăm lo đoàn viên", "Mỗi suất quà là một bản ghi."),
    KindView("visit", "Thăm hỏi", "Chăm lo đoàn viên", "Thăm người ốm đau, thai sản, tặng quà."),
    KindView("initiative", "Sáng kiến", "Thi đua", "Sáng kiến, giải pháp đã áp dụng."),
)


@pytest.fixture
def dialog(look: Theme, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> KindChooser:
    made = KindChooser(KINDS)
    shown(made)
    qtbot.waitUntil(made.search.hasFocus)
    return made


def test_letters_without_marks_find_a_kind_and_enter_begins_a_record(dialog: KindChooser, qtbot: QtBot) -> None:
    assert dialog.offered == ["Suất quà", "Thăm hỏi", "Sáng kiến"]
    type_text(dialog.search, "sang k")
    assert dialog.offered == ["Sáng kiến"]
    assert dialog.about.text() == "Sáng kiến, giải pháp đã áp dụng."
    with qtbot.waitSignal(dialog.chosen) as told:
        press(dialog, Qt.Key.Key_Return)
    assert told.args == ["initiative"]
    assert not dialog.isVisible()


def test_what_a_kind_is_about_finds_it_too_after_those_called_so(dialog: KindChooser) -> None:
    type_text(dialog.search, "quà")
    assert dialog.offered == ["Suất quà", "Thăm hỏi"]
    dialog.search.setText("thai san")
    assert dialog.offered == ["Thăm hỏi"]


def test_the_arrows_mark_and_ctrl_enter_shows_the_list(dialog: KindChooser, qtbot: QtBot) -> None:
    press(dialog, Qt.Key.Key_Down)
    assert dialog.search.accessibleDescription() == "Thăm hỏi, Chăm lo đoàn viên"
    press(dialog, Qt.Key.Key_Up)
    press(dialog, Qt.Key.Key_Up)
    with qtbot.waitSignal(dialog.list_wanted) as told:
        press(dialog, Qt.Key.Key_Return, CTRL)
    assert told.args == ["initiative"]


def test_nothing_found_is_said_and_enter_does_nothing(dialog: KindChooser) -> None:
    type_text(dialog.search, "xyz")
    assert dialog.about.text().startswith("Không có loại nào hợp với chữ đã gõ.")
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.take.isEnabled()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.fixture
def office(tmp_path: Path, look: Theme, qtbot: QtBot) -> Iterator[Place]:
    with place(tmp_path, "office", qtbot) as here:
        yield here


def test_ctrl_g_asks_from_anywhere_but_the_locked_screen(office: Place, qtbot: QtBot) -> None:
    choice = QuickChoice(office.window, office.session)
    office.window.show_alone(UnlockScreen())
    press(office.window, Qt.Key.Key_G, CTRL)
    assert QApplication.activeModalWidget() is None
    office.window.back_to_work()
    press(office.window, Qt.Key.Key_G, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KindChooser)
    with qtbot.waitSignal(choice.add_wanted) as told:
        dialog.search.setText("nha o")
        press(dialog, Qt.Key.Key_Return)
    assert told.args == ["house"]
    choice.close()


def test_the_chooser_offers_every_kind_once_in_the_rails_order(office: Place) -> None:
    offered = [one.kind for one in kinds_of(office.session)]
    assert offered[0] == "gift"
    assert sorted(offered) == sorted({definition.kind for definition in real() if not definition.internal})


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("dan chu", "democracy_event"),
        ("dân chủ", "democracy_event"),
        ("khoa so", "period_closing"),
        ("bien ban hop", "meeting"),
        ("nghi quyet", "directive"),
        ("tap huan", "training"),
        ("su kien chao", "event"),
    ],
)
def test_a_kind_is_found_first_by_what_the_rail_calls_it(office: Place, typed: str, kind: str) -> None:
    found = fitting(kinds_of(office.session), typed)
    assert found[0].kind == kind


def test_words_far_apart_in_a_description_are_no_answer(office: Place) -> None:
    assert [one.kind for one in fitting(kinds_of(office.session), "dan chu")] == ["democracy_event"]
    kinds = (*KINDS, KindView("x", "Khác", "Thi đua", "Quà của ai đó trong dịp Tết."))
    assert fitting(kinds, "quà Tết") == []
    assert [one.kind for one in fitting(kinds, "dịp t")] == ["x"]


def test_a_kind_without_a_place_of_its_own_comes_last() -> None:
    def kind(name: str) -> Definition:
        known = real().current("gift")
        return Definition(**{part: getattr(known, part) for part in known.__slots__} | {"kind": name})

    ordered = in_order([kind("unheard_of"), kind("house"), kind("gift")], "care")
    assert [one.kind for one in ordered] == ["gift", "house", "unheard_of"]
    assert in_order([kind("gift")], "emulation") == []
    assert {definition.group for definition in real()} <= {group for group, _heading in GROUPS}
