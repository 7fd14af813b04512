"""The people of one unit: those on record, who come again and again, and those who are met once.

Numbers of two units never meet: each unit has ten thousand of its own. A few people's numbers nobody learnt.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.places import Commune, merged_into
from desktop_app.domain.records import Data, Json
from desktop_app.services.sample_people import VILLAGES, SamplePerson, sample_person

REFERENCE: Final = "seed:"
"""How a reference begins to a record of the same unit that is still to be made: kind and number follow."""
_SERIALS: Final = 10_000
_STRIDE: Final = 7_919
"""Coprime to the serials: numbers that follow one another do not look it, and none comes twice."""
_NUMBERLESS_EACH: Final = 12
"""One in so many people on record has no number."""
_WEIGHTS: Final[dict[str, tuple[int, ...]]] = {
    # district: Thái, Mông, Dao, Hà Nhì, Kinh, Giáy, La Hủ, Lự
    "105": (22, 16, 6, 1, 38, 15, 0, 2),
    "106": (24, 30, 14, 0, 14, 10, 0, 8),
    "107": (22, 14, 3, 30, 10, 2, 18, 1),
    "108": (30, 34, 20, 1, 9, 1, 0, 5),
    "109": (26, 22, 34, 2, 10, 5, 1, 0),
    "110": (62, 16, 5, 0, 16, 1, 0, 0),
    "111": (48, 18, 12, 0, 18, 3, 0, 1),
    "112": (34, 30, 10, 2, 16, 1, 5, 2),
}
_BORN: Final = (1958, 1994)
"""When those were born who were of age, and not yet retired, in 2015-2020."""
_ANYWHERE: Final = (30, 20, 12, 6, 24, 4, 2, 2)


def reference(kind: str, number: int) -> str:
    """Return a reference to the record of ``kind`` that is the ``number``-th of its unit, counted from 0."""
    return f"{REFERENCE}{kind}:{number}"


class People:
    """The people of one unit, drawn from ``chance``; ``block`` (below 100) tells its numbers from all others'."""

    def __init__(self, count: int, block: int, communes: Sequence[Commune], chance: random.Random) -> None:
        self._block, self._communes, self._chance = block, communes, chance
        self._serial = 0
        districts = {one.district_code for one in communes}
        district = districts.pop() if len(districts) == 1 else None
        self._weights = _WEIGHTS.get(district or "", _ANYWHERE)
        self._named: set[tuple[str, str]] = set()
        self.known = [self._person(numbered=at % _NUMBERLESS_EACH != 0 or not at) for at in range(count)]
        self._numbered = [at for at, person in enumerate(self.known) if person.number]

    def records(self) -> list[Data]:
        """Return the records of kind person: where somebody lives is told as it is called today."""
        return [self._record(person) for person in self.known]

    def value(self, at: int) -> dict[str, Json]:
        """Return the ``at``-th known person as the value of a person field, linked to the record."""
        return {"record": reference("person", at), **self.known[at].value()}

    def anyone(self) -> int:
        """Return the place of one of the known people."""
        return self._chance.randrange(len(self.known))

    def some(self, count: int, chance: random.Random) -> list[int]:
        """Return the places of ``count`` different known people, known by number too."""
        return chance.sample(self._numbered, count)

    @property
    def certain(self) -> int:
        """How many known people have a number."""
        return len(self._numbered)

    def stranger(self, *, numbered: bool, youngest: int | None = None) -> SamplePerson:
        """Return somebody who is not on record; ``youngest``: a child born in one of the ten years before it."""
        person = self._person(numbered=numbered)
        if youngest is None:
            return person
        year = youngest - self._chance.randint(0, 9)
        return replace(person, birth=str(year), number="")

    def place(self, chance: random.Random) -> dict[str, Json]:
        """Return a village of the unit's communes as the value of a place field, as it was before July 2025."""
        return {"village": chance.choice(VILLAGES), "commune": chance.choice(self._communes).key}

    def commune_name(self, chance: random.Random) -> str:
        """Return the full name of one of the unit's communes."""
        return chance.choice(self._communes).full_name

    def _person(self, *, numbered: bool) -> SamplePerson:
        """Return somebody new: nobody else of the unit has the same name and birth."""
        while True:
            person = sample_person(self._chance.choice(self._communes).key, self._chance, self._weights, _BORN)
            if (person.name, person.birth[:4]) not in self._named:
                break
        self._named.add((person.name, person.birth[:4]))
        if not numbered:
            return replace(person, number="")
        serial = self._serial * _STRIDE % _SERIALS
        self._serial += 1
        return replace(person, number=f"{person.number[:6]}{self._block:02d}{serial:04d}")

    def _record(self, person: SamplePerson) -> Data:
        data = person.record()
        data["address"] = {"village": person.village, "commune": merged_into(person.commune)}
        if self._chance.random() < 0.05:
            del data["ethnic_group"], data["consent_on"]
            data["consent"] = "not_asked"
        return data
