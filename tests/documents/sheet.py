"""A drawn paper read back: sheets with their size, words with their boxes, and the rules between them.

Words come from poppler. Rules are read from the page's own operators, which poppler tells nobody about.
"""

from __future__ import annotations

import html
import re
import subprocess
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MM: Final = 72 / 25.4
_EM: Final = 0.901
"""Poppler's boxes are so many sizes high; the four faces differ by a hundredth."""
_OBJECT: Final = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.S)
_TOKEN: Final = re.compile(r"\((?:\\.|[^\\()])*\)|[^\s]+", re.S)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the top left corner of its sheet."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        """Return the size of its letters in points."""
        return (self.bottom - self.top) / _EM


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule, in points from the top left corner; rectangles are four of them."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def level(self) -> bool:
        """Return whether it lies."""
        return abs(self.y1 - self.y2) < 0.01

    @property
    def upright(self) -> bool:
        """Return whether it stands."""
        return abs(self.x1 - self.x2) < 0.01

    @property
    def length(self) -> float:
        """Return how long it is."""
        return max(abs(self.x2 - self.x1), abs(self.y2 - self.y1))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]

    @property
    def text(self) -> str:
        """Return its words in the order they were written."""
        return " ".join(word.text for word in self.words)

    def line_of(self, *words: str) -> list[Word]:
        """Return the first words of the sheet that are ``words`` one after the other, [] where they are not."""
        found = [word.text for word in self.words]
        for start in range(len(found) - len(words) + 1):
            if tuple(found[start : start + len(words)]) == words:
                return list(self.words[start : start + len(words)])
        return []


@lru_cache(maxsize=256)
def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Return the pages of a PDF that this program drew."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    found: list[Sheet] = []
    rules = _rules(pdf)
    for page in told.split("<page ")[1:]:
        width, height = (float(part) for part in re.findall(r'"([\d.]+)"', page.partition(">")[0]))
        words = tuple(
            Word(float(left), float(top), float(right), float(bottom), html.unescape(text))
            for left, top, right, bottom, text in re.findall(
                r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
            )
        )
        found.append(Sheet(width, height, words, tuple(_turned(rule, height) for rule in rules[len(found)])))
    return tuple(found)


def _turned(rule: Rule, height: float) -> Rule:
    return Rule(rule.x1, height - rule.y1, rule.x2, height - rule.y2)


def _rules(pdf: bytes) -> list[list[Rule]]:
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    (kids,) = [one for one in objects.values() if b"/Type /Pages" in one]
    listed = re.search(rb"/Kids \[(.*?)\]", kids, re.S)
    assert listed is not None
    pages = [objects[int(number)] for number in re.findall(rb"(\d+) 0 R", listed[1])]
    found = []
    for page in pages:
        content = re.search(rb"/Contents (\d+) 0 R", page)
        assert content is not None
        stream = re.split(rb"stream\r?\n", objects[int(content[1])], maxsplit=1)[1]
        found.append(_drawn(zlib.decompressobj().decompress(stream).decode("latin-1")))
    return found


def _drawn(operators: str) -> list[Rule]:
    """Return the straight lines of a page's operators; only moves of the origin are followed."""
    rules: list[Rule] = []
    stack: list[float | str] = []
    shift, kept = (0.0, 0.0), []
    at = (0.0, 0.0)
    for token in _TOKEN.findall(operators):
        try:
            stack.append(float(token))
            continue
        except ValueError:
            pass
        numbers = [one for one in stack if isinstance(one, float)]
        match token:
            case "q":
                kept.append(shift)
            case "Q":
                shift = kept.pop()
            case "cm":
                shift = (shift[0] + numbers[-2], shift[1] + numbers[-1])
            case "m":
                at = (numbers[-2] + shift[0], numbers[-1] + shift[1])
            case "l":
                to = (numbers[-2] + shift[0], numbers[-1] + shift[1])
                rules.append(Rule(*at, *to))
                at = to
            case "re":
                x, y, wide, high = numbers[-4:]
                left, low = x + shift[0], y + shift[1]
                right, top = left + wide, low + high
                rules += [Rule(left, low, right, low), Rule(left, top, right, top)]
                rules += [Rule(left, low, left, top), Rule(right, low, right, top)]
        stack.clear()
    return rules


def faces(pdf: bytes) -> list[tuple[str, str]]:
    """Return each font of a PDF: its name, and poppler's words on it."""
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [(line.split()[0], line) for line in listed.splitlines()[2:]]
