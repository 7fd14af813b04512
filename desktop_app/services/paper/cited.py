"""Documents as papers cite them: under which number, of which day, of whom, and the line "(Kèm theo Tờ trình …)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from desktop_app.documents.forms.minutes import day_words, month_words
from desktop_app.domain.answers import date_of, parts_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.document_symbols import DOCUMENT_TYPES
from desktop_app.domain.records import Json

NUMBER_BY_HAND: Final = "……"
_UNKNOWN_ISSUER: Final = "…" * 12


def document_number(document: Json, tail: str = "") -> str:
    """Return "03/BB-CĐCS" of an answer, "" where it has no number; ``tail`` stands for a missing symbol.

    Below ten with a leading zero (NĐ 30/2020). A number that brings its own symbol stands as it was written.
    """
    said = parts_of(document)
    number, symbol = text_of(said.get("number")), text_of(said.get("symbol")) or tail
    if not number or "/" in number:
        return number
    return "/".join(part for part in (number.zfill(2), symbol) if part)


def document_words(document: Json) -> str:
    """Return a document as grounds name it: "Quyết định số 31/QĐ-LĐLĐ ngày 25 tháng 3 năm 2026 của LĐLĐ tỉnh …"."""
    said = parts_of(document)
    number, when, issuer = document_number(document), date_of(said.get("date")), text_of(said.get("issuer"))
    about = _about(text_of(said.get("abstract")).strip())
    told = (
        f"số {number}" if number else "",
        _dated(when) if when is not None else "",
        f"của {issuer}" if issuer else "",
        about,
    )
    kind = _type_of(said, "văn bản")
    return f"{kind} {' '.join(part for part in told if part)}" if any(told) else ""


def the_same(documents: Iterable[Json]) -> dict[str, Json]:
    """Return the one document that all records name, nothing when they name several, or one names none."""
    found: dict[str, Json] | None = None
    for document in documents:
        if not isinstance(document, dict) or (found is not None and document != found):
            return {}
        found = document
    return found or {}


def attached_to(document: Json, issuer: str, proposed: str = "Tờ trình", number: str = "……/……") -> str:
    """Return "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày … của …)"; what the ``document`` does not tell is for the pen.

    ``issuer`` is who sends it, ``proposed`` the type and ``number`` the number of one that has neither yet.
    """
    said = parts_of(document)
    symbol = text_of(said.get("symbol"))
    kind = proposed
    if symbol or text_of(said.get("number")):
        kind = _type_of(said, DOCUMENT_TYPES["CV"])
        number = document_number(said) or f"{NUMBER_BY_HAND}/{symbol}"
    whose = text_of(said.get("issuer")) or issuer or _UNKNOWN_ISSUER
    return f"(Kèm theo {kind} số {number} {day_words(date_of(said.get('date')))} của {whose})"


def _type_of(document: Mapping[str, Json], otherwise: str) -> str:
    """Return the type of a document by the sign at the head of its symbol; an official letter has none."""
    return DOCUMENT_TYPES.get(text_of(document.get("symbol")).partition("-")[0], otherwise)


def _about(abstract: str) -> str:
    """Return an abstract as it goes on in a sentence: "về việc hỗ trợ …"; a name keeps its capital."""
    if not abstract or abstract.casefold().startswith(("về ", "v/v")):
        return f"{abstract[:1].lower()}{abstract[1:]}"
    first, _space, rest = abstract.partition(" ")
    plain = first[1:].islower() and rest[:1].islower()
    return f"về việc {f'{abstract[0].lower()}{abstract[1:]}' if plain else abstract}"


def _dated(when: PartialDate) -> str:
    """Return the date of a document as far as it is known, without room for the pen."""
    if when.precision == "day":
        return day_words(when)
    if when.precision == "month":
        return f"tháng {month_words(when)} năm {when.start.year}"
    return when.display() if when.precision == "quarter" else f"năm {when.start.year}"
