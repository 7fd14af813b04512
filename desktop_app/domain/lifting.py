"""What reports and lists read of a version, taken out of its data by its definition. Derived; can be rebuilt.

``lift`` is pure: storage writes what it returns next to the version's bytes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A person's part in a version: ``record`` of kind person when known, the name as written, role and share.

    ``share`` is a decimal percentage as text ("33.5") or None, ``value`` đồng or None. ``person_key`` tells persons
    apart when no record is linked: folded name, birth and commune joined by "|" (or "number:<digits>").
    """

    role: str
    name: str
    person_key: str
    record: str | None = None
    share: str | None = None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class FundingLine:
    """Money from one source, đồng."""

    source: str
    amount: int


@dataclass(frozen=True, slots=True)
class Lifted:
    """The lifted columns. Dates are ISO days; ``sort_key`` orders Vietnamese text when compared as bytes.

    ``duplicate_key`` is the definition's natural key after folding, "" when it is incomplete. ``search_text`` is all
    text to be found, unfolded.
    """

    title: str
    sort_key: bytes
    duplicate_key: str
    search_text: str
    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: str | None = None
    subtype: str | None = None
    commune: str | None = None
    campaign: str | None = None
    movement: str | None = None
    value: int | None = None
    turns: int | None = None
    people: tuple[PersonLink, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    row_counts: tuple[tuple[str, int], ...] = ()
    """Number of rows per ``rows`` field, for measures that count rows."""
