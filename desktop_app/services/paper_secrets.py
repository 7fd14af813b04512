"""The secrets of the province's envelope as a person types them from paper: the root key, and the paper identity."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.bundle.keys import KEY_BYTES
from desktop_app.bundle.sealing import recipient_of

GROUP: Final = 6
"""Letters in a group of the envelope."""

_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_ROOT_LETTERS: Final = 52
_PREFIX: Final = "AGESECRETKEY1"
_GAPS: Final = frozenset(" -–—.,_\t\r\n\u00a0")
_READ_AS: Final = str.maketrans({"0": "O", "1": "I"})
"""Base 32 has neither of the two digits."""


class RootSecretUnreadable(Refused):
    """What was typed cannot be a root key.

    Fields: ``letters`` (how many there are), ``needed``, ``groups`` (numbers from 1 of those with a letter no key has).
    """

    code = "root_secret_unreadable"


class RootSecretWrong(Refused):
    """A well written root key, but not this province's."""

    code = "root_secret_wrong"


class PaperIdentityUnreadable(Refused):
    """What was typed cannot be a paper key: a letter is wrong or missing."""

    code = "paper_identity_unreadable"


def write_root_secret(seed: bytes) -> str:
    """Return the root key as it is printed, without gaps."""
    return base64.b32encode(seed).decode("ascii").rstrip("=")


def read_root_secret(typed: str) -> bytes:
    """Return the 32-byte root key that was typed; case and gaps do not matter. Raises RootSecretUnreadable."""
    plain = _plain(typed).translate(_READ_AS)
    wrong = sorted({at // GROUP + 1 for at, letter in enumerate(plain) if letter not in _LETTERS})
    if len(plain) != _ROOT_LETTERS or wrong:
        raise RootSecretUnreadable(letters=len(plain), needed=_ROOT_LETTERS, groups=[str(group) for group in wrong])
    try:
        seed = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except binascii.Error as error:
        raise RootSecretUnreadable(letters=len(plain), needed=_ROOT_LETTERS, groups=[]) from error
    if len(seed) != KEY_BYTES or write_root_secret(seed) != plain:
        raise RootSecretUnreadable(letters=len(plain), needed=_ROOT_LETTERS, groups=[str(_ROOT_LETTERS // GROUP + 1)])
    return seed


def read_paper_identity(typed: str) -> str:
    """Return the "AGE-SECRET-KEY-1…" that was typed; its own check letters find a slip. Raises the unreadable one."""
    plain = _plain(typed)
    if not plain.startswith(_PREFIX):
        raise PaperIdentityUnreadable()
    identity = "AGE-SECRET-KEY-1" + plain.removeprefix(_PREFIX)
    try:
        recipient_of(identity)
    except ValueError as error:
        raise PaperIdentityUnreadable() from error
    return identity


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter not in _GAPS)
