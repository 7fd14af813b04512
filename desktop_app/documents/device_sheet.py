"""The device sheet: one page that ties a PC to its office, with the fingerprint that the province types from paper.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.key_blocks import (
    FINGERPRINT,
    draw_facts,
    draw_groups,
    draw_heading,
    draw_steps,
    groups_height,
)
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import MM, Paper
from desktop_app.documents.recovery_sheet import grouped
from desktop_app.documents.signatures import SIGN_SEAL, Signature, draw_signatures, signatures_height

TITLE: Final = "PHIẾU MÁY"
_ABSTRACT: Final = "kèm yêu cầu đăng ký máy gửi công đoàn cấp trên"
_QR_SIDE: Final = 36 * MM
_STEPS: Final = (
    "Ghi yêu cầu đăng ký máy ra USB. Gửi USB cùng phiếu này, đã ký và đóng dấu, lên công đoàn cấp trên.",
    "Công đoàn cấp trên mở yêu cầu trên USB và gõ sáu nhóm số lấy từ phiếu giấy này, không lấy từ nơi khác.",
    "Sáu nhóm số đúng từng số thì máy được đăng ký. Sai một số thì không đăng ký, và hỏi lại đơn vị.",
)


@dataclass(frozen=True, slots=True)
class DeviceSheet:
    """What is printed. ``device`` is the 16 hex digits, ``fingerprint`` six groups of five digits.

    ``unit`` is the office's code, possibly provisional; ``chair`` the name under the signature, "" to be written.
    """

    letterhead: Letterhead
    unit: str
    device: str
    fingerprint: tuple[str, ...]
    preparer: str = ""
    chair: str = ""


def render_device_sheet(content: DeviceSheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the one-page sheet as PDF. Raises GlyphMissing, and OSError of the target."""
    stamp = Stamp("PHIEU-MAY", content.device[:8], "1", name="Phiếu máy")
    paper = Paper(target, title=TITLE, stamp=stamp, printed_at=printed_at)
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, TITLE, abstract=_ABSTRACT)
    facts = (
        ("Đơn vị", content.letterhead.office),
        ("Công đoàn cấp trên", content.letterhead.superior),
        ("Mã đơn vị", content.unit),
        ("Máy số", grouped(content.device)),
    )
    draw_facts(paper, facts)
    draw_heading(paper, "Sáu nhóm số nhận biết của máy")
    draw_fingerprint(paper, content.fingerprint, f"SCD:MAY:{content.device}:{''.join(content.fingerprint)}")
    draw_heading(paper, "Cách dùng")
    draw_steps(paper, _STEPS)
    signers = (
        Signature(("NGƯỜI LẬP PHIẾU",), name=content.preparer),
        Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, content.chair),
    )
    paper.ensure(signatures_height(paper, signers))
    draw_signatures(paper, signers)
    paper.finish()


def draw_fingerprint(paper: Paper, fingerprint: tuple[str, ...], payload: str) -> None:
    """Draw six groups of five digits in a frame with the QR of ``payload`` beside it; the cursor ends below."""
    height = max(groups_height(len(fingerprint), 3, FINGERPRINT), _QR_SIDE)
    paper.ensure(height)
    top = paper.y
    draw_groups(paper, fingerprint, per_line=3, style=FINGERPRINT, width=paper.width - _QR_SIDE - 3 * MM)
    paper.qr(payload, paper.right - _QR_SIDE, top - height / 2 - _QR_SIDE / 2, _QR_SIDE)
    paper.y = top - height
