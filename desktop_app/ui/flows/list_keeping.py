"""How each list was left and what it asks: search, order, filters, columns, bin, a campaign; and its print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.domain.grid_columns import griddable
from desktop_app.messages.counts import records_counted
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.selection import MOST_AT_ONCE, TooManyChosen
from desktop_app.services.session import Session
from desktop_app.storage.errors import ListChanged, QueryStopped
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.list_questions import Question
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.campaign_view import campaign_view
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.form_opening import SIGNED_KIND, printable
from desktop_app.ui.flows.list_figures import AT_ONCE, ListFigures
from desktop_app.ui.flows.list_filters import ListFiltering, ListView
from desktop_app.ui.flows.list_kept import ListKept
from desktop_app.ui.flows.list_place import AT_THE_TOP, go_back_to, place_of
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.tasks import Progress, TaskHandle, Tasks


class ListKeeping(QObject):
    """The lists of an open store. ``print_wanted(kind, records)``: the ids to print; ``shown_anew`` follows a look."""

    print_wanted = Signal(str, list)
    shown_anew = Signal()

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._services = RecordServices.of(session)
        self._own_tasks = Tasks(self) if tasks is None else None
        self._tasks = tasks or self._own_tasks or Tasks(self)
        self._may_add = session.identity.role == "office"
        self._views: dict[tuple[str, str], ListView] = {}
        self._kind = self._campaign = ""
        self._found: OpenList | None = None
        self._working_out: TaskHandle | None = None
        self._asked: object | None = None
        self.list_screen = RecordList(window)
        self.filtering = ListFiltering(window, self._services)
        self.figures = ListFigures(session, self._tasks, self.list_screen)
        self.kept = ListKept(self._services, self.list_screen)
        self._connect_list()

    def _connect_list(self) -> None:
        shown, filtering = self.list_screen, self.filtering
        shown.question.sought.connect(self._seek)
        shown.question.order_wanted.connect(self._order)
        shown.question.bin_wanted.connect(self._show_bin)
        shown.choice.print_wanted.connect(self._print_list)
        shown.question.filters_changed.connect(lambda filters: self._filter(filters, self._view.search, ""))
        shown.question.filter_wanted.connect(
            lambda at: filtering.edit(self._kind, self._view, at, in_campaign=bool(self._campaign))
        )
        shown.question.saved_wanted.connect(lambda: filtering.open_saved(self._kind, self._view))
        shown.question.columns_wanted.connect(lambda: filtering.choose_columns(self._kind))
        shown.progress.stopped.connect(self._cancel)
        shown.choice.changed_behind.connect(self._changed_behind)
        filtering.changed.connect(self._filter)
        filtering.columns_changed.connect(lambda: self._reload_here())
        self.figures.problems_found.connect(lambda: self._reload_here())

    @property
    def place(self) -> tuple[str, str]:
        """Return kind and campaign of the list."""
        return self._kind, self._campaign

    @property
    def _view(self) -> ListView:
        return self._views.setdefault((self._kind, self._campaign), ListView())

    def _go_to_kind(self, kind: str, campaign: str) -> None:
        if (kind, campaign) != (self._kind, self._campaign):
            self._kind, self._campaign = kind, campaign
            self.list_screen.banners.clear()
            self._reload()

    def _reload(self, *, same_typing: bool = False) -> None:
        """Show the list as it is now; what takes long to find is looked for in the background.

        ``same_typing``: nothing can have been kept since, because the list was in front.
        """
        self._forget_working_out()
        if not same_typing:
            self.kept.look(self._kind, self._campaign)
        view, browsing = self._view, self._services.browsing
        with_errors = self.figures.with_errors(self._kind) if view.filters.problems else ()
        question = self.filtering.question(self._kind, view, self._campaign, with_errors)
        columns = self.filtering.columns(self._kind)
        if question.worked_out and browsing.count(Question(self._kind)) > AT_ONCE and not view.filters.problems:
            self._show(browsing.answer(question, columns=columns, found=()), waiting=True)
            self._work_out(question, columns)
        else:
            self._show(browsing.answer(question, columns=columns, held=True))

    def _show(self, found: OpenList, *, waiting: bool = False) -> None:
        view, kind, plain = self._view, self._kind, self._services.browsing.definition(self._kind)
        self._found = found
        self.list_screen.show_list(
            found,
            search=view.search,
            order=view.order,
            orders=self.filtering.orders(plain),
            deleted=view.deleted,
            filters=NO_FILTERS if view.deleted else view.filters,
            offer=self.filtering.offer(kind, view.filters, in_campaign=bool(self._campaign)),
            saved_as=view.saved_as,
            printable=printable(kind, listed=True),
            may_add=self._may_add,
            may_grid=griddable(found.definition),
            members=kind == CAMPAIGN_KIND,
            has_cards=kind == PERSON_KIND,
            campaign=campaign_view(self._services, self._campaign, kind) if self._campaign else None,
            waiting=waiting,
            kept=None if view.deleted else self.kept.view,
        )
        if not waiting:
            self.figures.start(found)
        self.shown_anew.emit()

    # what takes long

    def _work_out(self, question: Question, columns: Sequence[str]) -> None:
        """Look for the records of a list in the background, and show them once they are known."""
        session = self._services.session

        def job(progress: Progress) -> Sequence[int]:
            own = session.for_task()
            try:
                return Browsing(own).found(question, lambda: progress.stopping)
            except QueryStopped:
                progress.check()
                raise
            finally:
                own.close()

        count = self._services.browsing.count(Question(self._kind))
        self.list_screen.progress.start(_("Đang lọc {records}…").format(records=records_counted(count)))
        self.list_screen.progress.show()
        mine = self._asked = object()
        self._working_out = self._tasks.run_with_progress(
            job,
            lambda _done, _total, _stage: None,
            lambda found: self._worked_out(mine, lambda: self._show_found(question, columns, found)),
            lambda problem: self._worked_out(mine, lambda: complain(problem, self.list_screen.banners)),
            lambda: self._worked_out(mine, self._take_filters_away),
        )

    def _worked_out(self, asked: object, then: Callable[[], None]) -> None:
        """Go on, unless something else is asked for by now."""
        if asked is self._asked:
            self._working_out = self._asked = None
            self.list_screen.progress.hide()
            then()

    def _show_found(self, question: Question, columns: Sequence[str], found: Sequence[int]) -> None:
        self._show(self._services.browsing.answer(question, columns=columns, found=found))
        self._go_to_place()
        if self._window.current is self.list_screen and not self.list_screen.search.hasFocus():
            self.list_screen.focus_first()

    def _take_filters_away(self) -> None:
        """Show the whole list again: finding what was asked for was stopped by the person who asked."""
        view = self._view
        view.filters, view.saved_as, view.order = NO_FILTERS, "", "title"
        self._reload()

    def _cancel(self) -> None:
        if self._working_out is not None:
            self._working_out.cancel()

    def _rest_list(self) -> None:
        """Ask the store for nothing more: it is about to be closed."""
        self._forget_working_out()
        self.list_screen.search.rest()
        self.figures.stop()

    def _forget_working_out(self) -> None:
        """Stop looking for what is no longer asked for."""
        self._cancel()
        if self._asked is not None:
            self._working_out = self._asked = None
            self.list_screen.progress.hide()

    # print

    def _print_list(self, records: list[str]) -> None:
        """Print what was chosen; without a choice the list as it is shown, drafts left out."""
        whole = self._campaign == "" and self._view.is_plain and self._kind != SIGNED_KIND
        count = len(records) or (self._found.count if self._found is not None else 0)
        if not whole and count > MOST_AT_ONCE:
            complain(TooManyChosen(count=count, most=MOST_AT_ONCE), self.list_screen.banners)
            return
        records = records or ([] if whole or self._found is None else self._found.complete())
        if records or whole:  # a whole list may be long: it is read where it is drawn, not here
            self.print_wanted.emit(self._kind, records)
        elif self._campaign:
            self._window.status.say(_("Đợt này chưa có bản ghi nào hoàn thành để in."), "info", "text2")
        else:
            self._window.status.say(_("Danh sách này chưa có bản ghi nào hoàn thành để in."), "info", "text2")

    # what is asked for

    def _seek(self, text: str) -> None:
        view = self._view
        view.search, view.saved_as = text, ""
        self.list_screen.banners.clear()
        self._reload(same_typing=True)

    def _order(self, order: str) -> None:
        orders = self.filtering.orders(self._services.browsing.definition(self._kind))
        self._view.order = next((one for one in orders if one == order), "title")
        self._reload()

    def _show_bin(self, deleted: bool) -> None:
        view = self._view
        view.deleted, view.search = deleted, ""
        self._narrow()

    def _filter(self, filters: Filters, search: str, saved_as: str) -> None:
        elsewhere = bool(self._campaign) and filters.campaign not in ("", self._campaign)
        if elsewhere:  # a saved filter: only the list of all campaigns can show what it names
            self._campaign = ""
            self._window.show_screen(self.list_screen, self._kind)
        view = self._view
        view.filters, view.search, view.saved_as, view.place = filters, search, saved_as, AT_THE_TOP
        self._narrow()
        if elsewhere:
            words = _("Bộ lọc “{name}” là của đợt khác, nên đây là danh sách của mọi đợt.")
            self._window.status.say(words.format(name=saved_as), "info", "text2")

    def _narrow(self) -> None:
        """Show what is asked for now, with the cursor on its first row."""
        self.list_screen.banners.clear()
        self._reload()
        self.list_screen.go_to(0)
        self.list_screen.focus_first()

    def _go_to_place(self) -> None:
        """Put the cursor onto the record it was on when the list was left; where that went, onto its row."""
        go_back_to(replace(self._view.place, chosen=()), self._found, self.list_screen)

    def _reload_here(self) -> int:
        """Show the list anew, cursor and selection on the records they are on; return how many lost their selection."""
        place = self._view.place = place_of(self._found, self.list_screen)
        self._reload()
        return 0 if self._asked is not None else go_back_to(place, self._found, self.list_screen)

    def look_again(self) -> None:
        """Read the list in front anew if anything was written behind it: not under what is typed, nor under a job."""
        screen, found = self.list_screen, self._found
        typing = screen.search.text().strip() != self._view.search
        here = self._window.current is screen and not screen.busy and self._asked is None and not typing
        if here and found is not None and found.outdated:
            lost = self._reload_here()
            if lost:
                words = _("Danh sách vừa thay đổi; {count} không còn được chọn.").format(count=records_counted(lost))
                self._window.status.say(words, "info", "text2")

    def _changed_behind(self) -> None:
        self._reload_here()
        complain(ListChanged(), self.list_screen.banners)
