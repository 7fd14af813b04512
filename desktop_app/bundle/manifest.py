"""The signed manifest of a data bundle: its members, their limits, and what makes a manifest too new to read.

Exact bytes are what is signed and kept; this module only reads them (after the signature was verified) and writes
new ones. Unknown members are kept in ``raw``; an unknown *critical* one is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, TypeGuard, TypeVar

import msgspec
from msgspec import Meta, Struct

from desktop_app.bundle.refusals import MalformedManifest, NewerFormat
from desktop_app.bundle.strict_json import Json, decode_object

MANIFEST_TYPE: Final = "application/vnd.so-cong-doan.manifest+json"
FORMAT: Final = 1
READER: Final = 1
"""The reader version this program is: it reads whatever asks for no more."""

_PRINTABLE: Final = r"^[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$"
"""No control characters and no direction overrides: these texts are shown to people who decide by them."""

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Positive = Annotated[int, Meta(ge=1, le=2**63 - 1)]
BundleNumber = Annotated[int, Meta(ge=1, le=10**9)]
"""One a second for thirty years: counting on from it meets no end of the database, counting up to it none of memory."""
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
Text = Annotated[str, Meta(pattern=_PRINTABLE, max_length=300)]
Code = Annotated[str, Meta(pattern=_PRINTABLE, min_length=1, max_length=64)]
Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
Base64 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Moment = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}(Z|[+-][0-9]{2}:[0-9]{2})$")]
AgeRecipient = Annotated[str, Meta(pattern=r"^age1[0-9a-z]{20,2000}$")]
Totals = dict[Word, dict[Word, int]]
"""Per kind: ``versions``, ``records`` and the kind's measures (``persons``, ``turns``, ``value`` …)."""


class Stream(Struct, frozen=True, kw_only=True):
    """Who speaks: unit code, device (16 hex digits), epoch (16 hex digits)."""

    unit: Code
    device: Hex16
    epoch: Hex16


class Parent(Struct, frozen=True, kw_only=True):
    """The epoch this one continues after a restore, and its last known counter."""

    epoch: Hex16
    counter: Count


class Receipt(Struct, frozen=True, kw_only=True):
    """A receipt received, carried back: SHA-256 of its bytes, and the bytes in base64."""

    sha256: Hash
    content: Base64


class Signer(Struct, frozen=True, kw_only=True):
    """The person who signed, and for which office."""

    name: Text
    office: Text


class Period(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The reporting period, both days included."""

    first: Day
    last: Day


class PayloadFacts(Struct, frozen=True, kw_only=True):
    """``payload.age``: hash and size of the sealed bytes; then of what is inside: tar bytes, members, versions."""

    sha256: Hash
    size: Positive
    unpacked: Positive
    members: Positive
    versions: Count


class Manifest(Struct, frozen=True, kw_only=True):
    """Everything a data bundle claims; FORMAT.md explains each member."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    stream: Stream
    number: BundleNumber
    previous: Hash | None
    base: Count
    top: Count
    parent: Parent | None
    receipt: Receipt | None
    journal: Hash
    signer: Signer
    claimed_at: Moment | None
    period: Period | None
    totals: Totals
    payload: PayloadFacts
    recipients: tuple[AgeRecipient, ...]
    readme: Hash
    earlier: Receipt | None = None


class ManifestDraft(Struct, frozen=True, kw_only=True):
    """What the caller of ``write_bundle`` says; the writer adds payload, recipients, hashes and versions.

    ``addressee`` appears in DOC-TOI-TRUOC.txt only. ``period`` is two ISO days.
    """

    stream: Stream
    number: int
    base: int
    top: int
    journal: str
    signer: Signer
    totals: Mapping[str, Mapping[str, int]]
    previous: str | None = None
    parent: Parent | None = None
    receipt: Receipt | None = None
    earlier: Receipt | None = None
    claimed_at: str | None = None
    period: tuple[str, str] | None = None
    addressee: str = ""


T = TypeVar("T", bound=Struct)


def read_struct(content: bytes, shape: type[T]) -> tuple[T, dict[str, Json]]:
    """Read verified bytes into ``shape`` and as a raw object with every member.

    The versions are looked at first, so that a newer shape says "newer", not "malformed".
    Raises NewerFormat, MalformedManifest.
    """
    try:
        raw = decode_object(content)
    except ValueError as error:
        raise MalformedManifest(reason=str(error)[:200]) from error
    _refuse_newer(raw, frozenset(shape.__struct_encode_fields__))
    try:
        return msgspec.convert(raw, shape), raw
    except msgspec.ValidationError as error:
        raise MalformedManifest(reason=str(error)[:200]) from error


def read_manifest(content: bytes) -> tuple[Manifest, dict[str, Json]]:
    """Read a data bundle's manifest. Raises NewerFormat, MalformedManifest."""
    manifest, raw = read_struct(content, Manifest)
    if manifest.base > manifest.top:
        raise MalformedManifest(reason="base beyond top")
    if not manifest.recipients:
        raise MalformedManifest(reason="recipients")
    return manifest, raw


def _refuse_newer(raw: dict[str, Json], known: frozenset[str]) -> None:
    form, reader, critical = raw.get("format"), raw.get("reader"), raw.get("critical")
    if not _is_integer(form) or not _is_integer(reader) or not isinstance(critical, list):
        raise MalformedManifest(reason="format, reader or critical")
    unknown = sorted(ascii(name)[:64].strip("'") for name in critical if not (isinstance(name, str) and name in known))
    if reader > READER or unknown:
        raise NewerFormat(format=form, reader=reader, critical=unknown)


def _is_integer(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
