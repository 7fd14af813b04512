"""F01, DANH SÁCH ĐĂNG KÝ THI ĐUA: the persons and households who join a year's movements, with room to sign.

What collectives pledge stands on a paper of its own (``pledge_table``); both leave in one printing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Block, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import BY_HAND, PRINTED, Foot, Note, TableBlock, by_hand, continued
from desktop_app.documents.tables import Group, TableRow

FORM: Final = "F01"
TITLE: Final = "DANH SÁCH ĐĂNG KÝ THI ĐUA"
YEAR_BY_HAND: Final = "20……"
HOUSEHOLDS: Final = "HỘ GIA ĐÌNH (ghi họ và tên chủ hộ)"
MOST_LINES: Final = 15
"""Lines of a row that still stands on one page with the signature under it."""

# Landscape: 252 mm between the margins. A signature needs at least 25 mm × 9 mm.
COLUMNS: Final = (
    Column("STT", 11.5, "centre"),
    Column("Họ và tên", 40),
    Column("Chức vụ,\nđơn vị công tác", 41),
    Column("Phong trào", 37),
    Column("Danh hiệu đăng ký", 34),
    Column("Hình thức khen thưởng đề nghị", 33),
    Column("Chữ ký", 26),
    Column("Ghi chú", 29.5),
)


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """Somebody who registers; for a household its head, and where it lives for a position."""

    name: str
    position: str
    movement: str
    award: str
    proposed: str = ""
    note: str = ""
    household: bool = False


@dataclass(frozen=True, slots=True)
class PledgeList:
    """Everything printed. ``rows`` is walked once for each rendering: persons first, then households.

    ``codes`` are the notes under a blank: which titles and movements there are to choose from.
    """

    letterhead: Letterhead
    year: str
    rows: Iterable[PledgeRow]
    signer: Signature
    receivers: Sequence[str]
    codes: Sequence[str] = ()
    blank_rows: int = 0


def pledge_list(content: PledgeList, stamp: Stamp) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when there is no row."""
    title = f"{TITLE} NĂM {content.year or YEAR_BY_HAND}"
    height = BY_HAND if content.blank_rows else PRINTED
    table = TableBlock(COLUMNS, _rows(content), lambda: _foot(content), height, form=FORM, above=0)
    return Document(title, stamp, content.letterhead, (Title(title), table), landscape=True)


def _rows(content: PledgeList) -> Iterator[TableRow]:
    """Yield the rows; a heading where households begin, and none where there are persons alone."""
    number = 0
    before = False
    for row in content.rows:
        if row.household and not before:
            before = True
            yield Group(HOUSEHOLDS)
        number += 1
        cells = (str(number), row.name, row.position, row.movement, row.award, row.proposed, "", row.note)
        yield from continued(COLUMNS, cells, MOST_LINES)
    yield from by_hand(COLUMNS, content.blank_rows, number + 1)


def _foot(content: PledgeList) -> Foot:
    blocks: list[Block] = [Note(code) for code in content.codes]
    return Foot(blocks=(*blocks, Issued(content.signer, content.receivers)))
