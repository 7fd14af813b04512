"""The places of the rail: those of an office or of the province, with the kinds of records between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.definition import Definitions
from desktop_app.ui.destinations import (
    CLOSING,
    CLOSINGS,
    DEVICES,
    FORKS,
    HOME,
    INBOX,
    OPERATORS,
    OWN_UNIT,
    PERSON_LINKS,
    PRINT,
    RECEIPTS,
    REPORTS,
    REVIEW,
    SAFETY,
    TRANSFER,
    UNITS,
)
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.main_window import MainWindow

_ICONS: Final = {
    "house": "building-2",
    "house_repair": "wrench",
    "community_work": "hammer",
    "welfare_agreement": "briefcase",
}
"""Other pictures than the definitions': Home has the house, and at large text the rail shows pictures only."""

_Place = tuple[str, str, str]
_PROVINCE: Final[tuple[tuple[str, tuple[_Place, ...]], ...]] = (
    (
        "",
        (
            (INBOX, N_("Bàn nhận"), "inbox"),
            (FORKS, N_("Bản khác nhau"), "git-fork"),
            (REVIEW, N_("Duyệt bản ghi"), "list-filter"),
        ),
    ),
    (
        N_("Theo dõi, kết quả"),
        (
            (UNITS, N_("Đơn vị"), "hotel"),
            (CLOSINGS, N_("Khóa sổ theo kỳ"), "calendar"),
            (PERSON_LINKS, N_("Người trùng"), "users"),
            (REPORTS, N_("Báo cáo"), "chart-column"),
            (RECEIPTS, N_("Phiếu nhận"), "send"),
        ),
    ),
    (
        N_("Sổ của tỉnh"),
        (
            (HOME, N_("Trang chủ"), "house"),
            (PRINT, N_("In giấy tờ"), "printer"),
            (DEVICES, N_("Máy đã đăng ký"), "shield-check"),
            (SAFETY, N_("Sao lưu và khôi phục"), "hard-drive-download"),
            (OPERATORS, N_("Người dùng"), "key-round"),
        ),
    ),
)
"""Titles with the places under them, shown always; the kinds of records come last, folded: opening one moves none."""
_OFFICE_LAST: Final[tuple[_Place, ...]] = (
    (REPORTS, N_("Báo cáo"), "chart-column"),
    (PRINT, N_("In giấy tờ"), "printer"),
    (CLOSING, N_("Khóa sổ"), "lock"),
    (TRANSFER, N_("Gửi và nhận"), "send"),
    (OWN_UNIT, N_("Tên và địa chỉ đơn vị"), "hotel"),
    (SAFETY, N_("Sao lưu và khôi phục"), "hard-drive-download"),
    (OPERATORS, N_("Người dùng"), "key-round"),
)

Ways = Mapping[str, Callable[[], None]]


def fill_rail(
    window: MainWindow, definitions: Definitions, ways: Ways, show_list: Callable[[str], None], *, office: bool
) -> dict[str, Callable[[], None]]:
    """Fill the rail in the language in use, and return the way to each of its places."""
    places: dict[str, Callable[[], None]] = {}

    def add(key: str, title: str, icon: str, go: Callable[[], None]) -> None:
        window.add_destination(key, title, icon)
        places[key] = go

    def add_all(fixed: Sequence[_Place]) -> None:
        for key, title, icon in fixed:
            add(key, _(title), icon, ways[key])

    window.clear_destinations()
    if office:
        add(HOME, _("Trang chủ"), "house", ways[HOME])
    else:
        for heading, fixed in _PROVINCE:
            window.add_title(_(heading) if heading else "")
            add_all(fixed)
    for group, heading in GROUPS:
        window.add_section(_(heading))
        for definition in in_order(definitions, group):
            kind, title = definition.kind, definition.plural.in_language(language())
            if not definition.internal and not (office and kind == CLOSING):  # closings have a place of their own
                icon = _ICONS.get(definition.icon, definition.icon)
                add(kind, title, icon, partial(show_list, kind))
    add_all(_OFFICE_LAST if office else ())
    return places
