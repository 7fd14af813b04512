"""What a copy for the notice board hides, and how it says so."""

from __future__ import annotations

from typing import Final

SHOWN_DIGITS: Final = 4
"""Last digits of a personal number that stay readable on a public copy."""
PUBLIC_NOTE: Final = "Bản niêm yết: số định danh chỉ in bốn số cuối."


def masked_number(number: str) -> str:
    """Return ``number`` with all but its last four characters hidden; one too short to keep any is hidden whole."""
    shown = number[-SHOWN_DIGITS:] if len(number) > SHOWN_DIGITS else ""
    return "•" * (len(number) - len(shown)) + shown
