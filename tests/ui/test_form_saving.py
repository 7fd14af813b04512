"""A form saves what is typed over the version it was opened from, and no other save takes its kept typing along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.records import Data
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.screens.record_dialog import RecordDialog
from tests.pages.typing import press
from tests.ui.gift_lists import Show
from tests.ui.grid_office import GridOffice, open_grid_office
from tests.ui.office import CTRL, Office, open_office
from tests.ui.record_store import campaign, gift


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    with open_office(tmp_path, shown, "gift") as made:
        yield made


@pytest.fixture
def grid(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    with open_grid_office(tmp_path, shown) as made:
        yield made


def _kept(office: Office | GridOffice) -> list[Data]:
    return [one.data for one in KeptTyping(office.session).offers()]


def _banner(office: Office) -> tuple[str, str]:
    banner = office.flow.form.banners.banner
    return (banner.title, banner.text) if banner is not None else ("", "")


def _changed_elsewhere(office: Office, record: str, **answers: str) -> Data:
    """Change a record as another job or seat does, while it stands in the form."""
    now = office.entry.open("gift", record).data
    office.entry.complete("gift", {**now, **answers}, record=record)
    return office.entry.open("gift", record).data


def test_a_record_changed_elsewhere_is_not_written_over_but_put_together(office: Office) -> None:
    (record,) = office.add_gifts("Lò Văn A")
    office.flow.open(record)
    office.form.type("workplace", "Trường mầm non")
    office.form.type("note", "gõ ở đây")
    summer = campaign(office.entry, "Hè 2026")
    newest = _changed_elsewhere(office, record, campaign=summer, note="ghi ở nơi khác")
    office.form.complete()
    title, text = _banner(office)
    assert title == "Bản ghi này đã được sửa ở nơi khác sau khi mở ra."
    assert "Hè 2026" in text
    assert "Cả hai cùng sửa: Ghi chú → ghi ở nơi khác." in text
    assert office.entry.open("gift", record).data == newest, "nothing was written over"
    office.form.answer("Ghép hai bản")
    assert office.form.text("campaign") == "Hè 2026"
    assert office.form.below("campaign") == "Theo bản mới"
    assert (office.form.text("note"), office.form.below("note")) == ("gõ ở đây", "Bản mới: ghi ở nơi khác")
    office.form.complete()
    data = office.entry.open("gift", record).data
    assert (data["campaign"], data["note"], data["workplace"]) == (summer, "gõ ở đây", "Trường mầm non")
    assert _kept(office) == []


def test_what_both_changed_can_be_taken_from_the_newest_and_taken_back(office: Office) -> None:
    (record,) = office.add_gifts("Lò Văn A")
    office.flow.open(record)
    office.form.type("note", "gõ ở đây")
    _changed_elsewhere(office, record, note="ghi ở nơi khác")
    office.form.complete()
    office.form.answer("Ghép hai bản")
    assert _banner(office) == ("Ô cả hai cùng sửa đang giữ chữ đã gõ.", "Bản mới: Ghi chú → ghi ở nơi khác")
    office.form.answer("Lấy bản mới ở các ô này")
    assert (office.form.text("note"), office.form.below("note")) == ("ghi ở nơi khác", "Theo bản mới")
    press(office.form.form, Qt.Key.Key_Z, CTRL)
    assert office.form.text("note") == "gõ ở đây"
    office.form.complete()
    assert office.entry.open("gift", record).data["note"] == "gõ ở đây"


def test_nothing_is_asked_where_the_record_says_what_it_said(office: Office) -> None:
    (record,) = office.add_gifts("Lò Văn A")
    office.flow.open(record)
    office.form.type("note", "gõ ở đây")
    changed = _changed_elsewhere(office, record, note="khác")
    office.entry.complete("gift", {name: value for name, value in changed.items() if name != "note"}, record=record)
    office.form.complete()
    assert _banner(office) == ("", "")
    assert office.entry.open("gift", record).data["note"] == "gõ ở đây"


def test_the_newest_can_be_looked_at_first_and_the_typing_waits(office: Office) -> None:
    (record,) = office.add_gifts("Lò Văn A")
    office.flow.open(record)
    office.form.type("workplace", "Trường mầm non")
    newest = _changed_elsewhere(office, record, note="ghi ở nơi khác")
    office.form.save_draft()
    office.form.answer("Xem bản mới")
    assert office.form.text("note") == "ghi ở nơi khác"
    assert [data["workplace"] for data in _kept(office)] == ["Trường mầm non"]
    office.form.answer("Mở lại")
    assert _banner(office)[0] == "Bản ghi này đã được sửa ở nơi khác sau khi mở ra.", "it was typed over the older one"
    office.form.save_draft()
    assert office.entry.open("gift", record).data == newest
    office.form.answer("Ghép hai bản")
    office.form.complete()
    data = office.entry.open("gift", record).data
    assert (data["note"], data["workplace"]) == ("ghi ở nơi khác", "Trường mầm non")


def test_an_old_version_taken_back_leaves_what_is_typed_in_the_form(office: Office) -> None:
    (record,) = office.add_gifts("Lò Văn A")
    _changed_elsewhere(office, record, note="hai")
    office.flow.open(record)
    office.form.type("workplace", "đang gõ dở dài")
    press(office.form.form, Qt.Key.Key_H, CTRL)
    if office.window.current is not office.flow.history:
        office.form.form.buttons.history.click()
    office.flow.history.steps[-1].back.click()
    assert "note" not in office.entry.open("gift", record).data
    press(office.flow.history, Qt.Key.Key_Escape)
    assert _banner(office)[0].startswith("Có chữ đang gõ dở")
    office.form.answer("Mở lại")
    assert office.form.text("workplace") == "đang gõ dở dài"
    office.form.answer("Ghép hai bản")
    assert (office.form.text("workplace"), office.form.text("note")) == ("đang gõ dở dài", "")


def test_a_draft_with_kept_typing_is_left_when_the_list_completes_drafts(office: Office) -> None:
    tet = campaign(office.entry)
    record = office.entry.save_draft("gift", gift({"name": "Lò Văn A"}, tet, office.place())).record
    other = office.entry.save_draft("gift", gift({"name": "Lò Văn B"}, tet, office.place())).record
    office.flow.open(record)
    office.form.type("note", "đã gõ thêm nhiều chữ")
    office.form.close()
    office.flow.show_list("gift")
    table = office.list.screen.table
    table.setFocus()
    press(table, Qt.Key.Key_A, CTRL)
    office.list.screen.choice.complete_wanted.emit(office.list.screen.choice.records())
    assert office.entry.open("gift", other).state == "complete"
    assert office.entry.open("gift", record).state == "draft"
    banner = office.list.screen.banners.banner
    assert banner is not None
    assert "Còn chữ gõ dở chưa lưu, mở ra xem." in banner.title + banner.text
    assert [data["note"] for data in _kept(office)] == ["đã gõ thêm nhiều chữ"]
    office.entry.delete(record)
    assert _kept(office) == [], "nobody goes on in the bin"
    office.entry.restore(record)
    assert [data["note"] for data in _kept(office)] == ["đã gõ thêm nhiều chữ"]


def test_somebody_added_in_place_leaves_the_offered_typing_of_another(grid: GridOffice) -> None:
    version = grid.entry.definition("person").version
    KeptTyping(grid.session).keep("person", None, version, {"name": "Nửa Chừng Người", "phone": "0912345678"})
    page = grid.open()
    page.go_to(0, "recipient.name")
    grid.flow._adding.add(0, page.at("recipient.name"), "Vàng A Mới")
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()]
    assert [one.words for one in dialog.banners.buttons] == ["Mở lại", "Bỏ"]
    dialog.sheet.set_data({"name": "Vàng A Mới", "birth": "1970", "consent": "given", "consent_on": "2026-01-05"})
    _press_add(dialog)
    page.checked()
    assert page.text(0, "recipient.name") == "Vàng A Mới"
    assert [data.get("name") for data in _kept(grid) if "phone" in data] == ["Nửa Chừng Người"]


def _press_add(dialog: QWidget) -> None:
    press(dialog, Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()
