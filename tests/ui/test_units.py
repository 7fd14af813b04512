"""Units in the window: the province's tree by keyboard, and an office's own name and address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.units import Units, tree_lines
from desktop_app.ui.flows.unit_questions import NEW
from desktop_app.ui.flows.units import OwnUnitFlow, UnitsFlow
from desktop_app.ui.theme import Theme
from tests.pages.units_page import OwnUnitPage, UnitsPage
from tests.services.stores import OFFICE, PROVINCE
from tests.ui.specimens_units import tree
from tests.ui.transfer_desk import Place, place

DAY = "1/6/2026"


@pytest.fixture
def province(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    with place(tmp_path, "province", qtbot) as here:
        units = Units(here.session)
        units.add("CD1", "CĐCS Một")
        units.add("CD2", "CĐCS Hai")
        yield here


@pytest.fixture
def page(province: Place) -> UnitsPage:
    flow = UnitsFlow(province.at)
    flow.open()
    return UnitsPage(flow)


def test_a_unit_is_added_under_the_one_below_the_cursor(page: UnitsPage) -> None:
    page.ask("add", "CD1")
    page.fill(code="CD1-T1", name="Tổ công đoàn số 1", level="group", start=DAY)
    page.confirm()
    assert not page.open
    assert [name.strip() for name in page.names()] == [PROVINCE, "CĐCS Hai", "CĐCS Một", "Tổ công đoàn số 1"]
    assert page.names()[3].startswith(" " * 12)
    assert page.screen.current is not None
    assert page.screen.current.unit.code == "CD1-T1"


def test_a_unit_is_renamed_and_its_history_shown(page: UnitsPage, province: Place) -> None:
    page.ask("rename", "CD1")
    page.fill(name="CĐCS Một Mới", start=DAY)
    page.confirm()
    assert "CĐCS Một Mới" in [name.strip() for name in page.names()]
    page.screen.view.set_code("history")
    page.screen.view.changed.emit("history")
    names = [name.strip() for name in page.names()]
    assert {"CĐCS Một", "CĐCS Một Mới", "LĐLĐ huyện Than Uyên"} <= set(names)
    assert Units(province.session).name_on("CD1", date(2026, 5, 31)) == "CĐCS Một"


def test_what_became_of_a_unit_is_read_whole(page: UnitsPage) -> None:
    page.screen.window().resize(1366, 768)
    page.screen.set_lines(tree_lines(tree(), None))
    table = page.screen.table
    heights = [table.rowHeight(row) for row in range(table.content.rowCount())]
    long = [row for row, cells in enumerate(table.content.rows) if cells[5].text.startswith("Nhập vào CĐCS Công ty")]
    assert heights[long[0]] > 1.4 * min(heights)
    page.screen.window().resize(3000, 768)
    assert table.rowHeight(long[0]) == min(heights)


def test_a_dialog_stays_open_with_what_stands_in_the_way(page: UnitsPage) -> None:
    page.ask("rename", "CD1")
    page.confirm()
    assert page.dialog.frames["start"].problem
    page.fill(start="6/2026")
    page.confirm()
    assert page.dialog.frames["start"].problem == "Ghi đủ ngày, tháng, năm, như 1/7/2025."
    page.fill(start="31/4/2026")
    page.confirm()
    assert "31/4/2026" in page.dialog.frames["start"].problem
    page.dialog.reject()
    page.ask("add", "CD1")
    page.fill(code="CD2", name="Trùng mã", level="group")
    page.confirm()
    assert page.dialog.notice.title == "Mã CD2 đã là của CĐCS Hai."
    assert page.open


def test_units_merge_into_a_new_one_one_after_the_other(page: UnitsPage, province: Place) -> None:
    page.ask("merge", "CD1")
    assert page.dialog.frames["code"].isHidden()
    page.fill(into=NEW, code="CD3", name="CĐCS Ba", start=DAY)
    page.confirm()
    page.ask("merge", "CD2")
    page.fill(into="CD3", start=DAY)
    page.confirm()
    assert [one.code for one in Units(province.session).tree().predecessors("CD3")] == ["CD1", "CD2"]


def test_a_unit_is_divided(page: UnitsPage, province: Place) -> None:
    page.ask("split", "CD1")
    page.fill(goes_on="yes", code1="CD4", name1="CĐCS Bốn", name2="Quên mã", start=DAY)
    page.confirm()
    assert page.dialog.notice.title == "Đơn vị phải có mã và tên."
    page.fill(name2="")
    page.confirm()
    assert not page.open
    assert Units(province.session).tree().successors("CD1") == ("CD4",)


def test_a_unit_moves_and_is_dissolved(page: UnitsPage, province: Place) -> None:
    page.ask("move", "CD2")
    page.fill(superior="CD1", level="section", start=DAY)
    page.confirm()
    page.ask("dissolve", "CD1")
    page.fill(heir=province.session.identity.unit, start="2/6/2026")
    page.confirm()
    assert page.dialog.notice.title, "a section cannot stand under the province"
    page.dialog.reject()
    page.ask("dissolve", "CD2")
    page.fill(start="2/6/2026")
    page.confirm()
    assert Units(province.session).tree().unit_at("CD2", date(2026, 6, 2)) is None


def test_the_province_itself_is_only_renamed(page: UnitsPage, province: Place) -> None:
    page.screen.table.go_to(0)
    assert [name for name, button in page.screen.buttons.items() if button.isEnabled()] == ["add", "rename"]
    page.ask("rename", province.session.identity.unit)
    page.fill(name="Liên đoàn Lao động tỉnh Lai Châu", start=DAY)
    page.confirm()
    assert province.session.identity.unit_name == "Liên đoàn Lao động tỉnh Lai Châu"


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    with place(tmp_path, "office", qtbot) as here:
        yield here


def test_an_office_writes_its_new_name(office: Place) -> None:
    flow = OwnUnitFlow(office.at)
    flow.open()
    page = OwnUnitPage(flow.screen)
    assert flow.screen.lines["name"].text() == OFFICE
    page.save()
    assert flow.screen.frames["start"].problem
    page.fill(name="CĐCS Trường Nậm Cuổi", commune="Mường Than", start=DAY)
    page.save()
    assert office.session.identity.unit_name == "CĐCS Trường Nậm Cuổi"
    assert flow.screen.lines["commune"].text() == "xã Mường Than"
    assert [row[1].text for row in flow.screen.table.content.rows] == [OFFICE]
    page.fill(start="1/1/2026")
    page.save()
    assert flow.screen.notice.title == "Tên, cấp trên và xã, phường vẫn như trong sổ."
    page.fill(start="1/2026")
    page.save()
    assert flow.screen.frames["start"].problem
