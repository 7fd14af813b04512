"""Ours against theirs: the figures add up exactly, and records explain each difference."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.bundle.receipt_content import MAX_OUTCOMES
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import NothingToExport
from desktop_app.services.province.receipts import Receipts
from desktop_app.storage.whole_streams import WholeStreams
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.receipts import acknowledged, answer, decide, read, reconciled, states, why
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, Pair, campaign, gift_of, give, send, take


def sent(pair: Pair, *names: str) -> list[str]:
    """Record gifts, send them, and let the province receive them."""
    records = give(pair.office, campaign(pair.office), names)
    (got,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert got.ok
    return records


def test_reconciliation_names_the_records(pair: Pair) -> None:
    one, two, three, four = sent(pair, "Một", "Hai", "Ba", "Bốn")
    decide(pair.province, [one], "accepted")
    decide(pair.province, [two], "returned", "wrong_kind", "Ghi lại")
    assert why(pair.office) == {"sent_not_received": 4}
    read(pair.office, answer(pair.province, pair.stick))
    tet = campaign(pair.office, "Tết khác")
    entry = Entry(pair.office)
    entry.complete("gift", gift_of(tet, "Ba", cash=5_000_000), record=three, reason="sửa")
    entry.delete(four, reason="trùng")
    entry.save_draft("gift", {"note": "chưa xong"})
    give(pair.office, tet, ["Năm"])
    assert why(pair.office) == {
        "returned": 1, "changed_since": 1, "deleted_here": 1, "never_sent": 1, "draft_only": 1,
    }  # fmt: skip
    table = reconciled(pair.office)
    assert (table.agree, table.explained, table.receipt_number) == (False, True, 1)
    take(pair.province, send(pair.office, pair.stick).written_to)
    decide(pair.province, [three], "accepted")
    read(pair.office, answer(pair.province, pair.stick))
    assert why(pair.office) == {"returned": 1, "draft_only": 1}


@dataclass
class _Life:
    """An office and its province, and what may happen between them; every file is kept and may come at any time."""

    pair: Pair
    chance: random.Random
    records: list[str] = field(default_factory=list)
    bundles: list[Path] = field(default_factory=list)
    receipts: list[Path] = field(default_factory=list)
    tet: str = ""
    most: int = MAX_OUTCOMES

    def __post_init__(self) -> None:
        self.tet = campaign(self.pair.office)

    def give(self, step: int) -> None:
        self.records += give(self.pair.office, self.tet, [f"Người {step}"])

    def change(self, step: int) -> None:
        for record in self.records[-1:]:
            data = gift_of(self.tet, f"Người {step} sửa", cash=step * 10_000 + 1)
            Entry(self.pair.office).complete("gift", data, record=record, reason="sửa")

    def send(self, _step: int) -> None:
        with suppress(NothingToExport):
            self.bundles.append(send(self.pair.office, self.pair.stick).written_to)

    def take(self, _step: int) -> None:
        if self.bundles:
            take(self.pair.province, self.chance.choice(self.bundles))

    def decide(self, _step: int) -> None:
        known = self.pair.province.connection.read("SELECT id FROM record WHERE kind = 'gift' ORDER BY id")
        for (record,) in self.chance.sample(known, min(1, len(known))):
            outcome = self.chance.choice(("accepted", "returned"))
            decide(self.pair.province, [record], outcome, "wrong_kind" if outcome == "returned" else None)

    def answer(self, _step: int) -> None:
        receipts = Receipts(self.pair.province, most=self.most)
        made = receipts.make(UNIT, self.pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        self.receipts.append(made.written_to)

    def end(self) -> None:
        """Send what is left and open what is answered, until every record was told of."""
        for step in range(100, 120):
            self.give(step)
            (got,) = take(self.pair.province, send(self.pair.office, self.pair.stick).written_to)
            assert got.ok
            self.answer(step)
            if not read(self.pair.office, self.receipts[-1]).later:
                return
        raise AssertionError("some records are never told of")


@pytest.mark.parametrize(("seed", "most"), [(1, MAX_OUTCOMES), (2, MAX_OUTCOMES), (3, MAX_OUTCOMES), (4, 3), (5, 2)])
def test_after_any_sequence_what_is_acknowledged_is_true(stores: Stores, seed: int, most: int) -> None:
    """Sticks are lost, repeated and reordered both ways; nothing is believed delivered that the province has not.

    Also where a receipt lists ``most`` records only.
    """
    life = _Life(stores.pair(), random.Random(seed), most=most)
    pair = life.pair
    for step in range(30):
        act = life.chance.choice((life.give, life.change, life.send, life.take, life.take, life.decide, life.answer))
        act(step)
        if life.receipts:
            read(pair.office, life.chance.choice(life.receipts))
        stream = WholeStreams(pair.province.connection).one(pair.office.identity.device, pair.office.identity.epoch)
        assert acknowledged(pair.office) <= (stream.applied if stream else 0)
        reconciled(pair.office)
    life.end()
    table = reconciled(pair.office)
    assert set(why(pair.office)) <= {"returned"}
    assert table.explained
    assert set(states(pair.office).values()) <= {"received", "accepted", "returned"}
    held: dict[str, str] = dict(
        pair.province.connection.read("SELECT r.id, h.id FROM record r JOIN version h ON h.seq = r.head")
    )
    ours: dict[str, str] = dict(
        pair.office.connection.read("SELECT r.id, h.id FROM record r JOIN version h ON h.seq = r.head")
    )
    assert held == ours
    assert table.agree == (figures(pair.province) == figures(pair.office)) == (not why(pair.office))
    assert_whole(pair.office)
