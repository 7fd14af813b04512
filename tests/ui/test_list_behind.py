"""A list whose store is written behind it: what is done is done to the records that were shown and chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services import browsing
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.ui.flows import long_work
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.gift_lists import Show, office_with_gifts, select_all
from tests.ui.office import CTRL, Office
from tests.ui.record_store import gift

EARLIER = ("Lò Văn An", "Lò Văn Ba", "Lò Văn Bốn")
SHOWN = ["Giàng A Chứ", "Lò Thị Ín", "Tẩn Thị Mẩy", "Lò Văn Pâng", "Mùa A Vảng"]


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    with office_with_gifts(tmp_path, shown) as made:
        yield made


def write_behind(office: Office, *, deleting: str = "") -> None:
    """Write gifts that stand before all that are shown, and delete one, as work in the background does."""
    tet = Browsing(office.session).open("campaign", search="Tết").rows(0, 1)[0].id
    own = office.session.for_task()
    entry = Entry(own)
    entry.add_all("gift", [gift({"name": name}, tet, office.place()) for name in EARLIER], "complete")
    if deleting:
        entry.delete(Browsing(own).open("gift", search=deleting).rows(0, 1)[0].id)
    own.close()


def names_in(office: Office, *, deleted: bool = False) -> list[str]:
    return [row.title for row in Browsing(office.session).open("gift", deleted=deleted).rows(0, 100)]


@pytest.mark.parametrize("few", [0, 20])
def test_only_what_was_shown_is_deleted_and_who_is_gone_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, few: int
) -> None:
    monkeypatch.setattr(long_work, "FEW", few)
    write_behind(office, deleting="Lò Thị Ín")
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not office.list.screen.busy, timeout=10_000)
    assert office.status.startswith("Đã bỏ 4 bản ghi vào thùng rác. 1 bản ghi không còn trong danh sách.")
    assert names_in(office) == list(EARLIER)
    assert sorted(names_in(office, deleted=True)) == sorted(SHOWN)


@pytest.mark.parametrize("few", [0, 20])
def test_what_was_shown_is_copied(office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, few: int) -> None:
    monkeypatch.setattr(long_work, "FEW", few)
    write_behind(office)
    select_all(office)
    press(office.list.screen, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: not office.list.screen.busy, timeout=10_000)
    assert office.status.startswith("Đã chép 5 bản ghi")
    lines = QApplication.clipboard().text().splitlines()[1:]
    assert [line.split("\t")[1] for line in lines] == SHOWN


@pytest.mark.parametrize("known", [20_000, 2])
def test_the_list_learns_of_it_and_keeps_cursor_and_selection_on_their_records(
    office: Office, monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    monkeypatch.setattr(browsing, "KNOWN", known)
    office.flow.show_list("gift")
    table = office.list.screen.table
    table.setFocus()
    table.go_to(1)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(table, key)
    write_behind(office, deleting="Tẩn Thị Mẩy")
    office.flow.look_again()
    assert office.list.names == [*EARLIER, "Giàng A Chứ", "Lò Thị Ín", "Lò Văn Pâng", "Mùa A Vảng"]
    assert [office.list.names[row] for row in table.selected_rows()] == ["Lò Thị Ín"]
    assert office.status.startswith("Danh sách vừa thay đổi; 1 bản ghi không còn được chọn.")
    table.go_to(4)
    office.flow.leave()
    write_behind(office)
    office.flow.show_list("gift")
    assert office.list.names[table.currentIndex().row()] == "Lò Thị Ín", "a list is come back to where it was left"


def test_what_is_typed_into_the_search_box_is_not_read_anew_under(office: Office) -> None:
    office.list.screen.search.setText("Lò Th")
    write_behind(office)
    office.flow.look_again()
    assert office.list.screen.search.text() == "Lò Th"


def test_a_list_too_long_to_be_known_refuses_rather_than_act_on_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "KNOWN", 2)
    office.flow.show_list("gift")
    found = office.flow.list_screen.model
    found._source._window._pages.clear()  # type: ignore[union-attr]
    write_behind(office)
    select_all(office)
    found._source._window._pages.clear()  # type: ignore[union-attr]
    press(office.list.screen.table, Qt.Key.Key_Delete)
    banner = office.list.screen.banners.banner
    assert banner is not None
    assert banner.title == "Danh sách vừa thay đổi trong lúc đang xem."
    assert names_in(office, deleted=True) == []
    assert office.list.names[:3] == list(EARLIER)
