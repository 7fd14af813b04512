"""Whether two person records seem to be of one human being. A name alone never says so: one in five is shared.

Only a suspicion: a person confirms it. Numbers decide where both are known; else name, birth and place together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import commune_of, date_of, text_of
from desktop_app.domain.records import Data, Json

Successor = Callable[[str], str]
"""The key of today's commune for any commune's key: a person did not move because her commune was merged."""

_NUMBERS: Final = ("number", "old_number", "insurance_number")
"""Numbers that belong to one human being, the one that decides alone first."""


def seem_the_same(one: Data, other: Data, successor: Successor = lambda key: key) -> bool:
    """Tell whether the answers of two records of kind ``person`` seem to be of one human being."""
    if text_of(one.get("number")) and text_of(other.get("number")):
        return one["number"] == other["number"]
    if any(text_of(one.get(name)) and one.get(name) == other.get(name) for name in _NUMBERS):
        return True
    return (
        vietnamese.same_person(text_of(one.get("name")), text_of(other.get("name")))
        and _births_agree(one.get("birth"), other.get("birth"))
        and _places_agree(one.get("address"), other.get("address"), successor)
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
