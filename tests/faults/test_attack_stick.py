"""Sticks somebody prepared: names that fool the eye, files that would fill the province's disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.bundle.container import MAX_CONTAINER_BYTES
from desktop_app.services.province.desk import ProvinceDesk
from tests.services.stores import Pair, campaign, give, send, take

if os.name == "nt":
    pytest.skip("such names and sparse files are Unix means", allow_module_level=True)


@pytest.fixture
def good(pair: Pair) -> Path:
    give(pair.office, campaign(pair.office), ["Lò Văn A"])
    return send(pair.office, pair.stick).written_to


@pytest.mark.parametrize("name", ["a\u202egpj.scd", "a\nb.scd", "\x1b[2Jb.scd", "a\u2028b.scd", "a\u200fb.scd"])
def test_a_name_is_shown_without_what_fools_the_eye(pair: Pair, good: Path, name: str) -> None:
    bad = pair.stick / name
    bad.write_bytes(b"PK")
    answers = take(pair.province, bad, good)
    (row,) = ProvinceDesk(pair.province).quarantine()
    assert [answer.ok for answer in answers] == [False, True]
    assert answers[0].file == row.name
    assert row.name.isprintable()
    assert row.name.endswith(".scd")


def test_a_file_larger_than_any_bundle_is_refused_where_it_lies(pair: Pair, good: Path) -> None:
    huge = pair.stick / "huge.scd"
    with huge.open("wb") as stream:
        stream.truncate(MAX_CONTAINER_BYTES + 1)
    answers = take(pair.province, huge, good)
    assert [(answer.ok, answer.code) for answer in answers] == [(False, "damaged"), (True, "")]
    assert ProvinceDesk(pair.province).quarantine() == []


def test_junk_never_crowds_out_the_store(pair: Pair, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into half of the free room is noted, and its bytes stay on the stick."""
    junk = pair.stick / "junk.scd"
    junk.write_bytes(b"x" * 60_000)
    for free, kept in ((100_000, 0), (130_000, 1)):
        monkeypatch.setattr(shutil, "disk_usage", _with_free(free))
        answers = take(pair.province, junk, good)
        assert [answer.ok for answer in answers] == [False, True]
        assert len(ProvinceDesk(pair.province).quarantine()) == 1
        assert len(list((pair.province.folder / "quarantine").glob("*"))) == kept


def _with_free(free: int) -> Callable[[Path], shutil._ntuple_diskusage]:
    return lambda _: shutil._ntuple_diskusage(10**9, 10**9 - free, free)
