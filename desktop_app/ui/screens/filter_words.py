"""What filters are called and how their values are said, on chips and in the dialog that sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.list_fields import FilterFields, FilterName
from desktop_app.domain.periods_typed import day_of_iso, whole_period
from desktop_app.storage.list_filters import Filters
from desktop_app.storage.travel import Travel

STATUSES: Final[tuple[tuple[Travel, str], ...]] = (
    ("draft", N_("Nháp")),
    ("ready", N_("Chưa xuất")),
    ("exported", N_("Đã xuất")),
    ("received", N_("Tỉnh đã nhận")),
    ("accepted", N_("Đã chấp nhận")),
    ("returned", N_("Bị trả lại")),
    ("erased", N_("Đã xóa theo luật")),
    ("own", N_("Của tỉnh")),
)
MEMBERS: Final[dict[FilterName, tuple[str, ...]]] = {
    "campaign": ("campaign",),
    "period": ("since", "until"),
    "source": ("source",),
    "status": ("statuses",),
    "movement": ("movement",),
    "commune": ("commune",),
}
"""The members of ``Filters`` that one filter of the window sets."""
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilterOffer:
    """The filters of a kind, what can be chosen in them as (code, words), and what the chosen ones are called.

    ``in_campaign``: the list is a campaign's, whose bar stands above it.
    """

    fields: FilterFields
    options: Mapping[FilterName, Options] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    in_campaign: bool = False

    def words_of(self, name: FilterName, code: str) -> str:
        """Return what a code is called, the code itself when nothing is known of it."""
        known = dict(self.options.get(name, ()))
        return known.get(code) or self.names.get(code) or code


def title_of(name: FilterName, fields: FilterFields) -> str:
    """Return what a filter is called: by its field, where the field is one the kind has by its own name."""
    asked = {"period": fields.period, "source": fields.source, "movement": fields.movement}.get(name)
    if asked is not None:
        return asked.title.in_language(language())
    return {"campaign": _("Đợt"), "commune": _("Xã"), "status": _("Trạng thái")}[name]


def value_words(name: FilterName, filters: Filters, offer: FilterOffer) -> str:
    """Return what a filter is set to, "" where it does not narrow."""
    if name == "period":
        return period_words(filters.since, filters.until)
    if name == "status":
        return ", ".join(_(word) for code, word in STATUSES if code in filters.statuses)
    code = str(getattr(filters, name))
    return offer.words_of(name, code) if code else ""


def chip_words(name: FilterName, filters: Filters, offer: FilterOffer) -> str:
    """Return the words of a chip: "Nguồn: LĐLĐ tỉnh", "Nguồn: tất cả"."""
    return _("{name}: {value}").format(
        name=title_of(name, offer.fields), value=value_words(name, filters, offer) or _("tất cả")
    )


def period_words(since: str, until: str) -> str:
    """Return how a period is said, "" for none."""
    first, last = day_of_iso(since), day_of_iso(until)
    if first is not None and last is not None:
        whole = whole_period(first, last)
        if whole is not None:
            shown = whole.display()
            return _("tháng {month}").format(month=shown) if whole.precision == "month" else shown
    parts = []
    if first is not None:
        parts.append(_("từ {day}").format(day=PartialDate.of_day(first).display()))
    if last is not None:
        parts.append(_("đến {day}").format(day=PartialDate.of_day(last).display()))
    return " ".join(parts)
