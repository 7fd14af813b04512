"""Who is recorded by several offices under one name, birth and commune: read once, in the order of names. Reads only.

Persons' own records tell the names of those who are only linked in other records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop_app.storage.connection import Connection

_NAMED: Final = (
    # The index tells unit and row of what counts: the rows themselves are large, and each of their pages is decrypted.
    "SELECT coalesce(p.name_key, p.person_key) AS name, p.person_key AS key, v.unit AS unit, max(p.name) AS written,"
    " count(*) AS times FROM version v INDEXED BY version_current CROSS JOIN version_person p ON p.version = v.seq"
    " WHERE v.current = 1 AND coalesce(p.name_key, p.person_key) LIKE '%|_%|_%' GROUP BY 1, 2, 3"
    " UNION ALL SELECT f.target, 'record:' || r.id, r.unit, r.title, 0 FROM version v INDEXED BY version_current"
    " CROSS JOIN record r ON r.seq = v.record CROSS JOIN version_reference f ON f.version = v.seq AND f.field = 'name'"
    " WHERE v.current = 1 AND v.kind = 'person' ORDER BY 1"
)
_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one unit knows her: her key as records have it, the name as written, in how many records."""

    name_key: str
    person_key: str
    unit: str
    written: str
    times: int


@dataclass(slots=True)
class NamedAlike:
    """All mentions of one name in one commune, whatever the birth."""

    beginning: str
    mentions: list[Mention] = field(default_factory=list)


class PersonCandidates:
    """Reads one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def groups(self) -> Iterator[NamedAlike]:
        """Yield the names that more than one unit mentions, each with its commune and a birth."""
        group = NamedAlike("")
        for row in self._connection.stream(_NAMED):
            mention = Mention(*row)
            parts = mention.name_key.rsplit("|", 2)
            if len(parts) != _PARTS or not all(parts):
                continue
            beginning = f"{parts[0]}|{parts[1]}|"
            if beginning != group.beginning:
                yield from _of_several_units(group)
                group = NamedAlike(beginning)
            group.mentions.append(mention)
        yield from _of_several_units(group)


def _of_several_units(group: NamedAlike) -> Iterator[NamedAlike]:
    if len({one.unit for one in group.mentions}) > 1:
        yield group
