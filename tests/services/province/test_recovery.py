"""A province that knows no device any more: its own documents in what waits name them, and a person admits each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.services.device_keys import Province
from desktop_app.services.permissions import MayNotAdminister
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.recovery import DeviceNotRecoverable, DeviceRecovery
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.services.conftest import Stores
from tests.services.crafting import VALUE, Forger, honest
from tests.services.ledgers import figures, holdings
from tests.services.province.papers import receipt_of
from tests.services.stores import OFFICE, UNIT, Pair, enrol, take


def forget_devices(province: Session) -> None:
    """Do what a store made anew from the paper of its root is like: keys, but no ledger."""
    with province.connection.write():
        for table in ("device_unit", "device", "former_key"):
            province.connection.run(f"DELETE FROM {table}")
        province.connection.run("DELETE FROM unit WHERE code = ?", (UNIT,))


def admission_on(stick: Path) -> bytes:
    (file,) = stick.glob("tiep-nhan-*")
    return file.read_bytes()


@pytest.mark.parametrize("by", ["receipt", "admission"])
def test_a_device_is_recognised_and_its_bundles_are_taken(pair: Pair, tmp_path: Path, by: str) -> None:
    forger = Forger(pair.office, pair.stick)
    receipt = receipt_of(pair.province, tmp_path / "r.scd", (), number=3, epoch="a" * 16)
    carries = receipt if by == "receipt" else admission_on(pair.stick)
    files = [
        forger.bundle([forger.version(one)], honest(1), number=one, base=one - 1, top=one, receipt=carries)
        for one in (1, 2)
    ]
    (device,) = Ledger(pair.province.connection).devices()
    forget_devices(pair.province)
    before = holdings(pair.province)
    assert [answer.code for answer in take(pair.province, *files)] == ["unknown_key", "unknown_key"]
    recovery = DeviceRecovery(pair.province)
    (found,) = recovery.candidates()
    assert (found.unit, found.unit_name, found.device) == (UNIT, OFFICE, device.id)
    assert (found.receipt, found.known, len(found.files)) == (3 if by == "receipt" else None, False, 2)
    assert len(found.fingerprint) == 6
    assert holdings(pair.province) == before, "looking changes nothing"
    answers = recovery.admit(found.device)
    assert [(answer.ok, answer.number) for answer in answers] == [(True, 1), (True, 2)]
    (again,) = Ledger(pair.province.connection).devices()
    assert (again.signing_key, again.units, again.status) == (device.signing_key, device.units, "admitted")
    assert recovery.candidates() == []
    assert QuarantineDesk(pair.province).waiting() == []
    assert figures(pair.province)["gift", "value"] == 2 * VALUE


def test_a_forged_document_recognises_nobody(pair: Pair, tmp_path: Path) -> None:
    forger = Forger(pair.office, pair.stick)
    receipt = receipt_of(pair.province, tmp_path / "r.scd", (), forged=True)
    file = forger.bundle([forger.version(1)], honest(1), receipt=receipt)
    forget_devices(pair.province)
    take(pair.province, file)
    recovery = DeviceRecovery(pair.province)
    assert recovery.candidates() == []
    with pytest.raises(DeviceNotRecoverable):
        recovery.admit(pair.office.identity.device)
    assert Ledger(pair.province.connection).devices() == []


def test_another_offices_document_recognises_nobody(pair: Pair, stores: Stores) -> None:
    """A thief of an admission signs with a key of his own."""
    thief, elsewhere = stores.office("thief").session, stores.province("elsewhere")
    enrol(thief, elsewhere, stores.root / "other-stick", "CD666")
    ours = Province.read(Settings(pair.province.connection))
    assert ours is not None
    with thief.connection.write():
        Settings(thief.connection).set_all(ours.settings())
    forger = Forger(thief, pair.stick)
    identity = pair.office.identity
    file = forger.bundle(
        [forger.version(1)], honest(1), receipt=admission_on(pair.stick), unit=UNIT, device=identity.device
    )
    forget_devices(pair.province)
    assert take(pair.province, file)[0].code == "unknown_key"
    assert DeviceRecovery(pair.province).candidates() == []


def test_a_revoked_device_is_not_offered(pair: Pair, tmp_path: Path) -> None:
    with pair.province.connection.write():
        pair.province.connection.run("UPDATE device SET status = 'revoked'")
    receipt = receipt_of(pair.province, tmp_path / "r.scd", ())
    forger = Forger(pair.office, pair.stick)
    file = forger.bundle([forger.version(1)], honest(1), receipt=receipt)
    forget_devices(pair.province)
    take(pair.province, file)
    assert DeviceRecovery(pair.province).candidates() == []


def test_only_who_administers_admits_again(pair: Pair) -> None:
    only_checks = replace(pair.province, operator=replace(pair.province.operator, roles=("check",)))
    with pytest.raises(MayNotAdminister):
        DeviceRecovery(only_checks).admit("0" * 16)
