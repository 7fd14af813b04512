"""The card above the grid: values that rows begun from now on start with; rows that are there keep theirs.

At large text sizes it is one line that says them, and takes the place of the grid while they are changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field
from desktop_app.domain.display import display_field
from desktop_app.domain.records import Data
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.lines_grid import Head
from desktop_app.ui.models.column_widths import letters
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card

SHARED_KEY: Final = "Ctrl+M"
_UNIT: Final = " (đồng)"  # symbol
_MOST_IN_A_ROW: Final = 7
_MOST_IN_A_COMPACT_ROW: Final = 2
_FOLDED_ROW: Final = 4
_LINE_PADS: Final = 32
_STRETCH: Final = {"reference": 6, "string": 5, "choice": 4}


class SharedValues(Card, Translated):
    """``changed`` follows a value that was changed and left; ``add_wanted(box, kind, typed)``, ``chosen(name, id)``.

    ``left`` asks to go on in the grid; ``folded`` follows taking its place, and giving it back; ``table_pasted``
    follows the key for pasting while a table is on the clipboard: it belongs to the rows, no value holds one.
    """

    changed = Signal()
    add_wanted = Signal(object, str, str)
    chosen = Signal(str, str)
    left = Signal()
    table_pasted = Signal()
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.boxes: dict[str, FieldBox] = {}
        self._fields: Sequence[Field] = ()
        self._lookups = Lookups()
        self._said: Data = {}
        self._unfolded = False
        self._holder: QWidget | None = None
        super().__init__(parent=parent)
        self._name = Text(role="section")
        self._note = Text(role="hint", elide=True)
        self.button = Button("", "link", key=SHARED_KEY)
        self.body.addLayout(self._head_row())
        self.retranslate()

    def _head_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._name)
        row.addWidget(self._note, 1)
        row.addWidget(self.button)
        return row

    def show_fields(self, fields: Sequence[Field], data: Data, lookups: Lookups) -> None:
        """Ask for other values."""
        self._fields, self._lookups, self._unfolded = fields, lookups, False
        self.boxes = {}
        for field in fields:
            box = make_cell(field, lookups, bare=True)
            self.boxes[field.name] = box
            box.left.connect(self._leave)
            box.add_wanted.connect(partial(self.add_wanted.emit, box))
            box.chosen.connect(partial(self.chosen.emit, field.name))
            for line in box.inputs():
                line.installEventFilter(self)
        self.set_data(data)
        self.setVisible(bool(fields))
        self.retranslate()

    def set_data(self, data: Data) -> None:
        """Show ``data`` without telling anybody."""
        for name, box in self.boxes.items():
            box.set_value(data.get(name))
        self._said = self.data()
        self._say()

    @property
    def has_focus(self) -> bool:
        """Tell whether somebody is at one of the values."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def data(self) -> Data:
        """Return the values."""
        return {name: value for name, box in self.boxes.items() if (value := box.value()) is not None}

    def set_day(self, day: PartialDate | None) -> None:
        """Offer what existed on that day."""
        for box in self.boxes.values():
            box.set_day(day)

    def focus_field(self, name: str = "") -> None:
        """Put the focus on a value, the first one unless told."""
        box = self.boxes.get(name) or next(iter(self.boxes.values()), None)
        if box is not None:
            self.unfold(True)
            box.focus_at()

    @property
    def folds(self) -> bool:
        """Tell whether it is one line unless it is being changed: large text, or many values."""
        return theme.current().compact or len(self._fields) > _MOST_IN_A_ROW

    @property
    def unfolded(self) -> bool:
        """Tell whether it takes the place of the grid."""
        return self.folds and self._unfolded

    def unfold(self, unfolded: bool) -> None:
        """Show the values to be changed, or the line that says them; both at once at small text sizes."""
        self._unfolded = unfolded
        if self._holder is not None:
            self._holder.setVisible(unfolded or not self.folds)
        self._name_button()
        self._say()
        self.folded.emit()

    def _leave(self) -> None:
        data = self.data()
        if data != self._said:
            self._said = data
            self._say()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a table that is pasted into a value go to the rows; one text stays the value's own."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste) and _table_waits():
            if event.type() == QEvent.Type.KeyPress:
                self.table_pasted.emit()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @property
    def _inputs(self) -> list[QWidget]:
        return [one for box in self.boxes.values() for one in box.inputs() if one.isVisible()]

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Go from the last value into the grid with Tab too, which stands below it."""
        inputs = self._inputs
        if onward and inputs and inputs[-1].hasFocus():
            self.left.emit()
            return True
        return super().focusNextPrevChild(onward)

    def first_missing(self) -> str:
        """Return the first value every row must have that is not there, "" for none."""
        data = self.data()
        return next((one.name for one in self._fields if one.constraints.required and one.name not in data), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next value with Enter, and from the last one into the grid."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _HELD:
            super().keyPressEvent(event)
            return
        inputs = self._inputs
        at = next((place for place, one in enumerate(inputs) if one.hasFocus()), -1)
        if at < 0:  # other values are asked for by now: a campaign was chosen
            event.accept()
        elif at + 1 < len(inputs):
            inputs[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def _arrange(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        holder = QWidget()
        holder.setProperty("role", "plain")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(3))
        most = _MOST_IN_A_COMPACT_ROW if theme.current().compact else _FOLDED_ROW if self.folds else _MOST_IN_A_ROW
        for place, field in enumerate(self._fields):
            row, column = divmod(place, most)
            title = field.title.in_language(language()).removesuffix(_UNIT)
            grid.addWidget(Head(title, right=False, required=field.constraints.required), 2 * row, column)
            grid.addWidget(self.boxes[field.name], 2 * row + 1, column)
            if field.type == "partial_date":
                grid.setColumnMinimumWidth(column, _hint_width(self.boxes[field.name]))
            grid.setColumnStretch(column, max(_STRETCH.get(field.type, 3), grid.columnStretch(column)))
        self._holder = _scrolled(holder) if self.folds else holder
        self.body.addWidget(self._holder, 1)
        self.unfold(self._unfolded)

    def _name_button(self) -> None:
        folded = _("Về bảng") if self.unfolded else _("Đổi")
        self.button.set_words(folded if self.folds else _("Đổi giá trị chung"))

    def _say(self) -> None:
        if not self.folds:
            self._note.setText(_("Đổi ở đây chỉ áp dụng cho dòng gõ sau; dòng đã có giữ nguyên."))
            return
        context = self._lookups.context
        texts = (display_field(one, self._said.get(one.name), language(), context) for one in self._fields)
        self._note.setText(" · ".join(text for text in texts if text))

    def retranslate(self) -> None:
        """Take all words in the language in use."""
        self._name.setText(_("Giá trị chung") if self.folds else _("Giá trị chung cho các dòng mới"))
        self._name_button()
        if self._fields:
            self._arrange()
        self._say()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        if hasattr(self, "button"):
            self.retranslate()
            if theme.current().compact:
                self._column.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))


def _hint_width(box: FieldBox) -> int:
    """Return the px in which a value's placeholder stands whole: half of it does not say how a day is written."""
    hints = [line.placeholderText() for line in box.inputs() if isinstance(line, QLineEdit)]
    return theme.px(max(map(letters, hints), default=0) + _LINE_PADS)


def _table_waits() -> bool:
    """Tell whether more than one cell is on the clipboard; a copied cell ends with a line break of its own."""
    text = QApplication.clipboard().text().rstrip("\r\n")
    return "\t" in text or "\n" in text or "\r" in text


def _scrolled(holder: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return area


_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
