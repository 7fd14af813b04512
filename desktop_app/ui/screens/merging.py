"""Two records of one person side by side, field by field: whoever merges them chooses where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.services.merging import AnswerPair
from desktop_app.ui import theme
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot

Words = Callable[[], str]
"""Words made anew in the language in use."""

KEPT: Final = "kept"
OTHER: Final = "other"


class MergingScreen(Screen):
    """``other_chosen`` carries the id of the second record; ``merge_wanted(take, keep)`` the names of the fields."""

    other_chosen = Signal(str)
    merge_wanted = Signal(list, list)

    def __init__(self, search: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name: Words = str
        self._heads: tuple[Words, Words] = (str, str)
        self._pairs: tuple[AnswerPair, ...] = ()
        self._labels: list[QWidget] = []
        self._head_labels: list[tuple[Text, Words]] = []
        self.choices: dict[str, SegmentedChoice] = {}
        self.banners = BannerSlot()
        self.finding = Card()
        self.lookup = LookupInput(search, icon="user-search")
        self.suspects = QVBoxLayout()
        self.finding.body.addWidget(self.lookup)
        self.finding.body.addLayout(self.suspects)
        self.comparing = Card()
        self._hint = Text(role="hint", wrap=True)
        self._grid = QGridLayout()
        for column, stretch in ((0, 2), (1, 4), (2, 4), (3, 0)):
            self._grid.setColumnStretch(column, stretch)
        self.comparing.body.addWidget(self._hint)
        self.comparing.body.addLayout(self._grid)
        self._suspects: list[tuple[str, Words]] = []
        self._buttons: list[Button] = []
        self._lay_out()
        self._merge = self.action_bar.add_left(Button("", "filled", icon="check", key="Ctrl+Enter"))
        self._close = self.action_bar.add_right(Button("", "quiet", key="Esc"), keep=True)
        self._merge.clicked.connect(self._order)
        self._close.clicked.connect(self.closed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._merge.click)
        self.lookup.chosen.connect(lambda row: self.other_chosen.emit(row.value["record"]))
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        styled(page, "plain")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self.finding)
        self._column.addWidget(self.comparing)
        self._column.addStretch(1)
        area = scrolled(page)
        self.body.addWidget(self.banners)
        self.body.addWidget(area, 1)

    # what is shown

    def ask_other(self, name: Words, suspects: Sequence[tuple[str, Words]]) -> None:
        """Ask which record is the same person as ``name``; ``suspects`` are (id, facts) of those who seem to be."""
        self._name, self._pairs, self._suspects = name, (), list(suspects)
        self.choices = {}
        self.banners.clear()
        self.lookup.clear()
        self._show_suspects()
        self._write()

    def show_pairs(self, name: Words, heads: tuple[Words, Words], pairs: Sequence[AnswerPair]) -> None:
        """Show both records; ``heads`` tell them apart."""
        self._name, self._heads, self._pairs = name, heads, tuple(pairs)
        self.banners.clear()
        self.choices = {}
        self._write()
        self.focus_first()

    def undecided(self) -> list[AnswerPair]:
        """Return the fields nobody has chosen yet."""
        return [pair for pair in self._pairs if pair.differ and self.choices[pair.name].code() is None]

    def _show_suspects(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for record, facts in self._suspects:
            button = Button(facts(), icon="user")
            button.clicked.connect(lambda _checked=False, one=record: self.other_chosen.emit(one))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self.suspects.addLayout(row)
            self._buttons.append(button)

    def _order(self) -> None:
        if not self._pairs or self.undecided():
            return
        chosen = {name: choice.code() for name, choice in self.choices.items()}
        self.merge_wanted.emit(
            [name for name, code in chosen.items() if code == OTHER],
            [name for name, code in chosen.items() if code == KEPT],
        )

    def focus_first(self) -> None:
        """Start in the look-up, or on the first choice."""
        first = next(iter(self.choices.values()), None)
        if not self._pairs:
            self.lookup.setFocus(Qt.FocusReason.TabFocusReason)
        elif first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._merge.setFocus(Qt.FocusReason.TabFocusReason)

    def _write(self) -> None:
        comparing = bool(self._pairs)
        self.finding.setVisible(not comparing)
        self.comparing.setVisible(comparing)
        self.action_bar.show_button(self._merge, comparing)
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels, self._head_labels = [], []
        if comparing:
            for column, head in enumerate(self._heads, start=1):
                label = Text(head(), role="strong", wrap=True)
                self._put(label, 0, column)
                self._head_labels.append((label, head))
            for row, pair in enumerate(self._pairs, start=1):
                self._write_pair(row, pair)
        self._thread_stops()
        self.retranslate()

    def _thread_stops(self) -> None:
        """Let Tab follow the page: Qt puts what is made later, persons offered and choices, behind the actions."""
        sides = [side for choice in self.choices.values() for side in choice.findChildren(Button)]
        for before, after in pairwise((self.lookup, *self._buttons, *sides, self._merge)):
            QWidget.setTabOrder(before, after)

    def _write_pair(self, row: int, pair: AnswerPair) -> None:
        self._put(Text(pair.title, role="label", wrap=True), row, 0)
        for column, text in enumerate((pair.kept, pair.other), start=1):
            self._put(Text(text or "—", role="strong" if pair.differ else "body", wrap=True), row, column)
        if pair.differ:
            choice = SegmentedChoice(_sides())
            choice.setAccessibleName(pair.title)
            choice.set_code(self.choices[pair.name].code() if pair.name in self.choices else None)
            choice.changed.connect(lambda _code: self._count())
            self.choices[pair.name] = choice
            self._put(choice, row, 3)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._labels.append(widget)

    def _count(self) -> None:
        left = len(self.undecided())
        self._merge.setEnabled(bool(self._pairs) and left == 0)
        self._hint.setText(
            ngettext(
                "Còn {count} ô hai bản ghi khác nhau, chọn câu trả lời đúng.",
                "Còn {count} ô hai bản ghi khác nhau, chọn câu trả lời đúng.",
                left,
            ).format(count=left)
            if left
            else _("Đã chọn đủ. Lịch sử của cả hai bản ghi được giữ; muốn tách lại thì lấy lại từ thùng rác.")
        )

    # words and sizes

    def retranslate(self) -> None:
        """Set all words."""
        self._merge.set_words(_("Gộp thành một người"))
        self._close.set_words(_("Thôi, không gộp"))
        self.finding.set_title(_("Bản ghi nào cũng là người này?"))
        self.lookup.setPlaceholderText(_("Tìm tên, số định danh hoặc bản"))
        self.lookup.setAccessibleName(_("Bản ghi nào cũng là người này?"))
        self.comparing.set_title(_("So từng ô"))
        for choice in self.choices.values():
            choice.set_options(_sides())
        for label, head in self._head_labels:
            label.setText(head())
        for button, (_record, facts) in zip(self._buttons, self._suspects, strict=True):
            button.set_words(facts())
        self._count()
        name = self._name()
        self.set_title(_("Gộp hai bản ghi của một người"), _("Giữ lại: {name}").format(name=name) if name else "")
        self.set_key_hints((("F4", _("tìm")), ("Esc", _("đóng"))))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            self._column.setContentsMargins(0, 0, theme.px(6), 0)
            self._column.setSpacing(theme.px(12))
            self._grid.setHorizontalSpacing(theme.px(16))
            self._grid.setVerticalSpacing(theme.px(6))


def _sides() -> list[tuple[str, str]]:
    return [(KEPT, _("Bên trái")), (OTHER, _("Bên phải"))]
