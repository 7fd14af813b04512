"""The base of every screen inside the main window: title line, body, action bar, key hints.

A screen takes data by one setter, sends meaningful signals, and sets all its words in ``retranslate``. It knows
neither services nor other screens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.action_bar import ActionBar
from desktop_app.ui.parts.base import Text, Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed

KeyHint = tuple[str, str]
"""(key, words), both as shown: ("F4", "tìm người")."""


_BUTTON: Final = 36
_TITLE_ALONE: Final = 2
"""What stands in the title line without buttons: the title, and what keeps its height."""


class Screen(QWidget, Themed, Translated):
    """Subclass: build into ``self.body`` and ``self.action_bar``, implement ``retranslate``, call it in ``__init__``.

    ``full_width``: the body reaches the window's edges (lists); otherwise it keeps the page margin of 24. ``wraps``:
    the line under the title takes a second one rather than be shortened.
    ``hints_changed`` lets the status bar follow; ``closed`` asks the window to go back. ``keeps_offer``: what the
    status bar offers to undo would be seen here.
    """

    keeps_offer = False

    hints_changed = Signal()
    closed = Signal()

    def __init__(self, *, full_width: bool = False, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "canvas")
        self._full_width = full_width
        self._hints: tuple[KeyHint, ...] = ()
        self._title = Text(role="title", elide=True)
        self._subtitle = Text(role="hint", elide=not wraps, wrap=wraps)
        self._title_column = QVBoxLayout()
        self._title_column.setSpacing(0)
        self._title_column.addWidget(self._title)
        self._title_column.addWidget(self._subtitle)
        self._header_row = QHBoxLayout()
        self._header_row.addLayout(self._title_column, 1)
        self._header_height = QSpacerItem(
            0, 0
        )  # where room is scarce a layout would squeeze the buttons beside a title
        self._header_row.addItem(self._header_height)
        self.body = QVBoxLayout()
        self.action_bar = ActionBar(self)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(0)
        self._frame.addLayout(self._header_row)
        self._frame.addLayout(self.body, 1)
        self._frame.addWidget(self.action_bar)
        Screen.restyle(self)

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """Return the line under the title."""
        return self._subtitle.text()

    @property
    def key_hints(self) -> tuple[KeyHint, ...]:
        """Return the keys worth knowing here, for the status bar."""
        return self._hints

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the screen; the window's title follows."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def add_header(self, widget: QWidget) -> None:
        """Put ``widget`` (buttons, a search box, a status mark) at the right of the title line."""
        self._header_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        Screen.restyle(self)

    def set_key_hints(self, hints: Sequence[KeyHint]) -> None:
        """Say which keys are worth knowing here."""
        if self._hints != tuple(hints):  # they may follow the focus, which mostly leaves them as they are
            self._hints = tuple(hints)
            self.hints_changed.emit()

    def set_button_hints(self, *hints: KeyHint) -> None:
        """Say which keys press which buttons: the buttons' own words, small like every hint."""
        self.set_key_hints([(key, words[:1].lower() + words[1:]) for key, words in hints])

    def focus_first(self) -> None:
        """Put the focus where work starts. Called each time the screen is shown."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wanted and self.isAncestorOf(widget) and widget.isEnabled() and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def default_button(self) -> Button | None:
        """Return the filled button Enter presses when no input takes it, or None."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button for an Enter that nobody else wanted."""
        button = self.default_button()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and button is not None and button.isEnabled():
            button.click()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take margins at the new text size. Subclasses with spacings of their own extend it."""
        side = 24 if theme.current().scale < 150 else 12
        margin = theme.px(side)
        self._header_row.setContentsMargins(margin, theme.px(12), margin, theme.px(8))
        self._header_row.setSpacing(theme.px(8))
        buttons = self._header_row.count() > _TITLE_ALONE
        fixed = QSizePolicy.Policy.Fixed
        self._header_height.changeSize(0, theme.px(_BUTTON) if buttons else 0, fixed, fixed)
        self._header_row.invalidate()
        self.body.setSpacing(theme.px(12))
        if self._full_width:
            self.body.setContentsMargins(0, 0, 0, 0)
        else:
            self.body.setContentsMargins(margin, 0, margin, theme.px(12))


def screen_key(screen: QWidget, key: str, act: Callable[[], object]) -> QShortcut:
    """Let ``key`` do ``act`` while the focus is somewhere in ``screen``."""
    shortcut = QShortcut(QKeySequence(key), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut
