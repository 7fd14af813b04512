"""The province's two key papers: the sheet offices type six groups from, and the secrets for the sealed envelope.

The papers are Vietnamese by law whatever the language of the window, so their words are constants here, not ``_()``.
The secrets' paper carries no QR of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.device_sheet import draw_fingerprint
from desktop_app.documents.fonts import Style
from desktop_app.documents.key_blocks import SECRET, draw_facts, draw_groups, draw_heading, draw_steps
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import Paper
from desktop_app.documents.signatures import SIGN_SEAL, Signature, draw_signatures, signatures_height

SHEET_TITLE: Final = "PHIẾU SỐ NHẬN BIẾT CỦA CÔNG ĐOÀN CẤP TRÊN"
_SHEET_ABSTRACT: Final = "gửi các công đoàn cơ sở để đăng ký máy"
_SHEET_STEPS: Final = (
    "Công đoàn cơ sở mở giấy tiếp nhận máy trên USB do công đoàn cấp trên gửi về.",
    "Khi chương trình hỏi, gõ sáu nhóm số lấy từ phiếu giấy này, không lấy từ nơi khác.",
    "Đúng từng số thì từ đó máy chỉ tin những gì công đoàn cấp trên đã ký. Sai một số thì dừng lại và hỏi cấp trên.",
)
SECRETS_TITLE: Final = "PHIẾU MÃ GỐC CỦA CÔNG ĐOÀN CẤP TRÊN"
_SECRETS_ABSTRACT: Final = "Cất trong phong bì dán kín, không sao chụp"
_SECRETS_WHAT: Final = (
    "Các mã trên phiếu này dựng lại được nơi nhận gói khi máy của công đoàn cấp trên hỏng hoặc mất; các công đoàn cơ "
    "sở không phải đăng ký máy lại. Người có phiếu này có thể giả làm công đoàn cấp trên và đọc được mọi gói đã gửi."
)
_SECRETS_WHERE: Final = (
    "Cho phiếu vào phong bì, dán kín, hai người ký qua mép dán, đóng dấu niêm phong, cất trong két sắt. Mỗi lần mở "
    "phong bì phải có hai người và lập biên bản. Không chụp ảnh, không gõ vào máy để lưu, không gửi qua mạng."
)
_SECRET_SMALL: Final = Style(SECRET.face, 16)


@dataclass(frozen=True, slots=True)
class ProvinceKeySheet:
    """The public sheet: who issues it and the root's fingerprint, six groups of five digits."""

    letterhead: Letterhead
    fingerprint: tuple[str, ...]
    chair: str = ""


@dataclass(frozen=True, slots=True)
class PaperSecret:
    """One secret on the envelope's paper: what it is called, what it is for, its groups in order."""

    name: str
    purpose: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvinceSecretsSheet:
    """The paper for the sealed envelope. ``made_on`` None leaves the day to the pen."""

    office: str
    fingerprint: tuple[str, ...]
    secrets: tuple[PaperSecret, ...]
    made_on: date | None


def render_province_key_sheet(content: ProvinceKeySheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the one-page sheet as PDF. Raises GlyphMissing, and OSError of the target."""
    digits = "".join(content.fingerprint)
    stamp = Stamp("NHAN-BIET", digits[:5], "1", name="Phiếu số nhận biết")
    paper = Paper(target, title=SHEET_TITLE, stamp=stamp, printed_at=printed_at)
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, SHEET_TITLE, abstract=_SHEET_ABSTRACT)
    draw_facts(paper, (("Đơn vị", content.letterhead.office),))
    draw_heading(paper, "Sáu nhóm số nhận biết")
    draw_fingerprint(paper, content.fingerprint, f"SCD:CAP-TREN:{digits}")
    draw_heading(paper, "Cách dùng")
    draw_steps(paper, _SHEET_STEPS)
    signers = (
        Signature(("NGƯỜI LẬP PHIẾU",)),
        Signature(("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"), SIGN_SEAL, content.chair),
    )
    paper.ensure(signatures_height(paper, signers))
    draw_signatures(paper, signers)
    paper.finish()


def render_province_secrets_sheet(content: ProvinceSecretsSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the envelope's paper as PDF. Raises GlyphMissing, and OSError of the target."""
    stamp = Stamp("MA-GOC", "".join(content.fingerprint)[:5], "1", name="Phiếu mã gốc")
    paper = Paper(target, title=SECRETS_TITLE, stamp=stamp, printed_at=printed_at)
    draw_title(paper, SECRETS_TITLE, abstract=_SECRETS_ABSTRACT)
    made = "……/……/20……" if content.made_on is None else f"{content.made_on:%d/%m/%Y}"
    numbers = " ".join(content.fingerprint)
    draw_facts(paper, (("Đơn vị", content.office), ("Số nhận biết", numbers), ("Ngày lập phiếu", made)))
    for secret in content.secrets:
        draw_heading(paper, secret.name)
        paper.paragraph(secret.purpose)
        draw_groups(paper, secret.groups, per_line=5, style=_SECRET_SMALL)
    draw_heading(paper, "Phiếu này để làm gì")
    paper.paragraph(_SECRETS_WHAT)
    draw_heading(paper, "Cất ở đâu")
    paper.paragraph(_SECRETS_WHERE)
    signers = (Signature(("NGƯỜI LẬP PHIẾU",)), Signature(("NGƯỜI GIỮ PHIẾU",)))
    paper.ensure(signatures_height(paper, signers))
    draw_signatures(paper, signers)
    paper.finish()
