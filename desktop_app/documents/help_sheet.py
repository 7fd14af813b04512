"""The paper that goes with a request for help: one page, signed by the chair and sealed, with the thirty digits.

Words are Vietnamese by law whatever the language of the window, so they are constants here, not ``_()``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.device_sheet import draw_fingerprint
from desktop_app.documents.key_blocks import draw_facts, draw_heading, draw_steps
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import Paper
from desktop_app.documents.recovery_sheet import grouped
from desktop_app.documents.signatures import SIGN_SEAL, Signature, draw_signatures, signatures_height

TITLE: Final = "PHIẾU NHỜ MỞ SỔ"
_ABSTRACT: Final = "đơn vị đã mất cả mật khẩu và phiếu khôi phục, kèm tệp nhờ mở sổ trên USB"
_STEPS: Final = (
    "Chủ tịch ký, đóng dấu phiếu này. Gửi phiếu cùng USB lên công đoàn cấp trên; không gửi số bằng tin nhắn.",
    "Công đoàn cấp trên gọi lại đơn vị theo số điện thoại đã biết từ trước, hỏi có đúng đơn vị nhờ hay không.",
    "Công đoàn cấp trên mở tệp nhờ trên USB, gõ sáu nhóm số lấy từ phiếu giấy này và ghi tệp trả lời ra USB.",
    "Đơn vị mở tệp trả lời trên đúng máy này, gõ mật khẩu mới đã đặt khi nhờ. Máy khác không mở được.",
)


@dataclass(frozen=True, slots=True)
class HelpSheet:
    """What is printed. ``device`` is the 16 hex digits, ``fingerprint`` six groups of five digits."""

    letterhead: Letterhead
    unit: str
    device: str
    fingerprint: tuple[str, ...]


def render_help_sheet(content: HelpSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the one-page sheet as PDF. Raises GlyphMissing, and OSError of the target."""
    stamp = Stamp("PHIEU-MO-SO", content.device[:8], "1", name="Phiếu nhờ mở sổ")
    paper = Paper(target, title=TITLE, stamp=stamp, printed_at=printed_at)
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, TITLE, abstract=_ABSTRACT)
    draw_facts(
        paper,
        (
            ("Đơn vị", content.letterhead.office),
            ("Công đoàn cấp trên", content.letterhead.superior),
            ("Mã đơn vị", content.unit),
            ("Máy số", grouped(content.device)),
        ),
    )
    draw_heading(paper, "Sáu nhóm số của lần nhờ này")
    draw_fingerprint(paper, content.fingerprint, f"SCD:MO:{content.device}:{''.join(content.fingerprint)}")
    draw_heading(paper, "Cách dùng")
    draw_steps(paper, _STEPS)
    signers = (Signature(("NGƯỜI NHỜ MỞ SỔ",)), Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL))
    paper.ensure(signatures_height(paper, signers))
    draw_signatures(paper, signers)
    paper.finish()
