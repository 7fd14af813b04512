"""Several devices of one unit: named, withdrawn, replaced; and what each of their bundles is then worth."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.bundle.chain import NotVouchedFor
from desktop_app.bundle.refusals import Refusal, WrongRecipient
from desktop_app.messages import describe, describe_code
from desktop_app.services.enrolment import KeyWithdrawn, OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.operators import Operators
from desktop_app.services.own_standing import DeviceWithdrawn, NoProvinceYet, OwnStanding
from desktop_app.services.permissions import MayNotAdminister
from desktop_app.services.province.devices import (
    DeviceNotAdmitted,
    DeviceNotReplaced,
    Devices,
    DeviceUnknown,
    ReasonNeeded,
)
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import NotASigner, WrongPassphrase
from desktop_app.storage.slots import OperatorSpec
from tests.services.conftest import Stores
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, Pair, campaign, enrol, give, send, take

LOST = "Mất máy xách tay ngày 12/5/2026"


def _revoke(pair: Pair, to: Path | None = None) -> Path | None:
    device = pair.office.identity.device
    return Devices(pair.province).revoke(device, LOST, signer=OPERATOR, passphrase=PASSPHRASE, to=to)


def _ask(office: Session, stick: Path) -> tuple[Path, str]:
    at = OfficeEnrolment(office)
    request = at.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    return request, " ".join(at.state().fingerprint)


def test_a_unit_has_several_devices_each_with_its_name(stores: Stores) -> None:
    first, province, second = stores.office().session, stores.province(), stores.office("second").session
    enrol(first, province, stores.root / "stick")
    request, typed = _ask(second, stores.root / "stick")
    at = ProvinceEnrolment(province.session)
    admission = at.approve(
        request, typed, unit=UNIT, label="Máy kế toán", to=stores.root / "stick", signer=OPERATOR, passphrase=PASSPHRASE
    )
    OfficeEnrolment(second).accept(admission, " ".join(province.fingerprint))
    devices = Devices(province.session)
    devices.rename(first.identity.device, "Máy văn thư")
    assert {(one.device, one.label, one.unit) for one in devices.all()} == {
        (first.identity.device, "Máy văn thư", UNIT),
        (second.identity.device, "Máy kế toán", UNIT),
    }
    tet = campaign(second)
    give(second, tet, ["Một"])
    assert first.own_units < second.own_units  # the new one goes on with what the first began under its own code
    (answer,) = take(province.session, send(second, stores.root / "stick").written_to)
    assert (answer.ok, answer.new) == (True, 2)
    line = next(one for one in devices.all(UNIT) if one.device == second.identity.device)
    assert (line.last_number, line.fingerprint) == (1, OfficeEnrolment(second).state().fingerprint)
    with pytest.raises(DeviceUnknown):
        devices.rename("0" * 16, "x")


def test_a_lost_laptop_sends_nothing_more_and_says_so_itself(pair: Pair, stores: Stores) -> None:
    campaign(pair.office)
    on_the_way = send(pair.office, pair.stick).written_to
    notice = _revoke(pair, pair.stick)
    assert notice is not None
    (answer,) = take(pair.province, on_the_way)
    assert (answer.ok, answer.code) == (False, "revoked_key")
    (line,) = Devices(pair.province).all()
    assert (line.status, line.reason) == ("revoked", LOST)
    with pytest.raises(DeviceNotAdmitted):
        _revoke(pair)
    assert OwnStanding(pair.office).take(notice) == "revoked"
    with pytest.raises(DeviceWithdrawn):
        send(pair.office, pair.stick)
    pair.office.close()
    office = stores.reopen()
    assert office.notices == ["device_revoked"]
    assert "xem, in và sao lưu" in describe_code("device_revoked").full
    assert Journal(office.connection).verify() is None


def test_a_withdrawn_device_comes_back_with_another_key_only(pair: Pair) -> None:
    request, typed = _ask(pair.office, pair.stick)
    notice = _revoke(pair, pair.stick)
    at = ProvinceEnrolment(pair.province)
    with pytest.raises(KeyWithdrawn) as refused:
        at.approve(request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    assert "giấy báo" in describe(refused.value).next_step
    assert notice is not None
    OwnStanding(pair.office).take(notice)
    request, typed = _ask(pair.office, pair.stick)
    admission = at.approve(request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    OfficeEnrolment(pair.office).accept(admission, " ".join(at.fingerprint()))
    campaign(pair.office)
    (answer,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert answer.ok
    with pytest.raises(WrongRecipient):  # the old notice, found again on some stick, says nothing to the new key
        OwnStanding(pair.office).take(notice)
    send(pair.office, pair.stick)


def test_an_old_pc_is_replaced_and_its_last_bundle_is_not_lost(pair: Pair, stores: Stores) -> None:
    campaign(pair.office)
    on_the_way = send(pair.office, pair.stick).written_to
    new = stores.office("new").session
    request, typed = _ask(new, pair.stick)
    old = pair.office.identity.device
    ProvinceEnrolment(pair.province).approve(
        request, typed, unit=UNIT, replaces=old, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE
    )
    devices = Devices(pair.province)
    assert {one.device: one.status for one in devices.all()} == {old: "replaced", new.identity.device: "admitted"}
    (answer,) = take(pair.province, on_the_way)
    assert (answer.ok, answer.code) == (False, "replaced_key")
    with pytest.raises(WrongPassphrase):
        devices.take_back(old, signer=OPERATOR, passphrase="khác")
    devices.take_back(old, signer=OPERATOR, passphrase=PASSPHRASE)
    (answer,) = take(pair.province, on_the_way)
    assert answer.ok
    with pytest.raises(DeviceNotReplaced):
        devices.take_back(old, signer=OPERATOR, passphrase=PASSPHRASE)


def test_who_may_not_cannot(pair: Pair) -> None:
    device, devices = pair.office.identity.device, Devices(pair.province)
    with pytest.raises(ReasonNeeded):
        devices.revoke(device, " ", signer=OPERATOR, passphrase=PASSPHRASE)
    clerk = "Giàng A Sử"
    Operators(pair.province, kdf=CHEAP).add(OperatorSpec(clerk, ("check",), "mật khẩu dài 77"))
    with pytest.raises(NotASigner):
        devices.revoke(device, LOST, signer=clerk, passphrase="mật khẩu dài 77")
    pair.province.operator = next(one for one in pair.province.opened.keys.operators() if one.name == clerk)
    with pytest.raises(MayNotAdminister):
        devices.revoke(device, LOST, signer=OPERATOR, passphrase=PASSPHRASE)
    with pytest.raises(MayNotAdminister):
        devices.rename(device, "x")
    assert [one.status for one in devices.all()] == ["admitted"]


def test_a_planted_notice_is_believed_of_nobody(pair: Pair, stores: Stores) -> None:
    notice = _revoke(pair, pair.stick)
    assert notice is not None
    stranger = stores.office("stranger").session
    with pytest.raises(NoProvinceYet):
        OwnStanding(stranger).take(notice)
    content, altered = notice.read_bytes(), stores.root / "altered.scd"
    for at in range(0, len(content), max(1, len(content) // 60)):
        altered.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(Refusal):
            OwnStanding(pair.office).take(altered)
    other = stores.province("other")
    enrol(stranger, other, stores.root / "other-stick")
    with pytest.raises(NotVouchedFor):
        OwnStanding(stranger).take(notice)  # another root
    assert OwnStanding(pair.office).state() == OwnStanding(stranger).state() == "admitted"
