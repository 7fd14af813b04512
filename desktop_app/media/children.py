"""Guarded children: this very program started anew to look at one file from outside. Bytes in, bytes out.

``multiprocessing`` would import the window's main module again in the child and hand objects over; a plain process
needs neither, takes limits (``child_limits``), and can be killed at any moment.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import desktop_app
from desktop_app.base.errors import Refused

SECONDS: Final = 30
"""Then the child is killed. It limits itself too."""
_LONGEST_ANSWER: Final = 32 << 20


class ChildLost(Refused):
    """The child did not come back with an answer. Fields: ``reason``. Callers say it of the file they gave."""

    code = "child_lost"


def command_of(flag: str) -> list[str]:
    """Return the command that makes this program the child ``flag`` names (``__main__``)."""
    if getattr(sys, "frozen", False):  # one program file: it is its own interpreter
        return [sys.executable, flag]
    return [sys.executable, "-m", "desktop_app", flag]


def ask(command: Sequence[str], content: bytes, seconds: float) -> bytes:
    """Return what the child wrote before it ended well. Whatever else it does, it is dead when this returns.

    Raises ChildLost.
    """
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(desktop_app.__file__).parents[1],  # where "-m desktop_app" finds this tree
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ChildLost(reason=error.strerror or "not started") from error
    with child:
        try:
            # One call: begun anew after a pause it would forget what was not written yet (Python 3.11).
            told, _errors = child.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ChildLost(reason="time") from error
        finally:
            child.kill()
    if child.returncode != 0 or len(told) > _LONGEST_ANSWER:
        raise ChildLost(reason=f"ended with {child.returncode}")
    return told
