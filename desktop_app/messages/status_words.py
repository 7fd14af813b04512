"""Where a record of a list is, in one word: the same in the window's lists, in copied tables and in files."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.storage.listing import RecordRow

STATUS_WORDS: Final[dict[str, str]] = {
    "draft": N_("Nháp"),
    "pending": N_("Chưa xuất"),
    "exported": N_("Đã xuất"),
    "received": N_("Tỉnh đã nhận"),
    "accepted": N_("Đã chấp nhận"),
    "own": N_("Của tỉnh"),
    "returned": N_("Bị trả lại"),
    "erased": N_("Đã xóa theo luật"),
    "deleted": N_("Đã xóa"),
    "duplicate": N_("Nghi trùng"),
    "fork": N_("Hai bản khác nhau"),
    "late": N_("Bổ sung muộn"),
    "changed": N_("Sửa muộn"),
    "locked": N_("Kỳ tỉnh đã khóa"),
}
"""Message ids by the code of a state."""
_DECIDED: Final = ("returned", "accepted")
_OF_TRAVEL: Final = {"ready": "pending"}


def mark_of(row: RecordRow) -> str:
    """Return the code of where a record is: two versions first, then bin, then likely duplicate, then its travel.

    What the province decided of a record outranks the suspicion.
    """
    if row.forked:
        return "fork"
    if row.state == "deleted":
        return "deleted"
    if row.twin and row.travel not in _DECIDED:
        return "duplicate"
    return _OF_TRAVEL.get(row.travel, row.travel)


def status_word(row: RecordRow) -> str:
    """Return the word of a row in the language in use: that it came late before where it is."""
    return _(STATUS_WORDS[row.lateness or mark_of(row)])
