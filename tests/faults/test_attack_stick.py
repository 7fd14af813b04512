"""Sticks somebody prepared: names that fool the eye, files that would fill the province's disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.base.errors import FileUnreadable
from desktop_app.bundle.container import MAX_CONTAINER_BYTES
from desktop_app.bundle.keys import TrustedKeys
from desktop_app.media.problems import NameTaken
from desktop_app.services.accepting import Accepting
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.found_on_sticks import admissions_on, bundles_on, requests_on
from desktop_app.services.from_province import take_from_province
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.receipts_found import found_receipts
from desktop_app.services.stick import copy_to_stick, put_on_stick
from desktop_app.services.verifying import verify_file
from tests.faults.honest_side import sentence
from tests.services.receipts import answer
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


# what is no file, under names this program reads or writes


@pytest.fixture
def pipes(pair: Pair) -> list[str]:
    """Pipes nobody writes to, under every name that is looked for on a stick."""
    names = [f"{name}-CD001-00000000-1.scd" for name in ("phieu-nhan", "tiep-nhan", "dang-ky", "ho-so")]
    names.append("CD001-00000000-00000000-1.scd")
    for name in names:
        os.mkfifo(pair.stick / name)
    (pair.stick / "zero.scd").symlink_to("/dev/zero")
    for number in range(300):  # folders that lead into themselves
        (pair.stick / f"vong-{number}").symlink_to(pair.stick)
    return names


def test_looking_at_a_stick_waits_for_no_pipe(pair: Pair, good: Path, pipes: list[str]) -> None:
    """Home looks at every stick by itself: whoever can write to one must not stop the program."""
    assert len(pipes) == 5
    receipt = answer(pair.province, pair.stick)
    assert [found.file for found in found_receipts(pair.office, [pair.stick])] == [receipt]
    assert [found.files[0].name for found in admissions_on(pair.office, [pair.stick])] == [
        one.name for one in pair.stick.glob("tiep-nhan-*") if one.is_file()
    ]
    assert all(found.files[0].is_file() for found in requests_on(pair.province, [pair.stick]))
    (bundles,) = bundles_on(pair.province, [pair.stick])
    assert set(bundles.files) == {good}
    assert [answered.ok for answered in take(pair.province, pair.stick)] == [True]


def test_a_pipe_that_is_opened_by_hand_is_told_and_not_waited_for(pair: Pair, pipes: list[str]) -> None:
    for name in pipes:
        file = pair.stick / name
        for job in (
            lambda file=file: take_from_province(pair.office, file),
            lambda file=file: OfficeHistory(pair.office).take(file),
            lambda file=file: OwnStanding(pair.office).take(file),
            lambda file=file: OfficeEnrolment(pair.office).accept(file, "0" * 30),
            lambda file=file: ProvinceEnrolment(pair.province).read_request(file),
            lambda file=file: verify_file(file, TrustedKeys()),
        ):
            with pytest.raises(FileUnreadable) as seen:
                job()
            sentence(seen.value.code, seen.value.fields)
        assert [answered.code for answered in take(pair.province, file)] == ["file_unreadable"]


@pytest.mark.parametrize("kind", ["pipe", "link to nowhere", "folder", "link to zero", "link to the book"])
def test_a_name_somebody_took_on_the_stick_is_left_alone(pair: Pair, kind: str) -> None:
    """The next bundle's name is easily guessed. What lies there is no file of ours: it is told so, nothing else."""
    give(pair.office, campaign(pair.office), ["Lò Văn A"])
    twin = pair.stick / "khac"
    twin.mkdir()
    made = send(pair.office, twin)
    taken, keys = pair.stick / made.written_to.name, pair.office.folder / "keys.json"
    before = keys.read_bytes()
    if kind == "pipe":
        os.mkfifo(taken)
    elif kind == "folder":
        taken.mkdir()
    else:
        nowhere, zero = pair.stick / "khong" / "co", Path("/dev/zero")
        taken.symlink_to({"link to nowhere": nowhere, "link to zero": zero, "link to the book": keys}[kind])
    with pytest.raises(NameTaken) as seen:
        copy_to_stick(made.written_to, pair.stick, taken.name)
    told = sentence(seen.value.code, seen.value.fields)
    assert "không bị đụng tới" in told
    beside = put_on_stick(pair.office.folder, pair.stick, taken.name, lambda file: file.write_bytes(b"x"))
    assert beside.name == f"{taken.stem}-2.scd"
    assert os.path.lexists(taken)
    assert not (pair.stick / "khong").exists()
    assert keys.read_bytes() == before
    assert not [one for one in pair.stick.iterdir() if one.name.endswith(".dang-ghi")]


@pytest.mark.parametrize("name", ["a\u202egpj.scd", "a\nb.scd", "\x1b[2Jb.scd", "a\u2028b.scd", "a\udcffb.scd"])
def test_a_name_in_a_sentence_does_not_fool_the_eye_either(pair: Pair, name: str) -> None:
    bad = pair.stick / name
    bad.mkdir()
    for job in (
        lambda: Accepting(pair.office).accept(bad),
        lambda: OwnStanding(pair.office).take(bad),
        lambda: ProvinceEnrolment(pair.province).read_request(bad),
    ):
        with pytest.raises(FileUnreadable) as seen:
            job()
        told = sentence(seen.value.code, seen.value.fields)
        assert told.isprintable()
        assert ".scd" in told


def _with_free(free: int) -> Callable[[Path], shutil._ntuple_diskusage]:
    return lambda _: shutil._ntuple_diskusage(10**9, 10**9 - free, free)
