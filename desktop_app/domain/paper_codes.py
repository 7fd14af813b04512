"""The short code at the foot of a printed paper: eight letters and digits nobody mixes up, shown "7K3M-Q2XD"."""

from __future__ import annotations

import hashlib
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U."""
_LENGTH: Final = 8
_LOOK_ALIKES: Final = str.maketrans("ILO", "110", " -\u2010\u2011\u2013")
_PAYLOAD: Final = "SCD:"
_PARTS: Final = 5


def short_code(said: str) -> str:
    """Return the code of what is ``said`` of a paper, as it is shown: forty bits of its SHA-256."""
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:5], "big")
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(35, -5, -5))
    return f"{letters[:4]}-{letters[4:]}"


def read_code(typed: str) -> str | None:
    """Return the code somebody typed, as it is shown; None where it is none.

    Letters may be small, the hyphen may be missing, I, L and O are read as 1, 1 and 0. What a reader of the QR square
    types (``SCD:<form>:<code>:<mark>:<time>``) is read too.
    """
    text = typed.strip().upper()
    if text.startswith(_PAYLOAD):
        parts = text.split(":")
        text = parts[2] if len(parts) >= _PARTS else ""
    text = text.translate(_LOOK_ALIKES)
    if len(text) != _LENGTH or any(letter not in ALPHABET for letter in text):
        return None
    return f"{text[:4]}-{text[4:]}"
