"""Which function gathers which form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from desktop_app.services.paper.bundle_cover import gather_bundle_cover
from desktop_app.services.paper.consent import gather_consents
from desktop_app.services.paper.covid_list import gather_covid_list
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.gift_list import gather_gift_list
from desktop_app.services.paper.handover_minutes import gather_handover_minutes
from desktop_app.services.paper.hardship_list import gather_hardship_list
from desktop_app.services.paper.initiative_application import gather_initiative_application
from desktop_app.services.paper.initiative_book import gather_initiative_book
from desktop_app.services.paper.meeting_minutes import gather_meeting_minutes
from desktop_app.services.paper.nominations import gather_nomination_list, gather_submission
from desktop_app.services.paper.period_report import gather_period_report
from desktop_app.services.paper.pledge_agreement import gather_pledge_agreement
from desktop_app.services.paper.pledges import gather_pledges
from desktop_app.services.paper.recap_report import gather_recap_report
from desktop_app.services.paper.statistics_report import gather_statistics_report
from desktop_app.services.paper.support_letter import gather_support_letters
from desktop_app.services.paper.survey_minutes import gather_survey_minutes

Gatherer = Callable[[Gathering], Iterator[Paperwork]]

GATHERERS: Final[Mapping[str, Gatherer]] = {
    "F01": gather_pledges,
    "F02": gather_pledge_agreement,
    "F03": gather_hardship_list,
    "F04": gather_support_letters,
    "F05": gather_survey_minutes,
    "F06": gather_meeting_minutes,
    "F07": gather_handover_minutes,
    "F08": gather_gift_list,
    "F09": gather_initiative_application,
    "F10": gather_initiative_book,
    "F11": gather_submission,
    "F12": gather_nomination_list,
    "F13": gather_period_report,
    "F14": gather_statistics_report,
    "F15": gather_recap_report,
    "F16": gather_bundle_cover,
    "F17": gather_consents,
    "F18": gather_covid_list,
}
