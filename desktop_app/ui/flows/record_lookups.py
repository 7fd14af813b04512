"""What editors ask while something is typed, answered from the open store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import date_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition
from desktop_app.domain.display import display_field
from desktop_app.domain.lifting import answer
from desktop_app.messages.counts import persons_counted
from desktop_app.services.attachments import Attachments
from desktop_app.services.browsing import Browsing
from desktop_app.services.people import People, PersonHit
from desktop_app.services.session import Session
from desktop_app.storage.list_questions import Order
from desktop_app.storage.listing import RecordRow
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.models.suggestions import Suggestion

_CAMPAIGN: Final = "campaign"
_RECORDS_OFFERED: Final = 8
_NAMES_SHOWN: Final = 3


def running_title(definition: Definition) -> str:
    """Return the kind's title as it stands inside a sentence."""
    title = definition.title.in_language(language())
    return title[:1].lower() + title[1:]


def called(definition: Definition, title: str) -> str:
    """Return a record as it is called inside a sentence: "suất quà của Tẩn Thị Mẩy", "sáng kiến “Góc thư viện”"."""
    if definition.kind == PERSON_KIND:
        return title
    named = definition.lifts.title[:1]
    of_person = bool(named) and definition.field(named[0]).type == "person"
    words = _("{kind} của {name}") if of_person else _("{kind} “{name}”")
    return words.format(kind=running_title(definition), name=title)


def person_suggestion(hit: PersonHit) -> Suggestion:
    """Return a person as a row of the look-up: what tells two of one name apart."""
    birth = date_of(hit.birth)
    facts = [_("sinh {birth}").format(birth=birth.display()) if birth else "", hit.place]
    tail = f"…{hit.number_tail}" if hit.number else _("chưa có số")
    return Suggestion(hit.name, hit.value(), " · ".join(fact for fact in facts if fact) or _("chưa rõ chỗ ở"), tail)


def person_facts(hit: PersonHit) -> str:
    """Return who a person on record is, in one line: "Giàng A Chứ, sinh 1984, Nậm Coóng, xã Nậm Cuổi"."""
    birth = date_of(hit.birth)
    facts = [_("sinh {birth}").format(birth=birth.display()) if birth else "", hit.place]
    tail = _("số …{tail}").format(tail=hit.number_tail) if hit.number else ""
    return ", ".join(fact for fact in (hit.name, *facts, tail) if fact)


def _shown_day(day: date) -> str:
    return f"{day.day:02d}/{day.month}/{day.year}"


class RecordLookups:
    """The functions of ``Lookups`` for one session."""

    def __init__(self, session: Session, browsing: Browsing, people: People) -> None:
        self._session = session
        self._browsing = browsing
        self._people = people

    def lookups(self) -> Lookups:
        """Return them together."""
        return Lookups(
            people=self.people,
            communes=self.communes,
            records=self.records,
            about_commune=self.about_commune,
            kind_title=self.kind_title,
            thumbnail=Attachments(self._session).thumbnail,
            context=self._browsing.context,
        )

    def people(self, typed: str) -> list[Suggestion]:
        """Offer people by name, number or place."""
        return [person_suggestion(hit) for hit in self._people.search(typed)]

    def communes(self, typed: str, day: PartialDate | None = None) -> list[Suggestion]:
        """Offer the communes of ``day`` (None: today), found by former names too, then those of other days.

        For no text all communes of the day.
        """
        known, at = self._session.communes, day.start if day is not None else self._session.time.today() or date.max
        if not typed.strip():
            return [Suggestion(commune.full_name, commune.key) for commune in known.current(at)]
        found = (*known.search(typed, at), *known.of_other_days(typed, at))
        return [Suggestion(commune.full_name, commune.key, self.about_commune(commune.key)) for commune in found]

    def records(self, kind: str, typed: str, order: Order = "newest") -> list[Suggestion]:
        """Offer the first records of ``kind`` in ``order`` that answer to ``typed``; of all for no text."""
        if kind not in self._session.definitions:
            return []
        found = self._browsing.open(kind, search=typed, order=order)
        return [self._suggestion(found.definition, row) for row in found.rows(0, _RECORDS_OFFERED)]

    def campaigns_of(self, kind: str, besides: str) -> Callable[[str], list[Suggestion]]:
        """Return what offers campaigns but ``besides``, the latest first, with their people in records of ``kind``."""
        sizes = self._browsing.campaign_sizes(kind)

        def search(typed: str) -> list[Suggestion]:
            found = (row for row in self.records(_CAMPAIGN, typed, "day") if row.value != besides)
            return [replace(row, tail=persons_counted(sizes.get(str(row.value), 0))) for row in found]

        return search

    def person(self, record: str) -> PersonHit | None:
        """Return one person on record, None for no such record."""
        return self._people.hit(record)

    def namesakes(self, name: str) -> list[PersonHit]:
        """Return the people on record, the newest ones, whose name is spelled so."""
        return [hit for hit in self._people.search(name) if vietnamese.same_person(hit.name, name)]

    def suggestion(self, record: str) -> Suggestion:
        """Return one record as a row of the look-up."""
        card = self._browsing.card(record)
        return Suggestion(card.title, record)

    def about_commune(self, key: str) -> str:
        """Return what a commune was made of, or what became of it.

        "Trước 01/7/2025: Nậm Hăn, Nậm Cuổi"; of one that was merged "Sìn Hồ, đến 30/6/2025; nay là xã Nậm Cuổi".
        """
        commune = self._session.communes.by_key(key)
        if commune is None:
            return ""
        if commune.valid_to is not None:
            now = self._session.communes.by_key(commune.successor) if commune.successor is not None else None
            return _("{district}, đến {day}; nay là {now}").format(
                district=commune.district, day=_shown_day(commune.valid_to), now=now.full_name if now else "…"
            )
        former = self._session.communes.former(commune)
        if not former or commune.valid_from is None:
            return ""
        names = ", ".join(one.name for one in former[:_NAMES_SHOWN])
        more = ", …" if len(former) > _NAMES_SHOWN else ""
        return _("Trước {day}: {names}").format(day=_shown_day(commune.valid_from), names=names + more)

    def kind_title(self, kind: str) -> str:
        """Name a kind in running text."""
        return running_title(self._session.definitions.current(kind)) if kind in self._session.definitions else kind

    def _suggestion(self, definition: Definition, row: RecordRow) -> Suggestion:
        data, shown = row.data, language()
        names = [name for name in definition.columns if name not in definition.lifts.title][:2]
        facts = [
            display_field(definition.field(name), answer(definition, data, name), shown, self._browsing.context)
            for name in names
        ]
        return Suggestion(row.title, row.id, " · ".join(fact for fact in facts if fact))
