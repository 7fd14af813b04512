"""Rows of the unit tree as the province's documents carry them: where a day is unknown, none is told."""

from __future__ import annotations

from desktop_app.bundle.admission import UnitEntry
from desktop_app.domain.units import Unit


def told(row: Unit) -> UnitEntry:
    """Return what a document tells of a row; level and successors stay the province's own knowledge."""
    return UnitEntry(
        code=row.code,
        name=row.name,
        superior=row.superior,
        valid_from=row.valid_from or None,
        valid_to=row.valid_to,
    )


def as_row(entry: UnitEntry) -> Unit:
    """Return the row a document tells of."""
    return Unit(entry.code, entry.name, entry.superior, entry.valid_from or "", entry.valid_to)
