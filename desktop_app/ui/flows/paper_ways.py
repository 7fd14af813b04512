"""The ways of the desk into paper: from a list, from Home, from the rail, from a record's history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.domain.periods_typed import typed_again
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # made when somebody first goes there
    from datetime import date

    from desktop_app.ui.flows.printing import PrintingFlow
    from desktop_app.ui.screen import Screen

SIGN_SHEET: Final = "F08"
"""The paper that Home offers by a key of its own."""


class PaperWays(QObject):
    """``printed_from`` is the screen a paper was asked for from, None where it belongs to nothing in front.

    ``printing`` makes the flow of papers when it is first needed.
    """

    def __init__(self, window: MainWindow, records: RecordsFlow, printing: Callable[[], PrintingFlow]) -> None:
        super().__init__(window)
        self._window = window
        self._history = records.history
        self._printing = printing
        self.printed_from: Screen | None = None
        self._history.printed.wanted.connect(self._show_printed)

    def print_records(self, kind: str, records: list[str]) -> None:
        """Print chosen records on the papers of their kind."""
        self.printed_from = self._window.current
        self._printing().open_records(kind, records)

    def print_any(self) -> None:
        """Offer the sign sheet to choose a campaign for; nothing was in front that it belongs to."""
        self.printed_from = None
        self._printing().open_form(SIGN_SHEET)

    def print_period(self, form: str, start: date, end: date) -> None:
        """Offer the paper ``form`` of a report of these days, both included."""
        self.printed_from = self._window.current
        printing = self._printing()
        printing.open_form(form)
        printing.screen.steps.of.ask_period(typed_again(start.isoformat(), end.isoformat()))

    def open_all(self) -> None:
        """Offer all papers."""
        self.printed_from = None
        self._printing().open_centre()

    def _show_printed(self, code: str) -> None:
        """Show the paper a record stands on; leaving the papers leads back to the record's history."""
        self._printing().registers.open_paper(code, self._back_to_history)

    def _back_to_history(self) -> None:
        self._window.show_screen(self._history)
