"""One key slot: how an operator's passphrase, or the recovery secret, opens the keys sealed for it.

A slot holds an X25519 key pair whose private half is wrapped under Argon2id(passphrase). The database key, and for
signers the office's signing seed, are sealed to the public half (HPKE, RFC 9180). So another key can be given to a
slot without its passphrase, which is what lets the store be re-keyed when an operator leaves.

Everything is bound to its store, slot and purpose: a wrapped key copied into another slot does not open.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop_app.base.errors import Refused

Role = Literal["enter", "check", "approve", "sign", "administer"]
Purpose = Literal["database", "next-database", "signing"]
SlotKind = Literal["operator", "recovery", "help"]

ROLES: Final[tuple[Role, ...]] = ("enter", "check", "approve", "sign", "administer")
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
_WRAPPED_BYTES: Final = NONCE_BYTES + KEY_BYTES + 16
_SEALED_BYTES: Final = 32 + KEY_BYTES + 16

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Text = Annotated[str, msgspec.Meta(max_length=400)]
Hex16 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
Salt = Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
Public = Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
Wrapped = Annotated[bytes, msgspec.Meta(min_length=_WRAPPED_BYTES, max_length=_WRAPPED_BYTES)]
Sealed = Annotated[bytes, msgspec.Meta(min_length=_SEALED_BYTES, max_length=_SEALED_BYTES)]

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class SecretRejected(Refused):
    """A slot did not open with what was given; ``keyslots`` says for whom. Never leaves the package."""

    code = "secret_rejected"


class KdfParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cost of Argon2id, stored in each slot. Bounds keep a hostile file from taking the PC's memory or hours."""

    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=512 * 1024)] = 64 * 1024
    iterations: Annotated[int, msgspec.Meta(ge=1, le=16)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1


DEFAULT_KDF: Final = KdfParameters()


@dataclass(frozen=True, slots=True)
class OperatorSpec:
    """A new operator: the name shown when unlocking, what she may do, her passphrase, and her office ("Chủ tịch")."""

    name: str
    roles: tuple[Role, ...]
    passphrase: str = field(repr=False)
    title: str = ""


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One slot as written in ``keys.json``; bytes are base64 there."""

    id: Hex16
    kind: SlotKind
    name: Annotated[str, msgspec.Meta(max_length=200)]
    kdf: KdfParameters
    salt: Salt
    public_key: Public
    private_key: Wrapped
    database_key: Sealed
    title: Text = ""
    roles: tuple[Role, ...] = ()
    next_key: Sealed | None = None
    signing_seed: Sealed | None = None


@dataclass(frozen=True, slots=True)
class SlotOwner:
    """Whose slot is made: an operator's; the recovery sheet's or the province's help (no name, no roles)."""

    kind: SlotKind
    name: str = ""
    title: str = ""
    roles: tuple[Role, ...] = ()


def make_slot(store_id: str, owner: SlotOwner, secret: bytes, database_key: bytes, kdf: KdfParameters) -> Slot:
    """Make a slot that ``secret`` opens and that holds ``database_key``."""
    slot_id = secrets.token_hex(8)
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    salt = secrets.token_bytes(SALT_BYTES)
    return Slot(
        id=slot_id,
        kind=owner.kind,
        name=owner.name,
        title=owner.title,
        roles=owner.roles,
        kdf=kdf,
        salt=salt,
        public_key=public,
        private_key=_wrap(store_id, slot_id, derive_key(secret, salt, kdf), private),
        database_key=_seal(store_id, slot_id, public, "database", database_key),
    )


def with_key(store_id: str, slot: Slot, purpose: Purpose, key: bytes) -> Slot:
    """Return the slot with another key sealed into it; no passphrase is needed for that."""
    sealed = _seal(store_id, slot.id, slot.public_key, purpose, key)
    if purpose == "database":
        return msgspec.structs.replace(slot, database_key=sealed)
    if purpose == "next-database":
        return msgspec.structs.replace(slot, next_key=sealed)
    return msgspec.structs.replace(slot, signing_seed=sealed)


def with_secret(store_id: str, slot: Slot, opened: X25519PrivateKey, secret: bytes, kdf: KdfParameters) -> Slot:
    """Return the opened slot with its private key wrapped under another secret; the keys inside stay."""
    salt = secrets.token_bytes(SALT_BYTES)
    wrapped = _wrap(store_id, slot.id, derive_key(secret, salt, kdf), opened)
    return msgspec.structs.replace(slot, salt=salt, kdf=kdf, private_key=wrapped)


def open_slot(store_id: str, slot: Slot, secret: bytes) -> X25519PrivateKey:
    """Return the slot's private key. Raises SecretRejected. Costs one key derivation (about 0.1 s)."""
    wrapped = slot.private_key
    cipher = ChaCha20Poly1305(derive_key(secret, slot.salt, slot.kdf))
    try:
        plain = cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _purpose(store_id, slot.id, "private"))
    except InvalidTag as error:
        raise SecretRejected() from error
    return X25519PrivateKey.from_private_bytes(plain)


def unseal(store_id: str, slot: Slot, opened: X25519PrivateKey, purpose: Purpose, sealed: bytes) -> bytes:
    """Return the key that ``sealed``, from the slot's field for ``purpose``, holds. Raises SecretRejected."""
    try:
        return _SUITE.decrypt(sealed, opened, _purpose(store_id, slot.id, purpose))
    except InvalidTag as error:
        raise SecretRejected() from error


def derive_key(secret: bytes, salt: bytes, kdf: KdfParameters) -> bytes:
    """Return the 32-byte key that Argon2id makes of ``secret``."""
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=kdf.iterations, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive(secret)


def _wrap(store_id: str, slot_id: str, key: bytes, private: X25519PrivateKey) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    purpose = _purpose(store_id, slot_id, "private")
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, private.private_bytes_raw(), purpose)


def _seal(store_id: str, slot_id: str, public: bytes, purpose: Purpose, key: bytes) -> bytes:
    recipient = X25519PublicKey.from_public_bytes(public)
    return _SUITE.encrypt(key, recipient, _purpose(store_id, slot_id, purpose))


def _purpose(store_id: str, slot_id: str, purpose: str) -> bytes:
    return f"so-cong-doan keys 1|{store_id}|{slot_id}|{purpose}".encode("ascii")
