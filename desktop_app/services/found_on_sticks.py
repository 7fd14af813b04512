"""What lies on the sticks besides receipts: bundles for a province, admissions, requests to be admitted.

By what the files call themselves: nothing of it is believed yet, and nothing is taken by looking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from desktop_app.base.errors import FileUnreadable, ProgramError
from desktop_app.bundle.admission import AdmissionClaims, read_admission
from desktop_app.bundle.enrolment import RequestClaims, read_request
from desktop_app.bundle.writer import ascii_name
from desktop_app.services.province.given import bundles_in
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger

_ADMISSIONS: Final = "tiep-nhan-*.scd"
_REQUESTS: Final = "dang-ky-*.scd"
_MOST: Final = 200
"""Documents looked at on one stick."""
_OF_UNIT: Final = re.compile(r"(?P<unit>.+)-[0-9a-f]{8}-[0-9a-f]{8}(-[0-9]+){1,2}\.scd")
Claims = TypeVar("Claims")


@dataclass(frozen=True, slots=True)
class FoundOnStick:
    """Files of one sort on one stick, and whose they say they are (names in the order of the files, each once)."""

    files: tuple[Path, ...]
    folder: Path
    names: tuple[str, ...]
    claimed_at: str = ""


def bundles_on(session: Session, folders: Iterable[Path]) -> list[FoundOnStick]:
    """Return the bundles of each stick that has any."""
    known = {ascii_name(unit.code): unit.name for unit in Ledger(session.connection).units()}
    found = []
    for folder in folders:
        files = tuple(bundles_in([folder]))
        codes = [match["unit"] for one in files if (match := _OF_UNIT.fullmatch(one.name))]
        names = tuple(dict.fromkeys(known.get(code, code) for code in codes))
        if files:
            found.append(FoundOnStick(files, folder, names))
    return found


def admissions_on(session: Session, folders: Iterable[Path]) -> list[FoundOnStick]:
    """Return the admissions made for this device, each by itself."""

    def claims(source: BinaryIO) -> AdmissionClaims:
        return read_admission(source).claims

    return [
        FoundOnStick((file,), folder, (told.province,), told.claimed_at or "")
        for folder, file, told in _documents(folders, _ADMISSIONS, claims)
        if told.device == session.identity.device
    ]


def requests_on(_session: Session, folders: Iterable[Path]) -> list[FoundOnStick]:
    """Return the requests of offices, each by itself."""

    def claims(source: BinaryIO) -> RequestClaims:
        return read_request(source).claims

    return [
        FoundOnStick((file,), folder, (told.unit_name,), told.claimed_at or "")
        for folder, file, told in _documents(folders, _REQUESTS, claims)
    ]


def _documents(
    folders: Iterable[Path], pattern: str, read: Callable[[BinaryIO], Claims]
) -> Iterator[tuple[Path, Path, Claims]]:
    """Yield folder, file and claims of each document that can be read: opened by itself a damaged one says why."""
    for folder in folders:
        try:
            files = sorted(folder.glob(pattern))[:_MOST]
        except OSError:
            continue
        for file in files:
            try:
                FileUnreadable.unless_regular(file)  # a pipe somebody put there would be waited for without end
                with file.open("rb") as source:
                    told = read(source)
            except (OSError, ProgramError):
                continue
            yield folder, file, told
