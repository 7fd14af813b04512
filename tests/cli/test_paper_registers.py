"""``numbers`` and ``printed``: the registers of paper from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.setting_up import SetUp
from tests.cli.conftest import Call, made
from tests.fakes import files
from tests.fakes.clock import FixedClock
from tests.services.printings import drawn, leave
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, campaign, give, reopen


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An office's store in which F08 was printed once of two gifts."""
    made(tmp_path / "o", SetUp("office", OFFICE, OPERATOR, PASSPHRASE, commune="Nậm Cuổi", demo=True))
    return tmp_path / "o"


def test_numbers_are_noted_and_struck_out(cli: Call, book: Path) -> None:
    here = ("--store", book, "--year", "2026")
    assert cli("numbers", *here, "--main", "yes").json["next"] == {"BB": 1, "TTr": 1, "BC": 1}
    told = cli("numbers", *here, "--used", "ttr", "4", "--abstract", "Khen thưởng", "--last", "BC", "7").json
    assert told["next"] == {"BB": 1, "TTr": 5, "BC": 8}
    void = cli("numbers", *here, "--symbol", "TTr", "--void", "TTr", "4", "--reason", "viết hỏng", as_json=False)
    assert void.out.splitlines() == [
        "04/TTr-CĐCS · Khen thưởng · gạch bỏ: viết hỏng",
        "Số tiếp theo: 05/TTr-CĐCS",
    ]
    again = cli("numbers", *here, "--used", "TTr", "4")
    assert (again.code, again.json["code"]) == (1, "number_taken")
    assert cli("numbers", *here, "--void", "TTr", "9", "--reason", "x").json["code"] == "number_void"


def test_a_paper_is_found_and_gets_its_signed_copy(cli: Call, book: Path, tmp_path: Path) -> None:
    session = reopen(book, FixedClock())
    records = give(session, campaign(session), ["Một", "Hai"])
    paper = leave(session, drawn(session, PaperWish("F08", records=tuple(records)), records))
    session.close()
    scan = tmp_path / "tờ ký.pdf"
    scan.write_bytes(files.paper())
    here = ("--store", book)
    assert [one["code"] for one in cli("printed", *here, "--search", "ky nhan").json["papers"]] == [paper.code]
    told = cli("printed", paper.code.lower(), "--attach", scan, *here).json
    assert (told["same"], told["scans"], told["copies"][0]["name"], sorted(told["of"])) == (
        True,
        1,
        "tờ ký.pdf",
        sorted(records),
    )
    assert cli("printed", paper.code, *here, as_json=False).out.splitlines()[1:] == [
        "Khớp với sổ.",
        "Bản quét: tờ ký.pdf",
    ]
    assert cli("printed", "0000-0000", *here).json["code"] == "paper_unknown"
    assert cli("printed", "--attach", scan, *here).code == 2
