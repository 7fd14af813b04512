"""F07, BIÊN BẢN BÀN GIAO of a house or a work: parties, grounds, what it is, what paid for it; also its blank version.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.amounts import said_amount, words_line
from desktop_app.documents.blocks import Block, Grounds, Text, Title, Together, ended
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.minutes import KeptWithEnd, money
from desktop_app.documents.handwriting import Answer, AnswerRow, Ticks
from desktop_app.documents.letterhead import DAY_BY_HAND, Letterhead
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import ROOM_FOR_PEN, Signature, Signatures
from desktop_app.documents.table_blocks import BY_HAND, Foot, Note, TableBlock, sentence
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money

FORM: Final = "F07"
HANDOVER: Final = "BIÊN BẢN BÀN GIAO"
UNION_HOME: Final = f"{HANDOVER} NHÀ “MÁI ẤM CÔNG ĐOÀN”"
FOR_THE_POOR: Final = f"{HANDOVER} NHÀ CHO HỘ NGHÈO, GIA ĐÌNH CHÍNH SÁCH"
HOUSE: Final = f"{HANDOVER} NHÀ Ở"
WORK: Final = f"{HANDOVER} CÔNG TRÌNH"
_WHICH: Final = (
    "Nhà “Mái ấm công đoàn”",
    "Nhà cho hộ nghèo, gia đình chính sách",
    "Công trình ………………………",
    "Xây mới",
    "Sửa chữa",
)
BLANK_FACTS: Final = (
    (("Loại", ""), ("Diện tích (m²)", ""), ("Số phòng", "")),
    (("Kết cấu hoặc nội dung sửa chữa", ""),),
)
"""What a blank asks of a house or a work."""
_SOURCES: Final = (
    "LĐLĐ tỉnh",
    "Công đoàn cơ sở",
    "Nhà tài trợ",
    "Gia đình",
    "Ngày công quy đổi",
    "",
)
"""Who may have paid, on a blank."""
_OPEN_ROWS: Final = 3
GROUND_BY_HAND: Final = f"Quyết định số ……/…… {DAY_BY_HAND} của {'…' * 5} {'…' * 36}"
"""The decision the minutes go back to, where nobody recorded it: leaders to the end of a line, and of the next."""
PLACE_BY_HAND: Final = f"{'…' * 13} {'…' * 31}"
"""Where it was handed over, likewise, after "Hôm nay, ngày … tháng … năm 20…, tại"."""

_COLUMNS: Final = (
    Column("STT", 12, "centre"),
    Column("Nguồn kinh phí", 49),
    Column("Số tiền (đồng)", 40, "right", number=True),
    Column("Ghi chú", 64),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One source of the money: its name, đồng (None if not told), who gave it."""

    name: str
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandoverMinutes:
    """Everything printed; what is "" or None is left to the pen.

    ``facts`` are the lines that say what is handed over, each of (label, value) pairs. ``said`` is how exact the value
    is; ``value`` is the one the record names, told beside the sources' sum where it differs. ``receiver_name`` stands
    under the receiver's signature. ``note`` is left out where there is none. A ``blank`` one asks what is handed over.
    """

    letterhead: Letterhead
    title: str
    facts: Sequence[Sequence[tuple[str, str]]]
    abstract: str = ""
    what: str = "nhà ở"
    grounds: Sequence[str] = ()
    opening: Sequence[str] = ()
    giver: str = ""
    receiver: str = ""
    witnesses: str = ""
    sources: Sequence[Source] = ()
    value: int | None = None
    said: Qualifier = "exact"
    condition: str = ""
    commitment: str = ""
    note: str = ""
    closing: Sequence[str] = ()
    receiver_name: str = ""
    blank: bool = False


def handover_minutes(content: HandoverMinutes, stamp: Stamp) -> Document:
    """Return the minutes as a paper."""
    return Document(
        title=f"{content.title} {content.abstract or content.receiver_name}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(
            Title(content.title, content.abstract),
            *((Ticks("", _WHICH),) if content.blank else ()),
            Grounds(content.grounds),
            *(Text(line) for line in content.opening),
            *_parties(content),
            Text(f"{f'1. Đặc điểm {content.what}'.rstrip()}:", above=3),
            *(_fact(line) for line in content.facts),
            Together((Text("2. Tổng giá trị và nguồn kinh phí:", above=3), _table(content))),
            KeptWithEnd(_promised(content), _end(content)),
        ),
    )


def _parties(content: HandoverMinutes) -> list[Block]:
    lines = 2 if content.blank else 1
    return [
        Answer("- Bên giao", content.giver, lines),
        Answer("- Bên nhận", content.receiver, lines),
        Answer("- Chứng kiến", content.witnesses),
    ]


def _fact(line: Sequence[tuple[str, str]]) -> Block:
    answers = [Answer(label, value) for label, value in line]
    return answers[0] if len(answers) == 1 else AnswerRow(answers)


def _promised(content: HandoverMinutes) -> list[Block]:
    lines = 2 if content.blank else 1
    blocks: list[Block] = [
        Answer("3. Tình trạng khi bàn giao", content.condition, lines),
        Answer("4. Cam kết sử dụng", content.commitment, 2),
    ]
    return [*blocks, Answer("5. Nội dung khác", content.note)] if content.note or content.blank else blocks


def _table(content: HandoverMinutes) -> TableBlock:
    rows = _Rows(content)
    by_hand = content.blank or not content.sources
    return TableBlock(_COLUMNS, rows.cells(), rows.foot, BY_HAND if by_hand else 0.0, form=FORM)


class _Rows:
    """The sources as they go by, and their sum."""

    def __init__(self, content: HandoverMinutes) -> None:
        self._content = content
        self._total = self._missing = 0

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each source; without any, rows for the pen."""
        named = _SOURCES if self._content.blank else ("",) * _OPEN_ROWS
        for number, source in enumerate(self._content.sources or [Source(name) for name in named], start=1):
            self._total += source.amount or 0
            self._missing += source.amount is None
            yield str(number), source.name, "" if source.amount is None else format_money(source.amount), source.note

    def foot(self) -> Foot:
        """Return the sum and its words, or room for both under the table; asked when all rows went by."""
        content = self._content
        if not content.sources:
            return Foot(blocks=(*money("Tổng giá trị", None), *self._recorded(None)))
        notes: list[Block] = [Note(words_line(self._total, content.said), BODY_ITALIC)]
        if self._missing:
            notes.append(sentence(f"Tổng cộng chưa gồm {self._missing} nguồn chưa ghi số tiền."))
        total = said_amount(self._total, content.said)
        return Foot([("Tổng cộng", "", total, "")], 2, (*notes, *self._recorded(self._total)))

    def _recorded(self, total: int | None) -> list[Block]:
        """Return what the record says of the whole value, where the sources do not say it."""
        value = self._content.value
        if value is None or value == total:
            return []
        return [sentence(f"Tổng giá trị ghi trong sổ: {said_amount(value, self._content.said)} đồng.")]


def _end(content: HandoverMinutes) -> Block:
    """Return how many copies there are and the signatures, one column for each party; never parted."""
    *before, last = content.closing or ("",)
    signers = (
        Signature(("BÊN GIAO",)),
        Signature(("BÊN NHẬN",), name=content.receiver_name),
        Signature(("NGƯỜI CHỨNG KIẾN",)),
    )
    said = [*(Text(line) for line in before), *([Text(ended(last))] if last else [])]
    return Together((*said, Signatures(signers, room=ROOM_FOR_PEN)))
