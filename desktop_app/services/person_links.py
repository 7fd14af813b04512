"""Which human being a record means: her records on file, those merged into them, and every way she is told by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from desktop_app.domain.across import NUMBER, Other, human_of
from desktop_app.domain.answers import commune_of, text_of
from desktop_app.domain.lifting import PERSON, PersonLink
from desktop_app.domain.same_person import Human, name_key, sameness, says_who
from desktop_app.storage.connection import Connection
from desktop_app.storage.relations import Relations, Target
from desktop_app.storage.same_persons import SAME_AS, SamePersons

Known = Literal["certain", "perhaps"]
Found = Callable[[Human], Iterable[Other]]
"""Where else she may be named: in the store, or in records that are added together."""


@dataclass(frozen=True, slots=True)
class Named:
    """One person of a record: ``human`` all that is known of her.

    ``records`` are hers on file for certain (linked, or of her number), merged ones among them. ``probable`` are those
    with her name, birth and commune: nobody has said that they are hers.
    """

    human: Human
    records: tuple[Target, ...] = ()
    probable: tuple[Target, ...] = ()


class PersonLinks:
    """Answers for one record that is judged: what it was asked once, it knows."""

    def __init__(self, connection: Connection) -> None:
        self._relations = Relations(connection)
        self._same = SamePersons(connection)
        self._named: dict[PersonLink, Named] = {}

    def records(self, link: PersonLink) -> list[Target]:
        """Return a person's completed records: the linked one, those with her number, and what they became."""
        return [one for one in self.of(link).records if one.state == "complete"]

    def probable(self, link: PersonLink) -> list[Target]:
        """Return the completed records of persons who have her name, birth and commune, and may be she."""
        return [one for one in self.of(link).probable if one.state == "complete"]

    def of(self, link: PersonLink) -> Named:
        """Return what is known of a person as she is named in a record."""
        if link not in self._named:
            self._named[link] = self._read(human_of(link))
        return self._named[link]

    def others(self, link: PersonLink, found: Found) -> list[tuple[Other, Known]]:
        """Return the records that name the same human being, and whether that is certain."""
        human = self.of(link).human
        others = list(found(human))
        strangers = self._known({one for other in others for one in other.human.records} - human.records)
        judged: list[tuple[Other, Known]] = []
        for other in others:
            theirs = other.human
            for one in theirs.records:
                theirs |= strangers.get(one, Human())
            said = sameness(human, theirs)
            if said != "no":
                judged.append((other, said))
        return judged

    def _known(self, records: set[str]) -> dict[str, Human]:
        """Return what person records say: two numbers, or two births, tell humans of one name apart."""
        return {record: on_file(one) for record, one in self._relations.targets(records).items()}

    def _read(self, human: Human) -> Named:
        records = self._group(human.records)
        filed, human = _together(Human(), records), _together(human, records)
        numbers = filed.numbers or human.numbers  # what is typed beside a link may be a slip
        numbered = self._relations.keyed(PERSON, [f"{NUMBER}{number}" for number in sorted(numbers)])
        if any(one.record not in human.records for one in numbered):
            records = self._group(dict.fromkeys([*(one.record for one in records), *(one.record for one in numbered)]))
            human = _together(human, records)
        alike = self._alike(human)
        probable = tuple(one for group in alike for one in group)
        humans = [_together(Human(), group) for group in alike]
        if any(sameness(one, other) == "no" for one, other in combinations(humans, 2)):
            return Named(human, records, probable)  # two who differ: nobody can tell which of them she is
        return Named(_together(human, probable), records, probable)

    def _alike(self, human: Human) -> list[tuple[Target, ...]]:
        """Return the person records that tell her name, birth and commune, each with those merged with it."""
        found: dict[str, tuple[Target, ...]] = {}
        seen = set(human.records)
        for record in self._relations.named([name for name in human.names if says_who(name)]):
            if record in seen:
                continue
            group = self._group([record])
            seen.update(one.record for one in group)
            alive = any(one.state == "complete" for one in group)
            if alive and any(sameness(human, on_file(one)) == "certain" for one in group if one.record == record):
                found[record] = group
        return list(found.values())

    def _group(self, start: Iterable[str]) -> tuple[Target, ...]:
        """Return the person records of these ids, and those that are one with them by merging."""
        group = dict.fromkeys(other for one in start for other in self._one_with(one))
        found = self._relations.targets(group.keys())
        return tuple(found[one] for one in group if one in found and found[one].kind == PERSON)

    def _one_with(self, record: str) -> Iterable[str]:
        return self._same.group(record, self._merged) if self._merged else [record]

    @cached_property
    def _merged(self) -> dict[str, str]:
        return self._same.merged()


def on_file(target: Target) -> Human:
    """Return what a person's own record tells of her."""
    data = target.data
    number, name = text_of(data.get("number")), text_of(data.get("name"))
    named = name_key(name, text_of(data.get("birth")), commune_of(data.get("address"))) if name else ""
    return Human(
        frozenset((target.record,)), frozenset((number,) if number else ()), frozenset((named,) if named else ())
    )


def _together(human: Human, records: Iterable[Target]) -> Human:
    for one in records:
        human |= on_file(one)
    return human


def merged_into(target: Target) -> str:
    """Return the id of the record a person's record was merged into, "" for one that was not."""
    return text_of(target.data.get(SAME_AS)) if target.kind == PERSON else ""


def is_emptied(target: Target) -> bool:
    """Tell whether a person's record is what an erasure leaves of it: deleted, without an answer. A bin keeps them."""
    return target.kind == PERSON and target.state == "deleted" and not target.data
