"""What the payload holds: member names, their order and sizes, and ``stream.json``. Shared by packing and unpacking."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from desktop_app.bundle.manifest import FORMAT, Count, Manifest, Positive, Stream
from desktop_app.bundle.refusals import MalformedPayload, TooLarge, UnsafeName

STREAM_NAME: Final = "stream.json"
VERSIONS_NAME: Final = "versions.jsonl"
DATAPACKAGE_NAME: Final = "datapackage.json"
ATTACHMENT_FOLDER: Final = "attachments/"
FORM_FOLDER: Final = "forms/"
MAX_WINDOW: Final = 8 * 1024 * 1024
MAX_UNPACKED: Final = 16 * 1024**3
MAX_LINE: Final = 1024 * 1024
MAX_ATTACHMENT: Final = 32 * 1024 * 1024
MAX_DOCUMENT: Final = 1024 * 1024
_MEMBERS: Final = (
    (re.compile(r"stream\.json"), MAX_DOCUMENT),
    (re.compile(r"versions\.jsonl"), MAX_UNPACKED),
    (re.compile(r"attachments/[0-9a-f]{64}"), MAX_ATTACHMENT),
    (re.compile(r"datapackage\.json"), MAX_DOCUMENT),
    (re.compile(r"forms/[a-z][a-z0-9_]{0,63}-[1-9][0-9]{0,5}\.toml"), MAX_DOCUMENT),
)
"""In the order they must come, with the size each may have."""
_REQUIRED: Final = {0, 1, 3}
_HARMLESS: Final = re.compile(r"(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]*")


class StreamFacts(msgspec.Struct, frozen=True, kw_only=True):
    """``stream.json``: must equal the manifest's members of the same names."""

    format: Positive
    stream: Stream
    number: Positive
    base: Count
    top: Count


def facts_of(manifest: Manifest) -> StreamFacts:
    """Return what ``stream.json`` must say inside a bundle with this manifest."""
    return StreamFacts(
        format=FORMAT, stream=manifest.stream, number=manifest.number, base=manifest.base, top=manifest.top
    )


def place_of(name: str) -> int | None:
    """Return where in the order a member of this name comes, or None when no member may have it."""
    return next((place for place, (pattern, _) in enumerate(_MEMBERS) if pattern.fullmatch(name)), None)


def check_member(name: str, size: int) -> int:
    """Return the place of a member found in a payload. Raises UnsafeName, MalformedPayload, TooLarge."""
    place = place_of(name)
    if place is None:
        if not _HARMLESS.fullmatch(name):
            raise UnsafeName(name=ascii(name)[1:81])
        raise MalformedPayload(reason="a member of another name")
    if size > _MEMBERS[place][1]:
        raise TooLarge(what=name, limit=_MEMBERS[place][1])
    return place


class MemberOrder:
    """Sees that members come in their order, each once, and that none is missing."""

    def __init__(self) -> None:
        self._last = (-1, "")

    def follow(self, place: int, name: str) -> None:
        """Take the next member. Raises MalformedPayload."""
        skipped = range(self._last[0] + 1, place)
        if (place, name) <= self._last or _REQUIRED.intersection(skipped):
            raise MalformedPayload(reason="members out of order, twice, or missing")
        self._last = (place, name)

    def finish(self) -> None:
        """Take the end. Raises MalformedPayload."""
        self.follow(len(_MEMBERS), "")
