"""The province answers: operating-key certificates signed by its root, and the admission of one device.

The envelope shows the chain of keys and for whom it is; everything else is sealed to the office. An office believes
it in this order: the root, by thirty typed digits; the operating keys, by the root's signature; the admission, by an
operating key's signature; and only then is the payload opened.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import msgspec
from msgspec import Meta, Struct

from desktop_app.bundle.assembly import Written, sealed_file
from desktop_app.bundle.chain import Sealed, SealedFacts, opened, require_vouched
from desktop_app.bundle.container import Member
from desktop_app.bundle.documents import decoded_key, read_document, read_inside, write_document
from desktop_app.bundle.envelope import Envelope
from desktop_app.bundle.fingerprint import Fingerprint, province_fingerprint
from desktop_app.bundle.keys import TrustedKeys, encode_base64, key_id
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
)
from desktop_app.bundle.readme import admission_readme
from desktop_app.bundle.refusals import MalformedManifest, UnknownKey, WrongRecipient
from desktop_app.bundle.writer import document_name

ADMISSION_TYPE: Final = "application/vnd.so-cong-doan.admission+json"
MAX_ADMISSION_BYTES: Final = 16 * 1024 * 1024
MAX_ADMISSION_FILE: Final = 32 * 1024 * 1024
"""More no admission has, whatever stands around what is sealed."""


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


class AdmissionContent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is sealed. ``admitted`` are all unit codes the device may sign for, the provisional one included.

    ``recipients``: to whom bundles are sealed, the operating key first, the paper key second. ``key``, ``recipient``
    and ``label`` are the device's, ``epoch`` the province's: a province that lost its ledger reads them in the bundle
    the admission comes back in (admissions of before have none of them).
    """

    device: Hex16
    unit: Code
    unit_name: Text
    admitted: tuple[Code, ...]
    root: Base64
    certificates: tuple[Base64, ...]
    recipients: Annotated[tuple[AgeRecipient, ...], Meta(min_length=1)]
    units: tuple[UnitEntry, ...]
    key: Base64 | None = None
    recipient: AgeRecipient | None = None
    label: Text = ""
    epoch: Hex16 | None = None


class AdmissionDraft(Struct, frozen=True, kw_only=True):
    """What the province says. ``office_key`` and ``office_recipient`` come from the request it admits.

    ``label`` is what the province calls the device, ``epoch`` the epoch of the province's store.
    """

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
    label: str = ""
    epoch: str | None = None


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


def admission_name(unit: str, device: str) -> str:
    """Return ``tiep-nhan-<unit>-<device8>.scd`` in harmless ASCII."""
    return document_name("tiep-nhan", unit, device)


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
        key=encode_base64(draft.office_key),
        recipient=draft.office_recipient,
        label=draft.label,
        epoch=draft.epoch,
    )
    inside = msgspec.json.encode(content)
    _content(inside)
    with sealed_file(target) as sealed:
        sealed.fill(io.BytesIO(inside), tuple(dict.fromkeys((draft.office_recipient, *draft.recipients))))
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
        return write_document(target, ADMISSION_TYPE, claims, readme, operating_seed, sealed)


def read_admission(source: BinaryIO) -> AdmissionOffer:
    """Read an admission without believing it: its root is to be compared by ``offer.fingerprint`` first.

    Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, WrongDocument, NewerFormat, MalformedManifest;
    OSError.
    """
    found = read_document(source, ADMISSION_TYPE, AdmissionClaims)
    claims = found.claims
    payload = found.reader.payload(claims.payload.size, claims.payload.sha256)
    found.reader.readme(claims.readme)
    root = decoded_key(claims.root)
    return AdmissionOffer(claims, found.envelope, root, province_fingerprint(root), payload)


def accept_admission(
    offer: AdmissionOffer,
    source: BinaryIO,
    typed: Fingerprint,
    *,
    identity: str,
    own_public: bytes,
    staging: Path,
    known: Sequence[bytes] = (),
) -> Admission:
    """Believe an offer: the root by what was typed, then its certificates, then the signature; then open the seal.

    ``source`` is the file the offer was read from; ``identity`` and ``own_public`` are this device's; ``staging`` a
    folder on the store's disk; ``known``: certificates of this root the device has from before. Raises
    FingerprintDiffers, WrongRecipient, UnknownKey, RevokedKey, BadSignature, NotCanonical, NewerFormat,
    MalformedManifest, Damaged, TooLarge; OSError.
    """
    offer.fingerprint.require(typed)
    operating = require_vouched(offer.envelope, offer.claims, offer.root_public, known=known)
    if offer.claims.device_key != key_id(own_public):
        raise WrongRecipient()
    return _opened(offer, source, operating, (identity,), staging)


def recognise_admission(
    offer: AdmissionOffer,
    source: BinaryIO,
    *,
    root_public: bytes,
    identities: Sequence[str],
    staging: Path,
    known: Sequence[bytes] = (),
) -> Admission:
    """Open an admission of our own, as the province that gave it: its root is known, so nothing is typed.

    ``identities``: the operating ones and the paper one; ``known``: certificates the province has. Raises as
    ``accept_admission`` does, UnknownKey for another province's root.
    """
    if offer.root_public != root_public:
        raise UnknownKey(key=key_id(offer.root_public))
    operating = require_vouched(offer.envelope, offer.claims, root_public, known=known)
    return _opened(offer, source, operating, identities, staging)


def _opened(
    offer: AdmissionOffer, source: BinaryIO, operating: TrustedKeys, identities: Sequence[str], staging: Path
) -> Admission:
    sealed = Sealed(offer.payload, offer.claims.payload.sha256)
    content = _content(opened(source, sealed, identities, staging, what="admission", limit=MAX_ADMISSION_BYTES))
    outside = (offer.claims.device, offer.claims.root, offer.claims.certificates)
    if (content.device, content.root, content.certificates) != outside:
        raise MalformedManifest(reason="inside and outside differ")
    if content.key is not None and key_id(decoded_key(content.key)) != offer.claims.device_key:
        raise MalformedManifest(reason="inside and outside differ")
    digest = hashlib.sha256(offer.envelope.payload).hexdigest()
    return Admission(content, offer.claims.province, offer.root_public, operating, digest)


def _content(inside: bytes) -> AdmissionContent:
    content = read_inside(inside, AdmissionContent, "admission")
    if content.unit not in content.admitted:
        raise MalformedManifest(reason="the unit is not among the admitted ones")
    return content
