"""DSSE v1.0 envelopes in one canonical spelling: signing, and verifying before anything is parsed.

Written here (a pre-authentication encoding and a JSON object) because importing securesystemslib costs 100 ms at
start-up; ``tests/bundle/test_envelope.py`` proves both ways that its envelopes and ours are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from desktop_app.bundle.keys import (
    SIGNATURE_BYTES,
    TrustedKey,
    TrustedKeys,
    decode_base64,
    encode_base64,
    key_id,
    public_key,
    sign,
    signature_fits,
)
from desktop_app.bundle.refusals import BadSignature, NotCanonical, ReplacedKey, RevokedKey, UnknownKey
from desktop_app.bundle.strict_json import Json, decode_object, encode_object

MAX_ENVELOPE_BYTES: Final = 8 * 1024 * 1024
MAX_SIGNATURES: Final = 8
_KEY_ID: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature and the id of the key it claims."""

    key: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """Exact payload bytes, their type, and signatures ordered by key id, each key once."""

    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...]

    def encode(self) -> bytes:
        """Write the one canonical spelling."""
        return encode_object(
            {
                "payload": encode_base64(self.payload),
                "payloadType": self.payload_type,
                "signatures": [{"keyid": one.key, "sig": encode_base64(one.signature)} for one in self.signatures],
            }
        )


def pre_authentication_encoding(payload_type: str, payload: bytes) -> bytes:
    """Return the bytes that are signed: DSSE's PAE of the type and the payload."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def sign_envelope(payload_type: str, payload: bytes, *seeds: bytes) -> Envelope:
    """Sign ``payload`` with every seed (32-byte Ed25519 private keys)."""
    message = pre_authentication_encoding(payload_type, payload)
    signatures = (Signature(key_id(public_key(seed)), sign(seed, message)) for seed in seeds)
    return Envelope(payload_type, payload, tuple(sorted(signatures, key=lambda one: one.key)))


def decode_envelope(content: bytes) -> Envelope:
    """Read an envelope. Raises NotCanonical unless ``content`` is exactly what ``Envelope.encode`` writes."""
    try:
        members = decode_object(content)
        envelope = Envelope(
            payload_type=_text(members.get("payloadType")),
            payload=decode_base64(_text(members.get("payload"))),
            signatures=_signatures(members.get("signatures")),
        )
        canonical = envelope.encode()
    except ValueError as error:
        raise NotCanonical(reason=f"envelope: {error}") from error
    if canonical != content:
        raise NotCanonical(reason="envelope: another spelling")
    return envelope


def verify_envelope(envelope: Envelope, trust: TrustedKeys) -> tuple[TrustedKey, ...]:
    """Return the keys that signed. Every signature present must be a trusted, unrevoked key's, and fit.

    Raises UnknownKey, RevokedKey, ReplacedKey, BadSignature.
    """
    message = pre_authentication_encoding(envelope.payload_type, envelope.payload)
    signers: list[TrustedKey] = []
    for one in envelope.signatures:
        key = trust.get(one.key)
        if key is None:
            raise UnknownKey(key=one.key)
        if not signature_fits(key.public, one.signature, message):
            raise BadSignature(key=one.key, office=key.office)
        if key.status != "active":
            refusal = ReplacedKey if key.status == "replaced" else RevokedKey
            raise refusal(key=one.key, office=key.office)
        signers.append(key)
    return tuple(signers)


def _signatures(value: Json) -> tuple[Signature, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= MAX_SIGNATURES:
        raise ValueError("signatures")
    signatures = tuple(_signature(entry) for entry in value)
    keys = [one.key for one in signatures]
    if keys != sorted(set(keys)):
        raise ValueError("signatures out of order")
    return signatures


def _signature(entry: Json) -> Signature:
    if not isinstance(entry, dict):
        raise ValueError("signature")
    key = _text(entry.get("keyid"))
    if not _KEY_ID.fullmatch(key):
        raise ValueError("keyid")
    return Signature(key, decode_base64(_text(entry.get("sig")), SIGNATURE_BYTES))


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    return value
