"""What kind of file some bytes are: by what they begin with, never by a name. Reads; decodes nothing.

Three kinds may be attached to a record. A PDF is kept as it is, so its bones are looked at: a file that was cut short
while it was copied is found when it is taken in, not when the province opens it.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from desktop_app.base.errors import Refused

FileType = Literal["image/jpeg", "image/png", "application/pdf"]
PdfFault = Literal["cut_short", "locked"]

JPEG: Final[FileType] = "image/jpeg"
PNG: Final[FileType] = "image/png"
PDF: Final[FileType] = "application/pdf"
FILE_TYPES: Final[tuple[FileType, ...]] = (JPEG, PNG, PDF)
PICTURES: Final[tuple[FileType, ...]] = (JPEG, PNG)


class FilesComing(Refused):
    """Files are being taken in: what the answer will be is not known yet."""

    code = "files_coming"


_BEGINNINGS: Final[tuple[tuple[bytes, FileType], ...]] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
)
_LEAD: Final = 1024
"""Where readers look for the beginning of a PDF: some programs put a blank line or a byte order mark before it."""
_BLANK: Final = b"\x00\t\n\x0c\r \xef\xbb\xbf"
_TAIL: Final = 2048
_ENCRYPTION: Final = 4096
_ABOUT: Final = 64
"""Some scanners count a few bytes wrong; every reader forgives that."""
_START: Final = re.compile(rb"startxref[\r\n\t ]+([0-9]{1,10})[\r\n\t ]+%%EOF(?!.*obj)", re.DOTALL)
"""The last words of a PDF. Programs that carry files add bytes behind; objects there mean a piece is missing."""
_TABLE: Final = re.compile(rb"(?:xref|[0-9]{1,10} [0-9]{1,5} obj)\b")
_LOCK: Final = re.compile(
    rb"/Encrypt[\x00\t\n\x0c\r ]*(?:[0-9]{1,10}[\x00\t\n\x0c\r ]+[0-9]{1,5}[\x00\t\n\x0c\r ]+R|<<)"
)
_SAID: Final = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
"""Words in a dictionary: a title may speak of anything."""
_TRAILER: Final = re.compile(rb"trailer[\r\n\t ]*<<")


def file_type(content: bytes) -> FileType | None:
    """Return what ``content`` is by its first bytes (of a PDF, after blanks), None for what may not be attached."""
    if content[:_LEAD].lstrip(_BLANK).startswith(b"%PDF-"):
        return PDF
    return next((type_ for beginning, type_ in _BEGINNINGS if content.startswith(beginning)), None)


def pdf_fault(content: bytes) -> PdfFault | None:
    """Return what is wrong with the bones of a PDF: its end and its table of contents; None for nothing.

    A locked one (it asks for a password) could be opened by nobody here.
    """
    endings = list(_START.finditer(content.rstrip(_BLANK)[-_TAIL:]))
    if not endings:
        return "cut_short"
    start = int(endings[-1][1])
    if _TABLE.search(content, max(0, start - _ABOUT), start + _ABOUT) is None:
        return "cut_short"
    trailer = _TRAILER.search(content, start)
    dictionary = trailer.start() if trailer is not None and content[start:].lstrip().startswith(b"xref") else start
    told = _SAID.sub(b"", content[dictionary : dictionary + _ENCRYPTION].split(b"stream", 1)[0])
    return "locked" if _LOCK.search(told) else None
