"""Receipts opened at the office: lost, twice, out of order, foreign, forged; what is acknowledged is true."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from desktop_app.bundle.chain import certify_operating_key
from desktop_app.bundle.container import ContainerReader
from desktop_app.bundle.envelope import MAX_ENVELOPE_BYTES, decode_envelope
from desktop_app.bundle.keys import decode_base64
from desktop_app.bundle.manifest import Manifest, read_manifest
from desktop_app.bundle.refusals import NotABundle, WrongDocument
from desktop_app.domain.records import decode, encode
from desktop_app.services.accepting import Accepting
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.receipts import (
    ReceiptGone,
    Receipts,
    free_confirmed,
)
from desktop_app.services.receipt_refusals import (
    NotForThisUnit,
    ReceiptDamaged,
    ReceiptForged,
    ReceiptReused,
    ReceiptRevokedKey,
    ReceiptSealedElsewhere,
)
from desktop_app.services.session import Session
from desktop_app.storage.epochs import begin_new_epoch
from desktop_app.storage.identity import read_identity
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.merge import Merge
from desktop_app.storage.settings import Settings
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.receipts import (
    acknowledged,
    answer,
    decide,
    everything,
    image,
    read,
    reconciled,
    states,
    why,
)
from tests.services.stores import OPERATOR, UNIT, Pair, campaign, enrol, give, send, take


def sent(pair: Pair, *names: str) -> list[str]:
    """Record gifts, send them, and let the province receive them."""
    records = give(pair.office, campaign(pair.office), names)
    (got,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert got.ok
    return records


def manifest_of(file: Path) -> Manifest:
    """Return a bundle's manifest, whoever signed it."""
    with file.open("rb") as source:
        envelope = decode_envelope(ContainerReader(source).envelope(MAX_ENVELOPE_BYTES))
    return read_manifest(envelope.payload)[0]


def in_new_epoch(session: Session) -> None:
    """Do what opening a restored store does."""
    with session.connection.write():
        begin_new_epoch(session.connection)
    session.opened.identity = read_identity(session.connection)


def test_a_receipt_tells_what_became_of_each_record(pair: Pair) -> None:
    one, two, three = sent(pair, "Một", "Hai", "Ba")
    decide(pair.province, [one], "accepted")
    decide(pair.province, [two], "returned", "amount_doubtful", "Xem lại số tiền")
    done = read(pair.office, answer(pair.province, pair.stick))
    assert (done.number, done.received, done.accepted, done.returned) == (1, 2, 1, 1)
    assert (done.back_to_ready, done.new_epoch, done.older, done.already, done.forks) == (0, False, False, False, 0)
    assert {key: states(pair.office)[key] for key in (one, two, three)} == {
        one: "accepted", two: "returned", three: "received",
    }  # fmt: skip
    row = pair.office.connection.one("SELECT reason, reason_code FROM record_state WHERE state = 'returned'")
    assert row == ("Xem lại số tiền", "amount_doubtful")
    assert acknowledged(pair.office) == 4
    assert not list((pair.office.folder / "outbox").glob("CD001*"))
    assert why(pair.office) == {"returned": 1}
    assert_whole(pair.office)


def test_the_next_bundle_begins_after_it_and_carries_it_back(pair: Pair) -> None:
    sent(pair, "Một")
    file = answer(pair.province, pair.stick)
    read(pair.office, file)
    give(pair.office, campaign(pair.office, "Tết khác"), ["Hai"])
    bundle = send(pair.office, pair.stick).written_to
    manifest = manifest_of(bundle)
    assert (manifest.base, manifest.receipt is not None) == (2, True)
    (got,) = take(pair.province, bundle)
    assert got.ok
    assert Receipts(pair.province).due()[0].confirmed
    free_confirmed(pair.province, UNIT)
    with pytest.raises(ReceiptGone):
        Receipts(pair.province).write_again(UNIT, 1, pair.stick)


def test_before_the_first_receipt_the_admission_is_carried(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Một"])
    carried = manifest_of(send(pair.office, pair.stick).written_to).receipt
    admission = next(pair.stick.glob("tiep-nhan-*")).read_bytes()
    assert carried is not None
    assert decode_base64(carried.content) == admission


def test_lost_repeated_and_reordered_receipts(pair: Pair) -> None:
    (record,) = sent(pair, "Một")
    first = answer(pair.province, pair.stick)
    decide(pair.province, [record], "accepted")
    second = answer(pair.province, pair.stick)
    decide(pair.province, [record], "returned", "wrong_kind")
    third = answer(pair.province, pair.stick)
    assert read(pair.office, second).accepted == 1
    before = everything(pair.office)
    late, again = read(pair.office, first), read(pair.office, second)
    assert (late.older, late.already, again.older, again.already) == (True, False, False, True)
    assert everything(pair.office) == before
    assert read(pair.office, third).returned == 1
    assert states(pair.office)[record] == "returned"
    decide(pair.province, [record], "received")
    read(pair.office, answer(pair.province, pair.stick))  # the decision was taken back
    assert states(pair.office)[record] == "received"


def test_looking_takes_nothing(pair: Pair) -> None:
    sent(pair, "Một")
    file = answer(pair.province, pair.stick)
    before = everything(pair.office)
    seen = Accepting(pair.office).look(file)
    assert (seen.number, seen.received, seen.already, seen.older, seen.unit) == (1, 2, False, False, UNIT)
    assert everything(pair.office) == before


def test_whose_receipt_it_is(stores: Stores) -> None:
    province, stick = stores.province(), stores.root / "stick"
    mine, other = stores.office("mine").session, stores.office("other").session
    enrol(mine, province, stick, unit="CD001")
    enrol(other, province, stick, unit="CD002")
    before = everything(mine)
    with pytest.raises(ReceiptSealedElsewhere):
        read(mine, answer(province.session, stick, "CD002"))
    own = Ledger(province.session.connection).devices()
    with province.session.connection.write():  # a desk that ties the device to both, so that it can open both
        for device in own:
            if device.unit == "CD002":
                key = DeviceKeys.read(Settings(mine.connection)).sealing_recipient
                Ledger(province.session.connection).put_device(
                    type(device)(
                        device.id, device.unit, device.signing_key, key, "admitted", None, frozenset(("CD002",))
                    )
                )
    with pytest.raises(NotForThisUnit):
        read(mine, answer(province.session, stick, "CD002"))
    assert everything(mine) == before


def test_forged_damaged_and_foreign_provinces(stores: Stores, pair: Pair) -> None:
    sent(pair, "Một")
    file = answer(pair.province, pair.stick)
    stranger = stores.province("stranger")
    office = stores.office("strangers-office").session
    enrol(office, stranger, stores.root / "other-stick")
    before = everything(pair.office)
    with pytest.raises(ReceiptForged):
        read(pair.office, answer(stranger.session, stores.root / "other-stick"))
    content = file.read_bytes()
    changed = pair.stick / "changed.scd"
    for at in range(0, len(content), 97):
        changed.write_bytes(content[:at] + bytes((content[at] ^ 1,)) + content[at + 1 :])
        with pytest.raises((ReceiptDamaged, ReceiptForged, NotABundle, WrongDocument)):
            read(pair.office, changed)
    assert everything(pair.office) == before
    read(pair.office, file)


def test_a_withdrawn_operating_key(stores: Stores) -> None:
    made = stores.province()
    office = stores.office().session
    stick = stores.root / "stick"
    enrol(office, made, stick)
    file = answer(made.session, stick)
    assert made.root_secret is not None
    root = base64.b32decode(made.root_secret + "=" * (-len(made.root_secret) % 8))
    settings = Settings(office.connection)
    province = Province.read(settings)
    assert province is not None
    operating = DeviceKeys.read(Settings(made.session.connection)).signing_public
    revoked = certify_operating_key(root, operating, serial=2, status="revoked")
    with office.connection.write():  # what a receipt of the new key has told
        settings.set_all(replace(province, certificates=(*province.certificates, revoked)).settings())
    before = everything(office)
    with pytest.raises(ReceiptRevokedKey):
        read(office, file)
    assert everything(office) == before


def test_a_number_used_twice(stores: Stores) -> None:
    pair = stores.pair()
    sent(pair, "Một")
    first = answer(pair.province, pair.stick)
    read(pair.office, first)
    with pair.province.connection.write():  # a disk image was put back: the number is free again
        pair.province.connection.run("DELETE FROM receipt_made")
    (pair.province.folder / "outbox" / first.name).unlink()
    first.unlink()
    second = answer(pair.province, pair.stick)
    assert second.name == first.name
    before = everything(pair.office)
    with pytest.raises(ReceiptReused):
        read(pair.office, second)
    assert everything(pair.office) == before


def test_a_province_that_was_restored(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    (first,) = give(pair.office, tet, ["Một"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    image(pair.province, stores.root / "image")
    (second,) = give(pair.office, tet, ["Hai"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    decide(pair.province, [first, second], "accepted")
    later = answer(pair.province, pair.stick)
    read(pair.office, later)
    assert (acknowledged(pair.office), states(pair.office)[second]) == (3, "accepted")
    restored = stores.reopen("image")
    in_new_epoch(restored)
    done = read(pair.office, answer(restored, pair.stick))
    assert (done.number, done.back_to_ready, done.older) == (1, 1, False)
    assert (states(pair.office)[second], states(pair.office)[first]) == ("ready", "received")
    assert acknowledged(pair.office) == 2
    assert why(pair.office) == {"never_sent": 1}
    (got,) = take(restored, send(pair.office, pair.stick).written_to)
    assert (got.ok, figures(restored)) == (True, figures(pair.office))
    late = read(pair.office, later)  # of the epoch the province has left
    assert (late.older, late.already) == (False, True)
    read(pair.office, answer(restored, pair.stick))
    assert acknowledged(pair.office) == 3
    assert reconciled(pair.office).agree


def test_an_epoch_the_province_has_left_is_older_unless_it_knows_a_later_bundle_of_ours(stores: Stores) -> None:
    pair = stores.pair()
    sent(pair, "Một")
    read(pair.office, answer(pair.province, pair.stick))
    image(pair.province, stores.root / "image")
    restored, left = stores.reopen("image"), pair.province.identity.epoch
    in_new_epoch(restored)
    read(pair.office, answer(restored, pair.stick))
    assert read(pair.office, answer(pair.province, pair.stick)).older
    give(pair.office, campaign(pair.office, "Tết khác"), ["Hai"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    assert pair.province.identity.epoch != left  # it heard of the other epoch; now that is forgotten once more
    with pair.province.connection.write():
        Settings(pair.province.connection).set("epoch.id", left)
    pair.province.opened.identity = read_identity(pair.province.connection)
    assert not read(pair.office, answer(pair.province, pair.stick)).older


def test_the_decision_about_a_fork_rides_in_the_receipt(pair: Pair) -> None:
    (record,) = sent(pair, "Một")
    versions = pair.province.connection.read("SELECT content FROM version WHERE kind = 'gift'")
    base = decode(versions[0][0])
    sides = [
        encode(
            changed(base.version, parents=(base.id,), revision=2, counter=90 + n, device="9" * 16, reason=f"sửa {n}")
        )
        for n in (1, 2)
    ]
    parents = tuple(sorted(one.id for one in sides))
    own = pair.province.identity.device
    decision = encode(changed(base.version, parents=parents, revision=3, counter=1, device=own, reason="chọn"))
    with pair.province.connection.write():
        lifting = pair.province.lifting
        Merge(pair.province.connection, lifting).put_many((one, lifting(one.version)) for one in [*sides, decision])
    done = read(pair.office, answer(pair.province, pair.stick))
    assert done.forks == 1
    head = pair.office.connection.value(
        "SELECT h.id FROM record r JOIN version h ON h.seq = r.head WHERE r.id = ? AND r.forked = 0", (record,)
    )
    assert head == decision.id
    assert reconciled(pair.office).agree
    assert_whole(pair.office)


def test_keys_units_locks_and_notes_arrive(pair: Pair) -> None:
    sent(pair, "Một")
    Devices(pair.province).rename(pair.office.identity.device, "máy kế toán")
    with pair.province.connection.write():
        pair.province.connection.run(
            'INSERT INTO period_lock (start, "end", newest_version, operator) VALUES (?, ?, 1, ?)',
            ("2025-01-01", "2025-12-31", OPERATOR),
        )
        pair.province.connection.run(
            "INSERT INTO lock_exception (lock, unit, until, reason, operator) VALUES (1, ?, '2026-07-31', 'muộn', ?)",
            (UNIT, OPERATOR),
        )
        pair.province.connection.run(
            "INSERT INTO desk_note (unit, words, for_unit, operator) VALUES (?, 'Gửi trước ngày 25', 1, ?)",
            (UNIT, OPERATOR),
        )
        settings = Settings(pair.province.connection)
        province = Province.read(settings)
        assert province is not None
        turned = (province.recipients[1], province.recipients[0])
        settings.set_all(Province(province.name, province.root_public, province.certificates, turned).settings())
    done = read(pair.office, answer(pair.province, pair.stick))
    assert done.notes == ("Gửi trước ngày 25",)
    (locked,) = done.locked
    assert (locked.first, locked.last, locked.open_until) == ("2025-01-01", "2025-12-31", "2026-07-31")
    now = Province.read(Settings(pair.office.connection))
    assert now is not None
    assert now.recipients == turned
    (device,) = Ledger(pair.office.connection).devices()
    assert (device.id, device.label) == (pair.office.identity.device, "máy kế toán")
