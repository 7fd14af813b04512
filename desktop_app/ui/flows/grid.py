"""The grid at work: opened for a campaign, checked a few rows at a time, kept, and its good rows written.

Nothing typed is thrown away without a click that says so: what was not written is kept when the grid is left, and
offered when it is opened again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.services.selection import MOST_AT_ONCE, TooManyChosen
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.form_opening import printable
from desktop_app.ui.flows.grid_adding import GridAdding
from desktop_app.ui.flows.grid_binned import BinnedCampaign
from desktop_app.ui.flows.grid_drawer import GridDrawer
from desktop_app.ui.flows.grid_leaving import GridLeaving
from desktop_app.ui.flows.grid_offer import GridOffers
from desktop_app.ui.flows.grid_pasting import GridPasting
from desktop_app.ui.flows.grid_previous import GridPrevious
from desktop_app.ui.flows.grid_sharing import GridSharing
from desktop_app.ui.flows.grid_work import GridWork, place_of
from desktop_app.ui.flows.grid_writing import GridWriting
from desktop_app.ui.flows.keeping import Leaving
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.campaign_grid import GridFacts
from desktop_app.ui.tasks import Tasks


class GridFlow(QObject):
    """``print_wanted(kind, records)``; ``closed``: Esc; ``changed`` and ``look_wanted`` are those of its rows."""

    print_wanted = Signal(str, list)
    closed = Signal()
    changed = Signal(str)
    look_wanted = Signal(str)

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._services = RecordServices.of(session)
        self._written: list[str] = []
        work = self.work = GridWork(window, session, self._services)
        screen = self.screen = work.screen
        self.offers = GridOffers(work, self._begin_empty)
        self.writing = GridWriting(work, tasks, self._take_written, self.offers.take_up_kept)
        self.drawer = GridDrawer(work, self.writing.writes, self._services.clock_words)
        self.leaving = GridLeaving(work, self.drawer, self.offers)
        self._sharing = GridSharing(work, self._services, self.drawer.touch, self._switch)
        self._pasting = GridPasting(work)
        self._adding = GridAdding(work, self._services)
        self._binned = BinnedCampaign(work, self._services)
        self._previous = GridPrevious(work, self._services)
        work.changed.connect(self.changed)
        work.look_wanted.connect(self.look_wanted)
        screen.changes.edited.connect(self._edited)
        screen.commit_wanted.connect(self.commit)
        screen.print_wanted.connect(self._print)
        screen.previous_wanted.connect(self._previous.ask)
        screen.closed.connect(self.close)
        screen.hidden.connect(self.leaving.keep)
        screen.installEventFilter(self)

    @property
    def book(self) -> GridBook | None:
        """Return the rows in front, None before anything was opened."""
        return self.work.book

    # opening and leaving

    @property
    def place(self) -> tuple[str, str]:
        """Return kind and campaign of the grid."""
        return place_of(self.work.book) if self.work.book is not None else ("", "")

    def open(self, kind: str, campaign: str = "") -> None:
        """Show the grid of a kind, for a campaign if one is known. Raises KindUnknown, NotForGrids.

        Where what is typed in the one before cannot be kept, that is shown again, with the reason.
        """
        self.leaving.put_away()
        if self.leaving.unkept is not None:
            self.come_back()
            return
        self._show(kind, campaign)
        self._window.show_screen(self.screen, kind)
        asked = self.leaving.looks or self.screen.banners.buttons
        if not campaign and not asked and self.writing.book_of(kind, campaign) is None:
            self._ask_for_campaign()
            self._name_others(kind)

    def _name_others(self, kind: str) -> None:
        """Say which campaigns have rows that wait: whoever looks for them need not know where they were typed."""
        offers = [one for one in GridKeeping(self._session).offers(kind) if one.campaign]
        waiting = [one for one in offers if self.writing.book_of(kind, one.campaign) is None]
        titles = [self._services.browsing.card(one.campaign).title for one in waiting]
        self.offers.name(list(zip(waiting, titles, strict=True)), self._switch)

    def _ask_for_campaign(self) -> None:
        if self._sharing.ask_for_campaign():
            words = _("Chọn đợt trước: giá trị chung của đợt được điền sẵn cho các dòng.")
            self.work.remark(words)
        else:
            self.screen.focus_first()

    def come_back(self) -> None:
        """Show again what was left for a paper."""
        self._window.show_screen(self.screen, self.place[0])

    def close(self) -> None:
        """Leave the grid; what was not written is kept and offered next time."""
        left, book = self.leaving.leave(), self.work.book
        if left is Leaving.STAYS:
            return
        kept = self.work.unwritten() if left is Leaving.KEPT else 0
        self.closed.emit()
        if book is not None and self.writing.book_of(*self.place) is book:
            words = _("Việc đang làm với bảng vẫn chạy tiếp; xong sẽ báo ở dòng này.")
            self._window.status.say(words, "clock", "text2")
        elif kept:
            words = ngettext("Giữ {count} dòng chưa ghi, mở lại bảng để làm tiếp.",
                             "Giữ {count} dòng chưa ghi, mở lại bảng để làm tiếp.", kept)  # fmt: skip
            self._window.status.say(words.format(count=format_money(kept)), "save", "text2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the rows again when they are shown again: what they rest on may have changed meanwhile."""
        if watched is self.screen and event.type() == QEvent.Type.Show:
            self._look_again()
        return False

    def _look_again(self) -> None:
        """Take out the rows of who was erased meanwhile, for good, and judge the others beside the store of now."""
        book = self.work.book
        if book is None or self.writing.writes(book):
            return
        gone = book.forget_erased()
        if gone:
            self.screen.changes.forget()
            self.screen.table.refresh()
            self.drawer.touch()
            words = ngettext("Đã bỏ khỏi bảng {count} dòng có tên người vừa xóa dữ liệu.",
                             "Đã bỏ khỏi bảng {count} dòng có tên người vừa xóa dữ liệu.", gone)  # fmt: skip
            self.work.say(words.format(count=format_money(gone)), "info", "text2")
        self.work.look()

    def rest(self) -> None:
        """Keep what is typed and ask the store nothing more: it is about to be closed."""
        self.leaving.put_away()
        self.drawer.stop()
        self.writing.rest()
        self.work.rest()

    def _show(self, kind: str, campaign: str) -> None:
        """Show the grid of a campaign: the one whose rows are being written, else a new one."""
        busy = self.writing.book_of(kind, campaign)
        book = busy if busy is not None else GridBook(self._session, kind, campaign=campaign)
        offer = book.offered() if busy is None else None
        self._written, self.work.asks = [], offer is not None
        self.writing.forget()
        self.drawer.begin()
        self.screen.banners.clear()
        self.screen.show_writing("")
        self.work.take_book(book)
        self._sharing.show(book)
        self._name()
        if offer is not None:
            self.offers.ask(offer)
        self.writing.show()
        self.leaving.show_operator()

    def _switch(self, campaign: str) -> None:
        """Go on in the grid of another campaign; what stands in this one is kept, and that is said."""
        rows, (kind, before) = self.leaving.put_away(), self.place
        if self.leaving.unkept is not None:
            return
        self._show(kind, campaign)
        if rows and not before:
            words = ngettext("Giữ {count} dòng gõ khi chưa chọn đợt, mở bảng không chọn đợt để làm tiếp.",
                             "Giữ {count} dòng gõ khi chưa chọn đợt, mở bảng không chọn đợt để làm tiếp.",
                             rows)  # fmt: skip
            self.work.say(words.format(count=format_money(rows)), "save", "text2")
        missing = self.screen.shared.first_missing()
        if missing and not self.screen.banners.buttons:  # rows begun without it would each lack it
            shared = self.screen.shared
            QTimer.singleShot(0, shared, lambda: shared.focus_field(missing))  # the Enter that chose has to pass first
        else:
            self.screen.go_to_grid()
            self.screen.focus_first()

    def _name(self) -> None:
        book = self.work.book
        if book is None:
            return
        definition, campaign = book.definition, book.campaign
        title = self._services.browsing.card(campaign).title if campaign else ""
        written = book.written_before()
        words = printable(definition.kind, listed=True)
        previous = definition.lifts.campaign is not None
        self.screen.show_facts(GridFacts(definition, title, written, words, previous))

    def _begin_empty(self) -> None:
        """Begin to type where nothing is offered any more."""
        if self.work.book is not None and not self.work.book.campaign:
            self._ask_for_campaign()
        else:
            self.screen.focus_first()

    def _edited(self) -> None:
        self.drawer.touch()
        self.work.look()

    # writing

    def commit(self) -> None:
        """Write the good rows; the others stay."""
        self.writing.begin()

    def _take_written(self, records: Sequence[str], *, back: bool) -> None:
        """Know what was written here, or taken back: it is what is printed."""
        kept = [record for record in self._written if record not in records]
        self._written = kept if back else [*kept, *records]
        if self.screen.view.in_hand is not None:
            self.drawer.touch()  # what was kept with the rows is without the cell that is being typed into
        self._name()

    def _print(self) -> None:
        """Print what was written here; without any what is complete in the campaign."""
        book = self.work.book
        if book is None:
            return
        self.leaving.keep()
        kind = book.definition.kind
        records = list(self._written)
        records = records or book.records_before()
        if len(records) > MOST_AT_ONCE:
            complain(TooManyChosen(count=len(records), most=MOST_AT_ONCE), self.screen.banners)
        elif records:
            self.print_wanted.emit(kind, records)
        else:
            self._window.status.say(_("Chưa có dòng nào đã ghi để in."), "info", "text2")
