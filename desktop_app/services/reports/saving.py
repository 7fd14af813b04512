"""Reports leave the book as files: PDF and Word on the union's letterhead, Excel with live sums; kept by their code.

A file is Vietnamese whatever the language of the window: a report that was made in another one is made anew. It is
kept once its bytes lie on the disk and before they take the file's name: no file ever bears a code that is unknown.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app.base.clock import VIETNAM
from desktop_app.base.errors import Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import in_language
from desktop_app.documents.blocks import Block
from desktop_app.documents.paper_document import Document, render_documents
from desktop_app.documents.report_paper import report_document, report_stamp
from desktop_app.documents.signatures import Signature
from desktop_app.documents.table_blocks import TableBlock
from desktop_app.documents.tables import TableRow
from desktop_app.documents.word.word_document import write_documents
from desktop_app.domain.report_model import Report
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.filing import filed
from desktop_app.services.paper.found_papers import FoundPaper
from desktop_app.services.paper.gathering import Gathering
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.keeping import FoundReport, ReportKeeping, ReportOutdated
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.services.table_filing import filed_table, flushed
from desktop_app.sheets.report_workbook import write_report
from desktop_app.storage.journal import Journal

SUFFIXES: Final = (".pdf", ".xlsx", ".docx")
_FRAME: Final = "F13"
"""The paper whose place, signature and authority a report is issued with: the report of the same union."""
_PREPARER: Final = ("NGƯỜI LẬP BIỂU",)
_RENDERERS: Final = {".pdf": render_documents, ".docx": write_documents}


class ReportFileUnknown(Refused):
    """The name of a file does not say as what a report is to be saved. Fields: ``file``."""

    code = "report_file_unknown"


class ReportSaving:
    """Saves reports of one session."""

    def __init__(self, session: Session, *, printed_at: datetime | None = None) -> None:
        """``printed_at`` is part of the input: the same report gives the same bytes."""
        self._session = session
        self._printed_at = printed_at or session.time.printed_at()

    def save(self, wish: ReportWish, report: Report, target: Path, *, by: Following = NOBODY) -> Report:
        """Save a report as its name ends (``SUFFIXES``) and keep it; return it with its code, in Vietnamese.

        The file is there whole, or what was there is as it was and nothing is kept. Raises ReportFileUnknown,
        ReportOutdated, NotAPdf, NotAWordFile, NotATable, GlyphMissing, what ``by`` raises, the problems of the drive.
        """
        _suffix(target)
        if report.language != "vi":
            report = self._in_vietnamese(wish, report, by)
        keeping = ReportKeeping(self._session)
        coded = keeping.coded(wish, report)
        with self._written(coded, target, self._printed_at, self._session.operator.name, by):
            keeping.keep(wish, coded)
        return coded

    def save_found(self, found: FoundReport, target: Path, *, by: Following = NOBODY) -> Report:
        """Save a report that left before as it was kept, under its code and the day it left.

        Raises as ``save``, but never ReportOutdated.
        """
        _suffix(target)
        report, then = found.then, datetime.fromisoformat(found.kept_at) if found.kept_at else None
        with self._written(report, target, then or self._printed_at, found.operator, by):
            self._left_again(report.name, report.title, report.code)
        return report

    def save_found_paper(self, found: FoundPaper, target: Path) -> None:
        """Save a paper that was drawn again as PDF. Raises NotAPdf, ReportFileUnknown, the problems of the drive."""
        if _suffix(target) != ".pdf":
            raise ReportFileUnknown(file=target.name)
        parts = found.drawn.parts
        with filed(target, found.drawn.content):
            self._left_again(found.drawn.wish.form, parts[0].title if parts else "", parts[0].code if parts else "")

    def _left_again(self, name: str, title: str, code: str) -> None:
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(
                "report_saved_again",
                session.operator.name,
                session.time.moment(),
                report=name,
                title=title,
                code=code,
            )

    def _in_vietnamese(self, wish: ReportWish, report: Report, by: Following) -> Report:
        with in_language("vi"):
            made = ReportDesk(self._session).make(wish, by=by)
        if made.moment != report.moment:
            raise ReportOutdated(report=report.name)
        return made

    def _written(
        self, report: Report, target: Path, at: datetime, preparer: str, by: Following
    ) -> AbstractContextManager[None]:
        """Write a report beside its place, which it takes after the block; ``preparer`` made it."""
        if _suffix(target) == ".xlsx":
            return _workbook(report, target, at, by)
        made = io.BytesIO()
        papers = (replace(one, blocks=_followed(one.blocks, by)) for one in self._papers(report, at, preparer))
        _RENDERERS[_suffix(target)](papers, made, printed_at=at)
        return filed(target, made.getvalue())

    def _papers(self, report: Report, at: datetime, preparer: str) -> list[Document]:
        """Return the report on the letterhead the union had on the day ``at``, to be signed."""
        desk, wish = PaperDesk(self._session, printed_at=at), PaperWish(_FRAME)
        frame = replace(desk.propose(wish), day=at.astimezone(VIETNAM).date())
        gathering = Gathering(self._session, desk.form(_FRAME), wish, frame, at)
        issues = gathering.signature()
        if issues.name == preparer:  # nobody does both
            issues = replace(issues, name="")
        signers = (Signature(_PREPARER, name=preparer), issues)
        return report_document(report, gathering.letterhead(numbered=False), report_stamp(report), signers)


@contextmanager
def _workbook(report: Report, target: Path, at: datetime, by: Following) -> Iterator[None]:
    with filed_table(target) as made:
        write_report(made, report, created=at, check=by.check)
        flushed(made)
        yield


def _followed(blocks: Iterable[Block], by: Following) -> Iterator[Block]:
    """Yield the blocks of a paper, asking at each and at each row of a table whether to go on."""
    for block in blocks:
        by.check()
        yield replace(block, rows=_each(block.rows, by)) if isinstance(block, TableBlock) else block


def _each(rows: Iterable[TableRow], by: Following) -> Iterator[TableRow]:
    for row in rows:
        by.check()
        yield row


def _suffix(target: Path) -> str:
    """Return as what a file is to be saved. Raises ReportFileUnknown."""
    suffix = target.suffix.casefold()
    if suffix not in SUFFIXES:
        raise ReportFileUnknown(file=target.name)
    return suffix
