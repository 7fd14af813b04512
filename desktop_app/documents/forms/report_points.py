"""The sentences of a report: patterns that figures are put into, and what is left of them without these figures.

``{gift.gifts}`` is the figure of a measure. What stands in square brackets goes when a figure in it has nothing to
tell; the whole pattern goes when one outside them has not, or when nothing is left of its brackets. Words in
``<, trong đó >`` introduce the brackets after them: they go with the last of these, and stand before the first left.
Several patterns together make a paragraph of their sentences.

A part that is all of its whole is not told again as a number. ``[, trong đó nữ {a.w} người|a.w=a.n:, đều là nữ]`` says
what stands after the first condition that holds, maybe nothing; wholes are added up with ``+``, conditions joined
with ``&``. ``<, trong đó |a.n:, đều là >`` does so where one bracket is left and is all of ``a.n``:
the bracket then goes without its figure, or as it says after its own ``|``. Of one thing nobody says "đều" or "các".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

_PART: Final = re.compile(r"\[([^\]]*)\]")
_FIGURE: Final = re.compile(r"\{([A-Za-z0-9_.]+)\}")
_COMPARED: Final = re.compile(r"\|([A-Za-z0-9_.+=&]+):")
_NAMES: Final = re.compile(r"[+=&]")
_OF_SEVERAL: Final = re.compile(r"\b(?:đều|[Cc]ác) ")
"""Words that are said of several things only."""
_LEFT_OVER: Final = re.compile(r"(?<=\s)[,;] |(?<=\s )và ")
"""The mark between two parts of which the first one went."""
_RUN: Final = re.compile(r"<([^>]*)>((?:\[[^\]]*\])+)")
"""Words and the parts that they introduce."""


class Tell(Protocol):
    """What sentences ask of figures, named ``kind.measure`` or as a recap row by its code."""

    def __call__(self, name: str, /) -> str:
        """Return how a figure reads, "" where there is nothing to tell."""

    def all_of(self, part: str, wholes: Sequence[str], /) -> int:
        """Return the number that ``part`` and ``wholes`` together are, 0 unless they are known to be the same."""


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
    def compared(self) -> frozenset[str]:
        """The figures of which it asks whether one is all of the other."""
        found = (said for pattern in self.sentences for said in _COMPARED.findall(pattern))
        return frozenset(name for said in found for name in _NAMES.split(said))

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
    kept = [words for found in _PART.finditer(pattern) if (words := _part(found[1], tell))]
    must = _FIGURE.findall(_PART.sub("", pattern))
    if not kept and not must:
        return ""
    filled = _filled(_PART.sub(lambda found: _part(found[1], tell), pattern), tell)
    return " ".join(_LEFT_OVER.sub("", filled).split())


def _introduced(words: str, parts: str, tell: Tell) -> str:
    """Return a run of parts as one part that begins with the words introducing it, "" where none is left."""
    kept = [(found[1], told) for found in _PART.finditer(parts) if (told := _filled(_usual(found[1]), tell))]
    if not kept:
        return ""
    words, _bar, of_all = words.partition("|")
    whole, _colon, said = of_all.partition(":")
    number = tell.all_of(_FIGURE.findall(kept[0][0])[0], (whole,)) if whole and len(kept) == 1 else 0
    if number:
        return f"[{_of_so_many(said + _without_figure(kept[0][0]), number)}]"
    return f"[{words}{kept[0][1].lstrip(',; ')}{''.join(told for _part, told in kept[1:])}]"


def _without_figure(part: str) -> str:
    """Return what a part says where its figure is that of the whole: its other words, or those without the figure."""
    usual, _bar, of_all = part.partition("|")
    return of_all or _FIGURE.sub("", usual).lstrip(",; ")


def _part(words: str, tell: Tell) -> str:
    """Return what a part says, "" where it has nothing to tell."""
    usual, *others = words.split("|")
    for one in others:
        conditions, _colon, said = one.partition(":")
        numbers = [_all_of(condition, tell) for condition in conditions.split("&")]
        if all(numbers):
            return _of_so_many(_filled(said, tell), numbers[0])
    return _filled(usual, tell)


def _usual(words: str) -> str:
    return words.partition("|")[0]


def _all_of(condition: str, tell: Tell) -> int:
    part, _equals, wholes = condition.partition("=")
    return tell.all_of(part, wholes.split("+"))


def _of_so_many(words: str, number: int) -> str:
    if number != 1:
        return words
    said = _OF_SEVERAL.sub("", words)
    return said[:1].upper() + said[1:] if words[:1].isupper() else said


def _filled(words: str, tell: Tell) -> str:
    """Return ``words`` with their figures, "" when one of them has nothing to tell."""
    told = {name: tell(name) for name in _FIGURE.findall(words)}
    if not all(told.values()):
        return ""
    return _FIGURE.sub(lambda found: told[found[1]], words)
