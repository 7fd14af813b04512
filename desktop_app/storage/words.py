"""Records by words that stand anywhere in them, of any kind. Reads only; for rare questions, not for typing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import texts_in
from desktop_app.domain.records import decode
from desktop_app.storage.connection import Connection

_NAMING: Final = (
    "SELECT r.id FROM (SELECT rowid AS seq FROM search WHERE search MATCH ?) k CROSS JOIN record r ON r.seq = k.seq"
)
_HOLDING: Final = (
    "SELECT DISTINCT r.id FROM version v CROSS JOIN record r ON r.seq = v.record WHERE v.content IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM json_each(?) j WHERE instr(CAST(v.content AS TEXT), j.value) > 0)"
)


class Words:
    """Finds records by their words."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def naming(self, names: Collection[str]) -> set[str]:
        """Return the records that lists find by one of ``names``, however it is spelt: the words in a row."""
        phrases = {" ".join(vietnamese.words(vietnamese.fold(name))) for name in names} - {""}
        return {
            record
            for phrase in sorted(phrases)
            for (record,) in self._connection.read(_NAMING, (f'folded : "{phrase}"',))
        }

    def holding(self, wanted: Collection[str]) -> set[str]:
        """Return the records with one of ``wanted`` in any version, as it is spelt. Reads every version."""
        spelt = json.dumps(sorted({json.dumps(one, ensure_ascii=False)[1:-1] for one in wanted if one}))
        return {record for (record,) in self._connection.read(_HOLDING, (spelt,))}

    def texts(self, record: str) -> Iterator[str]:
        """Yield every text in every version of a record, reasons too."""
        for (content,) in self._connection.read(
            "SELECT v.content FROM record r CROSS JOIN version v ON v.record = r.seq"
            " WHERE r.id = ? AND v.content IS NOT NULL",
            (record,),
        ):
            version = decode(content).version
            yield version.reason
            yield from texts_in(version.data)
