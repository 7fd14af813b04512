"""The walks asked of every screen, over home, transfer, print, safety and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.main_window import MINIMUM, MainWindow
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.table import TableDelegate
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.figures_table import FiguresTable
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui import specimens_periods, specimens_print, specimens_registers, specimens_transfer, walks

Show = Callable[[QWidget], QWidget]
Speak = Callable[[str], None]
SPECIMENS = (
    specimens_transfer.SPECIMENS | specimens_print.SPECIMENS | specimens_registers.DIALOGS | specimens_periods.SPECIMENS
)
PASSES = 30
DEVICE_DIALOGS: Final = tuple(
    f"devices-{name}" for name in ("revoke", "replace", "history", "history-run", "take-back", "keys")
)
MODAL: Final = (*specimens_registers.DIALOGS, *DEVICE_DIALOGS)
"""Dialogs: made anew each time they are asked, so neither size nor language changes under them."""
SAID = {
    "number-register-main",
    "number-register-restored",
    "export-4-verified",
    "export-4-not-verified",
    "export-4-not-written",
    "enrolment-3-admission",
    "export-3-write",
    "export-3-sticks",
    "receipt-1-refused",
    "receipt-1-opening",
    "export-3-progress",
    "export-1-stopped",
    "inbox-progress",
    "safety-findings",
    "safety-records-only",
    "safety-progress",
    "safety-checking",
    "devices-approved",
    "closing-reopening",
    "returned",
    "tour",
    "print-stale",
    *specimens_registers.DIALOGS,
    *DEVICE_DIALOGS,
}
"""Specimens that show a sentence given from outside, or are modal, which a switch of language leaves as it was said."""


def settled(window: QWidget) -> QWidget:
    """Let wrapped texts find their height, some passes after their width, until nothing moves any more."""
    before: list[QRect] = []
    for _pass in range(PASSES):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QApplication.processEvents()
        now = [widget.geometry() for widget in window.findChildren(QWidget)]
        if now == before:
            break
        before = now
    return window


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", ["vi", "long"])
def test_fits_an_old_screen(name: str, language: str, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    wanted = shown(SPECIMENS[name]()).minimumSizeHint()
    assert (wanted.width() <= MINIMUM[0], wanted.height() <= MINIMUM[1]) == (True, True), wanted


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("language", ["vi", "long"])
@pytest.mark.parametrize("scale", [100, 200])
def test_no_text_is_cut(name: str, language: str, scale: int, look: Theme, shown: Show, in_language: Speak) -> None:
    in_language(language)
    look.set_scale(scale)
    window = settled(shown(SPECIMENS[name]()))
    assert window.minimumSizeHint().width() <= MINIMUM[0] or language == "long"
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


@pytest.mark.parametrize("name", [name for name in SPECIMENS if name != "restore"])
def test_the_focus_starts_inside_the_screen(name: str, look: Theme, shown: Show) -> None:
    window = settled(shown(SPECIMENS[name]()))
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(window, MainWindow):
        assert not window.rail.isAncestorOf(focused)
    else:
        assert window.isAncestorOf(focused)


@pytest.mark.parametrize("name", [name for name in SPECIMENS if name not in SAID])
def test_every_word_follows_the_language(name: str, look: Theme, shown: Show, in_language: Speak) -> None:
    """Switched live, a screen shows the same words as one made in that language; what was already said stays."""
    window = settled(shown(SPECIMENS[name]()))
    in_language("long")
    walks.retranslate(window)
    settled(window)
    fresh = settled(shown(SPECIMENS[name]()))
    assert walks.words(window) == walks.words(fresh)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_title_of_the_devices_stands_whole_at_large_text(
    language: str, look: Theme, shown: Show, in_language: Speak
) -> None:
    in_language(language)
    look.set_scale(200)
    window = shown(SPECIMENS["devices"]())
    assert isinstance(window, MainWindow)
    screen = window.current
    assert isinstance(screen, DevicesScreen)
    titles = [text for text in screen.findChildren(Text) if text.property("role") == "title"]
    assert titles
    assert all(one.fontMetrics().horizontalAdvance(one.text()) <= one.width() for one in titles)
    asked: list[bool] = []
    screen.print_requested.connect(lambda: asked.append(True))
    press(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True], "the paper of the province keeps its key in “Việc khác”"
    look.set_scale(100)
    press(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True, True]


def test_names_of_kinds_stand_whole_beside_the_facts(look: Theme, shown: Show) -> None:
    window = SPECIMENS["export-1-long-names"]()
    window.resize(1366, 768)
    shown(window)
    settled(window)
    (table,) = [one for one in window.findChildren(FiguresTable) if one.isVisible()]
    delegate = table.itemDelegate()
    assert isinstance(delegate, TableDelegate)
    cells = [(row, column) for row in range(table.content.rowCount()) for column in range(4)]
    cut = [at for at in cells if delegate.is_cut(table.content.rows[at[0]][at[1]], table.content.index(*at))]
    assert not cut
