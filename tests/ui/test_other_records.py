"""What a record has to do with others, in the window: likely duplicates, a problem that names another, a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Data
from tests.pages.typing import press
from tests.ui.office import SHIFT, Office, open_office
from tests.ui.record_store import house

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "gift", "house") as made:
        yield made


def test_likely_duplicates_alone_are_listed_and_go_with_the_one_that_is_deleted(office: Office) -> None:
    office.add_gifts("Tẩn Thị Mẩy", "Giàng A Chứ", "TẨN THỊ MẨY")
    office.flow.show_list("gift")
    screen = office.flow.list_screen
    QTest.qWait(150)
    assert screen.tools.twins.accessibleName() == "Nghi trùng: 2"
    assert [office.list.cell(row, 0) for row in range(3)] == ["Chưa xuất", "Nghi trùng", "Nghi trùng"]
    screen.tools.twins.setFocus()
    press(screen.tools.twins, Qt.Key.Key_Space)
    assert office.list.names == ["Tẩn Thị Mẩy", "TẨN THỊ MẨY"]
    office.list.delete_row(1)
    QTest.qWait(150)
    assert office.list.names == []
    screen.tools.twins.setFocus()
    press(screen.tools.twins, Qt.Key.Key_Space)
    assert len(office.list.names) == 2
    QTest.qWait(150)
    assert not screen.tools.twins.isVisible()


def test_a_problem_beside_another_record_leads_to_that_record(office: Office) -> None:
    first = office.entry.complete("house", {**house(office.session), **RIGHT_HOUSE}).record
    office.flow.add("house")
    sheet = office.flow.form.sheet
    assert sheet is not None
    sheet.set_data({**house(office.session), **RIGHT_HOUSE, "handed_over_on": "2026-06-01"})
    office.form.complete()
    (problem,) = [one for one in office.flow.form.panel.problems if one.other]
    assert (problem.field, problem.level, problem.other) == ("head", "error", first)
    press(office.form.line("head"), Qt.Key.Key_F8, SHIFT)
    assert office.flow.entry_form.record == first


def test_a_finding_opens_its_record_at_the_field(office: Office) -> None:
    record = office.entry.complete("house", {**house(office.session), **RIGHT_HOUSE}).record
    office.flow.open(record)
    office.flow.form.go_to("funding", 0, "amount")
    assert office.flow.entry_form.record == record
    sheet = office.flow.form.sheet
    assert sheet is not None
    assert sheet.current_field() == "funding"


RIGHT_HOUSE: Data = {
    "handed_over_on": "2026-05-12",
    "value": 50_000_000,
    "funding": [{"source": "province", "amount": 50_000_000}],
}
