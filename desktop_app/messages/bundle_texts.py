"""Sentences about bundles that arrive, bundles that are made, and devices that introduce themselves.

``{bundle}``, ``{bundle_again}`` and ``{sender}`` name the bundle and its unit as far as they are known, else say
"gói này" and "nơi gửi": the same refusals meet requests and admissions too.
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

NOTHING_TAKEN: Final = N_("Chưa lấy gì từ gói này, sổ không đổi.")
WRITE_AGAIN: Final = N_("Nhờ {sender} ghi lại {bundle_again} từ máy của họ ra USB khác.")
DO_NOT_FORCE: Final = N_("Không mở gói này bằng cách khác. Báo {sender}, rồi nhờ ghi lại từ máy của họ.")
NOT_ADMITTED: Final = N_("Chưa đăng ký gì, sổ không đổi.")
UPDATE: Final = N_("Cài phiên bản mới nhất trên máy này rồi nhận lại {bundle_again}.")

REFUSAL_TEXTS: Final[dict[str, Template]] = {
    "bundle_refused": Template(N_("{bundle} không nhận được."), NOTHING_TAKEN, WRITE_AGAIN),
    "not_a_bundle": Template(
        N_("Tệp này không phải gói của chương trình."),
        N_("Chưa lấy gì từ tệp này, sổ không đổi."),
        N_("Chọn tệp có tên kết thúc bằng .scd."),
    ),
    "unknown_key": Template(
        N_("{bundle} do một máy chưa đăng ký với tỉnh gửi."),
        N_("Chưa lấy gì từ gói, sổ của tỉnh không đổi."),
        N_("Hỏi đơn vị; nếu đúng máy của họ thì làm thủ tục đăng ký máy rồi nhận lại."),
    ),
    "revoked_key": Template(
        (
            N_("Gói này do một máy của {office} gửi, máy đó đã thôi đăng ký."),
            N_("Gói này do một máy đã thôi đăng ký gửi."),
        ),
        NOTHING_TAKEN,
        N_("Hỏi đơn vị vì sao máy này còn gửi gói; máy vẫn là của họ thì làm lại thủ tục đăng ký máy."),
    ),
    "bad_signature": Template(
        (
            N_("Gói này ghi là của {office} nhưng chữ ký không khớp: gói bị hỏng khi chép hoặc đã bị sửa."),
            N_("Chữ ký của gói không khớp: gói bị hỏng khi chép hoặc đã bị sửa."),
        ),
        NOTHING_TAKEN,
        N_("Nhờ nơi gửi ghi lại gói từ máy của họ ra USB khác."),
    ),
    "not_canonical": Template(
        N_("{bundle} khác với lúc được ký: bị hỏng khi chép hoặc đã bị sửa."), NOTHING_TAKEN, WRITE_AGAIN
    ),
    "damaged": Template(N_("{bundle} bị hỏng khi chép hoặc đã bị sửa."), N_("Chưa lấy gì từ gói này."), WRITE_AGAIN),
    "unsafe_name": Template(
        N_("{bundle} có tệp mang tên lạ, không do chương trình này ghi."), NOTHING_TAKEN, DO_NOT_FORCE
    ),
    "too_large": Template(N_("{bundle} chứa nhiều hơn số đã khai hoặc mức cho phép."), NOTHING_TAKEN, DO_NOT_FORCE),
    "wrong_document": Template(
        (N_("Tệp này là {found}, ở đây cần {expected}."), N_("Tệp này là loại giấy tờ khác của chương trình.")),
        N_("Chưa lấy gì từ tệp này, sổ không đổi."),
        (N_("Chọn tệp {expected}."), N_("Chọn tệp khác.")),
    ),
    "newer_format": Template(
        N_("{bundle} do một phiên bản mới hơn ghi; máy này đang dùng phiên bản {program_version}."),
        NOTHING_TAKEN,
        UPDATE,
    ),
    "malformed_manifest": Template(
        N_("Phần kê khai đã ký của {bundle} chưa đúng khuôn của chương trình."),
        NOTHING_TAKEN,
        N_("Nhờ {sender} cài phiên bản mới nhất rồi xuất gói mới."),
    ),
    "malformed_payload": Template(
        N_("Nội dung của {bundle} chưa đúng khuôn của chương trình."),
        NOTHING_TAKEN,
        N_("Nhờ {sender} cài phiên bản mới nhất rồi xuất gói mới."),
    ),
    "version_malformed": Template(
        (
            N_("Gói số {number} có bản ghi không đọc được."),
            N_("Có bản ghi không đọc được."),
        ),
        N_("Sổ không đổi."),
        (
            N_("Nhờ {sender} cài phiên bản mới nhất rồi xuất gói mới thay {bundle_again}."),
            N_("Kiểm tra sổ; nếu sổ bị hỏng thì khôi phục từ bản sao lưu gần nhất."),
        ),
    ),
    "kind_changed": Template(
        N_("{bundle} có bản ghi đổi sang loại khác so với lần nhận trước."),
        NOTHING_TAKEN,
        N_("Báo {sender} và người quản trị sổ của tỉnh xem lại bản ghi đó."),
    ),
    "draft_received": Template(
        N_("{bundle} có bản nháp; bản nháp không được gửi đi."),
        NOTHING_TAKEN,
        N_("Nhờ {sender} cài phiên bản mới nhất rồi xuất gói mới."),
    ),
    "wrong_recipient": Template(
        N_("{bundle} niêm phong cho nơi khác, sổ này không mở được."),
        NOTHING_TAKEN,
        N_("Chuyển USB tới nơi nhận ghi trên phiếu đi kèm, hoặc nhờ {sender} ghi lại cho đúng nơi nhận."),
    ),
    "stream_mismatch": Template(
        (
            N_("Gói này do máy của {office} ký nhưng lại ghi tên đơn vị hoặc máy khác."),
            N_("{bundle} có phần niêm phong của một gói khác."),
        ),
        NOTHING_TAKEN,
        WRITE_AGAIN,
    ),
    "foreign_record": Template(
        (
            N_("{bundle} có bản ghi của đơn vị khác, mã {record_unit}."),
            N_("{bundle} có bản ghi của đơn vị khác."),
        ),
        NOTHING_TAKEN,
        N_("Hỏi {sender}; nếu họ vừa đổi mã hoặc vừa sáp nhập thì làm lại thủ tục đăng ký máy."),
    ),
    "foreign_device": Template(
        N_("{bundle} có bản ghi mang dấu của một máy khác máy đã gửi gói."), NOTHING_TAKEN, DO_NOT_FORCE
    ),
    "replayed_number": Template(
        N_("{bundle} đã nhận trước đây với nội dung khác."),
        N_("Chưa lấy gì từ gói này; những gì đã nhận trước vẫn giữ."),
        N_("Máy của đơn vị vừa bị đưa về bản cũ. Gửi phiếu nhận mới: đơn vị mở phiếu thì máy tự gửi lại toàn bộ."),
    ),
    "totals_differ": Template(
        (
            N_("Số liệu tính lại từ {bundle} là {found}, số đơn vị đã ký là {declared}."),
            N_("Số liệu tính lại từ {bundle} khác số đơn vị đã ký."),
        ),
        NOTHING_TAKEN,
        N_("Nhờ {sender} cài phiên bản mới nhất rồi xuất gói mới."),
    ),
    "attachment_lacking": Template(
        (
            N_("{bundle} thiếu tệp kèm của {records} bản ghi."),
            N_("{bundle} thiếu tệp kèm của một số bản ghi."),
        ),
        NOTHING_TAKEN,
        N_("Nhờ {sender} xuất gói mới; gói mới mang lại cả các tệp kèm."),
    ),
    "unknown_form": Template(N_("{bundle} có mẫu ghi mà máy này chưa biết."), NOTHING_TAKEN, UPDATE),
    "held": Template(
        N_("{bundle} đến sớm: còn thiếu một gói trước đó."),
        N_("Gói được giữ lại nguyên vẹn, sổ của tỉnh không đổi."),
        N_(
            "Nhận gói trước thì gói này tự vào sổ. Không có gói trước thì gửi phiếu nhận mới:"
            " gói sau của {sender} mang đủ."
        ),
    ),
    "not_tried": Template(
        (N_("Chưa đọc tới tệp “{file}”: việc nhận dừng ở một tệp trước đó."), N_("Chưa đọc tới tệp này.")),
        N_("Chưa lấy gì từ tệp đó; các gói nhận trước đó vẫn ở trong sổ."),
        N_("Xử lý xong chỗ vướng của máy rồi nhận lại cả thư mục; gói đã nhận không bị tính hai lần."),
    ),
}

SENDING_TEXTS: Final[dict[str, Template]] = {
    "not_enrolled": Template(
        N_("Máy này chưa được tỉnh đăng ký."),
        N_("Bản ghi vẫn lưu và in được."),
        N_("Ghi yêu cầu đăng ký máy ra USB, in phiếu máy rồi gửi tới tỉnh. Có giấy tiếp nhận thì mở ở “Gửi và nhận”."),
    ),
    "nothing_to_export": Template(
        N_("Không có bản ghi nào đã hoàn thành đang chờ gửi tỉnh."),
        N_("Sổ không đổi."),
        N_("Hoàn thành các bản nháp rồi xuất lại."),
    ),
    "attachment_lost": Template(
        (N_("Bản ghi “{title}” thiếu một tệp kèm, nên chưa xuất được."), N_("Có bản ghi thiếu một tệp kèm.")),
        N_("Chưa ghi gì ra USB; sổ không đổi."),
        N_("Mở bản ghi, bỏ tệp ấy, thêm lại từ ảnh hoặc bản quét gốc, bấm “Hoàn thành” rồi xuất lại."),
    ),
    "sensitive_withheld": Template(
        (
            N_("Còn {records} bản ghi có thông tin nhạy cảm của người không đồng ý: {names}."),
            N_("Còn bản ghi có thông tin nhạy cảm của người không đồng ý."),
        ),
        N_("Chưa ghi gì ra USB; sổ không đổi."),
        N_(
            "Mở thẻ của từng người, bấm “Xóa trắng các ô đó”, rồi xuất lại; số tiền và số lượt vẫn giữ."
            " Ở dòng lệnh: person MÃ --blank."
        ),
    ),
    "bundle_unknown": Template(
        (N_("Sổ này chưa xuất gói số {number}."), N_("Sổ này chưa xuất gói nào.")),
        N_("Sổ không đổi."),
        N_("Xem danh sách gói đã xuất; chưa có gói nào thì xuất gói trước."),
    ),
    "bundle_gone": Template(
        N_("Tệp của gói số {number} không còn trong máy."),
        N_("Các bản ghi trong gói vẫn đủ trong sổ."),
        N_("Xuất gói mới: gói mới mang lại mọi bản ghi tỉnh chưa nhận."),
    ),
    "not_a_province": Template(
        N_("Việc này làm trong sổ của tỉnh; sổ đang mở là của một đơn vị."),
        N_("Sổ không đổi."),
        N_("Mở sổ của tỉnh rồi làm lại."),
    ),
    "not_an_office": Template(
        N_("Việc này làm trong sổ của đơn vị; sổ đang mở là của tỉnh."),
        N_("Sổ không đổi."),
        N_("Mở sổ của đơn vị rồi làm lại."),
    ),
    "unit_of_another_device": Template(
        N_("Yêu cầu này mang mã {unit}, mã ấy là của {unit_name}."),
        NOT_ADMITTED,
        N_(
            "Hỏi đơn vị: vừa thay máy thì ghi đúng mã {unit}; là đơn vị khác thì nhờ họ lập sổ mới, để trống mã đơn "
            "vị, rồi gửi lại yêu cầu."
        ),
    ),
    "unit_carried_elsewhere": Template(
        N_("Một máy của {unit_name} đang ghi bản ghi dưới mã {unit}; cấp mã ấy cho đơn vị khác thì lẫn bản ghi."),
        NOT_ADMITTED,
        N_("Hỏi {unit_name} vì sao mang mã {unit}. Cấp mã khác cho đơn vị này, hoặc thôi đăng ký máy kia trước."),
    ),
    "unit_of_province": Template(
        N_("Mã {unit} là mã của chính cơ quan tỉnh, không cấp cho đơn vị."),
        NOT_ADMITTED,
        (
            N_(
                "Yêu cầu tự mang mã {claimed}, cấp mã khác cũng không được: nhờ đơn vị lập sổ mới, để trống mã đơn vị, "
                "rồi gửi yêu cầu mới."
            ),
            N_("Ghi mã khác cho đơn vị này rồi tiếp nhận lại."),
        ),
    ),
    "fingerprint_malformed": Template(
        (
            N_("Nhóm {groups} chưa đúng năm chữ số."),
            N_("Đã gõ {digits} chữ số; cần đúng 30, chia sáu nhóm."),
            N_("Cần đúng 30 chữ số, chia sáu nhóm."),
        ),
        NOT_ADMITTED,
        N_("Nhìn phiếu giấy đã ký rồi gõ lại."),
    ),
    "document_forged": Template(
        N_("Tệp này ghi tên tỉnh nhưng không do tỉnh ký, hoặc đã bị sửa trên đường đi."),
        N_("Chưa lấy gì từ tệp này, sổ không đổi."),
        N_("Hỏi tỉnh có gửi tệp này không, rồi nhờ ghi lại ra USB khác."),
    ),
    "document_outdated": Template(
        N_("Tệp này ký bằng dấu ký tỉnh đã thôi dùng: tệp cũ, hoặc do người khác ký."),
        N_("Chưa lấy gì từ tệp này, sổ không đổi."),
        N_("Nhờ tỉnh ghi tệp mới ra USB. Tỉnh không nhận ra tệp này thì giữ nó lại cho tỉnh xem."),
    ),
    "admission_outdated": Template(
        N_("Giấy tiếp nhận này có từ trước khi tỉnh báo thôi đăng ký máy này."),
        NOT_ADMITTED,
        N_("Hỏi tỉnh. Muốn dùng tiếp máy này thì ghi yêu cầu đăng ký mới, rồi mở giấy tiếp nhận tỉnh ghi sau đó."),
    ),
    "enrolled_elsewhere": Template(
        (N_("Máy này đang đăng ký với {province}; tệp này của nơi khác."), N_("Máy này đang đăng ký với tỉnh khác.")),
        NOT_ADMITTED,
        N_("Gọi điện hỏi tỉnh trước khi làm gì thêm. Tỉnh báo đúng là đổi khóa gốc thì nhờ người hỗ trợ đổi giúp."),
    ),
    "fingerprint_differs": Template(
        (N_("Nhóm {groups} vừa gõ không khớp với tệp trên USB."), N_("Số vừa gõ không khớp với tệp trên USB.")),
        NOT_ADMITTED,
        N_("So lại với phiếu giấy rồi gõ lại. Gõ đúng mà vẫn khác thì dừng lại và hỏi nơi gửi."),
    ),
    "trust_file_malformed": Template(
        (N_("Tệp “{file}” không phải danh sách máy được tin."), N_("Tệp này không phải danh sách máy được tin.")),
        N_("Chưa kiểm tra gói nào."),
        N_("Nêu đúng tệp sau --trust, hoặc bỏ --trust để dùng các máy đã đăng ký trong sổ."),
    ),
}
