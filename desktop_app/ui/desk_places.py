"""The places of the rail: those of an office or of the province, with the kinds of records between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.services.session import Session
from desktop_app.ui.destinations import (
    CLOSING,
    DEVICES,
    HOME,
    INBOX,
    OPERATORS,
    OWN_UNIT,
    PRINT,
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
_PROVINCE_FIRST: Final[tuple[_Place, ...]] = (
    (INBOX, N_("Bàn nhận"), "inbox"),
    (DEVICES, N_("Máy đã đăng ký"), "shield-check"),
    (UNITS, N_("Đơn vị"), "hotel"),
)
_OFFICE_LAST: Final[tuple[_Place, ...]] = (
    (PRINT, N_("In giấy tờ"), "printer"),
    (CLOSING, N_("Khóa sổ"), "lock"),
    (TRANSFER, N_("Gửi và nhận"), "send"),
    (OWN_UNIT, N_("Tên và địa chỉ đơn vị"), "hotel"),
)
_LAST: Final[tuple[_Place, ...]] = (
    (SAFETY, N_("Sao lưu và khôi phục"), "hard-drive-download"),
    (OPERATORS, N_("Người dùng"), "key-round"),
)

Ways = Mapping[str, Callable[[], None]]


def fill_rail(
    window: MainWindow, session: Session, ways: Ways, show_list: Callable[[str], None]
) -> dict[str, Callable[[], None]]:
    """Fill the rail in the language in use, and return the way to each of its places."""
    office = session.identity.role == "office"
    places: dict[str, Callable[[], None]] = {}

    def add(key: str, title: str, icon: str, go: Callable[[], None]) -> None:
        window.add_destination(key, title, icon)
        places[key] = go

    window.clear_destinations()
    for key, title, icon in () if office else _PROVINCE_FIRST:
        add(key, _(title), icon, ways[key])
    add(HOME, _("Trang chủ"), "house", ways[HOME])
    for group, heading in GROUPS:
        window.add_section(_(heading))
        for definition in in_order(session.definitions, group):
            kind, title = definition.kind, definition.plural.in_language(language())
            if not definition.internal and not (office and kind == CLOSING):  # closings have a place of their own
                icon = _ICONS.get(definition.icon, definition.icon)
                add(kind, title, icon, partial(show_list, kind))
    for key, title, icon in (*(_OFFICE_LAST if office else ()), *_LAST):
        add(key, _(title), icon, ways[key])
    return places
