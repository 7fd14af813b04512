"""Whatever the province wrote for this office, told apart by what the file says it is and taken by who knows how.

Nothing is believed by telling it apart: each is verified by its own service.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import NOBODY, Following
from desktop_app.bundle.chain import document_type
from desktop_app.bundle.history import HISTORY_TYPE
from desktop_app.bundle.standing_notice import NOTICE_TYPE
from desktop_app.services.accepting import Accepted, Accepting
from desktop_app.services.device_keys import Province
from desktop_app.services.history_taking import HistoryTaken, OfficeHistory
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.session import Session
from desktop_app.storage.ledger import DeviceStatus
from desktop_app.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class NoticeTaken:
    """A notice was believed: how this device stands with the province from now on."""

    standing: DeviceStatus


def take_from_province(session: Session, file: Path, by: Following = NOBODY) -> Accepted | HistoryTaken | NoticeTaken:
    """Take a receipt, a history or a notice, all of it or nothing. Raises what the service of its kind raises."""
    found = _type_of(file)
    if found == HISTORY_TYPE:
        return OfficeHistory(session).take(file, by)
    if found == NOTICE_TYPE:
        return NoticeTaken(OwnStanding(session).take(file))
    return Accepting(session).accept(file)  # which says what is wrong with anything else


def province_name(session: Session) -> str:
    """Return what the province calls itself, "" where this device knows of none."""
    province = Province.read(Settings(session.connection))
    return province.name if province is not None else ""


def _type_of(file: Path) -> str:
    if not file.is_file():
        return ""
    try:
        with file.open("rb") as source:
            return document_type(source)
    except (OSError, ProgramError):
        return ""  # a receipt's service says why
