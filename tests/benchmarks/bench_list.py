"""A very long list as it is looked at: opened, its end jumped to, paged through; painted each time.

``BENCH_LIST_RECORDS``: how many gifts (1 000 000; filling takes minutes). Painted in memory, not on a screen.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.records import StoredVersion, Version, encode
from desktop_app.services.browsing import Browsing
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from desktop_app.ui import theme
from desktop_app.ui.screens.record_list import RecordList
from tests.benchmarks.bench_services import own_profile
from tests.benchmarks.bench_storage import FRAME
from tests.benchmarks.bench_use_cases import name_of
from tests.benchmarks.harness import Pair, constant, row, timed, timed_p95
from tests.services.stores import gift_of, new_store, reopen
from tests.storage.gifts import record_id

LISTED = int(os.environ.get("BENCH_LIST_RECORDS", "1000000"))
PART = 50_000
PAGES = 100


def gifts(session: Session, first: int, count: int) -> Iterator[StoredVersion]:
    """Yield gifts as another device of the office would have saved them."""
    for number in range(first, first + count):
        yield encode(
            Version(
                record=record_id(str(number)),
                kind="gift",
                form_version=session.definitions.current("gift").version,
                unit=session.identity.unit,
                device="d" * 16,
                counter=number,
                operator="Lan",
                state="complete",
                data=gift_of("0" * 32, name_of(number)),
                parents=(),
                revision=1,
            )
        )


def filled(folder: Path) -> Session:
    """Return an office with LISTED gifts; the rows of one run share it."""
    root = folder.parent / f"list-of-{LISTED}"
    if root.exists():
        return reopen(root / "office")
    root.mkdir()
    session = new_store(root / "office").session
    for first in range(1, LISTED + 1, PART):
        with session.connection.write():
            part = gifts(session, first, min(PART, LISTED + 1 - first))
            Merge(session.connection, session.lifting).put_many((one, session.lifting(one.version)) for one in part)
    return session


@contextmanager
def list_screen(folder: Path) -> Iterator[tuple[Browsing, RecordList]]:
    """Yield the office's lists and the screen that shows one, painted."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        theme.install(theme.application(["bench"]))
    patch = own_profile(folder)
    session, screen = filled(folder), RecordList()
    screen.resize(1366, 697)
    screen.show()
    browsing = Browsing(session)
    screen.show_list(browsing.open("gift"))
    paint()
    yield browsing, screen
    screen.close()
    session.close()
    patch.undo()


def paint() -> None:
    """Let what waits be done, painting included."""
    QApplication.processEvents()


@row(f"window's list of {LISTED:,} records: open", budget=6.0, runs=5)
def open_list(folder: Path) -> Iterator[Pair]:
    with list_screen(folder) as (browsing, screen):

        def open_it() -> None:
            screen.show_list(browsing.open("gift"))
            paint()

        yield Pair(constant(FRAME), timed(open_it))


@row(f"window's list of {LISTED:,} records: jump to the end", budget=6.0, runs=5)
def jump(folder: Path) -> Iterator[Pair]:
    with list_screen(folder) as (browsing, screen):

        def to_the_end() -> float:
            screen.show_list(browsing.open("gift"))  # opened anew it knows no page
            screen.go_to(0)
            paint()

            def jump_there() -> None:
                screen.go_to(LISTED - 1)
                paint()

            return timed(jump_there)()

        yield Pair(constant(FRAME), to_the_end)


@row(f"window's list of {LISTED:,} records: page down, p95", budget=2.0, runs=3)
def page_down(folder: Path) -> Iterator[Pair]:
    with list_screen(folder) as (_browsing, screen):
        screen.go_to(0)

        def down() -> None:
            QTest.keyClick(screen.table, Qt.Key.Key_PageDown)
            paint()

        yield Pair(constant(FRAME), timed_p95(down, PAGES))
