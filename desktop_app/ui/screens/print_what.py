"""What a paper is printed of: chosen records, a campaign, a period, a year, a day, a bundle, or nothing (blank).

Only the ways the form knows are offered; the first of them is in front, nothing in it is answered beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice
from desktop_app.ui.screens.print_days import Days, DaysEditor
from desktop_app.ui.screens.print_records import RecordChooser
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.paper.desk import CampaignChoice

Way = Literal["records", "campaign", "period", "year", "day", "bundle", "all", "blank"]
"""The ways of ``PaperForm.choices``, every finished record of a kind ("all"), and a blank form."""
_WAYS: Final[dict[Way, str]] = {
    "records": N_("Bản ghi chọn riêng"),
    "campaign": N_("Một đợt"),
    "period": N_("Một kỳ"),
    "year": N_("Một năm"),
    "day": N_("Số liệu đến một ngày"),
    "bundle": N_("Một gói"),
    "all": N_("Tất cả bản đã xong"),
    "blank": N_("Mẫu trống, ghi tay"),
}


@dataclass(frozen=True, slots=True)
class What:
    """What is chosen: the way, and its answer."""

    way: Way
    records: tuple[str, ...] = ()
    campaign: str = ""
    days: Days | None = None
    bundle: int | None = None

    @property
    def complete(self) -> bool:
        """Tell whether something can be drawn."""
        if self.way in ("all", "blank"):
            return True
        return bool(self.records or self.campaign or self.days or self.bundle is not None)


@dataclass(frozen=True, slots=True)
class BundleLine:
    """A bundle made here: its number, and how it is told from the others."""

    number: int
    words: str


class WhatPanel(QWidget, Themed):
    """``changed`` follows another choice, ``typed`` a letter of one that is being typed."""

    changed = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ways: tuple[Way, ...] = ()
        self._campaigns: tuple[CampaignChoice, ...] = ()
        self._bundles: tuple[BundleLine, ...] = ()
        self._today: date | None = None
        self.way = Choice()
        self.way_field = FieldFrame("", self.way)
        self.records = RecordChooser()
        self.campaign = Choice()
        self.campaign_field = FieldFrame("", self.campaign)
        self.days = DaysEditor()
        self.bundle = Choice()
        self.bundle_field = FieldFrame("", self.bundle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.way_field, self.records, self.campaign_field, self.days, self.bundle_field):
            self._column.addWidget(widget)
        self.way.activated.connect(self._choose_way)
        self.campaign.activated.connect(self.changed)
        self.bundle.activated.connect(self.changed)
        self.records.changed.connect(self.changed)
        self.days.typed.connect(self.typed)
        self.days.chosen.connect(self.changed)
        self.restyle()

    @property
    def what(self) -> What:
        """Return what is chosen now."""
        way = self._way
        if way == "records":
            return What(way, records=self.records.records)
        if way in ("campaign", "blank"):
            return What(way, campaign=self.campaign.code() or "")
        if way in ("period", "year", "day"):
            return What(way, days=self.days.value())
        bundle = self.bundle.code() if way == "bundle" else None
        return What(way, bundle=int(bundle) if bundle else None)

    def set_ways(self, ways: Sequence[Way], today: date | None) -> None:
        """Offer the ways of a form; the chosen one stays if it can, else the first is in front."""
        self._ways, self._today = tuple(ways), today
        self._offer()
        if self.way.code() is None and self._ways:
            self.way.set_code(self._ways[0])
        self._show()

    def set_way(self, way: Way) -> None:
        """Ask for the answer of another way."""
        self.way.set_code(way)
        self._show()

    def ask_period(self, typed: str) -> None:
        """Take a period as if it had been typed."""
        self.set_way("period")
        self.days.set_text(typed)
        self.changed.emit()

    def set_campaigns(self, campaigns: Sequence[CampaignChoice]) -> None:
        """Offer campaigns."""
        self._campaigns = tuple(campaigns)
        self._offer()
        self._show()

    def set_bundles(self, bundles: Sequence[BundleLine]) -> None:
        """Offer bundles."""
        self._bundles = tuple(bundles)
        self._offer()
        self._show()

    def focus_first(self) -> None:
        """Go to the answer that is missing, or to the way."""
        editors: dict[Way, QWidget] = {
            "records": self.records,
            "campaign": self.campaign,
            "period": self.days,
            "year": self.days,
            "day": self.days,
            "bundle": self.bundle,
        }
        (editors.get(self._way) or self.way).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.way_field.set_label(_("In cho"))
        self.campaign_field.set_label(_("Đợt"))
        self.bundle_field.set_label(_("Gói"))
        for choice in (self.way, self.campaign, self.bundle):
            choice.retranslate()
        self.records.retranslate()
        self.days.retranslate()
        self._offer()
        self._show()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(8))

    @property
    def _way(self) -> Way:
        chosen = self.way.code()
        return next((one for one in get_args(Way) if one == chosen), "blank")

    def _choose_way(self) -> None:
        self._show()
        self.changed.emit()

    def _offer(self) -> None:
        self.way.set_options([(way, _(_WAYS[way])) for way in self._ways])
        self._offer_campaigns()
        self.bundle.set_options([(str(one.number), one.words) for one in self._bundles])

    def _offer_campaigns(self) -> None:
        """Offer campaigns that have something to print; a blank is headed by any, before its first record is there."""
        fitting = [one for one in self._campaigns if one.count or self._way == "blank"]
        self.campaign.set_options([(one.record, _campaign_words(one)) for one in fitting])

    def _show(self) -> None:
        way = self._way
        self._offer_campaigns()
        self.way_field.setVisible(len(self._ways) > 1)
        self.records.setVisible(way == "records")
        heads_blank = way == "blank" and "campaign" in self._ways and bool(self._campaigns)
        self.campaign_field.setVisible(way == "campaign" or heads_blank)
        none = "" if any(one.count for one in self._campaigns) else _("Chưa có đợt nào có bản ghi đã xong cho mẫu này.")
        self.campaign_field.set_hint(_("Ghi tên đợt ở đầu mẫu; có thể bỏ qua.") if heads_blank else none)
        for one in ("period", "year", "day"):
            if way == one:
                self.days.set_way(one, self._today)
        self.days.setVisible(way in ("period", "year", "day"))
        self.bundle_field.setVisible(way == "bundle")
        self.bundle_field.set_hint("" if self._bundles else _("Chưa xuất gói nào từ máy này."))


def _campaign_words(one: CampaignChoice) -> str:
    return _("{title} ({count} bản)").format(title=one.title, count=format_money(one.count)) if one.count else one.title
