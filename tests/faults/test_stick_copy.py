"""A stick fails in every way it can: never half a file under the final name, never a false "verified"."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.media.durable import Outcome, copy_durably
from desktop_app.media.filesystem import BLOCK
from desktop_app.media.problems import (
    DriveFailing,
    DriveFull,
    DriveProblem,
    DriveReadOnly,
    DriveRemoved,
    FileTooLargeForDrive,
    NameTaken,
    ReadBackDiffers,
    SourceUnreadable,
)
from tests.fakes.filesystems import Faults, FaultyFilesystem

NAME = "LC-SSH-01-00112233-ffeeddcc-1.scd"
SMALL = bytes(range(256)) * 2
LARGE = os.urandom(3 * BLOCK + 12_345)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small"
    path.write_bytes(SMALL)
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large"
    path.write_bytes(LARGE)
    return path


def failed(source: Path, stick: Path, faults: Faults) -> EnvironmentProblem:
    before = source.read_bytes()
    with pytest.raises(EnvironmentProblem) as problem:
        copy_durably(source, stick, NAME, filesystem=FaultyFilesystem(faults))
    assert not (stick / NAME).exists()
    assert source.read_bytes() == before
    return problem.value


def left_on(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.iterdir())


def test_it_fails_after_any_byte(small: Path, stick: Path) -> None:
    for count in range(len(SMALL)):
        assert isinstance(failed(small, stick, Faults(write_stops_after=count)), DriveFailing)
    assert left_on(stick) == []


def test_it_fails_after_many_bytes(large: Path, stick: Path) -> None:
    edges = [edge + step for edge in (BLOCK, 2 * BLOCK, 3 * BLOCK) for step in (-1, 0, 1)]
    for count in [0, 1, *edges, len(LARGE) - 1]:
        problem = failed(large, stick, Faults(write_stops_after=count, error=errno.ENOSPC))
        assert isinstance(problem, DriveFull)
        assert problem.fields["needed"] == len(LARGE)
    assert left_on(stick) == []


def test_short_writes_are_gone_on_with(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(short_writes=7))
    assert copy_durably(small, stick, NAME, filesystem=filesystem) is Outcome.VERIFIED
    assert (stick / NAME).read_bytes() == SMALL


def test_a_write_that_takes_nothing_does_not_hang(small: Path, stick: Path) -> None:
    assert isinstance(failed(small, stick, Faults(short_writes=0)), DriveFailing)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (errno.ENOSPC, DriveFull),
        (errno.EDQUOT, DriveFull),
        (errno.EROFS, DriveReadOnly),
        (errno.EACCES, DriveReadOnly),
        (errno.EIO, DriveFailing),
        (errno.ENODEV, DriveRemoved),
        (errno.EFBIG, FileTooLargeForDrive),
    ],
)
def test_each_error_has_its_problem_at_each_step(
    error: int, problem: type[DriveProblem], small: Path, stick: Path
) -> None:
    for faults in (
        Faults(at_create=error),
        Faults(write_stops_after=100, error=error),
        Faults(at_sync=error),
        Faults(read_stops_after=100, error=error),
        Faults(at_rename=error),
    ):
        raised = failed(small, stick, faults)
        assert type(raised) is problem
        assert raised.fields["drive"] == str(stick)
        for leftover in stick.iterdir():  # a failing create leaves nothing to clear; the fake made it before failing
            leftover.unlink()


@pytest.mark.parametrize("step", ["space", "create", "sync", "read", "rename"])
def test_it_is_pulled_at_any_step(step: str, large: Path, stick: Path) -> None:
    assert isinstance(failed(large, stick, Faults(unplug_at=step)), DriveRemoved)
    assert not stick.exists()


def test_it_is_pulled_while_writing(large: Path, stick: Path) -> None:
    problem = failed(large, stick, Faults(write_stops_after=BLOCK + 5, unplug_at="write"))
    assert isinstance(problem, DriveRemoved)


def test_it_is_pulled_right_after_the_rename(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(unplug_at="sync_folder"))
    assert copy_durably(small, stick, NAME, filesystem=filesystem) is Outcome.WRITTEN_NOT_VERIFIED


def test_every_flipped_bit_is_found_on_reading_back(small: Path, stick: Path) -> None:
    for at in range(len(SMALL)):
        assert isinstance(failed(small, stick, Faults(flip_read_at=at)), ReadBackDiffers)
    assert left_on(stick) == []


def test_a_stick_that_keeps_only_the_beginning(large: Path, stick: Path) -> None:
    for count in (0, 1, BLOCK, len(LARGE) - 1):
        assert isinstance(failed(large, stick, Faults(drop_read_from=count)), ReadBackDiffers)


def test_reading_back_fails_after_any_block(large: Path, stick: Path) -> None:
    for count in (0, BLOCK, 2 * BLOCK, 3 * BLOCK):
        assert isinstance(failed(large, stick, Faults(read_stops_after=count)), DriveFailing)


def test_the_folder_that_cannot_be_synced(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(at_folder_sync=errno.EIO))
    assert copy_durably(small, stick, NAME, filesystem=filesystem) is Outcome.WRITTEN_NOT_VERIFIED
    assert (stick / NAME).read_bytes() == SMALL


def test_without_a_way_past_the_cache_it_is_not_called_verified(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(cannot_pass_cache=True))
    assert copy_durably(small, stick, NAME, filesystem=filesystem) is Outcome.WRITTEN_NOT_VERIFIED
    assert (stick / NAME).read_bytes() == SMALL
    assert copy_durably(small, stick, NAME, filesystem=filesystem) is Outcome.WRITTEN_NOT_VERIFIED  # known, not proven
    (stick / NAME).write_bytes(SMALL[:-1])
    with pytest.raises(NameTaken):
        copy_durably(small, stick, NAME, filesystem=filesystem)
    assert left_on(stick) == [NAME]


def test_no_room_is_said_before_anything_is_written(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(free=len(SMALL)))
    with pytest.raises(DriveFull) as problem:
        copy_durably(small, stick, NAME, filesystem=filesystem)
    assert problem.value.fields["free"] == len(SMALL)
    assert "create" not in filesystem.calls


def test_the_limit_of_the_file_system_is_said_before_anything_is_written(small: Path, stick: Path) -> None:
    filesystem = FaultyFilesystem(Faults(largest_file=100))
    with pytest.raises(FileTooLargeForDrive) as problem:
        copy_durably(small, stick, NAME, filesystem=filesystem)
    assert problem.value.fields == {"drive": str(stick), "size": len(SMALL), "limit": 100}
    assert "create" not in filesystem.calls


def test_another_file_with_the_name_is_left_alone(small: Path, stick: Path) -> None:
    for other in (b"", b"another", SMALL + b"x", SMALL[:-1] + b"x"):
        (stick / NAME).write_bytes(other)
        with pytest.raises(NameTaken):
            copy_durably(small, stick, NAME, filesystem=FaultyFilesystem())
        assert (stick / NAME).read_bytes() == other
    assert left_on(stick) == [NAME]


def test_a_name_that_appears_meanwhile_is_left_alone(small: Path, stick: Path) -> None:
    with pytest.raises(NameTaken):
        copy_durably(small, stick, NAME, filesystem=FaultyFilesystem(Faults(name_appears=b"quick")))
    assert (stick / NAME).read_bytes() == b"quick"
    assert left_on(stick) == [NAME]


def test_what_cannot_be_cleared_away_is_cleared_by_the_next_copy(small: Path, stick: Path) -> None:
    failed(small, stick, Faults(at_sync=errno.EIO, at_remove=errno.EIO))
    assert len(left_on(stick)) == 1
    assert copy_durably(small, stick, NAME, filesystem=FaultyFilesystem()) is Outcome.VERIFIED
    assert left_on(stick) == [NAME]


def test_a_source_that_does_not_read_is_not_the_sticks_fault(tmp_path: Path, stick: Path) -> None:
    with pytest.raises(SourceUnreadable) as problem:
        copy_durably(tmp_path / "gone", stick, NAME, filesystem=FaultyFilesystem())
    assert problem.value.fields["name"] == "gone"
    assert left_on(stick) == []


def test_a_source_that_changes_is_noticed(large: Path, stick: Path) -> None:
    def change(done: int, _: int) -> None:
        if done == BLOCK:
            with large.open("r+b") as stream:
                stream.seek(2 * BLOCK)
                stream.write(b"changed")

    with pytest.raises(SourceUnreadable):
        copy_durably(large, stick, NAME, filesystem=FaultyFilesystem(), progress=change)
    assert left_on(stick) == []


def test_a_cancelled_copy_leaves_nothing(large: Path, stick: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, whole: int) -> None:
        if done > whole // 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_durably(large, stick, NAME, filesystem=FaultyFilesystem(), progress=cancel)
    assert left_on(stick) == []
