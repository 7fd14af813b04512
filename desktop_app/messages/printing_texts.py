"""Sentences about paper: what cannot be printed, and why a paper did not leave the book."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.record_texts import UNCHANGED
from desktop_app.messages.sentence import Template

NOT_PRINTED: Final = N_("Chưa in gì; bản ghi vẫn nguyên trong sổ.")

PRINTING_TEXTS: Final[dict[str, Template]] = {
    "nothing_chosen": Template(
        (N_("Chưa chọn in mẫu {form} của những gì."), N_("Chưa chọn gì để in.")),
        UNCHANGED,
        N_("Chọn bản ghi, đợt hay thời gian mà mẫu ấy nhận, hoặc chọn in mẫu trống."),
    ),
    "paper_form_unknown": Template(
        (N_("Không có mẫu giấy tờ {form}."), N_("Không có mẫu giấy tờ ấy.")),
        UNCHANGED,
        N_("Chọn một mẫu trong danh sách các mẫu in được."),
    ),
    "report_section_unknown": Template(
        (N_("Báo cáo {form} không có mục “{name}”."), N_("Báo cáo không có mục ấy.")),
        UNCHANGED,
        N_("Chọn một mục trong danh sách các mục của báo cáo."),
    ),
    "draft_not_printed": Template(
        (N_("Bản ghi “{title}” còn là bản nháp nên chưa in được."), N_("Bản nháp thì chưa in được.")),
        NOT_PRINTED,
        N_("Hoàn thành bản ghi ấy rồi in; cần giấy ngay thì in mẫu trống."),
    ),
    "paper_stale": Template(
        (
            N_("Bản ghi đã đổi trong lúc xem trước mẫu {form}, nên tờ đang xem không còn đúng."),
            N_("Bản ghi đã đổi trong lúc xem trước, nên tờ đang xem không còn đúng."),
        ),
        NOT_PRINTED,
        N_("Xem trước lại rồi in."),
    ),
    "too_many_years": Template(
        (N_("Phụ lục số liệu chỉ có chỗ cho {most} năm."), N_("Phụ lục số liệu không đủ chỗ cho chừng ấy năm.")),
        UNCHANGED,
        N_("Chọn ngày đầu và ngày cuối gần nhau hơn."),
    ),
    "not_on_this_form": Template(
        (N_("“{title}” không in được trên mẫu này."), N_("Có bản ghi không in được trên mẫu này.")),
        NOT_PRINTED,
        N_("Bỏ bản ghi đó ra khỏi các bản ghi đã chọn, hoặc chọn mẫu khác."),
    ),
    "nothing_to_print": Template(
        N_("Danh sách cần in không có dòng nào."),
        UNCHANGED,
        N_("Chọn đợt hay thời gian khác, hoặc chọn in mẫu trống."),
    ),
    "glyph_missing": Template(
        (N_("Có ký tự không in được ({characters}) trong “{text}”."), N_("Có ký tự không in được.")),
        NOT_PRINTED,
        N_("Sửa chữ đó ở nơi đã gõ (bản ghi, lời văn của mẫu, nơi, người ký) rồi in lại."),
    ),
    "not_a_pdf": Template(
        (N_("“{file}” đang có và không phải tệp PDF."), N_("Tệp đang có không phải tệp PDF.")),
        N_("Tệp ấy vẫn nguyên, chưa in gì."),
        N_("Đặt tên khác, kết thúc bằng .pdf, rồi in lại."),
    ),
    "not_a_word_file": Template(
        (N_("“{file}” đang có và không phải tệp Word."), N_("Tệp đang có không phải tệp Word.")),
        N_("Tệp ấy vẫn nguyên, chưa lưu gì."),
        N_("Đặt tên khác, kết thúc bằng .docx, rồi lưu lại."),
    ),
    "printer_refused": Template(
        (N_("Máy in {printer} chưa in được."), N_("Máy in chưa in được.")),
        N_("Bản ghi vẫn nguyên trong sổ."),
        N_("Xem máy in đã bật và còn giấy chưa rồi in lại, hoặc lưu thành PDF."),
    ),
    "no_printer": Template(
        N_("Máy này chưa có máy in nào."),
        NOT_PRINTED,
        N_("Nối và cài máy in rồi in lại, hoặc bấm “Lưu PDF” (Ctrl+S) để in ở máy khác."),
    ),
    "row_too_tall": Template(
        (N_("Dòng {row} dài quá một trang vì ô “{text}”."), N_("Có một dòng dài quá một trang.")),
        NOT_PRINTED,
        N_("Rút ngắn ô đó trong bản ghi rồi in lại."),
    ),
}
