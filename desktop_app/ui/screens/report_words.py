"""What splits and usual periods are called where a report is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain.periods_typed import typed_again
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import SPLITS as SPLITS
from desktop_app.domain.usual_periods import PeriodName, UsualPeriod, just_before, usual_periods, year_before
from desktop_app.messages.shown_fields import day_words
from desktop_app.ui.screens.print_days import DaysWay

_PERIODS: Final[Mapping[PeriodName, str]] = {
    "quarter": N_("Quý này"),
    "last_quarter": N_("Quý trước"),
    "half": N_("6 tháng"),
    "year": N_("Năm nay"),
    "last_year": N_("Năm trước"),
    "stage": N_("5 năm {first} - {last}"),
    "counted": N_("Chốt {day}"),
}


def usual_answers(_way: DaysWay, today: date) -> list[tuple[str, str]]:
    """Return the usual periods as (words, what is typed for them)."""
    return [(_words(one), typed_again(one.start.isoformat(), one.end.isoformat())) for one in usual_periods(today)]


def _words(period: UsualPeriod) -> str:
    words = _(_PERIODS[period.name])
    return words.format(first=period.start.year, last=period.end.year, day=day_words(period.end))


def compared_with(period: Period) -> list[tuple[str, str]]:
    """Return what a period is compared with most, as (words, what is typed for it)."""
    a_year, before = year_before(period), just_before(period)
    found = [(_("Cùng kỳ năm trước"), _typed(a_year))]
    return found if before == a_year else [*found, (_("Kỳ liền trước"), _typed(before))]


def _typed(period: Period) -> str:
    return typed_again(period.start.isoformat(), period.end.isoformat())
