"""WordprocessingML (ECMA-376 Part 1, §17) piece by piece: runs, paragraphs, cells, rows, tables.

Lengths are points, as everywhere in ``documents``; the format counts in twentieths of them. The order of the children
of an element is fixed by the schema: Word calls a file damaged where it is not kept. Knows no block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable
from desktop_app.documents.page import BODY, HAIRLINE, LEADING, RULE

FACE: Final = "Times New Roman"
"""What Word has; LibreOffice takes Liberation Serif for it, which is as wide."""
_NAMESPACE: Final = {"w": nsmap["w"]}
_SIGNS: Final = "Segoe UI Symbol"
BOX: Final = "☐"
BOUND: Final = "\N{NO-BREAK SPACE}"
"""Between a box and what it is for."""
TICKED: Final = "☑"
SINGLE: Final = 240
"""Lines are counted in 240ths of single spacing."""
BODY_LINES: Final = round(SINGLE * LEADING / 1.15)
"""The leading of body text; single spacing of Times is 1.15 of its size."""

ParagraphAlign = Literal["left", "centre", "right", "justified"]
_ALIGNS: Final[dict[ParagraphAlign, str]] = {"left": "left", "centre": "center", "right": "right", "justified": "both"}
# XML 1.0, §2.2: what no document may hold, escaped or not. Nobody sees these on paper.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PIECES: Final = re.compile(f"([\t\n]|[{BOX}{TICKED}]+)")


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where a tab ends, in points from the left; ``dots``: leaders for the pen lead there, and the text ends there."""

    at: float
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set. ``first`` and ``left``, ``right`` are indents, ``above`` and ``below`` distances.

    ``lines`` is the spacing of its lines in 240ths, ``exact`` points instead of it. ``named`` is the id of its
    style. ``kept``: it stays with what follows. ``ruled``: a line is drawn under it.
    """

    align: ParagraphAlign = "justified"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    lines: int = BODY_LINES
    exact: float = 0.0
    tabs: Sequence[TabStop] = ()
    named: str = ""
    kept: bool = False
    ruled: bool = False


CENTRED: Final = Shape("centre", lines=SINGLE)
LEFT: Final = Shape("left", lines=SINGLE)
RIGHT: Final = Shape("right", lines=SINGLE)


@dataclass(frozen=True, slots=True)
class CellShape:
    """How a cell stands: ``span`` columns wide, ``width`` points, its text in the ``middle`` of its height."""

    width: float
    span: int = 1
    middle: bool = False


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a row stands: at least ``height`` points, ``exactly`` so if asked; a ``head`` stands on every page."""

    height: float = 0.0
    exactly: bool = False
    head: bool = False


def node(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return an element of the main namespace."""
    named = {_name(name): str(value) for name, value in attributes.items()}
    element: BaseOxmlElement = oxml_parser.makeelement(_name(tag), named, _NAMESPACE)
    element.extend(children)
    return element


@cache
def _name(word: str) -> str:
    return qn(f"w:{word}")


def twips(points: float) -> int:
    """Return twentieths of a point."""
    return round(points * 20)


def written(text: str) -> str:
    """Return a text as a file may hold it: NFC, white space collapsed, without what nobody sees or XML forbids.

    Line breaks stay.
    """
    return "\n".join(printable(_FORBIDDEN.sub("", line)) for line in text.split("\n"))


def runs(text: str, style: Style | None = BODY) -> list[BaseOxmlElement]:
    """Return text that was ``written``; tabs and line breaks in it are heard. Without ``style``: as its paragraph."""
    return [node("r", *_look_of(piece, style), _words(piece)) for piece in _PIECES.split(text) if piece]


def _words(piece: str) -> BaseOxmlElement:
    if piece in "\t\n":
        return node("tab" if piece == "\t" else "br")
    words = node("t")
    words.text = piece
    if piece != piece.strip():
        words.set(qn("xml:space"), "preserve")
    return words


def _look_of(piece: str, style: Style | None) -> list[BaseOxmlElement]:
    face = _SIGNS if piece[0] in BOX + TICKED else ""
    return [look(style, face)] if style is not None or face else []


def look(style: Style | None, face: str = "") -> BaseOxmlElement:
    """Return what a style sets of a run; ``face`` where its letters are none of the paper's own."""
    parts = []
    if face:
        parts.append(node("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face))
    if style is None:
        return node("rPr", *parts)
    if style.face in (fonts.BOLD, fonts.BOLD_ITALIC):
        parts.append(node("b"))
    if style.face in (fonts.ITALIC, fonts.BOLD_ITALIC):
        parts.append(node("i"))
    return node("rPr", *parts, node("sz", val=round(style.size * 2)))


def page_field(style: Style) -> list[BaseOxmlElement]:
    """Return the number of the page, which the program that opens the file counts."""
    instruction = node("instrText")
    instruction.text = "PAGE"
    shown = node("t")
    shown.text = "2"
    parts = (node("fldChar", fldCharType="begin"), instruction, node("fldChar", fldCharType="separate"), shown)
    return [node("r", look(style), part) for part in (*parts, node("fldChar", fldCharType="end"))]


def paragraph(content: Iterable[BaseOxmlElement], shape: Shape, style: Style = BODY) -> BaseOxmlElement:
    """Return a paragraph of runs; ``style`` is that of its mark, which gives an empty one its height."""
    properties = node("pPr")
    if shape.named:
        properties.append(node("pStyle", val=shape.named))
    if shape.kept:
        properties.append(node("keepNext"))
    if shape.ruled:
        properties.append(node("pBdr", node("bottom", val="single", sz=round(RULE * 8), space=0, color="000000")))
    if shape.tabs:
        properties.append(node("tabs", *(_tab(stop) for stop in shape.tabs)))
    properties.extend(_spacing(shape))
    properties.append(look(style))
    return node("p", properties, *content)


def styled(content: Iterable[BaseOxmlElement], named: str, *, kept: bool = False) -> BaseOxmlElement:
    """Return a paragraph that is set as the style of the id ``named`` says: cells, of which there are many."""
    properties = node("pPr", node("pStyle", val=named))
    if kept:
        properties.append(node("keepNext"))
    return node("p", properties, *content)


def paragraph_style(named: str, name: str, shape: Shape, style: Style) -> BaseOxmlElement:
    """Return a style of the file, which people read as ``name``."""
    properties = node("pPr", *_spacing(shape))
    return node(
        "style",
        node("name", val=name),
        node("basedOn", val="Normal"),
        node("qFormat"),
        properties,
        look(style),
        type="paragraph",
        customStyle=1,
        styleId=named,
    )


def _spacing(shape: Shape) -> Iterator[BaseOxmlElement]:
    """Yield distances, indents and alignment, in the order of the schema."""
    line, rule = (twips(shape.exact), "exact") if shape.exact else (shape.lines, "auto")
    yield node("spacing", before=twips(shape.above), after=twips(shape.below), line=line, lineRule=rule)
    if shape.left or shape.right or shape.first:
        first = {"firstLine": twips(shape.first)} if shape.first >= 0 else {"hanging": twips(-shape.first)}
        yield node("ind", left=twips(shape.left), right=twips(shape.right), **first)
    yield node("jc", val=_ALIGNS[shape.align])


def _tab(stop: TabStop) -> BaseOxmlElement:
    if stop.dots:
        return node("tab", val="right", leader="dot", pos=twips(stop.at))
    return node("tab", val="left", pos=twips(stop.at))


def cell(paragraphs: Sequence[BaseOxmlElement], shape: CellShape) -> BaseOxmlElement:
    """Return a cell; the format wants a paragraph even in an empty one."""
    properties = node("tcPr", node("tcW", w=twips(shape.width), type="dxa"))
    if shape.span > 1:
        properties.append(node("gridSpan", val=shape.span))
    if shape.middle:
        properties.append(node("vAlign", val="center"))
    return node("tc", properties, *(paragraphs or [paragraph([], LEFT)]))


def row(cells: Iterable[BaseOxmlElement], shape: RowShape) -> BaseOxmlElement:
    """Return a row; none ever stands on two pages."""
    properties = node("trPr", node("cantSplit"))
    if shape.height:
        properties.append(node("trHeight", val=twips(shape.height), hRule="exact" if shape.exactly else "atLeast"))
    if shape.head:
        properties.append(node("tblHeader"))
    return node("tr", properties, *cells)


def table(
    rows: Iterable[BaseOxmlElement], widths: Sequence[float], *, ruled: bool, pad: tuple[float, float] = (0.0, 0.0)
) -> BaseOxmlElement:
    """Return a table of fixed ``widths``; ``pad`` is the room in its cells, beside and over the text.

    Without rules it only puts things beside each other.
    """
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    rule: dict[str, str | int] = {"val": "single", "sz": round(HAIRLINE * 8), "space": 0, "color": "000000"}
    lines = [node(edge, **(rule if ruled else {"val": "nil"})) for edge in edges]
    beside, over = (twips(one) for one in pad)
    rooms = {"top": over, "left": beside, "bottom": over, "right": beside}
    properties = node(
        "tblPr",
        node("tblW", w=sum(twips(width) for width in widths), type="dxa"),
        node("tblInd", w=0, type="dxa"),
        node("tblBorders", *lines),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(edge, w=room, type="dxa") for edge, room in rooms.items())),
    )
    grid = node("tblGrid", *(node("gridCol", w=twips(width)) for width in widths))
    return node("tbl", properties, grid, *rows)


def keep(element: BaseOxmlElement, *, kept: bool = True) -> None:
    """Let every paragraph in ``element`` stay with what follows it, or not."""
    for properties in element.iter(qn("w:pPr")):
        found = properties.find(qn("w:keepNext"))
        if kept and found is None:
            properties.insert(len(properties.findall(qn("w:pStyle"))), node("keepNext"))
        elif not kept and found is not None:
            properties.remove(found)
