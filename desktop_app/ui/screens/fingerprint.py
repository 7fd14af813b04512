"""Six groups of five digits, as they stand on a signed sheet: shown, or typed from the paper.

Nothing is compared here and nothing of the expected digits is known here: the program compares after all are typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated, set_property, styled
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.theme import Themed

GROUPS: Final = 6
DIGITS: Final = 5
_WIDTH: Final = 80


def digits_of(text: str) -> str:
    """Return the decimal digits of ``text`` as 0-9, whatever stands between them."""
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())


class _Box(TextInput):
    """One group. Takes digits only; a full box sends the person on, Backspace in an empty one sends her back."""

    filled = Signal()
    emptied = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__(strong=True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._take)
        self.restyle()

    def restyle(self) -> None:
        """Take the width of five digits."""
        self.setFixedWidth(theme.px(_WIDTH))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste over all boxes; leave backwards from an empty one."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)

    def _take(self, typed: str) -> None:
        digits = digits_of(typed)
        if len(digits) > DIGITS:
            self.pasted.emit(digits)
            return
        if digits != typed:
            self.setText(digits)
        if len(digits) == DIGITS:
            self.filled.emit()


class FingerprintInput(QWidget, Themed, Translated):
    """Six boxes in a row (wrapping), one line below for what is wrong. ``completed`` follows the thirtieth digit."""

    changed = Signal()
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: tuple[int, ...] = ()
        self.boxes = tuple(_Box() for _place in range(GROUPS))
        holder = QWidget()
        flow = FlowLayout(holder)
        for place, box in enumerate(self.boxes):
            flow.addWidget(box)
            box.filled.connect(lambda place=place: self._go_on(place))
            box.emptied.connect(lambda place=place: self._go_back(place))
            box.pasted.connect(lambda text, place=place: self._spread(text, place))
            box.textChanged.connect(lambda _text, place=place: self._edited(place))
        self._icon = Icon("octagon-alert", "err", 15, line=18)
        self._problem = Text(role="hint", wrap=True, tone="err")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self._problem, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(holder)
        self._column.addLayout(self._foot)
        self.setFocusProxy(self.boxes[0])
        self.set_problem("")
        self.retranslate()
        self.restyle()

    @property
    def text(self) -> str:
        """Return what is typed, groups separated by spaces."""
        return " ".join(box.text() for box in self.boxes)

    @property
    def complete(self) -> bool:
        """Return whether thirty digits are typed."""
        return all(len(box.text()) == DIGITS for box in self.boxes)

    @property
    def problem(self) -> str:
        """Return what is said below the boxes."""
        return self._problem.text()

    def set_problem(self, sentence: str, groups: Sequence[int] = ()) -> None:
        """Say what is wrong and mark the groups (from 1) it is about. The empty string takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._icon.setVisible(bool(sentence))
        self._wrong = tuple(groups)
        for place, box in enumerate(self.boxes, start=1):
            set_property(box, "state", "err" if place in self._wrong else "")
            box.setAccessibleDescription(sentence if place in self._wrong else "")

    def focus_wrong(self) -> None:
        """Go to the first marked group, or the first box."""
        self.boxes[self._wrong[0] - 1 if self._wrong else 0].setFocus()

    def check(self) -> bool:
        """Say which groups are unfinished, if any, and return whether all thirty digits are there."""
        short = [place for place, box in enumerate(self.boxes, start=1) if len(box.text()) != DIGITS]
        if short:
            places = ", ".join(map(str, short))
            self.set_problem(
                _("Nhóm {groups} chưa đủ năm chữ số. Gõ tiếp theo phiếu giấy.").format(groups=places), short
            )
            self.focus_wrong()
        return not short

    def clear(self) -> None:
        """Forget what was typed."""
        for box in self.boxes:
            box.clear()
        self.set_problem("")

    def retranslate(self) -> None:
        """Name the boxes for screen readers."""
        for place, box in enumerate(self.boxes, start=1):
            box.setAccessibleName(_("Nhóm số {place} trên {count}").format(place=place, count=GROUPS))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(6))
        self._foot.setSpacing(theme.px(6))

    def _edited(self, place: int) -> None:
        if place + 1 in self._wrong:
            rest = [one for one in self._wrong if one != place + 1]
            self.set_problem(self.problem if rest else "", rest)
        self.changed.emit()

    def _go_on(self, place: int) -> None:
        if place + 1 < GROUPS:
            self.boxes[place + 1].setFocus()
        elif self.complete:
            self.completed.emit()

    def _go_back(self, place: int) -> None:
        if place:
            before = self.boxes[place - 1]
            before.setFocus()
            before.deselect()
            before.setCursorPosition(DIGITS)

    def _spread(self, text: str, place: int) -> None:
        """Put pasted digits into this box and the ones after it; thirty digits fill all from the first."""
        digits = digits_of(text)
        start = 0 if len(digits) >= GROUPS * DIGITS else place
        for box in self.boxes[start:]:
            if not digits:
                break
            box.setText(digits[:DIGITS])
            digits = digits[DIGITS:]
        unfinished = next((box for box in self.boxes if len(box.text()) < DIGITS), None)
        if unfinished is not None:
            unfinished.setFocus()
        else:
            self.boxes[-1].setFocus()
            self.completed.emit()


class _Threes(FlowLayout):
    """All in one line, or three a line: a lone group on a second line is easily overlooked."""

    def _flow(self, rect: QRect, *, place: bool) -> int:
        wide = sum(item.sizeHint().width() + theme.px(8) for item in self._items) - theme.px(8)
        if wide <= rect.width() or len(self._items) < _LINE:
            return super()._flow(rect, place=place)
        half = sum(item.sizeHint().width() + theme.px(8) for item in self._items[:_LINE])
        return super()._flow(QRect(rect.x(), rect.y(), min(half, rect.width()), rect.height()), place=place)


_LINE: Final = 3


class FingerprintShown(QWidget, Themed):
    """Six groups, large, three a line where there is no room for six; to be compared, not typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = _Threes(self)
        self._groups: list[QWidget] = []
        self._texts: list[Text] = []

    def set_groups(self, groups: Sequence[str]) -> None:
        """Show other groups."""
        for old in self._groups:
            self._flow.removeWidget(old)
            old.deleteLater()
        self._groups, self._texts = [], []
        for group in groups:
            frame = QFrame()
            styled(frame, "group")
            row = QHBoxLayout(frame)
            row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
            text = Text(group, role="group")
            row.addWidget(text)
            self._flow.addWidget(frame)
            self._groups.append(frame)
            self._texts.append(text)
        self.setAccessibleName(_("Sáu nhóm số: {groups}").format(groups=" ".join(groups)))

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups shown."""
        return tuple(text.text() for text in self._texts)
