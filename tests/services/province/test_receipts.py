"""Receipts at the province: which are due, several in one go, the same bytes again."""

from __future__ import annotations

import io

import pytest

from desktop_app.bundle.receipt import read_receipt
from desktop_app.services.accepting import Accepting
from desktop_app.services.province.receipts import NobodyToAnswer, ReceiptResult, Receipts, ReceiptUnknown
from desktop_app.services.receipts_found import found_receipts
from tests.services.conftest import Stores
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, campaign, enrol, give, send, take


def test_receipts_due_and_many_at_once(stores: Stores) -> None:
    province, stick = stores.province(), stores.root / "stick"
    offices = [stores.office(f"office{n}").session for n in (1, 2)]
    for n, office in enumerate(offices, start=1):
        enrol(office, province, stick, unit=f"CD00{n}")
    give(offices[1], campaign(offices[1]), ["Một"])
    take(province.session, send(offices[1], stick).written_to)
    receipts = Receipts(province.session)
    assert [(one.unit, one.last_number, one.news) for one in receipts.due()] == [("CD002", 0, 1), ("CD001", 0, 0)]
    answers = receipts.make_many(["CD001", "CD009", "CD002"], stick, signer=OPERATOR, passphrase=PASSPHRASE)
    made = [one for one in answers if isinstance(one, ReceiptResult)]
    assert [(one.unit, one.number, one.outcome.startswith("verified")) for one in made] == [
        ("CD001", 1, True), ("CD002", 1, True),
    ]  # fmt: skip
    (problem,) = [one for one in answers if not isinstance(one, ReceiptResult)]
    assert isinstance(problem.error, NobodyToAnswer)
    assert [one.news for one in receipts.due()] == [0, 0]
    again = receipts.write_again("CD002", 1, stores.root)
    assert again.written_to.read_bytes() == made[1].written_to.read_bytes()
    with pytest.raises(ReceiptUnknown):
        receipts.write_again("CD002", 7, stick)
    with made[0].written_to.open("rb") as source:
        assert read_receipt(io.BytesIO(source.read())).claims.unit == "CD001"


def test_beside_another_file_of_the_name_a_receipt_gets_a_free_one_and_is_found(stores: Stores) -> None:
    pair = stores.pair()
    campaign(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    receipts = Receipts(pair.province)
    made = receipts.make(UNIT, pair.stick, signer=OPERATOR, passphrase=PASSPHRASE)
    second = stores.root / "second"
    second.mkdir()
    (second / made.name).write_bytes(b"another")
    again = receipts.write_again(UNIT, 1, second)
    assert (again.outcome, again.written_to.name) == ("verified", made.name.replace(".scd", "-2.scd"))
    assert (second / made.name).read_bytes() == b"another"
    (found,) = found_receipts(pair.office, [second])
    assert (found.file, found.number, found.standing) == (again.written_to, 1, "new")
    assert Accepting(pair.office).accept(found.file).number == 1
