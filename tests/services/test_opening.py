"""Opening a store: passphrases, roles, lost keys, a damaged file, a store set back, leftovers of a killed process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.unit_names import LONGEST_NAME, CodeOdd, NameOdd, NameTooLong
from desktop_app.services.opening import OperatorNotNamed, open_session, open_session_with_recovery, the_operator
from desktop_app.services.setting_up import OfficeUnnamed, SetUp, make_store
from desktop_app.storage.errors import NewerStore, StoreDamaged, StoreMissing, StoreUnreachable, WrongKey
from desktop_app.storage.factory import StoreExists
from desktop_app.storage.journal import RECOVERY_MARK, Journal
from desktop_app.storage.keyslots import KeysDamaged, UnknownOperator, WrongPassphrase, load_keys, save_keys
from desktop_app.storage.lock import StoreInUse
from desktop_app.storage.operators import add_operator
from desktop_app.storage.passphrases import PassphraseCommon, PassphraseTooShort
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, Pair, campaign, enrol, give, send, take


def test_an_office_begins_with_a_provisional_code_and_a_province_with_its_root(stores: Stores) -> None:
    office, province = stores.office(), stores.province()
    assert office.identity.unit.startswith("TAM-")
    assert (office.root_secret, office.paper_identity) == (None, None)
    assert province.root_secret is not None
    assert province.paper_identity is not None
    assert len(office.fingerprint) == len(province.fingerprint) == 6
    assert office.recovery_secret not in repr(office)
    assert office.session.identity.commune != ""


def test_the_program_reads_its_own_definitions_once(stores: Stores) -> None:
    office, province = stores.office().session, stores.province().session
    assert office.definitions is province.definitions


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        (SetUp("office", " \u200b ", OPERATOR, PASSPHRASE, demo=True), OfficeUnnamed),
        (SetUp("office", "x" * (LONGEST_NAME + 1), OPERATOR, PASSPHRASE, demo=True), NameTooLong),
        (SetUp("office", "CĐCS", "x" * (LONGEST_NAME + 1), PASSPHRASE, demo=True), NameTooLong),
        (SetUp("office", "CĐCS", OPERATOR, PASSPHRASE, unit="x" * 65, demo=True), NameTooLong),
        (SetUp("office", "CÐCS Ðào San", OPERATOR, PASSPHRASE, demo=True), NameOdd),
        (SetUp("office", "CĐCS\u202e Đào San", OPERATOR, PASSPHRASE, demo=True), NameOdd),
        (SetUp("office", "CĐCS", OPERATOR, PASSPHRASE, unit="CD\t001", demo=True), CodeOdd),
        (SetUp("office", "CĐCS", OPERATOR, PASSPHRASE, unit="../x", demo=True), CodeOdd),
        (SetUp("office", "CĐCS", OPERATOR, PASSPHRASE, unit="a:b", demo=True), CodeOdd),
        (SetUp("office", "CĐCS", OPERATOR, "ngắn"), PassphraseTooShort),
        (SetUp("office", "CĐCS", OPERATOR, "1234567890"), PassphraseCommon),
    ],
)
def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path: Path, answers: SetUp, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        make_store(tmp_path / "so", answers, clock=FixedClock(), kdf=CHEAP)
    assert [path.name for path in tmp_path.iterdir() if path.name != "profile"] == []


def test_the_longest_names_go_all_the_way_to_the_province(stores: Stores) -> None:
    answers = SetUp(
        "office", "ă" * LONGEST_NAME, OPERATOR, PASSPHRASE, title="ệ" * LONGEST_NAME, unit="đ" * 64, demo=True
    )
    office = make_store(stores.root / "long", answers, clock=FixedClock(), kdf=CHEAP).session
    province, stick = stores.province(), stores.root / "stick"
    enrol(office, province, stick, None)
    campaign(office)
    (answer,) = take(province.session, send(office, stick).written_to)
    assert answer.ok
    office.close()


def test_a_store_is_never_made_over_another(stores: Stores) -> None:
    stores.office()
    with pytest.raises(StoreExists):
        stores.office()


def test_wrong_names_and_passphrases(stores: Stores) -> None:
    stores.office().session.close()
    folder = stores.root / "office"
    with pytest.raises(WrongPassphrase):
        open_session(folder, operator=OPERATOR, passphrase="Demo", clock=FixedClock())
    with pytest.raises(UnknownOperator):
        open_session(folder, operator="Ai đó", passphrase=PASSPHRASE, clock=FixedClock())
    assert the_operator(folder, None) == OPERATOR
    stores.reopen()


def test_one_process_at_a_time(stores: Stores) -> None:
    office = stores.office().session
    with pytest.raises(StoreInUse):
        stores.reopen()
    office.close()
    stores.reopen()


def test_the_recovery_sheet_opens_and_says_so_in_the_journal(stores: Stores) -> None:
    made = stores.office()
    made.session.close()
    session = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())
    assert session.operator.roles == ()
    assert [entry.operator for entry in Journal(session.connection).entries(1)] == [RECOVERY_MARK]
    session.close()


def test_several_operators_have_to_be_told_apart(stores: Stores) -> None:
    office = stores.office().session
    keys = load_keys(office.folder).keys
    second = OperatorSpec("Tẩn Mẩy", ("enter",), "mật khẩu thật dài 2")
    save_keys(office.folder, add_operator(keys, office.connection.key, second, kdf=CHEAP))
    with pytest.raises(OperatorNotNamed) as refusal:
        the_operator(office.folder, None)
    assert refusal.value.fields["names"] == [OPERATOR, "Tẩn Mẩy"]


def test_lost_keys_come_back_from_the_previous_copy_or_are_named(stores: Stores) -> None:
    office = stores.office().session
    save_keys(office.folder, load_keys(office.folder).keys)
    office.close()
    folder = stores.root / "office"
    (folder / "keys.json").unlink()
    stores.reopen().close()
    assert (folder / "keys.json").exists()
    for path in folder.glob("keys.json*"):
        path.unlink()
    with pytest.raises(KeysDamaged):
        stores.reopen()
    assert (folder / "store.db").exists()


def test_a_damaged_and_a_missing_store(stores: Stores) -> None:
    office = stores.office().session
    office.close()
    folder = stores.root / "office"
    content = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(content[:3000] + b"\0" * 2000 + content[5000:])
    with pytest.raises((StoreDamaged, WrongKey)):
        stores.reopen()
    (folder / "store.db").unlink()
    with pytest.raises(StoreDamaged):
        stores.reopen()
    with pytest.raises(StoreMissing):
        the_operator(stores.root / "nowhere", None)
    with pytest.raises(StoreUnreachable):
        the_operator(stores.root / ("x" * 5_000), None)


def test_a_store_of_a_newer_program_is_left_alone(stores: Stores) -> None:
    office = stores.office().session
    with office.connection.write():
        office.connection.run("PRAGMA user_version = 999")
    office.close()
    before = (stores.root / "office" / "store.db").read_bytes()
    with pytest.raises(NewerStore):
        stores.reopen()
    assert (stores.root / "office" / "store.db").read_bytes() == before


def test_a_store_set_back_begins_a_new_epoch_says_so_and_sends_in_full(pair: Pair, stores: Stores) -> None:
    """A PC shop put an older disk image back."""
    tet = campaign(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    epoch = pair.office.identity.epoch
    pair.office.close()
    shutil.copytree(stores.root / "office", stores.root / "image")
    office = stores.reopen()
    give(office, tet, ["Mất theo ảnh đĩa"])
    lost = send(office, pair.stick).written_to
    take(pair.province, lost)
    office.close()
    shutil.rmtree(stores.root / "office")
    shutil.move(stores.root / "image", stores.root / "office")

    office = stores.reopen()
    assert office.identity.epoch != epoch
    (event,) = [entry for entry in Journal(office.connection).entries(50) if entry.event == "new_epoch"]
    assert event.facts["known"] == 2
    give(office, tet, ["Nhập lại"])
    result = send(office, pair.stick)
    assert (result.number, result.records) == (1, {"campaign": 1, "gift": 1})
    (answer,) = take(pair.province, result.written_to)
    assert (answer.ok, answer.new, answer.known) == (True, 1, 1)
    assert figures(pair.province)["gift", "gifts"] == 2
    assert_whole(pair.province)
    assert_whole(office)
    office.close()
    again = stores.reopen()
    assert again.identity.epoch == office.identity.epoch


def test_a_store_on_a_pc_that_never_saw_it_keeps_its_epoch(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    office = stores.office().session
    epoch = office.identity.epoch
    campaign(office)
    office.close()
    monkeypatch.setenv("SO_CONG_DOAN_PROFILE", str(stores.root / "other-profile"))
    assert stores.reopen().identity.epoch == epoch


def test_leftovers_of_a_killed_process_are_cleared_and_bundles_kept(pair: Pair, stores: Stores) -> None:
    campaign(pair.office)
    result = send(pair.office, pair.stick)
    pair.office.close()
    folder = stores.root / "office"
    leftovers = [
        folder / "staging" / "0011223344556677.scd",
        folder / "outbox" / f".{result.bundle}.0011aabb.payload",
        folder / "outbox" / f".{result.bundle}.0011aabb.part",
    ]
    for path in leftovers:
        path.write_bytes(b"half")
    stores.reopen()
    assert [path for path in leftovers if path.exists()] == []
    assert [path.name for path in (folder / "outbox").iterdir()] == [result.bundle]
