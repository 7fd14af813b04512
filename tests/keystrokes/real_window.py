"""The program in a window of its own on a screen of its own (Xvfb), typed into by xdotool: nothing knows it is a test.

Every key that is pressed is counted: a letter is one, Ctrl+Enter is one, whatever it takes to hold Ctrl. The keyboard
has a key for each Vietnamese letter: xdotool would change the keyboard at each of them, and a program that is busy
then reads the next letter for the one before.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.processes import painted, screen
from tests.checks.sources import ROOT

_BETWEEN_KEYS_MS: Final = 12
"""A quick typist needs ten times as long."""
_FIRST_FREE_KEY: Final = 140
"""Above it a PC keyboard has only keys for music and the like."""
_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


def vietnamese_letters() -> list[str]:
    """Return the small letters that a keyboard for English lacks."""
    toned = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    return [*"ăâđêôơư", *toned]


class CannotRun(Exception):
    """This machine lacks something; the message says what."""


class RealWindow:
    """The keyboard in front of the window, and the count of what was pressed on it."""

    def __init__(self, variables: Mapping[str, str], pid: int) -> None:
        self._variables = {**os.environ, **variables}
        self.pressed = 0
        found = self._run("search", "--onlyvisible", "--pid", str(pid)).split()
        if not found:
            raise CannotRun("no window of the program was found on the screen")
        self._window = found[-1]
        self.front()

    def front(self) -> None:
        """Give the window the keyboard, as a window manager does at the start and when a dialog has closed."""
        self._run("windowfocus", self._window)

    def text(self, typed: str) -> None:
        """Type a text letter by letter."""
        self.pressed += len(typed)
        self._run("type", "--delay", str(_BETWEEN_KEYS_MS), typed)

    def key(self, *names: str) -> None:
        """Press keys as xdotool names them ("Return", "ctrl+Return")."""
        self.pressed += len(names)
        self._run("key", "--delay", str(_BETWEEN_KEYS_MS), *names)

    @staticmethod
    def wait(seconds: float) -> None:
        """Wait as somebody does who looks at the screen before going on."""
        time.sleep(seconds)

    def picture(self, to: Path) -> None:
        """Keep what the screen shows, where ImageMagick is there to take the picture."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(to)], env=self._variables, check=False)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=self._variables, capture_output=True, text=True, check=False)
        if done.returncode and arguments[0] != "search":
            raise CannotRun(f"xdotool {arguments[0]}: {done.stderr.strip()}")
        return done.stdout


@contextmanager
def real_window(variables: Mapping[str, str]) -> Iterator[RealWindow]:
    """Yield the keyboard before the program's unlock screen; the program is ended afterwards. Raises CannotRun."""
    for needed in ("Xvfb", "xdotool", "xmodmap"):
        if shutil.which(needed) is None:
            raise CannotRun(f"{needed} is not installed (Debian: apt-get install xvfb xdotool x11-xserver-utils)")
    own_screen = {name: value for name, value in os.environ.items() if name == "DISPLAY"}
    os.environ.pop("DISPLAY", None)  # never type into the screen somebody sits at
    try:
        with screen() as where, painted([sys.executable, "-m", "desktop_app"], {**where, **variables}) as window:
            _lay_out_keyboard(where)  # a screen that nobody looks at forgets its keyboard
            yield RealWindow(where, window.pid)
    finally:
        os.environ.update(own_screen)


def _lay_out_keyboard(where: Mapping[str, str]) -> None:
    """Give each Vietnamese letter a key of its own, capitals with Shift.

    A key is pressed first: from then on the screen's keyboard is xdotool's, and it is that one which is laid out.
    """
    here = {**os.environ, **where}
    subprocess.run(["xdotool", "key", "shift"], env=here, check=True)
    keys = [
        f"keycode {number} = U{ord(letter):04X} U{ord(letter.upper()):04X}"
        for number, letter in enumerate(vietnamese_letters(), _FIRST_FREE_KEY)
    ]
    subprocess.run(["xmodmap", "-"], input="\n".join(keys) + "\n", text=True, env=here, check=True)


def command(*arguments: str, variables: Mapping[str, str]) -> str:
    """Run a command of the program and return what it wrote. Raises CannotRun with what it said instead."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotRun(f"{arguments[0]}: {done.stdout}{done.stderr}")
    return done.stdout
