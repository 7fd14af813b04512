"""The key cap: how a key is shown, everywhere the same. Painted, so that a button with a key stays one widget."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.theme import Themed

HEIGHT = 20
_SIDE = 9
_TYPE = 12


_NAMES: Final = {
    "Space": N_("Dấu cách"),
    "Up": N_("mũi tên lên"),
    "Down": N_("mũi tên xuống"),
    "Left": N_("mũi tên trái"),
    "Right": N_("mũi tên phải"),
}
"""Keys that bear no word on the keyboard; those that do (Enter, Del, PgUp) are called by it."""


def key_name(key: str) -> str:
    """Return how ``key`` (Qt's portable form) is called in the language in use."""
    return "+".join(_(_NAMES[part]) if part in _NAMES else part for part in key.split("+"))


def cap_width(key: str) -> int:
    """Return how many pixels the cap of ``key`` needs at the chosen text size."""
    return theme.width(key_name(key), _TYPE) + 2 * theme.px(_SIDE)


def paint_cap(painter: QPainter, rect: QRect, key: str, *, inverted: bool = False) -> None:
    """Draw the cap of ``key`` into ``rect``; ``inverted`` on filled buttons."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("onprimary" if inverted else "line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if inverted else theme.colour("sunken"))
    radius = theme.px(4)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.colour("onprimary" if inverted else "text2"))
    painter.setFont(theme.font(_TYPE))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_name(key))
    painter.restore()


class KeyCap(QWidget, Themed):
    """A key standing alone, beside words that are not a button."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Return the key shown."""
        return self._key

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return QSize(cap_width(self._key), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        paint_cap(painter, self.rect(), self._key)
