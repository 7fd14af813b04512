"""Where refused bundles wait: their bytes named by their hash in the store's folder, the reason in the ledger.

A bundle lies there whole or not at all, and never where it would crowd out the store. Owns no decision about what is
refused.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.container import MAX_CONTAINER_BYTES
from desktop_app.bundle.writer import SUFFIX
from desktop_app.services.leftovers import QUARANTINE
from desktop_app.services.session import Session
from desktop_app.storage.errors import from_system
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger, Quarantined
from desktop_app.storage.waiting_files import WaitingFiles

_BLOCK: Final = 1 << 20


class Quarantine:
    """The quarantine of one province's session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ledger = Ledger(session.connection)
        self._waiting = WaitingFiles(session.connection)
        self._folder = session.folder / QUARANTINE

    def path(self, sha256: str) -> Path:
        """Return where the bytes of a file that waits lie, if they were kept."""
        return self._folder / f"{sha256}{SUFFIX}"

    def sweep(self) -> None:
        """Remove the bytes of what waits no longer, and what a killed process kept without noting why."""
        if not self._folder.is_dir():
            return
        waiting = self._waiting.hashes()
        for path in self._folder.glob(f"*{SUFFIX}"):
            if path.stem not in waiting:
                self.forget(path.stem)

    def forget(self, sha256: str) -> None:
        """Remove the bytes of a file that waits no longer; what cannot be removed now is swept later."""
        with suppress(OSError):
            self.path(sha256).unlink(missing_ok=True)

    def keep(
        self, source: BinaryIO, name: str, refusal: Refused, also: Callable[[], None] = lambda: None
    ) -> str | None:
        """Keep the bytes of a refused file and note why; return its hash, None where it is larger than any bundle.

        ``also`` runs in the same ``write()``.

        What is larger than any bundle stays where it is, unnoted; what would take more than half of the room that is
        left on the store's disk is noted without its bytes: the room is for what people save.
        Raises FileUnreadable when ``source`` is gone, and the problems of the store's disk.
        """
        if _size(source, name) > MAX_CONTAINER_BYTES:
            return None
        digest = sha256_of(source, name)
        try:
            self._copy(source, name, self.path(digest))
        except OSError as error:
            raise from_system(error, self._folder) from error
        session, moment = self._session, self._session.time.moment()
        with session.connection.write():
            self._ledger.quarantine(
                Quarantined(digest, name, refusal.code, dict(refusal.fields), moment.isoformat() if moment else "")
            )
            Journal(session.connection).append(
                "refused", session.operator.name, moment, code=refusal.code, sha256=digest
            )
            also()
        return digest

    def _copy(self, source: BinaryIO, name: str, target: Path) -> None:
        """Copy under a passing name first: what a full disk cuts off must not lie under the hash of the whole."""
        if target.exists() or _size(source, name) > shutil.disk_usage(self._session.folder).free // 2:
            return
        self._folder.mkdir(exist_ok=True)
        partial = target.with_suffix(".part")
        try:
            with partial.open("wb") as copy:
                for block in _blocks(source, name):
                    copy.write(block)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def _size(source: BinaryIO, name: str) -> int:
    try:
        return source.seek(0, os.SEEK_END)
    except OSError as error:
        raise FileUnreadable.because(name, error) from error


def sha256_of(source: BinaryIO, name: str) -> str:
    """Return the hash of an open file. Raises FileUnreadable."""
    digest = hashlib.sha256()
    for block in _blocks(source, name):
        digest.update(block)
    return digest.hexdigest()


def _blocks(source: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        source.seek(0)
        while block := source.read(_BLOCK):
            yield block
    except OSError as error:
        raise FileUnreadable.because(name, error) from error
