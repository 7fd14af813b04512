"""What surrounds a paper is remembered for its form, or forgotten again. The office's own texts are kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.habits import Habit, PaperHabits
from desktop_app.ui.flows.in_background import on_own_session

if TYPE_CHECKING:
    from desktop_app.base.errors import ProgramError
    from desktop_app.services.session import Session
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_centre import PrintCentre
    from desktop_app.ui.tasks import Tasks


class FrameKeeping(QObject):
    """Keeps the frame shown in the centre. ``forgotten`` is called once a form is printed as at first again."""

    def __init__(
        self, screen: PrintCentre, window: MainWindow, tasks: Tasks, session: Session, forgotten: Callable[[], None]
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._window = window
        self._tasks = tasks
        self._session = session
        self._forgotten = forgotten
        screen.steps.frame.remember_wanted.connect(self._remember)
        screen.steps.frame.defaults_wanted.connect(self._forget)

    def _remember(self) -> None:
        form, frame = self._screen.steps.code, self._screen.steps.frame.shown

        def done(_none: object) -> None:
            self._window.status.say(_("Đã nhớ nơi ghi, thẩm quyền và người ký cho mẫu {form}.").format(form=form))

        job = on_own_session(self._session, lambda own: PaperDesk(own).remember(form, frame))
        self._tasks.run(job, done, self._complain)

    def _forget(self) -> None:
        form = self._screen.steps.code

        def work(own: Session) -> None:
            habits = PaperHabits(own)
            habits.write(form, Habit(texts=habits.read(form).texts))

        def done(_none: object) -> None:
            self._window.status.say(_("Khung của mẫu {form} lại như ban đầu; lời văn giữ nguyên.").format(form=form))
            if self._screen.steps.code == form:
                self._screen.steps.frame.rest()
                self._forgotten()

        self._tasks.run(on_own_session(self._session, work), done, self._complain)

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self._screen.show_notice("error", sentence.title, sentence.body)
