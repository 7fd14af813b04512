"""A person's card on paper: all that is held on her and all the support she received, as the law lets her ask.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents import fonts
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.key_blocks import draw_facts, draw_heading
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import BODY_ITALIC, MM, Paper
from desktop_app.documents.signatures import Signature, draw_signatures, signatures_height
from desktop_app.documents.tables import Closing, Column, Table
from desktop_app.documents.typesetting import wrap
from desktop_app.domain.money import amount_in_words, format_money

FORM: Final = "person"
NAME: Final = "Bản kê"
TITLE: Final = "BẢN KÊ THÔNG TIN CÁ NHÂN ĐANG LƯU GIỮ"
_NOTHING: Final = "Chưa có bản ghi nào về người này."
_RIGHTS: Final = (
    "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, người có tên trên được xem, đề nghị sửa, rút lại đồng ý và đề"
    " nghị xóa thông tin của mình. Số tiền hỗ trợ có trong bảng được giữ lại để báo cáo."
)
_CELL: Final = Style(fonts.REGULAR, 11)
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
class PersonLine:
    """One record the person has a part in: its date and kind, what it is, đồng for her (None where it names none).

    ``support``: it is support given to her; only that is added up.
    """

    when: str
    kind: str
    title: str
    amount: int | None
    support: bool


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """What is printed: ``held`` are (title, text) pairs. ``code`` and ``version`` go into the stamp at the foot."""

    letterhead: Letterhead
    name: str
    held: tuple[tuple[str, str], ...]
    lines: tuple[PersonLine, ...]
    code: str
    version: str
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
    draw_heading(paper, "II. Các bản ghi có tên người này")
    paper.y -= 4
    Table(paper, _PARTS, style=_CELL).draw(_cells(content), lambda: _closing(paper, content))
    paper.finish()


def _cells(content: PersonSheet) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(content.lines, start=1):
        amount = "" if line.amount is None else format_money(line.amount)
        yield str(number), line.when, line.kind, line.title, amount
    if not content.lines:
        yield "", "", "", _NOTHING, ""


def _closing(paper: Paper, content: PersonSheet) -> Closing:
    given = [line.amount for line in content.lines if line.support and line.amount is not None]
    total = ("Cộng hỗ trợ đã nhận", "", "", "", format_money(sum(given))) if given else None
    words = f"(Bằng chữ: {amount_in_words(sum(given))})" if given else ""
    lines = [*wrap(words, BODY_ITALIC, paper.width), *wrap(_RIGHTS, BODY_ITALIC, paper.width)]
    signers = (
        Signature(("NGƯỜI CÓ THÔNG TIN",), name=content.name),
        Signature(("NGƯỜI LẬP BẢN KÊ",), name=content.preparer),
    )
    leading = BODY_ITALIC.size * 1.3

    def draw() -> None:
        paper.y -= 6
        for line in lines:
            paper.y -= leading
            paper.put(paper.left, paper.y, line, BODY_ITALIC)
        draw_signatures(paper, signers, _ROOM)

    height = 6 + len(lines) * leading + signatures_height(paper, signers, _ROOM)
    return Closing(total, 4, height, draw)
