"""Sentences for what validation and reading find in one field. They stand beside the field, so they do not name it.

Placeholders are the details of a problem, or are made of them by ``problem_details``. Of several texts the first
whose every placeholder is known is shown.
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Text

_PRESENCE: Final[dict[str, Text]] = {
    "required": (
        N_("Điền ô này, vì ô {other_field} ghi “{other_shown}”."),
        N_("Điền ô này, vì ô {other_field} đã điền."),
        N_("Chưa điền; ô này phải có."),
    ),
    "empty_value": N_("Để trắng; điền vào hoặc xóa hẳn."),
    "must_be_empty": (
        N_("Để trống ô này, vì ô {other_field} ghi “{other_shown}”."),
        N_("Để trống ô này, vì ô {other_field} đã điền."),
    ),
    "any_of": (N_("Điền ô này hoặc ô {fields_shown}."), N_("Điền ô này hoặc một ô thay thế.")),
    "unknown_field": N_("Mẫu ghi không có ô này."),
    "unknown_part": N_("Ô này không có phần “{part}”."),
    "wrong_type": (N_("Ô này cần {expected_shown}."), N_("Cách ghi chưa đúng với ô này.")),
}

_TEXTS: Final[dict[str, Text]] = {
    "too_long": N_("Dài {length} ký tự, nhiều nhất {maximum}; rút ngắn lại."),
    "too_short": N_("Ngắn quá: {length} ký tự, ít nhất {minimum}."),
    "unprintable_text": N_("Có ký tự không in được; xóa đi rồi gõ lại."),
    "text_unseen_letter": (
        N_("Có ký tự ẩn không in được; xóa đi, gõ lại là {proposal}."),
        N_("Có ký tự ẩn không in được; xóa đi rồi gõ lại."),
    ),
    "text_look_alike": (
        N_("Có chữ “ð” trông giống chữ “đ”; gõ lại là {proposal}."),
        N_("Có chữ “ð” trông giống chữ “đ”; gõ lại chữ “đ”."),
    ),
    "text_marks_apart": (
        N_("Dấu viết rời khỏi chữ, đọc là {proposal}; xem lại cho đúng."),
        N_("Dấu viết rời khỏi chữ; xem lại cho đúng."),
    ),
    "line_break": N_("Ô này chỉ ghi một dòng."),
    "pattern": (
        N_("“{value}” chưa đúng cách ghi; có phải là {proposal}?"),
        N_("“{value}” chưa đúng cách ghi. {hint}"),
        N_("“{value}” chưa đúng cách ghi của ô này."),
    ),
    "not_in_list": N_("“{value}” không có trong danh sách của ô này."),
    "unknown_option": N_("“{value}” không có trong danh sách; chọn lại."),
    "retired_option": N_("Lựa chọn này đã thôi dùng."),
    "option_unknown": N_("“{text}” không có trong danh sách; chọn lại."),
    "option_ambiguous": N_("“{text}” hợp với vài lựa chọn; chọn một."),
    "option_not_at_date": (
        N_("“{option}” dùng từ {not_before_day}, sau ngày của bản ghi ({day}); chọn mục khác hoặc xem lại ngày."),
        N_("“{option}” chỉ dùng đến {not_after_day}, trước ngày của bản ghi ({day}); chọn mục khác hoặc xem lại ngày."),
        N_("Lựa chọn này không dùng vào ngày của bản ghi; chọn mục khác hoặc xem lại ngày."),
    ),
    "option_retired": N_("Lựa chọn “{text}” đã thôi dùng; chọn lựa chọn khác."),
    "yes_no_unreadable": N_("“{text}” chưa rõ là có hay không; gõ “Có” hoặc “Không”."),
    "reference_malformed": N_("Chưa chỉ đúng một bản ghi trong sổ; chọn lại."),
    "reference_unknown": N_("Trong sổ chưa có “{text}”; chọn lại hoặc thêm mới."),
    "reference_ambiguous": N_("“{text}” hợp với {count} bản ghi; chọn một."),
    "attachment_malformed": N_("Tệp kèm chưa đủ thông tin; đính lại."),
    "file_missing": N_("Tệp này không còn trong sổ; bỏ ra rồi thêm lại từ ảnh hoặc bản quét gốc."),
    "files_coming": N_("Tệp kèm còn đang được nhận; chờ xong rồi làm tiếp."),
    "entry_not_one_line": N_("Ô này gồm nhiều dòng; điền từng dòng."),
}

_NUMBERS: Final[dict[str, Text]] = {
    "too_small": N_("Nhỏ quá, ít nhất là {minimum}."),
    "small_sum": N_("{value} đồng hay {expected}? Đúng là {value} đồng thì giữ nguyên."),
    "too_large": N_("Lớn quá, nhiều nhất là {maximum}."),
    "number_format": N_("Số chưa đúng cách ghi; gõ như 48 hoặc 48,5."),
    "number_unreadable": N_("Chưa đọc được số “{text}”; gõ như 48 hoặc 48,5."),
    "number_ambiguous": N_("“{text}” có thể là {first} hoặc {second}; gõ lại cho rõ."),
    "number_not_whole": N_("“{text}” có phần lẻ; ô này ghi số nguyên."),
    "money_unreadable": N_("Chưa đọc được số tiền “{text}”; gõ như 50.000.000 hoặc 50tr."),
    "money_fraction": N_("“{text}” có phần lẻ của đồng; ghi số đồng chẵn."),
    "money_negative": N_("“{text}” là số âm; số tiền ghi từ 0 đồng."),
    "money_ambiguous": N_("“{text}” có thể là {first} hoặc {second}; gõ lại cho rõ."),
    "money_too_large": N_("“{text}” lớn quá, sổ nhận nhiều nhất {limit} đồng."),
    "entry_computed": N_("Số này do sổ tự tính, không cần gõ."),
    "computed_differs": (
        N_("Số này do sổ tự tính, phải là {expected}."),
        N_("Số này do sổ tự tính; xóa đi và điền các ô được cộng."),
    ),
    "list_sum_differs": N_("Danh sách ghi {value}, cộng các ô thì được {expected}; xem lại các số tiền."),
    "sum_differs": (
        N_("Cộng lại được {total}, còn thiếu {missing} so với {expected}."),
        N_("Cộng lại được {total}, thừa {extra} so với {expected}."),
        N_("Cộng lại được {total}, cần {expected}."),
    ),
    "not_above": N_("{value} lớn hơn ô {other_field} ({other_shown}); sửa một trong hai số."),
    "share_too_small": N_("{value} chưa tới {share} phần trăm của ô {other_field} ({other_shown}); xem lại hai số."),
    "share_differs": N_("Tính từ các số đã ghi thì là {expected}, không phải {value}; sửa tỷ lệ này hoặc các số đó."),
    "time_not_before": N_("{value} sớm hơn ô {other_field} ({other_shown}); xem lại hai giờ."),
    "nothing_left": N_("Ô {other_field} bằng ô {fields_shown} ({other_shown}); để trống ô này hoặc sửa hai số."),
    "lines_above": N_("Có {count} dòng, nhiều hơn ô {other_field} ({other_shown}); sửa số đó hoặc bớt dòng."),
    "not_unique": N_("Trùng với dòng {first_line}; giữ một dòng."),
    "too_many_lines": N_("Có {count} dòng, nhiều nhất {maximum}."),
    "too_few_lines": N_("Mới có {count} dòng, ít nhất {minimum}."),
}

_DATES: Final[dict[str, Text]] = {
    "date_format": N_("Ngày chưa đúng cách ghi; gõ như 5/2/2026, 2/2026 hoặc 2026."),
    "date_too_early": N_("Ngày sớm quá, sớm nhất là {minimum}."),
    "date_too_late": N_("Ngày muộn quá, muộn nhất là {maximum}."),
    "future_date": N_("{value} chưa tới, hôm nay là {today}; xem lại ngày."),
    "period_closed": N_("Kỳ đến {date} đã khóa sổ. Bản ghi vẫn lưu được và sẽ vào sổ là bổ sung muộn."),
    "period_closed_change": N_("Kỳ đến {date} đã khóa sổ. Bản ghi vẫn sửa được và được ghi là sửa sau khi khóa sổ."),
    "province_locked": N_(
        "{by} đã khóa kỳ đến {date}. Bản ghi vẫn lưu và gửi được, nhưng chưa được duyệt khi kỳ chưa mở lại."
    ),
    "province_open_until": N_("{by} đã khóa kỳ đến {date}; đơn vị được bổ sung đến hết ngày {until}."),
    "not_before": N_("{value} đứng trước {other_date} {other_shown}; sửa một trong hai ngày."),
    "not_after": N_("{value} đứng sau {other_date} {other_shown}; sửa một trong hai ngày."),
    "date_unreadable": N_("Chưa đọc được ngày “{text}”; gõ như 5/2/2026, 2/2026 hoặc 2026."),
    "date_impossible": N_("Không có ngày “{text}”; xem lại ngày và tháng."),
    "date_is_range": (
        N_("“{text}” là khoảng từ {first} đến {last}; ô này ghi một ngày."),
        N_("“{text}” là một khoảng ngày; ô này ghi một ngày."),
    ),
    "date_range_impossible": N_("“{text}” không thành một khoảng; xem lại đầu và cuối."),
    "date_range_ambiguous": N_("“{text}” có thể là {first} hoặc {second}; gõ lại cho rõ."),
    "date_ambiguous": (
        N_("“{text}” chưa rõ; có phải là {proposal}? Gõ đủ ngày, tháng, năm."),
        N_("“{text}” chưa có năm; gõ cả năm, như 5/2/2026."),
    ),
    "date_year_out_of_range": N_("Năm {year} ngoài khoảng từ năm {earliest} đến năm {latest}."),
}

_PEOPLE: Final[dict[str, Text]] = {
    "name_half_typed": N_("“{value}” giống tên gõ dở dấu; có phải là {proposal}?"),
    "personal_number_refused": N_("“{text}” chưa phải số định danh 12 chữ số."),
    "personal_number_not_twelve_digits": (
        N_("Ghi liền 12 chữ số: {proposal}."),
        N_("Số định danh có đúng 12 chữ số; xem lại trên thẻ."),
    ),
    "personal_number_leading_zero_lost": (
        N_("Thiếu số 0 ở đầu; có phải là {proposal}?"),
        N_("Thiếu số 0 ở đầu; số định danh có đúng 12 chữ số."),
    ),
    "personal_number_looks_like_old_card": N_("Có 9 chữ số như CMND cũ; số định danh có 12 chữ số."),
    "personal_number_looks_like_insurance": (
        N_("Có 10 chữ số như số bảo hiểm xã hội; nếu là số định danh thì có phải {proposal}?"),
        N_("Có 10 chữ số như số bảo hiểm xã hội; số định danh có 12 chữ số."),
    ),
    "personal_number_province_unknown": N_("Ba số đầu không phải mã của tỉnh nào; xem lại trên thẻ."),
    "personal_number_born_abroad": N_("Ba số đầu là mã nơi sinh ở nước ngoài; đúng vậy thì để nguyên."),
    "personal_number_century_unlikely": (
        N_("Theo số này thì sinh năm {number_year}; xem lại chữ số thứ tư."),
        N_("Chữ số thứ tư cho thế kỷ sinh lạ; xem lại trên thẻ."),
    ),
    "personal_number_sex_differs": (
        N_("Theo số này thì là {number_sex_shown}, khác với ô “Giới tính”; xem lại một trong hai."),
        N_("Số này cho giới tính khác với ô “Giới tính”; xem lại một trong hai."),
    ),
    "personal_number_birth_year_differs": (
        N_("Theo số này thì sinh năm {number_year}, còn ngày sinh ghi {birth_year}; xem lại một trong hai."),
        N_("Số này cho năm sinh khác với ngày sinh; xem lại một trong hai."),
    ),
    "phone_unreadable": (
        N_("Ghi liền các chữ số: {proposal}."),
        N_("Chưa đọc được số điện thoại “{text}”; gõ 10 chữ số, như 0912345678."),
        N_("Chưa đọc được số điện thoại; gõ 10 chữ số, như 0912345678."),
    ),
    "phone_leading_zero_lost": (
        N_("Thiếu số 0 ở đầu; có phải là {proposal}?"),
        N_("Thiếu số 0 ở đầu; gõ 10 chữ số, như 0912345678."),
    ),
}

_PLACES: Final[dict[str, Text]] = {
    "commune_malformed": N_("Chưa nhận ra xã, phường; chọn lại từ danh sách."),
    "commune_unknown": (
        N_("Không tìm thấy xã, phường “{name}” ở {district}."),
        N_("Không tìm thấy xã, phường “{name}”."),
    ),
    "commune_code_zero_lost": N_("Thiếu số 0 ở đầu; có phải mã {proposal}?"),
    "commune_not_at_date": (
        N_("Ngày {date} không có xã, phường “{name}”; nơi đó thuộc {successor}."),
        N_("Ngày {date} không có xã, phường “{name}”; xem lại tên hoặc ngày."),
        N_("Vào ngày đó không có xã, phường “{name}”; xem lại tên hoặc ngày."),
    ),
    "commune_namesake": (
        N_("Ngày {date} có {candidates}, nhỏ hơn {name} ngày nay; nếu là xã cũ thì chọn lại."),
        N_("Vào ngày đó có xã cùng tên nhỏ hơn; nếu là xã cũ thì chọn lại."),
    ),
    "commune_ambiguous": (
        N_("“{name}” có thể là: {candidates}; gõ rõ xã, phường hoặc thêm tên huyện."),
        N_("Có nhiều nơi tên “{name}”; gõ rõ xã, phường hoặc thêm tên huyện."),
    ),
}

_OTHER_RECORDS: Final[dict[str, Text]] = {
    "not_once": (
        N_("Dòng {other_row} cũng ghi người này; sửa lại người, hoặc chỉ giữ một dòng."),
        N_("Người này đã có {other_kind} “{other_title}” ({other_day}); xem bản đó, sửa lại hoặc chỉ giữ một bản."),
        N_("Người này đã có {other_kind} “{other_title}”; xem bản đó, sửa lại hoặc chỉ giữ một bản."),
    ),
    "perhaps_not_once": (
        N_("Dòng {other_row} ghi người cùng tên; ghi thêm ngày sinh, nơi ở để phân biệt."),
        N_("Người cùng tên đã có {other_kind} “{other_title}” ({other_day}); xem bản đó, ghi thêm ngày sinh, nơi ở."),
        N_("Người cùng tên đã có {other_kind} “{other_title}”; xem bản đó, ghi thêm ngày sinh, nơi ở."),
    ),
    "fund_overspent": (
        N_("Quá số còn trong quỹ “{other_title}”: tính đến {day} còn {left} đồng. Sửa số tiền hoặc ghi thêm lần thu."),
        N_("Quá số còn trong quỹ: tính đến {day} còn {left} đồng. Sửa số tiền hoặc ghi thêm lần thu."),
    ),
    "fund_not_covered": (
        N_("Quỹ “{other_title}” không đủ cho các lần chi đã ghi: đến {day} thiếu {short} đồng. Xem lại lần thu này."),
        N_("Quỹ không đủ cho các lần chi đã ghi: đến {day} thiếu {short} đồng. Xem lại lần thu này."),
    ),
    "likely_duplicate": (
        N_("Dòng {other_row} có vẻ ghi cùng việc này; bỏ một dòng nếu trùng."),
        N_("Có vẻ trùng với “{other_title}” đã có trong sổ; xem bản đó, bỏ một bản nếu trùng."),
        N_("Có vẻ trùng với một bản đã có trong sổ; xem lại, bỏ một bản nếu trùng."),
    ),
    "already_used": (
        N_("Chỉ dùng một lần, mà dòng {other_row} cũng dùng; chọn bản khác hoặc bỏ một dòng."),
        N_("Chỉ dùng một lần, mà đã dùng cho {other_kind} “{other_title}” ({other_day}); chọn bản khác."),
        N_("Chỉ dùng một lần, mà đã dùng cho {other_kind} “{other_title}”; chọn bản khác."),
    ),
    "not_alive": N_("{name} mất {death}, trước ngày của bản ghi ({day}); xem lại người hoặc ngày."),
    "earlier_missing": (
        N_("Trong sổ chưa thấy {name} có {wanted} các năm {years}; ghi thêm ở mục {lists} hoặc xem lại."),
        N_("Trong sổ chưa thấy {name} có {wanted} năm {year}; ghi thêm ở mục {lists} hoặc xem lại."),
    ),
    "not_among": N_("“{other_title}” là của {people}, không có tên {name}; chọn bản khác hoặc xem lại người."),
    "linked_answer": (
        N_("“{other_title}” ghi {asked} là “{answer}”, ở đây cần {wanted}; chọn bản khác hoặc xem lại."),
        N_("“{other_title}” ghi {asked} là “{answer}” nên chưa dùng ở đây được; chọn bản khác hoặc xem lại."),
    ),
    "not_counted": (
        N_("Đã có {other_kind} “{other_title}” ({other_day}) loại “{answer}”, không tính khi xét khen cao hơn."),
        N_("Đã có {other_kind} “{other_title}” loại “{answer}”, không tính khi xét khen cao hơn."),
    ),
    "alike": N_("Tên gần giống {other_kind} “{other_title}”; xem bản đó, nếu là một thì chỉ giữ một bản."),
    "perhaps_no_consent": N_(
        "Có thể đây là {name}, người {consent_shown}: cùng tên, ngày sinh và xã. Nếu đúng, để trống ô này."
    ),
    "no_consent": N_("{name} {consent_shown}; để trống ô này. Số lượng và số tiền vẫn ghi bình thường."),
    "link_unknown": N_("Bản ghi được chọn chưa có trong sổ này; chọn lại."),
    "link_deleted": N_("“{other_title}” đang ở trong thùng rác; lấy lại bản đó hoặc chọn bản khác."),
    "link_erased": N_("Người được chọn đã xóa dữ liệu cá nhân, không ghi thêm được; chọn người khác."),
    "link_draft": N_("“{other_title}” còn là bản nháp, chưa gửi tỉnh được; mở bản đó ra hoàn thành."),
    "link_merged": N_("“{name}” đã gộp vào “{other_title}”; chọn lại “{other_title}”."),
    "link_other_kind": N_("“{other_title}” là {other_kind}; ô này cần {wanted_kind}, chọn lại."),
}

PROBLEM_TEXTS: Final[dict[str, Text]] = {
    **_PRESENCE,
    **_TEXTS,
    **_NUMBERS,
    **_DATES,
    **_PEOPLE,
    **_PLACES,
    **_OTHER_RECORDS,
}
