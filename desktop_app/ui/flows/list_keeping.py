"""How each list was left and what it asks: search, order, bin, likely duplicates, a campaign; sums and print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.i18n import _
from desktop_app.services.browsing import OpenList
from desktop_app.services.session import Session
from desktop_app.storage.listing import Order
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.campaign_view import campaign_view
from desktop_app.ui.flows.entry_form import LIST_PRINTABLE, PRINTABLE
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.campaign_bar import CampaignView
from desktop_app.ui.screens.record_list import RecordList

_TOTALS_AFTER_MS: Final = 60
"""Sums read the whole list: the list is painted first, and fast typing in the search box asks for one sum only."""


@dataclass(slots=True)
class _View:
    """How a list was left: what is sought, its order, whether it is the bin or the duplicates, the cursor's row."""

    search: str = ""
    order: Order = "title"
    deleted: bool = False
    twins: bool = False
    row: int = 0

    @property
    def is_plain(self) -> bool:
        """Tell whether the list is as it is printed without being told more."""
        return not (self.search or self.twins) and self.order == "title"


class ListKeeping(QObject):
    """The lists of an open store. ``print_wanted(kind, records)``: the ids to print."""

    print_wanted = Signal(str, list)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._services = RecordServices.of(session)
        self._may_add = session.identity.role == "office"
        self._views: dict[tuple[str, str], _View] = {}
        self._kind = ""
        self._campaign = ""
        self._found: OpenList | None = None
        self.list_screen = RecordList(window)
        self._totals = QTimer(self)
        self._totals.setSingleShot(True)
        self._totals.setInterval(_TOTALS_AFTER_MS)
        self._totals.timeout.connect(self._show_totals)
        shown = self.list_screen
        shown.sought.connect(self._seek)
        shown.order_wanted.connect(self._order)
        shown.bin_wanted.connect(self._show_bin)
        shown.twins_wanted.connect(self._show_twins)
        shown.print_wanted.connect(self._print_list)

    @property
    def place(self) -> tuple[str, str]:
        """Return kind and campaign of the list."""
        return self._kind, self._campaign

    @property
    def _view(self) -> _View:
        return self._views.setdefault((self._kind, self._campaign), _View())

    def _go_to_kind(self, kind: str, campaign: str) -> None:
        if (kind, campaign) != (self._kind, self._campaign):
            self._kind, self._campaign = kind, campaign
            self.list_screen.banners.clear()
            self._reload()

    def _reload(self) -> None:
        view = self._view
        self._found = self._services.browsing.open(
            self._kind,
            search=view.search,
            order=view.order,
            deleted=view.deleted,
            twins=view.twins,
            campaign=self._campaign,
        )
        self.list_screen.show_list(
            self._found,
            search=view.search,
            order=view.order,
            deleted=view.deleted,
            twins=view.twins,
            printable=PRINTABLE.get(self._kind, LIST_PRINTABLE),
            may_add=self._may_add,
            members=self._kind == CAMPAIGN_KIND,
            has_cards=self._kind == PERSON_KIND,
            campaign=self._seen_campaign(),
        )
        self._totals.start()

    def _seen_campaign(self) -> CampaignView | None:
        if not self._campaign:
            return None
        return campaign_view(self._services.session, self._services.browsing, self._campaign, self._kind)

    def _print_list(self, records: list[str]) -> None:
        """Print what was chosen; without a choice the list as it is shown, drafts left out."""
        whole = self._campaign == "" and self._view.is_plain and self._kind not in PRINTABLE
        records = records or ([] if whole else self._complete())
        if records or whole:  # a whole list may be long: it is read where it is drawn, not here
            self.print_wanted.emit(self._kind, records)
        elif self._campaign:
            self._window.status.say(_("Đợt này chưa có bản ghi nào hoàn thành để in."), "info", "text2")
        else:
            self._window.status.say(_("Danh sách này chưa có bản ghi nào hoàn thành để in."), "info", "text2")

    def _complete(self) -> list[str]:
        """Return the complete records of the list shown, in its order: what is printed of it."""
        found = self._found
        return [row.id for row in found.rows(0, found.count) if row.state == "complete"] if found is not None else []

    def _show_totals(self) -> None:
        if self._found is not None:
            self.list_screen.set_totals(self._found.totals())
            twins = 0 if self._campaign else self._services.browsing.twins(self._kind)
            self.list_screen.tools.set_twins(twins)

    def _seek(self, text: str) -> None:
        self._view.search = text
        self._view.twins = False
        self.list_screen.banners.clear()
        self._reload()

    def _order(self, order: str) -> None:
        self._view.order = "newest" if order == "newest" else "title"
        self._reload()

    def _show_bin(self, deleted: bool) -> None:
        self._view.deleted = deleted
        self._view.twins = False
        self._view.search = ""
        self._narrow()

    def _show_twins(self, twins: bool) -> None:
        self._view.twins = twins
        self._view.search = ""
        self._narrow()

    def _narrow(self) -> None:
        """Show what is asked for now, with the cursor on its first row."""
        self.list_screen.banners.clear()
        self._reload()
        self.list_screen.go_to(0)
        self.list_screen.focus_first()
