"""The province's keys change, or come back from paper, and no office is enrolled anew."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from desktop_app.bundle.sealing import recipient_of
from desktop_app.services.access import recover_access
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.opening import open_session_with_recovery
from desktop_app.services.paper_secrets import (
    PaperIdentityUnreadable,
    RootSecretUnreadable,
    RootSecretWrong,
    read_paper_identity,
    read_root_secret,
)
from desktop_app.services.province.operating_keys import OperatingKeys, operating_seed
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.storage.keyslots import NotASigner, WrongPassphrase
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, PROVINCE, campaign, enrol, give, send, take


def _grouped(secret: str) -> str:
    return "\n".join(secret[at : at + 6].lower() for at in range(0, len(secret), 6))


def test_changed_keys_open_what_is_on_the_way_and_admit_the_next(stores: Stores) -> None:
    office, province, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, province, stick)
    tet = campaign(office)
    on_the_way = send(office, stick).written_to
    keys = OperatingKeys(province.session)
    before = operating_seed(province.session, OPERATOR, PASSPHRASE)
    state = keys.rotate(_grouped(province.root_secret or ""), signer=OPERATOR, passphrase=PASSPHRASE)
    assert (state.serial, state.before, state.reading, state.usable) == (3, 1, 1, True)
    assert operating_seed(province.session, OPERATOR, PASSPHRASE) != before
    (answer,) = take(province.session, on_the_way)
    assert answer.ok
    give(office, tet, ["Một"])
    (answer,) = take(province.session, send(office, stick).written_to)  # still sealed to the key of before
    assert answer.ok
    second = stores.office("second").session
    enrol(second, province, stick, unit="CD002")
    told = Province.read(Settings(second.connection))
    own = DeviceKeys.read(Settings(province.session.connection))
    assert told is not None
    assert told.recipients[0] == own.sealing_recipient
    assert keys.rotate(province.root_secret or "", signer=OPERATOR, passphrase=PASSPHRASE).before == 2


def test_another_root_key_or_passphrase_changes_nothing(stores: Stores) -> None:
    province, other = stores.province(), stores.province("other")
    keys = OperatingKeys(province.session)
    secret = province.root_secret or ""
    for typed, refusal in (
        (other.root_secret or "", RootSecretWrong),
        (secret[:-1], RootSecretUnreadable),
        ("8" + secret[1:], RootSecretUnreadable),
        ("", RootSecretUnreadable),
    ):
        with pytest.raises(refusal):
            keys.rotate(typed, signer=OPERATOR, passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        keys.rotate(secret, signer=OPERATOR, passphrase="khác")
    assert keys.state().serial == 1


def test_the_envelope_is_the_way_back_after_the_only_signer_forgot(stores: Stores) -> None:
    made, new = stores.province(), "mật khẩu thật dài 9"
    made.session.close()
    session = open_session_with_recovery(stores.root / "province", secret=made.recovery_secret, clock=FixedClock())
    recover_access(session, OPERATOR, new, kdf=CHEAP)
    assert session.notices == ["signing_lost"]
    with pytest.raises(NotASigner):
        operating_seed(session, OPERATOR, new)
    keys = OperatingKeys(session)
    assert not keys.state().usable
    assert keys.rotate(made.root_secret or "", signer=OPERATOR, passphrase=new).usable
    assert operating_seed(session, OPERATOR, new)
    session.close()


def test_a_province_comes_back_from_its_envelope(stores: Stores) -> None:
    office, lost, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, lost, stick)
    campaign(office)
    on_the_way = send(office, stick).written_to
    (device,) = Ledger(lost.session.connection).devices()
    lost.session.close()
    digits = " ".join(lost.fingerprint)
    answers = SetUp(
        "province", PROVINCE, OPERATOR, PASSPHRASE, demo=True,
        root_secret=_grouped(lost.root_secret or ""), fingerprint=digits,
        paper_identity=_grouped(lost.paper_identity or ""),
    )  # fmt: skip
    made = make_store(stores.root / "anew", answers, clock=FixedClock(), kdf=CHEAP)
    assert made.fingerprint == lost.fingerprint
    assert (made.root_secret, made.paper_identity) != (lost.root_secret, lost.paper_identity)
    assert made.root_secret == lost.root_secret
    with made.session.connection.write():  # as the device will be recognised by what its next bundle carries
        Ledger(made.session.connection).put_device(device)
    (answer,) = take(made.session, on_the_way)
    assert answer.ok
    with pytest.raises(RootSecretWrong):
        make_store(
            stores.root / "slip",
            SetUp("province", PROVINCE, OPERATOR, PASSPHRASE, demo=True, root_secret=lost.root_secret or "",
                  fingerprint="11111 " * 6),
            clock=FixedClock(),
            kdf=CHEAP,
        )  # fmt: skip
    assert not (stores.root / "slip").exists()
    assert ProvinceEnrolment(made.session).fingerprint() == lost.fingerprint
    made.session.close()


def test_paper_is_read_as_people_type_it(stores: Stores) -> None:
    made = stores.province()
    secret, identity = made.root_secret or "", made.paper_identity or ""
    assert read_root_secret(_grouped(secret)) == read_root_secret(secret)
    assert read_paper_identity(_grouped(identity)) == identity
    for wrong in (
        identity[:-1],
        "",
        "AGE-SECRET-KEY-1",
        identity[:30] + ("Q" if identity[30] != "Q" else "P") + identity[31:],
    ):
        with pytest.raises(PaperIdentityUnreadable):
            read_paper_identity(wrong)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not here")
def test_the_age_program_opens_a_bundle_with_the_paper_key(stores: Stores, tmp_path: Path) -> None:
    office, province = stores.office().session, stores.province()
    enrol(office, province, stores.root / "stick")
    campaign(office)
    bundle = send(office, stores.root / "stick").written_to
    identity = tmp_path / "paper.txt"
    identity.write_text(province.paper_identity or "", encoding="ascii")
    shutil.unpack_archive(bundle, tmp_path / "open", "zip")
    done = subprocess.run(
        ["age", "-d", "-i", str(identity), str(tmp_path / "open" / "payload.age")], capture_output=True, check=True
    )
    assert done.stdout[:4] == b"\x28\xb5\x2f\xfd"
    assert recipient_of(province.paper_identity or "")
