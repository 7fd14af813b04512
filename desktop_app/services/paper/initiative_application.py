"""F09: each chosen initiative as the application its authors sign."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.amounts import said_amount
from desktop_app.documents.forms.initiative_application import (
    TITLE,
    Contributor,
    InitiativeApplication,
    initiative_application,
)
from desktop_app.documents.letterhead import dateline
from desktop_app.domain.answers import amount_of, lines_of, text_of
from desktop_app.domain.list_sums import said_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import born


def gather_initiative_application(at: Gathering) -> Iterator[Paperwork]:
    """Yield one application for each initiative. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        content = InitiativeApplication(*_frame(at))
        yield at.made(TITLE, lambda stamp: initiative_application(content, stamp))
        return
    for stored in at.chosen():
        yield _paper(at, stored)


def _paper(at: Gathering, stored: StoredVersion) -> Paperwork:
    definition, data = at.definition_of(stored), at.data(stored)
    content = InitiativeApplication(
        *_frame(at),
        title=at.shown(definition, data, "title"),
        authors=_people(at, stored, data, "authors", "share"),
        investor=at.shown(definition, data, "investor"),
        domain=at.shown(definition, data, "domain"),
        first_applied=at.shown(definition, data, "first_applied"),
        summary=at.shown(definition, data, "summary"),
        secret=at.shown(definition, data, "secret"),
        conditions=at.shown(definition, data, "conditions"),
        benefit=_benefit(at, stored, data),
        users_benefit=at.shown(definition, data, "users_benefit"),
        helpers=_people(at, stored, data, "helpers", "work"),
    )
    title = f"{TITLE} {content.title}".strip()
    record = stored.version.record
    return at.made(title, lambda stamp: initiative_application(content, stamp), Named((stored,)), record)


def _frame(at: Gathering) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return place and day, kính gửi, and the cam đoan."""
    day = None if at.wish.blank else at.frame.day
    return dateline(at.frame.place, day), at.text("addressees"), at.text("closing")


def _people(at: Gathering, stored: StoredVersion, data: Data, rows: str, part: str) -> list[Contributor]:
    """Return who stands in the lines of ``rows``; ``part`` is the column of the share, or of what was done."""
    definition = at.definition_of(stored)
    found = []
    for line in lines_of(data.get(rows)):
        found.append(
            Contributor(
                name=at.cell(definition, rows, line, "person"),
                birth=born(line.get("person")),
                workplace=at.cell(definition, rows, line, "workplace"),
                position=at.cell(definition, rows, line, "position"),
                qualification=at.cell(definition, rows, line, "qualification"),
                part=at.cell(definition, rows, line, part),
            )
        )
    return found


def _benefit(at: Gathering, stored: StoredVersion, data: Data) -> str:
    """Return what the authors say of the benefit: money in a year, as exactly as they know it, and the rest."""
    definition = at.definition_of(stored)
    benefit = amount_of(data.get("benefit"))
    said = said_amount(benefit, said_of(definition, data))
    money = f"làm lợi {said} đồng một năm" if said else ""
    parts = [part for part in (money, text_of(data.get("benefit_note")).strip()) if part]
    told = "; ".join(parts)
    return told[:1].upper() + told[1:]
