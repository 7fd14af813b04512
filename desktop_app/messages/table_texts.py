"""Sentences about lists and figures that leave the book as files."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

NOTHING_WRITTEN: Final = N_("Chưa ghi tệp nào; sổ không đổi.")

TABLE_TEXTS: Final[dict[str, Template]] = {
    "not_a_table": Template(
        (N_("“{file}” đang có và không phải tệp danh sách do sổ ghi."), N_("Tệp đang có không phải tệp danh sách.")),
        N_("Tệp ấy vẫn nguyên, chưa ghi gì."),
        N_("Đặt tên khác rồi lưu lại."),
    ),
    "table_kind_unknown": Template(
        (N_("“{file}” chưa cho biết ghi tệp loại nào."), N_("Tên tệp chưa cho biết ghi tệp loại nào.")),
        NOTHING_WRITTEN,
        N_("Đặt tên kết thúc bằng .xlsx (Excel) hoặc .csv."),
    ),
    "report_file_unknown": Template(
        (N_("“{file}” chưa cho biết ghi báo cáo thành tệp loại nào."), N_("Tên tệp chưa cho biết ghi tệp loại nào.")),
        NOTHING_WRITTEN,
        N_("Đặt tên kết thúc bằng .pdf, .xlsx (Excel) hoặc .docx (Word)."),
    ),
    "too_many_rows_for_workbook": Template(
        (
            N_("Danh sách có {count} dòng, một bảng Excel chỉ nhận {most} dòng."),
            N_("Danh sách dài hơn một bảng Excel."),
        ),
        NOTHING_WRITTEN,
        N_("Lưu thành tệp CSV (bao nhiêu dòng cũng được), hoặc lọc bớt danh sách rồi lưu lại."),
    ),
}
