"""Tab and Enter follow the page: through fields, the cells of lines made later, and past what adds a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base import paths
from desktop_app.domain.definition import Definition
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.records import Data
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.theme import Theme
from tests.pages.form_page import commit
from tests.pages.typing import press
from tests.ui.office import Office, open_office
from tests.ui.record_store import house

Show = Callable[[QWidget], QWidget]
SHIFT = Qt.KeyboardModifier.ShiftModifier
LINES = {"rows", "funding"}
ONE_LINE = 12
"""Inputs whose tops are so many pixels apart stand side by side."""


@pytest.fixture(scope="module")
def definitions() -> dict[str, Definition]:
    return {one.kind: one for one in load_definitions(paths.resources() / "forms")}


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    """An open office with an empty book."""
    with open_office(tmp_path, shown, "house", "meeting") as made:
        yield made


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def walk(
    sheet: FormSheet, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[QWidget]:
    """Press ``key`` until the focus leaves ``sheet``; return where it was."""
    stops = [focused()]
    while True:
        QTest.keyClick(focused(), key, modifiers)
        if not sheet.isAncestorOf(focused()) or focused() in stops:
            return stops
        stops.append(focused())


def follows(sheet: FormSheet, before: QWidget, after: QWidget) -> bool:
    """Tell whether ``after`` stands below ``before``, or to the right of it."""
    one, other = (widget.mapTo(sheet, QPoint(0, 0)) for widget in (before, after))
    if abs(one.y() - other.y()) <= ONE_LINE:
        return other.x() > one.x()
    return other.y() > one.y()


def filled(definition: Definition, lines: int) -> Data:
    """Return a record of ``definition`` with some lines in each of its tables."""
    return {field.name: [{} for _line in range(lines)] for field in definition.fields if field.type in LINES}


@pytest.mark.parametrize("scale", [100, 200])
def test_tab_follows_the_page_in_every_kind_and_back(
    shown: Show, definitions: dict[str, Definition], look: Theme, scale: int
) -> None:
    look.set_scale(scale)
    for definition in definitions.values():
        sheet = FormSheet(definition, Lookups())
        sheet.resize(800 * scale // 100, 900)
        shown(sheet)
        sheet.set_data(filled(definition, 3))
        sheet.set_data(filled(definition, 2))
        for box in sheet.boxes.values():
            if isinstance(box, LinesBox):
                box.add_line()
        QApplication.processEvents()
        sheet.resize(sheet.width(), sheet.sizeHint().height())
        QApplication.processEvents()
        sheet.go_to_first()
        stops = walk(sheet, Qt.Key.Key_Tab)
        wrong = [
            (before.accessibleName(), after.accessibleName())
            for before, after in pairwise(stops)
            if not follows(sheet, before, after)
        ]
        assert wrong == [], definition.kind
        cells = [one for box in sheet.boxes.values() for one in box.inputs()]
        assert [one for one in cells if one.isEnabled() and one not in stops] == [], definition.kind
        stops[-1].setFocus(Qt.FocusReason.TabFocusReason)
        assert walk(sheet, Qt.Key.Key_Backtab, SHIFT)[: len(stops)] == stops[::-1], definition.kind
        sheet.close()


def test_enter_goes_through_lines_already_there_and_adds_none(office: Office) -> None:
    record = office.entry.save_draft("house", house(office.session)).record
    office.flow.open(record)
    funding = office.form.box("funding")
    assert isinstance(funding, LinesBox)
    office.form.line("value").setFocus()
    visited: list[QWidget] = []
    while not (visited and funding.lines[2].cells["note"].inputs()[0] is visited[-1]):
        press(office.flow.form, Qt.Key.Key_Return)
        visited.append(focused())
        assert len(visited) < 20
    cells = [one for line in funding.lines for cell in line.cells.values() for one in cell.inputs()]
    assert visited[-len(cells) :] == cells
    assert len(funding.lines) == 3


def test_enter_never_presses_what_adds_a_line_but_tab_reaches_it(office: Office) -> None:
    office.flow.add("house")
    funding = office.form.box("funding")
    assert isinstance(funding, LinesBox)
    last = funding.lines[0].cells["note"].inputs()[0]
    last.setFocus()
    press(office.flow.form, Qt.Key.Key_Return)
    assert not funding.isAncestorOf(focused()), "an empty line is left for the next field"
    assert len(funding.lines) == 1
    last.setFocus()
    press(office.flow.form, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Thêm nguồn"
    press(office.flow.form, Qt.Key.Key_Return)
    assert len(funding.lines) == 2
    assert focused() is funding.lines[1].cells["source"].inputs()[0]


def test_a_line_removed_leaves_the_order_of_the_page(office: Office) -> None:
    record = office.entry.save_draft("house", house(office.session)).record
    office.flow.open(record)
    funding = office.form.box("funding")
    assert isinstance(funding, LinesBox)
    commit(office.form.line("value"), "95tr")
    funding.lines[0].remove.click()
    assert focused() is funding.lines[0].cells["source"].inputs()[0]
    press(office.flow.form, Qt.Key.Key_Backtab, SHIFT)
    before = focused()
    press(office.flow.form, Qt.Key.Key_Tab)
    assert focused() is funding.lines[0].cells["source"].inputs()[0]
    assert office.form.sheet.isAncestorOf(before)
    assert not funding.isAncestorOf(before)


def test_the_form_stands_between_its_head_and_its_buttons(office: Office) -> None:
    office.flow.add("meeting")
    sheet = office.form.sheet
    sheet.stops()[-1].setFocus()
    press(office.flow.form, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Hoàn thành, ghi tiếp"
    press(office.flow.form, Qt.Key.Key_Backtab, SHIFT)
    assert focused() is sheet.stops()[-1]
