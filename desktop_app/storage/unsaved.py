"""Typing that was not saved, kept so that a power cut costs nothing. Offered after a crash, never applied silently."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated

GRID_MARK: Final = "grid:"
"""How the ``record`` of a whole grid begins; its campaign follows. ``content["rows"]`` are its rows."""

_SEEN: Final = "seen:"
"""The member of a form's content, no field's name, that says over which version of the record it was typed."""


@dataclass(frozen=True, slots=True)
class UnsavedTyping:
    """What was being typed. ``record`` is "" for a record not saved yet; ``content`` whatever the form keeps."""

    kind: str
    record: str
    form_version: int
    content: Data
    saved_at: str | None

    @property
    def is_grid(self) -> bool:
        """Whether it is a whole grid rather than one form."""
        return self.record.startswith(GRID_MARK)

    @property
    def seen(self) -> str:
        """The version of the record that the form showed, "" where it is not known."""
        return str(self.content.get(_SEEN, ""))

    @property
    def answers(self) -> Data:
        """What was typed into a form."""
        return {name: value for name, value in self.content.items() if name != _SEEN}

    @property
    def rows(self) -> list[Json]:
        """The rows of a grid."""
        rows = self.content.get("rows") if self.is_grid else None
        return rows if isinstance(rows, list) else []


class Unsaved:
    """Keeps one set of typing for each (kind, record, form version)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(
        self, kind: str, record: str, form_version: int, content: Data, at: datetime | None, *, seen: str = ""
    ) -> None:
        """Keep ``content`` in the place of what was kept before. Inside ``write()``."""
        content = {**content, _SEEN: seen} if seen else content
        self._connection.run(
            "INSERT OR REPLACE INTO unsaved (kind, record, form_version, content, saved_at) VALUES (?, ?, ?, ?, ?)",
            (kind, record, form_version, json.dumps(content, ensure_ascii=False), stated(at)),
        )

    def holds(self, record: str) -> bool:
        """Tell whether anything typed for a record is kept."""
        return bool(self._connection.read("SELECT 1 FROM unsaved WHERE record = ? LIMIT 1", (record,)))

    def keep_rows(self, kept: UnsavedTyping, rows: list[Json]) -> None:
        """Let only ``rows`` be left of a grid, which is forgotten without any. Inside ``write()``."""
        where = (kept.kind, kept.record, kept.form_version)
        if not rows:
            self.discard(*where)
        elif len(rows) != len(kept.rows):
            self._connection.run(
                "UPDATE unsaved SET content = ? WHERE kind = ? AND record = ? AND form_version = ?",
                (json.dumps({**kept.content, "rows": rows}, ensure_ascii=False), *where),
            )

    def offered(self, kind: str | None = None, record: str | None = None) -> list[UnsavedTyping]:
        """Return what is kept (of ``kind``, of ``record``: "" asks for new records), newest first.

        What has no time was kept while the clock is not believed: most likely a moment ago.
        """
        rows = self._connection.read(
            "SELECT kind, record, form_version, content, saved_at FROM unsaved"
            " WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR record = ?2)"
            " ORDER BY saved_at DESC NULLS FIRST, kind, record",
            (kind, record),
        )
        return [UnsavedTyping(kind, rec, form, json.loads(content), at) for kind, rec, form, content, at in rows]

    def discard(self, kind: str, record: str, form_version: int) -> None:
        """Forget one set of typing (saved meanwhile, or refused by the clerk). Inside ``write()``."""
        self._connection.run(
            "DELETE FROM unsaved WHERE kind = ? AND record = ? AND form_version = ?", (kind, record, form_version)
        )
