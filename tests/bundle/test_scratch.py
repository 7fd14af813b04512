"""The scratch file: what is read is what was written, and what lies on the disk is neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle.scratch import Scratch


@given(st.lists(st.binary(max_size=100)), st.integers(1, 70))
def test_round_trip_twice(tmp_path_factory: pytest.TempPathFactory, blocks: list[bytes], size: int) -> None:
    with Scratch(tmp_path_factory.getbasetemp()) as scratch:
        for block in blocks:
            scratch.write(block)
        assert scratch.size == sum(map(len, blocks))
        for _ in range(2):
            scratch.rewind()
            assert b"".join(iter(lambda: scratch.read(size), b"")) == b"".join(blocks)


def test_the_disk_holds_only_noise(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        scratch.write(b"Giang A Pao" * 1000)
        scratch.rewind()
        scratch._file.seek(0)
        raw = scratch._file.read()
        assert len(raw) == 11_000
        assert b"Giang" not in raw
    assert list(tmp_path.iterdir()) == []
