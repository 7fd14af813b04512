"""Enrolment: typing thirty digits from paper, the office's three steps, the province's desk of devices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.messages import describe_code
from desktop_app.services.enrolment import RequestPreview
from desktop_app.ui.screens.device_request import Admission
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import ADMISSION, REQUEST, SHEET
from desktop_app.ui.screens.fingerprint import FingerprintInput, digits_of
from tests.pages.transfer_page import DevicesPage, EnrolmentPage, type_digits
from tests.pages.typing import press, type_text
from tests.ui.specimens_home import STICKS
from tests.ui.specimens_transfer import GROUPS, devices_screen, enrolment_screen

Show = Callable[[QWidget], QWidget]
FILE = Path("/media/KINGSTON/tiep-nhan-CDCS-01.scd")
CLAIMS = RequestPreview("TAM-77ab", "CĐCS Chè Than Uyên", "LĐLĐ tỉnh Lai Châu", "1f2e3d4caa00bb11")


def shown_digits(shown: Show) -> FingerprintInput:
    """Return an input in an active window."""
    digits = FingerprintInput()
    shown(digits)
    digits.setFocus()
    return digits


# thirty digits


def test_a_full_group_leads_to_the_next(shown: Show) -> None:
    digits = shown_digits(shown)
    for letter in "".join(GROUPS):
        type_text(QApplication.focusWidget() or digits, letter)
    assert digits.text == " ".join(GROUPS)
    assert digits.complete


def test_the_last_digit_completes(shown: Show) -> None:
    digits = shown_digits(shown)
    told: list[str] = []
    digits.completed.connect(lambda: told.append(digits.text))
    type_digits(digits, GROUPS)
    assert told == [" ".join(GROUPS)]


def test_backspace_in_an_empty_group_goes_back(shown: Show) -> None:
    digits = shown_digits(shown)
    type_text(digits.boxes[0], "48213")
    press(digits, Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is digits.boxes[0]
    press(digits, Qt.Key.Key_Backspace)
    assert digits.boxes[0].text() == "4821"


def test_pasting_all_groups_fills_all_boxes_from_any_of_them(shown: Show) -> None:
    digits = shown_digits(shown)
    digits.boxes[3].setFocus()
    QApplication.clipboard().setText("48213-90577 12006\n73391 05528 66104")
    press(digits, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert digits.text == " ".join(GROUPS)


def test_letters_do_not_count_and_other_digits_do(look: object) -> None:
    assert digits_of("a4 8-2.13") == "48213"
    assert digits_of("٤８") == "48"


def test_unfinished_groups_are_named(shown: Show) -> None:
    digits = shown_digits(shown)
    type_digits(digits, GROUPS[:4])
    assert not digits.check()
    assert "5, 6" in digits.problem
    assert QApplication.focusWidget() is digits.boxes[4]


def test_a_corrected_group_loses_its_mark_and_the_last_one_the_problem(shown: Show) -> None:
    digits = shown_digits(shown)
    type_digits(digits, GROUPS)
    digits.set_problem("Nhóm 2 và 5 khác.", [2, 5])
    digits.boxes[1].setText("11111")
    assert digits.problem
    digits.boxes[4].setText("22222")
    assert digits.problem == ""


# the office


def test_the_request_asks_for_signer_passphrase_and_stick(shown: Show) -> None:
    screen = enrolment_screen()
    asked: list[tuple[str, str, Path]] = []
    screen.request_wanted.connect(lambda *order: asked.append(order))
    shown(screen)
    screen.next_button.click()
    assert asked == []
    assert screen.request.form.passphrase_field.problem
    EnrolmentPage(screen).write_request("mật khẩu dài")
    assert asked == [("Hoàng Văn Thủy", "mật khẩu dài", STICKS[0].folder)]


def test_after_the_request_the_sheet_is_printed_with_enter(shown: Show) -> None:
    screen = enrolment_screen()
    printed: list[int] = []
    screen.print_requested.connect(lambda: printed.append(1))
    shown(screen)
    screen.show_written()
    assert screen.step == SHEET
    assert screen.request.form.passphrase.text() == ""
    assert screen.sheet.digits.groups == GROUPS
    press(screen, Qt.Key.Key_Return)
    assert printed == [1]


def test_days_later_the_admission_is_reached_without_the_steps_before(shown: Show) -> None:
    screen = enrolment_screen()
    shown(screen)
    screen.skip_button.click()
    screen.skip_button.click()
    assert screen.step == ADMISSION
    assert screen.next_button.isHidden()
    screen.set_file(FILE)
    assert QApplication.focusWidget() is screen.admission.digits.boxes[0]


def test_the_digits_go_out_as_typed_and_come_back_marked(shown: Show) -> None:
    screen = enrolment_screen()
    asked: list[tuple[Path, str]] = []
    screen.accept_wanted.connect(lambda *order: asked.append(order))
    shown(screen)
    screen.set_file(FILE)
    EnrolmentPage(screen).type_digits(GROUPS)
    assert asked == [(FILE, " ".join(GROUPS))]
    screen.show_problem(describe_code("fingerprint_differs", {"groups": ["2"]}), "fingerprint_differs", [2])
    assert screen.admission.digits.problem
    assert QApplication.focusWidget() is screen.admission.digits.boxes[1]
    EnrolmentPage(screen).type_digits(GROUPS)
    assert len(asked) == 2


def test_a_damaged_admission_is_said_above_the_file(shown: Show) -> None:
    screen = enrolment_screen()
    shown(screen)
    screen.set_file(FILE)
    screen.show_problem(describe_code("damaged", {}), "damaged")
    assert not screen.admission.notice.isHidden()
    screen.open_step(REQUEST)
    assert screen.step == REQUEST


# the province


def open_request(shown: Show) -> DevicesScreen:
    """Return the screen with an open request."""
    screen = devices_screen()
    shown(screen)
    screen.set_request(CLAIMS, ["Nguyễn Thu Hiền"])
    return screen


def test_the_claims_are_proposed_and_the_digits_are_not(shown: Show) -> None:
    screen = open_request(shown)
    assert (screen.panel.unit.text(), screen.panel.name.text()) == ("TAM-77ab", "CĐCS Chè Than Uyên")
    assert screen.panel.digits.text.strip() == ""


def test_approving_sends_everything(shown: Show) -> None:
    screen = open_request(shown)
    asked: list[Admission] = []
    screen.approve_wanted.connect(asked.append)
    DevicesPage(screen).approve(GROUPS, "CDCS-44", "mật khẩu tỉnh")
    digits = " ".join(GROUPS)
    wanted = Admission(
        digits, "CDCS-44", "CĐCS Chè Than Uyên", "", "", "Nguyễn Thu Hiền", "mật khẩu tỉnh", STICKS[0].folder
    )
    assert asked == [wanted]


def test_nothing_is_sent_while_something_is_missing(shown: Show) -> None:
    screen = open_request(shown)
    asked: list[object] = []
    screen.approve_wanted.connect(lambda *order: asked.append(order))
    screen.approve_button.click()
    assert screen.panel.digits.problem
    type_digits(screen.panel.digits, GROUPS)
    screen.panel.unit.clear()
    screen.approve_button.click()
    assert screen.panel.unit_field.problem
    assert asked == []


def test_different_digits_are_marked_in_the_panel(shown: Show) -> None:
    screen = open_request(shown)
    type_digits(screen.panel.digits, GROUPS)
    screen.show_problem(describe_code("fingerprint_differs", {"groups": ["6"]}), "fingerprint_differs", [6])
    assert QApplication.focusWidget() is screen.panel.digits.boxes[5]


def test_after_admission_the_request_is_closed(shown: Show) -> None:
    screen = open_request(shown)
    screen.show_approved("CĐCS Chè Than Uyên")
    assert not screen.panel.isVisible()
    assert screen.approve_button.isHidden()
    assert screen.default_button() is None
