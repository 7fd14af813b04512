"""Recording with a real store behind the window, by keyboard: enter, correct, keep, repeat, delete, take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.flows.typing_keeper import PAUSE_MS, TypingKeeper
from desktop_app.ui.screens.record_dialog import RecordDialog
from tests.pages.form_page import commit, offered
from tests.pages.question_page import answering
from tests.pages.typing import press
from tests.ui.office import CTRL, SHIFT, Office, Show, open_office
from tests.ui.record_store import campaign, gift, house, person


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "house", "person", "campaign") as made:
        yield made


def test_five_gifts_by_keyboard_alone(office: Office) -> None:
    names = ("Chẻo Mí Pẩu", "Giàng A Chứ", "Lò Thị Ín", "Phàn Thị Liều", "Tẩn Thị Mẩy")
    people = [person(office.entry, name, "1984", office.place()) for name in names]
    tet = campaign(office.entry)
    office.flow.show_list("gift")
    office.list.begin_new()
    form = office.form
    for number, name in enumerate(names):
        commit(form.line("recipient"), name)
        assert offered(form.line("recipient"))[0] == name
        press(form.line("recipient"), Qt.Key.Key_Return)
        form.type("relation", "đoàn viên")
        form.type("place", "Nậm Coóng")
        form.type("place", "xã Nậm Cuổi", 1)
        if number == 0:
            commit(form.line("campaign"), "tết")
            assert offered(form.line("campaign"))[0] == "Tết Bính Ngọ 2026"
            press(form.line("campaign"), Qt.Key.Key_Return)
        assert form.text("campaign") == "Tết Bính Ngọ 2026"
        assert form.text("cash") == "1.000.000"
        form.complete()
        assert office.status == f"Đã lưu suất quà của {name}. Mọi thay đổi đã lưu, lúc 11:42."
        assert form.line("recipient").hasFocus()
    form.close()
    assert office.window.current is office.flow.list_screen
    assert sorted(office.list.names) == sorted(names)
    QTest.qWait(150)
    assert office.flow.list_screen.totals.figures == ["5 bản ghi", "5 người", "5 lượt", "6.500.000 đồng"]
    saved = Browsing(office.session).open("gift").row(0)
    assert saved is not None
    recipient = saved.data["recipient"]
    assert isinstance(recipient, dict)
    assert recipient["record"] in people
    assert saved.data["campaign"] == tet


def test_a_campaign_s_values_fill_empty_fields_only_and_say_so(office: Office) -> None:
    campaign(office.entry)
    office.flow.add("gift")
    office.form.type("cash", "500 nghìn")
    commit(office.form.line("campaign"), "tết")
    offered(office.form.line("campaign"))
    press(office.form.line("campaign"), Qt.Key.Key_Return)
    assert (office.form.text("cash"), office.form.text("in_kind_value")) == ("500.000", "300.000")
    assert office.form.below("in_kind") == "Chép từ Tết Bính Ngọ 2026"
    assert office.form.text("value") == "800.000"


def test_an_empty_form_is_not_full_of_mistakes_but_completing_shows_them_all(office: Office) -> None:
    office.flow.add("gift")
    assert office.form.problems == []
    office.form.type("recipient", "Lò Văn Pâng")
    office.form.type("given_on", "31/4/2026")
    left = ["Đối tượng: " + office.form.below("relation"), "Ngày trao: " + office.form.below("given_on")]
    assert office.form.problems == left
    office.form.complete()
    assert len(office.form.problems) > 4
    assert Browsing(office.session).counts().get("gift", 0) == 0
    assert office.form.line("relation").hasFocus()


def test_what_cannot_be_read_survives_in_a_draft(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("recipient", "Lò Văn Pâng")
    office.form.type("given_on", "31/4/2026")
    office.form.save_draft()
    assert office.status == "Đã lưu nháp lúc 11:42."
    office.form.close()
    office.list.open_row(0)
    assert (office.form.text("recipient"), office.form.text("given_on")) == ("Lò Văn Pâng", "31/4/2026")
    assert any("Ngày trao" in problem for problem in office.form.problems)


def test_dates_out_of_order_and_missing_money_stand_beside_the_fields(office: Office) -> None:
    record = office.entry.save_draft("house", house(office.session)).record
    office.flow.open(record)
    assert any(problem.startswith("Ngày bàn giao: ") for problem in office.form.problems)
    office.form.type("handed_over_on", "12/4/2026")
    assert not any(problem.startswith("Ngày bàn giao: ") for problem in office.form.problems)
    assert office.form.box("funding").difference == "Còn thiếu 4.000.000 đồng"  # type: ignore[attr-defined]


def test_typing_is_kept_when_left_and_offered_not_applied(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.form.close()
    assert office.status == "Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."
    office.flow.add("gift")
    assert office.form.text("recipient") == ""
    assert not office.form.sheet.isEnabled()
    assert office.shown().startswith("Có chữ đang gõ dở")
    office.form.answer("Mở lại")
    assert office.form.text("recipient") == "Vàng Thị Dợ"
    assert office.form.sheet.isEnabled()


def test_typing_left_by_another_way_is_told_as_kept_too(office: Office) -> None:
    office.flow.add("gift")
    office.flow.show_list("gift")
    assert office.status == "", "nothing was typed"
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.flow.show_list("person")
    QApplication.processEvents()
    assert office.status == "Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."


def test_kept_typing_can_be_dropped(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.form.close()
    office.flow.add("gift")
    asked = answering(lambda: office.form.answer("Bỏ"), Qt.Key.Key_Escape)
    assert asked[0].startswith("Bỏ chữ đang gõ dở, giữ lúc ")
    assert len(KeptTyping(office.session).offers()) == 1
    answering(lambda: office.form.answer("Bỏ"), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert KeptTyping(office.session).offers() == []
    assert office.form.text("recipient") == ""


def test_a_crash_loses_at_most_a_pause_of_typing(office: Office) -> None:
    typed: Data = {}
    keeper = TypingKeeper(KeptTyping(office.session), lambda: dict(typed), office.window, pause_ms=30)
    keeper.watch("gift", None, 1, {})
    typed["note"] = "ốm"
    keeper.touch()
    QTest.qWait(100)
    assert [one.data for one in KeptTyping(office.session).offers()] == [{"note": "ốm"}]
    assert PAUSE_MS == 5_000


def test_saving_forgets_the_kept_typing(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.flow.leave()
    assert len(KeptTyping(office.session).offers()) == 1
    office.form.save_draft()
    assert KeptTyping(office.session).offers() == []
    office.form.close()
    assert KeptTyping(office.session).offers() == []


def test_a_likely_duplicate_is_asked_about_before_anything_is_saved(office: Office) -> None:
    office.add_gifts("Tẩn Thị Mẩy")
    opened = office.entry.open("gift", Browsing(office.session).open("gift").rows(0, 1)[0].id)
    office.flow.add("gift")
    office.form.sheet.set_data(opened.data)
    office.form.complete()
    assert office.shown() == "Nghi trùng: trong sổ đã có suất quà Tẩn Thị Mẩy."
    assert Browsing(office.session).counts()["gift"] == 1
    office.form.answer("Vẫn ghi")
    assert Browsing(office.session).counts()["gift"] == 2


def test_the_twin_can_be_looked_at_and_the_typing_is_kept(office: Office) -> None:
    (twin,) = office.add_gifts("Tẩn Thị Mẩy")
    opened = office.entry.open("gift", twin)
    office.flow.add("gift")
    office.form.sheet.set_data(opened.data)
    office.form.complete()
    office.form.answer("Xem bản đã có")
    assert office.flow.entry_form.record == twin
    assert len(KeptTyping(office.session).offers()) == 1


def test_ctrl_d_repeats_the_field_of_the_record_before(office: Office) -> None:
    office.add_gifts("Tẩn Thị Mẩy")
    office.flow.add("gift")
    office.form.line("cash").setFocus()
    press(office.flow.form, Qt.Key.Key_D, CTRL)
    assert office.form.text("cash") == "1.000.000"
    assert office.form.below("cash") == "Như Tẩn Thị Mẩy"


def test_a_person_is_added_in_place_and_comes_back_chosen(office: Office) -> None:
    office.flow.add("gift")
    commit(office.form.line("recipient"), "Vàng Thị Dợ")
    press(office.form.line("recipient"), Qt.Key.Key_F4, SHIFT)
    dialog = office.window.findChild(RecordDialog)
    assert isinstance(dialog, RecordDialog)
    assert dialog.sheet.data() == {"name": "Vàng Thị Dợ"}
    dialog.complete_wanted.emit()
    assert dialog.isVisible()  # consent is not answered
    dialog.sheet.boxes["consent"].set_value("not_asked")
    dialog.complete_wanted.emit()
    QApplication.processEvents()
    value = office.form.box("recipient").value()
    assert isinstance(value, dict)
    assert value["name"] == "Vàng Thị Dợ"
    assert Browsing(office.session).card(str(value["record"])).kind == "person"


def test_a_person_already_in_the_book_is_offered_before_a_second_one_is_made(office: Office) -> None:
    chu = person(office.entry, "Giàng A Chứ", "1984", office.place())
    known = office.entry.open("person", chu).data
    office.flow.add("gift")
    commit(office.form.line("recipient"), "Giàng A Chứ")
    press(office.form.line("recipient"), Qt.Key.Key_F4, SHIFT)
    dialog = office.window.findChild(RecordDialog)
    assert isinstance(dialog, RecordDialog)
    dialog.sheet.set_data(known)
    dialog.complete_wanted.emit()
    assert dialog.banners.banner is not None
    dialog.banners.buttons[0].click()
    value = office.form.box("recipient").value()
    assert isinstance(value, dict)
    assert value["record"] == chu
    assert Browsing(office.session).counts()["person"] == 1


def test_neighbours_follow_the_order_of_the_list(office: Office) -> None:
    office.add_gifts("Giàng A An", "Lò Thị Bình", "Vàng A Cường")
    office.flow.show_list("gift")
    office.list.open_row(1)
    assert office.form.text("recipient") == "Lò Thị Bình"
    press(office.flow.form, Qt.Key.Key_PageDown, CTRL)
    assert office.form.text("recipient") == "Vàng A Cường"
    assert office.flow.form.subtitle == "Suất quà · bản ghi 3 trên 3"
    press(office.flow.form, Qt.Key.Key_PageDown, CTRL)
    assert office.form.text("recipient") == "Vàng A Cường"


def test_a_correction_goes_back_to_the_list(office: Office) -> None:
    office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    office.form.type("cash", "1,5 triệu")
    office.form.complete()
    assert office.window.current is office.flow.list_screen
    assert office.list.cell(0, 4) == "1.500.000"


def test_deleting_is_undone_from_the_status_bar(office: Office) -> None:
    office.add_gifts("Giàng A An", "Lò Thị Bình")
    office.flow.show_list("gift")
    office.list.delete_row(0)
    assert office.list.names == ["Lò Thị Bình"]
    assert (office.shown(), office.status) == ("", "Đã bỏ 1 bản ghi vào thùng rác.")
    press(office.flow.list_screen.table, Qt.Key.Key_Z, CTRL)
    assert office.list.names == ["Giàng A An", "Lò Thị Bình"]
    assert office.status == "Đã hoàn tác; 1 bản ghi trở lại như trước."
    assert office.window.status.offered is None
    press(office.flow.list_screen.table, Qt.Key.Key_Z, CTRL)
    assert office.list.names == ["Giàng A An", "Lò Thị Bình"]


def test_a_new_record_that_is_undone_is_said_to_lie_in_the_bin(office: Office) -> None:
    office.flow.add("gift")
    office.form.sheet.set_data(gift({"name": "Vàng A Cường"}, campaign(office.entry, "Tết"), office.place()))
    office.form.complete()
    press(office.flow.form, Qt.Key.Key_Z, CTRL)
    assert office.status == "Đã hoàn tác lần ghi mới; 1 bản ghi nằm trong thùng rác, lấy lại được."


def test_an_older_version_taken_back_over_a_draft_is_undone_with_the_draft(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    shown = office.entry.open("gift", record)
    office.entry.save_draft("gift", {**shown.data, "note": "gõ dở"}, record=record)
    office.flow.show_list("gift")
    office.flow.show_history(record)
    office.flow.history.take_back_wanted.emit(shown.version)
    assert office.status == "Đã lấy lại bản cũ thay cho bản nháp."
    assert office.entry.open("gift", record).state == "complete"
    press(office.window, Qt.Key.Key_Z, CTRL)
    back = office.entry.open("gift", record)
    assert (back.state, back.data["note"]) == ("draft", "gõ dở")
    assert len(office.flow.history.steps) == 4


def test_the_bin_gives_back(office: Office) -> None:
    office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.delete_row(0)
    office.flow.list_screen.bin.click()
    assert office.list.names == ["Giàng A An"]
    office.flow.list_screen.go_to(0)
    office.flow.list_screen.choice.restore_wanted.emit(office.flow.list_screen.choice.records())
    assert office.list.names == []
    assert office.status == "Đã lấy lại 1 bản ghi."


def test_an_older_version_is_taken_back_and_the_form_shows_it(office: Office) -> None:
    (record,) = office.add_gifts("Giàng A An")
    opened = office.entry.open("gift", record)
    office.entry.complete("gift", {**opened.data, "cash": 2_000_000}, record=record)
    office.flow.show_list("gift")
    office.list.open_row(0)
    press(office.flow.form, Qt.Key.Key_H, CTRL)
    steps = office.flow.history.steps
    assert [step.back.isVisible() for step in steps] == [False, True]
    steps[1].back.click()
    assert len(office.flow.history.steps) == 3
    press(office.flow.history, Qt.Key.Key_Escape)
    assert office.form.text("cash") == "1.000.000"


def test_history_looked_at_leaves_the_typing_as_it_was(office: Office) -> None:
    office.add_gifts("Giàng A An")
    office.flow.show_list("gift")
    office.list.open_row(0)
    office.form.type("note", "ốm")
    press(office.flow.form, Qt.Key.Key_H, CTRL)
    press(office.flow.history, Qt.Key.Key_Escape)
    assert office.form.text("note") == "ốm"
    assert office.form.sheet.isEnabled()


def test_search_finds_without_marks_and_says_when_there_is_nothing(office: Office) -> None:
    office.add_gifts("Giàng A An", "Lò Thị Bình")
    office.flow.show_list("gift")
    office.list.search("binh")
    assert office.list.names == ["Lò Thị Bình"]
    office.list.search("xyz")
    assert office.flow.list_screen._empty.isVisible()


def test_printing_tells_kind_and_records(office: Office) -> None:
    records = office.add_gifts("Giàng A An")
    asked: list[tuple[str, list[str]]] = []
    office.flow.print_wanted.connect(lambda kind, ids: asked.append((kind, ids)))
    office.flow.show_list("gift")
    office.list.open_row(0)
    press(office.flow.form, Qt.Key.Key_P, CTRL)
    assert asked == [("gift", records)]
