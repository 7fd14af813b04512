"""The contents of attached files, each stored once under the SHA-256 of its bytes, inside the encrypted store.

Which versions name a file is derived (``version_attachment``); signed copies of printed papers are such files too
(``paper_scans``). What nothing names any more is swept away at a safe time, never while a form is open: what its typing
may bring back is written nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated

_KEPT: Final = (
    "EXISTS (SELECT 1 FROM version_attachment n WHERE n.sha256 = a.sha256)"
    " OR EXISTS (SELECT 1 FROM unsaved u WHERE instr(u.content, a.sha256) > 0)"
    " OR EXISTS (SELECT 1 FROM paper_scan s WHERE s.sha256 = a.sha256 AND s.removed IS NULL)"
)
"""What a version names, a draft's too, or typing that is kept to be offered, or a printed paper as its signed copy."""
_LAST: Final = (
    "v.id NOT IN (SELECT p.parent FROM temp.in_bundle c CROSS JOIN version_parent p ON p.version = c.version)"
)
_IN_BUNDLE: Final = (
    "temp.in_bundle b CROSS JOIN version_attachment n ON n.version = b.version"
    " CROSS JOIN version v ON v.seq = b.version"
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file to be stored. ``thumbnail`` is a small JPEG, None where there is none (yet)."""

    sha256: str
    type: str
    content: bytes
    thumbnail: bytes | None = None


class Attachments:
    """Reads and writes contents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, file: StoredFile, at: datetime | None) -> bool:
        """Store a content unless it is here; return whether it was new. Inside ``write()``."""
        added = self._connection.run(
            "INSERT OR IGNORE INTO attachment (sha256, type, size, added_at, thumbnail, content)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (file.sha256, file.type, len(file.content), stated(at), file.thumbnail, file.content),
        )
        if not added and file.thumbnail is not None:
            self.set_thumbnail(file.sha256, file.thumbnail)
        return added > 0

    def set_thumbnail(self, sha256: str, thumbnail: bytes) -> None:
        """Keep a thumbnail beside its content. Inside ``write()``."""
        self._connection.run("UPDATE attachment SET thumbnail = ? WHERE sha256 = ?", (thumbnail, sha256))

    def content(self, sha256: str) -> bytes | None:
        """Return a content, None when it is not here."""
        found: bytes | None = self._connection.value("SELECT content FROM attachment WHERE sha256 = ?", (sha256,))
        return found

    def type(self, sha256: str) -> str | None:
        """Return what kind of file a content is by its bytes, None when it is not here."""
        found: str | None = self._connection.value("SELECT type FROM attachment WHERE sha256 = ?", (sha256,))
        return found

    def thumbnail(self, sha256: str) -> bytes | None:
        """Return the small picture of a content, None where none was made."""
        found: bytes | None = self._connection.value("SELECT thumbnail FROM attachment WHERE sha256 = ?", (sha256,))
        return found

    def missing(self, named: Iterable[str]) -> set[str]:
        """Return those of ``named`` whose content is not here."""
        wanted = list(named)
        rows = self._connection.read(
            "SELECT j.value FROM json_each(?) j WHERE j.value NOT IN (SELECT sha256 FROM attachment)",
            (json.dumps(wanted),),
        )
        return {sha256 for (sha256,) in rows}

    def sweep(self) -> int:
        """Remove the contents nothing names; return how many they were. Inside ``write()``, with no form open."""
        return self._connection.run(f"DELETE FROM attachment AS a WHERE NOT ({_KEPT})")  # noqa: S608 - a constant

    def named_by(self, versions: str) -> list[str]:
        """Return the contents that versions (a JSON list of rows) name."""
        rows = self._connection.read(
            "SELECT DISTINCT n.sha256 FROM json_each(?) j CROSS JOIN version_attachment n ON n.version = j.value",
            (versions,),
        )
        return [sha256 for (sha256,) in rows]

    def named_in(self, record: str) -> list[str]:
        """Return the contents that any version of a record names, its draft too."""
        rows = self._connection.read(
            "SELECT DISTINCT n.sha256 FROM record r CROSS JOIN version v ON v.record = r.seq"
            " CROSS JOIN version_attachment n ON n.version = v.seq WHERE r.id = ?",
            (record,),
        )
        return [sha256 for (sha256,) in rows]

    def empty(self, contents: Sequence[str]) -> int:
        """Remove those of ``contents`` that nothing names any more. Inside ``write()``: they are overwritten."""
        return self._connection.run(
            "DELETE FROM attachment AS a WHERE a.sha256 IN (SELECT value FROM json_each(?))"  # noqa: S608 - a constant
            f" AND NOT ({_KEPT})",
            (json.dumps(list(contents)),),
        )


class BundleAttachments:
    """The contents the versions of a bundle name (``BundleVersions``, gathered before). Inside its ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stored(self) -> Iterator[tuple[str, bytes]]:
        """Yield (SHA-256, content) of each that is here, once, in the order of the hashes; one in memory at a time."""
        named = self._connection.read(
            f"SELECT DISTINCT n.sha256 FROM {_IN_BUNDLE} JOIN attachment a ON a.sha256 = n.sha256 ORDER BY n.sha256"  # noqa: S608
        )
        for (sha256,) in named:
            yield sha256, self._connection.value("SELECT content FROM attachment WHERE sha256 = ?", (sha256,))

    def wanted(self) -> set[str]:
        """Return what the versions name and is not here."""
        rows = self._connection.read(
            f"SELECT DISTINCT n.sha256 FROM {_IN_BUNDLE} WHERE n.sha256 NOT IN (SELECT sha256 FROM attachment)"  # noqa: S608
        )
        return {sha256 for (sha256,) in rows}

    def lacking(self) -> list[str]:
        """Return the records whose last complete version in the bundle names a content that is not here.

        Versions before it may lack theirs: what an office lost it can only correct.
        """
        rows = self._connection.read(
            f"SELECT DISTINCT r.id FROM {_IN_BUNDLE} CROSS JOIN record r ON r.seq = b.record"  # noqa: S608
            f" WHERE v.state = 'complete' AND {_LAST} AND n.sha256 NOT IN (SELECT sha256 FROM attachment)"
        )
        return [record for (record,) in rows]
