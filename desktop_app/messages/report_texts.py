"""Why a report could not be made, saved or found again."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.messages.sentence import Template

_UNCHANGED: Final = N_("Sổ không đổi, chưa có báo cáo nào được lập.")


def not_counted_again(*, drafts: bool) -> str:
    """Return why a report that was found is shown as it was kept: it counted ``drafts``, or told of its day."""
    if drafts:
        return _("Báo cáo này tính cả bản nháp nên không đếm lại được; đây đúng là bản đã lưu.")
    return _("Báo cáo này nói về ngày lập (gói đã đến, kỳ đã khóa) nên không đếm lại được; đây đúng là bản đã lưu.")


REPORT_TEXTS: Final[dict[str, Template]] = {
    "report_unknown": Template(
        (N_("Không có báo cáo nào tên là “{report}”."), N_("Không có báo cáo này.")),
        _UNCHANGED,
        N_("Chọn một báo cáo trong danh sách."),
    ),
    "report_asks_more": Template(
        N_("Báo cáo này còn thiếu một lựa chọn."),
        _UNCHANGED,
        N_("Chọn cách chia số liệu; chia theo cấp, loại thì chọn thêm một loại bản ghi."),
    ),
    "report_code_unknown": Template(
        (N_("Sổ này chưa đưa ra báo cáo nào có mã “{code}”."), N_("Sổ này chưa đưa ra báo cáo nào có mã như vậy.")),
        N_("Sổ không đổi."),
        N_("Gõ lại tám ký tự in ở chân báo cáo; báo cáo của máy khác thì tìm ở máy đó."),
    ),
    "report_outdated": Template(
        N_("Số liệu trong sổ đã thay đổi từ khi lập báo cáo này."),
        N_("Chưa in, chưa lưu tệp nào."),
        N_("Lập lại báo cáo rồi in hoặc lưu."),
    ),
    "kept_report_unreadable": Template(
        N_("Không đọc được báo cáo đã giữ trong sổ."),
        N_("Bản ghi và số liệu vẫn nguyên trong sổ."),
        N_("Lập lại báo cáo của kỳ đó; cập nhật chương trình nếu sổ do bản mới hơn ghi."),
    ),
    "may_not_list_names": Template(
        (
            N_("{operator} chưa được giao việc xem danh sách người có họ tên."),
            N_("Người đang làm việc chưa được giao việc xem danh sách người có họ tên."),
        ),
        _UNCHANGED,
        N_("Lập báo cáo không có họ tên, hoặc nhờ người được nhập (ở tỉnh: người được kiểm tra) mở sổ."),
    ),
}
