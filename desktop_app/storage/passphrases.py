"""What passphrase is good enough, and the one form of it that keys are derived from.

The list of common ones is ours (``resources/lists/common_passphrases.txt``): what Vietnamese offices really type.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from desktop_app.base import paths
from desktop_app.base.errors import Refused
from desktop_app.domain.vietnamese import fold

MINIMUM_LENGTH: Final = 10
MINIMUM_DIFFERENT: Final = 5
_RUNS: Final = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)


class PassphraseTooShort(Refused):
    """Fewer characters than we ask for. Fields: ``minimum``."""

    code = "passphrase_too_short"


class PassphraseCommon(Refused):
    """One of those that are tried first: a common one, one letter repeated, or keys in a row."""

    code = "passphrase_common"


def normalise_passphrase(text: str) -> bytes:
    """Return the bytes a key is derived from: input methods that compose and those that do not must open alike."""
    return unicodedata.normalize("NFC", text).encode("utf-8")


def check_passphrase(text: str) -> None:
    """Accept ``text`` as a new passphrase, or raise PassphraseTooShort or PassphraseCommon."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed.strip()) < MINIMUM_LENGTH:
        raise PassphraseTooShort(minimum=MINIMUM_LENGTH)
    plain = _plain(composed)
    too_alike = len(set(plain)) < MINIMUM_DIFFERENT
    if too_alike or any(plain in run for run in _RUNS) or plain in _common():
        raise PassphraseCommon()


def _plain(text: str) -> str:
    """Return letters and digits only, without marks and case: "Mật khẩu 123" is "matkhau123"."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


@functools.cache
def _common() -> frozenset[str]:
    lines = (paths.resources() / "lists" / "common_passphrases.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(line) for line in lines if line and not line.startswith("#"))
