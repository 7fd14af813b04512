"""Above a list that is narrowed to a campaign: its name, the kind shown, and the totals of every kind in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.theme import Themed

CAMPAIGN_KEY: Final = "Ctrl+M"
_KINDS_WIDTH: Final = 260
_NARROW_KINDS: Final = 150


@dataclass(frozen=True, slots=True)
class CampaignPart:
    """What a campaign holds of one kind. ``value`` is None for a kind that gives no money."""

    kind: str
    title: str
    records: int
    drafts: int = 0
    value: int | None = None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The campaign a list is narrowed to, the kinds it may hold with their totals, and the one shown.

    ``over``: its time of keeping is over and it still names people.
    """

    record: str
    title: str
    kind: str
    parts: tuple[CampaignPart, ...] = ()
    over: bool = False


class CampaignBar(QFrame, Themed, Translated):
    """``kind_chosen`` carries a kind, ``left`` asks for the list of campaigns, ``erase_wanted`` to erase its people."""

    kind_chosen = Signal(str)
    left = Signal()
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # the list gives way
        self._view: CampaignView | None = None
        self.title = Text(role="section", elide=True)
        self.kinds = Choice()
        self.totals = Text(role="hint", wrap=True)
        self.leave = Button("", "quiet", icon="arrow-left", key=CAMPAIGN_KEY)
        self.erase = Button("", "quiet", icon="trash-2")
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.kinds)
        self._row.addWidget(self.leave)
        self._second.addWidget(self.totals, 1)
        self._second.addWidget(self.erase)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addLayout(self._second)
        self.kinds.activated.connect(self._choose)
        self.leave.clicked.connect(self.left)
        self.erase.clicked.connect(self.erase_wanted)
        self.retranslate()
        self.restyle()
        self.show_campaign(None)

    def show_campaign(self, view: CampaignView | None) -> None:
        """Show a campaign; nothing at all for None."""
        self._view = view
        self._show()
        self.leave.setEnabled(view is not None)
        self.erase.setVisible(view is not None and view.over)
        self.retranslate()

    @property
    def view(self) -> CampaignView | None:
        """Return the campaign the list is narrowed to: where letters are large it is named in the title line."""
        return self._view

    def _show(self) -> None:
        self.setVisible(self._view is not None and not theme.current().compact)
        self.kinds.setVisible(self._view is not None)

    def retranslate(self) -> None:
        """Set all words."""
        self.leave.set_words(_("Về danh sách đợt"))
        self.erase.set_words(_("Xóa dữ liệu cá nhân của đợt"))
        self.kinds.setAccessibleName(_("Loại bản ghi của đợt"))
        view = self._view
        if view is None:
            return
        self.title.setText(_("Đợt: {name}").format(name=view.title))
        self.kinds.set_options([(one.kind, f"{one.title}: {format_money(one.records)}") for one in view.parts])
        self.kinds.set_code(view.kind)
        self.totals.setText(totals_words(view.parts))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._column.setSpacing(theme.px(4))
        self._row.setSpacing(theme.px(8))
        self._second.setSpacing(theme.px(8))
        self.kinds.setMinimumWidth(theme.px(_NARROW_KINDS if theme.current().compact else _KINDS_WIDTH))
        if not theme.current().compact:
            self._row.insertWidget(1, self.kinds)  # else it stands beside the search box
        self._show()

    def _choose(self) -> None:
        kind = self.kinds.code()
        if kind is not None:
            self.kind_chosen.emit(kind)


def totals_words(parts: Sequence[CampaignPart]) -> str:
    """Return the totals by kind and of all money given, in one line."""
    words = [_part_words(one) for one in parts if one.records]
    giving = [one.value for one in parts if one.value is not None and one.records]
    if len(giving) > 1:
        words.append(_("Cộng tiền và hiện vật: {amount} đồng").format(amount=format_money(sum(giving))))
    return " · ".join(words) or _("Đợt này chưa có bản ghi nào.")


def _part_words(part: CampaignPart) -> str:
    count = records_counted(part.records)
    facts = [count]
    if part.drafts:
        drafts = ngettext("{count} bản nháp", "{count} bản nháp", part.drafts)
        facts.append(drafts.format(count=format_money(part.drafts)))
    if part.value is not None:
        facts.append(_("{amount} đồng").format(amount=format_money(part.value)))
    return f"{part.title}: {', '.join(facts)}"
