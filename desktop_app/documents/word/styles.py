"""The styles of a Word file: one face and size for everything, and headings the navigation pane knows."""

from __future__ import annotations

from typing import Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY, BODY_BOLD, BODY_ITALIC
from desktop_app.documents.word.markup import FACE, SINGLE, ParagraphAlign, Shape, look, node, paragraph_style

HEADINGS: Final = (BODY_BOLD, BODY_BOLD, BODY_ITALIC)
"""How headings look, by their level."""
_FACES: Final = {fonts.REGULAR: "", fonts.BOLD: "bold", fonts.ITALIC: "italic", fonts.BOLD_ITALIC: "boldItalic"}
_SHOWN: Final = {"": "", "bold": "đậm", "italic": "nghiêng", "boldItalic": "đậm nghiêng"}
_STANDS: Final[dict[ParagraphAlign, str]] = {"left": "trái", "centre": "giữa", "right": "phải", "justified": "đều"}


def heading_id(level: int) -> str:
    """Return the id of the style of a heading."""
    return f"Heading{min(level, len(HEADINGS))}"


class Styles:
    """The styles of one file. Only the default ones of the template stay; cells get theirs as they are asked for."""

    def __init__(self, element: BaseOxmlElement) -> None:
        self._element = element
        self._cells: dict[tuple[Style, ParagraphAlign], str] = {}
        for one in element.findall(qn("w:style")):
            if one.get(qn("w:default")) != "1":
                element.remove(one)
        face = node("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE)
        letters = node("rPr", face, *look(BODY), node("lang", val="vi-VN", eastAsia="vi-VN"))
        plain = node("pPr", node("spacing", before=0, after=0, line=SINGLE, lineRule="auto"))
        defaults = node("docDefaults", node("rPrDefault", letters), node("pPrDefault", plain))
        element.replace(element.find(qn("w:docDefaults")), defaults)
        element.extend(_heading(level, style) for level, style in enumerate(HEADINGS, start=1))

    def cell(self, style: Style, shape: Shape) -> str:
        """Return the id of the style of cells that look and stand so; whoever edits it changes them all."""
        key = (style, shape.align)
        named = self._cells.get(key)
        if named is None:
            face = _FACES[style.face]
            named = self._cells[key] = f"Cell{style.size:g}{face.title()}{shape.align.title()}".replace(".", "")
            name = " ".join(filter(None, ("Ô", f"{style.size:g}", _SHOWN[face], _STANDS[shape.align])))
            self._element.append(paragraph_style(named, name, shape, style))
        return named


def _heading(level: int, style: Style) -> BaseOxmlElement:
    return node(
        "style",
        node("name", val=f"heading {level}"),
        node("basedOn", val="Normal"),
        node("next", val="Normal"),
        node("uiPriority", val=9),
        node("qFormat"),
        node("pPr", node("keepNext"), node("outlineLvl", val=level - 1)),
        look(style),
        type="paragraph",
        styleId=heading_id(level),
    )
