"""A child process in which every call that changes a disk may be made to fail: ``failing_calls.c`` before libc.

Usage: ``python -m tests.faults.failing_calls DEED FOLDER FIRST STEP [lasting]``. Stores are made in FOLDER; then,
for the FIRST call, and every STEP-th after it, the deed is done on copies with that call failing, what is left is
looked at, and the deed is done again. The last line says how many calls were tried. Anything wrong is a traceback.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from desktop_app.base.errors import EnvironmentProblem, Refused
from tests.faults.help_deeds import EVERY_DEED
from tests.faults.trust_deeds import Deed

SOURCE: Final = Path(__file__).with_suffix(".c")
ERRORS: Final = (errno.EIO, errno.ENOSPC)


def tried(deed: str, folder: Path, *, first: int, step: int, lasting: bool = False) -> int:
    """Run the child; return how many failing calls it tried. Skips the test where nothing can be put before libc."""
    compiler = shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        pytest.skip("needs Linux and a C compiler")
    library = folder / "failing_calls.so"
    built = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], check=False, capture_output=True
    )
    if built.returncode:
        pytest.skip("the C compiler does not work here")
    command = [sys.executable, "-m", "tests.faults.failing_calls", deed, str(folder / "work"), str(first), str(step)]
    command += ["lasting"] if lasting else []
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.split()[-1])


class Calls:
    """The counting library, as it was loaded before this process began."""

    def __init__(self) -> None:
        self.reached = False
        self._library = ctypes.CDLL(None)
        self._library.faults_seen.restype = ctypes.c_long
        self._library.faults_arm.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int)

    @contextmanager
    def failing(self, at: int, error: int, *, lasting: bool) -> Iterator[None]:
        """Let the call number ``at`` fail inside the block."""
        self._library.faults_arm(at, error, lasting)
        try:
            yield
        finally:
            self.reached = bool(self._library.faults_seen() >= at)
            self._library.faults_arm(0, 0, 0)


def round_of(deed: Deed, calls: Calls, at: int, error: int, *, lasting: bool) -> bool:
    """Do the deed with one call failing, look, do it again; return False once there are no more calls."""
    with deed.copied() as copy:
        with suppress(EnvironmentProblem, Refused), calls.failing(at, error, lasting=lasting):
            copy.do()
        reached = calls.reached
        copy.reopen()
        copy.assert_whole()
        copy.do_until_done()
        copy.assert_whole()
        assert copy.outcome() == deed.expected, at
    return reached


def main(name: str, folder: Path, first: int, step: int, *, lasting: bool) -> None:
    """Try the calls of one deed."""
    folder.mkdir()
    deed: Deed = EVERY_DEED[name](folder)
    calls, at, count = Calls(), first, 0
    while round_of(deed, calls, at, ERRORS[count % 2], lasting=lasting):
        count += 1
        at += step
    sys.stdout.write(f"{name} {count}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), lasting="lasting" in sys.argv[5:])
