"""PLACEHOLDER of issue 6, to be replaced by its builder: records that wait for a decision."""

from __future__ import annotations

from desktop_app.base.i18n import N_
from desktop_app.ui.destinations import REVIEW
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.awaited import AwaitedScreen


class ReviewFlow(PlaceFlow):
    """``open`` shows the place."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = AwaitedScreen(
            N_("Duyệt bản ghi"), N_("Bản ghi đã về, đang chờ duyệt, sẽ hiện ở đây."), "list-filter", at.window
        )
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, REVIEW)
