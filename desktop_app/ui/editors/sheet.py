"""The form itself, built from a definition: a card for each section, fields on twelve columns, at most four a row.

Takes and gives a record's data; what the definition does not show (retired fields, unknown members)
passes through untouched. Knows neither services nor messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.lifting import answer, day_of
from desktop_app.domain.records import Data, Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem, Unreadable, holds_focus
from desktop_app.ui.editors.differences import difference
from desktop_app.ui.editors.factory import make_box
from desktop_app.ui.editors.line import ComputedBox
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.reading_row import ReadingKeys
from desktop_app.ui.parts.base import Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.theme import Themed

_TWELFTHS: Final = 12
_MOST_IN_A_ROW: Final = 4
_DRAWN_AT: Final = 100
"""The text size widths are written for."""
_SMALLEST: Final = 1366
_AROUND: Final = 588
"""What rail, problem list and margins take of the smallest screen, px at 100 %."""


class FormSheet(QWidget, Themed, Translated):
    """Tells ``edited`` (any typing), ``field_left(name)``, ``add_wanted(box, kind, typed)``, ``chosen(name, id)``.

    ``files_wanted(box, what)``: a box of attached files asks for what only a flow can do.
    """

    edited = Signal()
    field_left = Signal(str)
    add_wanted = Signal(object, str, str)
    chosen = Signal(str, str)
    files_wanted = Signal(object, object)

    def __init__(self, definition: Definition, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "plain")
        self.definition = definition
        self.boxes: dict[str, FieldBox] = {}
        self._cards: list[Card] = []
        self._grids: list[tuple[QGridLayout, list[Field]]] = []
        self._left = ""
        self._readings = ReadingKeys(self)
        self._given: Data = {}
        self._day: PartialDate | None = None
        # Never shown, so never stopped at: what Tab goes through is threaded behind it.
        self.start = QWidget(self)
        self.start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for section in definition.sections:
            self._add_card(list(definition.fields_of(section.name)), lookups)
        self._column.addStretch()
        self.retranslate()
        self.restyle()
        self.thread_stops()
        for box in self.boxes.values():
            box.stops_changed.connect(self.thread_stops)

    def _add_card(self, fields: Sequence[Field], lookups: Lookups) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        shown: list[Field] = []
        for field in fields:
            box = make_box(field, lookups)
            self.boxes[field.name] = box
            shown.append(field)
            box.edited.connect(self._edit)
            box.left.connect(partial(self._leave, field.name))
            box.add_wanted.connect(partial(self.add_wanted.emit, box))
            box.chosen.connect(partial(self.chosen.emit, field.name))
            box.files_wanted.connect(partial(self.files_wanted.emit, box))
        card = Card()
        card.body.addLayout(grid)
        self._cards.append(card)
        self._grids.append((grid, shown))
        self._column.addWidget(card)

    # data

    def data(self) -> Data:
        """Return the answers in the definition's order; what cannot be read is there as it was typed."""
        answers: Data = {}
        for field in self.definition.fields:
            box = self.boxes.get(field.name)
            value = self._given.get(field.name) if box is None else box.value()
            if value is not None:
                answers[field.name] = value
        known = {field.name for field in self.definition.fields}
        return answers | {name: value for name, value in self._given.items() if name not in known}

    def set_data(self, data: Data) -> None:
        """Show ``data``."""
        self._given = dict(data)
        for name, box in self.boxes.items():
            box.set_value(data.get(name))
            box.set_note("")  # it was about the record before
        self._work_out()

    def show_again(self, data: Data) -> list[str]:
        """Show ``data`` in the fields that show something else, and return their names in the form's order."""
        changed = [
            name
            for name, box in self.boxes.items()
            if not isinstance(box, ComputedBox) and box.value() != data.get(name)
        ]
        self._given = dict(data)
        for name in changed:
            self.boxes[name].change_value(data.get(name))
            self.boxes[name].set_note("")
        self._work_out()
        return changed

    def fill_empty(self, values: Data, note: str) -> list[str]:
        """Answer fields that have no answer yet, saying ``note`` below each; return their names."""
        filled = [
            name for name, value in values.items() if value is not None and self._is_empty(name) and name in self.boxes
        ]
        for name in filled:
            self.boxes[name].change_value(values[name])
            self.boxes[name].set_note(note)
        if filled:
            self._edit()
        return filled

    def show_answer(self, name: str, value: Json, note: str) -> None:
        """Answer one field with ``value`` in place of what it holds."""
        self.boxes[name].change_value(value)
        self.boxes[name].set_note(note)
        self._edit()

    def _is_empty(self, name: str) -> bool:
        box = self.boxes.get(name)
        return box is not None and box.value() is None and not isinstance(box, ComputedBox)

    def unreadable(self) -> list[Unreadable]:
        """Return what cannot be read, in the form's order."""
        return [one for box in self.boxes.values() for one in box.unreadable()]

    def set_read_only(self, read_only: bool) -> None:
        """Let the record be read, or changed."""
        for box in self.boxes.values():
            box.set_read_only(read_only)

    # problems and focus

    def set_problems(self, problems: Iterable[ShownProblem]) -> None:
        """Show problems beside their fields."""
        by_field: dict[str, list[ShownProblem]] = {}
        for problem in problems:
            by_field.setdefault(problem.field, []).append(problem)
        for name, box in self.boxes.items():
            box.set_problems(by_field.get(name, []))
        asking = {name: row for name, box in self.boxes.items() if (row := box.reading_row()) is not None}
        self._readings.give(asking, self.current_field() or "", self._left)

    def go_to(self, name: str, row: int | None = None, column: str | None = None) -> None:
        """Put the focus on a field or into one of its cells."""
        if name in self.boxes:
            self.boxes[name].focus_at(row, column)

    def go_to_first(self) -> None:
        """Put the focus on the first field."""
        for box in self.boxes.values():
            if not isinstance(box, ComputedBox):
                box.focus_at()
                return

    def stops(self) -> list[QWidget]:
        """Return everything Tab may stop at, in the order of the page."""
        return [one for box in self.boxes.values() for one in box.stops()]

    def thread_stops(self) -> None:
        """Let Tab follow the page: Qt puts what is made later, a new line, behind everything else."""
        for before, after in pairwise((self.start, *self.stops())):
            QWidget.setTabOrder(before, after)

    def go_on(self) -> None:
        """Go to the next answer, as Tab does, but past the buttons that add a line: Enter would press them."""
        stops, reached = self.stops(), None
        while reached is None or (isinstance(reached, Button) and reached.kind == "quiet" and reached in stops):
            if not self.focusNextChild() or QApplication.focusWidget() is reached:
                return
            reached = QApplication.focusWidget()

    def current_field(self) -> str | None:
        """Return the name of the field that has the focus, or None."""
        return next((name for name, box in self.boxes.items() if holds_focus(box)), None)

    def help_at_focus(self) -> tuple[str, str]:
        """Return the name and the help of what has the focus; "" outside the form."""
        box = self.boxes.get(self.current_field() or "")
        return box.help_at_focus() if box is not None else ("", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Enter, as with Tab."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            self.go_on()
            return
        super().keyPressEvent(event)

    # words and places

    def retranslate(self) -> None:
        """Name the sections; boxes follow by themselves."""
        for place, section in enumerate(self.definition.sections):
            title = f"{place + 1}. {section.title.in_language(language())}"
            self._cards[place].set_title(title, _("* phải có") if place == 0 else "")
        self._work_out()

    def restyle(self) -> None:
        """Place fields on twelve columns, or in one at large text sizes."""
        self._column.setSpacing(theme.px(12))
        for grid, fields in self._grids:
            grid.setHorizontalSpacing(theme.px(12))
            grid.setVerticalSpacing(theme.px(10))
            for field in fields:
                grid.removeWidget(self.boxes[field.name])
            for twelfth in range(_TWELFTHS):
                grid.setColumnStretch(twelfth, 1)
            spans = [self._span(field) for field in fields]
            for field, (row, column, width) in zip(fields, _places(spans), strict=True):
                grid.addWidget(self.boxes[field.name], row, column, 1, width)

    def _span(self, field: Field) -> int:
        """Return how many twelfths a field takes: its width, or what its editor needs where letters are larger."""
        look = theme.current()
        if look.compact:
            return _TWELFTHS
        twelfth = (_SMALLEST - theme.px(_AROUND)) / _TWELFTHS
        needed = self.boxes[field.name].minimumSizeHint().width() if look.scale > _DRAWN_AT else 0
        return min(_TWELFTHS, max(field.width, ceil(needed / twelfth)))

    # what follows from an answer

    def _edit(self) -> None:
        self._work_out()
        self.edited.emit()

    def _leave(self, name: str) -> None:
        self._left = name
        self._work_out()
        self.field_left.emit(name)

    def _work_out(self) -> None:
        """Show computed sums, how far lines are from the sum they should make, and options of the record's day."""
        data = self.data()
        day = day_of(self.definition, data)
        if day != self._day:
            self._day = day
            for box in self.boxes.values():
                box.set_day(day)
        for name, box in self.boxes.items():
            if isinstance(box, ComputedBox):
                box.set_value(answer(self.definition, data, name))
        for rule in self.definition.rules:
            lines = self.boxes.get(rule.field)
            if rule.type == "sums_to" and isinstance(lines, LinesBox):
                words, good = difference(self.definition, rule, data)
                lines.set_difference(words, good=good)


def _places(spans: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return row, column and span of each field, given how many twelfths each takes."""
    places: list[tuple[int, int, int]] = []
    row = column = in_row = 0
    for width in spans:
        if column + width > _TWELFTHS or in_row == _MOST_IN_A_ROW:
            row, column, in_row = row + 1, 0, 0
        places.append((row, column, width))
        column, in_row = column + width, in_row + 1
    return places


_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
