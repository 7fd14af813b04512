"""One figure of a report: which measure of which kind, its value, how exact it is, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.base.i18n import language
from desktop_app.domain import cell_words
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.measures import Figure
from desktop_app.domain.money import format_money
from desktop_app.domain.rounded_words import rate_in_text


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure: kind and measure by name and by title, and its value.

    đồng for rows of type ``value``; per cent as decimal text for ``rate``, "" when there is nothing to be a rate of.
    ``qualifier``: parts of it are not exact. ``unknown``: of so many records nobody knows the number on the last day;
    they are not in it. ``kind_one``: the kind's title where there is one of it, told apart in English only.
    """

    kind: str
    kind_title: str
    measure: str
    measure_title: str
    type: str
    value: Figure
    qualifier: Qualifier = "exact"
    unknown: int = 0
    kind_one: str = ""

    @property
    def text(self) -> str:
        """The value as people read it: 1.234.567, 91,75%, or trên 4.000.000; no sign where the title has it."""
        if isinstance(self.value, int):
            return qualified(format_money(self.value), self.qualifier)
        if not self.value:
            return cell_words.NOTHING
        rate = rate_in_text(self.value)
        return qualified(rate.removesuffix("%") if self.measure_title.endswith("(%)") else rate, self.qualifier)


def qualified(amount: str, qualifier: Qualifier) -> str:
    """Return an amount with the word that says how exact it is, in the language in use; an exact one as it is."""
    return cell_words.qualified(amount, qualifier, language())
