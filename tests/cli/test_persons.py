"""Persons by the command line: the card, who seems to be the same, merging and taking it back, the paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.setting_up import SetUp
from tests.cli.conftest import Call, made
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, gift_of


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An office's store."""
    made(tmp_path / "office", SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True))
    return tmp_path / "office"


def add(cli: Call, store: Path, **answers: Any) -> str:  # noqa: ANN401 - any JSON
    """Record a person and return the id."""
    data = {"name": "Giàng A Chứ", "consent": "given", "consent_on": "2026-01-05", **answers}
    (record,) = cli("add", "person", "--data", json.dumps(data), "--store", store).json["ids"]
    assert isinstance(record, str)
    return record


def test_two_records_become_one_and_two_again(cli: Call, store: Path) -> None:
    kept, other = add(cli, store, birth="1984", number="012084001234"), add(cli, store, birth="1985")
    assert cli("same", other, "--store", store).json == {"same": []}
    refused = cli("merge", kept, other, "--store", store)
    assert (refused.code, "Ngày sinh" in refused.out + refused.err) == (1, True)
    assert cli("merge", kept, other, "--take", "birth", "--store", store).code == 0
    card = cli("person", other, "--store", store).json
    assert (card["id"], card["same"], card["held"]["birth"], card["value"]) == (kept, [other], "1985", 0)
    assert cli("list", "person", "--store", store).json["count"] == 1
    assert cli("unmerge", other, "--store", store).code == 0
    assert cli("list", "person", "--store", store).json["count"] == 2


def test_the_same_number_is_told(cli: Call, store: Path) -> None:
    first, second = add(cli, store, number="012084001234"), add(cli, store, number="012084001234")
    assert [one["id"] for one in cli("same", first, "--store", store).json["same"]] == [second]


def test_one_person_named_prints_her_card(cli: Call, store: Path, tmp_path: Path) -> None:
    record, paper = add(cli, store), tmp_path / "nguoi.pdf"
    assert cli("print", "person", "--record", record, "--to", paper, "--store", store).code == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert cli("person", record, "--store", store, as_json=False).out.splitlines()[0] == "Giàng A Chứ"


def test_erasing_tells_first_and_erases_only_when_sure(cli: Call, store: Path) -> None:
    record = add(cli, store, birth="1984")
    plan = cli("erase", record, "--reason", "request", "--store", store).json
    assert (plan["versions"], plan["erasure"]) == (1, None)
    assert cli("list", "person", "--store", store).json["count"] == 1
    assert cli("erase", record, "--reason", "request", "--sure", "--store", store).json["erasure"]
    assert cli("list", "person", "--store", store).json["count"] == 0
    again = cli("erase", record, "--reason", "request", "--sure", "--store", store)
    assert again.code == 1


def test_a_record_that_may_be_hers_is_named_and_linked(cli: Call, store: Path) -> None:
    record = add(cli, store, birth="1984", address={"commune": "03544"})
    gift = {"recipient": {"name": "giàng a chứ", "birth": "1984-03-05"}, "place": {"commune": "03544"}}
    (other,) = cli("add", "gift", "--draft", "--data", json.dumps(gift), "--store", store).json["ids"]
    card = cli("person", record, "--store", store).json
    assert [one["id"] for one in card["probable"]] == [other]
    assert other in cli("person", record, "--store", store, as_json=False).out
    assert cli("erase", record, "--reason", "request", "--store", store).json["probable"] == 1
    assert "1 bản ghi" in cli("erase", record, "--reason", "request", "--store", store, as_json=False).out
    assert cli("link", record, other, "--store", store).code == 0
    card = cli("person", record, "--store", store).json
    assert (card["probable"], [one["id"] for one in card["records"]]) == ([], [other])
    assert cli("link", record, other, "--store", store).code == 1


def test_everybody_in_a_campaign_is_erased_by_its_id(cli: Call, store: Path) -> None:
    day = {"name": "Tết 2020", "occasion": "tet", "starts_on": "2020-01-20", "retain_until": "2025"}
    (tet,) = cli("add", "campaign", "--data", json.dumps(day), "--store", store).json["ids"]
    gift = gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": add(cli, store)}, given_on="2020-01-22")
    cli("add", "gift", "--data", json.dumps(gift), "--store", store)
    plan = cli("erase", tet, "--reason", "retention", "--store", store).json
    assert (plan["records"], plan["persons"], plan["cards"], plan["versions"], plan["erasure"]) == (1, 1, 1, 2, None)
    said = cli("erase", tet, "--reason", "retention", "--store", store, as_json=False)
    assert said.out.startswith("Chưa xóa gì. Sẽ xóa dữ liệu cá nhân của đợt Tết 2020: 1 người trong 1 bản ghi")
    assert cli("list", "gift", "--search", "chứ", "--store", store).json["count"] == 1
    done = cli("erase", tet, "--reason", "retention", "--sure", "--store", store)
    assert (done.code, bool(done.json["erasure"])) == (0, True)
    assert cli("list", "gift", "--search", "chứ", "--store", store).json["count"] == 0
    assert cli("list", "person", "--store", store).json["count"] == 0
    assert cli("check", "--records", "--store", store).code == 0
    again = cli("erase", tet, "--reason", "retention", "--sure", "--store", store, as_json=False)
    assert (again.code, "không còn dữ liệu cá nhân" in again.err) == (1, True)
