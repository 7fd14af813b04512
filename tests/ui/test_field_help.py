"""The help of the field in focus, F1 from a form, and looking at another record without losing one's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Json
from desktop_app.rooms import RoomBuilder
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.parts.inputs import TextArea
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.theme import Theme
from tests.pages.form_page import FormPage, commit
from tests.pages.typing import press
from tests.ui.record_store import campaign, commune, gift
from tests.ui.transfer_desk import Place, place

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Office:
    """A whole desk, and the form's page."""

    def __init__(self, here: Place, desk: Desk) -> None:
        self.here, self.desk, self.records = here, desk, desk.records
        self.entry = Entry(here.session)
        self.form = FormPage(desk.records.form)

    @property
    def foot(self) -> tuple[str, str]:
        """Return what stands at the foot of the list of problems."""
        return self.records.form.panel.foot.words

    def help_of(self, kind: str, field: str) -> str:
        """Return the help of a field as its definition has it."""
        return self.here.session.definitions.current(kind).field(field).description.vi


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Office]:
    """The desk of an office with an empty book."""
    with place(tmp_path, "office", qtbot) as here:
        equipment = Equipment(here.drives, here.chooser, PdfView, here.printer)
        rooms = RoomBuilder(here.window, here.session, here.tasks, equipment).rooms()
        desk = Desk(here.window, here.session, here.tasks, rooms)
        desk.begin()
        here.settle()
        here.show()
        yield Office(here, desk)
        here.settle()
        desk.close()


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_help_of_the_field_in_focus_stands_beside_the_form(office: Office) -> None:
    office.records.add("house")
    assert office.foot[1] == office.help_of("house", "head")
    assert office.form.line("head").accessibleDescription() == office.help_of("house", "head")
    office.form.line("value").setFocus()
    assert office.foot == ("Tổng giá trị nhà (đồng)", office.help_of("house", "value"))
    office.records.form.buttons.complete.setFocus()
    assert office.foot == ("", "")
    assert not office.records.form.panel.foot.isVisible()


def test_cells_of_lines_have_the_help_of_their_column_and_of_the_table(office: Office) -> None:
    office.records.add("meeting")
    results = office.form.box("results")
    assert isinstance(results, LinesBox)
    column = next(one for one in results.field.fields if one.name in results.lines[0].cells)
    results.lines[0].cells[column.name].inputs()[0].setFocus()
    title, text = office.foot
    assert title == f"{results.title}: {column.title.vi}"
    assert text.split("\n") == [column.description.vi, results.field.description.vi]
    office.records.add("house")
    funding = office.form.box("funding")
    assert isinstance(funding, LinesBox)
    funding.lines[0].cells["amount"].inputs()[0].setFocus()
    assert office.foot == (f"{funding.title}: Số tiền (đồng)", office.help_of("house", "funding"))


def test_the_keys_of_a_field_of_several_lines_are_told_while_it_has_the_focus(office: Office) -> None:
    office.records.add("house")
    status, line = office.here.window.status, office.form.line("head")
    assert line.hasFocus()
    assert status.hints.startswith("Enter, Tab: ô sau")
    (area,) = office.form.box("note").inputs()
    assert isinstance(area, TextArea)
    area.setFocus()
    assert status.hints.startswith("Tab: ô sau   Enter: xuống dòng")
    press(area, Qt.Key.Key_Return)
    assert area.hasFocus(), "as the hint says"
    assert area.text() == "\n"
    press(area, Qt.Key.Key_Tab)
    assert not area.hasFocus()
    assert status.hints.startswith("Enter, Tab: ô sau")


def test_at_large_text_the_help_is_one_line_below_the_form(office: Office, look: Theme) -> None:
    look.set_scale(200)
    office.records.add("house")
    QApplication.processEvents()
    line = office.records.form.help.line
    assert line.isVisible()
    assert line.text() == office.help_of("house", "head")
    height = line.height()
    office.records.form.buttons.complete.setFocus()
    assert (line.text(), line.height(), line.isVisible()) == ("", height, True), "the form does not jump"


def test_a_record_added_in_place_shows_help_too(office: Office) -> None:
    office.records.add("gift")
    press(office.form.line("recipient"), Qt.Key.Key_F4, SHIFT)
    (dialog,) = office.records.form.findChildren(RecordDialog)
    press(dialog, Qt.Key.Key_Tab)
    name = dialog.sheet.current_field()
    assert name is not None
    assert dialog.help.line.text() == office.help_of("person", name)
    press(dialog, Qt.Key.Key_Escape)


def test_f1_shows_the_field_s_help_above_the_page_and_makes_no_error_of_it(office: Office) -> None:
    office.here.window.help_requested.connect(office.desk.show_help)
    office.records.add("house")
    office.form.line("head").setFocus()
    press(office.records.form, Qt.Key.Key_F1)
    assert office.here.shows(office.desk.help)
    assert office.desk.help.page == "recording"
    shown = office.desk.help.text.toPlainText()
    assert shown.startswith(f"Họ tên chủ hộ\n{office.help_of('house', 'head')}\n")
    office.desk.help.open_page("keys")
    assert office.help_of("house", "head") not in office.desk.help.text.toPlainText()
    press(office.desk.help, Qt.Key.Key_Escape)
    assert office.here.shows(office.records.form)
    assert office.form.problems == []
    assert office.form.below("head") == ""
    press(office.records.form, Qt.Key.Key_Tab)
    assert office.form.problems != [], "now it was left"


def test_f1_leads_back_to_the_field_it_was_pressed_in(office: Office) -> None:
    office.here.window.help_requested.connect(office.desk.show_help)
    office.records.add("house")
    office.form.line("value").setFocus()
    press(office.records.form, Qt.Key.Key_F1)
    press(office.desk.help, Qt.Key.Key_F1)
    assert focused() is office.form.line("value")


def test_after_the_paper_of_the_keys_esc_leads_back_to_where_help_was_asked_for(office: Office) -> None:
    office.records.add("house")
    office.desk.helping.open("keys")
    office.desk.help.print_button.click()
    assert not office.here.shows(office.desk.help), "the paper stands in front"
    office.desk.printing.screen.closed.emit()
    assert office.here.shows(office.desk.help)
    press(office.desk.help, Qt.Key.Key_Escape)
    assert office.here.shows(office.records.form)


def twin(office: Office) -> str:
    """Record a gift, type the same one again, and ask to see the one there is."""
    tet = campaign(office.entry)
    spot: Json = {"village": "Nậm Coóng", "commune": commune(office.here.session, "xã Nậm Cuổi")}
    record = office.entry.complete("gift", gift({"name": "Giàng A Chứ"}, tet, spot)).record
    office.records.show_list("gift")
    office.records.add("gift")
    sheet = office.form.sheet
    sheet.set_data({**gift({"name": "Giàng A Chứ"}, tet, spot), "note": "gõ lần hai"})
    sheet.edited.emit()
    office.form.complete()
    office.form.answer("Xem bản đã có")
    assert office.records.entry_form.record == record
    return record


def test_esc_leads_back_from_the_record_there_is_to_what_was_being_typed(office: Office) -> None:
    twin(office)
    assert office.here.window.status.text == "Đang xem bản đã có; bấm Esc để về bản đang gõ."
    office.form.close()
    assert office.here.shows(office.records.form)
    assert office.records.entry_form.record is None
    assert office.form.sheet.data()["note"] == "gõ lần hai"
    assert office.form.sheet.isEnabled()
    assert office.here.window.status.text == "Đã về bản đang gõ; chữ gõ dở còn nguyên."
    office.form.close()
    assert office.here.shows(office.records.list_screen), "the way back is taken once"


def test_going_elsewhere_forgets_the_way_back_and_offers_the_typing_as_a_new_record(office: Office) -> None:
    record = twin(office)
    office.desk.go("gift")
    office.records.open(record)
    office.form.close()
    assert office.here.shows(office.records.list_screen)
    assert len(KeptTyping(office.here.session).offers()) == 1
    press(office.records.list_screen, Qt.Key.Key_N, CTRL)
    banner = office.records.form.banners.banner
    assert banner is not None
    assert banner.text == "Mở lại để làm tiếp, hoặc bỏ để bắt đầu bản mới."
    office.form.answer("Mở lại")
    assert office.form.sheet.data()["note"] == "gõ lần hai"
    commit(office.form.line("note"), "việc khác")
    assert Browsing(office.here.session).open("gift").count == 1
