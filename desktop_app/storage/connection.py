"""The one way to the database: keyed, checked, with the pragmas this product relies on, and one ``write()``.

Owns: opening, transactions, the translation of driver errors. Knows no table. Everything that changes the database
happens inside ``write()``; outside it the connection is set to ``query_only``, so a forgotten ``write()`` fails at
the first try instead of committing alone (in a row of writes, right after: see ``write_guard``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, Final

import sqlite_utils
import sqlite_utils.db
from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from desktop_app.base.errors import Bug, EnvironmentProblem
from desktop_app.base.following import Following
from desktop_app.storage.errors import (
    DatabaseMisuse,
    NotEncrypted,
    QueryStopped,
    StoreDamaged,
    StoreMissing,
    from_driver,
    from_system,
)
from desktop_app.storage.write_guard import Counting, Refusing, WriteGuard

Value = None | int | float | str | bytes
Row = tuple[Any, ...]
Parameters = Sequence[Value] | dict[str, Value]
Progress = Callable[[int, int], None]
Stopping = Callable[[], bool]
"""Asked while a long query runs whether it is to stop."""

KEY_BYTES: Final = 32
BUSY_MILLISECONDS: Final = 5_000
HURRIED_MILLISECONDS: Final = 200
PLAIN_HEADER: Final = b"SQLite format 3\x00"
BACKUP_PAGES: Final = 1024
"""Pages (4 KB) copied between two calls of a progress function."""
LARGE_CACHE_KIB: Final = 64 * 1024
USUAL_CACHE_KIB: Final = 2_000

_STEPS_BETWEEN_LOOKS: Final = 20_000

_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -2000",  # KiB; the driver would keep 8 MB each: 12 MB at a desk, for 1 ms of a search
    "PRAGMA secure_delete = ON",  # an erased person's bytes are overwritten, not only unlinked
)


class NestedWrite(Bug):
    """``write()`` inside ``write()``: the inner one would commit half of the outer one's work."""

    code = "nested_write"


class WrongDriver(Bug):
    """sqlite-utils was imported before ``desktop_app.storage`` and took another SQLite."""

    code = "wrong_driver"


class Connection:
    """A keyed connection. Belongs to the thread that made it; ``open_another()`` makes one for a background task."""

    def __init__(self, path: Path, key: bytes, raw: driver.Connection) -> None:
        self.path = path
        self._key = key
        self._raw = raw
        self._guard: WriteGuard = Refusing(raw)
        self._writing = False
        self._large = False
        self._closed = False
        self.database = sqlite_utils.Database(raw, recursive_triggers=False, execute_plugins=False, strict=True)
        """For the schema and for convenience calls inside ``write()``."""

    def __repr__(self) -> str:
        return f"Connection({str(self.path)!r})"

    @property
    def closed(self) -> bool:
        """Whether ``close()`` was called."""
        return self._closed

    @property
    def writing(self) -> bool:
        """Whether a ``write()`` is going on."""
        return self._writing

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open: SQLite itself takes one back when the disk is full, or when it is stopped."""
        return bool(self._raw.in_transaction)

    @property
    def key(self) -> bytes:
        """The 32-byte database key, for backups and key slots; never to be logged or shown."""
        return self._key

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Begin IMMEDIATE, commit at the end of the block, undo everything if it raises.

        Raises NestedWrite inside another ``write()``; StoreBusy, DiskFull, StoreReadOnly, StoreUnreachable,
        StoreDamaged or DatabaseMisuse for what the database says, at the start, inside, or at the commit.
        """
        if self._writing:
            raise NestedWrite()
        self._writing = True
        try:
            self._guard.lift()
            self._raw.execute("BEGIN IMMEDIATE")
            yield self
            self._raw.execute("COMMIT")
        except driver.Error as error:
            raise from_driver(error, self.path) from error
        finally:
            self._end_write()

    def _end_write(self) -> None:
        """Leave nothing open: after a commit there is nothing to undo, after anything else everything."""
        self._writing = False
        try:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            self._guard.put_back()
        except driver.Error as error:
            raise from_driver(error, self.path) from error

    @contextmanager
    def writes_in_a_row(self) -> Iterator[None]:
        """Spare each ``write()`` inside the block the setting of ``query_only``, which makes every statement anew.

        A change outside ``write()`` is found there instead of refused: DatabaseMisuse at the next one, or at the end.
        """
        usual = self._guard
        self.read("PRAGMA query_only = OFF")
        self._guard = Counting(self._raw)
        try:
            yield
            self._guard.lift()
        finally:
            self._guard = usual
            self.read("PRAGMA query_only = ON")

    @contextmanager
    def large_cache(self) -> Iterator[None]:
        """Keep 64 MB of pages inside the block, for work that visits pages again: each visit else decrypts anew.

        Afterwards SQLite's own 2 MB again, so that a desk that exported or received keeps no memory for it. Inside
        another such block it changes nothing: who does many such jobs in a row keeps the pages from one to the next.
        """
        if self._large:
            yield
            return
        self._large = True
        self.read(f"PRAGMA cache_size = -{LARGE_CACHE_KIB}")
        try:
            yield
        finally:
            self._large = False
            self.read(f"PRAGMA cache_size = -{USUAL_CACHE_KIB}")

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Wait for another connection that writes only as long as nobody at the window notices; then StoreBusy."""
        self.read(f"PRAGMA busy_timeout = {HURRIED_MILLISECONDS}")
        try:
            yield
        finally:
            self.read(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    @contextmanager
    def watched(self, stopping: Stopping | None) -> Iterator[None]:
        """Ask ``stopping`` every few milliseconds while queries run inside the block. Raises QueryStopped."""
        if stopping is None:
            yield
            return
        self._raw.set_progress_handler(lambda: int(stopping()), _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except DatabaseMisuse:
            if stopping():
                raise QueryStopped from None
            raise
        finally:
            self._raw.set_progress_handler(None, 0)

    @contextmanager
    def followed(self, by: Following) -> Iterator[None]:
        """Look every few milliseconds while queries run inside the block whether to stop; then ``by.check`` raises."""
        try:
            with self.watched(lambda: by.stopping):
                yield
        except QueryStopped:
            by.check()
            raise

    def read(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query. Raises as ``write`` does."""
        try:
            return list(self._raw.execute(sql, parameters))
        except driver.Error as error:
            raise self._explained(error) from error

    def one(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, or None. Raises as ``write`` does."""
        try:
            row: Row | None = self._raw.execute(sql, parameters).fetchone()
        except driver.Error as error:
            raise self._explained(error) from error
        return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - a column's type is the query's
        """Return the first column of the first row, or None. Raises as ``write`` does."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield the rows of a query one by one, holding one in memory. Raises as ``write`` does."""
        try:
            # "yield from" closes a cursor that is left early; by then the connection may be closed, and that complains.
            yield from chain(self._raw.execute(sql, parameters))
        except driver.Error as error:
            raise self._explained(error) from error

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one changing statement inside ``write()`` and return how many rows it touched."""
        return int(self._run(sql, parameters).rowcount)

    def returned(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - as for ``value``
        """Run one changing statement with RETURNING inside ``write()``; return the first column of its first row."""
        return self._run(sql, parameters).fetchall()[0][0]

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one changing statement for each of ``rows``, taken one by one, inside ``write()``."""
        self._require_write()
        try:
            self._raw.executemany(sql, rows)
        except driver.Error as error:
            raise self._explained(error) from error

    def _run(self, sql: str, parameters: Parameters) -> driver.Cursor:
        self._require_write()
        try:
            return self._raw.execute(sql, parameters)
        except driver.Error as error:
            raise self._explained(error) from error

    def _require_write(self) -> None:
        if not self._writing:
            raise DatabaseMisuse(reason="a change outside write()")

    def _explained(self, error: driver.Error) -> Exception:
        """Return our own error; a change refused because of ``query_only`` is our fault, not the disk's."""
        if not self._writing and "readonly database" in str(error):
            return DatabaseMisuse(reason="a change outside write()")
        return from_driver(error, self.path)

    def open_another(self) -> Connection:
        """Open a second connection to the same store, for the thread that calls this."""
        return connect(self.path, self._key)

    def copy_to(self, target: Path, progress: Progress | None = None) -> None:
        """Copy the database as it is now to a new keyed file, other connections writing meanwhile or not.

        ``progress(done, total)`` is called in pages; what it raises stops the copy and is passed on.
        """
        copy = connect(target, self._key, create=True)
        try:
            self._raw.execute("BEGIN")  # one snapshot: without it every save elsewhere starts the copy anew
            try:
                self._raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                self._raw.backup(copy._raw, pages=BACKUP_PAGES, progress=_reporting(progress))
            finally:
                self._raw.execute("ROLLBACK")
        except driver.Error as error:
            raise from_driver(error, target) from error
        finally:
            copy.close()

    def change_key(self, key: bytes) -> None:
        """Encrypt this database anew under another key, in place. For copies only: a crash half-way is not kept."""
        try:
            self._raw.execute("PRAGMA query_only = OFF")
            self._raw.execute("PRAGMA journal_mode = DELETE")
            self._raw.execute(f"PRAGMA rekey = \"x'{_checked_key(key).hex()}'\"")
            self._raw.execute("PRAGMA journal_mode = WAL")
            self._raw.execute("PRAGMA query_only = ON")
        except driver.Error as error:
            raise from_driver(error, self.path) from error
        self._key = key

    def flush_log(self) -> bool:
        """Move everything from the write-ahead log into the database file and empty the log (after an erasure).

        Return whether that was done. A disk without room, or another connection that reads, stands in its way: what was
        committed is committed all the same, and the log is emptied when the store is closed with room on the disk.
        """
        try:
            busy = self.value("PRAGMA wal_checkpoint(TRUNCATE)")
        except EnvironmentProblem:
            return False
        return not busy

    def close(self) -> None:
        """Close; the last connection leaves one file without a log. Closing twice is allowed."""
        try:
            self._raw.close()
        except driver.Error as error:
            raise from_driver(error, self.path) from error
        self._closed = True


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open the database ``path`` with its raw 32-byte ``key``; ``create`` makes a new one and refuses an old one.

    Raises StoreMissing, NotEncrypted, WrongKey, StoreDamaged, StoreBusy, DiskFull, StoreReadOnly or StoreUnreachable.
    """
    if vars(sqlite_utils.db)["OperationalError"] is not driver.OperationalError:
        raise WrongDriver()
    _check_file(path, create=create)
    checked = _checked_key(key)
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"
    try:
        raw = driver.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    except driver.Error as error:
        raise from_driver(error, path) from error
    try:
        _prepare(raw, checked)
        return Connection(path, key, raw)
    except driver.Error as error:
        raw.close()
        raise from_driver(error, path) from error


def _prepare(raw: driver.Connection, key: bytes) -> None:
    """Key the connection, prove the key by reading, and set what every connection relies on."""
    raw.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is reported by us, not on standard error
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    raw.execute("PRAGMA journal_mode = WAL")  # raises where it cannot: SQLite only keeps another mode in memory
    raw.execute("PRAGMA query_only = ON")


def _check_file(path: Path, *, create: bool) -> None:
    """Look at the file itself: SQLite would make a missing one and open a plain one without a word."""
    try:
        if create:
            if path.exists():
                raise DatabaseMisuse(reason="create over an existing file")
            return
        with path.open("rb") as stream:
            header = stream.read(len(PLAIN_HEADER))
    except FileNotFoundError as error:
        raise StoreMissing(folder=str(path.parent)) from error
    except OSError as error:
        raise from_system(error, path) from error
    if header == PLAIN_HEADER:
        raise NotEncrypted(file=path.name)
    if len(header) < len(PLAIN_HEADER):
        raise StoreDamaged(file=path.name, reason="shorter than its header")


def _checked_key(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise DatabaseMisuse(reason="a key of the wrong length")
    return key


def _reporting(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda _status, remaining, total: progress(total - remaining, total)
