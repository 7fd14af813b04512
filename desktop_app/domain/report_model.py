"""A report as data: words, tables of typed figures, charts. Screen, paper, spreadsheet and word processor draw it.

Nothing here is drawn and nothing is counted: whoever makes a report fills it, whoever shows it reads it. Words are in
the language of whoever made it (paper is Vietnamese by law).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.base.i18n import Language
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.report_questions import Behind, Moment

Sort = Literal["text", "code", "count", "money", "rate", "day"]
"""How a value reads: words; a code that is text even where it looks like a number; a whole number; đồng; per cent as
decimal text ("91.75", "" for none); an ISO day."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table. ``value`` None is an empty cell; ``behind`` leads to the records it was counted from."""

    value: int | str | None = None
    sort: Sort = "text"
    qualifier: Qualifier = "exact"
    behind: Behind | None = None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its head, how its values read, its share of the width, and whether a total row adds it up.

    ``summed`` columns hold flows of which every row is a part of the total: a spreadsheet makes the total a formula.
    """

    name: str
    title: str
    sort: Sort = "text"
    width: float = 1.0
    summed: bool = False


RowRole = Literal["row", "group", "total"]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row: one cell for each column; a ``group`` is a heading over the rows after it and has one cell with its words.

    ``code`` names the row for programs (K06.count); ``level`` indents it under the row before.
    """

    cells: tuple[Cell, ...]
    role: RowRole = "row"
    code: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with its title and the notes under it: what it leaves out, what is not added up and why."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    notes: tuple[str, ...] = ()


ChartSort = Literal["columns", "ranking", "shares", "progress"]


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one series, one for each label of its chart; None where there is none."""

    title: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A chart: year ``columns`` (one or two series), a ``ranking`` of units, ``shares`` of a whole, ``progress``.

    ``progress`` has two series: what was reached and what was pledged. ``sort`` says how its values read.
    """

    title: str
    chart: ChartSort
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    sort: Sort = "count"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part in words. ``draft`` is what the figures say, ``text`` what the office made of it (None: nothing yet).

    ``stale``: the figures changed since the office wrote its text.
    """

    name: str
    title: str
    draft: tuple[str, ...]
    text: tuple[str, ...] | None = None
    stale: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown and printed."""
        return self.draft if self.text is None else self.text


ReportPart = ReportSection | ReportTable | ReportChart


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: what it is called, of which days and whose, its parts in order, and what they rest on.

    ``basis`` are sentences on what counts in it and what does not (drafts, returned records, how many persons are
    linked); ``code`` finds it again once it was kept, "" before; ``moment`` is what the book knew when it was made,
    ``language`` that of its words.
    """

    name: str
    title: str
    period: str
    unit: str
    parts: Sequence[ReportPart]
    basis: tuple[str, ...] = ()
    code: str = ""
    moment: Moment | None = None
    notes: tuple[str, ...] = ()
    language: Language = "vi"
