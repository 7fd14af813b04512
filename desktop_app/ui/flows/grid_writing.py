"""Writing the good rows of a grid, in the background where there are many, and taking them back.

A writing belongs to the grid that was in front when it was asked for, until it is over, and so does its undo: another
grid may be in front by then. Until it is over that grid is not begun anew; opening it shows it at work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.grid import Committed, GridBook
from desktop_app.services.grid_saving import CommitPlan, GridSaving, UndoPlan, Written
from desktop_app.services.session import Session
from desktop_app.ui.editors.grid_hand import Cell
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.flows.grid_job import GridJob, Report
from desktop_app.ui.flows.grid_typist import GridTypist
from desktop_app.ui.flows.grid_work import GridWork, place_of
from desktop_app.ui.flows.undoing import KEY as UNDO_KEY
from desktop_app.ui.flows.undoing import REASON
from desktop_app.ui.tasks import Tasks

AT_ONCE: Final = 60
"""So many rows are written while the clerk's finger is still on the key: about a tenth of a second."""
_STEP: Final = 4
"""Rows checked between two events in a grid that is not in front."""
Told = Callable[..., object]
Place = tuple[str, str]


class GridWriting(QObject):
    """``told(records, back=…)`` is called with what was written or taken back in the grid in front.

    ``take_up`` is called before rows come back into a grid whose kept rows are still offered.
    """

    def __init__(self, work: GridWork, tasks: Tasks, told: Told, take_up: Callable[[], object]) -> None:
        super().__init__(work)
        self._work = work
        self._told = told
        self._take_up = take_up
        self._asked: list[GridBook] = []
        self._undos: list[tuple[Place, Committed]] = []
        self._job = GridJob(work, tasks, self._go_on)
        self._checking = QTimer(self, interval=0)
        self._checking.timeout.connect(self._check)
        self._last: tuple[GridBook, Committed] | None = None
        self._typist = GridTypist(work)
        work.screen.changes.edited.connect(self._offer_in_turn)
        work.checked.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Tell whether rows are being written or taken back in the background."""
        return self._job.running

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is not done yet."""
        return self.running or bool(self._asked or self._undos)

    def book_of(self, kind: str, campaign: str) -> GridBook | None:
        """Return the grid of a campaign that is being written, or is to be: it is not begun anew meanwhile."""
        books = [*([self._job.owner] if self._job.owner is not None else []), *self._asked]
        return next((book for book in books if place_of(book) == (kind, campaign)), None)

    def writes(self, book: GridBook) -> bool:
        """Tell whether rows of ``book`` are on their way: nothing of it may be kept until they arrive."""
        return book is self._job.owner

    def show(self) -> None:
        """Show how far the grid in front is; what was asked for in another one goes on behind it."""
        self._job.show()
        self._go_on()

    def rest(self) -> None:
        """Begin nothing more: the store is being closed. What is on its way arrives."""
        self._asked.clear()
        self._undos.clear()
        self._checking.stop()
        self._job.rest()

    def forget(self) -> None:
        """Offer to take back nothing that is not offered now: another grid is shown."""
        if self._work.status.offered is None:
            self._last = None

    def begin(self) -> None:
        """Write the good rows of the grid in front, once those that wait are checked."""
        book = self._work.book
        if book is None or self.writes(book):
            return
        if book not in self._asked:
            self._asked.append(book)
            self._typist.asked()
        if self.running:
            self._work.say(_("Đang ghi bảng trước; ghi xong sẽ ghi bảng này."), "clock", "text2")
        elif book.standing.totals().waiting:
            self._work.say(_("Đang kiểm tra nốt các dòng rồi ghi."), "clock", "text2")
        self._go_on()

    def _go_on(self) -> None:
        """Do what was asked for, one after the other."""
        while not self.running and self._undos:
            self._undo(*self._undos.pop(0))
        while not self.running and self._asked:
            book = self._asked[0]
            if book.standing.totals().waiting:
                if book is not self._work.book:  # the grid in front is checked by itself
                    self._checking.start()
                return
            del self._asked[0]
            self._write(book)

    def _check(self) -> None:
        book = self._asked[0] if self._asked and not self.running else None
        if book is None or book is self._work.book:
            self._checking.stop()
        elif not book.standing.check(_STEP):
            self._checking.stop()
            self._go_on()

    # writing

    def _write(self, book: GridBook) -> None:
        plan = book.plan(self._work.held(book))
        if not len(plan):
            words = _("Chưa có dòng nào đủ để ghi.")
            self._work.remark(words) if book is self._work.book else self._say(book, words, "info", "text2")
            return
        try:
            if len(plan) <= AT_ONCE:
                self._finish(book, book.commit(self._work.held(book)))
                return
            hand = self._typist.put_down(book)
            if hand is not None:
                plan = book.plan({*self._work.held(book), hand[0]})  # with the text it has now among what stays
            book.keep()  # whatever stops the writing, every row is kept; what is written replaces that
        except ProgramError as problem:
            self._job.complain(book, problem)
            return
        self._write_many(book, plan, hand)

    def _write_many(self, book: GridBook, plan: CommitPlan, hand: Cell | None) -> None:
        def work(own: Session, report: Report) -> Written:
            return GridSaving(own).write(plan, report)

        def stopped() -> None:
            self._say(book, _("Đã dừng; chưa ghi dòng nào, cả bảng còn nguyên."), "info", "text2")
            self._typist.take_up(book, hand)

        self._job.run(
            book,
            _("Đang ghi {count} dòng…").format(count=format_money(len(plan))),
            work,
            lambda written: self._finish(book, book.finish(plan, written), hand, locked=True),
            stopped,
        )

    def _finish(self, book: GridBook, done: Committed, hand: Cell | None = None, *, locked: bool = False) -> None:
        work = self._work
        if book is work.book:
            lead = self._typist.may_be_led(locked=locked)
            self._look_anew(done, back=False)
            self._typist.take_up(book, hand)
            if hand is None:
                lead()
        elif done.left:
            attempt(book.keep, work.screen.banners)  # what was linked in it while its rows were on their way
        self._say_written(book, done)
        work.changed.emit(book.definition.kind)

    def _look_anew(self, done: Committed, *, back: bool) -> None:
        """Show the grid in front without, or with, what left it."""
        work = self._work
        work.screen.changes.forget()
        work.screen.table.refresh()
        self._told(done.records, back=back)
        work.look()

    def _say(self, book: GridBook, words: str, icon: str, tone: str) -> None:
        """Say something of a grid, by its name where another is in front."""
        if book is not self._work.book:
            words = _("Bảng “{title}”: {words}").format(title=self._work.title_of(book), words=words)
        self._work.say(words, icon, tone)

    def _say_written(self, book: GridBook, done: Committed) -> None:
        count = len(done.records)
        words = ngettext("Đã ghi {count} dòng vào sổ.", "Đã ghi {count} dòng vào sổ.", count)
        words = words.format(count=format_money(count))
        if done.left:
            left = ngettext("Còn {count} dòng cần xem lại.", "Còn {count} dòng cần xem lại.", done.left)
            words += " " + left.format(count=format_money(done.left))
        self._say(book, words, "circle-check", "ok")
        if count:
            self._offer_undo(book, done)

    # taking back

    def _offer_undo(self, book: GridBook, done: Committed) -> None:
        self._last = (book, done)
        self._work.status.offer(N_("Hoàn tác"), UNDO_KEY, partial(self._ask_undo, place_of(book), done))

    def _offer_in_turn(self) -> None:
        """Offer the key for what it does: edits come first, what was written is taken back once there are none."""
        if self._last is None:
            return
        if not self._work.screen.changes.can_undo:
            self._say_written(*self._last)
        elif self._work.status.offered is not None:
            self._work.say("", "", "ok")

    def _ask_undo(self, place: Place, done: Committed) -> None:
        self._undos.append((place, done))
        self._last = None
        self._work.say("", "", "ok")  # once is enough, and how many were written is no longer what there is to say
        if self.running:
            self._work.say(_("Đang ghi bảng khác; ghi xong sẽ hoàn tác."), "clock", "text2")
        self._go_on()

    def _undo(self, place: Place, done: Committed) -> None:
        try:
            book = self._home_of(place)
            if len(done.saved) <= AT_ONCE:
                book.undo_commit(done, reason=REASON)
                self._finish_undo(book, done, None)
            else:
                hand = self._typist.put_down(book)
                book.keep()
                self._undo_many(book, done, book.undo_plan(done, reason=REASON), hand)
        except ProgramError as problem:
            self._work.say(describe(problem).full, "triangle-alert", "warn")

    def _undo_many(self, book: GridBook, done: Committed, plan: UndoPlan, hand: Cell | None) -> None:
        def work(own: Session, report: Report) -> None:
            GridSaving(own).take_back(plan, report)

        def taken(_none: None) -> None:
            book.put_back(done)
            self._finish_undo(book, done, hand)

        def stopped() -> None:
            self._say(book, _("Đã dừng; chưa hoàn tác dòng nào, các bản ghi vẫn ở trong sổ."), "info", "text2")
            self._offer_undo(book, done)
            self._typist.take_up(book, hand)

        words = _("Đang hoàn tác {count} dòng…").format(count=format_money(len(done.saved)))
        self._job.run(book, words, work, taken, stopped)

    def _home_of(self, place: Place) -> GridBook:
        """Return the grid into which rows of ``place`` come back: the one in front, else what is kept of it."""
        front = self._work.book
        if front is not None and place_of(front) == place:
            if self._work.asks:
                self._take_up()
            return front
        kind, campaign = place
        book = self.book_of(kind, campaign)
        if book is None:
            book = GridBook(self._work.session, kind, campaign=campaign)
            offer = book.offered()
            if offer is not None:
                book.take_up(offer)
        return book

    def _finish_undo(self, book: GridBook, done: Committed, hand: Cell | None) -> None:
        count = len(done.records)
        if book is self._work.book:
            self._look_anew(done, back=True)
            self._typist.take_up(book, hand)
            words = ngettext("Đã hoàn tác; {count} dòng trở lại bảng.",
                             "Đã hoàn tác; {count} dòng trở lại bảng.", count)  # fmt: skip
        else:
            words = ngettext("Đã hoàn tác; {count} dòng giữ trong bảng, mở lại bảng để làm tiếp.",
                             "Đã hoàn tác; {count} dòng giữ trong bảng, mở lại bảng để làm tiếp.", count)  # fmt: skip
        self._say(book, words.format(count=format_money(count)), "circle-check", "ok")
        self._work.changed.emit(book.definition.kind)
