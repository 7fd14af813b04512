"""F16, PHIẾU NỘP HỒ SƠ / MỤC LỤC VĂN BẢN, TÀI LIỆU: the paper that goes with a bundle on the stick.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final

from desktop_app.documents import fonts
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.key_blocks import draw_facts, draw_heading
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import BODY_ITALIC, MM, Paper
from desktop_app.documents.recovery_sheet import grouped
from desktop_app.documents.signatures import Signature, draw_signatures, signatures_height
from desktop_app.documents.tables import Closing, Table
from desktop_app.documents.typesetting import wrap
from desktop_app.domain.money import amount_in_words, format_money

FORM: Final = "F16"
TITLE: Final = "PHIẾU NỘP HỒ SƠ"
_ABSTRACT: Final = "MỤC LỤC VĂN BẢN, TÀI LIỆU"
_NOTHING: Final = "Gói không có bản ghi nào."
_CELL: Final = Style(fonts.REGULAR, 11)
_ROOM: Final = 15 * MM
"""For two pens and no seal. With it a bundle of all six kinds of records fits onto one page."""

# Portrait: 165 mm between the margins. Columns of NĐ 30/2020, Appendix V.
_FILES: Final = (
    Column("STT", 10.5, "centre"),
    Column("Số, ký hiệu văn bản", 22),
    Column("Ngày tháng năm văn bản", 23, "centre"),
    Column("Tên loại và trích yếu nội dung văn bản", 38),
    Column("Tác giả văn bản", 39),
    Column("Tờ số/ Trang số", 15, "centre"),
    Column("Ghi chú", 17.5),
)
_COUNTS: Final = (
    Column("STT", 12, "centre"),
    Column("Loại hồ sơ", 54),
    Column("Số bản ghi", 24, "right", number=True),
    Column("Số người", 20, "right", number=True),
    Column("Số lượt", 20, "right", number=True),
    Column("Giá trị (đồng)", 35, "right", number=True),
)


@dataclass(frozen=True, slots=True)
class CoverFile:
    """One file on the stick, as a line of the index: number and symbol, day (None: no date), name, author.

    ``sheets`` and ``note`` are free text.
    """

    symbol: str
    day: date | None
    title: str
    author: str
    sheets: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CoverCount:
    """What the bundle holds of one kind; figures a kind does not have are None and stay empty.

    ``value`` is money given, in đồng, and is added up over the kinds: a benefit that was only reckoned (of an
    initiative) does not belong there.
    """

    title: str
    records: int
    persons: int | None = None
    turns: int | None = None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What is printed. ``bundle`` is the file's name, ``number`` its number in the stream, ``size`` bytes.

    ``checksum`` is the file's SHA-256 (64 hex digits); ``period`` and ``receiver`` are words; ``year`` "2026".
    ``giver`` and ``signer`` are names: who carries the stick, who signed the bundle.
    """

    letterhead: Letterhead
    bundle: str
    number: int
    year: str
    period: str
    receiver: str
    files: tuple[CoverFile, ...]
    size: int
    checksum: str
    counts: tuple[CoverCount, ...]
    signer: str = ""
    giver: str = ""


def render_cover_sheet(content: CoverSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the sheet as PDF. Raises GlyphMissing, RowTooTall, and OSError of the target."""
    stamp = Stamp(FORM, content.bundle, content.checksum[:8])
    paper = Paper(target, title=f"{TITLE} số {content.number}", stamp=stamp, printed_at=printed_at)
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, TITLE, abstract=_ABSTRACT)
    _draw_bundle(paper, content)
    draw_heading(paper, "I. Tệp trên USB")
    paper.y -= 4
    Table(paper, _FILES, style=_CELL).draw(_file_cells(content.files))
    paper.y -= 4
    draw_heading(paper, "II. Số liệu trong gói")
    paper.y -= 4
    Table(paper, _COUNTS, style=_CELL).draw(_count_cells(content.counts), lambda: _closing(paper, content))
    paper.finish()


def _draw_bundle(paper: Paper, content: CoverSheet) -> None:
    facts = (
        ("Số, ký hiệu hồ sơ", f"Gói số {content.number}, năm {content.year}"),
        ("Tên gói", content.bundle),
        ("Kỳ báo cáo", content.period),
        ("Nơi gửi", content.letterhead.office),
        ("Nơi nhận", content.receiver),
        ("Người ký gói", content.signer),
        ("Số tệp, dung lượng", f"{format_money(len(content.files))} tệp, gói {format_money(content.size)} byte"),
        ("Số kiểm tra gói", "\n".join((grouped(content.checksum[:32]), grouped(content.checksum[32:])))),
    )
    draw_facts(paper, facts, size=11.5)


def _file_cells(files: Sequence[CoverFile]) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            file.symbol,
            "" if file.day is None else f"{file.day:%d/%m/%Y}",
            file.title,
            file.author,
            file.sheets,
            file.note,
        )
        for number, file in enumerate(files, start=1)
    ]


def _count_cells(counts: Sequence[CoverCount]) -> list[tuple[str, ...]]:
    cells = [
        (str(number), count.title, *map(_figure, (count.records, count.persons, count.turns, count.value)))
        for number, count in enumerate(counts, start=1)
    ]
    return cells or [("", _NOTHING, "", "", "", "")]


def _figure(number: int | None) -> str:
    return "" if number is None else format_money(number)


def _sum(figures: list[int | None]) -> int | None:
    """Add what is known; None when no kind has the figure, so that the total shows no zero nobody counted."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _closing(paper: Paper, content: CoverSheet) -> Closing:
    counts = content.counts
    value = _sum([count.value for count in counts])
    figures = (
        sum(count.records for count in counts),
        None,  # one person may stand in several kinds: their sum would count turns and call them persons
        _sum([count.turns for count in counts]),
        value,
    )
    words = "" if value is None else f"(Bằng chữ: {amount_in_words(value)})"
    lines = wrap(words, BODY_ITALIC, paper.width)
    signers = (
        Signature(("BÊN GIAO", "NGƯỜI GIAO"), name=content.giver),
        Signature(("BÊN NHẬN", "NGƯỜI NHẬN")),
    )
    leading = BODY_ITALIC.size * 1.3

    def draw() -> None:
        paper.y -= 6
        for line in lines:
            paper.y -= leading
            paper.put(paper.left, paper.y, line, BODY_ITALIC)
        draw_signatures(paper, signers, _ROOM)

    height = 6 + len(lines) * leading + signatures_height(paper, signers, _ROOM)
    return Closing(("Tổng cộng", "", *map(_figure, figures)), 2, height, draw)
