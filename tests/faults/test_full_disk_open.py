"""A disk without a free byte: the book opens and goes onto a stick, and nobody is locked out behind its lock."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop_app.services.access import unlock_screen
from desktop_app.services.browsing import Browsing
from desktop_app.services.operators import Operators
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.journal import Journal
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import full_disk, small_disk
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, give, new_store, reopen

CLERK = OperatorSpec("Giàng A Sử", ("enter",), "suối chảy về bản")


def fill(session: Session) -> None:
    """Let the database not grow any more, and use up what is free in its pages."""
    session.connection.read(f"PRAGMA max_page_count = {session.connection.value('PRAGMA page_count')}")
    with suppress(DiskFull):
        while True:
            with session.connection.write():
                Journal(session.connection).append("login", OPERATOR, None, words="y" * 40)


def logins(session: Session) -> list[str]:
    entries = Journal(session.connection).entries(1000)
    return [one.operator for one in entries if one.event == "login" and "words" not in one.facts]


def test_a_full_disk_keeps_nobody_behind_the_lock_and_the_login_is_journalled_later(tmp_path: Path) -> None:
    session = new_store(tmp_path / "so").session
    Operators(session, kdf=CHEAP).add(CLERK)
    before = logins(session)
    fill(session)
    unlock_screen(session, CLERK.name, CLERK.passphrase)
    assert session.operator.name == CLERK.name
    assert session.owed
    assert logins(session) == before
    session.connection.read("PRAGMA max_page_count = 1000000")
    Safekeeping(session).backup()
    assert not session.owed
    assert logins(session) == [CLERK.name, *before]
    session.close()


def test_a_login_on_a_full_disk_outlives_the_process_that_is_killed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        session = new_store(disk / "so").session
        Operators(session, kdf=CHEAP).add(CLERK)
        before = logins(session)
        with full_disk(disk):
            with suppress(DiskFull):
                while True:  # what is free inside the database's own files is used up as well
                    with session.connection.write():
                        Journal(session.connection).append("login", OPERATOR, None, words="y" * 4000)
            for _time in range(3):
                unlock_screen(session, CLERK.name, CLERK.passphrase)
            assert not session.owed
            assert (disk / "so" / "store.room").stat().st_size > 256 * 1024, "room for the next opening is left"
            session.connection.close()  # killed: nothing is settled, nothing is closed properly
            session.opened.close()
            again = reopen(disk / "so")
            assert logins(again)[-len(before) - 3 :] == [CLERK.name] * 3 + before
            again.close()


def test_on_a_full_disk_the_book_opens_to_be_looked_at_and_is_backed_up_onto_a_stick(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    left = stick / ".so-cong-doan-00112233.dang-lam"
    left.mkdir()
    (left / "store.db.backup-00").write_bytes(b"of a killed process")
    with small_disk(tmp_path / "disk") as disk:
        made = new_store(disk / "so").session
        give(made, campaign(made), ["Một", "Hai"])
        made.close()
        with full_disk(disk):
            session = reopen(disk / "so")
            assert Browsing(session).open("gift").count == 2
            backup = Safekeeping(session).backup(stick)
            session.close()
            assert [path.name for path in stick.iterdir()] == [backup.name], "what was passing is gone"
        again = reopen(disk / "so")
        assert logins(again) == [OPERATOR] * len(logins(again))
        assert Journal(again.connection).verify() is None
        again.close()
        assert (disk / "so" / "store.room").exists(), "room for the next time"
    done = restore_store(backup, tmp_path / "new", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    assert done.records == 3
