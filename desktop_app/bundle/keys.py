"""Signing keys (Ed25519), their ids, and the set of keys a verifier trusts. Wrapping and storing them is storage's."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.bundle.strict_json import Json, decode_object, encode_object

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
KeyStatus = Literal["active", "revoked", "replaced"]


def generate_signing_seed() -> bytes:
    """Return a new Ed25519 private key: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def public_key(seed: bytes) -> bytes:
    """Return the 32 raw bytes of the public key that belongs to ``seed``."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """Return the name of a public key in envelopes: SHA-256 of its 32 raw bytes, hex."""
    return hashlib.sha256(public).hexdigest()


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte Ed25519 signature of ``message``."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def signature_fits(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether ``signature`` is ``public``'s signature of exactly ``message``."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def encode_base64(content: bytes) -> str:
    """Write bytes in standard base64 with padding."""
    return base64.b64encode(content).decode("ascii")


def decode_base64(text: str, length: int | None = None) -> bytes:
    """Read standard base64, accepting only the one canonical spelling. Raises ValueError (also for a wrong length)."""
    try:
        content = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if encode_base64(content) != text:
        raise ValueError("base64 in another spelling")
    if length is not None and len(content) != length:
        raise ValueError(f"not {length} bytes")
    return content


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key and what it may speak for.

    ``units`` are the unit codes (provisional ones included) whose streams it may sign; ``device`` its device (16 hex
    digits), or None for a key not tied to one (a chair's token); ``office`` a name for sentences.
    """

    public: bytes
    units: frozenset[str] = frozenset()
    device: str | None = None
    office: str = ""
    status: KeyStatus = "active"

    @property
    def id(self) -> str:
        """The key's id."""
        return key_id(self.public)


class TrustedKeys:
    """The keys a verifier believes, by id."""

    def __init__(self, keys: Iterable[TrustedKey] = ()) -> None:
        self._by_id = {key.id: key for key in keys}

    def get(self, identifier: str) -> TrustedKey | None:
        """Return the key called ``identifier``, revoked or not, or None."""
        return self._by_id.get(identifier)

    def __iter__(self) -> Iterator[TrustedKey]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def to_json(self) -> bytes:
        """Write the trust file that ``so-cong-doan verify --trust`` reads (FORMAT.md, "Trust file")."""
        keys: list[Json] = [
            {
                "key": encode_base64(key.public),
                "units": list[Json](sorted(key.units)),
                "device": key.device,
                "office": key.office,
                "status": key.status,
            }
            for key in self
        ]
        return encode_object({"format": 1, "keys": keys})

    @classmethod
    def from_json(cls, content: bytes) -> TrustedKeys:
        """Read a trust file. Raises ValueError with the reason."""
        entries = decode_object(content).get("keys")
        if not isinstance(entries, list):
            raise ValueError("keys")
        return cls(_trusted_key(entry) for entry in entries)


def _trusted_key(entry: Json) -> TrustedKey:
    if not isinstance(entry, dict):
        raise ValueError("key")
    units, device, status = entry.get("units"), entry.get("device"), entry.get("status")
    if not isinstance(units, list) or not (device is None or isinstance(device, str)):
        raise ValueError("units or device")
    if status not in get_args(KeyStatus):
        raise ValueError("status")
    return TrustedKey(
        public=decode_base64(str(entry.get("key")), KEY_BYTES),
        units=frozenset(str(unit) for unit in units),
        device=device,
        office=str(entry.get("office", "")),
        status=cast(KeyStatus, status),
    )
