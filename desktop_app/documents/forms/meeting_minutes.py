"""F06, BIÊN BẢN HỌP XÉT HỖ TRỢ, by form 1.9 of NĐ 30/2020: who came, how they voted, the result; also its blank.

Meetings about emulation or initiatives have a title and a table that fit their business. The paper is Vietnamese by
law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.documents.amounts import words_line
from desktop_app.documents.blocks import Block, Text, Title, Together, ended
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.minutes import KeptWithEnd, moment, money, with_more
from desktop_app.documents.handwriting import Answer, AnswerRow
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import ROOM_FOR_PEN, Signature, Signatures
from desktop_app.documents.table_blocks import BY_HAND, Foot, Note, TableBlock, by_hand, sentence
from desktop_app.documents.tables import Group, TableRow
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.money import format_money

Business = Literal["support", "emulation", "initiative", "other"]

FORM: Final = "F06"
TITLES: Final[dict[Business, str]] = {
    "support": "BIÊN BẢN HỌP XÉT HỖ TRỢ",
    "emulation": "BIÊN BẢN HỌP BÌNH XÉT THI ĐUA, KHEN THƯỞNG",
    "initiative": "BIÊN BẢN HỌP XÉT SÁNG KIẾN",
    "other": "BIÊN BẢN HỌP",
}
_MATTERS: Final[dict[Business, str]] = {
    "emulation": "Danh hiệu, hình thức khen thưởng",
    "initiative": "Sáng kiến, đề tài",
    "other": "Việc xét",
}
_VOTES: Final = "Số phiếu đồng ý/tổng"
BLANK_ROWS: Final = 20
_LEGEND: Final = (
    "Cột “Họ tên”: ghi thêm việc được xét (xây nhà, sửa nhà, khó khăn, quà …). "
    "Cột “Mức hỗ trợ”: không đồng ý thì ghi KĐ, để xét sau thì ghi XS."
)
_AGREED: Final = "Đồng ý"

_SUPPORT: Final = (
    Column("STT", 12, "centre"),
    Column("Họ tên", 76),
    Column(_VOTES, 36, "centre"),
    Column("Mức hỗ trợ\n(đồng)", 41, "right"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """What was decided of one person or collective. ``matter`` is what was asked for, ``outcome`` "" when agreed.

    ``votes`` is "6/7" or "", ``share`` "85,71" or "".
    """

    name: str
    matter: str = ""
    votes: str = ""
    share: str = ""
    value: int | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class MeetingMinutes:
    """Everything printed; what is "" or None is left to the pen. Times are "14:00", ``about`` is the business.

    ``attended`` says how many came of how many, ``attendees`` are (name, position). ``total`` is the sum the record
    names, told beside the lines' own where it differs. A ``blank`` one has numbered rows and no sum.
    """

    letterhead: Letterhead
    about: Business = "support"
    occasion: str = ""
    day: PartialDate | None = None
    started: str = ""
    ended: str = ""
    venue: str = ""
    body: str = ""
    attended: str = ""
    absent: str = ""
    attendees: Sequence[tuple[str, str]] = ()
    chair: str = ""
    secretary: str = ""
    business: str = ""
    people: Sequence[Result] = ()
    collectives: Sequence[Result] = ()
    total: int | None = None
    conclusion: str = ""
    opening: Sequence[str] = ()
    closing: Sequence[str] = ()
    blank: bool = False


def meeting_minutes(content: MeetingMinutes, stamp: Stamp) -> Document:
    """Return the minutes as a paper."""
    title = TITLES[content.about]
    results = bool(content.people or content.collectives or content.blank)
    return Document(
        title=f"{title} {content.occasion}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(
            Title(title, content.occasion),
            *(Text(line) for line in content.opening),
            Answer("Thời gian bắt đầu", moment(content.started, content.day)),
            Answer("Địa điểm", content.venue),
            *_who(content),
            Answer("Nội dung", content.business, 3 if content.blank else 2),
            *((Together((Text("Kết quả:", above=3), _table(content))),) if results else ()),
            KeptWithEnd((Answer("Kết luận", content.conclusion, 3 if content.blank else 2),), _end(content)),
        ),
    )


def _who(content: MeetingMinutes) -> list[Block]:
    """Return who came: the body and how many of it, who was away, the others by name; chair and secretary."""
    blocks: list[Block] = [Answer("Thành phần tham dự", with_more(content.body, content.attended))]
    if content.blank:
        blocks.append(AnswerRow((Answer("Có mặt"), Answer("Vắng, lý do")), (1, 2)))
        blocks += [AnswerRow((Answer("- Ông (bà)"), Answer("Chức vụ")), (1.4, 1)) for _line in range(3)]
    blocks += [Answer("", f"- Ông (bà) {with_more(*one)}") for one in content.attendees]
    if content.absent:
        blocks.append(Answer("Vắng", content.absent))
    return [*blocks, Answer("Chủ trì", _named(content.chair)), Answer("Thư ký", _named(content.secretary))]


def _named(name: str) -> str:
    return f"Ông (bà) {name}" if name else ""


def _end(content: MeetingMinutes) -> Block:
    """Return how the meeting ended and the two signatures, never parted."""
    signers = (
        Signature(("THƯ KÝ",), name=content.secretary),
        Signature(("CHỦ TRÌ",), name=content.chair),
    )
    finish = ended(f"Cuộc họp kết thúc vào {moment(content.ended, content.day)}")
    return Together((*(Text(line) for line in content.closing), Text(finish), Signatures(signers, room=ROOM_FOR_PEN)))


def _table(content: MeetingMinutes) -> TableBlock:
    rows = _Rows(content)
    columns = _SUPPORT if content.about == "support" else _columns(content)
    return TableBlock(columns, rows.cells(columns), rows.foot, BY_HAND if content.blank else 0.0, form=FORM)


def _columns(content: MeetingMinutes) -> tuple[Column, ...]:
    """Return the columns of a meeting that grants no money."""
    named = "Tên tập thể" if not content.people else "Họ và tên (Tên tập thể)" if content.collectives else "Họ và tên"
    return (
        Column("STT", 12, "centre"),
        Column(named, 47),
        Column(_MATTERS[content.about], 51),
        Column(_VOTES, 30, "centre"),
        Column("Kết quả", 25, "centre"),
    )


class _Rows:
    """The rows as they go by, and what is said under them."""

    def __init__(self, content: MeetingMinutes) -> None:
        self._content = content
        self._money = content.about == "support"
        self._total = self._missing = 0

    def cells(self, columns: Sequence[Column]) -> Iterator[TableRow]:
        """Yield the rows, collectives first; with both, each has its heading and its own numbers."""
        content = self._content
        both = bool(content.people and content.collectives)
        for heading, results in (("A. TẬP THỂ", content.collectives), ("B. CÁ NHÂN", content.people)):
            if both:
                yield Group(heading)
            for number, result in enumerate(results, start=1):
                yield self._row(number, result)
        if content.blank:
            yield from by_hand(columns, BLANK_ROWS)

    def _row(self, number: int, result: Result) -> tuple[str, ...]:
        votes = f"{result.votes}\n({result.share}%)" if result.share else result.votes
        if not self._money:
            return str(number), result.name, result.matter, votes, result.outcome or _AGREED
        name = f"{result.name}\n{result.matter}" if result.matter else result.name
        if result.outcome:
            return str(number), name, votes, result.outcome
        self._total += result.value or 0
        self._missing += result.value is None
        return str(number), name, votes, _AGREED if result.value is None else format_money(result.value)

    def foot(self) -> Foot:
        """Return the sum and its words, or room for them; asked when all rows went by."""
        if not self._money:
            return Foot(blocks=self._counted())
        if self._content.blank:
            return Foot(blocks=(Note(_LEGEND), *money("Tổng số tiền", None)))
        notes: list[Block] = [Note(words_line(self._total), BODY_ITALIC)]
        if self._missing:
            notes.append(sentence(f"Tổng cộng chưa gồm {self._missing} dòng chưa ghi mức hỗ trợ."))
        if self._content.total not in (None, self._total):
            notes.append(sentence(f"Tổng mức hỗ trợ ghi trong sổ: {format_money(self._content.total or 0)} đồng."))
        return Foot([("Tổng cộng", "", "", format_money(self._total))], 3, notes)

    def _counted(self) -> list[Block]:
        agreed = [sum(not one.outcome for one in of) for of in (self._content.collectives, self._content.people)]
        said = [f"{count} {what}" for count, what in zip(agreed, ("tập thể", "cá nhân"), strict=True) if count]
        return [sentence(f"Được thông qua: {' và '.join(said) or 'không có'}.")] if not self._content.blank else []
