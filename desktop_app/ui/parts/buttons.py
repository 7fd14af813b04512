"""Buttons: filled (one a screen), outlined (the rest), quiet (close, delete), links, and icon-only ones with a name.

A button shows its key and is that key's shortcut. Words, icon and cap are painted by the button itself
(``painted_button``).
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Tone, set_property
from desktop_app.ui.parts.key_cap import HEIGHT as CAP_HEIGHT
from desktop_app.ui.parts.key_cap import cap_width, key_name, paint_cap
from desktop_app.ui.parts.painted_button import PaintedButton

ButtonKind = Literal["filled", "outlined", "quiet", "link", "chip", "segment", "boxed"]
UNBOUND_KEYS: Final = frozenset({"Enter", "Tab", "Ctrl+Enter", "F1", "F6"})
"""Keys a button shows but the screen handles (Enter belongs to whatever is focused) or the window does (F1, F6)."""

_HEIGHTS: Final[dict[str, int]] = {"chip": 30, "link": 24}
_SIDES: Final[dict[str, int]] = {"link": 3}
_INK: Final[dict[str, str]] = {"filled": "onprimary", "quiet": "link", "link": "link"}


def bind(button: QAbstractButton, key: str) -> QShortcut:
    """Make ``key`` press ``button`` at once: a button's own shortcut first animates a click for 100 ms."""
    return QShortcut(QKeySequence(key), button, button.click)


class Button(PaintedButton):
    """One action: icon, verb and thing, key cap. ``key`` in Qt's portable form ("Ctrl+S"); see ``UNBOUND_KEYS``."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "outlined",
        *,
        icon: str = "",
        key: str = "",
        tone: Tone = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: ButtonKind = kind
        self._icon = icon
        self._key = key
        self._tone: Tone = tone
        self._words = ""
        self.setProperty("kind", kind)
        # A lower neighbour of fixed height would press a whole row down to its own: links and chips give way.
        low = kind in _HEIGHTS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum if low else QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self._shortcut: QShortcut | None = bind(self, key) if key and key not in UNBOUND_KEYS else None

    @property
    def kind(self) -> ButtonKind:
        """Return which of the looks it has."""
        return self._kind

    @property
    def key(self) -> str:
        """Return the key shown on it, or the empty string."""
        return self._key

    @property
    def binds_key(self) -> bool:
        """Return whether its key presses it wherever the focus is; else the screen handles the key."""
        return self._shortcut is not None and not self._shortcut.key().isEmpty()

    @property
    def words(self) -> str:
        """Return the text as shown."""
        return self._words

    def setShortcut(self, key: object, /) -> None:
        """Let another key press it than the one shown; an empty one: none, the screen handles it."""
        sequence = key if isinstance(key, QKeySequence) else QKeySequence(str(key))
        if self._shortcut is not None:
            self._shortcut.setKey(sequence)
        elif not sequence.isEmpty():
            self._shortcut = bind(self, sequence.toString())

    def set_words(self, text: str) -> None:
        """Show ``text``; it is the accessible name and, with the key, the tooltip."""
        self._words = text
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key_name(self._key)})" if self._key else text)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another Lucide icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Change the look, for the one button that is filled only in some states."""
        self._kind = kind
        set_property(self, "kind", kind)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def ink(self) -> str:
        """Return the token its text is drawn in."""
        if not self.isEnabled():
            return "text3"
        if self._tone and self._kind != "filled":
            return self._tone
        if self._kind in ("chip", "segment") and self.isChecked():
            return "link" if self._kind == "segment" else "text"
        return _INK.get(self._kind, "text")

    def icon_ink(self) -> str:
        """Return the token its icon is drawn in."""
        return self.ink()

    def _type(self) -> tuple[int, int]:
        """Return size and weight of its words."""
        if self._kind in ("link", "chip"):
            return 13, 400
        if self._kind == "segment" and not self.isChecked():
            return 14, 400
        return 14, 600

    def _widest_type(self) -> tuple[int, int]:
        return (14, 600) if self._kind == "segment" else self._type()

    def _parts(self, type_: tuple[int, int]) -> tuple[int, int, int]:
        """Return the widths of icon, words and cap with the gaps before words and cap included."""
        icon = theme.px(16) if self._icon else 0
        words = theme.width(self._words, *type_)
        gap = theme.px(8)
        cap = (cap_width(self._key) + gap) if self._key else 0
        return icon + (gap if icon and words else 0), words, cap

    def sizeHint(self) -> QSize:
        """Return the size that shows everything on it."""
        side = theme.px(_SIDES.get(self._kind, 12))
        return QSize(sum(self._parts(self._widest_type())) + 2 * side, theme.px(_HEIGHTS.get(self._kind, 36)))

    def minimumSizeHint(self) -> QSize:
        """Never let a layout cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style sheet draw the ground and border, then draw icon, words and cap."""
        super().paintEvent(event)
        painter = QPainter(self)
        type_ = self._type()
        icon, words, cap = self._parts(type_)
        side = theme.px(_SIDES.get(self._kind, 12))
        left = side if self._kind == "quiet" else max(side, (self.width() - icon - words - cap) // 2)
        ink = self.ink()
        if self._icon:
            size = theme.px(16)
            top = (self.height() - size) // 2
            painter.drawPixmap(left, top, theme.pixmap(self._icon, self.icon_ink(), 16, self.devicePixelRatio()))
        font = theme.font(*type_)
        font.setUnderline(self._kind == "link")
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRect(left + icon, 0, words + 2, self.height()), _MIDDLE, self._words)
        if self._key:
            height = theme.px(CAP_HEIGHT)
            cap_rect = QRect(
                left + icon + words + theme.px(8), (self.height() - height) // 2, cap - theme.px(8), height
            )
            paint_cap(painter, cap_rect, self._key, inverted=self._kind == "filled" and self.isEnabled())


_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class IconButton(Button):
    """A small button without words, for a row's own action (remove this line, show the passphrase).

    ``name`` is its accessible name and tooltip.
    """

    def __init__(self, icon: str, name: str, *, size: int = 36, key: str = "", parent: QWidget | None = None) -> None:
        self._side = size
        super().__init__("", "quiet", icon=icon, parent=parent)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Set what the button is called, and the key that presses it."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key_name(key)})" if key else name)
        self.setShortcut(key)

    def ink(self) -> str:
        """Return the quiet colour of an icon that stands alone."""
        return "text2" if self.isEnabled() else "text3"

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        QPushButton.paintEvent(self, event)
        painter = QPainter(self)
        size = theme.px(16)
        spot = QRect((self.width() - size) // 2, (self.height() - size) // 2, size, size)
        painter.drawPixmap(spot.topLeft(), theme.pixmap(self._icon, self.ink(), 16, self.devicePixelRatio()))


__all__ = ["Button", "ButtonKind", "IconButton"]
