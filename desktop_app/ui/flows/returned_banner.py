"""What stands above the form of a record the province returned: its reason, and what to do."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.messages.review_words import reason_said
from desktop_app.services.entry import OpenRecord
from desktop_app.services.returned_records import ReturnedRecords
from desktop_app.services.session import Session
from desktop_app.ui.screens.form_banners import BannerSlot


def say_returned(session: Session, opened: OpenRecord, banners: BannerSlot) -> None:
    """Say why ``opened`` was returned, if it was; nothing is taken away by it."""
    if opened.record is None or session.identity.role != "office":
        return
    returned = ReturnedRecords(session).reason(opened.record)
    if returned is None:
        return
    reason = reason_said(returned.code, returned.reason)
    banners.show_banner(
        "error",
        _("Tỉnh trả lại bản ghi này: {reason}.").format(reason=reason) if reason else _("Tỉnh trả lại bản ghi này."),
        _("Bản ghi vẫn nguyên trong sổ. Sửa hoặc bổ sung rồi bấm “Hoàn thành”; gói sau sẽ gửi lại."),
    )
