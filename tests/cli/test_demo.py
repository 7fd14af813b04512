"""``demo``: once for real, quick, with cheap keys; and how its table is told when a row is not what the article says.

The command itself, with keys as they are, is run by ``packaging/try_wheel.py``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.base.clock import SystemClock
from desktop_app.cli.answer import OUR_FAULT, Finished
from desktop_app.cli.demonstration import give_demonstration
from desktop_app.cli.options import Options
from desktop_app.services.demonstration import Demonstration, demonstrate
from desktop_app.services.demonstration_figures import UnitFigures
from desktop_app.services.demonstration_receipts import WayBack
from desktop_app.services.demonstration_table import DemonstrationRow
from desktop_app.services.seed import SeedBook
from tests.cli.conftest import Call
from tests.documents.pdf import pages
from tests.services.stores import CHEAP

STAGE = ("--from", "2015-01-01", "--to", "2020-06-30")


@pytest.mark.timeout(300)
def test_the_quick_demonstration_goes_the_whole_way_and_every_row_agrees(
    cli: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, told_steps = tmp_path / "demo", list[str]()
    made = demonstrate(
        folder, SystemClock(), quick=True, tell=lambda step, _subject: told_steps.append(step), kdf=CHEAP
    )
    give_demonstration(Options(json=True), made)
    done, book = json.loads(capsys.readouterr().out), SeedBook(quick=True)
    expected, others = book.expectations(), len(book.units) - 1
    assert told_steps == [
        "province", *["office"] * others, "receive", "review", "answer", *["compare"] * others, "recap",
    ]  # fmt: skip
    assert done["agree"] is True
    assert [(row["code"], row["article"]) for row in done["recap"]] == [(one.code, one.words) for one in expected]
    assert all(row["agrees"] and row["value"] for row in done["recap"])
    assert made.quick
    assert done["sums"] > 50
    assert [office["unit"] for office in done["offices"]] == [unit.code for unit in book.units[1:]]
    assert all(row["office"] == row["province"] for office in done["offices"] for row in office["rows"])
    assert sum(one["sent_again"] for one in done["receipts"]) == 1
    assert [one["returned"] for one in done["receipts"]] == [0] * len(book.units[1:])

    province = folder / "province"
    told = cli("report", "recap", *STAGE, "--store", province).json["rows"]
    assert {row["code"]: row["value"] for row in told if row["code"] in {one.code for one in expected}} == {
        row["code"]: row["value"] for row in done["recap"]
    }
    for store in (province, folder / "offices" / "1"):
        checked = cli("check", "--store", store).json
        assert checked["ok"] is True
        assert {one["code"] for one in checked["findings"]} <= {"record_doubtful"}
    assert {Path(path).parent.parent for path in done["bundles"]} == {folder}
    begins = {".pdf": b"%PDF", ".xlsx": b"PK", ".docx": b"PK"}
    assert all(Path(path).read_bytes().startswith(begins[Path(path).suffix]) for path in done["papers"])
    assert {Path(path).suffix for path in done["papers"]} == set(begins)
    recap = pages((folder / "papers" / "province" / "F15-tong-ket-giai-doan.pdf").read_bytes())
    assert "2015 - 2020" in recap[0]

    again = cli("demo", "--quick", "--to", folder)
    assert (again.code, again.json["code"]) == (1, "demo_folder_in_use")


def demonstration(*rows: DemonstrationRow) -> Demonstration:
    """Return a demonstration that came to these rows."""
    answer = WayBack("CD0101", Path("phieu.scd"), accepted=1_234, returned=0, received=0, sent_again=1)
    office = UnitFigures("CD0101", "CĐCS Trường Nậm Cuổi", 1_240, (), ())
    return Demonstration((office,), rows, (Path("goi.scd"),), (), (answer,), sums=120, waiting=0)


GIFTS = DemonstrationRow("K06.count", "trên 2000 suất quà", 2_013, "2.013", agrees=True)
HOUSES = DemonstrationRow("K05.count", "62 căn nhà", None, "—", agrees=False)


def test_a_row_that_disagrees_is_shown_and_is_a_fault_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Finished) as finished:
        give_demonstration(Options(), demonstration(GIFTS, HOUSES))
    assert finished.value.exit_code == OUR_FAULT
    said = capsys.readouterr().out.splitlines()
    assert said[0] == (
        "CĐCS Trường Nậm Cuổi (CD0101): 1.240 bản ghi, số liệu bằng số của tỉnh; phiếu nhận: 1.234 chấp nhận."
    )
    assert "  K06.count: bài báo “trên 2000 suất quà”; sổ 2.013 (2.013); khớp" in said
    assert "  K05.count: bài báo “62 căn nhà”; sổ — (—); KHÔNG KHỚP" in said
    assert said[-1] == "1 trên 2 con số khớp với bài báo."
    give_demonstration(Options(), replace(demonstration(GIFTS), quick=True))
    assert capsys.readouterr().out.splitlines()[-1] == "1 trên 1 con số khớp với bảng mẫu nhỏ."
    with pytest.raises(Finished):
        give_demonstration(Options(json=True), demonstration(GIFTS, HOUSES))
    told = json.loads(capsys.readouterr().out)
    assert (told["agree"], [row["agrees"] for row in told["recap"]]) == (False, [True, False])
    give_demonstration(Options(json=True), demonstration(GIFTS))
    assert json.loads(capsys.readouterr().out)["agree"] is True
