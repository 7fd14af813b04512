"""Leaving the form, closing its book, or letting another one look at it: nothing typed in it is lost unsaid."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.keeping import Leaving, Unkept, earlier_words, leave_unkept
from desktop_app.ui.flows.kept_offer import KeptOffer
from desktop_app.ui.flows.shown_only import looks_only, say_looks_only
from desktop_app.ui.flows.typing_keeper import TypingKeeper
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.status_bar import StatusBar


class FormLeaving(QObject):
    """``come_back(data)``: what stood in the form before somebody who may not enter looked at it is to stand there."""

    come_back = Signal(object)

    def __init__(
        self, session: Session, form: RecordForm, status: StatusBar, keeper: TypingKeeper, offer: KeptOffer
    ) -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        self._status = status
        self._keeper = keeper
        self._offer = offer
        self._complained = False
        keeper.kept.connect(self._say_kept)
        keeper.failed.connect(self._say_unkept)

    def rest(self) -> None:
        """Watch what is typed no longer: another record is shown, or the book closed."""
        self._keeper.rest()
        self._complained = False

    @property
    def unkept(self) -> Unkept | None:
        """Return why what is typed is only on the screen, None where nothing would be lost."""
        problem = self._keeper.problem
        if problem is None:
            return None
        before = self._keeper.kept_before
        return Unkept(problem, earlier=earlier_words(0, before.saved_at) if before is not None else "")

    def leave(self) -> Leaving:
        """Keep what is typed, or ask whether it may go: another record may take its place."""
        self._keeper.flush()
        left = leave_unkept(
            [self.unkept] if self.unkept is not None else [], self._form, looks=looks_only(self._session)
        )
        if left is Leaving.DROPPED:
            self._keeper.rest()
        return left

    def show_operator(self) -> None:
        """Let who may not enter only look at what another one typed; who may goes on with it, untouched."""
        if self._form.content is None or self._form.content.read_only:
            return
        if not may(self._session, "enter"):
            self._keeper.pause()
            self._form.lock(True)
            say_looks_only(self._session.operator.name, self._form.banners)
        elif self._keeper.paused:
            self._form.banners.clear()
            self._form.lock(False)
            typed = self._keeper.go_on()
            if not self._offer.ask_again() and typed is not None:
                self.come_back.emit(typed)

    def retranslate(self) -> None:
        """Say in the language in use what waits for an answer above the form, or why it is only looked at."""
        if looks_only(self._session):
            self.show_operator()
        else:
            self._offer.ask_again()

    def _say_kept(self) -> None:
        if self._complained:
            self._form.banners.clear()
            self._complained = False
        self._status.say(_("Chữ đang gõ được giữ 5 giây một lần"), "save", "text2")

    def _say_unkept(self, problem: ProgramError) -> None:
        complain(problem, self._form.banners)
        self._complained = True
        if not self._form.isVisible():
            self._status.say(describe(problem).full, "triangle-alert", "warn")
