"""F12, DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG: who is put forward for which award, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import Block, Text, Title, ended
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import BY_HAND, Foot, Note, TableBlock, by_hand, continued
from desktop_app.documents.tables import Group, TableRow

FORM: Final = "F12"
TITLE: Final = "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"
SUBJECTS: Final = ("TẬP THỂ", "CÁ NHÂN", "HỘ GIA ĐÌNH")
"""Parts A, B and, where there are any, C."""
BLANK_ROWS: Final = (6, 14)
"""Rows for handwriting in A and B."""
_LETTERS: Final = "ABC"
_MOST_LINES: Final = 15
"""Lines of a row that still stands on one page with the signature under it."""
_CELL: Final = Style(fonts.REGULAR, 11.5)

# Landscape: 252 mm between the margins.
COLUMNS: Final = (
    Column("STT", 11, "centre"),
    Column("Họ và tên\n(Tên tập thể)", 35),
    Column("Năm sinh/\ngiới tính", 21, "centre"),
    Column("Chức vụ, đơn vị", 33),
    Column("Hình thức đề nghị", 29),
    Column("Tóm tắt thành tích, sáng kiến (số QĐ)", 51),
    Column("Khen thưởng đã có\n(năm, số QĐ)", 36),
    Column("Tỷ lệ\nphiếu", 17, "centre"),
    Column("Ghi chú", 19),
)


@dataclass(frozen=True, slots=True)
class Nominee:
    """One who is put forward. ``born`` is the year of birth and the sex, below each other."""

    name: str
    born: str = ""
    position: str = ""
    award: str = ""
    achievements: str = ""
    earlier: Sequence[str] = ()
    votes: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AwardGroup:
    """Those put forward for one award, in the order they are printed."""

    award: str
    nominees: Sequence[Nominee]


@dataclass(frozen=True, slots=True)
class NominationList:
    """Everything printed. ``groups`` has the groups of collectives, of persons and of households.

    ``total`` says how many there are ("02 tập thể và 15 cá nhân"). A blank has no groups, ``codes`` are the notes
    under it.
    """

    letterhead: Letterhead
    year: str
    appendix: str
    total: str
    signer: Signature
    receivers: Sequence[str]
    groups: tuple[Sequence[AwardGroup], ...] = field(default=((), (), ()))
    codes: Sequence[str] = ()
    blank: bool = False


def nomination_list(content: NominationList, stamp: Stamp) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when nobody is on it."""
    year = f"Năm {content.year}" if content.year else "Năm 20……" if content.blank else ""
    rows = _blank_rows() if content.blank else _rows(content)
    height = BY_HAND if content.blank else 0.0
    table = TableBlock(COLUMNS, rows, lambda: _foot(content), height, _CELL, form=FORM, above=0)
    title = f"{TITLE} {year}".strip()
    return Document(title, stamp, content.letterhead, (Title(TITLE, year, content.appendix), table), landscape=True)


def _rows(content: NominationList) -> Iterator[TableRow]:
    """Yield parts, awards and nominees; numbers begin anew in each part, as its total does."""
    present = [(subject, groups) for subject, groups in zip(SUBJECTS, content.groups, strict=True) if groups]
    for letter, (subject, groups) in zip(_LETTERS, present, strict=False):
        yield Group(f"{letter}. {subject}")
        number = 0
        for place, group in enumerate(groups, start=1):
            yield Group(f"{roman(place)}. {group.award}")
            for one in group.nominees:
                number += 1
                yield from continued(COLUMNS, _cells(number, one), _MOST_LINES, _CELL)


def _cells(number: int, one: Nominee) -> tuple[str, ...]:
    earlier = "\n".join(one.earlier)
    return str(number), one.name, one.born, one.position, one.award, one.achievements, earlier, one.votes, one.note


def _blank_rows() -> Iterator[TableRow]:
    for letter, subject, count in zip(_LETTERS, SUBJECTS, BLANK_ROWS, strict=False):
        yield Group(f"{letter}. {subject}")
        yield from by_hand(COLUMNS, count)


def _foot(content: NominationList) -> Foot:
    notes: list[Block] = [Note(code) for code in content.codes]
    total = Text(ended(f"Danh sách có {content.total}"))
    return Foot(blocks=(total, *notes, Issued(content.signer, content.receivers)))


def roman(number: int) -> str:
    """Return a number from 1 in Roman figures, as groups are counted."""
    figures = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    said = ""
    for value, letters in figures:
        count, number = divmod(number, value)
        said += letters * count
    return said
