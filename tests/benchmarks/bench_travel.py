"""Memory of the whole way of a book: exported at the office, verified and received at the province."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop_app.bundle.verifier import verify
from desktop_app.services.province.receiving import Receiving
from tests.benchmarks.bench_services import fill, own_profile
from tests.benchmarks.harness import Measure, Pair, row
from tests.benchmarks.processes import peak_memory
from tests.services.stores import enrol, new_store, reopen, send, take

CARRIED = min(200_000, 2 * int(os.environ.get("BENCH_RECORDS", "100000")))


def carry(folder: str) -> None:
    """Export everything that the office holds, verify it and receive it, in this process."""
    root = Path(folder)
    office, province = reopen(root / "office"), reopen(root / "province")
    bundle = root / "stick" / send(office, root / "stick").bundle
    with bundle.open("rb") as source:
        verify(source, Receiving(province).trusted())
    assert [answer.code for answer in take(province, bundle) if not answer.ok] == []
    office.close()
    province.close()


def book(root: Path, count: int) -> Path:
    """Make an office of ``count`` gifts and an empty province that know each other."""
    root.mkdir()
    office, province = new_store(root / "office").session, new_store(root / "province", "province")
    enrol(office, province, root / "stick")
    fill(office, count)
    office.close()
    province.session.close()
    return root


def peak_of(root: Path) -> Measure:
    """Return a measure of the peak memory in MB of ``carry`` on a copy: what is received twice is known already."""

    def once() -> float:
        copy = Path(shutil.copytree(root, root.with_suffix(".run")))
        try:
            return peak_memory(f"{carry.__module__}:{carry.__name__}", str(copy))
        finally:
            shutil.rmtree(copy)

    return once


@row(f"peak memory of export, verify and receive, {CARRIED:,} records against half", budget=1.1, unit="MB", runs=1)
def carry_flat(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    # Over the budget: two stores have up to 64 MB of pages each, which 50 000 records do not fill yet, and SQLite keeps
    # the ids of a bundle and its distinct persons in memory (temp_store: on disk they would lie there unencrypted),
    # about 120 bytes a record each way.
    yield Pair(peak_of(book(folder / "half", CARRIED // 2)), peak_of(book(folder / "whole", CARRIED)))
    patch.undo()
