"""Duyệt bản ghi in the window: verdicts are found in the background, decisions are saved at once."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, language
from desktop_app.domain.review_reasons import REASONS, ReviewReason
from desktop_app.messages import describe, describe_code
from desktop_app.services.browsing import Browsing
from desktop_app.services.province.review_checks import checking_of
from desktop_app.services.province.review_rows import Decided, ReviewCounts, ReviewRow
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.ui.destinations import REVIEW
from desktop_app.ui.flows.in_background import followed, on_own_session
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.province.review import ReviewScreen

_Read = tuple[ReviewCounts, int, list[tuple[str, str]]]


class ReviewFlow(PlaceFlow):
    """``open`` shows what waits and looks at what nobody looked at yet."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self._last: list[str] = []
        self.ask: Callable[[Question], bool] = ask
        self.screen = ReviewScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.narrowed.connect(self._reload)
        self.screen.row_shown.connect(self._show_record)
        self.screen.accept_wanted.connect(self._accept)
        self.screen.passing_wanted.connect(self._accept_passing)
        self.screen.return_wanted.connect(self._send_back)
        self.screen.undo_wanted.connect(self._reconsider)

    def open(self) -> None:
        """Show the place."""
        self._window.show_screen(self.screen, REVIEW)
        self._reload()
        self._running = self._tasks.run_with_progress(
            followed(self._session, lambda own, by: checking_of(own).look(by)),
            lambda _done, _total, _stage: None,
            lambda looked: self._reload() if looked else None,
            self._complain,
            self._reload,
        )

    def _reload(self) -> None:
        asked = self.screen.asked

        def work(own: Session) -> _Read:
            reviewing = Reviewing(own)
            counts = reviewing.counts()
            names = {unit.code: unit.name for unit in Ledger(own.connection).units()}
            units = sorted(((code, names.get(code, code)) for code in counts.by_unit), key=lambda one: one[1])
            return counts, reviewing.total(**asked), units

        self._tasks.run(on_own_session(self._session, work), lambda read: self._show(asked, read), self._complain)

    def _show(self, asked: dict[str, str], read: _Read) -> None:
        counts, total, units = read
        reviewing = Reviewing(self._session)
        kinds = [
            (one.kind, one.plural.in_language(language())) for one in self._session.definitions if not one.internal
        ]
        self.screen.set_choices(units, kinds)
        self.screen.set_rows(counts, total, lambda first, count: reviewing.rows(first, count, **asked))
        if self._window.current is self.screen and not self.screen.reason.isAncestorOf(self._window.focusWidget()):
            self.screen.focus_first()

    def _show_record(self, row: ReviewRow | None) -> None:
        if row is None:
            return
        try:
            card = Browsing(self._session).card(row.record)
        except ProgramError as problem:
            self._complain(problem)
            return
        found = "\n".join(describe_code(one.code, one.fields).full for one in row.findings)
        self.screen.set_detail(row.title, row.unit_name, found, card.answers)

    def _accept(self) -> None:
        rows = self._seen()
        self._decide(rows, lambda: Reviewing(self._session).accept(rows), _("Đã duyệt {count} bản ghi."))

    def _send_back(self, reason: ReviewReason, words: str) -> None:
        rows = self._seen()
        told = _("Đã trả lại {count} bản ghi: {reason}.").replace("{reason}", _(REASONS[reason]))
        if self._decide(rows, lambda: Reviewing(self._session).send_back(rows, reason, words), told):
            self.screen.reason.clear()

    def _accept_passing(self) -> None:
        asked = self.screen.asked
        unit, kind = asked["unit"], asked["kind"]
        reviewing = Reviewing(self._session)
        count = reviewing.total(unit=unit, kind=kind, verdict="pass")
        question = Question(
            _("Duyệt {count} bản ghi đạt kiểm tra?").format(count=count),
            _("Phiếu nhận sau sẽ báo cho đơn vị. Duyệt rồi vẫn xem xét lại được từng bản ghi."),
            safe=_("Để sau"),
            other=_("Duyệt tất cả"),
            other_key="Alt+D",
            icon="check",
            dangerous=False,
            parent=self._window,
        )
        if count and self.ask(question):
            self._running = self._tasks.run_with_progress(
                followed(self._session, lambda own, by: Reviewing(own).accept_passing(unit=unit, kind=kind, by=by)),
                lambda _done, _total, _stage: None,
                self._told_many,
                self._complain,
                self._reload,
            )

    def _told_many(self, done: Decided) -> None:
        self._window.status.say(_("Đã duyệt {count} bản ghi.").format(count=done.accepted))
        self._after([])

    def _reconsider(self) -> None:
        try:
            for record in self._last:
                Reviewing(self._session).reconsider(record)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._window.status.say(_("Bản ghi chờ duyệt trở lại."))
        self._after([])

    def _decide(self, rows: list[tuple[str, str]], decide: Callable[[], Decided], told: str) -> bool:
        if not rows:
            return False
        try:
            done = decide()
        except ProgramError as problem:
            self._complain(problem)
            return False
        said = told.format(count=done.accepted + done.returned)
        if done.skipped:
            left = _("{count} bản ghi để lại: đã đổi sau khi xem, chờ chọn bản, hoặc thuộc kỳ đã khóa.")
            said += " " + left.format(count=len(done.skipped))
        self._window.status.say(said)
        skipped = set(done.skipped)
        self._after([record for record, _version in rows if record not in skipped])
        return True

    def _after(self, decided: list[str]) -> None:
        self._last = decided
        self.screen.undo.setVisible(bool(decided))
        self.screen.show_problem("", "")
        self._reload()
        self.changed.emit()

    def _seen(self) -> list[tuple[str, str]]:
        return [(row.record, row.version) for row in self.screen.chosen]

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self.screen.show_problem(sentence.title, sentence.body)
