"""The real file system: exclusive, never overwriting, and reading past the cache with and without O_DIRECT."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop_app.media.filesystem import (
    BLOCK,
    CacheNotPassed,
    LocalFilesystem,
    PosixUncachedReader,
    UncachedReader,
    WindowsUncachedReader,
)


@pytest.mark.parametrize("size", [0, 1, 512, BLOCK, BLOCK + 1, 2 * BLOCK + 4097])
def test_reading_past_the_cache_reads_all(size: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    content = os.urandom(size)
    path.write_bytes(content)
    assert b"".join(PosixUncachedReader().blocks(path)) == content


@pytest.mark.parametrize("refused_at", ["open", "read"])
def test_file_systems_without_o_direct(refused_at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    real_open = os.open

    def open_(name: Path, flags: int) -> int:
        if flags & os.O_DIRECT:
            raise OSError(errno.EINVAL, "no O_DIRECT here")
        return real_open(name, flags)

    def preadv(*_: object) -> int:
        raise OSError(errno.EINVAL, "no O_DIRECT here")

    if refused_at == "open":
        monkeypatch.setattr(os, "open", open_)
    else:
        monkeypatch.setattr(os, "preadv", preadv)
    assert b"".join(PosixUncachedReader().blocks(path)) == b"abc"
    monkeypatch.delattr(os, "posix_fadvise")
    with pytest.raises(CacheNotPassed):
        b"".join(PosixUncachedReader().blocks(path))


def test_a_failing_device_is_not_taken_for_a_missing_flag(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        b"".join(PosixUncachedReader().blocks(tmp_path / "gone"))


def test_the_windows_reader_says_so_elsewhere(tmp_path: Path) -> None:
    reader: UncachedReader = WindowsUncachedReader()
    with pytest.raises(CacheNotPassed):
        b"".join(reader.blocks(tmp_path))


def test_create_is_exclusive(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before")
    with pytest.raises(FileExistsError):
        LocalFilesystem().create(path)
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("hard_links", [True, False])
def test_rename_never_overwrites(hard_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "FAT")

    if not hard_links:
        monkeypatch.setattr(os, "link", no_links)
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"new")
    target.write_bytes(b"before")
    with pytest.raises(FileExistsError):
        LocalFilesystem().rename_new(source, target)
    assert (source.read_bytes(), target.read_bytes()) == (b"new", b"before")
    target.unlink()
    LocalFilesystem().rename_new(source, target)
    assert target.read_bytes() == b"new"
    assert not source.exists()


def test_rename_reports_other_failures(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        LocalFilesystem().rename_new(tmp_path / "gone", tmp_path / "target")


def test_space_is_that_of_the_folder(tmp_path: Path) -> None:
    space = LocalFilesystem(lambda _: 4_294_967_295).space(tmp_path)
    assert space.free > 0
    assert space.largest_file == 4_294_967_295
