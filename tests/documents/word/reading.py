"""Reading a Word file again: its words, its tables, and whether its elements stand in the order of the schema."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from desktop_app.documents.paper_document import Document
from desktop_app.documents.word.word_document import write_documents
from tests.documents.drawing import AT

# ECMA-376 Part 1, §17: what may stand in these elements, in this order.
ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs u lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p tbl",
    "p": "pPr r",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
}


def word(*documents: Document) -> bytes:
    """Return papers as a Word file."""
    target = io.BytesIO()
    assert write_documents(documents, target, printed_at=AT) == len(documents)
    return target.getvalue()


def opened(content: bytes) -> WordFile:
    """Return the file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    """Return the paragraphs outside tables that say something."""
    return [said.text for said in opened(content).paragraphs if said.text]


def cells(table: Table) -> list[list[str]]:
    """Return the texts of a table, cells that are one only once."""
    return [[_text(cell) for cell in row.findall(qn("w:tc"))] for row in table._tbl.findall(qn("w:tr"))]


def _text(cell: BaseOxmlElement) -> str:
    return "\n".join(Paragraph(one, cell).text for one in cell.findall(qn("w:p")))


def ruled(content: bytes) -> list[Table]:
    """Return the tables with rules, in order; those that only put things beside each other have none."""
    return [one for one in opened(content).tables if is_ruled(one)]


def is_ruled(table: Table) -> bool:
    """Tell whether a table shows its rules."""
    return str(next(table._tbl.iter(qn("w:top"))).get(qn("w:val"))) == "single"


def words(content: bytes) -> Iterator[str]:
    """Yield all words of the text, in and out of tables."""
    for part in opened(content).element.body.iter(qn("w:p")):
        yield from Paragraph(part, part).text.split()


def marks(row: BaseOxmlElement) -> set[str]:
    """Return what is said of a row ("cantSplit", "tblHeader")."""
    properties = row.find(qn("w:trPr"))
    return {str(one.tag).partition("}")[2] for one in properties}


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of the package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}


def disordered(content: bytes) -> list[str]:
    """Return the elements whose children do not stand as the schema has them: Word would call the file damaged."""
    found = []
    for name, part in parts(content).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            found += [f"{name}: {problem}" for problem in _problems(parse_xml(part).iter())]
    return found


def _problems(elements: Iterable[BaseOxmlElement]) -> Iterator[str]:
    for element in elements:
        tag = _local(element)
        order = ORDERS.get(tag, "").split()
        if not order:
            continue
        children = [_local(child) for child in element]
        strange = set(children) - set(order)
        if strange:
            yield f"{tag} with {sorted(strange)}"
        elif tag == "sectPr":
            heads = [child for child in children if not child.endswith("Reference")]
            if heads != sorted(heads, key=order.index) or children[len(children) - len(heads) :] != heads:
                yield f"{tag}: {children}"
        elif children != sorted(children, key=order.index):
            yield f"{tag}: {children}"
        if tag == "tc" and (not children or children[-1] != "p"):
            yield "a cell that does not end in a paragraph"


def _local(element: BaseOxmlElement) -> str:
    return str(element.tag).partition("}")[2]
