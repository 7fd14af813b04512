"""The reports there are, by name: what is offered, in the language in use, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from desktop_app.services.reports import period, recap
from desktop_app.services.reports.wish import Maker, ReportOffer

REPORTS: Final[Mapping[str, tuple[Callable[[], ReportOffer], Maker]]] = MappingProxyType(
    {"period": (period.offer, period.make), recap.NAME: (recap.offer, recap.make)}
)
