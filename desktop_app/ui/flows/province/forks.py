"""PLACEHOLDER of issue 6, to be replaced by its builder: records two machines changed."""

from __future__ import annotations

from desktop_app.base.i18n import N_
from desktop_app.ui.destinations import FORKS
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.awaited import AwaitedScreen


class ForksFlow(PlaceFlow):
    """``open`` shows the place."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = AwaitedScreen(
            N_("Bản khác nhau"), N_("Bản ghi mà hai máy cùng sửa sẽ hiện ở đây."), "git-fork", at.window
        )
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, FORKS)
