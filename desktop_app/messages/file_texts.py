"""Sentences about files that are attached to a record."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_NOT_TAKEN: Final = N_("Chưa lấy tệp này; bản đang gõ vẫn nguyên.")
_NOT_OPENED: Final = N_("Chương trình không mở tệp này; bản đang gõ và sổ vẫn nguyên.")

FILE_TEXTS: Final[dict[str, Template]] = {
    "file_kind_refused": Template(
        (
            N_("“{file}” không phải ảnh JPEG, ảnh PNG hay tệp PDF."),
            N_("Tệp này không phải ảnh JPEG, ảnh PNG hay tệp PDF."),
        ),
        _NOT_TAKEN,
        N_("Đổi tệp sang một trong ba loại đó rồi thêm lại; ảnh HEIC của iPhone thì lưu thành JPEG."),
    ),
    "file_too_large": Template(
        (N_("“{file}” lớn {size}, quá cỡ nhận được ({limit})."), N_("Tệp này quá cỡ nhận được.")),
        _NOT_TAKEN,
        N_("Quét lại ở độ nét thấp hơn, hoặc chia thành vài tệp nhỏ hơn."),
    ),
    "picture_too_large": Template(
        (
            N_("Ảnh “{file}” rộng {width} × {height} điểm, quá cỡ nhận được (64 triệu điểm)."),
            N_("Ảnh này quá cỡ nhận được (64 triệu điểm)."),
        ),
        _NOT_TAKEN,
        N_("Chụp hoặc quét lại ở cỡ nhỏ hơn."),
    ),
    "picture_damaged": Template(
        (N_("Ảnh “{file}” bị hỏng hoặc chép thiếu."), N_("Ảnh này bị hỏng hoặc chép thiếu.")),
        _NOT_TAKEN,
        N_("Chép lại ảnh từ máy ảnh hay điện thoại, hoặc chụp lại."),
    ),
    "picture_unreadable": Template(
        (N_("Không mở được ảnh “{file}” một cách an toàn."), N_("Không mở được ảnh này một cách an toàn.")),
        _NOT_TAKEN,
        N_("Thử lại một lần. Vẫn không được thì chụp lại, hoặc lưu ảnh ra tệp mới rồi thêm."),
    ),
    "pdf_cut_short": Template(
        (N_("Tệp PDF “{file}” bị hỏng hoặc chép thiếu."), N_("Tệp PDF này bị hỏng hoặc chép thiếu.")),
        _NOT_TAKEN,
        N_("Chép lại tệp từ nơi có bản gốc, hoặc quét lại."),
    ),
    "pdf_locked": Template(
        (
            N_("Tệp PDF “{file}” có đặt mật khẩu, ở tỉnh sẽ không mở được."),
            N_("Tệp PDF này có đặt mật khẩu, ở tỉnh sẽ không mở được."),
        ),
        _NOT_TAKEN,
        N_("Lưu lại tệp không đặt mật khẩu rồi thêm."),
    ),
    "pdf_too_many_pages": Template(
        (
            N_("Tệp PDF “{file}” có {pages} trang, quá số trang mở được ({most})."),
            N_("Tệp PDF này có quá nhiều trang."),
        ),
        _NOT_OPENED,
        N_("Chia thành vài tệp ít trang hơn, hoặc chỉ quét những trang cần."),
    ),
    "pdf_too_heavy": Template(
        (
            N_("Tệp PDF “{file}” vẽ quá lâu hoặc tốn quá nhiều bộ nhớ, mở ra có thể làm máy đứng."),
            N_("Tệp PDF này vẽ quá lâu hoặc tốn quá nhiều bộ nhớ, mở ra có thể làm máy đứng."),
        ),
        _NOT_OPENED,
        N_("In giấy ấy ra rồi quét lại thành ảnh hoặc tệp PDF mới. Không rõ tệp từ đâu thì hỏi nơi đã đưa."),
    ),
    "no_scan": Template(
        (N_("Thư mục quét “{folder}” chưa có ảnh hay tệp PDF nào."), N_("Thư mục quét chưa có ảnh hay tệp PDF nào.")),
        _NOT_TAKEN,
        N_("Quét giấy bằng máy quét, chờ máy ghi xong tệp rồi bấm “Lấy bản quét”; hoặc chọn thư mục khác."),
    ),
    "file_gone": Template(
        (N_("Nội dung tệp “{file}” không còn trong sổ."), N_("Nội dung tệp này không còn trong sổ.")),
        N_("Các phần khác của bản ghi vẫn nguyên."),
        N_("Tệp có thể đã được xóa theo luật. Còn bản gốc thì bỏ tệp ấy ra rồi thêm lại."),
    ),
}
