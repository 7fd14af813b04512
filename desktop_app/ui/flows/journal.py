"""The journal, read in the background a page at a time."""

from __future__ import annotations

from datetime import date

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import parse_partial_date
from desktop_app.messages import describe, describe_entry
from desktop_app.messages.journal_texts import journal_words, operator_words
from desktop_app.services.journal_book import JournalBook, JournalLine, JournalPage
from desktop_app.services.session import Session
from desktop_app.ui.destinations import OPERATORS
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.journal import JournalRow, JournalScreen
from desktop_app.ui.screens.shown_figures import time_and_day


class JournalFlow(PlaceFlow):
    """``open`` shows the newest page."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = JournalScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self._operator = ""
        self._day: date | None = None
        self._starts: list[int | None] = [None]
        self._older: int | None = None
        self._page: JournalPage | None = None
        self.screen.look_wanted.connect(self._look)
        self.screen.older_wanted.connect(self._go_older)
        self.screen.newer_wanted.connect(self._go_newer)
        self.screen.words_wanted.connect(self._show_again)

    def open(self) -> None:
        """Show the journal from its end."""
        self._operator, self._day, self._starts = "", None, [None]
        self.screen.day.clear()
        self.screen.set_operators([])
        self._window.show_screen(self.screen, OPERATORS)
        self._tasks.run(
            on_own_session(self._session, lambda own: JournalBook(own).operators()),
            self.screen.set_operators,
            self._say,
        )
        self._read()

    def _look(self, operator: str, typed: str) -> None:
        day: date | None = None
        if typed:
            try:
                given = parse_partial_date(typed)
            except Refused as refusal:
                self.screen.show_day_problem(describe_entry(refusal))
                return
            if given.precision != "day":
                self.screen.show_day_problem(_("Ghi đủ ngày, tháng, năm, như 1/7/2025."))
                return
            day = given.start
        self._operator, self._day, self._starts = operator, day, [None]
        self._read()

    def _go_older(self) -> None:
        if self._older is not None:
            self._starts.append(self._older)
            self._read()

    def _go_newer(self) -> None:
        if len(self._starts) > 1:
            self._starts.pop()
            self._read()

    def _read(self) -> None:
        before, operator, day = self._starts[-1], self._operator, self._day
        self._tasks.run(
            on_own_session(self._session, lambda own: JournalBook(own).page(before, operator=operator, day=day)),
            self._show,
            self._say,
        )

    def _show(self, page: JournalPage) -> None:
        self._page, self._older = page, page.older
        self.screen.set_rows(
            [_row(line, self._session) for line in page.lines],
            older=page.older is not None,
            newer=len(self._starts) > 1,
        )

    def _show_again(self) -> None:
        if self._page is not None:
            self._show(self._page)

    def _say(self, problem: ProgramError) -> None:
        self._window.status.say(describe(problem).full, "triangle-alert", "warn")


def _row(line: JournalLine, session: Session) -> JournalRow:
    def kind_title(kind: str) -> str:
        if kind not in session.definitions:
            return kind
        title = session.definitions.current(kind).title.in_language(language())
        return title[:1].lower() + title[1:]

    when = time_and_day(line.at) or _("không rõ lúc nào")
    return JournalRow(
        when, operator_words(line.operator), journal_words(line.event, line.facts, line.kind, line.title, kind_title)
    )
