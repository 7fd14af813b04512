"""Sentences about persons on record: merging two records of one person, and erasing what is held on people."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

NOT_MERGED: Final = N_("Chưa gộp; hai bản ghi vẫn nguyên trong sổ.")

PERSON_TEXTS: Final[dict[str, Template]] = {
    "already_erased": Template(
        N_("Dữ liệu của người này đã xóa từ trước."), N_("Sổ không đổi."), N_("Không còn gì để xóa.")
    ),
    "nothing_to_erase": Template(
        N_("Đợt này không còn dữ liệu cá nhân."), N_("Sổ không đổi."), N_("Không còn gì để xóa.")
    ),
    "same_record": Template(
        N_("Hai bản ghi đã chọn là một."), NOT_MERGED, N_("Chọn một bản ghi khác của cùng một người.")
    ),
    "already_merged": Template(
        N_("Một trong hai bản ghi đã gộp vào bản ghi khác từ trước."),
        NOT_MERGED,
        N_("Chọn bản ghi đang còn trong danh sách; muốn tách thì lấy lại từ thùng rác."),
    ),
    "not_to_merge": Template(
        (N_("Bản ghi {from_state}, nên chưa gộp được."), N_("Bản ghi này chưa gộp được.")),
        NOT_MERGED,
        N_("Hoàn thành bản ghi, hoặc lấy lại từ thùng rác, rồi gộp."),
    ),
    "not_merged": Template(
        N_("Bản ghi này không gộp vào bản ghi nào."), N_("Sổ không đổi."), N_("Tìm lại trong thùng rác.")
    ),
    "nobody_to_link": Template(
        N_("Trong bản ghi này không có ai cùng tên, ngày sinh và xã với người này mà chưa được chọn trong sổ."),
        N_("Sổ không đổi."),
        N_("Mở bản ghi và chọn người trong sổ."),
    ),
    "record_merged": Template(
        N_("Bản ghi này đã gộp vào bản ghi khác của cùng một người."),
        N_("Sổ không đổi."),
        N_("Muốn dùng riêng thì lấy lại từ thùng rác: hai bản ghi sẽ tách ra."),
    ),
    "record_erased": Template(
        N_("Bản ghi này đã xóa theo luật, không còn gì để lấy lại."), N_("Sổ không đổi."), N_("Ghi bản mới nếu cần.")
    ),
    "merge_undecided": Template(
        (N_("Hai bản ghi trả lời khác nhau ở: {titles}."), N_("Hai bản ghi trả lời khác nhau.")),
        NOT_MERGED,
        N_("Chọn câu trả lời đúng ở từng chỗ khác nhau rồi gộp."),
    ),
}
