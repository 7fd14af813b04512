"""Good papers of the province that come too late, or come again: what was withdrawn since is not believed again.

``pytest -s`` prints every sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.records import Data
from desktop_app.services.accepting import Accepting
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.exporting import Exporting
from desktop_app.services.from_province import take_from_province
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.own_standing import OwnStanding
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.recovery import DeviceNotRecoverable, DeviceRecovery
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.faults.honest_side import send_of, sentence
from tests.faults.hostile import NAMES_INSIDE, contents
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import holdings
from tests.services.receipts import answer
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, enrol, give, send, take


def fails(code: str, job: Callable[[], object]) -> str:
    """Do what has to be refused with ``code`` and return the sentence."""
    with pytest.raises(Refused) as seen:
        job()
    assert seen.value.code == code
    return sentence(seen.value.code, seen.value.fields)


def digits_of(province: Session) -> str:
    return " ".join(ProvinceEnrolment(province).fingerprint())


def revoked(pair: Pair) -> Path:
    """Withdraw the office's device and return the notice."""
    made = Devices(pair.province).revoke(
        pair.office.identity.device, "Mất máy", signer=OPERATOR, passphrase=PASSPHRASE, to=pair.stick
    )
    assert made is not None
    return made


def history(pair: Pair) -> Path:
    device = pair.office.identity.device
    return UnitHistory(pair.province).write(device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE).path


@pytest.fixture
def rotated(stores: Stores) -> tuple[Pair, str, dict[str, Path]]:
    """An office that knows the province's new operating keys, the province's digits, and papers of the old ones."""
    office, made, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, made, stick)
    pair = Pair(office, made.session, stick)
    take(made.session, send_of(office, stick, "Một"))
    (admission,) = stick.glob("tiep-nhan-*")
    second = stores.office("second").session
    enrol(second, made, stick, UNIT)
    old = {
        "admission": admission,
        "receipt": answer(made.session, stick),
        "history": history(pair),
        "notice": Devices(made.session).mark_replaced(
            office.identity.device, signer=OPERATOR, passphrase=PASSPHRASE, to=stick
        ) or Path(),
    }  # fmt: skip
    Devices(made.session).take_back(office.identity.device, signer=OPERATOR, passphrase=PASSPHRASE)
    OperatingKeys(made.session).rotate(made.root_secret or "", signer=OPERATOR, passphrase=PASSPHRASE)
    Accepting(office).accept(answer(made.session, stick))
    return pair, " ".join(made.fingerprint), old


def test_papers_signed_with_a_key_the_province_has_changed(rotated: tuple[Pair, str, dict[str, Path]]) -> None:
    """Whoever has the old operating key brings its old certificate too; the office knows the newer one."""
    pair, digits, old = rotated
    province = Province.read(Settings(pair.office.connection))
    before = contents(pair.office)
    fails("document_outdated", lambda: OfficeEnrolment(pair.office).accept(old["admission"], digits))
    fails("document_outdated", lambda: take_from_province(pair.office, old["history"]))
    fails("document_outdated", lambda: take_from_province(pair.office, old["notice"]))
    fails("receipt_revoked_key", lambda: take_from_province(pair.office, old["receipt"]))
    assert contents(pair.office) == before
    recipient = DeviceKeys.read(Settings(pair.province.connection)).sealing_recipient
    assert province is not None
    assert province.recipients[0] == recipient, "bundles stay sealed to the new key"


def test_a_new_admission_keeps_what_is_known_of_older_keys(rotated: tuple[Pair, str, dict[str, Path]]) -> None:
    pair, digits, old = rotated
    request = OfficeEnrolment(pair.office).write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(pair.office).state().fingerprint)
    admission = ProvinceEnrolment(pair.province).approve(
        request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE
    )
    assert OfficeEnrolment(pair.office).accept(admission, digits).enrolled
    fails("receipt_revoked_key", lambda: Accepting(pair.office).accept(old["receipt"]))


def test_an_admission_planted_after_the_withdrawal(pair: Pair) -> None:
    """The device's own, of its better days; the digits fit, for the root is the same."""
    (admission,) = pair.stick.glob("tiep-nhan-*")
    OwnStanding(pair.office).take(revoked(pair))
    before = contents(pair.office)
    told = fails("admission_outdated", lambda: OfficeEnrolment(pair.office).accept(admission, digits_of(pair.province)))
    assert "thôi đăng ký" in told
    assert contents(pair.office) == before
    # The way on is the one the sentence names: a new request, which brings a new key.
    request = OfficeEnrolment(pair.office).write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(pair.office).state().fingerprint)
    again = ProvinceEnrolment(pair.province).approve(
        request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE
    )
    fails("wrong_recipient", lambda: OfficeEnrolment(pair.office).accept(admission, digits_of(pair.province)))
    assert OfficeEnrolment(pair.office).accept(again, digits_of(pair.province)).enrolled
    assert OwnStanding(pair.office).state() == "admitted"


def test_a_receipt_of_before_the_withdrawal_does_not_undo_it(pair: Pair) -> None:
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    late = answer(pair.province, pair.stick)
    OwnStanding(pair.office).take(revoked(pair))
    told = Accepting(pair.office).accept(late)
    assert (told.received, told.device_status) == (2, "revoked")
    assert OwnStanding(pair.office).state() == "revoked"
    give(pair.office, campaign(pair.office, "Tết khác"), ["Hai"])
    fails("device_withdrawn", lambda: Exporting(pair.office).export(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE))


def test_a_notice_that_comes_again_to_a_device_that_was_taken_back(pair: Pair) -> None:
    """A word that was true once stops nobody for longer than to the next receipt; a withdrawal is not softened."""
    device, devices = pair.office.identity.device, Devices(pair.province)
    replaced = devices.mark_replaced(device, signer=OPERATOR, passphrase=PASSPHRASE, to=pair.stick)
    assert replaced is not None
    devices.take_back(device, signer=OPERATOR, passphrase=PASSPHRASE)
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    assert OwnStanding(pair.office).take(replaced) == "replaced"
    sentence("device_replaced")
    assert Accepting(pair.office).accept(answer(pair.province, pair.stick)).device_status == "admitted"
    assert OwnStanding(pair.office).take(revoked(pair)) == "revoked"
    assert OwnStanding(pair.office).take(replaced) == "revoked"


def test_a_history_of_before_an_erasure_brings_nobody_back(pair: Pair) -> None:
    office = pair.office
    person: Data = {"name": NAMES_INSIDE[0], "consent": "given", "consent_on": "2026-01-05"}
    record = Entry(office).complete("person", person).record
    give(office, campaign(office), [NAMES_INSIDE[1]])
    take(pair.province, send(office, pair.stick).written_to)
    planted = history(pair)
    Erasure(office).erase(record, "request")
    before = holdings(office)
    taken = OfficeHistory(office).take(planted)
    assert (taken.new, taken.forked) == (0, 0)
    assert holdings(office) == before
    kept = b"".join(content or b"" for (content,) in office.connection.read("SELECT content FROM version"))
    assert NAMES_INSIDE[0].encode() not in kept
    assert NAMES_INSIDE[1].encode() in kept


def test_a_device_that_was_withdrawn_is_not_recognised_by_what_waited(pair: Pair) -> None:
    """Its bundle came while the province knew nobody; since then it was admitted by hand, and then stolen."""
    forger = Forger(pair.office, pair.stick)
    (admission,) = pair.stick.glob("tiep-nhan-*")
    file = forger.bundle([forger.version(1)], honest(1), receipt=admission.read_bytes())
    ledger = Ledger(pair.province.connection)
    (device,) = ledger.devices()
    with pair.province.connection.write():
        for table in ("device_unit", "device", "former_key"):
            pair.province.connection.run(f"DELETE FROM {table}")
    assert take(pair.province, file)[0].code == "unknown_key"
    recovery = DeviceRecovery(pair.province)
    assert [one.device for one in recovery.candidates()] == [device.id]
    with pair.province.connection.write():
        ledger.put_device(device)
    revoked(pair)
    assert recovery.candidates() == []
    before = holdings(pair.province)
    with pytest.raises(DeviceNotRecoverable) as seen:
        recovery.admit(device.id)
    sentence(seen.value.code, seen.value.fields)
    (again,) = QuarantineDesk(pair.province).retry()
    assert (again.ok, again.code) == (False, "revoked_key")
    sentence(again.code, again.fields)
    assert holdings(pair.province) == before
    assert [one.status for one in ledger.devices()] == ["revoked"]


def test_a_receipt_of_another_office_with_the_same_code(pair: Pair, stores: Stores) -> None:
    """Of the same province, before the code was given to this office; and of another province that has the code too."""
    take(pair.province, send_of(pair.office, pair.stick, "Một"))
    before_it_came = answer(pair.province, pair.stick)
    new = stores.office("new").session
    request = OfficeEnrolment(new).write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(new).state().fingerprint)
    admission = ProvinceEnrolment(pair.province).approve(
        request, typed, unit=UNIT, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE
    )
    OfficeEnrolment(new).accept(admission, digits_of(pair.province))
    elsewhere = stores.office("elsewhere").session
    other = stores.province("other")
    enrol(elsewhere, other, stores.root / "other-stick")
    take(other.session, send_of(elsewhere, stores.root / "other-stick", "Hai"))
    foreign = answer(other.session, stores.root / "other-stick")
    before = contents(new)
    fails("receipt_sealed_elsewhere", lambda: Accepting(new).accept(before_it_came))
    fails("receipt_forged", lambda: Accepting(new).accept(foreign))
    assert contents(new) == before
