"""The figures of one kind as every screen, cover sheet and answer shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.measures import roles


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind: live ``records``, different ``persons``, ``turns`` (lượt), ``value`` in đồng, ``deleted`` records."""

    kind: str
    records: int
    persons: int
    turns: int
    value: int
    deleted: int = 0


GIVEN: Final = "value"
"""The measure of money given, in the kinds that give any."""


def gives_money(definition: Definition) -> bool:
    """Tell whether a kind's value is money given: an initiative's reckoned benefit is not, and is not added to it."""
    return any(measure.name == GIVEN for measure in definition.measures)


def receivers(definition: Definition) -> frozenset[str]:
    """Return the roles of the people whom a kind counts: not who looked on, or whose relative is meant."""
    counted = (measure for measure in definition.measures if measure.type == "persons")
    return frozenset(role for measure in counted for role in roles(definition, measure))


def from_totals(totals: Mapping[str, Mapping[str, int]], definitions: Definitions) -> tuple[KindFigures, ...]:
    """Return a manifest's totals as figures, by kind; ``value`` is 0 for kinds that give no money."""
    return tuple(
        KindFigures(
            kind,
            sums.get("records", 0),
            sums.get("persons", 0),
            sums.get("turns", 0),
            sums.get("value", 0) if kind in definitions and gives_money(definitions.current(kind)) else 0,
            sums.get("deleted", 0),
        )
        for kind, sums in sorted(totals.items())
    )
