"""F14, MẪU SỐ 1-HĐCĐ: the figures of a union on 31/5 or 30/11; also its blank version for handwriting.

Rows 1 to 10 are the form's own. The rest of the form could not be read anywhere, so what a record holds beyond them
stands under a heading of its own, without a number, and an office adds the rows that its superior asks for. The paper
is Vietnamese by law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_app.documents import fonts
from desktop_app.documents.blocks import Block, Gap, Text, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.handwriting import CentredTicks
from desktop_app.documents.letterhead import ReportHead
from desktop_app.documents.page import BODY_BOLD, SMALL_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import Foot, Note, TableBlock
from desktop_app.documents.tables import Group, TableRow
from desktop_app.domain.money import format_money

FORM: Final = "F14"
TITLE: Final = "BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ NĂM"
MARK: Final = "MẪU SỐ 1-HĐCĐ"
PURPOSE: Final = "(Dùng cho công đoàn cơ sở và nghiệp đoàn)"
CUT_OFF: Final = ((5, 31), (11, 30))
"""Month and day of each box, in order."""
_BOXES: Final = ("31/5", "30/11")
_PEOPLE: Final = "Người"
_MONEY: Final = "Đồng"
_BESIDE: Final = {
    "average_pay": ("Số người được tính", "pay_counted"),
    "members": ("Trong đó nữ", "women_members"),
    "sections": ("Số tổ công đoàn", "groups"),
}
"""What stands in the last column beside an amount: words, and the amount after them."""
_CLOSER: Final = 12.0
"""Points that the boxes stand nearer to the title than other text does: they belong to it."""
_STYLE: Final = Style(fonts.REGULAR, 11)
"""One point less than lists have: all of it stands on one page."""
_COLUMNS: Final = (
    Column("TT", 10, "centre"),
    Column("Nội dung", 67),
    Column("Đơn vị tính", 22, "centre"),
    Column("Số lượng", 23, "right", number=True),
    Column("Ghi chú", 43),
)
_HEADING: Final = "I. Tình hình lao động"
FURTHER: Final = "III. Nội dung khác theo hướng dẫn của công đoàn cấp trên"
_ROWS: Final[tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...]] = (
    (
        "1. Lao động",
        (
            ("1", "Tổng số lao động", _PEOPLE, "workers"),
            ("2", "Trong đó: nữ", _PEOPLE, "women"),
        ),
    ),
    (
        "2. Việc làm",
        (
            ("3", "Số lao động thiếu việc làm", _PEOPLE, "underemployed"),
            ("4", "Trong đó: nữ", _PEOPLE, "underemployed_women"),
        ),
    ),
    (
        "3. Tiền lương",
        (
            ("5", "Tiền lương bình quân người/tháng", _MONEY, "average_pay"),
            ("6", "Tiền lương còn nợ người lao động", _MONEY, "owed_wages"),
        ),
    ),
    (
        "4. Nhà ở",
        (
            ("7", "Số lao động được bố trí nhà ở", _PEOPLE, "housed"),
            ("8", "Số lao động phải tự thuê nhà ở", _PEOPLE, "renting"),
        ),
    ),
    (
        "5. Hợp đồng lao động, bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
        (
            ("9", "Số lao động được ký hợp đồng lao động", _PEOPLE, "contracts"),
            ("10", "Số lao động đóng BHXH, BHYT, BHTN", _PEOPLE, "insured"),
        ),
    ),
    (
        "II. Đoàn viên, tổ chức công đoàn (đơn vị ghi thêm ngoài các dòng 1 - 10)",
        (
            ("-", "Số đoàn viên công đoàn", _PEOPLE, "members"),
            ("-", "Công đoàn bộ phận, CĐCS thành viên", "Đơn vị", "sections"),
        ),
    ),
)


class FurtherRow(NamedTuple):
    """A row that the office added: what is told, in what it counts, how many ("" is left to the pen), a remark."""

    what: str
    unit: str
    amount: str
    beside: str


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """Everything printed. ``amounts`` by the names of the record's answers; what is missing is left to the pen.

    ``ticked`` are the positions of the boxes 31/5 and 30/11. ``counted`` says of when the figures are, where that is
    another day than the one reported on. ``dated`` is the line of place and date over the signature. ``further`` are
    the rows that the office added.
    """

    superior: str
    office: str
    year: str
    ticked: frozenset[int]
    amounts: Mapping[str, int]
    signature: Signature
    dated: str
    receivers: tuple[str, ...] = ()
    counted: str = ""
    note: str = ""
    further: Sequence[FurtherRow] = ()


def statistics_report(content: StatisticsReport, stamp: Stamp) -> Document:
    """Return the paper."""
    title = f"{TITLE} {content.year or '20……'}"
    table = TableBlock(_COLUMNS, _rows(content), lambda: Foot(blocks=_below(content)), style=_STYLE, form=FORM, above=6)
    return Document(
        title=title,
        stamp=stamp,
        head=ReportHead(content.superior, content.office, MARK, PURPOSE),
        blocks=(
            Title(title),
            Gap(-_CLOSER),
            CentredTicks("(Số liệu tính đến ngày:", _BOXES, ")", content.ticked),
            Text("A- SỐ LIỆU", BODY_BOLD, indent=0, above=0),
            table,
        ),
    )


def _rows(content: StatisticsReport) -> Iterator[TableRow]:
    yield Group(_HEADING)
    for heading, rows in _ROWS:
        yield Group(heading)
        for number, what, unit, name in rows:
            yield number, what, unit, _amount(content, name), _beside(content, name)
    if content.further:
        yield Group(FURTHER)
        for row in content.further:
            yield "-", *row


def _amount(content: StatisticsReport, name: str) -> str:
    amount = content.amounts.get(name)
    return "" if amount is None else format_money(amount)


def _beside(content: StatisticsReport, name: str) -> str:
    if name not in _BESIDE:
        return ""
    words, beside = _BESIDE[name]
    return f"{words}: {_amount(content, beside) or '……'}"


def _below(content: StatisticsReport) -> list[Block]:
    notes = []
    if content.counted:
        notes.append(f"Số liệu của lần chốt gần nhất, {content.counted}.")
    if content.note:
        notes.append(f"Ghi chú: {content.note}")
    signed = Issued(content.signature, content.receivers, content.dated)
    return [*(Note(line, SMALL_ITALIC) for line in notes), signed]
