"""Người trùng in the window: pairs are read in the background; each decision is saved at once and can be taken back."""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.province.person_links import LinkCandidate, LinkFigures, PersonLinks
from desktop_app.services.session import Session
from desktop_app.ui.destinations import PERSON_LINKS
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.province.person_links import PersonLinksScreen

_SHOWN: Final = 500
"""So many pairs are read at once; the next ones follow when these are decided."""
_Read = tuple[list[LinkCandidate], LinkFigures]


class PersonLinksFlow(PlaceFlow):
    """``open`` shows the pairs that wait."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._communes = {one.key: one.full_name for one in self._session.communes}
        self.screen = PersonLinksScreen(lambda key: self._communes.get(key, key), at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.decided.connect(self._decide)
        self.screen.undo_wanted.connect(self._undo)
        self.screen.view_wanted.connect(lambda _decided: self._begin())

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, PERSON_LINKS)
        self._begin()

    def _begin(self) -> None:
        self.screen.go_to_first()
        self._read()

    def _read(self) -> None:
        self.screen.set_reading()
        decided = self.screen.shows_decided

        def work(own: Session) -> _Read:
            links = PersonLinks(own)
            found = links.decided() if decided else links.candidates(0, _SHOWN)
            figures = links.figures()
            links.remember(figures.unlinked)
            return found, figures

        self._tasks.run(on_own_session(self._session, work), self._show, self._complain)

    def _show(self, read: _Read) -> None:
        self.screen.set_pairs(*read)
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _decide(self, same: bool) -> None:
        pair = self.screen.current
        if pair is None:
            return
        try:
            PersonLinks(self._session).decide(
                pair.first.key, pair.second.key, "same" if same else "different", pair.first.name
            )
        except ProgramError as problem:
            self._complain(problem)
            return
        said = _("Đã ghi: {name} là cùng một người.") if same else _("Đã ghi: hai người tên {name} khác nhau.")
        self._window.status.say(said.format(name=pair.first.name))
        self._drop(pair, waiting=0 if pair.decision is not None else -1, same=int(same) - int(pair.decision == "same"))

    def _undo(self) -> None:
        pair = self.screen.current
        if pair is None:
            return
        try:
            PersonLinks(self._session).undo(pair.first.key, pair.second.key, pair.first.name)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._window.status.say(
            _("Đã bỏ quyết định về {name}; cặp này lại chờ quyết định.").format(name=pair.first.name)
        )
        self._drop(pair, waiting=1, same=-int(pair.decision == "same"))

    def _drop(self, pair: LinkCandidate, *, waiting: int, same: int) -> None:
        """Go on to the next pair at once: comparing everybody anew takes its time. Where none is left, read again."""
        figures = self.screen.figures
        if figures is None:
            return
        now = LinkFigures(figures.by_number, figures.by_decision + same, figures.unlinked + waiting)
        try:
            PersonLinks(self._session).remember(now.unlinked)
        except ProgramError as problem:
            self._complain(problem)
        self.changed.emit()
        redecided = pair.decision is not None and not waiting
        if redecided or (not self.screen.drop_current(now) and now.unlinked and not self.screen.shows_decided):
            self._read()

    def _complain(self, problem: ProgramError) -> None:
        self.screen.show_problem(describe(problem))
