"""What Home asks of the records beyond sums: what the province returned and why, drafts, how many of each kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection

_STEP: Final = (
    "SELECT r.id, r.kind, r.title, coalesce(s.reason, ''), coalesce(s.reason_code, '') FROM record_state s"
    " JOIN record r ON r.seq = s.record JOIN version v ON v.seq = {of} AND v.id = s.version"
    " WHERE s.state = 'returned' AND r.state <> 'deleted'"
    " AND s.seq = (SELECT max(n.seq) FROM record_state n WHERE n.record = s.record AND n.version = s.version)"
)
_RETURNED: Final = _STEP.format(of="r.shown") + " ORDER BY s.seq DESC LIMIT :most"
_OF_RECORD: Final = _STEP.format(of="r.head") + " AND r.id = :record"
"""Of the finished version, also while a draft over it is worked on: the reason is what the draft mends."""
_DRAFTS: Final = (
    "SELECT seq, id, kind, title FROM record WHERE kind = :kind AND state = 'draft' ORDER BY seq DESC LIMIT :most"
)
"""Of one kind: only so the index of drafts answers it; without the kind every record is looked at."""
_OF_KIND: Final = "SELECT count(*) FROM (SELECT 1 FROM record WHERE kind = ? AND state <> 'deleted' LIMIT ?)"


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A record the province returned as it is now: the reason in its words and as a code ("" for none)."""

    record: str
    kind: str
    title: str
    reason: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft: which record, of which kind, what it is called."""

    record: str
    kind: str
    title: str


class HomeRows:
    """Answers for one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def returned(self, most: int) -> list[ReturnedRow]:
        """Return what was returned and not changed since, the newest first."""
        return [ReturnedRow(*row) for row in self._connection.read(_RETURNED, {"most": most})]

    def returned_as(self, record: str) -> ReturnedRow | None:
        """Return how the finished version of ``record`` was returned, None where it was not."""
        row = self._connection.one(_OF_RECORD, {"record": record})
        return None if row is None else ReturnedRow(*row)

    def drafts(self, kinds: Iterable[str], most: int) -> list[DraftRow]:
        """Return drafts of ``kinds``, the newest first, of each kind the newest ``most``."""
        found = [row for kind in kinds for row in self._connection.read(_DRAFTS, {"kind": kind, "most": most})]
        return [DraftRow(*row[1:]) for row in sorted(found, reverse=True)]

    def counted(self, kinds: Iterable[str], most: int) -> dict[str, int]:
        """Return how many live records there are of each of ``kinds``, counting no further than ``most``."""
        return {kind: self._connection.value(_OF_KIND, (kind, most)) for kind in kinds}

    def empty(self) -> bool:
        """Tell whether there is no live record of any kind."""
        return not self._connection.value("SELECT EXISTS (SELECT 1 FROM record WHERE state <> 'deleted')")
