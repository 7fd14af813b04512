"""A report that left the book is found by its code: shown as it comes out again, with what differs from what left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _
from desktop_app.domain.report_model import Report, ReportRow, ReportSection, ReportTable
from desktop_app.messages import describe
from desktop_app.services.paper.found_papers import FoundPaper
from desktop_app.services.reports.differences import Reason, reasons
from desktop_app.services.reports.keeping import FoundReport, ReportKeeping
from desktop_app.services.reports.saving import ReportSaving
from desktop_app.services.session import Session
from desktop_app.ui.destinations import REPORTS
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.report_front import Front, ReportJob
from desktop_app.ui.flows.report_output import FILES
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.found_paper import FoundPaperScreen
from desktop_app.ui.screens.report_finding import DifferencesDialog, FindReportDialog, as_of, verdict

if TYPE_CHECKING:
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.screens.report_room import ReportRoom
    from desktop_app.ui.tasks import Tasks

_REASONS: Final[dict[tuple[Reason, ...], str]] = {
    ("erased",): N_("Từ đó có bản ghi đã xóa hẳn theo yêu cầu."),
    ("units",): N_("Từ đó đơn vị, máy hoặc quyết định về người đã đổi."),
    ("erased", "units"): N_("Từ đó có bản ghi đã xóa hẳn, có đơn vị hoặc máy đã đổi."),
    ("program",): N_("Chương trình nay đếm chỉ tiêu theo cách khác."),
}
"""Short: with the sentence before them they stand beside a button at 200 %."""


class ReportFinding(QObject):
    """``show`` brings a report to the front of the room, with the day it is of."""

    def __init__(
        self,
        window: MainWindow,
        room: ReportRoom,
        job: ReportJob,
        session: Session,
        *,
        tasks: Tasks,
        chooser: Chooser,
        make_preview: PreviewFactory,
        show: Callable[[Front, str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._job, self._session = window, room, job, session
        self._tasks, self._chooser, self._make_preview, self._show = tasks, chooser, make_preview, show
        self.dialog: FindReportDialog | DifferencesDialog | None = None
        self.paper: FoundPaperScreen | None = None
        self._found: FoundPaper | None = None
        room.find_wanted.connect(self.open)

    def open(self) -> None:
        """Ask for a code."""
        dialog = FindReportDialog(ReportKeeping(self._session).newest(), self._window)
        dialog.chosen.connect(lambda code: self.find(str(code)))
        self._put(dialog)

    def find(self, code: str) -> None:
        """Find what left under a code, in the background: a report is counted anew, a paper drawn anew."""
        self._room.banners.clear()
        self._job.run(
            _("Đang tìm báo cáo…"),
            lambda own, by: ReportKeeping(own).find(code, by=by),
            self._take,
            stopped=lambda: self._room.banners.say_stopped(_("Đã dừng, chưa tìm xong báo cáo.")),
            refused=self._refuse,
        )

    def _refuse(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        again = Answer(_("Tìm mã khác"), self.open)
        self._room.banners.show_banner("error", sentence.title, sentence.body, (again,))

    def _take(self, found: FoundReport | FoundPaper) -> None:
        if isinstance(found, FoundPaper):
            self._show_paper(found)
            return
        self._show(Front(found.wish, shown(found), found=found), as_of(found.kept_at))
        self._tell(found)

    # a report

    def _tell(self, found: FoundReport) -> None:
        """Say whether it is what left."""
        why = _REASONS.get(reasons(self._session, found), "")
        level, title, text = verdict(found, _(why) if why else "")
        answers = (Answer(_("Xem chỗ khác"), lambda: self._show_differences(found)),) if found.differing else ()
        self._room.banners.show_banner(level, title, text, answers)

    def _show_differences(self, found: FoundReport) -> None:
        dialog = DifferencesDialog(found.differing, self._window)
        dialog.finished.connect(lambda _result: self._tell(found))
        self._put(dialog)

    # a paper

    def _show_paper(self, found: FoundPaper) -> None:
        if self._window.current is not self._room:  # somebody went elsewhere meanwhile
            return
        self._found = found
        screen = self.paper or self._make_paper()
        screen.show_paper(found)
        self._window.show_screen(screen, REPORTS)
        screen.focus_first()

    def _make_paper(self) -> FoundPaperScreen:
        screen = FoundPaperScreen(self._make_preview, self._window)
        screen.hide()  # the window owns it from the start, and shows it when it is its turn
        screen.closed.connect(self._leave_paper)
        screen.save_wanted.connect(self._save_paper)
        self.paper = screen
        return screen

    def _leave_paper(self) -> None:
        self._found = None
        if self.paper is not None:
            self.paper.forget()
        self._window.show_screen(self._room, REPORTS)

    def _save_paper(self) -> None:
        found, screen = self._found, self.paper
        if found is None or screen is None:
            return
        title, pattern = FILES["pdf"]
        path = self._chooser.save(_(title), f"{screen.file_name}.pdf", _(pattern))
        if path is None:
            return
        said = _("Đã lưu tệp {name}.").format(name=path.name)
        self._tasks.run(
            on_own_session(self._session, lambda own: ReportSaving(own).save_found_paper(found, path)),
            lambda _none: self._window.status.say(said),
            lambda problem: screen.show_problem(describe(problem)),
        )

    def _put(self, dialog: FindReportDialog | DifferencesDialog) -> None:
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: FindReportDialog | DifferencesDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def shown(found: FoundReport) -> Report:
    """Return what is looked at: figures counted anew, in the words that left with them.

    What cannot be counted anew is shown as it left, and leads to no records: those of then are not there any more.
    """
    if found.again is None:
        parts = tuple(_leading_nowhere(one) if isinstance(one, ReportTable) else one for one in found.then.parts)
        return replace(found.then, parts=parts)
    left = {one.name: one for one in found.then.parts if isinstance(one, ReportSection)}
    parts = tuple(left.get(one.name, one) if isinstance(one, ReportSection) else one for one in found.again.parts)
    return replace(found.again, parts=parts)


def _leading_nowhere(table: ReportTable) -> ReportTable:
    def still(row: ReportRow) -> ReportRow:
        return replace(row, cells=tuple(replace(cell, behind=None) for cell in row.cells))

    return replace(table, rows=tuple(map(still, table.rows)))
