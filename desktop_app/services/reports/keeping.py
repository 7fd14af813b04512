"""Any printed figure can be found again: reports that leave the book are kept by a short code, and made again later.

Made again means counted anew from the versions that counted then; what was kept says whether that gives the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from desktop_app.base.errors import Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import in_language
from desktop_app.domain.paper_codes import read_code, short_code
from desktop_app.domain.report_model import Cell, Report, ReportTable
from desktop_app.domain.report_questions import Moment
from desktop_app.services.paper.found_papers import FoundPaper, found_paper
from desktop_app.services.report_texts import STYLES
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.names import require_names
from desktop_app.services.reports.registry import REPORTS
from desktop_app.services.reports.report_json import decode_report, decode_wish, encode_report, encode_wish
from desktop_app.services.reports.unnamed import unnamed
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.kept_reports import KeptReport, KeptReports
from desktop_app.storage.standing import now


class ReportCodeUnknown(Refused):
    """No report left this book under that code. Fields: ``code``."""

    code = "report_code_unknown"


class ReportOutdated(Refused):
    """The book changed since the report was made: what leaves has to be what it says now. Fields: ``report``."""

    code = "report_outdated"


@dataclass(frozen=True, slots=True)
class FigureThen:
    """A figure that does not come out as it was: in which row and column, what it was and what it is (None: gone)."""

    row: str
    column: str
    then: Cell | None
    again: Cell | None


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report found by its code: as it was kept, and as it comes out again.

    ``again`` None: it counted drafts, and a draft is gone with its next save, or it told of its day
    (``ReportOffer.of_its_day``). ``differing`` is empty where both agree.
    """

    wish: ReportWish
    then: Report
    again: Report | None
    differing: tuple[FigureThen, ...]
    operator: str
    kept_at: str | None


class ReportKeeping:
    """Keeps and finds reports of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept = KeptReports(session.connection)

    def coded(self, wish: ReportWish, report: Report) -> Report:
        """Return a report with the code it will be kept by, as long as the book stays as it is. Raises ReportOutdated.

        Nothing is kept: the code has to stand in a file before that file may take its name.
        """
        return replace(report, code=self._row(wish, report)[0].code)

    def keep(self, wish: ReportWish, report: Report) -> Report:
        """Remember a report that leaves; return it with its code. The very same report has the same code.

        Names of persons are not kept: found again, they are looked up anew, and who was erased by law has none.

        Raises ReportOutdated when the book changed since it was made, or since it got the code it has (``coded``).
        """
        session = self._session
        with session.connection.write():
            kept, content = self._row(wish, report)
            if report.code not in ("", kept.code):
                raise ReportOutdated(report=report.name)
            self._kept.put(kept, content, session.time.moment())
            Journal(session.connection).append(
                "report_kept",
                session.operator.name,
                session.time.moment(),
                report=report.name,
                title=report.title,
                code=kept.code,
            )
        return replace(report, code=kept.code)

    def _row(self, wish: ReportWish, report: Report) -> tuple[KeptReport, str]:
        """Return what is kept of a report, and what it rests on. Raises ReportOutdated."""
        session = self._session
        content, facts = self._kept.facts_now()
        moment = replace(now(session.connection), facts=facts)
        if report.moment != moment:
            raise ReportOutdated(report=report.name)
        told, asked = encode_report(replace(unnamed(report), moment=None, code="")), encode_wish(wish)
        code = short_code("|".join((session.identity.device, asked, told, repr(moment))))
        return KeptReport(code, report.name, report.title, asked, moment, told, session.operator.name, None), content

    def find(self, typed: str, *, by: Following = NOBODY) -> FoundReport | FoundPaper:
        """Return what left under a code as somebody typed it: a report counted anew, or a paper drawn again.

        Raises ReportCodeUnknown, KeptReportUnreadable, MayNotListNames, and what drawing raises.
        """
        code = read_code(typed)
        kept = self._kept.by_code(code) if code is not None else None
        if kept is None:
            raise ReportCodeUnknown(code=typed.strip())
        if kept.report in STYLES:
            return found_paper(self._session, kept, by=by)
        return self.found(kept, by=by)

    def found(self, kept: KeptReport, *, by: Following = NOBODY) -> FoundReport:
        """Return a kept report counted anew. Raises KeptReportUnreadable, MayNotListNames."""
        then, wish = decode_report(kept.content), decode_wish(kept.wish)
        if wish.names_shown:
            require_names(self._session)
        then = replace(then, code=kept.code, moment=kept.moment)
        if wish.question.basis.drafts or _of_its_day(wish):
            ReportDesk(self._session).note_look(wish)  # what is counted anew notes it itself
            return FoundReport(wish, then, None, (), kept.operator, kept.kept_at)
        with in_language(then.language):  # rows are found by their words
            again = ReportDesk(self._session).make(_at(wish, kept.moment), by=by)
        differing = tuple(_differing(then, unnamed(again)))
        return FoundReport(wish, then, replace(again, code=kept.code), differing, kept.operator, kept.kept_at)

    def newest(self, limit: int = 50) -> list[KeptReport]:
        """Return the reports that left last, newest first."""
        return self._kept.newest(limit)


def _of_its_day(wish: ReportWish) -> bool:
    return wish.report in REPORTS and REPORTS[wish.report][0]().of_its_day


def _at(wish: ReportWish, moment: Moment) -> ReportWish:
    question = wish.question
    return replace(wish, question=replace(question, basis=replace(question.basis, moment=moment)))


def _differing(then: Report, again: Report) -> Iterator[FigureThen]:
    """Yield what is not the same, row by row: a row is found by its code and words, wherever it stands now.

    Kept in another language than the one in use, by its code, else by its place: all words are others then.
    """
    by_words = then.title == again.title
    before, now_there = dict(_figures(then, by_words=by_words)), dict(_figures(again, by_words=by_words))
    for key in dict.fromkeys((*before, *now_there)):
        was, is_now = before.get(key), now_there.get(key)
        if was is None or is_now is None or was.said != is_now.said:
            told = was or is_now
            old, new = _cell(was), _cell(is_now)
            if told is not None and any(cell is not None and cell.value is not None for cell in (old, new)):
                yield FigureThen(told.row, told.column, old, new)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a table: the words of its row, its column's title, the cell."""

    row: str
    column: str
    cell: Cell

    @property
    def said(self) -> tuple[int | str | None, str]:
        return self.cell.value, self.cell.qualifier


def _cell(figure: _Figure | None) -> Cell | None:
    return None if figure is None else figure.cell


def _figures(report: Report, *, by_words: bool) -> Iterator[tuple[tuple[Hashable, ...], _Figure]]:
    for place, table in enumerate(part for part in report.parts if isinstance(part, ReportTable)):
        group, alike = "", Counter[tuple[str, ...]]()
        for row in table.rows:
            words = " ".join(str(cell.value) for cell in row.cells if cell.sort == "text")
            if row.role == "group":
                group = words if by_words else f"{group}|"
                continue
            named = (group, row.role, row.code, words if by_words else "")
            alike[named] += 1  # two campaigns may have one name, two sources none
            for column, cell in zip(table.columns, row.cells, strict=False):
                if cell.sort != "text":
                    yield (place, *named, alike[named], column.name), _Figure(words, column.title, cell)
