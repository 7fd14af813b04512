from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.storage.errors import StoreReadOnly, StoreUnreachable
from desktop_app.storage.lock import StoreInUse, StoreOnRemovable, lock_store, refuse_removable
from tests.faults.obstacles import permissions_hold

HOLD = """
import sys, time
from pathlib import Path
from desktop_app.storage.errors import StoreReadOnly, StoreUnreachable
from desktop_app.storage.lock import lock_store
lock = lock_store(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_lock_is_refused_until_the_first_is_released(tmp_path: Path) -> None:
    first = lock_store(tmp_path)
    with pytest.raises(StoreInUse) as caught:
        lock_store(tmp_path)
    assert caught.value.fields == {"folder": str(tmp_path)}
    first.release()
    lock_store(tmp_path).release()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreInUse):
            lock_store(tmp_path)
        holder.send_signal(signal.SIGKILL)
    lock_store(tmp_path).release()


def test_a_store_on_a_stick_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreOnRemovable):
        refuse_removable(tmp_path / "so", lambda folder: folder.parent == tmp_path)
    refuse_removable(tmp_path / "so", lambda folder: folder == tmp_path)


def test_a_lock_that_cannot_be_taken_for_the_disks_sake_is_not_another_user(tmp_path: Path) -> None:
    (tmp_path / "store.lock").mkdir()
    with pytest.raises(StoreUnreachable):
        lock_store(tmp_path)


def test_a_folder_that_may_not_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "so").mkdir(mode=0o555)
    with permissions_hold(), pytest.raises(StoreReadOnly):
        lock_store(tmp_path / "so")
