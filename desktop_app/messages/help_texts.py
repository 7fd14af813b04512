"""Sentences of the way back by the province's help, on both sides of it."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_LOCKED: Final = N_("Sổ vẫn khóa và còn nguyên.")
_NOTHING_GIVEN: Final = N_("Chưa giúp mở sổ nào, sổ của tỉnh không đổi.")

HELP_TEXTS: Final[dict[str, Template]] = {
    "help_not_on": Template(
        N_("Sổ này chưa bật “Tỉnh giúp mở sổ”, nên tỉnh không mở được."),
        _LOCKED,
        N_("Tìm lại phiếu khôi phục hoặc hỏi người khác mở được sổ. Bản sao lưu cũng cần mật khẩu hoặc phiếu."),
    ),
    "help_not_waiting": Template(
        N_("Tệp này trả lời một lần nhờ khác: của máy khác, hoặc lần nhờ đã dùng rồi."),
        _LOCKED,
        N_(
            "Nếu sổ đã mở bằng lần nhờ ấy thì gõ mật khẩu mới đã đặt. Chưa thì chọn tệp tỉnh trả lời"
            " lần nhờ mới nhất của máy này, hoặc ghi tệp nhờ mới."
        ),
    ),
    "help_untrusted": Template(
        (N_("Tệp này không do {province} ký."), N_("Tệp này không do tỉnh của đơn vị ký.")),
        _LOCKED,
        N_("Không dùng tệp này. Gọi tỉnh hỏi lại; nếu tỉnh đã trả lời thì nhờ ghi lại ra USB khác."),
    ),
    "help_damaged": Template(
        N_("Tệp bị hỏng khi chép hoặc đã bị sửa."),
        N_("Chưa mở sổ nào, không có gì thay đổi."),
        N_("Nhờ nơi gửi ghi lại tệp ra USB khác."),
    ),
    "help_wrong_file": Template(
        N_("Tệp này không phải tệp nhờ mở sổ hay tệp giúp mở sổ."),
        N_("Chưa mở sổ nào, không có gì thay đổi."),
        N_("Tệp của đơn vị tên bắt đầu bằng “nho-mo-so”, tệp của tỉnh bắt đầu bằng “giup-mo-so”."),
    ),
    "help_sealed_elsewhere": Template(
        N_("Máy này không mở được phần niêm phong trong tệp nhờ: niêm phong cho tỉnh khác, hoặc cho mã đã mất."),
        _NOTHING_GIVEN,
        N_("Nếu tỉnh đã lập lại sổ từ phong bì thì phải gõ cả mã giấy. Đơn vị tìm lại phiếu khôi phục."),
    ),
    "help_of_another_device": Template(
        N_("Tệp nhờ này không khớp với máy nào đã đăng ký của đơn vị."),
        _NOTHING_GIVEN,
        N_("Gọi điện cho đơn vị theo số đã biết từ trước và hỏi lại; có thể có người dùng tệp chép từ máy khác."),
    ),
    "help_device_withdrawn": Template(
        (N_("Máy này của {unit_name} đã thôi đăng ký."), N_("Máy này đã thôi đăng ký.")),
        _NOTHING_GIVEN,
        N_("Máy báo mất thì không mở giúp. Nếu đơn vị đã tìm lại máy, hỏi chủ tịch đơn vị trước khi làm gì tiếp."),
    ),
    "help_passphrase_wrong": Template(
        N_("Mật khẩu này không phải mật khẩu mới đã đặt khi nhờ tỉnh."),
        _LOCKED,
        N_("Gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt. Nếu đã quên thì ghi tệp nhờ mới."),
    ),
    "wrong_help_secret": Template(
        N_("Tệp này trả lời lần nhờ cũ; từ đó đến nay sổ đã niêm phong lại cho tỉnh."),
        _LOCKED,
        N_(
            "Thử mở bằng mật khẩu mới đã đặt khi nhờ. Không được thì mở “Nhờ tỉnh mở sổ”,"
            " ghi tệp nhờ mới và in phiếu mới."
        ),
    ),
    "help_waiting": Template(
        N_("Có người ngồi ở máy này đã nhờ tỉnh mở sổ, còn chờ tỉnh trả lời."),
        N_("Sổ chưa bị mở bằng cách đó."),
        N_(
            "Nếu ở đơn vị không ai nhờ: vào “Người dùng”, tắt “Tỉnh giúp mở sổ” rồi bật lại,"
            " và gọi tỉnh báo đừng trả lời."
        ),
    ),
}
HELP_EVENTS: Final[dict[str, str]] = {
    "help_switched_on": N_("Bật “Tỉnh giúp mở sổ”"),
    "help_switched_off": N_("Tắt “Tỉnh giúp mở sổ”"),
    "help_renewed": N_("Niêm phong lại phần giúp mở sổ cho tỉnh"),
    "help_dropped": N_("Bỏ phần giúp mở sổ đã niêm phong cho tỉnh trước"),
    "help_taken": N_("Mở sổ nhờ tỉnh giúp và đặt mật khẩu mới"),
    "help_given": N_("Giúp đơn vị {unit} mở sổ"),
}
