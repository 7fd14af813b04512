"""The reports there are, by name: what is offered, in the language in use, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from desktop_app.services.reports import by_part, compare, completeness, funds, period, persons, pledges, recap
from desktop_app.services.reports.wish import Maker, ReportOffer

REPORTS: Final[Mapping[str, tuple[Callable[[], ReportOffer], Maker]]] = MappingProxyType(
    {
        "period": (period.offer, period.make),
        recap.NAME: (recap.offer, recap.make),
        compare.NAME: (compare.offer, compare.make),
        by_part.ANY: (by_part.offers_any, by_part.make),
        by_part.COMMUNES: (by_part.offers_communes, by_part.make),
        by_part.MOVEMENTS: (by_part.offers_movements, by_part.make),
        by_part.UNITS: (by_part.offers_units, by_part.make),
        funds.NAME: (funds.offer, funds.make),
        persons.NAME: (persons.offer, persons.make),
        pledges.NAME: (pledges.offer, pledges.make),
        completeness.NAME: (completeness.offer, completeness.make),
    }
)
