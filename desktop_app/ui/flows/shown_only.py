"""Records that may be read but not changed, and why.

Another unit's, what lies in the bin until it is taken out, and everything for an operator who may only look.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.i18n import _
from desktop_app.messages.counts import records_counted
from desktop_app.services.bin import Bin
from desktop_app.services.entry import OpenRecord
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.form_banners import Answer, BannerSlot
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.status_bar import StatusBar


def may_change(opened: OpenRecord) -> bool:
    """Tell whether answers may be typed: not in another unit's record, in the bin, or by who may only look."""
    return opened.own and opened.state != "deleted" and opened.enters


def looks_only(session: Session) -> str:
    """Return who is at work if she may only look at what others type, "" if she may enter."""
    return "" if may(session, "enter") else session.operator.name


def say_looks_only(name: str, banners: BannerSlot) -> None:
    """Say that ``name`` may only look at what another one typed."""
    title = _("{name} chưa được giao việc nhập, chỉ xem.").format(name=name)
    banners.show_banner("info", title, _("Chữ người khác đang gõ vẫn nguyên, chờ người ấy mở khóa làm tiếp."))


class ShownOnly:
    """Says above a form why it is only read, and takes its record out of the bin when told so."""

    def __init__(self, services: RecordServices, form: RecordForm, status: StatusBar) -> None:
        self._services = services
        self._form = form
        self._status = status

    def say(self, opened: OpenRecord, taken_out: Callable[[], object]) -> None:
        """Say why the record is only read; ``taken_out`` shows it anew once it is back."""
        record, deleted = opened.record or "", opened.state == "deleted"
        reason = self._services.browsing.card(record).reason if deleted else ""
        title = _("Bản ghi này trong thùng rác, chỉ xem.") if opened.own else _("Bản ghi của đơn vị khác, chỉ xem.")
        if opened.own and not deleted:
            name = self._services.session.operator.name
            title = _("{name} chưa được giao việc nhập, chỉ xem.").format(name=name)
        take_out = Answer(_("Lấy lại"), lambda: self._take_out(record, taken_out), key="Ctrl+U")
        self._form.banners.show_banner(
            "info",
            title,
            _("Lý do xóa: {reason}").format(reason=reason) if reason else "",
            (take_out,) if deleted and opened.own and opened.data else (),  # what was erased never comes back
        )

    def _take_out(self, record: str, taken_out: Callable[[], object]) -> None:
        if attempt(lambda: Bin(self._services.session).take_out(record), self._form.banners):
            taken_out()
            self._form.focus_first()
            count = records_counted(1)
            self._status.say(_("Đã lấy lại {count}.").format(count=count))
