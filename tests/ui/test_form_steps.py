"""Typing is taken back step by step, never across a save; what has several readings is asked; records are copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.records import Json
from desktop_app.ui.editors.choice import SegmentBox
from desktop_app.ui.editors.line import LineBox
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.parts.buttons import Button
from tests.pages.form_page import commit, offered
from tests.pages.typing import press, type_text
from tests.ui.office import CTRL, Office, open_office
from tests.ui.record_store import campaign, gift, house, person

Show = Callable[[QWidget], QWidget]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "house", "person") as made:
        yield made


def undo(office: Office) -> None:
    """Press Ctrl+Z where the focus is."""
    press(office.flow.form, Qt.Key.Key_Z, CTRL)


def redo(office: Office) -> None:
    """Press Ctrl+Y where the focus is."""
    press(office.flow.form, Qt.Key.Key_Y, CTRL)


def funding(office: Office) -> LinesBox:
    """Return the table of money by source."""
    box = office.form.box("funding")
    assert isinstance(box, LinesBox)
    return box


def shown_in(row: ReadingRow) -> list[Button]:
    """Return the buttons of a row of readings, as they stand there."""
    QApplication.processEvents()
    return [one for one in row.findChildren(Button) if one.isVisible()]


def test_a_field_takes_back_its_own_typing_first_then_the_form_does(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("in_kind", "gạo")
    office.form.type("cash", "50tr")
    office.form.type("in_kind_value", "1tr")
    line = office.form.line("note")
    commit(line, "nhận thay")
    undo(office)
    assert office.form.text("note") == "", "the field's own undo"
    assert office.form.text("in_kind_value") == "1.000.000"
    undo(office)
    assert (office.form.text("in_kind_value"), office.form.text("cash")) == ("", "50.000.000")
    assert office.form.line("in_kind_value").hasFocus()
    assert office.status == "Đã hoàn tác: Trị giá hiện vật (đồng)."
    undo(office)
    undo(office)
    assert (office.form.text("cash"), office.form.text("in_kind")) == ("", "")
    undo(office)
    assert office.status == "Không còn gì để hoàn tác kể từ lần lưu trước."
    for _step in range(3):
        redo(office)
    assert [office.form.text(name) for name in ("in_kind", "cash", "in_kind_value")] == [
        "gạo",
        "50.000.000",
        "1.000.000",
    ]
    assert office.status == "Đã làm lại: Trị giá hiện vật (đồng)."


def test_lines_choices_and_persons_come_back(office: Office) -> None:
    known = person(office.entry, "Giàng A Chứ", "1984")
    office.flow.add("house")
    head = office.form.line("head")
    type_text(head, "giang")
    assert offered(head)[0] == "Giàng A Chứ"
    press(head, Qt.Key.Key_Return)
    choice = office.form.box("form")
    assert isinstance(choice, SegmentBox)
    choice.segments.findChildren(Button)[0].setFocus()
    press(office.flow.form, Qt.Key.Key_Space)
    table = funding(office)
    for place, amount in enumerate(("5tr", "7tr")):
        if place:
            table.add_line()
        line = table.lines[place].cells["amount"].inputs()[0]
        type_text(line, amount)
        press(line, Qt.Key.Key_Tab)
    table.lines[0].remove.click()
    before = office.form.sheet.data()
    assert before["funding"] == [{"amount": 7_000_000}]
    undo(office)
    assert office.form.sheet.data()["funding"] == [{"amount": 5_000_000}, {"amount": 7_000_000}]
    for _step in range(3):
        undo(office)
    data = office.form.sheet.data()
    assert "form" not in data
    assert "funding" not in data
    head_answer = data["head"]
    assert isinstance(head_answer, dict)
    assert head_answer["record"] == known
    undo(office)
    assert office.form.sheet.data() == {}
    for _step in range(5):
        redo(office)
    assert office.form.sheet.data() == before


def test_nothing_is_taken_back_across_a_save(office: Office) -> None:
    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.save_draft()
    record = office.flow.entry_form.record
    assert record is not None
    office.form.type("house_type", "nhà sàn")
    undo(office)
    undo(office)
    assert (office.form.text("structure"), office.form.text("house_type")) == ("tường gạch", "")
    assert office.flow.entry_form.record == record
    assert office.entry.open("house", record).data == {"structure": "tường gạch"}, "the save itself stays"


def test_steps_taken_back_are_kept_like_other_typing(office: Office) -> None:
    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.type("house_type", "nhà sàn")
    undo(office)
    office.form.close()
    office.flow.add("house")
    office.form.answer("Mở lại")
    assert office.form.sheet.data() == {"structure": "tường gạch"}


def test_a_day_without_a_year_is_asked_and_answered_from_the_next_field(office: Office) -> None:
    office.flow.add("house")
    office.form.type("surveyed_on", "5/2")
    box = office.form.box("surveyed_on")
    assert isinstance(box, LineBox)
    row = box.reading_row()
    assert row is not None
    assert [one.shown for one in row.readings] == ["05/02/2026", "05/02/2025"]
    assert [(one.words, one.key) for one in shown_in(row)] == [
        ("05/02/2026", "Alt+1"),
        ("05/02/2025", "Alt+2"),
    ]
    here = office.form.line("started_on")
    assert here.hasFocus()
    press(here, Qt.Key.Key_2, ALT)
    assert office.form.text("surveyed_on") == "05/02/2025"
    assert here.hasFocus()
    assert here.text() == ""
    assert not row.isVisible()
    assert box.reading_row() is None
    undo(office)
    assert office.form.text("surveyed_on") == "5/2"


def test_one_field_asks_at_a_time_that_left_last_or_gone_to(office: Office) -> None:
    office.flow.add("house")
    office.form.type("surveyed_on", "5/2")
    office.form.type("value", "1,500 triệu")
    rows = [office.form.box(name).reading_row() for name in ("surveyed_on", "value")]
    keys = [[one.key for one in shown_in(row)] for row in rows if row is not None]
    assert keys == [[], ["Alt+1", "Alt+2"]]
    press(office.flow.form, Qt.Key.Key_1, ALT)
    assert office.form.text("value") == "1.500.000.000"
    press(office.flow.form, Qt.Key.Key_1, ALT)
    assert office.form.text("surveyed_on") == "05/02/2026"


def test_going_back_to_a_field_lets_it_ask_again(office: Office) -> None:
    office.flow.add("house")
    office.form.type("surveyed_on", "5/2")
    office.form.type("started_on", "6/3")
    office.form.line("structure").setFocus()
    office.form.line("surveyed_on").setFocus()
    rows = [office.form.box(name).reading_row() for name in ("surveyed_on", "started_on")]
    assert [bool(shown_in(row)) for row in rows if row is not None] == [True, False]


def test_a_cell_is_asked_about_below_its_lines(office: Office) -> None:
    office.flow.add("house")
    line = funding(office).lines[0].cells["amount"].inputs()[0]
    type_text(line, "1,500 triệu")
    press(line, Qt.Key.Key_Tab)
    assert [one.shown for one in funding(office).foot.readings.readings] == ["1.500.000.000", "1.500.000"]
    press(office.flow.form, Qt.Key.Key_2, ALT)
    assert office.form.sheet.data()["funding"] == [{"amount": 1_500_000}]


def test_today_is_typed_in_words(office: Office) -> None:
    office.flow.add("house")
    office.form.type("surveyed_on", "hôm nay")
    assert office.form.text("surveyed_on") == "05/12/2026"


def test_ctrl_d_in_lines_repeats_the_cell_above(office: Office) -> None:
    record = office.entry.save_draft("house", house(office.session)).record
    office.flow.open(record)
    funding(office).lines[1].cells["source"].focus_at()
    press(office.flow.form, Qt.Key.Key_D, CTRL)
    lines = office.form.sheet.data()["funding"]
    assert isinstance(lines, list)
    assert lines[1] == {"source": "province", "amount": 5_000_000, "note": "Quỹ xã hội của trường"}
    undo(office)
    assert office.form.sheet.data() == house(office.session)


def test_what_was_said_and_its_undoing_stay_at_the_place_they_belong_to(office: Office) -> None:
    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.save_draft()
    assert office.status.startswith("Đã lưu nháp")
    office.form.close()
    assert office.window.status.offered is not None, "the list of the same kind is the same place"
    office.flow.show_list("person")
    assert office.status == ""
    assert office.window.status.offered is None


def test_a_new_record_is_begun_from_a_finished_one(office: Office) -> None:
    record = office.add_gifts("Tẩn Thị Mẩy")[0]
    office.flow.open(record)
    press(office.flow.form, Qt.Key.Key_B, CTRL)
    assert office.flow.entry_form.record is None
    assert office.form.line("recipient").hasFocus()
    data = office.form.sheet.data()
    assert not {"recipient", "relation", "place", "workplace", "signing", "note"} & set(data)
    assert (data["given_on"], data["cash"], data["source"]) == ("2026-02-05", 1_000_000, "province")
    assert office.status.startswith("Bản mới từ Tẩn Thị Mẩy.")
    office.form.close()
    QApplication.processEvents()
    assert office.entry.open("gift", record).revision == 1, "what it was begun from stays as it was"


def test_what_a_person_received_before_stands_beside_her_name_and_her_card_leads_back(office: Office) -> None:
    known = person(office.entry, "Giàng A Chứ", "1984")
    tet = campaign(office.entry)
    linked: Json = {"record": known, "name": "Giàng A Chứ", "birth": "1984"}
    first = office.entry.complete("gift", gift(linked, tet, office.place())).record
    office.flow.add("house")
    shown = office.form.form.panel.known
    assert shown.words == ""
    head = office.form.line("head")
    commit(head, "Giàng A Chứ")
    press(head, Qt.Key.Key_Tab)
    assert shown.words == "", "a name alone is nobody's"
    head.setFocus()
    head.clear()
    type_text(head, "giang")
    assert offered(head)[0] == "Giàng A Chứ"
    press(head, Qt.Key.Key_Return)
    assert shown.words == "Giàng A Chứ đã nhận 1 suất quà (Tết Bính Ngọ 2026)."
    office.form.type("structure", "tường gạch")
    press(office.flow.form, Qt.Key.Key_I, CTRL)
    assert type(office.window.current).__name__ == "PersonCardScreen"
    press(office.flow.persons.card, Qt.Key.Key_Escape)
    assert type(office.window.current).__name__ == "RecordForm"
    assert office.form.text("structure") == "tường gạch", "the typing is as it was"
    assert shown.words.startswith("Giàng A Chứ đã nhận")
    office.flow.open(first)
    assert shown.words == "Giàng A Chứ chưa nhận hỗ trợ nào khác ghi trong sổ.", "this very gift left out"
