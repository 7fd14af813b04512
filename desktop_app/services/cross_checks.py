"""Rules between a record and the other completed records: once, used once, alive, earlier; consent; broken links.

A record without links, people in sensitive answers or such rules costs no look into the store; another costs one for
what it links to and one for each rule that speaks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.across import (
    PERSON,
    Other,
    Place,
    Pointer,
    aliases,
    is_certain,
    pointers,
    role_of,
    same_answers,
    sensitive_answers,
)
from desktop_app.domain.answers import date_of, is_record_id
from desktop_app.domain.definition import Across, Definition, Definitions, Level
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.lifting import Lifted, PersonLink, day_of, lift, person_in
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.domain.rule_checks import speaks
from desktop_app.services.fund_checks import FundChecks
from desktop_app.services.person_links import PersonLinks, merged_into
from desktop_app.services.session import Session
from desktop_app.storage.connection import Connection
from desktop_app.storage.relations import Relations, Target

_NO_CONSENT: Final = ("refused", "withdrawn")

Details = dict[str, str | int]


@dataclass(slots=True)
class Batch:
    """The records of one list that come before the one that is judged: none of them is in the store yet."""

    _by_person: dict[str, list[Other]] = field(default_factory=dict)
    _by_target: dict[str, list[tuple[str, Other]]] = field(default_factory=dict)
    _count: int = 0

    def add(self, definition: Definition, data: Data) -> None:
        """Take the next record of the list."""
        lifted = lift(definition, data)
        for link in lifted.people:
            for alias in aliases(link):
                self._by_person.setdefault(alias, []).append(self._other(definition, data, lifted, link))
        for name, target in lifted.references:
            self._by_target.setdefault(target, []).append((name, self._other(definition, data, lifted)))
        self._count += 1

    def with_person(self, known: Collection[str]) -> list[Other]:
        """Return the records that name a person by one of these aliases."""
        return [other for alias in known for other in self._by_person.get(alias, ())]

    def referring_to(self, record: str) -> list[tuple[str, Other]]:
        """Return the records that refer to ``record``, each with the field it does so in."""
        return self._by_target.get(record, [])

    def _other(self, definition: Definition, data: Data, lifted: Lifted, link: PersonLink | None = None) -> Other:
        return Other(
            record="",
            kind=definition.kind,
            form_version=definition.version,
            title=lifted.title,
            subtype=lifted.subtype,
            occurred_from=lifted.occurred_from,
            occurred_to=lifted.occurred_to,
            answers=lambda: data,
            role=link.role if link else None,
            person_key=link.person_key if link else "",
            person=link.record if link else None,
            row=self._count,
        )


class CrossChecks:
    """Judges records of one session against its store."""

    def __init__(self, session: Session) -> None:
        self._definitions = session.definitions
        self._connection = session.connection

    def check(
        self, definition: Definition, data: Data, record: str | None = None, *, batch: Batch | None = None
    ) -> list[Problem]:
        """Return what is wrong with ``data`` beside other records; ``record`` is its own id, None for a new one.

        ``batch`` holds the records that are added with it, before it.
        """
        judged = _Judged(self._connection, self._definitions, definition, data, record or "", batch)
        beside = (batch or Batch()).referring_to
        return [*judged.problems(), *FundChecks(self._connection).check(definition, data, record or "", beside)]


class _Judged:
    """One record being judged: what it links to is read once, when first asked for."""

    def __init__(
        self,
        connection: Connection,
        definitions: Definitions,
        definition: Definition,
        data: Data,
        record: str,
        batch: Batch | None,
    ) -> None:
        self._relations = Relations(connection)
        self._links = PersonLinks(connection)
        self._definitions = definitions
        self._definition = definition
        self._data = data
        self._record = record
        self._batch = batch
        self._pointers = list(pointers(definition, data))

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is found."""
        for pointer in self._pointers:
            yield from self._check_pointer(pointer)
        yield from self._check_consent()
        for across in self._definition.across:
            if speaks(self._definition, across, self._data):
                yield from self._check_across(across)

    @cached_property
    def _targets(self) -> dict[str, Target]:
        """What the record's links lead to, and where merged persons among them went."""
        found = self._relations.targets({pointer.record for pointer in self._pointers})
        merged = {target for one in found.values() if (target := merged_into(one))} - found.keys()
        return found | self._relations.targets(merged)

    # links

    def _check_pointer(self, pointer: Pointer) -> Iterator[Problem]:
        """Say what is wrong with a link. Only a link to another kind is certainly the record's own mistake."""
        place, target = pointer.place, self._targets.get(pointer.record)
        if target is None:
            yield _problem(place, "link_unknown", "warning", {})
            return
        details: Details = {"other_record": target.record, "other_title": target.title}
        survivor = self._targets.get(merged_into(target))
        if target.kind != pointer.kind:
            kinds: Details = {"other_kind": self._kind(target.kind), "wanted_kind": self._kind(pointer.kind)}
            yield _problem(place, "link_other_kind", "error", {**details, **kinds})
        elif survivor is not None:
            merged: Details = {"other_record": survivor.record, "other_title": survivor.title, "name": target.title}
            yield _problem(place, "link_merged", "warning", merged)
        elif target.state == "deleted":
            yield _problem(place, "link_deleted", "warning", details)
        elif target.state == "draft":
            yield _problem(place, "link_draft", "warning", details)

    # people

    def _check_consent(self) -> Iterator[Problem]:
        """Refuse sensitive answers about a person who refused or withdrew consent; counts and amounts stay.

        In a line of people it is the person of that line who is asked; a person's own record has rules of its own.
        """
        if self._definition.kind == PERSON:
            return
        places = list(sensitive_answers(self._definition, self._data))
        refusing = list(self._refusing()) if places else []
        for place in places:
            for stands, details in refusing:
                if None in (place.row, stands.row) or (place.field, place.row) == (stands.field, stands.row):
                    yield _problem(place, "no_consent", "error", details)
                    break

    def _refusing(self) -> Iterator[tuple[Place, Details]]:
        """Yield where the record names persons who refused or withdrew consent, and what a sentence says of them."""
        for place, link in self._people():
            for one in self._links.records(link):
                consent = one.data.get("consent")
                if consent in _NO_CONSENT:
                    yield place, {"other_record": one.record, "name": link.name, "consent": str(consent)}
                    break

    def _people(self) -> Iterator[tuple[Place, PersonLink]]:
        """Yield the persons of the record with the field or the line they stand in."""
        for one in self._definition.fields:
            if one.type == PERSON:
                link = person_in(self._definition, self._data, one.name)
                if link is not None:
                    yield Place(one.name), link
            lines = self._data.get(one.name) if one.type == "rows" else None
            for row, line in enumerate(lines if isinstance(lines, list) else ()):
                alone: Data = {one.name: [line]}
                for link in lift(self._definition, alone).people:
                    yield Place(one.name, row), link

    # declared rules

    def _check_across(self, across: Across) -> Iterator[Problem]:
        if across.type == "used_once":
            yield from self._check_used(across)
            return
        link = person_in(self._definition, self._data, across.field)
        if link is None or link.name == ERASED_NAME:  # of who was erased nothing is to be mended
            return
        if across.type == "once":
            yield from self._check_once(across, link)
        elif across.type == "alive":
            yield from self._check_alive(across, link)
        else:
            yield from self._check_earlier(across, link)

    def _with_person(self, across: Across, link: PersonLink) -> tuple[list[Other], frozenset[str]]:
        """Return the records of the rule's kinds that name this person in this part, and the person's aliases."""
        known = self._links.aliases(link)
        kinds = across.kinds or (self._definition.kind,)
        roles = {kind: role_of(self._definitions.current(kind), across.field) for kind in kinds}
        found = self._relations.with_person(known, self._record)
        found += self._batch.with_person(known) if self._batch else ()
        wanted = (other for other in found if other.kind in roles and roles[other.kind] in (None, other.role))
        return [other for other in wanted if other.of_subtype(across.values)], known

    def _check_once(self, across: Across, link: PersonLink) -> Iterator[Problem]:
        found, known = self._with_person(across, link)
        found = [other for other in found if not across.same or self._same(across.same, other)]
        certain = [other for other in found if is_certain(other, known)]
        if certain:
            yield _problem(Place(across.field), "not_once", across.level, self._named(certain[0]))
        elif found:
            yield _problem(Place(across.field), "perhaps_not_once", "warning", self._named(found[0]))

    def _same(self, names: tuple[str, ...], other: Other) -> bool:
        theirs = self._definitions.version(other.kind, other.form_version)
        return same_answers(names, self._definition, self._data, theirs, other.answers())

    def _check_used(self, across: Across) -> Iterator[Problem]:
        target = self._data.get(across.field)
        if not isinstance(target, str) or not is_record_id(target):
            return
        kinds = across.kinds or (self._definition.kind,)
        found = self._relations.referring_to(target, self._record)
        found += self._batch.referring_to(target) if self._batch else ()
        for name, other in found:
            if other.kind in kinds and (other.kind != self._definition.kind or name == across.field):
                yield _problem(Place(across.field), "already_used", across.level, self._named(other))
                return

    def _check_alive(self, across: Across, link: PersonLink) -> Iterator[Problem]:
        """Refuse only what is certain: a death in May is not before a day in May."""
        day = day_of(self._definition, self._data)
        for one in self._links.records(link) if day is not None else ():
            death = date_of(one.data.get("death"))
            if death is not None and day is not None and death.end < day.start:
                details: Details = {"name": link.name, "death": death.iso, "day": day.iso, "other_record": one.record}
                yield _problem(Place(across.field), "not_alive", across.level, details)
                return

    def _check_earlier(self, across: Across, link: PersonLink) -> Iterator[Problem]:
        """Miss only what is certain: a record whose year is not clear misses nothing."""
        day = day_of(self._definition, self._data)
        if day is None or day.start.year != day.end.year:
            return
        found, _ = self._with_person(across, link)
        have = {
            int(other.occurred_from[:4])
            for other in found
            if other.occurred_from and other.occurred_to and other.occurred_from[:4] == other.occurred_to[:4]
        }
        missing = [str(year) for year in range(day.start.year - across.years, day.start.year) if year not in have]
        if missing:
            details: Details = {"name": link.name, "years": ", ".join(missing), "wanted": self._wanted(across)}
            yield _problem(Place(across.field), "earlier_missing", across.level, details)

    # words

    def _named(self, other: Other) -> Details:
        """Return what a sentence needs to name another record, and the window to open it."""
        details: Details = {"other_kind": self._kind(other.kind), "other_title": other.title}
        details["other_day"] = _day_between(other.occurred_from, other.occurred_to)
        if other.row is not None:
            return {**details, "other_row": other.row + 1}
        return {**details, "other_record": other.record}

    def _kind(self, kind: str) -> str:
        """Return a kind as it is called in running text."""
        title = self._definitions.current(kind).title.in_language(language()) if kind in self._definitions else kind
        return title[:1].lower() + title[1:]

    def _wanted(self, across: Across) -> str:
        """Return what records an ``earlier`` rule asks for, by the titles of its subtypes, else of its kinds."""
        shown = language()
        titles = [
            option.title.in_language(shown)
            for kind in across.kinds
            for name in self._definitions.current(kind).lifts.subtype
            for code in across.values
            if (option := self._definitions.current(kind).field(name).option(code)) is not None
        ]
        return ", ".join(dict.fromkeys(titles or map(self._kind, across.kinds)))


def _problem(place: Place, code: str, level: Level, details: Details) -> Problem:
    return Problem(place.field, code, level, place.row, place.column, details)


def _day_between(first: str | None, last: str | None) -> str:
    """Return the day as a partial date when first and last say one; the first day of anything longer."""
    if first is None or last is None or first == last:
        return first or ""
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else ""


def by_form(definition: Definition, problems: Sequence[Problem]) -> list[Problem]:
    """Return ``problems`` in the order of the form; unknown members last."""
    order = {field.name: place for place, field in enumerate(definition.fields)}
    return sorted(problems, key=lambda problem: order.get(problem.field, len(order)))
