"""The export assistant: its pages without a window, what each outcome says, and the screen by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.media.durable import Outcome
from desktop_app.messages import describe_code
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.export_steps import ExportAssistant, Page, WriteOrder, next_steps, verdict
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker
from tests.pages.transfer_page import ExportPage
from tests.pages.typing import press
from tests.ui.specimens_home import STICKS
from tests.ui.specimens_transfer import IN_BUNDLE, export_screen, result

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


def ordered(screen: ExportScreen) -> list[WriteOrder]:
    """Collect what the screen asks to be written."""
    orders: list[WriteOrder] = []
    screen.write_requested.connect(orders.append)
    return orders


def to_write(page: ExportPage) -> None:
    """Walk to the page where the stick is chosen."""
    page.screen.focus_first()  # as the window does; else Enter is the button that writes the last bundle again
    page.go_on()
    page.screen.sign.form.signer.set_code("Hoàng Văn Thủy")
    page.sign("mật khẩu dài")


# without a window


def test_nothing_to_send_keeps_the_first_page() -> None:
    assistant = ExportAssistant()
    assistant.start(0)
    assistant.go_on()
    assert assistant.page is Page.CHECK
    assert not assistant.can_go_on


def test_the_way_there_and_back() -> None:
    assistant = ExportAssistant()
    assistant.start(3)
    pages = []
    for step in (assistant.go_on, assistant.go_on, assistant.go_on, assistant.go_back, assistant.go_back):
        step()
        pages.append(assistant.page)
    # only the outcome leads on from where the stick is chosen
    assert pages == [Page.SIGN, Page.WRITE, Page.WRITE, Page.SIGN, Page.CHECK]
    assert not assistant.can_go_back


def test_a_wrong_passphrase_leads_back_to_signing() -> None:
    assistant = ExportAssistant(Page.WRITE, records=3, busy=True)
    assistant.failed(passphrase=True, number=None)
    assert (assistant.page, assistant.again, assistant.busy) == (Page.SIGN, False, False)


def test_a_sealed_bundle_is_only_copied_from_then_on() -> None:
    assistant = ExportAssistant(Page.WRITE, records=3, busy=True)
    assistant.failed(passphrase=False, number=15)
    assert (assistant.page, assistant.number, assistant.again) == (Page.WRITE, 15, True)
    assert not assistant.can_go_back


def test_nothing_moves_while_a_copy_is_on_its_way() -> None:
    assistant = ExportAssistant(Page.WRITE, records=3)
    assistant.began()
    assistant.go_back()
    assistant.write_another(9)
    assert (assistant.page, assistant.number) == (Page.WRITE, None)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_verdict_and_steps(outcome: Outcome) -> None:
    seen = verdict(outcome.value, 15, 27)
    assert "15" in seen.title
    assert seen.good == outcome.value.startswith("verified")
    steps = next_steps(seen, "LĐLĐ tỉnh", 27)
    assert len(steps) == 3
    assert steps[0].action == ("print" if seen.good else "write")


def test_verdict_claims_nothing_about_the_province() -> None:
    for outcome in Outcome:
        seen = verdict(outcome.value, 15, 27)
        assert "tỉnh" not in (seen.title + seen.text).replace("hệ điều hành", "")


def test_an_unknown_outcome_is_an_error() -> None:
    with pytest.raises(ValueError, match="half"):
        verdict("half", 1, 1)


# the screen


def test_by_keyboard_to_the_order(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    orders, page = ordered(screen), ExportPage(screen)
    shown(screen)
    screen.focus_first()
    to_write(page)
    assert screen.page is Page.WRITE
    assert "KINGSTON" in screen.next_button.words
    page.go_on()
    assert orders == [WriteOrder(STICKS[0].folder, "Hoàng Văn Thủy", "mật khẩu dài", None)]
    assert screen.busy
    page.go_on()
    assert len(orders) == 1


def test_signing_needs_a_signer_and_a_passphrase(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    shown(screen)
    screen.next_button.click()
    screen.next_button.click()
    assert screen.page is Page.SIGN
    assert screen.sign.form.signer_field.problem
    assert screen.sign.form.passphrase_field.problem


def test_a_wrong_passphrase_is_said_where_it_is_typed(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    shown(screen)
    to_write(ExportPage(screen))
    screen.next_button.click()
    screen.show_problem(describe_code("wrong_passphrase", {"operator": "Hoàng Văn Thủy"}), "wrong_passphrase", None)
    assert screen.page is Page.SIGN
    assert "Hoàng Văn Thủy" in screen.sign.form.passphrase_field.problem
    assert QApplication.focusWidget() is screen.sign.form.passphrase


def test_a_full_stick_leaves_the_bundle_to_be_written_again(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    orders, page = ordered(screen), ExportPage(screen)
    shown(screen)
    to_write(page)
    page.go_on()
    fields: dict[str, str | int | float | bool | list[str] | None] = {"drive": "/media/K", "needed": 48, "free": 12}
    screen.show_problem(describe_code("drive_full", fields), "drive_full", 15)
    assert page.problem
    page.go_on()
    assert orders[-1] == WriteOrder(STICKS[0].folder, "Hoàng Văn Thủy", "", 15)


def test_the_passphrase_is_handed_over_once(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    orders, page = ordered(screen), ExportPage(screen)
    shown(screen)
    to_write(page)
    assert screen.sign.form.passphrase.text() == ""
    page.go_on()
    assert orders == [WriteOrder(STICKS[0].folder, "Hoàng Văn Thủy", "mật khẩu dài", None)]
    screen.show_problem(describe_code("drive_gone"), "drive_gone", None)
    assert not screen.write.isHidden()
    page.go_on()
    assert not screen.sign.isHidden()
    assert len(orders) == 1
    assert "Gõ lại" in screen.sign.form.passphrase_field.problem
    page.sign("mật khẩu dài")
    page.go_on()
    assert orders[1] == orders[0]
    screen.show_result(result("verified"), datetime(2026, 6, 5, 10, 52))
    assert screen.sign.form.passphrase.text() == ""
    assert "15" in page.verdict


def test_enter_prints_the_cover_sheet_of_a_good_bundle(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    printed: list[int] = []
    screen.print_requested.connect(printed.append)
    page = ExportPage(screen)
    shown(screen)
    to_write(page)
    page.go_on()
    screen.show_result(result("verified"), None)
    page.go_on()
    assert printed == [15]


def test_the_memo_tells_the_stick_the_period_and_the_second_copy(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    page = ExportPage(screen)
    shown(screen)
    to_write(page)
    page.go_on()
    period = (date(2025, 12, 1), date(2026, 5, 31))
    screen.show_result(result("verified"), datetime(2026, 6, 5, 10, 52), period)
    memo = [words.text() for words in screen.done.content.facts.findChildren(QLabel) if not words.isHidden()]
    assert "01/02/2025 – 31/5/2026".replace("01/02", "01/12") in memo
    assert any(one.startswith("KINGSTON, còn trống") for one in memo)
    assert "chưa ghi" in memo
    assert "Tên tệp" not in memo
    assert "USB đã ngắt, rút ra được." in screen.done.outcome.text
    press(screen, Qt.Key.Key_D, CTRL)
    screen.set_sticks([StickView(Path("/media/B"), "SANDISK", 9_000_000_000)])
    page.go_on()
    screen.show_result(result("verified_not_ejected"), datetime(2026, 6, 5, 10, 55), period)
    memo = [words.text() for words in screen.done.content.facts.findChildren(QLabel) if not words.isHidden()]
    assert "USB SANDISK, đã đọc lại đúng" in memo
    assert "đã ngắt" not in screen.done.outcome.text


def test_the_memo_names_the_file_where_another_one_has_the_name(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    shown(screen)
    name = "CDCS-01-1f2e3d4c-aa00bb11-15-2.scd"
    beside = replace(result("verified"), written_to=Path("/media/KINGSTON") / name)
    screen.show_result(beside, datetime(2026, 6, 5, 10, 52), None)
    memo = [words.text() for words in screen.done.content.facts.findChildren(QLabel) if not words.isHidden()]
    assert f"{name}, vì ở đó có tệp khác cùng tên" in memo


def test_enter_writes_an_unproven_bundle_again(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    orders, page = ordered(screen), ExportPage(screen)
    shown(screen)
    to_write(page)
    page.go_on()
    screen.show_result(result("written_not_verified"), None)
    page.go_on()
    assert screen.page is Page.WRITE
    page.go_on()
    assert orders[-1].number == 15


def test_escape_leads_home_and_stops_a_copy(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    left: list[str] = []
    screen.closed.connect(lambda: left.append("home"))
    screen.stop_requested.connect(lambda: left.append("stop"))
    page = ExportPage(screen)
    shown(screen)
    press(screen, Qt.Key.Key_Escape)
    to_write(page)
    page.go_on()
    press(screen, Qt.Key.Key_Escape)
    assert left == ["home", "stop"]


def test_a_copy_of_the_last_bundle_can_be_made_with_nothing_new(shown: Show) -> None:
    screen = export_screen()
    orders = ordered(screen)
    shown(screen)
    assert screen.next_button.isHidden()
    press(screen, Qt.Key.Key_D, CTRL)
    ExportPage(screen).go_on()
    assert [order.number for order in orders] == [14]


def test_the_total_row_adds_records_and_money_but_not_people(shown: Show) -> None:
    screen = export_screen(*IN_BUNDLE)
    shown(screen)
    total = [cell.text for cell in screen.check.content.table.content.rows[-1]]
    assert total == ["Cộng", "27", "", "81.200.000"]


# where to write


def picker(*sticks: StickView) -> TargetPicker:
    """Return a picker that sees ``sticks``."""
    made = TargetPicker()
    made.set_sticks(sticks)
    return made


def test_the_only_stick_that_can_be_written_is_chosen_and_named(look: object) -> None:
    made = picker(*STICKS)
    assert (made.target, made.target_name) == (STICKS[0].folder, "USB KINGSTON")


def test_of_two_sticks_none_is_chosen(look: object) -> None:
    made = picker(STICKS[0], StickView(Path("/media/B"), "", 5_000_000_000))
    assert made.target is None
    assert "Hãy chọn một" in made.hint
    assert not made.check()
    assert made.problem


def test_a_pulled_stick_is_not_chosen_any_more(look: object) -> None:
    made = picker(STICKS[0])
    made.set_sticks(())
    assert (made.target, made.options) == (None, ())


def test_what_stands_in_the_way_is_said_of_each_stick(look: object) -> None:
    fat = StickView(Path("/media/F"), "FAT", 9_000_000_000, largest_file=4_294_967_295)
    full = StickView(Path("/media/G"), "", 5, model="Kingston")
    empty = StickView(Path(), "", 0, unusable="no_card")
    raw = StickView(Path(), "", 0, model="SanDisk Cruzer", unusable="unformatted")
    made = picker(fat, full, empty, raw)
    assert made.target_name == "USB FAT"
    assert made.options[1:] == (
        "USB Kingston, đã đầy",
        "USB không tên: khe đọc thẻ chưa có thẻ",
        "USB SanDisk Cruzer: chưa định dạng hoặc máy này không đọc được",
    )
    made.set_needed(5_000_000_000)
    assert made.target is None
    assert made.options[0] == "USB FAT, mỗi tệp nhiều nhất 4,3 GB, gói này 5 GB"
    made.set_needed(9_500_000_000)
    made.note_slow(fat.folder)
    made.set_needed(1_000)
    assert made.options[0] == "USB FAT, còn trống 9 GB, ghi chậm"


def test_a_stick_that_was_let_go_of_is_told_when_it_is_true(look: object) -> None:
    made = picker(STICKS[0])
    asked: list[Path] = []
    made.eject_requested.connect(asked.append)
    made.eject_button.click()
    assert asked == [STICKS[0].folder]
    made.show_ejected("USB KINGSTON", gone=False)
    assert "chưa ngắt được" in made.problem
    made.show_ejected("USB KINGSTON", gone=True)
    assert (made.problem, made.told) == ("", "USB KINGSTON đã ngắt, rút ra được.")
    made.set_sticks(())
    assert not made.eject_button.isEnabled()


def test_sticks_folder_and_letting_go_have_keys(shown: Show) -> None:
    made = picker(STICKS[0])
    asked: list[str] = []
    made.refresh_requested.connect(lambda: asked.append("look"))
    made.folder_requested.connect(lambda: asked.append("folder"))
    made.eject_requested.connect(lambda _folder: asked.append("eject"))
    shown(made)
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, CTRL):
        press(made, Qt.Key.Key_F5, held)
    assert asked == ["look", "folder", "eject"]


def test_a_folder_is_named_without_its_path(look: object) -> None:
    made = picker()
    assert not made.check()
    assert made.problem
    made.set_folder(Path("/home/phuong/Tài liệu/gửi tỉnh"))
    assert made.problem == "", "chosen: nothing is wrong any more"
    assert made.options == ("Thư mục gửi tỉnh",)
    assert made.check()


def test_large_counts_are_written_with_dots() -> None:
    seen = verdict("verified", 15, 1951)
    assert seen.text.startswith("1.951 bản ghi nằm trong gói.")
    assert "1.951 bản ghi" in next_steps(seen, "LĐLĐ tỉnh Lai Châu", 1951)[-1].text
