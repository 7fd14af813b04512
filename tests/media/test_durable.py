"""The durable copy on a real file system, and what it does in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.media.durable import Outcome, copy_durably
from desktop_app.media.filesystem import BLOCK, LocalFilesystem
from desktop_app.media.problems import DriveReadOnly, DriveRemoved, NameTaken, drive_problem
from tests.fakes.filesystems import Faults, FaultyFilesystem


@pytest.mark.parametrize("size", [0, 1, 511, 512, 4096, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_a_copy_is_the_file(size: int, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(os.urandom(size))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert copy_durably(source, stick, "a.scd", filesystem=LocalFilesystem()) is Outcome.VERIFIED
    assert [path.name for path in stick.iterdir()] == ["a.scd"]
    assert (stick / "a.scd").read_bytes() == source.read_bytes()


def test_the_steps_come_in_the_order_that_makes_it_durable(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    stick = tmp_path / "stick"
    stick.mkdir()
    filesystem = FaultyFilesystem()
    copy_durably(source, stick, "a.scd", filesystem=filesystem)
    assert filesystem.calls == ["space", "create", "sync", "read", "rename", "sync_folder"]


def test_writing_again_the_same_is_fine_and_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * 1000)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy_durably(source, stick, "a.scd", filesystem=LocalFilesystem())
    filesystem = FaultyFilesystem()
    assert copy_durably(source, stick, "a.scd", filesystem=filesystem) is Outcome.VERIFIED
    assert filesystem.calls == ["read"]


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(bytes(BLOCK + 10))
    seen: list[tuple[int, int]] = []
    copy_durably(
        source, tmp_path, "a.scd", filesystem=LocalFilesystem(), progress=lambda done, whole: seen.append((done, whole))
    )
    assert seen == sorted(seen)
    assert seen[-1] == (2 * (BLOCK + 10), 2 * (BLOCK + 10))


def test_other_files_of_similar_names_are_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    stick = tmp_path / "stick"
    stick.mkdir()
    kept = {".a.scd.0011223.dang-ghi", ".b.scd.00112233.dang-ghi", "a.scd.txt", ".axscd.00112233.dang-ghi"}
    for name in (*kept, ".a.scd.00112233.dang-ghi"):
        (stick / name).write_bytes(b"")
    copy_durably(source, stick, "a.scd", filesystem=LocalFilesystem())
    assert {path.name for path in stick.iterdir()} == kept | {"a.scd"}


def test_what_other_copies_left_goes_unless_somebody_is_writing_it(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    stick, backup = tmp_path / "stick", ".so-58eaf804-000000003-20261127-065039.scb.{}.dang-ghi"
    stick.mkdir()
    left = [
        backup.format("00112233"),
        ".CD0101-d1aea54b-df64a93f-2.scd.00112233.dang-ghi",
        ".CD0101-d1aea54b-df64a93f-2-2.scd.00112233.dang-ghi",
        ".phieu-nhan-CD0101-df64a93f-12.scd.00112233.dang-ghi",
        ".ho-so-CD0101-d1aea54b-1.scd.00112233.dang-ghi",
        ".tiep-nhan-CD0101-d1aea54b.scd.00112233.dang-ghi",
        ".thoi-dang-ky-CD0101-d1aea54b.scd.00112233.dang-ghi",
        ".nho-mo-so-TAM-1A2B-d1aea54b-2.scd.00112233.dang-ghi",
        ".giup-mo-so-CD0101-d1aea54b.scd.00112233.dang-ghi",
    ]
    for name in left:
        (stick / name).write_bytes(b"half")
    written = LocalFilesystem().create(stick / backup.format("44556677"))
    copy_durably(source, stick, "a.scd", filesystem=LocalFilesystem())
    assert sorted(path.name for path in stick.iterdir()) == sorted(["a.scd", backup.format("44556677")])
    written.close()


def test_a_folder_that_is_not_there_is_a_pulled_stick(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    with pytest.raises(DriveRemoved):
        copy_durably(source, tmp_path / "gone", "a.scd", filesystem=LocalFilesystem())


def test_a_stick_pulled_while_what_lies_there_is_compared(tmp_path: Path) -> None:
    source, stick = tmp_path / "source", tmp_path / "stick"
    source.write_bytes(b"x")
    stick.mkdir()
    copy_durably(source, stick, "a.scd", filesystem=LocalFilesystem())
    with pytest.raises(DriveRemoved):
        copy_durably(source, stick, "a.scd", filesystem=FaultyFilesystem(Faults(unplug_at="read")))


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are Unix means")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file_under_the_name_is_left_alone(tmp_path: Path, kind: str) -> None:
    source, taken = tmp_path / "source", tmp_path / "a.scd"
    source.write_bytes(b"x")
    if kind == "pipe":
        os.mkfifo(taken)
    elif kind == "link":
        taken.symlink_to(tmp_path / "nowhere" / "b")
    else:
        taken.mkdir()
    with pytest.raises(NameTaken):
        copy_durably(source, tmp_path, "a.scd", filesystem=LocalFilesystem())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.scd", "source"]


def test_outcomes_are_the_four_of_the_design() -> None:
    assert [one.value for one in Outcome] == [
        "not_written",
        "written_not_verified",
        "verified",
        "verified_not_ejected",
    ]


def test_windows_numbers_are_understood(tmp_path: Path) -> None:
    class WindowsError(OSError):
        winerror = 19  # ERROR_WRITE_PROTECT

    assert isinstance(drive_problem(WindowsError(), tmp_path, size=1, present=True), DriveReadOnly)
