"""Files attached to records: taken in from outside, kept in the store, shown again.

Recognised by content alone. A picture goes through the guarded child (``media.pictures``) and is kept as that returns
it; a PDF is kept as it is after a look at its bones, drawn once by another such child (``media.pdfs``).
What is kept is named by its SHA-256 and stored at once, so that typing that names it can be kept and offered; what
nothing names in the end is swept away when the store is closed.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.base.errors import EnvironmentProblem, FileUnreadable, ProgramError, Refused
from desktop_app.domain.answers import text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.file_types import PDF, PICTURES, file_type, pdf_fault
from desktop_app.domain.lifting import attached_files
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.media.pdfs import try_pdf
from desktop_app.media.pictures import prepare_picture
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage.attachments import Attachments as Contents
from desktop_app.storage.attachments import StoredFile

LARGEST_PICTURE: Final = 40_000_000
LARGEST_PDF: Final = 10_000_000
LONGEST_NAME: Final = 100
_NOT_SHOWN: Final = frozenset(("Cc", "Cf", "Zl", "Zp"))

Progress = Callable[[int, int], None]
"""Told (files done, files in all). What it raises stops before the next file."""


class FileKindRefused(Refused):
    """Neither JPEG nor PNG nor PDF by its content. Fields: ``file``."""

    code = "file_kind_refused"


class FileTooLarge(Refused):
    """Larger than may be attached. Fields: ``file``, ``size``, ``limit``."""

    code = "file_too_large"


class PdfCutShort(Refused):
    """A PDF without its end or its table: copied half. Fields: ``file``."""

    code = "pdf_cut_short"


class PdfLocked(Refused):
    """A PDF that asks for a password. Fields: ``file``."""

    code = "pdf_locked"


class NoScan(Refused):
    """The folder of the scanner holds no file that may be attached. Fields: ``folder``."""

    code = "no_scan"


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be taken in: a path, or bytes from the clipboard with the name they shall have."""

    name: str
    source: Path | bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files given: ``lines`` for the record, ``refused`` with the name of each file.

    The last of ``refused`` may be what this PC met (its disk is full): ``left`` names that file and those after it,
    which were not tried.
    """

    lines: tuple[dict[str, Json], ...]
    refused: tuple[ProgramError, ...]
    left: tuple[str, ...] = ()


class Attachments:
    """The use cases of attached files, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._contents = Contents(session.connection)

    def take_all(self, given: Sequence[Given], progress: Progress = lambda *_: None) -> Taken:
        """Take files in; one that is refused does not stop the others, a full disk does."""
        lines: list[dict[str, Json]] = []
        refused: list[ProgramError] = []
        left: tuple[str, ...] = ()
        for done, one in enumerate(given):
            progress(done, len(given))
            try:
                lines.append(self.take(one))
            except (Refused, FileUnreadable) as problem:
                refused.append(problem)
            except EnvironmentProblem as problem:  # of this PC: the next file would meet it too
                refused.append(problem)
                left = tuple(shown_name(other.name) for other in given[done:])
                break
        progress(len(given), len(given))
        return Taken(tuple(lines), tuple(refused), left)

    def take(self, given: Given) -> dict[str, Json]:
        """Take one file in and return its line in the record.

        Raises MayNotEnter; FileKindRefused, FileTooLarge, PdfCutShort, PdfLocked, FileUnreadable, what
        ``prepare_picture`` and ``try_pdf`` raise, each with the ``file``; DiskFull and the other problems of the store.
        """
        require(self._session, "enter")
        file, name = self.prepare(given)
        with self._session.connection.write():
            self.put(file)
        return {"sha256": file.sha256, "name": name, "type": file.type, "size": len(file.content)}

    def prepare(self, given: Given, *, scan: bool = False) -> tuple[StoredFile, str]:
        """Return a file as it will be kept, and its name; a ``scan`` keeps as many dots as a signed copy needs.

        Raises as ``take``, but for the store.
        """
        name = shown_name(given.name)
        content = given.source if isinstance(given.source, bytes) else _read(given.source, name)
        try:
            return _prepared(content, name, scan=scan), name
        except Refused as refusal:
            refusal.fields.setdefault("file", name)
            raise

    def put(self, file: StoredFile) -> None:
        """Store a prepared file, inside ``write()``."""
        self._contents.put(file, self._session.time.moment())

    def missing(self, definition: Definition, data: Data) -> list[Problem]:
        """Return a problem for each line of ``data`` whose content is not in the store."""
        fields = [field.name for field in definition.fields if field.type == "attachment"]
        named = attached_files(data, fields) if fields else ()
        gone = self._contents.missing(named) if named else set()
        if not gone:
            return []
        return [
            Problem(name, "file_missing", "error", row)
            for name in fields
            for row, line in enumerate(_lines(data.get(name)))
            if text_of(line.get("sha256")) in gone
        ]

    def thumbnail(self, sha256: str) -> bytes:
        """Return the small picture of a file, b"" where there is none."""
        return self._contents.thumbnail(sha256) or b""

    def make_thumbnails(self, files: Iterable[str]) -> int:
        """Make the small pictures that are not there: of files that came with a bundle. Return how many were made."""
        made = 0
        for sha256 in files:
            content = self._contents.content(sha256)
            if content is None or file_type(content) not in PICTURES or self._contents.thumbnail(sha256):
                continue
            with suppress(Refused):  # a picture nobody can decode has none
                small = prepare_picture(content).thumbnail
                with self._session.connection.write():
                    self._contents.set_thumbnail(sha256, small)
                made += 1
        return made

    def to_show(self, sha256: str, name: str, *, scan: bool = False) -> tuple[str, bytes]:
        """Return kind and bytes of a file to be shown in the window.

        It goes through the child once more: what came with a bundle was never in ours. Raises FileGone,
        FileKindRefused, what ``prepare_picture`` and ``try_pdf`` raise.
        """
        content = self._contents.content(sha256)
        if content is None:
            raise FileGone(file=name)
        type_ = file_type(content)
        if type_ != PDF and type_ not in PICTURES:
            raise FileKindRefused(file=name)
        try:
            if type_ == PDF:
                try_pdf(content)
                return type_, content
            picture = prepare_picture(content, scan=scan)
        except Refused as refusal:
            refusal.fields.setdefault("file", name)
            raise
        return picture.type, picture.content

    def sweep(self) -> int:
        """Remove what no version, no printed paper and no kept typing names. Only when no form is open: at closing."""
        with self._session.connection.write():
            return self._contents.sweep()


class FileGone(Refused):
    """The content of an attached file is not in the store: erased, or never arrived. Fields: ``file``."""

    code = "file_gone"


def newest_scan(folder: Path) -> Path:
    """Return the newest file in the scanner's folder that may be attached. Raises NoScan, FileUnreadable."""
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith((".", "~")) and path.is_file()]
        found.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
        for path in found:
            with path.open("rb") as source:
                if file_type(source.read(1100)) is not None:
                    return path
    except OSError as error:
        raise FileUnreadable.because(folder.name, error) from error
    raise NoScan(folder=folder.name)


def shown_name(name: str) -> str:
    """Return a file's name as a record keeps it: without folders and what is not shown, NFC, cut before its ending."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    text = unicodedata.normalize("NFC", last.encode("utf-8", "replace").decode("utf-8"))
    text = " ".join("".join(" " if unicodedata.category(one) in _NOT_SHOWN else one for one in text).split()) or "?"
    if len(text) <= LONGEST_NAME:
        return text
    stem, dot, ending = text.rpartition(".")
    return (
        text[:LONGEST_NAME] if not dot or len(ending) > 5 else f"{stem[: LONGEST_NAME - len(ending) - 2]}…{dot}{ending}"
    )


def _lines(value: Json) -> list[dict[str, Json]]:
    return [line if isinstance(line, dict) else {} for line in value] if isinstance(value, list) else []


def _read(path: Path, name: str) -> bytes:
    """Return a file's bytes, at most one more than may be taken in. Raises FileUnreadable."""
    try:
        FileUnreadable.unless_regular(path)
        with path.open("rb") as source:
            return source.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise FileUnreadable.because(name, error) from error


def _prepared(content: bytes, name: str, *, scan: bool) -> StoredFile:
    type_ = file_type(content)
    if type_ is None:
        raise FileKindRefused(file=name)
    limit = LARGEST_PDF if type_ == PDF else LARGEST_PICTURE
    if len(content) > limit:
        raise FileTooLarge(file=name, size=len(content), limit=limit)
    if type_ == PDF:
        fault = pdf_fault(content)
        if fault is not None:
            raise PdfLocked(file=name) if fault == "locked" else PdfCutShort(file=name)
        if not try_pdf(content):
            raise PdfCutShort(file=name)
        return StoredFile(hashlib.sha256(content).hexdigest(), type_, content)
    picture = prepare_picture(content, scan=scan)
    return StoredFile(hashlib.sha256(picture.content).hexdigest(), picture.type, picture.content, picture.thumbnail)
