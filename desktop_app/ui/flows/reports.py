"""Reports in the window: choose one, see it, go from a figure to the records behind it and back, take it along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base import i18n
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Report
from desktop_app.domain.report_questions import USUAL, Behind
from desktop_app.services.permissions import may
from desktop_app.services.reports.behind import RecordsBehind
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.freshness import is_outdated
from desktop_app.services.reports.names import may_list_names
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.services.units import Units
from desktop_app.ui.destinations import CLOSING, REPORTS
from desktop_app.ui.flows.report_finding import ReportFinding
from desktop_app.ui.flows.report_front import Front, ReportJob
from desktop_app.ui.flows.report_output import ReportOutput
from desktop_app.ui.flows.report_writing import ReportWriting
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.screens.records_behind import RecordsBehindScreen
from desktop_app.ui.screens.report_actions import WAYS, SaveAs
from desktop_app.ui.screens.report_question import UnitRow
from desktop_app.ui.screens.report_room import ReportRoom

if TYPE_CHECKING:
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.tasks import Tasks


class ReportsFlow(QObject):
    """``record_wanted``: a record behind a figure is to be opened (see ``come_back``).

    ``print_wanted`` carries the paper that the report in front is printed as, and its days. ``desk_of`` makes the desk
    of a session.
    """

    record_wanted = Signal(str)
    print_wanted = Signal(str, object, object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        chooser: Chooser,
        make_preview: PreviewFactory,
        desk_of: Callable[[Session], ReportDesk] = ReportDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._desk_of = window, session, desk_of
        self.front: Front | None = None
        self._part = ""
        self.screen, self.behind = ReportRoom(window), RecordsBehindScreen(window)
        for one in (self.screen, self.behind):
            one.hide()  # the window owns them from the start, and shows them when it is their turn
        self._job = ReportJob(self.screen, tasks, session)
        self.writing = ReportWriting(window, session, self._in_front, self._make_at)
        self.output = ReportOutput(window, self.screen, self._job, chooser, self._in_front)
        self.finding = ReportFinding(
            window,
            self.screen,
            self._job,
            session,
            tasks=tasks,
            chooser=chooser,
            make_preview=make_preview,
            show=self._show,
        )
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        province = self._session.identity.role == "province"
        self.screen.question.set_book(self._session.time.today(), province=province)
        self.screen.question.set_units(_units(self._session) if province else ())
        self.screen.set_ways([code for code, _icon, _key in WAYS])
        self._tell_words()

    def _connect(self) -> None:
        screen, behind = self.screen, self.behind
        screen.view_wanted.connect(self._view)
        screen.again_wanted.connect(self.make_again)
        screen.save_wanted.connect(self._save)
        screen.words_wanted.connect(self._tell_words)
        screen.sheet.behind_wanted.connect(self._open_figure)
        screen.sheet.edit_wanted.connect(self.writing.edit)
        behind.record_wanted.connect(self.record_wanted)
        behind.closed.connect(self.open)

    # the room

    def open(self) -> None:
        """Show the room as it was left."""
        self.look_again()
        self.screen.question.set_may_name(may_list_names(self._session))
        self._window.show_screen(self.screen, REPORTS)

    def look_again(self) -> None:
        """Say so where the book changed since the report in front was made; what left before stays as it was."""
        front = self.front
        if front is not None and front.found is None and front.report.moment is not None and not self.screen.busy:
            self.screen.set_outdated(is_outdated(self._session, front.report.moment))

    def show_operator(self) -> None:
        """Follow who works now: persons listed by name go from the screen where she may not see them.

        So do figures told apart by a sensitive answer: each look at them is journalled, and this would be one of hers.
        """
        may_name = may_list_names(self._session)
        self.screen.question.set_may_name(may_name)
        front = self.front
        if front is None:
            return
        if (front.wish.names_shown and not may_name) or self._desk_of(self._session).is_sensitive(front.wish):
            self.front = None
            self.screen.sheet.forget()
            self.screen.banners.clear()
            self.screen.show_question()
            if self._window.current is self.behind:
                self.open()

    def _in_front(self) -> Front | None:
        return self.front

    def _tell_words(self) -> None:
        self.screen.set_offers(self._desk_of(self._session).offers())
        self.screen.question.set_kinds(_kinds(self._session))

    # making one

    def _view(self) -> None:
        wish = self.screen.question.wish
        if wish is not None:
            self._make(wish)

    def make_again(self) -> None:
        """Make the report in front anew, of what the book says now."""
        if self.front is not None:
            self._make(self.front.wish)

    def _make_at(self, part: str) -> None:
        """Make it anew and stand at a part in words."""
        self._part = part
        self.make_again()

    def _make(self, wish: ReportWish) -> None:
        if self._job.runs:
            return
        self.screen.banners.clear()
        desk_of = self._desk_of
        self._job.run(
            _("Đang lập báo cáo…"),
            lambda own, by: desk_of(own).make(wish, by=by),
            lambda report: self._show(Front(wish, report, self._form_of(wish))),
            stopped=self._stopped,
            told=_made,
        )

    def _show(self, front: Front, as_of: str = "") -> None:
        """Bring a report to the front; ``as_of`` says of which day one is that left before."""
        self.front = front
        screen, part, self._part = self.screen, self._part, ""
        screen.set_may_edit(bool(front.form) and front.found is None and may(self._session, "enter"))
        screen.show_report(front.report, paper=_paper_of(front), as_of=as_of)
        self.look_again()
        if self._window.current is screen and not (part and screen.sheet.focus_section(part)):
            screen.focus_first()

    def _form_of(self, wish: ReportWish) -> str:
        offers = self._desk_of(self._session).offers()
        return next((one.form for one in offers if one.name == wish.report), "")

    def _stopped(self) -> None:
        self.screen.banners.say_stopped()
        if self._window.current is self.screen:
            self.screen.focus_first()

    # from a figure to its records

    def _open_figure(self, behind: Behind, figure: str) -> None:
        """Find the records in the background: at a province there may be hundreds of thousands."""
        desk_of = self._desk_of
        self._job.run(
            _("Đang tìm các bản ghi…"),
            lambda own, by: desk_of(own).behind(behind, by=by),
            lambda found: self._show_records(found.on(self._session), figure),
            stopped=self._stay,
        )

    def _show_records(self, found: RecordsBehind, figure: str) -> None:
        self._stay()
        if self._window.current is self.screen:  # somebody may have gone elsewhere meanwhile
            self.behind.show_records(found, figure, _named(self.screen.report))
            self._window.show_screen(self.behind, REPORTS)

    def _stay(self) -> None:
        """Go on at the figure."""
        if self._window.current is self.screen:
            self.screen.focus_first()

    def come_back(self) -> None:
        """Show the records behind the figure as they were found: one of them was looked at."""
        if self.front is None:  # somebody else works by now
            self.open()
            return
        self.behind.show_again()
        self._window.show_screen(self.behind, REPORTS)

    # taking it along

    def _save(self, code: SaveAs) -> None:
        if code != "print":
            self.output.save(code)
            return
        paper = _paper_of(self.front) if self.front is not None else ""
        if self.front is not None and paper:
            asked = self.front.wish.question
            self.print_wanted.emit(paper, asked.start, asked.end)


def _made(done: int, total: int) -> str:
    """Return how far a report is."""
    return _("Đang lập báo cáo: {done} trên {total}").format(done=format_money(done), total=format_money(total))


def _named(report: Report | None) -> str:
    return " · ".join((report.title, report.period)) if report is not None else ""


def _paper_of(front: Front) -> str:
    """Return the paper that says what is in front, "" for none: a paper tells of the whole book as it counts now."""
    asked = front.wish.question
    whole = asked.unit is None and asked.kinds is None and asked.basis == USUAL
    return front.form if whole and front.found is None else ""


def _kinds(session: Session) -> list[tuple[str, str]]:
    """Return the kinds records are counted of, in the order of the rail."""
    found: list[tuple[str, str]] = []
    for group, _heading in GROUPS:
        for definition in in_order(session.definitions, group):
            if not definition.internal and definition.kind != CLOSING:
                found.append((definition.kind, definition.plural.in_language(i18n.language())))
    return found


def _units(session: Session) -> Sequence[UnitRow]:
    """Return every unit once, by its newest name, with whose it is; one that is no more says so."""
    rows: dict[str, UnitRow] = {}
    for line in Units(session).lines():
        ended = _("đã kết thúc") if line.ended else ""
        detail = " · ".join(part for part in (line.superior_name, ended) if part)
        rows[line.unit.code] = line.unit.code, line.unit.name, detail
    return list(rows.values())
