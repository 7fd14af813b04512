"""F15: the report that sums up several years, with the figures of each year."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.base.errors import Refused
from desktop_app.documents.forms.recap_report import (
    BLANK_YEARS,
    MOST_YEARS,
    SUBJECT,
    TITLE,
    YEARS_BY_HAND,
    RecapReport,
    recap_appendix,
    recap_report,
)
from desktop_app.domain.recap_table import comparable, recap_codes, recap_measures
from desktop_app.domain.report_periods import Period, short_day
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.report_book import ReportBook


class TooManyYears(Refused):
    """A recap of more years than its table has columns for. Fields: ``most``."""

    code = "too_many_years"


def gather_recap_report(at: Gathering) -> Iterator[Paperwork]:
    """Yield the report and its appendix, of which only the report is remembered. Raises NothingChosen, TooManyYears."""
    book = ReportBook(at)
    if at.wish.blank:
        content = _blank(at, book)
        work = at.made(f"{TITLE} {SUBJECT}", lambda stamp: recap_report(content, stamp))
    else:
        period = book.period()
        if len(period.years) > MOST_YEARS:
            raise TooManyYears(most=MOST_YEARS)
        content = _report(at, ReportBook(at.called_on(period.end.isoformat())), period)
        title = f"{TITLE} {SUBJECT} {content.years_words}"
        work = at.made(
            title, lambda stamp: recap_report(content, stamp), book.versions(period), beside=book.beside(period)
        )
    yield work
    yield Paperwork(recap_appendix(content, work.document.stamp), None)


def _blank(at: Gathering, book: ReportBook) -> RecapReport:
    head = at.letterhead()
    years = [("20……", None)] * BLANK_YEARS
    frame = book.frame(YEARS_BY_HAND.lower())
    return RecapReport(head, YEARS_BY_HAND, frame, None, years, None, None, book.attached(head))


def _report(at: Gathering, book: ReportBook, period: Period) -> RecapReport:
    steps, rows = len(period.years) + 2, recap_measures()
    years = []
    for done, year in enumerate(period.years, start=1):
        years.append((year.year_head, book.figures(year, rows)))
        at.by.report(done, steps)
    whole, before = book.figures(period), book.figures(period.before, rows)
    compared = comparable(before.row)
    head = book.at.letterhead()
    notes = [*book.left_out(period), *book.persons(period)]
    if compared:
        start, end = short_day(period.before.start), short_day(period.before.end)
        notes.append(
            f"Giai đoạn trước: số liệu từ ngày {start} đến ngày {end}; chỉ tiêu khi đó chưa có thì ghi số tăng thêm."
            if compared == recap_codes().keys()
            else f"Giai đoạn trước: sổ không có số liệu từ ngày {start} đến ngày {end}, chỉ so được số cuối kỳ."
        )
    return RecapReport(
        letterhead=head,
        years_words=period.years_words.upper(),
        frame=book.frame(book.said(period)),
        sections=book.sections(period, whole),
        years=years,
        whole=whole,
        before=before if compared else None,
        attached=book.attached(head),
        notes=notes,
    )
