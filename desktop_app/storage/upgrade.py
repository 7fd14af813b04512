"""How an older store becomes a present one: on a copy, checked, put in its place at once.

Owns what every replacement of a whole database needs (integrity, counts, the swap); restoring and re-keying use it
too. Knows no table by name.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.base.files import sync_folder
from desktop_app.base.following import NOBODY, Following
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.errors import DatabaseMisuse, StoreDamaged, from_system
from desktop_app.storage.migrations import migrate


def upgrade(path: Path, key: bytes, *, steps: Callable[[Connection], None] = migrate, by: Following = NOBODY) -> None:
    """Bring the closed database ``path`` to the present version: on a copy, checked, then put in its place at once.

    The caller has made a backup of the old one and holds the store's lock. ``steps`` is what is done to the copy.
    ``by`` may stop it before the copy takes its place.
    Raises StoreDamaged when the old or the new database does not pass its checks; the old one is then untouched.
    """
    copy = path.with_name(path.name + ".upgrading")
    try:
        remove_database(copy)
        old = connect(path, key)
        try:
            with old.followed(by):
                check_integrity(old)
                before = row_counts(old)
            old.copy_to(copy, lambda _done, _total: by.check())
        finally:
            old.close()
        new = connect(copy, key)
        try:
            with new.followed(by):
                steps(new)
                check_integrity(new)
                _compare_counts(before, row_counts(new), path)
        finally:
            new.close()
        put_in_place(copy, path)
    except OSError as error:
        raise from_system(error, path) from error
    finally:
        with suppress(OSError):  # what went wrong first is said; the next opening removes the copy
            remove_database(copy)


def check_integrity(connection: Connection) -> None:
    """Raise StoreDamaged unless SQLite finds every page, index and foreign key in order."""
    problems = [str(row[0]) for row in connection.read("PRAGMA integrity_check(10)") if row[0] != "ok"]
    problems += [f"foreign key of {row[0]}" for row in connection.read("PRAGMA foreign_key_check")]
    if problems:
        raise StoreDamaged(file=connection.path.name, reason="; ".join(problems[:3]))


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every ordinary table of ours, by name."""
    names = connection.read(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY name"
    )
    return {str(name): int(connection.value(f'SELECT count(*) FROM "{name}"')) for (name,) in names}  # noqa: S608


def put_in_place(copy: Path, path: Path) -> None:
    """Put a closed, checked database where ``path`` is, in one step. A log beside either would belong to the other."""
    for database in (copy, path):
        log = database.with_name(database.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise DatabaseMisuse(reason=f"{log.name}: a connection is still open")
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    copy.replace(path)
    sync_folder(path.parent)


def remove_database(path: Path) -> None:
    """Remove a database that is only a copy, with whatever SQLite keeps beside it."""
    for name in (path.name, path.name + "-wal", path.name + "-shm", path.name + "-journal"):
        path.with_name(name).unlink(missing_ok=True)


def _compare_counts(before: dict[str, int], after: dict[str, int], path: Path) -> None:
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise StoreDamaged(file=path.name, reason=f"rows lost in {', '.join(lost)}")
