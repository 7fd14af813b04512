"""What a province sent back does not count with it, wherever it adds up. At an office everything goes on counting.

Sent back are few: the index of returned steps finds them, and who adds up looks each version up among them. Where
there are none the queries are left as they are.
"""

from __future__ import annotations

from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.review_queue import IS_PROVINCE

_ANY: Final = "EXISTS (SELECT 1 FROM record_state WHERE state = 'returned')"


def sent_back(until: int | None = None) -> str:
    """Return the query for the rows of versions of which the last step is that they were returned.

    ``until``: the row of the last step that is known, None for all.
    """
    known = "" if until is None else f" AND {{step}}.seq <= {until:d}"
    return (
        "(SELECT x.seq FROM record_state b CROSS JOIN version x ON x.id = b.version WHERE b.state = 'returned'"  # noqa: S608
        f"{known.format(step='b')} AND b.seq = (SELECT max(l.seq) FROM record_state l WHERE l.record = b.record"
        f" AND l.version = b.version{known.format(step='l')}))"
    )


SENT_BACK: Final = sent_back()


def any_sent_back(connection: Connection, *, anywhere: bool = False) -> bool:
    """Tell whether this is a province that sent something back; ``anywhere``: or an office that got it back."""
    return bool(connection.value(f"SELECT {_ANY}" if anywhere else f"SELECT {IS_PROVINCE} AND {_ANY}"))
