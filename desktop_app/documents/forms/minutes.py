"""What the minutes share (F05, F06, F07): when something was, questions that are answered or ticked, people present."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Block, height_of
from desktop_app.documents.handwriting import Answer, Ticks
from desktop_app.documents.letterhead import DAY_BY_HAND
from desktop_app.documents.page import Paper
from desktop_app.domain.dates import PartialDate, document_date
from desktop_app.domain.money import amount_in_words, format_money

DOTS: Final = "……"
_KEPT_SHARE: Final = 0.55
"""Of a page: what is higher is parted rather than leave a page half empty."""


@dataclass(frozen=True, slots=True)
class KeptWithEnd:
    """The last section of the minutes and their signatures: what it ends with goes with them to their page.

    So signatures never stand without the text they are given for; the rest of the section stays where there is room
    for it. ``end`` itself is never parted.
    """

    before: Sequence[Block]
    end: Block

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return height_of(self.before, paper) + self.end.height(paper)

    def draw(self, paper: Paper) -> None:
        """Set it."""
        for block in self.before[:-1]:
            block.draw(paper)
        last = height_of((*self.before[-1:], self.end), paper)
        if last <= (paper.top - paper.bottom) * _KEPT_SHARE:
            paper.ensure(last)
        for block in (*self.before[-1:], self.end):
            block.draw(paper)


def day_words(day: PartialDate | None) -> str:
    """Return "ngày 14 tháng 01 năm 2026"; what is not known of the day is left to the pen."""
    if day is None:
        return DAY_BY_HAND
    if day.precision == "day":
        return document_date(day.start)
    return f"ngày {DOTS} tháng {month_words(day) if day.precision == 'month' else DOTS} năm {day.start.year}"


def month_words(day: PartialDate) -> str:
    """Return the number of a month: January and February take a leading zero."""
    return f"{day.start.month:02d}" if day.start.month < 3 else str(day.start.month)


def moment(time: str, day: PartialDate | None) -> str:
    """Return "08 giờ 30 phút, ngày 14 tháng 01 năm 2026" for the time "08:30"; dots for what is not known."""
    return f"{hour_words(time)}, {day_words(day)}"


def hour_words(time: str) -> str:
    """Return "09 giờ 15 phút" for "9:15", dots for no time."""
    hour, _colon, minute = time.partition(":")
    return f"{hour.zfill(2)} giờ {minute} phút" if hour and minute else f"{DOTS} giờ {DOTS} phút"


def choice(label: str, value: str, options: Sequence[str]) -> Block:
    """Return a question with its answer, or with the options to be ticked (leaders without any)."""
    return Answer(label, value) if value or not options else Ticks(label, options)


def money(label: str, amount: int | None) -> list[Block]:
    """Return a sum with its words, or room for both."""
    if amount is None:
        return [Answer(f"{label} (đồng)"), Answer("Bằng chữ")]
    return [Answer(label, f"{format_money(amount)} đồng (Bằng chữ: {amount_in_words(amount)})")]


def with_more(name: str, more: str) -> str:
    """Return who somebody is: "Vàng A Páo, Trưởng bản"."""
    return ", ".join(part for part in (name, more) if part)
