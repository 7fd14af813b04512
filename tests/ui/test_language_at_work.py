"""The language is switched while somebody works: she goes on where she was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.base import i18n
from desktop_app.ui.screens.print_centre import PrintCentre
from tests.pages.desk import DeskPage
from tests.ui.opened_book import OpenedBook
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(autouse=True)
def _vietnamese_afterwards() -> Iterator[None]:
    yield
    i18n.set_language("vi")


def test_the_cursor_stays_where_it_was_in_the_print_centre(desk: OpenedBook) -> None:
    desk.program.desk.papers.print_any()  # type: ignore[union-attr]
    desk.wait_for("PrintCentre")
    screen = desk.window.current
    assert isinstance(screen, PrintCentre)
    campaign = screen.steps.of.campaign
    desk.until(lambda: campaign.count() == 1, "the campaign was not read")
    campaign.setCurrentIndex(0)
    campaign.activated.emit(0)
    desk.until(lambda: desk.sees_paper, "the paper was not drawn")
    campaign.setFocus()
    for language in ("en", "vi"):
        desk.window.language_changed.emit(language)
        assert QApplication.focusWidget() is campaign  # on "In" a space would print


def test_the_cursor_stays_in_the_field_of_a_form(desk: DeskPage) -> None:
    desk.program.desk.records.add("gift")  # type: ignore[union-attr]
    desk.wait_for("RecordForm")
    for _field in range(3):
        desk.press(Qt.Key.Key_Tab)
    typing = QApplication.focusWidget()
    desk.window.language_changed.emit("en")
    assert QApplication.focusWidget() is typing
