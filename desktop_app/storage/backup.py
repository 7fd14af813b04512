"""Backups: one self-contained file each, that an operator's passphrase or the recovery sheet alone can open.

Layout: the 8 bytes of ``MAGIC`` · length of the header, 8 bytes big-endian · header (JSON: store, epoch, counter, row
counts, size and SHA-256 of the database, the whole ``keys.json``) · SHA-256 of the header · the database, encrypted
as it lies in the store. Owns making, reading and thinning; ``restore`` puts one back.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Final, Literal

import msgspec

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.base.files import sync_folder
from desktop_app.base.following import NOBODY, Following
from desktop_app.storage.backup_names import BackupName, unused_path
from desktop_app.storage.connection import Connection, Progress, connect
from desktop_app.storage.epochs import COUNTER
from desktop_app.storage.errors import NewerStore, StoreDamaged, from_system
from desktop_app.storage.keyslots import MAXIMUM_BYTES, KeyFile, KeysDamaged, decode_keys, encode_keys
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import Hex16
from desktop_app.storage.upgrade import remove_database, row_counts

MAGIC: Final = b"SCDBAK1\n"
FORMAT: Final = 1
BEFORE_UPGRADE: Final = "before-upgrade"
_LENGTH_BYTES: Final = 8
_DIGEST_BYTES: Final = 32
_BLOCK: Final = 1 << 20
_MAXIMUM_HEADER: Final = 4 * MAXIMUM_BYTES

_Count = Annotated[int, msgspec.Meta(ge=0)]


class NotABackup(Refused):
    """The file is not a backup of this program. Fields: ``file``."""

    code = "not_a_backup"


class BackupDamaged(Refused):
    """The backup is cut short or altered: take another one. Fields: ``file``, ``reason``."""

    code = "backup_damaged"


class BackupHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup says of itself. ``counter`` is the last one given, ``counts`` rows per table."""

    format: Literal[1]
    made_at: str
    label: str
    store_id: Hex16
    store_version: Annotated[int, msgspec.Meta(ge=1)]
    epoch: Hex16
    counter: _Count
    counts: dict[str, _Count]
    database_size: Annotated[int, msgspec.Meta(ge=1)]
    database_sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    keys: str


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup whose header was read and checked; ``database_at`` is the offset of the database in the file."""

    path: Path
    header: BackupHeader
    keys: KeyFile
    database_at: int


def make_backup(
    connection: Connection,
    keys: KeyFile,
    target: Path,
    at: datetime,
    *,
    label: str = "",
    beside: Path | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write a backup of the store as it is now into the folder ``target`` and return its path.

    Made from a copy that was opened and checked, written under a temporary name, read back, renamed; nothing is ever
    overwritten. Give a background task its own connection (``open_another``). ``progress(done, total)`` in pages; what
    it raises stops the making at any block until the last renaming, and nothing is left of it.
    The passing copy lies beside the store, or in the folder ``beside``: where the store's own disk is full.
    Raises DiskFull, StoreReadOnly, StoreUnreachable, StoreDamaged.
    """
    copy = (beside or connection.path.parent) / f"{connection.path.name}.backup-{secrets.token_hex(4)}"
    partial = target / f".{secrets.token_hex(8)}.part"
    looks = _Looks(progress)
    try:
        connection.copy_to(copy, looks.report)
        header = _header(copy, connection.key, keys, at, label, looks)
        name = BackupName(header.store_id, header.counter, at, label)
        with copy.open("rb") as database, partial.open("xb") as stream:
            _write(stream, header, database, looks)
        for _ in _database_blocks(read_backup(partial)):
            looks.again()
        path = unused_path(target, name)
        partial.rename(path)
        sync_folder(target)
    except OSError as error:
        raise from_system(error, target / "backup") from error
    except Refused as error:
        raise StoreDamaged(file=partial.name, reason=str(error)) from error
    finally:
        with suppress(OSError):  # what went wrong first is said; the next opening removes the copy
            remove_database(copy)
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return path


def read_backup(path: Path) -> BackupInfo:
    """Read and check a backup's header; the database's bytes are not read (see ``check_content``).

    Raises NotABackup, BackupDamaged, NewerStore, FileUnreadable.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(len(MAGIC)) != MAGIC:
                raise NotABackup(file=path.name)
            length = int.from_bytes(stream.read(_LENGTH_BYTES), "big")
            if not 0 < length <= _MAXIMUM_HEADER:
                raise BackupDamaged(file=path.name, reason="header length")
            content, digest = stream.read(length), stream.read(_DIGEST_BYTES)
            database_at = stream.tell()
            size = stream.seek(0, os.SEEK_END) - database_at
    except OSError as error:
        raise FileUnreadable.because(path.name, error) from error
    if hashlib.sha256(content).digest() != digest:
        raise BackupDamaged(file=path.name, reason="header")
    header = _decoded_header(path, content)
    if size != header.database_size:
        raise BackupDamaged(file=path.name, reason="size")
    try:
        keys = decode_keys(header.keys.encode("utf-8"))
    except KeysDamaged as error:  # of the backup, not of a store that a backup would help
        raise BackupDamaged(file=path.name, reason="keys") from error
    return BackupInfo(path, header, keys, database_at)


def check_content(backup: BackupInfo) -> None:
    """Read the whole file and compare. Raises BackupDamaged, StoreUnreachable."""
    for _ in _database_blocks(backup):
        pass


def extract_database(backup: BackupInfo, target: Path, by: Following = NOBODY) -> None:
    """Write the backup's database to the new file ``target``, durable. Raises BackupDamaged, DiskFull and the like.

    ``by`` follows it in bytes.
    """
    written = 0
    try:
        with target.open("xb") as stream:
            for block in _database_blocks(backup):
                stream.write(block)
                written += len(block)
                by.report(written, backup.header.database_size)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise from_system(error, target) from error


def _database_blocks(backup: BackupInfo) -> Iterator[bytes]:
    """Yield the database's bytes; raises BackupDamaged after the last when they are not what the header promises."""
    digest = hashlib.sha256()
    try:
        with backup.path.open("rb") as stream:
            stream.seek(backup.database_at)
            while block := stream.read(_BLOCK):
                digest.update(block)
                yield block
    except OSError as error:
        raise from_system(error, backup.path) from error
    if digest.hexdigest() != backup.header.database_sha256:
        raise BackupDamaged(file=backup.path.name, reason="database")


class _Looks:
    """Whether to go on after the last page was copied: what is done is told once more, and what that raises stops."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._told = (0, 0)

    def report(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._told = (done, total)
            self._progress(done, total)

    def again(self) -> None:
        self.report(*self._told)


def _header(copy: Path, key: bytes, keys: KeyFile, at: datetime, label: str, looks: _Looks) -> BackupHeader:
    """Open the copy, prove that it is whole, and describe it."""
    looks.again()
    opened = connect(copy, key)
    try:
        problems = [str(row[0]) for row in opened.read("PRAGMA quick_check(3)") if row[0] != "ok"]
        if problems:
            raise StoreDamaged(file=opened.path.name, reason="; ".join(problems))
        settings = Settings(opened)
        epoch, counter = settings.text("epoch.id"), settings.integer(COUNTER)
        counts, version = row_counts(opened), int(opened.value("PRAGMA user_version"))
    finally:
        opened.close()
    hashed = hashlib.sha256()
    with copy.open("rb") as stream:
        while block := stream.read(_BLOCK):
            hashed.update(block)
            looks.again()
    return BackupHeader(
        format=1,
        made_at=at.isoformat(),
        label=label,
        store_id=keys.card.store_id,
        store_version=version,
        epoch=epoch,
        counter=counter,
        counts=counts,
        database_size=copy.stat().st_size,
        database_sha256=hashed.hexdigest(),
        keys=encode_keys(keys).decode("utf-8"),
    )


def _write(stream: BinaryIO, header: BackupHeader, database: BinaryIO, looks: _Looks) -> None:
    content = msgspec.json.encode(header)
    stream.write(MAGIC + len(content).to_bytes(_LENGTH_BYTES, "big") + content + hashlib.sha256(content).digest())
    while block := database.read(_BLOCK):
        stream.write(block)
        looks.again()
    stream.flush()
    os.fsync(stream.fileno())


def _decoded_header(path: Path, content: bytes) -> BackupHeader:
    try:
        found = msgspec.json.decode(content, type=_Format).format
        if found > FORMAT:
            raise NewerStore(found=found, known=FORMAT)
        return msgspec.json.decode(content, type=BackupHeader)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BackupDamaged(file=path.name, reason=str(error)) from error


class _Format(msgspec.Struct):
    format: int
