"""The rail at the left: product, office, the places to go with their counts, who works, lock and display.

Places of one group stand under a heading that folds; one group is open at a time, that of the current place. Places
under a title stand there always. The rail is one stop of the Tab key; arrows move inside it. From 150 % text on it is
icons only, with tooltips, in a scroll area. A count is what was returned or waits there, never what is "new".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.destinations import DISPLAY_KEY
from desktop_app.ui.parts.base import Icon, Text, Translated, styled
from desktop_app.ui.rail_entries import RailEntry, RailHeading, RailTitle
from desktop_app.ui.theme import Themed

WIDTH: Final = 212
COMPACT_WIDTH: Final = 54


@dataclass(slots=True)
class _Group:
    """A heading and the places under it, by key."""

    heading: RailHeading
    entries: dict[str, RailEntry] = field(default_factory=dict)

    def show(self, is_open: bool) -> None:
        """Show or hide the places."""
        self.heading.set_open(is_open)
        for entry in self.entries.values():
            entry.setVisible(is_open)

    def count(self) -> None:
        """Tell the heading how many things wait inside."""
        self.heading.set_count(sum(entry.count for entry in self.entries.values()))


class Rail(QFrame, Themed, Translated):
    """Product and office above, places in the middle (scrolling if they must), people and keys below."""

    chosen = Signal(str)
    lock_requested = Signal()
    display_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "rail")
        self._entries: dict[str, RailEntry] = {}
        self._groups: list[_Group] = []
        self._titles: list[RailTitle] = []
        self._titled = False
        self._filling: _Group | None = None
        self._current = ""
        self._counts: dict[str, int] = {}
        self._mark = Icon("archive", "focusinv", 24)
        self._product = Text(role="railproduct")
        self._office = Text(role="railoffice", wrap=True)
        self._operator = RailEntry("", "user", quiet=True)
        self._operator.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._operator.setCursor(Qt.CursorShape.ArrowCursor)
        self._display = RailEntry("", "a-large-small", key=DISPLAY_KEY, quiet=True)
        self._lock = RailEntry("", "lock", key="Ctrl+L", quiet=True)
        self._display.clicked.connect(self.display_requested)
        self._lock.clicked.connect(self.lock_requested)
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._product_row = QHBoxLayout()
        self._product_row.addWidget(self._mark)
        self._product_row.addWidget(self._product, 1)
        holder = QWidget()
        styled(holder, "rail")
        self._places = QVBoxLayout(holder)
        self._places.setSpacing(0)
        self._places.addStretch()
        self._area = QScrollArea()
        styled(self._area, "rail")
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(0)
        for entry in (self._operator, self._display, self._lock):
            self._foot.addWidget(entry)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._product_row)
        self._office_row = QHBoxLayout()
        self._office_row.addWidget(self._office)
        self._column.addLayout(self._office_row)
        self._column.addWidget(self._area, 1)
        self._column.addLayout(self._foot)

    def add_title(self, words: str) -> None:
        """Begin places that are shown always, under ``words`` that neither fold nor take the focus.

        Without words nothing is written over them: they are the first.
        """
        self._titled = True
        self._filling = None
        if words:
            self._titles.append(RailTitle(words))
            self._add(self._titles[-1])

    def add_section(self, heading: str) -> None:
        """Begin a group of places called ``heading``. The first one is open until a place in another is current.

        Under a title none is: what is always there comes first.
        """
        group = _Group(RailHeading(heading, low=self._titled))
        number = len(self._groups)
        group.heading.unfolded.connect(lambda is_open: self._unfold(number if is_open else -1))
        group.heading.moved.connect(lambda step: self._move(group.heading, step))
        group.show(not number and not self._titled)
        self._groups.append(group)
        self._filling = group
        self._add(group.heading)

    def add_destination(self, key: str, title: str, icon: str, shortcut: str = "") -> None:
        """Add a place to the group begun last; choosing it sends ``chosen(key)``."""
        entry = RailEntry(title, icon, key=shortcut, grouped=bool(self._groups) or self._titled)
        entry.clicked.connect(lambda: self.chosen.emit(key))
        entry.moved.connect(lambda step: self._move(entry, step))
        entry.folded.connect(lambda: self._fold(key))
        self._entries[key] = entry
        self._add(entry)
        if self._filling is not None:
            self._filling.entries[key] = entry
            self._filling.show(self._filling.heading.is_open)
        if key in self._counts:
            self.set_count(key, self._counts[key])
        if key == self._current:
            self.set_current(key)
        self._rove()

    def _add(self, widget: RailEntry | RailHeading | RailTitle) -> None:
        self._places.insertWidget(self._places.count() - 1, widget)
        # Tab goes from the places to the foot, whenever a screen was made and whichever came first.
        for one, following in pairwise((widget, self._display, self._lock)):
            QWidget.setTabOrder(one, following)

    def clear(self) -> None:
        """Take all places and headings away, before they are added in another language or for another store.

        Which place is current, and what waits where, is remembered for them.
        """
        headings = [group.heading for group in self._groups]
        for widget in (*self._titles, *headings, *self._entries.values()):
            self._places.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._filling, self._titled = None, False
        self._titles.clear()
        self._groups.clear()
        self._entries.clear()

    def entry(self, key: str) -> RailEntry:
        """Return the entry of ``key``. ``KeyError`` if there is none."""
        return self._entries[key]

    def heading_of(self, key: str) -> RailHeading | None:
        """Return the heading ``key`` stands under, or None."""
        return next((group.heading for group in self._groups if key in group.entries), None)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait at ``key``, on its folded heading too. ``KeyError`` if there is no such place."""
        self._entries[key].set_count(count)
        self._counts[key] = count
        for group in self._groups:
            if key in group.entries:
                group.count()

    def set_current(self, key: str) -> None:
        """Mark ``key`` as where the window is and open its group; a key that is not in the rail marks none."""
        self._current = key
        for one, entry in self._entries.items():
            entry.setChecked(one == key)
        for number, group in enumerate(self._groups):
            if key in group.entries:
                self._unfold(number)
        self._rove()
        if key in self._entries:
            self._reveal(self._entries[key])

    def _unfold(self, number: int) -> None:
        """Open group ``number`` and fold the others; -1 folds all. The focus stays on something that is shown."""
        for place, group in enumerate(self._groups):
            was_inside = any(entry.hasFocus() for entry in group.entries.values())
            group.show(place == number)
            if was_inside and place != number:
                group.heading.setFocus(Qt.FocusReason.TabFocusReason)
        self._rove()
        if number >= 0:
            entries = list(self._groups[number].entries.values())
            self._reveal(*entries[-1:], self._groups[number].heading)

    def _reveal(self, *widgets: QWidget) -> None:
        """Scroll to ``widgets``, the last of them surely, once they have their places."""
        for widget in widgets:
            QTimer.singleShot(0, widget, lambda widget=widget: self._area.ensureWidgetVisible(widget, 0, 0))

    def _fold(self, key: str) -> None:
        """Go from a place to its heading."""
        heading = self.heading_of(key)
        if heading is not None:
            heading.setFocus(Qt.FocusReason.TabFocusReason)

    def _stops(self) -> list[RailEntry | RailHeading]:
        """Return what can be gone to now, from top to bottom."""
        grouped = {key for group in self._groups for key in group.entries}
        stops: list[RailEntry | RailHeading] = [entry for key, entry in self._entries.items() if key not in grouped]
        for group in self._groups:
            stops.append(group.heading)
            stops += group.entries.values() if group.heading.is_open else ()
        return stops

    def _rove(self) -> None:
        """Let Tab stop once: on the current place, on the heading that hides it, or on the first place."""
        stops = self._stops()
        stop: RailEntry | RailHeading | None = self._entries.get(self._current)
        if stop is not None and stop not in stops:
            stop = self.heading_of(self._current)
        stop = stop or next(iter(stops), None)
        for one in [*self._entries.values(), *(group.heading for group in self._groups)]:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)

    def set_office(self, name: str) -> None:
        """Show whose book it is."""
        self._office.setText(name)
        self._office.setVisible(bool(name) and not theme.current().compact)

    def set_operator(self, name: str) -> None:
        """Show who is working."""
        self._operator.set_title(name)
        self._operator.setVisible(bool(name))

    def retranslate(self) -> None:
        """Set the rail's own words."""
        self._product.setText(_("Sổ Công đoàn"))
        self._display.set_title(_("Hiển thị"))
        self._lock.set_title(_("Khóa màn hình"))

    def restyle(self) -> None:
        """Take widths and margins at the new text size; icons only from 150 % on."""
        compact = theme.current().compact
        self.setFixedWidth(theme.px(COMPACT_WIDTH if compact else WIDTH))
        self._product.setVisible(not compact)
        self._office.setVisible(not compact and bool(self._office.text()))
        side = theme.px(10)
        self._column.setContentsMargins(0, theme.px(12), 0, theme.px(8))
        self._product_row.setContentsMargins(theme.px(15 if compact else 14), 0, side, 0)
        self._product_row.setSpacing(theme.px(8))
        self._office_row.setContentsMargins(theme.px(14), theme.px(4), side, 0)
        self._places.setContentsMargins(side, theme.px(6), side, theme.px(6))
        self._foot.setContentsMargins(side, theme.px(4), side, 0)

    def _move(self, start: RailEntry | RailHeading, step: int) -> None:
        stops = self._stops()
        target = stops[(stops.index(start) + step) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(target, 0, 0)
