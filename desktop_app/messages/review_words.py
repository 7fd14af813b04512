"""Why the province returned a record, in words: the reason of its list, and what a person wrote beside it."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.domain.review_reasons import REASONS


def reason_said(code: str, words: str) -> str:
    """Return the reason as one phrase without a full stop, "" where the province gave none.

    A code this program does not know leaves the words alone: a newer province may have more reasons.
    """
    known = next((_(sentence) for reason, sentence in REASONS.items() if reason == code), "")
    if code == "other" and words:
        known = ""
    told = words.strip().rstrip(".")
    return _("{reason}, “{words}”").format(reason=known, words=told) if known and told else known or told
