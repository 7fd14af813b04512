"""How the fields of a failure are written in a sentence: sizes, dates, names of drives, whose bundle it is.

A field without a value is left out, so that the plainer variant of a sentence is chosen. Never raises: fields come
from files and drives in any state.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final

from desktop_app import __version__
from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import N_, _
from desktop_app.domain.answers import date_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.display import display_number
from desktop_app.domain.money import format_money
from desktop_app.messages.places_on_disk import drive_words, is_stick, last_part

LONGEST_QUOTE: Final = 60
"""Characters of a typed text that a sentence repeats."""
_NEVER_SHOWN: Final = frozenset(("Cc", "Cf", "Cs"))
"""Unicode categories: controls, direction marks, halves of letters (bytes of a name that are no UTF-8)."""
_STEP: Final = 1000
_UNITS: Final = (N_("{size} byte"), N_("{size} KB"), N_("{size} MB"), N_("{size} GB"), N_("{size} TB"))

_STATES: Final = {
    "draft": N_("đang là bản nháp"),
    "complete": N_("đã hoàn thành"),
    "deleted": N_("đang ở trong thùng rác"),
}
_DOCUMENTS: Final = {
    "application/vnd.so-cong-doan.manifest+json": N_("gói số liệu"),
    "application/vnd.so-cong-doan.request+json": N_("yêu cầu đăng ký máy"),
    "application/vnd.so-cong-doan.admission+json": N_("giấy tiếp nhận máy"),
    "application/vnd.so-cong-doan.notice+json": N_("giấy báo thôi đăng ký máy"),
    "application/vnd.so-cong-doan.receipt+json": N_("phiếu nhận"),
    "application/vnd.so-cong-doan.history+json": N_("hồ sơ trả lại của đơn vị"),
    "application/vnd.so-cong-doan.help-request+json": N_("tệp nhờ mở sổ"),
    "application/vnd.so-cong-doan.help-answer+json": N_("tệp giúp mở sổ"),
}
"""The signed documents by their types in ``bundle``; named here because that package is too heavy for start-up."""

DERIVED: Final = frozenset({"bundle", "bundle_again", "sender", "program_version", "usb", "parcel"})
"""Placeholders made here that every sentence may use. ``bundle`` and its like fall back to "gói này", "nơi gửi".

``usb`` is there where the drive is a stick or the root of one, ``parcel`` where it is known what was to be written.
"""


class Shown(dict[str, str]):
    """Fields as they are written in a sentence; one that is missing shows as a dash, never as an exception."""

    def __missing__(self, name: str) -> str:
        return "—"


def shown_fields(fields: Mapping[str, FieldValue], *, plain: Collection[str] = (), typed: bool = False) -> Shown:
    """Return ``fields`` as text, without those that say nothing, with the placeholders of ``DERIVED`` added.

    ``plain`` names fields nothing special is known about. ``typed``: the fields are those of a typed text that could
    not be read, where a ``limit`` is đồng and a ``name`` a commune's.
    """
    writers = _TYPED_WRITERS if typed else _WRITERS
    shown = Shown()
    for name, value in fields.items():
        write = shown_value if name in plain else writers.get(name, shown_value)
        text = "" if _says_nothing(name, value) else harmless(write(value))
        if text:
            shown[name] = text
    if is_stick(str(fields.get("drive") or "")):
        shown["usb"] = _("USB")
    return _with_derived(shown)


def shown_value(value: FieldValue) -> str:
    """Return a value nothing special is known about: thousands with dots, lists with commas, long texts cut."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return format_money(value)
    return quoted(str(value))


def harmless(text: str) -> str:
    """Return ``text`` without what fools the eye or no terminal can write: a stranger named the file it may be of.

    White space is a space; controls, direction marks and halves of letters are the sign for an unreadable letter.
    """
    if text.isprintable():
        return text
    return "".join(_harmless_letter(letter) for letter in text)


def _harmless_letter(letter: str) -> str:
    if letter.isspace():
        return letter if unicodedata.category(letter) == "Zs" else " "
    return "\ufffd" if unicodedata.category(letter) in _NEVER_SHOWN else letter


def quoted(text: str) -> str:
    """Return ``text`` on one line, cut where a sentence would drown in it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def shown_bytes(value: FieldValue, *, up: bool) -> str:
    """Return a number of bytes in the largest unit that fits: whole, gigabytes and more with one decimal.

    What is needed is rounded up and what there is down: "needs 48 MB, has 48 MB" would explain nothing.
    """
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return shown_value(value)
    place, unit = 0, 1
    while place < len(_UNITS) - 1 and value >= unit * _STEP:
        place, unit = place + 1, unit * _STEP
    parts = 10 if place > 2 else 1
    tenths = -(-value * parts // unit) if up else value * parts // unit
    if up and tenths >= _STEP * parts and place < len(_UNITS) - 1:
        return shown_bytes(unit * _STEP, up=up)
    whole, part = divmod(tenths, parts)
    return _(_UNITS[place]).format(size=format_money(whole) + (f",{part}" if part else ""))


def shown_date(value: FieldValue) -> str:
    """Return a date as it stands in a sentence: "28/5/2026", "tháng 9/2025", "quý III/2025", "năm 2025"."""
    when = date_of(value) if isinstance(value, str) else None
    return partial_date_words(when) if when else shown_value(value)


def partial_date_words(when: PartialDate) -> str:
    """Return a date of any precision as it stands in a sentence."""
    if when.precision == "day":
        return day_words(when.start)
    if when.precision == "month":
        return _("tháng {month}").format(month=_month_words(when.start))
    return when.display() if when.precision == "quarter" else _("năm {year}").format(year=when.display())


def day_words(day: date) -> str:
    """Return a day as documents write it: days under 10 and months 1 and 2 have a leading zero ("05/02/2026")."""
    return f"{day.day:02d}/{_month_words(day)}"


def _month_words(day: date) -> str:
    return f"{day.month:02d}/{day.year}" if day.month < 3 else f"{day.month}/{day.year}"


def _with_derived(shown: Shown) -> Shown:
    """Add whose bundle is spoken of, as far as is known, and which version of the program speaks."""
    shown["program_version"] = __version__
    name = shown.get("unit_name") or (_("đơn vị mã {unit}").format(unit=shown["unit"]) if "unit" in shown else "")
    number = shown.get("number", "")
    if number and name:
        shown["bundle"] = _("gói số {number} của {unit_name}").format(number=number, unit_name=name)
    elif number:
        shown["bundle"] = _("gói số {number}").format(number=number)
    else:
        shown["bundle"] = _("một gói của {unit_name}").format(unit_name=name) if name else _("gói này")
    shown["bundle_again"] = _("gói số {number}").format(number=number) if number else _("gói này")
    shown["sender"] = _("đơn vị") if name else _("nơi gửi")
    if number or "receipt" in shown:
        shown["parcel"] = _("gói") if number else _("phiếu")
    return shown


def _says_nothing(name: str, value: FieldValue) -> bool:
    return value is None or value == "" or value == [] or (value == 0 and name in _COUNTED_FROM_ONE)


def _plain_number(value: FieldValue) -> str:
    """Write numbers that name something (a bundle, a year) without dots below ten thousand."""
    return display_number(str(value)) if isinstance(value, int) else shown_value(value)


def _file_name(value: FieldValue) -> str:
    return quoted(last_part(str(value)))


def _drive(value: FieldValue) -> str:
    return drive_words(str(value))


def _rounded_up(value: FieldValue) -> str:
    return shown_bytes(value, up=True)


def _rounded_down(value: FieldValue) -> str:
    return shown_bytes(value, up=False)


def _state(value: FieldValue) -> str:
    return _(_STATES[str(value)]) if str(value) in _STATES else ""


def _document_or_number(value: FieldValue) -> str:
    """Name a document by its type; in other failures ``found`` and ``expected`` are numbers."""
    if isinstance(value, str):
        return _(_DOCUMENTS[value]) if value in _DOCUMENTS else ""
    return shown_value(value)


_COUNTED_FROM_ONE: Final = frozenset({"number", "group", "line", "row"})
"""Fields that say "none" by zero."""

_Writer = Callable[[FieldValue], str]

_TYPED_WRITERS: Final[Mapping[str, _Writer]] = {
    "year": _plain_number,
    "earliest": _plain_number,
    "latest": _plain_number,
    "date": shown_date,
}

_WRITERS: Final[Mapping[str, _Writer]] = {
    "number": _plain_number,
    "expected": _document_or_number,
    "found": _document_or_number,
    "needed": _rounded_up,
    "size": _rounded_up,
    "free": _rounded_down,
    "limit": _rounded_down,
    "drive": _drive,
    "folder": _file_name,
    "file": _file_name,
    "name": _file_name,
    "clock": shown_date,
    "newest": shown_date,
    "day": shown_date,
    "starts_on": shown_date,
    "ends_on": shown_date,
    "today": shown_date,
    "from_state": _state,
    "state": _state,
}
