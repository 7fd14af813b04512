"""F01, BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA: movements, targets and titles a union pledges for a year.

Its parts are those of form 1a of TT 35/2011/TT-BLĐTBXH.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.documents.blocks import Addressees, Block, Gap, Heading, Text, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.pledge_list import FORM, YEAR_BY_HAND
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import BY_HAND, Foot, Note, TableBlock, by_hand, continued
from desktop_app.documents.tables import Group, TableRow

TITLE: Final = "BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA"
MOVEMENTS: Final = "I. CÁC PHONG TRÀO THI ĐUA"
TARGETS: Final = "II. CÁC CHỈ TIÊU ĐĂNG KÝ THI ĐUA"
TITLES: Final = "III. DANH HIỆU ĐĂNG KÝ"
NO_TARGETS: Final = "Không đăng ký chỉ tiêu."
NO_TITLES: Final = "Không có tập thể đăng ký danh hiệu."
_MOST_LINES: Final = 26
_LAST_LINES: Final = 18

# Portrait: 165 mm between the margins.
_MOVEMENTS: Final = (
    Column("STT", 11.5, "centre"),
    Column("Tên phong trào thi đua", 52.5),
    Column("Mục tiêu", 51),
    Column("Thời gian phát động", 25, "centre"),
    Column("Thời gian tổng kết", 25, "centre"),
)
_TITLES: Final = (
    Column("STT", 11.5, "centre"),
    Column("Tên tập thể", 58.5),
    Column("Danh hiệu đăng ký", 47),
    Column("Hình thức khen thưởng đề nghị", 48),
)


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement that is joined: its name in quotation marks, its goal, when it begins and is summed up."""

    name: str
    goal: str = ""
    launched: str = ""
    summed_up: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A target. ``group`` is the heading it stands under: targets of one heading follow each other, "" has none."""

    content: str
    measured_in: str = ""
    plan: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CollectivePledge:
    """A collective and the title it aims at."""

    name: str
    award: str
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class PledgeTable:
    """Everything printed. ``blank_rows`` for handwriting in each part, none in a filled one."""

    letterhead: Letterhead
    year: str
    addressees: Sequence[str]
    opening: Sequence[str]
    movements: Sequence[Movement] = ()
    targets: Sequence[Target] = ()
    collectives: Sequence[CollectivePledge] = ()
    signer: Signature = field(kw_only=True)
    receivers: Sequence[str] = field(kw_only=True)
    codes: Sequence[str] = ()
    blank_rows: tuple[int, int, int] = (0, 0, 0)


def pledge_table(content: PledgeTable, stamp: Stamp) -> Document:
    """Return the table of pledges as a paper."""
    title = f"{TITLE} NĂM {content.year or YEAR_BY_HAND}"
    height = BY_HAND if any(content.blank_rows) else 0.0
    targets = _target_columns(content.year)
    blocks: tuple[Block, ...] = (
        Title(title),
        Addressees(content.addressees),
        *(Text(line) for line in content.opening),
        Heading(MOVEMENTS),
        TableBlock(_MOVEMENTS, _movements(content), row_height=height, form=FORM),
        Gap(4),
        Heading(TARGETS),
        TableBlock(targets, _targets(content, targets), row_height=height, form=FORM, empty=NO_TARGETS),
        Gap(4),
        Heading(TITLES),
        TableBlock(_TITLES, _titles(content), lambda: _foot(content), height, form=FORM, empty=NO_TITLES),
    )
    return Document(title, stamp, content.letterhead, blocks)


def _target_columns(year: str) -> tuple[Column, ...]:
    return (
        Column("Nội dung các chỉ tiêu", 76),
        Column("Đơn vị tính", 27, "centre"),
        Column(f"Kế hoạch\n{year or YEAR_BY_HAND}", 26, "right"),
        Column("Ghi chú", 36),
    )


def _movements(content: PledgeTable) -> Iterator[TableRow]:
    for number, one in enumerate(content.movements, start=1):
        cells = (str(number), one.name, one.goal, one.launched, one.summed_up)
        yield from continued(_MOVEMENTS, cells, _MOST_LINES)
    yield from by_hand(_MOVEMENTS, content.blank_rows[0], len(content.movements) + 1)


def _targets(content: PledgeTable, columns: Sequence[Column]) -> Iterator[TableRow]:
    group = ""
    for one in content.targets:
        if one.group != group:
            group = one.group
            yield Group(group)
        yield from continued(columns, (one.content, one.measured_in, one.plan, one.note), _MOST_LINES)
    yield from (("",) * len(columns) for _ in range(content.blank_rows[1]))


def _titles(content: PledgeTable) -> Iterator[TableRow]:
    for number, one in enumerate(content.collectives, start=1):
        yield from continued(_TITLES, (str(number), one.name, one.award, one.proposed), _LAST_LINES)
    yield from by_hand(_TITLES, content.blank_rows[2], len(content.collectives) + 1)


def _foot(content: PledgeTable) -> Foot:
    notes: list[Block] = [Note(code) for code in content.codes]
    return Foot(blocks=(*notes, Issued(content.signer, content.receivers)))
