"""A process killed at any point of a save: every confirmed save is there, and no half one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.migrations import migrate
from desktop_app.storage.upgrade import check_integrity

KEY = bytes(range(32))
ROUNDS = int(os.environ.get("SO_CONG_DOAN_KILLS", "3"))
"""Kills in one run; the campaign asks for many."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store.db"
    connection = connect(made, KEY, create=True)
    migrate(connection)
    connection.close()
    return made


def test_confirmed_saves_survive_and_half_ones_do_not(path: Path) -> None:
    chance = random.Random()
    confirmed = -1
    for _ in range(ROUNDS):
        confirmed = _write_and_kill(path, chance.randrange(1, 120), chance.uniform(0, 0.002), confirmed)
        connection = connect(path, KEY)
        check_integrity(connection)
        assert _saved(connection) >= confirmed + 1
        connection.close()
    assert confirmed >= ROUNDS - 1


def _write_and_kill(path: Path, saves: int, wait: float, confirmed: int) -> int:
    """Run the writer for ``saves`` saves and ``wait`` seconds, kill it, and return the last confirmed number."""
    command = [sys.executable, "-m", "tests.faults.store_writer", str(path), KEY.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(saves):
            confirmed = int(writer.stdout.readline())
        time.sleep(wait)  # a save takes half a millisecond: this lands anywhere in one
        writer.kill()
        rest = writer.stdout.read().split("\n")[:-1]  # what it said before the kill reached it; a cut line counts not
    return int(rest[-1]) if rest else confirmed


def _saved(connection: Connection) -> int:
    """Return how many saves there are; each must be whole and none missing before it."""
    names = {name for (name,) in connection.read("SELECT name FROM setting")}
    count = len(names) // 2
    assert names == {f"{number} {half}" for number in range(count) for half in "ab"}
    return count
