"""A unit with more records than one receipt lists: each tells what fits, the oldest first, and the next one goes on."""

from __future__ import annotations

from desktop_app.bundle.receipt_content import ReceiptContent, outcome_counts
from desktop_app.services.device_keys import Province
from desktop_app.services.entry import Entry
from desktop_app.services.province.receipt_listing import Known
from desktop_app.services.province.receipt_writing import ToldUnit, receipt_content
from desktop_app.services.province.receipts import ReceiptResult, Receipts
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.settings import Settings
from tests.services.receipts import acknowledged, decide, read, reconciled, states, why
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, gift_of, give, send, take

FEW = 4


def answered(pair: Pair, most: int = FEW) -> ReceiptResult:
    """Write a receipt that lists at most ``most`` records."""
    receipts = Receipts(pair.province, most=most)
    return receipts.make(UNIT, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)


def listed(pair: Pair, most: int = FEW) -> ReceiptContent:
    """Return what the next receipt would say."""
    province = Province.read(Settings(pair.province.connection))
    assert province is not None
    with pair.province.connection.write():
        unit = ToldUnit(
            UNIT, frozenset((UNIT, pair.office.identity.unit)), Ledger(pair.province.connection).devices(), 99
        )
        return receipt_content(pair.province, province, unit, most).content


def brought(pair: Pair, tet: str, record: str) -> None:
    """Change a gift of ``tet`` and carry it to the province: with it goes that the last receipt was opened."""
    data = gift_of(tet, "Sửa", cash=700_000)
    Entry(pair.office).complete("gift", data, record=record, reason="sửa số tiền")
    (got,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert got.ok


def sent(pair: Pair, count: int) -> list[str]:
    """Record a campaign and so many gifts, and let the province receive them; return all records, oldest first."""
    tet = campaign(pair.office)
    gifts = give(pair.office, tet, [f"Người {n}" for n in range(count)])
    (got,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert got.ok
    return [tet, *gifts]


def due(pair: Pair) -> int:
    """Return how much is new for the unit."""
    (one,) = Receipts(pair.province).due(UNIT)
    return one.news


def test_what_does_not_fit_is_neither_missing_nor_rejected(pair: Pair) -> None:
    records = sent(pair, 6)
    made = answered(pair)
    assert (made.received, made.later) == (FEW, 3)
    assert {one.record for one in listed(pair).outcomes} == set(records[:FEW])
    taken = read(pair.office, made.written_to)
    assert (taken.received, taken.later, taken.back_to_ready, taken.new_epoch) == (FEW, 3, 0, False)
    assert set(states(pair.office).values()) == {"received"}
    assert acknowledged(pair.office) > 0
    table = reconciled(pair.office)
    assert (table.agree, table.explained, why(pair.office)) == (True, True, {})


def test_the_rest_comes_with_the_next_receipts(pair: Pair) -> None:
    records = sent(pair, 8)
    first = answered(pair)
    assert due(pair) == 0
    assert {one.record for one in listed(pair).outcomes} == set(records[:FEW])  # nobody opened the first one yet
    read(pair.office, first.written_to)
    brought(pair, records[0], records[1])  # its new version is news once more, and came last
    assert due(pair) == 1 + 5
    decide(pair.province, records[5:7], "accepted")
    second = answered(pair)
    assert {one.record for one in listed(pair).outcomes} == set(records[4:8])
    assert (second.accepted, second.received, second.later) == (2, 2 + 3, 2)
    assert read(pair.office, second.written_to).later == 2
    told = states(pair.office)
    assert [told[one] for one in records[4:8]] == ["received", "accepted", "accepted", "received"]
    brought(pair, records[0], records[2])
    third = answered(pair)
    content = listed(pair)
    assert {records[1], records[2], records[8]} < {one.record for one in content.outcomes}
    assert (third.later, content.left_out, content.left_received) == (0, 5, 3)
    assert outcome_counts(content) == {"accepted": 2, "received": 7, "returned": 0}
    assert read(pair.office, third.written_to).later == 0
    assert set(states(pair.office).values()) == {"received", "accepted"}
    table = reconciled(pair.office)
    assert (table.agree, table.explained) == (True, True)


def test_what_was_returned_is_told_first(pair: Pair) -> None:
    records = sent(pair, 6)
    decide(pair.province, records[-2:], "returned", "wrong_kind", "Ghi lại")
    made = answered(pair)
    assert (made.returned, made.received, made.later) == (2, 2, 3)
    read(pair.office, made.written_to)
    told = states(pair.office)
    assert [told[one] for one in records[-2:]] == ["returned", "returned"]
    assert why(pair.office) == {"returned": 2}
    assert reconciled(pair.office).explained


def test_a_difference_that_was_not_told_yet_is_not_called_unexplained(pair: Pair) -> None:
    records = sent(pair, 4)
    decide(pair.province, records[-3:], "returned", "wrong_kind", "Ghi lại")
    read(pair.office, answered(pair, most=2).written_to)
    assert why(pair.office) == {"returned": 2, "told_later": 0}
    table = reconciled(pair.office)
    assert (table.agree, table.explained) == (False, True)


def test_a_receipt_with_room_for_all_says_all(pair: Pair) -> None:
    sent(pair, 6)
    read(pair.office, answered(pair).written_to)
    taken = read(pair.office, answered(pair, most=7).written_to)
    assert (taken.received, taken.later, taken.back_to_ready) == (7, 0, 0)
    assert reconciled(pair.office).agree


def test_returned_records_the_unit_knows_of_keep_no_others_out(pair: Pair) -> None:
    records = sent(pair, 6)
    decide(pair.province, records[-3:], "returned", "wrong_kind", "Ghi lại")
    read(pair.office, answered(pair, most=3).written_to)
    assert why(pair.office) == {"returned": 3}
    brought(pair, records[0], records[1])
    second = answered(pair, most=3)
    assert (second.returned, second.received, second.later) == (3, 3, 1)
    assert listed(pair, 3).left_returned == 3
    assert {one.record for one in listed(pair, 3).outcomes} == {records[0], *records[2:4]}
    read(pair.office, second.written_to)
    assert [states(pair.office)[one] for one in records[-3:]] == ["returned"] * 3
    assert why(pair.office) == {"returned": 3}


def test_decisions_about_old_records_make_nothing_unknown_again(pair: Pair) -> None:
    records = sent(pair, 5)
    read(pair.office, answered(pair, most=6).written_to)
    brought(pair, records[0], records[5])
    decide(pair.province, records[:3], "accepted")
    read(pair.office, answered(pair, most=2).written_to)
    brought(pair, records[0], records[5])
    content = listed(pair, 2)
    assert {one.record for one in content.outcomes} == {records[2], records[5]}
    assert (content.later, content.left_received) == (0, 2)


def test_a_receipt_whose_summary_tells_nothing_made_nothing_known() -> None:
    assert Known.read({"decisions": 7}) == Known.read({"known_heads": 3, "known_returned": 1}) == Known()
    told = Known().extended(10, 5, 5).extended(4, 9, 9)
    assert told.heads == ((10, 5), (4, 9))
    assert Known.read(told.summary()) == told
    assert told.extended(12, 9, 9) == Known(((12, 9),), 9)
    assert Known.read({"known_heads": [["?", 5]], "known_returned": 1}).heads == ((0, 5),)
