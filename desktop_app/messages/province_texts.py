"""Sentences about locked periods, about persons whom several offices record, and about what was recorded twice."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_KEPT: Final = N_("Khóa của tỉnh vẫn như trước, bản ghi không đổi.")
_BOTH_KEPT: Final = N_("Hai bản ghi vẫn nguyên.")
_ASK: Final = N_("Đối chiếu với hai đơn vị; trả lại bản ghi thừa với lý do “Đã có đơn vị khác ghi việc này”.")
_ASK_WHO: Final = N_("Xem có đúng cùng một người không, ở “Người trùng”, rồi mới duyệt hoặc trả lại.")

LOCK_TEXTS: Final[dict[str, Template]] = {
    "period_locked_already": Template(
        (
            N_("Tỉnh đã khóa kỳ từ {starts_on} đến {ends_on}, có ngày trùng với kỳ này."),
            N_("Tỉnh đã khóa một kỳ có ngày trùng với kỳ này."),
        ),
        _KEPT,
        N_("Chọn kỳ không có ngày nào đã khóa, hoặc mở kỳ ấy trước."),
    ),
    "lock_unknown": Template(
        N_("Kỳ này tỉnh không còn khóa."), _KEPT, N_("Xem lại danh sách kỳ đã khóa rồi chọn lại.")
    ),
    "exception_unknown": Template(
        N_("Đơn vị này không còn được bổ sung vào kỳ đã khóa."), _KEPT, N_("Xem lại danh sách rồi chọn lại.")
    ),
    "reason_lacking": Template(N_("Chưa ghi lý do."), _KEPT, N_("Ghi vì sao, rồi làm lại.")),
    "exception_over": Template(
        (N_("Hạn bổ sung {day} đã qua: hôm nay là {today}."), N_("Hạn bổ sung đã qua.")),
        _KEPT,
        N_("Chọn hạn từ hôm nay trở đi."),
    ),
}
LINK_TEXTS: Final[dict[str, Template]] = {
    "link_not_decided": Template(
        N_("Về hai người này tỉnh chưa quyết định gì."),
        N_("Không có gì thay đổi."),
        N_("Mở lại “Người trùng” để xem danh sách hiện tại."),
    ),
    "pair_unknown": Template(
        (N_("Không có cặp nào mang mã “{pair}”, hoặc có nhiều cặp."), N_("Không rõ là cặp nào.")),
        N_("Không có gì thay đổi."),
        N_("Xem lại danh sách rồi gõ đủ mã của cặp."),
    ),
    "links_differ": Template(
        N_("Hai người này có số định danh khác nhau nên không thể là một người."),
        N_("Không có gì thay đổi."),
        N_("Nếu số ghi nhầm, trả lại bản ghi để đơn vị sửa số."),
    ),
}
CROSS_TEXTS: Final[dict[str, Template]] = {
    "period_locked": Template(
        N_("Bản ghi về sau khi tỉnh khóa kỳ của nó."),
        N_("Bản ghi vẫn nguyên, chưa được duyệt."),
        N_("Trả lại đơn vị; hoặc cho đơn vị bổ sung ở “Khóa sổ theo kỳ” rồi duyệt."),
    ),
    "cross_campaign": Template(
        (
            N_("{unit_name} cũng đã ghi {other_kind} cho {person} ngày {day}, {amount} đồng, cùng đợt và cùng nguồn."),
            N_("{unit_name} cũng đã ghi {other_kind} cho {person}, cùng đợt và cùng nguồn."),
            N_("Một đơn vị khác cũng đã ghi hỗ trợ này, cùng đợt và cùng nguồn."),
        ),
        _BOTH_KEPT,
        _ASK,
    ),
    "cross_campaign_perhaps": Template(
        (
            N_("{unit_name} đã ghi {other_kind} cho người tên {person} ngày {day}, {amount} đồng, cùng đợt và nguồn."),
            N_("{unit_name} đã ghi {other_kind} cho người tên {person}, cùng đợt và cùng nguồn."),
            N_("Một đơn vị khác có thể đã ghi hỗ trợ này, cùng đợt và cùng nguồn."),
        ),
        _BOTH_KEPT,
        _ASK_WHO,
    ),
    "cross_house": Template(
        (
            N_("{person} đã được xây mới một nhà do {unit_name} ghi, ngày {day}, {amount} đồng."),
            N_("{person} đã được xây mới một nhà do {unit_name} ghi."),
            N_("Hộ này đã được xây mới một nhà do đơn vị khác ghi."),
        ),
        _BOTH_KEPT,
        _ASK,
    ),
    "cross_house_perhaps": Template(
        (
            N_("{unit_name} đã ghi một nhà xây mới cho người tên {person} ở cùng xã, ngày {day}, {amount} đồng."),
            N_("{unit_name} đã ghi một nhà xây mới cho người tên {person} ở cùng xã."),
            N_("Hộ này có thể đã được xây mới một nhà do đơn vị khác ghi."),
        ),
        _BOTH_KEPT,
        _ASK_WHO,
    ),
    "cross_twice": Template(
        (
            N_("{unit_name} cũng đã ghi {other_kind} này, ngày {day}, {amount} đồng: {other_title}."),
            N_("{unit_name} cũng đã ghi {other_kind} này: {other_title}, ngày {day}."),
            N_("{unit_name} cũng đã ghi {other_kind} này: {other_title}."),
            N_("Một đơn vị khác cũng đã ghi việc này."),
        ),
        _BOTH_KEPT,
        _ASK,
    ),
    "cross_twice_perhaps": Template(
        (
            N_("{unit_name} có thể đã ghi {other_kind} này, ngày {day}: {other_title}; xem có cùng một người không."),
            N_("{unit_name} có thể đã ghi {other_kind} này: {other_title}; xem có cùng một người không."),
            N_("Một đơn vị khác có thể đã ghi việc này."),
        ),
        _BOTH_KEPT,
        _ASK_WHO,
    ),
}
PROVINCE_TEXTS: Final[dict[str, Template]] = {**LOCK_TEXTS, **LINK_TEXTS, **CROSS_TEXTS}
