"""Texts that a spreadsheet would work out as a formula: they leave the program with an apostrophe before them.

Programs that read pasted text take quotation marks away first and look past blanks and what is not seen, so the first
letter that counts is looked for behind all of these.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_FORMULA: Final = frozenset("=+-@＝＋－＠\t\r")
_MARKS: Final = frozenset("\"'“”„‘’")
_UNSEEN: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


def harmless(text: str) -> str:
    """Return ``text`` as it may go into a spreadsheet: with an apostrophe where it would be a formula."""
    first = next((one for one in text if one in _FORMULA or not _is_passed_over(one)), "")
    return f"'{text}" if first in _FORMULA else text


def _is_passed_over(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter) in _UNSEEN


def as_typed(text: str) -> str:
    """Return a pasted ``text`` without the apostrophe that ``harmless`` put before it."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
