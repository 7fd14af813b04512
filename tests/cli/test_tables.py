"""``table`` and ``data-package`` by the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import Call, lines


def gifts(cli: Call, office: Path) -> str:
    """Record a campaign and two gifts, one of them a draft; return the campaign."""
    tet = {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"}
    (campaign,) = cli("add", "campaign", "--store", office, given=lines(tet)).json["ids"]
    gift = {"recipient": {"name": "=Lò Thị Phương"}, "relation": "member", "campaign": campaign, "source": "province",
            "given_on": "2026-02-05", "cash": 1_000_000}  # fmt: skip
    assert cli("add", "gift", "--draft", "--store", office, given=lines(gift)).code == 0
    assert (
        cli("add", "gift", "--draft", "--store", office, given=lines({"recipient": {"name": "Vàng A Páo"}})).code == 0
    )
    return str(campaign)


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def test_a_list_as_csv_and_as_workbook(cli: Call, office: Path, tmp_path: Path) -> None:
    gifts(cli, office)
    file = tmp_path / "qua.csv"
    told = cli("table", "gift", "--to", file, "--store", office).json
    rows = read(file)
    assert told == {"file": str(file), "kind": "gift", "rows": 2, "columns": len(rows[0]), "cut": 0}
    assert rows[0][:2] == ["Trạng thái", "Họ và tên"]
    assert [row[:2] for row in rows[1:]] == [["Nháp", "Vàng A Páo"], ["Nháp", "'=Lò Thị Phương"]]
    book = tmp_path / "qua.xlsx"
    assert cli("table", "gift", "--search", "phuong", "--to", book, "--store", office).json["rows"] == 1
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:2] == ["Nháp", "'=Lò Thị Phương"]
    assert list(tmp_path.glob(".*")) == []


def test_what_is_no_table_is_left_alone_and_other_names_are_usage_errors(
    cli: Call, office: Path, tmp_path: Path
) -> None:
    gifts(cli, office)
    keys = tmp_path / "keys.csv"
    keys.write_text("chìa của sổ")
    assert cli("table", "gift", "--to", keys, "--store", office).json["code"] == "not_a_table"
    assert keys.read_text() == "chìa của sổ"
    assert cli("table", "gift", "--to", tmp_path / "qua.txt", "--store", office).code == 2
    assert cli("table", "gift", "--store", office).code == 2
    assert cli("table", "nothing", "--to", tmp_path / "a.csv", "--store", office).json["code"] == "kind_unknown"
    gone = cli("table", "gift", "--to", tmp_path / "khong-co" / "a.csv", "--store", office)
    assert (gone.code, gone.json["code"]) == (3, "drive_removed")


def test_the_whole_book_as_a_data_package(cli: Call, office: Path, tmp_path: Path) -> None:
    gifts(cli, office)
    folder = tmp_path / "so-lieu"
    told = cli("data-package", "--to", folder, "--store", office).json
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert told == {"folder": str(folder), "records": 3, "tables": len(described["resources"]), "left_out": 0}
    assert described["sensitive"] is False
    again = cli("data-package", "--to", folder, "--store", office)
    assert (again.code, again.json["code"]) == (3, "name_taken")
    assert cli("data-package", "--to", tmp_path / "kin", "--sensitive", "--store", office).json["records"] == 3
    shown = cli("data-package", "--to", tmp_path / "chu", "--store", office, as_json=False).out
    assert "Các tệp này không mã hóa" in shown
    assert cli("data-package", "--store", office).code == 2
