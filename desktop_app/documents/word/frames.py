"""What surrounds the text of a section: page, margins, page numbers from the second page on, the stamp at the foot."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from docx.document import Document as WordFile
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.section import Section
from docx.shared import Pt
from reportlab.lib.pagesizes import A4

from desktop_app.documents.page import BOTTOM, LEFT, MM, NUMBER, RIGHT, SMALL, TOP, stamp_lines
from desktop_app.documents.paper_document import Document
from desktop_app.documents.word.markup import CENTRED, node, page_field, paragraph, runs, written
from desktop_app.documents.word.markup import LEFT as AT_THE_LEFT

SAID: Final = "Xuất Word"
"""What the foot says was done at the time it names: the words of the file may be others by the time it is printed."""
_NUMBER_FROM_EDGE: Final = TOP / 2 - 0.6 * NUMBER.size
_STAMP_FROM_EDGE: Final = 6 * MM
_BOTH: Final = (WD_HEADER_FOOTER.FIRST_PAGE, WD_HEADER_FOOTER.PRIMARY)


def text_width_of(document: Document) -> float:
    """Return the points between the margins."""
    return (A4[1] if document.landscape else A4[0]) - LEFT - RIGHT


class Frames:
    """Lays out the sections of one file; heads that are the same are one part.

    python-docx would look through all parts for a free name at each new one: minutes for a file of many papers.
    """

    def __init__(self, file: WordFile) -> None:
        self._part = file.part
        self._heads: dict[tuple[WD_HEADER_FOOTER, bool], str] = {}
        self._made = 0

    def lay_out(self, section: Section, document: Document, printed_at: datetime) -> None:
        """Set everything that is no text of the paper. Raises GlyphMissing (stamp and title)."""
        short, long = (Pt(one) for one in A4)
        section.orientation = WD_ORIENTATION.LANDSCAPE if document.landscape else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = (long, short) if document.landscape else (short, long)
        section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
        section.left_margin, section.right_margin = Pt(LEFT), Pt(RIGHT)
        section.header_distance, section.footer_distance = Pt(_NUMBER_FROM_EDGE), Pt(_STAMP_FROM_EDGE)
        section.different_first_page_header_footer = True
        properties = section._sectPr  # python-docx has no word for page numbers
        _number_from_one(properties)
        lines = [written(line) for line in stamp_lines(document.stamp, written(document.title), printed_at, SAID)]
        for which in _BOTH:
            # A blank leaves its page numbers to the pen, as on paper.
            numbered = which is WD_HEADER_FOOTER.PRIMARY and bool(document.stamp.code)
            properties.add_headerReference(which, self._head(which, numbered=numbered))
            properties.add_footerReference(which, self._foot(lines))

    def _head(self, which: WD_HEADER_FOOTER, *, numbered: bool) -> str:
        """Return the relation to a head with or without the page number."""
        known = self._heads.get((which, numbered))
        if known is None:
            content = paragraph(page_field(NUMBER) if numbered else [], CENTRED, NUMBER)
            known = self._heads[which, numbered] = self._add("header", node("hdr", content))
        return known

    def _foot(self, lines: list[str]) -> str:
        """Return the relation to a new foot."""
        content = [paragraph(runs(line, SMALL), AT_THE_LEFT, SMALL) for line in lines]
        return self._add("footer", node("ftr", *content))

    def _add(self, what: str, element: BaseOxmlElement) -> str:
        self._made += 1
        name, package = PackURI(f"/word/{what}{self._made}.xml"), self._part.package
        relation = f"rIdFrame{self._made}"
        if what == "header":
            head = HeaderPart(name, CONTENT_TYPE.WML_HEADER, element, package)
            self._part.rels.add_relationship(RELATIONSHIP_TYPE.HEADER, head, relation)
        else:
            foot = FooterPart(name, CONTENT_TYPE.WML_FOOTER, element, package)
            self._part.rels.add_relationship(RELATIONSHIP_TYPE.FOOTER, foot, relation)
        return relation


def _number_from_one(properties: CT_SectPr) -> None:
    """Begin the page numbers anew; the element stands after those of page size, margins and borders."""
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.get_or_add_pgMar().addnext(node("pgNumType", start=1))
