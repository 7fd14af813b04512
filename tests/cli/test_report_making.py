"""``report list``, ``report make``, ``report again``, and the files of ``report period`` and ``report recap``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import docx
import openpyxl
import pytest

from desktop_app.cli.answer import REFUSED, USAGE
from desktop_app.storage.journal import Journal
from tests.cli.conftest import Call
from tests.documents.pdf import as_set
from tests.services.placed_records import place
from tests.services.stores import reopen

FIVE_YEARS: Final = ("--from", "2015-01-01", "--to", "2020-06-30")


@pytest.fixture
def book(office: Path) -> Path:
    """An office's book with houses of two years."""
    session = reopen(office)
    place(session, "house", session.identity.unit, handed_over_on="2015-01-01", value=400_000_000)
    place(session, "house", session.identity.unit, handed_over_on="2020-06-30", value=399_800_000)
    session.close()
    return office


def figures(file: Path) -> dict[str, Any]:
    """Return the first sheet's rows by their words."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return {str(line[0]): line[1:] for line in sheet.iter_rows(min_row=6, values_only=True)}


def test_reports_are_listed(cli: Call, book: Path) -> None:
    told = cli("report", "list", "--store", book).json["reports"]
    assert {"period", "recap"} <= {one["name"] for one in told}
    assert {"name", "title", "description", "asks", "splits", "form"} == set(told[0])
    assert "period\tSố liệu trong kỳ" in cli("report", "list", "--store", book, as_json=False).out


def test_period_and_recap_are_papers_in_word_and_figures_in_excel(cli: Call, book: Path, tmp_path: Path) -> None:
    for command, title in (("period", "BÁO CÁO"), ("recap", "BÁO CÁO")):
        word, table = tmp_path / f"{command}.docx", tmp_path / f"{command}.xlsx"
        told = cli("report", command, *FIVE_YEARS, "--docx", word, "--xlsx", table, "--store", book).json
        assert told["files"] == {"xlsx": str(table), "docx": str(word)}
        assert any(title in one.text for one in docx.Document(str(word)).paragraphs)
    assert figures(tmp_path / "period.xlsx")["Tổng giá trị (đồng)"] == (799_800_000,)
    row = figures(tmp_path / "recap.xlsx")["Nhà cho người nghèo, gia đình chính sách"]
    assert row[:8] == ("nhà", 1, 0, 0, 0, 0, 1, 2)
    one = ("--unit", "CD-000000", "--store", book)
    assert cli("report", "period", *FIVE_YEARS, "--docx", tmp_path / "a.docx", *one).code == USAGE
    wrong = cli("report", "period", *FIVE_YEARS, "--xlsx", tmp_path / "a.txt", "--store", book)
    assert (wrong.code, wrong.json["code"]) == (REFUSED, "report_file_unknown")


def test_each_way_out_of_a_sensitive_split_is_journalled(cli: Call, book: Path, tmp_path: Path) -> None:
    """As an answer, as a file of each format, with drafts and without, and found again by its code."""

    def noted() -> int:
        session = reopen(book)
        found = [one for one in Journal(session.connection).entries(99) if one.event == "sensitive_split"]
        session.close()
        return len(found)

    asked = ("report", "make", "by_part", *FIVE_YEARS, "--split", "ethnic_group", "--store", book)
    ways: list[tuple[str | Path, ...]] = [(), ("--drafts",)]
    ways += [(f"--{one}", tmp_path / f"a.{one}") for one in ("pdf", "xlsx", "docx")]
    for looks, way in enumerate(ways, start=1):
        told = cli(*asked, *way)
        assert told.code == 0
        assert noted() == looks
    code = cli(*asked, "--drafts", "--xlsx", tmp_path / "b.xlsx").json["code"]
    assert noted() == len(ways) + 1
    assert cli("report", "again", code, "--store", book).json["counted_again"] is False
    assert noted() == len(ways) + 2


def test_a_report_is_made_saved_and_found_again(cli: Call, book: Path, tmp_path: Path) -> None:
    paper, table = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    made = cli(
        "report", "make", "period", *FIVE_YEARS, "--kind", "house", "--pdf", paper, "--xlsx", table, "--store", book
    )
    assert made.json["files"] == {"pdf": str(paper), "xlsx": str(table)}
    code = made.json["code"]
    assert f"Mã {code}" in as_set(paper.read_bytes())
    (part,) = made.json["report"]["parts"]
    assert ["Tổng giá trị (đồng)", 799_800_000] in [
        [one["value"] for one in row["cells"]] for row in part["table"]["rows"]
    ]
    session = reopen(book)
    place(session, "house", session.identity.unit, handed_over_on="2016-01-01", value=1)
    session.close()
    again = cli("report", "again", code.lower(), "--xlsx", tmp_path / "b.xlsx", "--store", book).json
    assert (again["code"], again["counted_again"], again["agrees"], again["differing"]) == (code, True, True, [])
    assert figures(tmp_path / "b.xlsx")["Tổng giá trị (đồng)"] == (799_800_000,)
    said = cli("report", "again", code, "--store", book, as_json=False).out
    assert "Tổng giá trị (đồng)\t799.800.000" in said
    assert said.endswith("Đếm lại như lúc ấy: mọi số đều khớp.\n")


def test_what_differs_is_listed(cli: Call, book: Path, tmp_path: Path) -> None:
    made = cli("report", "make", "period", *FIVE_YEARS, "--xlsx", tmp_path / "a.xlsx", "--store", book).json
    session = reopen(book)
    with session.connection.write():
        session.connection.run("UPDATE kept_report SET content = replace(content, '799800000', '5')")
    session.close()
    again = cli("report", "again", made["code"], "--store", book).json
    assert not again["agrees"]
    assert {
        "row": "Tổng giá trị (đồng)",
        "column": "Số liệu",
        "then": 5,
        "again": 799_800_000,
        "then_text": "5",
        "again_text": "799.800.000",
    } in again["differing"]
    said = cli("report", "again", made["code"], "--store", book, as_json=False).out
    assert "Tổng giá trị (đồng) · Số liệu: đã lưu 5, đếm lại 799.800.000" in said


def test_drafts_are_not_counted_again(cli: Call, book: Path, tmp_path: Path) -> None:
    code = cli(
        "report", "make", "period", *FIVE_YEARS, "--drafts", "--docx", tmp_path / "a.docx", "--store", book
    ).json["code"]
    again = cli("report", "again", code, "--store", book).json
    assert (again["counted_again"], again["agrees"]) == (False, False)
    assert "không đếm lại được" in cli("report", "again", code, "--store", book, as_json=False).out


def test_without_a_file_nothing_is_kept(cli: Call, book: Path) -> None:
    made = cli("report", "make", "recap", *FIVE_YEARS, "--store", book).json
    assert (made["code"], made["files"]) == ("", {})
    said = cli("report", "make", "recap", *FIVE_YEARS, "--store", book, as_json=False).out
    assert "Mã báo cáo" not in said
    assert "Giá trị nhà\ttriệu đồng" in said or "Giá trị nhà\tđồng" in said


def test_wrong_calls_are_told(cli: Call, book: Path) -> None:
    make = ("report", "make", "period")
    for wrong in (
        ("--from", "2020-01-02", "--to", "2020-01-01"),
        (*FIVE_YEARS, "--with-predecessors"),
        (*FIVE_YEARS, "--other-from", "2020-01-01"),
        (*FIVE_YEARS, "--other-from", "2020-01-02", "--other-to", "2020-01-01"),
        (*FIVE_YEARS, "--split", "moon"),
    ):
        assert cli(*make, *wrong, "--store", book).code == USAGE, wrong
    refusals: tuple[tuple[tuple[str, ...], str], ...] = (
        (("report", "make", "moon", *FIVE_YEARS), "report_unknown"),
        ((*make, *FIVE_YEARS, "--unit", "CD-999999"), "not_a_province"),
        ((*make, *FIVE_YEARS, "--kind", "moon"), "kind_unknown"),
        (("report", "again", "0000-0000"), "report_code_unknown"),
        (("report", "again", "gì đó"), "report_code_unknown"),
    )
    for asked, code in refusals:
        refused = cli(*asked, "--store", book)
        assert (refused.code, refused.json["code"]) == (REFUSED, code)


def test_a_printed_report_is_drawn_again_by_its_code(cli: Call, book: Path, tmp_path: Path) -> None:
    paper = tmp_path / "f13.pdf"
    cli("report", "period", *FIVE_YEARS, "--pdf", paper, "--store", book)
    found = re.search(r"Mã ([0-9A-Z]{4}-[0-9A-Z]{4})", as_set(paper.read_bytes()))
    assert found is not None
    again = cli("report", "again", found[1], "--pdf", tmp_path / "b.pdf", "--store", book).json
    assert (again["form"], again["agrees"], again["code"]) == ("F13", True, found[1])
    assert (tmp_path / "b.pdf").read_bytes() == paper.read_bytes()
    assert cli("report", "again", found[1], "--xlsx", tmp_path / "b.xlsx", "--store", book).code == USAGE
    assert "đúng từng chữ" in cli("report", "again", found[1], "--store", book, as_json=False).out
