"""A decision of the province about a record as one line: what, why, who, when."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.messages.review_words import reason_said
from desktop_app.ui.screens.shown_figures import time_and_day

_DECISIONS: Final = {
    "accepted": N_("Đã duyệt"),
    "returned": N_("Đã trả lại"),
    "received": N_("Xem xét lại"),
}


def decision_line(decision: str, reason: str, words: str, operator: str, at: str) -> str:
    """Return "Đã trả lại: Thiếu giấy tờ, “lời” · Nguyễn Thu Hiền · 09:26, ngày 5/6/2026"; what is not known is left."""
    said = reason_said(reason, words)
    what = _(_DECISIONS.get(decision, decision))
    told = f"{what}: {said}" if said else what
    return " · ".join(part for part in (told, operator, time_and_day(at)) if part)
