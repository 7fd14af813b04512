"""What a province sent back does not count with it, wherever it adds up. At an office everything goes on counting.

Sent back are few: the index of returned steps finds them, and who adds up looks each version up among them. Where
there are none the queries are left as they are.
"""

from __future__ import annotations

import re
from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.review_queue import IS_PROVINCE

_ANY: Final = f"SELECT {IS_PROVINCE} AND EXISTS (SELECT 1 FROM record_state WHERE state = 'returned')"  # noqa: S608
SENT_BACK: Final = (
    "(SELECT x.seq FROM record_state b CROSS JOIN version x ON x.id = b.version WHERE b.state = 'returned'"
    " AND b.seq = (SELECT max(l.seq) FROM record_state l WHERE l.record = b.record AND l.version = b.version))"
)
"""Rows of versions of which the last step is that they were returned."""
_CURRENT: Final = re.compile(r"\b([vn])\.current = 1")


def any_sent_back(connection: Connection) -> bool:
    """Tell whether this is a province that sent something back."""
    return bool(connection.value(_ANY))


def counting(connection: Connection, sql: str) -> str:
    """Return the query with what was sent back left out: of versions ``v``, and of ``n`` that stand against them."""
    if not any_sent_back(connection):
        return sql
    return _CURRENT.sub(rf"\1.current = 1 AND \1.seq NOT IN {SENT_BACK}", sql)
