"""Which function gathers which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.gift_list import gather_gift_list
from desktop_app.services.paper.handover_minutes import gather_handover_minutes
from desktop_app.services.paper.meeting_minutes import gather_meeting_minutes
from desktop_app.services.paper.pledges import gather_pledges
from desktop_app.services.paper.survey_minutes import gather_survey_minutes

Gatherer = Callable[[Gathering], Iterator[Paperwork]]

GATHERERS: Final[Mapping[str, Gatherer]] = {
    "F01": gather_pledges,
    "F05": gather_survey_minutes,
    "F06": gather_meeting_minutes,
    "F07": gather_handover_minutes,
    "F08": gather_gift_list,
}
