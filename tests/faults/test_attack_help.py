"""Attackers of the province's help to open a book: old, swapped and forged papers, thieves, those who left.

What ``tests/services/test_help_slot.py`` tries already is not tried again. ``pytest -s`` prints every sentence.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest

from desktop_app.base.errors import EnvironmentProblem, FileUnreadable, ProgramError, Refused
from desktop_app.bundle.help_request import HelpRequestDraft, seal_help_secret, write_help_request
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.services.access import recover_access
from desktop_app.services.help_asking import AskedHelp, ask_help, help_way, take_help
from desktop_app.services.help_slot import HelpSwitch
from desktop_app.services.opening import open_session
from desktop_app.services.operators import Operators, remove_operator
from desktop_app.services.province.giving_help import GivingHelp
from desktop_app.services.province.operating_keys import OperatingKeys
from desktop_app.services.session import Session
from desktop_app.storage.help_slot import WaitingRequests
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KEYS_NAME, PREVIOUS_NAME, Operator, decode_keys, load_keys
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.faults.honest_side import send_of, sentence
from tests.faults.hostile import contents
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.receipts import answer as receipt_of
from tests.services.receipts import read
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, Pair, enrol, reopen, take

NEW = "con trâu đen nhà ta"
PASSPHRASE_SEALED = b"""age-encryption.org/v1
-> scrypt c2FsdHNhbHRzYWx0c2FsdA 63
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
"""
"""Sealed under a passphrase that takes years to try: who opens it must not begin."""
LEAVER, HERS = "Lò Văn Đi", "quả bầu khô treo gác"


def fails(code: str, job: Callable[[], object]) -> str:
    """Do what has to fail with ``code`` and return the sentence."""
    with pytest.raises(ProgramError) as seen:
        job()
    assert seen.value.code == code, seen.value
    return sentence(seen.value.code, seen.value.fields)


def closed(pair: Pair) -> Pair:
    """Let the province help, and close the office's book."""
    HelpSwitch(pair.office).switch_on()
    pair.office.close()
    return pair


@pytest.fixture
def locked(pair: Pair) -> Pair:
    return closed(pair)


def asked(pair: Pair, passphrase: str = NEW) -> AskedHelp:
    return ask_help(pair.office.folder, passphrase, pair.stick, kdf=CHEAP)


def given(pair: Pair, request: AskedHelp) -> Path:
    digits = " ".join(request.fingerprint)
    return GivingHelp(pair.province).give(request.path, digits, to=pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)


def taken(pair: Pair, answer: Path, passphrase: str = NEW, operator: str = OPERATOR) -> Session:
    return take_help(pair.office.folder, answer, operator, passphrase, clock=FixedClock(), kdf=CHEAP)


@contextmanager
def opened(pair: Pair, passphrase: str = PASSPHRASE) -> Iterator[Session]:
    """The office's book, opened by passphrase inside the block."""
    folder = pair.office.folder
    session = open_session(folder, operator=OPERATOR, passphrase=passphrase, clock=FixedClock())
    try:
        yield session
    finally:
        session.close()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what decides who opens the book."""
    return {one.name: one.read_bytes() for one in folder.glob("*.json*")}


# answers of before


def test_an_answer_nobody_used_opens_nothing_once_its_asker_has_left(pair: Pair) -> None:
    """She asked, and then somebody found the passphrase: her answer and her copy of what waited are still hers."""
    Operators(pair.office, kdf=CHEAP).add(OperatorSpec(LEAVER, ("enter",), HERS))
    folder = closed(pair).office.folder
    answer = given(pair, asked(pair, HERS))
    hers = {one: one.read_bytes() for one in folder.glob("help-request-*")}
    remove_operator(folder, OPERATOR, PASSPHRASE, LEAVER, FixedClock())
    assert not help_way(folder).waiting
    for path, content in hers.items():
        path.write_bytes(content)
    before = files_of(folder)
    told = fails("wrong_help_secret", lambda: taken(pair, answer, HERS))
    assert "lần nhờ cũ" in told
    assert files_of(folder) == before
    with opened(pair) as office:
        assert {"operator_removed", "help_renewed"} <= {one.event for one in Journal(office.connection).entries(20)}
    again = taken(pair, given(pair, asked(pair)))  # and the slot goes on working for whoever is still there
    again.close()


def test_whoever_opens_the_book_hears_that_somebody_asked(locked: Pair) -> None:
    """Anybody at the locked PC can ask; what stops her is the signed paper, and that the office hears of it."""
    answer = given(locked, asked(locked))
    with opened(locked) as office:
        assert "help_waiting" in office.notices
        assert "gọi tỉnh báo đừng trả lời" in sentence("help_waiting")
        switch = HelpSwitch(office)
        switch.switch_off()
        switch.switch_on()
    fails("help_not_waiting", lambda: taken(locked, answer))
    with opened(locked) as office:
        assert "help_waiting" not in office.notices


def test_an_answer_of_before_the_provinces_keys_changed(stores: Stores) -> None:
    office, made, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, made, stick)
    pair = closed(Pair(office, made.session, stick))
    answer = given(pair, asked(pair))
    with opened(pair) as again:
        take(made.session, send_of(again, stick, "Một"))
        OperatingKeys(made.session).rotate(made.root_secret or "", signer=OPERATOR, passphrase=PASSPHRASE)
        read(again, receipt_of(made.session, stick))
    told = fails("wrong_help_secret", lambda: taken(pair, answer))
    assert "mật khẩu mới" in told
    taken(pair, given(pair, asked(pair))).close()


def test_a_request_of_before_the_provinces_keys_changed_is_answered(stores: Stores) -> None:
    """What was sealed to the old key the province still reads, and the answer is signed with the new one."""
    office, made, stick = stores.office().session, stores.province(), stores.root / "stick"
    enrol(office, made, stick)
    pair = closed(Pair(office, made.session, stick))
    request = asked(pair)
    OperatingKeys(made.session).rotate(made.root_secret or "", signer=OPERATOR, passphrase=PASSPHRASE)
    taken(pair, given(pair, request)).close()


def test_a_used_answer_and_a_used_request_open_nothing_more(locked: Pair) -> None:
    folder = locked.office.folder
    request = asked(locked)
    answer = given(locked, request)
    kept = {one: one.read_bytes() for one in folder.glob("help-request-*")}
    taken(locked, answer).close()
    assert not help_way(folder).waiting
    told = fails("help_not_waiting", lambda: taken(locked, answer))
    assert "gõ mật khẩu mới" in told
    second = given(locked, request)  # the same paper and file once more at the province: the same sealed secret
    for path, content in kept.items():
        path.write_bytes(content)
    for one in (answer, second):
        fails("wrong_help_secret", partial(taken, locked, one))
    for name in (KEYS_NAME, PREVIOUS_NAME):  # nor does the file that was kept as the one before
        keys = decode_keys((folder / name).read_bytes())
        assert keys == load_keys(folder).keys


# swapped and forged


def test_answers_of_two_offices_that_changed_places(stores: Stores) -> None:
    made, stick, pairs = stores.province(), stores.root / "stick", []
    for name, unit in (("one", "CD001"), ("two", "CD002")):
        office = stores.office(name).session
        enrol(office, made, stick, unit)
        pairs.append(closed(Pair(office, made.session, stick)))
    answers = [given(pair, asked(pair)) for pair in pairs]
    for pair, theirs in zip(pairs, reversed(answers), strict=True):
        before = files_of(pair.office.folder)
        fails("help_not_waiting", partial(taken, pair, theirs))
        # Not even with the other office's waiting request beside it.
        (other,) = [one for one in pairs if one is not pair]
        for file in other.office.folder.glob("help-request-*"):
            shutil.copy(file, pair.office.folder)
        fails("help_not_waiting", partial(taken, pair, theirs))
        for file in other.office.folder.glob("help-request-*"):
            (pair.office.folder / file.name).unlink(missing_ok=True)
        assert files_of(pair.office.folder) == before
    for pair, own in zip(pairs, answers, strict=True):
        taken(pair, own).close()


def test_a_waiting_request_somebody_planted_beside_the_honest_one(locked: Pair) -> None:
    """She has the PC for a minute, and later the answer: what she put there in the honest one's place opens nothing."""
    folder = locked.office.folder
    answer = given(locked, asked(locked))
    (honest,) = folder.glob("help-request-*")
    content = honest.read_bytes()
    request = msgspec.json.decode(content)["request"]
    identity, recipient = generate_sealing_identity()
    store = load_keys(folder).keys.card.store_id
    WaitingRequests(folder).keep(store, request, recipient, identity, HERS, CHEAP)
    before = files_of(folder)
    fails("help_not_waiting", lambda: taken(locked, answer, HERS))
    fails("help_passphrase_wrong", lambda: taken(locked, answer, NEW))
    assert files_of(folder) == before
    for odd in (b"", b"{", b"[" * 100_000, content.replace(b'"memory_kib": 8', b'"memory_kib": 99999999')):
        honest.write_bytes(odd)
        fails("help_not_waiting", lambda: taken(locked, answer, NEW))
    honest.write_bytes(content)
    taken(locked, answer).close()


def test_whoever_asks_without_end_pushes_out_the_oldest_only(locked: Pair) -> None:
    first = asked(locked)
    for _ in range(20):
        asked(locked, HERS)
    fails("help_not_waiting", lambda: taken(locked, given(locked, first)))
    taken(locked, given(locked, asked(locked))).close()


@pytest.mark.parametrize("kind", ["noise", "passphrase", "other", "empty", "armoured"])
def test_a_request_that_seals_something_odd(locked: Pair, tmp_path: Path, kind: str) -> None:
    """Of an admitted device and on honest paper; what is sealed in it is not what the office's book has."""
    keys = load_keys(locked.office.folder).keys
    assert keys.help is not None
    secret = seal_help_secret(bytes(32), store=keys.card.store_id, device=keys.help.device, recipients=[
        generate_sealing_identity()[1]])  # fmt: skip
    odd = {
        "noise": os.urandom(300),
        "passphrase": PASSPHRASE_SEALED,
        "other": secret,
        "empty": b"",
        "armoured": b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
    }[kind]
    draft = HelpRequestDraft(
        unit=keys.card.unit, unit_name="x", superior="y", device=keys.help.device, store=keys.card.store_id,
        recipient=generate_sealing_identity()[1], sealed=odd,
    )  # fmt: skip
    made = write_help_request(tmp_path / "nho.scd", draft)
    before = contents(locked.province), sorted(locked.stick.iterdir())
    with pytest.raises(Refused) as seen:
        GivingHelp(locked.province).give(
            made.written.path, " ".join(made.fingerprint.groups), to=locked.stick, signer=OPERATOR,
            passphrase=PASSPHRASE,
        )  # fmt: skip
    assert seen.value.code in ("help_damaged", "help_sealed_elsewhere")
    sentence(seen.value.code, seen.value.fields)
    assert (contents(locked.province), sorted(locked.stick.iterdir())) == before


# who may not


def test_a_province_operator_without_the_role_sign_gives_nothing(locked: Pair) -> None:
    """Whether she works as herself, or as a signer whose passphrase she has not."""
    request = asked(locked)
    digits, province = " ".join(request.fingerprint), locked.province
    Operators(province, kdf=CHEAP).add(OperatorSpec(LEAVER, ("enter", "check", "approve", "administer"), HERS))
    before, on_stick = contents(province), sorted(locked.stick.iterdir())

    def give(signer: str, passphrase: str) -> Path:
        return GivingHelp(province).give(request.path, digits, to=locked.stick, signer=signer, passphrase=passphrase)

    fails("not_a_signer", lambda: give(LEAVER, HERS))
    fails("wrong_passphrase", lambda: give(OPERATOR, HERS))
    province.operator = Operator(LEAVER, "", ("enter", "check", "approve", "administer"))
    fails("may_not_sign", lambda: give(OPERATOR, PASSPHRASE))
    assert contents(province) == before
    assert sorted(locked.stick.iterdir()) == on_stick


def test_a_thief_with_pc_stick_and_the_old_key_file(locked: Pair) -> None:
    """The folder copied while the request waited, put back after the book was opened: a re-keyed book is not opened."""
    folder = locked.office.folder
    answer = given(locked, asked(locked))
    old = files_of(folder)
    taken(locked, answer).close()
    with opened(locked, NEW) as office:
        Operators(office, kdf=CHEAP).add(OperatorSpec(LEAVER, ("enter",), HERS))
    remove_operator(folder, OPERATOR, NEW, LEAVER, FixedClock())
    honest = files_of(folder)
    for name, content in old.items():
        (folder / name).write_bytes(content)
    with pytest.raises(ProgramError) as seen:
        taken(locked, answer)
    assert seen.value.code == "store_damaged"  # the keys of before fit no page of it
    sentence(seen.value.code, seen.value.fields)
    for name, content in honest.items():
        (folder / name).write_bytes(content)
    with opened(locked, NEW) as office:
        assert office.operator.name == OPERATOR


@pytest.mark.skipif(os.name == "nt", reason="such files are Unix means")
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder", "nothing", "huge"])
def test_what_is_no_file_where_request_or_answer_should_lie(locked: Pair, kind: str) -> None:
    asked(locked)
    for name, job in (
        ("giup-mo-so-x\u202edcs.scd", lambda file: taken(locked, file)),
        ("nho-mo-so-x.scd", lambda file: GivingHelp(locked.province).look(file)),
    ):
        file = locked.stick / name
        if kind == "pipe":
            os.mkfifo(file)
        elif kind == "zero":
            file.symlink_to("/dev/zero")
        elif kind == "folder":
            file.mkdir()
        elif kind == "huge":
            with file.open("wb") as stream:
                stream.truncate(5 * 2**30)
        with pytest.raises(ProgramError) as seen:
            job(file)
        assert isinstance(seen.value, FileUnreadable) != (kind == "huge")
        assert "\u202e" not in sentence(seen.value.code, seen.value.fields)


def test_a_full_disk_where_the_answer_is_opened_is_told_as_that(locked: Pair) -> None:
    answer = given(locked, asked(locked))
    before = files_of(locked.office.folder)
    with no_file_larger_than(64), pytest.raises(EnvironmentProblem) as seen:
        taken(locked, answer)
    assert seen.value.code == "disk_full"
    sentence(seen.value.code, seen.value.fields)
    assert files_of(locked.office.folder) == before
    taken(locked, answer).close()


def test_a_stick_that_takes_no_request_leaves_none_waiting(locked: Pair) -> None:
    with pytest.raises(EnvironmentProblem):
        ask_help(locked.office.folder, NEW, locked.stick / "rut-ra-roi", kdf=CHEAP)
    assert not help_way(locked.office.folder).waiting


@pytest.mark.parametrize("how", ["own passphrase", "sheet", "help"])
def test_a_thief_who_knows_the_passphrase_of_before_and_removes_the_key_file(
    pair: Pair, stores: Stores, how: str
) -> None:
    """The file kept as the one before opens the book where the present one is gone: it must not open it to more."""
    folder, session = pair.office.folder, pair.office
    if how == "own passphrase":
        Operators(session, kdf=CHEAP).change_passphrase(PASSPHRASE, NEW)
        session.close()
    elif how == "help":
        closed(pair)
        taken(pair, given(pair, asked(pair))).close()
    else:
        recover_access(session, OPERATOR, NEW, kdf=CHEAP)
        session.close()
    (folder / KEYS_NAME).unlink()
    fails("wrong_passphrase", lambda: reopen(folder))
    with opened(pair, NEW) as again:
        assert "keys_repaired" in again.notices
