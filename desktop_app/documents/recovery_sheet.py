"""The recovery sheet: the one paper that opens a store when the passphrase is lost or the PC is dead.

The paper is Vietnamese whatever the language of the window, like every paper of the office, so its words are
constants here, not ``_()``. It carries a secret: no QR of it, no code of it in the stamp.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.key_blocks import SECRET, draw_facts, draw_groups, draw_heading, draw_steps
from desktop_app.documents.letterhead import draw_title
from desktop_app.documents.page import Paper
from desktop_app.documents.signatures import Signature, draw_signatures, signatures_height

TITLE: Final = "PHIẾU KHÔI PHỤC SỔ CÔNG ĐOÀN"
_ABSTRACT: Final = "Giữ kín, không sao chụp"
_WHAT: Final = (
    "Sổ trong máy được bảo vệ bằng mật khẩu. Khi quên mật khẩu, hoặc khi máy hỏng và phải mở bản sao lưu trên máy "
    "khác, mã trên phiếu này mở được sổ. Mất cả mật khẩu lẫn phiếu này thì không ai mở được sổ, kể cả người làm ra "
    "chương trình."
)
_WHERE: Final = (
    "Cho phiếu vào phong bì, dán kín, ký qua mép dán, cất trong tủ có khóa của cơ quan, ở nơi khác với máy và bản sao "
    "lưu. Không chụp ảnh, không gõ vào máy để lưu, không gửi qua mạng. Người có phiếu này cùng với máy hoặc bản sao "
    "lưu thì đọc được toàn bộ sổ."
)
_HOW: Final = (
    "Mở chương trình; ở màn hình mở sổ, chọn cách mở bằng phiếu khôi phục. Với bản sao lưu thì chọn khôi phục từ bản "
    "sao lưu.",
    "Gõ lần lượt các nhóm theo số thứ tự. Chữ hoa hay chữ thường đều được; mã không có chữ I, L, O, U.",
    "Đặt mật khẩu mới, rồi cất phiếu lại vào phong bì mới, dán kín.",
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed: the office, the store's id (hex digits), the secret in groups, the day it was made.

    ``made_on`` None leaves the day to the pen (the PC's date was not to be believed).
    """

    office: str
    store: str
    groups: tuple[str, ...]
    made_on: date | None


def render_recovery_sheet(content: RecoverySheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the one-page sheet as PDF. Raises GlyphMissing, and OSError of the target."""
    stamp = Stamp("KHOI-PHUC", content.store[:8], "1", name="Phiếu khôi phục")
    paper = Paper(target, title=TITLE, stamp=stamp, printed_at=printed_at)
    draw_title(paper, TITLE, abstract=_ABSTRACT)
    made = "……/……/20……" if content.made_on is None else f"{content.made_on:%d/%m/%Y}"
    draw_facts(paper, (("Đơn vị", content.office), ("Sổ số", grouped(content.store)), ("Ngày lập phiếu", made)))
    draw_heading(paper, "Mã khôi phục")
    draw_groups(paper, content.groups, per_line=4, style=SECRET)
    draw_heading(paper, "Phiếu này để làm gì")
    paper.paragraph(_WHAT)
    draw_heading(paper, "Cất ở đâu")
    paper.paragraph(_WHERE)
    draw_heading(paper, "Cách dùng")
    draw_steps(paper, _HOW)
    signers = (Signature(("NGƯỜI LẬP PHIẾU",)), Signature(("NGƯỜI GIỮ PHIẾU",)))
    paper.ensure(signatures_height(paper, signers))
    draw_signatures(paper, signers)
    paper.finish()


def grouped(identifier: str, size: int = 4) -> str:
    """Return an id in groups of ``size`` characters, as it is read aloud."""
    return " ".join(identifier[start : start + size] for start in range(0, len(identifier), size))
