"""The records of a campaign, and who of its people is named outside of it. Reads only."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

from desktop_app.storage.connection import Connection, Value

_RECORDS: Final = (
    "SELECT DISTINCT r.id, r.unit FROM version v CROSS JOIN record r ON r.seq = v.record"
    " WHERE v.campaign = ? AND (v.seq = r.head OR v.seq = r.draft) ORDER BY r.seq"
)
_LIVE: Final = (
    "CROSS JOIN version v ON v.seq = n.version CROSS JOIN record r ON r.seq = v.record"
    " WHERE r.state <> 'deleted' AND (v.seq = r.head OR v.seq = r.draft)"
    " AND r.id NOT IN (SELECT value FROM json_each(:besides))"
)
_ELSEWHERE: Final = tuple(
    f"SELECT DISTINCT {key} FROM json_each(:{asked}) j CROSS JOIN {table} n ON n.{column} = j.value {_LIVE}"  # noqa: S608
    for key, asked, table, column in (
        ("'record:' || j.value", "records", "version_person", "record"),
        ("'record:' || j.value", "records", "version_reference", "target"),
        ("j.value", "numbers", "version_person", "person_key"),
    )
)


class CampaignMembers:
    """Answers about one campaign."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, campaign: str) -> list[tuple[str, str]]:
        """Return (record, unit) of all that belongs to a campaign: drafts, and what lies in the bin, too.

        What was moved to another campaign belongs there, whatever its older versions say.
        """
        return [(record, unit) for record, unit in self._connection.read(_RECORDS, (campaign,))]

    def named_elsewhere(
        self, people: Collection[str], numbers: Collection[str], besides: Collection[str]
    ) -> frozenset[str]:
        """Return the keys ("record:…", "number:…") of those whom a live record names that is not in ``besides``.

        ``people`` are ids of their records, ``numbers`` their personal numbers.
        """
        asked: dict[str, Value] = {
            "records": json.dumps(sorted(people)),
            "numbers": json.dumps([f"number:{number}" for number in sorted(numbers)]),
            "besides": json.dumps(sorted(besides)),
        }
        return frozenset(key for sql in _ELSEWHERE for (key,) in self._connection.read(sql, asked))
