"""Sentences about devices the province stops believing, about its own keys, and about histories given back."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_NOTHING: Final = N_("Chưa đổi gì, sổ vẫn như trước.")

KEY_TEXTS: Final[dict[str, Template]] = {
    "replaced_key": Template(
        (
            N_("Gói này ký bằng dấu ký cũ của {office}."),
            N_("Gói này ký bằng một dấu ký cũ."),
        ),
        N_("Chưa lấy gì từ gói này, sổ không đổi."),
        N_(
            "Nhờ đơn vị xuất gói mới: gói mới mang lại cả nội dung gói này."
            " Nếu máy cũ đã hỏng, mở “Máy đã đăng ký”, nhận lại máy cũ rồi nhận lại gói."
        ),
    ),
    "key_withdrawn": Template(
        N_("Dấu ký trong yêu cầu này đã bị thôi đăng ký, không dùng lại được."),
        N_("Chưa đăng ký gì, sổ không đổi."),
        N_(
            "Đưa giấy báo thôi đăng ký cho đơn vị mở trên máy ấy, rồi ghi yêu cầu mới:"
            " máy tự lập dấu ký mới. In lại phiếu máy để so số."
        ),
    ),
    "device_unknown": Template(
        (N_("Chưa có máy nào mang số {device} được đăng ký."), N_("Chưa có máy nào mang số đó được đăng ký.")),
        _NOTHING,
        N_("Xem lại danh sách trong “Máy đã đăng ký”."),
    ),
    "device_not_admitted": Template(
        (N_("Máy {label} của {unit_name} đã thôi đăng ký."), N_("Máy này của {unit_name} đã thôi đăng ký.")),
        _NOTHING,
        N_("Muốn dùng lại máy này thì làm thủ tục đăng ký máy từ đầu."),
    ),
    "device_not_replaced": Template(
        N_("Máy này của {unit_name} không phải máy cũ đã được thay."),
        _NOTHING,
        N_("Máy đã thôi đăng ký vì mất hoặc cho mượn thì làm thủ tục đăng ký máy từ đầu, với dấu ký mới."),
    ),
    "device_reason_needed": Template(
        N_("Chưa ghi lý do thôi đăng ký máy."),
        _NOTHING,
        N_("Ghi một câu, ví dụ “mất máy xách tay ngày 12/5/2026”."),
    ),
    "operating_key_unknown": Template(
        N_("Dấu ký đang dùng của tỉnh chưa được mã gốc xác nhận, nên đơn vị sẽ không tin."),
        N_("Chưa ký gì, sổ không đổi."),
        N_("Lấy phong bì niêm phong, mở “Máy đã đăng ký”, bấm “Đổi dấu ký của tỉnh” rồi gõ mã gốc để lập dấu ký mới."),
    ),
    "root_secret_unreadable": Template(
        (
            N_("Mã gốc gõ chưa đúng ở nhóm {groups}."),
            N_("Mã gốc có {needed} chữ, mới gõ {letters}."),
            N_("Mã gốc gõ chưa đúng."),
        ),
        _NOTHING,
        N_("So lại từng nhóm với tờ giấy trong phong bì rồi gõ lại. Mã gốc chỉ có chữ A đến Z và số 2 đến 7."),
    ),
    "root_secret_wrong": Template(
        N_("Mã gốc này không phải của tỉnh, hoặc gõ nhầm một chữ."),
        _NOTHING,
        N_("So lại từng nhóm, và so ba mươi chữ số trên tờ giấy trong phong bì với phiếu của tỉnh."),
    ),
    "paper_identity_unreadable": Template(
        N_("Mã giấy gõ chưa đúng: có chữ bị nhầm hoặc thiếu."),
        _NOTHING,
        N_("So lại từng nhóm với tờ giấy trong phong bì rồi gõ lại, từ chữ AGE ở đầu."),
    ),
    "device_withdrawn": Template(
        N_("Tỉnh đã báo thôi đăng ký máy này, nên gói của máy này không được nhận nữa."),
        N_("Mọi hồ sơ trong sổ vẫn đủ, vẫn xem, in và sao lưu được."),
        N_("Hỏi tỉnh. Muốn dùng tiếp máy này thì mở “Gửi và nhận”, ghi yêu cầu đăng ký máy mới."),
    ),
    "device_revoked": Template(
        N_("Tỉnh đã thôi đăng ký máy này."),
        N_("Mọi hồ sơ vẫn xem, in và sao lưu được; máy không xuất gói nữa."),
        N_("Hỏi tỉnh. Muốn dùng tiếp máy này thì ghi yêu cầu đăng ký máy mới."),
    ),
    "device_replaced": Template(
        N_("Tỉnh đã ghi một máy khác thay cho máy này."),
        N_("Mọi hồ sơ vẫn xem, in và sao lưu được; máy không xuất gói nữa."),
        N_("Làm việc trên máy mới. Nếu máy này vẫn cần gửi, báo tỉnh nhận lại máy."),
    ),
    "no_province_yet": Template(
        N_("Máy này chưa được tỉnh nào tiếp nhận, nên chưa biết tin ai."),
        N_("Chưa lấy gì từ tệp này, sổ không đổi."),
        N_("Mở giấy tiếp nhận máy trước, rồi mở lại tệp này."),
    ),
}
