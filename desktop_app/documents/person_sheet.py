"""A person's card on paper: all that is held on her and all the support she received, as the law lets her ask.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents import fonts
from desktop_app.documents.amounts import words_line
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.key_blocks import draw_facts, draw_heading
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import BODY_ITALIC, MM, Paper
from desktop_app.documents.signatures import Signature, draw_signatures, signatures_height
from desktop_app.documents.tables import Closing, Table
from desktop_app.documents.typesetting import wrap
from desktop_app.domain.money import format_money

FORM: Final = "person"
NAME: Final = "Bản kê"
TITLE: Final = "BẢN KÊ THÔNG TIN CÁ NHÂN ĐANG LƯU GIỮ"
_NOTHING: Final = "Chưa có bản ghi nào về người này."
_DRAFT: Final = "bản nháp"
_MERGED: Final = "Bản ghi đã gộp vào người này"
_RIGHTS: Final = (
    "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, người có tên trên được xem, đề nghị sửa, rút lại đồng ý và đề"
    " nghị xóa thông tin của mình. Số tiền hỗ trợ có trong bảng được giữ lại để báo cáo."
)
_CELL: Final = Style(fonts.REGULAR, 11)
_RECORD: Final = Style(fonts.BOLD, 11.5)
_FACTS: Final = 11.0
_TOGETHER: Final = 3
"""Lines of answers that stay on the page of their heading."""
_ROOM: Final = 18 * MM

# Portrait: 165 mm between the margins.
_PARTS: Final = (
    Column("STT", 11, "centre"),
    Column("Ngày", 25, "centre"),
    Column("Loại", 34),
    Column("Nội dung", 60),
    Column("Số tiền, trị giá (đồng)", 35, "right", number=True),
)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One record the person has a part in: its date and kind, what it is ``about``, đồng for her (None: it names none).

    ``support``: it is support given to her; only that is added up. ``facts`` are all its answers about her.
    """

    when: str
    kind: str
    about: tuple[str, ...]
    amount: int | None
    support: bool
    draft: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """What is printed: ``held``, and the answers of each record ``merged`` into hers, are (title, text) pairs.

    ``code`` and ``version`` go into the stamp at the foot.
    """

    letterhead: Letterhead
    name: str
    held: tuple[tuple[str, str], ...]
    records: tuple[PersonRecord, ...]
    code: str
    version: str
    merged: tuple[tuple[tuple[str, str], ...], ...] = ()
    preparer: str = ""


def render_person_sheet(content: PersonSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the sheet as PDF. Raises GlyphMissing, RowTooTall, and OSError of the target."""
    stamp = Stamp(FORM, content.code, content.version, NAME)
    paper = Paper(target, title=f"{NAME} {content.name}".strip(), stamp=stamp, printed_at=printed_at)
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, TITLE, abstract=content.name)
    draw_heading(paper, "I. Thông tin về người này")
    paper.y -= 4
    draw_facts(paper, content.held, size=11.5)
    for answers in content.merged:
        _draw_answers(paper, _MERGED, answers)
    draw_heading(paper, "II. Các bản ghi có tên người này")
    paper.y -= 4
    Table(paper, _PARTS, style=_CELL).draw(_cells(content), lambda: _closing(paper, content))
    if content.records:
        draw_heading(paper, "III. Nội dung về người này trong từng bản ghi")
    for number, record in enumerate(content.records, start=1):
        heading = f"{number}. {', '.join(part for part in (record.kind, record.when) if part)}"
        _draw_answers(paper, heading, record.facts)
    _draw_end(paper, content)
    paper.finish()


def _draw_answers(paper: Paper, heading: str, facts: Sequence[tuple[str, str]]) -> None:
    """Draw a record's answers under its heading, which never stands alone at the foot of a page."""
    paper.ensure(6 + (1 + min(_TOGETHER, len(facts))) * _RECORD.leading)
    paper.y -= 6 + _RECORD.size
    paper.text(paper.left, paper.y, heading, _RECORD)
    paper.y -= 2
    draw_facts(paper, facts, size=_FACTS)


def _cells(content: PersonSheet) -> Iterator[tuple[str, ...]]:
    for number, record in enumerate(content.records, start=1):
        amount = "" if record.amount is None else format_money(record.amount)
        kind = f"{record.kind}\n({_DRAFT})" if record.draft else record.kind
        yield str(number), record.when, kind, "\n".join(record.about), amount
    if not content.records:
        yield "", "", "", _NOTHING, ""


def _given(content: PersonSheet) -> list[int]:
    return [record.amount for record in content.records if record.support and record.amount is not None]


def _closing(paper: Paper, content: PersonSheet) -> Closing:
    given = _given(content)
    if not given:
        return Closing()
    lines = wrap(words_line(sum(given)), BODY_ITALIC, paper.width)
    leading = BODY_ITALIC.size * 1.3

    def draw() -> None:
        paper.y -= 6
        _draw_lines(paper, lines)

    total = ("Cộng hỗ trợ đã nhận", "", "", "", format_money(sum(given)))
    return Closing(total, 4, 6 + len(lines) * leading, draw)


def _draw_end(paper: Paper, content: PersonSheet) -> None:
    """Draw what the law lets her ask, and room for two signatures, on one page."""
    lines = wrap(_RIGHTS, BODY_ITALIC, paper.width)
    signers = (
        Signature(("NGƯỜI CÓ THÔNG TIN",), name=content.name),
        Signature(("NGƯỜI LẬP BẢN KÊ",), name=content.preparer),
    )
    paper.ensure(8 + len(lines) * BODY_ITALIC.size * 1.3 + signatures_height(paper, signers, _ROOM))
    paper.y -= 8
    _draw_lines(paper, lines)
    draw_signatures(paper, signers, _ROOM)


def _draw_lines(paper: Paper, lines: Sequence[str]) -> None:
    for line in lines:
        paper.y -= BODY_ITALIC.size * 1.3
        paper.put(paper.left, paper.y, line, BODY_ITALIC)
