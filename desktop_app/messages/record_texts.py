"""Sentences about records and their life."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

UNCHANGED: Final = N_("Sổ không đổi.")
CORRECT_IT: Final = N_("Sửa các chỗ được báo rồi bấm “Hoàn thành”, hoặc bấm “Lưu nháp” để làm sau.")

RECORD_TEXTS: Final[dict[str, Template]] = {
    "kind_unknown": Template(
        (N_("Không có loại bản ghi “{kind}”."), N_("Không có loại bản ghi đó.")),
        UNCHANGED,
        (N_("Chọn một trong các loại: {known}."), N_("Chọn loại khác.")),
    ),
    "closing_not_entered": Template(
        (N_("Một kỳ được chốt ở “Khóa sổ”, không ghi tay: số của kỳ tính từ các bản ghi."),),
        UNCHANGED,
        (N_("Vào “Khóa sổ” trong cột bên trái; trên dòng lệnh dùng close-period."),),
    ),
    "kind_differs": Template(
        (N_("Bản ghi này thuộc loại “{known}”, không phải “{kind}”."), N_("Bản ghi này thuộc loại khác.")),
        UNCHANGED,
        N_("Gọi lại với đúng loại bản ghi."),
    ),
    "record_unknown": Template(
        N_("Trong sổ không có bản ghi này."), UNCHANGED, N_("Tìm lại trong danh sách hoặc trong thùng rác.")
    ),
    "record_of_another_unit": Template(
        N_("Bản ghi này của đơn vị khác, chỉ đơn vị đó sửa được."),
        N_("Bản ghi vẫn nguyên trong sổ."),
        N_("Báo đơn vị đó sửa; gói sau của họ sẽ mang bản đã sửa."),
    ),
    "record_not_complete": Template(
        (N_("Bản ghi còn {count} chỗ phải sửa."), N_("Bản ghi còn chỗ phải sửa.")),
        N_("Chưa hoàn thành; chữ đã gõ vẫn giữ."),
        CORRECT_IT,
    ),
    "not_complete": Template(
        (N_("Bản ghi còn {errors} chỗ phải sửa."), N_("Bản ghi còn chỗ phải sửa.")),
        N_("Chưa hoàn thành; chữ đã gõ vẫn giữ."),
        CORRECT_IT,
    ),
    "nothing_given": Template(N_("Không có dòng nào để ghi."), UNCHANGED, N_("Đưa vào ít nhất một dòng rồi làm lại.")),
    "record_in_bin": Template(
        N_("Bản ghi này đang ở trong thùng rác nên chưa sửa được."),
        UNCHANGED,
        N_("Lấy lại từ thùng rác trước, rồi sửa."),
    ),
    "too_many_chosen": Template(
        (
            N_("Đã chọn {count} bản ghi, mỗi lần làm được nhiều nhất {most}."),
            N_("Đã chọn quá nhiều bản ghi cho một lần."),
        ),
        UNCHANGED,
        N_("Lọc danh sách cho ngắn lại, hoặc chọn ít hơn rồi làm lần lượt."),
    ),
    "people_erased": Template(
        N_("Dữ liệu cá nhân trong bản ghi này đã xóa theo luật nên không chuyển đợt được."),
        UNCHANGED,
        N_("Để bản ghi ở đợt cũ, nơi nó đã được tính."),
    ),
    "not_a_campaign": Template(
        N_("Nơi chuyển tới không phải là một đợt."), UNCHANGED, N_("Chọn một đợt trong danh sách rồi làm lại.")
    ),
    "filter_name_taken": Template(
        (N_("Đã có bộ lọc tên “{name}”."), N_("Đã có bộ lọc tên này.")),
        N_("Cả hai bộ lọc vẫn nguyên."),
        N_("Gõ một tên khác."),
    ),
    "filter_name_missing": Template(
        N_("Bộ lọc chưa có tên."), N_("Chưa lưu gì; danh sách vẫn lọc như đang thấy."), N_("Gõ tên rồi lưu lại.")
    ),
    "reason_missing": Template(
        N_("Bản ghi này đã gửi tỉnh, nên khi sửa hoặc xóa cần ghi lý do."),
        N_("Bản ghi vẫn nguyên; chữ đã gõ vẫn giữ."),
        N_("Ghi vì sao rồi làm lại; tỉnh sẽ thấy lý do này."),
    ),
    "record_changed_since": Template(
        N_("Bản ghi này đã được sửa ở nơi khác sau khi mở ra."),
        N_("Chưa ghi đè gì; chữ đã gõ vẫn giữ."),
        N_("Xem bản mới rồi sửa tiếp từ đó; trên dòng lệnh, xem lại bằng show rồi làm lại."),
    ),
    "typing_kept": Template(
        N_("Còn chữ gõ dở chưa lưu, mở ra xem."),
        N_("Bản ghi vẫn là bản nháp; chữ gõ dở vẫn giữ."),
        N_("Mở bản ghi, bấm “Mở lại” để làm tiếp hoặc “Bỏ”, rồi hoàn thành."),
    ),
    "work_running": Template(
        N_("Danh sách khác còn đang được làm dở."),
        UNCHANGED,
        N_("Chờ việc ấy xong, hoặc mở danh sách ấy bấm “Dừng”, rồi làm lại."),
    ),
    "nothing_to_undo": Template(
        N_("Bản ghi đã được sửa tiếp sau lần lưu đó."),
        N_("Bản ghi vẫn nguyên trong sổ."),
        N_("Mở “Lịch sử” của bản ghi để lấy lại bản cần."),
    ),
    "rows_changed_since": Template(
        (
            N_("“{title}” và {others} bản ghi khác đã được sửa sau khi ghi, nên không hoàn tác dòng nào."),
            N_("“{title}” đã được sửa sau khi ghi, nên không hoàn tác dòng nào."),
            N_("Có bản ghi đã được sửa sau khi ghi, nên không hoàn tác dòng nào."),
        ),
        (N_("{rows} dòng đã ghi vẫn nguyên trong sổ."), N_("Các dòng đã ghi vẫn nguyên trong sổ.")),
        N_("Bản ghi nào không cần thì bỏ vào thùng rác từ danh sách."),
    ),
    "campaign_in_bin": Template(
        (
            N_("Đợt “{title}” nay ở trong thùng rác, nên không đưa bản ghi về đợt đó."),
            N_("Đợt cũ nay ở trong thùng rác, nên không đưa bản ghi về đợt đó."),
        ),
        N_("Bản ghi vẫn nguyên, ở đợt hiện nay."),
        N_("Lấy đợt đó ra khỏi thùng rác rồi chuyển bản ghi về."),
    ),
    "illegal_transition": Template(
        (N_("Bản ghi {from_state}, nên việc này không làm được."), N_("Lúc này chưa làm được việc này với bản ghi.")),
        N_("Bản ghi vẫn nguyên trong sổ."),
        N_("Mở lại bản ghi để xem bản mới nhất."),
    ),
    "records_differ": Template(
        N_("Hai bản đã chọn không cùng một bản ghi."), UNCHANGED, N_("Chọn hai bản của cùng một bản ghi.")
    ),
    "nothing_to_merge": Template(
        N_("Bản ghi này không có hai bản khác nhau để chọn."),
        UNCHANGED,
        N_("Mở lại bản ghi; có thể đã có người chọn trước đó."),
    ),
    "version_erased": Template(
        N_("Nội dung lần lưu này đã được xóa theo quy định bảo vệ dữ liệu cá nhân."),
        N_("Các bản ghi khác vẫn đủ."),
        N_("Nội dung đã xóa không lấy lại được; nhật ký giữ ngày xóa và người xóa."),
    ),
    "not_json": Template(
        (N_("Dòng {row} đưa vào chưa đúng dạng JSON."), N_("Dữ liệu đưa vào chưa đúng dạng JSON.")),
        N_("Chưa ghi bản ghi nào."),
        N_("Mỗi dòng là một bản ghi dạng JSON; sửa dòng đó rồi thêm lại."),
    ),
}
