"""Home and the ways from it: what to do now, frequent jobs (Ctrl+1…6 from anywhere), the day when it is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app import BUILD_DATE
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.dates import parse_partial_date
from desktop_app.messages import describe
from desktop_app.services.browsing import Browsing
from desktop_app.services.home import Home, HomeView
from desktop_app.services.returned_records import ReturnedRecords, ReturnedRow
from desktop_app.services.session import Session
from desktop_app.services.timekeeping import ClockBehind, DayBehind
from desktop_app.ui.destinations import HOME
from desktop_app.ui.flows.home_jobs import home_jobs
from desktop_app.ui.flows.in_background import kind_names, on_own_session
from desktop_app.ui.list_wish import ListWish
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.home import ClockDoubt, HomeScreen
from desktop_app.ui.screens.home_parts import FIRST_TODO_KEY
from desktop_app.ui.screens.returned_dialog import ReturnedDialog
from desktop_app.ui.screens.shown_figures import short_day
from desktop_app.ui.tasks import Tasks


class HomeFlow(QObject):
    """Signals say where to go: ``typing_wanted`` with an ``Offer``, ``narrowed_wanted`` with a ``ListWish``.

    ``counted(kind-or-place, n)`` tells the rail: "transfer" waits with what is not exported yet.
    """

    add_wanted = Signal(str)
    list_wanted = Signal(str)
    narrowed_wanted = Signal(object)
    record_wanted = Signal(str)
    choice_wanted = Signal()
    tour_wanted = Signal()
    typing_wanted = Signal(object)
    print_wanted = Signal()
    transfer_wanted = Signal()
    receipt_wanted = Signal()
    standing_wanted = Signal()
    safety_wanted = Signal()
    help_slot_wanted = Signal()
    help_wanted = Signal()
    counted = Signal(str, int)

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._view: HomeView | None = None
        self.ask: Callable[[Question], bool] = ask
        self.screen = HomeScreen(kind_names(session), window, province=session.identity.role == "province")
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.todo_chosen.connect(self._do)
        self.screen.job_chosen.connect(self.start)
        self.screen.figure_chosen.connect(self._show_year)
        self.screen.day_told.connect(self._take_day)
        self.screen.help_requested.connect(self.help_wanted)
        self._kinds = Home(session).jobs()  # once for a session: a key keeps its job
        self.retranslate()
        self._shortcuts = [self._bind(job.key, self._starter(job.code)) for job in self.screen.jobs.jobs]
        self._shortcuts.append(self._bind(FIRST_TODO_KEY, self.go_to_first))

    def retranslate(self) -> None:
        """Name the frequent jobs in the language in use."""
        self.screen.set_jobs(home_jobs(self._session, self._kinds))

    def open(self) -> None:
        """Show Home and read it anew."""
        self._window.show_screen(self.screen, HOME)
        self.refresh()

    def refresh(self) -> None:
        """Read Home anew in the background."""
        self._ask_for_day()
        self._tasks.run(on_own_session(self._session, lambda own: Home(own).now()), self._show, self._say)

    def start(self, job: str) -> None:
        """Begin a frequent job by its code."""
        if job == "print":
            self.print_wanted.emit()
        elif job == "transfer":
            self.transfer_wanted.emit()
        else:
            self.add_wanted.emit(job)

    def go_to_first(self) -> None:
        """Go to the first thing to do, showing Home if something else is shown."""
        if self._window.current is not self.screen:
            self.open()
        self.screen.focus_first()

    def close(self) -> None:
        """Give the keys back: the store is being closed."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []

    def _starter(self, job: str) -> Callable[[], None]:
        return lambda: self.start(job)

    def _bind(self, key: str, act: Callable[[], None]) -> QShortcut:
        """Bind a key of the whole window; it rests while something stands alone over the work (locked)."""
        return QShortcut(QKeySequence(key), self._window, lambda: None if self._window.alone is not None else act())

    def _show(self, view: HomeView) -> None:
        first = self._view is None
        self._view = view
        self.screen.set_view(view)
        self.counted.emit("transfer", view.travel.get("ready", 0))
        if first and self._window.current is self.screen:
            self.screen.focus_first()

    def _do(self, chosen: str) -> None:
        kind, _colon, number = chosen.partition(":")
        ways: dict[str, Callable[[], object]] = {
            "unsaved": lambda: self._take_up_typing(int(number or 0)),
            "returned": lambda: self._choose_returned(self._view.returned if self._view is not None else ()),
            "receipt_due": self.receipt_wanted.emit,
            "problems": lambda: self._show_drafts(faulty=True),
            "drafts": lambda: self._show_drafts(faulty=False),
            "backup": self.safety_wanted.emit,
            "retention": lambda: self.list_wanted.emit("campaign"),
            "help_slot": self.help_slot_wanted.emit,
            "take_history": self.standing_wanted.emit,
            "device_revoked": self.standing_wanted.emit,
            "device_replaced": self.standing_wanted.emit,
            "first_campaign": lambda: self.add_wanted.emit("campaign"),
            "first_record": self.choice_wanted.emit,
            "first_hour": self.tour_wanted.emit,
        }
        ways.get(kind, self.transfer_wanted.emit)()

    def _take_up_typing(self, number: int) -> None:
        offers = [one.offer for one in (self._view.todo if self._view is not None else ()) if one.offer is not None]
        self.typing_wanted.emit(offers[number] if number < len(offers) else None)

    def show_returned(self) -> None:
        """Open what the province returned as it is now: a receipt was opened just now."""
        work = on_own_session(self._session, lambda own: ReturnedRecords(own).all())
        self._tasks.run(work, self._choose_returned, self._say)

    def _choose_returned(self, rows: Sequence[ReturnedRow]) -> None:
        """Open the one record, or the choice of them with their reasons."""
        if len(rows) == 1:
            self.record_wanted.emit(rows[0].record)
        elif rows:
            dialog = ReturnedDialog(rows, kind_names(self._session), self._window)
            dialog.open_wanted.connect(self.record_wanted)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _show_drafts(self, *, faulty: bool) -> None:
        """Show the drafts of the kind that has most of them."""
        view = self._view
        rows = (view.faulty if faulty else view.unfinished) if view is not None else ()
        kinds = Counter(row.kind for row in rows)
        if kinds:
            self.narrowed_wanted.emit(ListWish(kinds.most_common(1)[0][0], drafts=not faulty, problems=faulty))
        else:
            self._tasks.run(on_own_session(self._session, _kind_with_drafts), self.list_wanted.emit, self._say)

    def _show_year(self, kind: str) -> None:
        year = self._view.year if self._view is not None else None
        if year is not None:
            self.narrowed_wanted.emit(ListWish(kind, since=f"{year:04d}-01-01", until=f"{year:04d}-12-31"))

    def _ask_for_day(self) -> None:
        try:
            self._session.time.require_today()
        except ClockBehind as behind:
            clock, newest = (date.fromisoformat(str(behind.fields[name])) for name in ("clock", "newest"))
            self.screen.set_doubt(ClockDoubt(clock, newest))
        else:
            self.screen.set_doubt(None)

    def _take_day(self, typed: str) -> None:
        try:
            day = parse_partial_date(typed)
            if day.precision != "day":
                self.screen.show_day_problem(_("Cần đủ ngày, tháng, năm, ví dụ 05/6/2026."))
                return
            self._tell_day(day.start)
        except ProgramError as problem:
            self.screen.show_day_problem(describe(problem).full)
            return
        self.screen.set_doubt(None)
        self.screen.focus_first()  # before the field goes, which would hand the focus on to whatever comes next
        self._window.status.say(_("Đã ghi nhận ngày hôm nay cho lần mở sổ này. Nhờ người chỉnh lại ngày của máy."))
        self.refresh()

    def _tell_day(self, day: date) -> None:
        """Take the day; one before the last save is taken from who is sure of it. Raises DayBehind."""
        try:
            self._session.time.tell(day)
        except DayBehind as behind:
            if day < date.fromisoformat(BUILD_DATE) or not self.ask(_day_question(day, behind, self._window)):
                raise
            self._session.time.tell(day, sure=True)

    def _say(self, problem: ProgramError) -> None:
        self._window.status.say(describe(problem).full, "triangle-alert", "warn")


def _day_question(day: date, behind: DayBehind, parent: QWidget) -> Question:
    newest = short_day(date.fromisoformat(str(behind.fields["newest"])))
    return Question(
        _("Hôm nay đúng là {day}?").format(day=short_day(day)),
        _(
            "Lần lưu trước ghi ngày {newest}: có lúc máy chạy sai ngày. Số liệu vẫn đủ. Đúng thì sổ dùng ngày vừa nhập,"
            " và tin đồng hồ máy khi đã chỉnh lại."
        ).format(newest=newest),
        safe=_("Xem lại ngày"),
        other=_("Đúng hôm nay"),
        other_key="Alt+H",
        icon="calendar",
        dangerous=False,
        parent=parent,
    )


def _kind_with_drafts(own: Session) -> str:
    """Return the kind to look through: the first that has drafts."""
    browsing = Browsing(own)
    kinds = [definition.kind for definition in own.definitions]
    return next((kind for kind in kinds if browsing.open(kind).totals().drafts), kinds[0])
