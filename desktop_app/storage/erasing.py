"""Erasure by law: bytes and everything taken out of them go, the hash stays, and the bytes are never stored again.

Which versions go is the services' business. The bytes are overwritten (``secure_delete``); the caller empties the
write-ahead log afterwards (``Connection.flush_log``). Backups made before keep what they hold until they are thinned.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Final

from desktop_app.domain.answers import texts_in
from desktop_app.domain.records import Data, decode
from desktop_app.storage import search
from desktop_app.storage.attachments import Attachments
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.many_ids import as_json
from desktop_app.storage.placing import Lift, Placing
from desktop_app.storage.record_rows import LIFTED_COLUMNS, LIFTED_TABLES, OF_ERASURES_SQL
from desktop_app.storage.unsaved import Unsaved

_REMEMBER: Final = "INSERT OR IGNORE INTO erased_version (id, unit) SELECT value, ? FROM json_each(?)"
_NEWEST: Final = (
    "SELECT e.id FROM erased_version e LEFT JOIN version v ON v.id = e.id"
    " WHERE e.unit IN (SELECT value FROM json_each(:units)) ORDER BY v.seq IS NULL DESC, v.seq DESC, e.id LIMIT :most"
)
"""Those that never came here first: of them nothing else tells."""
_FOUND: Final = (
    "SELECT v.seq FROM json_each(:ids) j CROSS JOIN version v ON v.id = j.value"
    " WHERE v.erased = 0 AND v.state <> 'draft' AND v.unit IN (SELECT value FROM json_each(:units))"
)
_BLANK: Final = (
    # A reason an erasure wrote tells of nobody, and says that what came before may never have come here.
    "UPDATE version SET content = NULL, erased = 1,"  # noqa: S608 - our own column names and reasons
    f" reason = iif(reason IN {OF_ERASURES_SQL}, reason, ''),"
    f" {', '.join(f'{column} = NULL' for column in LIFTED_COLUMNS)} WHERE seq IN (SELECT value FROM json_each(?))"
)
CHUNK: Final = 500
"""Records settled together."""


class Erasing:
    """Erases versions, and knows which were erased. ``lift`` as for ``Placing``."""

    def __init__(self, connection: Connection, lift: Lift) -> None:
        self._connection = connection
        self._placing = Placing(connection, lift)
        self._attachments = Attachments(connection)

    def erase(self, versions: Sequence[str], unit: str, units: Collection[str]) -> int:
        """Blank those of ``versions`` that are stored and belong to one of ``units``; return how many they were.

        All ids are remembered as erased by ``unit``, whether their bytes have arrived yet or not. Attached files that
        only they named go with them. Inside ``write()``.
        """
        connection = self._connection
        connection.run(_REMEMBER, (unit, json.dumps(list(versions))))
        asked: dict[str, Value] = {"ids": json.dumps(list(versions)), "units": json.dumps(sorted(units))}
        seqs = json.dumps([seq for (seq,) in connection.read(_FOUND, asked)])
        named = self._attachments.named_by(seqs)
        for table in LIFTED_TABLES:
            connection.run(
                f"DELETE FROM {table} WHERE version IN (SELECT value FROM json_each(?))",  # noqa: S608
                (seqs,),
            )
        connection.run(
            "UPDATE record_state SET reason = NULL WHERE version IN"
            " (SELECT id FROM version WHERE seq IN (SELECT value FROM json_each(?)))",
            (seqs,),
        )
        blanked = connection.run(_BLANK, (seqs,))
        self._attachments.empty(named)
        self._settle(seqs)
        search.forget_dropped(connection)
        return blanked

    def _settle(self, seqs: str) -> None:
        """Let the records of these versions show what is left of them; where nothing is, they show nothing."""
        rows = self._connection.read(
            "SELECT DISTINCT r.id FROM json_each(?) j CROSS JOIN version v ON v.seq = j.value"
            " CROSS JOIN record r ON r.seq = v.record",
            (seqs,),
        )
        for first in range(0, len(rows), CHUNK):
            self._placing.settle([record for (record,) in rows[first : first + CHUNK]])

    def erased(self, versions: Sequence[str], units: Collection[str]) -> set[str]:
        """Return those of ``versions`` that one of ``units`` erased: their bytes are not to be stored again."""
        rows = self._connection.read(
            "SELECT e.id FROM json_each(?) j CROSS JOIN erased_version e ON e.id = j.value"
            " WHERE e.unit IN (SELECT value FROM json_each(?))",
            (as_json(versions), as_json(sorted(units))),
        )
        return {version for (version,) in rows}

    def newest(self, units: Collection[str], most: int) -> list[str]:
        """Return the versions that ``units`` erased, stored here or not; of very many the ``most`` newest."""
        rows = self._connection.read(_NEWEST, {"units": json.dumps(sorted(units)), "most": most})
        return [version for (version,) in rows]

    def persons_in(self, versions: Sequence[str], units: Collection[str]) -> dict[str, Data]:
        """Return the answers of those of ``versions`` that are of persons and still here, by their ids."""
        rows = self._connection.read(
            "SELECT v.id, v.content FROM json_each(?) j CROSS JOIN version v ON v.id = j.value"
            " WHERE v.kind = 'person' AND v.content IS NOT NULL AND v.unit IN (SELECT value FROM json_each(?))",
            (as_json(versions), as_json(sorted(units))),
        )
        return {version: decode(content).version.data for version, content in rows}

    def records_of(self, versions: Sequence[str]) -> list[str]:
        """Return the records of those of ``versions`` that were erased."""
        rows = self._connection.read(
            "SELECT DISTINCT r.id FROM json_each(?) j CROSS JOIN version v ON v.id = j.value"
            " CROSS JOIN record r ON r.seq = v.record WHERE v.erased = 1 ORDER BY r.seq",
            (json.dumps(list(versions)),),
        )
        return [record for (record,) in rows]

    def versions_of(self, records: Sequence[str]) -> list[str]:
        """Return the ids of all versions of ``records`` that are no drafts and not erased yet."""
        rows = self._connection.read(
            "SELECT v.id FROM json_each(?) j CROSS JOIN record r ON r.id = j.value CROSS JOIN version v"
            " ON v.record = r.seq WHERE v.state <> 'draft' AND v.erased = 0 ORDER BY v.seq",
            (json.dumps(list(records)),),
        )
        return [version for (version,) in rows]

    def forget_typing(self, words: Sequence[str], is_mentioned: Callable[[str], bool] = lambda _: False) -> int:
        """Drop unsaved typing of one of ``words`` (record ids), or that holds one, or mentions somebody.

        ``is_mentioned`` judges each typed text. Of a grid only the rows concerned go. Inside ``write()``.
        """
        unsaved, forgotten = Unsaved(self._connection), 0
        for kept in unsaved.offered():
            if kept.is_grid:
                held = [row for row in kept.rows if any(word and word in json.dumps(row) for word in words)]
                held += [row for row in kept.rows if row not in held and any(map(is_mentioned, texts_in(row)))]
                forgotten += len(held)
                unsaved.keep_rows(kept, [row for row in kept.rows if row not in held])
            elif any(map(is_mentioned, texts_in(kept.content))):
                unsaved.discard(kept.kind, kept.record, kept.form_version)
                forgotten += 1
        return forgotten + self._connection.run(
            "DELETE FROM unsaved WHERE EXISTS (SELECT 1 FROM json_each(?) w"
            " WHERE record = w.value OR instr(content, w.value) > 0)",
            (json.dumps([word for word in words if word]),),
        )
