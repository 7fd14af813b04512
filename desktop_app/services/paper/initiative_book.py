"""F10: the recognised initiatives and research topics of a year, of a period, or of those chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.documents.forms.initiative_book import TITLE, BookRow, InitiativeBook, initiative_book
from desktop_app.domain.answers import amount_of, date_of, lines_of, text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import said_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Chosen
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.storage.paper_rows import PaperRows

BLANK_ROWS: Final = 20
_TOPIC: Final = "research_topic"
_AWARD: Final = "creative_labour_award"
_RECOGNISED: Final = "recognised"
"""The measure of both kinds that says which levels are a recognition."""


def gather_initiative_book(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one list. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        levels = _level_names(at)
        content = InitiativeBook(
            at.letterhead(), at.signature(), at.text("receivers"), blank_rows=BLANK_ROWS, levels=levels
        )
        yield at.made(TITLE, lambda stamp: initiative_book(content, stamp))
        return
    chosen = at.chosen()
    at = at.called_on(chosen.last_day())
    content = InitiativeBook(
        letterhead=at.letterhead(),
        issuer=at.signature(),
        receivers=at.text("receivers"),
        rows=_rows(at, chosen),
        year=at.year or _year_of(at, chosen),
        scope=_scope(at),
        left_out=sum(not _is_recognised(at, stored) for stored in chosen) if at.wish.records else 0,
    )
    title = f"{TITLE} {content.year}".strip()
    yield at.made(title, lambda stamp: initiative_book(content, stamp), _Looked(chosen, at), at.subject)


@dataclass(frozen=True, slots=True)
class _Looked:
    """All that was looked at: what is not recognised too, for its recognition would change the paper."""

    chosen: Chosen
    at: Gathering

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id, certificates last."""
        yield from self.chosen.ids()
        yield from _Awards(self.at).ids(record for record, _version in self.chosen.ids())


class _Awards:
    """Who was given a Bằng Lao động sáng tạo for which work, as far as the book knows."""

    def __init__(self, at: Gathering) -> None:
        self._at = at
        rows = PaperRows(at.session.connection, (_AWARD,))
        self._by_work: dict[str, list[StoredVersion]] = {}
        for stored in rows.versions():
            for name in ("initiative", _TOPIC):
                work = text_of(stored.version.data.get(name))
                if work:
                    self._by_work.setdefault(work, []).append(stored)

    def ids(self, works: Iterator[str]) -> Iterator[tuple[str, str]]:
        """Yield record id and version id of the certificates given for ``works``."""
        for work in works:
            yield from ((stored.version.record, stored.id) for stored in self._by_work.get(work, ()))

    def of(self, work: str) -> list[str]:
        """Return what a list notes of the certificates given for a work: holder, decision, its date."""
        return [f"Bằng LĐST: {self._said(stored)}" for stored in self._by_work.get(work, ())]

    def _said(self, stored: StoredVersion) -> str:
        at, definition, data = self._at, self._at.definition_of(stored), self._at.data(stored)
        parts = (at.shown(definition, data, name) for name in ("holder", "decision", "decided_on"))
        return ", ".join(part for part in parts if part)


def _rows(at: Gathering, chosen: Chosen) -> Iterator[BookRow]:
    awards = _Awards(at)
    for stored in chosen:
        if _is_recognised(at, stored):
            yield _row(at, stored, awards)


def _row(at: Gathering, stored: StoredVersion, awards: _Awards) -> BookRow:
    definition, data = at.definition_of(stored), at.data(stored)
    is_topic = stored.version.kind == _TOPIC
    shown: Mapping[str, str] = {
        name: at.shown(definition, data, name) for name in ("title", "domain", "first_applied", "level", "reach")
    }
    decision = [at.shown(definition, data, "decision"), at.shown(definition, data, "decided_on")]
    notes = [text_of(data.get("note")).strip(), *awards.of(stored.version.record)]
    return BookRow(
        title=f"{shown['title']}{_of_topic(data) if is_topic else ''}",
        authors=_authors(at, definition, data),
        workplaces=_workplaces(data),
        domain=shown["domain"],
        applied=shown["first_applied"],
        level=shown["level"],
        decision="\n".join(part for part in decision if part),
        worth=amount_of(data.get("benefit")),
        said=said_of(definition, data),
        reach=shown["reach"],
        note="\n".join(note for note in notes if note),
        is_topic=is_topic,
    )


def _of_topic(data: Data) -> str:
    """Return what tells a research topic from an initiative in the same list: that it is one, and its code."""
    code = text_of(data.get("code")).strip()
    return f"\n(đề tài {code})" if code else "\n(đề tài)"


def _authors(at: Gathering, definition: Definition, data: Data) -> list[str]:
    found = []
    for line in lines_of(data.get("authors")):
        name, share = (at.cell(definition, "authors", line, column) for column in ("person", "share"))
        found.append(f"{name} ({share}%)" if share else name)
    return found


def _workplaces(data: Data) -> list[str]:
    """Return where the authors work, each place once."""
    places = (text_of(line.get("workplace")).strip() for line in lines_of(data.get("authors")))
    return list(dict.fromkeys(place for place in places if place))


def _is_recognised(at: Gathering, stored: StoredVersion) -> bool:
    return text_of(stored.version.data.get("level")) in _levels(at.definition_of(stored))


def _levels(definition: Definition) -> tuple[str, ...]:
    return next((measure.values for measure in definition.measures if measure.name == _RECOGNISED), ())


def _level_names(at: Gathering) -> list[str]:
    """Return the levels a blank may be filled in with, as they are called."""
    definition = at.definition(at.form.kinds[0])
    levels = _levels(definition)
    return [option.title.vi for option in at.current(definition.field("level")) if option.code in levels]


def _year_of(at: Gathering, chosen: Chosen) -> str:
    """Return the years of recognition of chosen records, "" where none tells it."""
    days = [date_of(stored.version.data.get("decided_on")) for stored in chosen if _is_recognised(at, stored)]
    years = sorted({day.start.year for day in days if day} | {day.end.year for day in days if day})
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]} - {years[-1]}"


def _scope(at: Gathering) -> str:
    """Return the days the list is narrowed to, "" for whole years."""
    start, end = at.wish.start, at.wish.end
    if start is None or end is None or (start, end) == (date(start.year, 1, 1), date(end.year, 12, 31)):
        return ""
    return f"(Từ ngày {start:%d/%m/%Y} đến ngày {end:%d/%m/%Y})"
