"""What two units recorded twice: the same person from one campaign and source, a second new house, the same award.

Which records of a person stand beside each other is said by the definitions (``once`` rules, natural keys); here only
those of other units are asked for, for within a unit the office's own checks have spoken. Every office has campaigns of
its own, so they are compared by what they are, not by their ids. A name without birth and commune says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from desktop_app.base.errors import FieldValue
from desktop_app.domain.across import Other, human_of, people_in, role_of, same_answers
from desktop_app.domain.answers import date_of, text_of
from desktop_app.domain.definition import Across, Definition
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.lifting import PERSON, PersonLink, person_in
from desktop_app.domain.natural_key import keyed_fields, title_key
from desktop_app.domain.records import Data
from desktop_app.domain.rule_checks import speaks
from desktop_app.domain.same_person import Human, full_birth, sameness
from desktop_app.services.across_words import Words
from desktop_app.services.person_links import Known, PersonLinks
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.review_rows import CheckFinding
from desktop_app.services.session import Session
from desktop_app.storage.cross_office import CrossOfficeRows, Elsewhere
from desktop_app.storage.person_links import LinkRows, unit_key
from desktop_app.storage.relations import Relations
from desktop_app.storage.versions import Versions

CODES: Final = ("cross_campaign", "cross_house", "cross_twice")
"""What is found; each also with "_perhaps" at its end, where it is not certain that the same person is named."""
CAMPAIGN: Final = "campaign"
_NEAR: Final = 92
"""Days that may lie between the beginnings of two offices' campaigns of one occasion."""
_LOOKS: Final = 2_000
"""So many records are looked at before what is known of persons is read anew."""


class CrossOffice:
    """Findings between units, for one session; asked for record after record."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._rows = CrossOfficeRows(session.connection)
        self._relations = Relations(session.connection)
        self._decided = LinkRows(session.connection)
        self._words = Words(session.definitions)
        self._campaigns: dict[str, Data] = {}
        self._looks = 0
        self._begin()

    def _begin(self) -> None:
        self._codes = OfficeCodes(self._session.connection)
        self._links = PersonLinks(self._session.connection)

    def findings(self, record: str) -> tuple[CheckFinding, ...]:
        """Return what other units recorded that seems to be the same as ``record``, each of their records once."""
        head = self._versions.head(record)
        if head is None or head.version.state != "complete" or head.version.kind == PERSON:
            return ()
        self._looks += 1
        if self._looks % _LOOKS == 0:
            self._begin()
        version = head.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        found: dict[str, CheckFinding] = {}
        for finding in self._found(definition, version.data, version.unit, record):
            found.setdefault(finding.other, finding)
        return tuple(found.values())

    def _found(self, definition: Definition, data: Data, unit: str, record: str) -> Iterator[CheckFinding]:
        units = self._codes_of(unit)
        for across in definition.across:
            if across.type == "once" and speaks(definition, across, data):
                yield from self._check_once(definition, across, data, units)
        yield from self._check_key(definition, data, units, record)

    # rules about one person

    def _check_once(
        self, definition: Definition, across: Across, data: Data, units: frozenset[str]
    ) -> Iterator[CheckFinding]:
        link = person_in(definition, data, across.field)
        if link is None or link.name == ERASED_NAME:
            return
        kinds = across.kinds or (definition.kind,)
        roles = {kind: role_of(self._session.definitions.current(kind), across.field) for kind in kinds}
        subtypes = () if across.other else across.values
        for elsewhere, known in self._naming(link, tuple(kinds), units):
            other = elsewhere.other
            if roles[other.kind] not in (None, other.role) or not other.of_subtype(subtypes):
                continue
            if not across.same or self._same(across.same, definition, data, other):
                yield self._finding(_code(definition, across), known, link, elsewhere, across.field)

    def _naming(
        self, link: PersonLink, kinds: tuple[str, ...], units: frozenset[str]
    ) -> Iterator[tuple[Elsewhere, Known]]:
        """Yield the records of other units that name the same human being, as far as anybody can tell or has said."""
        found: dict[int, Elsewhere] = {}

        def candidates(human: Human) -> Iterable[Other]:
            found.update({id(one.other): one for one in self._rows.with_person(human, kinds, units)})
            return [one.other for one in found.values()]

        judged = self._links.others(link, candidates)
        mine = self._links.of(link).human
        for other, known in judged:
            elsewhere = found[id(other)]
            said = self._said(mine, units, other.human, elsewhere.unit)
            if said == "different":
                continue
            if said == "same" or known == "certain" or _strongly(mine, other.human):
                yield elsewhere, "certain" if said == "same" else known

    def _said(self, mine: Human, units: frozenset[str], theirs: Human, unit: str) -> str | None:
        if not self._decided.changes:
            return None
        return self._decided.between(_keys(mine, units), _keys(theirs, self._codes_of(unit)))

    def _same(self, names: tuple[str, ...], definition: Definition, data: Data, other: Other) -> bool:
        theirs = self._session.definitions.version(other.kind, other.form_version)
        answers = other.answers()
        if CAMPAIGN in names and not self._same_campaign(data.get(CAMPAIGN), answers.get(CAMPAIGN)):
            return False
        return same_answers(tuple(one for one in names if one != CAMPAIGN), definition, data, theirs, answers)

    def _same_campaign(self, one: object, other: object) -> bool:
        """Tell whether two offices mean the same campaign: by its name, or by its occasion at about the same time."""
        if not isinstance(one, str) or not isinstance(other, str):
            return False
        if one == other:
            return True
        mine, theirs = self._campaign(one), self._campaign(other)
        if not mine or not theirs:
            return False
        first, second = date_of(mine.get("starts_on")), date_of(theirs.get("starts_on"))
        known = first is not None and second is not None
        near = first is not None and second is not None and _days_between(first.start, second.start) <= _NEAR
        if title_key(text_of(mine.get("name"))) == title_key(text_of(theirs.get("name"))):
            return near or not known
        occasions = {text_of(each.get("occasion")) for each in (mine, theirs)}
        return near and len(occasions) == 1 and not occasions & {"", "other"}

    def _campaign(self, record: str) -> Data:
        if record not in self._campaigns:
            target = self._relations.targets([record]).get(record)
            self._campaigns[record] = target.data if target is not None else {}
        return self._campaigns[record]

    # natural keys

    def _check_key(
        self, definition: Definition, data: Data, units: frozenset[str], record: str
    ) -> Iterator[CheckFinding]:
        """Yield records of the same natural key, of kinds that count for something and are not a unit's own by key."""
        if definition.key_of_unit or not definition.measures:
            return
        key = self._rows.duplicate_key(record)
        asked = {field.type for field in keyed_fields(definition, data) if data.get(field.name)} if key else set()
        if not asked & {PERSON, "rows", "place", "document"}:
            return
        mine = [link for _place, link in people_in(definition, data)]
        for elsewhere in self._rows.with_key(definition.kind, key, units):
            link, known = self._shared_person(definition, mine, units, elsewhere, told="document" in asked)
            if known != "no":
                yield self._finding("cross_twice", known, link, elsewhere, definition.key[0])

    def _shared_person(
        self, definition: Definition, mine: list[PersonLink], units: frozenset[str], elsewhere: Elsewhere, *, told: bool
    ) -> tuple[PersonLink | None, str]:
        """Return whom both records name, and whether it is she; certain where the key names nobody.

        ``told``: the key holds a document, or the record's own title, which make a shared name more than a name.
        """
        other = elsewhere.other
        theirs_definition = self._session.definitions.version(other.kind, other.form_version)
        theirs = [link for _place, link in people_in(theirs_definition, other.answers())]
        if not mine or not theirs:
            return None, "certain" if not mine and not theirs else "no"
        title = definition.lifts.title[0] if definition.lifts.title else ""
        told = told or (title in definition.key and definition.field(title).type in ("string", "text"))
        found: tuple[PersonLink | None, str] = (None, "no")
        for one in mine:
            human = self._links.of(one).human
            for each in theirs:
                they = human_of(each)
                said = sameness(human, they)
                if said != "no" and self._said(human, units, they, elsewhere.unit) == "different":
                    return None, "no"
                if said == "certain":
                    return one, said
                if said == "perhaps" and (told or _strongly(human, they)):
                    found = (one, said)
        return found

    # words

    def _finding(
        self, code: str, known: str, link: PersonLink | None, elsewhere: Elsewhere, field: str
    ) -> CheckFinding:
        named = self._words.named(elsewhere.other)
        fields: dict[str, FieldValue] = {
            "person": link.name if link is not None else "",
            "other_unit": self._codes.unit_of(elsewhere.unit),
            "unit_name": self._codes.name(elsewhere.unit),
            "other_kind": named["other_kind"],
            "other_title": named["other_title"],
            "day": named["other_day"],
            "amount": elsewhere.value,
        }
        return CheckFinding(code if known == "certain" else f"{code}_perhaps", fields, field, elsewhere.other.record)

    def _codes_of(self, code: str) -> frozenset[str]:
        """Return all codes of the unit that recorded under ``code``."""
        return frozenset(self._codes.codes(code))


def _code(definition: Definition, across: Across) -> str:
    if CAMPAIGN in across.same:
        return "cross_campaign"
    return "cross_house" if definition.kind == "house" and not across.kinds else "cross_twice"


def _keys(human: Human, units: Iterable[str]) -> frozenset[str]:
    """Return the keys by which decisions may name somebody known to these units."""
    return frozenset(
        (
            *(f"number:{number}" for number in human.numbers),
            *(f"record:{record}" for record in human.records),
            *(unit_key(unit, name) for unit in units for name in human.names),
        )
    )


def _strongly(one: Human, other: Human) -> bool:
    """Tell whether a suspicion rests on more than a name: the same commune, or the very same day of birth."""
    for mine in one.names:
        for theirs in other.names:
            (name, commune, birth), their = mine.rsplit("|", 2), theirs.rsplit("|", 2)
            if name == their[0] and ((commune and commune == their[1]) or (full_birth(mine) and birth == their[2])):
                return True
    return False


def _days_between(one: date, other: date) -> int:
    return abs((one - other).days)
