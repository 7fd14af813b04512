"""An office that says it is the province must not be believed, whoever approves it."""

from __future__ import annotations

import pytest

from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment, UnitOfAnotherDevice
from tests.services.conftest import Stores
from tests.services.ledgers import holdings
from tests.services.stores import OPERATOR, PASSPHRASE


def test_nobody_is_admitted_under_the_provinces_own_code(stores: Stores) -> None:
    office, province = stores.office().session, stores.province().session
    stick = stores.root / "stick"
    stick.mkdir(exist_ok=True)
    own = province.identity.unit
    enrolment = OfficeEnrolment(office)
    request = enrolment.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    before = holdings(province)
    with pytest.raises(UnitOfAnotherDevice) as refused:
        ProvinceEnrolment(province).approve(
            request,
            "".join(enrolment.state().fingerprint),
            unit=own,
            to=stick,
            signer=OPERATOR,
            passphrase=PASSPHRASE,
        )
    assert refused.value.fields == {"unit": own, "unit_name": province.identity.unit_name}
    assert holdings(province) == before
    assert [file.name for file in stick.iterdir()] == [request.name]
