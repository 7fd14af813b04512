"""Two dates where papers give a span: days, months, school years, terms, stages; read day first, nothing guessed.

"năm học 2025 - 2026", "nhiệm kỳ 2025 - 2030" and "giai đoạn 2021 - 2025" are told apart by their word: two years in a
row without one are asked about. The ends stay partial dates, because a term begins with a congress, not on 1 January.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import DateImpossible, DateUnreadable, PartialDate, parse_partial_date
from desktop_app.domain.vietnamese import fold

Span = Literal["dates", "school_year", "term", "stage"]

_WORDS: Final[dict[Span, str]] = {"school_year": "năm học", "term": "nhiệm kỳ", "stage": "giai đoạn"}
_SPANS: Final[dict[str, Span]] = {fold(words): span for span, words in _WORDS.items()}


class DateRangeImpossible(Refused):
    """A span that ends before it begins, or a school year of more than two years. Fields: ``text``."""

    code = "date_range_impossible"


class DateRangeAmbiguous(Refused):
    """A span that may be two things: "2025 - 2026". Fields: ``text``, ``first`` and ``second`` (as shown)."""

    code = "date_range_ambiguous"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Two dates, both included, each known to its own precision, and what kind of span they make."""

    first: PartialDate
    last: PartialDate
    span: Span = "dates"

    def display(self) -> str:
        """Return the form of tables and papers: ``27/07/2020 - 28/07/2020``, ``giai đoạn 2021 - 2025``."""
        ends = f"{self.first.display()} - {self.last.display()}"
        return ends if self.span == "dates" else f"{_WORDS[self.span]} {ends}"


_DASHES: Final = str.maketrans("–—−", "---")
_YEARS: Final = re.compile(
    rf"(?:(?P<word>{'|'.join(_SPANS)})\s+)?(?P<from>tu\s+)?(?:nam\s+)?(?P<first>[0-9]{{4}})"
    r"\s*(?:-|den)\s*(?:nam\s+)?(?P<last>[0-9]{4})"
)
_CUT: Final = re.compile(r"\s+den\s+(?:het\s+)?|\s*-\s*")
_FROM: Final = re.compile(r"tu\s+")
_LONGEST: Final = 100
_SHORT_FORMS: Final = {
    "day": (
        (re.compile(r"(?:ngay\s+)?[0-9]{1,2}"), re.compile(r"(?:ngay\s+)?[0-9]{1,2}\s*/\s*[0-9]{1,2}")),
        ("/%m/%Y", "/%Y"),
    ),
    "month": ((re.compile(r"(?:thang\s+|t)?[0-9]{1,2}"),), ("/%Y",)),
    "quarter": ((re.compile(r"(?:qu[yi]\s+|q)(?:[ivx]+|[0-9])"),), ("/%Y",)),
}
"""What the first date leaves out when the last one says it, by the precision of the last."""


def parse_date_range(typed: str) -> DateRange:
    """Return the one span ``typed`` can mean: ``27-28/7/2020``, ``từ tháng 1 đến tháng 3/2020``.

    A single date is a span of its own.

    Raises DateRangeAmbiguous, DateRangeImpossible, DateImpossible (``31/4 - 2/5/2025``), DateUnreadable
    (``27-28/72020``), DateYearOutOfRange.
    """
    text = fold(typed.translate(_DASHES))
    if len(text) > _LONGEST:
        raise DateUnreadable(text=typed)
    years = _YEARS.fullmatch(text)
    if years:
        return _of_years(years, typed)
    try:
        single = parse_partial_date(text)
    except Refused:
        return _of_two_dates(text, typed)
    return DateRange(single, single)


def _of_years(years: re.Match[str], typed: str) -> DateRange:
    first, last = parse_partial_date(years["first"]), parse_partial_date(years["last"])
    length = last.start.year - first.start.year
    span: Span = _SPANS[years["word"]] if years["word"] else "dates"
    if length < 0 or (span != "dates" and length == 0) or (span == "school_year" and length > 1):
        raise DateRangeImpossible(text=typed)
    if span == "dates" and length == 1 and not years["from"]:
        readings = [DateRange(first, last, meant).display() for meant in ("school_year", "stage")]
        raise DateRangeAmbiguous(text=typed, first=readings[0], second=readings[1])
    return DateRange(first, last, span)


def _of_two_dates(text: str, typed: str) -> DateRange:
    """Cut ``text`` wherever both sides are dates; the first takes from the second what it leaves out."""
    found: dict[str, DateRange] = {}
    reason: Refused = DateUnreadable(text=typed)
    for cut in _CUT.finditer(text):
        try:
            last = parse_partial_date(text[cut.end() :])
            first = _first_date(_FROM.sub("", text[: cut.start()], count=1), last)
        except DateImpossible:
            reason = DateImpossible(text=typed)
        except Refused:
            continue
        else:
            one = DateRange(first, last)
            found[one.display()] = one
    if len(found) != 1:
        readings = [*found, "", ""]
        raise DateRangeAmbiguous(text=typed, first=readings[0], second=readings[1]) if found else reason
    (only,) = found.values()
    if only.first.start > only.last.start or only.first.end > only.last.end:
        raise DateRangeImpossible(text=typed)
    return only


def _first_date(text: str, last: PartialDate) -> PartialDate:
    """Return the date before the cut, as it stands or with the month and year of ``last``. Raises Refused."""
    forms, rest = _SHORT_FORMS.get(last.precision, ((), ()))
    for form, more in zip(forms, rest, strict=True):
        if form.fullmatch(text):
            return parse_partial_date(text + last.start.strftime(more))
    return parse_partial_date(text)
