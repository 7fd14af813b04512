"""The same rows as a user meets them: through the services, with validation, lifting by real forms, journal and copy.

``BENCH_USE_CASE_RECORDS`` is the number of gifts exported and received (20 000).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from desktop_app.services.browsing import Browsing
from desktop_app.services.device_keys import Province
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.receiving import Receiving
from desktop_app.services.session import Session
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.merge import CACHE_KIB
from desktop_app.storage.search import search_row
from desktop_app.storage.settings import Settings
from desktop_app.storage.versions import Versions
from tests.benchmarks.bench_storage import FAMILIES, FRAME, NAMES, bare_database, stored_tables
from tests.benchmarks.bench_storage import new_store as bare_store
from tests.benchmarks.harness import NotMeasured, Pair, constant, milliseconds, row, timed, timed_p95
from tests.services.stores import OPERATOR, PASSPHRASE, enrol, gift_of, new_store, reopen

RECORDS = int(os.environ.get("BENCH_USE_CASE_RECORDS", "20000"))
SAVES = 200


def name_of(number: int) -> str:
    """Return a made-up name; every number has its own."""
    return f"{FAMILIES[number % len(FAMILIES)]} Thị {NAMES[number % len(NAMES)]} {number}"


def filled(folder: Path) -> tuple[Session, Path]:
    """Return an enrolled office with RECORDS gifts, and the folder of its (empty) province; rows of one run share it."""
    os.environ["SO_CONG_DOAN_PROFILE"] = str(folder.parent / "profile")
    root = folder.parent / f"use-cases-{RECORDS}"
    if root.exists():
        return reopen(root / "office"), root / "province"
    root.mkdir()
    office, province = new_store(root / "office").session, new_store(root / "province", "province")
    enrol(office, province, root / "stick")
    province.session.close()
    gifts = (gift_of("0" * 32, name_of(number)) for number in range(RECORDS))
    Entry(office).add_all("gift", gifts, "complete")
    return office, root / "province"


def programs(*needed: str) -> None:
    """Raise NotMeasured unless the stock programs are here."""
    for program in needed:
        if shutil.which(program) is None:
            raise NotMeasured(f"{program} is not installed")


@row("save a gift by the service: validated, numbered, lifted, searchable, journalled", budget=4.0)
def save(folder: Path) -> Iterator[Pair]:
    os.environ["SO_CONG_DOAN_PROFILE"] = str(folder / "profile")
    office, bare, numbers = new_store(folder / "office").session, bare_database(folder), count()
    entry = Entry(office)
    content = b"x" * 600

    def save_one() -> None:
        entry.complete("gift", gift_of("0" * 32, name_of(next(numbers))))

    def insert_one() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO one (content) VALUES (?)", (content,))
        bare.execute("COMMIT")

    yield Pair(
        lambda: sum(milliseconds(insert_one) for _ in range(SAVES)) / SAVES,
        lambda: sum(milliseconds(save_one) for _ in range(SAVES)) / SAVES,
    )
    bare.close()
    office.close()


@row(f"search as you type in the list of {RECORDS:,} gifts, p95, first page drawn", budget=1.0, runs=3)
def search(folder: Path) -> Iterator[Pair]:
    office, _ = filled(folder)
    browsing = Browsing(office)
    typed = [
        word[:length] for word in (*FAMILIES, *NAMES, "giang thi", "tẩn thị m") for length in range(1, len(word) + 1)
    ]
    words = iter(typed * 1_000)

    def look() -> None:
        opened = browsing.open("gift", search=next(words))
        for line in opened.rows(0, 30):
            opened.cells(line)

    yield Pair(constant(FRAME), timed_p95(look, len(typed)))
    office.close()


@row(f"export {RECORDS:,} gifts by the service, onto a stick and read back", budget=2.0, runs=3)
def export(folder: Path) -> Iterator[Pair]:
    programs("tar", "zstd", "age", "sha256sum")
    office, _ = filled(folder)
    source, sticks = folder / "source", count()
    source.mkdir()
    with (source / "versions.jsonl").open("wb") as stream:
        for content in Exportable(office.connection, office.identity.device).versions(0, RECORDS):
            stream.write(content + b"\n")
    province = Province.read(Settings(office.connection))
    assert province is not None
    recipients = " ".join(f"-r {recipient}" for recipient in province.recipients)
    sealed, copy = folder / "stock.age", folder / "copy.age"
    stock = (
        f"tar -C {source} -cf - . | zstd -q -3 | age {recipients} -o {sealed} && sha256sum {sealed} && sync -d {sealed}"
        f" && cp {sealed} {copy} && sync -d {copy} && sha256sum {copy}"
    )

    def with_programs() -> None:
        sealed.unlink(missing_ok=True)
        subprocess.run(["sh", "-c", stock], check=True, capture_output=True)

    def with_us() -> None:
        stick = folder / f"stick-{next(sticks)}"
        stick.mkdir()
        Exporting(office).export(stick, signer=OPERATOR, passphrase=PASSPHRASE)

    yield Pair(timed(with_programs), timed(with_us))
    office.close()


@row(f"receive a bundle of {RECORDS:,} gifts by the service: verified, opened, merged, recounted", budget=2.0, runs=3)
def receive(folder: Path) -> Iterator[Pair]:
    office, empty = filled(folder)
    stick, runs = folder / "stick", count()
    stick.mkdir()
    bundle = Exporting(office).export(stick, signer=OPERATOR, passphrase=PASSPHRASE).written_to
    office.close()

    def fresh() -> Session:
        target = folder / f"province-{next(runs)}"
        shutil.copytree(empty, target)
        return reopen(target)

    model = fresh()
    (answer,) = Receiving(model).receive([bundle])
    assert answer.ok
    tables = stored_tables(model.connection)
    texts = [
        search_row(seq, "gift", model.lifting(stored.version).search_text)
        for seq, record in model.connection.read("SELECT seq, id FROM record ORDER BY seq")
        if (stored := Versions(model.connection, model.lifting).shown(record)) is not None
    ]
    model.close()

    def insert_bare() -> float:
        connection = bare_store(folder, f"bare-{next(runs)}")
        connection.read(f"PRAGMA cache_size = -{CACHE_KIB}")

        def insert() -> None:
            with connection.write():
                for name, rows in tables.items():
                    connection.run_many(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
                connection.run_many("INSERT INTO search (rowid, folded, marked) VALUES (?, ?, ?)", texts)

        taken = timed(insert)()
        connection.close()
        return taken

    def received() -> float:
        session = fresh()
        taken = timed(lambda: Receiving(session).receive([bundle]))()
        session.close()
        return taken

    yield Pair(insert_bare, received)
