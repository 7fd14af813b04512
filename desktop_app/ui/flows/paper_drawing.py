"""A paper drawn in the background: the last wish has the last word; a long list tells how far it is, and stops."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.paper.wish import Drawn
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import followed
from desktop_app.ui.screens.print_centre import PrintCentre
from desktop_app.ui.tasks import TaskHandle, Tasks


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is in front: the PDF, the name of its file, and the paper of the desk; without one its own ``form``."""

    content: bytes = field(repr=False)
    name: str
    form: str = ""
    drawn: Drawn | None = None


Draw = Callable[[Session, Following], Sheet]


def drawn_to(form: str, name: str, draw: Callable[[Session, io.BytesIO], None]) -> Draw:
    """Return the drawing of a paper that is written to a stream."""

    def work(own: Session, _by: Following) -> Sheet:
        target = io.BytesIO()
        draw(own, target)
        return Sheet(target.getvalue(), name, form)

    return work


class PaperDrawing(QObject):
    """Shows in the screen what was drawn. ``sheet`` is what is in front, None while there is nothing to print."""

    def __init__(self, screen: PrintCentre, tasks: Tasks, session: Session) -> None:
        super().__init__(screen)
        self._screen = screen
        self._tasks = tasks
        self._session = session
        self._turn = 0
        self._handle: TaskHandle | None = None
        self._again: Callable[[], None] = lambda: None
        self._notice: tuple[str, str] = ("", "")
        self.sheet: Sheet | None = None
        self.shown: Callable[[Sheet], bool] = lambda _sheet: True
        """Called with what was drawn, before it is looked at; False asks for it to be drawn anew instead."""
        screen.stopped.connect(self._stop)

    def draw(self, work: Draw, again: Callable[[], None] | None = None) -> None:
        """Draw in the background and show what comes of it, unless something else is asked for meanwhile.

        ``again`` is how the same is drawn anew, where that is more than to repeat it.
        """
        self.forget()
        turn = self._turn
        self._again = again or (lambda: self.draw(work))
        self._screen.show_drawing()
        self._handle = self._tasks.run_with_progress(
            followed(self._session, work),
            lambda done, total, _stage: self._tell(turn, done, total),
            lambda sheet: self._show(turn, sheet),
            lambda problem: self._complain(turn, problem),
            lambda: self._stopped(turn),
        )

    def draw_again(self, title: str = "", text: str = "") -> None:
        """Draw what is in front anew; ``title`` and ``text`` say why once it is there."""
        self._notice = (title, text)
        self._again()

    def forget(self) -> None:
        """Let nothing be printed any more, and nothing be shown that is still being drawn."""
        self._turn += 1
        self.sheet = None
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def complain(self, problem: ProgramError) -> None:
        """Say why there is nothing to see."""
        self.sheet = None
        self._screen.show_nothing()
        sentence = describe(problem)
        self._screen.show_notice("error", sentence.title, sentence.body)

    def _tell(self, turn: int, done: int, total: int) -> None:
        if turn == self._turn:
            words = _("Đã dựng {done} trên {total} dòng").format(done=format_money(done), total=format_money(total))
            self._screen.pages.show_progress(done, total, words)

    def _show(self, turn: int, sheet: Sheet) -> None:
        if turn != self._turn:
            return
        self._handle, self.sheet = None, sheet
        if not self.shown(sheet):
            self.sheet = None
            self._again()
            return
        self._screen.show_pdf(sheet.content, editable=sheet.drawn is not None)
        (title, text), self._notice = self._notice, ("", "")
        if title:
            self._screen.show_notice("warning", title, text)
        self._screen.focus_shown()

    def _complain(self, turn: int, problem: ProgramError) -> None:
        if turn == self._turn:
            self._handle = None
            self.complain(problem)

    def _stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _stopped(self, turn: int) -> None:
        if turn == self._turn:
            self._handle = None
            self._screen.show_nothing()
            self._screen.show_notice(
                "info", _("Đã dừng dựng trang in."), _("Chưa in gì. Chọn ít bản ghi hơn, hoặc chọn lại để dựng từ đầu.")
            )
