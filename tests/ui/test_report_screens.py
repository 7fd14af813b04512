"""The walks asked of every screen, over the room of reports and the records behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.main_window import MINIMUM
from desktop_app.ui.models.suggestions import SUGGESTION_ROLE
from desktop_app.ui.screens.report_finding import DifferencesDialog
from desktop_app.ui.screens.report_room import ReportRoom
from desktop_app.ui.theme import Theme
from tests.ui import specimens_reports, walks
from tests.ui.specimens_reports import DIFFERING, SPECIMENS
from tests.ui.test_transfer_screens import settled

Show = Callable[[QWidget], QWidget]
Speak = Callable[[str], None]
MODAL: Final = ("report-section-dialog", "report-find-dialog", "report-differences-dialog")
SAID: Final = {
    *MODAL, "report-busy", "report-refused", "report-asked-province", "report-found", "report-found-differing"
}  # fmt: skip
"""Specimens that show a sentence given from outside, which a switch of language leaves as it was said."""
VIETNAMESE: Final = frozenset("ăâđêôơưắằấầếềốồớờứừạảẹẻịỉọỏụủ")


def test_figures_that_differ_only_in_how_exact_they_are_read_differently(look: Theme) -> None:
    dialog = DifferencesDialog(DIFFERING)
    assert dialog.rows.model().index(0, 0).data(SUGGESTION_ROLE).detail == "Khi phát hành: trên 2.034; đếm lại: 2.034"
    dialog.deleteLater()


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", ["vi", "en", "long"])
def test_fits_an_old_screen(name: str, language: str, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    wanted = shown(SPECIMENS[name]()).minimumSizeHint()
    assert (wanted.width() <= MINIMUM[0], wanted.height() <= MINIMUM[1]) == (True, True), wanted


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", ["vi", "en", "long"])
@pytest.mark.parametrize("scale", [100, 200])
def test_no_text_is_cut(name: str, language: str, scale: int, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    look.set_scale(scale)
    window = settled(shown(SPECIMENS[name]()))
    assert walks.cut_texts(window) == []
    assert walks.outside(window) == []


@pytest.mark.parametrize("name", [name for name in SPECIMENS if name not in MODAL])
def test_no_text_is_cut_after_a_change_of_size(name: str, look: Theme, shown: Show) -> None:
    window = shown(SPECIMENS[name]())
    for scale in (150, 200, 100):
        look.set_scale(scale)
        settled(window)
        assert (scale, walks.cut_texts(window)) == (scale, [])


@pytest.mark.parametrize("name", SPECIMENS)
def test_everything_with_focus_has_a_name_and_nothing_moves_by_wheel(name: str, look: Theme, shown: Show) -> None:
    window = shown(SPECIMENS[name]())
    assert walks.nameless(window) == []
    assert walks.moved_by_wheel(window) == []


@pytest.mark.parametrize("name", [name for name in SPECIMENS if name not in SAID])
def test_every_word_follows_the_language(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    window = settled(shown(SPECIMENS[name]()))
    in_language("long")
    walks.retranslate(window)
    settled(window)
    fresh = settled(shown(SPECIMENS[name]()))
    assert walks.words(window) == walks.words(fresh)


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paints_in_both_schemes(name: str, scheme: str, look: Theme, shown: Show) -> None:
    look.set_choice("dark" if scheme == "dark" else "light")
    image = shown(SPECIMENS[name]()).grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
    assert len(colours) > 3


def test_the_room_itself_says_nothing_untranslated(look: Theme, shown: Show, in_language: Speak) -> None:
    """In a language that marks each of its words, what is not marked was forgotten."""
    in_language("long")
    screen = specimens_reports.room(province=True)
    screen.reports.mark(1)
    shown(screen)
    told = [label.text() for label in screen.findChildren(QLabel) if label.text() and label.isVisible()]
    given = {"F13", "F14", "F15", "*"}
    assert [text for text in told if "~" not in text and text not in given] == []
    words = [
        button.words
        for button in (screen.actions_bar.view, *screen.actions_bar.save.values(), screen.actions_bar.again)
    ]
    assert [text for text in words if "~" not in text] == []


def test_only_what_a_report_asks_for_is_asked(look: Theme, shown: Show) -> None:
    screen = specimens_reports.room(province=True)
    shown(screen)
    question = screen.question

    def asked() -> tuple[bool, ...]:
        parts = (question.unit_field, question.split_field, question.kind_field, question.other_days)
        return tuple(one.isVisible() for one in parts)

    assert asked() == (False, False, False, False)
    screen.reports.mark(0)
    assert asked() == (True, True, True, False)
    assert question.split.count() == 13
    screen.reports.mark(1)
    assert asked() == (True, True, True, True)
    assert [question.split.itemData(row) for row in range(3)] == ["*", "unit", "year"]


def test_an_office_is_asked_of_no_unit_and_of_no_returned_records(look: Theme, shown: Show) -> None:
    screen = specimens_reports.room()
    shown(screen)
    screen.reports.mark(0)
    assert not screen.question.unit_field.isVisible()
    assert not screen.question.returned.isVisible()
    assert screen.question.drafts.isVisible()


def test_nothing_is_answered_beforehand(look: Theme, shown: Show) -> None:
    screen = specimens_reports.room(province=True)
    shown(screen)
    question = screen.question
    assert screen.offer is None
    assert question.days.line.text() == ""
    assert [one.isChecked() for one in (question.drafts, question.returned, question.predecessors)] == [False] * 3
    assert question.wish is None
    assert not screen.actions_bar.view.isEnabled()
    assert screen.default_button() is None


def test_long_reports_are_given_the_room_there_is(look: Theme, shown: Show) -> None:
    screen, window = specimens_reports.shown(specimens_reports.report(specimens_reports.wide_table(2000)))
    settled(shown(window))
    assert isinstance(screen, ReportRoom)
    (table,) = screen.sheet.tables
    assert table.view.height() < screen.sheet.height()
    assert table.view.rows.rowCount() == 2001
    assert table.view.verticalScrollBar().maximum() > 1900
