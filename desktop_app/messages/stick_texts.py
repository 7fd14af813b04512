"""Sentences about writing to a stick or folder and reading files from one.

Callers that know which bundle was being written add its ``number`` to the failure's fields, those of receipts
``receipt``.
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

NOTHING_LOST: Final = N_("Trong máy không mất gì, ở đó không để lại tệp dở dang.")
ANOTHER_STICK: Final = N_("Cắm USB khác rồi ghi lại.")

STICK_TEXTS: Final[dict[str, Template]] = {
    "drive_problem": Template(N_("Chưa ghi được ra {drive}."), NOTHING_LOST, ANOTHER_STICK),
    "drive_full": Template(
        (
            N_("{drive} không đủ chỗ: {parcel} cần {needed}, còn trống {free}."),
            N_("{drive} không đủ chỗ: cần {needed}, còn trống {free}."),
            N_("{drive} không đủ chỗ: cần {needed}."),
            N_("{drive} không đủ chỗ."),
        ),
        (N_("Trong máy không mất gì, trên {usb} không để lại {parcel} dở dang."), NOTHING_LOST),
        (
            N_("Xóa bớt tệp trên {usb} hoặc cắm USB khác rồi ghi lại."),
            N_("Xóa bớt tệp ở đó hoặc cắm USB khác rồi ghi lại."),
        ),
    ),
    "drive_removed": Template(
        (
            N_("{usb} bị rút khi đang ghi gói số {number}."),
            N_("{usb} bị rút khi đang ghi phiếu nhận số {receipt}."),
            N_("Không còn thấy {drive}; USB đã rút hoặc thư mục đã mất."),
        ),
        (
            N_("{parcel} trên {usb} chưa dùng được; trong máy không mất gì."),
            N_("Trong máy không mất gì."),
        ),
        (N_("Cắm lại {usb} rồi bấm “Ghi lại”."), N_("Cắm lại USB, hoặc chọn thư mục có thật, rồi ghi lại.")),
    ),
    "drive_read_only": Template(
        N_("{drive} không cho ghi."),
        N_("Chưa ghi gì ra đó, trong máy không mất gì."),
        N_("Gạt nút chống ghi trên USB nếu có, hoặc cắm USB khác rồi ghi lại."),
    ),
    "drive_failing": Template(
        N_("{drive} báo lỗi khi ghi: cắm lỏng, hoặc đã cũ hỏng."),
        N_("Trong máy không mất gì; tệp ở đó chưa dùng được."),
        N_("Cắm lại cho chặt hoặc dùng USB khác rồi ghi lại."),
    ),
    "file_too_large_for_drive": Template(
        (
            N_("{drive} không nhận tệp lớn như vậy: tệp {size}, mỗi tệp ở đó nhiều nhất {limit}."),
            N_("{drive} không nhận tệp lớn {size}."),
            N_("{drive} không nhận tệp lớn như vậy."),
        ),
        N_("Chưa ghi gì ra đó, trong máy không mất gì."),
        N_("Dùng USB định dạng exFAT hoặc NTFS rồi ghi lại."),
    ),
    "name_taken": Template(
        (N_("Ở {drive} đã có một tệp khác tên “{name}”."), N_("Ở đó đã có một tệp khác cùng tên.")),
        N_("Tệp đó không bị đụng tới, trong máy không mất gì."),
        N_("Chọn USB hoặc thư mục khác rồi ghi lại."),
    ),
    "read_back_differs": Template(
        N_("{drive} đọc lại không đúng những gì vừa ghi."),
        NOTHING_LOST,
        N_("USB này có thể đã hỏng: không dùng nữa, cắm USB khác rồi ghi lại."),
    ),
    "source_unreadable": Template(
        N_("Không đọc được tệp cần chép trong máy."),
        N_("Ở nơi ghi không để lại tệp dở dang; bản ghi trong sổ vẫn đủ."),
        N_("Ghi lại. Nếu vẫn vậy, khởi động lại máy và cho kiểm tra ổ đĩa."),
    ),
    "file_unreadable": Template(
        (N_("Không đọc được tệp “{file}”."), N_("Không đọc được tệp này.")),
        N_("Chưa lấy gì từ tệp đó, sổ không đổi."),
        N_("Xem tệp còn ở đó không; nếu ở trên USB thì cắm lại USB rồi làm lại."),
    ),
}

OUTCOME_TEXTS: Final[dict[str, Template]] = {
    "outcome_not_written": Template(
        (N_("Gói số {number} chưa ghi ra được."), N_("Gói chưa ghi ra được.")),
        N_("Trong máy không mất gì."),
        N_("Cắm lại USB, hoặc chọn thư mục có thật, rồi ghi lại."),
    ),
    "outcome_written_not_verified": Template(
        (
            N_("Gói số {number} đã ghi nhưng chưa đọc lại được để kiểm tra."),
            N_("Gói đã ghi nhưng chưa đọc lại được để kiểm tra."),
        ),
        N_("Trong máy không mất gì."),
        N_("Ghi thêm một bản sang USB khác trước khi mang đi."),
    ),
    "outcome_verified": Template(
        (N_("Gói số {number} đã ghi và đã đọc lại đúng."), N_("Gói đã ghi và đã đọc lại đúng.")),
        N_("Sổ trong máy vẫn giữ đủ."),
        N_("Ngắt USB trong hệ điều hành rồi rút ra; in phiếu giao nhận rồi gửi tới tỉnh."),
    ),
    "outcome_verified_not_ejected": Template(
        (N_("Gói số {number} đã ghi và đã đọc lại đúng."), N_("Gói đã ghi và đã đọc lại đúng.")),
        N_("Sổ trong máy vẫn giữ đủ."),
        N_("USB chưa ngắt được: ngắt trong hệ điều hành trước khi rút."),
    ),
}
"""How writing a bundle ended: ``outcome_`` and a value of ``media.durable.Outcome``."""
