"""F04, ĐƠN ĐỀ NGHỊ HỖ TRỢ: what a person asks for, confirmed by commune and union; also its blank for handwriting.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.amounts import said_amount
from desktop_app.documents.blocks import Addressees, Block, Heading, Text, Title, Together
from desktop_app.documents.codes import Stamp
from desktop_app.documents.handwriting import Answer, AnswerRow, Ticks
from desktop_app.documents.letterhead import NationHead
from desktop_app.documents.opinions import Opinion, Opinions, Signed
from desktop_app.documents.paper_document import Document
from desktop_app.domain.money import amount_in_words

FORM: Final = "F04"
TITLE: Final = "ĐƠN ĐỀ NGHỊ HỖ TRỢ"
_SHELTER: Final = "NHÀ Ở “MÁI ẤM CÔNG ĐOÀN”"
MATTERS: Final = {
    "": f"(XÂY MỚI / SỬA CHỮA {_SHELTER})",
    "new_house": f"(XÂY MỚI {_SHELTER})",
    "house_repair": f"(SỬA CHỮA {_SHELTER})",
    "cash": "(TRỢ CẤP TIỀN)",
    "gift": "(QUÀ, HIỆN VẬT)",
}
"""What stands under the title, by what is asked for; "" on a blank. What is not here has no such line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer out of ``options``: the chosen one as text, or all of them with boxes where nobody chose."""

    options: Sequence[str]
    chosen: str = ""

    def asked(self, label: str) -> Block:
        """Return the block of the question ``label``."""
        return Answer(label, self.chosen) if self.chosen else Ticks(label, self.options)


@dataclass(frozen=True, slots=True)
class SupportLetter:
    """Everything printed; "" and None are left to the pen. Amounts are đồng.

    ``matter`` is a key of ``MATTERS``. ``with_house``: the present house is told of or asked for. ``dated`` is the
    line over the applicant's signature, ``opinion`` what the union's committee said of it.
    """

    addressees: Sequence[str]
    closing: Sequence[str]
    matter: str
    dated: str
    asked: Choice
    household_class: Choice
    present_house: Choice
    opinion: Choice
    opinion_on: str = ""
    name: str = ""
    birth: str = ""
    number: str = ""
    issued_on: str = ""
    issued_by: str = ""
    ethnic_group: str = ""
    phone: str = ""
    workplace: str = ""
    joined_on: str = ""
    home: str = ""
    household_size: str = ""
    workers: str = ""
    income: int | None = None
    reason: str = ""
    circumstance: str = ""
    with_house: bool = True
    area: str = ""
    damage: str = ""
    requested: int | None = None
    cost: int | None = None
    family_share: int | None = None


def support_letter(content: SupportLetter, stamp: Stamp) -> Document:
    """Return the letter as a paper."""
    abstract = MATTERS.get(content.matter, "")
    end = Together([*(Text(line) for line in content.closing), _signed(content)])
    return Document(
        title=f"{TITLE} {content.name}".strip(),
        stamp=stamp,
        head=NationHead(),
        blocks=(
            Title(TITLE, abstract),
            Addressees(content.addressees),
            *_person(content),
            *_household(content),
            *(_house(content) if content.with_house else ()),
            *_asking(content),
            end,
        ),
    )


def _person(content: SupportLetter) -> list[Block]:
    return [
        AnswerRow((Answer("Tôi tên là", content.name), Answer("Sinh ngày", content.birth)), (1.6, 1)),
        AnswerRow((Answer("Số định danh", content.number, boxes=12), Answer("Ngày cấp", content.issued_on)), (1.9, 1)),
        Answer("Nơi cấp", content.issued_by),
        AnswerRow((Answer("Dân tộc", content.ethnic_group), Answer("Điện thoại", content.phone))),
        AnswerRow(
            (Answer("Đơn vị công tác", content.workplace), Answer("Ngày vào công đoàn", content.joined_on)), (1.5, 1)
        ),
        Answer("Chỗ ở hiện nay", content.home),
    ]


def _household(content: SupportLetter) -> list[Block]:
    found: list[Block] = [
        Heading("1. Hoàn cảnh gia đình", 2),
        AnswerRow((Answer("Số nhân khẩu", content.household_size), Answer("Số lao động", content.workers))),
        _money("Thu nhập cả nhà một tháng", content.income),
        content.household_class.asked("Diện hộ"),
    ]
    if content.reason:
        found.append(Answer("Lý do", content.reason))
    return [*found, Answer("Hoàn cảnh", content.circumstance, lines=3)]


def _house(content: SupportLetter) -> list[Block]:
    return [
        Heading("2. Hiện trạng nhà ở", 2),
        content.present_house.asked("Loại nhà"),
        Answer("Diện tích (m²)", content.area),
        Answer("Hư hỏng", content.damage, lines=2),
    ]


def _asking(content: SupportLetter) -> list[Block]:
    """Return what is asked for; what a house costs only where one is asked for."""
    found: list[Block] = [
        Heading(f"{3 if content.with_house else 2}. Đề nghị", 2),
        content.asked.asked("Việc đề nghị hỗ trợ"),
        _money("Mức đề nghị công đoàn hỗ trợ", content.requested, words=True),
    ]
    if content.matter in ("", "new_house", "house_repair") or (content.cost, content.family_share) != (None, None):
        found.append(_money("Dự kiến chi phí", content.cost))
        found.append(_money("Phần gia đình lo", content.family_share))
    return found


def _money(label: str, value: int | None, *, words: bool = False) -> Answer:
    if value is None:
        return Answer(f"{label} (đồng)")
    said = f"{said_amount(value)} đồng"
    return Answer(label, f"{said} ({amount_in_words(value)})" if words else said)


def _signed(content: SupportLetter) -> Opinions:
    opinion = content.opinion
    return Opinions(
        Signed("NGƯỜI LÀM ĐƠN", content.name, content.dated),
        (
            Opinion(("XÁC NHẬN CỦA", "UBND XÃ/PHƯỜNG")),
            Opinion(("Ý KIẾN CỦA", "BCH CĐCS"), opinion.options, opinion.chosen, content.opinion_on),
        ),
    )
