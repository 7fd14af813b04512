"""The days of a report in words, in the language in use: papers are Vietnamese, what is on the screen need not be."""

from __future__ import annotations

from desktop_app.base.i18n import _, language
from desktop_app.domain.report_periods import Period


def period_words(period: Period) -> str:
    """Return how a period is named; outside Vietnamese by its days."""
    return period.words if language() == "vi" else days_words(period)


def days_words(period: Period) -> str:
    """Return a period by its first and last day."""
    if language() == "vi":
        return period.from_to
    return _("từ {start} đến {end}").format(start=f"{period.start:%d/%m/%Y}", end=f"{period.end:%d/%m/%Y}")


def year_head(year: Period) -> str:
    """Return the head of a year's column on one line; of a part of a year with its days."""
    if language() == "vi" or "\n" not in year.year_head:
        return " ".join(year.year_head.split())
    return f"{year.start.year} ({year.start:%d/%m} - {year.end:%d/%m})"
