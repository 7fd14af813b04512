"""``keys.json``: who may open the store, and the card the unlock screen shows before anybody has.

The file is public but for what the slots wrap. ``checksum`` finds damage without any key (then the previous file is
used); ``seal`` is a MAC under the database key over everything else, so that nobody without that key can give
himself a role or plant a slot that the next re-keying would hand the new key to.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop_app.base.errors import EnvironmentProblem, Refused
from desktop_app.base.files import replace_durably
from desktop_app.storage.errors import NewerStore, StoreMissing, from_system
from desktop_app.storage.folders import DATABASE_NAME
from desktop_app.storage.passphrases import normalise_passphrase
from desktop_app.storage.recovery import normalise_recovery_secret
from desktop_app.storage.slots import (
    Hex16,
    Name,
    Purpose,
    Role,
    SecretRejected,
    Slot,
    SlotKind,
    Text,
    open_slot,
    unseal,
)

KEYS_NAME: Final = "keys.json"
PREVIOUS_NAME: Final = KEYS_NAME + ".previous"
FORMAT: Final = 2
"""2 where the province may help to open the store (``HelpSlot``), else 1: so older programs say "newer" of it."""
MAXIMUM_BYTES: Final = 1 << 20
"""A file larger than this is not read: a thousand operators fit."""

_WINDOWS_BAD_SECTOR: Final = 23
_DIGEST = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]


class KeysDamaged(EnvironmentProblem):
    """Neither ``keys.json`` nor its previous copy can be read: restore a backup. Fields: ``reason``."""

    code = "keys_damaged"


class KeysAltered(Refused):
    """``keys.json`` was changed by something that does not know the database key."""

    code = "keys_altered"


class UnknownOperator(Refused):
    """Nobody of that name may open this store. Fields: ``operator``."""

    code = "unknown_operator"


class WrongPassphrase(Refused):
    """The passphrase is not this operator's. Fields: ``operator``."""

    code = "wrong_passphrase"


class WrongRecoverySecret(Refused):
    """The secret is well written, but belongs to another store or to an older sheet."""

    code = "wrong_recovery_secret"


class NotASigner(Refused):
    """The operator's slot does not hold the office's signing key. Fields: ``operator``."""

    code = "not_a_signer"


class WrongHelpSecret(Refused):
    """What the province gave back belongs to a help slot that is no more: it was switched off or made anew."""

    code = "wrong_help_secret"


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is shown of a store before it is unlocked."""

    role: Literal["office", "province"]
    store_id: Hex16
    unit: Name
    unit_name: Text
    superior: Text
    commune: Text


class HelpSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What has to be known of the help slot while the store is locked: who opens it, and what she opens.

    ``root`` is the SHA-256 of the province's root key, ``recipients`` are to whom ``secret`` is sealed with age,
    ``device`` is this device. Public, and under the seal: whoever alters it opens nothing and is told.
    """

    province: Text
    root: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    recipients: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1, max_length=8)]
    device: Hex16
    secret: Annotated[bytes, msgspec.Meta(min_length=1, max_length=4096)]


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may open the store: name, office ("Chủ tịch") and roles."""

    name: str
    title: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Keys a slot gave: the database key, and the next one while a change of key is unfinished."""

    database_key: bytes = field(repr=False)
    next_key: bytes | None = field(repr=False)


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The content of ``keys.json``. Immutable: changes (``operators``) return a new one to be saved."""

    format: Literal[1, 2]
    card: Card
    slots: tuple[Slot, ...]
    seal: _DIGEST
    checksum: _DIGEST
    help: HelpSlot | None = None

    def operators(self) -> tuple[Operator, ...]:
        """Return the operators in the order they were added."""
        return tuple(Operator(slot.name, slot.title, slot.roles) for slot in self.slots if slot.kind == "operator")

    def slot_of(self, name: str) -> Slot:
        """Return the slot of operator ``name``. Raises UnknownOperator."""
        for slot in self.slots:
            if slot.kind == "operator" and slot.name == name:
                return slot
        raise UnknownOperator(operator=name)

    def open_operator(self, name: str, passphrase: str) -> X25519PrivateKey:
        """Return what opens the operator's sealed keys. Raises UnknownOperator, WrongPassphrase."""
        try:
            return open_slot(self.card.store_id, self.slot_of(name), normalise_passphrase(passphrase))
        except SecretRejected as error:
            raise WrongPassphrase(operator=name) from error

    def unlock(self, name: str, passphrase: str) -> Unlocked:
        """Return the database key. Raises UnknownOperator, WrongPassphrase, KeysAltered. About 0.1 s."""
        return self._unlocked(self.slot_of(name), self.open_operator(name, passphrase))

    def unlock_signing(self, name: str, passphrase: str) -> bytes:
        """Return the office's 32-byte signing seed.

        Raises UnknownOperator, NotASigner, WrongPassphrase, KeysAltered.
        """
        slot = self.slot_of(name)
        if "sign" not in slot.roles or slot.signing_seed is None:
            raise NotASigner(operator=name)
        return self._unsealed(slot, self.open_operator(name, passphrase), "signing", slot.signing_seed)

    def unlock_recovery(self, typed: str) -> Unlocked:
        """Return the database key for what was typed from the recovery sheet.

        Raises RecoverySecretUnreadable (naming the mistyped group), WrongRecoverySecret, KeysAltered.
        """
        return self._unlocked_by("recovery", normalise_recovery_secret(typed).encode("ascii"), WrongRecoverySecret())

    def unlock_help(self, secret: bytes) -> Unlocked:
        """Return the database key for the secret the province gave back. Raises WrongHelpSecret, KeysAltered."""
        return self._unlocked_by("help", secret, WrongHelpSecret())

    def _unlocked_by(self, kind: SlotKind, secret: bytes, otherwise: Refused) -> Unlocked:
        for slot in self.slots:
            if slot.kind == kind:
                try:
                    return self._unlocked(slot, open_slot(self.card.store_id, slot, secret))
                except SecretRejected:
                    continue
        raise otherwise

    def _unlocked(self, slot: Slot, opened: X25519PrivateKey) -> Unlocked:
        database_key = self._unsealed(slot, opened, "database", slot.database_key)
        self.check_seal(database_key)
        if slot.next_key is None:
            return Unlocked(database_key, None)
        return Unlocked(database_key, self._unsealed(slot, opened, "next-database", slot.next_key))

    def _unsealed(self, slot: Slot, opened: X25519PrivateKey, purpose: Purpose, sealed_key: bytes) -> bytes:
        """Return a key sealed in an opened slot; one that is not this slot's own was put there by somebody else."""
        try:
            return unseal(self.card.store_id, slot, opened, purpose, sealed_key)
        except SecretRejected as error:
            raise KeysAltered() from error

    def check_seal(self, database_key: bytes) -> None:
        """Raise KeysAltered unless the file was last written by somebody who knew ``database_key``."""
        if not hmac.compare_digest(self.seal, _seal(self, database_key)):
            raise KeysAltered()


def sealed(card: Card, slots: tuple[Slot, ...], database_key: bytes, help_slot: HelpSlot | None = None) -> KeyFile:
    """Return a key file with its seal and checksum made."""
    bare = KeyFile(format=1 if help_slot is None else 2, card=card, slots=slots, seal="", checksum="", help=help_slot)
    with_seal = msgspec.structs.replace(bare, seal=_seal(bare, database_key))
    return msgspec.structs.replace(with_seal, checksum=_checksum(with_seal))


def encode_keys(keys: KeyFile) -> bytes:
    """Return the bytes of ``keys.json``."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=1) + b"\n"


def decode_keys(content: bytes) -> KeyFile:
    """Read ``keys.json`` strictly. Raises KeysDamaged, or NewerStore for a later format."""
    try:
        announced = msgspec.json.decode(content, type=_Format).format
        if announced > FORMAT:
            raise NewerStore(found=announced, known=FORMAT)
        keys = msgspec.json.decode(content, type=KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KeysDamaged(reason=str(error)) from error
    if keys.checksum != _checksum(keys) or encode_keys(keys) != content:
        raise KeysDamaged(reason="checksum")
    return keys


@dataclass(frozen=True, slots=True)
class LoadedKeys:
    """A key file, and whether it had to be taken from the previous copy because the present one is damaged."""

    keys: KeyFile
    from_previous: bool


def load_keys(folder: Path) -> LoadedKeys:
    """Read the store's key file, or its previous copy when it is damaged, gone or on a bad sector.

    Raises StoreMissing when there is no store at all, KeysDamaged when neither can be read or both are gone from
    beside a database, NewerStore, and StoreReadOnly or StoreUnreachable when the system does not let us read at all:
    then the present file may be sound, and an older one must not take its place.
    """
    found: KeysDamaged | None = None
    for name in (KEYS_NAME, PREVIOUS_NAME):
        path = folder / name
        try:
            with path.open("rb") as stream:
                content = stream.read(MAXIMUM_BYTES + 1)
            return LoadedKeys(decode_keys(content), from_previous=name == PREVIOUS_NAME)
        except FileNotFoundError:
            continue
        except KeysDamaged as error:
            found = found or error
        except OSError as error:
            if not _is_bad_sector(error):
                raise from_system(error, path) from error
            found = found or KeysDamaged(reason=str(error.strerror))
    if found is None and not (folder / DATABASE_NAME).exists():
        raise StoreMissing(folder=str(folder))
    raise found or KeysDamaged(reason="gone")


def save_keys(folder: Path, keys: KeyFile) -> None:
    """Replace the store's key file in one step and keep the one before, unless that one is damaged.

    Raises DiskFull, StoreReadOnly or StoreUnreachable; the old file is then still there.
    """
    path = folder / KEYS_NAME
    try:
        replace_durably(path, encode_keys(keys), keep_previous=_is_sound(path))
    except OSError as error:
        raise from_system(error, path) from error


def save_keys_for_good(folder: Path, keys: KeyFile) -> None:
    """Replace the key file and the one kept as the one before: what opened the store until now opens it no more.

    Else whoever knows an old passphrase removes the present file and is let in by the previous one. Raises as
    ``save_keys``, and then nothing changed.
    """
    save_keys(folder, keys)
    with suppress(EnvironmentProblem):  # what changed is in force: a disk that is full now does not take it back
        save_keys(folder, keys)


class _Format(msgspec.Struct):
    format: int


def _is_sound(path: Path) -> bool:
    """Tell whether ``path`` is worth keeping: a damaged file must not push out the sound previous one."""
    try:
        decode_keys(path.read_bytes())
    except (OSError, KeysDamaged, NewerStore):
        return False
    return True


def _is_bad_sector(error: OSError) -> bool:
    """Tell whether the disk has lost the bytes; Windows says so by a number of its own (ERROR_CRC)."""
    return error.errno == errno.EIO or getattr(error, "winerror", None) == _WINDOWS_BAD_SECTOR


def _seal(keys: KeyFile, database_key: bytes) -> str:
    content = msgspec.json.encode(msgspec.structs.replace(keys, seal="", checksum=""))
    mac_key = hmac.digest(database_key, b"so-cong-doan keys 1 seal", hashlib.sha256)
    return hmac.new(mac_key, content, hashlib.sha256).hexdigest()


def _checksum(keys: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(keys, checksum=""))).hexdigest()
