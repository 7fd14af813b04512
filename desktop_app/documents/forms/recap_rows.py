"""What stands in each column of a row of the five-year table (F15). The rows themselves are ``domain.recap_table``.

What there is on a day and rates are not summed over the years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.documents.amounts import said
from desktop_app.documents.forms.report_figures import ReportFigures
from desktop_app.domain.cell_words import NOTHING as NONE
from desktop_app.domain.comparing import NOTHING, compared
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money
from desktop_app.domain.recap_table import RecapRow, Said
from desktop_app.domain.rounded_words import decimal_of, rate_in_text

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

    ``before`` None: nobody can say what the row was in the period before, so the comparison is left to the pen.
    """
    told = [_said(row, *year.row(row)) for year in years]
    now = whole.row(row)
    against = "" if before is None else _grown(row, now, before.row(row))
    return (*told, _said(row, *now), against, _NOTES.get(row.years, ""))


def _said(row: RecapRow, value: int | str, qualifier: Qualifier) -> str:
    if isinstance(value, str):
        return said(rate_in_text(value).removesuffix("%"), qualifier) if value else ""
    amount = decimal_of(value, _MILLION) if row.sort == "money" else format_money(value)
    return said(amount, qualifier)


def _grown(row: RecapRow, now: Said, before: Said) -> str:
    """Return by how much a figure grew: in per cent, of a rate in points; "khoảng" where one of them is not exact.

    Of what there was nothing before there is no percentage: the figure itself is what came.
    """
    (value, is_value), (old, is_old) = now, before
    change = compared(value, is_value, old, is_old)
    if change is not None:
        unit = "" if change.number == NOTHING else " điểm %" if change.points else "%"
        return said(f"{change.number}{unit}", change.qualifier)
    if isinstance(value, str) or isinstance(old, str):
        return ""
    return said(f"+{_said(row, value, 'exact')}", is_value) if value > 0 else NONE
