from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.base.errors import ProgramError
from desktop_app.storage.connection import Connection
from desktop_app.storage.epochs import COUNTER, Behind, HighWater, begin_new_epoch, read_epoch
from desktop_app.storage.settings import Settings
from tests.storage.conftest import IDENTITY, Open


def count_to(connection: Connection, counter: int) -> None:
    with connection.write():
        Settings(connection).set_integer(COUNTER, counter)


def test_the_first_epoch_has_no_parent(reopen: Open) -> None:
    epoch = read_epoch(reopen().connection)
    assert (epoch.id, epoch.parent, epoch.parent_counter) == (IDENTITY.epoch, None, 0)


def test_a_new_epoch_names_its_parent_and_the_last_counter(reopen: Open) -> None:
    connection = reopen().connection
    count_to(connection, 7)
    with connection.write():
        epoch = begin_new_epoch(connection)
    assert (epoch.parent, epoch.parent_counter) == (IDENTITY.epoch, 7)
    assert read_epoch(connection) == epoch


def test_a_folder_put_back_is_noticed_and_a_new_epoch_settles_it(folder: Path, tmp_path: Path, reopen: Open) -> None:
    with reopen() as opened:
        count_to(opened.connection, 5)
    shutil.copytree(folder, tmp_path / "image")
    with reopen() as opened:
        assert opened.behind is None
        count_to(opened.connection, 9)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "image", folder)
    with reopen() as opened:
        assert opened.behind == Behind(counter=5, known=9)
    with reopen() as opened:
        assert opened.behind == Behind(counter=5, known=9), "closing without deciding forgets nothing"
        assert opened.begin_new_epoch().parent_counter == 5
    with reopen() as opened:
        assert opened.behind is None
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "image", folder)
    with reopen() as opened:
        assert opened.behind == Behind(counter=5, known=0), "an epoch that was left is behind whatever it counts"


def test_an_epoch_begun_elsewhere_raises_the_mark_when_the_store_is_closed(reopen: Open) -> None:
    with reopen() as opened:
        count_to(opened.connection, 9)
    with reopen() as opened:
        count_to(opened.connection, 5)
    with reopen() as opened:
        assert opened.behind == Behind(counter=5, known=9)
        with opened.connection.write():
            begin_new_epoch(opened.connection)
        count_to(opened.connection, 20)
    with reopen() as opened:
        assert opened.behind is None
        count_to(opened.connection, 19)
    with reopen() as opened:
        assert opened.behind == Behind(counter=19, known=20)


def test_the_entry_is_written_with_the_epoch(reopen: Open) -> None:
    with reopen() as opened:
        opened.begin_new_epoch(lambda connection, epoch: Settings(connection).set("noted", epoch.id))
        assert Settings(opened.connection).get("noted") == read_epoch(opened.connection).id


def test_a_mark_is_never_lowered(tmp_path: Path, reopen: Open) -> None:
    connection = reopen().connection
    marks = HighWater(tmp_path / "p")
    marks.raise_mark(IDENTITY.store_id, IDENTITY.epoch, 9)
    marks.raise_to(connection)
    assert marks.behind(connection) == Behind(counter=0, known=9)


@pytest.mark.parametrize("content", [b"", b"{", b'{"latest":"a","counters":{"a":-1}}', b"\xff"])
def test_a_mark_that_cannot_be_read_says_nothing_and_is_written_anew(
    tmp_path: Path, reopen: Open, content: bytes
) -> None:
    connection = reopen().connection
    path = tmp_path / "p" / "high-water" / f"{IDENTITY.store_id}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    marks = HighWater(tmp_path / "p")
    assert marks.behind(connection) is None
    marks.raise_mark(IDENTITY.store_id, IDENTITY.epoch, 3)
    assert marks.behind(connection) == Behind(counter=0, known=3)


def test_a_profile_that_cannot_be_written_is_an_error_but_never_keeps_a_store_open(
    tmp_path: Path, reopen: Open, folder: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    opened = reopen()
    opened.high_water = HighWater(blocked)
    with pytest.raises(ProgramError):
        opened.high_water.raise_to(opened.connection)
    opened.close()
    reopen()
