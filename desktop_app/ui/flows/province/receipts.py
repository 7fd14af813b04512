"""PLACEHOLDER of issue 6, to be replaced by its builder: what goes back to the units."""

from __future__ import annotations

from desktop_app.base.i18n import N_
from desktop_app.ui.destinations import RECEIPTS
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.awaited import AwaitedScreen


class ReceiptsFlow(PlaceFlow):
    """``open`` shows the place."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = AwaitedScreen(
            N_("Phiếu nhận"), N_("Phiếu nhận gửi lại từng đơn vị sẽ ghi ra USB từ đây."), "send", at.window
        )
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, RECEIPTS)
