"""What a PDF costs, found by drawing it once in a guarded child before it is taken in and before it is shown.

A PDF is a program for drawing: some hundred kilobytes can stand for minutes and gigabytes, and no counting of its parts
foretells it (compressed twice, forms that draw forms). So it is drawn, by the library that shall show it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.media.children import ChildLost, ask, command_of

MOST_PAGES: Final = 300
"""More than a scan of 10 MB holds."""
SECONDS: Final = 70
"""Then the child is killed. It limits itself too: 40 seconds of computing for all pages, three for one."""
_FLAG: Final = "--pdf-child"
_good: Final[set[bytes]] = set()
"""SHA-256 of what was drawn well since the program began: a long scan is not drawn again each time it is shown."""


class PdfTooManyPages(Refused):
    """More pages than are shown. Fields: ``pages``, ``most``; the caller adds ``file``."""

    code = "pdf_too_many_pages"


class PdfTooHeavy(Refused):
    """Drawing it takes too much time or memory. Fields: ``reason``; the caller adds ``file``."""

    code = "pdf_too_heavy"


def try_pdf(content: bytes, *, command: Sequence[str] = (), seconds: float = SECONDS) -> bool:
    """Return whether ``content`` is a PDF that can be shown; False for one that cannot be read at all.

    Takes half a second and more: for background work. Raises PdfTooManyPages, PdfTooHeavy.
    """
    known = hashlib.sha256(content).digest()
    if known in _good and not command:
        return True
    try:
        told = ask(command or _command(), str(MOST_PAGES).encode() + b"\n" + content, seconds)
    except ChildLost as lost:
        raise PdfTooHeavy(**lost.fields) from lost
    word, _space, number = told.partition(b" ")
    if word == b"pages" and number.isdigit():
        raise PdfTooManyPages(pages=int(number), most=MOST_PAGES)
    if word not in (b"shown", b"unreadable"):
        raise PdfTooHeavy(reason="time" if word == b"slow" else "no answer")
    if word == b"unreadable":
        return False
    if not command:
        _good.add(known)
    return True


def _command() -> list[str]:
    return command_of(_FLAG)
