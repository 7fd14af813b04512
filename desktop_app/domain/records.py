"""A version of a record as exact bytes: written once, hashed, stored, shipped, never re-serialised.

Format 1 is one compact JSON line, UTF-8, NFC, members in the order of ``MEMBERS``. The id of a version is the
SHA-256 of exactly those bytes.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from desktop_app.base.errors import Refused

State = Literal["draft", "complete", "deleted"]
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Data = dict[str, Json]

FORMAT: Final = 1
STATES: Final[frozenset[str]] = frozenset(("draft", "complete", "deleted"))
MEMBERS: Final = (
    "format",
    "record",
    "kind",
    "form_version",
    "parents",
    "revision",
    "unit",
    "device",
    "counter",
    "operator",
    "claimed_at",
    "reason",
    "state",
    "data",
)


class VersionMalformed(Refused):
    """Bytes that are not a version of format 1. Fields: ``reason``."""

    code = "version_malformed"


class Version(msgspec.Struct, frozen=True):
    """One state of one record.

    ``record`` is 32 lower-case hex digits, ``parents`` are version ids (64 hex digits, sorted), ``revision`` is one
    more than the highest parent's, ``device`` 16 hex digits, ``counter`` the device's own counter (from 1),
    ``claimed_at`` the ISO time the clock claimed, or None when it was not to be believed.
    """

    record: str
    kind: str
    form_version: int
    unit: str
    device: str
    counter: int
    operator: str
    state: State
    data: Data
    parents: tuple[str, ...] = ()
    revision: int = 1
    claimed_at: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version with its exact bytes and their hash."""

    id: str
    content: bytes = field(repr=False)
    version: Version


def new_record_id() -> str:
    """Return 128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def version_id(content: bytes) -> str:
    """Return the id of a version: SHA-256 of its exact bytes, hex."""
    return hashlib.sha256(content).hexdigest()


def encode(version: Version) -> StoredVersion:
    """Write ``version`` as its exact bytes (no line end). Raises VersionMalformed for what ``decode`` would refuse."""
    members: dict[str, Json] = {
        "format": FORMAT,
        "record": version.record,
        "kind": version.kind,
        "form_version": version.form_version,
        "parents": list(version.parents),
        "revision": version.revision,
        "unit": version.unit,
        "device": version.device,
        "counter": version.counter,
        "operator": version.operator,
        "claimed_at": version.claimed_at,
        "reason": version.reason,
        "state": version.state,
        "data": version.data,
    }
    try:
        text = json.dumps(members, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        content = unicodedata.normalize("NFC", text).encode("utf-8")
    except ValueError as error:
        raise VersionMalformed(reason=str(error)) from error
    return decode(content)


def decode(content: bytes) -> StoredVersion:
    """Read exact bytes. Raises VersionMalformed unless they are one strict, NFC, single-line version of format 1."""
    version = read_canonical(content) or read_carefully(content)
    return StoredVersion(version_id(content), content, version)


def read_carefully(content: bytes) -> Version:
    """Read bytes of which nothing is known; raises as ``decode``."""
    try:
        text = content.decode("utf-8")
        members = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise VersionMalformed(reason=str(error)) from error
    if "\n" in text or not unicodedata.is_normalized("NFC", text):
        raise VersionMalformed(reason="not one NFC line")
    if "\\u" in text and not _is_text(members):
        raise VersionMalformed(reason="an escape that is no letter, or not NFC")
    if not isinstance(members, dict) or tuple(members) != MEMBERS:
        raise VersionMalformed(reason="members")
    return _checked(members)


def _unique_members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member twice")
    return members


def _no_floats(text: str) -> Json:
    raise ValueError(f"not an integer: {text}")


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique_members, parse_float=_no_floats, parse_constant=_no_floats)
_HEX: Final = frozenset("0123456789abcdef")


def _is_text(value: Json) -> bool:
    """Tell whether what stood in escapes is text too: half of a surrogate pair cannot be written anywhere."""
    try:
        text = json.dumps(value, ensure_ascii=False)
        text.encode("utf-8")
    except ValueError:
        return False
    return unicodedata.is_normalized("NFC", text)


def _checked(members: dict[str, Json]) -> Version:
    if members["format"] != FORMAT:
        raise VersionMalformed(reason="format")
    parents = members["parents"]
    data = members["data"]
    claimed_at = members["claimed_at"]
    if not isinstance(parents, list) or not all(_is_hex(parent, 64) for parent in parents):
        raise VersionMalformed(reason="parents")
    if not isinstance(data, dict) or not (claimed_at is None or isinstance(claimed_at, str)):
        raise VersionMalformed(reason="data")
    if members["state"] not in STATES or not _is_hex(members["record"], 32) or not _is_hex(members["device"], 16):
        raise VersionMalformed(reason="record, device or state")
    for name in ("form_version", "revision", "counter"):
        number = members[name]
        if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**63:
            raise VersionMalformed(reason=name)
    for name in ("kind", "unit", "operator", "reason"):
        if not isinstance(members[name], str):
            raise VersionMalformed(reason=name)
    return Version(
        record=str(members["record"]),
        kind=str(members["kind"]),
        form_version=_integer(members["form_version"]),
        unit=str(members["unit"]),
        device=str(members["device"]),
        counter=_integer(members["counter"]),
        operator=str(members["operator"]),
        state=members["state"],  # type: ignore[arg-type]
        data=data,
        parents=tuple(str(parent) for parent in parents),
        revision=_integer(members["revision"]),
        claimed_at=claimed_at,
        reason=str(members["reason"]),
    )


def _integer(value: Json) -> int:
    if not isinstance(value, int):
        raise VersionMalformed(reason="integer")
    return value


def _is_hex(value: Json, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and _HEX.issuperset(value)


_Number = Annotated[int, Meta(ge=1, le=2**63 - 1)]


class _Members(msgspec.Struct, gc=False):
    """The members of a version in their order, with what ``_checked`` asks of each, hex digits aside."""

    format: Literal[1]
    record: str
    kind: str
    form_version: _Number
    parents: tuple[str, ...]
    revision: _Number
    unit: str
    device: str
    counter: _Number
    operator: str
    claimed_at: str | None
    reason: str
    state: State
    data: dict[str, Any]


_CANONICAL: Final = msgspec.json.Decoder(_Members, float_hook=_no_floats)
_ENCODE: Final = msgspec.json.Encoder().encode


def read_canonical(content: bytes) -> Version | None:
    """Read the bytes that practically every version has, in a third of the time; None for any others, right or wrong.

    What comes out the same when it is written again has every member once, in order, and no spaces. An escape may stand
    for anything, and is left to the careful reading.
    """
    try:
        members = _CANONICAL.decode(content)
        if _ENCODE(members) != content or not unicodedata.is_normalized("NFC", content.decode()):
            return None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if b"\\" in content and b"\\u" in content:  # one letter is looked for in a hundredth of the time of two
        return None
    if not _is_hex(members.record, 32) or not _is_hex(members.device, 16):
        return None
    if members.parents and not all(_is_hex(parent, 64) for parent in members.parents):
        return None
    return Version(
        members.record,
        members.kind,
        members.form_version,
        members.unit,
        members.device,
        members.counter,
        members.operator,
        members.state,
        members.data,
        members.parents,
        members.revision,
        members.claimed_at,
        members.reason,
    )
