"""F06: the minutes of each meeting that considered support, emulation, initiatives or something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.documents.forms.meeting_minutes import TITLES, Business, MeetingMinutes, Result, meeting_minutes
from desktop_app.domain.answers import amount_of, date_of, lines_of, parts_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.entry_refusals import RecordUnknown
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.cited import document_number
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.minutes import letterhead, named_on, people
from desktop_app.services.paper.persons import name_of

_BUSINESS: Final[dict[str, Business]] = {"support": "support", "emulation": "emulation", "initiative": "initiative"}
_SAYS_ITSELF: Final = ("award", "other")
"""Matters that are called only what is written beside them."""


def gather_meeting_minutes(at: Gathering) -> Iterator[Paperwork]:
    """Yield a paper for each meeting. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        blank = MeetingMinutes(
            at.letterhead(),
            occasion=at.occasion,
            opening=at.text("opening"),
            closing=at.text("closing"),
            blank=True,
        )
        yield at.made(TITLES["support"], lambda stamp: meeting_minutes(blank, stamp))
        return
    chosen = at.chosen()
    # A number is given once: where several minutes are printed in one go, those without one wait for the pen.
    alone = chosen.count() == 1
    for stored in chosen:
        yield _paper(at, stored, alone=alone)


def _paper(at: Gathering, stored: StoredVersion, *, alone: bool) -> Paperwork:
    """Return one meeting's minutes under the number in its record, else under that of the frame where it is alone."""
    own = document_number(stored.version.data.get("minutes"), at.number_tail)
    content = _content(at, stored, own or (at.frame.number if alone else "") or f"……/{at.number_tail}")
    said = content.day.display() if content.day is not None else ""
    title = f"{TITLES[content.about]} {said}".rstrip()
    return at.made(
        title,
        lambda stamp: meeting_minutes(content, stamp),
        Named((stored,)),
        stored.version.record,
        numbered=alone and not own,
        when=_day(stored.version.data),
    )


def _day(data: Data) -> PartialDate | None:
    """Return the day that stands on the minutes: when they were signed, else when the meeting was held."""
    return date_of(parts_of(data.get("minutes")).get("date")) or date_of(data.get("held_on"))


def _content(at: Gathering, stored: StoredVersion, number: str) -> MeetingMinutes:
    definition, data = at.definition_of(stored), at.data(stored)
    day = _day(data)
    return MeetingMinutes(
        letterhead=letterhead(at, day, number),
        about=_BUSINESS.get(text_of(data.get("about")), "other"),
        occasion=_occasion(at, data),
        day=date_of(data.get("held_on")),
        started=text_of(data.get("started_at")),
        ended=text_of(data.get("ended_at")),
        venue=text_of(data.get("venue")),
        body=at.shown(definition, data, "body"),
        attended=_attended(data),
        absent=text_of(data.get("absent")),
        attendees=[(name, position) for _line, name, position in people(data, "attendees")],
        chair=name_of(data.get("chair")),
        secretary=name_of(data.get("secretary")),
        business=text_of(data.get("content")),
        people=list(_results(at, definition, data, "results")),
        collectives=list(_results(at, definition, data, "collectives")),
        total=amount_of(data.get("total")),
        conclusion=text_of(data.get("conclusion")),
        opening=at.text("opening", named=named_on(day)),
        closing=at.text("closing", named=named_on(day)),
    )


def _occasion(at: Gathering, data: Data) -> str:
    """Return what the campaign is called the meeting considered, "" without one and for one that is not here."""
    campaign = text_of(data.get("campaign"))
    try:
        return at.title_of(campaign) if campaign else ""
    except RecordUnknown:
        return ""


def _attended(data: Data) -> str:
    """Return how many of the body came."""
    whole, came = amount_of(data.get("members_total")), amount_of(data.get("members_present"))
    if whole is None or came is None:
        return ""
    return f"có mặt {came}/{whole} thành viên"


def _results(at: Gathering, definition: Definition, data: Data, rows: str) -> Iterator[Result]:
    for line in lines_of(data.get(rows)):
        votes, whole = amount_of(line.get("votes")), amount_of(line.get("votes_total"))
        agreed = line.get("outcome") == "agreed"
        yield Result(
            name=name_of(line.get("person")) if rows == "results" else text_of(line.get("name")),
            matter=_matter(at, definition, rows, line),
            votes=f"{votes}/{whole}" if votes is not None and whole is not None else "",
            share=at.cell(definition, rows, line, "share"),
            value=amount_of(line.get("value")),
            outcome="" if agreed else at.cell(definition, rows, line, "outcome"),
        )


def _matter(at: Gathering, definition: Definition, rows: str, line: Mapping[str, Json]) -> str:
    """Return what was asked for: "Xây nhà mới: Mái ấm công đoàn"."""
    called, named = at.cell(definition, rows, line, "matter"), text_of(line.get("matter_name"))
    if named and text_of(line.get("matter")) in _SAYS_ITSELF:
        return named
    return ": ".join(part for part in (called, named) if part)
