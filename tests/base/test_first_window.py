"""Later starts find the first window of their book at their screen, and nobody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.base.first_window import FirstWindow, Start, find_first

HERE = {"DISPLAY": ":0"}
FIRST_FOR_A_WHILE = """
import sys, time
from pathlib import Path
from desktop_app.base.first_window import FirstWindow
first = FirstWindow(Path(sys.argv[1]), {"DISPLAY": ":0"})
print(first.claim().value, flush=True)
until = time.monotonic() + float(sys.argv[2])
if sys.argv[3] == "answers late":
    time.sleep(float(sys.argv[2]))
    until += 60
if sys.argv[3] in ("answers late", "puts off"):
    first.listen()
while time.monotonic() < until:
    time.sleep(0.02)
    if sys.argv[3] == "puts off":
        first.put_off()
    if sys.argv[3].startswith("answers") and first.answer():
        print("answered", flush=True)
        time.sleep(60)
"""


Starts = Callable[..., FirstWindow]


@pytest.fixture
def start() -> Iterator[Starts]:
    """A maker of starts, which end with the test."""
    made: list[FirstWindow] = []

    def one(store: Path, variables: dict[str, str] = HERE) -> FirstWindow:
        made.append(FirstWindow(store, variables))
        return made[-1]

    yield one
    for each in made:
        each.release()


def other_process(store: Path, seconds: str, how: str) -> subprocess.Popen[str]:
    """Start a process that is first for so many seconds, and wait until it is."""
    command = [sys.executable, "-c", FIRST_FOR_A_WHILE, str(store), seconds, how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "first\n"
    return process


def test_a_later_start_is_answered_by_the_first(tmp_path: Path, start: Starts) -> None:
    with other_process(tmp_path / "so", "60", "answers") as first:
        later = start(tmp_path / "so")
        assert later.claim(20) is Start.ANSWERED
        first.kill()
    assert start(tmp_path / "so").claim() is Start.FIRST, "what was killed is in nobody's way"


def test_a_first_that_does_not_answer_is_left_alone_and_nothing_is_left_with_it(tmp_path: Path, start: Starts) -> None:
    first, later = start(tmp_path / "so"), start(tmp_path / "so")
    assert first.claim() is Start.FIRST
    first.listen()
    assert later.claim(0.2) is Start.ALONE
    assert sorted(path.name for path in first.folder.iterdir()) == ["listens", "lock"]
    assert not first.wished()


def test_a_first_that_does_not_listen_yet_is_given_longer(tmp_path: Path, start: Starts) -> None:
    """Two clicks on an old PC: the window of the first is not there yet."""
    with other_process(tmp_path / "so", "1", "answers late") as first:
        assert start(tmp_path / "so").claim(0.3) is Start.ANSWERED
        first.kill()
    later = start(tmp_path / "so")
    assert later.claim() is Start.FIRST
    assert [path.name for path in later.folder.iterdir()] == ["lock"], "who was killed does not listen any more"
    assert start(tmp_path / "so").claim(0, 0.2) is Start.ALONE, "nor does one wait for ever"


def test_who_is_put_off_waits_until_the_first_is_closed_and_is_the_next(tmp_path: Path, start: Starts) -> None:
    with other_process(tmp_path / "so", "1.5", "puts off"):
        later = start(tmp_path / "so")
        assert later.claim(0.4) is Start.FIRST
    assert [path.name for path in later.folder.iterdir()] == ["lock"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_folder_whose_name_is_no_text_has_a_first_window_too(tmp_path: Path, start: Starts) -> None:
    store = Path(os.fsdecode(os.fsencode(tmp_path) + b"/s\xff"))
    with other_process(store, "60", "answers") as first:
        assert start(store).claim(20) is Start.ANSWERED
        first.kill()


def test_nothing_about_finding_a_window_prevents_a_start() -> None:
    assert find_first(Path("so\0")) == (Start.ALONE, None)


def test_who_waits_for_a_first_that_ends_is_the_next_first(tmp_path: Path, start: Starts) -> None:
    with other_process(tmp_path / "so", "0.3", "is deaf"):
        later = start(tmp_path / "so")
        assert later.claim(20) is Start.FIRST
    assert [path.name for path in later.folder.iterdir()] == ["lock"]


def test_other_books_and_other_screens_have_windows_of_their_own(tmp_path: Path, start: Starts) -> None:
    starts = [
        start(tmp_path / "so"),
        start(tmp_path / "so-hai"),
        start(tmp_path / "so", {"DISPLAY": ":1"}),
        start(tmp_path / "so", {"SESSIONNAME": "Console"}),
    ]
    assert [one.claim(0) for one in starts] == [Start.FIRST] * 4
    (tmp_path / "cho-khac").symlink_to(tmp_path / "so")
    assert start(tmp_path / "cho-khac").folder == starts[0].folder


def test_what_killed_starts_left_goes_and_brings_nothing_forward(tmp_path: Path, start: Starts) -> None:
    first = start(tmp_path / "so")
    first.folder.mkdir(parents=True)
    (first.folder / "4711.wish").write_text(str(tmp_path / "so"), encoding="utf-8")
    (first.folder / "4712.new").touch()
    assert first.claim() is Start.FIRST
    assert [path.name for path in first.folder.iterdir()] == ["lock"]


def test_a_wish_for_another_book_of_the_same_number_waits_in_vain(tmp_path: Path, start: Starts) -> None:
    first = start(tmp_path / "so")
    first.claim()
    (first.folder / "4711.wish").write_text("/another/book", encoding="utf-8")
    assert not first.wished()


def test_a_profile_that_cannot_be_written_finds_nobody_and_starts(
    tmp_path: Path, start: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SO_CONG_DOAN_PROFILE", str(tmp_path / "file"))
    assert start(tmp_path / "so").claim() is Start.ALONE
