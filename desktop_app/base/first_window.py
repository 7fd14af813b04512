"""One window a book: a second start asks the first one to come forward, and ends. No Qt, no network.

Both meet in a folder of the user's profile, one for each book and each screen she sits at: whoever sits elsewhere, or
is another user of the PC, is not in reach of her window and starts one as ever. The first holds a lock, which the
system drops however its process ends. A start that finds it held leaves a file and waits until the first takes it away:
that is its answer. What is left lying of either is taken away by the next first one.

How long a start waits is told by the first: a mark lies here from when it listens, and one that is being closed
touches what waits for it, which is the next first one in the end.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final
from zlib import crc32

from desktop_app.base import paths
from desktop_app.base.process_lock import ProcessLock

PATIENCE: Final = 5.0
"""Seconds a first window has to answer: unlocking on an old PC takes two, in which it hears nothing."""

WHILE_STARTING: Final = 30.0
"""The same for one that does not listen yet: an old PC takes ten to show a window, and is clicked on again."""

_POLL: Final = 0.05
_LOCK: Final = "lock"
_WISH: Final = ".wish"
_BEGUN: Final = ".new"
_LISTENS: Final = "listens"
_SCREEN: Final = ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")
"""Variables that tell at which screen somebody sits (Linux, Linux, Windows)."""


if sys.platform == "win32":
    import ctypes

    def _let_others_come_forward() -> None:
        """Let the first window come forward: Windows lets only the program that was just started do so."""
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
else:

    def _let_others_come_forward() -> None:
        """Nothing: any window may ask."""


class Start(Enum):
    """What a start is: the first, to be found by later ones; one that a window answered; one to go on by itself."""

    FIRST = "first"
    ANSWERED = "answered"
    ALONE = "alone"


class FirstWindow:
    """The meeting place of all starts with the book ``store`` at one screen. Keep it as long as the window lives."""

    def __init__(self, store: Path, variables: Mapping[str, str] = os.environ) -> None:
        self._store = os.fsencode(os.path.realpath(store))  # a name may be no text: an old stick, another encoding
        screen = os.fsencode("|".join(variables.get(name, "") for name in _SCREEN))
        self.folder = paths.profile() / "windows" / f"{crc32(self._store + b'|' + screen):08x}"
        self._lock = ProcessLock(self.folder / _LOCK)

    def claim(self, patience: float = PATIENCE, starting: float = WHILE_STARTING) -> Start:
        """Be the first, or ask the first to come forward; where it says nothing for so many seconds, go on alone."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._lock.acquire():
                self._tidy()
                return Start.FIRST
            return self._ask(patience, starting)
        except OSError:  # a profile that cannot be written: no start finds another
            return Start.ALONE

    def listen(self) -> None:
        """Tell starts that from now on somebody answers: where nobody does, they need not wait long."""
        with suppress(OSError):
            (self.folder / _LISTENS).touch()

    def wished(self) -> bool:
        """Tell whether a later start waits for an answer."""
        return bool(self.wishes())

    def wishes(self) -> frozenset[str]:
        """Return a name for each later start that waits for an answer."""
        return frozenset(path.name for path in self._wishes())

    def put_off(self) -> None:
        """Let those who wait go on waiting, each time for as long as a window has to answer: this one is closing."""
        for wish in self._wishes():
            with suppress(OSError):
                os.utime(wish)

    def answer(self) -> bool:
        """Tell those who wait that the window came forward; return whether anybody did."""
        waiting = self._wishes()
        for wish in waiting:
            with suppress(OSError):
                wish.unlink()
        return bool(waiting)

    def release(self) -> None:
        """Be found no more."""
        self._lock.release()

    def _tidy(self) -> None:
        """Take away what killed starts left: nobody waits for it any more."""
        self.answer()
        self._unmark()
        with suppress(OSError):
            for path in self.folder.glob(f"*{_BEGUN}"):
                path.unlink()

    def _unmark(self) -> None:
        """Take away the mark of the one before: this one listens later."""
        with suppress(OSError):
            (self.folder / _LISTENS).unlink(missing_ok=True)

    def _ask(self, patience: float, starting: float) -> Start:
        _let_others_come_forward()
        wish = self.folder / f"{os.getpid()}{_WISH}"
        begun = wish.with_suffix(_BEGUN)
        signs: tuple[bool, int] | None = None
        try:
            begun.write_bytes(self._store)
            begun.rename(wish)  # whoever sees it can read it whole
            while True:
                listens, touched = (self.folder / _LISTENS).exists(), _touched(wish)
                if touched is None:
                    return Start.ANSWERED
                if signs != (listens, touched):  # it lives
                    signs, since = (listens, touched), time.monotonic()
                if self._lock.acquire():  # it ended meanwhile, or was killed
                    self._unmark()
                    return Start.FIRST
                if time.monotonic() - since >= (patience if listens else starting):
                    return Start.ALONE
                time.sleep(_POLL)
        finally:
            with suppress(OSError):
                begun.unlink(missing_ok=True)
                wish.unlink(missing_ok=True)

    def _wishes(self) -> list[Path]:
        """Return what lies here for this book; another book of the same number has to wait in vain, and goes on."""
        found = []
        with suppress(OSError):
            for path in self.folder.glob(f"*{_WISH}"):
                with suppress(OSError):
                    if path.read_bytes() == self._store:
                        found.append(path)
        return found


def _touched(path: Path) -> int | None:
    """Return when a file was last written or touched, None where it is gone."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError:  # Windows does not say it of a file that is being taken away
        return 0


def find_first(store: Path) -> tuple[Start, FirstWindow | None]:
    """Claim the place of the first window for the book ``store``; a start that is the first is given it."""
    try:
        first = FirstWindow(store)
    except (OSError, ValueError, RuntimeError):  # a path of bytes that are none, a user without a home: on alone
        return Start.ALONE, None
    start = first.claim()
    return start, first if start is Start.FIRST else None
