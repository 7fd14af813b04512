"""Examples of the papers of care: F03, F04, F17 and F18, filled and blank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.documents.forms.consent import Consent, consent
from desktop_app.documents.forms.covid_list import CovidList, CovidRow, covid_list
from desktop_app.documents.forms.hardship_list import HardshipList, HardshipRow, hardship_list
from desktop_app.documents.forms.support_letter import Choice, SupportLetter, support_letter
from desktop_app.documents.letterhead import Letterhead, dateline
from desktop_app.documents.signatures import SIGN_SEAL, Signature
from tests.documents.drawing import drawn, stamp

UNION: Final = "CĐCS Trường PTDTBT THCS Dào San"
SUPERIOR: Final = "Liên đoàn Lao động tỉnh Lai Châu"
OFFICE: Final = Letterhead(SUPERIOR, UNION, "Dào San", date(2026, 2, 5))
UNDATED: Final = replace(OFFICE, day=None)
SIGNER: Final = Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ")
_NAMES: Final = ("Giàng A Sử", "Tẩn Thị Mẩy", "Lò Văn Ướn", "Vàng Thị Dở", "Nguyễn Thị Phương Thảo", "Phùng Ừ Xá")


# ---------------------------------------------------------------- F03


def requests(count: int) -> list[HardshipRow]:
    """Return ``count`` requests, every fifth of them for a gift without a sum."""
    return [
        HardshipRow(
            name=_NAMES[at % 6],
            birth="1990" if at % 4 == 3 else f"{at % 28 + 1:02d}/03/1984",
            sex="Nữ" if at % 2 else "Nam",
            ethnic_group=("Mông", "Dao", "Thái")[at % 3],
            number=f"01208{at:07d}",
            unit="Tổ công đoàn điểm trường Nậm Hăn",
            circumstance="Hộ cận nghèo; ốm đau. Chồng ốm dài ngày, hai con học nội trú.",
            amount=None if at % 5 == 4 else 2_000_000,
            source="LĐLĐ tỉnh",
            note="Quà, hiện vật" if at % 5 == 4 else "",
        )
        for at in range(count)
    ]


HARDSHIP: Final = HardshipList(
    OFFICE,
    requests(5),
    SIGNER,
    (SUPERIOR, "Lưu: VT"),
    appendix=f"(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 20 tháng 01 năm 2026 của {UNION})",
    scope="Đợt: Tết Bính Ngọ 2026",
    sensitive=True,
)
HARDSHIP_BLANK: Final = HardshipList(
    UNDATED,
    (),
    replace(SIGNER, name=""),
    (SUPERIOR, "Lưu: VT"),
    appendix=f"(Kèm theo Tờ trình số ……/…… ngày …… tháng …… năm 20…… của {UNION})",
    blank_rows=20,
    sources=("Tổng Liên đoàn", "LĐLĐ tỉnh", "Công đoàn cơ sở"),
)


def f03(content: HardshipList = HARDSHIP) -> bytes:
    """Return F03 as PDF."""
    return drawn(hardship_list(content, stamp("F03", blank=content.blank_rows > 0)))


# ---------------------------------------------------------------- F04

_ASKED: Final = ("Xây mới nhà ở", "Sửa chữa nhà ở", "Trợ cấp tiền", "Quà, hiện vật", "Việc khác")
_CLASSES: Final = ("Hộ nghèo", "Hộ cận nghèo", "Hộ mới thoát nghèo", "Hộ có mức sống trung bình")
_HOUSES: Final = ("Nhà kiên cố", "Nhà bán kiên cố", "Nhà gỗ, nhà sàn", "Nhà tạm", "Chưa có nhà, ở nhờ", "Loại khác")
_OPINIONS: Final = ("Đồng ý đề nghị", "Cần khảo sát thêm", "Không đề nghị")
LETTER: Final = SupportLetter(
    addressees=(f"BCH {UNION}", SUPERIOR),
    closing=("Tôi cam đoan những điều khai trên là đúng sự thật, nếu sai tôi xin chịu trách nhiệm.",),
    matter="new_house",
    dated=dateline("Dào San", date(2026, 1, 12)),
    asked=Choice(_ASKED, "Xây mới nhà ở"),
    household_class=Choice(_CLASSES, "Hộ cận nghèo"),
    present_house=Choice(_HOUSES, "Nhà tạm"),
    opinion=Choice(_OPINIONS, "Đồng ý đề nghị"),
    opinion_on="ngày 15 tháng 01 năm 2026",
    name="Giàng A Chứ",
    birth="12/03/1984",
    number="012084004127",
    issued_on="04/05/2021",
    issued_by="Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    ethnic_group="Mông",
    phone="0912345678",
    workplace="Tổ công đoàn điểm trường Nậm Hăn",
    joined_on="2012",
    home="bản Nậm Coóng, xã Nậm Cuổi",
    household_size="6",
    workers="2",
    income=4_500_000,
    reason="Nhà ở hư hỏng, chưa có nhà",
    circumstance="Vợ ốm dài ngày, hai con đang học nội trú.",
    area="32,5",
    damage="Mái dột ba gian, cột gian bếp mục.",
    requested=50_000_000,
    cost=120_000_000,
    family_share=40_000_000,
)
LETTER_BLANK: Final = SupportLetter(
    addressees=LETTER.addressees,
    closing=LETTER.closing,
    matter="",
    dated=dateline("Dào San", None),
    asked=Choice(_ASKED),
    household_class=Choice(_CLASSES),
    present_house=Choice(_HOUSES),
    opinion=Choice(_OPINIONS),
)


def f04(content: SupportLetter = LETTER) -> bytes:
    """Return F04 as PDF."""
    return drawn(support_letter(content, stamp("F04", blank=not content.name)))


# ---------------------------------------------------------------- F17

CONSENT: Final = Consent(
    office=UNION,
    superior=SUPERIOR,
    grounds=("Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",),
    purposes=("quản lý đoàn viên", "xét, trao hỗ trợ, quà tặng, khen thưởng"),
    basic=("họ và tên", "ngày sinh", "số định danh", "chỗ ở", "điện thoại"),
    sensitive=("dân tộc", "hoàn cảnh gia đình", "số tài khoản"),
    recipients=(SUPERIOR, "UBND xã, phường (xác nhận hoàn cảnh)"),
    points=(
        "Thời hạn lưu giữ: đến khi không còn cần cho các mục đích trên.",
        "Quyền của tôi theo Luật số 91/2025/QH15: được biết, xem, yêu cầu sửa, rút lại sự đồng ý, yêu cầu xóa.",
        f"Cách rút lại sự đồng ý: báo cho BCH {UNION} bằng lời hoặc bằng văn bản, bất cứ lúc nào.",
    ),
    dated=dateline("Dào San", None),
    name="Tẩn Thị Mẩy",
    birth="1990",
    number="012190004127",
    phone="0912345678",
    home="bản Nậm Coóng, xã Nậm Cuổi",
)
CONSENT_BLANK: Final = replace(CONSENT, name="", birth="", number="", phone="", home="")


def f17(content: Consent = CONSENT) -> bytes:
    """Return F17 as PDF."""
    return drawn(consent(content, stamp("F17", blank=not content.name)))


# ---------------------------------------------------------------- F18


def aids(count: int) -> list[CovidRow]:
    """Return aid for ``count`` persons, every second by transfer, every third with rice."""
    return [
        CovidRow(
            name=_NAMES[at % 6],
            birth=str(1980 + at % 20),
            number=f"01208{at:07d}",
            unit="Công ty Cổ phần trà Than Uyên, tổ sấy",
            contract="Không xác định thời hạn",
            reason="Mất việc, chấm dứt hợp đồng",
            time="01/04/2020 –\n05/2020",
            cash=1_000_000,
            account="7801205012345\nAgribank Than Uyên" if at % 2 else "Tiền mặt",
            in_kind="" if at % 3 else "5 kg gạo",
            in_kind_value=None if at % 3 else 75_000,
        )
        for at in range(count)
    ]


COVID: Final = CovidList(
    OFFICE,
    "(Theo Quyết định số 643/QĐ-TLĐ)",
    aids(4),
    sensitive=True,
    preparer="Nguyễn Thị Hoa",
    treasurer="Lò Thị Ánh",
    chair="Tẩn A Dơ",
)
COVID_BLANK: Final = CovidList(
    UNDATED,
    "(Theo Quyết định số ………/QĐ-TLĐ)",
    (),
    blank_rows=20,
    contracts=("Không xác định thời hạn", "Xác định thời hạn", "Không có hợp đồng"),
    reasons=("Mắc Covid-19", "Mất việc, chấm dứt hợp đồng", "Nhóm khác"),
)


def f18(content: CovidList = COVID) -> bytes:
    """Return F18 as PDF."""
    return drawn(covid_list(content, stamp("F18", blank=content.blank_rows > 0)))
