"""The pure verifier: bytes and trusted keys in, a verified manifest or one typed refusal out.

No paths, no clock, no history: whether a bundle is new, late or repeated is the receiving service's business.
Nothing signed is parsed before its signature was verified.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import BinaryIO

from desktop_app.bundle.container import ContainerReader, Member
from desktop_app.bundle.envelope import MAX_ENVELOPE_BYTES, Envelope, decode_envelope, verify_envelope
from desktop_app.bundle.keys import TrustedKey, TrustedKeys
from desktop_app.bundle.manifest import MANIFEST_TYPE, Manifest, read_manifest
from desktop_app.bundle.refusals import Refusal, StreamMismatch, WrongDocument
from desktop_app.bundle.strict_json import Json


@dataclass(frozen=True, slots=True)
class VerifiedManifest:
    """A bundle whose every byte is accounted for and vouched for by ``signers``.

    ``raw`` has every member of the manifest, known or not; ``content`` its exact bytes, ``sha256`` their hash (what
    the next bundle's ``previous`` names). ``payload`` tells where ``payload.age`` lies in the file.
    """

    manifest: Manifest
    raw: dict[str, Json] = field(repr=False)
    content: bytes = field(repr=False)
    sha256: str
    signers: tuple[TrustedKey, ...]
    payload: Member
    readme: str = field(repr=False)


def verify(source: BinaryIO, trust: TrustedKeys) -> VerifiedManifest:
    """Verify a data bundle, reading ``source`` (seekable) once, front to back, flat in memory.

    Raises Refusal subclasses: NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge, UnknownKey, RevokedKey,
    BadSignature, WrongDocument, NewerFormat, MalformedManifest, StreamMismatch; OSError when the medium fails.
    """
    reader = ContainerReader(source)
    envelope = decode_envelope(reader.envelope(MAX_ENVELOPE_BYTES))
    signers = verify_envelope(envelope, trust)
    require_type(envelope, MANIFEST_TYPE)
    try:
        return _verified(reader, envelope, signers)
    except Refusal as refusal:
        if len(signers[0].units) == 1:  # a manifest too new to read: the key still says whose it is
            refusal.concerning(next(iter(signers[0].units)))
        raise


def require_type(envelope: Envelope, expected: str) -> None:
    """Raise WrongDocument unless the envelope is of the expected payload type."""
    if envelope.payload_type != expected:
        raise WrongDocument(expected=expected, found=envelope.payload_type[:120])


def _verified(reader: ContainerReader, envelope: Envelope, signers: tuple[TrustedKey, ...]) -> VerifiedManifest:
    manifest, raw = read_manifest(envelope.payload)
    try:
        _require_own_stream(manifest, signers)
        payload = reader.payload(manifest.payload.size, manifest.payload.sha256)
        readme = reader.readme(manifest.readme)
    except Refusal as refusal:
        refusal.concerning(manifest.stream.unit, manifest.number)
        refusal.fields |= {"device": manifest.stream.device, "epoch": manifest.stream.epoch}
        raise
    return VerifiedManifest(
        manifest=manifest,
        raw=raw,
        content=envelope.payload,
        sha256=hashlib.sha256(envelope.payload).hexdigest(),
        signers=signers,
        payload=payload,
        readme=readme,
    )


def _require_own_stream(manifest: Manifest, signers: tuple[TrustedKey, ...]) -> None:
    for key in signers:
        if manifest.stream.unit not in key.units:
            raise StreamMismatch(what="unit", office=key.office)
        if key.device is not None and key.device != manifest.stream.device:
            raise StreamMismatch(what="device", office=key.office)
