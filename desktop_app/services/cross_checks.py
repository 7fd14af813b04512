"""Rules between a record and the other completed records: once, used once, alive, earlier …; consent; broken links.

A record without links, people in sensitive answers or such rules costs no look into the store; another costs one for
what it links to and one for each rule that speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from desktop_app.domain.across import (
    Other,
    Place,
    Pointer,
    aliases,
    human_of,
    missing_years,
    people_in,
    pointers,
    role_of,
    same_answers,
    sensitive_answers,
    year_of,
)
from desktop_app.domain.answers import date_of, is_record_id, text_of
from desktop_app.domain.definition import Across, Definition, Definitions, Level
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.lifting import Lifted, PersonLink, day_of, lift, person_in
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.domain.rule_checks import speaks
from desktop_app.domain.same_person import Human
from desktop_app.services.across_words import Details, Words, option_titles
from desktop_app.services.fund_checks import FundChecks
from desktop_app.services.linked_checks import LinkedChecks
from desktop_app.services.person_links import Known, PersonLinks, is_emptied, merged_into
from desktop_app.services.session import Session
from desktop_app.services.withheld import RefusedNumbers
from desktop_app.storage.connection import Connection
from desktop_app.storage.relations import Relations, Target

_NO_CONSENT: Final = ("refused", "withdrawn")


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
            other = self._other(definition, data, lifted, link)
            for alias in aliases(human_of(link)):
                self._by_person.setdefault(alias, []).append(other)
        for name, target in lifted.references:
            self._by_target.setdefault(target, []).append((name, self._other(definition, data, lifted)))
        self._count += 1

    def with_person(self, human: Human) -> list[Other]:
        """Return the records that may name this human being, as ``Relations.with_person`` does."""
        return list(
            dict.fromkeys(other for alias in sorted(aliases(human)) for other in self._by_person.get(alias, ()))
        )

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
            name_key=link.name_key if link else "",
        )


class CrossChecks:
    """Judges records of one session against its store."""

    def __init__(self, session: Session) -> None:
        self._definitions = session.definitions
        self._connection = session.connection
        self._refused = RefusedNumbers(session.connection)

    def check(
        self,
        definition: Definition,
        data: Data,
        record: str | None = None,
        *,
        batch: Batch | None = None,
        entering: bool = False,
    ) -> list[Problem]:
        """Return what is wrong with ``data`` beside other records; ``record`` is its own id, None for a new one.

        ``batch`` holds the records that are added with it, before it. ``entering``: it is being typed here, not one
        that was saved or has arrived; then nobody may be named by a link to who was erased.
        """
        judged = _Judged(self._connection, self._definitions, definition, data, record or "", batch, self._refused)
        beside = (batch or Batch()).referring_to
        erased = judged.erased() if entering else ()
        funds = FundChecks(self._connection).check(definition, data, record or "", beside)
        return [*erased, *judged.problems(), *funds]


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
        refused: RefusedNumbers,
    ) -> None:
        self._relations = Relations(connection)
        self._links = PersonLinks(connection)
        self._definitions = definitions
        self._definition = definition
        self._data = data
        self._record = record
        self._batch = batch
        self._refused = refused
        self._with: dict[PersonLink, list[tuple[Other, Known]]] = {}
        self._words = Words(definitions)
        self._linked = LinkedChecks(definitions, definition, data, self._links, self._relations)
        self._pointers = list(pointers(definition, data))

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is found, each record once in each place: two rules may find the same one."""
        seen: set[tuple[str, str, str | int]] = set()
        for problem in self._found():
            other = problem.details.get("other_record", problem.details.get("other_row", ""))
            key = (problem.field, problem.code, other)
            if not other or problem.row is not None or key not in seen:
                yield problem
            seen.add(key)

    def _found(self) -> Iterator[Problem]:
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

    def erased(self) -> Iterator[Problem]:
        """Yield the links to persons who were erased: what is typed beside one would bring her back."""
        for pointer in self._pointers:
            target = self._targets.get(pointer.record)
            if target is not None and is_emptied(target):
                yield _problem(pointer.place, "link_erased", "error", {})

    def _check_pointer(self, pointer: Pointer) -> Iterator[Problem]:
        """Say what is wrong with a link. Only a link to another kind is certainly the record's own mistake.

        A person who was erased is not in the bin to be taken out of it, whoever still names her (an office that wrote
        on from a backup); the erasure is what has to be told then (``received_erasures``). See ``erased``.
        """
        place, target = pointer.place, self._targets.get(pointer.record)
        if target is None:
            yield _problem(place, "link_unknown", "warning", {})
            return
        details: Details = {"other_record": target.record, "other_title": target.title}
        survivor = self._targets.get(merged_into(target))
        if target.kind != pointer.kind:
            details["other_kind"], details["wanted_kind"] = map(self._words.kind, (target.kind, pointer.kind))
            yield _problem(place, "link_other_kind", "error", details)
        elif survivor is not None:
            merged: Details = {"other_record": survivor.record, "other_title": survivor.title, "name": target.title}
            yield _problem(place, "link_merged", "warning", merged)
        elif target.state == "deleted" and not is_emptied(target):
            yield _problem(place, "link_deleted", "warning", details)
        elif target.state == "draft":
            yield _problem(place, "link_draft", "warning", details)

    # people

    def _check_consent(self) -> Iterator[Problem]:
        """Refuse sensitive answers about a person who refused or withdrew consent; counts and amounts stay.

        In a line of people it is the person of that line who is asked. Who only has the name, birth and commune of a
        person who refused may be she: that is a warning. A person's own record names nobody and has rules of its own.
        """
        places = list(sensitive_answers(self._definition, self._data))
        refusing = sorted(self._refusing(), key=lambda one: not one[1]) if places else []
        for place in places:
            for stands, certain, details in refusing:
                if None in (place.row, stands.row) or (place.field, place.row) == (stands.field, stands.row):
                    if certain:
                        yield _problem(place, "no_consent", "error", details)
                    else:
                        yield _problem(place, "perhaps_no_consent", "warning", details)
                    break

    def _refusing(self) -> Iterator[tuple[Place, bool, Details]]:
        """Yield where the record names persons who refused or withdrew consent, whether for certain, and the words."""
        for place, link in people_in(self._definition, self._data):
            hers = self._links.records(link) or self._formerly(link)
            asked = ((True, hers), (False, self._links.probable(link)))
            for certain, one in ((certain, one) for certain, records in asked for one in records):
                consent = one.data.get("consent")
                if consent in _NO_CONSENT:
                    yield place, certain, {"other_record": one.record, "name": link.name, "consent": str(consent)}
                    break

    def _formerly(self, link: PersonLink) -> list[Target]:
        """Return who refuses and had, before it was corrected, the number by which nobody on record is known now."""
        records = {one for number in human_of(link).numbers if (one := self._refused.record_of(number)) is not None}
        return list(self._relations.targets(records).values())

    # declared rules

    def _check_across(self, across: Across) -> Iterator[Problem]:
        if across.type == "used_once":
            yield from self._check_used(across)
        elif across.type == "among":
            yield from self._linked.among(across, self._targets)
        elif across.type == "answered":
            yield from self._linked.answered(across, self._targets)
        elif across.type == "alike":
            yield from self._linked.alike(across, self._record)
        else:
            yield from self._check_person(across)

    def _check_person(self, across: Across) -> Iterator[Problem]:
        link = person_in(self._definition, self._data, across.field)
        if link is None or link.name == ERASED_NAME:  # of who was erased nothing is to be mended
            return
        if across.type == "once":
            yield from self._check_once(across, link)
        elif across.type == "alive":
            yield from self._check_alive(across, link)
        elif across.type == "earlier":
            yield from self._check_earlier(across, link)
        else:
            yield from self._check_counted(across, link)

    def _with_person(self, across: Across, link: PersonLink) -> list[tuple[Other, Known]]:
        """Return the records of the rule's kinds that name this person in this part, and whether it is she."""
        kinds = across.kinds or (self._definition.kind,)
        roles = {kind: role_of(self._definitions.current(kind), across.field) for kind in kinds}
        subtypes = () if across.other else across.values  # with ``other``, values are answers to that field
        found = ((other, known) for other, known in self._naming(link) if other.kind in roles)
        return [
            (other, known)
            for other, known in found
            if roles[other.kind] in (None, other.role) and other.of_subtype(subtypes)
        ]

    def _naming(self, link: PersonLink) -> list[tuple[Other, Known]]:
        """Return all records that name a person, and whether it is she; several rules ask for the same one."""

        def candidates(human: Human) -> Iterator[Other]:
            yield from self._relations.with_person(human, self._record)
            yield from self._batch.with_person(human) if self._batch else ()

        if link not in self._with:
            self._with[link] = self._links.others(link, candidates)
        return self._with[link]

    def _check_once(self, across: Across, link: PersonLink) -> Iterator[Problem]:
        alike = [one for one in self._with_person(across, link) if not across.same or self._same(across.same, one[0])]
        certain = [other for other, known in alike if known == "certain"]
        if certain:
            yield _problem(Place(across.field), "not_once", across.level, self._words.named(certain[0]))
        elif alike:
            yield _problem(Place(across.field), "perhaps_not_once", "warning", self._words.named(alike[0][0]))

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
            if across.before and not self._is_before(other):
                continue
            if other.kind in kinds and (other.kind != self._definition.kind or name == across.field):
                yield _problem(Place(across.field), "already_used", across.level, self._words.named(other))
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
        mine = year_of(across, self._data, day.start.year if day and day.start.year == day.end.year else None)
        if mine is None:
            return
        found = [other for other, _known in self._with_person(across, link)]
        years = (year_of(across, other.answers() if across.year else {}, other.year) for other in found)
        missing = missing_years({year for year in years if year is not None}, mine, across)
        if missing:
            details: Details = {"name": link.name, "wanted": self._words.wanted(across)}
            details["lists"] = self._words.lists(across)
            details["years" if len(missing) > 1 else "year"] = ", ".join(map(str, missing))
            yield _problem(Place(across.field), "earlier_missing", across.level, details)

    def _check_counted(self, across: Across, link: PersonLink) -> Iterator[Problem]:
        """Point out what the person has that does not count here; what came later is not what this one rests on."""
        day = day_of(self._definition, self._data)
        for other, _known in self._with_person(across, link):
            if day is not None and other.occurred_from is not None and other.occurred_from > day.end.isoformat():
                continue
            told = text_of(other.answers().get(across.other or ""))
            if told in across.values:
                field = self._definitions.version(other.kind, other.form_version).field(across.other or "")
                details: Details = {"answer": ", ".join(option_titles(field, (told,)))}
                details.update(self._words.named(other))
                yield _problem(Place(across.field), "not_counted", across.level, details)
                return

    def _is_before(self, other: Other) -> bool:
        """Tell whether another record certainly counts before this one's day."""
        day = day_of(self._definition, self._data)
        return day is not None and other.occurred_to is not None and other.occurred_to < day.start.isoformat()


def _problem(place: Place, code: str, level: Level, details: Details) -> Problem:
    return Problem(place.field, code, level, place.row, place.column, details)


def by_form(definition: Definition, problems: Sequence[Problem]) -> list[Problem]:
    """Return ``problems`` in the order of the form; unknown members last."""
    order = {field.name: place for place, field in enumerate(definition.fields)}
    return sorted(problems, key=lambda problem: order.get(problem.field, len(order)))
