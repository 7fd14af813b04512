"""The outcome of a long job: the verdict in one block, and the numbered things to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.banner import LEVELS, BannerLevel
from desktop_app.ui.parts.base import Hairline, Icon, Text, repolish
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.theme import Themed


class OutcomeBlock(QFrame, Themed):
    """The verdict: large icon, sentence in the state's colour, one or two sentences below."""

    def __init__(
        self, level: BannerLevel = "ok", title: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._icon = Icon(size=44)
        self._title = Text(role="verdict", wrap=True)
        self._text = Text(role="body", wrap=True)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._column, 1)
        self.set_message(level, title, text)
        self.restyle()

    @property
    def title(self) -> str:
        """Return the verdict shown."""
        return self._title.text()

    @property
    def text(self) -> str:
        """Return the sentences shown below the verdict."""
        return self._text.text()

    def set_message(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Show another verdict."""
        icon, tone = LEVELS[level]
        self._icon.set_icon(icon, tone)
        self._title.setText(title)
        self._title.set_tone(tone)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setProperty("tone", tone)
        repolish(self)
        self.setAccessibleName(f"{title} {text}".strip())

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._row.setContentsMargins(theme.px(18), theme.px(13), theme.px(16), theme.px(13))
        self._row.setSpacing(theme.px(14))
        self._column.setSpacing(theme.px(2))


@dataclass(frozen=True)
class NextStep:
    """One thing to do next; at most one of them has a button."""

    title: str
    text: str = ""
    button: Button | None = None


class _Number(QWidget, Themed):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("select"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(theme.colour("link"))
        painter.setFont(theme.font(14, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class NextSteps(Card):
    """A card of numbered steps with hairlines between them."""

    def __init__(self, title: str, steps: Sequence[NextStep] = (), parent: QWidget | None = None) -> None:
        self._rows: list[QHBoxLayout] = []
        self._beside: list[QBoxLayout] = []
        super().__init__(title, flush=True, parent=parent)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[NextStep]) -> None:
        """Show other steps."""
        self._rows.clear()
        self._beside.clear()
        while (item := self.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, step in enumerate(steps, start=1):
            if number > 1:
                self.body.addWidget(Hairline())
            self.body.addWidget(self._row_of(number, step))
        self.restyle()

    def _row_of(self, number: int, step: NextStep) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(step.title, role="strong", wrap=True))
        if step.text:
            words.addWidget(Text(step.text, role="hint", wrap=True))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
        beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        beside.addLayout(words, 1)
        if step.button is not None:
            beside.addWidget(step.button)
        row.addLayout(beside, 1)
        self._rows.append(row)
        self._beside.append(beside)
        return holder

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        for row in self._rows:
            row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
            row.setSpacing(theme.px(12))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for beside in self._beside:
            beside.setDirection(down if theme.current().compact else across)
            beside.setSpacing(theme.px(8))
