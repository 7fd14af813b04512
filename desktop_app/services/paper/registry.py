"""Which function gathers which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.gift_list import gather_gift_list
from desktop_app.services.paper.period_report import gather_period_report
from desktop_app.services.paper.recap_report import gather_recap_report
from desktop_app.services.paper.statistics_report import gather_statistics_report

Gatherer = Callable[[Gathering], Iterator[Paperwork]]

GATHERERS: Final[Mapping[str, Gatherer]] = {
    "F08": gather_gift_list,
    "F13": gather_period_report,
    "F14": gather_statistics_report,
    "F15": gather_recap_report,
}
