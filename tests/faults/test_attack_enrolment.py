"""An office that says it is the province must not be believed, whoever approves it."""

from __future__ import annotations

import pytest

from desktop_app.messages import describe
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment, UnitOfProvince
from desktop_app.services.setting_up import SetUp, make_store
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import holdings
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE


def test_nobody_is_admitted_under_the_provinces_own_code(stores: Stores) -> None:
    office, province = stores.office().session, stores.province().session
    stick = stores.root / "stick"
    stick.mkdir(exist_ok=True)
    own = province.identity.unit
    enrolment = OfficeEnrolment(office)
    request = enrolment.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    before = holdings(province)
    with pytest.raises(UnitOfProvince) as refused:
        ProvinceEnrolment(province).approve(
            request,
            "".join(enrolment.state().fingerprint),
            unit=own,
            to=stick,
            signer=OPERATOR,
            passphrase=PASSPHRASE,
        )
    assert refused.value.fields == {"unit": own}
    assert describe(refused.value).next_step.startswith("Ghi mã khác")
    assert holdings(province) == before
    assert [file.name for file in stick.iterdir()] == [request.name]


def test_a_request_that_claims_the_provinces_code_needs_another_book(stores: Stores) -> None:
    """Typing another code does not help: the request's own claim is what is refused, and the sentence says so."""
    province = stores.province().session
    own = province.identity.unit
    answers = SetUp("office", "X", OPERATOR, PASSPHRASE, unit=own, demo=True)
    thief = make_store(stores.root / "thief", answers, clock=FixedClock(), kdf=CHEAP).session
    stick = stores.root / "stick"
    stick.mkdir(exist_ok=True)
    enrolment = OfficeEnrolment(thief)
    request = enrolment.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    digits = "".join(enrolment.state().fingerprint)
    thief.close()
    with pytest.raises(UnitOfProvince) as refused:
        ProvinceEnrolment(province).approve(
            request, digits, unit="CD002", to=stick, signer=OPERATOR, passphrase=PASSPHRASE
        )
    assert refused.value.fields == {"unit": own, "claimed": own}
    sentence = describe(refused.value)
    assert own in sentence.next_step
    assert "lập sổ mới" in sentence.next_step
