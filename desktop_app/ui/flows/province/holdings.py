"""What the province holds of a unit, from the desk of arrivals or from the place of the units; Esc leads back."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.province.desk import ProvinceDesk, UnitRow
from desktop_app.services.province.holdings import Holdings, UnitHoldings
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.holdings import HoldingsScreen

_Read = tuple[UnitHoldings, UnitRow | None]


class HoldingsFlow(PlaceFlow):
    """``open`` shows a unit."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._unit = ""
        self._back: Callable[[], None] = lambda: None
        self.screen = HoldingsScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.closed.connect(lambda: self._back())

    def open(self, unit: str, name: str, place: str, back: Callable[[], None]) -> None:
        """Show a unit under the rail's ``place``; ``back`` shows again what was in front."""
        self._unit, self._back = unit, back
        self.screen.set_reading(name)
        self._window.show_screen(self.screen, place)

        def work(own: Session) -> _Read:
            figures = next((one for one in ProvinceDesk(own).units() if one.code == unit), None)
            return Holdings(own).of(unit), figures

        self._tasks.run(on_own_session(self._session, work), self._show, self._complain)

    def _show(self, read: _Read) -> None:
        held, figures = read
        if held.unit != self._unit:
            return
        self.screen.set_holdings(held, figures)
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_problem(sentence.title, sentence.body)
