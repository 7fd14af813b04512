"""What a child that looks at a file from outside may use of this PC: set by itself before it reads a byte.

Windows knows no limit a process can set for its own memory without more ado: there the number of pixels bounds it.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from typing import Final

MEMORY: Final = 900 << 20
"""Bytes of address space; of written memory in a child whose library reserves far more than it uses."""
SECONDS: Final = 25
"""Of computing."""
PASSING: Final = 40
"""Seconds that pass: more than the parent waits, for a parent that is gone or cannot wait."""


def set_limits(*, reserves: bool = False, more: int = 0) -> None:
    """Bound time everywhere; memory, computing and files (it may write none) where the system knows such limits.

    ``reserves``: the library that draws a PDF reserves 32 GB of addresses at its start and uses few of them.
    ``more``: seconds to be added to both times.
    """
    # A thread of the C library that needs nothing of Python: it ends the process even inside a decoder that hangs.
    faulthandler.dump_traceback_later(PASSING + more, exit=True, file=Path(os.devnull).open("wb"))  # noqa: SIM115 - until the end
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - it is not there on Windows

    for what, most in (
        (resource.RLIMIT_DATA if reserves else resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS + more),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
