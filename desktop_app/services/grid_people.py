"""Whom a grid's rows are filled with: a person on record, what a campaign shares, the people of an earlier campaign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.records import Data, decode
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.people import People
from desktop_app.services.session import Session
from desktop_app.storage.campaigns import CampaignRecords

CAMPAIGN_KIND: Final = "campaign"
_SHARED_SECTION: Final = "shared"
_OF_PEOPLE: Final = frozenset(("person", "place", "choice", "string", "phone", "identifier"))
"""Types that say who somebody is; amounts and days belong to what she was given then."""

Who = tuple[tuple[str, str], ...]
"""Who stands in a row, as its texts tell: to find those who are there already."""


class GridPeople:
    """Fills the rows of one kind."""

    def __init__(self, session: Session, definition: Definition, columns: Sequence[GridColumn]) -> None:
        self._session = session
        self._definition = definition
        self._entry = Entry(session)
        self._browsing = Browsing(session)
        self._people = People(session)
        self._named = [(at, one.part) for at, one in enumerate(columns) if one.field.type == "person"]

    def shared_of(self, campaign: str) -> Data:
        """Return a campaign, and what it shares with its records; nothing for none. Raises RecordUnknown."""
        belongs = self._definition.lifts.campaign
        if not campaign or belongs is None:
            return {}
        answers = self._browsing.card(campaign).data
        theirs = {one.name: one.type for one in self._entry.definition(CAMPAIGN_KIND).fields_of(_SHARED_SECTION)}
        shared: Data = {
            one.name: answers[one.name]
            for one in self._definition.fields
            if one.name in answers and theirs.get(one.name) == one.type and one.type != "text"
        }
        return {belongs: campaign, **shared}

    def written(self, campaign: str) -> int:
        """Return how many complete records of the kind a campaign has."""
        return CampaignRecords(self._session.connection, self._definition.kind).count(campaign) if campaign else 0

    def records(self, campaign: str) -> list[str]:
        """Return those records by their ids, in order."""
        records = CampaignRecords(self._session.connection, self._definition.kind)
        return list(records.records(campaign)) if campaign else []

    def answers(self, field: Field, person: str) -> Data:
        """Return a person on record as the answer to ``field``, and her place where the kind asks for it beside her.

        Nothing for no such person.
        """
        hit = self._people.hit(person)
        if hit is None:
            return {}
        data: Data = {field.name: hit.value()}
        place = self._definition.lifts.place
        if place is not None and self._definition.field(place).section == field.section:
            address = self._browsing.card(person).data.get("address")
            if isinstance(address, dict):
                data[place] = address
        return data

    def previous(self, campaign: str) -> list[Data]:
        """Return the people of a campaign in its order, as they stood there: without amounts and days, or the erased.

        Raises RecordUnknown.
        """
        self._browsing.card(campaign)
        records = CampaignRecords(self._session.connection, self._definition.kind)
        kept = self._kept()
        found = []
        for _version, content in records.versions(campaign):
            data = decode(content).version.data
            if any(isinstance(value, dict) and value.get("name") == ERASED_NAME for value in data.values()):
                continue
            found.append({name: value for name, value in data.items() if name in kept})
        return found

    def who(self, texts: Sequence[str]) -> Who:
        """Return who stands in a row."""
        return tuple((part, vietnamese.fold(texts[at])) for at, part in self._named)

    def everybody(self, rows: Iterable[Sequence[str]]) -> set[Who]:
        """Return who stands in rows."""
        return set(map(self.who, rows))

    def _kept(self) -> set[str]:
        """Return the fields that say who somebody is: those beside the first person, which tell nothing sensitive."""
        person = next((one for one in self._definition.fields if one.type == "person"), None)
        return {
            one.name
            for one in self._definition.fields
            if one.type in _OF_PEOPLE
            and not (one.sensitive or one.personal or one.hidden or one.retired)
            and (person is None or one.section == person.section)
        }
