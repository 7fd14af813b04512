"""Campaigns whose time of keeping is over while their records still tell who the people were. Reads only."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Final

from desktop_app.domain.answers import date_of
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.storage.connection import Connection

_CAMPAIGNS: Final = (
    "SELECT r.id, json_extract(CAST(v.content AS TEXT), '$.data.retain_until') FROM record r CROSS JOIN version v"
    " ON v.seq = r.head WHERE r.kind = 'campaign' AND r.state <> 'deleted' AND v.current = 1"
    " AND r.unit IN (SELECT value FROM json_each(?1)) AND (?2 = '' OR r.id = ?2) ORDER BY r.seq"
)
_NAMES_PEOPLE: Final = (
    "SELECT EXISTS (SELECT 1 FROM version v CROSS JOIN version_person p ON p.version = v.seq"
    " WHERE v.current = 1 AND v.campaign = ? AND p.name <> ?)"
)


def overdue(connection: Connection, today: date, units: Collection[str], campaign: str = "") -> list[str]:
    """Return the ids of those campaigns of ``units``, which alone can erase there, or whether ``campaign`` is one.

    Reads what counts once for each whose date is over.
    """
    over = [
        one
        for one, until in connection.read(_CAMPAIGNS, (json.dumps(sorted(units)), campaign))
        if (when := date_of(until)) is not None and when.end < today
    ]
    return [one for one in over if connection.value(_NAMES_PEOPLE, (one, ERASED_NAME))]
