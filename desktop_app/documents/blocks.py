"""What a paper is made of, from top to bottom: title, kính gửi, căn cứ, paragraphs, headings, points.

Each block knows how high it is on a given paper and how it is set (NĐ 30/2020, Appendix I); a form is a sequence of
them. Words that are always the same are Vietnamese, whatever the language of the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import draw_title
from desktop_app.documents.page import BODY, BODY_BOLD, BODY_ITALIC, LEADING, MM, Align, Paper
from desktop_app.documents.typesetting import balanced, wrap

INDENT: Final = 12.7 * MM
"""First lines are indented by 1.27 cm."""
GAP: Final = 6.0
"""Points between paragraphs: at least six."""
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Points go by the Vietnamese alphabet, without f, j, w and z."""
_MIDDLE: Final = Style(fonts.BOLD, 14)


class Block(Protocol):
    """A part of a paper."""

    def height(self, paper: Paper) -> float:
        """Return the points it takes on ``paper``. Raises GlyphMissing."""
        ...

    def draw(self, paper: Paper) -> None:
        """Set it at the cursor and move the cursor; it goes on on the next page where it must. Raises GlyphMissing."""
        ...


def height_of(blocks: Iterable[Block], paper: Paper) -> float:
    """Return the points several blocks take."""
    return sum(block.height(paper) for block in blocks)


@dataclass(frozen=True, slots=True)
class Title:
    """The type of the paper in capitals, its abstract in bold under it, a short rule, "(Kèm theo …)" in italics."""

    text: str
    abstract: str = ""
    appendix: str = ""

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        lines = len(balanced(self.text, _MIDDLE, paper.width)) * _MIDDLE.leading
        for text, style in ((self.abstract, BODY_BOLD), (self.appendix, BODY_ITALIC)):
            lines += len(balanced(text, style, paper.width * 0.85)) * style.leading + (3 if text else 0)
        return lines + 23

    def draw(self, paper: Paper) -> None:
        """Set it."""
        draw_title(paper, self.text, abstract=self.abstract, appendix=self.appendix)


@dataclass(frozen=True, slots=True)
class AppendixMark:
    """Phụ lục I and its title over an appendix: the mark 14 bold, the title in bold capitals, "(Kèm theo …)" italic."""

    mark: str
    title: str
    attached: str = ""

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return Title(self.title, self.mark, self.attached).height(paper)

    def draw(self, paper: Paper) -> None:
        """Set it."""
        paper.centred(self.mark, _MIDDLE)
        paper.centred(self.title, BODY_BOLD, width=paper.width * 0.9)
        if self.attached:
            paper.y -= 2
            paper.centred(self.attached, BODY_ITALIC, width=paper.width * 0.85)
        paper.y -= 10


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi: one receiver on the same line, several on lines of their own with a dash; empty leaves room."""

    names: Sequence[str]

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        lines = 1 if len(self.names) < 2 else 1 + sum(len(wrap(name, BODY, paper.width * 0.6)) for name in self.names)
        return lines * BODY.size * LEADING + 2 * GAP

    def draw(self, paper: Paper) -> None:
        """Set it, about in the middle."""
        paper.y -= GAP
        leading = BODY.size * LEADING
        if len(self.names) < 2:
            if self.names:
                paper.centred(f"Kính gửi: {self.names[0]}", BODY)
            else:
                paper.ensure(leading)
                paper.y -= BODY.leading
                paper.text((paper.left + paper.right) / 2, paper.y, f"Kính gửi: {'…' * 24}", BODY, "centre")
            paper.y -= GAP
            return
        x = paper.left + paper.width * 0.18
        paper.ensure(leading * 2)
        paper.y -= leading
        paper.text(x, paper.y, "Kính gửi:", BODY)
        inside = x + fonts.text_width("Kính gửi: ", BODY)
        for place, name in enumerate(self.names):
            end = "." if place == len(self.names) - 1 else ";"
            for number, line in enumerate(wrap(f"{name.rstrip('.;')}{end}", BODY, paper.right - inside - 3 * MM)):
                paper.ensure(leading)
                paper.y -= leading
                if number == 0:
                    paper.text(inside, paper.y, "-", BODY)
                paper.text(inside + 3 * MM, paper.y, line, BODY)
        paper.y -= GAP


@dataclass(frozen=True, slots=True)
class Grounds:
    """Căn cứ: one paragraph each in italics, ending in ";", the last in "."."""

    lines: Sequence[str]

    def height(self, paper: Paper) -> float:
        """Return the points they take."""
        return height_of(self.texts(), paper)

    def draw(self, paper: Paper) -> None:
        """Set them."""
        for text in self.texts():
            text.draw(paper)

    def texts(self) -> list[Text]:
        """Return them as paragraphs."""
        last = len(self.lines) - 1
        texts = []
        for place, line in enumerate(self.lines):
            said = line.strip().rstrip(".;,")
            said = said if said.casefold().startswith(("căn cứ", "theo ", "xét ")) else f"Căn cứ {said}"
            texts.append(Text(f"{said}{'.' if place == last else ';'}", BODY_ITALIC))
        return texts


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; every line break begins another one. ``hang`` ("1.", "-") stands before an indented text.

    ``align`` "left" is set justified, as body text is, with its first line indented unless ``indent`` says 0. It stays
    whole, with ``keep`` points of what follows, where there are any.
    """

    text: str
    style: Style = BODY
    align: Align = "left"
    hang: str = ""
    indent: float = INDENT
    above: float = GAP
    keep: float = 0.0

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        first = 0.0 if self.hang or self.align != "left" else self.indent
        hung = INDENT if self.hang else 0.0
        lines = len(wrap(self.shown(), self.style, paper.width - hung, first))
        return lines * self.style.size * LEADING + self.above

    def draw(self, paper: Paper) -> None:
        """Set it."""
        if self.keep:
            paper.ensure(self.height(paper) + self.keep)
        if paper.y < paper.top:  # nothing stands over the head of a page
            paper.y -= self.above
        if self.align == "centre":
            paper.centred(self.text, self.style)
        elif self.align == "right":
            for line in wrap(self.text, self.style, paper.width):
                paper.ensure(self.style.leading)
                paper.y -= self.style.leading
                paper.text(paper.right, paper.y, line, self.style, "right")
        elif self.hang:
            paper.paragraph(f"{self.hang} {self.text}", self.style, first=self.indent)
        else:
            paper.paragraph(self.text, self.style, first=self.indent)

    def shown(self) -> str:
        """Return what is read, ``hang`` included."""
        return f"{self.hang} {self.text}" if self.hang else self.text


@dataclass(frozen=True, slots=True)
class Captioned:
    """A paragraph that begins with its heading, in bold: "5. Thời hạn lưu giữ: …"."""

    caption: str
    text: str
    above: float = GAP

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return self.above + self._lines(paper) * BODY.size * LEADING

    def draw(self, paper: Paper) -> None:
        """Set it."""
        paper.y -= self.above
        lines = self._lines(paper)
        paper.ensure((lines if lines <= 3 else 2) * BODY.size * LEADING)  # as the paragraph itself will ask
        paper.text(paper.left + INDENT, paper.y - BODY.size * LEADING, self.caption, BODY_BOLD)
        paper.paragraph(self.text, BODY, first=self._first())

    def _lines(self, paper: Paper) -> int:
        return max(1, len(wrap(self.text, BODY, paper.width, self._first())))

    def _first(self) -> float:
        return INDENT + fonts.text_width(fonts.printable(self.caption), BODY_BOLD) + fonts.text_width(" ", BODY)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: "I. ĐẶC ĐIỂM TÌNH HÌNH" (level 1, bold), "1. …" (level 2, bold), "a) …" (level 3, italic).

    It stays with at least two lines of what follows.
    """

    text: str
    level: int = 1

    @property
    def paragraph(self) -> Text:
        """Return it as a paragraph."""
        return Text(self.text, BODY_ITALIC if self.level > 2 else BODY_BOLD, above=GAP + 2)

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return self.paragraph.height(paper)

    def draw(self, paper: Paper) -> None:
        """Set it."""
        paper.ensure(self.height(paper) + 2 * BODY.size * LEADING + GAP)
        self.paragraph.draw(paper)


@dataclass(frozen=True, slots=True)
class Points:
    """Points a) b) c) d) đ) e) g), one paragraph each."""

    items: Sequence[str]

    def height(self, paper: Paper) -> float:
        """Return the points of the page they take."""
        return height_of(self.texts(), paper)

    def draw(self, paper: Paper) -> None:
        """Set them."""
        for text in self.texts():
            text.draw(paper)

    def texts(self) -> list[Text]:
        """Return them as paragraphs."""
        return [Text(f"{letter(place)}) {item}") for place, item in enumerate(self.items)]


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room of so many points."""

    points: float

    def height(self, _paper: Paper) -> float:
        """Return the points it takes."""
        return self.points

    def draw(self, paper: Paper) -> None:
        """Leave the room; at the foot of a page there is none to leave."""
        paper.y = max(paper.bottom, paper.y - self.points)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that never stand on two pages, as long as they fit on one."""

    blocks: Sequence[Block]

    def height(self, paper: Paper) -> float:
        """Return the points they take."""
        return height_of(self.blocks, paper)

    def draw(self, paper: Paper) -> None:
        """Set them, on the next page if they do not fit here."""
        needed = self.height(paper)
        if needed <= paper.top - paper.bottom:
            paper.ensure(needed)
        for block in self.blocks:
            block.draw(paper)


def letter(place: int) -> str:
    """Return the letter of a point, counted from 0; after the last one they are doubled."""
    turn, at = divmod(place, len(LETTERS))
    return LETTERS[at] * (turn + 1)


def ended(text: str) -> str:
    """Return the last words of a paper's body with the mark that nothing follows: "./."."""
    return f"{text.rstrip().rstrip('./;, ')}./."
