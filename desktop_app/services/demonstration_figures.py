"""Whether the demonstration's figures hold together: each unit's with the province's, and the sum of all units'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.base.errors import Bug
from desktop_app.domain.definition import MeasureType
from desktop_app.services.browsing import Browsing
from desktop_app.services.reporting import Reporting, ReportRow
from desktop_app.services.session import Session

STAGE: Final = (date(2015, 1, 1), date(2020, 6, 30))
"""The years the article speaks of."""
_ADDED_UP: Final[frozenset[MeasureType]] = frozenset({"count", "value", "sum", "balance", "turns"})
"""Figures of parts that make up the figure of the whole; persons of two units may be the same ones."""


class TotalsDisagree(Bug):
    """The province's figures are not the unit's. Fields: ``unit``; ``file``, ``reason`` of a bundle it refused."""

    code = "demo_totals_disagree"


class SumsDisagree(Bug):
    """All units together are not what the province says of all. Fields: ``kind``, ``measure``."""

    code = "demo_sums_disagree"


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's figures as it counts them itself, and as the province counts them."""

    unit: str
    name: str
    records: int
    own: tuple[ReportRow, ...]
    province: tuple[ReportRow, ...]

    @property
    def agree(self) -> bool:
        """Whether both say the same."""
        return self.own == self.province


def figures_of(office: Session, province: Session) -> UnitFigures:
    """Return one office's figures from both sides. Raises TotalsDisagree."""
    unit = office.identity.unit
    own, theirs = Reporting(office).period(*STAGE), Reporting(province).period(*STAGE, unit=unit)
    records = sum(Browsing(office).counts().values())
    found = UnitFigures(unit, office.identity.unit_name, records, tuple(own), tuple(theirs))
    if not found.agree:
        raise TotalsDisagree(unit=unit)
    return found


def require_sums(province: Session, offices: Iterable[UnitFigures]) -> int:
    """Compare what all units make together with what the province says of all; return how many figures were compared.

    The province records as a unit of its own and is one of them. Raises SumsDisagree.
    """
    reporting = Reporting(province)
    parts = [tuple(reporting.period(*STAGE, unit=province.identity.unit)), *(one.province for one in offices)]
    flows = {
        (definition.kind, measure.name)
        for definition in province.definitions
        for measure in definition.measures
        if measure.nature == "flow" and measure.type in _ADDED_UP
    }
    compared = 0
    for place, whole in enumerate(reporting.period(*STAGE)):
        if (whole.kind, whole.measure) in flows:
            _require_sum(whole, [part[place] for part in parts])
            compared += 1
    return compared


def _require_sum(whole: ReportRow, parts: Sequence[ReportRow]) -> None:
    if whole.value != sum(part.value for part in parts if isinstance(part.value, int)):
        raise SumsDisagree(kind=whole.kind, measure=whole.measure)
