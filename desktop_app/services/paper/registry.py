"""Which function gathers which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.gift_list import gather_gift_list
from desktop_app.services.paper.pledges import gather_pledges

Gatherer = Callable[[Gathering], Iterator[Paperwork]]

GATHERERS: Final[Mapping[str, Gatherer]] = {
    "F01": gather_pledges,
    "F08": gather_gift_list,
}
