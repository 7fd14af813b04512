"""A campaign's list in the grid: 300 rows pasted, judged between events, and written, in a book with many gifts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from desktop_app.services.grid import GridBook
from tests.benchmarks.bench_storage import bare_database
from tests.benchmarks.bench_use_cases import RECORDS, filled, name_of
from tests.benchmarks.harness import Pair, constant, milliseconds, row, timed_p95
from tests.services.stores import campaign

ROWS = 300
SLICE = 10
NOTICED = 100.0
"""Milliseconds below which nobody notices that the window waits."""

numbers = count()


def table_of(number: int) -> str:
    """Return a copied list of people nobody has seen before."""
    people = (next(numbers) for _ in range(number))
    return "".join(
        f"{name_of(who)}\t{1950 + who % 50}\tĐoàn viên\tNậm Coóng\tNậm Cuổi\t0120{50 + who % 50}{who:06d}"
        "\t1tr\t300.000\r\n"
        for who in people
    )


@contextmanager
def begun(folder: Path) -> Iterator[tuple[GridBook, int]]:
    """Yield an empty grid of a campaign in a book with RECORDS gifts, and the place of its first column."""
    office = filled(folder)
    book = GridBook(office, "gift", campaign=campaign(office, f"Tết {next(numbers)}"))
    book.rows.set_shared({**book.rows.shared_data, "source": "province", "given_on": "2026-02-05", "in_kind": "Gạo"})
    yield book, next(at for at, one in enumerate(book.columns) if one.part == "name")
    office.close()


@row(f"paste {ROWS} rows into a grid and draw the first {SLICE}, {RECORDS:,} gifts in the book", budget=1.0, runs=5)
def paste(folder: Path) -> Iterator[Pair]:
    with begun(folder) as (book, name):
        shown = [at for at, one in enumerate(book.columns) if one.shown]

        def once() -> float:
            book.rows.remove(range(len(book.rows)))
            copied = table_of(ROWS)
            return milliseconds(lambda: draw(copied))

        def draw(copied: str) -> None:
            book.rows.paste(0, name, copied)
            for at in range(SLICE):
                book.standing.state(at)
                [book.rows.shown_text(at, column) for column in shown]

        yield Pair(constant(NOTICED), once)


@row(f"check {SLICE} rows of a grid between two events, p95, {RECORDS:,} gifts in the book", budget=1.0, runs=3)
def check(folder: Path) -> Iterator[Pair]:
    with begun(folder) as (book, name):

        def fresh() -> float:
            book.rows.remove(range(len(book.rows)))
            book.rows.paste(0, name, table_of(ROWS))
            return timed_p95(lambda: book.standing.check(SLICE), ROWS // SLICE)()

        yield Pair(constant(NOTICED), fresh)


@row(f"write {ROWS} checked rows of a grid in one transaction, against bare inserts", budget=40.0, runs=3)
def write(folder: Path) -> Iterator[Pair]:
    bare, content = bare_database(folder), os.urandom(600)

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        for _ in range(ROWS):
            bare.execute("INSERT INTO one (content) VALUES (?)", (content,))
        bare.execute("COMMIT")

    with begun(folder) as (book, name):

        def commit() -> float:
            book.rows.paste(0, name, table_of(ROWS))
            while book.standing.check():
                pass
            spent = milliseconds(book.commit)
            if len(book.rows) != 1:
                raise AssertionError(book.standing.totals())
            return spent

        yield Pair(lambda: milliseconds(insert), commit)
    bare.close()
