"""The people of an earlier campaign taken into a grid as rows."""

from __future__ import annotations

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.campaign_choice import CampaignChoice


class GridPrevious:
    """Serves one grid."""

    def __init__(self, work: GridWork, services: RecordServices) -> None:
        self._work = work
        self._services = services

    def ask(self) -> None:
        """Offer the campaigns, the latest first, whose people are to stand in new rows."""
        book = self._work.book
        if book is None:
            return

        search = self._services.lookups.campaigns_of(book.definition.kind, book.campaign)
        if not search(""):
            self._work.say(_("Chưa có đợt nào khác để lấy danh sách."), "info", "text2")
            return
        dialog = CampaignChoice(search, self._work.screen)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, campaign: str) -> None:
        book, taken = self._work.book, []
        if book is None or not self._work.do(lambda: taken.append(book.rows.take_previous(campaign))):
            return
        count = sum(taken)
        if not count:
            self._work.say(_("Đợt ấy không có ai chưa ở trong bảng."), "info", "text2")
            return
        words = ngettext("Đã thêm {count} người của đợt trước vào bảng, chưa ghi vào sổ.",
                         "Đã thêm {count} người của đợt trước vào bảng, chưa ghi vào sổ.", count)  # fmt: skip
        self._work.say(words.format(count=format_money(count)), "check", "ok")
        self._work.screen.focus_first()
