"""Saving, searching, listing and receiving, on the storage layer. ``BENCH_RECORDS``: the large store's size."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.storage.connection import LARGE_CACHE_KIB, Connection, Row, connect
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.merge import Merge
from desktop_app.storage.migrations import migrate
from desktop_app.storage.search import search_row
from desktop_app.storage.versions import Versions
from tests.benchmarks.harness import Pair, constant, milliseconds, row, timed, timed_p95
from tests.fakes.clock import FixedClock
from tests.storage.gifts import DEVICE, gift, lift

KEY = bytes(range(32))
FRAME = 16.0
SAVES = 200
LARGE = int(os.environ.get("BENCH_RECORDS", "100000"))
RECEIVED = min(LARGE, 50_000)
PAGE = 200

FAMILIES = ("Giàng", "Lò", "Vàng", "Tẩn", "Phàn", "Sùng", "Lý", "Hoàng", "Nguyễn", "Tòng")
MIDDLES = ("A", "Thị", "Văn", "Thanh", "Mí", "Seo", "Láo", "Chin")
NAMES = ("Chứ", "Mẩy", "Páo", "Dinh", "Sử", "Hoa", "Mai", "Pháng", "Sơn", "Ngọc", "Lềnh", "Phượng")


def gifts(count: int, first: int = 1) -> Iterator[StoredVersion]:
    """Yield made-up gifts, the same in every run."""
    choose = random.Random(first)
    for number in range(first, first + count):
        name = f"{choose.choice(FAMILIES)} {choose.choice(MIDDLES)} {choose.choice(NAMES)}"
        day = f"2026-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
        yield gift(name, record=str(number), counter=number, value=choose.randint(1, 40) * 50_000, day=day, note="bản")


def new_store(folder: Path, name: str) -> Connection:
    """Return a new, empty, keyed store."""
    (folder / name).mkdir()
    connection = connect(folder / name / "store.db", KEY, create=True)
    migrate(connection)
    return connection


def filled_store(folder: Path, count: int) -> Connection:
    """Return a store of ``count`` gifts; rows of one run share it, as filling a large one takes minutes."""
    shared = folder.parent / f"store-of-{count}"
    if shared.exists():
        return connect(shared / "store.db", KEY)
    connection = new_store(folder.parent, shared.name)
    for first in range(1, count + 1, 50_000):
        part = gifts(min(50_000, count + 1 - first), first)
        with connection.write():
            Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in part)
    return connection


def bare_database(folder: Path) -> driver.Connection:
    """Return a keyed database with the store's pragmas and nothing of ours between it and the caller."""
    database = driver.connect(folder / "bare.db", isolation_level=None)
    database.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("CREATE TABLE one (seq INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT")
    return database


@row("save a record: version, journal, search, lifted columns; durable", budget=4.0)
def save(folder: Path) -> Iterator[Pair]:
    connection, bare = new_store(folder, "store"), bare_database(folder)
    versions, journal, clock = Versions(connection, lift), Journal(connection), FixedClock()
    numbers = iter(range(1, 1_000_000))

    def save_one() -> None:
        number = next(numbers)
        with connection.write():
            versions.next_counter()
            stored = gift(f"Giàng A Chứ {number}", counter=number)
            versions.put(stored, lift(stored.version), local=True)
            journal.append("saved", "Lan", clock.now(), record=stored.version.record, version=stored.id)

    content = gift("Giàng A Chứ").content

    def insert_one() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO one (content) VALUES (?)", (content,))
        bare.execute("COMMIT")

    yield Pair(
        lambda: sum(milliseconds(insert_one) for _ in range(SAVES)) / SAVES,
        lambda: sum(milliseconds(save_one) for _ in range(SAVES)) / SAVES,
    )
    bare.close()
    connection.close()


@row(f"search as you type, p95, {LARGE:,} records", budget=1.0, runs=3)
def search(folder: Path) -> Iterator[Pair]:
    connection = filled_store(folder, LARGE)
    listing = Listing(connection, DEVICE)
    names = (*FAMILIES, *NAMES, "giang a chu", "tẩn thị m")
    typed = [name[:length] for name in names for length in range(1, len(name) + 1)]
    words = iter(typed * 1_000)
    asked = timed_p95(lambda: listing.page(Question("gift", search=next(words)), PAGE), len(typed))
    yield Pair(constant(FRAME), asked)
    connection.close()


@row(f"list of {LARGE:,} records: first page", budget=6.0, runs=5)
def open_list(folder: Path) -> Iterator[Pair]:
    connection = filled_store(folder, LARGE)
    listing = Listing(connection, DEVICE)
    yield Pair(constant(FRAME), timed(lambda: (listing.page(Question("gift"), PAGE), listing.count(Question("gift")))))
    connection.close()


@row(f"list of {LARGE:,} records: page down, p95", budget=2.0, runs=3)
def page_down(folder: Path) -> Iterator[Pair]:
    connection = filled_store(folder, LARGE)
    listing, question = Listing(connection, DEVICE), Question("gift")
    place = {"key": listing.page(question, PAGE)[-1].key}

    def down() -> None:
        page = listing.page(question, PAGE, after=place["key"]) or listing.page(question, PAGE)
        place["key"] = page[-1].key

    yield Pair(constant(FRAME), timed_p95(down, 100))
    connection.close()


def stored_tables(connection: Connection) -> dict[str, list[Row]]:
    """Return the rows of every table that receiving fills, as bare inserts need them."""
    names = [name for (name,) in connection.read("SELECT name FROM pragma_table_list WHERE type = 'table'")]
    filled = [name for name in sorted(names) if name == "record" or name.startswith("version")]
    tables = {name: connection.read(f"SELECT * FROM {name}") for name in filled}
    return {name: rows for name, rows in tables.items() if rows}


@row(f"receive {RECEIVED:,} records: decode, lift, merge, index", budget=2.0, runs=1)
def receive(folder: Path) -> Iterator[Pair]:
    contents = [stored.content for stored in gifts(RECEIVED)]
    runs = iter(range(100))

    def merged() -> Connection:
        connection = new_store(folder, f"merged-{next(runs)}")
        with connection.write():
            Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in map(decode, contents))
        return connection

    model = merged()
    tables = stored_tables(model)
    versions = map(decode, contents)  # record.seq counts in the order of arrival
    found = [search_row(seq, "gift", lift(one.version).search_text) for seq, one in enumerate(versions, start=1)]
    model.close()

    def insert_bare() -> None:
        connection = new_store(folder, f"bare-{next(runs)}")
        connection.read(f"PRAGMA cache_size = -{LARGE_CACHE_KIB}")
        with connection.write():
            for name, rows in tables.items():
                connection.run_many(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
            connection.run_many("INSERT INTO search (rowid, folded, marked) VALUES (?, ?, ?)", found)
        connection.close()

    yield Pair(timed(insert_bare), timed(lambda: merged().close()))


def receive_many(folder: str, count: int) -> None:
    """Take ``count`` records into a new store: the job of the flat-memory row, in a process of its own."""
    place = Path(folder) / hashlib.sha256(os.urandom(8)).hexdigest()[:8]
    place.mkdir(parents=True)
    connection = new_store(place, "store")
    with connection.write():
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in gifts(count))
    connection.close()
