"""Pictures from outside, decoded in a guarded child process: scaled, upright, without positions, names or comments.

How the child is started and ended: ``children``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.media.children import SECONDS, ChildLostError, ask, command_of

_FLAG: Final = "--picture-child"
_SCAN_FLAG: Final = "--scan-child"


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
    """A picture to be kept: JPEG or PNG, at most 1600 px (a scan 2480), only pixels; and a small JPEG of it."""

    type: str
    content: bytes
    thumbnail: bytes


def prepare_picture(
    content: bytes, *, scan: bool = False, command: Sequence[str] = (), seconds: float = SECONDS
) -> Picture:
    """Return ``content`` (JPEG or PNG) as it is kept. Takes a third of a second and more: for background work.

    A ``scan`` of a signed paper keeps more dots: 210 to the inch on A4.
    Raises PictureTooLarge, PictureDamaged, PictureUnreadable. ``command`` is the child's: tests give broken ones.
    """
    try:
        told = ask(command or command_of(_SCAN_FLAG if scan else _FLAG), content, seconds)
    except ChildLostError as lost:
        raise PictureUnreadable(reason=lost.reason) from lost
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
