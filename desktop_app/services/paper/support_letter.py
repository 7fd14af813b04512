"""F04: each request for support as the letter its applicant signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.documents.forms.support_letter import MATTERS, TITLE, Choice, SupportLetter, support_letter
from desktop_app.documents.letterhead import dateline
from desktop_app.domain.answers import amount_of, date_of, text_of
from desktop_app.domain.dates import document_date
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import born, day_shown, own_record, snapshot

KIND: Final = "support_request"
_HOUSES: Final = ("new_house", "house_repair")
_OF_THE_HOUSE: Final = ("present_house", "present_area", "damage")


def gather_support_letters(at: Gathering) -> Iterator[Paperwork]:
    """Yield a letter for each request. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        blank = _letter(at, at.definition(KIND), {}, {}, "")
        yield at.made(TITLE, lambda stamp: support_letter(blank, stamp))
        return
    for stored in at.chosen():
        data = at.data(stored)
        own = own_record(at, snapshot(data, "applicant"))
        matter = text_of(data.get("request_for"))
        content = _letter(at, at.definition_of(stored), data, own.version.data if own else {}, matter or "other")
        versions = Named([stored, own] if own else [stored])
        yield _made(at, stored, content, versions)


def _made(at: Gathering, stored: StoredVersion, content: SupportLetter, versions: Named) -> Paperwork:
    """Return one letter, tied to the request and to the person's record its telephone was taken from."""
    title = f"{TITLE} {content.name}".strip()
    return at.made(title, lambda stamp: support_letter(content, stamp), versions, stored.version.record)


def _letter(at: Gathering, definition: Definition, data: Data, own: Data, matter: str) -> SupportLetter:
    """Return the content: what the request says, and what only the person's ``own`` record tells."""
    person = snapshot(data, "applicant")
    whole: Data = {**{name: own[name] for name in ("workplace", "joined_on") if name in own}, **data}
    opinion = _choice(at, definition, data, "union_opinion")
    return SupportLetter(
        addressees=at.text("addressees"),
        closing=at.text("closing"),
        matter=matter if matter in MATTERS else "other",
        dated=_dated(at, data),
        asked=_choice(at, definition, data, "request_for"),
        household_class=_choice(at, definition, data, "household_class"),
        present_house=_choice(at, definition, data, "present_house"),
        opinion=opinion,
        opinion_on=_in_full(data.get("union_opinion_on")) if opinion.chosen else "",
        name=text_of(person.get("name")),
        birth=born(person) or day_shown(own.get("birth")),
        number=text_of(person.get("number")) or text_of(own.get("number")),
        issued_on=day_shown(own.get("issued_on")),
        issued_by=text_of(own.get("issued_by")),
        ethnic_group=at.shown(definition, data, "ethnic_group"),
        phone=at.shown(at.definition("person"), own, "phone"),
        workplace=text_of(whole.get("workplace")),
        joined_on=day_shown(whole.get("joined_on")),
        home=at.shown(definition, data, "place"),
        household_size=at.shown(definition, data, "household_size"),
        workers=at.shown(definition, data, "workers"),
        income=amount_of(data.get("income")),
        reason=at.shown(definition, data, "reason"),
        circumstance=text_of(data.get("circumstance")),
        with_house=not data or matter in _HOUSES or any(name in data for name in _OF_THE_HOUSE),
        area=at.shown(definition, data, "present_area"),
        damage=text_of(data.get("damage")),
        requested=amount_of(data.get("requested")),
        cost=amount_of(data.get("estimated_cost")),
        family_share=amount_of(data.get("family_share")),
    )


def _choice(at: Gathering, definition: Definition, data: Data, name: str) -> Choice:
    chosen = at.shown(definition, data, name)
    return Choice(at.options(definition, name, chosen), chosen)


def _dated(at: Gathering, data: Mapping[str, Json]) -> str:
    """Return place and day over the applicant's name: the day of the letter, else what the pen will write."""
    when = date_of(data.get("requested_on"))
    return dateline(at.frame.place, when.day if when is not None else None)


def _in_full(value: Json) -> str:
    when = date_of(value)
    if when is None:
        return ""
    return document_date(when.day) if when.day is not None else when.display()
