"""A notice to one device that the province believes it no more: withdrawn, or followed by another one.

Without payload, in the same container: there is nothing to hide in it, and a withdrawn device must not be sealed to.
It is believed like every document of the province, from the root on, and only by the very key it names: a device that
was admitted again after being withdrawn has another key, so an old notice says nothing to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final, Literal

from msgspec import Struct

from desktop_app.bundle.assembly import Written
from desktop_app.bundle.chain import require_vouched
from desktop_app.bundle.documents import read_document, write_document
from desktop_app.bundle.keys import encode_base64, key_id
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
from desktop_app.bundle.readme import notice_readme
from desktop_app.bundle.refusals import WrongRecipient
from desktop_app.bundle.writer import document_name

NOTICE_TYPE: Final = "application/vnd.so-cong-doan.notice+json"
Standing = Literal["revoked", "replaced"]


class NoticeClaims(Struct, frozen=True, kw_only=True):
    """Everything a notice says. ``device_key`` is the id of the key that is believed no more."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    status: Standing
    unit: Code
    device: Hex16
    device_key: Hash
    province: Text
    root: Base64
    certificates: tuple[Base64, ...]
    claimed_at: Moment | None
    readme: Hash


class NoticeDraft(Struct, frozen=True, kw_only=True):
    """What the province says of a device; ``device_key``: its 32 bytes."""

    unit: str
    unit_name: str
    device: str
    device_key: bytes
    standing: Standing
    province: str
    root_public: bytes
    certificates: tuple[bytes, ...]
    claimed_at: str | None = None


def notice_name(unit: str, device: str) -> str:
    """Return ``thoi-dang-ky-<unit>-<device8>.scd`` in harmless ASCII."""
    return document_name("thoi-dang-ky", unit, device)


def write_notice(target: Path, draft: NoticeDraft, operating_seed: bytes) -> Written:
    """Write a notice, which must not exist yet. Raises FileExistsError, MalformedManifest, OSError."""
    readme = notice_readme(office=draft.province, unit=draft.unit, addressee=draft.unit_name)
    claims = NoticeClaims(
        format=FORMAT,
        reader=READER,
        critical=(),
        status=draft.standing,
        unit=draft.unit,
        device=draft.device,
        device_key=key_id(draft.device_key),
        province=draft.province,
        root=encode_base64(draft.root_public),
        certificates=tuple(encode_base64(one) for one in draft.certificates),
        claimed_at=draft.claimed_at,
        readme=hashlib.sha256(readme).hexdigest(),
    )
    return write_document(target, NOTICE_TYPE, claims, readme, operating_seed)


def accept_notice(
    source: BinaryIO, *, root_public: bytes, own_public: bytes, known: Sequence[bytes] = ()
) -> NoticeClaims:
    """Read and believe a notice for the device whose signing key is ``own_public``.

    ``root_public``: the root the device believes; ``known``: certificates it has from before. Raises NotABundle,
    UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest, UnknownKey, RevokedKey,
    BadSignature, WrongRecipient; OSError.
    """
    found = read_document(source, NOTICE_TYPE, NoticeClaims)
    claims = found.claims
    found.reader.readme(claims.readme)
    require_vouched(found.envelope, claims, root_public, known=known)
    if claims.device_key != key_id(own_public):
        raise WrongRecipient()
    return claims
