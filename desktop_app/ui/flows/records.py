"""Recording in the window: lists, the entry form, histories, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.browsing import OpenList
from desktop_app.services.entry import Saved
from desktop_app.services.session import Session
from desktop_app.storage.listing import Order
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.entry_form import LIST_PRINTABLE, PRINTABLE, EntryForm
from desktop_app.ui.flows.persons import PersonsFlow
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.undoing import Undoing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_history import RecordHistory
from desktop_app.ui.screens.record_list import RecordList

_TOTALS_AFTER_MS: Final = 60
"""Sums read the whole list: the list is painted first, and fast typing in the search box asks for one sum only."""


@dataclass(slots=True)
class _View:
    """How a list was left: what is sought, its order, whether it is the bin or the duplicates, the cursor's row."""

    search: str = ""
    order: Order = "title"
    deleted: bool = False
    twins: bool = False
    row: int = 0


class RecordsFlow(QObject):
    """Show lists and records of an open store in ``window``.

    ``print_wanted(kind, records)``: the ids to print. ``changed(kind)``: something was saved, deleted or taken back.
    """

    print_wanted = Signal(str, list)
    changed = Signal(str)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._services = RecordServices.of(session)
        self._may_add = session.identity.role == "office"
        self._views: dict[str, _View] = {}
        self._kind = ""
        self._found: OpenList | None = None
        self.list_screen = RecordList(window)
        self.form = RecordForm(window)
        self.history = RecordHistory(window)
        for screen in (self.list_screen, self.form, self.history):
            screen.hide()  # the window owns them from the start; it shows them one at a time
        self.persons = PersonsFlow(window, self._services)
        self._history_of = ""
        self._before_history: Screen | None = None
        self._taken_back = False
        self.entry_form = EntryForm(self._services, self.form, window.status)
        self._undoing = Undoing(self._services.entry, window.status, self)
        self._totals = QTimer(self, singleShot=True, interval=_TOTALS_AFTER_MS)
        self._totals.timeout.connect(self._show_totals)
        self._connect()

    def _connect(self) -> None:
        shown, form, entry = self.list_screen, self.form, self.entry_form
        shown.opened.connect(lambda record: self.open(record))
        shown.new_wanted.connect(lambda: self.add(self._kind))
        shown.sought.connect(self._seek)
        shown.order_wanted.connect(self._order)
        shown.bin_wanted.connect(self._show_bin)
        shown.twins_wanted.connect(self._show_twins)
        shown.delete_wanted.connect(self._delete)
        shown.restore_wanted.connect(self._restore)
        shown.history_wanted.connect(lambda record: self.show_history(record))
        shown.print_wanted.connect(lambda records: self.print_wanted.emit(self._kind, records))
        form.step_wanted.connect(self._step)
        form.history_wanted.connect(self._form_history)
        form.print_wanted.connect(self._print_form)
        entry.finished.connect(self._back_to_list)
        entry.undoable.connect(lambda saved: self._undoing.offer((saved,)))
        self._undoing.undone.connect(self._show_undone)
        self.persons.attach(shown, form, entry, self.leave)
        self.persons.closed.connect(lambda: self.show_list(PERSON_KIND))
        for saving, asking in ((entry.saved, entry), (self.persons.changed, self.persons)):
            saving.connect(self.changed)
            asking.open_wanted.connect(lambda record: self.open(record))
        self.history.closed.connect(self._leave_history)
        self.history.take_back_wanted.connect(self._take_back)

    # where to go

    def show_list(self, kind: str, *, search: str | None = None) -> None:
        """Show the list of ``kind`` as it was left, or with another search. Raises KindUnknown."""
        self.leave()
        self.list_screen.banners.clear()
        self._kind = kind
        if search is not None:
            self._view.search = search
        self._reload()
        self._window.show_screen(self.list_screen, kind)
        self.list_screen.go_to(self._view.row)

    def open(self, record: str) -> None:
        """Show one record in the form, whatever list it is in. Raises RecordUnknown."""
        self.leave()
        kind = self._services.browsing.card(record).kind
        self._go_to_kind(kind)
        row = self.list_screen.table.currentIndex().row()
        at = self.list_screen.model.record(row)
        place = (row + 1, self._found.count) if at is not None and at.id == record and self._found else None
        self.entry_form.begin(kind, record, place=place)
        self._window.show_screen(self.form, kind)
        self.persons.note_look(record, self.form)

    def add(self, kind: str) -> None:
        """Begin a new record. Raises KindUnknown."""
        self.leave()
        self._go_to_kind(kind)
        self.entry_form.begin(kind)
        self._window.show_screen(self.form, kind)

    def show_history(self, record: str) -> None:
        """Show every version of a record."""
        card = self._services.browsing.card(record)
        opened = self._services.entry.open(card.kind, record)
        self._history_of = record
        if self._window.current is not self.history:
            self.persons.note_history(record, opened, self._window.current)
            self._before_history = self._window.current
            self._taken_back = False
        self.history.show_history(card.title, self._services.browsing.history(record), own=opened.own)
        self._window.show_screen(self.history, card.kind)

    def leave(self) -> None:
        """Remember where the list stands and keep what is being typed: something else will be shown, or locked."""
        if self._kind:
            self._view.row = max(0, self.list_screen.table.currentIndex().row())
        if self._window.current is self.form:
            self.entry_form.keep_now()

    def close(self) -> None:
        """Keep what is being typed and ask the store nothing more: it is about to be closed."""
        self.leave()
        self._totals.stop()
        self.entry_form.rest()

    # lists

    @property
    def _view(self) -> _View:
        return self._views.setdefault(self._kind, _View())

    def _go_to_kind(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.list_screen.banners.clear()
            self._reload()

    def _reload(self) -> None:
        view = self._view
        self._found = self._services.browsing.open(
            self._kind, search=view.search, order=view.order, deleted=view.deleted, twins=view.twins
        )
        self.list_screen.show_list(
            self._found,
            search=view.search,
            order=view.order,
            deleted=view.deleted,
            twins=view.twins,
            printable=PRINTABLE.get(self._kind, LIST_PRINTABLE),
            may_add=self._may_add,
            has_cards=self._kind == PERSON_KIND,
        )
        self._totals.start()

    def _show_totals(self) -> None:
        if self._found is not None:
            self.list_screen.set_totals(self._found.totals())
            self.list_screen.tools.set_twins(self._services.browsing.twins(self._kind))

    def _seek(self, text: str) -> None:
        self._view.search = text
        self._view.twins = False
        self.list_screen.banners.clear()
        self._reload()

    def _order(self, order: str) -> None:
        self._view.order = "newest" if order == "newest" else "title"
        self._reload()

    def _show_bin(self, deleted: bool) -> None:
        self._view.deleted = deleted
        self._view.twins = False
        self._view.search = ""
        self.list_screen.banners.clear()
        self._reload()

    def _show_twins(self, twins: bool) -> None:
        self._view.twins = twins
        self._view.search = ""
        self.list_screen.banners.clear()
        self._reload()
        self.list_screen.go_to(0)

    def _back_to_list(self) -> None:
        row = self._view.row
        self._reload()
        self._window.show_screen(self.list_screen, self._kind)
        self.list_screen.go_to(row)

    # deleting and taking back

    def _delete(self, records: Sequence[str]) -> None:
        saves: list[Saved] = []
        delete = self._services.entry.delete
        if self._try(lambda: saves.extend(map(delete, records)), self.list_screen.banners):
            self._undoing.say_deleted(saves)

    def _show_undone(self, records: list[str]) -> None:
        """Show the list, and the form if it holds one of them, as they are now."""
        if self._window.current is self.form and self.entry_form.record in records:
            if self._services.browsing.card(records[0]).state == "deleted":
                self._back_to_list()
            else:
                self.entry_form.show_again()
        elif self._window.current is self.list_screen:
            self._back_to_list()
        self.changed.emit(self._kind)

    def _restore(self, records: Sequence[str]) -> None:
        def act() -> None:
            for record in records:
                self._services.entry.restore(record)

        if self._try(act, self.list_screen.banners):
            count = _counted(records)
            self.list_screen.banners.clear()
            self._window.status.say(_("Đã lấy lại {count}.").format(count=count))

    def _take_back(self, version: str) -> None:
        if self._try(lambda: self._services.entry.take_back(version), self.list_screen.banners):
            self._taken_back = True
            self._window.status.say(_("Đã lấy lại bản cũ; bản trước vẫn còn trong lịch sử."))
            self.show_history(self._history_of)

    def _try(self, act: Callable[[], object], banners: BannerSlot) -> bool:
        """Do ``act`` and show the list as it is now; say why where it cannot be done."""
        row = max(0, self.list_screen.table.currentIndex().row())
        done = _done(act, banners)
        self._reload()
        self.list_screen.go_to(row)
        if done:
            self.changed.emit(self._kind)
        return done

    # from the form

    def _step(self, step: int) -> None:
        row = self.list_screen.table.currentIndex().row() + step
        record = self.list_screen.model.record(row)
        if record is not None:
            self.entry_form.keep_now()
            self.list_screen.go_to(row)
            self.open(record.id)

    def _form_history(self) -> None:
        if self.entry_form.record is not None:
            self.entry_form.keep_now()
            self.show_history(self.entry_form.record)

    def _print_form(self) -> None:
        if self.entry_form.record is not None:
            self.print_wanted.emit(self.entry_form.kind, [self.entry_form.record])

    def _leave_history(self) -> None:
        if self._before_history is self.form:
            if self._taken_back:
                self.entry_form.show_again()
            self._window.show_screen(self.form, self.entry_form.kind)
        else:
            self._back_to_list()


def _done(act: Callable[[], object], banners: BannerSlot) -> bool:
    """Do ``act``; say why where it cannot be done."""
    try:
        act()
    except ProgramError as problem:
        sentence = describe(problem)
        banners.show_banner("error", sentence.title, sentence.body)
        return False
    return True


def _counted(records: Sequence[str]) -> str:
    count = len(records)
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))
