"""Sentences about the store, its keys, backups and the machine it lies on."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

STORE_TEXTS: Final[dict[str, Template]] = {
    "store_busy": Template(
        N_("Sổ đang bận ghi việc khác."),
        N_("Chưa ghi gì thêm, chữ đang gõ vẫn còn."),
        N_("Chờ vài giây rồi lưu lại."),
    ),
    "disk_full": Template(
        N_("Ổ đĩa của máy đã đầy."),
        N_("Lần ghi này chưa vào sổ; mọi bản ghi lưu trước đó vẫn đủ."),
        N_("Xóa bớt tệp không dùng trên máy rồi lưu lại."),
    ),
    "store_unreachable": Template(
        N_("Máy không đọc hoặc ghi được ổ đĩa chứa sổ."),
        N_("Những gì đã lưu không bị sửa."),
        N_("Khởi động lại máy rồi mở lại. Nếu vẫn vậy, mang máy đi kiểm tra ổ đĩa và khôi phục sổ từ bản sao lưu."),
    ),
    "store_read_only": Template(
        N_("Thư mục chứa sổ đang ở chế độ chỉ đọc."),
        N_("Chưa ghi gì thêm, sổ vẫn nguyên."),
        N_("Nhờ người quản lý máy mở quyền ghi cho thư mục này rồi mở lại sổ."),
    ),
    "store_damaged": Template(
        N_("Tệp của sổ bị hỏng, không đọc hết được."),
        N_("Các bản sao lưu nằm riêng, không bị đụng tới."),
        N_("Khôi phục từ bản sao lưu gần nhất. Giữ nguyên tệp hỏng, không xóa."),
    ),
    "store_missing": Template(
        N_("Ở đây chưa có sổ nào."),
        "",
        N_("Lập sổ mới hoặc khôi phục từ bản sao lưu."),
    ),
    "store_exists": Template(
        N_("Thư mục này đã có tệp bên trong."),
        N_("Chưa ghi gì vào đó."),
        N_("Chọn một thư mục trống để lập sổ."),
    ),
    "wrong_key": Template(
        N_("Chìa của sổ không khớp với tệp sổ."),
        N_("Chưa mở và chưa sửa gì."),
        N_("Khôi phục sổ từ bản sao lưu gần nhất."),
    ),
    "store_not_encrypted": Template(
        N_("Tệp này không phải sổ của chương trình."),
        N_("Chưa mở và chưa sửa gì."),
        N_("Chọn đúng thư mục chứa sổ."),
    ),
    "newer_store": Template(
        N_("Sổ này do phiên bản mới hơn ghi (sổ kiểu {found}, máy này biết kiểu {known})."),
        N_("Chưa mở và chưa sửa gì trong sổ."),
        N_("Cài phiên bản chương trình mới rồi mở lại."),
    ),
    "clock_behind": Template(
        N_("Ngày của máy là {clock}, sớm hơn lần lưu trước ({newest})."),
        N_("Số liệu vẫn đủ."),
        N_("Nhập ngày hôm nay một lần để dùng tiếp."),
    ),
}
