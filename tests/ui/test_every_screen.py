"""Every screen and part, in every language, size and scheme: fits, reads, has names, keeps its values."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.main_window import MINIMUM, MainWindow
from desktop_app.ui.theme import Theme
from tests.ui import walks
from tests.ui.specimens import SCREENS, SPECIMENS

Show = Callable[[QWidget], QWidget]
Speak = Callable[[str], None]
LANGUAGES = ("vi", "en", "long")


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_fits_an_old_screen(name: str, language: str, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    window = shown(SCREENS[name]())
    wanted = window.minimumSizeHint()
    assert (wanted.width() <= MINIMUM[0], wanted.height() <= MINIMUM[1]) == (True, True), wanted


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [100, 200])
def test_no_text_is_cut(name: str, language: str, scale: int, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    look.set_scale(scale)
    widget = SPECIMENS[name]()
    if not isinstance(widget, MainWindow):
        widget.resize(widget.sizeHint())
    window = shown(widget)
    QApplication.processEvents()
    assert walks.cut_texts(window) == []
    assert walks.outside(window) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_no_text_is_cut_after_a_change_of_size(name: str, look: Theme, shown: Show) -> None:
    widget = SPECIMENS[name]()
    window = shown(widget)
    for scale in (150, 200, 100):
        look.set_scale(scale)
        QApplication.processEvents()
        if not isinstance(widget, MainWindow):
            widget.resize(widget.sizeHint().expandedTo(QSize(1366, 768) * scale / 100))
        for _pass in range(3):  # a wrapped text finds its height one pass after its width
            QApplication.processEvents()
        assert (scale, walks.cut_texts(window)) == (scale, [])


@pytest.mark.parametrize("name", SPECIMENS)
def test_everything_with_focus_has_a_name(name: str, look: Theme, shown: Show) -> None:
    assert walks.nameless(shown(SPECIMENS[name]())) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_wheel_changes_nothing(name: str, look: Theme, shown: Show) -> None:
    assert walks.moved_by_wheel(shown(SPECIMENS[name]())) == []


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paints_in_both_schemes(name: str, scheme: str, look: Theme, shown: Show) -> None:
    look.set_choice("dark" if scheme == "dark" else "light")
    image = shown(SPECIMENS[name]()).grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
    assert len(colours) > 3


@pytest.mark.parametrize("name", SCREENS)
def test_every_word_follows_the_language(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    """Switched live, a screen shows the same words as one made in that language; a problem already said stays."""
    window = shown(SCREENS[name]())
    in_language("long")
    walks.retranslate(window)
    fresh = shown(SCREENS[name]())
    assert walks.words(window) == walks.words(fresh)


def test_walks_find_what_they_look_for(look: Theme, shown: Show) -> None:
    """The walks themselves: a cut label, a nameless field and an unguarded list are found."""
    window = walks.faulty_window()
    shown(window)
    assert len(walks.cut_texts(window)) == 1
    assert len(walks.nameless(window)) == 1
    assert len(walks.moved_by_wheel(window)) == 1
