"""An office introduces its device: the request, self-signed, believed only after its fingerprint was typed.

The same container as a bundle, without payload. What it claims is worth nothing until a person has compared the
thirty digits with the signed and sealed paper.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec import Struct

from desktop_app.bundle.assembly import Written, write_container
from desktop_app.bundle.documents import decoded_key, read_document
from desktop_app.bundle.envelope import sign_envelope, verify_envelope
from desktop_app.bundle.fingerprint import Fingerprint, device_fingerprint
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, encode_base64, public_key
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    AgeRecipient,
    Base64,
    Code,
    Hash,
    Hex16,
    Moment,
    Positive,
    Text,
    Word,
    read_struct,
)
from desktop_app.bundle.readme import request_readme
from desktop_app.bundle.writer import document_name

REQUEST_TYPE: Final = "application/vnd.so-cong-doan.request+json"


class RequestClaims(Struct, frozen=True, kw_only=True):
    """The signed content of a request. ``unit`` may be a provisional code; ``key`` is base64 of the public key."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    status: Word
    unit: Code
    unit_name: Text
    superior: Text
    commune: Text
    device: Hex16
    key: Base64
    recipient: AgeRecipient
    claimed_at: Moment | None
    readme: Hash


class RequestDraft(Struct, frozen=True, kw_only=True):
    """What the office says of itself and its device."""

    unit: str
    unit_name: str
    superior: str
    device: str
    recipient: str
    commune: str = ""
    claimed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose signature is its own key's. ``fingerprint`` is to be compared with the paper's."""

    claims: RequestClaims
    public: bytes
    fingerprint: Fingerprint
    sha256: str

    def admit(self, units: frozenset[str]) -> TrustedKey:
        """Return the key as trusted for ``units``, after the fingerprint was compared."""
        return TrustedKey(self.public, units, self.claims.device, self.claims.unit_name)


def request_name(unit: str, device: str) -> str:
    """Return ``dang-ky-<unit>-<device8>.scd`` in harmless ASCII."""
    return document_name("dang-ky", unit, device)


def write_request(target: Path, draft: RequestDraft, signer_seed: bytes) -> Written:
    """Write a request, which must not exist yet. Raises FileExistsError, MalformedManifest, OSError."""
    readme = request_readme(office=draft.unit_name, unit=draft.unit, addressee=draft.superior)
    head = {"format": FORMAT, "reader": READER, "critical": [], "status": "requested"}
    tail = {"key": encode_base64(public_key(signer_seed)), "readme": hashlib.sha256(readme).hexdigest()}
    content = msgspec.json.encode({**head, **msgspec.structs.asdict(draft), **tail})
    read_struct(content, RequestClaims)
    return write_container(target, sign_envelope(REQUEST_TYPE, content, signer_seed), readme, None)


def read_request(source: BinaryIO) -> Request:
    """Read a request and check that it is signed by the very key it introduces.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest,
    UnknownKey, BadSignature; OSError.
    """
    found = read_document(source, REQUEST_TYPE, RequestClaims)
    claims = found.claims
    public = decoded_key(claims.key)
    verify_envelope(found.envelope, TrustedKeys([TrustedKey(public)]))
    found.reader.readme(claims.readme)
    return Request(
        claims=claims,
        public=public,
        fingerprint=device_fingerprint(public, claims.recipient, claims.device),
        sha256=hashlib.sha256(found.envelope.payload).hexdigest(),
    )
