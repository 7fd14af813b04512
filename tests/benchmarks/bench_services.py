"""What a person waits for, through the services: saving a gift, the open list's memory, receiving a bundle."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from tests.benchmarks.bare_rows import insert, rows_of_bundles
from tests.benchmarks.bench_start import PROGRAM, SMALLEST, first_paint, memory
from tests.benchmarks.bench_storage import LARGE, SAVES, bare_database
from tests.benchmarks.harness import Pair, milliseconds, row, timed
from tests.benchmarks.processes import painted, screen
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, gift_of, new_store, reopen, send, take

CARRIED = min(LARGE, 20_000)
LISTED = "list-painted "
MAIN_WINDOW = [sys.executable, "-m", "tests.benchmarks.main_window", OPERATOR, PASSPHRASE]


def own_profile(folder: Path) -> pytest.MonkeyPatch:
    """Keep the high-water marks of these stores out of the profile of whoever measures."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SO_CONG_DOAN_PROFILE", str(folder / "profile"))
    return patch


def fill(session: Session, count: int) -> None:
    """Record ``count`` gifts of one campaign."""
    occasion = campaign(session)
    Entry(session).add_all("gift", (gift_of(occasion, f"Giàng A Chứ {number}") for number in range(count)), "complete")


def large_office(folder: Path) -> dict[str, str]:
    """Return the variables of an office with LARGE gifts; filling it takes a minute, so rows of one run share it."""
    root = folder.parent / f"office-of-{LARGE}"
    if not root.exists():
        root.mkdir()
        patch = own_profile(root)
        session = new_store(root / "office").session
        fill(session, LARGE)
        session.close()
        patch.undo()
    return {"SO_CONG_DOAN_STORE": str(root / "office"), "SO_CONG_DOAN_PROFILE": str(root / "profile")}


@row("save a gift through the service: check, duplicates, version, journal, search; durable", budget=4.0)
def save_gift(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    session, bare = new_store(folder / "office").session, bare_database(folder)
    entry, occasion, numbers = Entry(session), campaign(session), iter(range(1_000_000))
    content = os.urandom(600)

    def save_one() -> None:
        entry.complete("gift", gift_of(occasion, f"Giàng A Chứ {next(numbers)}"))

    def insert_one() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO one (content) VALUES (?)", (content,))
        bare.execute("COMMIT")

    yield Pair(
        lambda: sum(milliseconds(insert_one) for _ in range(SAVES)) / SAVES,
        lambda: sum(milliseconds(save_one) for _ in range(SAVES)) / SAVES,
    )
    bare.close()
    session.close()
    patch.undo()


@row(f"memory (PSS), main window on a list of {LARGE:,} records", budget=1.6, unit="MB", runs=3)
def memory_of_list(folder: Path) -> Iterator[Pair]:
    own = large_office(folder)
    with screen() as where:
        yield Pair(lambda: memory(SMALLEST, where), lambda: memory(MAIN_WINDOW, {**where, **own}, LISTED))


@row(f"unlock to painted list of {LARGE:,} records, key derivation excepted", budget=1.5, runs=5)
def unlock_to_list(folder: Path) -> Iterator[Pair]:
    own = large_office(folder)

    def unlock() -> float:
        with painted(MAIN_WINDOW, {**where, **own}, LISTED) as window:
            return window.told * 1000

    with screen() as where:
        yield Pair(lambda: first_paint(PROGRAM, {**where, **own}), unlock)


@row(f"receive a bundle of {CARRIED:,} records: verify, open, recompute, apply", budget=2.0, runs=3)
def receive_bundle(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    office, province = new_store(folder / "office").session, new_store(folder / "province", "province")
    enrol(office, province, folder / "stick")
    fill(office, CARRIED)
    bundle = folder / "stick" / send(office, folder / "stick").bundle
    office.close()
    province.session.close()
    runs = iter(range(100))

    def empty_province() -> Session:
        return reopen(Path(shutil.copytree(folder / "province", folder / f"run-{next(runs)}")))

    model = empty_province()
    take(model, bundle)
    left = rows_of_bundles(model, CARRIED + 1)  # the campaign as well
    model.close()

    def receive() -> float:
        session = empty_province()
        took = timed(lambda: take(session, bundle))()
        session.close()
        return took

    def insert_bare() -> float:
        session = empty_province()
        took = timed(lambda: insert(session.connection, left))()
        session.close()
        return took

    yield Pair(insert_bare, receive)
    patch.undo()
