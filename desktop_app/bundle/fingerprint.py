"""Thirty digits that stand for public keys on paper: six groups of five, typed by a person and compared here.

SHA-256 over a domain word and the public material, read as a number, modulo 10^30: about 99 bits.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused

GROUPS: Final = 6
DIGITS_A_GROUP: Final = 5
_DIGITS: Final = GROUPS * DIGITS_A_GROUP
_DEVICE: Final = b"so-cong-doan device fingerprint v1\0"
_PROVINCE: Final = b"so-cong-doan province fingerprint v1\0"
_HELP: Final = b"so-cong-doan help fingerprint v1\0"


class FingerprintMalformed(Refused):
    """What was typed is not thirty digits.

    Fields: ``digits`` (how many there are), ``groups`` (numbers from 1 of the groups that have not five digits, when
    six groups were typed).
    """

    code = "fingerprint_malformed"


class FingerprintDiffers(Refused):
    """Thirty digits, but not these. Fields: ``groups`` (numbers from 1 of the groups that differ)."""

    code = "fingerprint_differs"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Six groups of five digits."""

    groups: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.groups)

    def require(self, typed: Fingerprint) -> None:
        """Compare with what a person typed. Raises FingerprintDiffers."""
        pairs = zip(self.groups, typed.groups, strict=True)
        different = [str(place) for place, (own, other) in enumerate(pairs, start=1) if own != other]
        if different:
            raise FingerprintDiffers(groups=different)


def device_fingerprint(signing_public: bytes, sealing_recipient: str, device: str) -> Fingerprint:
    """Return the fingerprint on the device sheet (32-byte key, "age1…", 16 hex digits)."""
    return _fingerprint(_DEVICE, signing_public, sealing_recipient.encode("ascii"), device.encode("ascii"))


def province_fingerprint(root_public: bytes) -> Fingerprint:
    """Return the fingerprint on the province's sheet: of its root key, which vouches for all others."""
    return _fingerprint(_PROVINCE, root_public)


def help_fingerprint(signing_public: bytes, recipient: str, device: str) -> Fingerprint:
    """Return the digits on the paper of a request for help: of its one-time keys, and the device."""
    return _fingerprint(_HELP, signing_public, recipient.encode("ascii"), device.encode("ascii"))


def parse_fingerprint(typed: str) -> Fingerprint:
    """Read what a person typed; spaces, dashes, dots and line ends may stand anywhere. Raises FingerprintMalformed."""
    plain = "".join(_digit_or_gap(letter) for letter in typed)
    digits = plain.replace(" ", "")
    parts = plain.split()
    if len(digits) != _DIGITS or not digits.isdecimal():
        wrong = [str(place) for place, part in enumerate(parts, start=1) if not _is_group(part)]
        raise FingerprintMalformed(
            digits=sum(letter.isdecimal() for letter in digits), groups=wrong if len(parts) == GROUPS else []
        )
    return _grouped(digits)


def _is_group(part: str) -> bool:
    return len(part) == DIGITS_A_GROUP and part.isdecimal()


def _digit_or_gap(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return " " if letter.isspace() or unicodedata.category(letter) in ("Pd", "Zs", "Cf") or letter in ".,_−" else letter


def _fingerprint(domain: bytes, *material: bytes) -> Fingerprint:
    digest = hashlib.sha256(domain + b"".join(len(part).to_bytes(4, "big") + part for part in material)).digest()
    return _grouped(f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}}")


def _grouped(digits: str) -> Fingerprint:
    return Fingerprint(tuple(digits[at : at + DIGITS_A_GROUP] for at in range(0, _DIGITS, DIGITS_A_GROUP)))
