"""What may be added up under a list of one kind. Its measures decide, not its name and not the type of a column.

Only what a measure counts as a *flow* grows by adding: an average, a stock counted at a date or an amount that each of
many received does not. Where every such measure counts a part of the records only (received, spent), the parts are
added up apart, and a *balance* of them is their difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answers import text_of
from desktop_app.domain.counted_numbers import INEXACT, Qualifier, inexact, taken_off, together
from desktop_app.domain.definition import Bilingual, Definition, Measure
from desktop_app.domain.records import Data

DIFFERENCE: Final = Bilingual("Chênh lệch", "Difference")
TOTAL: Final = Bilingual("Tổng cộng", "Total")
Said = Mapping[str, Collection[Qualifier]]
"""What the records of each subtype say of how exact their amounts are."""
_UNIT: Final = " (đồng)"  # symbol


@dataclass(frozen=True, slots=True)
class ListSum:
    """One sum of the lifted value: of the subtypes ``values`` (all records when empty), less those of ``minus``."""

    title: Bilingual
    values: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()

    def counts(self, subtype: str) -> bool:
        """Tell whether a record of ``subtype`` has a part in this sum."""
        return not self.values or subtype in self.values or subtype in self.minus

    def signed(self, amount: int, subtype: str) -> int:
        """Return what a record of ``subtype`` that has a part in this sum adds to it, đồng."""
        return -amount if subtype in self.minus else amount

    def exactness(self, said: Said) -> Qualifier:
        """Return how exact this sum is, as the reports say it."""
        return together(
            {
                taken_off(one) if subtype in self.minus else one
                for subtype, all_said in said.items()
                if self.counts(subtype)
                for one in all_said
            }
        )

    def of(self, amounts: Mapping[str, int]) -> int | None:
        """Return this sum over the ``amounts`` of each subtype, None where there is nothing to add.

        A difference needs something on both sides: with one of them it would only say that one again.
        """
        if not self.values:
            return sum(amounts.values()) if amounts else None
        sides = [self.values, *([self.minus] if self.minus else [])]
        if not all(any(subtype in amounts for subtype in side) for side in sides):
            return None
        return sum(self.signed(amount, subtype) for subtype, amount in amounts.items() if self.counts(subtype))


def value_sums(definition: Definition) -> tuple[ListSum, ...]:
    """Return what is added up of the lifted value: nothing, one sum, or the parts one by one and their difference."""
    counted = [one for one in definition.measures if one.type == "value" and _of_value(definition, one)]
    flows = [one for one in counted if one.nature == "flow"]
    if any(not one.values for one in flows):
        return (ListSum(TOTAL),)
    parts = [ListSum(_without_unit(one.title), one.values) for one in flows]
    # A balance is counted up to a day; of what a list happens to hold it is no more than a difference.
    balances = [one for one in definition.measures if one.type == "balance" and _of_value(definition, one)]
    return (*parts, *(ListSum(DIFFERENCE, one.values, one.minus) for one in balances if parts))


def apart(definition: Definition) -> bool:
    """Tell whether the sums of a kind count parts of its records only, so that subtypes must be told apart."""
    return any(one.values for one in value_sums(definition))


def summed_columns(definition: Definition) -> tuple[str, ...]:
    """Return the list columns whose amounts are added up: the lifted value, and the parts it is itself the sum of."""
    value = definition.lifts.value
    if value is None or not value_sums(definition):
        return ()
    wanted = {value, *definition.field(value).sum_of}
    return tuple(name for name in definition.columns if name in wanted)


def subtype_of(definition: Definition, data: Data) -> str:
    """Return what a record is of its kind, as it is lifted, "" when it tells nothing of that."""
    parts = [text_of(data.get(name)) for name in definition.lifts.subtype]
    return "/".join(parts) if any(parts) else ""


def said_of(definition: Definition, data: Data) -> Qualifier:
    """Return how exact the lifted value of a record is, as it says itself."""
    said = {text_of(data.get(one.qualifier)) for one in _qualified(definition) if one.qualifier}
    return next((one for one in INEXACT if one in said), "exact")


def inexact_names(definition: Definition) -> dict[str, Qualifier]:
    """Return the counted numbers that tell of a record that its lifted value is not exact, and what they say."""
    return {inexact(measure.name, one): one for measure in _qualified(definition) for one in INEXACT}


def _qualified(definition: Definition) -> list[Measure]:
    """Return the measures that tell how exact the lifted value is; a balance says it of all its parts alike."""
    return [one for one in definition.measures if one.qualifier and one.type == "value" and _of_value(definition, one)]


def _of_value(definition: Definition, measure: Measure) -> bool:
    return measure.field in (None, definition.lifts.value)


def _without_unit(title: Bilingual) -> Bilingual:
    return Bilingual(title.vi.removesuffix(_UNIT), title.en.removesuffix(_UNIT))
