"""Vietnamese composed by an input method in every editor: nothing is rewritten under it, the commit arrives whole.

What a real IBus-Unikey does is tried by ``make typing``; here the same events are sent by hand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.definition import Bilingual, Field, FieldType, Option
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.flows.quick_choice import kinds_of
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.screens.kind_chooser import KindChooser
from desktop_app.ui.theme import Theme
from tests.ui.record_store import new_session

Show = Callable[[QWidget], QWidget]
WORDS: Final = Bilingual("Ô", "Field")
OPTIONS: Final = tuple(
    Option(code, Bilingual(words, words))
    for code, words in (("a", "Quỹ xã hội của nhà trường"), ("b", "Công đoàn cơ sở"), ("c", "Gia đình"), ("d", "Khác"))
)
PAUSE_MS: Final = 180
"""Longer than a look-up waits before it opens."""


@dataclass(frozen=True)
class Way:
    """How a word comes to be: what is composed after each key, then what is committed."""

    composed: tuple[str, ...]
    committed: str


TELEX: Final = (
    Way(("G", "Gi", "Gia", "Già", "Giàn", "Giàng"), "Giàng "),
    Way(("A",), "A "),
    Way(("C", "Ch", "Chu", "Chư", "Chứ"), "Chứ"),
)
VNI: Final = (
    Way(("G", "Gi", "Gia", "Gian", "Giang", "Giàng"), "Giàng "),
    Way(("A",), "A "),
    Way(("C", "Ch", "Chu", "Chứ"), "Chứ"),
)
DECOMPOSED: Final = (Way((), unicodedata.normalize("NFD", "Giàng A Chứ")),)
"""A whole name at once, letters and marks apart: what some programs paste and some input methods commit."""


def send(widget: QWidget, preedit: str = "", commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def look_of(widget: QWidget) -> QImage:
    """Return how the editor looks: what is composed is nowhere else to be seen."""
    QApplication.processEvents()
    return widget.grab().toImage()


def text_of(widget: QWidget) -> str:
    """Return what is committed."""
    return str(getattr(widget, "text", str)())


def compose(widget: QWidget, ways: Sequence[Way]) -> None:
    """Compose word by word; what is composed stays in sight while look-ups open and searches run."""
    for way in ways:
        before = text_of(widget)
        for preedit in way.composed:
            send(widget, preedit)
            assert text_of(widget) == before, "what is composed is no text yet"
        composed = look_of(widget)
        QTest.qWait(PAUSE_MS if way is ways[-1] else 0)
        assert widget.hasFocus()
        assert look_of(widget) == composed, "what is composed was rewritten"
        send(widget, commit=way.committed)


def people(_typed: str) -> list[Suggestion]:
    """Offer one person for anything."""
    return [Suggestion("Giàng A Chứ", {"name": "Giàng A Chứ", "record": "0" * 32})]


LOOKUPS: Final = Lookups(people=people, records=lambda _kind, _typed: [Suggestion("Tết Bính Ngọ", "1" * 32)])


@pytest.fixture(autouse=True)
def steady_cursor(qapp: QApplication, look: Theme) -> Iterator[None]:
    """Let the cursor not blink, so that pictures can be compared."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def editors(type_: FieldType, *, bare: bool, shown: Show) -> list[QWidget]:
    """Return the inputs of a field that is typed into, in a window."""
    field = Field("one", type_, WORDS, WORDS, options=OPTIONS if type_ == "choice" else (), target="campaign", width=12)
    page = QWidget()
    column = QVBoxLayout(page)
    box = make_cell(field, LOOKUPS, bare)
    column.addWidget(box)
    page.resize(700, 500)
    shown(page)
    return [one for one in box.inputs() if isinstance(one, QLineEdit | QPlainTextEdit)]


TYPES: Final[tuple[FieldType, ...]] = (
    *("string", "text", "money", "integer", "number", "partial_date", "identifier", "phone"),
    *("person", "place", "reference", "choice", "document"),
)


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("bare", [False, True], ids=["field", "cell"])
def test_what_is_composed_is_left_alone_and_arrives_whole(type_: FieldType, bare: bool, shown: Show) -> None:
    inputs = editors(type_, bare=bare, shown=shown)
    assert inputs
    for place, widget in enumerate(inputs):
        ways = (TELEX, VNI, DECOMPOSED) if place == 0 else (DECOMPOSED,)
        for way in ways:
            widget.setFocus()
            getattr(widget, "clear")()  # noqa: B009  # both classes have it, their common one has not
            compose(widget, way)
            assert text_of(widget) == "Giàng A Chứ", type_
            assert unicodedata.is_normalized("NFC", text_of(widget))


@pytest.mark.parametrize("type_", ["person", "reference", "choice", "place"])
def test_an_open_list_takes_neither_focus_nor_commit(type_: FieldType, shown: Show) -> None:
    widget = next(one for one in editors(type_, bare=False, shown=shown) if isinstance(one, LookupInput))
    widget.setFocus()
    for preedit in ("q", "qu", "quy", "quỹ"):
        send(widget, preedit)
    QTest.qWait(PAUSE_MS)
    widget.open_list()
    popup = SuggestionPopup.of(widget)
    if type_ != "place":  # no communes are offered here
        assert popup.isVisible()
    assert QApplication.focusWidget() is widget
    composed = look_of(widget)
    QTest.qWait(PAUSE_MS)
    assert look_of(widget) == composed
    send(widget, commit="quỹ")
    assert widget.text() == "quỹ"
    assert QApplication.focusWidget() is widget


def test_a_commit_beside_something_new_being_composed_drops_neither(shown: Show) -> None:
    widget = editors("string", bare=False, shown=shown)[0]
    widget.setFocus()
    send(widget, "ê", unicodedata.normalize("NFD", "Hòa "))
    composed = look_of(widget)
    QTest.qWait(PAUSE_MS)
    assert look_of(widget) == composed
    send(widget, commit="ế")
    assert text_of(widget) == "Hòa ế"
    assert unicodedata.is_normalized("NFC", text_of(widget))


def test_search_boxes_keep_what_is_composed(tmp_path: Path, shown: Show) -> None:
    session = new_session(tmp_path / "so")
    page = QWidget()
    box = SearchBox("Tìm tên", page)
    box.resize(400, 36)
    page.resize(500, 100)
    sought: list[str] = []
    box.sought.connect(sought.append)
    chooser = KindChooser(kinds_of(session))
    for window, widget in ((page, box), (chooser, chooser.search)):
        shown(window)
        for way in (TELEX, VNI, DECOMPOSED):
            widget.setFocus()
            widget.clear()
            compose(widget, way)
            assert widget.text() == "Giàng A Chứ"
    QTest.qWait(PAUSE_MS)
    assert sought[-1] == "Giàng A Chứ"
    session.close()
