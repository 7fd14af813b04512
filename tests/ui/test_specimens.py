"""Every screen and dialog stands among the specimens: what is not there is never looked at."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.ui import screens
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.assistant import AssistantScreen
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.theme import Theme
from tests.ui.every_specimen import SPECIMENS

FRAMES = {AskingDialog, AssistantScreen, ChoosingDialog, Screen, StartPage}
"""What screens are made of, no screens themselves."""


def made_of_screens() -> set[type]:
    """Return the classes of screens and dialogs that ``ui/screens`` defines."""
    modules = [
        importlib.import_module(f"{screens.__name__}.{one.name}") for one in pkgutil.iter_modules(screens.__path__)
    ]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    own = {kind for kind in kinds if kind.__module__.startswith(screens.__name__)}
    return {kind for kind in own if issubclass(kind, Screen | StartPage | QDialog)} - FRAMES


@pytest.mark.timeout(240)  # every screen there is, made once
def test_every_screen_and_dialog_has_a_specimen(look: Theme) -> None:
    seen: set[type] = set()
    for make in SPECIMENS.values():
        window = make()
        seen |= {type(widget) for widget in (window, *window.findChildren(QWidget))}
        window.close()
        window.deleteLater()
    for _round in range(2):  # a dialog takes the window below it along
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert made_of_screens() - seen == set()
