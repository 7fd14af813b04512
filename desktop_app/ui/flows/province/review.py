"""Duyệt bản ghi in the window: verdicts are found in the background, decisions are saved at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.money import format_money
from desktop_app.domain.review_reasons import REASONS, ReviewReason
from desktop_app.messages import describe
from desktop_app.services.province.holdings import Holdings
from desktop_app.services.province.notes import DeskNotes
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.review_rows import Decided, ReviewCounts, ReviewRow
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.ui.destinations import REVIEW
from desktop_app.ui.flows.file_showing import FileShowing
from desktop_app.ui.flows.in_background import followed, on_own_session
from desktop_app.ui.flows.province.passing import accepted_words, asked_about, passing_title, taken_back_words
from desktop_app.ui.flows.province.review_reading import review_shown
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.print_pages import PreviewFactory
from desktop_app.ui.screens.province.note_question import NoteQuestion
from desktop_app.ui.screens.province.review import ReviewScreen

_Result = TypeVar("_Result")
_Read = tuple[ReviewCounts, int, int, list[tuple[str, str]]]


class ReviewFlow(PlaceFlow):
    """``open`` shows what waits and looks at what nobody looked at yet."""

    def __init__(self, at: Workplace, make_preview: PreviewFactory) -> None:
        super().__init__(at)
        self._last: Decided | None = None
        self._row: ReviewRow | None = None
        self._files: tuple[AttachedFile, ...] = ()
        self.ask: Callable[[Question], bool] = ask
        self.screen = ReviewScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.showing = FileShowing(at.window, at.tasks, at.session, make_preview)
        for signal, act in (
            (self.screen.narrowed, self._reload),
            (self.screen.row_shown, self._show_record),
            (self.screen.accept_wanted, self._accept),
            (self.screen.passing_wanted, self._accept_passing),
            (self.screen.return_wanted, self._send_back),
            (self.screen.undo_wanted, self._reconsider),
            (self.screen.bundle_accept_wanted, self._accept_bundle),
            (self.screen.bundle_return_wanted, self._send_bundle_back),
            (self.screen.note_wanted, self._note),
            (self.screen.files_wanted, lambda: self.showing.show(self._files, self.screen, REVIEW)),
        ):
            signal.connect(act)

    def open(self, bundle: str = "") -> None:
        """Show the place; ``bundle``: only what that one (its SHA-256) brought."""
        named = Holdings(self._session).bundle(bundle) if bundle else None
        words = _("Gói {number} của {unit}").format(number=named[1], unit=named[0]) if named else _("Một gói")
        self.screen.set_bundle(bundle, words)
        self._window.show_screen(self.screen, REVIEW)
        self._reload()
        self._look()

    def _look(self) -> None:
        """Judge what nobody looked at yet."""
        self._run(lambda own, by: checking_of(own).look(by), lambda looked: self._reload() if looked else None)

    def _run(self, work: Callable[[Session, Following], _Result], done: Callable[[_Result], None]) -> None:
        """Do something that may take long on a session of its own."""
        self._running = self._tasks.run_with_progress(
            followed(self._session, work), lambda _done, _total, _stage: None, done, self._complain, self._reload
        )

    def _reload(self) -> None:
        asked = self.screen.asked

        def work(own: Session) -> _Read:
            reviewing = Reviewing(own)
            counts = reviewing.counts()
            passing = reviewing.total(**{**asked, "verdict": "pass"})
            return counts, reviewing.total(**asked), passing, reviewing.named(counts.by_unit)

        self._tasks.run(on_own_session(self._session, work), lambda read: self._show(asked, read), self._complain)

    def _show(self, asked: dict[str, str], read: _Read) -> None:
        if asked != self.screen.asked:  # narrowed otherwise meanwhile: that answer is on its way
            return
        counts, total, passing, units = read
        reviewing = Reviewing(self._session)
        kinds = [
            (one.kind, one.plural.in_language(language())) for one in self._session.definitions if not one.internal
        ]
        self.screen.set_choices(units, kinds)
        self.screen.set_rows(counts, total, passing, lambda first, count: reviewing.rows(first, count, **asked))
        if self._window.current is self.screen and not self.screen.reason.isAncestorOf(self._window.focusWidget()):
            self.screen.focus_first()

    def _show_record(self, row: ReviewRow | None) -> None:
        self._row = row
        if row is None:
            return
        try:
            shown = review_shown(self._session, row)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._files = shown.files
        self.screen.set_detail(shown)

    # decisions

    def _accept(self) -> None:
        rows = self._seen()
        self._decide(rows, lambda: Reviewing(self._session).accept(rows))

    def _send_back(self, reason: ReviewReason, words: str) -> None:
        rows = self._seen()
        self._decide(rows, lambda: Reviewing(self._session).send_back(rows, reason, words), reason)

    def _accept_passing(self) -> None:
        asked = self.screen.asked
        unit, kind, bundle = asked["unit"], asked["kind"], asked["bundle"]
        if self._asked_about({**asked, "verdict": "pass"}, passing_title()):
            self._run(
                lambda own, by: Reviewing(own).accept_passing(unit=unit, kind=kind, bundle=bundle, by=by), self._told
            )

    def _accept_bundle(self) -> None:
        bundle = self.screen.asked["bundle"]
        words = _("Duyệt {count} bản ghi của gói này, tổng {money} đồng, kể cả bản cần xem lại?")
        if bundle and self._asked_about({"bundle": bundle}, words):
            self._run(lambda own, by: Reviewing(own).accept_bundle(bundle, by), self._told)

    def _send_bundle_back(self, reason: ReviewReason, words: str) -> None:
        bundle = self.screen.asked["bundle"]
        title = _("Trả lại {count} bản ghi của gói này, tổng {money} đồng?")
        if bundle and self._asked_about({"bundle": bundle}, title, back=True):
            self._run(
                lambda own, by: Reviewing(own).send_back_bundle(bundle, reason, words, by),
                lambda done: self._told(done, reason),
            )

    def _asked_about(self, asked: dict[str, str], title: str, *, back: bool = False) -> bool:
        """Ask before many are decided at once: how many, and how much money."""
        return asked_about(self._session, asked, title, self.ask, self._window, back=back)

    def _decide(self, rows: list[tuple[str, str]], decide: Callable[[], Decided], reason: str = "") -> None:
        if not rows:
            return
        try:
            done = decide()
        except ProgramError as problem:
            self._complain(problem)
            return
        self._told(done, reason)

    def _told(self, done: Decided, reason: str = "") -> None:
        """Say what was decided, and offer to take it back in one go."""
        count = done.accepted + done.returned
        if reason:
            words = ngettext(
                "Đã trả lại {count} bản ghi: {reason}. Ctrl+U: xem xét lại.",
                "Đã trả lại {count} bản ghi: {reason}. Ctrl+U: xem xét lại.",
                count,
            )
            self.screen.reason.clear()
        else:
            words = accepted_words(count)
        said = words.format(count=format_money(count), reason=_said(reason))
        if done.skipped:
            left = _("{count} bản ghi để lại: đã đổi sau khi xem, chờ chọn bản, hoặc thuộc kỳ đã khóa.")
            said += " " + left.format(count=format_money(len(done.skipped)))
        self._window.status.say(said)
        self._after(done if count else None)

    def _reconsider(self) -> None:
        decided = self._last
        if decided is not None:
            self._run(lambda own, by: Reviewing(own).reconsider_many(decided, by), self._told_back)

    def _told_back(self, count: int) -> None:
        self._window.status.say(taken_back_words(count))
        self._after(None)
        self._look()

    def _note(self) -> None:
        row = self._row
        if row is None:
            return
        question = NoteQuestion(row.title, row.unit_name, self._window)
        if not self.ask(question):
            return
        try:
            DeskNotes(self._session).add(row.unit, question.words, for_unit=question.for_unit, record=row.record)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._window.status.say(_("Đã ghi chú về {name}.").format(name=row.title))
        self._show_record(row)
        self.changed.emit()

    def _after(self, decided: Decided | None) -> None:
        self._last = decided
        self.screen.set_undo(decided is not None)
        self.screen.show_problem("", "")
        self._reload()
        self.changed.emit()

    def _seen(self) -> list[tuple[str, str]]:
        return [(row.record, row.version) for row in self.screen.chosen]

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_problem(sentence.title, sentence.body)


def _said(reason: str) -> str:
    return next((_(words) for code, words in REASONS.items() if code == reason), reason)
