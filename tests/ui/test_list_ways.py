"""Ways in and out of lists: what is printed of them, the bin and back, where the status bar offers to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.browsing import Browsing
from desktop_app.ui.parts.base import Text
from tests.pages.typing import press, type_text
from tests.ui.office import CTRL, Office, Show, open_office
from tests.ui.record_store import export, gift, person

NAMES = ("Giàng A Chứ", "Lò Thị Ín", "Tẩn Thị Mẩy")


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "person", "campaign") as made:
        yield made


def offers(office: Office) -> str:
    """Return the words of what the status bar offers, "" for nothing."""
    button = office.window.status.offered
    return button.words if button is not None else ""


def printed(office: Office, qtbot: QtBot) -> list[str]:
    """Press Ctrl+P and return the titles of what is handed over."""
    with qtbot.waitSignal(office.flow.print_wanted) as told:
        press(office.flow.list_screen, Qt.Key.Key_P, CTRL)
    return [Browsing(office.session).card(record).title for record in told.args[1]]


def test_without_a_choice_the_list_is_printed_as_it_is_shown(office: Office, qtbot: QtBot) -> None:
    office.add_gifts(*NAMES)
    office.entry.save_draft("gift", gift({"name": "Mùa A Vảng"}, "", office.place()))
    office.flow.show_list("gift")
    assert len(office.list.names) == 4
    assert printed(office, qtbot) == list(NAMES), "without the draft, whatever row the cursor is on"
    table, model = office.flow.list_screen.table, office.flow.list_screen.model
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    row = office.list.names.index("Lò Thị Ín")
    table.selectionModel().select(model.index(row, 0), select)
    assert printed(office, qtbot) == ["Lò Thị Ín"]
    office.list.search("Tẩn")
    assert printed(office, qtbot) == ["Tẩn Thị Mẩy"]


def test_a_whole_list_of_people_is_left_to_the_paper(office: Office, qtbot: QtBot) -> None:
    for name in NAMES:
        person(office.entry, name, "1984")
    office.flow.show_list("person")
    assert printed(office, qtbot) == [], "no ids: everything complete, read where it is drawn"
    office.list.search("Lò")
    assert printed(office, qtbot) == ["Lò Thị Ín"]


def test_a_search_that_finds_only_drafts_prints_nothing_and_says_so(office: Office, qtbot: QtBot) -> None:
    office.entry.save_draft("gift", gift({"name": "Mùa A Vảng"}, "", office.place()))
    office.flow.show_list("gift")
    office.list.search("Mùa")
    with qtbot.assertNotEmitted(office.flow.print_wanted):
        press(office.flow.list_screen, Qt.Key.Key_P, CTRL)
    assert office.status == "Danh sách này chưa có bản ghi nào hoàn thành để in."


def test_enter_opens_what_lies_in_the_bin_and_esc_leads_out_of_it(office: Office) -> None:
    record = office.add_gifts(*NAMES)[0]
    office.entry.delete(record)
    office.flow.show_list("gift")
    shown = office.flow.list_screen
    press(shown, Qt.Key.Key_T, CTRL)
    assert office.list.names == ["Giàng A Chứ"]
    assert ("Esc", "về danh sách") in shown.key_hints
    press(shown, Qt.Key.Key_Return)
    assert office.window.current is office.flow.form
    assert office.flow.entry_form.record == record
    office.form.close()
    assert office.list.names == ["Giàng A Chứ"]
    press(shown, Qt.Key.Key_Escape)
    assert len(office.list.names) == 2
    assert not shown.bin.isChecked()
    press(shown, Qt.Key.Key_Return)
    assert office.window.current is office.flow.form


def test_what_lies_in_the_bin_is_read_with_its_reason_and_taken_back_by_ctrl_u(office: Office) -> None:
    record = office.add_gifts(*NAMES)[0]
    office.entry.delete(record, reason="Ghi trùng")
    office.flow.show_list("gift")
    shown, form = office.flow.list_screen, office.flow.form
    press(shown, Qt.Key.Key_T, CTRL)
    press(shown, Qt.Key.Key_Return)
    banner = form.banners.banner
    assert banner is not None
    assert (banner.title, banner.text) == ("Bản ghi này trong thùng rác, chỉ xem.", "Lý do xóa: Ghi trùng")
    assert office.form.line("recipient").isReadOnly()
    for key in (Qt.Key.Key_S, Qt.Key.Key_Return):
        press(form, key, CTRL)
    assert office.window.current is form
    assert Browsing(office.session).card(record).state == "deleted"
    press(form, Qt.Key.Key_U, CTRL)
    assert form.banners.banner is None
    assert Browsing(office.session).card(record).state == "complete"
    assert office.status == "Đã lấy lại 1 bản ghi."
    assert not office.form.line("recipient").isReadOnly()
    office.form.type("cash", "2.000.000")
    office.form.complete()
    assert Browsing(office.session).card(record).data["cash"] == 2_000_000
    assert office.list.names == []


def test_what_lies_in_the_bin_and_was_sent_asks_no_reason_and_prints_no_paper(office: Office) -> None:
    record = office.add_gifts(*NAMES)[0]
    export(office.session, record)
    office.entry.delete(record, reason="Ghi trùng")
    office.flow.open(record)
    content = office.flow.form.content
    assert content is not None
    assert (content.read_only, content.asks_reason, content.printable) == (True, False, "")
    assert office.flow.form.reason.isHidden()


def test_undoing_is_offered_only_where_it_would_be_seen(office: Office) -> None:
    kept, other = (person(office.entry, name, "1984") for name in ("Giàng A Chứ", "Giàng A Chư"))
    office.flow.open(other)
    office.form.type("phone", "0987654321")
    office.form.complete()
    assert offers(office) == "Hoàn tác"
    office.flow.persons.merge(kept, other)
    merging = office.flow.persons.merging
    assert offers(office) == ""
    press(merging, Qt.Key.Key_Z, CTRL)
    assert Browsing(office.session).card(other).data["phone"] == "0987654321"
    press(merging, Qt.Key.Key_Escape)
    press(office.flow.persons.card, Qt.Key.Key_Escape)
    assert office.window.current is office.flow.list_screen
    assert offers(office) == "Hoàn tác", "it was held back, not forgotten"
    press(office.flow.list_screen, Qt.Key.Key_Z, CTRL)
    assert "phone" not in Browsing(office.session).card(other).data


def test_enter_in_the_search_box_opens_what_was_found(office: Office) -> None:
    office.add_gifts(*NAMES)
    office.flow.show_list("gift")
    press(office.flow.list_screen, Qt.Key.Key_F, CTRL)
    type_text(office.flow.list_screen.search, "Lò Thị")
    press(office.flow.list_screen.search, Qt.Key.Key_Return)
    assert office.window.current is office.flow.form
    assert office.form.text("recipient") == "Lò Thị Ín"


def test_an_empty_list_tells_of_a_record_that_lies_half_typed(office: Office) -> None:
    office.flow.add("gift")
    office.form.type("note", "ốm")
    office.form.close()
    assert office.window.current is office.flow.list_screen
    words = [one.text() for one in office.flow.list_screen.findChildren(Text) if one.isVisible()]
    assert any(one.startswith("Có chữ đang gõ dở, giữ lúc") for one in words)
    assert any(one.startswith("Chữ đã gõ còn nguyên, chưa lưu.") for one in words)
