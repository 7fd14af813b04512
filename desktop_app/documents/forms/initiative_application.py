"""F09, ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN: what the authors hand in (TT 18/2013/TT-BKHCN, Phụ lục I); and its blank.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import Addressees, Block, Text, Title, Together
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.handwriting import Answer
from desktop_app.documents.letterhead import NationHead
from desktop_app.documents.page import BODY, BODY_ITALIC, Paper
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import ROOM_FOR_PEN, SIGN_NAME, Signature, Signatures
from desktop_app.documents.table_blocks import BY_HAND, TableBlock, by_hand

FORM: Final = "F09"
TITLE: Final = "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"
BLANK_ROWS: Final = 4
_OPENING: Final = "Tôi (chúng tôi) ghi tên dưới đây:"
_HELPERS: Final = "Danh sách những người đã tham gia áp dụng thử hoặc áp dụng sáng kiến lần đầu (nếu có):"
SIGNER: Final = "Người nộp đơn"
SIGN_TOGETHER: Final = "(Các đồng tác giả ký, ghi rõ họ tên)"
_TO_SIGN: Final = "…" * 14
_TABLE_BEGUN: Final = 100.0
"""Points of a table's head and first row: what leads to it stays with them."""
_A_ROW: Final = 3
"""Names that are signed beside each other."""
_CELL: Final = Style(fonts.REGULAR, 11)
HEADING: Final = Style(fonts.BOLD, 13)

# Portrait: 165 mm between the margins.
_PEOPLE: Final = (
    Column("Số TT", 10, "centre"),
    Column("Họ và tên", 33),
    Column("Ngày tháng năm sinh", 22.5, "centre"),
    Column("Nơi công tác (hoặc nơi thường trú)", 33),
    Column("Chức danh", 20.5),
    Column("Trình độ chuyên môn", 22),
)
_AUTHORS: Final = (*_PEOPLE, Column("Tỷ lệ (%) đóng góp vào việc tạo ra sáng kiến", 24, "centre"))
_HELPING: Final = (*_PEOPLE, Column("Nội dung công việc hỗ trợ", 24))


@dataclass(frozen=True, slots=True)
class Contributor:
    """One author or helper. ``part`` is an author's share ("33,5"), or what a helper did."""

    name: str
    birth: str = ""
    workplace: str = ""
    position: str = ""
    qualification: str = ""
    part: str = ""

    def cells(self, number: int) -> tuple[str, ...]:
        """Return the texts of the seven columns."""
        return str(number), self.name, self.birth, self.workplace, self.position, self.qualification, self.part


@dataclass(frozen=True, slots=True)
class InitiativeApplication:
    """What is printed; whatever is empty is left to the pen. ``dated`` is place and day of signing in words.

    Without authors it is a blank.
    """

    dated: str
    addressees: Sequence[str]
    closing: Sequence[str]
    title: str = ""
    authors: Sequence[Contributor] = ()
    investor: str = ""
    domain: str = ""
    first_applied: str = ""
    summary: str = ""
    secret: str = ""
    conditions: str = ""
    benefit: str = ""
    users_benefit: str = ""
    helpers: Sequence[Contributor] = ()


def initiative_application(content: InitiativeApplication, stamp: Stamp) -> Document:
    """Return the application as a paper."""
    return Document(
        title=f"{TITLE} {content.title}".strip(), stamp=stamp, head=NationHead(), blocks=tuple(_blocks(content))
    )


def _blocks(content: InitiativeApplication) -> list[Block]:
    answers = (
        ("Là tác giả đề nghị xét công nhận sáng kiến", content.title, 2),
        ("- Chủ đầu tư tạo ra sáng kiến", content.investor, 1),
        ("- Lĩnh vực áp dụng", content.domain, 1),
        ("- Ngày sáng kiến được áp dụng lần đầu hoặc áp dụng thử", content.first_applied, 1),
        ("- Mô tả bản chất của sáng kiến", content.summary, 9),
        ("- Những thông tin cần được bảo mật (nếu có)", content.secret, 2),
        ("- Các điều kiện cần thiết để áp dụng", content.conditions, 2),
        ("- Đánh giá lợi ích theo ý kiến của tác giả", content.benefit, 4),
        ("- Đánh giá lợi ích theo ý kiến của tổ chức, cá nhân đã tham gia áp dụng", content.users_benefit, 3),
    )
    blank = not content.authors
    few = {label: lines if blank else min(lines, 3) for label, _value, lines in answers}
    names = [author.name for author in content.authors] or [_TO_SIGN] * BLANK_ROWS
    return [
        Title(TITLE),
        Addressees(content.addressees),
        Text(_OPENING, keep=_TABLE_BEGUN),
        _people(_AUTHORS, content.authors),
        *(Answer(label, value, few[label]) for label, value, _lines in answers),
        Text(_HELPERS, keep=_TABLE_BEGUN),
        _people(_HELPING, content.helpers),
        Together((*(Text(line) for line in content.closing), Applicants(names, content.dated))),
    ]


def _people(columns: Sequence[Column], people: Sequence[Contributor]) -> TableBlock:
    """Return the table of ``people``, with rows for the pen where nobody is known."""
    if not people:
        return TableBlock(columns, by_hand(columns, BLANK_ROWS), row_height=BY_HAND, style=_CELL)
    rows = [person.cells(number) for number, person in enumerate(people, start=1)]
    return TableBlock(columns, rows, style=_CELL, form=FORM)


@dataclass(frozen=True, slots=True)
class Applicants:
    """Day and signatures of all who hand the application in: one at the right, several side by side in rows."""

    names: Sequence[str]
    dated: str

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return self._heading_height() + sum(row.height(paper) for row in self.rows())

    def draw(self, paper: Paper) -> None:
        """Set it; many rows go on on the next page. Raises GlyphMissing."""
        rows = self.rows()
        paper.ensure(self._heading_height() + rows[0].height(paper))
        if len(self.names) > 1:
            paper.y -= 8 + BODY.leading
            paper.text(paper.right, paper.y, self.dated, BODY_ITALIC, "right")
            paper.y -= 4
            paper.centred(SIGNER, HEADING)
            paper.centred(SIGN_TOGETHER, BODY_ITALIC)
        for row in rows:
            row.draw(paper)

    def _heading_height(self) -> float:
        if len(self.names) < 2:
            return 0.0
        return 12 + BODY.leading + HEADING.leading + BODY_ITALIC.leading

    def rows(self) -> list[Signatures]:
        """Return the signatures row by row."""
        if len(self.names) < 2:
            signer = Signature((SIGNER,), SIGN_NAME, self.names[0])
            return [Signatures((Signature((), ""), signer), ROOM_FOR_PEN, self.dated)]
        count = -(-len(self.names) // _A_ROW)
        size = -(-len(self.names) // count)
        rows = [self.names[at : at + size] for at in range(0, len(self.names), size)]
        return [Signatures([Signature((), "", name) for name in row], ROOM_FOR_PEN * 0.8) for row in rows]
