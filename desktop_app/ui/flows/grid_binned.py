"""A grid whose campaign lies in the bin: that is said above it, with the way back; until then no row is written."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.base.i18n import _
from desktop_app.messages.grid_words import short_title
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.screens.form_banners import Answer


class BinnedCampaign(QObject):
    """Looks after the campaign of the grid in front each time its rows were checked: they wait for it as well."""

    def __init__(self, work: GridWork, services: RecordServices) -> None:
        super().__init__(work)
        self._work = work
        self._services = services
        self._banner: Banner | None = None
        work.checked.connect(self._tell)

    def _tell(self) -> None:
        """Say it unless something else is asked above the grid; take it away once it is true no more."""
        book, banners = self._work.book, self._work.screen.banners
        if book is None:
            return
        card = self._services.browsing.card(book.campaign) if book.campaign else None
        ours = banners.banner is not None and banners.banner is self._banner
        if card is None or card.state != "deleted":
            if ours:
                banners.clear()
        elif banners.banner is None:
            words = _("Các dòng vẫn được giữ, nhưng chưa ghi được. Lấy đợt ra, hoặc chọn đợt khác ở cột “{column}”.")
            banners.show_banner(
                "warning",
                _("Đợt “{campaign}” đang ở trong thùng rác.").format(campaign=card.title),
                words.format(column=self._column()),
                (Answer(_("Lấy đợt ra khỏi thùng rác"), self._take_out),),
            )
            self._banner = banners.banner

    def _column(self) -> str:
        book = self._work.book
        field = book.definition.lifts.campaign if book is not None else None
        return next((short_title(one) for one in book.columns if one.name == field), "") if book is not None else ""

    def _take_out(self) -> None:
        book = self._work.book
        if book is not None and attempt(lambda: self._services.entry.restore(book.campaign), self._work.screen.banners):
            self._work.changed.emit(CAMPAIGN_KIND)
            self._work.look()
        self._work.screen.focus_first()
