"""The province's receipt: signed by an operating key, sealed to the unit's devices and to the province itself.

Outside the seal stand the chain of keys, for which unit it is, and which number of which epoch of the province;
``receipt_content`` is what is inside. Office and province read it the same way: the office because it believes the
root, the province because the next bundle brings its own receipt back.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import zstandard
from msgspec import Struct

from desktop_app.bundle.assembly import Written, sealed_file
from desktop_app.bundle.chain import Sealed, SealedFacts, file_sha256, opened, require_vouched
from desktop_app.bundle.container import Member
from desktop_app.bundle.documents import decoded_key, read_document, read_inside, write_document
from desktop_app.bundle.envelope import Envelope
from desktop_app.bundle.keys import encode_base64
from desktop_app.bundle.layout import MAX_WINDOW
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    Base64,
    Code,
    Hash,
    Hex16,
    Moment,
    Positive,
    Text,
    Word,
)
from desktop_app.bundle.readme import receipt_readme
from desktop_app.bundle.receipt_content import ReceiptContent
from desktop_app.bundle.refusals import MalformedManifest, Refusal, TooLarge
from desktop_app.bundle.writer import SUFFIX, ascii_name

RECEIPT_TYPE: Final = "application/vnd.so-cong-doan.receipt+json"
MAX_SEALED_BYTES: Final = 16 * 1024 * 1024
MAX_CONTENT_BYTES: Final = 64 * 1024 * 1024
MAX_CARRIED_BYTES: Final = 4 * 1024 * 1024
"""A greater file is only named, not carried, by the next bundle: base64 twice has to fit into a manifest."""
_LEVEL: Final = 9


class ReceiptClaims(Struct, frozen=True, kw_only=True):
    """What stands outside the seal. ``epoch`` is the province's, ``number`` counts the unit's receipts of it."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    unit: Code
    epoch: Hex16
    number: Positive
    province: Text
    root: Base64
    certificates: tuple[Base64, ...]
    claimed_at: Moment | None
    payload: SealedFacts
    readme: Hash


class ReceiptDraft(Struct, frozen=True, kw_only=True):
    """What the province says. ``sealed_to``: the age recipients of the unit's devices; its own are in ``content``."""

    content: ReceiptContent
    unit_name: str
    province: str
    root_public: bytes
    certificates: tuple[bytes, ...]
    sealed_to: tuple[str, ...]
    claimed_at: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiptOffer:
    """A receipt as found: whole, but not yet believed. ``sha256`` is the whole file's."""

    claims: ReceiptClaims
    envelope: Envelope
    payload: Member
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A believed receipt. ``sha256`` is the whole file's: what the next bundle's manifest names."""

    content: ReceiptContent
    claims: ReceiptClaims
    sha256: str


def receipt_name(unit: str, epoch: str, number: int) -> str:
    """Return ``phieu-nhan-<unit>-<epoch8>-<number>.scd`` in harmless ASCII."""
    return f"phieu-nhan-{ascii_name(unit)}-{epoch[:8]}-{number}{SUFFIX}"


def write_receipt(target: Path, draft: ReceiptDraft, operating_seed: bytes) -> Written:
    """Write a receipt, which must not exist yet. Raises FileExistsError, MalformedManifest, TooLarge, OSError."""
    content = draft.content
    readme = receipt_readme(office=draft.province, unit=content.unit, addressee=draft.unit_name, number=content.number)
    inside = msgspec.json.encode(content)
    if len(inside) > MAX_CONTENT_BYTES:
        raise TooLarge(what="receipt", limit=MAX_CONTENT_BYTES)
    _content(inside)
    with sealed_file(target) as sealed:
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(inside)
        sealed.fill(io.BytesIO(packed), tuple(dict.fromkeys((*draft.sealed_to, *content.recipients))))
        claims = ReceiptClaims(
            format=FORMAT,
            reader=READER,
            critical=(),
            unit=content.unit,
            epoch=content.epoch,
            number=content.number,
            province=draft.province,
            root=encode_base64(draft.root_public),
            certificates=tuple(encode_base64(one) for one in draft.certificates),
            claimed_at=draft.claimed_at,
            payload=SealedFacts(sha256=sealed.sha256, size=sealed.size),
            readme=hashlib.sha256(readme).hexdigest(),
        )
        return write_document(target, RECEIPT_TYPE, claims, readme, operating_seed, sealed)


def read_receipt(source: BinaryIO) -> ReceiptOffer:
    """Read a receipt without believing it.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest;
    OSError.
    """
    found = read_document(source, RECEIPT_TYPE, ReceiptClaims)
    claims = found.claims
    if claims.payload.size > MAX_SEALED_BYTES:
        raise TooLarge(what="receipt", limit=MAX_SEALED_BYTES)
    payload = found.reader.payload(claims.payload.size, claims.payload.sha256)
    found.reader.readme(claims.readme)
    decoded_key(claims.root)
    return ReceiptOffer(claims, found.envelope, payload, file_sha256(source))


def accept_receipt(
    offer: ReceiptOffer,
    source: BinaryIO,
    *,
    root_public: bytes,
    identities: Sequence[str],
    staging: Path,
    known: Sequence[bytes] = (),
) -> Receipt:
    """Believe an offer: its certificates by the root, its signature by them; then open the seal.

    ``source`` is the file the offer was read from; ``root_public`` the root the reader believes; ``identities`` its own
    ("AGE-SECRET-KEY-1…", retired ones too); ``staging`` a folder on the store's disk; ``known`` certificates it has
    from before. Whose receipt it is, and whether it is new, is the caller's business. Raises UnknownKey, RevokedKey,
    BadSignature, NotCanonical, WrongDocument, NewerFormat, MalformedManifest, WrongRecipient, Damaged, TooLarge;
    OSError.
    """
    claims = offer.claims
    require_vouched(offer.envelope, claims, root_public, known=known)
    try:
        sealed = Sealed(offer.payload, claims.payload.sha256)
        packed = opened(source, sealed, identities, staging, what="receipt", limit=MAX_SEALED_BYTES)
        content = _content(_unpacked(packed))
        if (content.unit, content.epoch, content.number) != (claims.unit, claims.epoch, claims.number):
            raise MalformedManifest(reason="inside and outside differ")
    except Refusal as refusal:
        refusal.concerning(claims.unit, claims.number)
        raise
    return Receipt(content, claims, offer.sha256)


def _unpacked(packed: bytes) -> bytes:
    decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    try:
        with decompressor.stream_reader(packed) as reader:
            content = reader.read(MAX_CONTENT_BYTES + 1)
    except zstandard.ZstdError as error:
        raise MalformedManifest(reason="compression") from error
    if len(content) > MAX_CONTENT_BYTES:
        raise TooLarge(what="receipt", limit=MAX_CONTENT_BYTES)
    return content


def _content(inside: bytes) -> ReceiptContent:
    content = read_inside(inside, ReceiptContent, "receipt")
    if len({one.record for one in content.outcomes}) != len(content.outcomes):
        raise MalformedManifest(reason="receipt: a record twice")
    return content
