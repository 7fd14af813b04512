"""F05, BIÊN BẢN KHẢO SÁT (HOÀN CẢNH VÀ NHÀ Ở): how a household lives and what is proposed; also its blank version.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Block, Heading, Text, Title, Together, ended
from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.minutes import KeptWithEnd, choice, hour_words, moment, money, with_more
from desktop_app.documents.handwriting import Answer, AnswerRow
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import ROOM_FOR_PEN, Signature, Signatures
from desktop_app.domain.dates import PartialDate

FORM: Final = "F05"
TITLE: Final = "BIÊN BẢN KHẢO SÁT"
_ABOUT: Final = "(HOÀN CẢNH VÀ NHÀ Ở)"
_WRITER: Final = Signature(("NGƯỜI GHI", "BIÊN BẢN"))
_LINES: Final = 3
"""Lines for what is told at length, on a blank; a filled form leaves fewer, so that it stays on its page."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party that was there: what it is called ("UBND xã"), and its people as (name, position)."""

    title: str
    people: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class SurveyMinutes:
    """Everything printed; what is "" or None is left to the pen. Times are "08:30".

    ``proposes`` is False where nothing is proposed, so that no sum is asked for. ``present`` are the parties in the
    order they sign; in a ``blank`` one they have no people. ``*_options`` are what can be ticked there.
    """

    letterhead: Letterhead
    present: Sequence[Party]
    day: PartialDate | None = None
    started: str = ""
    ended: str = ""
    place: str = ""
    head: str = ""
    born: str = ""
    household_class: str = ""
    members: str = ""
    workers: str = ""
    income: str = ""
    circumstance: str = ""
    house: str = ""
    area: str = ""
    damage: str = ""
    proposal: str = ""
    proposed: int | None = None
    proposes: bool = True
    conclusion: str = ""
    opening: Sequence[str] = ()
    closing: Sequence[str] = ()
    class_options: Sequence[str] = ()
    house_options: Sequence[str] = ()
    proposal_options: Sequence[str] = ()
    blank: bool = False


def survey_minutes(content: SurveyMinutes, stamp: Stamp) -> Document:
    """Return the minutes as a paper."""
    return Document(
        title=f"{TITLE} {content.head}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(
            Title(f"{TITLE}\n{_ABOUT}"),
            *(Text(line) for line in content.opening),
            Answer("Thời gian bắt đầu", moment(content.started, content.day)),
            Answer("Địa điểm", content.place),
            Heading("1. Thành phần", 2),
            *_present(content),
            Heading("2. Hoàn cảnh gia đình", 2),
            *_household(content),
            Heading("3. Hiện trạng nhà ở", 2),
            *_house(content),
            KeptWithEnd((Heading("4. Đề xuất", 2), *_proposal(content)), _end(content)),
        ),
    )


def _present(content: SurveyMinutes) -> list[Block]:
    """Return who was there, each party with its people on lines of their own."""
    blocks: list[Block] = []
    for party in content.present:
        label = f"Đại diện {party.title}"
        if not party.people:
            blocks.append(AnswerRow((Answer(f"- {label}"), Answer("Chức vụ")), (1.7, 1)))
        elif len(party.people) == 1:
            blocks.append(Answer(f"- {label}", f"Ông (bà) {with_more(*party.people[0])}"))
        else:
            said = "; ".join(f"Ông (bà) {with_more(*person)}" for person in party.people)
            blocks.append(Answer(f"- {label}", said))
    return blocks


def _household(content: SurveyMinutes) -> list[Block]:
    counted = (
        Answer("Số nhân khẩu", content.members),
        Answer("Số lao động", content.workers),
        Answer("Thu nhập/tháng (đồng)", content.income),
    )
    return [
        AnswerRow((Answer("Họ tên chủ hộ", content.head), Answer("Năm sinh", content.born)), (2, 1)),
        choice("Diện hộ", content.household_class, content.class_options),
        AnswerRow(counted, (1.226, 1.14, 1.96)),
        Answer("Hoàn cảnh", content.circumstance, _LINES if content.blank else 1),
    ]


def _house(content: SurveyMinutes) -> list[Block]:
    area, damage = Answer("Diện tích (m²)", content.area), Answer("Hư hỏng", content.damage, _lines(content))
    if content.house:
        return [AnswerRow((Answer("Loại nhà đang ở", content.house), area), (1.4, 1)), damage]
    return [choice("Loại nhà đang ở", "", content.house_options), area, damage]


def _proposal(content: SurveyMinutes) -> list[Block]:
    return [
        choice("Đề xuất hỗ trợ", content.proposal, content.proposal_options),
        *(money("Mức đề xuất", content.proposed) if content.proposes else ()),
        Answer("Kết luận", content.conclusion, _lines(content)),
    ]


def _lines(content: SurveyMinutes) -> int:
    return _LINES if content.blank else _LINES - 1


def _end(content: SurveyMinutes) -> Block:
    """Return how the minutes end and the signatures, one column for each party; never parted."""
    signers = [Signature(("ĐẠI DIỆN", party.title.upper()), name=_names(party)) for party in content.present]
    finish = ended(f"Buổi khảo sát kết thúc lúc {hour_words(content.ended)} cùng ngày")
    return Together(
        (
            *(Text(line) for line in content.closing),
            Text(finish),
            Signatures((*signers, _WRITER), room=ROOM_FOR_PEN),
        )
    )


def _names(party: Party) -> str:
    return "\n".join(name for name, _position in party.people)
