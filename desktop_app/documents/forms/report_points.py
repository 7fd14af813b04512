"""The sentences of a report: patterns that figures are put into, and what is left of them without these figures.

``{gift.gifts}`` is the figure of a measure. What stands in square brackets goes when a figure in it has nothing to
tell; the whole pattern goes when one outside them has not, or when nothing is left of its brackets. Words in
``<, trong đó >`` introduce the brackets after them: they go with the last of these, and stand before the first left.
Several patterns together make a paragraph of their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

_PART: Final = re.compile(r"\[([^\]]*)\]")
_FIGURE: Final = re.compile(r"\{([A-Za-z0-9_.]+)\}")
_LEFT_OVER: Final = re.compile(r"(?<=\s)[,;] |(?<=\s )và ")
"""The mark between two parts of which the first one went."""
_RUN: Final = re.compile(r"<([^>]*)>((?:\[[^\]]*\])+)")
"""Words and the parts that they introduce."""

Tell = Callable[[str], str]
"""Returns how the figure ``kind.measure`` (or a recap row by its code) reads, "" where there is nothing to tell."""
Pattern = str | tuple[str, ...]
"""One sentence, or the sentences of a paragraph."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A numbered part of a report: its name for programs, its heading, the patterns of its points or paragraphs.

    ``prose``: the points are paragraphs that need no letters before them.
    """

    name: str
    title: str
    patterns: tuple[Pattern, ...]
    prose: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it speaks of, in order."""
        return tuple(name for pattern in self.sentences for name in _FIGURE.findall(pattern))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The patterns of its sentences, in order."""
        return tuple(one for pattern in self.patterns for one in ((pattern,) if isinstance(pattern, str) else pattern))

    def points(self, tell: Tell) -> list[str]:
        """Return the points or paragraphs that have figures; none when the book has nothing of this part."""
        return sentences(self.patterns, tell)


def sentences(patterns: Iterable[Pattern], tell: Tell) -> list[str]:
    """Return what is left of ``patterns``, in order."""
    return [made for pattern in patterns if (made := _told(pattern, tell))]


def _told(pattern: Pattern, tell: Tell) -> str:
    return sentence(pattern, tell) if isinstance(pattern, str) else " ".join(sentences(pattern, tell))


def sentence(pattern: str, tell: Tell) -> str:
    """Return one pattern with its figures, "" when it has nothing to tell."""
    pattern = _RUN.sub(lambda found: _introduced(found[1], found[2], tell), pattern)
    kept = [words for found in _PART.finditer(pattern) if (words := _filled(found[1], tell)) is not None]
    must = _FIGURE.findall(_PART.sub("", pattern))
    if not kept and not must:
        return ""
    filled = _filled(_PART.sub(lambda found: _filled(found[1], tell) or "", pattern), tell)
    return " ".join(_LEFT_OVER.sub("", filled).split()) if filled is not None else ""


def _introduced(words: str, parts: str, tell: Tell) -> str:
    """Return a run of parts as one part that begins with the words introducing it, "" where none is left."""
    kept = [told for found in _PART.finditer(parts) if (told := _filled(found[1], tell)) is not None]
    return f"[{words}{kept[0].lstrip(',; ')}{''.join(kept[1:])}]" if kept else ""


def _filled(words: str, tell: Tell) -> str | None:
    """Return ``words`` with their figures, None when one of them has nothing to tell."""
    told = {name: tell(name) for name in _FIGURE.findall(words)}
    if not all(told.values()):
        return None
    return _FIGURE.sub(lambda found: told[found[1]], words)
