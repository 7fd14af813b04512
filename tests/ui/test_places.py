"""The places of the rail, in an office and in the province, with real stores behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.door import RoomBuilder
from desktop_app.ui.desk import Desk, Equipment
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.theme import Theme
from tests.ui.transfer_desk import Place, place

Open = Callable[[str], tuple[Place, Desk]]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Open]:
    """Return a function that opens the desk of an "office" or of a "province"."""
    desks, places = [], []

    def make(role: str) -> tuple[Place, Desk]:
        stands = place(tmp_path, role, qtbot)
        here = stands.__enter__()
        places.append(stands)
        equipment = Equipment(here.drives, here.chooser, PdfView, here.printer)
        rooms = RoomBuilder(here.window, here.session, here.tasks, equipment).rooms()
        desk = Desk(here.window, here.session, here.tasks, rooms)
        desks.append(desk)
        desk.begin()
        here.settle()
        return here, desk

    yield make
    for desk in desks:
        desk.close()
    for stands in places:
        stands.__exit__(None, None, None)


@pytest.mark.parametrize("role", ["office", "province"])
def test_a_place_is_called_the_same_in_the_rail_and_in_its_title(opened: Open, role: str) -> None:
    here, desk = opened(role)
    called = {}
    for key in desk._places:
        here.window.rail.entry(key).click()
        here.settle()
        current = here.window.current
        called[here.window.rail.entry(key).title] = current.title if current is not None else ""
    assert len(called) > 6
    assert called == {title: title for title in called}
