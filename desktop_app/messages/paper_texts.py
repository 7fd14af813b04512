"""The printed forms as people read of them in the window: names, groups, what each is for, the parts of its text.

What stands on the paper itself is Vietnamese by law and belongs to ``documents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain.paper_forms import TextPart

PAPER_GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("Chăm lo"), ("F03", "F04", "F05", "F06", "F07", "F08", "F18")),
    (N_("Thi đua"), ("F01", "F02")),
    (N_("Sáng kiến"), ("F09", "F10")),
    (N_("Khen thưởng"), ("F11", "F12")),
    (N_("Báo cáo"), ("F13", "F14", "F15")),
    (N_("Gửi, nhận dữ liệu"), ("F16", "F17")),
)
"""Headings with their forms, in the order in which papers are asked for most."""

_NAMES: Final[dict[str, str]] = {
    "F01": N_("Danh sách đăng ký thi đua"),
    "F02": N_("Bản giao ước thi đua"),
    "F03": N_("Danh sách đề nghị hỗ trợ"),
    "F04": N_("Đơn đề nghị hỗ trợ"),
    "F05": N_("Biên bản khảo sát"),
    "F06": N_("Biên bản họp xét hỗ trợ"),
    "F07": N_("Biên bản bàn giao nhà, công trình"),
    "F08": N_("Danh sách ký nhận quà"),
    "F09": N_("Đơn yêu cầu công nhận sáng kiến"),
    "F10": N_("Danh mục sáng kiến, đề tài"),
    "F11": N_("Tờ trình đề nghị khen thưởng"),
    "F12": N_("Danh sách đề nghị khen thưởng"),
    "F13": N_("Báo cáo kết quả hoạt động"),
    "F14": N_("Báo cáo hoạt động công đoàn cơ sở (1-HĐCĐ)"),
    "F15": N_("Báo cáo tổng kết giai đoạn"),
    "F16": N_("Phiếu nộp hồ sơ (giao nhận gói)"),
    "F17": N_("Bản đồng ý xử lý dữ liệu cá nhân"),
    "F18": N_("Danh sách hỗ trợ do dịch COVID-19"),
}

_ABOUT: Final[dict[str, str]] = {
    "F01": N_("Tập thể, cá nhân đăng ký danh hiệu của một năm, có cột ký."),
    "F02": N_("Ký giữa thủ trưởng đơn vị và công đoàn: nội dung, chỉ tiêu, biện pháp."),
    "F03": N_("Hoàn cảnh và mức đề nghị của từng người, gửi kèm tờ trình."),
    "F04": N_("Mỗi người một đơn, để ký và xin xác nhận của xã."),
    "F05": N_("Hoàn cảnh và nhà ở thấy khi khảo sát, các bên cùng ký."),
    "F06": N_("Thành phần, số phiếu và mức hỗ trợ của cuộc họp xét."),
    "F07": N_("Bên giao, bên nhận, chứng kiến; giá trị theo từng nguồn."),
    "F08": N_("Người nhận, tiền, hiện vật và ô ký nhận của một đợt."),
    "F09": N_("Tác giả, tỷ lệ đóng góp và mô tả sáng kiến."),
    "F10": N_("Sáng kiến, đề tài được công nhận trong năm, giá trị làm lợi."),
    "F11": N_("Văn bản gửi cấp trên, có số và căn cứ."),
    "F12": N_("Tập thể, cá nhân theo từng hình thức khen, gửi kèm tờ trình."),
    "F13": N_("Kết quả của một quý, một năm, kèm bảng số liệu."),
    "F14": N_("Số liệu tính đến 31/5 hoặc 30/11."),
    "F15": N_("Năm năm một lần, kèm phụ lục số liệu từng năm."),
    "F16": N_("Đi cùng gói gửi tỉnh: số tệp, kích thước, hai bên ký."),
    "F17": N_("Để người được hỗ trợ đọc và ký trước khi ghi thông tin."),
    "F18": N_("Mức hỗ trợ theo từng quyết định, có ô ký nhận."),
}

_PARTS: Final[dict[TextPart, str]] = {
    "addressees": N_("Kính gửi"),
    "grounds": N_("Căn cứ"),
    "opening": N_("Đoạn mở đầu"),
    "rows": N_("Dòng thêm"),
    "limits": N_("Hạn chế"),
    "plans": N_("Phương hướng"),
    "closing": N_("Đoạn kết"),
    "receivers": N_("Nơi nhận"),
}


def paper_name(form: str) -> str:
    """Return what a form is called, "F99" for one that is not known here."""
    name = _NAMES.get(form)
    return _(name) if name is not None else form


def paper_about(form: str) -> str:
    """Return what a form is for, "" for one that is not known here."""
    about = _ABOUT.get(form)
    return _(about) if about is not None else ""


def text_part_name(part: TextPart) -> str:
    """Return what a part of a form's text is called."""
    return _(_PARTS[part])


def grouped_papers(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Return (heading, form) of each of ``forms`` that has a group, in the order of the groups."""
    return [(_(heading), form) for heading, members in PAPER_GROUPS for form in members if form in forms]
