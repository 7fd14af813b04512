"""The assistant, without a window and through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.door import Door
from desktop_app.messages import describe_code
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.first_run import FirstRunScreen
from desktop_app.ui.screens.first_run_steps import Assistant, Page, RecoveryView, SetupAnswers, typed_back
from desktop_app.ui.theme import Theme
from desktop_app.ui.work_area import WorkArea
from tests.fakes.chooser import FakeChooser, FakePreview, FakePrinter
from tests.fakes.clock import FixedClock
from tests.fakes.drives import FakeDrives
from tests.pages.start import FirstRunPage
from tests.pages.transfer_page import type_digits
from tests.pages.typing import press, type_text
from tests.services.stores import CHEAP
from tests.ui.specimens import GROUPS, ten_characters

# The offscreen plugin says so whenever a list opens below an input.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def page(look: Theme, shown: Callable[[QWidget], QWidget]) -> FirstRunPage:
    window, screen = MainWindow(WorkArea, DisplayMenu), FirstRunScreen(ten_characters)
    screen.set_communes(["xã Nậm Cuổi", "xã Nậm Mạ"])
    window.show_alone(screen)
    shown(window)
    return FirstRunPage(screen)


def test_by_keyboard_from_welcome_to_done(page: FirstRunPage, qtbot: QtBot) -> None:
    screen = page.screen
    page.go_on()
    assert page.at(Page.OFFICE)
    page.answer_office("CĐCS  Trường Tiểu học Nậm Cuổi ", "xã Nậm Cuổi")
    assert page.at(Page.OPERATOR)
    with qtbot.waitSignal(screen.setup_requested) as asked:
        page.answer_operator("Lò Thị Phương", "bốn từ dễ nhớ")
    assert asked.args == [
        SetupAnswers(
            role="office",
            office="CĐCS Trường Tiểu học Nậm Cuổi",
            superior="LĐLĐ tỉnh Lai Châu",
            commune="xã Nậm Cuổi",
            operator="Lò Thị Phương",
            passphrase="bốn từ dễ nhớ",
        )
    ]
    screen.show_recovery(RecoveryView(GROUPS, 2))
    assert screen.next_button.hasFocus(), "Enter does what its cap stands on"
    assert screen.operator.passphrase.value() == ""
    with qtbot.waitSignal(screen.print_requested):
        press(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page.type_group("sai")
    assert page.at(Page.RECOVERY)
    assert "nhóm số 3" in screen.recovery.field.problem
    page.type_group("otre5c")
    assert page.at(Page.DONE)
    with qtbot.waitSignal(screen.finished):
        page.go_on()


def test_missing_answers_are_said_beside_the_field(page: FirstRunPage) -> None:
    page.go_on()
    page.answer_office("", "")
    screen = page.screen
    assert page.at(Page.OFFICE)
    assert screen.office.fields["office"].problem == "Hãy ghi tên đơn vị."
    assert screen.office.fields["commune"].problem != ""
    assert screen.office.office.hasFocus()


def test_esc_closes_the_list_of_communes_and_nothing_else(page: FirstRunPage, qtbot: QtBot) -> None:
    page.go_on()
    commune = page.screen.office.commune
    type_text(commune, "nam")
    completer = commune.completer()
    assert completer is not None
    listed = completer.popup()
    assert listed is not None
    qtbot.waitUntil(listed.isVisible)
    press(page.screen, Qt.Key.Key_Escape)
    assert listed.isHidden()
    assert (page.at(Page.OFFICE), commune.text()) == (True, "nam")
    press(page.screen, Qt.Key.Key_Escape)
    assert page.at(Page.WELCOME)


def test_a_commune_of_before_is_refused_beside_its_field_with_that_of_today(page: FirstRunPage) -> None:
    screen = page.screen
    screen.set_commune_rule(lambda typed: ("nơi đó thuộc xã Pắc Ta.", "xã Pắc Ta") if typed == "Hố Mít" else ("", ""))
    page.go_on()
    page.answer_office("CĐCS A", "Hố Mít")
    office = screen.office
    assert (page.at(Page.OFFICE), office.fields["commune"].problem) == (True, "nơi đó thuộc xã Pắc Ta.")
    assert office.commune.hasFocus()
    press(screen, Qt.Key.Key_Tab)
    take = QApplication.focusWidget()
    assert isinstance(take, Button)
    assert take.words == "Lấy “xã Pắc Ta”"
    press(take, Qt.Key.Key_Return)
    assert (page.at(Page.OFFICE), office.commune.hasFocus()) == (True, True)
    assert (office.commune.text(), office.fields["commune"].problem, take.isVisible()) == ("xã Pắc Ta", "", False)
    page.go_on()
    assert page.at(Page.OPERATOR)


def test_short_and_unequal_passphrases_are_refused(page: FirstRunPage, qtbot: QtBot) -> None:
    page.go_on()
    page.answer_office("CĐCS A", "xã B")
    with qtbot.assertNotEmitted(page.screen.setup_requested):
        page.answer_operator("Lò Thị Phương", "ngắn")
    fields = page.screen.operator.passphrase
    assert fields.first_field.problem == "Mật khẩu cần ít nhất 10 ký tự."
    fields.clear()
    page.screen.operator.operator.clear()
    with qtbot.assertNotEmitted(page.screen.setup_requested):
        page.answer_operator("Lò Thị Phương", "bốn từ dễ nhớ", again="bốn từ dễ quên")
    assert "giống nhau" in fields.second_field.problem
    assert fields.second.hasFocus()


def test_back_until_the_book_is_made(page: FirstRunPage) -> None:
    screen = page.screen
    page.go_on()
    page.answer_office("CĐCS A", "xã B")
    press(screen, Qt.Key.Key_Escape)
    assert page.at(Page.OFFICE)
    assert screen.office.office.text() == "CĐCS A"
    screen.show_recovery(RecoveryView(GROUPS, 0))
    assert not screen.back_button.isVisible()


def test_the_menu_of_the_display_opens_below_its_link(page: FirstRunPage) -> None:
    screen, window = page.screen, page.screen.window()
    press(screen, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    link = screen.display_link
    below = link.mapToGlobal(link.rect().bottomLeft())
    assert 0 <= menu.geometry().top() - below.y() < 60
    assert menu.geometry().left() < below.x() + link.width()
    assert menu.geometry().right() <= window.mapToGlobal(window.rect().bottomRight()).x()
    menu.close()


def test_province_has_no_commune(page: FirstRunPage, qtbot: QtBot) -> None:
    screen = page.screen
    screen.welcome.province_link.click()
    assert not screen.office.commune.isVisible()
    assert screen.office.office.text() == "LĐLĐ tỉnh Lai Châu"
    page.go_on()
    with qtbot.waitSignal(screen.setup_requested) as asked:
        page.answer_operator("Nguyễn Thu Hiền", "bốn từ dễ nhớ")
    (answers,) = asked.args
    assert (answers.role, answers.commune) == ("province", "")


def test_a_province_is_made_anew_from_its_envelope(page: FirstRunPage, qtbot: QtBot, tmp_path: Path) -> None:
    lost = make_store(
        tmp_path / "lost", SetUp("province", "LĐLĐ tỉnh Lai Châu", "A", "quà tết bính ngọ"),
        clock=FixedClock(), kdf=CHEAP,
    )  # fmt: skip
    lost.session.close()
    screen, envelope = page.screen, page.screen.envelope
    screen.welcome.envelope_link.click()
    page.go_on()
    assert page.at(Page.ENVELOPE)
    screen.next_button.click()
    assert (page.at(Page.ENVELOPE), bool(envelope.secret_field.problem)) == (True, True)
    type_text(envelope.secret, lost.root_secret or "")
    type_digits(envelope.digits, lost.fingerprint)
    assert envelope.paper.hasFocus()
    type_text(envelope.paper, lost.paper_identity or "")
    page.go_on()
    with qtbot.waitSignal(screen.setup_requested) as asked:
        page.answer_operator("Nguyễn Thu Hiền", "bốn từ dễ nhớ")
    (answers,) = asked.args
    window = screen.window()
    assert isinstance(window, MainWindow)
    door = Door(
        window, tmp_path / "anew", FixedClock(), Equipment(FakeDrives(), FakeChooser(), FakePreview, FakePrinter())
    )
    door.make(answers)
    assert door.made is not None
    assert door.made.fingerprint == lost.fingerprint
    door.made.session.close()


def test_what_is_wrong_in_the_envelope_is_said_beside_it(page: FirstRunPage) -> None:
    screen, envelope = page.screen, page.screen.envelope
    screen.welcome.envelope_link.click()
    page.go_on()
    type_text(envelope.secret, "ABC")
    type_digits(envelope.digits, ("11111", "22222", "33333", "44444", "55555", "66666"))
    page.go_on()
    page.answer_operator("Nguyễn Thu Hiền", "bốn từ dễ nhớ")
    said = describe_code("root_secret_unreadable", {"letters": 3, "needed": 52, "groups": []})
    assert screen.show_envelope_problem(said, "root_secret_unreadable")
    assert (page.at(Page.ENVELOPE), envelope.secret.hasFocus()) == (True, True)
    assert "52" in envelope.secret_field.problem
    assert not screen.show_envelope_problem(said, "disk_full")


def test_a_problem_is_scrolled_to_at_large_text(page: FirstRunPage, look: Theme, qtbot: QtBot) -> None:
    look.set_scale(200)
    screen = page.screen
    screen.show_recovery(RecoveryView(GROUPS, 0))
    page.type_group("sai")
    typed = screen.recovery.typed
    assert typed.hasFocus()
    qtbot.waitUntil(lambda: typed.visibleRegion().boundingRect().height() == typed.height())


def test_sample_data_instead(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.screen.sample_requested):
        page.screen.welcome.sample_button.click()


def test_a_problem_keeps_everything_typed(page: FirstRunPage) -> None:
    screen = page.screen
    page.go_on()
    page.answer_office("CĐCS A", "xã B")
    page.answer_operator("Lò Thị Phương", "bốn từ dễ nhớ")
    assert not screen.next_button.isEnabled()
    screen.show_problem("Ổ đĩa của máy đã đầy.", "Chưa ghi gì.")
    assert screen.notice.title == "Ổ đĩa của máy đã đầy."
    assert screen.next_button.isEnabled()
    assert screen.operator.passphrase.value() == "bốn từ dễ nhớ"


def test_who_gives_up_printing_gives_up_all_papers(tmp_path: Path, page: FirstRunPage) -> None:
    asked: list[str] = []

    class GivesUp(FakePrinter):
        def print_pdf(self, _content: bytes, title: str, _parent: QWidget, copies: int = 1) -> bool:
            asked.append(title)
            return False

    window = page.screen.window()
    assert isinstance(window, MainWindow)
    equipment = Equipment(FakeDrives(), FakeChooser(), FakePreview, GivesUp())
    door = Door(window, tmp_path / "so", FixedClock(), equipment)
    answers = SetUp(role="office", name="CĐCS A", operator="Lò Thị Phương", passphrase="quà tết bính ngọ")
    door.made = make_store(tmp_path / "so", answers, clock=FixedClock(), kdf=CHEAP)
    assert door.print_papers() == ""
    assert len(asked) == 1
    door.made.session.close()


@given(st.integers(0, 4), st.lists(st.sampled_from([" ", "-"]), max_size=3))
def test_group_typed_back_in_any_manner(asked: int, noise: list[str]) -> None:
    group = GROUPS[asked]
    typed = "".join(noise) + group.lower().replace("0", "o") + "".join(noise)
    assert typed_back(RecoveryView(GROUPS, asked), typed)
    assert not typed_back(RecoveryView(GROUPS, (asked + 1) % 5), typed)


def test_pages_lead_only_where_they_may() -> None:
    assistant = Assistant()
    assistant.begin("office")
    seen = [assistant.page]
    for _step in range(5):
        assistant.go_on()
        seen.append(assistant.page)
    assert seen == [Page.OFFICE, Page.OPERATOR, Page.RECOVERY, Page.DONE, Page.DONE, Page.DONE]
    assistant.go_back()
    assert assistant.page is Page.DONE
