"""F16, PHIẾU NỘP HỒ SƠ / MỤC LỤC VĂN BẢN, TÀI LIỆU: the paper that goes with a bundle on the stick; and its blank.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.amounts import words_line
from desktop_app.documents.blocks import Block, Gap, Heading, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.handwriting import Facts
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import BODY_ITALIC, MM
from desktop_app.documents.paper_document import Document
from desktop_app.documents.recovery_sheet import grouped
from desktop_app.documents.signatures import ROOM_FOR_PEN, Signature, Signatures
from desktop_app.documents.table_blocks import BY_HAND, Foot, Note, TableBlock, by_hand
from desktop_app.domain.money import format_money

FORM: Final = "F16"
TITLE: Final = "PHIẾU NỘP HỒ SƠ"
_ABSTRACT: Final = "MỤC LỤC VĂN BẢN, TÀI LIỆU"
_NOTHING: Final = "Gói không có bản ghi nào."
_CELL: Final = Style(fonts.REGULAR, 11)
_FACTS: Final = 11.5
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
class BundleCover:
    """What is printed. ``bundle`` is the file's name, ``number`` its number in the stream, ``size`` bytes.

    ``checksum`` is the file's SHA-256 (64 hex digits); ``period`` and ``receiver`` are words; ``year`` "2026".
    ``giver`` and ``signer`` are names: who carries the stick, who signed the bundle. With ``blank_rows`` it is the
    sheet for handwriting, for papers that are handed over without a bundle.
    """

    letterhead: Letterhead
    bundle: str = ""
    number: int | None = None
    year: str = ""
    period: str = ""
    receiver: str = ""
    files: tuple[CoverFile, ...] = ()
    size: int | None = None
    checksum: str = ""
    counts: tuple[CoverCount, ...] = ()
    signer: str = ""
    giver: str = ""
    blank_rows: int = 0


def bundle_cover(content: BundleCover, stamp: Stamp) -> Document:
    """Return the sheet as a paper."""
    return Document(
        title=TITLE if content.number is None else f"{TITLE} số {content.number}",
        stamp=stamp,
        head=content.letterhead,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: BundleCover) -> Iterator[Block]:
    yield Title(TITLE, _ABSTRACT)
    yield Facts(_facts(content), _FACTS, by_hand=bool(content.blank_rows))
    if content.blank_rows:
        yield Gap(8)
        rows = by_hand(_FILES, content.blank_rows)
        yield TableBlock(_FILES, rows, lambda: Foot(blocks=(_signatures(content),)), BY_HAND, _CELL)
        return
    yield Heading("I. Tệp trên USB")
    yield TableBlock(_FILES, _file_cells(content.files), style=_CELL, form=FORM)
    yield Heading("II. Số liệu trong gói")
    rows = _count_cells(content.counts)
    yield TableBlock(_COUNTS, rows, lambda: _foot(content), style=_CELL, form=FORM, empty=_NOTHING)


def _facts(content: BundleCover) -> list[tuple[str, str]]:
    """Return what is told of the whole; a blank leaves out what only a bundle has."""
    blank, size = content.blank_rows > 0, content.size
    named = f"Gói số {content.number}, năm {content.year}" if content.number is not None else ""
    files = "" if size is None else f"{format_money(len(content.files))} tệp, gói {format_money(size)} byte"
    checksum = "\n".join(grouped(half) for half in (content.checksum[:32], content.checksum[32:]) if half)
    facts = (
        ("Số, ký hiệu hồ sơ", named, True),
        ("Năm", "", blank),
        ("Tên gói", content.bundle, not blank),
        ("Kỳ báo cáo", content.period, True),
        ("Nơi gửi", content.letterhead.office, True),
        ("Nơi nhận", content.receiver, True),
        ("Người ký gói", content.signer, not blank),
        ("Số tệp, dung lượng", files, True),
        ("Số kiểm tra gói", checksum, not blank),
    )
    return [(label, value) for label, value, wanted in facts if wanted]


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
    return [
        (str(number), count.title, *map(_figure, (count.records, count.persons, count.turns, count.value)))
        for number, count in enumerate(counts, start=1)
    ]


def _figure(number: int | None) -> str:
    return "" if number is None else format_money(number)


def _sum(figures: list[int | None]) -> int | None:
    """Add what is known; None when no kind has the figure, so that the total shows no zero nobody counted."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _foot(content: BundleCover) -> Foot:
    counts = content.counts
    value = _sum([count.value for count in counts])
    figures = (
        sum(count.records for count in counts),
        None,  # one person may stand in several kinds: their sum would count turns and call them persons
        _sum([count.turns for count in counts]),
        value,
    )
    blocks: list[Block] = [_signatures(content)]
    if value is not None:
        blocks.insert(0, Note(words_line(value), BODY_ITALIC))
    return Foot([("Tổng cộng", "", *map(_figure, figures))], 2, blocks)


def _signatures(content: BundleCover) -> Signatures:
    signers = (
        Signature(("BÊN GIAO", "NGƯỜI GIAO"), name=content.giver),
        Signature(("BÊN NHẬN", "NGƯỜI NHẬN")),
    )
    return Signatures(signers, ROOM_FOR_PEN if content.blank_rows else _ROOM)
