"""What stands in a record's history: its versions, and where it was printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.messages.register_texts import printed_line
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.record_history import RecordHistory

if TYPE_CHECKING:  # paper is made when somebody first goes there
    from desktop_app.ui.flows.printing import PrintingFlow


def fill_history(screen: RecordHistory, services: RecordServices, record: str, *, own: bool) -> None:
    """Show every version of a record, and the paper it was printed on last."""
    papers = PrintedPapers(services.session).of_record(record)
    screen.printed.show_paper(printed_line(papers), papers[0].code if papers else "")
    screen.show_history(services.browsing.card(record).title, services.browsing.history(record), own=own)


def lead_to_papers(window: MainWindow, screen: RecordHistory, printing: Callable[[], PrintingFlow]) -> None:
    """Let the line over a history lead to the printed paper, and leaving the papers back to the history."""

    def go_back() -> None:
        window.show_screen(screen)

    screen.printed.wanted.connect(lambda code: printing().registers.open_paper(code, go_back))
