"""The pieces of the home screen: things to do now, frequent jobs, where the data is, figures of the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Icon, Text, Tone, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.key_cap import HEIGHT as CAP_HEIGHT
from desktop_app.ui.parts.key_cap import cap_width, paint_cap
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.theme import Themed

FIRST_TODO_KEY: Final = "F6"


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing to do now. ``kind`` comes back in ``chosen``; the words are translated."""

    kind: str
    icon: str
    tone: Tone
    title: str
    text: str
    button: str


class _Ground(QWidget, Themed):
    """The small square an icon of state stands on."""

    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self._icon = icon
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(theme.px(36), theme.px(36))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._tone}bg"))
        painter.drawRoundedRect(self.rect(), theme.px(4), theme.px(4))
        size = theme.px(20)
        corner = (self.width() - size) // 2
        painter.drawPixmap(corner, corner, theme.pixmap(self._icon, self._tone, 20, self.devicePixelRatio()))


class TodoList(Card):
    """Rows of what waits, most pressing first. F6 goes to the first one, from anywhere in the window."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: list[QHBoxLayout] = []
        self._buttons: list[Button] = []
        self._items: tuple[TodoItem, ...] = ()
        super().__init__(flush=True, parent=parent)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons of the rows, in order."""
        return tuple(self._buttons)

    def set_items(self, items: Sequence[TodoItem]) -> None:
        """Show other rows; with none, say that nothing waits. The same rows again stay, and keep the focus."""
        if items and tuple(items) == self._items:
            return
        self._items, self._rows, self._buttons = tuple(items), [], []
        while (old := self.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        count = ngettext("{count} việc", "{count} việc", len(items)).format(count=len(items))
        self.set_title(_("Việc cần làm ngay"), count if items else "")
        for place, item in enumerate(items):
            self.body.addWidget(Hairline())
            self.body.addWidget(self._row(item, FIRST_TODO_KEY if place == 0 else ""))
        if not items:
            self.body.addWidget(Hairline())
            self.body.addWidget(self._nothing())
        self.body.addStretch()
        self.restyle()

    def _row(self, item: TodoItem, key: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(item.title, role="strong", wrap=True))
        if item.text:
            words.addWidget(Text(item.text, role="hint", wrap=True))
        button = Button(item.button, key=key)
        button.setAccessibleName(f"{item.button}: {item.title}")
        button.clicked.connect(lambda: self.chosen.emit(item.kind))
        row.addWidget(_Ground(item.icon, item.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.append(row)
        self._buttons.append(button)
        return holder

    def _nothing(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(Icon("circle-check", "ok", 18))
        row.addWidget(Text(_("Không có việc nào đang chờ."), role="hint", wrap=True), 1)
        self._rows.append(row)
        return holder

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        for row in self._rows:
            row.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(8))
            row.setSpacing(theme.px(12))


class JobTile(QPushButton, Themed):
    """A frequent job: icon, key, words. It shows its key; the key itself is bound by the window's flow."""

    def __init__(self, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key
        self._words = ""
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.restyle()

    @property
    def key(self) -> str:
        """Return the key shown."""
        return self._key

    @property
    def words(self) -> str:
        """Return the words shown."""
        return self._words

    def set_words(self, words: str) -> None:
        """Name the job."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({self._key})")
        self.updateGeometry()

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and key above, words below."""
        words = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self._words) + 2 * theme.px(12)
        above = theme.px(24) + cap_width(self._key) + 3 * theme.px(12)
        return QSize(max(words, above, theme.px(150)), theme.px(70))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style sheet draw the card, then icon, cap and words."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side = theme.px(12)
        painter.drawPixmap(side, theme.px(10), theme.pixmap(self._icon, "link", 24, self.devicePixelRatio()))
        cap = cap_width(self._key)
        paint_cap(painter, QRect(self.width() - side - cap, theme.px(12), cap, theme.px(CAP_HEIGHT)), self._key)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        line = QRect(side, self.height() - theme.px(31), self.width() - 2 * side, theme.px(24))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._words)


_STAGES: Final[tuple[tuple[str, str, str], ...]] = (
    ("ready", "pending", N_("đã xong")),
    ("exported", "exported", N_("trong gói đã ghi")),
    ("received", "received", N_("chờ duyệt")),
    ("accepted", "accepted", N_("tính vào số liệu tỉnh")),
    ("returned", "returned", N_("có ghi lý do")),
)


class TravelStrip(Card):
    """How many records stand at each stage of their way to the province; returned ones apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._figures: dict[str, Text] = {}
        self._words: dict[str, tuple[Text, Text]] = {}
        self._lines: list[QHBoxLayout] = []
        self._note = ""
        super().__init__(parent=parent)
        self._grid = QGridLayout()
        self.body.addLayout(self._grid)
        self._cells = [self._stage(stage, mark) for stage, mark, _word in _STAGES]
        self._chevrons = [Icon("chevron-right", "text2", 18) for _place in range(3)]
        self._line = Hairline(vertical=True)
        self.retranslate()
        self.restyle()

    def _stage(self, stage: str, mark: str) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above, below = QHBoxLayout(), QHBoxLayout()
        self._lines += (above, below)
        title, figure, word = Text(role="strong"), Text(role="figure"), Text(role="hint")
        above.addWidget(Icon(MARKS[mark].icon, MARKS[mark].tone, 18))
        above.addWidget(title, 1)
        below.addWidget(figure)
        below.addWidget(word, 1)
        column.addLayout(above)
        column.addLayout(below)
        self._figures[stage] = figure
        self._words[stage] = (title, word)
        return cell

    def figure(self, stage: str) -> str:
        """Return the figure shown at ``stage``."""
        return self._figures[stage].text()

    def set_travel(self, travel: Mapping[str, int], note: str = "") -> None:
        """Show records by stage; ``note`` says what is known of the last bundle."""
        for stage, text in self._figures.items():
            text.setText(format_money(travel.get(stage, 0)))
        self._note = note
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Dữ liệu đang ở đâu"), "" if theme.current().compact else self._note)
        for (stage, mark, word), cell in zip(_STAGES, self._cells, strict=True):
            title, below = self._words[stage]
            title.setText(_(MARKS[mark].word))
            below.setText(_(word))
            cell.setAccessibleName(f"{title.text()}: {self._figures[stage].text()}")

    def restyle(self) -> None:
        """Lay the stages across, or below each other at large text."""
        super().restyle()
        if not hasattr(self, "_cells"):
            return
        while self._grid.takeAt(0) is not None:
            pass
        compact = theme.current().compact
        self._line.setVisible(not compact)
        for chevron in self._chevrons:
            chevron.setVisible(not compact)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        for line in self._lines:
            line.setSpacing(theme.px(8))
        for place, cell in enumerate(self._cells):
            if compact:
                self._grid.addWidget(cell, place, 0)
            else:
                self._grid.addWidget(cell, 0, 2 * place)
                self._grid.setColumnStretch(2 * place, 1)
        if not compact:
            for place, chevron in enumerate(self._chevrons):
                self._grid.addWidget(chevron, 0, 2 * place + 1)
            self._grid.addWidget(self._line, 0, 7)
        self.retranslate()


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One figure of the year: the number, what it counts, and a second line."""

    number: str
    noun: str
    below: str


class YearFigures(QWidget, Themed):
    """Figures two a row, the number large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[YearFigure, ...] = ()

    @property
    def shown(self) -> tuple[YearFigure, ...]:
        """Return the figures shown."""
        return self._shown

    def set_figures(self, figures: Sequence[YearFigure]) -> None:
        """Show other figures."""
        self._shown = tuple(figures)
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, figure in enumerate(figures):
            self._grid.addWidget(self._cell(figure), place // 2, place % 2)
        if not figures:
            self._grid.addWidget(Text(_("Chưa có bản ghi nào đã xong trong năm."), role="hint", wrap=True), 0, 0)
        self.restyle()

    def _cell(self, figure: YearFigure) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(Text(figure.number, role="figure"))
        noun = Text(figure.noun, role="hint")
        noun.setContentsMargins(0, 0, 0, theme.px(5))  # brings both texts onto one line
        line.addWidget(noun, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(Text(figure.below, role="hint"))
        cell.setAccessibleName(f"{figure.number} {figure.noun}, {figure.below}")
        return cell

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(theme.px(6))


class JobTiles(QWidget, Themed, Translated):
    """The frequent jobs, two a row. ``jobs``: (code, icon, key, words as a marked constant)."""

    chosen = Signal(str)

    def __init__(self, jobs: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = tuple(jobs)
        self._title = Text(role="section")
        self._grid = QGridLayout()
        self.tiles: dict[str, JobTile] = {}
        for place, (code, icon, key, _words) in enumerate(self._jobs):
            tile = JobTile(icon, key)
            tile.clicked.connect(self._teller(code))
            self.tiles[code] = tile
            self._grid.addWidget(tile, place // 2, place % 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid, 1)
        self.retranslate()
        self.restyle()

    def _teller(self, code: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(code)

    def retranslate(self) -> None:
        """Set every word."""
        self._title.setText(_("Việc hay làm"))
        for code, _icon, _key, words in self._jobs:
            self.tiles[code].set_words(_(words))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._grid.setSpacing(theme.px(10))
        self._column.setSpacing(theme.px(6))
        self._column.setContentsMargins(0, theme.px(10), 0, 0)
