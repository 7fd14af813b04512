"""The menu of language, text size and colour scheme (F10). Says what was chosen; applies nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.base import i18n
from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.theme import SCALES, SchemeChoice

_LANGUAGES: Final[dict[str, str]] = {"vi": "Tiếng Việt", "en": "English"}  # symbol
_SCHEMES: Final[dict[SchemeChoice, str]] = {
    "system": N_("Theo hệ thống"),
    "light": N_("Nền sáng"),
    "dark": N_("Nền tối"),
}


class DisplayMenu(QMenu):
    """Three groups, the present choice marked in each. Made anew each time it opens, and gone when it closes."""

    language_chosen = Signal(str)
    scale_chosen = Signal(int)
    scheme_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _add_choices(self, _LANGUAGES, i18n.language(), self.language_chosen.emit)
        sizes = {scale: _("Cỡ chữ {scale}%").format(scale=scale) for scale in SCALES}
        _add_choices(self, sizes, theme.current().scale, self.scale_chosen.emit)
        schemes = {choice: _(words) for choice, words in _SCHEMES.items()}
        _add_choices(self, schemes, theme.current().choice, self.scheme_chosen.emit)
        self.aboutToHide.connect(self.deleteLater)


_Value = TypeVar("_Value", int, str, SchemeChoice)


def _add_choices(
    menu: QMenu, choices: Mapping[_Value, str], chosen: _Value, choose: Callable[[_Value], object]
) -> None:
    """Add a group of which one is marked; picking another calls ``choose`` with its value."""
    if menu.actions():
        menu.addSeparator()
    group = QActionGroup(menu)
    for value, words in choices.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.triggered.connect(partial(_picked, choose, value))
        group.addAction(action)


def _picked(choose: Callable[[_Value], object], value: _Value) -> None:
    choose(value)
