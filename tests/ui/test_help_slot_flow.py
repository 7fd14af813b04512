"""The province's help by the screens: the switch, the request with its paper, the digits typed, the book open again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.help_asking import ask_help, help_way
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.session import Session
from desktop_app.storage.keyslots import load_keys
from desktop_app.ui.flows.asking_help import AskingHelpFlow
from desktop_app.ui.flows.devices import DevicesFlow
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.flows.operators import OperatorsFlow
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


def test_from_a_locked_book_to_an_open_one(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    stick = tmp_path / "stick"
    with place(tmp_path, "province", qtbot) as here:
        made = new_store(tmp_path / "office", "office")
        office, folder = made.session, made.session.folder
        enrolled_by(office, here, stick)
        HelpSwitch(office).switch_on()
        office.close()
        here.drives.plug(stick, label="KINGSTON")
        equipment = Equipment(here.drives, here.chooser, FakePreview, here.printer)
        opened: list[Session] = []
        flow = AskingHelpFlow(here.window, here.tasks, folder, FixedClock(), equipment)
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
