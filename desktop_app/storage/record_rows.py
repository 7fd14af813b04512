"""The rows that one version becomes: ``version``, ``version_parent`` and the lifted side tables.

Shared by ``placing`` (saves and merges) and ``rebuild``. Writes rows; reads nothing and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.erased_reasons import OF_ERASURES
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import StoredVersion
from desktop_app.storage.connection import Connection, Value

Parameters = tuple[Value, ...]

LIFTED_COLUMNS: Final = (
    "subtype",
    "occurred_from",
    "occurred_to",
    "precision",
    "commune",
    "campaign",
    "movement",
    "value",
    "turns",
    "ended",
    "ended_from",
)
OF_ERASURES_SQL: Final = "('" + "', '".join(OF_ERASURES) + "')"
"""The reasons of versions that erasures write, as SQL: they are constants without a quote in them."""
_VERSION_COLUMNS: Final = (
    "seq",
    "id",
    "record",
    "kind",
    "form_version",
    "revision",
    "unit",
    "device",
    "counter",
    "operator",
    "claimed_at",
    "reason",
    "state",
    "content",
    "current",
    *LIFTED_COLUMNS,
)
_INSERT_VERSION: Final = (
    f"INSERT INTO version ({', '.join(_VERSION_COLUMNS)}) VALUES ({', '.join('?' * len(_VERSION_COLUMNS))})"  # noqa: S608
)
_INSERT_PARENT: Final = "INSERT INTO version_parent (version, parent) VALUES (?, ?)"
_INSERT_PERSON: Final = (
    "INSERT INTO version_person (version, place, role, name, person_key, record, share, value, name_key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_FUNDING: Final = "INSERT INTO version_funding (version, place, source, amount) VALUES (?, ?, ?, ?)"
_INSERT_COUNT: Final = "INSERT INTO version_rows (version, field, count) VALUES (?, ?, ?)"

_INSERT_REFERENCE: Final = "INSERT INTO version_reference (version, field, target) VALUES (?, ?, ?)"
_INSERT_ATTACHMENT: Final = "INSERT INTO version_attachment (version, sha256) VALUES (?, ?)"

LIFTED_TABLES: Final = (
    "version_person",
    "version_funding",
    "version_rows",
    "version_reference",
    "version_attachment",
)

NOTHING_LIFTED: Final = Lifted(title="", sort_key=b"", duplicate_key="", search_text="")
"""What an erased version shows: its bytes are gone, so nothing can be taken out of them."""


def lifted_values(lifted: Lifted) -> Parameters:
    """Return the values of ``LIFTED_COLUMNS``."""
    return (
        lifted.subtype,
        lifted.occurred_from,
        lifted.occurred_to,
        lifted.precision,
        lifted.commune,
        lifted.campaign,
        lifted.movement,
        lifted.value,
        lifted.turns,
        lifted.ended,
        lifted.ended_from,
    )


@dataclass(slots=True)
class VersionRows:
    """Rows of several versions, gathered to be inserted together (one prepared statement a table)."""

    versions: list[Parameters] = field(default_factory=list)
    parents: list[Parameters] = field(default_factory=list)
    persons: list[Parameters] = field(default_factory=list)
    funding: list[Parameters] = field(default_factory=list)
    counts: list[Parameters] = field(default_factory=list)
    references: list[Parameters] = field(default_factory=list)
    attachments: list[Parameters] = field(default_factory=list)

    def add(self, seq: int, record: int, stored: StoredVersion, lifted: Lifted, *, current: bool) -> None:
        """Gather the rows of one version: ``seq`` its own row, ``record`` its record's."""
        version = stored.version
        self.versions.append(
            (
                seq,
                stored.id,
                record,
                version.kind,
                version.form_version,
                version.revision,
                version.unit,
                version.device,
                version.counter,
                version.operator,
                version.claimed_at,
                version.reason,
                version.state,
                stored.content,
                int(current),
                *lifted_values(lifted),
            )
        )
        if version.parents:
            self.parents += [(seq, parent) for parent in dict.fromkeys(version.parents)]
        self.add_lifted(seq, lifted)

    def add_lifted(self, seq: int, lifted: Lifted) -> None:
        """Gather only the derived side rows of the version ``seq``: most versions have few kinds of them."""
        if lifted.people:
            self.persons += [
                (
                    seq,
                    place,
                    link.role,
                    link.name,
                    link.person_key,
                    link.record,
                    link.share,
                    link.value,
                    link.name_key if link.name_key not in ("", link.person_key) else None,  # kept once
                )
                for place, link in enumerate(lifted.people)
            ]
        if lifted.funding:
            self.funding += [(seq, place, line.source, line.amount) for place, line in enumerate(lifted.funding)]
        if lifted.row_counts:
            self.counts += [(seq, name, count) for name, count in lifted.row_counts]
        if lifted.references:
            self.references += [(seq, name, target) for name, target in lifted.references]
        if lifted.attachments:
            self.attachments += [(seq, sha256) for sha256 in lifted.attachments]

    def insert(self, connection: Connection) -> None:
        """Insert what was gathered; the records they belong to exist. Inside ``write()``."""
        for statement, rows in (
            (_INSERT_VERSION, self.versions),
            (_INSERT_PARENT, self.parents),
            (_INSERT_PERSON, self.persons),
            (_INSERT_FUNDING, self.funding),
            (_INSERT_COUNT, self.counts),
            (_INSERT_REFERENCE, self.references),
            (_INSERT_ATTACHMENT, self.attachments),
        ):
            if rows:
                connection.run_many(statement, rows)
