"""What stands in each column of a row of the five-year table (F15). The rows themselves are ``domain.recap_table``.

What there is on a day and rates are not summed over the years.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Final

from desktop_app.documents.amounts import rate_in_text, said
from desktop_app.documents.forms.report_figures import ReportFigures
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money
from desktop_app.domain.recap_table import RecapRow, Said, recap_table
from desktop_app.domain.rounded_words import decimal_of

MILLION: Final = "triệu đồng"
_MILLION: Final = 1_000_000
_NOTES: Final = {"last": "Số cuối kỳ", "mean": "Bình quân", "apart": "Không cộng các năm"}


def unit_on_paper(row: RecapRow) -> str:
    """Return in what a row counts on paper, where money stands in millions."""
    return MILLION if row.sort == "money" else row.unit.vi


def cells(
    row: RecapRow, years: Sequence[ReportFigures], whole: ReportFigures, before: ReportFigures | None
) -> tuple[str, ...]:
    """Return the texts of a row after its unit: each year, all of them together, against the period before, a note.

    ``before`` None: of the period before the book has nothing, so the comparison is left to the pen.
    """
    told = [_said(row, *year.row(row)) for year in years]
    now = whole.row(row)
    against = "" if before is None else compared(row, now, before.row(row))
    return (*told, _said(row, *now), against, _NOTES.get(row.years, ""))


def anything_in(figures: ReportFigures) -> bool:
    """Tell whether the table would have a single figure of a period."""
    return any(figures.row(row)[0] for row in recap_table().rows)


def _said(row: RecapRow, value: int | str, qualifier: Qualifier) -> str:
    if isinstance(value, str):
        return said(rate_in_text(value).removesuffix("%"), qualifier) if value else ""
    amount = decimal_of(value, _MILLION) if row.sort == "money" else format_money(value)
    return said(amount, qualifier)


def compared(row: RecapRow, now: Said, before: Said) -> str:
    """Return by how much a figure grew: in per cent, of a rate in points; "khoảng" where one of them is not exact.

    Of what there was nothing before there is no percentage: the figure itself is what came.
    """
    (value, is_value), (old, is_old) = now, before
    qualifier: Qualifier = "exact" if (is_value, is_old) == ("exact", "exact") else "about"
    if isinstance(value, str) or isinstance(old, str):
        if not value or not old:
            return ""
        points = _signed(Fraction(value) - Fraction(old), 2)
        return said(f"{points} điểm %" if points != "0" else points, qualifier)
    if not old:
        return said(f"+{_said(row, value, 'exact')}", is_value) if value > 0 else "–"
    grown = _signed(Fraction((value - old) * 100, old), 1)
    return said(f"{grown}%" if grown != "0" else grown, qualifier)


def _signed(number: Fraction, decimals: int) -> str:
    """Return a number with its sign and at most so many decimals, halves away from zero; "0" has no sign."""
    scale = 10**decimals
    rounded = floor(abs(number) * scale + Fraction(1, 2))
    if not rounded:
        return "0"
    return f"{'-' if number < 0 else '+'}{decimal_of(rounded, scale)}"
