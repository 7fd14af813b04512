"""What the minutes are gathered with (F05, F06, F07): their letterhead, who was there, documents and areas in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from desktop_app.documents.forms.minutes import day_words, month_words
from desktop_app.documents.letterhead import Letterhead
from desktop_app.domain.answers import date_of, lines_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, Json
from desktop_app.services.paper.gathering import Gathering

_TYPES: Final = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "NQ": "Nghị quyết",
    "TTr": "Tờ trình",
    "HD": "Hướng dẫn",
    "BB": "Biên bản",
    "BC": "Báo cáo",
    "CTr": "Chương trình",
    "HĐ": "Hợp đồng",
}


def letterhead(at: Gathering, day: PartialDate | None, number: str | None) -> Letterhead:
    """Return the letterhead of minutes: they bear the day the record says, not the day of printing.

    A day that is not known is left to the pen. ``number`` is what follows "Số: ", None prints no such line.
    """
    head = at.letterhead(numbered=number is not None, named=day.end.isoformat() if day is not None else None)
    known = day.start if day is not None and day.precision == "day" else None
    return replace(head, day=known, number=number)


def mapping(value: Json) -> Mapping[str, Json]:
    """Return an answer of several parts, empty where there is none."""
    return value if isinstance(value, dict) else {}


def name_of(value: Json) -> str:
    """Return what a person is called."""
    return text_of(mapping(value).get("name"))


def born(value: Json) -> str:
    """Return a person's day or year of birth as papers write it, "" if it is not known."""
    when = date_of(mapping(value).get("birth"))
    return when.display() if when is not None else ""


def people(data: Data, rows: str) -> Iterator[tuple[Mapping[str, Json], str, str]]:
    """Yield each line of the rows with the person's name and position."""
    for line in lines_of(data.get(rows)):
        yield line, name_of(line.get("person")), text_of(line.get("position"))


def document_number(value: Json, tail: str = "") -> str:
    """Return "03/BB-CĐCS" of a document, "" where it has no number; ``tail`` stands for a missing symbol."""
    document = mapping(value)
    number, symbol = text_of(document.get("number")), text_of(document.get("symbol")) or tail
    if not number or "/" in number:
        return number
    return "/".join(part for part in (number.zfill(2), symbol) if part)


def document_words(value: Json) -> str:
    """Return a document as grounds name it: "Quyết định số 31/QĐ-LĐLĐ ngày 25 tháng 3 năm 2026 của LĐLĐ tỉnh …"."""
    document = mapping(value)
    number, when, issuer = document_number(value), date_of(document.get("date")), text_of(document.get("issuer"))
    about = _about(text_of(document.get("abstract")).strip())
    kind = _TYPES.get(text_of(document.get("symbol")).partition("-")[0], "văn bản")
    said = (
        f"số {number}" if number else "",
        _dated(when) if when is not None else "",
        f"của {issuer}" if issuer else "",
        about,
    )
    return f"{kind} {' '.join(part for part in said if part)}" if any(said) else ""


def _about(abstract: str) -> str:
    """Return an abstract as it goes on in a sentence: "về việc hỗ trợ …"; a name keeps its capital."""
    if not abstract or abstract.casefold().startswith(("về ", "v/v")):
        return f"{abstract[:1].lower()}{abstract[1:]}"
    first, _space, rest = abstract.partition(" ")
    plain = first[1:].islower() and rest[:1].islower()
    return f"về việc {f'{abstract[0].lower()}{abstract[1:]}' if plain else abstract}"


def _dated(when: PartialDate) -> str:
    if when.precision == "day":
        return day_words(when)
    if when.precision == "month":
        return f"tháng {month_words(when)} năm {when.start.year}"
    return when.display() if when.precision == "quarter" else f"năm {when.start.year}"


def area(at: Gathering, definition: Definition, data: Data, name: str) -> str:
    """Return "48,5 m²", "" for no answer."""
    shown = at.shown(definition, data, name)
    return f"{shown} m²" if shown else ""


def option_titles(definition: Definition, name: str) -> tuple[str, ...]:
    """Return what can be chosen in a field, in Vietnamese."""
    return tuple(option.title.vi for option in definition.field(name).options)
