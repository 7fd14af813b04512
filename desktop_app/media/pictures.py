"""Pictures from outside, decoded in a guarded child process: scaled, upright, without positions, names or comments.

The child is this very program started anew (``sys.executable``: Python with ``-m desktop_app``, or the installed
program itself) with bytes in and bytes out. ``multiprocessing`` would import the window's main module again in the
child and hand objects over; a plain process needs neither, takes limits, and can be killed at any moment.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import desktop_app
from desktop_app.base.errors import Refused

SECONDS: Final = 30
"""Then the child is killed. It limits itself too (``child_limits``)."""
_FLAG: Final = "--picture-child"
_LONGEST_ANSWER: Final = 32 << 20


class PictureTooLarge(Refused):
    """More pixels than a photo has. Fields: ``width``, ``height``; the caller adds ``file``."""

    code = "picture_too_large"


class PictureDamaged(Refused):
    """The picture cannot be decoded: cut short or broken. Field added by the caller: ``file``."""

    code = "picture_damaged"


class PictureUnreadable(Refused):
    """The child did not come back with an answer: it crashed, took too long or too much memory. Fields: ``reason``."""

    code = "picture_unreadable"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be kept: JPEG or PNG, at most 1600 px, nothing in it but pixels; and a small JPEG of it."""

    type: str
    content: bytes
    thumbnail: bytes


def prepare_picture(content: bytes, *, command: Sequence[str] = (), seconds: float = SECONDS) -> Picture:
    """Return ``content`` (JPEG or PNG) as it is kept. Takes a third of a second and more: for background work.

    Raises PictureTooLarge, PictureDamaged, PictureUnreadable. ``command`` is the child's: tests give broken ones.
    """
    told = _ask(command or _command(), content, seconds)
    line, _newline, rest = told.partition(b"\n")
    try:
        head = json.loads(line)
        if (refused := head.get("refused")) is not None:
            raise _refusal(refused, head)
        picture, thumbnail = int(head["picture"]), int(head["thumbnail"])
        type_ = str(head["type"])
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise PictureUnreadable(reason="no answer") from error
    if type_ not in ("image/jpeg", "image/png") or len(rest) != picture + thumbnail or not picture or not thumbnail:
        raise PictureUnreadable(reason="a cut answer")
    return Picture(type_, rest[:picture], rest[picture:])


def _refusal(code: str, head: dict[str, int]) -> Refused:
    if code == "too_many_pixels":
        return PictureTooLarge(width=head["width"], height=head["height"])
    return PictureUnreadable(reason="memory") if code == "too_much" else PictureDamaged()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):  # one program file: it is its own interpreter
        return [sys.executable, _FLAG]
    return [sys.executable, "-m", "desktop_app", _FLAG]


def _ask(command: Sequence[str], content: bytes, seconds: float) -> bytes:
    """Return what the child wrote before it ended well. Whatever else it does, it is dead when this returns."""
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
        raise PictureUnreadable(reason=error.strerror or "not started") from error
    with child:
        try:
            # One call: begun anew after a pause it would forget what was not written yet (Python 3.11).
            told, _errors = child.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise PictureUnreadable(reason="time") from error
        finally:
            child.kill()
    if child.returncode != 0 or len(told) > _LONGEST_ANSWER:
        raise PictureUnreadable(reason=f"ended with {child.returncode}")
    return told
