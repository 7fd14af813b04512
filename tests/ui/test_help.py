"""Offline help: every page in both languages, links that lead somewhere, search with and without marks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.base import i18n, paths
from desktop_app.ui.help_pages import ABOUT, PARTS
from desktop_app.ui.screens.help import PAGES, HelpScreen, read_page
from desktop_app.ui.screens.help_dialog import HelpDialog
from tests.pages.typing import press

Show = Callable[[QWidget], QWidget]
LANGUAGES = ("vi", "en")
NEVER = ("lỗi hệ thống", "thất bại", "không hợp lệ", "khóa ký", "mã băm", "!", " chị ", " anh ", " bạn ", "quý khách")
"""Words look.md keeps away from the clerk."""


@pytest.fixture
def screen(shown: Show) -> HelpScreen:
    """The help screen, shown."""
    made = HelpScreen()
    shown(made)
    made.focus_first()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_holds_exactly_the_pages(language: str) -> None:
    found = {path.stem for path in (paths.resources() / "help" / language).glob("*.md")}
    assert found == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_and_its_links_lead_to_pages(name: str, language: str) -> None:
    page = read_page(name, language)
    assert page.title
    assert page.markdown.startswith(f"# {page.title}")
    for target in re.findall(r"\]\(([^)]+)\)", page.markdown):
        assert target.removesuffix(".md") in PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_as_the_program_does(name: str) -> None:
    text = read_page(name, "vi").markdown.lower()
    assert [word for word in NEVER if word in text] == []


def test_both_languages_have_the_same_headings_count() -> None:
    for name in PAGES:
        assert read_page(name, "vi").markdown.count("\n## ") == read_page(name, "en").markdown.count("\n## "), name


def test_a_page_is_opened_and_an_unknown_one_is_the_first(screen: HelpScreen) -> None:
    screen.open_page("export")
    assert screen.text.toPlainText().startswith("Xuất gửi tỉnh")
    screen.open_page("nowhere")
    assert screen.page == PAGES[0]


def test_a_link_leads_to_its_page(screen: HelpScreen) -> None:
    screen.text.anchorClicked.emit(QUrl("safety.md"))
    assert screen.page == "safety"
    assert screen.contents.currentRow() == PAGES.index("safety")


def test_contents_are_walked_with_the_arrows(screen: HelpScreen) -> None:
    screen.contents.setFocus()
    press(screen, Qt.Key.Key_Down)
    assert screen.page == PAGES[1]


@pytest.mark.parametrize("wanted", ["that lac", "thất lạc", "THẤT LẠC"])
def test_search_finds_the_page_and_marks_the_place(screen: HelpScreen, wanted: str) -> None:
    screen.search.sought.emit(wanted)
    assert screen.page == "export"
    marks = screen.text.extraSelections()
    assert marks
    assert marks[0].cursor.selectedText().lower() == "thất lạc"


def test_the_next_place_is_reached_and_after_the_last_the_first(screen: HelpScreen) -> None:
    screen.open_page("export")
    screen.search.sought.emit("USB")
    places = [one.cursor.selectionStart() for one in screen.text.extraSelections()]
    assert len(places) > 2
    assert screen.text.textCursor().position() == places[0]
    for place in [*places[1:], places[0]]:
        press(screen, Qt.Key.Key_F3)
        assert screen.text.textCursor().position() == place


def test_what_is_nowhere_is_said(screen: HelpScreen) -> None:
    screen.search.sought.emit("zzzz")
    assert "zzzz" in screen.subtitle
    screen.search.sought.emit("")
    assert screen.text.extraSelections() == []


def test_escape_leads_back(screen: HelpScreen) -> None:
    left: list[int] = []
    screen.closed.connect(lambda: left.append(1))
    press(screen, Qt.Key.Key_Escape)
    assert left == [1]


def test_ctrl_f_goes_to_the_search(screen: HelpScreen) -> None:
    press(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.search


def test_the_pages_follow_the_language(screen: HelpScreen) -> None:
    screen.open_page("export")
    i18n.set_language("en")
    screen.retranslate()
    assert screen.text.toPlainText().startswith("Export to the province")
    assert screen.page == "export"


def test_help_opens_over_what_stands_alone_and_esc_leads_back(shown: Show) -> None:
    below = QWidget()
    below.resize(800, 600)
    shown(below)
    dialog = HelpDialog("start", below)
    dialog.open()
    assert dialog.help.page == "start"
    assert dialog.width() <= below.width()
    small = QDialog(below)
    small.resize(200, 100)
    over = HelpDialog("lists", small)
    assert over.width() > 200, "help takes the window's room, not the small dialog's"
    over.deleteLater()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    press(dialog.help.text, Qt.Key.Key_Escape)
    assert closed == [1]


def test_a_page_is_opened_at_the_part_that_speaks_of_a_dialog(screen: HelpScreen) -> None:
    screen.resize(600, 300)
    screen.open_page("lists", part=2)
    at_top = screen.text.cursorForPosition(QPoint(40, 8)).block().text()
    assert at_top == "Lọc"
    screen.open_page("lists")
    assert screen.text.verticalScrollBar().value() == 0


def test_every_part_there_is_a_way_to_is_on_its_page() -> None:
    for name, part in PARTS.items():
        assert read_page(ABOUT[name], "vi").markdown.count("\n## ") >= part > 0, name
