"""Người trùng: two persons of two offices side by side, and whether they are one. Decided by keyboard, one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Sentence
from desktop_app.messages.shown_fields import shown_date
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE

if TYPE_CHECKING:
    from desktop_app.services.province.person_links import LinkCandidate, LinkFigures, PersonSide

CommuneName = Callable[[str], str]
"""A commune's key → its name."""
_WIDE: Final = (196, 440)
_NARROW: Final = (160, 205)
"""Where text is large both persons still stand side by side."""
_ACTIONS: Final[dict[str, tuple[str, str, str]]] = {
    "previous": (N_("Cặp trước"), "arrow-left", "Shift+F8"),
    "next": (N_("Cặp sau"), "arrow-right", "F8"),
    "undo": (N_("Bỏ quyết định"), "undo-2", "Ctrl+U"),
    "same": (N_("Cùng một người"), "users", "F2"),
    "different": (N_("Người khác"), "copy", "F3"),
}
"""Words, icon and key of each action."""
_ANSWERS: Final = ("same", "different")


class PersonLinksScreen(Screen):
    """``decided(same)`` is about ``current``, ``undo_wanted`` too; ``view_wanted(decided)`` asks for other pairs."""

    decided = Signal(bool)
    undo_wanted = Signal()
    view_wanted = Signal(bool)

    def __init__(self, commune_name: CommuneName = str, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._commune_name = commune_name
        self._pairs: tuple[LinkCandidate, ...] = ()
        self._figures: LinkFigures | None = None
        self._place = 0
        self.view = SegmentedChoice()
        self.add_header(self.view)
        self.notice = Banner("error")
        self.card, self.empty_card = Card(flush=True), Card()
        self.table = PlainTable("", in_card=True, wraps=True)
        self.said = Text(role="hint", wrap=True)
        self.empty = EmptyState("users", "")
        self.buttons: dict[str, Button] = {}
        for name, (_words, icon, key) in _ACTIONS.items():
            button = Button("", "outlined", icon=icon, key=key)
            self.buttons[name] = button
            if name == "next":
                self.action_bar.add_right(button, keep=True)
            elif name not in _ANSWERS:
                self.action_bar.add_left(button)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.view.set_code("waiting")
        self.restyle()

    def _lay_out(self) -> None:
        self.card.body.addWidget(self.table, 1)
        self._answers = QHBoxLayout()
        for name in _ANSWERS:
            self._answers.addWidget(self.buttons[name])
        self._answers.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.said)
        self._foot.addLayout(self._answers)
        self.card.body.addLayout(self._foot)
        self.empty_card.body.addWidget(self.empty)
        self.notice.hide()
        self.card.hide()
        for widget in (self.notice, self.card, self.empty_card):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.view.changed.connect(lambda code: self.view_wanted.emit(code == "decided"))
        self.buttons["same"].clicked.connect(lambda: self.decided.emit(True))
        self.buttons["different"].clicked.connect(lambda: self.decided.emit(False))
        self.buttons["undo"].clicked.connect(self.undo_wanted)
        self.buttons["previous"].clicked.connect(lambda: self._go(self._place - 1))
        self.buttons["next"].clicked.connect(lambda: self._go(self._place + 1))

    @property
    def current(self) -> LinkCandidate | None:
        """Return the pair shown."""
        return self._pairs[self._place] if self._pairs else None

    @property
    def shows_decided(self) -> bool:
        """Tell whether the pairs shown are decided ones."""
        return self.view.code() == "decided"

    def set_pairs(self, pairs: Sequence[LinkCandidate], figures: LinkFigures) -> None:
        """Show pairs, with the one that follows the decided one in its place."""
        self._pairs, self._figures = tuple(pairs), figures
        self._place = min(self._place, max(0, len(self._pairs) - 1))
        self.notice.hide()
        self.retranslate()

    def drop_current(self, figures: LinkFigures) -> bool:
        """Leave the pair out that was just decided; tell whether another one is shown in its place."""
        pairs = [pair for pair in self._pairs if pair is not self.current]
        self.set_pairs(pairs, figures)
        self.focus_first()
        return bool(pairs)

    @property
    def figures(self) -> LinkFigures | None:
        """Return the figures shown."""
        return self._figures

    def go_to_first(self) -> None:
        """Begin with the first pair again."""
        self._place = 0

    def set_reading(self) -> None:
        """Say that persons are being compared."""
        self.set_title(_("Người trùng"), _("Đang so người của các đơn vị…"))

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()
        self._say_title()

    def focus_first(self) -> None:
        """Start in the table of the pair, or at the choice of pairs while there is none."""
        (self.table if self._pairs else self.view).setFocus()

    def default_button(self) -> Button | None:
        """Return nothing: neither answer is the usual one."""
        return None

    def retranslate(self) -> None:
        """Set every word."""
        self._say_title()
        self.view.set_options([("waiting", _("Chờ quyết định")), ("decided", _("Đã quyết định"))])
        self.view.setAccessibleName(_("Xem những cặp nào"))
        for name, (words, _icon, _key) in _ACTIONS.items():
            self.buttons[name].set_words(_(words))
        self.set_button_hints(*((key, _(words)) for words, _icon, key in _ACTIONS.values()))
        self.table.setAccessibleName(_("Hai người, từng ô một"))
        if self.shows_decided:
            self.empty.set_words(_("Chưa quyết định cặp nào"), _("Quyết định xong thì xem lại và bỏ được ở đây."))
        else:
            self.empty.set_words(
                _("Không còn ai cần đối chiếu"),
                _("Người có cùng số định danh là một, không phải hỏi. Ai cùng họ tên, ngày sinh và xã sẽ hiện ở đây."),
            )
        self._show_pair()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        super().restyle()
        if hasattr(self, "_foot"):
            self._foot.setSpacing(theme.px(8))
            self._answers.setSpacing(theme.px(8))
            self.said.setVisible(not theme.current().compact)
            self.table.set_widths(*(_NARROW if theme.current().compact else _WIDE))
            self._foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._pairs):
            self._place = place
            self.notice.hide()
            self.retranslate()
            self.focus_first()

    def _say_title(self) -> None:
        figures = self._figures
        if figures is None:
            self.set_title(_("Người trùng"))
            return
        waiting = ngettext("{count} cặp chờ quyết định", "{count} cặp chờ quyết định", figures.unlinked)
        said = [
            waiting.format(count=format_money(figures.unlinked)),
            _("{count} người của nhiều đơn vị, một số định danh").format(count=format_money(figures.by_number)),
            _("{count} cặp là một theo quyết định").format(count=format_money(figures.by_decision)),
        ]
        self.set_title(_("Người trùng"), " · ".join(said))

    def _show_pair(self) -> None:
        pair = self.current
        self.card.setVisible(pair is not None)
        self.empty_card.setVisible(pair is None)
        for name, button in self.buttons.items():
            button.setEnabled(pair is not None and name not in ("previous", "next"))
        if pair is None:
            return
        self.buttons["undo"].setEnabled(pair.decision is not None)
        self.buttons["previous"].setEnabled(self._place > 0)
        self.buttons["next"].setEnabled(self._place + 1 < len(self._pairs))
        where = _("{place} trên {count}").format(place=self._place + 1, count=format_money(len(self._pairs)))
        self.card.set_title(_("{name}: hai đơn vị cùng ghi").format(name=pair.first.name), where)
        self.table.set_content(
            (Head(_("Ô")), Head(pair.first.unit_name), Head(pair.second.unit_name)), self._rows(pair)
        )
        self.said.setText(_decision_words(pair))

    def _rows(self, pair: LinkCandidate) -> list[Row]:
        first, second = (self._facts(side) for side in (pair.first, pair.second))
        return [_row(label, mine, theirs) for (label, mine), (_label, theirs) in zip(first, second, strict=True)]

    def _facts(self, side: PersonSide) -> list[tuple[str, str]]:
        return [
            (_("Họ và tên"), side.name),
            (_("Ngày sinh"), shown_date(side.birth)),
            (_("Giới tính"), side.sex),
            (_("Xã, phường"), self._commune_name(side.commune)),
            (_("Bản, thôn"), side.village),
            (_("Nơi làm việc"), side.workplace),
            (
                _("Số định danh"),
                _("bốn số cuối {digits}").format(digits=side.number_end) if side.number_end else "",
            ),
            (_("Được ghi trong"), _records(side.records)),
        ]


def _records(count: int) -> str:
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))


def _row(label: str, mine: str, theirs: str) -> Row:
    """Return one line; answers that differ are marked, where both sides answer."""
    compared = bool(mine) and bool(theirs) and label != _("Được ghi trong")
    differ = compared and mine != theirs
    ground = "warnbg" if differ else ""
    mark = "fork" if differ else "good"
    head = Cell(label, strong=differ, mark=mark if compared else "", tone="warn" if differ else "text2")
    return (head, Cell(mine or NONE, ground=ground), Cell(theirs or NONE, ground=ground))


def _decision_words(pair: LinkCandidate) -> str:
    if pair.decision == "same":
        return _("Đã quyết định: cùng một người. Số liệu của tỉnh tính là một người.")
    if pair.decision == "different":
        return _("Đã quyết định: hai người khác nhau. Số liệu của tỉnh tính là hai người.")
    return _("Quyết định chỉ đổi cách tỉnh đếm người; bản ghi giữ nguyên, và bỏ quyết định lúc nào cũng được.")
