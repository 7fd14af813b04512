"""The one window: rail, the current screen, status bar; or a screen standing alone before the book is open.

It knows destinations and screens by the keys and widgets given to it, never what they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base import i18n
from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated, styled
from desktop_app.ui.rail import DISPLAY_KEY, Rail
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.status_bar import StatusBar
from desktop_app.ui.theme import SCALES, SchemeChoice, Themed

MINIMUM: Final = (1366, 697)
"""What a 1366×768 screen leaves inside title bar and taskbar: every screen fits it at 100 %."""

_LANGUAGES: Final[dict[str, str]] = {"vi": "Tiếng Việt", "en": "English"}
_SCHEMES: Final[dict[SchemeChoice, str]] = {
    "system": N_("Theo hệ thống"),
    "light": N_("Nền sáng"),
    "dark": N_("Nền tối"),
}


class MainWindow(QWidget, Themed, Translated):
    """See the module. Text size and scheme are applied at once; the signals let the program remember them."""

    destination_chosen = Signal(str)
    lock_requested = Signal()
    help_requested = Signal()
    language_changed = Signal(str)
    scale_changed = Signal(int)
    scheme_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "canvas")
        self.rail = Rail()
        self.status = StatusBar()
        self._screens = QStackedWidget()
        self._work = QWidget()
        self._pages = QStackedWidget(self)
        self._alone: StartPage | None = None
        self._lay_out()
        self.rail.chosen.connect(self.destination_chosen)
        self.rail.lock_requested.connect(self.lock_requested)
        self.rail.display_requested.connect(self.open_display_menu)
        self.status.said.connect(self._place_status)
        QShortcut(QKeySequence("F1"), self, self.help_requested.emit)
        QShortcut(QKeySequence(DISPLAY_KEY), self, self.open_display_menu)
        self.retranslate()
        self.restyle()
        self.resize(*MINIMUM)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._screens, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._pages.addWidget(self._work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    # where to go

    def add_section(self, heading: str) -> None:
        """Begin a group of destinations in the rail."""
        self.rail.add_section(heading)

    def add_destination(self, key: str, title: str, icon: str, shortcut: str = "") -> None:
        """Add a place to go; choosing it sends ``destination_chosen(key)``."""
        self.rail.add_destination(key, title, icon, shortcut)

    def clear_destinations(self) -> None:
        """Empty the rail, before its entries are added again in another language."""
        self.rail.clear()

    def set_count(self, key: str, count: int) -> None:
        """Show how many things were returned or wait at destination ``key``."""
        self.rail.entry(key).set_count(count)

    def set_office(self, name: str) -> None:
        """Show whose book is open."""
        self.rail.set_office(name)

    def set_operator(self, name: str) -> None:
        """Show who is working."""
        self.rail.set_operator(name)

    # what is shown

    @property
    def current(self) -> Screen | None:
        """Return the screen shown beside the rail (also while something stands alone), or None."""
        shown = self._screens.currentWidget()
        return shown if isinstance(shown, Screen) else None

    @property
    def alone(self) -> StartPage | None:
        """Return what stands alone over everything now, or None."""
        return self._alone

    def show_screen(self, screen: Screen, destination: str = "") -> None:
        """Show ``screen`` beside the rail and mark ``destination``. The screen before stays alive until ``drop``."""
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
            screen.hints_changed.connect(self._show_hints)
        self._screens.setCurrentWidget(screen)
        self._pages.setCurrentWidget(self._work)
        self._take_alone_away()
        if destination:
            self.rail.set_current(destination)
        self._show_hints()
        self._place_status()
        self._name_window()
        screen.focus_first()

    def drop(self, screen: Screen) -> None:
        """Forget ``screen``: it was closed and is not coming back."""
        self._screens.removeWidget(screen)
        screen.deleteLater()

    def show_alone(self, widget: StartPage) -> None:
        """Show ``widget`` (unlock, first run) over the whole window. What was being typed stays untouched below."""
        if widget is not self._alone:
            self._take_alone_away()
            self._alone = widget
            self._pages.addWidget(widget)
        self._pages.setCurrentWidget(widget)
        self._name_window()
        widget.focus_first()

    def back_to_work(self) -> None:
        """Take away what stood alone and show the current screen again."""
        self._pages.setCurrentWidget(self._work)
        self._take_alone_away()
        self._name_window()
        if self.current is not None:
            self.current.setFocus()

    def _take_alone_away(self) -> None:
        if self._alone is not None:
            self._pages.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None

    # display

    def open_display_menu(self) -> None:
        """Offer language, text size and colour scheme (F10)."""
        menu = QMenu(self)
        _add_choices(menu, _LANGUAGES, i18n.language(), self.language_changed.emit)
        sizes = {scale: _("Cỡ chữ {scale} %").format(scale=scale) for scale in SCALES}
        _add_choices(menu, sizes, theme.current().scale, self._choose_scale)
        schemes = {choice: _(words) for choice, words in _SCHEMES.items()}
        _add_choices(menu, schemes, theme.current().choice, self._choose_scheme)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = QPoint(theme.px(12), self.height() - menu.sizeHint().height() - theme.px(60))
        menu.popup(self.mapToGlobal(corner))

    def _choose_scale(self, scale: int) -> None:
        theme.current().set_scale(scale)
        self.scale_changed.emit(scale)

    def _choose_scheme(self, choice: SchemeChoice) -> None:
        theme.current().set_choice(choice)
        self.scheme_changed.emit(choice)

    # words and sizes

    def retranslate(self) -> None:
        """Set the window's own words; destinations are added again by whoever added them."""
        self._name_window()
        self._show_hints()

    def restyle(self) -> None:
        """Move the status line into the action bar at large text sizes."""
        self._place_status()

    def _name_window(self) -> None:
        product = _("Sổ Công đoàn")
        title = self.current.title if self.current is not None and self._alone is None else ""
        self.setWindowTitle(f"{title} · {product}" if title else product)

    def _show_hints(self) -> None:
        if self.current is not None:
            self.status.show_hints(self.current.key_hints)

    def _place_status(self) -> None:
        compact = theme.current().compact
        self.status.setVisible(not compact)
        if self.current is not None:
            icon, tone = self.status.icon
            self.current.action_bar.set_notice(self.status.text if compact else "", icon, tone)


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
