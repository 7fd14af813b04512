"""The way to the room of reports: made when somebody first goes there, and told when the book changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.ui.flows.paper_ways import PaperWays
from desktop_app.ui.flows.records import RecordsFlow

if TYPE_CHECKING:  # made by who may import it
    from desktop_app.ui.flows.reports import ReportsFlow
    from desktop_app.ui.screen import Screen


class ReportWays:
    """``refresh`` runs out after the last change; a record behind a figure is opened by ``records``.

    A report that is a paper of the union's too is printed by ``papers``.
    """

    def __init__(
        self, make: Callable[[], ReportsFlow], records: RecordsFlow, papers: PaperWays, refresh: QTimer
    ) -> None:
        self._make, self._records, self._papers, self._refresh = make, records, papers, refresh

    @cached_property
    def flow(self) -> ReportsFlow:
        """Reports, and the records behind their figures."""
        flow = self._make()
        self._refresh.timeout.connect(flow.look_again)
        flow.record_wanted.connect(lambda record: self._records.open_from(record, flow.come_back))
        flow.print_wanted.connect(self._papers.print_period)
        return flow

    def show_operator(self) -> None:
        """Follow who works now, where the room was visited."""
        if "flow" in vars(self):
            self.flow.show_operator()

    def come_back(self, screen: Screen | None) -> bool:
        """Show the room again if ``screen``, which a paper was printed from, is it; tell whether it was."""
        if "flow" not in vars(self) or screen is not self.flow.screen:
            return False
        self.flow.open()
        return True

    def open(self) -> None:
        """Show the room as it was left."""
        self.flow.open()
