"""Bản khác nhau in the window: what several machines changed is read in the background, choices are saved at once."""

from __future__ import annotations

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.review_reasons import REASONS, ReviewReason
from desktop_app.messages import describe
from desktop_app.services.browsing import Browsing
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.review_rows import Decided, Fork
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.ui.destinations import FORKS
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.province.fork_rows import fork_shown
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.forks import ForksScreen

_Read = tuple[list[Fork], dict[str, str]]


class ForksFlow(PlaceFlow):
    """``open`` shows the records that wait for a choice."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._forks: list[Fork] = []
        self._heads: dict[str, str] = {}
        self._returned: Decided | None = None
        self.screen = ForksScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.shown.connect(self._show_fork)
        self.screen.keep_wanted.connect(self._keep)
        self.screen.return_wanted.connect(self._send_back)
        self.screen.undo_wanted.connect(self._reconsider)

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, FORKS)
        self._reload()

    def _reload(self) -> None:
        def work(own: Session) -> _Read:
            forks = Forks(own).waiting()
            return forks, Reviewing(own).versions([fork.record for fork in forks])

        self._tasks.run(on_own_session(self._session, work), self._show, self._complain)

    def _show(self, read: _Read) -> None:
        self._forks, self._heads = read
        self.screen.set_forks([(fork.title, fork.unit_name) for fork in self._forks])
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _show_fork(self, place: int) -> None:
        if 0 <= place < len(self._forks):
            fork = self._forks[place]
            context = Browsing(self._session).context
            head = self._heads.get(fork.record, "")
            self.screen.set_fork(fork_shown(fork, head, self._session.definitions, context))

    def _keep(self, version: str) -> None:
        fork = self.screen.current
        if fork is None:
            return
        try:
            Forks(self._session).keep(fork.record, version, seen=[side.version for side in fork.sides])
        except ProgramError as problem:
            self._complain(problem)
            self._reload()
            return
        self._window.status.say(_("Đã chọn bản của {name}; bản ghi chờ duyệt.").format(name=fork.title))
        self._after(None)

    def _send_back(self, reason: ReviewReason, words: str) -> None:
        fork = self.screen.current
        if fork is None:
            return
        try:
            done = Reviewing(self._session).send_back([(fork.record, fork.head)], reason, words)
        except ProgramError as problem:
            self._complain(problem)
            return
        if done.skipped:
            self._window.status.say(_("Bản ghi vừa đổi, chưa quyết định gì: xem lại rồi chọn."))
        else:
            self._window.status.say(
                _("Đã trả lại {name}: {reason}.").format(name=fork.title, reason=_(REASONS[reason]))
            )
        self.screen.reason.clear()
        self._after(done if done.returned else None)

    def _reconsider(self) -> None:
        if self._returned is None:
            return
        try:
            Reviewing(self._session).reconsider_many(self._returned)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._window.status.say(_("Bản ghi chờ chọn trở lại."))
        self._after(None)

    def _after(self, returned: Decided | None) -> None:
        self._returned = returned
        self.screen.set_undo(returned is not None)
        self.screen.show_problem("", "")
        self._reload()
        self.changed.emit()

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_problem(sentence.title, sentence.body)
