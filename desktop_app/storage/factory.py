"""One folder = one store: making it, opening it, and the card shown before it is opened.

Owns the order of steps: lock, keys, database, version, upgrade, high-water mark. A store appears under its name
complete or not at all.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.base.clock import Clock
from desktop_app.base.errors import Refused
from desktop_app.base.files import sync_folder
from desktop_app.base.process_lock import ProcessLock
from desktop_app.base.replaced_folder import finish_replacement
from desktop_app.storage.backup import BEFORE_UPGRADE, make_backup
from desktop_app.storage.building import building_folder
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.epochs import Behind, Epoch, HighWater, begin_new_epoch
from desktop_app.storage.errors import StoreMissing, from_system
from desktop_app.storage.folders import (
    BACKUPS_NAME,
    DATABASE_NAME,
    is_free,
    put_new_folder,
)
from desktop_app.storage.identity import Identity, read_identity, write_identity
from desktop_app.storage.keyslots import KEYS_NAME, KeyFile, Operator, Unlocked, load_keys, save_keys
from desktop_app.storage.lock import RemovableTest, lock_store, never_removable, refuse_removable
from desktop_app.storage.migrations import check_version, migrate
from desktop_app.storage.operators import first_keys, with_card
from desktop_app.storage.recovery import new_recovery_secret
from desktop_app.storage.rekey import open_keyed
from desktop_app.storage.reserve import keep_reserve, with_reserve
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import DEFAULT_KDF, KEY_BYTES, KdfParameters, OperatorSpec
from desktop_app.storage.upgrade import upgrade

_Unlock = Callable[[KeyFile], tuple[Unlocked, Operator | None]]


class StoreExists(Refused):
    """There is already a store in the folder. Fields: ``folder``."""

    code = "store_exists"


class FolderNotEmpty(Refused):
    """The folder holds other things; a store has its folder for itself. Fields: ``folder``."""

    code = "folder_not_empty"


@dataclass(frozen=True, slots=True)
class StoreCard:
    """What the unlock screen shows: whose store it is and who may open it."""

    role: str
    store_id: str
    unit: str
    unit_name: str
    superior: str
    commune: str
    operators: tuple[Operator, ...]


@dataclass(slots=True)
class Opened:
    """An open store. ``operator`` is None when it was opened by the recovery sheet.

    ``behind``: the store is older than this PC remembers (see ``epochs``). ``keys_repaired``: ``keys.json`` was
    damaged and was put back from its previous copy. After ``rekey`` the caller sets ``connection`` and ``keys`` anew.
    """

    folder: Path
    connection: Connection
    identity: Identity
    keys: KeyFile
    lock: ProcessLock = field(repr=False)
    operator: Operator | None = None
    behind: Behind | None = None
    keys_repaired: bool = False
    high_water: HighWater | None = field(default=None, repr=False)

    def begin_new_epoch(self, inside: Callable[[Connection, Epoch], None] | None = None) -> Epoch:
        """Begin a new epoch (the store was found behind); ``inside`` writes the journal entry in the same step."""
        with self.connection.write():
            epoch = begin_new_epoch(self.connection)
            if inside is not None:
                inside(self.connection, epoch)
        self.behind = None
        if self.high_water is not None:
            self.high_water.raise_to(self.connection)
        return epoch

    def close(self) -> None:
        """Close the connection, raise the high-water mark, give the lock back. Closing twice is allowed."""
        if not self.lock.held:
            return
        try:
            if self.high_water is not None and not self.connection.closed:
                self._raise_mark(self.high_water)
        finally:
            try:
                self.connection.close()
            finally:
                self.lock.release()

    def _raise_mark(self, high_water: HighWater) -> None:
        """Raise the mark, unless the store is behind and nobody has begun a new epoch: that must show again."""
        if self.behind is None or not high_water.knows_epoch(self.connection):
            high_water.raise_if_possible(self.connection)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Created:
    """A new store, open, and the secret for its recovery sheet: shown and printed once, kept nowhere."""

    opened: Opened
    recovery_secret: str = field(repr=False)

    @property
    def connection(self) -> Connection:
        """The open connection."""
        return self.opened.connection

    def close(self) -> None:
        """Close the store."""
        self.opened.close()


def create_store(
    folder: Path,
    *,
    identity: Identity,
    operator: OperatorSpec,
    clock: Clock,
    signing_seed: bytes,
    office_title: str = "",
    settings: Mapping[str, str] | None = None,
    kdf: KdfParameters = DEFAULT_KDF,
    demo: bool = False,
    is_removable: RemovableTest = never_removable,
    high_water: HighWater | None = None,
) -> Created:
    """Make a store in ``folder`` (new or empty) and leave it open. ``office_title`` is the operator's ("Chủ tịch").

    Built beside the folder and renamed when whole, so a crash or a full disk leaves nothing under its name.
    Raises StoreExists, FolderNotEmpty, StoreOnRemovable, StoreInUse, what ``first_keys`` raises, DiskFull,
    StoreReadOnly, StoreUnreachable.
    """
    refuse_removable(folder, is_removable)
    try:
        _require_free(folder)
    except OSError as error:  # a folder of somebody else's, for one
        raise from_system(error, folder) from error
    database_key, recovery_secret = secrets.token_bytes(KEY_BYTES), new_recovery_secret()
    spec = OperatorSpec(operator.name, operator.roles, operator.passphrase, operator.title or office_title)
    keys = first_keys(identity.card(), spec, recovery_secret, database_key, signing_seed, kdf, demo=demo)
    first_settings = {**(settings or {}), "store.created_at": clock.now().isoformat()}
    try:
        with building_folder(folder, "making") as building:
            _fill(building, identity, keys, database_key, first_settings)
            put_new_folder(building, folder)
    except OSError as error:
        raise from_system(error, folder) from error
    unlock: _Unlock = lambda loaded: (Unlocked(database_key, None), loaded.operators()[0])  # noqa: E731
    return Created(_open(folder, unlock, clock, is_removable, high_water), recovery_secret)


def open_store(
    folder: Path,
    *,
    operator: str,
    passphrase: str,
    clock: Clock,
    is_removable: RemovableTest = never_removable,
    high_water: HighWater | None = None,
) -> Opened:
    """Open the store with an operator's passphrase. An older store is backed up and upgraded on the way.

    Raises StoreMissing, StoreInUse, StoreOnRemovable, UnknownOperator, WrongPassphrase, KeysDamaged, KeysAltered,
    StoreDamaged, NotEncrypted, NewerStore, StoreBusy, DiskFull, StoreReadOnly, StoreUnreachable.
    """

    def unlock(keys: KeyFile) -> tuple[Unlocked, Operator]:
        unlocked = keys.unlock(operator, passphrase)
        return unlocked, next(known for known in keys.operators() if known.name == operator)

    return _open(folder, unlock, clock, is_removable, high_water)


def open_store_with_recovery(
    folder: Path,
    *,
    secret: str,
    clock: Clock,
    is_removable: RemovableTest = never_removable,
    high_water: HighWater | None = None,
) -> Opened:
    """Open the store with the recovery sheet; next, somebody is given a passphrase (``with_forgotten_passphrase``).

    Raises as ``open_store`` does, with RecoverySecretUnreadable and WrongRecoverySecret in place of the operator's.
    """
    return _open(folder, lambda keys: (keys.unlock_recovery(secret), None), clock, is_removable, high_water)


def open_store_with_help(
    folder: Path,
    *,
    secret: bytes,
    clock: Clock,
    is_removable: RemovableTest = never_removable,
    high_water: HighWater | None = None,
) -> Opened:
    """Open the store with the secret of its help slot, which the province gave back; next as after the recovery sheet.

    Raises as ``open_store`` does, with WrongHelpSecret in place of the operator's.
    """
    return _open(folder, lambda keys: (keys.unlock_help(secret), None), clock, is_removable, high_water)


def store_card(folder: Path) -> StoreCard:
    """Read the card, without a passphrase and without the lock.

    Raises StoreMissing, StoreReadOnly, StoreUnreachable, KeysDamaged, NewerStore.
    """
    _find(folder)
    keys = load_keys(folder).keys
    card = keys.card
    return StoreCard(card.role, card.store_id, card.unit, card.unit_name, card.superior, card.commune, keys.operators())


def change_identity(opened: Opened, identity: Identity, *, inside: Callable[[Connection], None] | None = None) -> None:
    """Give the store another unit, name, superior or commune (an admission does), in the database and on the card.

    ``inside(connection)`` runs in the same transaction: what the change came with. The database is first: should the
    card not be reached, the next opening corrects it. Not inside ``write()``.
    """
    with opened.connection.write():
        write_identity(opened.connection, identity)
        if inside is not None:
            inside(opened.connection)
    opened.identity = identity
    opened.keys = _corrected_card(opened.folder, opened.keys, opened.connection.key, identity)


def _fill(building: Path, identity: Identity, keys: KeyFile, database_key: bytes, settings: Mapping[str, str]) -> None:
    (building / BACKUPS_NAME).mkdir()
    connection = connect(building / DATABASE_NAME, database_key, create=True)
    try:
        migrate(connection)
        with connection.write():
            write_identity(connection, identity)
            Settings(connection).set_all(settings)
    finally:
        connection.close()
    save_keys(building, keys)
    save_keys(building, keys)  # the second leaves the first as keys.json.previous: one bad sector loses no new book
    sync_folder(building)


def _open(
    folder: Path, unlock: _Unlock, clock: Clock, is_removable: RemovableTest, high_water: HighWater | None
) -> Opened:
    refuse_removable(folder, is_removable)
    _find(folder)
    with ExitStack() as undo:
        lock = lock_store(folder)
        undo.callback(lock.release)
        loaded = load_keys(folder)
        unlocked, operator = unlock(loaded.keys)
        connection, keys = with_reserve(folder, lambda: open_keyed(folder, loaded.keys, unlocked))
        undo.callback(connection.close)
        _remove_leftovers(folder)
        keep_reserve(folder)
        if loaded.from_previous:
            save_keys(folder, keys)
        if check_version(connection):
            connection = _upgraded(connection, keys, clock)
            undo.callback(connection.close)
        identity = read_identity(connection)
        keys = _corrected_card(folder, keys, connection.key, identity)
        behind = high_water.behind(connection) if high_water is not None else None
        undo.pop_all()
    return Opened(
        folder,
        connection,
        identity,
        keys,
        lock,
        operator=operator,
        behind=behind,
        keys_repaired=loaded.from_previous,
        high_water=high_water,
    )


def _find(folder: Path) -> None:
    """Finish a cut-off restore, then see that there is a folder at all."""
    try:
        finish_replacement(folder)
        found = folder.is_dir()
    except OSError as error:
        raise from_system(error, folder) from error
    if not found:
        raise StoreMissing(folder=str(folder))


def _remove_leftovers(folder: Path) -> None:
    """Remove copies of the database that a killed upgrade, backup or change of key left; the lock is ours."""
    try:
        for copy in folder.glob(f"{DATABASE_NAME}.*"):
            copy.unlink()
    except OSError as error:
        raise from_system(error, folder) from error


def _upgraded(connection: Connection, keys: KeyFile, clock: Clock) -> Connection:
    """Back an older store up, close it, upgrade it, and return the connection to the upgraded one."""
    backups = connection.path.parent / BACKUPS_NAME
    try:
        backups.mkdir(exist_ok=True)
    except OSError as error:
        raise from_system(error, backups) from error
    make_backup(connection, keys, backups, clock.now(), label=BEFORE_UPGRADE)
    connection.close()
    upgrade(connection.path, connection.key)
    return connect(connection.path, connection.key)


def _corrected_card(folder: Path, keys: KeyFile, database_key: bytes, identity: Identity) -> KeyFile:
    """Write the card anew when the database, which is right, says otherwise."""
    if keys.card == identity.card():
        return keys
    corrected = with_card(keys, database_key, identity.card())
    save_keys(folder, corrected)
    return corrected


def _require_free(folder: Path) -> None:
    finish_replacement(folder)  # a restored store that has its name not yet is there all the same
    if is_free(folder):
        return
    if any((folder / name).exists() for name in (KEYS_NAME, DATABASE_NAME)):
        raise StoreExists(folder=str(folder))
    raise FolderNotEmpty(folder=str(folder))
