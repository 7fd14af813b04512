"""A report on paper found by its code and drawn again as it was: the same figures, words, number and day."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import msgspec

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.report_questions import Basis
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.kept_papers import KeptPaper
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.report_texts import ReportTexts
from desktop_app.services.session import Session
from desktop_app.storage.kept_reports import KeptReport, KeptReportUnreadable
from desktop_app.storage.standing import Standing


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper drawn again. ``same``: every byte is as it left; None where what left was no PDF."""

    drawn: Drawn
    same: bool | None
    operator: str
    kept_at: str | None


def found_paper(session: Session, kept: KeptReport, *, by: Following = NOBODY) -> FoundPaper:
    """Draw a kept paper from what counted then. Raises KeptReportUnreadable, and what drawing raises."""
    try:
        wish = msgspec.json.decode(kept.wish, type=PaperWish)
        paper = msgspec.json.decode(kept.content, type=KeptPaper)
    except msgspec.DecodeError as error:
        raise KeptReportUnreadable(reason=str(error)) from error
    moment = replace(wish, moment=kept.moment)
    with Standing(session.connection, Basis(moment=kept.moment)).in_force():
        if wish.start is not None and wish.end is not None:
            ReportTexts(session, wish.form, wish.start, wish.end).suppose(paper.texts)
        drawn = PaperDesk(session, printed_at=paper.printed_at).drawn_as(moment, paper.frame, by=by)
    same = hashlib.sha256(drawn.content).hexdigest() == paper.sha256 if paper.sha256 else None
    return FoundPaper(drawn, same, kept.operator, kept.kept_at)
