"""Papers as one Word file: a section each, laid out by NĐ 30/2020, with the same code at the foot as on paper.

The file is a plain document: no macros, no links, nothing taken from elsewhere. The same papers written at the same
time are the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO, Final

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY
from desktop_app.documents.paper_document import Document, NoDocument
from desktop_app.documents.word import answers, charts, signing, tables, text_blocks
from desktop_app.documents.word.dispatch import write_blocks, write_head
from desktop_app.documents.word.frames import Frames, text_width_of
from desktop_app.documents.word.markup import look, node, written
from desktop_app.documents.word.packing import packed
from desktop_app.documents.word.styles import Styles
from desktop_app.documents.word.writer import WordWriter

HANDLERS: Final = (answers, charts, signing, tables, text_blocks)
"""The modules that say how blocks are written; to be loaded is all they are here for."""
_TOLD: Final = 255
"""Letters a property of the package holds; the whole title stands on the paper."""
_STRANGE: Final = frozenset(
    (
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    )
)
"""What python-docx's own template holds of the PC it was made on, and what no paper needs."""


def write_documents(documents: Iterable[Document], target: BinaryIO, *, printed_at: datetime) -> int:
    """Write all papers into one Word file, each a section with a foot and page numbers of its own; return their count.

    ``target`` is written only at the end, in one go. ``printed_at`` is aware and part of the input. A long list is
    held in memory as a whole. Raises GlyphMissing (head and foot), NothingToPrint, NoDocument, and OSError of the
    target.
    """
    file = _new_file()
    styles, frames = Styles(file.styles.element), Frames(file)
    count = 0
    for count, document in enumerate(documents, start=1):
        if count == 1:
            section = file.sections[0]
            _describe(file, document, printed_at)
        else:
            section = file.add_section(WD_SECTION.NEW_PAGE)
            _make_slim(file)
        frames.lay_out(section, document, printed_at)
        writer = WordWriter(_end(file), text_width_of(document), styles)
        write_head(document.head, writer)
        write_blocks(document.blocks, writer)
    if not count:
        raise NoDocument()
    writer.close()
    content = io.BytesIO()
    file.save(content)
    target.write(packed(content.getvalue()))
    return count


def _new_file() -> WordFile:
    """Return an empty file in the face of union papers, rid of what its template knew."""
    file = docx.Document()
    for relations in (file.part.package.rels, file.part.rels):
        for name in [name for name, relation in relations.items() if relation.reltype in _STRANGE]:
            del relations[name]
    settings = file.settings.element
    for tag in ("savePreviewPicture", "rsids"):
        for old in settings.findall(qn(f"w:{tag}")):
            settings.remove(old)
    for old in list(settings.iter(qn("w:useFELayout"))):
        old.getparent().remove(old)
    for compatibility in settings.iter(qn("w:compatSetting")):
        if compatibility.get(qn("w:name")) == "compatibilityMode":
            compatibility.set(qn("w:val"), "15")  # tables begin at the margin, and Word says nothing of an old file
    return file


def _describe(file: WordFile, document: Document, printed_at: datetime) -> None:
    """Say what the file is; of who made it nothing is told."""
    told, moment = file.core_properties, printed_at.astimezone(UTC).replace(tzinfo=None)
    told.title, told.subject = written(document.title).replace("\n", " ")[:_TOLD], document.stamp.form
    told.author = told.last_modified_by = "Sổ Công đoàn"
    told.comments = told.keywords = told.category = ""
    told.language = "vi-VN"
    told.revision = 1
    told.created = told.modified = moment


def _end(file: WordFile) -> BaseOxmlElement:
    """Return what stands last in the file: the properties of its last section."""
    end: BaseOxmlElement = file.element.body.get_or_add_sectPr()
    return end


def _make_slim(file: WordFile) -> None:
    """Take the room from the paragraph that ends a section: it must not open a page of its own."""
    properties = _end(file).getprevious().find(qn("w:pPr"))
    properties.find(qn("w:sectPr")).addprevious(node("spacing", before=0, after=0, line=20, lineRule="exact"))
    properties.find(qn("w:sectPr")).addprevious(look(Style(BODY.face, 1)))
