"""What leaves the office: everything the province has not acknowledged, under a number that is given once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop_app.bundle.verifier import verify
from desktop_app.media.problems import DriveFull, DriveRemoved
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import (
    BundleGone,
    BundleUnknown,
    Exporting,
    NotEnrolled,
    NothingToExport,
)
from desktop_app.services.found_on_sticks import bundles_on
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import NotASigner, WrongPassphrase, load_keys, save_keys
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.operators import add_operator
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.fakes.filesystems import Faults, FaultyFilesystem
from tests.services.conftest import Stores
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, UNIT, Pair, campaign, enrol, gift_of, give, send, take


def acknowledge(office: Session, counter: int) -> None:
    with office.connection.write():
        Outbox(office.connection).acknowledge(office.identity.epoch, counter)


def test_the_preview_says_what_the_bundle_then_holds(pair: Pair) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một", "Hai"])
    Entry(pair.office).save_draft("gift", {})
    exporting = Exporting(pair.office)
    preview = exporting.preview()
    assert (preview.enrolled, preview.number, preview.records, preview.drafts) == (True, 1, 3, 1)
    result = send(pair.office, pair.stick)
    assert result.records == {one.kind: one.records for one in preview.figures} == {"campaign": 1, "gift": 2}
    assert (result.number, result.outcome, result.signer) == (1, "verified", OPERATOR)
    assert hashlib.sha256(result.written_to.read_bytes()).hexdigest() == result.sha256
    assert result.written_to.stat().st_size == result.size


def test_before_enrolment_there_is_nobody_to_seal_for(office: Session, tmp_path: Path) -> None:
    campaign(office)
    assert not Exporting(office).preview().enrolled
    with pytest.raises(NotEnrolled):
        send(office, tmp_path / "stick")
    assert not (office.folder / "outbox").exists()


def test_nothing_complete_is_nothing_to_export(pair: Pair) -> None:
    Entry(pair.office).save_draft("gift", {})
    with pytest.raises(NothingToExport):
        send(pair.office, pair.stick)
    assert Exporting(pair.office).sent() == []
    campaign(pair.office)
    assert send(pair.office, pair.stick).number == 1


def test_without_an_acknowledgement_everything_goes_again(pair: Pair) -> None:
    tet = campaign(pair.office)
    assert send(pair.office, pair.stick).records == {"campaign": 1}
    give(pair.office, tet, ["Một"])
    assert send(pair.office, pair.stick).records == {"campaign": 1, "gift": 1}


def test_after_an_acknowledgement_only_what_is_new_goes(pair: Pair) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một"])
    first = send(pair.office, pair.stick)
    take(pair.province, first.written_to)
    acknowledge(pair.office, 2)
    with pytest.raises(NothingToExport):
        send(pair.office, pair.stick)
    give(pair.office, tet, ["Hai"])
    second = send(pair.office, pair.stick)
    assert (second.number, second.records) == (2, {"gift": 1})
    (answer,) = take(pair.province, second.written_to)
    assert (answer.new, answer.known) == (1, 0)


def test_deleted_before_any_export_never_leaves(pair: Pair) -> None:
    tet = campaign(pair.office)
    secret = give(pair.office, tet, ["Không được gửi"])[0]
    Entry(pair.office).delete(secret, reason="Ghi trùng")
    result = send(pair.office, pair.stick)
    assert result.records == {"campaign": 1}
    take(pair.province, result.written_to)
    assert pair.province.connection.value("SELECT count(*) FROM record WHERE id = ?", (secret,)) == 0


def test_deleted_after_an_export_travels_as_a_deletion(pair: Pair) -> None:
    tet = campaign(pair.office)
    record = give(pair.office, tet, ["Một"])[0]
    send(pair.office, pair.stick)
    Entry(pair.office).delete(record, reason="Ghi trùng")
    result = send(pair.office, pair.stick)
    assert [(one.records, one.deleted) for one in result.figures if one.kind == "gift"] == [(0, 1)]
    take(pair.province, result.written_to)
    assert pair.province.connection.value("SELECT state FROM record WHERE id = ?", (record,)) == "deleted"


def test_a_correction_carries_its_whole_chain(pair: Pair) -> None:
    entry, tet = Entry(pair.office), campaign(pair.office)
    record = give(pair.office, tet, ["Một"])[0]
    for cash in (1, 2, 3):
        entry.complete("gift", gift_of(tet, "Một", cash=cash), record=record)
    entry.save_draft("gift", gift_of(tet, "Một", cash=4), record=record)
    (answer,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert answer.new == 5
    history = pair.province.connection.read("SELECT state, revision FROM version WHERE kind = 'gift' ORDER BY revision")
    assert history == [("complete", revision) for revision in (1, 2, 3, 4)]


def test_the_manifest_binds_stream_counters_journal_and_predecessor(pair: Pair) -> None:
    campaign(pair.office)
    trust = Receiving(pair.province).trusted()
    first, head = send(pair.office, pair.stick), Journal(pair.office.connection).head()
    give(pair.office, "0" * 32, ["Một"])
    second = send(pair.office, pair.stick)
    manifests = []
    for result in (first, second):
        with result.written_to.open("rb") as source:
            manifests.append(verify(source, trust).manifest)
    one, two = manifests
    assert (one.base, one.top, two.base, two.top) == (0, 1, 0, 2)
    assert one.previous is None
    (entry,) = [entry for entry in Outbox(pair.office.connection).entries() if entry.number == 1]
    assert two.previous == entry.manifest_sha256
    assert one.journal != two.journal != head
    assert one.claimed_at == "2026-12-05T08:00:00+07:00"


def test_a_wrong_passphrase_or_no_right_to_sign_makes_no_bundle(pair: Pair) -> None:
    campaign(pair.office)
    with pytest.raises(WrongPassphrase):
        Exporting(pair.office).export(pair.stick, signer=OPERATOR, passphrase="demo ")
    keys = load_keys(pair.office.folder).keys
    helper = OperatorSpec("Tẩn Mẩy", ("enter",), "mật khẩu thật dài 2")
    save_keys(pair.office.folder, add_operator(keys, pair.office.connection.key, helper, kdf=CHEAP))
    with pytest.raises(NotASigner):
        Exporting(pair.office).export(pair.stick, signer="Tẩn Mẩy", passphrase="mật khẩu thật dài 2")
    assert Exporting(pair.office).sent() == []


def test_write_again_gives_the_same_bytes_and_the_second_copy_too(pair: Pair) -> None:
    campaign(pair.office)
    result = send(pair.office, pair.stick)
    content = result.written_to.read_bytes()
    give(pair.office, "0" * 32, ["Sau"])
    second = pair.stick.parent / "second"
    second.mkdir()
    again = Exporting(pair.office).write_again(1, second)
    assert again.written_to.read_bytes() == content
    assert (again.number, again.records, again.sha256) == (1, {"campaign": 1}, result.sha256)
    assert Exporting(pair.office).write_again(1, second).outcome == "verified"
    with pytest.raises(BundleUnknown):
        Exporting(pair.office).write_again(2, second)
    (pair.office.folder / "outbox" / result.bundle).unlink()
    with pytest.raises(BundleGone):
        Exporting(pair.office).write_again(1, second)


def test_beside_another_file_of_the_name_it_gets_a_free_one(pair: Pair) -> None:
    campaign(pair.office)
    result = send(pair.office, pair.stick)
    assert result.beside == ""
    second = pair.stick.parent / "second"
    second.mkdir()
    (second / result.bundle).write_bytes(result.written_to.read_bytes()[:-1])  # somebody's copy that was cut short
    again = Exporting(pair.office).write_again(1, second)
    assert (again.outcome, again.beside) == ("verified", result.bundle.replace(".scd", "-2.scd"))
    assert Exporting(pair.office).write_again(1, second).written_to == again.written_to  # the same bytes lie there
    assert sorted(one.name for one in second.iterdir()) == sorted((again.beside, result.bundle))
    assert len((second / result.bundle).read_bytes()) == result.size - 1
    good, refused = take(pair.province, second)
    assert (refused.code, good.ok, good.number, good.new) == ("damaged", True, 1, 1)


def test_bundles_beside_others_keep_their_order_and_their_unit(pair: Pair) -> None:
    tet = campaign(pair.office)
    results = []
    for name in ("Một", "Hai", "Ba"):
        give(pair.office, tet, [name])
        results.append(send(pair.office, pair.stick))
    second = pair.stick.parent / "second"
    second.mkdir()
    (second / results[0].bundle).write_bytes(b"something else")
    for number in (3, 2, 1):
        Exporting(pair.office).write_again(number, second)
    (second / results[0].bundle).unlink()
    assert [one.number for one in take(pair.province, second)] == [1, 2, 3]
    (found,) = bundles_on(pair.province, [second])
    unit = Ledger(pair.province.connection).unit(UNIT)
    assert unit is not None
    assert found.names == (unit.name,)


def test_a_stick_that_fails_leaves_the_bundle_to_be_written_again(pair: Pair) -> None:
    campaign(pair.office)
    with pytest.raises(DriveFull):
        send(pair.office, pair.stick, FaultyFilesystem(Faults(free=10)))
    (sent,) = Exporting(pair.office).sent()
    assert (sent.number, sent.outcome, sent.acknowledged) == (1, "not_written", False)
    again = Exporting(pair.office).write_again(1, pair.stick)
    assert again.outcome == "verified"
    assert [one.outcome for one in Exporting(pair.office).sent()] == ["verified"]
    assert take(pair.province, again.written_to)[0].ok


def test_no_stick_at_all_takes_no_number(pair: Pair) -> None:
    campaign(pair.office)
    exporting = Exporting(pair.office)
    with pytest.raises(DriveRemoved):
        exporting.export(pair.stick / "gone", signer=OPERATOR, passphrase=PASSPHRASE)
    assert exporting.latest() is None


def test_the_outcome_is_written_down_even_when_it_could_not_be_verified(pair: Pair) -> None:
    campaign(pair.office)
    result = send(pair.office, pair.stick, FaultyFilesystem(Faults(cannot_pass_cache=True)))
    assert result.outcome == "written_not_verified"
    assert [one.outcome for one in Exporting(pair.office).sent()] == ["written_not_verified"]


def test_a_clock_that_lies_is_not_quoted(stores: Stores) -> None:
    clock = FixedClock()
    office, province = stores.office(clock=clock).session, stores.province()
    enrol(office, province, stores.root / "stick")
    campaign(office)
    clock.set("1999-01-01T00:00:00+07:00")
    result = send(office, stores.root / "stick")
    with result.written_to.open("rb") as source:
        assert verify(source, Receiving(province.session).trusted()).manifest.claimed_at is None
    (answer,) = take(province.session, result.written_to)
    assert answer.ok


def test_the_export_is_in_the_journal(pair: Pair) -> None:
    campaign(pair.office)
    result = send(pair.office, pair.stick)
    entry = Journal(pair.office.connection).entries(1)[0]
    assert (entry.event, entry.operator, entry.facts["bundle"], entry.facts["sha256"]) == (
        "export",
        OPERATOR,
        result.bundle,
        result.sha256,
    )
    assert "recipient" not in json.dumps(entry.facts)
