"""Walks every screen there is and tells its keys with the words of the buttons that own them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.media.drives import SystemDrives
from desktop_app.rooms import RoomBuilder
from desktop_app.services.sample_book import SampleBook
from desktop_app.ui.desk import Desk
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.key_list import ANSWERS_KEY, JOBS_KEY, WINDOW, WORDS
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.parts.tour_strip import TourStrip
from desktop_app.ui.rail_entries import RailEntry
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.work_area import WorkArea
from tests.checks.catalogues import extracted, texts
from tests.checks.sources import ROOT
from tests.fakes.chooser import FakeChooser, FakePrinter
from tests.services.stores import new_store
from tests.ui.every_specimen import SPECIMENS

Keys = dict[str, dict[str, str]]
"""Words by key by class of screen."""
_SAME: Final = {"Return": "Enter", "Ctrl+Return": "Ctrl+Enter", "Ctrl+=": "Ctrl++"}
_JOBS: Final = tuple(f"Ctrl+{number}" for number in range(1, 7))
_OUR_OWN: Final = (Screen, StartPage)


def written(key: str) -> str:
    """Return a key as the program writes it: one name for both Enters, one for both ways to a plus."""
    name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) or key
    return _SAME.get(name, name)


def keys_of_window() -> set[str]:
    """Return the keys that work everywhere in an open book, as the desk of a real one binds them."""
    with tempfile.TemporaryDirectory() as folder:
        made = new_store(Path(folder) / "so")
        SampleBook(made.session).mark()  # so that the tour's keys are there too
        window, tasks = MainWindow(WorkArea, DisplayMenu), Tasks()
        equipment = Equipment(SystemDrives(), FakeChooser(), PdfView, FakePrinter())
        desk = Desk(window, made.session, tasks, RoomBuilder(window, made.session, tasks, equipment).rooms())
        desk.begin()
        window.status.offer("Hoàn tác", "Ctrl+Z", lambda: None)
        bound = []
        for owner in (window, *window.findChildren(WorkArea)):
            bound += owner.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for part in (*window.findChildren(RailEntry), *window.findChildren(TourStrip)):
            bound += part.findChildren(QShortcut)
        keys = [written(one.key().toString()) for one in bound if one.key().toString()]
        desk.close()
        tasks.shutdown()
        made.session.close()
        _end(window)
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise AssertionError(f"keys of the window with two owners: {twice}")
    return set(keys)


def keys_of_screens() -> dict[str, dict[str, list[str]]]:
    """Return what the keys of each screen may be called, by class: words of buttons first, then of the hints."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in sorted(SPECIMENS):
        window = SPECIMENS[name]()
        for screen in (window, *window.findChildren(QWidget)):
            if isinstance(screen, _OUR_OWN) and type(screen).__module__.startswith("desktop_app."):
                _gather(screen, found.setdefault(type(screen).__name__, {}))
        _end(window)
    return found


def _gather(screen: Screen | StartPage, into: dict[str, list[str]]) -> None:
    for button in screen.findChildren(Button):
        if button.key:
            into.setdefault(written(button.key), []).append(button.words)
    for shortcut in screen.findChildren(QShortcut):
        into.setdefault(written(shortcut.key().toString()), [])
    for key, words in screen.key_hints if isinstance(screen, Screen) else ():
        if written(key) in into:
            into[written(key)].append(words)
    into.pop("", None)


def _end(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    for _round in range(2):  # a dialog takes the window below it along
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, str]:
    """Return every message id of the program, by itself with a small first letter (as hints write buttons)."""
    ids = [texts(message.id)[0] for message in extracted(ROOT / "desktop_app") if message.id]
    return {_small(one): one for one in sorted(ids, reverse=True)} | {one: one for one in ids}


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _words(screen: str, key: str, said: Iterable[str]) -> str:
    """Return the message id that names a key; "" where nothing does."""
    known = WORDS.get((screen, key)) or WORDS.get(("", key))
    return known or next((sentences()[words] for words in said if words in sentences()), "")


def gathered() -> tuple[Keys, list[str]]:
    """Return all keys with their words, and those nothing gives words to."""
    screens = keys_of_screens()
    window = keys_of_window()
    if window >= set(_JOBS):
        window = window - set(_JOBS) | {JOBS_KEY}
    screens = {screen: _answers_as_one(keys) for screen, keys in screens.items()}
    screens = {screen: {key: keys[key] for key in keys if key not in window} for screen, keys in screens.items()}
    screens[WINDOW] = {key: [] for key in window}
    named: Keys = {}
    nameless: list[str] = []
    for screen, keys in sorted(screens.items()):
        for key in sorted(keys, key=_order):
            words = _words(screen, key, keys[key])
            if words:
                named.setdefault(screen, {})[key] = words
            else:
                nameless.append(f"{screen} {key} {keys[key]}")
    return named, nameless


def _answers_as_one(keys: dict[str, list[str]]) -> dict[str, list[str]]:
    """Write Alt+1, Alt+2 … as one: what they answer changes with the question."""
    answers = [key for key in keys if key[:-1] == "Alt+" and key[-1].isdigit()]
    others = {key: said for key, said in keys.items() if key not in answers}
    return others | {f"{ANSWERS_KEY}{max(key[-1] for key in answers)}": []} if answers else others


def _order(key: str) -> tuple[bool, bool, int, str]:
    """Put F1, F2 … F10 before other single keys, then the combinations."""
    last = key.rpartition("+")[2] or "+"
    numbered = last[:1] == "F" and last[1:].isdigit()
    return "+" in key, not numbered, int(last[1:]) if numbered else 0, key


def as_toml(keys: Keys) -> str:
    """Return the file's text."""
    parts = ["# Written by make keys from the screens themselves; a test compares. The words are message ids.\n"]
    for screen, named in keys.items():
        lines = "".join(f'"{_quoted(key)}" = "{_quoted(words)}"\n' for key, words in named.items())
        parts.append(f"\n[{screen}]\n{lines}")
    return "".join(parts)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
