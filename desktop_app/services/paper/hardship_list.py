"""F03: requests for support of a campaign, of a period, or chosen ones, as the list that goes to the superior union."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.forms.hardship_list import TITLE, HardshipList, HardshipRow, hardship_list
from desktop_app.domain.answers import amount_of, text_of
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.paper.chosen import Chosen
from desktop_app.services.paper.cited import attached_to, the_same
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import born, home_of, snapshot

BLANK_ROWS: Final = 20
KIND: Final = "support_request"
_FOR_MONEY: Final = "cash"


def gather_hardship_list(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one list. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    wish = at.wish
    scope = f"Đợt: {at.occasion}" if at.occasion else ""
    if wish.blank:
        head = at.letterhead()
        blank = HardshipList(
            letterhead=head,
            rows=(),
            signer=at.signature(),
            receivers=at.text("receivers"),
            appendix=attached_to({}, head.office),
            scope=scope,
            blank_rows=BLANK_ROWS,
            sources=at.options(at.definition(KIND), "source"),
        )
        yield at.made(TITLE, lambda stamp: hardship_list(blank, stamp))
        return
    chosen = at.chosen()
    at = at.called_on(chosen.last_day())
    head = at.letterhead()
    content = HardshipList(
        letterhead=head,
        rows=(_row(at, stored) for stored in chosen),
        signer=at.signature(),
        receivers=at.text("receivers"),
        appendix=attached_to(the_same(_submissions(chosen)), head.office),
        scope=scope,
        sensitive=wish.sensitive and not wish.public,
        public=wish.public,
    )
    yield at.made(f"{TITLE} {scope}".strip(), lambda stamp: hardship_list(content, stamp), chosen, at.subject)


def _submissions(chosen: Chosen) -> Iterator[Json]:
    """Yield the document each request was sent with: a walk of its own, ended at the first two that differ."""
    for stored in chosen:
        yield stored.version.data.get("submission")


def _row(at: Gathering, stored: StoredVersion) -> HardshipRow:
    definition, data = at.definition_of(stored), at.data(stored)
    person = snapshot(data, "applicant")
    return HardshipRow(
        name=text_of(person.get("name")),
        birth=born(person),
        sex=at.shown(definition, data, "sex"),
        ethnic_group=at.shown(definition, data, "ethnic_group"),
        number=text_of(person.get("number")),
        unit=text_of(data.get("workplace")) or home_of(at, stored, data),
        circumstance=circumstance(at, stored, data),
        amount=amount_of(data.get("requested")),
        source=at.shown(definition, data, "source"),
        note="" if at.wish.public else _note(at, stored, data),
    )


def circumstance(at: Gathering, stored: StoredVersion, data: Data) -> str:
    """Return the class of the household, the main reason and what was told, as one text."""
    definition = at.definition_of(stored)
    named = [at.shown(definition, data, name) for name in ("household_class", "reason")]
    briefly = "; ".join(
        part if place == 0 else part[0].lower() + part[1:] for place, part in enumerate(filter(None, named))
    )
    return ". ".join(part for part in (briefly, text_of(data.get("circumstance")).strip()) if part)


def _note(at: Gathering, stored: StoredVersion, data: Data) -> str:
    """Return what is asked for where it is not money alone, and what was noted."""
    asked = at.shown(at.definition_of(stored), data, "request_for")
    matter = "" if data.get("request_for") == _FOR_MONEY else asked
    return "; ".join(part for part in (matter, text_of(data.get("note")).strip()) if part)
