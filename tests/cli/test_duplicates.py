"""``duplicates``: pairs of persons whom several offices record are listed, decided about and taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.cli.answer import DONE, REFUSED, USAGE
from desktop_app.domain.units import Unit
from desktop_app.storage.ledger import Ledger
from tests.cli.conftest import Call
from tests.services.conftest import Stores
from tests.services.placed_records import place

UNITS = ("CD001", "CD002", "CD003")
NUMBER = "012184001234"


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A province's store, closed: three offices record one name, the first one with her number."""
    stores = Stores(tmp_path)
    session = stores.province().session
    with session.connection.write():
        Ledger(session.connection).put_units([Unit(code, f"CĐCS {code}", level="base") for code in UNITS])
    for unit in UNITS:
        who = {"name": "Tẩn Thị Mẩy", "birth": "1984", **({"number": NUMBER} if unit == UNITS[0] else {})}
        place(session, "gift", unit, recipient=who, place={"village": "bản Nậm Coóng", "commune": "03544"})
    stores.close()
    return tmp_path / "province"


def test_pairs_are_listed_decided_and_taken_up_again(cli: Call, province: Path) -> None:
    at = ("--store", province)
    listed = cli("duplicates", *at)
    assert (listed.code, listed.json["waiting"], len(listed.json["rows"])) == (DONE, 3, 3)
    assert NUMBER not in listed.out
    row = listed.json["rows"][0]
    assert {row["first"]["unit_name"], row["second"]["unit_name"]} < {f"CĐCS {code}" for code in UNITS}
    assert (row["decision"], row["first"]["birth"], row["first"]["commune"]) == (None, "1984", "xã Nậm Cuổi")
    one, two, three = (pair["pair"] for pair in listed.json["rows"])
    done = cli("duplicates", "--same", one, "--same", one[:8], "--same", two, *at)
    assert (done.code, done.json) == (DONE, {"pairs": [one, two], "decision": "same", "waiting": 1})
    assert cli("duplicates", "--different", three, *at).json["waiting"] == 0
    decided = cli("duplicates", "--decided", *at).json
    assert {pair["pair"]: pair["decision"] for pair in decided["rows"]} == {
        one: "same", two: "same", three: "different",
    }  # fmt: skip
    assert (decided["waiting"], decided["by_decision"]) == (0, 2)
    assert cli("duplicates", "--different", one, *at).json["waiting"] == 0  # decided anew: it did not wait
    back = cli("duplicates", "--undo", one, *at)
    assert (back.code, back.json) == (DONE, {"pairs": [one], "decision": None, "waiting": 1})
    again = cli("duplicates", "--undo", one, *at)
    assert (again.code, again.json["code"]) == (REFUSED, "link_not_decided")


def test_people_read_who_they_are(cli: Call, province: Path) -> None:
    *pairs, last = cli("duplicates", "--store", province, as_json=False).out.splitlines()
    assert sum("bốn số cuối 1234 (CĐCS CD001)" in line for line in pairs) == 2
    assert "Tẩn Thị Mẩy, năm 1984, xã Nậm Cuổi" in pairs[0]
    assert last == "3 cặp chờ quyết định"
    assert len(cli("duplicates", "--limit", "1", "--store", province).json["rows"]) == 1


def test_what_is_not_clear_changes_nothing(cli: Call, province: Path, office: Path) -> None:
    at = ("--store", province)
    pair = cli("duplicates", *at).json["rows"][0]["pair"]
    unknown = cli("duplicates", "--same", pair, "--same", "0" * 12, *at)
    assert (unknown.code, unknown.json["code"]) == (REFUSED, "pair_unknown")
    assert cli("duplicates", *at).json["waiting"] == 3
    assert cli("duplicates", "--same", pair, "--undo", pair, *at).code == USAGE
    assert cli("duplicates", "--store", office).json["code"] == "not_a_province"
