"""What stands right of a form's title: its state, the counter of problems, the records before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.marks import StatusMark
from desktop_app.ui.screen import Screen, screen_key
from desktop_app.ui.screens.form_content import FormContent
from desktop_app.ui.screens.problem_panel import JUMP_KEY, counted

PREVIOUS_KEY: Final = "Ctrl+PgUp"
NEXT_KEY: Final = "Ctrl+PgDown"


class FormHead(QObject):
    """The widgets, put into the head of ``screen``. ``step_wanted``: -1 for the record before, 1 for the one after."""

    step_wanted = Signal(int)

    def __init__(self, screen: Screen, jump: Callable[[], object]) -> None:
        super().__init__(screen)
        self.counter = Button("", icon="octagon-alert", key=JUMP_KEY)
        self.counter.clicked.connect(jump)
        self.mark = StatusMark("draft")
        self.previous = Button("", key=PREVIOUS_KEY)
        self.next = Button("", key=NEXT_KEY)
        for widget in (self.mark, self.counter, self.previous, self.next):
            screen.add_header(widget)
        self.previous.clicked.connect(partial(self.step_wanted.emit, -1))
        self.next.clicked.connect(partial(self.step_wanted.emit, 1))
        steps = ((PREVIOUS_KEY, -1), (NEXT_KEY, 1))
        self._spare = [screen_key(screen, key, partial(self._step, step)) for key, step in steps]
        self._jump_key = screen_key(screen, JUMP_KEY, jump)

    def show_content(self, content: FormContent) -> None:
        """Say where the record is in its life."""
        self.previous.set_words(_("Trước"))
        self.next.set_words(_("Sau"))
        self.mark.set_state(content.state, _("Nháp, chưa hoàn thành") if content.state == "draft" else "")

    def count(self, problems: Sequence[ShownProblem]) -> None:
        """Count problems for the text sizes at which their list has no room."""
        self.counter.set_words(counted(problems) or _("Không có lỗi"))
        error = any(problem.level == "error" for problem in problems)
        self.counter.set_icon("octagon-alert" if error else "triangle-alert" if problems else "check")

    def arrange(self, content: FormContent | None, *, problems: bool) -> None:
        """Show what there is room for; the keys of what is hidden keep working."""
        compact = theme.current().compact
        self.counter.setVisible(compact and problems)
        self._jump_key.setEnabled(self.counter.isHidden())
        self.mark.setVisible(not compact)
        for button, spare in zip((self.previous, self.next), self._spare, strict=True):
            button.setVisible(not compact)
            spare.setEnabled(compact)
        place = content.place if content is not None else None
        self.previous.setEnabled(place is not None and place[0] > 1)
        self.next.setEnabled(place is not None and place[0] < place[1])

    def _step(self, step: int) -> None:
        if (self.previous if step < 0 else self.next).isEnabled():
            self.step_wanted.emit(step)
