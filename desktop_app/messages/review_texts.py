"""Sentences of the province's review: why a decision was not taken, and what the journal says of those that were."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_NOTHING_DECIDED: Final = N_("Chưa duyệt, chưa trả lại gì.")
_READ_AGAIN: Final = N_("Mở lại bản ghi này, xem các bản rồi chọn.")

REVIEW_TEXTS: Final[dict[str, Template]] = {
    "unknown_reason": Template(
        (N_("Lý do trả lại “{reason}” không có trong danh sách."), N_("Lý do trả lại đó không có trong danh sách.")),
        _NOTHING_DECIDED,
        N_("Chọn một lý do trong danh sách."),
    ),
    "reason_words_lacking": Template(
        N_("Chọn “Lý do khác” thì ghi rõ lý do cho đơn vị biết."),
        _NOTHING_DECIDED,
        N_("Ghi lý do rồi trả lại lần nữa."),
    ),
    "reason_words_too_long": Template(
        (N_("Lời ghi dài {letters} chữ cái, nhiều nhất được {most}."), N_("Lời ghi dài quá.")),
        _NOTHING_DECIDED,
        N_("Ghi ngắn lại."),
    ),
    "nothing_decided": Template(
        N_("Bản ghi này đang chờ duyệt, chưa có quyết định nào để xem lại."),
        N_("Sổ không đổi."),
        N_("Tìm bản ghi ở “Duyệt bản ghi”."),
    ),
    "not_forked": Template(
        N_("Bản ghi này không còn hai bản khác nhau: đã có người chọn, hoặc đơn vị đã tự chọn."),
        N_("Sổ không đổi, bản không được chọn vẫn nằm trong lịch sử."),
        N_("Xem bản ghi ở “Duyệt bản ghi”."),
    ),
    "fork_changed": Template(
        N_("Trong lúc xem, đơn vị gửi thêm một bản khác của bản ghi này."), N_("Chưa chọn bản nào."), _READ_AGAIN
    ),
    "note_empty": Template(N_("Lời ghi chú còn trống."), N_("Chưa ghi gì vào sổ."), N_("Ghi vài chữ rồi lưu.")),
    "note_unknown": Template(
        N_("Ghi chú này đã xong hoặc không còn."), N_("Sổ không đổi."), N_("Mở lại danh sách ghi chú của đơn vị.")
    ),
}
REVIEW_EVENTS: Final[dict[str, str]] = {
    "record_accepted": N_("Duyệt {kind}: {title}"),
    "record_returned": N_("Trả lại {kind}: {title} ({reason})"),
    "records_accepted": N_("Duyệt {count} bản ghi cùng lúc"),
    "records_returned": N_("Trả lại {count} bản ghi cùng lúc ({reason})"),
    "decisions_taken_back": N_("Xem lại quyết định về {count} bản ghi cùng lúc"),
    "decision_taken_back": N_("Xem lại quyết định về {kind}: {title}"),
    "fork_kept": N_("Chọn một trong các bản khác nhau của {kind}: {title}"),
    "noted": N_("Ghi chú về đơn vị {unit}"),
    "note_done": N_("Xong một ghi chú về đơn vị {unit}"),
}
"""What an entry of the journal says, by its event."""
