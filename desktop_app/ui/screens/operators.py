"""Who works in this book: the people and what they may do, one's own passphrase, the recovery sheet, the lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.journal_texts import role_list
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.preferences import IDLE_MINUTES
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.shown_figures import NONE

_LIST_HEIGHT: Final = 34 * 5
"""More people than this and the list scrolls."""


@dataclass(frozen=True, slots=True)
class OperatorLine:
    """One person who may open the book; ``me``: she is the one at work."""

    name: str
    title: str
    roles: tuple[str, ...]
    me: bool = False


class OperatorsScreen(Screen):
    """``roles_wanted`` and ``removal_wanted`` carry the name in the chosen row; ``idle_chosen`` minutes."""

    add_wanted = Signal()
    roles_wanted = Signal(str)
    removal_wanted = Signal(str)
    passphrase_wanted = Signal()
    sheet_wanted = Signal()
    journal_wanted = Signal()
    help_wanted = Signal()
    idle_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: tuple[OperatorLine, ...] = ()
        self._may_administer = True
        self.notice = Banner()
        self.notice.hide()
        self.people = Card(flush=True)
        self.table = PlainTable("", in_card=True)
        self.table.set_widths(330, 260, 420)
        self.people.body.addWidget(self.table)
        self._help: tuple[bool | None, str] = (None, "")
        self.words = {name: Text(role="hint", wrap=True) for name in ("mine", "sheet", "journal", "help")}
        self.cards = {name: Card() for name in ("mine", "sheet", "journal", "lock", "help")}
        self.passphrase_button = Button("", icon="key-round", key="Ctrl+K")
        self.sheet_button = Button("", icon="file-text", key="Ctrl+P")
        self.journal_button = Button("", icon="history", key="Ctrl+H")
        self.help_button = Button("", icon="shield-check", key="Ctrl+M")
        self.idle = Choice()
        self.idle_field = FieldFrame("", self.idle)
        self.roles_button = self.action_bar.add_left(Button("", icon="pencil", key="Ctrl+E"))
        self.remove_button = self.action_bar.add_left(Button("", "quiet", icon="trash-2", key="Del"))
        self.add_button = self.action_bar.add_right(Button("", "filled", icon="user-plus", key="Ctrl+N"), keep=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows = tuple(QBoxLayout(QBoxLayout.Direction.LeftToRight) for _row in range(3))
        buttons = {
            "mine": self.passphrase_button,
            "sheet": self.sheet_button,
            "journal": self.journal_button,
            "help": self.help_button,
        }
        for place, name in enumerate(("mine", "lock", "sheet", "journal", "help")):
            card = self.cards[name]
            if name == "lock":
                card.body.addWidget(self.idle_field)
            else:
                row = QHBoxLayout()
                row.addWidget(buttons[name])
                row.addStretch()
                card.body.addWidget(self.words[name])
                card.body.addLayout(row)
            card.body.addStretch(1)
            self._rows[place // 2].addWidget(card, 1)
        for widget in (self.notice, self.people):
            self._column.addWidget(widget)
        for line in self._rows:
            self._column.addLayout(line)
        self._column.addStretch(1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_wanted)
        self.roles_button.clicked.connect(lambda: self._about(self.roles_wanted.emit))
        self.remove_button.clicked.connect(lambda: self._about(self.removal_wanted.emit))
        self.table.activated.connect(lambda _index: self.roles_button.click())
        self.passphrase_button.clicked.connect(self.passphrase_wanted)
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.journal_button.clicked.connect(self.journal_wanted)
        self.help_button.clicked.connect(self.help_wanted)
        self.idle.activated.connect(lambda _row: self.idle_chosen.emit(int(self.idle.code() or 10)))

    def set_people(self, lines: Sequence[OperatorLine], *, may_administer: bool) -> None:
        """Show who may open the book; only an administrator manages others. Who was just added is pointed at."""
        known, row = [one.name for one in self._lines], self.table.currentIndex().row()
        pointed_at = known[row] if 0 <= row < len(known) else ""
        self._lines = tuple(lines)
        self._may_administer = may_administer
        self._hint_keys()
        for button in (self.add_button, self.roles_button, self.remove_button):
            self.action_bar.show_button(button, may_administer)
        self.cards["sheet"].setVisible(may_administer)
        self._show_people()
        names = [one.name for one in lines]
        added = [name for name in names if name not in known] if known else []
        wanted = added[0] if len(added) == 1 else pointed_at
        if names:
            self.table.go_to(names.index(wanted) if wanted in names else 0)

    def set_help(self, on: bool | None, province: str) -> None:
        """Show whether ``province`` may help to open the book; None where there is nothing to decide."""
        self._help = (on, province)
        self.cards["help"].setVisible(on is not None)
        words = _("Đang bật: {province} giúp mở được sổ khi mất cả mật khẩu và phiếu khôi phục.")
        if not on:
            words = _("Đang tắt. Mất cả mật khẩu và phiếu khôi phục thì {province} cũng không giúp mở sổ được.")
        self.words["help"].setText(words.format(province=province or _("tỉnh")))
        self.help_button.set_words(_("Tắt “Tỉnh giúp mở sổ”") if on else _("Bật “Tỉnh giúp mở sổ”"))

    def set_idle(self, minutes: int) -> None:
        """Show after how many minutes the screen locks."""
        self.idle.set_code(str(minutes))

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say what was done or what stood in the way; an empty title takes it away."""
        self.notice.set_message(level, title, text)
        self.notice.setVisible(bool(title))
        self.area.verticalScrollBar().setValue(0)

    def default_button(self) -> Button | None:
        """Return the button that adds somebody."""
        return None

    def focus_first(self) -> None:
        """Start in the list."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Người dùng"), _("Ai mở được sổ này, và được giao việc gì"))
        self.people.set_title(_("Người được mở sổ"))
        self.table.setAccessibleName(_("Người được mở sổ"))
        self.cards["mine"].set_title(_("Mật khẩu của người đang làm việc"))
        self.words["mine"].setText(_("Đổi khi nghi có người biết. Mật khẩu đang dùng được hỏi lại."))
        self.passphrase_button.set_words(_("Đổi mật khẩu"))
        self.cards["sheet"].set_title(_("Phiếu khôi phục"))
        self.words["sheet"].setText(
            _("Lập phiếu mới khi phiếu cũ mất, hoặc người không còn làm việc ở đây đã thấy phiếu.")
        )
        self.sheet_button.set_words(_("Lập phiếu khôi phục mới"))
        self.cards["journal"].set_title(_("Nhật ký"))
        self.words["journal"].setText(_("Ai mở sổ, ghi, in, xuất, sao lưu gì, lúc nào. Không ai xóa được dòng nào."))
        self.journal_button.set_words(_("Xem nhật ký"))
        self.cards["help"].set_title(_("Tỉnh giúp mở sổ"))
        self.set_help(*self._help)
        self.cards["lock"].set_title(_("Tự khóa màn hình"))
        self.idle_field.set_label(_("Khóa khi không dùng"))
        self.idle_field.set_hint(_("Chữ đang gõ được giữ; việc đang ghi, đang in vẫn chạy. Khóa ngay: Ctrl+L."))
        self.idle.retranslate()
        chosen = self.idle.code()
        self.idle.set_options([(str(one), _("{minutes} phút").format(minutes=one)) for one in IDLE_MINUTES])
        self.idle.set_code(chosen)
        self.roles_button.set_words(_("Đổi việc được giao"))
        self.remove_button.set_words(_("Xóa khỏi danh sách"))
        self.add_button.set_words(_("Thêm người"))
        self._hint_keys()
        self._show_people()

    def _hint_keys(self) -> None:
        """Say which keys act here, for who works now."""
        own = (self.passphrase_button, self.journal_button)
        told = (self.add_button, self.roles_button, self.journal_button) if self._may_administer else own
        self.set_button_hints(*((button.key, button.words) for button in told))

    def restyle(self) -> None:
        """Take directions and spacings at the new text size."""
        super().restyle()
        if not hasattr(self, "_rows"):
            return
        down = theme.current().compact
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
            row.setSpacing(theme.px(12))
        self._column.setSpacing(theme.px(12))
        self._fit_table()

    def _show_people(self) -> None:
        heads = [Head(_("Họ và tên")), Head(_("Chức vụ")), Head(_("Được giao việc"))]
        rows = [
            (
                Cell(_("{name} (đang làm việc)").format(name=one.name) if one.me else one.name, strong=True),
                Cell(one.title or NONE),
                Cell(role_list(one.roles)),
            )
            for one in self._lines
        ]
        self.table.set_content(heads, rows)
        self._fit_table()

    def _fit_table(self) -> None:
        rows = max(2, min(len(self._lines), 5))
        self.table.setFixedHeight(theme.px(_LIST_HEIGHT * rows // 5 + 34 + 16))

    def _about(self, tell: object) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._lines) and callable(tell):
            tell(self._lines[row].name)
