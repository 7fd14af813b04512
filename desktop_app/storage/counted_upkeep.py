"""What counts, in the tables that reports of all units read, made anew and compared with what it is made from.

Triggers of the schema keep the ``counted_…`` tables as rows change (``report_steps``); this is for stores of older
programs, and for what was changed behind the program's back.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop_app.storage.connection import Connection

_V: Final = (
    # By its index: the rows of versions hold their contents, and are slow to walk.
    "WITH v AS MATERIALIZED (SELECT seq, kind, unit, coalesce(subtype, '') AS subtype, occurred_from, occurred_to,"
    " coalesce(value, 0) AS value, coalesce(turns, 0) AS turns FROM version INDEXED BY version_current"
    " WHERE current = 1 AND occurred_from IS NOT NULL AND occurred_to IS NOT NULL)"
)
_DAYS: Final = "v.occurred_from, v.occurred_to"


def _sums(*amounts: str) -> str:
    """Return the sums of amounts as the tables hold them, each in two numbers."""
    return ", ".join(f"sum({one} / 1000000000), sum({one} % 1000000000)" for one in amounts)


_MONEY: Final = (
    f"v.kind, s.source, {_DAYS}, count(*), {_sums('s.amount')} FROM version_funding s CROSS JOIN v ON v.seq = s.version"
    " GROUP BY 1, 2, 3, 4, 5"
)
_MADE_FROM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "counted_day": f"{_V} SELECT v.kind, v.subtype, {_DAYS}, count(*), {_sums('v.value', 'v.turns')} FROM v"  # noqa: S608
        " GROUP BY 1, 2, 3, 4",
        "counted_number": f"{_V} SELECT v.kind, v.subtype, s.field, {_DAYS}, count(*), {_sums('s.count')}"  # noqa: S608
        " FROM version_rows s CROSS JOIN v ON v.seq = s.version GROUP BY 1, 2, 3, 4, 5",
        "counted_funding": f"{_V} SELECT '', {_MONEY} UNION ALL SELECT v.unit, {_MONEY}",
        "counted_person": f"{_V} SELECT v.kind, s.role, s.person_key, v.unit, s.version, s.place, v.subtype,"  # noqa: S608
        f" {_DAYS}"
        " FROM version_person s CROSS JOIN v ON v.seq = s.version ORDER BY 1, 2, 3, 4",
    }
)
_EMPTIED: Final[Mapping[str, str]] = MappingProxyType(
    {"counted_day": "records", "counted_number": "records", "counted_funding": "lines"}
)
"""What is 0 in a row of sums of which nothing is left."""


def make_anew(connection: Connection) -> None:
    """Fill the tables from the versions that count. Inside ``write()``."""
    for table, made_from in _MADE_FROM.items():
        connection.run(f"DELETE FROM {table}")  # noqa: S608 - our own table names
        connection.run(f"INSERT INTO {table} {made_from}")


def differing(connection: Connection) -> list[str]:
    """Return the names of the tables that are not what the versions that count make."""
    return [table for table, made_from in _MADE_FROM.items() if _differs(connection, table, made_from)]


def _differs(connection: Connection, table: str, made_from: str) -> bool:
    left = f" WHERE {_EMPTIED[table]} <> 0" if table in _EMPTIED else ""
    kept, made = f"SELECT * FROM {table}{left}", f"SELECT * FROM ({made_from})"  # noqa: S608
    return bool(connection.value(f"SELECT EXISTS ({kept} EXCEPT {made}) OR EXISTS ({made} EXCEPT {kept})"))
