"""A report of a past moment, or with drafts, changes rows and takes them back: whatever happens in the middle of it."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.domain.report_questions import Basis, Moment, Question
from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.keeping import ReportKeeping
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import DiskFull, StoreBusy, StoreUnreachable
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.standing import Standing, now
from tests.fakes.following import Impatient, Stopped
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.stores import campaign, gift_of, give

YEAR: Final = Question(date(2026, 1, 1), date(2026, 12, 31))
TABLES: Final = ("record", "version", "setting", "record_state")
WORKER: Final = """
import sys
from pathlib import Path
from tests.faults.test_supposed_basis import past, YEAR
from tests.services.stores import reopen
from desktop_app.domain.report_questions import Moment
from desktop_app.services.reports.desk import ReportDesk
session = reopen(Path(sys.argv[1]))
wish = past(Moment(int(sys.argv[2]), 0))
while True:
    print("again", flush=True)
    ReportDesk(session).make(wish)
"""


@pytest.fixture
def office(stores: Stores) -> Session:
    """A new office's session."""
    return stores.office().session


def past(moment: Moment | None, *, drafts: bool = False) -> ReportWish:
    """Return a wish for the recap as it was at a moment."""
    return ReportWish("recap", replace(YEAR, basis=Basis(drafts=drafts, moment=moment)))


def changed_since(session: Session, gifts: int = 20) -> Moment:
    """Record gifts, change all of them, begin a draft over each; return the moment before the changes."""
    tet, entry = campaign(session), Entry(session)
    records = give(session, tet, [f"Lò {number}" for number in range(gifts)])
    moment = now(session.connection)
    for record in records:
        entry.complete("gift", gift_of(tet, "Lò", cash=5_000), record=record, reason="Ghi nhầm")
        entry.save_draft("gift", gift_of(tet, "Lò", cash=7_000), record=record)
    return moment


def whole(connection: Connection) -> list[object]:
    """Return all rows a report may suppose something of."""
    return [connection.read(f"SELECT * FROM {table} ORDER BY 1") for table in TABLES]


@pytest.mark.parametrize("drafts", [False, True])
def test_stopped_at_any_look_nothing_changed(office: Session, drafts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.connection._STEPS_BETWEEN_LOOKS", 100)
    moment = changed_since(office, 20)
    wish, before = past(None if drafts else moment, drafts=drafts), whole(office.connection)
    stopped, patience = 0, 0
    while True:
        try:
            ReportDesk(office).make(wish, by=Impatient(patience))
        except Stopped:
            assert whole(office.connection) == before
            assert not office.connection.in_transaction
            stopped, patience = stopped + 1, patience * 3 // 2 + 1
            continue
        break
    assert stopped > 8
    assert check_store(office.connection) == []
    assert list(Rebuild(office.connection, office.lifting).differences()) == []


def test_a_kept_paper_stopped_at_any_look_leaves_nothing(office: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.connection._STEPS_BETWEEN_LOOKS", 100)
    desk = PaperDesk(office)
    changed_since(office, 3)
    drawn = desk.draw(PaperWish("F13", start=YEAR.start, end=YEAR.end))
    desk.leave(drawn)
    changed_since(office, 10)
    before = whole(office.connection)
    for patience in (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89):
        with suppress(Stopped):
            ReportKeeping(office).find(drawn.parts[0].code, by=Impatient(patience))
        assert whole(office.connection) == before


def test_killed_in_the_middle_the_book_is_as_it_was(stores: Stores) -> None:
    office = stores.office().session
    moment = changed_since(office)
    before = whole(office.connection)
    office.close()
    for wait in (0.0, 0.02, 0.07):
        command = [sys.executable, "-c", WORKER, str(office.folder), str(moment.version)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "again\n"
            time.sleep(wait)
            worker.kill()
        again = stores.reopen()
        assert whole(again.connection)[:2] == before[:2]
        assert check_store(again.connection) == []
        again.close()


def test_a_full_disk_is_called_so_and_leaves_everything(office: Session) -> None:
    moment = changed_since(office, 60)
    connection = office.connection
    before = whole(connection)
    assert connection.flush_log()
    connection.read("PRAGMA cache_size = 10")
    standing = Standing(connection, Basis(moment=moment))
    for one in (False, True):
        log = next(office.folder.glob("*.db-wal"))
        with no_file_larger_than(log.stat().st_size + 20_000), pytest.raises((DiskFull, StoreUnreachable)):
            _suppose(standing, connection, nested=one)
        assert not connection.in_transaction
        assert whole(connection) == before
    assert check_store(connection) == []


def _suppose(standing: Standing, connection: Connection, *, nested: bool) -> None:
    if not nested:
        with standing.in_force():
            return
    with connection.write(), standing.in_force():
        return


def test_meanwhile_others_read_the_book_as_it_is_and_are_told_to_wait(office: Session) -> None:
    moment = changed_since(office, 5)
    before, other = whole(office.connection), office.connection.open_another()
    with Standing(office.connection, Basis(moment=moment, drafts=True)).in_force():
        assert whole(office.connection) != before
        assert whole(other) == before
        with other.hurried(), pytest.raises(StoreBusy), other.write():
            pass
    with other.write():
        pass
    other.close()
