"""The records that stand on a paper: of some kinds, narrowed to a campaign or to two days. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.storage.connection import Connection, Value

# That it is the record's own version is said twice, so that a campaign's versions can be looked up first.
_LIVE: Final = (
    "record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"
    " WHERE r.kind IN (SELECT value FROM json_each(:kinds)) AND r.state = 'complete' AND v.content IS NOT NULL"
    " AND (:campaign IS NULL OR v.campaign = :campaign)"
    " AND (:subtype IS NULL OR v.subtype = :subtype)"
    " AND (:start IS NULL OR v.occurred_from >= :start) AND (:end IS NULL OR v.occurred_to <= :end)"
)
_ORDER: Final = " ORDER BY r.sort_key, r.seq"


@dataclass(frozen=True, slots=True)
class PaperRows:
    """The complete records of ``kinds``, by title in Vietnamese order, each read anew at every call.

    ``campaign`` narrows to one campaign, ``start`` and ``end`` (ISO days) to what certainly lies between them: what
    has no clear date lies nowhere. ``subtype`` narrows to what was lifted as this.
    """

    connection: Connection
    kinds: Sequence[str]
    campaign: str | None = None
    start: str | None = None
    end: str | None = None
    subtype: str | None = None

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id."""
        yield from self.connection.stream(f"SELECT r.id, v.id FROM {_LIVE}{_ORDER}", self._asked())  # noqa: S608

    def versions(self) -> Iterator[StoredVersion]:
        """Yield the versions themselves."""
        for (content,) in self.connection.stream(f"SELECT v.content FROM {_LIVE}{_ORDER}", self._asked()):  # noqa: S608
            yield decode(content)

    def count(self) -> int:
        """Return how many there are."""
        found: int = self.connection.value(f"SELECT count(*) FROM {_LIVE}", self._asked())  # noqa: S608
        return found

    def last_day(self) -> str | None:
        """Return the newest ISO day among them, None when none has a date."""
        found: str | None = self.connection.value(f"SELECT max(v.occurred_to) FROM {_LIVE}", self._asked())  # noqa: S608
        return found

    def _asked(self) -> dict[str, Value]:
        kinds = "[" + ",".join(f'"{kind}"' for kind in self.kinds) + "]"
        return {
            "kinds": kinds,
            "campaign": self.campaign or None,
            "start": self.start,
            "end": self.end,
            "subtype": self.subtype,
        }
