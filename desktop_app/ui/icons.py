"""Lucide icons as pixmaps: one outline file each, coloured and sized when asked for, and kept.

The cache is keyed by name, colour, size and device pixel ratio, because table delegates ask for the same few icons
thousands of times. Knows no tokens: the theme passes colours in.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.base import paths

_THIN_FROM: Final = 18
"""From this many pixels on the stroke is 1.75 of the 24-unit grid; smaller icons keep 2 to stay readable."""

_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
_outlines: dict[str, str] = {}


def _outline(name: str) -> str:
    if name not in _outlines:
        _outlines[name] = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return _outlines[name]


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return icon ``name`` in ``colour`` (``#RRGGBB``), ``size`` logical px square, sharp at device ``ratio``.

    Raises ``FileNotFoundError`` for a name that is not in ``resources/icons``.
    """
    key = (name, colour, size, ratio)
    kept = _pixmaps.get(key)
    if kept is not None:
        return kept
    outline = _outline(name).replace("currentColor", colour)
    if size >= _THIN_FROM:
        outline = outline.replace('stroke-width="2"', 'stroke-width="1.75"')
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(outline.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    _pixmaps[key] = made
    return made


def forget() -> None:
    """Drop the pixmaps of the last theme and text size."""
    _pixmaps.clear()
