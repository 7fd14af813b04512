"""Sending a PDF to a printer: by ``lp`` where the system has it (the PDF itself goes), else drawn page by page.

Imported only when something is first printed: QtPrintSupport and QtPdf are heavy.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QProcess, QSize, QStandardPaths
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import EnvironmentProblem

_WAIT_MS: Final = 15_000
_POINTS: Final = 72
_DOTS: Final = 200
"""Dots an inch where pages are drawn as pictures: sharp enough for 10-point text, half the memory of 300."""


class PrinterRefused(EnvironmentProblem):
    """The system's printing program did not take the pages. Fields: ``printer``, ``reason``."""

    code = "printer_refused"


class SystemPrinter:
    """Asks which printer by the system's dialog, then sends."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget) -> bool:
        """Return whether it was sent; False when the person changed her mind. Raises PrinterRefused."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        program = QStandardPaths.findExecutable("lp")
        if program and printer.printerName() and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat:
            _send(program, printer, title, content)
        else:
            draw(content, printer)
        return True


def _send(program: str, printer: QPrinter, title: str, content: bytes) -> None:
    process = QProcess()
    process.start(program, ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", title])
    if not process.waitForStarted(_WAIT_MS):
        raise PrinterRefused(printer=printer.printerName(), reason=process.errorString())
    process.write(QByteArray(content))
    process.closeWriteChannel()
    if not process.waitForFinished(_WAIT_MS) or process.exitCode():
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        raise PrinterRefused(printer=printer.printerName(), reason=said or process.errorString())


def draw(content: bytes, printer: QPrinter) -> None:
    """Draw every page of a PDF onto ``printer``, each as large as the paper. Raises PrinterRefused."""
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused(printer=printer.printerName(), reason="")
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            points = document.pagePointSize(page)
            size = QSize(round(points.width() * _DOTS / _POINTS), round(points.height() * _DOTS / _POINTS))
            painter.drawImage(painter.viewport(), document.render(page, size))
    finally:
        painter.end()
        document.close()
