"""Minutes as the goldens and the tests of F05, F06 and F07 print them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.handover_minutes import (
    BLANK_FACTS,
    GROUND_BY_HAND,
    HANDOVER,
    PLACE_BY_HAND,
    UNION_HOME,
    HandoverMinutes,
    Source,
    handover_minutes,
)
from desktop_app.documents.forms.meeting_minutes import MeetingMinutes, Result, meeting_minutes
from desktop_app.documents.forms.survey_minutes import Party, SurveyMinutes, survey_minutes
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document, render_documents
from desktop_app.domain.dates import PartialDate
from tests.documents.pdf import boxes

AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
OFFICE: Final = Letterhead(
    "Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường PTDTBT THCS Dào San", "Dào San", date(2026, 2, 5)
)
DAY: Final = PartialDate.of_day(date(2026, 1, 14))
HEAD: Final = replace(OFFICE, day=DAY.start)
UNDATED: Final = replace(OFFICE, day=None)
NUMBERED: Final = Letterhead(OFFICE.superior, OFFICE.office, OFFICE.place, date(2026, 1, 16), "03/BB-CĐCS")

SURVEY: Final = SurveyMinutes(
    HEAD,
    present=(
        Party("CĐCS", (("Lò Thị Phương", "Chủ tịch CĐCS"), ("Tẩn Thị Mẩy", "ủy viên"))),
        Party("UBND xã", (("Lò Văn Ướn", "công chức văn hóa - xã hội"),)),
        Party("bản", (("Vàng A Páo", "Trưởng bản"),)),
        Party("gia đình", (("Giàng A Chứ", "chủ hộ"),)),
    ),
    day=DAY,
    started="08:30",
    ended="9:15",
    place="bản Nậm Coóng, xã Nậm Cuổi",
    head="Giàng A Chứ",
    born="1984",
    household_class="Hộ cận nghèo",
    members="6",
    workers="2",
    income="4.500.000",
    circumstance="Mẹ già 80 tuổi, vợ ốm, ruộng ít.",
    house="Nhà tạm",
    area="32,5",
    damage="Mái dột ba gian, tường nứt.",
    proposal="Xây mới nhà ở",
    proposed=50_000_000,
    conclusion="Nhà không còn ở được, nên làm mới trước mùa mưa.",
    closing=("Biên bản đã đọc lại cho những người có mặt cùng nghe, nhất trí và ký tên.",),
)
SURVEY_BLANK: Final = SurveyMinutes(
    UNDATED,
    [Party(title) for title in ("CĐCS", "UBND xã", "bản, thôn", "gia đình")],
    closing=SURVEY.closing,
    class_options=("Hộ nghèo", "Hộ cận nghèo", "Gia đình chính sách", "Đoàn viên khó khăn", "Diện khác"),
    house_options=("Nhà kiên cố", "Nhà bán kiên cố", "Nhà gỗ, nhà sàn", "Nhà tạm", "Loại khác"),
    proposal_options=("Xây mới nhà ở", "Sửa chữa nhà ở", "Trợ cấp tiền", "Không đề xuất"),
    blank=True,
)
MEETING: Final = MeetingMinutes(
    NUMBERED,
    occasion="Tết Bính Ngọ 2026",
    day=PartialDate.of_day(date(2026, 1, 16)),
    started="14:00",
    ended="15:30",
    venue="Phòng họp nhà trường",
    body="Ban chấp hành công đoàn",
    attended="có mặt 6/7 thành viên",
    absent="Vàng A Páo, đi tập huấn",
    attendees=(("Hoàng Văn Thái", "Hiệu trưởng"),),
    chair="Lò Thị Phương",
    secretary="Tẩn Thị Mẩy",
    business="Đọc đơn và biên bản khảo sát; từng người có ý kiến; bỏ phiếu kín.",
    people=(
        Result("Giàng A Chứ", "Xây nhà mới: Mái ấm công đoàn", "6/6", "100", 50_000_000),
        Result("Lò Thị Mẩy", "Hỗ trợ khó khăn, thăm hỏi", "5/6", "83,33", 2_000_000),
        Result("Phùng Ừ Xá", "Sửa chữa nhà ở", "2/6", "33,33", 20_000_000, "Không đồng ý"),
    ),
    total=52_000_000,
    conclusion="Giao thư ký lập danh sách trình LĐLĐ tỉnh.",
)
EMULATION: Final = replace(
    MEETING,
    letterhead=replace(NUMBERED, number="11/BB-HĐTĐ"),
    about="emulation",
    occasion="",
    people=(Result("Lò Thị Mẩy", "Lao động tiên tiến", "9/9"),),
    collectives=(Result("Tổ 1", "Tổ công đoàn xuất sắc", "9/9", "100"), Result("Tổ 2", "", outcome="Để xét sau")),
)
MEETING_BLANK: Final = MeetingMinutes(replace(UNDATED, number="……/BB-CĐCS"), blank=True)
HANDOVER_DONE: Final = HandoverMinutes(
    HEAD,
    UNION_HOME,
    facts=(
        (("Hình thức", "Xây mới"), ("Loại nhà", "Nhà cấp 4"), ("Diện tích", "48,5 m²")),
        (("Kết cấu", "Tường gạch, khung thép, mái tôn"),),
    ),
    grounds=(
        "Quyết định số 31/QĐ-LĐLĐ ngày 25 tháng 3 năm 2026 của LĐLĐ tỉnh Lai Châu về việc hỗ trợ xây nhà ở",
        "Biên bản khảo sát ngày 14 tháng 01 năm 2026",
    ),
    opening=("Hôm nay, ngày 15 tháng 5 năm 2026, tại bản Nậm Coóng, xã Nậm Cuổi, gồm có:",),
    giver="LĐLĐ tỉnh Lai Châu, ông Nguyễn Văn Hải, Phó Chủ tịch",
    receiver="Ông (bà) Vàng Thị Páo, sinh năm 1984",
    witnesses="UBND xã Nậm Cuổi, ông Lò Văn Ướn",
    sources=(
        Source("LĐLĐ tỉnh", 50_000_000),
        Source("Công đoàn cơ sở", 5_000_000),
        Source("Doanh nghiệp", 15_000_000, "Công ty Cổ phần trà Than Uyên"),
        Source("Gia đình", 10_000_000),
        Source("Ngày công quy đổi", 10_000_000),
    ),
    value=90_000_000,
    said="over",
    condition="Hoàn thành, sử dụng tốt",
    commitment="Ở và giữ gìn, không bán, không cho thuê",
    closing=("Biên bản lập thành 04 bản có giá trị như nhau, mỗi bên giữ ít nhất 01 bản.",),
    receiver_name="Vàng Thị Páo",
)
HANDOVER_BLANK: Final = HandoverMinutes(
    UNDATED,
    HANDOVER,
    facts=BLANK_FACTS,
    what="",
    grounds=(GROUND_BY_HAND,),
    opening=(f"Hôm nay, ngày …… tháng …… năm 20……, tại {PLACE_BY_HAND}, gồm có:",),
    closing=("Biên bản lập thành ……… bản có giá trị như nhau, mỗi bên giữ ít nhất 01 bản.",),
    blank=True,
)

Minutes = SurveyMinutes | MeetingMinutes | HandoverMinutes


def document(content: Minutes) -> Document:
    """Return minutes as a paper, a blank one without a code at its foot."""
    form = {SurveyMinutes: "F05", MeetingMinutes: "F06", HandoverMinutes: "F07"}[type(content)]
    stamp = Stamp(form, "", "1") if content.blank else Stamp(form, "7K3M-Q2XD", "1a2b3c4d", label="Mã 7K3M-Q2XD")
    if isinstance(content, SurveyMinutes):
        return survey_minutes(content, stamp)
    return meeting_minutes(content, stamp) if isinstance(content, MeetingMinutes) else handover_minutes(content, stamp)


def drawn(content: Minutes) -> bytes:
    """Return minutes as PDF."""
    target = io.BytesIO()
    render_documents([document(content)], target, printed_at=AT)
    return target.getvalue()


def overlapping(pdf: bytes) -> list[tuple[str, str]]:
    """Return the pairs of words that are set over each other; boxes of neighbouring lines may touch."""
    found = []
    words = sorted(boxes(pdf), key=lambda word: (word[0], word[2]))
    for place, (page, left, top, right, bottom, word) in enumerate(words):
        for other_page, other_left, other_top, other_right, other_bottom, other in words[place + 1 :]:
            if other_page != page or other_top > bottom:
                break
            high = min(bottom, other_bottom) - max(top, other_top)
            if (
                high > 0.35 * min(bottom - top, other_bottom - other_top)
                and min(right, other_right) - max(left, other_left) > 0.5
            ):
                found.append((word, other))
    return found
