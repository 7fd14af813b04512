"""The letters that mark the points of a paper, in the order of the Vietnamese alphabet.

a, b, c, d, đ, e, g, h, i, k …: no letters with marks but đ, and none of f, j, w, z (NĐ 30/2020, Appendix I).
"""

from __future__ import annotations

from typing import Final

_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


def list_letter(place: int) -> str:
    """Return the letter of the ``place``-th point, counted from 1; after y come aa, ab … ay, ba.

    Raises ValueError below 1.
    """
    if place < 1:
        raise ValueError(place)
    letters = ""
    while place:
        place, at = divmod(place - 1, len(_LETTERS))
        letters = _LETTERS[at] + letters
    return letters
