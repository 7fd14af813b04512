"""Searching and exporting as a user meets them: through the services, with real forms, and onto a stick.

``BENCH_USE_CASE_RECORDS`` is the number of gifts (20 000). Saving and receiving are in ``bench_services``.
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
from desktop_app.services.session import Session
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.settings import Settings
from tests.benchmarks.bench_storage import FAMILIES, FRAME, NAMES
from tests.benchmarks.harness import NotMeasured, Pair, constant, row, timed, timed_p95
from tests.services.stores import OPERATOR, PASSPHRASE, enrol, gift_of, new_store, reopen

RECORDS = int(os.environ.get("BENCH_USE_CASE_RECORDS", "20000"))


def name_of(number: int) -> str:
    """Return a made-up name; every number has its own."""
    return f"{FAMILIES[number % len(FAMILIES)]} Thị {NAMES[number % len(NAMES)]} {number}"


def filled(folder: Path) -> Session:
    """Return an enrolled office with RECORDS gifts; the rows of one run share it."""
    os.environ["SO_CONG_DOAN_PROFILE"] = str(folder.parent / "profile")
    root = folder.parent / f"use-cases-{RECORDS}"
    if root.exists():
        return reopen(root / "office")
    root.mkdir()
    office, province = new_store(root / "office").session, new_store(root / "province", "province")
    enrol(office, province, root / "stick")
    province.session.close()
    gifts = (gift_of("0" * 32, name_of(number)) for number in range(RECORDS))
    Entry(office).add_all("gift", gifts, "complete")
    return office


def programs(*needed: str) -> None:
    """Raise NotMeasured unless the stock programs are here."""
    for program in needed:
        if shutil.which(program) is None:
            raise NotMeasured(f"{program} is not installed")


@row(f"search as you type in the list of {RECORDS:,} gifts, p95, first page drawn", budget=1.0, runs=3)
def search(folder: Path) -> Iterator[Pair]:
    office = filled(folder)
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
    office = filled(folder)
    source, sticks = folder / "source", count()
    source.mkdir()
    exportable = Exportable(office.connection, office.identity.device)
    with (source / "versions.jsonl").open("wb") as stream, office.connection.write():
        for content in exportable.gather(0, RECORDS).contents():
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
