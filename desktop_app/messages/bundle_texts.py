"""Sentences about bundles, the stick and enrolment."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

NOTHING_TAKEN: Final = N_("Chưa lấy gì từ gói này, sổ của tỉnh không đổi.")
WRITE_AGAIN: Final = N_("Nhờ đơn vị ghi lại gói này từ máy của họ ra USB khác rồi nhận lại.")

REFUSAL_TEXTS: Final[dict[str, Template]] = {
    "not_a_bundle": Template(
        N_("Tệp này không phải gói của chương trình."), NOTHING_TAKEN, N_("Chọn tệp có tên kết thúc bằng .scd.")
    ),
    "unknown_key": Template(
        N_("Gói này do một máy chưa đăng ký với tỉnh gửi."),
        NOTHING_TAKEN,
        N_("Hỏi đơn vị; nếu đúng máy của họ thì làm thủ tục đăng ký máy rồi nhận lại."),
    ),
    "revoked_key": Template(
        N_("Gói này do một máy đã bị thôi đăng ký gửi."),
        NOTHING_TAKEN,
        N_("Hỏi đơn vị vì sao máy này còn được dùng. Nếu cần, đăng ký lại máy."),
    ),
    "bad_signature": Template(
        N_("Chữ ký của gói không khớp: gói bị hỏng khi chép hoặc đã bị sửa."), NOTHING_TAKEN, WRITE_AGAIN
    ),
    "not_canonical": Template(
        N_("Gói có chỗ khác với gói đã được ký: bị hỏng khi chép hoặc đã bị sửa."), NOTHING_TAKEN, WRITE_AGAIN
    ),
    "damaged": Template(N_("Gói bị hỏng khi chép hoặc đã bị sửa."), NOTHING_TAKEN, WRITE_AGAIN),
    "wrong_recipient": Template(
        N_("Gói này không gửi cho nơi nhận đang mở sổ."),
        NOTHING_TAKEN,
        N_("Chuyển gói tới đúng nơi nhận ghi trên phiếu giao nhận."),
    ),
    "stream_mismatch": Template(N_("Phần niêm phong trong gói thuộc về một gói khác."), NOTHING_TAKEN, WRITE_AGAIN),
    "foreign_record": Template(
        N_("Trong gói có bản ghi của đơn vị khác ({unit})."),
        NOTHING_TAKEN,
        N_("Báo đơn vị gửi và người quản trị của tỉnh xem lại việc đăng ký máy."),
    ),
    "replayed_number": Template(
        N_("Gói số {number} của máy này đã nhận trước đây với nội dung khác."),
        NOTHING_TAKEN,
        N_("Máy của đơn vị có thể vừa được khôi phục từ bản cũ. Nhờ đơn vị mở sổ, làm theo lời nhắc rồi xuất gói mới."),
    ),
    "newer_format": Template(
        N_("Gói này do phiên bản chương trình mới hơn ghi."),
        NOTHING_TAKEN,
        N_("Cài phiên bản mới trên máy của tỉnh rồi nhận lại gói này."),
    ),
    "unsafe_name": Template(N_("Gói chứa tên tệp lạ, không do chương trình này ghi."), NOTHING_TAKEN, WRITE_AGAIN),
    "too_large": Template(
        N_("Nội dung gói lớn hơn số đã khai."), NOTHING_TAKEN, N_("Không mở gói này bằng cách khác. Báo đơn vị gửi.")
    ),
    "totals_differ": Template(N_("Số liệu tính lại từ gói không bằng số đơn vị đã ký."), NOTHING_TAKEN, WRITE_AGAIN),
    "unknown_form": Template(
        N_("Gói có mẫu ghi mà máy này chưa biết ({kind})."),
        NOTHING_TAKEN,
        N_("Cài phiên bản mới trên máy của tỉnh rồi nhận lại gói này."),
    ),
    "malformed_payload": Template(N_("Nội dung gói không đúng kiểu đã định."), NOTHING_TAKEN, WRITE_AGAIN),
    "held": Template(
        N_("Gói đến sớm hơn một gói trước nó."),
        N_("Gói được giữ lại nguyên vẹn, sổ của tỉnh không đổi."),
        N_("Nhờ đơn vị xuất gói mới; gói mới mang đủ phần còn thiếu từ số đếm {counter}."),
    ),
}

STICK_TEXTS: Final[dict[str, Template]] = {
    "outcome_not_written": Template(
        N_("Gói chưa ghi ra được."), N_("Trong máy không mất gì."), N_("Cắm lại USB rồi bấm “Ghi lại”.")
    ),
    "outcome_written_not_verified": Template(
        N_("Gói đã ghi nhưng chưa đọc lại được để kiểm tra."),
        N_("Trong máy không mất gì."),
        N_("Ghi lại ra USB khác trước khi mang đi."),
    ),
    "outcome_verified": Template(
        N_("Gói đã ghi và đã đọc lại đúng."), N_("Sổ trong máy vẫn giữ đủ."), N_("In phiếu giao nhận rồi gửi tới tỉnh.")
    ),
    "outcome_verified_not_ejected": Template(
        N_("Gói đã ghi và đã đọc lại đúng."),
        N_("Sổ trong máy vẫn giữ đủ."),
        N_("Ngắt USB trong hệ điều hành trước khi rút ra."),
    ),
}

ENROLMENT_TEXTS: Final[dict[str, Template]] = {
    "not_enrolled": Template(
        N_("Máy này chưa được tỉnh đăng ký."),
        N_("Bản ghi vẫn lưu và in được."),
        N_(
            "Ghi yêu cầu đăng ký ra USB, in phiếu máy rồi gửi tới tỉnh. Có giấy tiếp nhận thì mở ở màn hình Gửi và nhận."
        ),
    ),
    "nothing_to_export": Template(
        N_("Không có bản ghi nào đã hoàn thành để xuất."),
        N_("Sổ không đổi."),
        N_("Hoàn thành các bản nháp rồi xuất lại."),
    ),
}
