"""The one window: rail, the current screen, status bar; or a screen standing alone before the book is open.

It knows destinations and screens by the keys and widgets given to it, never what they are about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.destinations import DISPLAY_KEY
from desktop_app.ui.parts.base import Translated, styled
from desktop_app.ui.theme import SchemeChoice

if TYPE_CHECKING:  # nothing of it is painted before a store is open
    from desktop_app.ui.display_menu import DisplayMenu
    from desktop_app.ui.rail import Rail
    from desktop_app.ui.screen import Screen
    from desktop_app.ui.screens.start import StartPage
    from desktop_app.ui.status_bar import StatusBar
    from desktop_app.ui.work_area import WorkArea

MINIMUM: Final = (1366, 697)
"""What a 1366×768 screen leaves inside title bar and taskbar: every screen fits it at 100 %."""


class MainWindow(QWidget, Translated):
    """See the module. Text size and scheme are applied at once; the signals let the program remember them.

    ``make_work_area`` and ``make_menu`` are handed in: the unlock screen is painted before either is imported.
    ``first_painted`` comes once, when the window was painted for the first time; see ``when_painted``.
    """

    first_painted = Signal()
    destination_chosen = Signal(str)
    lock_requested = Signal()
    help_requested = Signal()
    language_changed = Signal(str)
    scale_changed = Signal(int)
    scheme_changed = Signal(str)

    def __init__(self, make_work_area: Callable[[], WorkArea], make_menu: Callable[[QWidget], DisplayMenu]) -> None:
        super().__init__()
        styled(self, "canvas")
        self._make_work_area = make_work_area
        self._make_menu = make_menu
        self._pages = QStackedWidget(self)
        self._made: WorkArea | None = None
        self._alone: StartPage | None = None
        self._stays = False
        self._resting: list[QShortcut] = []
        self.may_close: Callable[[], bool] = lambda: True
        self._left: QWidget | None = None
        self._painted = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        QShortcut(QKeySequence("F1"), self, self.help_requested.emit)
        QShortcut(QKeySequence(DISPLAY_KEY), self, self.open_display_menu)
        self._name_window()
        self.resize(*MINIMUM)

    @property
    def _work(self) -> WorkArea:
        """Return rail, screens and status bar, made when first asked for: the unlock screen does without them."""
        if self._made is None:
            self._made = self._make_work_area()
            self._made.rail.chosen.connect(self.destination_chosen)
            self._made.rail.lock_requested.connect(self.lock_requested)
            self._made.rail.display_requested.connect(self.open_display_menu)
            self._made.status.said.connect(self._made.place_status)
            self._pages.addWidget(self._made)
            self._let_below_act(not self._stays)
        return self._made

    @property
    def rail(self) -> Rail:
        """Return the rail."""
        return self._work.rail

    @property
    def status(self) -> StatusBar:
        """Return the status bar: ``status.say(text, icon)``."""
        return self._work.status

    # where to go

    def add_title(self, words: str) -> None:
        """Begin destinations that the rail shows always, under ``words``."""
        self.rail.add_title(words)

    def add_section(self, heading: str) -> None:
        """Begin a group of destinations in the rail, which folds."""
        self.rail.add_section(heading)

    def add_destination(self, key: str, title: str, icon: str, shortcut: str = "") -> None:
        """Add a place to go; choosing it sends ``destination_chosen(key)``."""
        self.rail.add_destination(key, title, icon, shortcut)

    def clear_destinations(self) -> None:
        """Empty the rail, before its entries are added again in another language."""
        self.rail.clear()

    def set_count(self, key: str, count: int) -> None:
        """Show how many things were returned or wait at destination ``key``."""
        self.rail.set_count(key, count)

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
        return self._made.current if self._made is not None else None

    @property
    def alone(self) -> StartPage | None:
        """Return what stands alone over everything now, or None."""
        return self._alone

    def show_screen(self, screen: Screen, destination: str = "") -> None:
        """Show ``screen`` beside the rail and mark ``destination``. The screen before stays alive until ``drop``."""
        self._work.show_screen(screen, destination)
        if destination:
            self.rail.set_current(destination)
        if self._stays:  # a job that ended behind the locked screen: seen when somebody unlocks
            return
        self._pages.setCurrentWidget(self._work)
        self._take_alone_away()
        self._name_window()
        screen.focus_first()

    def set_strip(self, strip: QWidget | None) -> None:
        """Show ``strip`` below the screens, whatever screen it is; None takes it away."""
        self._work.set_strip(strip)

    def drop(self, screen: Screen) -> None:
        """Forget ``screen``: it was closed and is not coming back."""
        self._work.screens.removeWidget(screen)
        screen.deleteLater()

    def show_alone(self, widget: StartPage, *, stays: bool = False) -> None:
        """Show ``widget`` (unlock, first run) over the whole window. What was being typed stays untouched below.

        ``stays``: nothing but ``back_to_work`` or another page takes it away, and no key of the work acts below it.
        """
        self._rest(stays)
        if widget is not self._alone:
            if self._alone is None:
                self._left = self.focusWidget()
            self._take_alone_away()
            self._alone = widget
            self._pages.addWidget(widget)
        self._pages.setCurrentWidget(widget)
        self._name_window()
        widget.focus_first()
        self._let_below_act(not stays)

    def back_to_work(self) -> None:
        """Take away what stood alone and show the current screen again, with the focus where it was left."""
        left, self._left = self._left, None
        self._rest(False)
        self._let_below_act(True)
        self._pages.setCurrentWidget(self._work)
        self._take_alone_away()
        self._name_window()
        if left is not None and isValid(left) and left.isEnabled() and left.isVisibleTo(self._work):
            left.setFocus()
        elif self.current is not None:
            self.current.focus_first()

    def _rest(self, stays: bool) -> None:
        """Let the window's own keys rest while what is shown alone stays; help and display go on."""
        self._stays = stays
        for shortcut in self._resting:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        own = self.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly) if stays else []
        self._resting = [one for one in own if one.isEnabled() and one.key().toString() not in ("F1", DISPLAY_KEY)]
        for shortcut in self._resting:
            shortcut.setEnabled(False)

    def _let_below_act(self, acting: bool) -> None:
        """Let nothing below be reached, or all of it: what is disabled can take neither the focus nor a key.

        So whatever job or flow ends there, what is typed goes on into the passphrase. After the focus has left it.
        """
        if self._made is not None:
            self._made.setEnabled(acting)

    def _take_alone_away(self) -> None:
        if self._alone is not None:
            self._pages.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None

    # display

    def open_display_menu(self) -> None:
        """Offer language, text size and colour scheme (F10)."""
        menu = self._make_menu(self)
        menu.language_chosen.connect(self.language_changed)
        menu.scale_chosen.connect(self._choose_scale)
        menu.scheme_chosen.connect(self._choose_scheme)
        menu.popup(self.mapToGlobal(self._menu_corner(menu.sizeHint())))

    def _menu_corner(self, size: QSize) -> QPoint:
        """Return where a menu of that size opens: above the entry of the rail, below the link of what stands alone."""
        if self._alone is None:
            return QPoint(theme.px(12), self.height() - size.height() - theme.px(60))
        below = self._alone.mapTo(self, self._alone.head.geometry().bottomRight())
        return below - QPoint(size.width() + theme.px(24), 0)

    def _choose_scale(self, scale: int) -> None:
        theme.current().set_scale(scale)
        self.scale_changed.emit(scale)

    def _choose_scheme(self, choice: SchemeChoice) -> None:
        theme.current().set_choice(choice)
        self.scheme_changed.emit(choice)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless the program has something to do first and closes the window itself."""
        event.ignore()  # first: Qt would close over whatever is raised while it is asked
        if self.may_close():
            event.accept()

    # the first painting

    def when_painted(self, work: Callable[[], None]) -> None:
        """Do ``work`` once the window was painted for the first time, at once if it was: what nobody waits for."""
        if self._painted:
            work()
        else:
            self.first_painted.connect(work)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting, once it is over."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    # words and sizes

    def retranslate(self) -> None:
        """Set the window's own words; destinations are added again by whoever added them."""
        self._name_window()
        if self._made is not None:
            self._made.show_hints()

    def _name_window(self) -> None:
        product = _("Sổ Công đoàn")
        title = self.current.title if self.current is not None and self._alone is None else ""
        self.setWindowTitle(f"{title} · {product}" if title else product)
