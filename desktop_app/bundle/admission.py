"""The province answers: operating-key certificates signed by its root, and the admission of one device.

The envelope shows the chain of keys and for whom it is; everything else is sealed to the office. An office believes
it in this order: the root, by thirty typed digits; the operating keys, by the root's signature; the admission, by an
operating key's signature; and only then is the payload opened.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import msgspec
from msgspec import Meta, Struct

from desktop_app.bundle.assembly import Written, sealed_file, write_container
from desktop_app.bundle.container import ContainerReader, Member
from desktop_app.bundle.enrolment import decoded_key
from desktop_app.bundle.envelope import (
    MAX_ENVELOPE_BYTES,
    Envelope,
    decode_envelope,
    sign_envelope,
    verify_envelope,
)
from desktop_app.bundle.fingerprint import Fingerprint, province_fingerprint
from desktop_app.bundle.keys import TrustedKey, TrustedKeys, decode_base64, encode_base64, key_id, public_key
from desktop_app.bundle.manifest import (
    FORMAT,
    READER,
    AgeRecipient,
    Base64,
    Code,
    Day,
    Hash,
    Hex16,
    Moment,
    Positive,
    Text,
    Word,
    read_struct,
)
from desktop_app.bundle.payload import unseal_member
from desktop_app.bundle.readme import admission_readme
from desktop_app.bundle.refusals import MalformedManifest, TooLarge, WrongRecipient
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.strict_json import decode_object
from desktop_app.bundle.verifier import require_type

ADMISSION_TYPE: Final = "application/vnd.so-cong-doan.admission+json"
CERTIFICATE_TYPE: Final = "application/vnd.so-cong-doan.operating-key+json"
MAX_ADMISSION_BYTES: Final = 16 * 1024 * 1024


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
    """``payload.age`` of an admission: hash and size."""

    sha256: Hash
    size: Positive


class AdmissionClaims(Struct, frozen=True, kw_only=True):
    """What stands outside the seal: for which device, under which chain of keys."""

    format: Positive
    reader: Positive
    critical: tuple[Word, ...]
    status: Word
    device: Hex16
    device_key: Hash
    province: Text
    root: Base64
    certificates: tuple[Base64, ...]
    claimed_at: Moment | None
    payload: SealedFacts
    readme: Hash


class UnitEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the unit list."""

    code: Code
    name: Text
    superior: Code | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


class AdmissionContent(Struct, frozen=True, kw_only=True):
    """What is sealed. ``admitted`` are all unit codes the device may sign for, the provisional one included.

    ``recipients``: to whom bundles are sealed, the operating key first, the paper key second.
    """

    device: Hex16
    unit: Code
    unit_name: Text
    admitted: tuple[Code, ...]
    root: Base64
    certificates: tuple[Base64, ...]
    recipients: Annotated[tuple[AgeRecipient, ...], Meta(min_length=1)]
    units: tuple[UnitEntry, ...]


class AdmissionDraft(Struct, frozen=True, kw_only=True):
    """What the province says. ``office_key`` and ``office_recipient`` come from the request it admits."""

    device: str
    office_key: bytes
    office_recipient: str
    province: str
    unit: str
    unit_name: str
    admitted: tuple[str, ...]
    root_public: bytes
    certificates: tuple[bytes, ...]
    recipients: tuple[str, ...]
    units: tuple[UnitEntry, ...] = ()
    claimed_at: str | None = None


@dataclass(frozen=True, slots=True)
class AdmissionOffer:
    """An admission as found: whole, but not yet believed. Show nothing of it but ``claims.province``."""

    claims: AdmissionClaims
    envelope: Envelope
    root_public: bytes
    fingerprint: Fingerprint
    payload: Member


@dataclass(frozen=True, slots=True)
class Admission:
    """A believed admission: what the office is, whom it trusts, and to whom it seals."""

    content: AdmissionContent
    province: str
    root_public: bytes
    operating: TrustedKeys
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


def write_admission(target: Path, draft: AdmissionDraft, operating_seed: bytes) -> Written:
    """Write an admission, which must not exist yet. Raises FileExistsError, MalformedManifest, OSError."""
    readme = admission_readme(office=draft.province, unit=draft.unit, addressee=draft.unit_name)
    root = encode_base64(draft.root_public)
    certificates = tuple(encode_base64(one) for one in draft.certificates)
    content = AdmissionContent(
        device=draft.device,
        unit=draft.unit,
        unit_name=draft.unit_name,
        admitted=draft.admitted,
        root=root,
        certificates=certificates,
        recipients=draft.recipients,
        units=draft.units,
    )
    inside = msgspec.json.encode(content)
    _content(inside)
    with sealed_file(target) as sealed:
        sealed.fill(io.BytesIO(inside), (draft.office_recipient,))
        claims = AdmissionClaims(
            format=FORMAT,
            reader=READER,
            critical=(),
            status="admitted",
            device=draft.device,
            device_key=key_id(draft.office_key),
            province=draft.province,
            root=root,
            certificates=certificates,
            claimed_at=draft.claimed_at,
            payload=SealedFacts(sha256=sealed.sha256, size=sealed.size),
            readme=hashlib.sha256(readme).hexdigest(),
        )
        signed = msgspec.json.encode(claims)
        read_struct(signed, AdmissionClaims)
        return write_container(target, sign_envelope(ADMISSION_TYPE, signed, operating_seed), readme, sealed)


def read_admission(source: BinaryIO) -> AdmissionOffer:
    """Read an admission without believing it: its root is to be compared by ``offer.fingerprint`` first.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest;
    OSError.
    """
    reader = ContainerReader(source)
    envelope = decode_envelope(reader.envelope(MAX_ENVELOPE_BYTES))
    require_type(envelope, ADMISSION_TYPE)
    claims, _ = read_struct(envelope.payload, AdmissionClaims)
    payload = reader.payload(claims.payload.size, claims.payload.sha256)
    reader.readme(claims.readme)
    root = decoded_key(claims.root)
    return AdmissionOffer(claims, envelope, root, province_fingerprint(root), payload)


def accept_admission(
    offer: AdmissionOffer, source: BinaryIO, typed: Fingerprint, *, identity: str, own_public: bytes, staging: Path
) -> Admission:
    """Believe an offer: the root by what was typed, then its certificates, then the signature; then open the seal.

    ``source`` is the file the offer was read from; ``identity`` and ``own_public`` are this device's; ``staging`` a
    folder on the store's disk. Raises FingerprintDiffers, WrongRecipient, UnknownKey, RevokedKey, BadSignature,
    NotCanonical, NewerFormat, MalformedManifest, Damaged, TooLarge; OSError.
    """
    offer.fingerprint.require(typed)
    operating = _operating_keys(offer)
    verify_envelope(offer.envelope, operating)
    if offer.claims.device_key != key_id(own_public):
        raise WrongRecipient()
    with Scratch(staging) as scratch:
        unseal_member(source, offer.payload, offer.claims.payload.sha256, (identity,), scratch)
        if scratch.size > MAX_ADMISSION_BYTES:
            raise TooLarge(what="admission", limit=MAX_ADMISSION_BYTES)
        scratch.rewind()
        content = _content(scratch.read(scratch.size))
    outside = (offer.claims.device, offer.claims.root, offer.claims.certificates)
    if (content.device, content.root, content.certificates) != outside:
        raise MalformedManifest(reason="inside and outside differ")
    digest = hashlib.sha256(offer.envelope.payload).hexdigest()
    return Admission(content, offer.claims.province, offer.root_public, operating, digest)


def _operating_keys(offer: AdmissionOffer) -> TrustedKeys:
    """Return the keys the root vouches for; the newest certificate of a key decides its status."""
    newest: dict[bytes, CertificateClaims] = {}
    for text in offer.claims.certificates:
        claims, key = read_certificate(_envelope_bytes(text), offer.root_public)
        if key not in newest or claims.serial > newest[key].serial:
            newest[key] = claims
    return TrustedKeys(
        TrustedKey(key, office=offer.claims.province, status="active" if claims.status == "active" else "revoked")
        for key, claims in newest.items()
    )


def _envelope_bytes(text: str) -> bytes:
    try:
        return decode_base64(text)
    except ValueError as error:
        raise MalformedManifest(reason="certificate") from error


def _content(inside: bytes) -> AdmissionContent:
    try:
        content = msgspec.convert(decode_object(inside), AdmissionContent)
    except (ValueError, msgspec.ValidationError) as error:
        raise MalformedManifest(reason=f"admission: {str(error)[:200]}") from error
    if content.unit not in content.admitted:
        raise MalformedManifest(reason="the unit is not among the admitted ones")
    return content
