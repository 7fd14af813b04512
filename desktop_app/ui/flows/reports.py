"""Reports in the window: choose one, see it, go from a figure to the records behind it and back, take it along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.base import i18n
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Report, ReportSection, ReportTable
from desktop_app.domain.report_questions import Behind
from desktop_app.messages import describe
from desktop_app.services.reports.behind import RecordsBehind
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.freshness import moment_of
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.services.units import Units
from desktop_app.ui.destinations import CLOSING, REPORTS
from desktop_app.ui.flows.in_background import followed, on_own_session
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.models.report_copy import as_html, as_text
from desktop_app.ui.screens.records_behind import RecordsBehindScreen
from desktop_app.ui.screens.report_actions import SaveAs
from desktop_app.ui.screens.report_question import UnitRow
from desktop_app.ui.screens.report_room import ReportRoom
from desktop_app.ui.screens.report_section import SectionDialog

if TYPE_CHECKING:
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.tasks import TaskHandle, Tasks

_FILES: Final[dict[SaveAs, tuple[str, str]]] = {
    "pdf": (N_("Lưu PDF"), N_("Tệp PDF (*.pdf)")),
    "xlsx": (N_("Lưu Excel"), N_("Bảng tính Excel (*.xlsx)")),
    "docx": (N_("Lưu Word"), N_("Văn bản Word (*.docx)")),
}
"""Title of the dialog and the pattern of its files."""


@runtime_checkable
class SavesReports(Protocol):
    """A desk that writes reports; the name's ending says as what."""

    def save(self, wish: ReportWish, report: Report, target: Path) -> object:
        """Write ``report``, which was made for ``wish``, to ``target``."""
        ...


class ReportsFlow(QObject):
    """``record_wanted``: a record behind a figure is to be opened (see ``come_back``).

    ``print_wanted`` carries the report in front. ``text_kept(report, section, text)``: other words for a part, None
    for the draft again; whoever keeps them calls ``make_again``. ``desk_of`` makes the desk of a session.
    """

    record_wanted = Signal(str)
    print_wanted = Signal(object)
    text_kept = Signal(object, object, object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        chooser: Chooser,
        desk_of: Callable[[Session], ReportDesk] = ReportDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._session, self._chooser = window, tasks, session, chooser
        self._desk_of = desk_of
        self._handle: TaskHandle | None = None
        self._wish: ReportWish | None = None
        self.screen, self.behind = ReportRoom(window), RecordsBehindScreen(window)
        for one in (self.screen, self.behind):
            one.hide()  # the window owns them from the start, and shows them when it is their turn
        self.dialog: SectionDialog | None = None
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        province = self._session.identity.role == "province"
        self.screen.question.set_book(self._session.time.today(), province=province)
        self.screen.question.set_units(_units(self._session) if province else ())
        ways: list[SaveAs] = ["pdf", "xlsx", "docx"]
        self.screen.set_ways(ways if isinstance(self._desk_of(self._session), SavesReports) else ())
        self._tell_words()

    def _connect(self) -> None:
        screen, behind = self.screen, self.behind
        screen.view_wanted.connect(self._view)
        screen.again_wanted.connect(self.make_again)
        screen.stopped.connect(self._stop)
        screen.save_wanted.connect(self._save)
        screen.words_wanted.connect(self._tell_words)
        screen.sheet.behind_wanted.connect(self._open_figure)
        screen.sheet.edit_wanted.connect(self._edit)
        screen.sheet.copy_wanted.connect(self._copy)
        behind.record_wanted.connect(self.record_wanted)
        behind.closed.connect(self.open)

    # the room

    def open(self) -> None:
        """Show the room as it was left."""
        self.look_again()
        self._window.show_screen(self.screen, REPORTS)

    def look_again(self) -> None:
        """Say so where records changed since the report in front was made."""
        report = self.screen.report
        if report is not None and report.moment is not None and not self.screen.busy:
            self.screen.set_outdated(report.moment != moment_of(self._session))

    def offer_editing(self) -> None:
        """Let parts in words be changed: somebody answers ``text_kept``."""
        self.screen.set_may_edit(True)

    def offer_printing(self) -> None:
        """Let reports be printed: somebody answers ``print_wanted``."""
        self.screen.set_ways([*self.screen.ways, "print"])

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
        if self._wish is not None:
            self._make(self._wish)

    def _make(self, wish: ReportWish) -> None:
        if self._handle is not None:
            return
        self.screen.banners.clear()
        self.screen.set_busy(True, _("Đang lập báo cáo…"))
        desk_of = self._desk_of

        self._handle = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: desk_of(own).make(wish, by=by)),
            lambda done, total, _stage: self.screen.show_progress(done, total, _made(done, total)),
            lambda report: self._show(wish, report),
            self._complain,
            self._stopped,
        )

    def _show(self, wish: ReportWish, report: Report) -> None:
        self._handle = None
        self._wish = wish
        self.screen.show_report(report)
        self.look_again()
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _stopped(self) -> None:
        self._handle = None
        self.screen.set_busy(False)
        self.screen.say_stopped()
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _complain(self, problem: ProgramError) -> None:
        self._handle = None
        self.screen.set_busy(False)
        self.screen.show_problem(describe(problem))

    # from a figure to its records

    def _open_figure(self, behind: Behind, figure: str) -> None:
        """Find the records in the background: at a province there may be hundreds of thousands."""
        if self._handle is not None:
            return
        self.screen.set_busy(True, _("Đang tìm các bản ghi…"))
        desk_of = self._desk_of
        self._handle = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: desk_of(own).behind(behind, by=by)),
            lambda _done, _total, _stage: None,
            lambda found: self._show_records(found.on(self._session), figure),
            self._complain,
            self._stay,
        )

    def _show_records(self, found: RecordsBehind, figure: str) -> None:
        self._stay()
        if self._window.current is self.screen:  # somebody may have gone elsewhere meanwhile
            self.behind.show_records(found, figure, _named(self.screen.report))
            self._window.show_screen(self.behind, REPORTS)

    def _stay(self) -> None:
        """Go on at the figure."""
        self._handle = None
        self.screen.set_busy(False)
        if self._window.current is self.screen:
            self.screen.focus_first()

    def come_back(self) -> None:
        """Show the records behind the figure as they were found: one of them was looked at."""
        self.behind.show_again()
        self._window.show_screen(self.behind, REPORTS)

    # words of the office

    def _edit(self, section: ReportSection) -> None:
        report = self.screen.report
        dialog = SectionDialog(section, self._window)
        dialog.kept.connect(lambda text: self.text_kept.emit(report, section, text))
        dialog.draft_wanted.connect(lambda: self.text_kept.emit(report, section, None))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: SectionDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    # taking it along

    def _save(self, code: SaveAs) -> None:
        report, wish = self.screen.report, self._wish
        if report is None:
            return
        if code == "print":
            self.print_wanted.emit(report)
            return
        title, pattern = _FILES[code]
        path = self._chooser.save(_(title), f"{_file_name(report)}.{code}", _(pattern))
        if path is not None and wish is not None:
            self._write(wish, report, path)

    def _write(self, wish: ReportWish, report: Report, path: Path) -> None:
        desk_of = self._desk_of

        def work(own: Session) -> None:
            desk = desk_of(own)
            if isinstance(desk, SavesReports):
                desk.save(wish, report, path)

        said = _("Đã lưu tệp {name}.").format(name=path.name)
        self._tasks.run(
            on_own_session(self._session, work), lambda _none: self._window.status.say(said), self._complain
        )

    def _copy(self, table: ReportTable) -> None:
        data = QMimeData()
        data.setText(as_text(table))
        data.setData("text/html", QByteArray(as_html(table).encode("utf-8")))
        QApplication.clipboard().setMimeData(data)
        self._window.status.say(
            _("Đã chép bảng, {count} dòng; dán vào Excel hoặc LibreOffice bằng Ctrl+V.").format(
                count=format_money(len(table.rows))
            )
        )


def _made(done: int, total: int) -> str:
    """Return how far a report is."""
    return _("Đang lập báo cáo: {done} trên {total}").format(done=format_money(done), total=format_money(total))


def _named(report: Report | None) -> str:
    return " · ".join((report.title, report.period)) if report is not None else ""


def _file_name(report: Report) -> str:
    """Return a name for a file: what the report is and of when, without what file names cannot have."""
    words = f"{report.title} {report.period}"
    return " ".join("".join(one if one not in _NOT_IN_NAMES else "-" for one in words).split())


_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*\n\r\t')


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
