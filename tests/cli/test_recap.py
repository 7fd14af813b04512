"""``report recap`` and the files a report is written to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from desktop_app.cli.answer import REFUSED, USAGE
from desktop_app.domain.recap_table import recap_table
from tests.cli.conftest import Call
from tests.documents.pdf import pages
from tests.services.placed_records import place
from tests.services.stores import reopen

FIVE_YEARS: Final = ("--from", "2015-01-01", "--to", "2020-06-30")
YEARS: Final = ["2015", "2016", "2017", "2018", "2019", "2020"]


@pytest.fixture
def book(office: Path) -> Path:
    """An office's book with houses of three years, one of them only known to be worth more."""
    session = reopen(office)
    unit = session.identity.unit
    place(session, "house", unit, handed_over_on="2015-01-01", value=400_000_000, value_qualifier="exact")
    place(session, "house", unit, handed_over_on="2020-06-30", value=399_800_000, value_qualifier="exact")
    place(session, "house", unit, handed_over_on="2020-07-01", value=1)
    place(session, "visit", unit, given_on="2020")
    session.close()
    return office


def test_every_row_is_there_as_promised(cli: Call, book: Path) -> None:
    answer = cli("report", "recap", *FIVE_YEARS, "--store", book).json
    assert (answer["from"], answer["to"]) == ("2015-01-01", "2020-06-30")
    assert [row["code"] for row in answer["rows"]] == [row.code for row in recap_table().rows]
    for row in answer["rows"]:
        assert row.keys() >= {"code", "title", "unit", "value", "qualifier", "text", "years"}
        assert list(row["years"]) == YEARS
    rows = {row["code"]: row for row in answer["rows"]}
    assert rows["K05.count"] == {
        "code": "K05.count", "scope": "a", "title": "Nhà cho người nghèo, gia đình chính sách", "unit": "nhà",
        "value": 2, "qualifier": "exact", "text": "2 nhà",
        "years": {"2015": 1, "2016": 0, "2017": 0, "2018": 0, "2019": 0, "2020": 1},
    }  # fmt: skip
    assert (rows["K05.value"]["value"], rows["K05.value"]["text"]) == (799_800_000, "gần 800 triệu đồng")
    assert rows["K14.individual_rate"]["value"] == ""
    (undated,) = answer["undated"]
    assert (undated["kind"], undated["records"], undated["on_last_day"]) == ("visit", 1, False)


def test_people_read_round_words_with_the_exact_figure_beside(cli: Call, book: Path) -> None:
    said = cli("report", "recap", *FIVE_YEARS, "--store", book, as_json=False).out.splitlines()
    assert said[0] == "Số liệu từ 01/01/2015 đến 30/06/2020"
    assert "K05.count\tNhà cho người nghèo, gia đình chính sách: 2 nhà" in said
    assert "K05.value\tGiá trị nhà: gần 800 triệu đồng (799.800.000 đồng)" in said
    assert not any(line.startswith("K21") for line in said), "what there is nothing of is left out"
    assert any(line.startswith("Thăm hỏi: 1 bản ghi") for line in said)


def test_a_report_is_a_paper_too(cli: Call, book: Path, tmp_path: Path) -> None:
    recap, period = tmp_path / "f15.pdf", tmp_path / "f13.pdf"
    answer = cli("report", "recap", *FIVE_YEARS, "--pdf", recap, "--store", book).json
    assert answer["files"] == {"pdf": str(recap)}
    text = " ".join(" ".join(page.split()) for page in pages(recap.read_bytes()))
    assert "TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC GIAI ĐOẠN 2015 - 2020" in text
    assert "hỗ trợ làm 2 căn nhà cho người nghèo, gia đình chính sách, trị giá gần 800 triệu đồng." in text
    said = cli("report", "period", *FIVE_YEARS, "--pdf", period, "--store", book, as_json=False).out
    assert "Đã ghi báo cáo vào f13.pdf." in said
    assert "Kết quả phong trào thi đua và hoạt động công đoàn" in " ".join(pages(period.read_bytes())[0].split())
    assert "files" not in cli("report", "period", *FIVE_YEARS, "--store", book).json


@pytest.mark.parametrize("command", ["recap", "period"])
def test_wrong_calls_are_told_before_anything_is_written(cli: Call, book: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / "out.pdf"
    for wrong in (
        ("--from", "2020-01-02", "--to", "2020-01-01"),
        (*FIVE_YEARS, "--with-predecessors"),
        (*FIVE_YEARS, "--unit", "CD001", "--pdf", target),
    ):
        assert cli("report", command, *wrong, "--store", book).code == USAGE
    unknown = cli("report", command, *FIVE_YEARS, "--unit", "CD999", "--store", book)
    assert (unknown.code, json.loads(unknown.out)["code"]) == (REFUSED, "not_a_province")
    assert not target.exists()


def test_units_add_up_to_the_whole_of_the_province(cli: Call, province: Path) -> None:
    name = "CĐCS Trường Mầm non Nậm Cuổi"
    assert cli("unit", "add", "CD001", "--name", name, "--from", "2012-01-01", "--store", province).code == 0
    session = reopen(province)
    for unit, times in (("CD001", 2), (session.identity.unit, 3)):
        for _time in range(times):
            place(session, "gift", unit, given_on="2018-01-20")
    own = session.identity.unit
    session.close()

    def gifts(*unit: str) -> int:
        rows = cli("report", "recap", *FIVE_YEARS, *unit, "--store", province).json["rows"]
        return int(next(row["value"] for row in rows if row["code"] == "K06.count"))

    assert (gifts("--unit", "CD001"), gifts("--unit", own), gifts()) == (2, 3, 5)


def test_the_words_of_a_report_are_read_written_and_taken_back(cli: Call, book: Path, tmp_path: Path) -> None:
    own = tmp_path / "cham-lo.txt"
    own.write_text("\ufeffCông đoàn làm nhà cho hai hộ nghèo.\r\n\r\nSang năm làm tiếp.\n", encoding="utf-8")
    asked = ("report", "text", "F15", *FIVE_YEARS, "--store", book)
    first = cli(*asked).json
    assert (first["form"], first["figures"]) == ("F15", "rounded")
    care = next(one for one in first["sections"] if one["name"] == "care")
    assert care["lines"] == [
        "Công đoàn đã hỗ trợ làm 2 căn nhà cho người nghèo, gia đình chính sách, trị giá gần 800 triệu đồng."
    ]
    assert (care["own"], care["stale"]) == (False, False)
    (written,) = cli(*asked, "--section", "care", "--write", own).json["sections"]
    assert written["lines"] == ["Công đoàn làm nhà cho hai hộ nghèo.", "Sang năm làm tiếp."]
    assert (
        "care\tChăm lo đời sống đoàn viên, người lao động; chung tay vì người nghèo (tự viết)"
        in cli(*asked, as_json=False).out
    )
    (exact,) = cli(*asked, "--section", "care", "--figures", "exact").json["sections"]
    assert exact["stale"], "the draft it was written on told round figures"
    (forgotten,) = cli(*asked, "--section", "care", "--forget").json["sections"]
    assert "799,8 triệu đồng" in forgotten["lines"][0]


def test_wrong_words_are_refused(cli: Call, book: Path, tmp_path: Path) -> None:
    asked = ("report", "text", "F15", *FIVE_YEARS, "--store", book)
    assert cli(*asked, "--forget").code == USAGE
    assert cli(*asked, "--section", "care", "--forget", "--write", tmp_path / "x").code == USAGE
    assert cli("report", "text", "F15", "--from", "2020-01-02", "--to", "2020-01-01", "--store", book).code == USAGE
    for section in (("--section", "weather"), ("--section", "weather", "--forget")):
        assert cli(*asked, *section).json["code"] == "report_section_unknown"
    assert cli(*asked, "--section", "care", "--write", tmp_path / "none.txt").json["code"] == "file_unreadable"
    long = tmp_path / "long.txt"
    long.write_text("a" * 4_001, encoding="utf-8")
    assert cli(*asked, "--section", "care", "--write", long).json["code"] == "report_text_too_long"


@pytest.mark.parametrize("command", [("recap",), ("period",), ("text", "F15")])
@pytest.mark.parametrize(("start", "end"), [("0001-01-01", "0001-12-31"), ("2015-01-01", "9999-12-31")])
def test_years_nobody_records_are_refused(
    cli: Call, book: Path, command: tuple[str, ...], start: str, end: str
) -> None:
    """Of ten thousand years each would be counted, and none is before the first."""
    said = cli("report", *command, "--from", start, "--to", end, "--store", book)
    assert said.code == REFUSED
    assert said.json["code"] == "date_year_out_of_range"
