"""Attackers who must get nothing: each tries, and the honest side sees what happened, what is safe, what to do next.

``pytest -s`` prints every sentence.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from desktop_app.base.errors import Refused
from desktop_app.bundle.keys import generate_signing_seed
from desktop_app.bundle.receipt import ReceiptDraft, write_receipt
from desktop_app.domain.vietnamese import fold
from desktop_app.services.accepting import Accepting
from desktop_app.services.device_keys import Province
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.exporting import Exporting
from desktop_app.services.history_taking import OfficeHistory
from desktop_app.services.opening import open_session
from desktop_app.services.operators import Operators
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.province.receipt_writing import ToldUnit, receipt_content
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.services.signing import signing_seed
from desktop_app.storage import keyslots
from desktop_app.storage.keyslots import KeyFile
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import OperatorSpec, Role
from tests.fakes.clock import FixedClock
from tests.faults.honest_side import refused, send_of, sentence
from tests.faults.hostile import NAMES_INSIDE, contents
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import holdings
from tests.services.province.test_stream_history import manifest_of
from tests.services.receipts import answer, everything
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, Pair, campaign, give, send, take

TYPED = "bốn mùa xuân hạ thu"


# who has the stick


def test_a_finder_of_the_stick_reads_nothing_either_way(two: tuple[Pair, Session]) -> None:
    pair, second = two
    give(pair.office, campaign(pair.office), NAMES_INSIDE)
    take(pair.province, send(pair.office, pair.stick).written_to)
    answer(pair.province, pair.stick)
    UnitHistory(pair.province).write(pair.office.identity.device, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    Devices(pair.province).revoke(
        second.identity.device, "Mất máy", signer=OPERATOR, passphrase=PASSPHRASE, to=pair.stick
    )
    files = [one for one in pair.stick.rglob("*") if one.is_file()]
    assert len(files) >= 8
    for file in files:
        content = file.read_bytes()
        assert b"SQLite format 3" not in content
        for name in (*NAMES_INSIDE, "1300000", "Mất máy"):
            for written in (name, fold(name), name.upper()):
                assert written.encode() not in content, (file.name, written)
                assert written.encode("utf-16-le") not in content, (file.name, written)


def test_files_that_changed_places_and_names(two: tuple[Pair, Session]) -> None:
    pair, second = two
    give(pair.office, campaign(pair.office), ["Lò Thị Ín"])
    bundle = send(pair.office, pair.stick).written_to
    renamed = bundle.rename(bundle.with_name("CD002-00000000-00000000-7.scd"))
    assert take(pair.province, renamed)[0].unit == UNIT  # a name decides nothing
    mine, theirs = answer(pair.province, pair.stick), answer(pair.province, pair.stick, "CD002")
    swapped = theirs.rename(theirs.with_name("x" + mine.name))
    before = everything(pair.office)
    with pytest.raises(Refused) as seen:
        Accepting(pair.office).accept(swapped)
    assert seen.value.code == "receipt_sealed_elsewhere"
    sentence(seen.value.code, seen.value.fields)
    (admission,) = pair.stick.glob("tiep-nhan-CD002*")
    with pytest.raises(Refused) as seen:
        OfficeEnrolment(pair.office).accept(admission, " ".join(ProvinceEnrolment(pair.province).fingerprint()))
    assert seen.value.code == "wrong_recipient"
    sentence(seen.value.code, seen.value.fields)
    assert everything(pair.office) == before
    Accepting(second).accept(swapped)


def test_an_older_receipt_again_changes_nothing(pair: Pair) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    first = answer(pair.province, pair.stick)
    give(pair.office, tet, ["Hai"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    Accepting(pair.office).accept(answer(pair.province, pair.stick))
    before = everything(pair.office)
    told = Accepting(pair.office).accept(first)
    assert (told.older, told.already) == (True, False)
    assert everything(pair.office) == before
    sentence("receipt_older")


# who has the PC


def test_a_thief_with_the_pc_gets_nothing(pair: Pair, stores: Stores) -> None:
    give(pair.office, campaign(pair.office), NAMES_INSIDE)
    take(pair.province, send(pair.office, pair.stick).written_to)
    for session in (pair.office, pair.province):
        session.close()
    for file in (one for name in ("office", "province") for one in (stores.root / name).rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        assert not any(name.encode() in content or fold(name).encode() in content for name in NAMES_INSIDE), file
    folder = stores.root / "office"
    with pytest.raises(Refused) as seen:
        reopen_with(folder, "mật khẩu khác")
    assert seen.value.code == "wrong_passphrase"
    sentence(seen.value.code, seen.value.fields)


def reopen_with(folder: Path, passphrase: str) -> Session:
    return open_session(folder, operator=OPERATOR, passphrase=passphrase, clock=FixedClock())


def test_a_clerk_who_gives_herself_a_role_in_the_key_file(stores: Stores) -> None:
    """She knows her passphrase and reckons the checksum anew; the seal needs the key of the book."""
    session = stores.office().session
    Operators(session, kdf=CHEAP).add(OperatorSpec("Lò Văn Nhập", ("enter",), TYPED))
    session.close()
    path = stores.root / "office" / "keys.json"
    document = json.loads(path.read_bytes())
    for slot in document["slots"]:
        if slot["name"] == "Lò Văn Nhập":
            slot["roles"] = ["enter", "sign", "administer"]
    forged = msgspec.json.decode(json.dumps(document).encode(), type=keyslots.KeyFile)
    path.write_bytes(keyslots.encode_keys(msgspec.structs.replace(forged, checksum=checksum_of(forged))))
    shutil.copy(path, path.with_name(keyslots.PREVIOUS_NAME))
    with pytest.raises(Refused) as seen:
        open_session(stores.root / "office", operator="Lò Văn Nhập", passphrase=TYPED, clock=FixedClock())
    assert seen.value.code == "keys_altered"
    sentence(seen.value.code, seen.value.fields)


def checksum_of(keys: KeyFile) -> str:
    """Reckon it as anybody can who reads the code."""
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(keys, checksum=""))).hexdigest()


# planted papers


def test_an_admission_of_a_second_province_is_not_taken_by_typing(pair: Pair, stores: Stores) -> None:
    stranger = stores.province("stranger")
    request = OfficeEnrolment(pair.office).write_request(stores.root, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(pair.office).state().fingerprint)
    planted = ProvinceEnrolment(stranger.session).approve(
        request, typed, unit=UNIT, to=stores.root, signer=OPERATOR, passphrase=PASSPHRASE
    )
    before = contents(pair.office)
    with pytest.raises(Refused) as seen:
        OfficeEnrolment(pair.office).accept(planted, " ".join(stranger.fingerprint))
    assert seen.value.code == "enrolled_elsewhere"
    assert "LĐLĐ tỉnh Lai Châu" in sentence(seen.value.code, seen.value.fields)
    assert contents(pair.office) == before
    newcomer = OfficeEnrolment(stores.office("newcomer").session)
    with pytest.raises(Refused) as seen:  # and before enrolment the true sheet tells
        newcomer.accept(planted, " ".join(ProvinceEnrolment(pair.province).fingerprint()))
    assert seen.value.code == "fingerprint_differs"
    sentence(seen.value.code, seen.value.fields)
    OfficeEnrolment(pair.office).accept(planted, " ".join(stranger.fingerprint), another_province=True)


def test_a_planted_request_shows_when_the_sheet_is_typed(pair: Pair, stores: Stores) -> None:
    honest_one, thief = (OfficeEnrolment(stores.office(name).session) for name in ("honest", "thief"))
    planted = thief.write_request(pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    before = holdings(pair.province)
    with pytest.raises(Refused) as seen:
        ProvinceEnrolment(pair.province).approve(
            planted, " ".join(honest_one.state().fingerprint), unit="CD009", to=pair.stick, signer=OPERATOR,
            passphrase=PASSPHRASE,
        )  # fmt: skip
    assert seen.value.code == "fingerprint_differs"
    sentence(seen.value.code, seen.value.fields)
    assert holdings(pair.province) == before


def test_receipts_and_histories_of_another_province(pair: Pair, stores: Stores) -> None:
    stranger = stores.province("stranger")
    with stranger.session.connection.write():  # it knows the device: copied from a stick
        (device,) = Ledger(pair.province.connection).devices()
        Ledger(stranger.session.connection).put_device(device)
    receipt = answer(stranger.session, stores.root)
    history = UnitHistory(stranger.session).write(device.id, stores.root, signer=OPERATOR, passphrase=PASSPHRASE).path
    before = contents(pair.office)
    for take_in, file, code in (
        (Accepting(pair.office).accept, receipt, "receipt_forged"),
        (OfficeHistory(pair.office).take, history, "document_forged"),
    ):
        with pytest.raises(Refused) as seen:
            take_in(file)
        assert seen.value.code == code
        sentence(seen.value.code, seen.value.fields)
    assert contents(pair.office) == before


def test_a_receipt_that_brings_records_of_another_unit(two: tuple[Pair, Session]) -> None:
    """Signed by the true province: even then an office takes in nothing that is not its own."""
    pair, second = two
    take(pair.province, send_of(second, pair.stick, "Một"))
    ledger, province = Ledger(pair.province.connection), Province.read(Settings(pair.province.connection))
    assert province is not None
    devices = [one for one in ledger.devices() if one.unit == UNIT]
    codes = frozenset.union(*(one.units for one in devices))
    with pair.province.connection.write():
        content = receipt_content(pair.province, province, ToldUnit(UNIT, codes, devices, 1)).content
    (foreign,) = pair.province.connection.read("SELECT content FROM version WHERE kind = 'gift'")
    draft = ReceiptDraft(
        content=replace(content, versions=(foreign[0].decode(),)),
        unit_name="X",
        province=province.name,
        root_public=province.root_public,
        certificates=province.certificates,
        sealed_to=tuple(one.sealing_recipient for one in devices),
    )
    target = pair.stick / "phieu.scd"
    write_receipt(target, draft, signing_seed(pair.province, OPERATOR, PASSPHRASE))
    before = contents(pair.office)
    with pytest.raises(Refused) as seen:
        Accepting(pair.office).accept(target)
    assert seen.value.code == "receipt_foreign_record"
    assert seen.value.fields["record_unit"] == second.identity.unit
    sentence(seen.value.code, seen.value.fields)
    target.unlink()
    write_receipt(target, replace(draft, content=content), generate_signing_seed())
    with pytest.raises(Refused) as seen:  # the same, signed by somebody who has no certificate
        Accepting(pair.office).accept(target)
    assert seen.value.code == "receipt_forged"
    assert contents(pair.office) == before


# who may not, and who may no more


def test_an_operator_without_the_role_sign_signs_nothing(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Một"])
    for session in (pair.office, pair.province):
        roles: tuple[Role, ...] = ("enter", "check", "approve", "administer")
        Operators(session, kdf=CHEAP).add(OperatorSpec("Lò Văn Nhập", roles, TYPED))
    before = contents(pair.office), contents(pair.province)
    who: dict[str, Any] = {"signer": "Lò Văn Nhập", "passphrase": TYPED}
    device = pair.office.identity.device
    for sign in (
        lambda: Exporting(pair.office).export(pair.stick, **who),
        lambda: OfficeEnrolment(pair.office).write_request(pair.stick, **who),
        lambda: Receipts(pair.province).make(UNIT, pair.stick, **who),
        lambda: UnitHistory(pair.province).write(device, pair.stick, **who),
        lambda: Devices(pair.province).revoke(device, "Mất máy", **who),
    ):
        with pytest.raises(Refused) as seen:
            sign()
        assert seen.value.code == "not_a_signer"
    sentence(seen.value.code, seen.value.fields)
    assert (contents(pair.office), contents(pair.province)) == before


def test_a_revoked_device_sends_and_reads_nothing_more(pair: Pair) -> None:
    file = send_of(pair.office, pair.stick, "Một")
    Devices(pair.province).revoke(
        pair.office.identity.device, "Mất máy tính xách tay", signer=OPERATOR, passphrase=PASSPHRASE
    )
    refused("revoked_key", pair.province, file)
    with pytest.raises(Refused) as seen:
        answer(pair.province, pair.stick)
    assert seen.value.code == "receipt_nobody"
    sentence(seen.value.code, seen.value.fields)


def test_a_journal_that_was_rewritten_shows_on_both_sides(pair: Pair, tmp_path: Path) -> None:
    forger = Forger(pair.office, tmp_path)
    first = forger.bundle([forger.version(1)], honest(1), number=1, top=1, journal="ab" * 32)
    second = forger.bundle(
        [forger.version(2)], honest(1), number=2, base=1, top=2, journal="ab" * 32, previous=manifest_of(first)
    )
    answers = take(pair.province, first, second)
    assert {notice.code for one in answers for notice in one.notices} == {"journal_rewritten"}
    (body,) = pair.office.connection.read("SELECT body FROM journal WHERE seq = 2")[0]
    with pair.office.connection.write():
        changed = body.replace(OPERATOR.encode(), b"Ai khac")
        assert changed != body
        pair.office.connection.run("UPDATE journal SET body = ? WHERE seq = 2", (changed,))
    found = {finding.code for finding in Safekeeping(pair.office).check() if finding.is_wrong}
    assert found
    for code in found:
        sentence(code)
