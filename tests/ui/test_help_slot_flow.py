"""The province's help by the screens: the switch, the request with its paper, the digits typed, the book open again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.rooms import RoomBuilder
from desktop_app.services.help_asking import ask_help, help_way
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.session import Session
from desktop_app.storage.keyslots import Operator, load_keys
from desktop_app.ui.desk import Desk
from desktop_app.ui.flows.asking_help import AskingHelpFlow
from desktop_app.ui.flows.devices import DevicesFlow
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.flows.operators import OperatorsFlow
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.help_dialogs import HelpOfferDialog, HelpSwitchDialog
from desktop_app.ui.theme import Theme
from tests.fakes.chooser import FakePreview
from tests.fakes.clock import FixedClock
from tests.pages.typing import press, type_text
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, enrol, new_store
from tests.ui.transfer_desk import Place, place

NEW = "con trâu đen nhà ta"
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_switch_is_turned_after_a_question(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as here:
        flow = OperatorsFlow(here.at, here.printer, 10)
        flow.open()
        assert flow.screen.cards["help"].isHidden(), "no province, nothing to decide"
        province = new_store(tmp_path / "province", "province")
        enrol(here.session, province, tmp_path / "stick")
        province.session.close()
        flow.open()
        press(flow.screen, Qt.Key.Key_M, CTRL)
        assert flow.help.dialog is not None
        press(flow.help.dialog, Qt.Key.Key_Escape)
        assert not HelpSwitch(here.session).state().on
        press(flow.screen, Qt.Key.Key_M, CTRL)
        press(flow.help.dialog, Qt.Key.Key_Return, CTRL)
        here.settle()
        assert HelpSwitch(here.session).state().on
        assert flow.screen.help_button.words == "Tắt “Tỉnh giúp mở sổ”"


def test_a_request_that_waits_is_told_where_the_switch_is(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    """Whoever opens the book by passphrase hears of it in the status bar, and here until it is ended."""
    with place(tmp_path, "office", qtbot) as here:
        province = new_store(tmp_path / "province", "province")
        enrol(here.session, province, tmp_path / "stick")
        province.session.close()
        HelpSwitch(here.session).switch_on()
        ask_help(here.session.folder, NEW, tmp_path / "stick", kdf=CHEAP)
        flow = OperatorsFlow(here.at, here.printer, 10)
        flow.open()
        assert "đã nhờ tỉnh mở sổ" in flow.screen.notice.title
        for _off_and_on in range(2):
            press(flow.screen, Qt.Key.Key_M, CTRL)
            assert flow.help.dialog is not None
            press(flow.help.dialog, Qt.Key.Key_Return, CTRL)
            here.settle()
        assert HelpSwitch(here.session).state().on
        flow.open()
        assert "đã nhờ tỉnh mở sổ" not in flow.screen.notice.title


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[tuple[Place, Desk]]:
    """The whole desk of an office that its province has just admitted."""
    with place(tmp_path, "office", qtbot) as here:
        province = new_store(tmp_path / "province", "province")
        enrol(here.session, province, tmp_path / "stick")
        province.session.close()
        rooms = RoomBuilder(here.window, here.session, here.tasks, equipment(here)).rooms()
        made = Desk(here.window, here.session, here.tasks, rooms)
        made.begin()
        here.settle()
        yield here, made
        made.close()


def equipment(here: Place) -> Equipment:
    """Return what is plugged into the PC."""
    return Equipment(here.drives, here.chooser, FakePreview, here.printer)


def offer(desk: Desk) -> Button | None:
    """Return the row of Home that offers it."""
    rows = desk.home.screen.todo.buttons
    return next((row for row in rows if "tỉnh giúp mở sổ" in row.accessibleName()), None)


def question(desk: Desk) -> HelpOfferDialog:
    """Press the row, and return what is asked."""
    row = offer(desk)
    assert row is not None
    row.click()
    dialog = asked(desk)
    assert isinstance(dialog, HelpOfferDialog)
    return dialog


def asked(desk: Desk) -> HelpSwitchDialog | None:
    """Return the question that is open."""
    return desk.book.operators.help.dialog


def test_home_offers_it_until_it_is_declined_and_never_again(desk: tuple[Place, Desk]) -> None:
    here, office = desk
    later = question(office)
    press(later, Qt.Key.Key_Escape)
    office.home.refresh()
    here.settle()
    no = question(office)
    press(no, Qt.Key.Key_K, CTRL)
    here.bot.waitUntil(lambda: offer(office) is None)
    assert no.ended
    assert not HelpSwitch(here.session).state().on
    assert here.window.status.text.startswith("Không bật “Tỉnh giúp mở sổ”")
    office.book.operators.help.offer()
    assert asked(office) is None
    office.book.operators.open()
    press(office.book.operators.screen, Qt.Key.Key_M, CTRL)
    wanted = asked(office)
    assert wanted is not None, "who wants it later finds it where it was"
    press(wanted, Qt.Key.Key_Escape)


def test_yes_to_the_offer_turns_it_on(desk: tuple[Place, Desk]) -> None:
    here, office = desk
    press(question(office), Qt.Key.Key_Return, CTRL)
    here.bot.waitUntil(lambda: offer(office) is None)
    assert HelpSwitch(here.session).state().on


def test_what_stands_in_the_way_of_an_answer_is_said_where_it_was_given(desk: tuple[Place, Desk]) -> None:
    here, office = desk
    dialog = question(office)
    here.session.operator = Operator("Lan", "", ("enter",))
    press(dialog, Qt.Key.Key_K, CTRL)
    here.settle()
    assert not dialog.notice.isHidden()
    assert dialog.decline_button.isEnabled()
    press(dialog, Qt.Key.Key_Escape)


def test_from_a_locked_book_to_an_open_one(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    stick = tmp_path / "stick"
    with place(tmp_path, "province", qtbot) as here:
        made = new_store(tmp_path / "office", "office")
        office, folder = made.session, made.session.folder
        enrolled_by(office, here, stick)
        HelpSwitch(office).switch_on()
        office.close()
        here.drives.plug(stick, label="KINGSTON")
        opened: list[Session] = []
        flow = AskingHelpFlow(here.window, here.tasks, folder, FixedClock(), equipment(here))
        flow.opened.connect(opened.append)
        screen = flow.open(help_way(folder), [OPERATOR])
        here.settle()
        type_text(screen.passphrase.first, NEW)
        type_text(screen.passphrase.second, NEW)
        screen.go_button.click()
        here.settle()
        digits = screen.digits.groups
        assert len(digits) == 6
        screen.print_button.click()
        (request,) = stick.glob("nho-mo-so-*.scd")

        devices = DevicesFlow(here.at)
        devices.open()
        here.chooser.answer = [request]
        press(devices.screen, Qt.Key.Key_B, CTRL)
        dialog = devices.help.dialog
        assert dialog is not None
        here.settle()
        for box, group in zip(dialog.digits.boxes, digits, strict=True):
            box.setText(group)
        type_text(dialog.form.passphrase, PASSPHRASE)
        press(dialog, Qt.Key.Key_Return, CTRL)
        here.settle()
        assert devices.help.dialog is None
        (answer,) = stick.glob(f"giup-mo-so-{UNIT}-*.scd")

        screen = flow.open(help_way(folder), [OPERATOR])
        here.chooser.answer = [answer]
        type_text(screen.chosen, "mật khẩu đoán mò")
        screen.go_button.click()
        here.settle()
        assert screen.chosen_field.problem.startswith("Mật khẩu này không phải")
        screen.chosen.clear()
        type_text(screen.chosen, NEW)
        screen.go_button.click()
        here.settle()
        (session,) = opened
        session.close()
        load_keys(folder).keys.unlock(OPERATOR, NEW)


def enrolled_by(office: Session, here: Place, stick: Path) -> None:
    """Enrol ``office`` with the province whose window is open."""
    from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment

    stick.mkdir()
    at_office, at_province = OfficeEnrolment(office), ProvinceEnrolment(here.session)
    request = at_office.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(at_office.state().fingerprint)
    admission = at_province.approve(request, typed, unit=UNIT, to=stick, signer=OPERATOR, passphrase=PASSPHRASE)
    at_office.accept(admission, " ".join(at_province.fingerprint()))
