"""``unit …``: the province's tree and an office's own name by commands, with the JSON other programs rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.services.setting_up import SetUp
from tests.cli.conftest import Call, made
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, PROVINCE


@pytest.fixture
def province(tmp_path: Path) -> Path:
    made(tmp_path / "p", SetUp("province", PROVINCE, OPERATOR, PASSPHRASE, unit="LD12", demo=True))
    return tmp_path / "p"


def test_a_tree_by_commands(cli: Call, province: Path) -> None:
    def unit(*arguments: str, day: str = "2025-07-01", code: int = 0) -> dict[str, object]:
        said = cli("unit", *arguments, "--from", day, "--store", province)
        assert said.code == code, said.err
        answer: dict[str, object] = said.json
        return answer

    assert unit("add", "CD1", "--name", "CĐCS Một", "--superior", "LDLD-110", day="2020-01-01") == {
        "code": "CD1",
        "name": "CĐCS Một",
        "level": "base",
        "superior": "LDLD-110",
        "from": "2020-01-01",
        "to": None,
        "successors": [],
    }
    unit("add", "CD2", "--name", "CĐCS Hai", day="2020-01-01")
    unit("move", "CD1", "--superior", "LD12")
    rows = unit("rename", "CD1", "--name", "CĐCS Một mới")["rows"]
    assert isinstance(rows, list)
    assert [(row["name"], row["to"]) for row in rows] == [("CĐCS Một", "2025-06-30"), ("CĐCS Một mới", None)]
    unit("split", "CD1", "--into", "CD1", "--into", "CD3=CĐCS Ba", day="2026-01-01")
    assert unit("merge", "CD2", "CD3", "--into", "CD4", "--name", "CĐCS Bốn", day="2026-02-01") == {
        "units": ["CD2", "CD3"],
        "into": "CD4",
        "from": "2026-02-01",
    }
    unit("dissolve", "CD4", day="2026-03-01")
    assert unit("dissolve", "CD4", day="2026-03-01", code=1)["code"] == "unit_not_then"
    now = cli("unit", "list", "--at", "2026-03-01", "--store", province).json
    assert [(row["depth"], row["name"]) for row in now] == [(0, PROVINCE), (1, "CĐCS Một mới")]
    shown = cli("unit", "list", "--store", province, as_json=False).out
    assert "  LDLD-110 · LĐLĐ huyện Than Uyên (đến 30/06/2025)\n" in shown
    assert "CD1 · CĐCS Một (từ 01/07/2025 đến" not in shown


def test_an_office_by_commands(cli: Call, tmp_path: Path) -> None:
    store = tmp_path / "o"
    made(store, SetUp("office", OFFICE, OPERATOR, PASSPHRASE, unit="CD1", demo=True))
    assert cli("unit", "own", "--store", store).json["former"] == []
    assert cli("unit", "own", "--name", "Tên mới", "--store", store).code == 2
    answer = cli("unit", "own", "--name", "Tên mới", "--from", "01/07/2025", "--store", store).json
    assert (answer["unit"], answer["name"]) == ("CD1", "Tên mới")
    assert [one["name"] for one in answer["former"]] == [OFFICE]
    assert cli("unit", "list", "--store", store).json["code"] == "not_a_province"


def test_predecessors_need_a_unit(cli: Call, province: Path) -> None:
    year = ("--from", "2026-01-01", "--to", "2026-12-31", "--store", province)
    assert cli("report", "period", "--with-predecessors", *year).code == 2
    assert cli("report", "period", "--with-predecessors", "--unit", "LD12", *year).code == 0
