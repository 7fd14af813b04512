"""The receipts for this office that lie on sticks, by what they call themselves: nothing of it is believed yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop_app.base.errors import FileUnreadable, ProgramError
from desktop_app.base.following import NOBODY, Following
from desktop_app.bundle.receipt import ReceiptClaims, read_receipt
from desktop_app.services.session import Session
from desktop_app.storage.receipts import ReceiptsTaken

_PATTERN: Final = "phieu-nhan-*.scd"
_MOST: Final = 200
"""Files looked at on one stick: a province's own stick may carry those of all offices."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file: the stick's folder it lies in, its number, the day it claims ("" unknown), and how it stands here."""

    file: Path
    folder: Path
    number: int
    claimed_at: str
    standing: Literal["new", "opened", "older"]


def found_receipts(session: Session, folders: Iterable[Path], by: Following = NOBODY) -> list[FoundFile]:
    """Return the receipts for this office in ``folders``, the newest first; what cannot be read is left out."""
    found = []
    for folder in folders:
        try:
            files = sorted(folder.glob(_PATTERN))[:_MOST]
        except OSError:
            continue
        for place, file in enumerate(files):
            by.report(place, len(files))
            claims = _claims(file)
            if claims is not None and claims.unit in session.own_units:
                standing = _standing(ReceiptsTaken(session.connection), claims)
                found.append(FoundFile(file, folder, claims.number, claims.claimed_at or "", standing))
    order = {"new": 0, "opened": 1, "older": 2}
    return sorted(found, key=lambda one: (order[one.standing], -one.number, str(one.file)))


def _claims(file: Path) -> ReceiptClaims | None:
    try:
        FileUnreadable.unless_regular(file)  # a pipe somebody put there would be waited for without end
        with file.open("rb") as source:
            return read_receipt(source).claims
    except (OSError, ProgramError):
        return None  # opened by itself it says why


def _standing(taken: ReceiptsTaken, claims: ReceiptClaims) -> Literal["new", "opened", "older"]:
    if taken.get(claims.epoch, claims.number) is not None:
        return "opened"
    older = claims.epoch in taken.former_epochs() or claims.number < taken.last_number(claims.epoch)
    return "older" if older else "new"
