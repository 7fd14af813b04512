"""What a form tells: of lines in their order, in sight where the cursor stands, and of typing that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.entry_context import NO_CONTEXT
from desktop_app.domain.problems import Problem
from desktop_app.ui.destinations import HOME, OPERATORS
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.flows.form_problems import shown_problems
from desktop_app.ui.theme import Theme
from tests.domain.forms import real
from tests.pages.form_page import FormPage
from tests.ui.office import Office, Show, open_office
from tests.ui.test_grid_ways import DeskOfGrids
from tests.ui.transfer_desk import place


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    """An office with an empty book."""
    with open_office(tmp_path, shown, "initiative", "visit") as made:
        yield made


def test_of_lines_is_told_by_line_then_by_column() -> None:
    first = real().current("house").fields[0].name
    places = ((0, "amount"), (1, "amount"), (0, "source"), (None, None), (1, "source"))
    found = [Problem("funding", "required", row=row, column=column) for row, column in places]
    told = shown_problems(real().current("house"), [*found, Problem(first, "required")], (), NO_CONTEXT)
    assert [(one.field, one.row, one.column) for one in told] == [
        (first, None, None),
        ("funding", None, None),
        *(("funding", row, column) for row in (0, 1) for column in ("source", "amount")),
    ]


def test_what_is_said_of_lines_is_in_sight_where_completing_stops(office: Office) -> None:
    office.flow.add("initiative")
    form = office.flow.form
    assert form.sheet is not None
    name = next(name for name, box in form.sheet.boxes.items() if isinstance(box, LinesBox))
    form.go_to(name)
    form.sheet.boxes[name].set_problems(_missing(name))
    form.sheet.go_to_first()
    form.go_to(name)
    QApplication.processEvents()
    box = form.sheet.boxes[name]
    view = form._scroll.viewport()
    bottom = box.mapTo(view, QPoint(0, box.height())).y()
    assert bottom <= view.height(), "its message is below what is seen"
    assert form.isAncestorOf(QApplication.focusWidget() or office.window)


def _missing(name: str) -> list[ShownProblem]:
    problems = [Problem(name, "required")]
    return shown_problems(real().current("initiative"), problems, (), NO_CONTEXT)


def test_leaving_by_a_place_of_the_rail_says_that_typing_is_kept(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as here:
        office = DeskOfGrids(here)
        desk = office.desk
        desk.records.add("visit")
        FormPage(desk.records.form).type("recipient", "Lò Thị Ín")
        desk.go(OPERATORS)
        said = "Chữ đang gõ dở được giữ lại, mở lại để làm tiếp."
        qtbot.waitUntil(lambda: here.window.status.text == said)
        here.window.status.say("")
        desk.go(HOME)
        QApplication.processEvents()
        assert here.window.status.text != said, "it was said already"
        desk.close()
