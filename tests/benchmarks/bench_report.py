"""A period's report of a province with a million records, against the one GROUP BY that nobody gets around.

``BENCH_REPORT_RECORDS``: how many records (1 000 000; filling takes minutes). Gifts, visits, awards and titles of five
hundred units over six years; people recur.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop_app.domain.lifting import Lifted, PersonLink
from desktop_app.domain.records import Data, StoredVersion, Version, encode
from desktop_app.domain.report_questions import Question
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.services.splitting import Splitting
from desktop_app.storage.merge import Merge
from tests.benchmarks.bench_services import own_profile
from tests.benchmarks.harness import Pair, row, timed
from tests.domain.test_kinds import table
from tests.services.stores import new_store, reopen
from tests.storage.gifts import record_id

COUNTED: Final = int(os.environ.get("BENCH_REPORT_RECORDS", "1000000"))
PART: Final = 50_000
UNITS: Final = 500
PEOPLE: Final = 150_000
KINDS: Final = ("gift", "gift", "gift", "gift", "visit", "visit", "visit", "award", "award", "emulation_title")
WHEN: Final = {"gift": "given_on", "visit": "given_on", "award": "decided_on", "emulation_title": "decided_on"}
QUESTION: Final = Question(date(2015, 1, 1), date(2020, 6, 30))
FLOOR: Final = (
    "SELECT kind, unit, count(*), sum(value), sum(turns) FROM version WHERE current = 1"
    " AND occurred_from >= '2015-01-01' AND occurred_to <= '2020-06-30' GROUP BY kind, unit"
)


def records(session: Session, first: int, count: int) -> Iterator[tuple[StoredVersion, Lifted]]:
    """Yield records as bundles of many units would have brought them."""

    @cache
    def lifted(kind: str, day: str) -> tuple[Data, Lifted]:
        valid: dict[str, Any] = {**table(kind)["valid"], WHEN[kind]: day}
        definition = session.definitions.current(kind)
        version = Version("0" * 32, kind, definition.version, "U", "d" * 16, 1, "Lan", "complete", valid, (), 1)
        return valid, session.lifting(version)

    chance = random.Random(first)
    for number in range(first, first + count):
        kind = KINDS[chance.randrange(len(KINDS))]
        day = f"{chance.randint(2015, 2020)}-{chance.randint(1, 12):02d}-{chance.choice((5, 15, 25))}"
        data, columns = lifted(kind, day if len(day) == 10 else f"{day[:8]}0{day[8:]}")
        person = f"number:{chance.randrange(PEOPLE):012d}"
        people = tuple(
            PersonLink(one.role, one.name, person, one.record, one.share, one.value) for one in columns.people
        )
        version = Version(
            record=record_id(str(number)),
            kind=kind,
            form_version=session.definitions.current(kind).version,
            unit=f"CD{chance.randrange(UNITS):04d}",
            device="d" * 16,
            counter=number,
            operator="Lan",
            state="complete",
            data=data,
            parents=(),
            revision=1,
        )
        yield encode(version), msgspec.structs.replace(columns, people=people, duplicate_key="")


def filled(folder: Path) -> Session:
    """Return a province with COUNTED records; the rows of one run share it."""
    root = folder.parent / f"report-of-{COUNTED}"
    if root.exists():
        return reopen(root / "office")
    root.mkdir()
    session = new_store(root / "office").session
    for first in range(1, COUNTED + 1, PART):
        with session.connection.write():
            Merge(session.connection, session.lifting).put_many(records(session, first, min(PART, COUNTED + 1 - first)))
    return session


def _against_the_floor(session: Session, subject: Any) -> Pair:  # noqa: ANN401 - a callable of any answer
    def floor() -> None:
        session.connection.read(FLOOR)

    return Pair(timed(floor), timed(subject))


@row(f"report of a period over {COUNTED:,} records, every measure", budget=2.0, runs=3)
def whole(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    session = filled(folder)
    yield _against_the_floor(session, lambda: Reporting(session).answer(QUESTION))
    session.close()
    patch.undo()


@row(f"report of a period over {COUNTED:,} records by unit", budget=4.0, runs=3)
def by_unit(folder: Path) -> Iterator[Pair]:
    patch = own_profile(folder)
    session = filled(folder)
    yield _against_the_floor(session, lambda: Splitting(session).split(QUESTION, "unit"))
    session.close()
    patch.undo()
