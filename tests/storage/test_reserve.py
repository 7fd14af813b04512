"""The room kept for opening on a full disk, and what happens where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.storage.errors import DiskFull
from desktop_app.storage.folders import set_aside
from desktop_app.storage.reserve import RESERVE_NAME, keep_reserve, lend_room, with_reserve


class Disk:
    """An opening that succeeds once the reserve of ``folder`` has given its room up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tries = 0

    def open(self) -> str:
        """Return "open", or raise DiskFull."""
        self.tries += 1
        if self.tries == 1 or (self.folder / RESERVE_NAME).exists():
            raise DiskFull(path=str(self.folder))
        return "open"


def test_the_reserve_is_given_up_for_opening_and_made_again(tmp_path: Path) -> None:
    keep_reserve(tmp_path)
    size = (tmp_path / RESERVE_NAME).stat().st_size
    assert size == 512 * 1024
    assert with_reserve(tmp_path, Disk(tmp_path).open) == "open"
    assert not (tmp_path / RESERVE_NAME).exists()
    keep_reserve(tmp_path)
    assert (tmp_path / RESERVE_NAME).stat().st_size == size


def test_a_slice_is_lent_and_the_reserve_is_made_whole_again(tmp_path: Path) -> None:
    assert not lend_room(tmp_path)
    keep_reserve(tmp_path)
    lent = 0
    while lend_room(tmp_path):
        lent += 1
    assert lent == 6
    assert (tmp_path / RESERVE_NAME).stat().st_size == 128 * 1024  # the next opening finds its room
    keep_reserve(tmp_path)
    assert (tmp_path / RESERVE_NAME).stat().st_size == 512 * 1024


def test_a_reserve_that_was_cut_short_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / RESERVE_NAME).write_bytes(b"")
    keep_reserve(tmp_path)
    assert (tmp_path / RESERVE_NAME).stat().st_size == 512 * 1024


def test_without_a_reserve_a_full_disk_is_told_at_once(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    with pytest.raises(DiskFull):
        with_reserve(tmp_path, disk.open)
    assert disk.tries == 1


def test_a_disk_that_refuses_the_reserve_stops_nobody(tmp_path: Path) -> None:
    keep_reserve(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_read_no_store_was_put_aside(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "nowhere" / "so") == []
