"""What the numbers, epochs and chains of a stream say: held, replayed, set back, gone on from a lost life."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

from desktop_app.bundle.container import ContainerReader
from desktop_app.bundle.envelope import MAX_ENVELOPE_BYTES, decode_envelope
from desktop_app.bundle.manifest import Parent
from desktop_app.services.enrolment import ProvinceEnrolment
from desktop_app.services.office_enrolment import OfficeEnrolment
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.received import Received
from desktop_app.services.session import Session
from desktop_app.storage.epochs import begin_new_epoch
from desktop_app.storage.heard_streams import HeardStreams
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.whole_streams import WholeStreams
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, give, send, take


def codes(answer: Received) -> list[str]:
    return [notice.code for notice in answer.notices]


def replayed(pair: Pair) -> list[tuple[str, str]]:
    """Return the streams (device, epoch) that the province takes for set back."""
    return [(one.device, one.epoch) for one in WholeStreams(pair.province.connection).all() if one.replayed]


def manifest_of(file: Path) -> str:
    """Return the hash of a bundle's signed manifest, as the next one names it."""
    with file.open("rb") as source:
        return hashlib.sha256(decode_envelope(ContainerReader(source).envelope(MAX_ENVELOPE_BYTES)).payload).hexdigest()


def acknowledge_all(office: Session) -> None:
    """Do what a receipt does: the next bundle begins where this one ended."""
    outbox = Outbox(office.connection)
    newest = outbox.latest(office.identity.epoch)
    assert newest is not None
    with office.connection.write():
        outbox.acknowledge(newest.epoch, newest.top)


def chain_of(pair: Pair, length: int) -> list[Path]:
    """Return bundles each of which begins where the one before ended."""
    tet, files = campaign(pair.office), []
    for number in range(length):
        give(pair.office, tet, [f"Lò Văn {number}"])
        files.append(send(pair.office, pair.stick).written_to)
        acknowledge_all(pair.office)
    return files


def test_a_folder_is_taken_in_the_order_of_its_numbers(pair: Pair) -> None:
    """Ten stands before two by name; each begins where the one before it ended."""
    files = chain_of(pair, 11)
    answers = take(pair.province, pair.stick)
    assert [(answer.file, answer.ok, answer.held) for answer in answers] == [(file.name, True, False) for file in files]
    assert not (pair.province.folder / "quarantine").exists()
    assert figures(pair.province) == figures(pair.office)


def test_what_was_held_in_the_same_go_is_applied_and_answered_once(pair: Pair, tmp_path: Path) -> None:
    """Renamed by another system, so that no name tells the order."""
    files = chain_of(pair, 6)
    folder = tmp_path / "đổi tên"
    folder.mkdir()
    renamed = [file.rename(folder / f"gói {name}.scd") for name, file in zip("dafceb", files, strict=True)]
    answers = take(pair.province, folder)
    assert [answer.file for answer in answers] == sorted(file.name for file in renamed)
    assert all(answer.ok and not answer.held and not answer.waited for answer in answers)
    assert sorted(str(answer.number) for answer in answers) == list("123456")
    assert ProvinceDesk(pair.province).quarantine() == []
    assert list((pair.province.folder / "quarantine").iterdir()) == []
    assert figures(pair.province) == figures(pair.office)
    assert_whole(pair.province)


def test_any_order_over_any_days_ends_the_same(pair: Pair) -> None:
    files = chain_of(pair, 7)
    random.Random(4).shuffle(files)
    for file in files:
        take(pair.province, file)
    assert ProvinceDesk(pair.province).quarantine() == []
    assert figures(pair.province) == figures(pair.office)


def test_a_later_bundle_that_carries_all_makes_a_held_one_needless(pair: Pair) -> None:
    tet = campaign(pair.office)
    send(pair.office, pair.stick)
    with pair.office.connection.write():
        Outbox(pair.office.connection).acknowledge(pair.office.identity.epoch, 1)
    give(pair.office, tet, ["Một"])
    (held,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert held.held
    with pair.office.connection.write():  # the receipt names what was reached: nothing
        pair.office.connection.run("UPDATE outbox SET acknowledged = 0")
    (full,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert (full.ok, full.new) == (True, 2)
    assert ProvinceDesk(pair.province).quarantine() == []


def test_another_devices_bundle_makes_nothing_needless(pair: Pair) -> None:
    """Numbers count in a stream: number 9 of one PC says nothing of number 5 of another."""
    forger = Forger(pair.office, pair.stick)
    take(pair.province, forger.bundle([forger.version(2)], honest(1), number=5, base=1, top=2))
    other = forger.bundle([forger.version(1)], honest(1), number=9, epoch="c" * 16)
    assert take(pair.province, other)[0].ok
    assert [row.code for row in ProvinceDesk(pair.province).quarantine()] == ["held"]


def test_a_replayed_number_marks_the_stream_for_the_receipt(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    assert take(pair.province, forger.bundle([forger.version(1)], honest(1), number=1))[0].ok
    (answer,) = take(pair.province, forger.bundle([forger.version(2)], honest(1), number=1))
    assert (answer.ok, answer.code, answer.kept) == (False, "replayed_number", True)
    identity = pair.office.identity
    assert replayed(pair) == [(identity.device, identity.epoch)]


def test_a_chain_that_breaks_is_told_and_marked_and_taken_all_the_same(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    first = forger.bundle([forger.version(1)], honest(1), number=1, top=1)
    second = forger.bundle([forger.version(2)], honest(1), number=2, top=2, previous=manifest_of(first))
    third = forger.bundle([forger.version(3)], honest(1), number=3, top=3, previous="e" * 64)
    answers = take(pair.province, first, second, third)
    assert [(answer.ok, codes(answer)) for answer in answers] == [
        (True, []),
        (True, []),
        (True, ["stream_rewritten"]),
    ]
    assert len(replayed(pair)) == 1


def test_a_chain_that_breaks_shows_when_the_earlier_comes_later(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    second = forger.bundle([forger.version(2)], honest(1), number=2, previous="e" * 64)
    assert take(pair.province, second)[0].notices == ()
    (answer,) = take(pair.province, forger.bundle([forger.version(1)], honest(1), number=1))
    assert (answer.ok, codes(answer)) == (True, ["stream_rewritten"])


def test_a_journal_that_did_not_grow_is_told(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    first = forger.bundle([forger.version(1)], honest(1), number=1, journal="a" * 64)
    second = forger.bundle([forger.version(2)], honest(1), number=2, journal="a" * 64, previous=manifest_of(first))
    answers = take(pair.province, first, second)
    assert [codes(answer) for answer in answers] == [[], ["journal_rewritten"]]


def test_a_real_office_is_never_suspected(pair: Pair) -> None:
    assert [codes(answer) for answer in take(pair.province, *chain_of(pair, 4))] == [[], [], [], []]


def test_a_restored_office_sends_in_full_and_what_it_lost_is_told(stores: Stores) -> None:
    pair = stores.pair()
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một"])
    forger = Forger(pair.office, pair.stick)
    lost = forger.bundle([forger.version(50), forger.version(51)], honest(2), number=1, top=60)
    late = forger.bundle([forger.version(52)], honest(1), number=2, top=61)
    assert take(pair.province, lost)[0].ok
    with pair.office.connection.write():
        begun = begin_new_epoch(pair.office.connection)
    assert begun.parent_counter < 50
    pair.office.close()
    office = stores.reopen()
    (answer,) = take(pair.province, send(office, pair.stick).written_to)
    assert (answer.ok, codes(answer)) == (True, ["epoch_begun", "only_province_has"])
    assert answer.notices[1].fields == {"records": 2}
    (after,) = take(pair.province, late)
    assert (after.ok, [(one.code, one.fields) for one in after.notices]) == (
        True,
        [("stream_rewritten", {"number": 2}), ("only_province_has", {"records": 1})],
    )


def test_an_epoch_of_which_the_parent_never_came_is_told(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    file = forger.bundle([forger.version(1)], honest(1), epoch="b" * 16, parent=Parent(epoch="a" * 16, counter=7))
    (answer,) = take(pair.province, file)
    assert (answer.ok, codes(answer)) == (True, ["epoch_of_unknown_parent"])
    (state,) = HeardStreams(pair.province.connection).all()
    assert (state.parent_epoch, state.parent_counter) == ("a" * 16, 7)


def test_a_new_unit_code_goes_on_where_the_device_was(pair: Pair) -> None:
    """The device was admitted again under another code; what it sent before needs not come again."""
    forger = Forger(pair.office, pair.stick)
    first = forger.bundle([forger.version(1)], honest(1), number=1, top=10)
    assert take(pair.province, first)[0].ok
    with pair.province.connection.write():
        (device,) = Ledger(pair.province.connection).devices()
        pair.province.connection.run("INSERT INTO device_unit VALUES (?, 'CD900')", (device.id,))
    file = forger.bundle(
        [forger.version(11, unit="CD900")],
        honest(1),
        number=2,
        base=10,
        top=11,
        unit="CD900",
        previous=manifest_of(first),
    )
    (answer,) = take(pair.province, file)
    assert (answer.ok, answer.unit, answer.notices) == (True, "CD900", ())


def test_a_province_that_was_set_back_names_where_to_send_from_and_gets_it_all(stores: Stores) -> None:
    """Somebody put an image of the province's disk back; the office had been told that all was there."""
    pair = stores.pair()
    tet, sent = campaign(pair.office), []
    pair.province.close()
    shutil.copytree(stores.root / "province", stores.root / "image")
    province = stores.reopen("province")
    for name in ("Một", "Hai"):
        give(pair.office, tet, [name])
        sent.append(send(pair.office, pair.stick))
        assert take(province, sent[-1].written_to)[0].ok
        acknowledge_all(pair.office)
    province.close()
    province = stores.reopen("image")
    give(pair.office, tet, ["Ba"])
    (held,) = take(province, send(pair.office, pair.stick).written_to)
    assert (held.held, held.fields["counter"]) == (True, 0)
    (state,) = HeardStreams(province.connection).all()
    assert (state.applied, state.last_number) == (0, None)
    with pair.office.connection.write():  # what opening a receipt that names 0 does
        pair.office.connection.run("UPDATE outbox SET acknowledged = 0")
    give(pair.office, tet, ["Bốn"])
    (full,) = take(province, send(pair.office, pair.stick).written_to)
    assert (full.ok, full.number, full.notices) == (True, 4, ())
    assert ProvinceDesk(province).quarantine() == []
    assert figures(province) == figures(pair.office)
    for old in sent:  # the sticks of before turn up: nothing is new, nothing counts twice
        assert take(province, old.written_to)[0].new == 0
    assert figures(province) == figures(pair.office)
    assert_whole(province)


def test_two_devices_of_an_office_never_stand_in_each_others_way(pair: Pair, stores: Stores) -> None:
    """Each PC is a stream of its own: numbers, holds and chains are."""
    second = stores.office("second").session
    request_of_second_pc(pair, second)
    for office, names in ((pair.office, ["Một"]), (second, ["Hai", "Ba"])):
        give(office, campaign(office, f"Tết {names[0]}"), names)
    first, other = send(pair.office, pair.stick).written_to, send(second, stores.root / "stick-2").written_to
    answers = take(pair.province, other, first)
    assert [(answer.ok, answer.number, answer.new, answer.notices) for answer in answers] == [
        (True, 1, 3, ()),
        (True, 1, 2, ()),
    ]
    assert len(HeardStreams(pair.province.connection).all()) == 2


def request_of_second_pc(pair: Pair, second: Session) -> None:
    """Admit a second PC of the same unit."""
    to = pair.stick / "second"
    to.mkdir()
    at_office, at_province = OfficeEnrolment(second), ProvinceEnrolment(pair.province)
    request = at_office.write_request(to, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(at_office.state().fingerprint)
    admission = at_province.approve(request, typed, unit=UNIT, to=to, signer=OPERATOR, passphrase=PASSPHRASE)
    at_office.accept(admission, " ".join(at_province.fingerprint()))
