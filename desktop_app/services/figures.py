"""The figures of one kind as every screen, cover sheet and answer shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind: live ``records``, different ``persons``, ``turns`` (lượt), ``value`` in đồng, ``deleted`` records."""

    kind: str
    records: int
    persons: int
    turns: int
    value: int
    deleted: int = 0


def from_totals(totals: Mapping[str, Mapping[str, int]]) -> tuple[KindFigures, ...]:
    """Return a manifest's totals as figures, by kind."""
    return tuple(
        KindFigures(
            kind,
            sums.get("records", 0),
            sums.get("persons", 0),
            sums.get("turns", 0),
            sums.get("value", 0),
            sums.get("deleted", 0),
        )
        for kind, sums in sorted(totals.items())
    )
