"""An office that asks to be admitted with a code that is another's, or will be: it would sign for the other's records.

``pytest -s`` prints every sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop_app.base.errors import Refused
from desktop_app.bundle.enrolment import RequestDraft, write_request
from desktop_app.domain.units import Unit
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.province.devices import Devices
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore, SetUp, make_store
from desktop_app.services.signing import signing_seed
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.fakes.clock import FixedClock
from tests.faults.honest_side import refused, sentence
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import holdings
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, enrol, take

THEIRS = "CD050"


@pytest.fixture
def province(stores: Stores) -> NewStore:
    (stores.root / "stick").mkdir()
    return stores.province()


@pytest.fixture
def thief(stores: Stores) -> Session:
    """An office whose book was set up with another's code."""
    answers = SetUp("office", "X", OPERATOR, PASSPHRASE, unit=THEIRS, demo=True)
    make_store(stores.root / "thief", answers, clock=FixedClock(), kdf=CHEAP).session.close()
    return stores.reopen("thief")


def known_unit(province: Session, *, taken_up_by: str = "") -> None:
    successors = (taken_up_by,) if taken_up_by else ()
    ends = "2026-06-30" if taken_up_by else None
    rows = [Unit(THEIRS, "CĐCS xã Pa Tần", province.identity.unit, valid_to=ends, successors=successors, level="base")]
    if taken_up_by:
        rows.append(Unit(taken_up_by, "CĐCS xã Lê Lợi", province.identity.unit, level="base"))
    with province.connection.write():
        Ledger(province.connection).put_units(rows)


def approve(province: Session, office: Session, stick: Path, unit: str | None) -> Path:
    asking = OfficeEnrolment(office)
    request = asking.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    return ProvinceEnrolment(province).approve(
        request, " ".join(asking.state().fingerprint), unit=unit, to=stick, signer=OPERATOR, passphrase=PASSPHRASE
    )


def test_a_request_that_claims_a_unit_of_the_tree_is_not_admitted_for_another(
    stores: Stores, province: NewStore, thief: Session
) -> None:
    known_unit(province.session)
    before = holdings(province.session)
    with pytest.raises(Refused) as seen:
        approve(province.session, thief, stores.root / "stick", "CD001")
    assert seen.value.code == "unit_of_another_device"
    assert "của CĐCS xã Pa Tần" in sentence(seen.value.code, seen.value.fields)
    assert holdings(province.session) == before
    approve(province.session, thief, stores.root / "stick", THEIRS)  # unless the province says it is that unit


def test_a_unit_that_was_taken_up_goes_on_under_the_new_code(
    stores: Stores, province: NewStore, thief: Session
) -> None:
    known_unit(province.session, taken_up_by="CD060")
    approve(province.session, thief, stores.root / "stick", "CD060")
    (device,) = Ledger(province.session.connection).devices()
    assert device.units == {"CD060", THEIRS}


def test_a_code_somebody_records_under_is_not_given_to_another(
    stores: Stores, province: NewStore, thief: Session
) -> None:
    """The code was nobody's when it was claimed: later it would have been two units' at once."""
    stick = stores.root / "stick"
    enrol(thief, province, stick, "CD001")
    victim = stores.office("victim").session
    before = holdings(province.session)
    with pytest.raises(Refused) as seen:
        approve(province.session, victim, stick, THEIRS)
    assert seen.value.code == "unit_carried_elsewhere"
    assert "thôi đăng ký máy kia trước" in sentence(seen.value.code, seen.value.fields)
    assert holdings(province.session) == before
    # As the sentence says: the other device is withdrawn, and from then on nothing it signs counts for anybody.
    Devices(province.session).revoke(thief.identity.device, "Mang mã lạ", signer=OPERATOR, passphrase=PASSPHRASE)
    enrol(victim, province, stick, THEIRS)
    forger = Forger(thief, stick)
    for stream in (THEIRS, "CD001"):
        refused("revoked_key", province.session, forger.bundle([forger.version(1)], honest(1), unit=stream))
    honest_one = Forger(victim, stick)
    assert take(province.session, honest_one.bundle([honest_one.version(2, unit=THEIRS)], honest(1)))[0].ok


@pytest.mark.parametrize("code", ["CD002 CD003", "../../CD002", "CD\u202e200", "CD002\\x"])
def test_a_code_no_book_can_have(stores: Stores, province: NewStore, code: str) -> None:
    """Written without our program: codes are kept as words, and a code of two words would be two units'."""
    office, stick = stores.office("odd").session, stores.root / "stick"
    own = DeviceKeys.read(Settings(office.connection))
    draft = RequestDraft(
        unit="CD9", unit_name="X", superior="Y", device=office.identity.device, recipient=own.sealing_recipient,
        commune="", claimed_at=None,
    )  # fmt: skip
    target, seed = stick / "dang-ky.scd", signing_seed(office, OPERATOR, PASSPHRASE)
    before = holdings(province.session)
    typed = " ".join(own.fingerprint(office.identity.device).groups)

    def try_it() -> None:
        write_request(target, replace(draft, unit=code), seed)  # our own writer does not write all of them either
        ProvinceEnrolment(province.session).approve(
            target, typed, unit="CD001", to=stick, signer=OPERATOR, passphrase=PASSPHRASE
        )

    with pytest.raises(Refused) as seen:
        try_it()
    sentence(seen.value.code, seen.value.fields)
    assert seen.value.code in ("code_odd", "malformed_manifest")
    assert holdings(province.session) == before
