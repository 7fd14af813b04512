"""F13: the report of a quarter, half a year, a year or any other period, with the table of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.forms.period_report import (
    BY_HAND,
    SUBJECT,
    TITLE,
    PeriodReport,
    period_appendix,
    period_report,
)
from desktop_app.documents.forms.report_figures import ReportFigure, ReportFigures
from desktop_app.domain.report_periods import short_day
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.report_book import WORKFORCE_KIND, ReportBook


def gather_period_report(at: Gathering) -> Iterator[Paperwork]:
    """Yield the report and its appendix, of which only the report is remembered. Raises NothingChosen."""
    book = ReportBook(at)
    if at.wish.blank:
        head = at.letterhead()
        content = PeriodReport(head, "", book.frame(BY_HAND), None, list(book.empty()), book.attached(head))
        work = at.made(TITLE, lambda stamp: period_report(content, stamp))
    else:
        period = book.period()
        figures = book.figures(period)
        measures, idle = _told(figures)
        book = ReportBook(at.called_on(period.end.isoformat()))
        head = book.at.letterhead()
        content = PeriodReport(
            letterhead=head,
            period=period.words,
            frame=book.frame(period.words),
            sections=book.sections(period, figures),
            measures=measures,
            attached=book.attached(head),
            last_day=short_day(period.end),
            counts={WORKFORCE_KIND: book.counted(period)},
            idle=idle,
            notes=[*book.left_out(period), *book.persons(period)],
        )
        title = f"{TITLE} {SUBJECT} {period.words}"
        work = at.made(
            title, lambda stamp: period_report(content, stamp), book.versions(period), beside=book.beside(period)
        )
    yield work
    yield Paperwork(period_appendix(content, work.document.stamp), None)


def _told(figures: ReportFigures) -> tuple[list[ReportFigure], list[str]]:
    """Return the measures of kinds that have anything to tell, and the titles of those that have not."""
    busy = {row.kind for row in figures if row.value or row.unknown}
    measures = [row for row in figures if row.kind in busy]
    idle = dict.fromkeys(row.kind_title for row in figures if row.kind not in busy)
    return measures, list(idle)
