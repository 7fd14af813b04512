"""From the room of reports to the form of the same period and back, in the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.ui.screens.print_centre import PrintCentre
from desktop_app.ui.screens.report_room import ReportRoom
from tests.ui.opened_book import OpenedBook
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_form_of_the_period_in_front_is_printed_and_leaving_leads_back(desk: OpenedBook) -> None:
    book = desk.program.desk
    assert book is not None
    book.go("reports")
    room = desk.window.current
    assert isinstance(room, ReportRoom)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    desk.type("quy 1/2026")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.until(lambda: room.report is not None and not room.busy, "no report came")
    desk.press(Qt.Key.Key_P, CTRL)
    desk.until(lambda: desk.sees_paper, "the paper was not drawn")
    centre = desk.window.current
    assert isinstance(centre, PrintCentre)
    assert centre.steps.code == "F13"
    days = centre.steps.what.days
    assert days is not None
    assert (str(days.start), str(days.end)) == ("2026-01-01", "2026-03-31")
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.current is room, "leaving the paper did not lead back")
    assert not room.asking
