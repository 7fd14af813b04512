"""The two strips under the grid: what the cell with the cursor is about and how to answer, and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.domain.money_words import amount_in_words
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Tone, Translated, set_property
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.theme import Themed

MOST_ANSWERS: Final = 4
NEXT_KEY: Final = "F8"
_ICONS: Final = {"err": "octagon-alert", "warn": "triangle-alert", "info": "pencil", "": "info"}


@dataclass(frozen=True, slots=True)
class CellTold:
    """What the strip says of a cell: ``place`` "Dòng 9, Tiền mặt", a sentence, the words of its answers.

    ``tone``: "err", "warn" or "" where nothing is wrong. ``more``: there is a next problem to go to; ``doubt``: it may
    be a double.
    """

    place: str = ""
    sentence: str = ""
    tone: Tone = ""
    answers: tuple[str, ...] = ()
    more: bool = False
    doubt: bool = False

    @property
    def icon(self) -> str:
        """Return the icon of the state: what may be a double looks like one."""
        return MARKS["duplicate"].icon if self.doubt else _ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class GridSums:
    """What the grid adds up to: rows by what the check found, the đồng of the good ones (None: nothing to add up).

    ``doubted``: of those in ``doubt`` the ones that repeat no other row or record.
    """

    good: int = 0
    bad: int = 0
    doubt: int = 0
    waiting: int = 0
    doubted: int = 0
    value: int | None = None


class CellStrip(QFrame, Themed, Translated):
    """``answered`` carries the number of an answer, ``next_wanted`` asks for the next problem."""

    answered = Signal(int)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "cellstrip")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.told = CellTold()
        self._icon = Icon("info", "text2", 16)
        self._place = Text(role="strong")
        self._sentence = Text(wrap=True)
        self.answers = [Button("", key=f"Alt+{number + 1}") for number in range(MOST_ANSWERS)]
        self.next = Button("", "quiet", key=NEXT_KEY)
        self._words, self._buttons = QHBoxLayout(), QHBoxLayout()
        for widget in (self._icon, self._place):
            self._words.addWidget(widget)
        self._words.addWidget(self._sentence, 1)
        self._buttons.addStretch(1)
        for number, button in enumerate(self.answers):
            button.hide()
            button.clicked.connect(partial(self.answered.emit, number))
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.next)
        self.next.clicked.connect(self.next_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._buttons)
        self.retranslate()
        self.restyle()

    def tell(self, told: CellTold) -> None:
        """Say something of another cell."""
        self.told = told
        set_property(self, "tone", told.tone)
        tone = told.tone or "text2"
        self._icon.set_icon(told.icon, tone)
        self._icon.setVisible(bool(told.place))
        self._place.setText(f"{told.place}:" if told.place and told.sentence else told.place)
        self._sentence.setText(told.sentence)
        self.setAccessibleName(f"{told.place}: {told.sentence}")
        for button, words in zip(
            self.answers, (*told.answers[:MOST_ANSWERS], *[""] * MOST_ANSWERS)[:MOST_ANSWERS], strict=True
        ):
            button.set_words(words)
            button.setVisible(bool(words))
        self._arrange()

    def retranslate(self) -> None:
        """Name the one button whose words do not come with the cell."""
        self.next.set_words(_("Lỗi sau"))

    def _arrange(self) -> None:
        """Stand in one line, or with large words above their answers."""
        stacked = theme.current().compact and bool(self.told.answers)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)
        self._row.setSpacing(theme.px(4 if stacked else 12))
        self.next.setVisible(self.told.more and not stacked)

    def minimumSizeHint(self) -> QSize:
        """Never make the window wider: the sentence is shortened first."""
        return QSize(0, super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Take margins at the new text size; large words stand above their answers."""
        look = theme.current()
        side = theme.px(12 if look.compact else 24)
        edge = theme.px(2 if look.compact else 4)
        self._row.setContentsMargins(side, edge, side, edge)
        self._words.setSpacing(theme.px(8))
        self._buttons.setSpacing(theme.px(8))
        self.setMinimumHeight(theme.px(40 if look.compact else 49))
        self._arrange()


class Counted(QWidget):
    """How many rows are so: the icon of the state, and words."""

    def __init__(self, state: str) -> None:
        super().__init__()
        mark = MARKS[state]
        self._words = Text()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Icon(mark.icon, mark.tone, 16))
        row.addWidget(self._words)

    def say(self, words: str, *, shown: bool) -> None:
        """Say how many."""
        self._words.setText(words)
        self.setVisible(shown)

    @property
    def words(self) -> str:
        """Return what is said, "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()


class SumStrip(QFrame, Themed, Translated):
    """How many rows are good, wrong or in doubt, and the sum of the good ones in figures and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "actionbar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sums = GridSums()
        self.good = Counted("good")
        self.bad = Counted("error")
        self.doubt = Counted("duplicate")
        self.doubted = Counted("warning")
        self.waiting = Counted("held")
        self._words = Text(role="words", elide=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._says = Text(role="hint")
        self._value = Text(role="section")
        self._row = QHBoxLayout(self)
        for mark in (self.good, self.bad, self.doubt, self.doubted, self.waiting):
            self._row.addWidget(mark)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._says)
        self._row.addWidget(self._value)
        self.retranslate()
        self.restyle()

    @property
    def said(self) -> str:
        """Return what is said of the sum: words, what it counts, figures."""
        return " · ".join(part.text() for part in (self._words, self._says, self._value) if part.text())

    def set_sums(self, sums: GridSums) -> None:
        """Show other figures."""
        self.sums = sums
        self.retranslate()

    def retranslate(self) -> None:
        """Write figures with their words."""
        sums = self.sums
        twins, doubted = sums.doubt - sums.doubted, sums.doubted
        counts = (
            (self.good, ngettext("{count} dòng đủ", "{count} dòng đủ", sums.good), sums.good),
            (self.bad, ngettext("{count} dòng cần sửa", "{count} dòng cần sửa", sums.bad), sums.bad),
            (self.doubt, ngettext("{count} dòng nghi trùng", "{count} dòng nghi trùng", twins), twins),
            (self.doubted, ngettext("{count} dòng cần xem lại", "{count} dòng cần xem lại", doubted), doubted),
            (self.waiting, ngettext("{count} dòng đang kiểm tra", "{count} dòng đang kiểm tra", sums.waiting),
             sums.waiting),
        )  # fmt: skip
        for place, words, count in counts:
            place.say(words.format(count=format_money(count)), shown=bool(count) or place is self.good)
        shown = sums.value is not None
        value = sums.value or 0
        in_words = _("Bằng chữ: {words}").format(words=amount_in_words(value)) if shown and value else ""
        self._words.setText("" if theme.current().compact else in_words)
        says = ngettext("Cộng {count} dòng đủ", "Cộng {count} dòng đủ", sums.good)
        self._says.setText(says.format(count=format_money(sums.good)) if shown else "")
        self._says.setVisible(shown and not theme.current().compact)
        self._value.setText(_("{amount} đồng").format(amount=format_money(value)) if shown else "")
        self._value.setToolTip(in_words)

    def minimumSizeHint(self) -> QSize:
        """Never make the window wider."""
        return QSize(0, super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Take margins at the new text size."""
        side = theme.px(12 if theme.current().compact else 24)
        self._row.setContentsMargins(side, theme.px(4), side, theme.px(4))
        self._row.setSpacing(theme.px(16))
        self.retranslate()
