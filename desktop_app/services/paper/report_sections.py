"""The sections of a report in words, as the paper prints them, to be read and written anew on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.base.errors import Refused
from desktop_app.domain.report_model import ReportSection
from desktop_app.domain.report_questions import USUAL, Basis
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.gathering import Gathering
from desktop_app.services.paper.report_book import PARTS, ReportBook
from desktop_app.services.paper.wish import PaperFormUnknown, PaperWish
from desktop_app.services.report_texts import ReportTexts
from desktop_app.services.session import Session


class ReportSectionUnknown(Refused):
    """A report has no such section. Fields: ``name``, ``form``."""

    code = "report_section_unknown"


class ReportSections:
    """The sections of one report (F13, F15) from ``start`` to ``end``, both included, of what counts by a basis.

    What the office wrote itself is that of today whatever the basis.
    """

    def __init__(self, session: Session, form: str, start: date, end: date, basis: Basis = USUAL) -> None:
        if form not in PARTS:
            raise PaperFormUnknown(form=form)
        self._session = session
        self._basis = basis
        self._wish = PaperWish(form, start=start, end=end)
        self.texts = ReportTexts(session, form, start, end)

    def all(self) -> tuple[ReportSection, ...]:
        """Return the sections in their order, each with its draft. Raises NothingChosen."""
        session, wish = self._session, self._wish
        desk = PaperDesk(session)
        frame, form = desk.propose(wish), desk.form(wish.form)
        book = ReportBook(Gathering(session, form, wish, frame, session.time.printed_at()), self._basis)
        period = book.period()
        figures = book.figures(period)
        named = ReportBook(book.at.called_on(period.end.isoformat()), self._basis)
        return tuple(named.sections(period, figures).values())

    def write(self, name: str, lines: Sequence[str]) -> None:
        """Keep the office's text of a section; nothing, or what the draft says, brings the draft back.

        Raises NothingChosen, ReportSectionUnknown, MayNotEnter, ReportTextTooLong.
        """
        self.texts.write(self.section(name), lines)

    def forget(self, name: str) -> None:
        """Go back to the draft of a section. Raises NothingChosen, ReportSectionUnknown, MayNotEnter."""
        self.texts.forget(self.section(name).name)

    def section(self, name: str) -> ReportSection:
        """Return one section. Raises NothingChosen, ReportSectionUnknown."""
        found = next((one for one in self.all() if one.name == name), None)
        if found is None:
            raise ReportSectionUnknown(name=name, form=self._wish.form)
        return found
