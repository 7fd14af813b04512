"""An office's records beside what the last receipt says the province holds: one row a record, known here or not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection

_STEP: Final = (
    "(SELECT s.state FROM record_state s WHERE s.record = r.seq AND s.version = h.id ORDER BY s.seq DESC LIMIT 1)"
)
_OURS: Final = (
    "SELECT r.id, r.kind, r.title, h.id, h.state, coalesce(h.value, 0), h.device,"  # noqa: S608
    f" {_STEP}, p.version, p.outcome, p.reason_code, coalesce(p.reason, ''), v.state, coalesce(v.value, 0)"
    " FROM json_each(:units) u CROSS JOIN record r ON r.unit = u.value LEFT JOIN version h ON h.seq = r.head"
    " LEFT JOIN province_holds p ON p.record = r.id LEFT JOIN version v ON v.id = p.version ORDER BY r.seq"
)
_THEIRS: Final = (
    "SELECT p.record, p.kind, '', NULL, NULL, 0, '', NULL, p.version, p.outcome, p.reason_code, coalesce(p.reason, ''),"
    " NULL, 0 FROM province_holds p WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = p.record) ORDER BY p.record"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A record: its head here (None: not finished, or not known here), and what the province holds of it (None: not).

    ``step``: the head's last step of travel. ``held_state`` is None where the held version is not known here; values
    are đồng.
    """

    record: str
    kind: str
    title: str
    head: str | None
    state: str | None
    value: int
    device: str
    step: str | None
    held: str | None
    outcome: str | None
    reason_code: str | None
    words: str
    held_state: str | None
    held_value: int


def compared(connection: Connection, units: Iterable[str]) -> Iterator[Compared]:
    """Yield the records of ``units`` (own codes), then those only the province has."""
    for row in connection.stream(_OURS, {"units": json.dumps(sorted(units))}):
        yield Compared(*row)
    for row in connection.stream(_THEIRS):
        yield Compared(*row)
