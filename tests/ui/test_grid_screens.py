"""The walks asked of every screen, over the grid in its states with a real store behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.main_window import MINIMUM
from desktop_app.ui.theme import Theme
from tests.ui import walks
from tests.ui.specimens_grid import SPECIMENS

Show = Callable[[QWidget], QWidget]
Speak = Callable[[str], None]


def settled(shown: Show, name: str) -> QWidget:
    """Show a specimen and wait until its rows are checked."""
    window = shown(SPECIMENS[name]())
    QTest.qWait(60)
    return window


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut(name: str, scale: int, look: Theme, shown: Show) -> None:
    look.set_scale(scale)
    assert walks.cut_texts(settled(shown, name)) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_fits_has_names_and_nothing_moves_by_wheel(name: str, look: Theme, shown: Show) -> None:
    window = settled(shown, name)
    hint = window.minimumSizeHint()
    assert (hint.width() <= MINIMUM[0], hint.height() <= MINIMUM[1]) == (True, True), hint
    assert walks.nameless(window) == []
    assert walks.moved_by_wheel(window) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_longer_words_are_not_cut_either(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language("long")
    assert walks.cut_texts(settled(shown, name)) == []


@pytest.mark.parametrize("name", ["grid", "grid-empty"])
def test_every_word_follows_the_language(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    window = settled(shown, name)
    in_language("long")
    walks.retranslate(window)
    assert walks.words(window) == walks.words(settled(shown, name))
