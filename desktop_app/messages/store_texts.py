"""Sentences about the store as a file, its backups, and the PC it lies on."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

UNTOUCHED: Final = N_("Chưa mở và chưa sửa gì trong sổ.")
BACKUPS_SAFE: Final = N_("Các bản sao lưu nằm riêng, không bị đụng tới.")
RESTORE: Final = N_("Khôi phục sổ từ bản sao lưu gần nhất. Giữ nguyên thư mục sổ cũ, không xóa.")
NOT_RESTORED: Final = N_("Chưa khôi phục gì, sổ đang có vẫn nguyên.")
REINSTALL: Final = N_("Cài lại chương trình rồi mở lại sổ.")

STORE_TEXTS: Final[dict[str, Template]] = {
    "store_busy": Template(
        N_("Sổ đang bận ghi việc khác."),
        N_("Lần ghi này chưa vào sổ; những gì đã lưu trước đó vẫn đủ."),
        N_("Chờ vài giây rồi làm lại."),
    ),
    "query_stopped": Template(
        N_("Đã dừng tìm."), N_("Trong sổ không đổi gì."), N_("Lọc lại khi cần, hoặc tìm bằng vài chữ cho nhanh.")
    ),
    "sum_too_large": Template(
        N_("Có số tiền lớn tới mức không cộng được."),
        N_("Trong sổ không đổi gì."),
        N_("Xếp danh sách theo số tiền, tìm bản ghi có số tiền vô lý; ở tỉnh thì trả lại, ở đơn vị thì sửa lại."),
    ),
    "list_changed": Template(
        N_("Danh sách vừa thay đổi trong lúc đang xem."),
        N_("Chưa làm gì với bản ghi nào; trong sổ vẫn đủ."),
        N_("Xem lại danh sách, chọn lại rồi làm tiếp."),
    ),
    "disk_full": Template(
        N_("Ổ đĩa của máy đã đầy."),
        N_("Lần ghi này chưa vào sổ; những gì đã lưu trước đó vẫn đủ."),
        N_("Xóa bớt tệp không dùng trên máy rồi làm lại."),
    ),
    "store_unreachable": Template(
        N_("Máy không đọc hoặc không ghi được ổ đĩa chứa sổ."),
        N_("Những gì đã lưu trước đó không bị sửa."),
        N_("Khởi động lại máy rồi mở lại. Nếu vẫn vậy, cho kiểm tra ổ đĩa và khôi phục sổ từ bản sao lưu."),
    ),
    "store_read_only": Template(
        N_("Thư mục này không cho ghi."),
        N_("Chưa ghi gì thêm; những gì đã lưu trước đó vẫn đủ."),
        N_("Nhờ người quản lý máy mở quyền ghi cho thư mục, hoặc chọn thư mục khác, rồi làm lại."),
    ),
    "store_damaged": Template(N_("Tệp của sổ bị hỏng, không đọc hết được."), BACKUPS_SAFE, RESTORE),
    "store_missing": Template(
        (N_("Trong thư mục “{folder}” chưa có sổ nào."), N_("Ở đây chưa có sổ nào.")),
        N_("Chưa ghi gì vào đó."),
        N_("Lập sổ mới, hoặc khôi phục sổ từ bản sao lưu."),
    ),
    "store_exists": Template(
        (N_("Thư mục “{folder}” đã có một sổ."), N_("Ở đây đã có một sổ.")),
        N_("Sổ đó vẫn nguyên."),
        N_("Mở sổ đó, hoặc chọn một thư mục trống để lập sổ mới."),
    ),
    "folder_not_empty": Template(
        (N_("Thư mục “{folder}” đã có tệp khác bên trong."), N_("Thư mục này đã có tệp khác bên trong.")),
        N_("Chưa ghi gì vào đó, các tệp ấy vẫn nguyên."),
        N_("Chọn một thư mục trống để đặt sổ."),
    ),
    "demo_folder_in_use": Template(
        (N_("Thư mục “{folder}” đã có tệp khác bên trong."), N_("Thư mục này đã có tệp khác bên trong.")),
        N_("Chưa ghi gì vào đó, các tệp ấy vẫn nguyên."),
        N_("Chọn một thư mục trống cho dữ liệu mẫu."),
    ),
    "store_in_use": Template(
        N_("Sổ này đang mở ở một cửa sổ khác."),
        UNTOUCHED,
        N_("Làm tiếp ở cửa sổ đang mở. Muốn mở ở đây thì đóng cửa sổ kia trước."),
    ),
    "store_on_removable": Template(
        N_("Thư mục đã chọn nằm trên USB hoặc ổ tháo rời, không đặt sổ ở đó được."),
        N_("Chưa mở và chưa ghi gì."),
        N_("Đặt sổ trên ổ đĩa của máy. Sổ đã nằm trên USB thì chép cả thư mục vào máy rồi mở ở đó."),
    ),
    "wrong_key": Template(
        N_("Tệp của sổ không mở được: bị hỏng ở phần đầu, hoặc bị thay bằng tệp của sổ khác."), UNTOUCHED, RESTORE
    ),
    "store_not_encrypted": Template(
        (N_("Tệp “{file}” không phải sổ của chương trình này."), N_("Tệp này không phải sổ của chương trình này.")),
        N_("Chưa mở và chưa sửa gì."),
        N_("Chọn đúng thư mục chứa sổ, hoặc khôi phục sổ từ bản sao lưu."),
    ),
    "newer_store": Template(
        N_("Sổ này do một phiên bản mới hơn ghi; máy này đang dùng phiên bản {program_version}."),
        UNTOUCHED,
        N_("Cài phiên bản mới nhất rồi mở lại."),
    ),
    "keys_damaged": Template(
        N_("Phần giữ mật khẩu mở sổ bị hỏng, không đọc được."), N_("Các bản ghi trong sổ không bị đụng tới."), RESTORE
    ),
    "keys_altered": Template(
        N_("Danh sách người được mở sổ đã bị sửa từ bên ngoài chương trình."),
        UNTOUCHED,
        N_("Báo người quản trị sổ. Khôi phục sổ từ bản sao lưu gần nhất; giữ nguyên thư mục sổ cũ, không xóa."),
    ),
    "keys_repaired": Template(
        N_("Phần giữ mật khẩu mở sổ bị hỏng và đã được lấy lại từ bản trước."),
        UNTOUCHED,
        N_("Sao lưu sổ ra USB ngay hôm nay và nhờ người xem lại ổ đĩa của máy."),
    ),
    "store_set_back": Template(
        N_("Sổ này cũ hơn lần mở trước trên máy này: có thể máy vừa được cài lại hoặc khôi phục."),
        N_("Bản ghi trong sổ vẫn nguyên; gói sau sẽ gửi lại đầy đủ cho tỉnh."),
        N_("Xem các bản ghi mới nhất còn đủ không; thiếu thì lấy lại sổ từ bản sao lưu mới hơn."),
    ),
    "signing_key_new": Template(
        N_("Máy này có dấu ký mới vì người ký duy nhất đã quên mật khẩu."),
        N_("Sổ vẫn nguyên, nhập và in được như thường."),
        N_("Đăng ký lại máy với tỉnh ở màn hình Gửi và nhận trước khi xuất gói."),
    ),
    "signing_lost": Template(
        N_("Sổ của tỉnh chưa ký được vì người ký duy nhất đã quên mật khẩu."),
        N_("Nhận gói và xem số liệu vẫn được như thường."),
        N_("Giữ phong bì niêm phong và báo người hỗ trợ chương trình để lập lại dấu ký."),
    ),
    "backup_not_verified": Template(
        N_("Bản sao lưu đã ghi ra USB nhưng chưa đọc lại được để kiểm tra."),
        N_("Bản sao lưu trong máy vẫn đúng."),
        N_("Sao lưu lại ra USB khác."),
    ),
    "not_journalled": Template(
        N_("Ổ đĩa của máy đã đầy nên lần vào sổ này chưa ghi được vào nhật ký."),
        N_("Sổ vẫn nguyên; xem và sao lưu ra USB vẫn được."),
        N_("Xóa bớt tệp không dùng trên máy rồi mới ghi tiếp; nhật ký sẽ tự ghi bù."),
    ),
    "day_behind": Template(
        N_("Ngày vừa nhập là {clock}, sớm hơn lần lưu trước ({newest})."),
        N_("Số liệu vẫn đủ."),
        N_("Xem lịch rồi nhập lại đúng ngày hôm nay."),
    ),
    "clock_behind": Template(
        N_("Ngày của máy là {clock}, sớm hơn lần lưu trước ({newest})."),
        N_("Số liệu vẫn đủ."),
        N_("Ở Trang chủ, nhập ngày hôm nay một lần để dùng tiếp."),
    ),
    "not_a_backup": Template(
        (N_("Tệp “{file}” không phải bản sao lưu của chương trình."), N_("Tệp này không phải bản sao lưu.")),
        NOT_RESTORED,
        N_("Chọn tệp có tên kết thúc bằng .scb."),
    ),
    "backup_damaged": Template(
        (N_("Bản sao lưu “{file}” bị hỏng hoặc chép thiếu."), N_("Bản sao lưu này bị hỏng hoặc chép thiếu.")),
        NOT_RESTORED,
        N_("Chọn bản sao lưu khác: bản trước đó, hoặc bản giữ trên USB."),
    ),
    "definition_invalid": Template(
        (
            N_("Mẫu ghi “{file}” của chương trình có chỗ sai ở “{key}”."),
            N_("Mẫu ghi “{file}” của chương trình có chỗ sai."),
            N_("Một mẫu ghi của chương trình có chỗ sai."),
        ),
        N_("Sổ không bị đụng tới."),
        REINSTALL,
    ),
    "place_list_invalid": Template(
        (
            N_("Danh mục xã, phường “{file}” của chương trình có chỗ sai ở dòng {line}."),
            N_("Danh mục xã, phường của chương trình có chỗ sai."),
        ),
        N_("Sổ không bị đụng tới."),
        REINSTALL,
    ),
}

FINDING_TEXTS: Final[dict[str, Template]] = {
    "page_damaged": Template(N_("Một phần tệp của sổ bị hỏng."), BACKUPS_SAFE, RESTORE),
    "foreign_key_broken": Template(N_("Có một chỗ trong sổ chỉ tới một mục không còn nữa."), BACKUPS_SAFE, RESTORE),
    "journal_broken": Template(
        N_("Nhật ký của sổ không còn khớp từ mục số {seq}: bị hỏng hoặc đã bị sửa."),
        N_("Bản ghi nằm riêng với nhật ký và được kiểm tra riêng."),
        N_("Báo chủ tịch và công đoàn cấp trên. Giữ các bản sao lưu đang có để đối chiếu."),
    ),
    "version_altered": Template(
        N_("Có một bản ghi không còn đúng như lúc lưu."),
        BACKUPS_SAFE,
        N_("Khôi phục sổ từ bản sao lưu làm trước đó. Giữ nguyên thư mục sổ cũ, không xóa."),
    ),
    "version_missing": Template(N_("Nội dung một lần lưu của một bản ghi không còn trong sổ."), BACKUPS_SAFE, RESTORE),
    "version_not_erased": Template(
        N_("Có thông tin cá nhân đã ghi là xóa nhưng vẫn còn trong sổ."),
        N_("Các bản ghi khác không bị ảnh hưởng."),
        N_("Báo người quản trị sổ để làm lại việc xóa."),
    ),
    "parent_missing": Template(
        N_("Thiếu một lần lưu trước đó của một bản ghi, nên không rõ bản nào mới nhất."),
        N_("Các lần lưu đang có vẫn nguyên."),
        N_("Sổ của tỉnh: nhờ đơn vị xuất gói mới rồi nhận. Sổ của đơn vị: khôi phục từ bản sao lưu gần nhất."),
    ),
    "attachment_altered": Template(
        N_("Có một tệp kèm không còn đúng như lúc nhận vào sổ."),
        BACKUPS_SAFE,
        N_("Khôi phục sổ từ bản sao lưu làm trước đó. Giữ nguyên thư mục sổ cũ, không xóa."),
    ),
    "attachment_missing": Template(
        (N_("Bản ghi “{title}” thiếu một tệp kèm."), N_("Có một bản ghi thiếu một tệp kèm.")),
        N_("Các phần khác của bản ghi vẫn nguyên."),
        N_("Mở bản ghi, bỏ tệp ấy, thêm lại từ ảnh hoặc bản quét gốc rồi lưu."),
    ),
    "scan_missing": Template(
        (N_("Giấy in mã {paper} thiếu một bản quét đã ký."), N_("Một giấy đã in thiếu bản quét đã ký.")),
        N_("Các bản ghi và các tệp khác vẫn nguyên."),
        N_("Mở “Giấy đã in”, bỏ bản quét ấy rồi quét lại tờ giấy."),
    ),
    "record_invalid": Template(
        (N_("Bản ghi “{title}” đã hoàn thành nhưng còn chỗ phải sửa."), N_("Có một bản ghi còn chỗ phải sửa.")),
        N_("Bản ghi vẫn nguyên trong sổ."),
        N_("Mở bản ghi, sửa chỗ được báo rồi bấm “Hoàn thành”."),
    ),
    "record_doubtful": Template(
        (N_("Bản ghi “{title}” có chỗ nên xem lại."), N_("Có một bản ghi có chỗ nên xem lại.")),
        N_("Bản ghi vẫn nguyên trong sổ và vẫn được tính."),
        N_("Mở bản ghi xem; đúng rồi thì để nguyên."),
    ),
}
"""What ``check`` finds."""
