"""“Khóa sổ theo kỳ” and “Người trùng” in the window: by keyboard, with the services behind them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.units import Unit
from desktop_app.services.province.locks import PeriodLocks
from desktop_app.services.province.person_links import PersonLinks
from desktop_app.storage.ledger import Ledger
from desktop_app.ui.flows.province.completeness import CompletenessFlow
from desktop_app.ui.flows.province.person_links import PersonLinksFlow
from desktop_app.ui.screens.province.completeness_table import CompletenessCard
from desktop_app.ui.theme import Theme
from tests.services.placed_records import place as record
from tests.ui.specimens_periods import table
from tests.ui.transfer_desk import Place, place


@pytest.fixture
def province(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    with place(tmp_path, "province", qtbot) as here:
        with here.session.connection.write():
            Ledger(here.session.connection).put_units(
                [Unit("CD1", "CĐCS Một", level="base"), Unit("CD2", "CĐCS Hai", level="base")]
            )
        yield here


def test_a_period_is_locked_opened_for_one_unit_and_opened_again(province: Place, qtbot: QtBot) -> None:
    asked: list[str] = []

    def agree(question: object) -> bool:
        asked.append(question.windowTitle())  # type: ignore[attr-defined]
        return True

    flow = CompletenessFlow(province.at, agree)
    flow.open()
    screen, locks = flow.screen, PeriodLocks(province.session)
    qtbot.waitUntil(lambda: screen.current is not None)
    assert [row.unit for row in table().rows] != [screen.current.unit if screen.current else ""]
    assert not screen.buttons["give"].isEnabled()
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.lock is not None)
    assert len(asked) == 1
    assert not screen.buttons["lock"].isEnabled()
    screen.table.go_to(1)
    unit = screen.current.unit if screen.current else ""
    screen.buttons["give"].click()
    assert flow.dialog is not None
    flow.dialog.editors["until"].setText("31/12/2099")  # type: ignore[union-attr]
    flow.dialog.editors["reason"].setText("máy hỏng")  # type: ignore[union-attr]
    flow.dialog.button.click()
    qtbot.waitUntil(lambda: screen.buttons["end"].isEnabled())
    assert [one.unit for one in locks.all()[0].exceptions] == [unit]
    screen.buttons["lift"].click()
    assert flow.dialog is not None
    flow.dialog.button.click()
    assert locks.all(), "a lock is not lifted without a reason"
    flow.dialog.editors["reason"].setText("còn thiếu nhiều đơn vị")  # type: ignore[union-attr]
    flow.dialog.button.click()
    qtbot.waitUntil(lambda: screen.lock is None)
    assert locks.all() == []


def test_other_days_are_typed(province: Place, qtbot: QtBot) -> None:
    flow = CompletenessFlow(province.at)
    flow.open()
    screen = flow.screen
    qtbot.waitUntil(lambda: screen.period is not None)
    screen.choice.set_code("other")
    screen.choice.changed.emit("other")
    screen.days.setText("2025")
    QTest.keyClick(screen.days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.period is not None and screen.period[1].isoformat() == "2025-12-31")
    assert "01/01/2025" in screen.subtitle


def test_two_persons_are_decided_on_and_the_decision_is_taken_back(province: Place, qtbot: QtBot) -> None:
    here = {"village": "bản Nậm Coóng", "commune": "03544"}
    for unit in ("CD1", "CD2"):
        record(province.session, "gift", unit, recipient={"name": "Tẩn Thị Mẩy", "birth": "1984"}, place=here)
    flow = PersonLinksFlow(province.at)
    flow.open()
    screen, links = flow.screen, PersonLinks(province.session)
    qtbot.waitUntil(lambda: screen.current is not None)
    assert "1 cặp chờ quyết định" in screen.subtitle
    screen.buttons["different"].click()
    qtbot.waitUntil(lambda: screen.current is None)
    screen.view.set_code("decided")
    screen.view.changed.emit("decided")
    qtbot.waitUntil(lambda: screen.current is not None)
    assert screen.current is not None
    assert screen.current.decision == "different"
    screen.buttons["undo"].click()
    qtbot.waitUntil(lambda: screen.current is None)
    assert links.total() == 1


def test_the_desks_table_shows_the_first_units(qtbot: QtBot, look: Theme) -> None:
    card = CompletenessCard()
    qtbot.addWidget(card)
    assert card.is_empty
    card.set_table(table())
    assert card.table.content.rowCount() == 5
    with qtbot.waitSignal(card.all_wanted):
        card.all_button.click()
