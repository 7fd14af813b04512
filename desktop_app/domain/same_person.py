"""Whether two mentions are of one human being. A name alone never says so: one in five is shared.

``sameness`` judges those who are named in records, ``seem_the_same`` two records of kind ``person``: there it is only
a suspicion that a person confirms. Numbers decide where both are known; else name, birth and place together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.domain import places, vietnamese
from desktop_app.domain.answers import commune_of, date_of, text_of
from desktop_app.domain.records import Data, Json

Successor = Callable[[str], str]
"""The key of today's commune for any commune's key: a person did not move because her commune was merged."""

NUMBERS: Final = ("number", "old_number", "insurance_number")
"""Numbers that belong to one human being, the one that decides alone first."""

Sameness = Literal["certain", "perhaps", "no"]


@dataclass(frozen=True, slots=True)
class Human:
    """All that tells one human being from others: ids of her records, her numbers, her names (``name_key``)."""

    records: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __or__(self, other: Human) -> Human:
        """Return what is known of her when both are she."""
        return Human(self.records | other.records, self.numbers | other.numbers, self.names | other.names)


def name_key(name: str, birth: str, commune: str | None) -> str:
    """Return folded name, commune and birth as one text; communes of before 1 July 2025 are the ones they are in now.

    The birth stands last: all births of a name in a commune are one range of an index, whether year or day is known.
    """
    return f"{vietnamese.fold(name)}|{places.merged_into(commune) if commune else ''}|{birth}"


def says_who(name: str) -> bool:
    """Tell whether a name key has birth and commune: without them it says nothing for certain."""
    return all(name.rsplit("|", 2)[1:])


def full_birth(name: str) -> bool:
    """Tell whether a name key tells the very day of birth."""
    return len(name.rsplit("|", 1)[-1]) == _FULL_DATE


def sameness(one: Human, other: Human) -> Sameness:
    """Tell whether both are one human being; the order does not matter.

    A shared record or number says so. Two numbers, or two full dates of birth, say no. Else a name does with birth and
    commune, where a year agrees with any day in it; without both it is only a suspicion.
    """
    if not one.records.isdisjoint(other.records) or not one.numbers.isdisjoint(other.numbers):
        return "certain"
    if (one.numbers and other.numbers) or _born_on_other_days(one.names, other.names):
        return "no"
    found: Sameness = "no"
    for mine in one.names:
        for theirs in other.names:
            said = _names_agree(mine.rsplit("|", 2), theirs.rsplit("|", 2))
            if said == "certain":
                return said
            found = said if found == "no" else found
    return found


def _names_agree(mine: list[str], theirs: list[str]) -> Sameness:
    """Compare two names split into name, commune and birth."""
    if mine[:-1] != theirs[:-1] or len(mine) != _PARTS or not mine[0]:
        return "no"
    if not mine[-1] or not theirs[-1]:
        return "perhaps"
    if mine[-1] != theirs[-1] and not _births_agree(mine[-1], theirs[-1]):
        return "no"
    return "certain" if mine[1] else "perhaps"


def _born_on_other_days(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether full dates of birth are known of both, and none of them of both."""
    days = [{birth for name in names if len(birth := name.rsplit("|", 1)[-1]) == _FULL_DATE} for names in (one, other)]
    return bool(days[0]) and bool(days[1]) and days[0].isdisjoint(days[1])


_PARTS: Final = 3
_FULL_DATE: Final = len("1984-03-05")


def seem_the_same(one: Data, other: Data, successor: Successor = lambda key: key) -> bool:
    """Tell whether the answers of two records of kind ``person`` seem to be of one human being."""
    if text_of(one.get("number")) and text_of(other.get("number")):
        return one["number"] == other["number"]
    if any(text_of(one.get(name)) and one.get(name) == other.get(name) for name in NUMBERS):
        return True
    return (
        vietnamese.same_person(text_of(one.get("name")), text_of(other.get("name")))
        and _births_agree(one.get("birth"), other.get("birth"))
        and _places_agree(one.get("address"), other.get("address"), successor)
    )


def certain_differences(one: Data, other: Data) -> tuple[str, ...]:
    """Return the fields by which two records of kind ``person`` are certainly of two: their numbers, two full births.

    Nothing where another number is the same in both, as ``sameness`` judges.
    """
    if any(text_of(one.get(name)) and one.get(name) == other.get(name) for name in NUMBERS):
        return ()
    pairs = {name: (text_of(one.get(name)), text_of(other.get(name))) for name in ("number", "birth")}
    births = pairs["birth"]
    whole = all(len(birth) == _FULL_DATE for birth in births)
    return tuple(
        name
        for name, (mine, theirs) in pairs.items()
        if mine and theirs and mine != theirs and (name != "birth" or whole)
    )


def _births_agree(one: Json, other: Json) -> bool:
    """Tell whether both are known and may be one day: 1984 agrees with 5/3/1984."""
    first, second = date_of(one), date_of(other)
    return first is not None and second is not None and first.start <= second.end and second.start <= first.end


def _places_agree(one: Json, other: Json, successor: Successor) -> bool:
    """Tell whether both places are known and nothing in them differs; at least one part must be known of both."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    pairs = [
        (vietnamese.fold(text_of(one.get(part))), vietnamese.fold(text_of(other.get(part))))
        for part in ("village", "written")
    ]
    communes = (commune_of(one), commune_of(other))
    pairs.append((successor(communes[0]) if communes[0] else "", successor(communes[1]) if communes[1] else ""))
    known = [first == second for first, second in pairs if first and second]
    return bool(known) and all(known)
