"""What was typed for the kind of a list and not saved: told above the list, and gone on with by one key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import Refused
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.kept_line import KeptView
from desktop_app.ui.screens.record_list import RecordList


class ListKept(QObject):
    """``wanted`` carries the newest ``Offer`` of the list shown."""

    wanted = Signal(object)

    def __init__(self, services: RecordServices, screen: RecordList) -> None:
        super().__init__(screen)
        self._services = services
        self._newest: Offer | None = None
        self.view: KeptView | None = None
        screen.kept.wanted.connect(self._go_on)

    def look(self, kind: str, campaign: str) -> None:
        """Read what is kept of a list; of a campaign's the grids of other campaigns are left out."""
        offers = [
            one for one in self._services.typing.offers(kind) if not (campaign and one.rows) or one.campaign == campaign
        ]
        self._newest, self.view = None, None
        if offers:
            self._newest = first = offers[0]
            inside = first.campaign if first.rows and not campaign else "" if first.rows else first.record or ""
            self.view = KeptView(first.rows, first.saved_at, self._title(inside), len(offers) - 1)

    def _title(self, record: str) -> str:
        try:
            return self._services.browsing.card(record).title if record else ""
        except Refused:  # gone meanwhile: the line says as much as it knows
            return ""

    def _go_on(self) -> None:
        if self._newest is not None:
            self.wanted.emit(self._newest)
