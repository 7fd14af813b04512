"""What is in a backup, looked at before it is put back: opened in a passing encrypted copy, compared, forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.following import NOBODY, Following
from desktop_app.services.session import Session
from desktop_app.storage.backup import BackupInfo
from desktop_app.storage.connection import Connection
from desktop_app.storage.identity import read_identity
from desktop_app.storage.restore import WithPassphrase, WithRecovery, opened_backup
from desktop_app.storage.settings import Settings
from desktop_app.storage.versions import live_counts, version_ids


@dataclass(frozen=True, slots=True)
class Compared:
    """The open book beside the backup: the same book or another; in how many records each has saves the other lacks.

    ``newest`` of the open book, as ``BackupPreview.newest``.
    """

    same: bool
    only_here: int = 0
    only_there: int = 0
    newest: str | None = None


@dataclass(frozen=True, slots=True)
class BackupPreview:
    """What a backup holds. Times are claimed ISO times; ``newest`` is that of the last save, ``bundle`` the last made.

    ``store_version``: of the program's way of keeping a book; a later program reads earlier ones.
    """

    file: str
    office: str
    unit: str
    superior: str
    made_at: str
    store_version: int
    counts: tuple[tuple[str, int], ...]
    newest: str | None
    bundle: int | None
    operators: tuple[str, ...]
    compared: Compared | None = None

    @property
    def records(self) -> int:
        """Live records of all kinds."""
        return sum(count for _kind, count in self.counts)


def look_into(
    file: Path,
    folder: Path,
    *,
    operator: str | None,
    secret: str,
    now: Session | None = None,
    by: Following = NOBODY,
) -> BackupPreview:
    """Return what the backup ``file`` holds; without ``operator`` the secret is the recovery sheet's.

    ``folder`` is the store's place: the passing copy lies beside it. ``now``: the open store it is compared with, a
    session of this thread. ``by`` follows it in bytes, and may stop it at any row: the passing copy goes, nothing
    else was made. Raises what ``storage.restore.opened_backup`` raises.
    """
    unlock = WithRecovery(secret) if operator is None else WithPassphrase(operator, secret)
    with opened_backup(file, folder, unlock, by) as (backup, connection), connection.followed(by):
        return _read(file, backup, connection, now, by)


def _read(file: Path, backup: BackupInfo, connection: Connection, now: Session | None, by: Following) -> BackupPreview:
    identity = read_identity(connection)
    return BackupPreview(
        file=file.name,
        office=identity.unit_name,
        unit=identity.unit,
        superior=identity.superior,
        made_at=backup.header.made_at,
        store_version=backup.header.store_version,
        counts=tuple(live_counts(connection)),
        newest=_newest(connection),
        bundle=connection.value(
            "SELECT max(number) FROM outbox WHERE epoch = ?", (Settings(connection).text("epoch.id"),)
        ),
        operators=tuple(one.name for one in backup.keys.operators()),
        compared=None if now is None else _compared(backup.header.store_id, connection, now, by),
    )


def _compared(store_id: str, connection: Connection, now: Session, by: Following) -> Compared:
    newest = _newest(now.connection)
    if now.identity.store_id != store_id:
        return Compared(same=False, newest=newest)
    with now.connection.followed(by):
        here, there = only_in_first(_looking(version_ids(now.connection), by), version_ids(connection))
    return Compared(True, here, there, newest)


def _looking(versions: Iterator[tuple[str, int]], by: Following) -> Iterator[tuple[str, int]]:
    """Yield ``versions``, looking at each whether to stop."""
    for one in versions:
        by.check()
        yield one


def _newest(connection: Connection) -> str | None:
    newest: str | None = connection.value("SELECT max(claimed_at) FROM version")
    return newest


def only_in_first(first: Iterator[tuple[str, int]], second: Iterator[tuple[str, int]]) -> tuple[int, int]:
    """Return how many records have a version that only ``first``, and one that only ``second`` knows.

    Both yield (version, record) in the order of versions, so that neither has to be held.
    """
    ours: set[int] = set()
    theirs: set[int] = set()
    one, other = next(first, None), next(second, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            ours.add(one[1] if one is not None else 0)
            one = next(first, None)
        elif one is None or other[0] < one[0]:
            theirs.add(other[1])
            other = next(second, None)
        else:
            one, other = next(first, None), next(second, None)
    return len(ours), len(theirs)
