"""The help slot: the store opened with the province's help, when passphrases and recovery sheet are all lost.

Its secret is 32 random bytes that are kept nowhere but sealed with age to the province, in the public ``help`` member
of ``keys.json``. Whoever holds that file alone opens nothing with it, and neither does the province without the file.

Beside it, what waits between asking and being answered: the identity the answer is sealed to, wrapped under the new
passphrase, in a file of its own for each request.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop_app.base.errors import Refused
from desktop_app.base.files import replace_durably
from desktop_app.storage.errors import from_system
from desktop_app.storage.keyslots import MAXIMUM_BYTES, HelpSlot, KeyFile, sealed
from desktop_app.storage.passphrases import normalise_passphrase
from desktop_app.storage.slots import (
    DEFAULT_KDF,
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Hex16,
    KdfParameters,
    Salt,
    SlotOwner,
    derive_key,
    make_slot,
)

_PREFIX: Final = "help-request-"
_SUFFIX: Final = ".json"
_MOST: Final = 20
"""So many requests wait at once; the oldest goes. A new one is written each time the stick or passphrase was lost."""
_FOR_RANDOM: Final = KdfParameters(memory_kib=8, iterations=1)
"""A secret of 32 random bytes needs no stretching."""


class HelpPassphraseWrong(Refused):
    """The passphrase is not the one chosen when the province was asked."""

    code = "help_passphrase_wrong"


class WaitingRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A request that is under way: ``request`` its hash, ``recipient`` to whom the answer is sealed."""

    format: Literal[1]
    store_id: Hex16
    request: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    recipient: Annotated[str, msgspec.Meta(max_length=200)]
    kdf: KdfParameters
    salt: Salt
    identity: Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES + 17, max_length=400)]


def new_help_secret() -> bytes:
    """Return the secret of a new help slot, to be sealed to the province and forgotten."""
    return secrets.token_bytes(KEY_BYTES)


def with_help(keys: KeyFile, database_key: bytes, help_slot: HelpSlot, secret: bytes) -> KeyFile:
    """Let ``secret``, which ``help_slot`` holds sealed, open the store; one of before opens it no more.

    Raises KeysAltered.
    """
    keys.check_seal(database_key)
    slot = make_slot(keys.card.store_id, SlotOwner("help"), secret, database_key, _FOR_RANDOM)
    others = tuple(known for known in keys.slots if known.kind != "help")
    return sealed(keys.card, (*others, slot), database_key, help_slot)


def without_help(keys: KeyFile, database_key: bytes) -> KeyFile:
    """Take the help slot away. Raises KeysAltered."""
    keys.check_seal(database_key)
    return sealed(keys.card, tuple(known for known in keys.slots if known.kind != "help"), database_key)


class WaitingRequests:
    """The requests under way of the store in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(
        self,
        store_id: str,
        request: str,
        recipient: str,
        identity: str,
        passphrase: str,
        kdf: KdfParameters = DEFAULT_KDF,
    ) -> None:
        """Keep the identity of a request. Derives a key. Raises DiskFull, StoreReadOnly, StoreUnreachable."""
        salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
        cipher = ChaCha20Poly1305(derive_key(normalise_passphrase(passphrase), salt, kdf))
        wrapped = nonce + cipher.encrypt(nonce, identity.encode("ascii"), _bound(store_id, request, recipient))
        waiting = WaitingRequest(1, store_id, request, recipient, kdf, salt, wrapped)
        path = self._path(request)
        try:
            replace_durably(path, msgspec.json.format(msgspec.json.encode(waiting), indent=1) + b"\n")
        except OSError as error:
            raise from_system(error, path) from error
        known = sorted(self._files(), key=lambda one: one.stat().st_mtime_ns)
        for old in known[:-_MOST]:
            old.unlink(missing_ok=True)

    def find(self, request: str) -> WaitingRequest | None:
        """Return the request whose hash is ``request``; None where there is none, or none that can be read."""
        try:
            with self._path(request).open("rb") as stream:
                found = msgspec.json.decode(stream.read(MAXIMUM_BYTES), type=WaitingRequest)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return found if found.request == request else None

    def any(self) -> bool:
        """Tell whether an answer is waited for."""
        return bool(self._files())

    def forget(self, request: str | None = None) -> None:
        """Forget one request, or all. What cannot be removed opens nothing: its help slot is made anew."""
        for path in self._files() if request is None else [self._path(request)]:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self._folder.glob(f"{_PREFIX}*{_SUFFIX}"))

    def _path(self, request: str) -> Path:
        return self._folder / f"{_PREFIX}{request[:16]}{_SUFFIX}"


def opened_identity(waiting: WaitingRequest, passphrase: str) -> str:
    """Return the identity the answer is sealed to. Derives a key. Raises HelpPassphraseWrong."""
    cipher = ChaCha20Poly1305(derive_key(normalise_passphrase(passphrase), waiting.salt, waiting.kdf))
    nonce, wrapped = waiting.identity[:NONCE_BYTES], waiting.identity[NONCE_BYTES:]
    bound = _bound(waiting.store_id, waiting.request, waiting.recipient)
    try:
        return cipher.decrypt(nonce, wrapped, bound).decode("ascii")
    except InvalidTag as error:
        raise HelpPassphraseWrong() from error


def _bound(store_id: str, request: str, recipient: str) -> bytes:
    return f"so-cong-doan help 1|{store_id}|{request}|{recipient}".encode("ascii")
