"""Whether two titles may be of one thing: the same words but for a slip, a comma, a word more.

Compared is what ``natural_key.title_key`` makes of them, so that case, marks and punctuation are out of the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

_WORDS: Final = 2
_SHORTEST: Final = 5


def beginning(title: str) -> str:
    """Return the first words of a folded title, by which candidates are found; "" for a title too short to compare."""
    return " ".join(title.split()[:_WORDS]) if len(title) >= _SHORTEST else ""


def alike(title: str, others: Iterable[str], share: int) -> Iterator[str]:
    """Yield those of ``others`` that are the same as ``title`` by ``share`` per cent or more; all are folded."""
    wanted = share / 100
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(title)
    for other in others:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < wanted or matcher.quick_ratio() < wanted:
            continue  # cheap upper bounds first: most titles differ in length or letters alone
        if matcher.ratio() >= wanted:
            yield other
