"""F11, TỜ TRÌNH Về việc đề nghị khen thưởng: how many are put forward for which award, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import (
    Addressees,
    Block,
    Captioned,
    Grounds,
    Heading,
    Text,
    Title,
    Together,
    ended,
    letter,
)
from desktop_app.documents.codes import Stamp
from desktop_app.documents.handwriting import Answer, AnswerRow
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature

FORM: Final = "F11"
TITLE: Final = "TỜ TRÌNH"
ABOUT: Final = "Về việc đề nghị khen thưởng"
ATTACHED: Final = "(Có danh sách, báo cáo thành tích, biên bản kèm theo)"
BLANK_AWARDS: Final = 2


@dataclass(frozen=True, slots=True)
class AwardCount:
    """How many are put forward for an award: "02 tập thể"."""

    award: str
    count: str


@dataclass(frozen=True, slots=True)
class CountedSubject:
    """The awards for collectives, persons or households, under their heading. Without any it is left to the pen."""

    title: str
    awards: Sequence[AwardCount] = ()


@dataclass(frozen=True, slots=True)
class AwardSubmission:
    """Everything printed. ``opening`` says how many are put forward, and introduces the ``subjects``."""

    letterhead: Letterhead
    year: str
    addressees: Sequence[str]
    grounds: Sequence[str]
    opening: Sequence[str]
    subjects: Sequence[CountedSubject]
    closing: Sequence[str]
    signer: Signature
    receivers: Sequence[str]


def award_submission(content: AwardSubmission, stamp: Stamp) -> Document:
    """Return the submission as a paper."""
    about = f"{ABOUT} năm {content.year or '20……'}"
    *before, last = content.closing or (ATTACHED,)
    attached = (Text(ATTACHED, BODY_ITALIC),) if content.closing else ()
    blocks: tuple[Block, ...] = (
        Title(TITLE, about),
        Addressees(content.addressees),
        Grounds(content.grounds),
        *(Text(line) for line in content.opening),
        *(block for place, subject in enumerate(content.subjects, start=1) for block in _counted(place, subject)),
        Together(
            (
                *attached,
                *(Text(line) for line in before),
                Text(ended(last)),
                Issued(content.signer, content.receivers),
            )
        ),
    )
    return Document(f"{TITLE} {about}", stamp, content.letterhead, blocks)


def _counted(place: int, subject: CountedSubject) -> list[Block]:
    named = f"{place}. {subject.title}"
    if len(subject.awards) == 1:
        (only,) = subject.awards
        return [Captioned(f"{named}:", f"{only.award}, {only.count}.")]
    heading = Heading(named, 2)
    if not subject.awards:
        return [heading, *(_by_hand(at) for at in range(BLANK_AWARDS))]
    last = len(subject.awards) - 1
    points = [
        Text(f"{letter(at)}) {one.award}: {one.count}{'.' if at == last else ';'}")
        for at, one in enumerate(subject.awards)
    ]
    return [heading, *points]


def _by_hand(at: int) -> AnswerRow:
    return AnswerRow((Answer(f"{letter(at)}) Danh hiệu, hình thức"), Answer("Số lượng")), (3, 1))
