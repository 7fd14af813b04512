"""Filters of a list as storage is asked for them: communes with those they were made of, the field of the source."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.definition import Definition
from desktop_app.domain.list_fields import source_field
from desktop_app.domain.places import Communes
from desktop_app.storage.list_filters import Filters, Narrowing


def narrowing(
    definition: Definition, communes: Communes, filters: Filters, with_problems: Sequence[str] = ()
) -> Narrowing:
    """Return what storage is asked for ``filters`` of a kind; ``with_problems``: the records that have one."""
    field = source_field(definition)
    return Narrowing(
        filters,
        communes=_with_former(communes, filters.commune),
        source_field="" if field is None or field.type == "funding" else field.name,
        among=tuple(with_problems) if filters.problems else (),
    )


def _with_former(communes: Communes, key: str) -> tuple[str, ...]:
    commune = communes.by_key(key) if key else None
    if commune is None:
        return (key,) if key else ()
    return (key, *(one.key for one in communes.former(commune)))
