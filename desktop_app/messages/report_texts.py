"""Sentences about reports: what cannot be made, saved or found again."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.record_texts import UNCHANGED
from desktop_app.messages.sentence import Template
from desktop_app.messages.table_texts import NOTHING_WRITTEN

REPORT_TEXTS: Final[dict[str, Template]] = {
    "report_outdated": Template(
        N_("Số liệu đã đổi từ lúc lập báo cáo."),
        N_("Chưa lưu tệp nào."),
        N_("Lập lại báo cáo rồi lưu."),
    ),
    "report_code_unknown": Template(
        (N_("Sổ này chưa lưu báo cáo nào có mã “{code}”."), N_("Sổ này chưa lưu báo cáo nào có mã ấy.")),
        UNCHANGED,
        N_("Xem lại mã ở chân trang báo cáo hoặc trang “Ghi chú” của tệp Excel: tám chữ và số."),
    ),
    "kept_report_unreadable": Template(
        N_("Bản báo cáo đã giữ không đọc được bằng phiên bản chương trình này."),
        UNCHANGED,
        N_("Cài phiên bản mới nhất rồi mở lại; nếu vẫn vậy, lập lại báo cáo của kỳ đó."),
    ),
    "report_unknown": Template(
        (N_("Không có báo cáo nào tên “{report}”."), N_("Không có báo cáo ấy.")),
        UNCHANGED,
        N_("Chọn một báo cáo trong danh sách báo cáo lập được."),
    ),
    "report_asks_more": Template(
        N_("Báo cáo này cần chọn thêm trước khi lập."),
        UNCHANGED,
        N_("Chọn đủ những mục báo cáo hỏi (đơn vị, cách tách số liệu, loại, kỳ so sánh) rồi lập lại."),
    ),
    "report_file_unknown": Template(
        (N_("“{file}” chưa cho biết ghi báo cáo thành tệp loại nào."), N_("Tên tệp chưa cho biết ghi tệp loại nào.")),
        NOTHING_WRITTEN,
        N_("Đặt tên kết thúc bằng .pdf, .xlsx (Excel) hoặc .docx (Word)."),
    ),
}
