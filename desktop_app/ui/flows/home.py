"""Home and the ways from it: what to do now, frequent jobs (Ctrl+1…6 from anywhere), the day when it is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.dates import parse_partial_date
from desktop_app.messages import describe
from desktop_app.services.browsing import Browsing
from desktop_app.services.home import Home, HomeView
from desktop_app.services.session import Session
from desktop_app.services.timekeeping import ClockBehind
from desktop_app.ui.destinations import HOME
from desktop_app.ui.flows.in_background import kind_names, on_own_session
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.home import JOBS, ClockDoubt, HomeScreen
from desktop_app.ui.screens.home_parts import FIRST_TODO_KEY
from desktop_app.ui.tasks import Tasks


class HomeFlow(QObject):
    """Signals say where to go; ``typing_wanted`` carries the ``Offer`` of kept typing. ``seen`` follows each reading.

    ``counted(kind-or-place, n)`` tells the rail: "transfer" waits with what is not exported yet.
    """

    add_wanted = Signal(str)
    list_wanted = Signal(str)
    typing_wanted = Signal(object)
    print_wanted = Signal()
    transfer_wanted = Signal()
    safety_wanted = Signal()
    help_wanted = Signal()
    counted = Signal(str, int)

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._view: HomeView | None = None
        self.screen = HomeScreen(kind_names(session), window, province=session.identity.role == "province")
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.todo_chosen.connect(self._do)
        self.screen.job_chosen.connect(self.start)
        self.screen.day_told.connect(self._take_day)
        self.screen.help_requested.connect(self.help_wanted)
        self._shortcuts = [self._bind(key, self._starter(code)) for code, _icon, key, _words in JOBS]
        self._shortcuts.append(self._bind(FIRST_TODO_KEY, self.go_to_first))

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

    def _do(self, kind: str) -> None:
        if kind == "unsaved":
            offer = (
                next((todo.offer for todo in self._view.todo if todo.offer is not None), None) if self._view else None
            )
            self.typing_wanted.emit(offer)
        elif kind in ("to_export", "enrol"):
            self.transfer_wanted.emit()
        elif kind == "backup":
            self.safety_wanted.emit()
        elif kind == "retention":
            self.list_wanted.emit("campaign")
        else:
            self._tasks.run(on_own_session(self._session, _kind_with_drafts), self.list_wanted.emit, self._say)

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
            self._session.time.tell(day.start)
        except ProgramError as problem:
            self.screen.show_day_problem(describe(problem).full)
            return
        self._window.status.say(_("Đã ghi nhận ngày hôm nay cho lần mở sổ này."))
        self.refresh()

    def _say(self, problem: ProgramError) -> None:
        self._window.status.say(describe(problem).full, "triangle-alert", "warn")


def _kind_with_drafts(own: Session) -> str:
    """Return the kind to look through: the first that has drafts."""
    browsing = Browsing(own)
    kinds = [definition.kind for definition in own.definitions]
    return next((kind for kind in kinds if browsing.open(kind).totals().drafts), kinds[0])
