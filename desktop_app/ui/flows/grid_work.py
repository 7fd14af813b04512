"""The rows of a grid at work: checked between events, told of in the strip, pasted, linked, shared values taken.

Opening them is ``flows.grid``, keeping them ``flows.grid_drawer``, writing them ``flows.grid_writing``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.base.i18n import _, language
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.services.grid import Choice, GridBook
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import attempt
from desktop_app.ui.flows.grid_help import GridHelp
from desktop_app.ui.flows.grid_mends import Way
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.campaign_grid import CampaignGrid
from desktop_app.ui.screens.grid_strips import GridSums
from desktop_app.ui.status_bar import StatusBar

SLICE: Final = 20
"""Rows checked between two events at most."""
_STEP: Final = 4
_SLICE_MS: Final = 30
"""Checking stops for what is typed after so long, however slow the PC."""


_SUMS_MS: Final = 150


def place_of(book: GridBook) -> tuple[str, str]:
    """Return kind and campaign of a grid."""
    return book.definition.kind, book.campaign


class GridWork(QObject):
    """``changed(kind)``: records were written, added or taken back. ``checked``: no row waits any more.

    ``look_wanted`` asks to show a record in between.
    """

    changed = Signal(str)
    checked = Signal()
    look_wanted = Signal(str)

    def __init__(self, window: MainWindow, session: Session, services: RecordServices) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._services = services
        self._book: GridBook | None = None
        self._help: GridHelp | None = None
        self._ways: tuple[Way, ...] = ()
        self.asks = False
        """Whether a question above the grid waits for its answer."""
        self._remark = ""
        self._held: list[tuple[GridBook, int]] = []
        self.screen = CampaignGrid(window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self._summed = QElapsedTimer()
        self._summed.start()
        self._checking = QTimer(self, interval=0)
        self._checking.timeout.connect(self._check)
        self.screen.changes.edited.connect(self._take_back_remark)
        self.screen.changes.typing.connect(self._learn)
        view = self.screen.view
        view.moved.connect(self._tell)
        view.picked.connect(self._pick)
        view.adding = self._adding_words
        self.screen.strip.answered.connect(self._answer)
        self.screen.next_wanted.connect(self._next)

    @property
    def book(self) -> GridBook | None:
        """Return the rows in front, None before anything was opened."""
        return self._book

    def take_book(self, book: GridBook) -> None:
        """Work on other rows."""
        self._take_back_remark()
        self._book = book
        self._help = GridHelp(book, self._services.lookups, self._go_to, self.look_wanted.emit)
        self.screen.view.offers = self._help.offers
        self.screen.table.show_book(book, self._help.check)
        self.look()

    def rest(self) -> None:
        """Work on no rows any more, and ask the store nothing more."""
        self._checking.stop()
        self._book = None

    @property
    def is_checking(self) -> bool:
        """Tell whether rows are being checked between events."""
        return self._checking.isActive()

    @property
    def session(self) -> Session:
        """Return the open store."""
        return self._session

    @property
    def status(self) -> StatusBar:
        """Return the line at the foot of the window."""
        return self._window.status

    def title_of(self, book: GridBook) -> str:
        """Return what a grid is called: its campaign, without one its kind."""
        kind = book.definition.title.in_language(language())
        return self._services.browsing.card(book.campaign).title if book.campaign else kind

    def say(self, words: str, icon: str, tone: str) -> None:
        """Say something at the foot of the window."""
        self._window.status.say(words, icon, tone)

    def remark(self, words: str, icon: str = "info", tone: str = "text2") -> None:
        """Say what is only true until something is changed."""
        self._window.status.say(words, icon, tone)
        self._remark = words

    def _take_back_remark(self) -> None:
        if self._remark and self._window.status.text == self._remark:
            self._window.status.say("")
        self._remark = ""

    def unwritten(self) -> int:
        """Return how many rows hold anything."""
        totals = self._book.standing.totals() if self._book is not None else None
        return totals.good + totals.bad + totals.doubt + totals.waiting + totals.typing if totals is not None else 0

    # rows that somebody is still at

    def hold(self, book: GridBook, key: int) -> None:
        """Let a row stay in the grid until it is released: something is open for it."""
        self._held.append((book, key))

    def release(self, book: GridBook, key: int) -> None:
        """Let a row go that was held."""
        self._held.remove((book, key))

    def held(self, book: GridBook) -> frozenset[int]:
        """Return the keys of the rows of ``book`` that are not to be written yet: the one being typed into as well."""
        hand = self.screen.view.in_hand if book is self._book else None
        return frozenset((*(key for owner, key in self._held if owner is book), *(hand[:1] if hand else ())))

    # checking, a few rows at a time

    def look(self) -> None:
        """Let what changed be checked between events, and say what is known now."""
        self._checking.start()
        self._tell()

    def _check(self) -> None:
        waits = self._check_slice()
        if not waits:
            self._checking.stop()
            for place in sorted(self._book.standing.spoken_of() if self._book is not None else ()):
                self.screen.table.at(place)  # what is told of a column is seen in it
        self.screen.table.refresh()
        if not waits or self._summed.hasExpired(_SUMS_MS):  # adding up a long list takes longer than checking a slice
            self._show_sums()
            self._summed.restart()
        self._tell()
        if not waits:
            self.checked.emit()

    def _check_slice(self) -> bool:
        """Check a few rows; return whether others wait."""
        spent = QElapsedTimer()
        spent.start()
        waits = self._book is not None
        for _step in range(SLICE // _STEP):
            waits = self._book is not None and self._book.standing.check(_STEP)
            if not waits or spent.hasExpired(_SLICE_MS):
                break
        return waits

    def _show_sums(self) -> None:
        if self._book is None:
            return
        totals = self._book.standing.totals()
        counts = self._book.definition.lifts.value is not None
        value = totals.value if counts else None
        self.screen.set_sums(GridSums(totals.good, totals.bad, totals.doubt, totals.waiting, totals.doubted, value))

    # the strip

    def _tell(self) -> None:
        table, (row, at) = self.screen.table, self.screen.view.place
        if self._help is None or row < 0:
            return
        place = table.places[at] if at < len(table.places) else -1
        sums = self.screen.sums.sums
        told, self._ways = self._help.told(row, place, table.title(at), more=bool(sums.bad or sums.doubt))
        self.screen.strip.tell(told)

    def _answer(self, number: int) -> None:
        if number < len(self._ways):
            way = self._ways[number]
            if way.changes:
                self.do(way.act)
            else:
                way.act()
                self._tell()
            if self.screen.isVisible():
                self.screen.view.setFocus()

    def do(self, act: Callable[[], object]) -> bool:
        """Change the rows in one step that can be undone; say why where it cannot be, and tell whether it could."""
        return attempt(lambda: self.screen.changes.act(lambda _book: act()), self.screen.banners)

    def _learn(self, row: int, place: int, text: str) -> None:
        """Remember how a mistake is mended: rows that have it too are offered the same."""
        if self._help is not None:
            self._help.mends.learn(row, place, Choice(text, text))

    def _next(self) -> None:
        """Go to the next problem, from the end to the beginning."""
        self.screen.view.leave_cell()
        table, (row, at) = self.screen.table, self.screen.view.place
        place = table.places[at] if at < len(table.places) else len(table.places)
        found = self._book.standing.next_problem(row, place) if self._book is not None else None
        if found is None:
            self.remark(_("Không có dòng nào cần sửa."), "circle-check", "ok")
            return
        self._go_to(*found)

    def _go_to(self, row: int, place: int) -> None:
        table = self.screen.table
        self.screen.go_to_grid()
        self.screen.view.go_to(row, table.at(place) if place >= 0 else table.check_column)

    # what cells offer

    def _pick(self, row: int, at: int, suggestion: Suggestion) -> None:
        column = self.screen.table.column(at)
        if column is None or self._book is None or self._help is None:
            return
        if column.part == "name":
            value = suggestion.value
            record = value.get("record") if isinstance(value, dict) else None
            if isinstance(record, str):
                self.link(row, self.screen.table.places[at], record)
        else:
            self.screen.changes.type(row, at, self._help.text_of(column, suggestion))

    def link(self, row: int, place: int, record: str) -> None:
        """Link a person's record in a name; ``place``: its column among all."""
        book = self._book
        if book is not None:
            self.do(lambda: book.rows.link(row, place, record))

    def _adding_words(self, column: GridColumn, typed: str) -> str:
        if column.part != "name" or not typed:
            return ""
        return _("Thêm người mới “{name}”").format(name=typed)
