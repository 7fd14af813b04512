"""Erasing a person in the window: the question, the reason, what is left and what is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.erasing import Erasure
from desktop_app.services.kept_typing import KeptTyping
from tests.pages.typing import press
from tests.ui.office import Office, Show, open_office
from tests.ui.record_store import campaign, gift, person
from tests.ui.test_persons_flow import front


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "person", "campaign") as made:
        yield made


def test_erasing_asks_why_and_leads_back_to_the_list(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    tet = campaign(office.entry)
    office.entry.complete("gift", gift({"record": record, "name": "Giàng A Chứ"}, tet, office.place()))
    office.flow.persons.open_card(record)
    card = office.flow.persons.card
    card.erase_button.click()
    assert card.banners.banner is not None
    assert card.banners.banner.title == "Xóa mọi dữ liệu của Giàng A Chứ?"
    assert "1 bản ghi" in card.banners.banner.text
    card.banners.buttons[0].click()
    assert Browsing(office.session).open("person").count == 1
    ask_why(office)
    assert card.banners.banner is not None
    assert card.banners.banner.title == "Vì sao xóa?"
    card.banners.buttons[1].click()
    assert front(office) is office.flow.list_screen
    assert Browsing(office.session).open("person").count == 0
    assert [row.title for row in Browsing(office.session).open("gift").rows(0, 9)] == ["Người đã xóa dữ liệu"]


def test_what_mentions_her_without_a_link_is_told_so_that_it_is_found_again(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    tet = campaign(office.entry)
    for number in range(7):
        told: Data = {**gift({"name": "Lò Văn Pâng"}, tet, office.place()), "note": "Nhờ Giàng A Chứ chuyển"}
        office.entry.complete("gift", {**told, "given_on": f"2026-02-0{number + 1}"})
    office.flow.persons.open_card(record)
    card = office.flow.persons.card
    card.erase_button.setFocus()
    press(card, Qt.Key.Key_Return)
    assert card.banners.banner is not None
    assert card.banners.banner.text.count("Suất quà · Lò Văn Pâng · 0") == 5
    assert card.banners.banner.text.endswith("; và 2 bản khác.")


def test_who_was_erased_is_not_offered_to_be_taken_back(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    Erasure(office.session).erase(record, "request")
    office.flow.open(record)
    banner = office.flow.form.banners.banner
    assert banner is not None
    assert banner.title == "Bản ghi này trong thùng rác, chỉ xem."
    assert office.flow.form.banners.buttons == []


def ask_why(office: Office) -> None:
    """Come to the question why somebody is erased, by keyboard."""
    card = office.flow.persons.card
    card.erase_button.setFocus()
    press(card, Qt.Key.Key_Return)
    press(card, Qt.Key.Key_Tab)
    press(card, Qt.Key.Key_Return)


def test_enter_at_the_question_why_erases_nothing(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    office.flow.persons.open_card(record)
    card = office.flow.persons.card
    ask_why(office)
    assert [one.words for one in card.banners.buttons] == [
        "Không xóa",
        "Theo đề nghị",
        "Đã rút đồng ý",
        "Hết hạn giữ",
    ]
    assert QApplication.focusWidget() is card.banners.buttons[0]
    press(card, Qt.Key.Key_Return)
    assert card.banners.banner is None
    assert front(office) is card
    assert Browsing(office.session).open("person").count == 1


def test_what_is_typed_of_her_in_a_form_behind_is_never_kept_or_repeated_again(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    tet, flow = campaign(office.entry), office.flow
    flow.entry_form.begin("gift", given=gift({"record": record, "name": "Giàng A Chứ"}, tet, office.place()))
    flow.entry_form.complete()
    flow.add("gift", campaign=tet, given={"recipient": {"record": record, "name": "Giàng A Chứ"}})
    sheet = flow.form.sheet
    assert sheet is not None
    sheet.show_answer("note", "Chờ xác nhận", "")
    flow.form.edited.emit()
    flow.leave()
    assert len(KeptTyping(office.session).offers()) == 1
    flow.persons.open_card(record)
    ask_why(office)
    flow.persons.card.banners.buttons[1].click()
    assert office.status.endswith("Chữ đang gõ dở có nhắc tới người này cũng bỏ.")
    assert "Chứ" not in json.dumps(flow.form.sheet.data() if flow.form.sheet else {}, ensure_ascii=False)
    flow.close()  # what stands in a form behind is kept then
    assert KeptTyping(office.session).offers() == []
    flow.add("gift", campaign=tet)
    flow.form.repeat_wanted.emit("recipient")
    assert "Chứ" not in json.dumps(flow.form.sheet.data() if flow.form.sheet else {}, ensure_ascii=False)


def test_a_form_behind_that_does_not_tell_of_her_stays_as_it_is(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    office.flow.add("gift", given={"recipient": {"name": "Lò Văn Páo"}})
    sheet = office.flow.form.sheet
    office.flow.persons.open_card(record)
    ask_why(office)
    office.flow.persons.card.banners.buttons[1].click()
    assert office.status.endswith("báo tỉnh xóa theo.")
    assert sheet is not None
    assert sheet.data()["recipient"] == {"name": "Lò Văn Páo"}
