"""What stands in a record's history: its versions, and where it was printed."""

from __future__ import annotations

from desktop_app.messages.register_texts import printed_line
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.storage.travel import TravelStep
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.record_history import RecordHistory


def fill_history(screen: RecordHistory, services: RecordServices, record: str, *, own: bool) -> None:
    """Show every version of a record, and the paper it was printed on last, and whether it changed since."""
    ledger = PrintedPapers(services.session)
    papers = ledger.of_record(record)
    standing = ledger.standing(papers[0], record) if papers else ""
    screen.printed.show_paper(lambda: printed_line(papers, standing), papers[0].code if papers else "")
    card = services.browsing.card(record)
    decisions = [step for step in card.steps if step.step in ("accepted", "returned") or _taken_back(step)]
    screen.show_history(card.title, services.browsing.history(record), own=own, decisions=decisions)


def _taken_back(step: TravelStep) -> bool:
    """Tell whether a decision was taken back: a record that merely arrived has nobody who says so."""
    return step.step == "received" and step.operator is not None
