"""Who is in a campaign, and what erasing them reaches: its records of this unit, and the people's own records.

The record of a person who is linked in the campaign and named in no other live record is erased with it; who is named
elsewhere keeps her record, and is left out of the campaign all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answers import lines_of, text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_answers import ERASED_NAME, Mentions
from desktop_app.domain.erased_campaign import ErasedCampaign
from desktop_app.domain.lifting import PersonLink, lift
from desktop_app.domain.records import Json, StoredVersion, new_record_id
from desktop_app.services.session import Session
from desktop_app.storage.campaign_members import CampaignMembers
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

PERSON: Final = "person"
_NUMBERS: Final = ("number", "old_number", "phone")
_NUMBER_TYPES: Final = frozenset(("identifier", "phone"))


@dataclass(frozen=True, slots=True)
class CampaignReach:
    """What erasing a campaign touches, as record ids: ``own`` records, ``cards`` of people; ``foreign`` ones stay.

    ``persons`` counts who is in it; ``numbers`` are the numbers of those whose cards go.
    """

    people: ErasedCampaign
    own: list[str]
    cards: list[str]
    numbers: list[str]
    persons: int
    foreign: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A record of the campaign with its versions that have bytes; ``heads`` are what it shows or will show."""

    record: str
    versions: list[StoredVersion]
    heads: list[StoredVersion]


@dataclass(slots=True)
class _Known:
    """What stands in the campaign and in the cards that go: how people are called there, and their numbers."""

    names: set[str]
    numbers: set[str]


class CampaignPeople:
    """Finds the people of campaigns for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._campaigns = CampaignMembers(session.connection)

    def reach(self, campaign: str) -> CampaignReach:
        """Return what erasing ``campaign`` touches; nothing is in ``own`` when nothing is left to erase."""
        units = self._session.own_units
        found = self._campaigns.of(campaign)
        held = [self._held(record) for record, unit in found if unit in units]
        cards = self._cards(held)
        ids = self._ids(held, cards)
        mentions, numbers = self._mentions(held, [card for group in cards.values() for card in group])
        people = ErasedCampaign(ids, mentions)
        return CampaignReach(
            people,
            own=[one.record for one in held if self._tells(one, people)],
            cards=list(dict.fromkeys(card for group in cards.values() for card in group)),
            numbers=sorted(numbers),
            persons=len({ids[link.person_key] for one in held for link in self._links(one.heads)}),
            foreign=len(found) - len(held),
        )

    def _held(self, record: str) -> _Held:
        draft = self._versions.draft(record)
        heads = [*self._versions.heads(record), *([draft] if draft else [])]
        return _Held(record, self._versions.history(record), heads)

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)

    def _links(self, versions: Iterable[StoredVersion]) -> Iterator[PersonLink]:
        """Yield the parts of people who are not erased yet."""
        for stored in versions:
            for link in lift(self._definition(stored), stored.version.data).people:
                if link.name != ERASED_NAME:
                    yield link

    def _cards(self, held: list[_Held]) -> dict[str, list[str]]:
        """Return for each linked record of somebody who is named nowhere else all records of hers that go."""
        linked = dict.fromkeys(link.record for one in held for link in self._links(one.heads) if link.record)
        groups = self._same.groups(linked)
        numbers = {card: self._numbers_of(card) for group in groups.values() for card in group}
        elsewhere = self._campaigns.named_elsewhere(
            numbers, set().union(*numbers.values()), [*numbers, *(one.record for one in held)]
        )
        return {
            record: own
            for record, group in groups.items()
            if not any(self._keys(card, numbers[card]) & elsewhere for card in group)
            and (own := [card for card in group if self._is_own_card(card)])
        }

    def _keys(self, card: str, numbers: set[str]) -> frozenset[str]:
        return frozenset((f"record:{card}", *(f"number:{number}" for number in numbers)))

    def _numbers_of(self, card: str) -> set[str]:
        past = [stored.version.data for stored in self._versions.history(card)]
        return {number for data in past for name in ("number", "old_number") if (number := text_of(data.get(name)))}

    def _is_own_card(self, record: str) -> bool:
        facts = self._versions.facts(record)
        return facts is not None and facts.kind == PERSON and facts.unit in self._session.own_units

    def _ids(self, held: list[_Held], cards: Mapping[str, list[str]]) -> dict[str, str]:
        """Return the id that stands for each person key: one for each person as reports count persons.

        The keys that reports count for others are among them, with the same ids.
        """
        same = self._same.keys()
        ids: dict[str, str] = {}
        taken: set[str] = set()
        for link in [link for one in held for link in self._links(one.heads)]:
            counted = same.get(link.person_key, link.person_key)
            own = cards.get(link.record or "", [""])[0]
            if counted not in ids and own and own not in taken:
                taken.add(own)
                ids[counted] = own
        every = {link.person_key for one in held for link in self._links(one.versions)}
        for key in every:
            ids[key] = ids.setdefault(same.get(key, key), new_record_id())
        return ids

    def _mentions(self, held: list[_Held], cards: list[str]) -> tuple[Mentions, set[str]]:
        """Return how the people are recognised in free words, and the numbers in the cards that go."""
        known, of_cards = _Known(set(), set()), set[str]()
        for one in held:
            for stored in one.versions:
                _gather(self._definition(stored), stored, known)
        for card in cards:
            for stored in self._versions.history(card):
                known.names |= {name for name in [text_of(stored.version.data.get("name"))] if name}
                of_cards |= {number for name in _NUMBERS if (number := text_of(stored.version.data.get(name)))}
        return Mentions(known.names, known.numbers | of_cards), of_cards

    def _tells(self, held: _Held, people: ErasedCampaign) -> bool:
        """Tell whether any version of a record still says what is to be erased."""
        return any(
            people.without(self._definition(stored), stored.version.data) != stored.version.data
            or people.mentions.within(stored.version.reason)
            for stored in held.versions
        )


def _gather(definition: Definition, stored: StoredVersion, known: _Known) -> None:
    """Note every name and number of people in a version."""

    def note(kind: str, value: Json) -> None:
        if kind == PERSON and isinstance(value, dict):
            name, number = text_of(value.get("name")), text_of(value.get("number"))
            known.names |= {name} - {"", ERASED_NAME}
            known.numbers |= {number} - {""}
        elif kind in _NUMBER_TYPES and text_of(value):
            known.numbers.add(text_of(value))

    for field in definition.fields:
        value = stored.version.data.get(field.name)
        note(field.type, value)
        for line in lines_of(value) if field.fields else ():
            for column in field.fields:
                note(column.type, line.get(column.name))
