"""One form after another: what belonged to the record before goes with it; who is chosen fills what is empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.place import PlaceBox
from desktop_app.ui.parts.inputs import TextArea, TextInput
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.record_dialog import RecordDialog
from tests.pages.form_page import commit, offered
from tests.pages.typing import press, type_text
from tests.ui.office import CTRL, SHIFT, Office, Show, open_office
from tests.ui.record_store import campaign, gift, person

ALT = Qt.KeyboardModifier.AltModifier
CONSENT: dict[str, Json] = {"consent": "given", "consent_on": "2026-01-05"}


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "house", "person", "initiative") as made:
        yield made


def choose(office: Office, name: str, typed: str) -> None:
    """Take the first row of a look-up."""
    commit(office.form.line(name), typed)
    assert offered(office.form.line(name))
    press(office.form.line(name), Qt.Key.Key_Return)


def front(office: Office) -> Screen | None:
    """Return the screen that is shown."""
    return office.window.current


def dialog_of(office: Office) -> RecordDialog:
    """Return the dialog that is open."""
    dialog = office.window.findChild(RecordDialog)
    assert isinstance(dialog, RecordDialog)
    return dialog


def lines(office: Office, name: str) -> LinesBox:
    """Return a table of lines."""
    box = office.form.box(name)
    assert isinstance(box, LinesBox)
    return box


def test_an_offer_nobody_answered_locks_no_other_record(office: Office) -> None:
    (known,) = office.add_gifts("Tẩn Thị Mẩy")
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.form.close()
    office.flow.add("gift")
    assert not office.form.sheet.isEnabled()
    office.flow.open(known)
    office.form.type("note", "nhận thay")
    office.form.save_draft()
    assert office.status == "Đã lưu nháp lúc 11:42."
    office.flow.add("gift")
    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.save_draft()
    assert office.flow.entry_form.record is not None


def test_a_person_added_from_a_line_leads_back_into_that_line(office: Office) -> None:
    office.flow.add("initiative")
    authors = lines(office, "authors")
    authors.lines[0].cells["person"].set_value({"name": "Lò Văn Pâng"})
    authors.lines[0].cells["share"].set_value("60")
    authors.add_line()
    name = authors.lines[1].cells["person"].inputs()[0]
    assert isinstance(name, TextInput)
    commit(name, "Phàn A Liều")
    press(name, Qt.Key.Key_F4, SHIFT)
    dialog = dialog_of(office)
    dialog.sheet.boxes["consent"].set_value("not_asked")
    dialog.sheet.boxes["workplace"].set_value("Trường Nậm Cuổi")
    dialog.complete_wanted.emit()
    QApplication.processEvents()
    assert office.window.focusWidget() is name
    assert authors.lines[1].cells["workplace"].value() == "Trường Nậm Cuổi", "what was just written of her"
    share = authors.lines[1].cells["share"]
    share.set_value("30")
    share.edited.emit()
    assert authors.difference == "Còn thiếu 10%"


def test_what_keeps_a_new_person_out_is_seen_and_stays_said(office: Office) -> None:
    office.flow.add("gift")
    commit(office.form.line("recipient"), "Vàng Thị Dợ")
    press(office.form.line("recipient"), Qt.Key.Key_F4, SHIFT)
    dialog = dialog_of(office)
    dialog.resize(900, 420)
    QApplication.processEvents()
    press(dialog, Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    consent = dialog.sheet.boxes["consent"]
    assert focused is not None
    assert consent.isAncestorOf(focused)
    assert focused.visibleRegion().boundingRect().height() == focused.height(), "it is seen whole"
    said = consent.below  # type: ignore[attr-defined]
    assert said
    commit(dialog.sheet.boxes["phone"].inputs()[0], "0912345678")  # type: ignore[arg-type]
    press(dialog, Qt.Key.Key_Tab)
    assert consent.below == said  # type: ignore[attr-defined]


def test_a_known_person_fills_what_is_empty_and_one_step_takes_it_back(office: Office) -> None:
    known: Data = {"name": "Giàng A Chứ", "birth": "1984", "address": office.place(), "workplace": "Trường Nậm Cuổi"}
    other: Data = {"name": "Giàng Thị Sua", "birth": "1990", "address": {"village": "Nậm Lò"}}
    for data in (known, other):
        office.entry.complete("person", {**data, **CONSENT})
    office.flow.add("gift")
    office.form.type("workplace", "Tổ 1")
    choose(office, "recipient", "giang a ch")
    assert (office.form.text("place"), office.form.text("place", 1)) == ("Nậm Coóng", "xã Nậm Cuổi")
    assert office.form.text("workplace") == "Tổ 1", "what was typed stays"
    press(office.flow.form, Qt.Key.Key_Z, CTRL)
    assert "place" not in office.form.sheet.data()
    assert office.form.text("recipient") == ""
    press(office.flow.form, Qt.Key.Key_Y, CTRL)
    assert office.form.text("place") == "Nậm Coóng"
    office.form.line("workplace").clear()
    choose(office, "recipient", "giang a ch")
    assert (office.form.text("workplace"), office.form.below("workplace")) == (
        "Trường Nậm Cuổi",
        "Chép từ Giàng A Chứ",
    )
    choose(office, "recipient", "giang thi s")
    assert office.form.text("workplace") == "", "it went with the person it was copied from"
    assert office.form.text("place") == "Nậm Coóng", "what came back by a step is the clerk's"
    office.flow.add("house")
    choose(office, "head", "giang a ch")
    office.form.type("head", "Giàng A Chứ Em")
    assert "place" not in office.form.sheet.data(), "nobody of the register lives there"


def test_a_look_at_a_card_keeps_whose_answers_were_filled_in_and_the_cursor(office: Office) -> None:
    known: Data = {"name": "Giàng A Chứ", "birth": "1984", "address": office.place(), "workplace": "Trường Nậm Cuổi"}
    other: Data = {"name": "Giàng Thị Sua", "birth": "1990", "address": {"village": "Nậm Lò"}}
    for data in (known, other):
        office.entry.complete("person", {**data, **CONSENT})
    office.flow.add("gift")
    choose(office, "recipient", "giang a ch")
    commit(office.form.line("note"), "nhan thay")
    office.form.line("note").setCursorPosition(4)
    press(office.flow.form, Qt.Key.Key_I, CTRL)
    assert office.flow.persons.card.isVisible()
    press(office.flow.persons.card, Qt.Key.Key_Escape)
    assert office.flow.form.isVisible()
    note = office.form.line("note")
    assert (note.hasFocus(), note.cursorPosition(), note.hasSelectedText()) == (True, 4, False)
    assert office.form.below("workplace") == "Chép từ Giàng A Chứ"
    choose(office, "recipient", "giang thi s")
    assert "workplace" not in office.form.sheet.data(), "it is the other one's"
    assert office.form.sheet.data()["place"] == {"village": "Nậm Lò"}


def test_a_note_goes_with_its_record_and_a_commune_unknown_is_gone_to(office: Office) -> None:
    first, second = office.add_gifts("Tẩn Thị Mẩy", "Vàng A Cường")
    office.flow.open(first)
    office.form.line("cash").setFocus()
    press(office.flow.form, Qt.Key.Key_D, CTRL)
    assert office.form.below("cash").startswith("Như ")
    office.flow.open(second)
    assert not office.form.below("cash").startswith("Như ")
    office.form.type("place", "xã Không Có", 1)
    place = office.form.box("place")
    assert isinstance(place, PlaceBox)
    office.form.line("recipient").setFocus()
    press(office.flow.form, Qt.Key.Key_F8)
    assert place.commune.hasFocus()


def test_undo_is_offered_only_while_its_key_would_do_it(office: Office) -> None:
    other = office.add_gifts("Tẩn Thị Mẩy")[0]

    def offered_now() -> bool:
        return office.window.status.offered is not None

    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.save_draft()
    assert office.form.form.title == "Nhà ở, Mái ấm: bản ghi mới"
    office.form.line("structure").setFocus()
    assert offered_now()
    type_text(office.form.line("structure"), "Lo")
    assert not offered_now(), "Ctrl+Z is about the typing now"
    office.form.save_draft()
    assert offered_now()
    office.form.close()
    assert offered_now()
    office.flow.open(other)
    assert not offered_now()
    office.form.close()
    assert not offered_now()
    office.flow.show_list("gift")
    office.list.delete_row(0)
    assert offered_now()
    office.flow.open(office.entry.save_draft("gift", {"note": "nhận thay"}).record)
    assert not offered_now(), "over another record it would surprise"
    office.form.close()
    assert offered_now(), "what was done to the list can still be undone there"


def test_the_neighbours_of_a_new_record_are_reached_once_it_is_saved(office: Office) -> None:
    office.add_gifts("Chẻo Mí Pẩu", "Tẩn Thị Mẩy")
    office.flow.show_list("gift")
    office.list.begin_new()
    form, head = office.flow.form, office.flow.form.head
    office.form.sheet.set_data(gift({"name": "Giàng A Chứ"}, campaign(office.entry, "Hè"), office.place()))
    assert not head.previous.isEnabled()
    assert not head.next.isEnabled()
    office.form.save_draft()
    record = office.flow.entry_form.record
    assert (form.title, head.previous.isEnabled(), head.next.isEnabled()) == ("Suất quà: Giàng A Chứ", False, True)
    assert "bản ghi 1 trên 3" in form.subtitle
    press(form, Qt.Key.Key_PageDown, CTRL)
    other = office.flow.entry_form.record
    assert other not in (None, record)
    press(form, Qt.Key.Key_PageUp, CTRL)
    assert office.flow.entry_form.record == record
    office.form.close()
    assert office.list.names[office.list.screen.table.currentIndex().row()] == "Giàng A Chứ"


def test_a_save_is_undone_from_the_field_that_was_saved(office: Office) -> None:
    office.flow.add("house")
    office.form.type("structure", "tường gạch")
    office.form.save_draft()
    record = office.flow.entry_form.record
    assert record is not None
    office.form.line("structure").setFocus()
    press(office.form.line("structure"), Qt.Key.Key_Z, CTRL)
    assert office.status == "Đã hoàn tác lần ghi mới; 1 bản ghi nằm trong thùng rác, lấy lại được."
    assert (office.flow.entry_form.record, office.form.text("structure")) == (None, "tường gạch"), "unsaved again"
    office.form.close()
    assert office.status == "Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."
    office.add_gifts("Tẩn Thị Mẩy")
    office.flow.add("gift")
    office.form.sheet.set_data(gift({"name": "Vàng A Cường"}, campaign(office.entry, "Tết"), office.place()))
    office.form.complete()
    assert office.form.line("recipient").hasFocus()
    press(office.form.line("recipient"), Qt.Key.Key_Z, CTRL)
    assert Browsing(office.session).counts()["gift"] == 1, "what the bar offers beside the key"


def test_a_record_opened_from_a_card_leads_back_to_it_and_on_to_the_typing(office: Office) -> None:
    chu = person(office.entry, "Giàng A Chứ", "1984", office.place())
    linked: Json = {"record": chu, "name": "Giàng A Chứ", "birth": "1984"}
    for campaign_name, day in (("Tết Ất Tỵ 2025", "2025-01-20"), ("Tết Bính Ngọ 2026", "2026-02-05")):
        tet = campaign(office.entry, campaign_name)
        given = office.entry.complete("gift", gift(linked, tet, office.place(), given_on=day)).record
    office.flow.add("gift")
    office.form.type("note", "nhận thay")
    choose(office, "recipient", "giang")
    assert office.form.form.panel.known.words == "Giàng A Chứ đã nhận 2 suất quà (gần nhất: Tết Bính Ngọ 2026)."
    press(office.flow.form, Qt.Key.Key_I, CTRL)
    card = office.flow.persons.card
    card.record_wanted.emit(given)
    assert office.flow.entry_form.record == given
    office.form.close()
    assert front(office) is card
    card.edit_wanted.emit()
    office.form.type("phone", "0912345678")
    office.form.complete()
    assert front(office) is card
    assert office.status == "Đã lưu Giàng A Chứ. Mọi thay đổi đã lưu, lúc 11:42."
    press(card, Qt.Key.Key_Escape)
    assert front(office) is office.flow.form
    assert office.form.sheet.data()["note"] == "nhận thay"
    assert office.flow.entry_form.record is None


def test_typing_left_for_a_neighbour_is_told(office: Office) -> None:
    office.add_gifts("Giàng A An", "Lò Thị Bình")
    office.flow.show_list("gift")
    office.list.open_row(0)
    press(office.flow.form, Qt.Key.Key_PageDown, CTRL)
    assert office.status == ""
    office.form.type("cash", "2tr")
    press(office.flow.form, Qt.Key.Key_PageUp, CTRL)
    assert office.status == "Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."


def test_alt_and_a_digit_type_nothing(office: Office) -> None:
    office.flow.add("initiative")
    for one in office.form.sheet.findChildren(TextInput)[:2] + office.form.sheet.findChildren(TextArea)[:1]:
        one.setFocus()
        press(one, Qt.Key.Key_1, ALT)
        assert one.text() == ""


def test_the_offer_to_blank_goes_with_what_it_is_about(office: Office) -> None:
    data: dict[str, Json] = {"name": "Giàng A Chứ", "birth": "1984", "ethnic_group": "mong", **CONSENT}
    record = office.entry.complete("person", data).record
    office.flow.open(record)
    office.form.box("consent").set_value("refused")
    office.form.box("consent").leave()
    assert office.shown() == "Người này không đồng ý, nhưng vẫn còn ghi: Dân tộc."
    group = office.form.box("ethnic_group")
    group.set_value(None)
    group.edited.emit()
    assert office.shown() == ""


def test_a_saved_draft_is_called_by_its_name_and_the_way_out_is_in_sight(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("recipient", "Vàng Thị Dợ")
    office.form.save_draft()
    assert office.form.form.title == "Suất quà: Vàng Thị Dợ"
    QApplication.processEvents()
    assert not office.form.form.buttons.close.isHidden()
    assert not office.form.form.buttons.complete.isHidden()
