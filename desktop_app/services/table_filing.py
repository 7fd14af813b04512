"""Where a table or a data package is saved: under its name whole, or not at all.

Everything passing, what the writer of workbooks needs included, lies in one folder beside the place and goes with it: a
full disk, a stop or a refusal leaves nothing. What a killed process left is cleared away by the next one for that name.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.files import sync_folder
from desktop_app.media.problems import DriveFull, FileTooLargeForDrive, drive_problem

_HEADS: Final = {".csv": b"\xef\xbb\xbf", ".xlsx": b"PK\x03\x04"}
"""How the tables begin that may be replaced: what was written here, and any workbook."""


class NotATable(Refused):
    """A file of this name is there and is no such table: it is not replaced. Fields: ``file``."""

    code = "not_a_table"


@contextmanager
def filed_table(target: Path) -> Iterator[Path]:
    """Yield a path to write to, in a folder of its own; after the block the file takes the place of ``target``.

    Raises NotATable, and the problems of the drive.
    """
    with making_beside(target.parent, target.name) as scratch:
        _refuse_others(target)
        made = scratch / f"table{target.suffix}"
        yield made
        flushed(made)
        made.replace(target)
        sync_folder(target.parent)


@contextmanager
def making_beside(folder: Path, name: str) -> Iterator[Path]:
    """Yield a folder for what is being made for ``folder / name``; it is gone after the block, however that ends.

    Raises what the system says inside the block as problems of the drive.
    """
    scratch = folder / f".{name}.dang-ghi"
    with on_drive(folder):
        try:
            if scratch.is_dir():
                shutil.rmtree(scratch)
            scratch.mkdir()
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def on_drive(folder: Path) -> Iterator[None]:
    """Raise what the system says inside the block of a file in ``folder`` as problems of the drive.

    How much room is needed is not known, for the files are written as they come.
    """
    try:
        yield
    except OSError as error:
        problem = drive_problem(error, folder, size=0, present=folder.is_dir())
        if isinstance(problem, (DriveFull, FileTooLargeForDrive)):
            problem = type(problem)(drive=str(folder))
        raise problem from error


def flushed(file: Path) -> None:
    """Make what was written to ``file`` durable. Raises OSError."""
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())


def _refuse_others(target: Path) -> None:
    """Raise NotATable for what may not be replaced, and OSError for what cannot: Windows holds a table that is open."""
    head = _HEADS[target.suffix.lower()]
    if target.is_file():
        with target.open("r+b") as there:
            found = there.read(len(head))
        if found in (b"", head):
            return
    if target.exists():
        raise NotATable(file=target.name)
