"""Receiving many bundles in one go, against bare inserts of the rows that receiving leaves behind.

``BENCH_RECEIVED_BUNDLES`` (50) of ``BENCH_BUNDLE_RECORDS`` (200) records each; the design asks for 5 000 of 200.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop_app.services.session import Session
from tests.benchmarks.bare_rows import insert, rows_of_bundles
from tests.benchmarks.bench_services import own_profile
from tests.benchmarks.harness import Pair, row, timed
from tests.services.crafting import Forger, honest
from tests.services.stores import enrol, new_store, reopen, take

BUNDLES = int(os.environ.get("BENCH_RECEIVED_BUNDLES", "50"))
RECORDS = int(os.environ.get("BENCH_BUNDLE_RECORDS", "200"))


def write_bundles(office: Session, folder: Path) -> Path:
    """Write the bundles, each of which begins where the one before ended."""
    folder.mkdir()
    forger = Forger(office, folder)
    for number in range(BUNDLES):
        first = number * RECORDS
        versions = [forger.version(first + one) for one in range(1, RECORDS + 1)]
        forger.bundle(versions, honest(RECORDS), number=number + 1, base=first, top=first + RECORDS)
    return folder


@row(f"receive {BUNDLES * RECORDS:,} records from {BUNDLES:,} bundles in one go", budget=2.0, runs=3)
def receive_many_bundles(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    office, province = new_store(folder / "office").session, new_store(folder / "province", "province")
    enrol(office, province, folder / "stick")
    bundles = write_bundles(office, folder / "bundles")
    office.close()
    province.session.close()
    runs = iter(range(100))

    def empty_province() -> Session:
        return reopen(Path(shutil.copytree(folder / "province", folder / f"run-{next(runs)}")))

    model = empty_province()
    answers = take(model, bundles)
    assert [answer.code for answer in answers if not answer.ok] == []
    left = rows_of_bundles(model, RECORDS)
    model.close()

    def receive() -> float:
        session = empty_province()
        took = timed(lambda: take(session, bundles))()
        session.close()
        return took

    def insert_bare() -> float:
        session = empty_province()
        took = timed(lambda: insert(session.connection, left))()
        session.close()
        return took

    yield Pair(insert_bare, receive)
    patch.undo()
