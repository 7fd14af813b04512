"""F17, BẢN ĐỒNG Ý CHO PHÉP XỬ LÝ DỮ LIỆU CÁ NHÂN: what a person is told, and two boxes nobody ticks for her.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import GAP, Block, Captioned, Grounds, Text, Title, Together
from desktop_app.documents.codes import Stamp
from desktop_app.documents.handwriting import Answer, AnswerRow, Ticks
from desktop_app.documents.letterhead import NationHead
from desktop_app.documents.opinions import Signed
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.paper_document import Document

FORM: Final = "F17"
TITLE: Final = "BẢN ĐỒNG Ý CHO PHÉP XỬ LÝ DỮ LIỆU CÁ NHÂN"
CHOICES: Final = ("Đồng ý", "Không đồng ý")
_TOLD: Final = "Tôi đã được thông báo các nội dung sau về việc xử lý dữ liệu cá nhân của tôi:"
_SILENCE: Final = "(Đánh dấu vào một ô. Để trống hoặc im lặng không phải là đồng ý.)"
_SIGNER: Final = "NGƯỜI CÓ DỮ LIỆU CÁ NHÂN"
_SIGN: Final = "(Ký, ghi rõ họ tên; ký thay, điểm chỉ thì ghi rõ)"
_LONGEST_CAPTION: Final = 60


@dataclass(frozen=True, slots=True)
class Consent:
    """Everything printed. ``office`` is who records the data, ``superior`` whom it belongs to.

    ``basic`` and ``sensitive`` are the answers that may be recorded, by name. ``points`` follow the five fixed ones,
    each with its heading before the first colon. What is not known of the person is left to the pen.
    """

    office: str
    superior: str
    grounds: Sequence[str]
    purposes: Sequence[str]
    basic: Sequence[str]
    sensitive: Sequence[str]
    recipients: Sequence[str]
    points: Sequence[str]
    dated: str
    name: str = ""
    birth: str = ""
    number: str = ""
    phone: str = ""
    home: str = ""


def consent(content: Consent, stamp: Stamp) -> Document:
    """Return the paper. Whatever the person answered before, no box is ticked: consent is given by her own hand."""
    *told, last = _told(content)
    answered = (last, Ticks("Ý kiến của tôi", CHOICES), Text(_SILENCE, BODY_ITALIC, above=2), _signed(content))
    return Document(
        title=f"{TITLE} {content.name}".strip(),
        stamp=stamp,
        head=NationHead(),
        blocks=(
            Title(TITLE),
            Grounds(content.grounds),
            AnswerRow((Answer("Tôi là", content.name), Answer("Ngày sinh", content.birth)), (1.6, 1)),
            AnswerRow(
                (Answer("Số định danh", content.number, boxes=12), Answer("Điện thoại", content.phone)), (1.6, 1)
            ),
            Answer("Chỗ ở", content.home),
            Text(_TOLD, above=GAP / 2),
            *told,
            Together(answered),
        ),
    )


def _told(content: Consent) -> Iterator[Block]:
    """Yield the numbered points."""
    under = f", thuộc {content.superior}" if content.superior else ""
    yield _point("1. Bên kiểm soát dữ liệu:", f"{content.office}{under}.")
    yield _point("2. Mục đích:", _listed(content.purposes))
    yield _point("3. Dữ liệu cơ bản, ghi khi cần:", f"{', '.join(content.basic)}.")
    yield _point("4. Dữ liệu nhạy cảm (*), ghi khi cần:", f"{', '.join(f'{one}*' for one in content.sensitive)}.")
    yield _point("5. Bên được nhận dữ liệu:", _listed(content.recipients))
    for number, point in enumerate(content.points, start=6):
        caption, colon, text = point.partition(":")
        if colon and text.strip() and len(caption) <= _LONGEST_CAPTION:
            yield _point(f"{number}. {caption}:", text.strip())
        else:
            yield Text(f"{number}. {point}", above=GAP / 2)


def _point(caption: str, text: str) -> Captioned:
    """Return a point nearer to the one over it than paragraphs of a document stand: the paper is one page."""
    return Captioned(caption, text, GAP / 2)


def _listed(lines: Sequence[str]) -> str:
    """Return several lines as one sentence."""
    said = [line.strip().rstrip(".;") for line in lines]
    return "; ".join(said) + "." if said else "…" * 30


def _signed(content: Consent) -> Signed:
    return Signed(_SIGNER, content.name, content.dated, _SIGN)
