"""The recovery secret: 125 random bits as five groups of letters and digits that a person can copy from paper.

Each group is five Crockford base-32 characters and a check character over the group and its place, so that a
mistyped or swapped group is named instead of the whole being called wrong.
"""

from __future__ import annotations

import secrets
from typing import Final

from desktop_app.base.errors import Refused

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 5
DATA_IN_GROUP: Final = 5

_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS: Final = frozenset(" -–—.,_\t\r\n\u00a0")
_FIELD_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1: makes 32 values a field, so that every single slip and every swap of two changes the check."""


class RecoverySecretUnreadable(Refused):
    """What was typed cannot be a recovery secret. Fields: ``group`` (1-5 the first wrong one, 0 wrong length)."""

    code = "recovery_secret_unreadable"


def new_recovery_secret() -> str:
    """Return a new secret as printed: five groups of six characters joined by dashes."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(DATA_IN_GROUP)) for _ in range(GROUPS)]
    return "-".join(group + _check_character(group, place) for place, group in enumerate(groups, start=1))


def normalise_recovery_secret(typed: str) -> str:
    """Return the secret as printed from what a person typed: case, spaces, dashes and O/0, I/L/1 do not matter.

    Raises RecoverySecretUnreadable naming the first group that does not check.
    """
    plain = "".join(letter for letter in typed.upper() if letter not in _SEPARATORS).translate(_READ_AS)
    size = DATA_IN_GROUP + 1
    if len(plain) != GROUPS * size:
        raise RecoverySecretUnreadable(group=0)
    groups = [plain[start : start + size] for start in range(0, len(plain), size)]
    for place, group in enumerate(groups, start=1):
        readable = all(letter in ALPHABET for letter in group)
        if not readable or _check_character(group[:DATA_IN_GROUP], place) != group[DATA_IN_GROUP]:
            raise RecoverySecretUnreadable(group=place)
    return "-".join(groups)


def _check_character(group: str, place: int) -> str:
    check = place
    for letter in group:
        check = _doubled(check) ^ ALPHABET.index(letter)
    return ALPHABET[_doubled(check)]


def _doubled(value: int) -> int:
    """Multiply by x in the field of 32 elements."""
    value <<= 1
    return value ^ _FIELD_POLYNOMIAL if value & 32 else value
