"""A PDF inside the window, drawn by QtPdf. Imported only when a preview is first opened: QtPdf is a heavy library."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import styled
from desktop_app.ui.theme import Themed

LEAST: Final = 0.25
MOST: Final = 5.0


class _View(QPdfView, Themed):
    """Paints the ground around the pages in the theme's colour; Qt takes it from the palette, not the style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.restyle()

    def restyle(self) -> None:
        """Take the ground's colour from the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self.setPalette(palette)


class PdfView:
    """One document at a time, from bytes in memory: nothing is left on the disk."""

    def __init__(self) -> None:
        self._view = _View()
        # The document outlives the view, and the bytes the document: the other way round Qt 6.11 crashes.
        self._document = QPdfDocument()
        self._buffer = QBuffer(self._document)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        styled(self._view, "preview")

    def widget(self) -> QWidget:
        """Return the view itself."""
        return self._view

    def show_pdf(self, content: bytes) -> int:
        """Show a document from its first page and return how many pages it has; 0 for bytes that are no PDF."""
        self.clear()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        return self._document.pageCount()

    def clear(self) -> None:
        """Show nothing."""
        self._document.close()
        self._buffer.close()

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(MOST, max(LEAST, self._view.zoomFactor() * factor)))

    def fit_width(self) -> None:
        """Make a page as wide as the view."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
