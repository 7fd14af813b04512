"""Where a paper is saved: a file of its own sort (PDF, Word) is replaced whole, whatever else lies there is left alone.

The name is typed by hand: one slip must not put a gift list in the place of the book's keys, or of a spreadsheet.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.errors import Refused
from desktop_app.base.files import sync_folder, write_beside
from desktop_app.media.problems import drive_problem

_PDF: Final = b"%PDF-"
_DOCUMENT: Final = "word/document.xml"
"""What a Word file holds and a spreadsheet, or any other zip, does not."""


class NotAPdf(Refused):
    """A file of this name is there and is no PDF: it is not replaced. Fields: ``file``."""

    code = "not_a_pdf"


class NotAWordFile(Refused):
    """A file of this name is there and is no Word file: it is not replaced. Fields: ``file``."""

    code = "not_a_word_file"


@contextmanager
def filed(target: Path, content: bytes) -> Iterator[None]:
    """Write a PDF or Word file that takes its place once the block went through; else what was there stays as it was.

    Raises NotAPdf, NotAWordFile, and the problems of the drive.
    """
    try:
        _refuse_others(target, content)
        temporary = write_beside(target, content)
    except OSError as error:
        raise _problem(error, target, content) from error
    try:
        yield
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _problem(error, target, content) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_others(target: Path, content: bytes) -> None:
    """Raise NotAPdf or NotAWordFile for what may not be replaced by ``content``.

    Raises OSError for what cannot be replaced: Windows holds a file that is open.
    """
    is_pdf = content.startswith(_PDF)
    if target.is_file():
        with target.open("r+b") as there:
            head = there.read(len(_PDF))
            if not head or (head == _PDF if is_pdf else _is_word(there)):
                return
    if target.exists():
        raise NotAPdf(file=target.name) if is_pdf else NotAWordFile(file=target.name)


def _is_word(file: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            return _DOCUMENT in package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):  # whatever a damaged table raises
        return False


def _problem(error: OSError, target: Path, content: bytes) -> Exception:
    return drive_problem(error, target.parent, size=len(content), present=target.parent.is_dir())
