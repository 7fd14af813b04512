"""Every version of one record, newest first: who, when, what changed; and the way back to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.messages import change_words
from desktop_app.services.browsing import HistoryStep
from desktop_app.storage.travel import TravelStep
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.marks import StatusMark
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.decision_words import decision_line
from desktop_app.ui.screens.printed_line import PrintedLine
from desktop_app.ui.screens.shown_figures import time_and_day
from desktop_app.ui.theme import Themed

_MARKS: Final = {"draft": "draft", "complete": "good", "deleted": "deleted"}
_WORDS: Final = {"complete": N_("Hoàn thành")}


def moment(claimed_at: str | None) -> str:
    """Return "11:42, ngày 28/5/2026", or that the time is not known."""
    return time_and_day(claimed_at) or _("không rõ lúc nào")


class _Step(Card, Translated):
    """One version."""

    take_back = Signal(str)

    def __init__(self, step: HistoryStep, *, own: bool) -> None:
        super().__init__()
        self._step = step
        self._mark = StatusMark(_MARKS.get(step.state, "info"))
        self._who = Text(role="hint")
        self._back = Button("", icon="undo-2")
        self._back.clicked.connect(lambda: self.take_back.emit(step.version))
        if not own or step.shown or step.state == "deleted":
            self._back.hide()
        row = QHBoxLayout()
        row.addWidget(self._mark)
        row.addWidget(self._who, 1)
        row.addWidget(self._back)
        self._grid = QGridLayout()
        for column, stretch in ((0, 2), (1, 3), (3, 5)):
            self._grid.setColumnStretch(column, stretch)
        self.body.addLayout(row)
        self.body.addLayout(self._grid)
        # A version in which nothing changed would share out the room it does not need between its lines.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._labels: list[Text | Icon] = []
        self.retranslate()

    @property
    def back(self) -> Button:
        """Return the button that takes this version back."""
        return self._back

    def retranslate(self) -> None:
        """Write who, when and what changed."""
        step = self._step
        number = _("Bản {number}").format(number=step.revision)
        self.set_title(f"{number} · {moment(step.claimed_at)}", _("đang hiện") if step.shown else "")
        words = "" if step.lateness else _WORDS.get(step.state)
        self._mark.set_state(step.lateness or _MARKS.get(step.state, "info"), _(words) if words else "")
        reason = _("Lý do: {reason}").format(reason=step.reason) if step.reason else ""
        self._who.setText(" · ".join(part for part in (step.operator, reason) if part))
        self._back.set_words(_("Lấy lại bản này"))
        for label in self._labels:
            label.deleteLater()
        self._labels = []
        for row, change in enumerate(step.changes):
            told = change_words(change, first=step.first)
            self._put(Text(told.title, role="label", wrap=True), row, 0)
            if not (told.before and told.after):  # one text has the room of both
                self._put(Text(told.after or told.before, role="body" if told.after else "hint", wrap=True), row, 1, 3)
                continue
            self._put(Text(told.before, role="hint", wrap=True), row, 1)
            self._put(Icon("arrow-right", "text3", 15), row, 2)
            self._put(Text(told.after, wrap=True), row, 3)

    def _put(self, label: Text | Icon, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(label, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_grid"):
            self._grid.setHorizontalSpacing(theme.px(16))
            self._grid.setVerticalSpacing(theme.px(4))


class RecordHistory(Screen, Themed):
    """``take_back_wanted`` carries a version's id, ``printed.wanted`` the code of a paper the record stands on."""

    take_back_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = ""
        self._count = 0
        self._decisions: tuple[TravelStep, ...] = ()
        self.steps: list[_Step] = []
        self._holder = QWidget()
        styled(self._holder, "plain")
        self._column = QVBoxLayout(self._holder)
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._holder)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setProperty("focusable", "true")
        self._scroll = scroll
        self.printed = PrintedLine()
        self.decided = Text(wrap=True)
        self.decided.hide()
        self.body.addWidget(self.printed)
        self.body.addWidget(self.decided)
        self.body.addWidget(scroll, 1)
        self._close = self.action_bar.add_right(Button("", "quiet", key="Esc"))
        self._close.clicked.connect(self.closed)
        self.retranslate()
        self.restyle()

    def show_history(
        self, name: str, steps: Sequence[HistoryStep], *, own: bool = True, decisions: Sequence[TravelStep] = ()
    ) -> None:
        """Show the versions of the record called ``name``. ``own``: this office may change it.

        ``decisions``: what the province decided about it, oldest first.
        """
        self._name = name
        self._decisions = tuple(decisions)
        self._count = len(steps)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.steps = [_Step(step, own=own) for step in steps]
        for card in self.steps:
            card.take_back.connect(self.take_back_wanted)
            self._column.addWidget(card)
        self._column.addStretch()
        self.retranslate()

    def focus_first(self) -> None:
        """Start in the versions, where arrows scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set title and buttons."""
        self._close.set_words(_("Đóng"))
        self._scroll.setAccessibleName(_("Lịch sử"))
        self.set_title(
            _("Lịch sử: {name}").format(name=self._name),
            ngettext("{count} bản, mới nhất trước", "{count} bản, mới nhất trước", self._count).format(
                count=self._count
            ),
        )
        self.set_key_hints((("Esc", _("đóng")),))
        told = [
            decision_line(one.step, one.reason_code or "", one.reason or "", one.operator or "", one.at or "")
            for one in reversed(self._decisions)
        ]
        self.decided.setText("\n".join((_("Quyết định của tỉnh"), *told)))
        self.decided.setVisible(bool(told))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            self._column.setContentsMargins(0, 0, theme.px(6), 0)
            self._column.setSpacing(theme.px(8))
