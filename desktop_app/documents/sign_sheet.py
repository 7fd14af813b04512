"""F08, DANH SÁCH KÝ NHẬN QUÀ: who gets what, and room to sign; also its blank version for handwriting.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.base.errors import Refused
from desktop_app.documents import fonts
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import BODY_ITALIC, SMALL_ITALIC, Paper
from desktop_app.documents.signatures import money_list_signatures, signed_notes
from desktop_app.documents.tables import Closing, Table
from desktop_app.domain.money import amount_in_words, format_money

FORM: Final = "F08"
TITLE: Final = "DANH SÁCH KÝ NHẬN QUÀ"
SHOWN_DIGITS: Final = 4
"""Last digits of a personal number that stay readable on a public copy."""

_TEXT_AFTER = Style(fonts.REGULAR, 13)
_OCCASION_BY_HAND: Final = "nhân dịp ……………………………………………"
_SIGN_NOTE: Final = (
    "Cột “Ghi chú”: ký thay thì ghi họ tên người ký thay; điểm chỉ thì ghi “điểm chỉ” và họ tên người chứng kiến."
)
_PUBLIC_NOTE: Final = "Bản niêm yết: số định danh chỉ in bốn số cuối."

# Landscape: 252 mm between the margins. A signature needs at least 25 mm × 9 mm.
_PRINTED: Final = (
    Column("STT", 11.5, "centre"),
    Column("Họ và tên", 41.5),
    Column("Đơn vị/bản", 34),
    Column("Số định danh", 28.5, "centre", number=True),
    Column("Tiền mặt\n(đồng)", 24, "right", number=True),
    Column("Hiện vật\n(tên, trị giá)", 39.5),
    Column("Cộng\n(đồng)", 24.5, "right", number=True),
    Column("Ký nhận", 27),
    Column("Ghi chú", 21.5),
)
_HANDWRITTEN: Final = (
    Column("STT", 11.5, "centre"),
    Column("Họ và tên", 43.5),
    Column("Đơn vị/bản", 32),
    Column("Số định danh", 40, "centre", number=True, boxes=12),
    Column("Tiền mặt\n(đồng)", 24, "right", number=True),
    Column("Hiện vật\n(tên, trị giá)", 30),
    Column("Cộng\n(đồng)", 24, "right", number=True),
    Column("Ký nhận", 27),
    Column("Ghi chú", 20),
)
_TOTAL_SPAN: Final = 4


class NothingToPrint(Refused):
    """A list without a single row was to be printed. Fields: ``form``."""

    code = "nothing_to_print"


@dataclass(frozen=True, slots=True)
class SignSheetRow:
    """One gift. ``number`` is the whole personal number ("" if unknown); amounts are đồng, None if not given."""

    name: str
    unit: str
    number: str
    cash: int | None
    in_kind: str
    in_kind_value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignSheet:
    """Everything printed. ``rows`` is walked once for each rendering, so pass a list to render twice.

    ``occasion`` stands under the title ("nhân dịp Tết Nguyên đán …"), ``appendix`` is the whole line "(Kèm theo Tờ
    trình số …)" or "". ``public`` masks personal numbers. ``code`` and ``version`` go into the stamp at the foot.
    ``blank_rows`` are added for handwriting; with any of them the sheet has no totals, for they would be wrong as
    soon as somebody writes.
    """

    letterhead: Letterhead
    occasion: str
    rows: Iterable[SignSheetRow]
    public: bool
    code: str
    version: str
    appendix: str = ""
    preparer: str = ""
    treasurer: str = ""
    chair: str = ""
    treasurer_title: str = "THỦ QUỸ"
    blank_rows: int = 0


def render_sign_sheet(content: SignSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the sheet as PDF. ``target`` is written only at the end, in one go.

    Raises GlyphMissing, RowTooTall, NothingToPrint, and OSError of the target.
    """
    paper = Paper(
        target,
        title=f"{TITLE} {content.occasion}".strip(),
        stamp=Stamp(FORM, content.code, content.version),
        printed_at=printed_at,
        landscape=True,
    )
    draw_letterhead(paper, content.letterhead)
    blank = content.blank_rows > 0
    occasion = content.occasion or (_OCCASION_BY_HAND if blank else "")
    draw_title(paper, TITLE, abstract=occasion, appendix=content.appendix)
    sheet = _Sheet(paper, content)
    columns = _HANDWRITTEN if blank else _PRINTED
    table = Table(paper, columns, row_height=10 if blank else 9.5)
    if not table.draw(sheet.cells(), sheet.closing):
        raise NothingToPrint(form=FORM)
    paper.finish()


def masked_number(number: str) -> str:
    """Return ``number`` with all but its last four characters hidden; one too short to keep any is hidden whole."""
    shown = number[-SHOWN_DIGITS:] if len(number) > SHOWN_DIGITS else ""
    return "•" * (len(number) - len(shown)) + shown


class _Sheet:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, paper: Paper, content: SignSheet) -> None:
        self._paper = paper
        self._content = content
        self._count = self._cash = self._total = self._incomplete = 0

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the nine texts of each row, blank rows last."""
        for row in self._content.rows:
            self._count += 1
            value = row.in_kind_value
            in_kind = row.in_kind if value is None else f"{row.in_kind}\n{format_money(value)} đồng"
            number = masked_number(row.number) if self._content.public else row.number
            known = row.cash is not None or value is not None
            together = (row.cash or 0) + (value or 0)
            self._cash += row.cash or 0
            self._total += together
            self._incomplete += not known or (bool(row.in_kind) and value is None)
            cash = "" if row.cash is None else format_money(row.cash)
            shown = format_money(together) if known else ""
            yield str(self._count), row.name, row.unit, number, cash, in_kind, shown, "", row.note
        for number_by_hand in range(self._count + 1, self._count + self._content.blank_rows + 1):
            yield str(number_by_hand), "", "", "", "", "", "", "", ""

    def closing(self) -> Closing:
        """Return the total row, the words and SB2; called when all rows went by. Raises GlyphMissing."""
        content, paper = self._content, self._paper
        total = None
        notes = [(_SIGN_NOTE, SMALL_ITALIC)]
        if content.public:
            notes.append((_PUBLIC_NOTE, SMALL_ITALIC))
        if not content.blank_rows:
            cash, together = format_money(self._cash), format_money(self._total)
            total = ("Tổng cộng", "", "", "", cash, "", together, "", "")
            notes[:0] = self._sentences()
        signatures = money_list_signatures(content.preparer, content.treasurer, content.chair, content.treasurer_title)
        height, draw = signed_notes(paper, notes, signatures)
        return Closing(total, _TOTAL_SPAN, height, draw)

    def _sentences(self) -> list[tuple[str, Style]]:
        """Return the sentences under the total row: how many, how much in words, what the sum leaves out."""
        sentences = [
            (f"Danh sách có {format_money(self._count)} suất quà.", _TEXT_AFTER),
            (f"(Bằng chữ: {amount_in_words(self._total)})", BODY_ITALIC),
        ]
        if self._incomplete:
            left_out = f"Tổng cộng chưa gồm {format_money(self._incomplete)} dòng thiếu số tiền hoặc trị giá hiện vật."
            sentences.append((left_out, _TEXT_AFTER))
        return sentences
