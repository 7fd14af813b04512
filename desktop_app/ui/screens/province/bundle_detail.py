"""What is known of the chosen bundle and what can be done about it, or what to do when none has come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.province.inbox_words import BundleLine
from desktop_app.ui.screens.shown_figures import NONE

ACTIONS: Final[dict[str, tuple[str, str, str]]] = {
    "records": (N_("Xem bản ghi của gói"), "list-filter", "Ctrl+B"),
    "forks": (N_("Chọn bản đúng"), "git-fork", "Ctrl+H"),
    "recover": (N_("Nhận lại máy này"), "laptop", "Ctrl+M"),
    "retry": (N_("Thử lại"), "history", "Ctrl+T"),
    "retry_all": (N_("Thử lại tất cả"), "history", "Ctrl+K"),
    "holdings": (N_("Tỉnh đang giữ gì"), "archive", "Enter"),
    "discard": (N_("Bỏ tệp này…"), "trash-2", "Ctrl+Del"),
}
"""Words, icon and key of each action, in the order of the buttons."""


def actions_of(line: BundleLine | None) -> set[str]:
    """Return what can be done about a bundle."""
    if line is None:
        return set()
    found = {"holdings"} if line.unit else set()
    if line.standing == "applied":
        return found | ({"records"} if line.waiting else set()) | ({"forks"} if line.forks else set())
    if line.standing == "told":
        return found
    found |= {"discard", "retry_all"} | ({"retry"} if line.kept else set())
    return found | ({"recover"} if line.device is not None else set())


class BundleDetail(Card, Translated):
    """``action_wanted(name)``: one of ``ACTIONS`` is to be done about the line shown."""

    action_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: BundleLine | None = None
        self.banner = Banner()
        self.facts = FactList()
        page = QWidget()
        page.setProperty("role", "plain")
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self.banner)
        self._page.addWidget(self.facts)
        self._page.addStretch()
        self.area = scrolled(page, Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.area, 1)
        self.buttons: dict[str, Button] = {}
        self._row = FlowLayout()
        for name, (_words, icon, key) in ACTIONS.items():
            button = Button("", icon=icon, key=key)
            button.clicked.connect(lambda _checked=False, action=name: self.action_wanted.emit(action))
            self._row.addWidget(button)
            self.buttons[name] = button
        self.body.addLayout(self._row)
        self.set_line(None)
        self.retranslate()
        self.restyle()

    @property
    def line(self) -> BundleLine | None:
        """Return what is shown."""
        return self._line

    def set_line(self, line: BundleLine | None) -> None:
        """Show one bundle."""
        self._line = line
        offered = actions_of(line)
        for name, button in self.buttons.items():
            button.setEnabled(name in offered)
            button.setVisible(name in offered)
        if line is None:
            return
        numbered = line.number != NONE
        self.set_title(line.name, _("Gói số {number}").format(number=line.number) if numbered else "")
        self.banner.set_message(line.level, line.title, line.text)
        self.facts.set_facts([(_("Tình trạng"), line.words), *line.facts])

    def retranslate(self) -> None:
        """Set the words of the buttons; a bundle's words come with its line."""
        self.area.setAccessibleName(_("Gói đang chọn"))
        for name, (words, _icon, _key) in ACTIONS.items():
            self.buttons[name].set_words(_(words))

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        super().restyle()
        if hasattr(self, "_row"):
            self._row.setSpacing(theme.px(8))
            self._page.setSpacing(theme.px(10))
            self.area.setMinimumHeight(theme.px(230 if theme.current().compact else 96))
