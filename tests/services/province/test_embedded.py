"""What bundles bring back: a receipt that is confirmed, one of a life that was lost, one that is nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from desktop_app.domain.records import decode, encode
from desktop_app.services.province.received import Received
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.receipts import MadeReceipt, ReceiptsMade
from desktop_app.storage.recovered_outcomes import RecoveredOutcomes
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.versions import Versions
from tests.services.conftest import Stores
from tests.services.crafting import Forger, carried, honest
from tests.services.ledgers import assert_whole
from tests.services.province.papers import outcome, receipt_of
from tests.services.stores import OPERATOR, UNIT, Pair, enrol, take


def steps(province: Session) -> list[tuple[str, str, str | None, str | None]]:
    """Return the decisions: (version, state, reason's code, who)."""
    return [
        (version, state, reason, operator)
        for version, state, reason, operator in province.connection.read(
            "SELECT version, state, reason_code, operator FROM record_state ORDER BY seq"
        )
    ]


def told(answer: Received) -> list[tuple[str, dict[str, int | str]]]:
    return [(notice.code, notice.fields) for notice in answer.notices]


@pytest.fixture
def forger(pair: Pair) -> Forger:
    return Forger(pair.office, pair.stick)


def ids(*contents: bytes) -> list[str]:
    return [decode(content).id for content in contents]


def test_a_receipt_of_ours_is_confirmed_with_those_before_it(pair: Pair, forger: Forger, tmp_path: Path) -> None:
    epoch, made = read_epoch(pair.province.connection).id, ReceiptsMade(pair.province.connection)
    files = [receipt_of(pair.province, tmp_path / "r.scd", (), number=number) for number in (1, 2, 3)]
    with pair.province.connection.write():
        for number, content in enumerate(files, start=1):
            sha256 = carried(content).sha256
            made.record(MadeReceipt(UNIT, epoch, number, f"r{number}", sha256, len(content), "", {}, "verified"))
    (answer,) = take(pair.province, forger.bundle([forger.version(1)], honest(1), receipt=files[1]))
    assert (answer.ok, answer.notices) == (True, ())
    assert [(one.number, one.confirmed) for one in made.of(UNIT)] == [(3, False), (2, True), (1, True)]
    assert read_epoch(pair.province.connection).id == epoch


def test_a_lost_life_gives_back_what_it_decided_and_its_epoch_is_left(
    pair: Pair, forger: Forger, tmp_path: Path
) -> None:
    first, second = forger.version(1), forger.version(2)
    one, two = ids(first, second)
    epoch = read_epoch(pair.province.connection).id
    decisions = [outcome(f"{1:032x}", one), outcome(f"{2:032x}", two, "returned", "amount_doubtful")]
    content = receipt_of(pair.province, tmp_path / "r.scd", decisions, number=4)
    (answer,) = take(pair.province, forger.bundle([first], honest(1), top=1, receipt=content))
    assert told(answer) == [("province_set_back", {}), ("decisions_recovered", {"records": 1})]
    assert steps(pair.province) == [(one, "accepted", None, None)]
    assert RecoveredOutcomes(pair.province.connection).waiting() == 1
    queue = ReviewQueue(pair.province.connection)
    assert list(queue.differences()) == []
    assert Reviewing(pair.province).counts().waiting == 0, "what was decided once does not wait again"
    begun = read_epoch(pair.province.connection)
    assert (begun.parent, pair.province.identity.epoch) == (epoch, begun.id)
    task = pair.province.for_task()
    assert task.identity.epoch == begun.id
    task.close()
    (later,) = take(pair.province, forger.bundle([second], honest(1), number=200, base=1, top=2, receipt=content))
    assert told(later) == [("decisions_recovered", {"records": 1})]
    assert steps(pair.province)[1:] == [(two, "returned", "amount_doubtful", None)]
    assert RecoveredOutcomes(pair.province.connection).waiting() == 0
    assert read_epoch(pair.province.connection) == begun, "once is enough"
    assert ReceiptsMade(pair.province.connection).former_epochs() == [epoch]
    assert_whole(pair.province)


def test_an_older_receipt_of_a_lost_life_says_nothing_new(pair: Pair, forger: Forger, tmp_path: Path) -> None:
    content = forger.version(1)
    (version,) = ids(content)
    target, returned = tmp_path / "r.scd", outcome(f"{1:032x}", version, "returned", "other")
    newer = receipt_of(pair.province, target, [returned], number=5, epoch="a" * 16)
    older = receipt_of(pair.province, target, [outcome(f"{1:032x}", version)], number=4, epoch="a" * 16)
    take(pair.province, forger.bundle([content], honest(1), receipt=newer))
    take(pair.province, forger.bundle([content], honest(1), receipt=older))
    assert steps(pair.province) == [(version, "returned", "other", None)]
    assert read_epoch(pair.province.connection).parent is None, "that was another epoch than ours"


def test_what_was_decided_here_since_stands(pair: Pair, forger: Forger, tmp_path: Path) -> None:
    content = forger.version(1)
    (version,) = ids(content)
    take(pair.province, forger.bundle([content], honest(1)))
    with pair.province.connection.write():
        pair.province.connection.run(
            "INSERT INTO record_state (record, state, version, operator) SELECT seq, 'returned', ?, ? FROM record",
            (version, OPERATOR),
        )
    receipt = receipt_of(pair.province, tmp_path / "r.scd", [outcome(f"{1:032x}", version)], epoch="a" * 16)
    take(pair.province, forger.bundle([forger.version(2)], honest(1), receipt=receipt))
    assert steps(pair.province) == [(version, "returned", None, OPERATOR)]
    assert RecoveredOutcomes(pair.province.connection).waiting() == 0


def test_a_held_bundle_gives_back_what_it_carries_too(pair: Pair, forger: Forger, tmp_path: Path) -> None:
    """A restored province holds everybody's bundles until its receipts told them where it stands."""
    content = forger.version(1)
    (version,) = ids(content)
    receipt = receipt_of(pair.province, tmp_path / "r.scd", [outcome(f"{1:032x}", version)], number=9)
    (held,) = take(pair.province, forger.bundle([forger.version(8)], honest(1), base=7, top=8, receipt=receipt))
    assert (held.held, told(held)) == (True, [("province_set_back", {})])
    (answer,) = take(pair.province, forger.bundle([content], honest(1), top=1))
    assert told(answer) == [("decisions_recovered", {"records": 1})]
    assert steps(pair.province) == [(version, "accepted", None, None)]


@pytest.mark.parametrize("kind", ["forged", "another unit's", "another province's", "junk", "a bundle"])
def test_what_is_nobodys_receipt_gives_nothing_and_stops_nothing(
    pair: Pair, stores: Stores, forger: Forger, tmp_path: Path, kind: str
) -> None:
    content, target = forger.version(1), tmp_path / "r.scd"
    decisions = [outcome(f"{1:032x}", ids(content)[0])]
    if kind == "another province's":
        elsewhere = stores.province("elsewhere")
        enrol(stores.office("other").session, elsewhere, pair.stick)
        carries = receipt_of(elsewhere.session, target, decisions)
    elif kind == "junk":
        carries = b"PK\x03\x04 nothing"
    elif kind == "a bundle":
        carries = forger.bundle([forger.version(7)], honest(1)).read_bytes()
    else:
        unit = "CD999" if kind == "another unit's" else UNIT
        carries = receipt_of(pair.province, target, decisions, unit=unit, forged=kind == "forged")
    file = forger.bundle([content], honest(1), receipt=carries)
    (answer,) = take(pair.province, file)
    assert (answer.ok, told(answer)) == (True, [("receipt_not_ours", {})])
    assert steps(pair.province) == []
    assert read_epoch(pair.province.connection).parent is None


def test_an_earlier_receipt_gives_back_the_decision_the_last_one_does_not_know(
    pair: Pair, forger: Forger, tmp_path: Path
) -> None:
    content = forger.version(1)
    before = decode(content).version
    decision = encode(changed(before, device=pair.province.identity.device, parents=(decode(content).id,), revision=2))
    returned = [outcome(before.record, decision.id, "returned", "other")]
    earlier = receipt_of(
        pair.province, tmp_path / "a.scd", returned, epoch="a" * 16, versions=(content, decision.content)
    )
    last = receipt_of(pair.province, tmp_path / "b.scd", (), epoch="b" * 16)
    (answer,) = take(pair.province, forger.bundle([content], honest(1), receipt=last, earlier=earlier))
    assert (answer.ok, answer.notices) == (True, ())
    head = Versions(pair.province.connection, pair.province.lifting).head(before.record)
    assert head is not None
    assert head.id == decision.id
    assert steps(pair.province) == [], "what it decided else was decided by a life that is over"
    assert set(ReceiptsMade(pair.province.connection).former_epochs()) == {"a" * 16, "b" * 16}
    assert_whole(pair.province)


@pytest.mark.parametrize("forged", [False, True])
def test_an_earlier_receipt_nobody_believes_is_told_once(
    pair: Pair, forger: Forger, tmp_path: Path, *, forged: bool
) -> None:
    strange = receipt_of(pair.province, tmp_path / "a.scd", (), epoch="a" * 16, forged=True)
    last = receipt_of(pair.province, tmp_path / "b.scd", (), epoch="b" * 16, forged=forged)
    (answer,) = take(pair.province, forger.bundle([forger.version(1)], honest(1), receipt=last, earlier=strange))
    assert told(answer) == [("receipt_not_ours", {})]
