"""Sending a PDF to a printer: by ``lp`` where the system has it (the PDF itself goes), else drawn page by page.

Imported only when something is first printed: QtPrintSupport and QtPdf are heavy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QEventLoop,
    QIODevice,
    QProcess,
    QRect,
    QSize,
    QStandardPaths,
    QTimer,
)
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.progress import ProgressPanel

_WAIT_MS: Final = 15_000
_POINTS: Final = 72
_DOTS: Final = 200
"""Dots an inch where pages are drawn as pictures: sharp enough for 10-point text, half the memory of 300."""
_SIDES: Final = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}

Follow = Callable[[int, int], bool]
"""Told how many of how many pages are drawn; returns whether to go on."""


class PrinterRefused(EnvironmentProblem):
    """The system's printing program did not take the pages. Fields: ``printer``, ``reason``."""

    code = "printer_refused"


class NoPrinter(EnvironmentProblem):
    """The system knows no printer."""

    code = "no_printer"


class SystemPrinter:
    """Asks which printer by the system's dialog, then sends."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget, copies: int = 1) -> bool:
        """Return whether it was sent; False when the person changed her mind, or stopped it.

        Files are made by "save as PDF" alone: a picture of the pages in a file would be told as printed. Raises
        NoPrinter and PrinterRefused.
        """
        if not QPrinterInfo.availablePrinterNames():
            raise NoPrinter
        with_pages = _Pdf(content)
        printer = prepared(title, copies)
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setMinMax(1, max(1, with_pages.count))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        program = QStandardPaths.findExecutable("lp")
        if program and printer.printerName() and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat:
            _send(program, orders(printer, title), printer.printerName(), content)
            return True
        working = _Working(parent)
        try:
            return draw(content, printer, working.follow)
        finally:
            working.end()


def prepared(title: str, copies: int) -> QPrinter:
    """Return a printer as a paper is printed unless somebody says otherwise: A4, one side, so many copies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setCopyCount(copies)
    printer.setCollateCopies(True)
    return printer


def orders(printer: QPrinter, title: str) -> list[str]:
    """Return what ``lp`` is told: printer, copies, paper, sides, and the pages if not all."""
    told = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", title]
    told += ["-o", f"media={printer.pageLayout().pageSize().key()}"]
    told += ["-o", f"sides={_SIDES.get(printer.duplex(), 'one-sided')}"]
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        told += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return told


def _send(program: str, told: list[str], name: str, content: bytes) -> None:
    """Hand the PDF to ``lp``; the window goes on being painted. Raises PrinterRefused."""
    process = QProcess()
    process.start(program, told)
    if not process.waitForStarted(_WAIT_MS):
        raise PrinterRefused(printer=name, reason=process.errorString())
    process.write(QByteArray(content))
    process.closeWriteChannel()
    loop = QEventLoop()
    process.finished.connect(loop.quit)
    QTimer.singleShot(_WAIT_MS, loop.quit)
    if process.state() != QProcess.ProcessState.NotRunning:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if process.state() != QProcess.ProcessState.NotRunning or process.exitCode():
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        process.kill()
        process.waitForFinished(_WAIT_MS)
        raise PrinterRefused(printer=name, reason=said or process.errorString())


class _Pdf:
    """A PDF in memory, to be drawn page by page."""

    def __init__(self, content: bytes) -> None:
        self._document = QPdfDocument()
        self._buffer = QBuffer(self._document)  # the document outlives the bytes: the other way round Qt crashes
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    @property
    def count(self) -> int:
        """Number of pages."""
        return self._document.pageCount()

    def lies(self, page: int) -> bool:
        """Tell whether a page is wider than it is high."""
        size = self._document.pagePointSize(page)
        return size.width() > size.height()

    def paint(self, page: int, painter: QPainter, paper: QRect) -> bool:
        """Draw a page as large as ``paper`` lets it be, in its middle; return whether there was a picture of it."""
        size = self._document.pagePointSize(page)
        picture = self._document.render(
            page, QSize(round(size.width() * _DOTS / _POINTS), round(size.height() * _DOTS / _POINTS))
        )
        if picture.isNull() or size.isEmpty():
            return False
        scale = min(paper.width() / size.width(), paper.height() / size.height())
        place = QRect(0, 0, round(size.width() * scale), round(size.height() * scale))
        place.moveCenter(paper.center())
        painter.drawImage(place, picture)
        return True


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of the job: which of the PDF, and whether it lies on its side."""

    page: int
    lies: bool


def _sheets(pdf: _Pdf, printer: QPrinter) -> Iterator[_Sheet]:
    """Yield the pages in the order they are printed; copies too where the printer makes none by itself."""
    first, last = 0, pdf.count - 1
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(0, printer.fromPage() - 1), min(last, printer.toPage() - 1)
    for _copy in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
        for page in range(first, last + 1):
            yield _Sheet(page, pdf.lies(page))


def draw(content: bytes, printer: QPrinter, follow: Follow = lambda _done, _total: True) -> bool:
    """Draw the pages of a PDF onto ``printer``, each turned as it lies. Raises PrinterRefused.

    Return whether all were drawn: ``follow`` may stop it between two pages, which cancels the job.
    """
    pdf = _Pdf(content)
    sheets = list(_sheets(pdf, printer))
    painter = QPainter()
    try:
        for done, sheet in enumerate(sheets):
            if not follow(done, len(sheets)):
                printer.abort()
                return False
            _turn(printer, sheet)
            if not (printer.newPage() if done else painter.begin(printer)):
                raise _refused(printer)
            if not pdf.paint(sheet.page, painter, printer.pageLayout().fullRectPixels(printer.resolution())):
                raise _refused(printer)
    finally:
        ended = painter.end() if painter.isActive() else True
    if (
        not sheets
        or not ended
        or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    ):
        raise _refused(printer)
    return True


def _turn(printer: QPrinter, sheet: _Sheet) -> None:
    """Turn the paper for the page that comes next, up to its very edges."""
    orientation = QPageLayout.Orientation.Landscape if sheet.lies else QPageLayout.Orientation.Portrait
    if printer.pageLayout().orientation() != orientation:
        printer.setPageOrientation(orientation)
    printer.setFullPage(True)


def _refused(printer: QPrinter) -> PrinterRefused:
    return PrinterRefused(printer=printer.printerName(), reason="")


class _Working(QDialog):
    """How far the pages are drawn, with a way to stop; shown only where there are many."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Đang gửi tới máy in"))
        self.setModal(True)
        styled(self, "canvas")
        self._going_on = True
        self.progress = ProgressPanel()
        self.progress.start(_("Đang gửi tới máy in"))
        self.progress.stopped.connect(self._stop)
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, side, side, side)
        column.addWidget(Text(_("Đang gửi tới máy in"), role="section", wrap=True))
        column.addWidget(self.progress)
        self.resize(theme.px(480), self.sizeHint().height())

    def follow(self, done: int, total: int) -> bool:
        """Show how far it is from the third page on; return whether to go on."""
        if done == _FEW:
            self.show()
        if done >= _FEW:
            words = _("{done} trên {total} trang").format(done=done, total=total)
            self.progress.show_progress(done, total, words)
            QCoreApplication.processEvents()
        return self._going_on

    def reject(self) -> None:
        """Esc stops the job, as the button does."""
        self._stop()

    def end(self) -> None:
        """Go: everything was drawn, or nothing more will be."""
        self.hide()
        self.deleteLater()

    def _stop(self) -> None:
        self._going_on = False


_FEW: Final = 3
"""So many pages are drawn within half a second or so."""
