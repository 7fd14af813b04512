"""Sentences about union units and what becomes of them."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

TREE_UNCHANGED: Final = N_("Cây đơn vị không đổi, bản ghi vẫn nguyên.")
OWN_UNCHANGED: Final = N_("Tên và địa chỉ trong sổ không đổi.")

UNIT_TEXTS: Final[dict[str, Template]] = {
    "unit_unknown": Template(
        N_("Cây đơn vị chưa có mã {unit}."), TREE_UNCHANGED, N_("Xem lại mã, hoặc thêm đơn vị ấy trước.")
    ),
    "unit_not_then": Template(
        N_("{unit_name} (mã {unit}) không hoạt động vào ngày {day}."),
        TREE_UNCHANGED,
        N_("Chọn ngày khác, hoặc chọn đơn vị hoạt động vào ngày ấy."),
    ),
    "unit_exists": Template(
        N_("Mã {unit} đã là của {unit_name}."),
        TREE_UNCHANGED,
        N_("Mã đã dùng không cấp lại cho đơn vị khác; ghi một mã mới."),
    ),
    "unit_incomplete": Template(N_("Đơn vị phải có mã và tên."), TREE_UNCHANGED, N_("Ghi đủ mã và tên rồi làm lại.")),
    "unit_ends_before_start": Template(
        N_("Ngày cuối của {unit_name} đứng trước ngày đầu {day}."), TREE_UNCHANGED, N_("Sửa một trong hai ngày.")
    ),
    "unit_changed_later": Template(
        N_("{unit_name} (mã {unit}) đã có thay đổi ghi cho ngày {day}."),
        TREE_UNCHANGED,
        N_("Chọn ngày sau ngày {day}, hoặc xem lại đơn vị ấy trong cây."),
    ),
    "unit_under_itself": Template(
        N_("{unit_name} không thể trực thuộc {superior_name}: chính đơn vị ấy đang ở dưới."),
        TREE_UNCHANGED,
        N_("Chọn cấp trên khác."),
    ),
    "unit_level_mismatch": Template(
        N_("Theo cấp đã ghi, {unit_name} không trực thuộc {superior_name} được."),
        TREE_UNCHANGED,
        N_(
            "Công đoàn bộ phận và tổ công đoàn ở dưới công đoàn cơ sở; công đoàn cơ sở ở dưới cấp trên trực tiếp hoặc"
            " tỉnh. Chọn cấp trên khác hoặc sửa cấp."
        ),
    ),
    "unit_has_subordinates": Template(
        (N_("Còn {count} đơn vị trực thuộc {unit_name}: {names}."), N_("Còn đơn vị trực thuộc {unit_name}.")),
        TREE_UNCHANGED,
        N_("Chọn đơn vị nhận các đơn vị trực thuộc ấy rồi làm lại."),
    ),
    "unit_into_itself": Template(
        N_("{unit_name} không thể nhập vào chính mình."), TREE_UNCHANGED, N_("Chọn đơn vị nhận khác.")
    ),
    "unit_named_twice": Template(N_("Mã {unit} ghi hai lần."), TREE_UNCHANGED, N_("Giữ một lần rồi làm lại.")),
    "too_few_units": Template(
        N_("Việc này cần ít nhất {minimum} đơn vị."), TREE_UNCHANGED, N_("Ghi thêm đơn vị rồi làm lại.")
    ),
    "superior_unclear": Template(
        N_("Các đơn vị nhập thành {unit_name} đang trực thuộc những cấp trên khác nhau."),
        TREE_UNCHANGED,
        N_("Chọn cấp trên của đơn vị mới."),
    ),
    "province_stays": Template(
        N_("{unit_name} là đơn vị giữ sổ này nên không nhập, chia, chuyển hay giải thể được."),
        TREE_UNCHANGED,
        N_("Chọn một đơn vị khác; tên của tỉnh thì đổi bằng “Đổi tên”."),
    ),
    "unit_name_differs": Template(
        N_("Trong cây đơn vị, mã {unit} mang tên {unit_name}, không phải {typed}."),
        N_("Chưa tiếp nhận máy, cây đơn vị không đổi."),
        N_("Ghi đúng tên ấy, ghi mã khác, hoặc đổi tên đơn vị ở “Đơn vị” trước."),
    ),
    "own_unit_same": Template(
        N_("Tên, cấp trên và xã, phường vẫn như trong sổ."), OWN_UNCHANGED, N_("Sửa rồi ghi lại.")
    ),
    "own_unit_changed_later": Template(
        N_("Trong sổ đã có thay đổi tên hoặc địa chỉ từ ngày {day}."),
        OWN_UNCHANGED,
        N_("Chọn ngày {day} để sửa lần ấy, hoặc ngày sau đó."),
    ),
    "own_unit_not_yet": Template(
        N_("Ngày {day} chưa tới."), OWN_UNCHANGED, N_("Đến ngày ấy hãy ghi, hoặc chọn ngày đã tới.")
    ),
}
