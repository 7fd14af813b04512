"""Examples of the emulation papers: pledges, agreements, nominations."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.award_submission import (
    AwardCount,
    AwardSubmission,
    CountedSubject,
    award_submission,
)
from desktop_app.documents.forms.nomination_list import AwardGroup, NominationList, Nominee, nomination_list
from desktop_app.documents.forms.pledge_agreement import Party, PledgeAgreement, PledgedTarget, pledge_agreement
from desktop_app.documents.forms.pledge_list import PledgeList, PledgeRow, pledge_list
from desktop_app.documents.forms.pledge_table import CollectivePledge, Movement, PledgeTable, Target, pledge_table
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document, render_documents
from desktop_app.documents.signatures import SIGN_SEAL, Signature

AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
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


def drawn(*documents: Document) -> bytes:
    """Return papers as one PDF."""
    target = io.BytesIO()
    render_documents(documents, target, printed_at=AT)
    return target.getvalue()


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
    codes = ("Danh hiệu của cá nhân: 1 - Lao động tiên tiến; 2 - Chiến sĩ thi đua cơ sở.",)
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
        codes=("Danh hiệu của tập thể: 1 - Tập thể lao động tiên tiến; 2 - Tập thể lao động xuất sắc.",),
        blank_rows=(5, 8, 5),
    )
    return pledge_table(content, stamp("F01", blank=True))


def agreement_content() -> PledgeAgreement:
    """Return an agreement of a head teacher and the union."""
    return PledgeAgreement(
        letterhead=OFFICE,
        year="2026",
        movement=MOVEMENT,
        parties=(
            Party("Trường PTDTBT THCS Dào San", "Hoàng Văn Dếnh", "Hiệu trưởng"),
            Party("Công đoàn cơ sở Trường PTDTBT THCS Dào San", "Tẩn A Dơ", "Chủ tịch"),
        ),
        between="",
        two_sided=True,
        grounds=("Căn cứ Nghị quyết hội nghị viên chức, người lao động năm học 2025 - 2026.",),
        opening=("Các bên thống nhất ký giao ước thi đua năm 2026 với các nội dung, chỉ tiêu sau:",),
        targets=(
            PledgedTarget("Sáng kiến được công nhận", "sáng kiến", "6", "Mỗi tổ đăng ký từ đầu năm"),
            PledgedTarget("Học sinh ra lớp", "%", "98,5"),
        ),
        commitment=("Sáu tháng hai bên kiểm điểm một lần.",),
        closing=("Các bên cam kết thực hiện đúng các nội dung trên và thông báo tới đoàn viên, người lao động.",),
        copies=2,
    )


def f02_agreement() -> Document:
    """Return an agreement of two parties."""
    return pledge_agreement(agreement_content(), stamp("F02"))


def f02_cluster(count: int = 7) -> Document:
    """Return an agreement of a cluster of ``count`` units."""
    parties = [
        Party(f"Trường Mầm non số {at} Dào San", _PEOPLE[at % 6], "Hiệu trưởng" if at % 2 else "")
        for at in range(count)
    ]
    between = "các đơn vị trong khối, cụm thi đua"
    content = replace(agreement_content(), parties=parties, between=between, two_sided=False, movement="")
    return pledge_agreement(content, stamp("F02"))


def f02_blank() -> Document:
    """Return the agreement for handwriting."""
    content = PledgeAgreement(
        letterhead=UNDATED,
        year="",
        movement="",
        parties=(Party(), Party()),
        between="",
        two_sided=True,
        grounds=("Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",),
        opening=("Các bên thống nhất ký giao ước thi đua năm ……… với các nội dung, chỉ tiêu sau:",),
        targets=(),
        commitment=(),
        closing=("Các bên cam kết thực hiện đúng các nội dung trên và thông báo tới đoàn viên, người lao động.",),
        forms=("Thủ trưởng với công đoàn", "Khối, cụm thi đua", "Các tổ, bộ phận", "Hình thức khác"),
        blank_rows=8,
    )
    return pledge_agreement(content, stamp("F02", blank=True))


def submission_content() -> AwardSubmission:
    """Return a submission of two collectives and some persons."""
    return AwardSubmission(
        letterhead=replace(OFFICE, number="05/TTr-CĐCS"),
        year="2026",
        addressees=("Ban Thường vụ Liên đoàn Lao động tỉnh Lai Châu",),
        grounds=(
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
            "Căn cứ kết quả họp bình xét thi đua, khen thưởng của CĐCS Trường PTDTBT THCS Dào San",
        ),
        opening=(
            "CĐCS Trường PTDTBT THCS Dào San kính trình Ban Thường vụ Liên đoàn Lao động tỉnh Lai Châu xem xét, khen"
            " thưởng các tập thể, cá nhân có thành tích năm 2026.",
            "Tổng số đề nghị khen thưởng: 02 tập thể và 15 cá nhân, cụ thể như sau:",
        ),
        subjects=(
            CountedSubject("Tập thể", (AwardCount("Bằng khen của LĐLĐ tỉnh", "02 tập thể"),)),
            CountedSubject(
                "Cá nhân",
                (AwardCount("Chiến sĩ thi đua cơ sở", "03 cá nhân"), AwardCount("Lao động tiên tiến", "12 cá nhân")),
            ),
        ),
        closing=("Kính đề nghị Ban Thường vụ Liên đoàn Lao động tỉnh Lai Châu xem xét, quyết định.",),
        signer=SIGNER,
        receivers=("Như trên", "Lưu: VT"),
    )


def f11_submission() -> Document:
    """Return a submission."""
    return award_submission(submission_content(), stamp("F11"))


def f11_blank() -> Document:
    """Return the submission for handwriting."""
    content = replace(
        submission_content(),
        letterhead=replace(UNDATED, number="……/TTr-CĐCS"),
        year="",
        addressees=(SUPERIOR,),
        opening=("Tổng số đề nghị khen thưởng: …… tập thể và …… cá nhân, cụ thể như sau:",),
        subjects=(CountedSubject("Tập thể"), CountedSubject("Cá nhân")),
        signer=UNSIGNED,
    )
    return award_submission(content, stamp("F11", blank=True))


def nominees(count: int, award: str) -> list[Nominee]:
    """Return ``count`` persons put forward for ``award``."""
    return [
        Nominee(
            _PEOPLE[at % 6],
            f"{1980 + at % 20}\n{'Nữ' if at % 2 else 'Nam'}",
            "Giáo viên, Tổ Khoa học tự nhiên",
            award,
            "Dạy giỏi cấp tỉnh; vận động 42 học sinh trở lại lớp.\nHoàn thành xuất sắc nhiệm vụ."
            + ("\nSáng kiến “Dạy chữ bằng tranh” (QĐ số 125/QĐ-UBND ngày 20/5/2025)" if at % 3 == 0 else ""),
            ("Lao động tiên tiến (2025, 87/QĐ-UBND)", "Lao động tiên tiến (2024)") if at % 2 else (),
            "88,89%\n(8/9)",
            "Nghỉ thai sản từ tháng 3" if at % 5 == 1 else "",
        )
        for at in range(count)
    ]


def nomination_content(count: int = 3) -> NominationList:
    """Return a list with a collective, and ``count`` persons for each of two awards."""
    collective = Nominee(
        "Tổ công đoàn Khoa học tự nhiên",
        position="Trường PTDTBT THCS Dào San",
        award="Tổ công đoàn xuất sắc",
        achievements="100% đoàn viên hoàn thành tốt nhiệm vụ.",
        votes="100%\n(9/9)",
    )
    awards = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
    return NominationList(
        letterhead=OFFICE,
        year="2026",
        appendix="(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 25 tháng 5 năm 2026 của CĐCS Trường PTDTBT THCS Dào San)",
        total=f"01 tập thể và {2 * count:02d} cá nhân",
        signer=SIGNER,
        receivers=(SUPERIOR, "Lưu: VT"),
        groups=(
            (AwardGroup("Tổ công đoàn xuất sắc", (collective,)),),
            [AwardGroup(award, nominees(count, award)) for award in awards],
            (),
        ),
    )


def f12_list(count: int = 3) -> Document:
    """Return a list of nominations."""
    return nomination_list(nomination_content(count), stamp("F12"))


def f12_blank() -> Document:
    """Return the list for handwriting."""
    content = replace(
        nomination_content(),
        letterhead=UNDATED,
        year="",
        appendix="(Kèm theo Tờ trình số …… ngày …… tháng …… năm 20…… của CĐCS Trường PTDTBT THCS Dào San)",
        total="…… tập thể và …… cá nhân",
        signer=UNSIGNED,
        groups=((), (), ()),
        codes=("Cột “Năm sinh/giới tính”: ghi năm sinh và Nam hoặc Nữ; của tập thể thì để trống.",),
        blank=True,
    )
    return nomination_list(content, stamp("F12", blank=True))


PAPERS: Final[dict[str, Callable[[], bytes]]] = {
    "f01_pledge_list": lambda: drawn(f01_list()),
    "f01_pledge_list_blank": lambda: drawn(f01_list_blank()),
    "f01_pledge_table": lambda: drawn(f01_table()),
    "f01_pledge_table_blank": lambda: drawn(f01_table_blank()),
    "f02_pledge_agreement": lambda: drawn(f02_agreement()),
    "f02_pledge_agreement_blank": lambda: drawn(f02_blank()),
    "f02_pledge_agreement_cluster": lambda: drawn(f02_cluster()),
    "f11_award_submission": lambda: drawn(f11_submission()),
    "f11_award_submission_blank": lambda: drawn(f11_blank()),
    "f12_nomination_list": lambda: drawn(f12_list()),
    "f12_nomination_list_blank": lambda: drawn(f12_blank()),
}
