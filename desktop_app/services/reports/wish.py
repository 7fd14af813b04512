"""What somebody wants to see, what reports there are, and what making one is given. Plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop_app.base.errors import Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.report_model import Report
from desktop_app.domain.report_questions import Question, Split
from desktop_app.services.session import Session

Asks = Literal["unit", "split", "kind", "other_days", "names"]
"""What a report can be narrowed by beside its days: one unit (a province), a split, one kind, days to compare with;
whether persons are named."""


class ReportUnknown(Refused):
    """There is no report of that name. Fields: ``report``."""

    code = "report_unknown"


class ReportAsksMore(Refused):
    """A report cannot be made without something it asks for. Fields: ``report``, ``missing`` (one of ``Asks``)."""

    code = "report_asks_more"


@dataclass(frozen=True, slots=True)
class ReportWish:
    """One report: its name, the question, by what it is split, and the days it is compared with.

    ``names_shown``: with the names of persons, where a report lists them.
    """

    report: str
    question: Question
    split: Split | None = None
    other_days: tuple[date, date] | None = None
    names_shown: bool = False


@dataclass(frozen=True, slots=True)
class Making:
    """What the maker of a report is given."""

    session: Session
    wish: ReportWish
    by: Following = field(default=NOBODY, repr=False)


Maker = Callable[[Making], Report]


@dataclass(frozen=True, slots=True)
class ReportOffer:
    """A report that can be chosen: its name, what it is called, a line on what it tells, what it asks.

    ``form`` is the paper it is printed as ("F13"), "" for a plain report. ``splits`` are those it knows.
    ``of_its_day``: it tells of the desk as it stands when it is made, so it is found as it was kept, not counted again.
    """

    name: str
    title: str
    description: str
    asks: frozenset[Asks] = frozenset()
    splits: tuple[Split, ...] = ()
    form: str = ""
    province_only: bool = False
    of_its_day: bool = False
