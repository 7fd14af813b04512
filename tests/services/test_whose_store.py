"""What a province's store does no office's store does, and the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_app.services.accepting import Accepting
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.office_enrolment import OfficeEnrolment
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.province.completeness import Completeness
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.forks import Forks
from desktop_app.services.province.giving_help import GivingHelp
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.holdings import Holdings
from desktop_app.services.province.locks import PeriodLocks
from desktop_app.services.province.notes import DeskNotes
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.province.person_links import PersonLinks
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.province.recovery import DeviceRecovery
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.reconciling import Reconciling
from desktop_app.services.session import Session
from desktop_app.services.units import Units
from desktop_app.services.whose_store import NotAnOffice, NotAProvince
from tests.services.stores import Pair

Made = Callable[[Session], object]


@pytest.mark.parametrize(
    "service",
    [
        Completeness,
        DeskNotes,
        DeviceRecovery,
        Devices,
        Forks,
        GivingHelp,
        Holdings,
        OperatingKeys,
        PeriodLocks,
        PersonLinks,
        ProvinceDesk,
        ProvinceEnrolment,
        QuarantineDesk,
        Receipts,
        Receiving,
        Reviewing,
        UnitHistory,
        Units,
    ],
)
def test_a_province_s_desk_is_not_an_office_s(pair: Pair, service: Made) -> None:
    service(pair.province)
    with pytest.raises(NotAProvince):
        service(pair.office)


@pytest.mark.parametrize("service", [Accepting, HelpSwitch, OfficeEnrolment, OfficeHistory, OwnStanding, Reconciling])
def test_what_an_office_takes_from_its_province_no_province_takes(pair: Pair, service: Made) -> None:
    service(pair.office)
    with pytest.raises(NotAnOffice):
        service(pair.province)
