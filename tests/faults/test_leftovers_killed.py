"""What killed processes leave beside the book, and a removal that was killed after the database was replaced."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop_app.services.operators import Operators
from desktop_app.storage.building import building_folder
from desktop_app.storage.journal import Journal
from desktop_app.storage.slots import OperatorSpec
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, new_store, reopen

CLERK = OperatorSpec("Giàng A Sử", ("enter",), "suối chảy về bản")
KILLED = """
import os, signal, sys
from pathlib import Path
from desktop_app.services.operators import remove_operator
from tests.fakes.clock import FixedClock
folder, me, secret, name = sys.argv[1:]
swapped = []
def watch(event, arguments):
    if event == "os.rename":
        target = Path(os.fsdecode(arguments[1])).name
        if swapped and target.startswith("keys.json"):
            os.kill(os.getpid(), signal.SIGKILL)
        if target == "store.db":
            swapped.append(target)
sys.addaudithook(watch)
remove_operator(Path(folder), me, secret, name, FixedClock())
"""


def test_a_removal_killed_after_the_database_was_replaced_is_in_the_journal(tmp_path: Path) -> None:
    session = new_store(tmp_path / "so").session
    Operators(session, kdf=CHEAP).add(CLERK)
    session.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "so"), OPERATOR, PASSPHRASE, CLERK.name]
    assert subprocess.run(command, check=False).returncode == -9
    again = reopen(tmp_path / "so")
    assert CLERK.name not in [one.name for one in Operators(again).all()]
    events = [(one.event, one.facts.get("name")) for one in Journal(again.connection).entries(3)]
    assert ("operator_removed", CLERK.name) in events
    assert Journal(again.connection).verify() is None
    again.close()


def test_what_killed_backups_and_restores_left_goes_when_the_book_is_opened(tmp_path: Path) -> None:
    new_store(tmp_path / "so").session.close()
    left = [tmp_path / name for name in (".so.restoring", ".so.looking")]
    for folder in left:
        folder.mkdir()
        (folder / "keys.json").write_bytes(b"of another day")
    files = [tmp_path / ".so.restoring.lock", tmp_path / "so" / "backups" / ".0011223344556677.part"]
    for file in files:
        file.write_bytes(b"")
    reopen(tmp_path / "so").close()
    assert [path for path in (*left, *files) if path.exists()] == []


def test_what_somebody_builds_beside_the_book_now_stays(tmp_path: Path) -> None:
    new_store(tmp_path / "so").session.close()
    with building_folder(tmp_path / "so", "looking") as building:
        (building / "keys.json").write_bytes(b"in use")
        reopen(tmp_path / "so").close()
        assert (building / "keys.json").exists()
