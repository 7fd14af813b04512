"""Which filters and columns the lists of a kind can have: its definition decides, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.lifting import FUND_TYPES
from desktop_app.domain.list_sums import value_sums

FilterName = Literal["campaign", "period", "source", "status", "movement", "commune"]

_NEVER_LISTED: Final = ("attachment",)


@dataclass(frozen=True, slots=True)
class FilterFields:
    """The fields that filters ask for, None where the kind has no such field."""

    period: Field | None = None
    campaign: Field | None = None
    movement: Field | None = None
    commune: Field | None = None
    source: Field | None = None

    @property
    def names(self) -> tuple[FilterName, ...]:
        """Return the filters there are, in the order they are offered; every record has a status."""
        offered: tuple[tuple[FilterName, object], ...] = (
            ("campaign", self.campaign),
            ("period", self.period),
            ("source", self.source),
            ("status", True),
            ("movement", self.movement),
            ("commune", self.commune),
        )
        return tuple(name for name, there in offered if there)


def filter_fields(definition: Definition) -> FilterFields:
    """Return what the lists of a kind can be narrowed by."""
    lifts = definition.lifts

    def field(name: str | None) -> Field | None:
        return definition.field(name) if name is not None else None

    return FilterFields(
        field(lifts.occurred),
        field(lifts.campaign),
        field(lifts.movement),
        field(lifts.place),
        source_field(definition),
    )


def source_field(definition: Definition) -> Field | None:
    """Return the field that says where money comes from: lines of funding, a choice among funds, or one source."""
    for field in definition.fields:
        of_choice = field.type == "choice" and field.list_name == FUND_TYPES
        of_fund = field.type == "reference" and field.target == "fund_source"
        if not field.retired and (field.type == "funding" or of_choice or of_fund):
            return field
    return None


def can_order_by_value(definition: Definition) -> bool:
    """Tell whether amounts are comparable: where they are not added up, larger means nothing."""
    return definition.lifts.value is not None and bool(value_sums(definition))


def fixed_column(definition: Definition) -> str:
    """Return the column that always stands first: what records are called by, where lists show it."""
    named = [name for name in definition.lifts.title if name in definition.columns]
    return named[0] if named else definition.columns[0]


def possible_columns(definition: Definition) -> tuple[str, ...]:
    """Return the fields a list may show, its own columns first.

    Sensitive answers only where the definition lists them anyway: opening a record is journalled, a list is not.
    """
    more = (
        field.name
        for field in definition.fields
        if not (field.retired or field.hidden or field.sensitive) and field.type not in _NEVER_LISTED
    )
    return tuple(dict.fromkeys((*definition.columns, *more)))


def with_columns(definition: Definition, chosen: Sequence[str]) -> Definition:
    """Return ``definition`` with the ``chosen`` columns; unknown ones are left out, the fixed one stands first."""
    possible, fixed = possible_columns(definition), fixed_column(definition)
    columns = tuple(dict.fromkeys((fixed, *(name for name in chosen if name in possible))))
    return replace(definition, columns=columns)
