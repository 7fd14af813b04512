"""Figures told apart by a sensitive answer are looked at under a name, each time: they go when another one works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.storage.journal import Journal
from desktop_app.ui.theme import Theme
from tests.services.stores import campaign, give
from tests.ui.reports_desk import Reports
from tests.ui.transfer_desk import Place, place


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with two gifts of February 2026."""
    with place(tmp_path, "office", qtbot) as at:
        give(at.session, campaign(at.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        at.window.add_destination("reports", "Báo cáo", "chart-column")
        yield at


def shown(here: Place) -> str:
    """Return what screen is in front."""
    return type(here.window.current).__name__


def test_figures_by_a_sensitive_answer_go_when_another_one_works(here: Place) -> None:
    """Each look at them is journalled under a name, so nobody is shown what somebody else asked for."""
    room = Reports(here)
    question = room.screen.question
    room.screen.reports.mark([one.name for one in room.screen._offers].index("by_part"))
    question.days.set_text("2026")
    for split, stays in (("campaign", True), ("ethnic_group", False)):
        room.screen.show_question()
        question.split.set_code(split)
        room.view()
        assert room.screen.report is not None
        here.session.operator = replace(here.session.operator, name=f"{here.session.operator.name} Hai")
        room.flow.show_operator()
        assert (room.screen.report is not None) is stays
    assert room.asks()
    assert question.split.code() == "ethnic_group", "she asks for it herself with one key"
    room.view()
    entries = [one for one in Journal(here.session.connection).entries(9) if one.event == "sensitive_split"]
    assert entries[0].operator == here.session.operator.name
    assert len({one.operator for one in entries}) == 2


def test_the_records_behind_such_a_figure_go_too(here: Place) -> None:
    room = Reports(here)
    question = room.screen.question
    room.screen.reports.mark([one.name for one in room.screen._offers].index("by_part"))
    question.days.set_text("2026")
    question.split.set_code("ethnic_group")
    room.view()
    rows = room.screen.sheet.tables[0].view.rows
    behind = next(found for row in range(9) for column in range(1, 9) if (found := rows.behind(row, column)))
    room.flow._open_figure(behind, "Số người")
    here.settle()
    assert shown(here) == "RecordsBehindScreen"
    here.session.operator = replace(here.session.operator, name="Người khác")
    room.flow.show_operator()
    assert (shown(here), room.asks()) == ("ReportRoom", True)
    room.flow.come_back()
    assert shown(here) == "ReportRoom", "not even from a record that was open over them"
