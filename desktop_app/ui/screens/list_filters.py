"""The chips above a list: what it is narrowed to, what else it can be narrowed to, and how many have a problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.list_fields import FilterName
from desktop_app.domain.money import format_money
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.screens.filter_words import MEMBERS, FilterOffer, chip_words
from desktop_app.ui.screens.list_actions import FILTER_KEY

_ALWAYS: Final = 4
"""Filters that are offered as chips before they are used; the others come with "Thêm"."""


class FilterChip(Button):
    """One filter. ``edit_wanted`` follows a press, ``removed`` Del or a press on the ×; both carry its name."""

    edit_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, name: FilterName, words: str, *, on: bool, parent: QWidget | None = None) -> None:
        self.name = name
        super().__init__(f"{words} ×" if on else words, "chip", parent=parent)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCheckable(True)
        self.setChecked(on)
        self.clicked.connect(lambda: self.edit_wanted.emit(self.name))

    def nextCheckState(self) -> None:
        """Stay as it is: the filter decides whether it is on."""

    def ink(self) -> str:
        """Return the plain text colour."""
        return "text"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del remove the filter."""
        if event.key() == Qt.Key.Key_Delete and self.isChecked():
            self.removed.emit(self.name)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove the filter where the × was pressed."""
        if self.isChecked() and event.position().x() > self.width() - theme.px(26):
            self.setDown(False)
            self.removed.emit(self.name)
            return
        super().mouseReleaseEvent(event)


class FilterBar(QWidget):
    """``edit_wanted`` asks for the dialog at a filter ("" for the first), ``changed`` carries other ``Filters``."""

    edit_wanted = Signal(str)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._filters = NO_FILTERS
        self._offer: FilterOffer | None = None
        self._counts = (0, 0)
        self._in_campaign = False
        self.chips: list[FilterChip] = []
        self.problems = Chip("", icon="octagon-alert", tone="err", parent=self)
        self.twins = Chip("", icon="copy", tone="warn", parent=self)
        self.add = Button("", "chip", icon="plus", key=FILTER_KEY, parent=self)
        self.clear = Button("", "link", parent=self)
        self._flow = FlowLayout(self)
        for widget in (self.problems, self.twins, self.add, self.clear):
            self._flow.addWidget(widget)
        self.problems.hide()
        self.twins.hide()
        self.problems.toggled.connect(lambda on: self._toggle("problems", on))
        self.twins.toggled.connect(lambda on: self._toggle("twins", on))
        self.add.clicked.connect(lambda: self.edit_wanted.emit(self._unset()))
        self.clear.clicked.connect(lambda: self.changed.emit(NO_FILTERS))

    @property
    def filters(self) -> Filters:
        """Return what the list shown is narrowed to."""
        return self._filters

    def show_filters(self, filters: Filters, offer: FilterOffer | None) -> None:
        """Show what a list is narrowed to; without an ``offer`` it cannot be narrowed (the bin)."""
        self._in_campaign = offer is not None and offer.in_campaign
        held = self._held()
        self._filters, self._offer = filters, offer
        for chip, on in ((self.problems, filters.problems), (self.twins, filters.twins)):
            chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(False)
        self._fill()
        self._give_back(held)

    def set_counts(self, problems: int, twins: int) -> None:
        """Say how many drafts have errors and how many records are likely duplicates, here."""
        self._counts = (problems, twins)
        self._name_counts()

    def retranslate(self) -> None:
        """Set all words."""
        self.add.set_words(_("Thêm"))
        self.add.setAccessibleName(_("Thêm bộ lọc"))
        self.clear.set_words(_("Bỏ mọi bộ lọc"))
        self._fill()

    def restyle(self) -> None:
        """Offer less where letters are large, in one line beside the search box."""
        self._flow.one_line = theme.current().compact
        self._fill()

    def _fill(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        offer = self._offer
        names = self._shown_names(offer) if offer is not None else ()
        self.chips = [self._chip(name, offer) for name in names if offer is not None]
        for place, chip in enumerate(self.chips):
            self._flow.insert_widget(place, chip)
            chip.show()
        # where letters are large it would take a line of its own from the table; the dialog has it too
        compact = theme.current().compact
        self.clear.setVisible(bool(self._filters) and not compact)
        self.add.setVisible(not compact)  # it stands at the foot then
        self._name_counts()

    def _shown_names(self, offer: FilterOffer) -> Sequence[FilterName]:
        always = 0 if theme.current().compact else _ALWAYS
        return [name for place, name in enumerate(offer.fields.names) if place < always or self._is_on(name)]

    def _chip(self, name: FilterName, offer: FilterOffer) -> FilterChip:
        chip = FilterChip(name, chip_words(name, self._filters, offer), on=self._is_on(name), parent=self)
        chip.edit_wanted.connect(self.edit_wanted)
        chip.removed.connect(self._remove)
        return chip

    def _is_on(self, name: FilterName) -> bool:
        return any(getattr(self._filters, member) for member in MEMBERS[name])

    def _unset(self) -> str:
        names = self._offer.fields.names if self._offer is not None else ()
        return next((name for name in names if not self._is_on(name)), "")

    def _remove(self, name: FilterName) -> None:
        self.changed.emit(self._filters.without(*MEMBERS[name]))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, name: str, on: bool) -> None:
        asked = self._filters.without(name)
        if on:
            asked = asked.with_problems() if name == "problems" else asked.with_twins()
        self.changed.emit(asked)

    def _name_counts(self) -> None:
        problems, twins = self._counts
        offered = self._offer is not None
        # the chips mark themselves by their own signal, which show_filters holds back
        self.problems.set_words(_("Có lỗi: {count}").format(count=format_money(problems)))
        self.twins.set_words(_("Nghi trùng: {count}").format(count=format_money(twins)))
        self.problems.setToolTip(_("Bản nháp còn lỗi nên chưa hoàn thành được"))
        # where letters are large what the list is narrowed to has the room beside the search box; the dialog has both
        counted = not (theme.current().compact and (self._in_campaign or self.chips))
        self.problems.setVisible(offered and bool((problems and counted) or self.problems.isChecked()))
        self.twins.setVisible(offered and bool((twins and counted) or self.twins.isChecked()))
        chips = (*self.chips, self.problems, self.twins, self.add)
        self.setVisible(offered and not all(chip.isHidden() for chip in chips))

    def _held(self) -> str:
        """Return which chip has the focus: it is made anew and must not lose it."""
        return next((chip.name for chip in self.chips if chip.hasFocus()), "")

    def _give_back(self, name: str) -> None:
        if name:
            chip = next((one for one in self.chips if one.name == name), None)
            (chip or self.add).setFocus(Qt.FocusReason.OtherFocusReason)
