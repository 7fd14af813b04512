"""Receipts at the province: which are due, several in one go, the same bytes again."""

from __future__ import annotations

import io

import pytest

from desktop_app.bundle.receipt import read_receipt
from desktop_app.services.province.receipts import NobodyToAnswer, ReceiptResult, Receipts, ReceiptUnknown
from tests.services.conftest import Stores
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, give, send, take


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
