"""Sentences of the province's desk about what arrives beside the refusals: what is no bundle, what a stream shows.

A notice stands beside a bundle that was applied: its records are in the book, and still somebody has to know.
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_LEFT_ALONE: Final = N_("Chưa lấy gì từ tệp này, sổ không đổi; tệp vẫn nguyên chỗ cũ.")
_ALL_TAKEN: Final = N_("Bản ghi trong gói đã vào sổ của tỉnh.")
_NEXT_RECEIPT: Final = N_("Gửi phiếu nhận mới: đơn vị mở phiếu thì máy tự gửi lại toàn bộ bằng gói sau.")

GIVEN_TEXTS: Final[dict[str, Template]] = {
    "request_given": Template(
        (N_("“{name}” là yêu cầu đăng ký máy, không phải gói số liệu."), N_("Tệp này là yêu cầu đăng ký máy.")),
        _LEFT_ALONE,
        N_("Mở tệp này ở “Máy đã đăng ký”."),
    ),
    "admission_given": Template(
        (N_("“{name}” là giấy tiếp nhận máy, không phải gói số liệu."), N_("Tệp này là giấy tiếp nhận máy.")),
        _LEFT_ALONE,
        N_("Gửi tệp này về đơn vị: đơn vị mở nó ở “Gửi và nhận”."),
    ),
    "receipt_given": Template(
        (N_("“{name}” là phiếu nhận của tỉnh, không phải gói số liệu."), N_("Tệp này là phiếu nhận của tỉnh.")),
        _LEFT_ALONE,
        N_("Gửi tệp này về đơn vị: đơn vị mở nó ở “Gửi và nhận”."),
    ),
    "document_given": Template(
        (
            N_("“{name}” là giấy tờ khác của chương trình, không phải gói số liệu."),
            N_("Tệp này là giấy tờ khác của chương trình."),
        ),
        _LEFT_ALONE,
        N_("Nhận gói thì chọn tệp do đơn vị xuất, tên kết thúc bằng số gói và .scd."),
    ),
    "backup_given": Template(
        (N_("“{name}” là bản sao lưu của một sổ, không phải gói số liệu."), N_("Tệp này là bản sao lưu của một sổ.")),
        _LEFT_ALONE,
        N_("Bản sao lưu mở ở “Sao lưu” của chính sổ ấy; nhờ đơn vị xuất gói để gửi tỉnh."),
    ),
    "not_for_receiving": Template(
        (N_("“{name}” không phải gói của chương trình."), N_("Tệp này không phải gói của chương trình.")),
        _LEFT_ALONE,
        N_("Chọn tệp do đơn vị xuất, tên kết thúc bằng .scd."),
    ),
}

NOTICE_TEXTS: Final[dict[str, Template]] = {
    "epoch_begun": Template(
        (
            N_("Máy của {unit_name} vừa dùng lại một bản sao lưu, nên gửi lại toàn bộ từ đầu."),
            N_("Máy của đơn vị vừa dùng lại một bản sao lưu, nên gửi lại toàn bộ từ đầu."),
        ),
        N_("Bản ghi trong gói đã vào sổ; bản ghi tỉnh có rồi không bị tính hai lần."),
        N_("Hỏi đơn vị còn thiếu gì sau khi khôi phục."),
    ),
    "epoch_of_unknown_parent": Template(
        (
            N_("Máy của {unit_name} đã bắt đầu lại; phần gửi trước đó chưa tới tỉnh."),
            N_("Máy của đơn vị đã bắt đầu lại; phần gửi trước đó chưa tới tỉnh."),
        ),
        _ALL_TAKEN,
        N_("Còn USB cũ thì nhận thêm; bản ghi trùng không bị tính hai lần."),
    ),
    "only_province_has": Template(
        (
            N_("Tỉnh đang giữ {records} bản ghi mà máy của {unit_name} không còn."),
            N_("Tỉnh đang giữ những bản ghi mà máy của đơn vị không còn."),
        ),
        N_("Các bản ghi đó vẫn ở trong sổ của tỉnh và vẫn được tính."),
        N_("Gửi lịch sử bản ghi về cho máy ấy ở “Máy đã đăng ký”."),
    ),
    "stream_rewritten": Template(
        (
            N_("Gói số {number} không nối đúng với gói kề nó đã tới tỉnh: máy của đơn vị đã bị đưa về bản cũ."),
            N_("Gói không nối đúng với gói kề nó đã tới tỉnh: máy của đơn vị đã bị đưa về bản cũ."),
        ),
        _ALL_TAKEN,
        _NEXT_RECEIPT,
    ),
    "journal_rewritten": Template(
        (
            N_("Nhật ký của đơn vị ở gói số {number} không dài thêm so với gói kề nó: nhật ký đã bị viết lại."),
            N_("Nhật ký của đơn vị không dài thêm so với gói kề: nhật ký đã bị viết lại."),
        ),
        _ALL_TAKEN,
        N_("Hỏi đơn vị máy ấy vừa được sửa hay thay ổ đĩa; nhờ họ bấm “Kiểm tra sổ” rồi báo kết quả."),
    ),
    "receipt_not_ours": Template(
        N_("Phiếu nhận kèm trong gói không phải của tỉnh hoặc không còn nguyên."),
        N_("Không lấy gì từ phiếu ấy; bản ghi trong gói đã vào sổ của tỉnh."),
        N_("Gửi phiếu nhận mới cho đơn vị; lần sau còn vậy thì báo người hỗ trợ."),
    ),
    "decisions_recovered": Template(
        (
            N_("Lấy lại được kết quả duyệt của {records} bản ghi từ phiếu nhận kèm trong gói."),
            N_("Lấy lại được kết quả duyệt từ phiếu nhận kèm trong gói."),
        ),
        N_("Quyết định ghi trong sổ này về sau vẫn giữ nguyên."),
        N_("Xem lại ở “Duyệt bản ghi” trước khi gửi phiếu nhận mới."),
    ),
    "province_set_back": Template(
        N_("Sổ của tỉnh đã bị đưa về bản cũ: đơn vị giữ một phiếu nhận mà sổ này chưa từng ghi."),
        N_("Sổ đã tự bắt đầu một lượt phiếu nhận mới; không bản ghi nào bị tính hai lần."),
        N_("Gửi phiếu nhận mới cho mọi đơn vị: máy của họ tự gửi lại phần sổ này thiếu."),
    ),
}

WAITING_TEXTS: Final[dict[str, Template]] = {
    "waiting_file_unknown": Template(
        N_("Không có tệp nào đang chờ mang dấu đó."),
        N_("Sổ không đổi."),
        N_("Xem lại danh sách tệp đang chờ rồi chọn đúng tệp."),
    ),
    "discard_unexplained": Template(
        N_("Bỏ một gói thì cần ghi lý do."),
        N_("Gói vẫn được giữ."),
        N_("Ghi lý do, thí dụ “đơn vị đã gửi gói mới”, rồi bấm “Bỏ gói”."),
    ),
    "device_not_recoverable": Template(
        N_("Không có giấy tờ nào của tỉnh chứng nhận máy này."),
        N_("Chưa đăng ký gì, sổ không đổi."),
        N_("Nhờ đơn vị ghi yêu cầu đăng ký máy ra USB rồi làm thủ tục như lần đầu."),
    ),
}

RECEIVING_TEXTS: Final[dict[str, Template]] = {**GIVEN_TEXTS, **NOTICE_TEXTS, **WAITING_TEXTS}
