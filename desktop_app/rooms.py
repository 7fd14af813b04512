"""What is behind the places of the rail, each imported and made when somebody first goes there.

A part of ``door``: nothing but types may stand at its top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.desk import Rooms
    from desktop_app.ui.flows.equipment import Equipment
    from desktop_app.ui.flows.grid import GridFlow
    from desktop_app.ui.flows.list_saving import ListSaving
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.flows.period_closing import PeriodClosingFlow
    from desktop_app.ui.flows.printing import PrintingFlow
    from desktop_app.ui.flows.reports import ReportsFlow
    from desktop_app.ui.flows.safety import SafetyFlow
    from desktop_app.ui.flows.selection_actions import SelectionActions
    from desktop_app.ui.flows.transfer import TransferFlow
    from desktop_app.ui.flows.units import OwnUnitFlow
    from desktop_app.ui.flows.workplace import Workplace
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.help import HelpScreen
    from desktop_app.ui.tasks import Tasks


class RoomBuilder:
    """Makes the rooms of the desk, importing each when it is first visited."""

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks, equipment: Equipment) -> None:
        self._given = (window, tasks, session)
        self._equipment = equipment

    def rooms(self) -> Rooms:
        """Return the makers."""
        from desktop_app.province_rooms import province_rooms
        from desktop_app.ui.desk import Rooms

        office = (self.printing, self.safety, self.transfer)
        return Rooms(
            *office,
            province_rooms(self._workplace, self._equipment.make_preview),
            self.own_unit,
            self.help,
            self.grid,
            self.closing,
            self.operators,
            self.reports,
            self.saving,
        )

    def _workplace(self) -> Workplace:
        from desktop_app.ui.flows.workplace import Workplace

        return Workplace(*self._given, self._equipment.drives, self._equipment.chooser)

    def printing(self) -> PrintingFlow:
        """Make the flow of papers."""
        from desktop_app.ui.flows.printing import PrintingFlow

        tools = self._equipment
        return PrintingFlow(*self._given, make_preview=tools.make_preview, printer=tools.printer, chooser=tools.chooser)

    def grid(self) -> GridFlow:
        """Make the flow of lists typed as tables."""
        from desktop_app.ui.flows.grid import GridFlow

        return GridFlow(*self._given)

    def closing(self) -> PeriodClosingFlow:
        """Make the flow of closing a period."""
        from desktop_app.ui.flows.period_closing import PeriodClosingFlow

        return PeriodClosingFlow(*self._given)

    def safety(self) -> SafetyFlow:
        """Make the flow of backups."""
        from desktop_app.ui.flows.safety import SafetyFlow

        return SafetyFlow(self._workplace())

    def transfer(self) -> TransferFlow:
        """Make an office's flow of bundles."""
        from desktop_app.ui.flows.transfer import TransferFlow

        return TransferFlow(self._workplace())

    def own_unit(self) -> OwnUnitFlow:
        """Make the flow of an office's own name and address."""
        from desktop_app.ui.flows.units import OwnUnitFlow

        return OwnUnitFlow(self._workplace())

    def operators(self) -> OperatorsFlow:
        """Make the flow of who works in the book."""
        from desktop_app.ui.flows.operators import OperatorsFlow
        from desktop_app.ui.preferences import Preferences

        return OperatorsFlow(self._workplace(), self._equipment.printer, Preferences.read().idle_minutes)

    def reports(self) -> ReportsFlow:
        """Make the flow of reports."""
        from desktop_app.ui.flows.reports import ReportsFlow

        return ReportsFlow(*self._given, self._equipment.chooser, self._equipment.make_preview)

    def saving(self, selection: SelectionActions) -> ListSaving:
        """Make the flow of lists saved as files."""
        from desktop_app.ui.flows.list_saving import ListSaving

        window, _tasks, session = self._given
        return ListSaving(window, session, selection, self._equipment.chooser)

    def help(self) -> HelpScreen:
        """Make the help screen."""
        from desktop_app.ui.screens.help import HelpScreen

        return HelpScreen()
