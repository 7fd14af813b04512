"""A line that stands on a cell unseen until somebody types: the mouse is the grid's, and the cell below is seen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent

from desktop_app.ui.editors.lookup import LookupInput

Mode = Literal["rest", "typing", "editing"]


class QuietLine(LookupInput):
    """``mode``: nothing is typed at rest; typing goes over what the cell holds, editing goes on with it."""

    mode: Mode = "rest"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """At rest leave the mouse to the grid."""
        if self.mode == "rest":
            event.ignore()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At rest leave the mouse to the grid."""
        if self.mode == "rest":
            event.ignore()
        else:
            super().contextMenuEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """At rest leave the mouse to the grid."""
        if self.mode == "rest":
            event.ignore()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """At rest leave the mouse to the grid."""
        if self.mode == "rest":
            event.ignore()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """At rest leave the mouse to the grid."""
        if self.mode == "rest":
            event.ignore()
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint only what is being typed: at rest the cell below is seen."""
        if self.mode != "rest":
            super().paintEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Let a cell be as small as it is."""
        return QSize(0, 0)
