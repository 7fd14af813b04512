"""Office and province come to know each other by a file and thirty typed digits, and by nothing else."""

from __future__ import annotations

import pytest

from desktop_app.base.errors import FileUnreadable
from desktop_app.bundle.fingerprint import FingerprintDiffers, FingerprintMalformed
from desktop_app.bundle.refusals import Refusal
from desktop_app.messages import describe
from desktop_app.services.access import recover_access
from desktop_app.services.enrolment import (
    OfficeEnrolment,
    ProvinceEnrolment,
    UnitOfAnotherDevice,
)
from desktop_app.services.exporting import Exporting, NotEnrolled
from desktop_app.services.opening import open_session_with_recovery
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.storage.factory import store_card
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import WrongPassphrase
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import figures
from tests.services.stores import (
    CHEAP,
    OFFICE,
    OPERATOR,
    PASSPHRASE,
    PROVINCE,
    UNIT,
    Pair,
    campaign,
    enrol,
    give,
    send,
    take,
)

WRONG = "11111 22222 33333 44444 55555 66666"


def test_both_sides_know_each_other_afterwards(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    provisional = office.identity.unit
    assert not OfficeEnrolment(office).state().enrolled
    enrol(office, province, stores.root / "stick")
    state = OfficeEnrolment(office).state()
    assert (state.enrolled, state.province, state.unit) == (True, PROVINCE, UNIT)
    assert office.own_units == {UNIT, provisional}
    (device,) = ProvinceEnrolment(province.session).devices()
    assert (device.unit, device.unit_name, device.device, device.status) == (
        UNIT,
        OFFICE,
        office.identity.device,
        "admitted",
    )
    office.close()
    assert store_card(stores.root / "office").unit == UNIT
    assert stores.reopen().identity.unit == UNIT


def test_the_request_shows_its_claims_and_not_the_digits(stores: Stores) -> None:
    office, province = stores.office().session, stores.province().session
    request = OfficeEnrolment(office).write_request(stores.root, signer=OPERATOR, passphrase=PASSPHRASE)
    preview = ProvinceEnrolment(province).read_request(request)
    assert (preview.unit, preview.unit_name, preview.device, preview.known) == (
        office.identity.unit,
        OFFICE,
        office.identity.device,
        False,
    )
    digits = "".join(OfficeEnrolment(office).state().fingerprint)
    assert digits not in repr(preview)


def test_wrong_digits_admit_nobody(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    at_office, at_province = OfficeEnrolment(office), ProvinceEnrolment(province.session)
    request = at_office.write_request(stores.root, signer=OPERATOR, passphrase=PASSPHRASE)
    for typed, refusal in ((WRONG, FingerprintDiffers), ("12345", FingerprintMalformed), ("", FingerprintMalformed)):
        with pytest.raises(refusal):
            at_province.approve(request, typed, to=stores.root, signer=OPERATOR, passphrase=PASSPHRASE, unit=UNIT)
    assert at_province.devices() == []
    assert [path.name for path in stores.root.glob("tiep-nhan-*")] == []
    typed = "".join(at_office.state().fingerprint)
    with pytest.raises(WrongPassphrase):
        at_province.approve(request, typed, to=stores.root, signer=OPERATOR, passphrase="dem", unit=UNIT)
    admission = at_province.approve(request, typed, to=stores.root, signer=OPERATOR, passphrase=PASSPHRASE, unit=UNIT)
    with pytest.raises(FingerprintDiffers):
        at_office.accept(admission, WRONG)
    assert not at_office.state().enrolled


def test_an_admission_for_another_device_is_refused(pair: Pair, stores: Stores) -> None:
    other = stores.office("other").session
    (admission,) = pair.stick.glob("tiep-nhan-*")
    digits = " ".join(ProvinceEnrolment(pair.province).fingerprint())
    with pytest.raises(Refusal):
        OfficeEnrolment(other).accept(admission, digits)
    assert not OfficeEnrolment(other).state().enrolled


def test_any_altered_byte_of_an_admission_is_refused(pair: Pair, stores: Stores) -> None:
    (admission,) = pair.stick.glob("tiep-nhan-*")
    digits = " ".join(ProvinceEnrolment(pair.province).fingerprint())
    content = admission.read_bytes()
    before = OfficeEnrolment(pair.office).state()
    altered = stores.root / "altered.scd"
    for at in range(0, len(content), max(1, len(content) // 60)):
        altered.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(Refusal):
            OfficeEnrolment(pair.office).accept(altered, digits)
    assert OfficeEnrolment(pair.office).state() == before


def test_a_request_cannot_claim_the_code_of_another_office(pair: Pair, stores: Stores) -> None:
    """Else a hostile office would be admitted for the other's records beside its own new code."""
    answers_of_a_thief = stores.root / "thief"
    thief = make_store(
        answers_of_a_thief,
        SetUp("office", "X", OPERATOR, PASSPHRASE, unit=UNIT, demo=True),
        clock=FixedClock(),
        kdf=CHEAP,
    ).session
    request = OfficeEnrolment(thief).write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(thief).state().fingerprint)
    at_province = ProvinceEnrolment(pair.province)
    for unit in (None, "CD002"):
        with pytest.raises(UnitOfAnotherDevice) as refused:
            at_province.approve(request, typed, unit=unit, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        assert f"vừa thay máy thì ghi đúng mã {UNIT}" in describe(refused.value).next_step
    assert len(at_province.devices()) == 1
    at_province.approve(request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    assert {device.unit for device in at_province.devices()} == {UNIT}
    thief.close()


def test_a_new_key_after_a_forgotten_passphrase_keeps_every_code(stores: Stores) -> None:
    """Records from before the first admission carry the provisional code: they must still apply and be editable."""
    made, province = stores.office(), stores.province()
    office, provisional = made.session, made.session.identity.unit
    tet = campaign(office)
    enrol(office, province, stores.root / "stick")
    office.close()
    office = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())
    recover_access(office, OPERATOR, "mật khẩu thật dài 9", kdf=CHEAP)
    assert office.notices == ["signing_key_new"]
    with pytest.raises(NotEnrolled):
        send(office, stores.root / "stick")
    stick, passphrase = stores.root / "stick-2", "mật khẩu thật dài 9"
    stick.mkdir()
    at_office, at_province = OfficeEnrolment(office), ProvinceEnrolment(province.session)
    request = at_office.write_request(stick, signer=OPERATOR, passphrase=passphrase)
    assert at_province.read_request(request).known
    typed = " ".join(at_office.state().fingerprint)
    admission = at_province.approve(request, typed, unit=UNIT, to=stick, signer=OPERATOR, passphrase=PASSPHRASE)
    at_office.accept(admission, " ".join(province.fingerprint))
    assert office.own_units == {UNIT, provisional}
    give(office, tet, ["Một"])
    result = Exporting(office).export(stick, signer=OPERATOR, passphrase=passphrase)
    (answer,) = take(province.session, result.written_to)
    assert (answer.ok, answer.new) == (True, 2)
    assert figures(province.session) == figures(office)
    office.close()


def test_a_file_that_cannot_be_read_is_the_worlds_fault(pair: Pair) -> None:
    with pytest.raises(FileUnreadable):
        ProvinceEnrolment(pair.province).read_request(pair.stick / "gone.scd")
    with pytest.raises(FileUnreadable):
        OfficeEnrolment(pair.office).accept(pair.stick, WRONG)


def test_both_journals_tell_of_it(pair: Pair) -> None:
    def events(journal: Journal) -> list[str]:
        return [entry.event for entry in journal.entries(20)]

    assert {"enrolment_requested", "enrolled"} <= set(events(Journal(pair.office.connection)))
    assert "device_admitted" in events(Journal(pair.province.connection))
