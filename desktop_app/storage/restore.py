"""Putting a backup back: into a new folder, or in place of a store, which is moved aside and never deleted.

The restored store is built beside its place, opened, checked, upgraded if it is older, and given a new epoch before
anything that exists is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.base.clock import VIETNAM
from desktop_app.base.errors import EnvironmentProblem
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.replaced_folder import finish_replacement
from desktop_app.storage.backup import BackupDamaged, BackupInfo, extract_database, read_backup
from desktop_app.storage.building import building_folder
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.epochs import Epoch, HighWater, begin_new_epoch
from desktop_app.storage.errors import StoreDamaged, from_system
from desktop_app.storage.folders import (
    BACKUPS_NAME,
    DATABASE_NAME,
    aside_name,
    is_free,
    put_new_folder,
    replace_folder,
)
from desktop_app.storage.keyslots import KeyFile, Unlocked, save_keys
from desktop_app.storage.lock import RemovableTest, lock_store, never_removable, refuse_removable
from desktop_app.storage.migrations import check_version
from desktop_app.storage.rekey import open_keyed
from desktop_app.storage.upgrade import check_integrity, row_counts, upgrade

CHECKING: Final = "checking"
"""Stage that is told once a backup's bytes are read: they are opened and looked through."""


@dataclass(frozen=True, slots=True)
class WithPassphrase:
    """An operator of the time of the backup, with her passphrase of that time."""

    operator: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithRecovery:
    """The recovery sheet, as typed."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored store, closed. ``aside`` is where the store that was there before now lies."""

    folder: Path
    aside: Path | None
    epoch: Epoch


def restore_backup(
    path: Path,
    folder: Path,
    unlock: WithPassphrase | WithRecovery,
    at: datetime,
    *,
    inside: Callable[[Connection, Epoch], None] | None = None,
    high_water: HighWater | None = None,
    is_removable: RemovableTest = never_removable,
    by: Following = NOBODY,
) -> Restored:
    """Restore the backup ``path`` as the store ``folder`` and begin a new epoch in it.

    ``inside(connection, epoch)`` runs in the same transaction as the new epoch (the journal entry). Until the very
    end a store in ``folder`` is not touched; then it is renamed to ``<folder>.replaced-<time>``. ``by`` follows it, and
    may stop it until then.
    Raises NotABackup, BackupDamaged, NewerStore, StoreOnRemovable, StoreInUse, and what unlocking and the disk say.
    """
    refuse_removable(folder, is_removable)
    backup = read_backup(path)
    unlocked = _unlocked(backup.keys, unlock)
    try:
        with building_folder(folder, "restoring") as building:
            epoch = _build(building, backup, unlocked, inside, by)
            by.check()
            aside = _put(building, folder, at)
    except OSError as error:
        raise from_system(error, folder) from error
    if high_water is not None:
        with suppress(EnvironmentProblem):  # the store is in its place: a mark that lags is no reason to say otherwise
            high_water.raise_mark(backup.header.store_id, epoch.id, epoch.parent_counter)
    return Restored(folder, aside, epoch)


@contextmanager
def opened_backup(
    path: Path, folder: Path, unlock: WithPassphrase | WithRecovery, by: Following = NOBODY
) -> Iterator[tuple[BackupInfo, Connection]]:
    """Yield the backup ``path``, opened only to be looked into, brought to the present version in a passing copy.

    The copy lies beside ``folder``, encrypted as it lies in the backup, and is gone at the end, as where ``by`` stops.
    Raises as ``restore_backup`` does, but for the store's place.
    """
    backup = read_backup(path)
    unlocked = _unlocked(backup.keys, unlock)
    try:
        with building_folder(folder, "looking") as building:
            extract_database(backup, building / DATABASE_NAME, by)
            connection = _checked(building, backup, unlocked, by)
            try:
                yield backup, connection
            finally:
                connection.close()
    except OSError as error:
        raise from_system(error, folder) from error


def _unlocked(keys: KeyFile, unlock: WithPassphrase | WithRecovery) -> Unlocked:
    if isinstance(unlock, WithRecovery):
        return keys.unlock_recovery(unlock.secret)
    return keys.unlock(unlock.operator, unlock.passphrase)


def _build(
    building: Path,
    backup: BackupInfo,
    unlocked: Unlocked,
    inside: Callable[[Connection, Epoch], None] | None,
    by: Following,
) -> Epoch:
    (building / BACKUPS_NAME).mkdir()
    database = building / DATABASE_NAME
    extract_database(backup, database, by)
    connection = _checked(building, backup, unlocked, by)
    try:
        with connection.write():
            epoch = begin_new_epoch(connection)
            if inside is not None:
                inside(connection, epoch)
    finally:
        connection.close()
    return epoch


def _checked(building: Path, backup: BackupInfo, unlocked: Unlocked, by: Following) -> Connection:
    """Open the extracted database, compare it with what the header promises, and bring it to the present version."""
    database, size = building / DATABASE_NAME, backup.header.database_size
    by.report(size, size, CHECKING)
    save_keys(building, backup.keys)
    try:
        connection, _ = open_keyed(building, backup.keys, unlocked)
        try:
            older = check_version(connection)
            with connection.followed(by):
                check_integrity(connection)
                if row_counts(connection) != backup.header.counts:
                    raise BackupDamaged(file=backup.path.name, reason="counts")
        except BaseException:
            connection.close()
            raise
    except StoreDamaged as error:
        raise BackupDamaged(file=backup.path.name, reason=str(error.fields["reason"])) from error
    if not older:
        return connection
    connection.close()
    upgrade(database, connection.key, by=by)
    return connect(database, connection.key)


def _put(building: Path, folder: Path, at: datetime) -> Path | None:
    finish_replacement(folder)  # what an earlier restore left half done is a store: it is put aside, not deleted
    if is_free(folder):
        put_new_folder(building, folder)
        return None
    lock_store(folder).release()  # nobody may have it open; released because Windows renames no folder in use
    stamp = at.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    aside = aside_name(folder, stamp)
    replace_folder(building, folder, aside)
    return aside
