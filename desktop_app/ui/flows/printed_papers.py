"""Printed papers at work: a page of them is read and compared in the background, signed copies come and are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, language
from desktop_app.messages import describe
from desktop_app.messages.counts import records_counted
from desktop_app.messages.register_texts import standing_words, state_short, state_words
from desktop_app.services.paper.printed import PaperLine, PaperState, PrintedPaper, PrintedPapers
from desktop_app.services.permissions import may
from desktop_app.ui.destinations import PRINT
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.paper_scans import ScansFlow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.printed_papers import PaperRow, PrintedPapersScreen
from desktop_app.ui.screens.shown_figures import time_and_day

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.tasks import Tasks

PAGE: Final = 50
Compared = tuple[PrintedPaper, PaperState]


class PapersFlow(QObject):
    """``record_wanted`` asks for a record that stands on the paper under the cursor."""

    closed = Signal()
    record_wanted = Signal(str)

    def __init__(
        self, window: MainWindow, tasks: Tasks, session: Session, chooser: Chooser, make_preview: PreviewFactory
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._first, self._search, self._wanted = 0, "", ""
        self._turn = 0
        self._papers: list[Compared] = []
        self._count = 0
        self.dialog: PickDialog | None = None
        self.screen = PrintedPapersScreen(window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.scans = ScansFlow(window, tasks, session, chooser, make_preview, self.screen)
        self.scans.changed.connect(self._read)
        self.screen.search_wanted.connect(self._seek)
        self.screen.page_wanted.connect(self._turn_page)
        self.screen.open_wanted.connect(self._open_records)
        self.screen.attach_wanted.connect(lambda: self._with_code(self.scans.choose))
        self.screen.scanner_wanted.connect(lambda: self._with_code(self.scans.take_newest))
        self.screen.show_wanted.connect(lambda: self._with_code(self.scans.show))
        self.screen.remove_wanted.connect(lambda: self._with_code(self.scans.ask_remove))
        self.screen.closed.connect(self.closed)
        self.screen.words_wanted.connect(self._show_again)

    def open(self, code: str = "") -> None:
        """Show the papers from the newest on, or the one with a code."""
        self._first, self._search, self._wanted = 0, code, code
        self.screen.search.show_sought(code)
        self.screen.banners.clear()
        self._show_screen()

    def come_back(self) -> None:
        """Show them as they were left, compared anew."""
        self._show_screen()

    def _show_screen(self) -> None:
        self.screen.set_may_enter(may(self._session, "enter"))
        self._window.show_screen(self.screen, PRINT)
        self._read()

    def _seek(self, search: str) -> None:
        self._first, self._search = 0, search
        self._read()

    def _turn_page(self, step: int) -> None:
        self._first = max(0, self._first + step * PAGE)
        self._read()

    def _read(self) -> None:
        """Read a page in the background; what was asked for later has the last word."""
        self._turn += 1
        turn, first, search = self._turn, self._first, self._search

        def work(own: Session) -> tuple[int, list[Compared]]:
            papers = PrintedPapers(own)
            return papers.count(search), [(one, papers.state(one)) for one in papers.listing(first, PAGE, search)]

        self._tasks.run(
            on_own_session(self._session, work),
            lambda found: self._show(turn, *found),
            lambda problem: self._complain(turn, problem),
        )

    def _show(self, turn: int, count: int, papers: list[Compared]) -> None:
        if turn != self._turn:
            return
        self._papers, self._count = papers, count
        rows = [_row(paper, state) for paper, state in papers]
        waits = self._window.current is self.screen and not self.screen.table.isVisibleTo(self.screen)
        self.screen.set_rows(rows, count, older=self._first + PAGE < count, newer=self._first > 0)
        if self._wanted:
            self.screen.go_to(self._wanted)
            self._wanted = ""
        if waits and rows and not self.screen.search.hasFocus():
            self.screen.focus_first()

    def _show_again(self) -> None:
        if self._papers:
            self._show(self._turn, self._count, self._papers)

    def _complain(self, turn: int, problem: ProgramError) -> None:
        if turn == self._turn:
            sentence = describe(problem)
            self.screen.banners.show_banner("error", sentence.title, sentence.body)

    def _with_code(self, act: object) -> None:
        row = self.screen.current
        if row is not None and callable(act):
            act(row.code)

    # the records of a paper

    def _open_records(self) -> None:
        row = self.screen.current
        paper = next((one for one, _state in self._papers if row is not None and one.code == row.code), None)
        if paper is None or paper.is_erased:
            return
        self._tasks.run(
            on_own_session(self._session, lambda own: PrintedPapers(own).lines(paper)),
            lambda lines: self._offer_records(paper, lines),
            lambda problem: self._complain(self._turn, problem),
        )

    def _offer_records(self, paper: PrintedPaper, lines: Sequence[PaperLine]) -> None:
        there = [line for line in lines if line.standing != "erased"]
        if self._window.current is not self.screen:
            return
        if not there:
            self._window.status.say(_("Các bản ghi trên giấy này không còn trong sổ."), "info", "text2")
        elif len(there) == 1:
            self.record_wanted.emit(there[0].record)
        else:
            self._choose_record(paper, there)

    def _choose_record(self, paper: PrintedPaper, lines: Sequence[PaperLine]) -> None:
        rows = [
            Suggestion(line.title, line.record, self._kind(line.kind), standing_words(line.standing)) for line in lines
        ]
        dialog = PickDialog(
            _("Bản ghi trên giấy {code}").format(code=paper.code),
            _("Bản nào đã đổi từ khi in thì đứng trước."),
            rows,
            _("Mở bản ghi"),
            icon="folder-open",
            parent=self._window,
        )
        dialog.chosen.connect(lambda record: self.record_wanted.emit(str(record)))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: PickDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _kind(self, kind: str) -> str:
        if kind not in self._session.definitions:
            return kind
        return self._session.definitions.current(kind).title.in_language(language())


def _row(paper: PrintedPaper, state: PaperState) -> PaperRow:
    number = paper.number.line if paper.number else ""
    if paper.number is not None and paper.number.voided is not None:
        number = _("{line} (gạch bỏ)").format(line=number)
    about = [records_counted(paper.records), _("{who} in").format(who=paper.operator)]
    if paper.times > 1:
        about.append(_("in {count} lần").format(count=paper.times))
    if paper.scope.public:
        about.append(_("bản niêm yết"))
    return PaperRow(
        code=paper.code,
        when=time_and_day(paper.printed_at) or _("không rõ lúc nào"),
        paper=" · ".join((paper.form, paper.title or _("(không còn tên)"))),
        number=number,
        state=state_short(state),
        mark="good" if state.same else "changed",
        scans=str(paper.scans) if paper.scans else "",
        about=" ".join(
            part for part in (", ".join(about) + ".", "" if state.same else state_words(state).full) if part
        ),
        has_scan=paper.scans > 0,
        erased=paper.is_erased,
    )
