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
from desktop_app.services.session import Session
from desktop_app.storage.listing import Order
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.entry_form import LIST_PRINTABLE, PRINTABLE, EntryForm
from desktop_app.ui.flows.persons import PersonsFlow
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import Answer, BannerSlot
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_history import RecordHistory
from desktop_app.ui.screens.record_list import RecordList

_TOTALS_AFTER_MS: Final = 60
"""Sums read the whole list: the list is painted first, and fast typing in the search box asks for one sum only."""


@dataclass(slots=True)
class _View:
    """How a list was left: what is sought, its order, whether it is the bin, the cursor's row."""

    search: str = ""
    order: Order = "title"
    deleted: bool = False
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
        self._totals = QTimer(self)
        self._totals.setSingleShot(True)
        self._totals.setInterval(_TOTALS_AFTER_MS)
        self._totals.timeout.connect(self._show_totals)
        self._connect()

    def _connect(self) -> None:
        shown, form, entry = self.list_screen, self.form, self.entry_form
        shown.opened.connect(lambda record: self.open(record))
        shown.new_wanted.connect(lambda: self.add(self._kind))
        shown.sought.connect(self._seek)
        shown.order_wanted.connect(self._order)
        shown.bin_wanted.connect(self._show_bin)
        shown.delete_wanted.connect(self._delete)
        shown.restore_wanted.connect(self._restore)
        shown.history_wanted.connect(lambda record: self.show_history(record))
        shown.print_wanted.connect(lambda records: self.print_wanted.emit(self._kind, records))
        shown.card_wanted.connect(self._show_card)
        form.card_wanted.connect(lambda: self._show_card([self.entry_form.record or ""]))
        form.step_wanted.connect(self._step)
        form.history_wanted.connect(self._form_history)
        form.print_wanted.connect(self._print_form)
        entry.finished.connect(self._back_to_list)
        entry.saved.connect(self.changed)
        entry.open_wanted.connect(lambda record: self.open(record))
        entry.merge_wanted.connect(self.persons.merge)
        self.persons.closed.connect(lambda: self.show_list(PERSON_KIND))
        self.persons.changed.connect(self.changed)
        self.persons.open_wanted.connect(lambda record: self.open(record))
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
        if self.form.content is not None:
            self._services.looking.note(record, self.form.content.definition, self.form.content.data)

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
            if self._window.current is not self.form:
                self._services.looking.note(record, opened.definition, opened.data)
            self._before_history = self._window.current
            self._taken_back = False
        self.history.show_history(card.title, self._services.browsing.history(record), own=opened.own)
        self._window.show_screen(self.history, card.kind)

    def _show_card(self, records: Sequence[str]) -> None:
        self.leave()
        may_merge = self._may_add and not self._view.deleted
        # The form has journalled its look already.
        self.persons.show(records, may_merge=may_merge, looked=self._window.current is not self.form)

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
            self._kind, search=view.search, order=view.order, deleted=view.deleted
        )
        self.list_screen.show_list(
            self._found,
            search=view.search,
            order=view.order,
            deleted=view.deleted,
            printable=PRINTABLE.get(self._kind, LIST_PRINTABLE),
            may_add=self._may_add,
            has_cards=self._kind == PERSON_KIND,
        )
        self._totals.start()

    def _show_totals(self) -> None:
        if self._found is not None:
            self.list_screen.set_totals(self._found.totals())

    def _seek(self, text: str) -> None:
        self._view.search = text
        self.list_screen.banners.clear()
        self._reload()

    def _order(self, order: str) -> None:
        self._view.order = "newest" if order == "newest" else "title"
        self._reload()

    def _show_bin(self, deleted: bool) -> None:
        self._view.deleted = deleted
        self._view.search = ""
        self.list_screen.banners.clear()
        self._reload()

    def _back_to_list(self) -> None:
        row = self._view.row
        self._reload()
        self._window.show_screen(self.list_screen, self._kind)
        self.list_screen.go_to(row)

    # deleting and taking back

    def _delete(self, records: Sequence[str]) -> None:
        def act() -> None:
            for record in records:
                self._services.entry.delete(record)

        if self._try(act, self.list_screen.banners):
            count = _counted(records)
            self.list_screen.banners.show_banner(
                "ok",
                _("Đã bỏ {count} vào thùng rác.").format(count=count),
                _("Bản ghi đã gửi tỉnh sẽ được báo là đã xóa trong gói sau."),
                (Answer(_("Lấy lại"), lambda: self._restore(records), key="Ctrl+Z"),),
            )

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
        try:
            act()
        except ProgramError as problem:
            sentence = describe(problem)
            banners.show_banner("error", sentence.title, sentence.body)
            return False
        finally:
            self._reload()
            self.list_screen.go_to(row)
        self.changed.emit(self._kind)
        return True

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


def _counted(records: Sequence[str]) -> str:
    count = len(records)
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))
