"""The child process that draws a PDF from outside once, with the library that is to show it.

Reads the most pages it may have and the file from standard input, writes one word: ``shown``, ``unreadable``,
``pages N`` or ``slow``. Knows no path, no store and no key; takes too much memory or never ends: it is killed. It
stands in ``ui`` for Qt's sake alone, and needs no screen.
"""

from __future__ import annotations

import os
import time
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument

SLOWEST_PAGE: Final = 3.0
"""Seconds of computing for one page: the window stands still as long when it is shown."""
SLOWEST: Final = 40.0
"""Seconds of computing for all of them: a page scanned in colour at 300 dots takes half a second on a slow PC."""
_DRAWN: Final = QSize(900, 1270)
"""As large as a page is shown."""


def main() -> int:
    """Serve one file and end."""
    with open(0, "rb", closefd=False) as given:
        most, _newline, content = given.read().partition(b"\n")
    said = answer(content, int(most))
    with open(1, "wb", closefd=False) as told:
        told.write(said.encode("ascii"))
    os._exit(0)  # nothing is left to be tidied up


def answer(content: bytes, most: int) -> str:
    """Return the word for a file."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = document.pageCount()
    if document.status() != QPdfDocument.Status.Ready or pages < 1:
        return "unreadable"
    if pages > most:
        return f"pages {pages}"
    begun = time.process_time()
    for page in range(pages):
        before = time.process_time()
        document.render(page, _DRAWN)
        now = time.process_time()
        if now - before > SLOWEST_PAGE or now - begun > SLOWEST:
            return "slow"
    return "shown"
