"""Every registered form as a Word file, in every copy it has: what the paper says, the file says, laid out alike.

Parameterised over the registry, as ``test_every_form``: a form is held to this from the moment it is registered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.section import Section

from desktop_app.documents.blocks import Together
from desktop_app.documents.forms.minutes import KeptWithEnd
from desktop_app.documents.paper_document import Document
from desktop_app.documents.table_blocks import TableBlock
from desktop_app.documents.tables import Group
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.paper.word import word_desk
from tests.documents.word.reading import cells, disordered, marks, opened, ruled, words
from tests.services.paper.book import AT, Book
from tests.services.paper.specimens import Copy
from tests.services.paper.test_every_form import COPIES

every_copy = pytest.mark.parametrize(("form", "copy"), COPIES)
_SIGNS: Final = re.compile("[…☐☑]+")


class Words:
    """The forms of the sample book as Word files, each written once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        desk = word_desk(book.session, printed_at=AT)
        self._content = cache(lambda wish: desk.draw(wish).content)

    def of(self, form: str, copy: Copy) -> list[tuple[PaperWish, bytes]]:
        """Return the printings of a form in one copy."""
        return [(one.wish, self._content(one.wish)) for one in self._book.of(form, copy)]

    def documents(self, wish: PaperWish) -> list[Document]:
        """Return the papers of a printing as data, gathered anew."""
        return [one for one in self._book.documents(wish) if isinstance(one, Document)]


@pytest.fixture(scope="module")
def written(book: Book) -> Words:
    """The sample book's papers as Word files."""
    return Words(book)


@every_copy
def test_a_section_for_each_paper_with_the_sheet_and_margins_of_the_decree(
    written: Words, form: str, copy: Copy
) -> None:
    for wish, content in written.of(form, copy):
        papers, file = written.documents(wish), opened(content)
        assert len(file.sections) == len(papers)
        for section, paper in zip(file.sections, papers, strict=True):
            assert _sides(section) == pytest.approx(((297, 210) if paper.landscape else (210, 297)), abs=0.05)
            assert (section.orientation is WD_ORIENTATION.LANDSCAPE) == paper.landscape
            margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [one.mm for one in margins if one is not None] == pytest.approx([20, 20, 30, 15], abs=0.05)


def _sides(section: Section) -> tuple[float, float]:
    assert section.page_width is not None
    assert section.page_height is not None
    return section.page_width.mm, section.page_height.mm


@every_copy
def test_the_code_stands_at_the_foot_and_pages_are_numbered_from_the_second_on(
    written: Words, form: str, copy: Copy
) -> None:
    for wish, content in written.of(form, copy):
        for section, paper in zip(opened(content).sections, written.documents(wish), strict=True):
            assert section.different_first_page_header_footer
            first, other = (
                [one.text for one in foot.paragraphs] for foot in (section.first_page_footer, section.footer)
            )
            assert first == other
            assert not section.first_page_header.paragraphs[0].text
            fields = [one.text for one in section.header.paragraphs[0]._p.iter(qn("w:instrText"))]
            if paper.stamp.code:
                assert first[0] == f"{paper.stamp.shown} · {paper.stamp.shown_code}"
                assert "Xuất Word lúc 08:00 ngày 05/03/2026" in first[1]
                assert fields == ["PAGE"]
            else:
                assert first == [f"Mẫu {paper.stamp.shown}, phiên bản {paper.stamp.version}", "Trang ……/……"]
                assert fields == [], "left to the pen"
            starts = section._sectPr.find(qn("w:pgNumType"))
            assert starts is not None
            assert starts.get(qn("w:start")) == "1"


@every_copy
def test_tables_hold_what_the_papers_do(written: Words, form: str, copy: Copy) -> None:
    for wish, content in written.of(form, copy):
        expected = [block for paper in written.documents(wish) for block in _tables(paper.blocks)]
        tables = ruled(content)
        assert len(tables) == len(expected)
        for table, block in zip(tables, expected, strict=True):
            rows = [_row(row, block) for row in block.rows] or [[block.empty]]
            foot = block.foot()
            totals = [[total[0], *total[foot.span :]] for total in foot.totals]
            assert [[_plain(cell) for cell in row] for row in cells(table)] == [
                [_plain(cell) for cell in row] for row in ([column.title for column in block.columns], *rows, *totals)
            ]
            heads = [("tblHeader" in marks(row)) for row in table._tbl.findall(qn("w:tr"))]
            assert heads == [True] + [False] * (len(heads) - 1)
            assert all("cantSplit" in marks(row) for row in table._tbl.findall(qn("w:tr")))
            widths = [column.width.mm for column in table.columns if column.width is not None]
            assert widths == pytest.approx([column.width for column in block.columns], abs=0.05)


def _tables(blocks: Iterable[object]) -> Iterator[TableBlock]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield block
        elif isinstance(block, Together):
            yield from _tables(block.blocks)
        elif isinstance(block, KeptWithEnd):
            yield from _tables((*block.before, block.end))


def _row(row: Sequence[str] | Group, block: TableBlock) -> Sequence[str]:
    if isinstance(row, Group):
        return [row.title]
    return [
        text or "\n".join(column.ticks) if not column.boxes else text
        for text, column in zip(row, block.columns, strict=True)
    ]


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text).split())


@every_copy
def test_no_word_of_the_paper_is_lost_and_none_is_added(book: Book, written: Words, form: str, copy: Copy) -> None:
    """The PDF is the measure: its text, less page numbers, leaders and foot."""
    for (_wish, content), sheets in zip(written.of(form, copy), book.sheets(form, copy), strict=True):
        on_paper = {
            part
            for sheet in sheets
            for word in sheet.words
            if word.top >= 20 * MM - 3 and word.bottom <= sheet.height - 18 * MM
            for part in _SIGNS.sub(" ", word.text).split()
        }
        in_word = {part for word in words(content) for part in _SIGNS.sub(" ", word).split()}
        assert in_word ^ on_paper == set()


MM: Final = 72 / 25.4


@every_copy
def test_a_file_word_does_not_call_damaged(written: Words, form: str, copy: Copy) -> None:
    for _wish, content in written.of(form, copy):
        assert disordered(content) == []


@every_copy
def test_same_input_same_bytes(book: Book, written: Words, form: str, copy: Copy) -> None:
    for wish, content in written.of(form, copy):
        assert word_desk(book.session, printed_at=AT).draw(wish).content == content


@every_copy
def test_the_word_file_is_the_same_paper(book: Book, form: str, copy: Copy) -> None:
    """Code, number and file name are those of the PDF."""
    for specimen in book.of(form, copy):
        printed = PaperDesk(book.session, printed_at=AT).draw(specimen.wish)
        saved = word_desk(book.session, printed_at=AT).draw(specimen.wish)
        assert [(part.code, part.mark, part.title) for part in saved.parts] == [
            (part.code, part.mark, part.title) for part in printed.parts
        ]
        assert (saved.frame, saved.name) == (printed.frame, printed.name)
