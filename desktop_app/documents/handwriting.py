"""Questions of a paper with their answers, or with room for the pen: dotted leaders, boxes for digits, boxes to tick.

One definition makes both: a question without an answer is left to the pen, on a blank as on a filled form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import INDENT
from desktop_app.documents.fonts import Style, printable, text_width
from desktop_app.documents.page import BODY, BODY_ITALIC, LEADING, MM, Paper
from desktop_app.documents.typesetting import wrap

DOT: Final = "…"
HAND: Final = 8.5 * MM
"""Distance of lines that are written on by hand."""
_BOX: Final = 5.2 * MM
_TICK: Final = 3.4 * MM
_ABOVE: Final = 3.0
_LONG: Final = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A label and its answer ("Họ và tên: Giàng A Sử"). Without a value: leaders over ``lines`` lines, or ``boxes``.

    ``indented``: the first line begins where paragraphs do.
    """

    label: str
    value: str = ""
    lines: int = 1
    boxes: int = 0
    indented: bool = True

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return _ABOVE + self._height(paper.width, INDENT if self.indented else 0.0)

    def _height(self, width: float, first: float) -> float:
        if self.value:
            return len(wrap(self.said(), BODY, width, first)) * BODY.size * LEADING
        return HAND * (len(wrap(f"{self.label}:", BODY, width, first)) + self.lines - 1)

    def draw(self, paper: Paper) -> None:
        """Set it."""
        first = INDENT if self.indented else 0.0
        paper.y -= _ABOVE
        if self.value:
            paper.paragraph(self.said(), BODY, first=first)
        else:
            self.draw_open(paper, paper.left, paper.right, first)

    def said(self) -> str:
        """Return label and value as they are read."""
        return f"{self.label}: {self.value}" if self.label else self.value

    def natural(self) -> float:
        """Return how wide label and value are on one line. Raises GlyphMissing."""
        if self.boxes and not self.value:
            return text_width(printable(f"{self.label}: "), BODY) + self.boxes * _BOX
        return text_width(printable(self.said() if self.value else f"{self.label}: {DOT * 3}"), BODY)

    def draw_open(self, paper: Paper, left: float, right: float, first: float = 0.0) -> None:
        """Set the label between ``left`` and ``right`` and what the pen fills after it, lines of leaders below."""
        label = wrap(f"{self.label}:" if self.label else "", BODY, right - left, first) or ("",)
        for place, line in enumerate(label):
            paper.ensure(HAND)
            paper.y -= HAND
            x = left + (first if place == 0 else 0.0)
            paper.put(x, paper.y, line, BODY)
        after = x + text_width(label[-1], BODY) + text_width(" ", BODY)
        if self.boxes:
            paper.digit_boxes(after + MM, paper.y - 1.6 * MM, self.boxes, _BOX, 6.4 * MM)
        else:
            draw_leaders(paper, after, right)
        for _ in range(self.lines - 1):
            paper.ensure(HAND)
            paper.y -= HAND
            draw_leaders(paper, left, right)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Several answers on one line, each with its share of the width; what does not fit stands on lines of its own."""

    answers: Sequence[Answer]
    shares: Sequence[float] = ()

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        if not self.fits(paper.width):
            return sum(answer.height(paper) for answer in self.answers)
        open_ones = any(not answer.value for answer in self.answers)
        return _ABOVE + (HAND if open_ones else BODY.size * LEADING)

    def draw(self, paper: Paper) -> None:
        """Set it."""
        if not self.fits(paper.width):
            for answer in self.answers:
                answer.draw(paper)
            return
        needed = self.height(paper)
        paper.ensure(needed)
        base = paper.y - needed
        for answer, (begin, end) in zip(self.answers, self.places(paper.width), strict=True):
            left, right = paper.left + begin, paper.left + end
            if answer.value:
                paper.text(left, base, f"{answer.label}: {answer.value}", BODY)
            else:
                paper.y = base + HAND
                answer.draw_open(paper, left, right)
        paper.y = base

    def places(self, width: float) -> list[tuple[float, float]]:
        """Return where each answer begins and ends on a line of ``width`` points."""
        shares = self.shares or [1.0] * len(self.answers)
        inside = width - INDENT
        edges = [INDENT]
        for share in shares:
            edges.append(edges[-1] + inside * share / sum(shares))
        return [(left, right - (2 * MM if right < edges[-1] else 0)) for left, right in pairwise(edges)]

    def fits(self, width: float) -> bool:
        """Tell whether all answers stand on one line of ``width`` points. Raises GlyphMissing."""
        places = self.places(width)
        return all(
            answer.lines == 1 and answer.natural() <= right - left
            for answer, (left, right) in zip(self.answers, places, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Ticks:
    """A question and the answers to choose from, each after a box; ``chosen`` are the positions that are ticked."""

    label: str
    options: Sequence[str]
    chosen: frozenset[int] = frozenset()

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return _ABOVE + self._lines(paper)[1] * HAND * 0.85

    def draw(self, paper: Paper) -> None:
        """Set it; options that do not fit on a line go to the next."""
        places, lines = self._lines(paper)
        step = HAND * 0.85
        paper.y -= _ABOVE
        paper.ensure(min(lines, 2) * step)
        paper.y -= step
        at = 0
        if self.label:
            paper.text(paper.left + INDENT, paper.y, f"{self.label}:", BODY)
        for place, (x, line) in enumerate(places):
            if line > at:
                paper.ensure(step)
                paper.y -= step
                at = line
            paper.tick_box(x, paper.y - 0.4, _TICK, ticked=place in self.chosen)
            words = wrap(self.options[place], BODY, paper.right - x - _TICK - 2 * MM)
            for number, words_line in enumerate(words):
                if number:
                    paper.ensure(step)
                    paper.y -= step
                    at += 1
                paper.put(x + _TICK + 1.5 * MM, paper.y, words_line, BODY)

    def _lines(self, paper: Paper) -> tuple[list[tuple[float, int]], int]:
        """Return the left end and the line of each option, and how many lines there are."""
        begin = paper.left + INDENT
        x = begin + (text_width(printable(f"{self.label}:"), BODY) + 2.5 * MM if self.label else 0.0)
        line, places = 0, []
        for option in self.options:
            wide = _TICK + 1.5 * MM + text_width(printable(option), BODY)
            if x + wide > paper.right and x > begin:
                x, line = begin, line + 1
            places.append((x, line))
            line += len(wrap(option, BODY, paper.right - x - _TICK - 2 * MM)) - 1
            x += wide + 6 * MM
        return places, line + 1


@dataclass(frozen=True, slots=True)
class CentredTicks:
    """A line in the middle, in italics: words, some answers after boxes to be ticked, words after them."""

    before: str
    options: Sequence[str]
    after: str = ""
    chosen: frozenset[int] = frozenset()

    def height(self, _paper: Paper) -> float:
        """Return the points it takes."""
        return BODY.leading + _ABOVE

    def draw(self, paper: Paper) -> None:
        """Set it. Raises GlyphMissing."""
        gap, wide = 2.5 * MM, _TICK + 1.2 * MM
        words = [printable(word) for word in (self.before, *self.options, self.after)]
        lengths = [text_width(word, BODY_ITALIC) for word in words]
        x = (paper.left + paper.right - sum(lengths) - len(self.options) * (gap + wide)) / 2
        paper.ensure(self.height(paper))
        paper.y -= self.height(paper)
        for place, (word, length) in enumerate(zip(words, lengths, strict=True)):
            if 0 < place <= len(self.options):
                x += gap
                paper.tick_box(x, paper.y - 0.4, _TICK, ticked=place - 1 in self.chosen)
                x += wide
            paper.put(x, paper.y, word, BODY_ITALIC)
            x += length


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values in two columns, the values bold; what is not known is left to the pen.

    ``by_hand``: all lines are as far apart as the pen needs.
    """

    facts: Sequence[tuple[str, str]]
    size: float = BODY.size
    label_width: float = 44 * MM
    by_hand: bool = False

    def height(self, paper: Paper) -> float:
        """Return the points they take."""
        return sum(max(len(labels), len(values), 1) * self._step(values) for labels, values in self._lines(paper))

    def draw(self, paper: Paper) -> None:
        """Set them."""
        plain, bold = Style(fonts.REGULAR, self.size), Style(fonts.BOLD, self.size)
        left = paper.left + self.label_width
        for labels, values in self._lines(paper):
            for place, (label, value) in enumerate(zip_longest(labels, values, fillvalue="")):
                paper.ensure(self._step(values))
                paper.y -= self._step(values)
                paper.put(paper.left, paper.y, label, plain)
                paper.put(left, paper.y, value, bold)
                if place == 0 and not values:
                    draw_leaders(paper, left, paper.right)

    def _step(self, values: Sequence[str]) -> float:
        return self.size * LEADING if values and not self.by_hand else HAND

    def _lines(self, paper: Paper) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        plain, bold = Style(fonts.REGULAR, self.size), Style(fonts.BOLD, self.size)
        label, value = self.label_width - 2 * MM, paper.width - self.label_width
        return [(wrap(f"{name}:", plain, label), wrap(text, bold, value)) for name, text in self.facts]


@dataclass(frozen=True, slots=True)
class Leaders:
    """So many lines of leaders over the whole width, for what is written by hand."""

    lines: int

    def height(self, _paper: Paper) -> float:
        """Return the points they take."""
        return self.lines * HAND

    def draw(self, paper: Paper) -> None:
        """Set them."""
        for _ in range(self.lines):
            paper.ensure(HAND)
            paper.y -= HAND
            draw_leaders(paper, paper.left, paper.right)


def draw_leaders(paper: Paper, left: float, right: float) -> None:
    """Set dots from ``left`` to ``right`` on the cursor's line; long lines begin exactly at their left end."""
    count = int((right - left) / text_width(DOT, BODY))
    if count >= _LONG:  # shared out between few dots the rest would read as spaces
        spare = right - left - count * text_width(DOT, BODY)
        paper.spaced((left + right) / 2, paper.y, DOT * count, BODY, spare / (count - 1))
    elif count > 0:
        paper.text(right, paper.y, DOT * count, BODY, "right")
