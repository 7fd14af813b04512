"""Backups altered by somebody who knows the format: every digest is right, only the content is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from desktop_app.storage.backup import MAGIC, read_backup


def with_header(path: Path, **changes: object) -> None:
    """Change fields of a backup's header; the database in it stays."""
    info = read_backup(path)
    _write(path, {**msgspec.structs.asdict(info.header), **changes}, path.read_bytes()[info.database_at :])


def with_database(path: Path, database: bytes) -> None:
    """Put another database into a backup; the rest of its header stays."""
    header = msgspec.structs.asdict(read_backup(path).header)
    digest = hashlib.sha256(database).hexdigest()
    _write(path, {**header, "database_size": len(database), "database_sha256": digest}, database)


def _write(path: Path, header: dict[str, object], database: bytes) -> None:
    content = msgspec.json.encode(header)
    path.write_bytes(MAGIC + len(content).to_bytes(8, "big") + content + hashlib.sha256(content).digest() + database)
