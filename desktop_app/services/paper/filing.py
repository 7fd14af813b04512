"""Where a paper is saved: a PDF of the same name is replaced whole, whatever else lies there is left alone.

The name is typed by hand: one slip must not put a gift list in the place of the book's keys, or of a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.files import sync_folder, write_beside
from desktop_app.media.problems import drive_problem

_PDF: Final = b"%PDF-"


class NotAPdf(Refused):
    """A file of this name is there and is no PDF: it is not replaced. Fields: ``file``."""

    code = "not_a_pdf"


@contextmanager
def filed(target: Path, content: bytes) -> Iterator[None]:
    """Write a PDF that takes its place once the block went through; else the file that was there stays as it was.

    Raises NotAPdf, and the problems of the drive.
    """
    try:
        _refuse_others(target)
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


def _refuse_others(target: Path) -> None:
    """Raise NotAPdf for what may not be replaced, and OSError for what cannot: Windows holds a PDF that is open."""
    if target.is_file():
        with target.open("r+b") as there:
            head = there.read(len(_PDF))
        if head in (b"", _PDF):
            return
    if target.exists():
        raise NotAPdf(file=target.name)


def _problem(error: OSError, target: Path, content: bytes) -> Exception:
    return drive_problem(error, target.parent, size=len(content), present=target.parent.is_dir())
