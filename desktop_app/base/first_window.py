"""One window a book: a second start asks the first one to come forward, and ends. No Qt, no network.

Both meet in a folder of the user's profile, one for each book and each screen she sits at: whoever sits elsewhere, or
is another user of the PC, is not in reach of her window and starts one as ever. The first holds a lock, which the
system drops however its process ends. A start that finds it held leaves a file and waits until the first takes it away:
that is its answer. What is left lying of either is taken away by the next first one.
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

_POLL: Final = 0.05
_LOCK: Final = "lock"
_WISH: Final = ".wish"
_BEGUN: Final = ".new"
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
        self._store = os.path.realpath(store)
        screen = "|".join(variables.get(name, "") for name in _SCREEN)
        self.folder = paths.profile() / "windows" / f"{crc32(f'{self._store}|{screen}'.encode()):08x}"
        self._lock = ProcessLock(self.folder / _LOCK)

    def claim(self, patience: float = PATIENCE) -> Start:
        """Be the first, or ask the first to come forward; where it says nothing for so many seconds, go on alone."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._lock.acquire():
                self._tidy()
                return Start.FIRST
            return self._ask(patience)
        except OSError:  # a profile that cannot be written: no start finds another
            return Start.ALONE

    def wished(self) -> bool:
        """Tell whether a later start waits for an answer."""
        return any(self._wishes())

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
        with suppress(OSError):
            for path in self.folder.glob(f"*{_BEGUN}"):
                path.unlink()

    def _ask(self, patience: float) -> Start:
        _let_others_come_forward()
        wish = self.folder / f"{os.getpid()}{_WISH}"
        begun = wish.with_suffix(_BEGUN)
        until = time.monotonic() + patience
        try:
            begun.write_text(self._store, encoding="utf-8")
            begun.rename(wish)  # whoever sees it can read it whole
            while time.monotonic() < until:
                time.sleep(_POLL)
                if not wish.exists():
                    return Start.ANSWERED
                if self._lock.acquire():  # it ended meanwhile, or was killed
                    return Start.FIRST
            return Start.ALONE
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
                    if path.read_text(encoding="utf-8", errors="replace") == self._store:
                        found.append(path)
        return found
