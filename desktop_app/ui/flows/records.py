"""Recording in the window: lists, the entry form, histories, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from desktop_app.base.i18n import _
from desktop_app.domain.records import Data
from desktop_app.services.entry import Saved
from desktop_app.services.session import Session
from desktop_app.storage.list_filters import Filters
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.flows.campaign_erasing import CampaignErasing
from desktop_app.ui.flows.campaign_view import campaign_view
from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.form_copying import FormCopying
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.history_showing import fill_history
from desktop_app.ui.flows.interrupted import Interrupted
from desktop_app.ui.flows.list_filters import ListView
from desktop_app.ui.flows.neighbours import Neighbours
from desktop_app.ui.flows.persons import PersonsFlow
from desktop_app.ui.flows.records_leaving import RecordsLeaving
from desktop_app.ui.flows.selection_actions import SelectionActions
from desktop_app.ui.flows.undoing import Undoing
from desktop_app.ui.list_wish import ListWish
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_history import RecordHistory
from desktop_app.ui.tasks import Tasks


class RecordsFlow(RecordsLeaving):
    """Show lists and records of an open store in ``window``.

    ``changed(kind)``: something was saved, deleted or taken back. ``ask`` puts a question; tests answer it.
    """

    changed = Signal(str)

    def __init__(self, window: MainWindow, session: Session, tasks: Tasks | None = None) -> None:
        super().__init__(window, session, tasks)
        self.form = RecordForm(window)
        self.history = RecordHistory(window)
        for screen in (self.list_screen, self.form, self.history):
            screen.hide()  # the window owns them from the start; it shows them one at a time
        self.persons = PersonsFlow(window, self._services)
        self.ask: Callable[[Question], bool] = ask
        self._history_of, self._taken_back = "", False
        self._before_history: Screen | None = None
        self.entry_form = EntryForm(self._services, self.form, window.status)
        self._interrupted = Interrupted(self.entry_form, window.status, self.open, self.add, self.persons)
        Neighbours(self.entry_form, self.form, self.list_screen, window.status, self.open)
        self._copying = FormCopying(self.form, window.status)
        self._undoing = Undoing(session, window, self)
        self.selection = SelectionActions(window, self._services, self._tasks, self.list_screen, self._undoing)
        self._campaign_erasing = CampaignErasing(window, session, self.list_screen.banners)
        self._connect()

    def _connect(self) -> None:
        shown, form, entry = self.list_screen, self.form, self.entry_form
        shown.choice.opened.connect(lambda record: self.open(record))
        shown.new_wanted.connect(self._add_here)
        shown.choice.members_wanted.connect(self.show_campaign)
        shown.campaign.kind_chosen.connect(lambda kind: self.show_campaign(self._campaign, kind))
        shown.campaign.left.connect(lambda: self.show_list(CAMPAIGN_KIND))
        shown.campaign.erase_wanted.connect(self._erase_campaign)
        form.buttons.members_wanted.connect(lambda: self._of_form(self.show_campaign))
        shown.choice.history_wanted.connect(lambda record: self.show_history(record))
        form.buttons.history_wanted.connect(lambda: self._of_form(self.show_history))
        form.buttons.print_wanted.connect(lambda: self._of_form(lambda one: self.print_wanted.emit(entry.kind, [one])))
        form.buttons.copy_wanted.connect(lambda: self._copying.begin(self._begin_copy))
        entry.finished.connect(self._leave_form)
        entry.begun.connect(lambda record: entry.stand_at(self._find(record)))
        entry.look_wanted.connect(self._interrupted.look_at)
        entry.undoable.connect(partial(self._undoing.offer_in, form))
        self._undoing.watch(form)
        self._undoing.undone.connect(self._show_undone)
        self.selection.ask = lambda question: self.ask(question)
        self.selection.list_shown = lambda: self._found
        self.selection.work.kind_shown = lambda: self._kind
        for shown_there in (self.selection.work.show_here, self.selection.answers.show_here):
            self.shown_anew.connect(shown_there)
        self.selection.changed.connect(self._show_acted)
        form.buttons.card_wanted.connect(self._interrupted.note)
        self.persons.attach(shown, form, entry, self.leave)
        self.persons.closed.connect(self._leave_card)
        entry.saved.connect(self.changed)
        entry.open_wanted.connect(lambda record: self.open(record))
        self.persons.changed.connect(self.changed)
        self.persons.open_wanted.connect(self._interrupted.open_from_card)
        self.persons.changed.connect(lambda _kind: entry.forget_erased())
        self.history.closed.connect(self._leave_history)
        self.history.take_back_wanted.connect(self._take_back)

    # where to go

    def show_list(self, kind: str, *, search: str | None = None) -> None:
        """Show the list of ``kind`` as it was left, or with another search. Raises KindUnknown."""
        self._interrupted.forget()
        if not self.leave():
            return
        self.list_screen.banners.clear()
        self._kind, self._campaign = kind, ""
        if search is not None:  # what is sought is not to be hidden by filters that were left on
            self._views[kind, ""] = ListView(search=search, order=self._view.order)
        self._reload()
        self._window.show_screen(self.list_screen, kind)
        self._go_to_place()

    def show_wished(self, wish: ListWish) -> None:
        """Show the list that Home asks for, narrowed to what it counted."""
        filters = Filters(
            since=wish.since, until=wish.until, statuses=("draft",) if wish.drafts else (), problems=wish.problems
        )
        self._views[wish.kind, ""] = ListView(filters=filters)
        self.show_list(wish.kind)

    def show_campaign(self, campaign: str, kind: str = "") -> None:
        """Show the records of ``kind`` in a campaign, or of the first kind it has any of. Raises RecordUnknown."""
        self._interrupted.forget()
        if not self.leave():
            return
        view = campaign_view(self._services, campaign, kind)
        self.list_screen.banners.clear()
        self._kind, self._campaign = view.kind, campaign
        self._reload()
        self._window.show_screen(self.list_screen, CAMPAIGN_KIND)
        self._go_to_place()

    def open(self, record: str) -> bool:
        """Show one record in the form, whatever list it is in; tell whether the one before was left.

        Raises RecordUnknown.
        """
        self._interrupted.forget()
        if not self.leave():
            return False
        self._go_to_kind(kind := self._services.browsing.card(record).kind, self._campaign_of(kind))
        row = self.list_screen.table.currentIndex().row()
        at = self.list_screen.model.record(row)
        place = (row + 1, self._found.count) if at is not None and at.id == record and self._found else None
        self.entry_form.begin(kind, record, place=place)
        self._window.show_screen(self.form, kind)
        self.persons.note_look(record, self.form)
        return True

    def open_from(self, record: str, come_back: Callable[[], None]) -> bool:
        """Show one record as ``open`` does; leaving it calls ``come_back``."""
        return self._interrupted.open_from(record, come_back)

    def add(self, kind: str, *, campaign: str = "", given: Data | None = None) -> None:
        """Begin a new record with ``given`` answers, and those that follow it, in a ``campaign`` if one is named.

        Raises KindUnknown, ClosingNotEntered.
        """
        self._services.entry.enterable(kind)
        self._interrupted.forget()
        if not self.leave():
            return
        self._go_to_kind(kind, campaign)
        self.entry_form.begin(kind, campaign=campaign, given=given)
        self._window.show_screen(self.form, kind)

    def _campaign_of(self, kind: str) -> str:
        return self._campaign if kind == self._kind else ""

    def _add_here(self) -> None:
        attempt(lambda: self.add(self._kind, campaign=self._campaign), self.list_screen.banners)

    def show_history(self, record: str) -> None:
        """Show every version of a record."""
        card = self._services.browsing.card(record)
        opened = self._services.entry.open(card.kind, record)
        self._history_of = record
        if self._window.current is not self.history:
            self.history.keeps_offer = False  # what else is offered is about what was left
            self.persons.note_history(record, opened, self._window.current)
            self._before_history = self._window.current
            self._taken_back = False
        fill_history(self.history, self._services, record, own=opened.own)
        self._window.show_screen(self.history, card.kind)

    def note_history(self) -> None:
        """Journal that who works now sees the history in front, and with it sensitive answers."""
        opened = self._services.entry.open(self._services.browsing.card(self._history_of).kind, self._history_of)
        self.persons.note_history(self._history_of, opened, None)

    def close(self) -> None:
        """Keep what is being typed and ask the store nothing more: it is about to be closed."""
        self.keep()
        self._rest_list()
        self.selection.stop()
        if self._own_tasks is not None:
            self._own_tasks.shutdown()
        self.entry_form.leaving.rest()

    def _leave_form(self) -> None:
        """Go back to the list, or to what was being typed before another record was looked at."""
        if not self._interrupted.go_back():
            self._back_to_list()

    def _leave_card(self) -> None:
        """Go back to what was being typed when the card was asked for, or to the list of persons."""
        if not self._interrupted.go_back():
            self.show_list(PERSON_KIND)

    def _back_to_list(self) -> None:
        self._reload()
        self._window.show_screen(self.list_screen, CAMPAIGN_KIND if self._campaign else self._kind)
        self._go_to_place()

    def come_back(self, screen: Screen | None) -> None:
        """Show again what was left for a paper: the form as it is, else the list it was printed from."""
        if screen is self.form:
            self._window.show_screen(self.form, self.entry_form.kind)
        else:
            self._back_to_list()

    # deleting and taking back

    def _erase_campaign(self) -> None:
        if self._campaign_erasing.erase(self._campaign, self.ask):
            self.entry_form.forget_erased()
            self.show_campaign(self._campaign, self._kind)
            self.list_screen.focus_first()  # the button that was pressed is gone
            self.changed.emit(self._kind)

    def _show_acted(self, kind: str) -> None:
        """Show the list as it is after many records of ``kind`` were changed, if it is theirs."""
        if self._window.current is self.list_screen and kind == self._kind:
            self._reload_here()
            self.list_screen.table.clearSelection()  # it was done to them
        self.changed.emit(kind)

    def _show_undone(self, records: list[str]) -> None:
        """Show the list, and the form if it holds one of them, as they are now."""
        card = self._services.browsing.card(records[0])
        if self._window.current is self.form and self.entry_form.record in records:
            if card.state == "deleted":
                self.entry_form.go_on_unsaved()
            else:
                self.entry_form.show_again()
        elif self._window.current is self.history:
            self.show_history(self._history_of)
        elif self._window.current is self.list_screen:
            self._back_to_list()
        self.changed.emit(card.kind)

    def _take_back(self, version: str) -> None:
        done: list[Saved] = []
        if self._try(lambda: done.append(self._services.entry.take_back(version)), self.list_screen.banners):
            self._taken_back = True
            words = _("Đã lấy lại bản cũ; bản trước vẫn còn trong lịch sử.")
            if any(saved.before is not None and saved.before.version.state == "draft" for saved in done):
                words = _("Đã lấy lại bản cũ thay cho bản nháp.")  # which no history keeps
            self._window.status.say(words)
            self.show_history(self._history_of)
            self._undoing.offer_in(self.history, done[0])

    def _try(self, act: Callable[[], object], banners: BannerSlot) -> bool:
        """Do ``act`` and show the list as it is now; say why where it cannot be done."""
        done = attempt(act, banners)
        self._reload_here()
        if done:
            self.changed.emit(self._kind)
        return done

    # from the form

    def _begin_copy(self, kind: str, given: Data) -> None:
        self.add(kind, campaign=self._campaign_of(kind), given=given)

    def _leave_history(self) -> None:
        if self._before_history is self.form:
            if self._taken_back:
                self.entry_form.show_again()
            self._window.show_screen(self.form, self.entry_form.kind)
        else:
            self._back_to_list()
