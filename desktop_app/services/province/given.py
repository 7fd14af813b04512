"""What was given to receive: which files of folders are meant, in which order they are taken, and what is no bundle.

A stick carries requests, admissions and receipts beside the bundles, and people drop photos and backups too. Those are
told by name and left where they are; only what says it is a bundle goes to quarantine when it is refused.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.errors import Refused
from desktop_app.bundle.admission import ADMISSION_TYPE
from desktop_app.bundle.chain import document_type
from desktop_app.bundle.enrolment import REQUEST_TYPE
from desktop_app.bundle.manifest import MANIFEST_TYPE
from desktop_app.bundle.receipt import RECEIPT_TYPE
from desktop_app.bundle.refusals import Damaged, NotABundle, Refusal

_BUNDLE: Final = re.compile(r"(?P<stream>.*-[0-9a-f]{8}-[0-9a-f]{8})-(?P<number>[0-9]+)(-[0-9]+)?\.scd$")
"""How the names of data bundles end; a stick carries requests and admissions beside them.

A second number is what was added beside another file of the name (``stick.copy_beside``).
"""

_SUFFIX: Final = ".scd"
_BACKUP: Final = ".scb"
_DEPTH: Final = 3
"""How deep folders are looked into: a folder a day, in it one an office."""

_NEVER_SHOWN: Final = frozenset(("Cc", "Cf", "Zl", "Zp"))
"""Unicode categories: controls, direction marks, line and paragraph ends."""

_HEAD: Final = "application/vnd.so-cong-doan."


class NotForReceiving(Refused):
    """A file that is no bundle, so nothing of it is kept. Fields: ``name``."""

    code = "not_for_receiving"


class RequestGiven(NotForReceiving):
    """An office's request to be admitted. Fields: ``name``."""

    code = "request_given"


class AdmissionGiven(NotForReceiving):
    """An admission, which an office opens. Fields: ``name``."""

    code = "admission_given"


class ReceiptGiven(NotForReceiving):
    """A receipt, which an office opens. Fields: ``name``."""

    code = "receipt_given"


class DocumentGiven(NotForReceiving):
    """Another document of the program. Fields: ``name``."""

    code = "document_given"


class BackupGiven(NotForReceiving):
    """The backup of a book. Fields: ``name``."""

    code = "backup_given"


_DOCUMENTS: Final[dict[str, type[NotForReceiving]]] = {
    REQUEST_TYPE: RequestGiven,
    ADMISSION_TYPE: AdmissionGiven,
    RECEIPT_TYPE: ReceiptGiven,
}


def bundles_in(given: Iterable[Path]) -> list[Path]:
    """Return the files given, and the bundles in the folders given, each once; of a stream the earlier ones first."""
    found: dict[Path, None] = {}
    for path in given:
        found |= dict.fromkeys(_bundles_of(path, _DEPTH))
    return _in_order(list(found))


def as_told(refusal: Refused, name: str, source: BinaryIO) -> Refused:
    """Return what a refusal means for somebody who gave the file ``name`` to receive. Raises OSError.

    What names itself a bundle and is no container any more was damaged; what is another document is no bundle.
    """
    if isinstance(refusal, NotABundle):
        if name.lower().endswith(_SUFFIX):
            return Damaged(reason="no container")
        return (BackupGiven if name.lower().endswith(_BACKUP) else NotForReceiving)(name=name)
    if not isinstance(refusal, Refusal):
        return refusal
    try:
        found = document_type(source)
    except Refusal:
        return refusal if name.lower().endswith(_SUFFIX) else NotForReceiving(name=name)
    if found == MANIFEST_TYPE or not found.startswith(_HEAD):
        return refusal
    return _DOCUMENTS.get(found, DocumentGiven)(name=name)


def shown_name(file: Path) -> str:
    """Return the file's name as text that can be stored and shown, whatever bytes a foreign system gave it.

    What moves the cursor or turns the reading direction is shown as the sign for an unreadable letter.
    """
    name = os.fsencode(file.name).decode("utf-8", errors="replace")
    return "".join("\ufffd" if unicodedata.category(letter) in _NEVER_SHOWN else letter for letter in name)


def _bundles_of(path: Path, depth: int) -> Iterator[Path]:
    """Yield what to read for one path given; one that cannot be looked into is itself read, and reported."""
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else None
    except OSError:
        inside = None
    if inside is None:
        yield path
        return
    for one in inside:
        if one.name.startswith("."):  # what other systems write beside each file (._name), and unfinished copies
            continue
        if one.is_dir():
            # A link would lead out of the stick, or round in it: a few hundred of them into millions of folders.
            if depth > 1 and not one.is_symlink():
                yield from _bundles_of(one, depth - 1)
        elif _is_meant(one):
            yield one


def _is_meant(file: Path) -> bool:
    """Tell whether a file of a folder is read: one named as a bundle, or a renamed one that no other document is."""
    if not file.name.lower().endswith(_SUFFIX) or not file.is_file():
        return False
    if _BUNDLE.search(file.name):
        return True
    try:
        with file.open("rb") as source:
            found = document_type(source)
    except (OSError, Refusal):
        return True
    return found == MANIFEST_TYPE or not found.startswith(_HEAD)


def _in_order(files: list[Path]) -> list[Path]:
    """Put the bundles of each stream into the order of their numbers, on the places they have among the others."""
    places: dict[str, list[int]] = {}
    numbers: dict[int, int] = {}
    for place, file in enumerate(files):
        named = _BUNDLE.search(shown_name(file))
        if named:
            places.setdefault(named["stream"], []).append(place)
            numbers[place] = int(named["number"])
    ordered = list(files)
    for taken in places.values():
        for place, before in zip(taken, sorted(taken, key=numbers.__getitem__), strict=True):
            ordered[place] = files[before]
    return ordered
