"""Sentences about receipts: why one is not taken, why one cannot be written, what opening one came to."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_UNCHANGED: Final = N_("Sổ không đổi, các bản ghi vẫn đủ.")
_NOTHING: Final = N_("Chưa ghi phiếu nào; sổ của tỉnh không đổi.")
_ASK_AGAIN: Final = N_("Nhờ tỉnh ghi lại phiếu nhận ra USB khác.")

RECEIPT_TEXTS: Final[dict[str, Template]] = {
    "receipt_refused": Template(N_("Phiếu nhận này không mở được."), _UNCHANGED, _ASK_AGAIN),
    "receipt_forged": Template(
        N_("Phiếu này không do tỉnh của sổ này ký, hoặc đã bị sửa trên đường đi."),
        _UNCHANGED,
        N_("Hỏi tỉnh có gửi phiếu này không, rồi nhờ ghi lại ra USB khác."),
    ),
    "receipt_revoked_key": Template(
        N_("Phiếu này ký bằng dấu ký tỉnh đã thôi dùng."), _UNCHANGED, N_("Nhờ tỉnh ghi phiếu nhận mới.")
    ),
    "receipt_damaged": Template(N_("Phiếu nhận bị hỏng khi chép hoặc đã bị sửa."), _UNCHANGED, _ASK_AGAIN),
    "receipt_newer": Template(
        N_("Phiếu nhận do một phiên bản mới hơn ghi."),
        _UNCHANGED,
        N_("Cài phiên bản mới nhất trên máy này rồi mở lại phiếu."),
    ),
    "receipt_sealed_elsewhere": Template(
        N_("Phiếu nhận niêm phong cho máy khác, máy này không mở được."),
        _UNCHANGED,
        N_("Hỏi tỉnh phiếu dành cho đơn vị nào, và máy này còn được đăng ký không."),
    ),
    "receipt_other_unit": Template(
        (
            N_("Phiếu nhận này của đơn vị khác, mã {receipt_unit}."),
            N_("Phiếu nhận này của đơn vị khác."),
        ),
        _UNCHANGED,
        N_("Tìm trên USB phiếu của đơn vị mình, hoặc nhờ tỉnh ghi lại."),
    ),
    "receipt_reused": Template(
        (
            N_("Phiếu nhận số {receipt} đã mở trước đây với nội dung khác: sổ của tỉnh có thể vừa được đưa về bản cũ."),
            N_("Phiếu nhận này đã mở trước đây với nội dung khác."),
        ),
        _UNCHANGED,
        N_("Xuất gói tiếp theo như thường lệ; tỉnh nhận gói ấy sẽ thấy và gửi phiếu mới."),
    ),
    "receipt_foreign_record": Template(
        N_("Phiếu nhận có bản ghi của đơn vị khác."), _UNCHANGED, N_("Báo tỉnh, rồi nhờ ghi phiếu nhận mới.")
    ),
    "receipt_nobody": Template(
        (N_("{unit_name} chưa có máy nào đang đăng ký."), N_("Đơn vị này chưa có máy nào đang đăng ký.")),
        _NOTHING,
        N_("Làm thủ tục đăng ký máy cho đơn vị, rồi ghi phiếu nhận."),
    ),
    "receipt_unknown": Template(
        (N_("Chưa ghi phiếu nhận số {number} cho {unit_name}."), N_("Chưa ghi phiếu nhận nào cho đơn vị này.")),
        N_("Sổ của tỉnh không đổi."),
        N_("Ghi phiếu nhận mới cho đơn vị."),
    ),
    "receipt_gone": Template(
        N_("Tệp của phiếu nhận ấy không còn trong máy."),
        N_("Sổ của tỉnh không đổi."),
        N_("Ghi phiếu nhận mới: phiếu mới nói đủ mọi bản ghi."),
    ),
}

TAKEN_TEXTS: Final[dict[str, Template]] = {
    "receipt_taken": Template(
        (
            N_("Đã mở phiếu nhận số {number}: {accepted} chấp nhận, {returned} trả lại, {received} đã nhận chờ duyệt."),
            N_("Đã mở phiếu nhận."),
        ),
        N_("Sổ đã ghi tỉnh nhận tới đâu."),
        N_("Xem các bản ghi bị trả lại, sửa rồi xuất gói tiếp theo."),
    ),
    "receipt_older": Template(
        (N_("Phiếu nhận số {number} cũ hơn phiếu đã mở."), N_("Phiếu nhận này cũ hơn phiếu đã mở.")),
        N_("Sổ không đổi."),
        N_("Không cần làm gì: phiếu mới hơn đã nói đủ."),
    ),
    "receipt_already": Template(
        (N_("Phiếu nhận số {number} đã mở rồi."), N_("Phiếu nhận này đã mở rồi.")),
        N_("Sổ không đổi."),
        N_("Không cần làm gì."),
    ),
    "receipt_later": Template(
        (
            N_("Phiếu này chưa kể tới {later} bản ghi tỉnh đang giữ, vì nhiều quá một phiếu."),
            N_("Phiếu này chưa kể tới một số bản ghi tỉnh đang giữ, vì nhiều quá một phiếu."),
        ),
        N_("Các bản ghi ấy vẫn đủ ở cả hai bên."),
        N_("Xuất gói tiếp theo như thường lệ: phiếu nhận sau sẽ nói tiếp."),
    ),
    "receipt_back_to_ready": Template(
        (
            N_("Tỉnh không còn giữ {records} bản ghi đã nhận trước đây."),
            N_("Tỉnh không còn giữ một số bản ghi đã nhận trước đây."),
        ),
        N_("Các bản ghi vẫn đủ trong sổ này."),
        N_("Xuất gói tiếp theo: gói ấy gửi lại các bản ghi đó."),
    ),
    "receipt_erased": Template(
        (
            N_("Sổ này còn giữ {records} bản ghi đơn vị đã xóa dữ liệu theo luật."),
            N_("Sổ này còn giữ bản ghi đơn vị đã xóa dữ liệu theo luật."),
        ),
        N_("Tỉnh không nhận lại bản cũ; gói sau không mang đi nữa."),
        N_("Không phải gửi lại. Mở “Đối chiếu với tỉnh” xem bản ghi nào, rồi xóa lại trong sổ này."),
    ),
    "receipt_erased_here": Template(
        (
            N_("Đã xóa ở đây {versions} lần lưu mà đơn vị đã xóa dữ liệu theo luật ở máy khác."),
            N_("Đã xóa ở đây những gì đơn vị đã xóa dữ liệu theo luật ở máy khác."),
        ),
        N_("Số đếm và số tiền vẫn nguyên."),
        N_("Không phải làm gì thêm."),
    ),
    "receipt_new_epoch": Template(
        N_("Tỉnh đã nhận nhiều hơn sổ này nhớ: sổ này từng được đưa về bản cũ."),
        N_("Các bản ghi đang có vẫn đủ."),
        N_("Xuất gói tiếp theo: gói ấy gửi lại đầy đủ."),
    ),
    "receipt_device_withdrawn": Template(
        N_("Tỉnh đã thôi đăng ký máy này."),
        N_("Các bản ghi vẫn đủ trong sổ."),
        N_("Hỏi tỉnh; máy vẫn là của đơn vị thì làm lại thủ tục đăng ký máy."),
    ),
}
"""What opening a receipt came to."""

REASON_TEXTS: Final[dict[str, str]] = {
    "returned": N_("Tỉnh trả lại"),
    "erased": N_("Đã xóa dữ liệu theo luật, tỉnh không nhận lại"),
    "never_sent": N_("Chưa gửi"),
    "sent_not_received": N_("Đã xuất, tỉnh chưa báo nhận"),
    "changed_since": N_("Đã sửa sau lần tỉnh nhận"),
    "deleted_here": N_("Đã bỏ vào thùng rác sau lần tỉnh nhận"),
    "other_device": N_("Do máy khác của đơn vị ghi hoặc sửa"),
    "draft_only": N_("Bản nháp, chưa tính ở đâu"),
    "told_later": N_("Phiếu nhận chưa kể hết bản ghi, phiếu sau nói tiếp"),
    "unexplained": N_("Chưa rõ vì sao, cần báo người hỗ trợ"),
}
"""Why ours and theirs differ, by the codes of ``services.reconciling``."""
