"""Figures no honest program writes, well signed by an admitted office: refused, or held without harm to anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.records import Json
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.holdings import Holdings
from desktop_app.services.province.receipts import Receipts
from tests.services.crafting import NO_RECORD, Forger, honest
from tests.services.ledgers import assert_whole, figures, holdings
from tests.services.province.test_receiving_forged import admitted_simulator, tomorrow, true_totals
from tests.services.receipts import answer
from tests.services.stores import UNIT, Pair, gift_of, take


@pytest.mark.parametrize("number", [2**63 - 1, 2**62, 10**12, 10**9 + 1])
def test_no_number_is_astronomical(pair: Pair, tmp_path: Path, number: int) -> None:
    """One more would not fit into the ledger, and the numbers between would not fit into memory."""
    file = tmp_path / "so.scd"
    file.write_bytes(tomorrow(admitted_simulator(pair.province), number=number))  # our own writer writes none
    before = holdings(pair.province)
    (came,) = take(pair.province, file)
    assert (came.ok, came.code) == (False, "malformed_manifest")
    assert holdings(pair.province) == before


def test_a_great_gap_of_numbers_is_told_in_a_few(pair: Pair, tmp_path: Path) -> None:
    forger = Forger(pair.office, tmp_path)
    (came,) = take(pair.province, forger.bundle([forger.version(1)], honest(1), number=10**9))
    assert came.ok
    (stream,) = Holdings(pair.province).of(UNIT).streams
    assert (len(stream.missing), stream.missing[-1]) == (1_000, 10**9 - 1)
    assert answer(pair.province, pair.stick).exists()
    assert Receipts(pair.province).made(UNIT)[0].number == 1


def test_no_sum_overflows(pair: Pair, tmp_path: Path) -> None:
    """Records of the largest amounts: refused long before a total is beyond what the database can add up."""
    forger, province, most = Forger(pair.office, tmp_path), pair.province, 10**15
    before = holdings(province)
    for records, code in ((6, "too_large"), (5_000, "sum_too_large")):
        versions = [
            forger.version(one, data=gift_of(NO_RECORD, f"Lò Văn {one}", cash=most, in_kind_value=most))
            for one in range(1, records + 1)
        ]
        declared = {"gift": {**honest(records)["gift"], "value": min(2**63 - 1, 2 * most * records)}}
        (came,) = take(province, forger.bundle(versions, declared, top=20_000))
        assert (came.ok, came.code) == (False, code)
    assert holdings(province) == before
    assert_whole(province)


@pytest.mark.parametrize("odd", [{}, [], None, 5, "x"])
def test_an_attached_file_of_any_shape_stops_no_round(pair: Pair, tmp_path: Path, odd: Json) -> None:
    forger = Forger(pair.office, tmp_path)
    (field,) = [one.name for one in pair.province.definitions.current("house").fields if one.type == "attachment"][:1]
    house = forger.version(1, kind="house", data={field: [{"sha256": odd, "type": odd, "size": odd, "name": odd}]})
    (came,) = take(pair.province, forger.bundle([house], true_totals(pair.province, house), forms={}))
    assert came.ok, came


def test_lines_of_money_are_one_amount(pair: Pair, tmp_path: Path) -> None:
    lines: list[Json] = [{"source": "province", "amount": 10**15} for _ in range(10_000)]
    forger = Forger(pair.office, tmp_path)
    house = forger.version(1, kind="house", data={"funding": lines})
    totals = true_totals(pair.province, house)
    (came,) = take(pair.province, forger.bundle([house], totals, forms={}))
    assert came.ok, came
    figures(pair.province)
    answer(pair.province, pair.stick)
    Checking(pair.province).look()
