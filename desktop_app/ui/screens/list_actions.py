"""What can be done with the rows of a list: the buttons at its foot, for one row and for those that are selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.action_bar import ActionBar
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.campaign_bar import CAMPAIGN_KEY

COMPLETE_KEY: Final = "Ctrl+Enter"
MOVE_KEY: Final = "Ctrl+E"
FILTER_KEY: Final = "F3"
SAVED_KEY: Final = "Shift+F3"
COLUMNS_KEY: Final = "F9"
ORDER_KEY: Final = "Shift+F9"
BIN_KEY: Final = "Ctrl+T"
SAVE_KEY: Final = "Ctrl+S"
"""What saves a form saves a list as a file: Ctrl+Shift with a letter is UniKey's, which changes the keyboard by it."""
GRID_KEY: Final = "F7"


@dataclass(frozen=True, slots=True)
class ActionState:
    """What a list allows now: rows are there, how many are selected, whose they are, where the list stands."""

    filled: bool = False
    selected: int = 0
    own: bool = True
    binned: bool = False
    printable: str = ""
    has_cards: bool = False
    has_members: bool = False
    in_campaigns: bool = False
    busy: bool = False
    campaign: bool = False
    """It is the list of a campaign; ``over``: whose time of keeping is over."""
    over: bool = False
    grid: bool = False
    """Its rows may be entered in a grid; ``titled``: the title line has no room for that button."""
    titled: bool = False
    ordered: bool = False
    """It may stand in another order."""


class ListActions:
    """The buttons; the screen connects them. Selecting rows brings what is done to many, and hides what is for one."""

    def __init__(self, bar: ActionBar) -> None:
        self._bar = bar
        self._state = ActionState()
        self.selected = Text(role="strong", elide=True)
        bar.set_lead(self.selected)
        self.open = bar.add_left(Button("", icon="pencil", key="Enter"))
        self.print = bar.add_left(Button("", icon="printer", key="Ctrl+P"))
        self.complete = bar.add_left(Button("", key=COMPLETE_KEY))
        self.move = bar.add_left(Button("", key=MOVE_KEY))
        self.copy = bar.add_left(Button("", key="Ctrl+C"))
        self.members = bar.add_left(Button("", icon="table", key=CAMPAIGN_KEY))
        self.card = bar.add_left(Button("", icon="user", key="Ctrl+I"))
        self.history = bar.add_left(Button("", icon="history", key="Ctrl+H"))
        self.save = bar.add_left(Button("", icon="save", key=SAVE_KEY))
        self.restore = bar.add_left(Button("", icon="undo-2", key="Ctrl+U"))
        self.filter = bar.add_left(Button("", icon="list-filter", key=FILTER_KEY))
        self.saved = bar.add_left(Button("", icon="list-filter", key=SAVED_KEY))
        self.columns = bar.add_left(Button("", icon="columns-3", key=COLUMNS_KEY))
        self.order = bar.add_left(Button("", key=ORDER_KEY))
        self.grid = bar.add_left(Button("", icon="table", key=GRID_KEY))
        self.leave = bar.add_left(Button("", icon="arrow-left", key=CAMPAIGN_KEY))
        self.erase = bar.add_left(Button("", icon="trash-2"))
        self.bin = bar.add_left(Button("", icon="trash-2", key=BIN_KEY))
        self.delete = bar.add_right(Button("", "quiet", key="Del"))
        self.delete.setShortcut(QKeySequence())  # the table has the key: in a line of text Del deletes letters

    @property
    def may_change(self) -> bool:
        """Tell whether rows can be changed now: the keys for it are the screen's."""
        one = self._state
        return one.filled and one.own and not one.binned and not one.busy

    def arrange(self, state: ActionState, words: str) -> None:
        """Show what is possible; ``words`` say what is selected."""
        self._state = state
        bar, many = self._bar, state.selected > 0
        live, compact = state.filled and not state.binned, theme.current().compact
        self.selected.setText(words)
        self.selected.setVisible(bool(words) and not compact)
        for button, shown in (
            (self.open, state.filled and not many),
            (self.print, live and bool(state.printable)),
            (self.complete, live and many and state.own),
            (self.move, live and many and state.own and state.in_campaigns),
            (self.copy, live and many),
            (self.members, live and state.has_members and not many),
            (self.card, state.filled and state.has_cards),
            (self.history, state.filled and not many),
            (self.save, state.filled and not many),
            (self.restore, state.filled and state.binned and state.own),
            (self.filter, compact and not state.binned),
            (self.saved, compact and not state.binned),
            (self.columns, compact and not state.binned),
            (self.order, compact and state.ordered),
            (self.grid, state.titled and state.grid),
            (self.leave, compact and state.campaign),
            (self.erase, compact and state.campaign and state.over),
            (self.bin, compact and state.own and not state.binned and not state.campaign),
            (self.delete, live and state.own),
        ):
            button.setEnabled(not state.busy)
            bar.show_button(button, shown)

    def retranslate(self) -> None:
        """Set the words that are always the same."""
        state = self._state
        # two persons may be one
        two = state.selected == _TO_MERGE and state.own and not state.binned
        self.open.set_words(_("Mở"))
        self.print.set_words(_(state.printable) if state.printable else "")
        self.complete.set_words(_("Hoàn thành"))
        self.move.set_words(_("Chuyển đợt"))
        self.copy.set_words(_("Chép ra bảng"))
        self.card.set_words(_("Gộp hai bản ghi") if two else _("Thẻ người"))
        self.history.set_words(_("Lịch sử"))
        self.members.set_words(_("Danh sách của đợt"))
        self.save.set_words(_("Lưu danh sách thành tệp"))
        self.restore.set_words(_("Lấy lại"))
        self.filter.set_words(_("Lọc"))
        self.saved.set_words(_("Bộ lọc đã lưu"))
        self.columns.set_words(_("Chọn cột"))
        self.order.set_words(_("Sắp xếp"))
        self.grid.set_words(_("Nhập dạng bảng"))
        self.leave.set_words(_("Về danh sách đợt"))
        self.erase.set_words(_("Xóa dữ liệu cá nhân của đợt"))
        self.bin.set_words(_("Thùng rác"))
        self.delete.set_words(_("Xóa"))


_TO_MERGE: Final = 2
