"""The whole numbers that measures add up, taken out of a record under names that say what they are.

Sums over many records are made by name alone (``version_rows``), so a name says everything a sum must know:

* ``participants``: the lines of a ``rows`` field; ``members``: a number that a measure sums up;
* ``worker_rate/part``, ``worker_rate/whole``: both numbers of a rate, and ``worker_rate/part@2024`` of one year's;
* ``members@2025-05-31``: the number of a measure that has a ``day``, known from then on; ``members@``: nobody knows
  since when;
* ``value=over``: 1 for a record in which the number of that measure is only known to be over what is written.
"""

from __future__ import annotations

from typing import Final, Literal

from desktop_app.domain.answers import amount_of, date_of, lines_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.records import Data

Qualifier = Literal["exact", "over", "nearly", "about"]
"""How exact a figure is. ``about``: parts of it lie above, others below what is written; no record says so itself."""

INEXACT: Final[tuple[Qualifier, ...]] = ("over", "nearly")
"""What a record says of a number that is not exact."""
_OPPOSITE: Final[dict[Qualifier, Qualifier]] = {"over": "nearly", "nearly": "over"}

Counts = tuple[tuple[str, int], ...]


def part_of(measure: str) -> str:
    """Return the name under which the part of a rate is counted."""
    return f"{measure}/part"


def whole_of(measure: str) -> str:
    """Return the name under which the whole of a rate is counted."""
    return f"{measure}/whole"


def at(name: str, when: str) -> str:
    """Return the name of a number that belongs to a year, or is known from an ISO day on ("" when nobody knows)."""
    return f"{name}@{when}"


def split_at(name: str) -> tuple[str, str | None]:
    """Return what a number is and the year or day it belongs to, None where it has none."""
    what, mark, when = name.partition("@")
    return what, when if mark else None


def inexact(measure: str, qualifier: Qualifier) -> str:
    """Return the name under which records with this qualifier are counted."""
    return f"{measure}={qualifier}"


def together(qualifiers: set[Qualifier]) -> Qualifier:
    """Return how exact a sum is whose parts are no more exact than ``qualifiers`` say."""
    found = qualifiers - {"exact"}
    if not found:
        return "exact"
    return found.pop() if len(found) == 1 else "about"


def taken_off(qualifier: Qualifier) -> Qualifier:
    """Return what a difference is when this is said of what is taken off: less than "over 5" is nearly the rest."""
    return _OPPOSITE.get(qualifier, qualifier)


class CountedNumbers:
    """The numbers of one definition, worked out once. Pure and total, like lifting."""

    def __init__(self, definition: Definition) -> None:
        measures = definition.measures
        self._definition = definition
        self._rows = [field.name for field in definition.fields if field.type == "rows"]
        self._summed = sorted({one.field for one in measures if one.type == "sum" and one.field and not one.day})
        self._dated = [one for one in measures if one.day]
        self._rates = [one for one in measures if one.type in ("rate", "yearly_rate")]
        self._qualified = [one for one in measures if one.qualifier]

    def read(self, data: Data, when: PartialDate | None) -> Counts:
        """Return the numbers of a record that counts on the date ``when``."""
        counts = [(name, len(lines_of(data.get(name)))) for name in self._rows]
        numbers = ((name, amount_of(data.get(name))) for name in self._summed)
        counts += [(name, number) for name, number in numbers if number is not None]
        for measure in self._dated:
            number, day = amount_of(data.get(measure.field or "")), date_of(data.get(measure.day or ""))
            if number is not None:
                counts.append((at(measure.name, day.end.isoformat() if day else ""), number))
        for measure in self._rates:
            counts += _rate(measure, data, when)
        for measure in self._qualified:
            counts += self._inexact(measure, data)
        return tuple(counts)

    def _inexact(self, measure: Measure, data: Data) -> Counts:
        said = data.get(measure.qualifier or "")
        if said not in INEXACT:
            return ()
        found = INEXACT[INEXACT.index(said)]
        return ((inexact(measure.name, found), 1),) if self._says_something(measure, data) else ()

    def _says_something(self, measure: Measure, data: Data) -> bool:
        """Tell whether a record adds to a measure's figure at all; how many records there are is always exact."""
        name = measure.field or ""
        if measure.type == "value" and self._definition.field(name).type == "funding":
            sources = {text_of(line.get("source")) for line in lines_of(data.get(name))}
            return bool(sources & set(measure.values)) if measure.values else bool(sources)
        parts = self._definition.field(name).sum_of or (name,)
        return any(amount_of(data.get(part)) is not None for part in parts)


def _rate(measure: Measure, data: Data, when: PartialDate | None) -> Counts:
    """Return both numbers of a rate; it takes nothing from a record that tells only one, or of no one year."""
    part, whole = amount_of(data.get(measure.field or "")), amount_of(data.get(measure.other or ""))
    if part is None or whole is None:
        return ()
    names = part_of(measure.name), whole_of(measure.name)
    if measure.type == "rate":
        return ((names[0], part), (names[1], whole))
    if when is None or when.start.year != when.end.year:
        return ()
    year = f"{when.start.year:04d}"
    return ((at(names[0], year), part), (at(names[1], year), whole))
