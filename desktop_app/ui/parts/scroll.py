"""A page that is scrolled up and down when it is taller than its place: never sideways, without a border."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(page: QWidget, focus: Qt.FocusPolicy = Qt.FocusPolicy.NoFocus) -> QScrollArea:
    """Return ``page`` in a place of its own. ``focus``: StrongFocus where nothing inside takes the arrows."""
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(focus)
    area.setProperty("focusable", "true" if focus != Qt.FocusPolicy.NoFocus else "false")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
