"""Another database key for the same store, because somebody who knew the old one must no longer be able to read it.

Two files change, one after the other, so ``keys.json`` first says both keys: (1) a copy of the database under the
new key, checked; (2) key file with old and next key; (3) the copy takes the database's place; (4) key file with the
new key alone. Killed after any step, ``open_keyed`` finds which key fits and finishes or gives up the change.
Backups made before keep the old key and the old slots. The new key is sealed to the province's help slot as to any
other; whoever removes an operator gives that slot a new secret first (``services.operators``), for she who leaves may
hold an answer of the province.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.storage.connection import Connection, Progress, connect
from desktop_app.storage.errors import StoreDamaged, StoreMissing, WrongKey, from_system
from desktop_app.storage.folders import DATABASE_NAME
from desktop_app.storage.keyslots import KeyFile, Unlocked, save_keys, sealed
from desktop_app.storage.operators import without_operator
from desktop_app.storage.slots import KEY_BYTES, with_key
from desktop_app.storage.upgrade import check_integrity, put_in_place, remove_database, row_counts

Inside = Callable[[Connection], None]
_COPY_NAME: Final = DATABASE_NAME + ".rekeying"


def remove_operator(
    connection: Connection,
    keys: KeyFile,
    name: str,
    progress: Progress | None = None,
    *,
    inside: Inside = lambda _: None,
) -> tuple[Connection, KeyFile]:
    """Remove an operator and re-key the store, so that the key she knew opens nothing written from now on.

    ``connection`` must be the only one open and is closed; returned are the new connection and key file.
    ``progress(done, total)`` follows the copying in pages; what it raises stops the change before it began.
    ``inside(connection)`` writes into the copy, so what it writes (the journal entry) is there when she is gone.
    Raises UnknownOperator, LastAdministrator, LastSigner, KeysAltered (nothing changed), or what the disk says (the
    store is whole under one key or the other; open it again).
    """
    return change_key(connection, without_operator(keys, connection.key, name), progress, inside)


def change_key(
    connection: Connection, keys: KeyFile, progress: Progress | None = None, inside: Inside = lambda _: None
) -> tuple[Connection, KeyFile]:
    """Re-key the store for the slots of ``keys``; see ``remove_operator``."""
    path = connection.path
    copy = path.with_name(_COPY_NAME)
    old_key, new_key = connection.key, secrets.token_bytes(KEY_BYTES)
    try:
        remove_database(copy)
        _rekeyed_copy(connection, copy, new_key, progress, inside)
        save_keys(path.parent, _announced(keys, old_key, new_key))
        connection.close()
        put_in_place(copy, path)
    except OSError as error:
        raise from_system(error, path) from error
    finally:
        with suppress(OSError):  # a copy given up would keep the full disk full; the next opening removes it otherwise
            remove_database(copy)
    settled = _settled(keys, new_key)
    save_keys(path.parent, settled)
    return connect(path, new_key), settled


def open_keyed(folder: Path, keys: KeyFile, unlocked: Unlocked) -> tuple[Connection, KeyFile]:
    """Open the store's database with the key that fits; finish or give up a change of key that was cut off.

    Returns the connection and the key file as it now is. Raises what ``connect`` raises; a key that passed the seal
    and still does not fit means StoreDamaged, and so does a key file whose database is gone.
    """
    path = folder / DATABASE_NAME
    try:
        connection, key = connect(path, unlocked.database_key), unlocked.database_key
    except WrongKey as error:
        if unlocked.next_key is None:
            raise StoreDamaged(file=path.name, reason="the first page does not open") from error
        connection, key = _open_with_next(path, unlocked.next_key)
    except StoreMissing as error:
        raise StoreDamaged(file=path.name, reason="gone") from error
    if unlocked.next_key is None:
        return connection, keys
    settled = _settled(keys, key)
    save_keys(folder, settled)
    return connection, settled


def _open_with_next(path: Path, key: bytes) -> tuple[Connection, bytes]:
    try:
        return connect(path, key), key
    except WrongKey as error:
        raise StoreDamaged(file=path.name, reason="the first page does not open") from error


def _rekeyed_copy(
    connection: Connection, copy: Path, new_key: bytes, progress: Progress | None, inside: Inside
) -> None:
    """Make ``copy`` under ``new_key``, prove that it holds the same rows, write into it what tells of the change."""
    connection.copy_to(copy, progress)
    changing = connect(copy, connection.key)
    try:
        changing.change_key(new_key)
    finally:
        changing.close()
    changed = connect(copy, new_key)
    try:
        check_integrity(changed)
        if row_counts(changed) != row_counts(connection):
            raise StoreDamaged(file=copy.name, reason="rows lost")
        with changed.write():
            inside(changed)
    finally:
        changed.close()


def _announced(keys: KeyFile, old_key: bytes, new_key: bytes) -> KeyFile:
    store_id = keys.card.store_id
    slots = tuple(with_key(store_id, slot, "next-database", new_key) for slot in keys.slots)
    return sealed(keys.card, slots, old_key, keys.help)


def _settled(keys: KeyFile, key: bytes) -> KeyFile:
    store_id = keys.card.store_id
    slots = tuple(
        msgspec.structs.replace(with_key(store_id, slot, "database", key), next_key=None) for slot in keys.slots
    )
    return sealed(keys.card, slots, key, keys.help)
