"""The walks asked of every screen, over the screens of recording with a real store behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.main_window import MINIMUM
from desktop_app.ui.theme import Theme
from tests.ui import specimens_lists, specimens_people, specimens_units, walks
from tests.ui.specimens_records import SPECIMENS

Show = Callable[[QWidget], QWidget]
Speak = Callable[[str], None]
SAID = (
    "record-form",
    "record-form-kept",
    "record-form-asked",
    "record-form-duplicate",
    "record-form-files-coming",
    "record-form-files-empty",
    "record-form-filled",
    "record-form-old-commune",
    "record-dialog",
    "record-dialog-looks",
    "record-dialog-problem",
    "record-form-changed",
    "record-form-known",
    "campaign-erasing",
    "kind-chooser",
    "person-card",
    *specimens_lists.DIALOGS,
    *specimens_units.DIALOGS,
    *specimens_people.DIALOGS,
    *specimens_people.SAID,
)
"""Specimens with something already said (problems, questions), which stays as it was said until the next check.

A dialog about units or a list is modal: the language cannot change while it is open."""


def settled(shown: Show, name: str) -> QWidget:
    """Show a specimen and wait until its sums are there."""
    window = shown(SPECIMENS[name]())
    QTest.qWait(90)
    return window


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut(name: str, scale: int, look: Theme, shown: Show) -> None:
    look.set_scale(scale)
    window = settled(shown, name)
    assert walks.cut_texts(window) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_fits_an_old_screen(name: str, look: Theme, shown: Show) -> None:
    hint = settled(shown, name).minimumSizeHint()
    assert (hint.width() <= MINIMUM[0], hint.height() <= MINIMUM[1]) == (True, True)


@pytest.mark.parametrize("name", SPECIMENS)
def test_everything_focusable_has_a_name_and_nothing_moves_by_wheel(name: str, look: Theme, shown: Show) -> None:
    window = settled(shown, name)
    assert walks.nameless(window) == []
    assert walks.moved_by_wheel(window) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_english_is_not_cut_either(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language("long")
    window = settled(shown, name)
    walks.retranslate(window)
    assert walks.cut_texts(window) == []


@pytest.mark.parametrize("name", [name for name in SPECIMENS if name not in SAID])
def test_every_word_follows_the_language(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    window = settled(shown, name)
    in_language("long")
    walks.retranslate(window)
    fresh = settled(shown, name)
    assert walks.words(window) == walks.words(fresh)
