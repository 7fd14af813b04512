"""The place files are dropped on; it says that it would take them while they are held over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from desktop_app.ui.editors.offered_files import offered_files
from desktop_app.ui.parts.base import set_property


class DropZone(QFrame):
    """``dropped`` carries what came (``offered_files``); nothing is welcome while ``open_now`` says so."""

    dropped = Signal(object)

    def __init__(self, open_now: Callable[[], bool]) -> None:
        super().__init__()
        self._open_now = open_now
        self.setProperty("role", "dropzone")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        data = event.mimeData()
        if self._open_now() and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            set_property(self, "over", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stand as before."""
        set_property(self, "over", "false")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        set_property(self, "over", "false")
        offered = offered_files(event.mimeData())
        if offered and self._open_now():
            event.acceptProposedAction()
            self.dropped.emit(offered)
