"""Examples of the emulation papers: pledges, agreements, nominations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.pledge_list import PledgeList, PledgeRow, pledge_list
from desktop_app.documents.forms.pledge_table import CollectivePledge, Movement, PledgeTable, Target, pledge_table
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import SIGN_SEAL, Signature

OFFICE: Final = Letterhead(
    "Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường PTDTBT THCS Dào San", "Dào San", date(2026, 2, 5)
)
UNDATED: Final = replace(OFFICE, day=None)
SIGNER: Final = Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ")
UNSIGNED: Final = replace(SIGNER, name="")
SUPERIOR: Final = "Liên đoàn Lao động tỉnh Lai Châu"
MOVEMENT: Final = "“Lao động giỏi, lao động sáng tạo”"
_PEOPLE: Final = ("Giàng A Sử", "Tẩn Thị Mẩy", "Lò Văn Ướn", "Vàng Thị Dở", "Nguyễn Thị Phương Thảo", "Phùng Ừ Xá")
_AWARDS: Final = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Đoàn viên công đoàn xuất sắc")


def stamp(form: str, *, blank: bool = False) -> Stamp:
    """Return the foot of an example."""
    return Stamp(form, "", "1") if blank else Stamp(form, "7K3M-Q2XD", "1a2b3c4d", label="Mã 7K3M-Q2XD")


def pledged(count: int, households: int = 0) -> list[PledgeRow]:
    """Return ``count`` persons who register, then ``households``."""
    persons = [
        PledgeRow(
            _PEOPLE[at % 6],
            "Giáo viên, Tổ Khoa học tự nhiên",
            MOVEMENT,
            _AWARDS[at % 3],
            "Giấy khen của CĐCS" if at % 4 == 0 else "",
            "Sáng kiến: 1 sáng kiến" if at % 3 == 1 else "",
        )
        for at in range(count)
    ]
    return persons + [
        PledgeRow(_PEOPLE[at % 6], "bản Sểnh Sảng, xã Dào San", MOVEMENT, "Gia đình văn hóa", household=True)
        for at in range(households)
    ]


def f01_list(rows: list[PledgeRow] | None = None) -> Document:
    """Return a list of persons and households."""
    content = PledgeList(OFFICE, "2026", pledged(9, 2) if rows is None else rows, SIGNER, (SUPERIOR, "Lưu: VT"))
    return pledge_list(content, stamp("F01"))


def f01_list_blank() -> Document:
    """Return the list for handwriting."""
    codes = ("Danh hiệu của cá nhân: 1 – Lao động tiên tiến; 2 – Chiến sĩ thi đua cơ sở.",)
    content = PledgeList(UNDATED, "", (), UNSIGNED, (SUPERIOR, "Lưu: VT"), codes, 20)
    return pledge_list(content, stamp("F01", blank=True))


def table_content() -> PledgeTable:
    """Return what a union pledges for a year."""
    return PledgeTable(
        OFFICE,
        "2026",
        (SUPERIOR,),
        ("CĐCS Trường PTDTBT THCS Dào San đăng ký giao ước thi đua năm 2026 với các nội dung sau:",),
        (
            Movement(MOVEMENT, "Mọi tổ công đoàn đều có sáng kiến được công nhận.", "01/2026", "12/2026"),
            Movement("“Xanh - sạch - Đẹp, bảo đảm an toàn vệ sinh lao động”", "Không xảy ra tai nạn.", "", "11/2026"),
        ),
        (
            Target("Đoàn viên đạt danh hiệu Lao động tiên tiến", "%", "95,5", "", f"Phong trào {MOVEMENT}"),
            Target("Tổ Khoa học tự nhiên: Sáng kiến được công nhận", "sáng kiến", "4", "", f"Phong trào {MOVEMENT}"),
            Target("Ngày công vệ sinh trường lớp", "ngày công", "120", "Cả năm", "Phong trào “Xanh - sạch - Đẹp”"),
        ),
        (
            CollectivePledge("Tổ Khoa học tự nhiên", "Tập thể lao động xuất sắc", "Bằng khen của LĐLĐ tỉnh"),
            CollectivePledge("CĐCS Trường PTDTBT THCS Dào San", "CĐCS hoàn thành xuất sắc nhiệm vụ"),
        ),
        signer=SIGNER,
        receivers=("Như trên", "Lưu: VT"),
    )


def f01_table() -> Document:
    """Return the table of what collectives pledge."""
    return pledge_table(table_content(), stamp("F01"))


def f01_table_blank() -> Document:
    """Return the table for handwriting."""
    opening = ("……… đăng ký giao ước thi đua năm ……… với các nội dung sau:",)
    content = PledgeTable(
        UNDATED,
        "",
        (SUPERIOR,),
        opening,
        signer=UNSIGNED,
        receivers=("Như trên", "Lưu: VT"),
        codes=("Danh hiệu của tập thể: 1 – Tập thể lao động tiên tiến; 2 – Tập thể lao động xuất sắc.",),
        blank_rows=(5, 8, 5),
    )
    return pledge_table(content, stamp("F01", blank=True))
