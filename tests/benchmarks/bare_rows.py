"""The floor of receiving: the rows it left behind, put into an empty store again by bare inserts.

What a floor has to do as well, or it would be the floor of something else: the same tables with the same indexes and
the same words in the search index, the same cache, and what makes a bundle safe: each in a transaction of its own that
is on the disk before the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from desktop_app.domain.records import decode
from desktop_app.services.session import Session
from desktop_app.storage.connection import LARGE_CACHE_KIB, Connection, Row
from desktop_app.storage.search import SearchRow, search_row

_BY_VERSION: Final = ("version", *(f"version_{what}" for what in ("person", "funding", "rows", "reference")))
_BY_RECORD: Final = ("record", "review_queue")

Bundle = dict[str, list[Row]]
"""The rows of one bundle by table, in the order in which foreign keys let them in."""


def rows_of_bundles(session: Session, records: int) -> list[Bundle]:
    """Return the rows that bundles of ``records`` new records each, one version a record, left in a store."""
    connection = session.connection
    bundles: list[Bundle] = [{} for _ in range(-(-_count(connection) // records))]
    for name, key in (*((name, "seq" if name == "record" else "record") for name in _BY_RECORD), *_versions()):
        rows = connection.read(f"SELECT ({key} - 1) / {records}, * FROM {name} ORDER BY {key}")
        for place, part in groupby(rows, key=lambda row: row[0]):
            bundles[place][name] = [row[1:] for row in part]
    for name in ("received", "journal"):
        rows = connection.read(f"SELECT * FROM {name} ORDER BY rowid DESC LIMIT {len(bundles)}")
        for bundle, row in zip(bundles, reversed(rows), strict=True):
            bundle[name] = [row]
    for bundle in bundles:
        bundle["search"] = list(_search_rows(session, bundle))
    return bundles


def insert(connection: Connection, bundles: list[Bundle]) -> None:
    """Insert the bundles, each in a transaction of its own."""
    connection.read(f"PRAGMA cache_size = -{LARGE_CACHE_KIB}")
    for bundle in bundles:
        with connection.write():
            for name, rows in bundle.items():
                columns = "(rowid, folded, marked)" if name == "search" else ""
                connection.run_many(f"INSERT INTO {name} {columns} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _versions() -> Iterator[tuple[str, str]]:
    return ((name, "seq" if name == "version" else "version") for name in _BY_VERSION)


def _count(connection: Connection) -> int:
    return int(connection.value("SELECT max(seq) FROM version"))


def _search_rows(session: Session, bundle: Bundle) -> Iterator[SearchRow]:
    for row in bundle["version"]:
        stored = next(decode(value) for value in row if isinstance(value, bytes))
        yield search_row(row[0], stored.version.kind, session.lifting(stored.version).search_text)
