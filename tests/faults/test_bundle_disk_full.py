"""The disk fills up while a bundle is written or opened: the system's own error comes out, and nothing is left.

The limit is the kernel's (RLIMIT_FSIZE), so that every real write path is met, buffered and unbuffered.
"""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.verifier import verify
from tests.fakes.office_simulator import OfficeSimulator

OFFICE = OfficeSimulator()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let no file grow past ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@pytest.fixture(scope="module")
def photo() -> bytes:
    return os.urandom(700_000)


def test_writing_meets_a_full_disk_at_any_size(photo: bytes, tmp_path: Path) -> None:
    whole = OFFICE.bundle(tmp_path, attachments=[photo])
    whole.path.unlink()
    for limit in [*range(0, 4000, 250), *range(4000, whole.size - 600, 37_117), whole.size - 600]:
        with files_no_larger_than(limit), pytest.raises(OSError, match=r".+") as failure:
            OFFICE.bundle(tmp_path, attachments=[photo])
        assert failure.value.errno == errno.EFBIG
        assert list(tmp_path.iterdir()) == []
    assert OFFICE.bundle(tmp_path, attachments=[photo]).versions == 3


def test_opening_meets_a_full_disk_at_any_size(photo: bytes, tmp_path: Path) -> None:
    written = OFFICE.bundle(tmp_path, attachments=[photo])
    source = io.BytesIO(written.path.read_bytes())
    written.path.unlink()
    verified = verify(source, OFFICE.trust)
    for limit in range(0, 690_000, 86_117):
        with files_no_larger_than(limit), pytest.raises(OSError, match=r".+") as failure:
            open_payload(verified, source, OFFICE.province.identity, tmp_path)
        assert failure.value.errno == errno.EFBIG
        assert list(tmp_path.iterdir()) == []
    open_payload(verified, source, OFFICE.province.identity, tmp_path).close()


def test_a_source_of_versions_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def versions() -> Iterator[bytes]:
        for counter in range(5000):
            yield OFFICE.version(counter + 1)
        raise ConnectionError("the store went away")

    with pytest.raises(ConnectionError):
        OFFICE.bundle(tmp_path, versions=versions())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        OFFICE.bundle(tmp_path / "gone")
