"""Where the records are on their way to the province, and how they are kept safe here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Icon, Text, Tone
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.marks import MARKS

Stage = tuple[str, str, Tone, str, str]
"""Code, icon, tone, title and word below; the words are marked constants."""


def _by_mark(code: str, mark: str, word: str) -> Stage:
    return code, MARKS[mark].icon, MARKS[mark].tone, MARKS[mark].word, word


OFFICE: Final[tuple[Stage, ...]] = (
    _by_mark("ready", "pending", N_("đã xong")),
    _by_mark("exported", "exported", N_("trong gói đã ghi")),
    _by_mark("received", "received", N_("chờ duyệt")),
    _by_mark("accepted", "accepted", N_("tính vào số liệu tỉnh")),
    _by_mark("returned", "returned", N_("có ghi lý do")),
)
"""The ways of an office's records; what was returned stands apart."""
PROVINCE: Final[tuple[Stage, ...]] = (
    ("units", "hotel", "info", N_("Đơn vị đã đăng ký"), N_("gửi được gói")),
    ("bundles", "inbox", "teal", N_("Gói đã nhận"), N_("của mọi đơn vị")),
    ("records", "circle-check", "ok", N_("Bản ghi đang tính"), N_("vào số liệu tỉnh")),
    ("silent", "circle-dashed", "neutral", N_("Chưa gửi gói nào"), N_("đơn vị đã đăng ký")),
    ("waiting", "triangle-alert", "warn", N_("Chưa nhận được"), N_("tệp, có ghi lý do")),
)
"""What came in; what was refused stands apart."""


class TravelStrip(Card):
    """How many records stand at each stage of their way; what was sent back apart. Below, how the book is kept safe."""

    def __init__(self, stages: tuple[Stage, ...] = OFFICE, parent: QWidget | None = None) -> None:
        self._stages = stages
        self._figures: dict[str, Text] = {}
        self._words: dict[str, tuple[Text, Text]] = {}
        self._lines: list[QHBoxLayout] = []
        self._note = ""
        super().__init__(parent=parent)
        self._grid = QGridLayout()
        self.body.addLayout(self._grid)
        self._kept = Text(role="hint", wrap=True)
        self._kept_line = QHBoxLayout()
        self._kept_line.addWidget(Icon("hard-drive-download", "text2", 16))
        self._kept_line.addWidget(self._kept, 1)
        self.body.addLayout(self._kept_line)
        self._cells = [self._stage(code, icon, tone) for code, icon, tone, _title, _word in self._stages]
        self._chevrons = [Icon("chevron-right", "text2", 18) for _place in range(3)]
        self._line = Hairline(vertical=True)
        self.retranslate()
        self.restyle()

    def _stage(self, stage: str, icon: str, tone: Tone) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above, below = QHBoxLayout(), QHBoxLayout()
        self._lines += (above, below)
        title, figure, word = Text(role="strong"), Text(role="figure"), Text(role="hint")
        above.addWidget(Icon(icon, tone, 18))
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

    def set_travel(self, travel: Mapping[str, int], note: str = "", kept: str = "") -> None:
        """Show records by stage, "–" before the first reading.

        ``note`` says what is known of the last bundle, ``kept`` of the backups.
        """
        self._kept.setText(kept)
        for stage, text in self._figures.items():
            text.setText(format_money(travel.get(stage, 0)) if travel else "–")
        self._note = note
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        name = _("Dữ liệu đang ở đâu") if self._stages is OFFICE else _("Các đơn vị gửi về")
        self.set_title(name, "" if theme.current().compact else self._note)
        for (stage, _icon, _tone, name, word), cell in zip(self._stages, self._cells, strict=True):
            title, below = self._words[stage]
            title.setText(_(name))
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
            chevron.setVisible(not compact and self._stages is OFFICE)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._kept_line.setSpacing(theme.px(8))
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
