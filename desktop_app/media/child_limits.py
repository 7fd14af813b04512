"""What the child that decodes pictures may use of this PC: set by itself, first of all, before it reads a byte.

Windows knows no limit a process can set for its own memory without more ado: there the number of pixels bounds it.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from typing import Final

MEMORY: Final = 900 << 20
"""Bytes of address space."""
SECONDS: Final = 25
"""Of computing."""
PASSING: Final = 40
"""Seconds that pass: more than the parent waits, for a parent that is gone or cannot wait."""


def set_limits() -> None:
    """Bound time everywhere; memory, computing and files (it may write none) where the system knows such limits."""
    # A thread of the C library that needs nothing of Python: it ends the process even inside a decoder that hangs.
    faulthandler.dump_traceback_later(PASSING, exit=True, file=Path(os.devnull).open("wb"))  # noqa: SIM115 - until the end
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - it is not there on Windows

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
