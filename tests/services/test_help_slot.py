"""The province helps an office that lost passphrases and sheet; and what a thief, a forger and another office get."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import msgspec
import pytest

from desktop_app.base.errors import Refused
from desktop_app.bundle.fingerprint import FingerprintDiffers
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.help_asking import AskedHelp, ask_help, help_way, take_help
from desktop_app.services.help_refusals import (
    HelpDamaged,
    HelpDeviceWithdrawn,
    HelpNotOn,
    HelpNotWaiting,
    HelpOfAnotherDevice,
    HelpUntrusted,
    HelpWrongFile,
)
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.home import Home
from desktop_app.services.office_enrolment import OfficeEnrolment
from desktop_app.services.operators import remove_operator
from desktop_app.services.own_standing import NoProvinceYet, note_standing
from desktop_app.services.permissions import MayNotAdminister, MayNotSign
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.giving_help import GivingHelp
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.session import Session
from desktop_app.storage.help_slot import HelpPassphraseWrong
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import (
    KEYS_NAME,
    PREVIOUS_NAME,
    KeysAltered,
    Operator,
    WrongHelpSecret,
    load_keys,
    save_keys,
    sealed,
)
from desktop_app.storage.operators import add_operator
from desktop_app.storage.passphrases import PassphraseTooShort
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.receipts import answer as answer_of
from tests.services.receipts import read
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, Pair, campaign, enrol, give, send, take

NEW = "con trâu đen nhà ta"


@pytest.fixture
def locked(pair: Pair) -> Pair:
    """An enrolled office that let the province help, closed since."""
    HelpSwitch(pair.office).switch_on()
    pair.office.close()
    return pair


def asked(pair: Pair, passphrase: str = NEW) -> AskedHelp:
    return ask_help(pair.office.folder, passphrase, pair.stick, kdf=CHEAP)


def given(pair: Pair, request: AskedHelp, typed: str = "") -> Path:
    digits = typed or " ".join(request.fingerprint)
    return GivingHelp(pair.province).give(request.path, digits, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)


def taken(pair: Pair, answer: Path, passphrase: str = NEW) -> Session:
    return take_help(pair.office.folder, answer, OPERATOR, passphrase, clock=FixedClock(), kdf=CHEAP)


def events(session: Session) -> list[str]:
    return [one.event for one in Journal(session.connection).entries(20)]


def test_the_whole_way(locked: Pair, stores: Stores) -> None:
    request = asked(locked)
    assert help_way(locked.office.folder).waiting
    who = GivingHelp(locked.province).look(request.path)
    assert (who.unit, who.device) == (UNIT, locked.office.identity.device)
    answer = given(locked, request)
    session = taken(locked, answer)
    assert {"help_taken", "help_renewed", "login"} <= set(events(session))
    assert "help_given" in events(locked.province)
    assert session.operator.name == OPERATOR
    session.close()
    assert not help_way(locked.office.folder).waiting
    load_keys(locked.office.folder).keys.unlock(OPERATOR, NEW)
    with pytest.raises(HelpNotWaiting):  # the same answer once more
        taken(locked, answer)


def test_nobody_is_helped_before_somebody_said_yes(pair: Pair) -> None:
    switch = HelpSwitch(pair.office)
    assert (switch.state().on, switch.state().to_ask) == (False, True)
    with pytest.raises(HelpNotOn):
        asked(pair)
    assert load_keys(pair.office.folder).keys.format == 1
    assert switch.switch_on().on
    assert load_keys(pair.office.folder).keys.format == 2
    state = switch.switch_off()
    assert (state.on, state.to_ask) == (False, False)
    for name in (KEYS_NAME, PREVIOUS_NAME):
        assert json.loads((pair.office.folder / name).read_bytes())["format"] == 1


def test_only_who_administers_says_so_and_only_of_an_admitted_device(stores: Stores) -> None:
    office = stores.office("alone").session
    with pytest.raises(NoProvinceYet):
        HelpSwitch(office).switch_on()
    office.operator = Operator(OPERATOR, "", ("enter", "sign"))
    with pytest.raises(MayNotAdminister):
        HelpSwitch(office).switch_on()


def test_who_removes_an_operator_keeps_the_help(pair: Pair) -> None:
    office = pair.office
    HelpSwitch(office).switch_on()
    keys = load_keys(office.folder).keys
    spec = OperatorSpec("Giàng A Chứ", ("enter",), NEW)
    save_keys(office.folder, add_operator(keys, office.connection.key, spec, kdf=CHEAP))
    office.close()
    remove_operator(office.folder, OPERATOR, PASSPHRASE, "Giàng A Chứ", FixedClock())
    taken(pair, given(pair, asked(pair))).close()


def test_new_keys_of_the_province_come_with_the_next_receipt(stores: Stores) -> None:
    office, province, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, province, stick)
    HelpSwitch(office).switch_on()
    take(province.session, send_one(office, stick))
    before = load_keys(office.folder).keys.help
    read(office, answer_of(province.session, stick))
    assert load_keys(office.folder).keys.help == before
    secret = province.root_secret or ""
    OperatingKeys(province.session).rotate(secret, signer=OPERATOR, passphrase=PASSPHRASE)
    read(office, answer_of(province.session, stick))
    after = load_keys(office.folder).keys
    assert before is not None
    assert after.help is not None
    assert after.help.recipients[0] == DeviceKeys.read(Settings(province.session.connection)).sealing_recipient
    assert sum(slot.kind == "help" for slot in after.slots) == 1
    after.check_seal(office.connection.key)
    office.close()
    pair = Pair(office, province.session, stick)
    taken(pair, given(pair, asked(pair))).close()


def send_one(office: Session, stick: Path) -> Path:
    give(office, campaign(office), ["Một"])
    return send(office, stick).written_to


def test_another_province_takes_the_help_of_the_first_away(pair: Pair, stores: Stores) -> None:
    HelpSwitch(pair.office).switch_on()
    enrol(pair.office, stores.province("other"), pair.stick, unit="CD777")
    assert load_keys(pair.office.folder).keys.help is None
    assert HelpSwitch(pair.office).state().to_ask
    assert "help_dropped" in events(pair.office)


def test_the_paper_decides_not_the_file(locked: Pair) -> None:
    request, other = asked(locked), asked(locked, "quả bầu khô treo gác")
    with pytest.raises(FingerprintDiffers):
        given(locked, request, " ".join(other.fingerprint))
    locked.province.operator = Operator(OPERATOR, "", ("enter", "check"))
    with pytest.raises(MayNotSign):
        given(locked, request)


def test_two_requests_each_have_their_answer(locked: Pair) -> None:
    first, second = asked(locked), asked(locked, "quả bầu khô treo gác")
    assert first.path != second.path
    with pytest.raises(HelpPassphraseWrong):
        taken(locked, given(locked, second))
    taken(locked, given(locked, first)).close()


def test_a_thief_with_the_pc_and_the_stick_opens_nothing(locked: Pair) -> None:
    """She has the whole folder and the answer; without the new passphrase neither is of use."""
    answer = given(locked, asked(locked))
    before = (locked.office.folder / KEYS_NAME).read_bytes()
    with pytest.raises(HelpPassphraseWrong):
        taken(locked, answer, "mật khẩu đoán mò")
    assert (locked.office.folder / KEYS_NAME).read_bytes() == before
    with pytest.raises(WrongHelpSecret):
        load_keys(locked.office.folder).keys.unlock_help(secrets.token_bytes(32))


def test_a_pc_that_was_reported_lost_is_not_opened(locked: Pair) -> None:
    request = asked(locked)
    device = locked.office.identity.device
    Devices(locked.province).revoke(device, "mất máy", signer=OPERATOR, passphrase=PASSPHRASE)
    with pytest.raises(HelpDeviceWithdrawn):
        given(locked, request)


def test_the_secret_of_another_office_is_not_given(locked: Pair, stores: Stores) -> None:
    """An admitted office puts the sealed secret it stole into its own request, on honest paper of its own."""
    thief = stores.office("thief").session
    stick = locked.stick
    request = OfficeEnrolment(thief).write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    from desktop_app.services.enrolment import ProvinceEnrolment

    at = ProvinceEnrolment(locked.province)
    typed = " ".join(OfficeEnrolment(thief).state().fingerprint)
    admission = at.approve(request, typed, unit="CD002", to=stick, signer=OPERATOR, passphrase=PASSPHRASE)
    OfficeEnrolment(thief).accept(admission, " ".join(at.fingerprint()))
    HelpSwitch(thief).switch_on()
    keys, stolen = load_keys(thief.folder).keys, load_keys(locked.office.folder).keys.help
    assert keys.help is not None
    assert stolen is not None
    planted = msgspec.structs.replace(keys.help, secret=stolen.secret)
    save_keys(thief.folder, sealed(keys.card, keys.slots, thief.connection.key, planted))
    with pytest.raises(HelpOfAnotherDevice):
        given(locked, ask_help(thief.folder, NEW, stick, kdf=CHEAP))


def test_planted_answers_are_refused(locked: Pair, stores: Stores, tmp_path: Path) -> None:
    request = asked(locked)
    answer = given(locked, request)
    whole = answer.read_bytes()
    planted = tmp_path / "giup.scd"
    planted.write_bytes(whole[:-7])
    with pytest.raises(HelpDamaged):
        taken(locked, planted)
    planted.write_bytes(b"thu nac danh")
    with pytest.raises(HelpWrongFile):
        taken(locked, planted)
    with pytest.raises(HelpWrongFile):
        taken(locked, request.path)
    for at in range(0, len(whole), 97):
        planted.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Refused):
            taken(locked, planted)


def test_an_answer_of_another_province_is_refused(locked: Pair, tmp_path: Path) -> None:
    from desktop_app.bundle.chain import certify_operating_key
    from desktop_app.bundle.help_answer import HelpAnswerDraft, write_help_answer
    from desktop_app.bundle.help_request import read_help_request

    request = asked(locked)
    with request.path.open("rb") as source:
        read = read_help_request(source)
    root, operating = generate_signing_seed(), generate_signing_seed()
    draft = HelpAnswerDraft(
        request=read.sha256,
        unit=UNIT,
        unit_name="x",
        device=request.device,
        store=read.claims.store,
        secret=bytes(32),
        recipient=read.claims.recipient,
        province="LĐLĐ tỉnh Lai Châu",
        root_public=public_key(root),
        certificates=(certify_operating_key(root, public_key(operating), serial=1),),
    )
    write_help_answer(tmp_path / "giup.scd", draft, operating)
    with pytest.raises(HelpUntrusted):
        taken(locked, tmp_path / "giup.scd")


def test_an_altered_help_member_opens_nothing_and_is_told(locked: Pair) -> None:
    """Whoever can write ``keys.json`` puts another root there; his own slot has not the book's key, and it shows."""
    folder = locked.office.folder
    answer = given(locked, asked(locked))
    keys = load_keys(folder).keys
    assert keys.help is not None
    altered = msgspec.structs.replace(keys.help, province="LĐLĐ tỉnh khác", root="ab" * 32)
    save_keys(folder, sealed(keys.card, keys.slots, secrets.token_bytes(32), altered))
    with pytest.raises(HelpUntrusted):
        taken(locked, answer)
    with pytest.raises(KeysAltered):
        load_keys(folder).keys.unlock(OPERATOR, PASSPHRASE)
    named = msgspec.structs.replace(keys.help, province="LĐLĐ tỉnh khác")
    save_keys(folder, sealed(keys.card, keys.slots, secrets.token_bytes(32), named))
    with pytest.raises(KeysAltered):
        taken(locked, answer)


def test_a_short_passphrase_is_not_taken(locked: Pair) -> None:
    with pytest.raises(PassphraseTooShort):
        asked(locked, "ngắn")
    assert not help_way(locked.office.folder).waiting


def offered(session: Session) -> bool:
    return "help_slot" in [one.kind for one in Home(session).now().todo]


def test_home_offers_it_once_the_device_is_admitted_until_somebody_answers(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    assert not offered(office)
    enrol(office, province, stores.root / "stick")
    assert offered(office)
    assert not offered(province.session)
    HelpSwitch(office).switch_off()
    assert (offered(office), HelpSwitch(office).state().to_ask) == (False, False)


def test_home_offers_it_to_who_may_answer_and_where_it_means_something(pair: Pair) -> None:
    pair.office.operator = Operator("Lan", "", ("enter", "sign"))
    assert not offered(pair.office)
    pair.office.operator = Operator("Mai", "", ("administer",))
    assert offered(pair.office)
    with pair.office.connection.write():
        note_standing(pair.office, "revoked")
    assert not offered(pair.office)
    with pair.office.connection.write():
        note_standing(pair.office, "admitted")
    SampleBook(pair.office).mark()
    assert not offered(pair.office)
    HelpSwitch(pair.office).switch_on()
    assert not offered(pair.office)
