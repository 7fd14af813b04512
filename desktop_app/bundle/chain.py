"""What the province's documents have in common: the chain root → certificates → signature, and the opened seal.

Admissions, receipts and histories carry the root's certificates of operating keys outside their seal, because they
are needed to check the signature. Whoever reads one believes in this order: the root (by typed digits, or because it is
known), the certificates by the root's signature, the document by an operating key's, and only then what is sealed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar

import msgspec
from msgspec import Struct

from desktop_app.bundle.container import ContainerReader, Member
from desktop_app.bundle.documents import decoded, decoded_key
from desktop_app.bundle.envelope import (
    MAX_ENVELOPE_BYTES,
    Envelope,
    decode_envelope,
    sign_envelope,
    verify_envelope,
)
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, encode_base64, key_id, public_key
from desktop_app.bundle.manifest import FORMAT, READER, Base64, Day, Hash, Positive, Word, read_struct
from desktop_app.bundle.payload import unseal_member
from desktop_app.bundle.refusals import BadSignature, Refusal, RevokedKey, TooLarge, UnknownKey
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.verifier import require_type

CERTIFICATE_TYPE: Final = "application/vnd.so-cong-doan.operating-key+json"
_BLOCK: Final = 1024 * 1024
_Read = TypeVar("_Read")


class CertificateClaims(Struct, frozen=True, kw_only=True):
    """What the root signs of one operating key. ``serial`` grows; ``valid_from`` is a day the province states."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    status: Word
    serial: Positive
    root: Hash
    key: Base64
    valid_from: Day | None


class SealedFacts(Struct, frozen=True, kw_only=True):
    """``payload.age`` of a document: hash and size."""

    sha256: Hash
    size: Positive


class VouchedClaims(Protocol):
    """What stands outside the seal of every document of the province."""

    @property
    def province(self) -> str:
        """Its name, as it says itself."""
        ...

    @property
    def root(self) -> str:
        """The root key, base64."""
        ...

    @property
    def certificates(self) -> tuple[str, ...]:
        """Certificate envelopes, base64."""
        ...


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where a document's sealed part lies in its file, and what it has to be."""

    member: Member
    sha256: str


def certify_operating_key(
    root_seed: bytes, operating_public: bytes, *, serial: int, status: str = "active", valid_from: str | None = None
) -> bytes:
    """Return the root's certificate of an operating key: envelope bytes. Raises MalformedManifest."""
    claims = CertificateClaims(
        format=FORMAT,
        reader=READER,
        critical=(),
        status=status,
        serial=serial,
        root=key_id(public_key(root_seed)),
        key=encode_base64(operating_public),
        valid_from=valid_from,
    )
    content = msgspec.json.encode(claims)
    read_struct(content, CertificateClaims)
    return sign_envelope(CERTIFICATE_TYPE, content, root_seed).encode()


def read_certificate(content: bytes, root_public: bytes) -> tuple[CertificateClaims, bytes]:
    """Return a certificate's claims and the operating key's 32 bytes, after the root's signature was verified.

    Raises NotCanonical, UnknownKey, BadSignature, WrongDocument, NewerFormat, MalformedManifest.
    """
    envelope = decode_envelope(content)
    verify_envelope(envelope, TrustedKeys([TrustedKey(root_public)]))
    require_type(envelope, CERTIFICATE_TYPE)
    claims, _ = read_struct(envelope.payload, CertificateClaims)
    return claims, decoded_key(claims.key)


def operating_keys(certificates: Iterable[bytes], root_public: bytes, office: str) -> TrustedKeys:
    """Return the keys the root vouches for; the newest certificate of a key decides its status.

    Raises what ``read_certificate`` raises.
    """
    return TrustedKeys(
        TrustedKey(key, office=office, status="active" if claims.status == "active" else "revoked")
        for key, (claims, _content) in deciding(certificates, root_public).items()
    )


def newest_certificates(certificates: Iterable[bytes], root_public: bytes) -> tuple[bytes, ...]:
    """Return the certificate that decides about each key, by serial: what is worth keeping.

    Raises what ``read_certificate`` raises.
    """
    found = sorted(deciding(certificates, root_public).values(), key=lambda one: one[0].serial)
    return tuple(content for _claims, content in found)


def deciding(certificates: Iterable[bytes], root_public: bytes) -> dict[bytes, tuple[CertificateClaims, bytes]]:
    """Return of each operating key (32 bytes) the certificate of the greatest serial: its claims and its bytes.

    Raises what ``read_certificate`` raises.
    """
    newest: dict[bytes, tuple[CertificateClaims, bytes]] = {}
    for content in certificates:
        claims, key = read_certificate(content, root_public)
        if key not in newest or claims.serial > newest[key][0].serial:
            newest[key] = claims, content
    return newest


def require_vouched(
    envelope: Envelope, claims: VouchedClaims, root_public: bytes, *, known: Sequence[bytes] = ()
) -> TrustedKeys:
    """Require that a key the root vouches for signed the document; return all keys it vouches for.

    ``known``: certificates the reader has from before. They count beside those of the document, so that a key that was
    withdrawn cannot bring the certificate of its better days. Raises UnknownKey, RevokedKey, BadSignature,
    NotCanonical, WrongDocument, NewerFormat, MalformedManifest.
    """
    if decoded_key(claims.root) != root_public:
        raise UnknownKey(key=key_id(decoded_key(claims.root)))
    certificates = [*known, *(certificate_bytes(text) for text in claims.certificates)]
    operating = operating_keys(certificates, root_public, claims.province)
    verify_envelope(envelope, operating)
    return operating


class NotVouchedFor(Refusal):
    """A document of a province whose chain does not lead to the root its reader believes: planted, or altered."""

    code = "document_forged"


class NoLongerVouchedFor(Refusal):
    """A document signed by an operating key that the province has retired: old, or made by whoever stole that key."""

    code = "document_outdated"


def believed(reading: Callable[[], _Read]) -> _Read:
    """Return what ``reading`` returns; an office told of an unknown key would ask the wrong people about it.

    Raises NotVouchedFor instead of UnknownKey and BadSignature, NoLongerVouchedFor instead of RevokedKey.
    """
    try:
        return reading()
    except RevokedKey as refusal:
        raise NoLongerVouchedFor() from refusal
    except (UnknownKey, BadSignature) as refusal:
        raise NotVouchedFor() from refusal


def certificate_bytes(text: str) -> bytes:
    """Return a certificate's envelope from its base64. Raises MalformedManifest."""
    return decoded(text, "certificate")


def opened(
    source: BinaryIO, sealed: Sealed, identities: Sequence[str], staging: Path, *, what: str, limit: int
) -> bytes:
    """Return what is sealed, after its end was authenticated. Raises WrongRecipient, Damaged, TooLarge; OSError."""
    with Scratch(staging) as scratch:
        unseal_member(source, sealed.member, sealed.sha256, identities, scratch)
        if scratch.size > limit:
            raise TooLarge(what=what, limit=limit)
        scratch.rewind()
        return scratch.read(scratch.size)


def document_type(source: BinaryIO) -> str:
    """Return the payload type a file claims, nothing of it verified: to choose who reads it.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge; OSError.
    """
    return decode_envelope(ContainerReader(source).envelope(MAX_ENVELOPE_BYTES)).payload_type


def file_sha256(source: BinaryIO) -> str:
    """Return the SHA-256 of the whole file. Raises OSError."""
    source.seek(0)
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
