"""Persons in the window, by keyboard: the question about a known person, the card, merging and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.person_card import Part
from desktop_app.storage.journal import Journal
from desktop_app.ui.parts.base import Text
from desktop_app.ui.screens.person_parts import write_parts
from desktop_app.ui.screens.plain_rows import PlainTable
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.theme import Theme
from tests.pages.form_page import commit, offered
from tests.pages.typing import press
from tests.ui.office import CTRL, SHIFT, Office, Show, open_office
from tests.ui.record_store import campaign, gift, person

NUMBER = "012084001234"


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "person", "campaign") as made:
        yield made


def type_person(office: Office, name: str, birth: str, phone: str = "") -> None:
    """Begin a new person of the known place and try to complete it."""
    office.flow.add("person")
    office.form.type("name", name)
    office.form.type("birth", birth)
    if phone:
        office.form.type("phone", phone)
    sheet = office.form.sheet
    sheet.boxes["address"].set_value(office.place())
    sheet.boxes["consent"].set_value("given")
    sheet.boxes["consent_on"].set_value("2026-01-05")
    office.form.complete()


def front(office: Office) -> object:
    """Return the screen in front."""
    return office.window.current


def looks(office: Office) -> int:
    """Return how many looks are journalled."""
    return [entry.event for entry in Journal(office.session.connection).entries(99)].count("looked")


def test_a_known_person_is_asked_about_and_her_empty_fields_are_filled(office: Office) -> None:
    known = person(office.entry, "Giàng A Chứ", "1984", office.place())
    type_person(office, "Giàng A Chứ", "1984", "0987654321")
    assert office.shown() == "Trong sổ đã có Giàng A Chứ, sinh 1984, Nậm Coóng, xã Nậm Cuổi."
    office.form.answer("Cùng một người")
    assert office.flow.entry_form.record == known
    assert office.form.text("phone") == "0987654321"
    assert KeptTyping(office.session).offers() == []
    office.form.complete()
    assert Browsing(office.session).card(known).data["phone"] == "0987654321"
    assert Browsing(office.session).open("person").count == 1


def test_what_the_two_say_differently_stays_in_the_drawer(office: Office) -> None:
    known = person(office.entry, "Giàng A Chứ", "1984", office.place())
    type_person(office, "Giàng A Chứ", "5/3/1984")
    office.form.answer("Cùng một người")
    assert office.flow.entry_form.record == known
    assert office.form.text("birth") == "1984"
    assert [offer.data["birth"] for offer in KeptTyping(office.session).offers()] == ["1984-03-05"]


def test_another_person_of_the_same_name_is_recorded(office: Office) -> None:
    person(office.entry, "Giàng A Chứ", "1984", office.place())
    type_person(office, "Giàng A Chứ", "1984")
    office.form.answer("Người khác")
    assert Browsing(office.session).open("person").count == 2


def test_a_namesake_is_not_asked_about(office: Office) -> None:
    person(office.entry, "Giàng A Chứ", "1984")
    type_person(office, "Giàng A Chứ", "1984")
    assert Browsing(office.session).open("person").count == 2


def test_adding_in_place_takes_the_known_person(office: Office) -> None:
    known = person(office.entry, "Giàng A Chứ", "1984", office.place(), NUMBER)
    office.flow.add("gift")
    line = office.form.line("recipient")
    commit(line, "Giàng A Chứ")
    press(line, Qt.Key.Key_F4, SHIFT)
    (dialog,) = office.flow.form.findChildren(RecordDialog)
    dialog.sheet.set_data({"name": "Giàng A Chứ", "number": NUMBER, "consent": "not_asked"})
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.banners.banner is not None
    assert dialog.banners.banner.title.startswith("Trong sổ đã có Giàng A Chứ, sinh 1984, Nậm Coóng")
    dialog.banners.buttons[0].click()
    QApplication.processEvents()
    assert office.form.box("recipient").value() == {
        "record": known,
        "name": "Giàng A Chứ",
        "birth": "1984",
        "number": NUMBER,
    }


def test_the_card_shows_support_and_each_opening_is_journalled_once(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    data = {**office.entry.open("person", record).data, "ethnic_group": "mong"}
    office.entry.complete("person", data, record=record)
    tet = campaign(office.entry)
    office.entry.complete("gift", gift({"record": record, "name": "Giàng A Chứ"}, tet, office.place()))
    office.flow.show_list("person")
    office.list.open_row(0)
    assert looks(office) == 1
    press(office.flow.form, Qt.Key.Key_I, CTRL)
    card = office.flow.persons.card
    assert front(office) is card
    assert card.title == "Giàng A Chứ"
    assert [str(card.table.content.index(0, column).data()) for column in (0, 3, 4)] == [
        "05/02/2026",
        "Tết Bính Ngọ 2026",
        "1.300.000",
    ]
    assert looks(office) == 1, "the form has journalled this look"
    press(card, Qt.Key.Key_Escape)
    assert front(office) is office.flow.list_screen
    press(office.flow.list_screen, Qt.Key.Key_I, CTRL)
    assert looks(office) == 2
    card.table.setFocus()
    card.table.go_to(0)
    press(card.table, Qt.Key.Key_Return)
    assert office.flow.entry_form.kind == "gift"


def test_two_chosen_records_are_compared_merged_and_parted_again(office: Office) -> None:
    person(office.entry, "Giàng A Chứ", "1984", office.place())
    person(office.entry, "Giàng A Chứ", "1984-03-05", office.place(), NUMBER)
    office.flow.show_list("person")
    table, model = office.flow.list_screen.table, office.flow.list_screen.model
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        table.selectionModel().select(model.index(row, 0), select)
    press(office.flow.list_screen, Qt.Key.Key_I, CTRL)
    merging = office.flow.persons.merging
    assert front(office) is merging
    assert list(merging.choices) == ["birth"]
    press(merging, Qt.Key.Key_Return, CTRL)
    assert front(office) is merging, "nothing is merged before somebody has chosen"
    merging.choices["birth"].set_code("other")
    merging.choices["birth"].changed.emit("other")
    press(merging, Qt.Key.Key_Return, CTRL)
    card = office.flow.persons.card
    assert front(office) is card
    assert Browsing(office.session).open("person").count == 1
    assert card.banners.banner is not None
    card.banners.buttons[0].click()
    assert Browsing(office.session).open("person").count == 2


def test_who_is_certainly_somebody_else_is_doubted_before_the_merging(office: Office) -> None:
    kept = person(office.entry, "Lò Thị Biên", "1977", office.place(), NUMBER)
    other = person(office.entry, "Vũ Văn Quỳnh", "1964", office.place(), "012064002876")
    merging = office.flow.persons.merging
    office.flow.persons.merge(kept, other)
    doubt = merging.banners.banner
    assert doubt is not None
    assert (doubt.title, doubt.isVisible()) == (
        f"Theo sổ đây là hai người khác nhau. Số định danh: {NUMBER} và 012064002876.",
        True,
    )
    first, second = (person(office.entry, "Vàng A Sử", birth) for birth in ("1984-03-05", "1984-05-03"))
    office.flow.persons.merge(first, second)
    assert merging.banners.banner is not None
    assert "05/03/1984 và 03/05/1984" in merging.banners.banner.title
    office.flow.persons.merge(first, person(office.entry, "Vàng A Sử", "1984"))
    assert merging.banners.banner is None, "a year agrees with any day in it"


def test_the_second_record_is_found_by_suspicion_or_by_search(office: Office) -> None:
    kept = person(office.entry, "Giàng A Chứ", "1984", office.place())
    person(office.entry, "Giàng A Chứ", "1984", office.place())
    person(office.entry, "Lò Thị Ín", "1990")
    office.flow.persons.merge(kept)
    merging = office.flow.persons.merging
    assert [facts() for _record, facts in merging._suspects] == ["Giàng A Chứ, sinh 1984, Nậm Coóng, xã Nậm Cuổi"]
    commit(merging.lookup, "lo thi")
    assert offered(merging.lookup) == ["Lò Thị Ín"]
    press(merging.lookup, Qt.Key.Key_Down)
    press(merging.lookup, Qt.Key.Key_Return)
    assert set(merging.choices) == {"name", "birth"}
    press(merging, Qt.Key.Key_Escape)
    assert front(office) is office.flow.persons.card


def test_what_cannot_be_merged_is_said(office: Office) -> None:
    kept = person(office.entry, "Giàng A Chứ", "1984")
    office.flow.persons.merge(kept, kept)
    banner = office.flow.persons.merging.banners.banner
    assert banner is not None
    assert banner.title == "Hai bản ghi đã chọn là một."


def test_what_may_be_hers_is_shown_apart_and_becomes_hers_by_a_button(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    tet = campaign(office.entry)
    who: Data = {"name": "Giàng A Chứ", "birth": "1984-03-05"}
    other = office.entry.complete("gift", gift(dict(who), tet, office.place())).record
    office.flow.persons.open_card(record)
    card = office.flow.persons.card
    assert not card.probable.isHidden()
    assert (card.table.content.rowCount(), card.probable.table.content.rowCount()) == (0, 1)
    card.erase_button.click()
    assert card.banners.banner is not None
    assert "Không đụng tới 1 bản ghi" in card.banners.banner.text
    card.banners.buttons[0].click()
    card.probable.table.setFocus()
    press(card.probable.table, Qt.Key.Key_Return)
    assert office.flow.entry_form.record == other
    office.flow.persons.open_card(record)
    card.probable.link_button.click()
    assert card.probable.isHidden()
    assert card.table.content.rowCount() == 1
    assert Browsing(office.session).card(other).data["recipient"] == {**who, "record": record}
    card.erase_button.click()
    assert "1 bản ghi có tên" in card.banners.banner.text
    assert "Không đụng" not in card.banners.banner.text


def test_tab_leads_from_the_look_up_over_the_offered_persons_to_the_actions(office: Office) -> None:
    kept = person(office.entry, "Giàng A Chứ", "1984", office.place())
    person(office.entry, "Giàng A Chứ", "1984", office.place())
    person(office.entry, "Giàng A Chứ", "1984", office.place())
    merging = office.flow.persons.merging
    for _time in range(2):  # the second time the offers are made anew
        office.flow.persons.merge(kept)
        assert merging.lookup.hasFocus()
        reached = []
        for _stop in range(3):
            press(merging, Qt.Key.Key_Tab)
            reached.append(QApplication.focusWidget())
        assert reached == [*merging._buttons, merging._close]
    merging._buttons[0].setFocus()
    press(merging, Qt.Key.Key_Return)
    assert merging._pairs, "the offered person is compared"


def test_tab_leads_over_the_choices_of_a_comparison_to_the_actions(office: Office) -> None:
    kept = person(office.entry, "Giàng A Chứ", "1984", office.place())
    other = person(office.entry, "Giàng A Chư", "1984-03-05", office.place())
    office.flow.persons.merge(kept, other)
    merging = office.flow.persons.merging
    for choice in merging.choices.values():
        focus = QApplication.focusWidget()
        assert focus is not None
        assert choice.isAncestorOf(focus)
        press(merging, Qt.Key.Key_Space)
        press(merging, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is merging._merge
    assert merging.undecided() == []


def test_withdrawing_offers_to_blank_what_is_there(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    data = {**office.entry.open("person", record).data, "ethnic_group": "mong"}
    office.entry.complete("person", data, record=record)
    office.flow.open(record)
    sheet = office.form.sheet
    sheet.boxes["consent"].set_value("withdrawn")
    sheet.field_left.emit("consent")
    assert office.shown() == "Người này không đồng ý, nhưng vẫn còn ghi: Dân tộc."
    office.form.answer("Xóa trắng ô đó")
    assert sheet.boxes["ethnic_group"].value() is None
    office.form.complete()
    assert Browsing(office.session).card(record).data["consent"] == "withdrawn"


def test_the_card_offers_to_blank_what_other_records_hold(office: Office) -> None:
    record = person(office.entry, "Giàng A Chứ", "1984", office.place())
    data = {**office.entry.open("person", record).data, "ethnic_group": "mong", "consent": "withdrawn"}
    office.entry.save_draft("person", data, record=record)
    office.flow.persons.open_card(record)
    banner = office.flow.persons.card.banners
    assert banner.banner is not None
    assert banner.banner.title.startswith("Còn thông tin nhạy cảm ở 1 bản ghi")
    banner.buttons[0].click()
    assert "ethnic_group" not in Browsing(office.session).card(record).data
    assert banner.banner is None


def test_ctrl_z_on_the_card_parts_what_was_just_merged(office: Office) -> None:
    kept = person(office.entry, "Giàng A Chứ", "1984", office.place())
    type_person(office, "Giàng A Chứ", "1984")
    office.form.answer("Người khác")
    other = next(row.id for row in Browsing(office.session).open("person").rows(0, 9) if row.id != kept)
    assert office.window.status.offered is not None
    office.flow.persons.merge(kept, other)
    press(office.flow.persons.merging, Qt.Key.Key_Return, CTRL)
    assert Browsing(office.session).open("person").count == 1
    press(office.flow.persons.card, Qt.Key.Key_Z, CTRL)
    assert Browsing(office.session).open("person").count == 2
    press(office.flow.persons.card, Qt.Key.Key_Escape)
    assert office.window.status.offered is None, "what it would undo was merged away meanwhile"


def test_a_comparison_that_fails_shows_nobody_elses_answers(office: Office) -> None:
    first, second = (person(office.entry, "Phạm Văn Khánh", "1980", office.place()) for _record in range(2))
    office.flow.persons.merge(first, second)
    merging = office.flow.persons.merging
    press(merging, Qt.Key.Key_Escape)
    kept = person(office.entry, "Chẻo A Diện", "1991", office.place())
    draft = office.entry.save_draft("person", {"name": "Chẻo A Diện", "consent": "not_asked"}).record
    office.flow.persons.merge(kept, draft)
    assert front(office) is merging
    assert merging.banners.banner is not None
    assert merging.banners.banner.title == "Bản ghi đang là bản nháp, nên chưa gộp được."
    said = [label.text() for label in merging.findChildren(Text) if label.isVisible()]
    assert not any("Khánh" in text for text in said)
    assert not merging.comparing.isVisible()
    assert not merging._merge.isVisible()
    assert not merging._merge.isEnabled()
    press(merging, Qt.Key.Key_Return, CTRL)
    assert Browsing(office.session).open("person").count == 4


def test_ctrl_j_on_the_card_merges(office: Office) -> None:
    office.flow.persons.open_card(person(office.entry, "Giàng A Chứ", "1984", office.place()))
    press(office.flow.persons.card, Qt.Key.Key_J, CTRL)
    assert front(office) is office.flow.persons.merging


def test_what_a_card_does_not_know_is_a_dash(look: Theme, qtbot: QtBot) -> None:
    table = PlainTable("")
    qtbot.addWidget(table)
    write_parts(table, [Part("r", "visit", "Thăm hỏi", "Giàng A Chứ", "", None, "", "complete", "u", support=True)])
    assert [str(table.content.index(0, column).data()) for column in (0, 3, 4)] == ["—", "—", "—"]
