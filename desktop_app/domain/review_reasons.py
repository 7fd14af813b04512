"""Why the province returns a record: a short list, and words of its own beside it (căn cứ trả lại)."""

from __future__ import annotations

from typing import Final, Literal, get_args

from desktop_app.base.i18n import N_

ReviewReason = Literal[
    "papers_lacking", "compare_papers", "amount_doubtful", "date_doubtful", "person_doubtful", "reported_twice",
    "other_giver", "wrong_kind", "fork", "other",
]  # fmt: skip
"""Travels in receipts and stays in records' histories: never renamed, only added to."""

REASONS: Final[dict[ReviewReason, str]] = {
    "papers_lacking": N_("Thiếu giấy tờ kèm theo"),
    "compare_papers": N_("Cần đối chiếu giấy tờ"),
    "amount_doubtful": N_("Số tiền cần xem lại"),
    "date_doubtful": N_("Ngày cần xem lại"),
    "person_doubtful": N_("Họ tên hoặc số định danh cần xem lại"),
    "reported_twice": N_("Đã có đơn vị khác ghi việc này"),
    "other_giver": N_("Nguồn hỗ trợ không phải của đơn vị"),
    "wrong_kind": N_("Ghi nhầm loại"),
    "fork": N_("Hai máy sửa khác nhau, đơn vị chọn lại"),
    "other": N_("Lý do khác"),
}
ORDER: Final[tuple[ReviewReason, ...]] = get_args(ReviewReason)
"""As they are offered."""


def is_reason(code: str) -> bool:
    """Tell whether this program knows the reason; a receipt of a newer one may bring others."""
    return code in REASONS
