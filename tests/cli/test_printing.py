"""``print``: every form by one command; what does not go together is refused with what would be right."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from desktop_app.cli.answer import DONE, REFUSED, USAGE
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.services.paper.registry import GATHERERS
from tests.cli.conftest import Call, lines
from tests.documents.pdf import pages

TET = {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"}


@pytest.fixture
def filled(cli: Call, office: Path) -> tuple[Path, str, list[str]]:
    """A book with two gifts of a campaign."""
    (tet,) = cli("add", "campaign", "--store", office, given=lines(TET)).json["ids"]
    gifts = [
        {"recipient": {"name": name, "number": number}, "relation": "member", "workplace": "Tổ 1", "campaign": tet,
         "source": "province", "given_on": "2026-02-05", "cash": 500_000}
        for name, number in (("Giàng A Sử", "012085001234"), ("Lò Thị Ánh", "012185004321"))
    ]  # fmt: skip
    return office, tet, cli("add", "gift", "--store", office, given=lines(*gifts)).json["ids"]


def test_a_form_of_each_way_it_knows(cli: Call, filled: tuple[Path, str, list[str]], tmp_path: Path) -> None:
    store, tet, gifts = filled
    ways = {
        "campaign": ["--campaign", tet],
        "records": [*("--record", gifts[0]), *("--record", gifts[1])],
        "period": ["--from", "2026-02-01", "--until", "2026-02-28"],
        "as the contract": ["--from", "2026-02-01", "--to", "2026-02-28"],
        "written here": ["--from", "1/2/2026", "--to", "28/2/2026"],
        "year": ["--year", "2026"],
    }
    for name, way in ways.items():
        target = tmp_path / f"{name}.pdf"
        answer = cli("print", "f08", *way, "--at", "2026-02-06T08:30:00", "--to", target, "--store", store)
        assert (answer.code, answer.json["form"]) == (DONE, "F08"), name
        (code,) = answer.json["codes"]
        (page,) = pages(target.read_bytes())
        assert f"Mã {code}" in page
        assert "Danh sách có 2 suất quà." in page, name
    public = cli("print", "F08", "--campaign", tet, "--public", "--to", tmp_path / "p.pdf", "--store", store)
    assert public.code == DONE
    assert "••••••••1234" in pages((tmp_path / "p.pdf").read_bytes())[0]
    told = cli("print", "F08", "--campaign", tet, "--to", tmp_path / "p.pdf", "--store", store, as_json=False)
    assert "Đã in vào p.pdf." in told.out
    assert "\tDANH SÁCH KÝ NHẬN QUÀ nhân dịp Tết Bính Ngọ 2026" in told.out


def test_the_call_says_place_day_and_who_signs(cli: Call, filled: tuple[Path, str, list[str]], tmp_path: Path) -> None:
    store, tet, _gifts = filled
    frame = ["--place", "Xã Lê Lợi", "--day", "2026-02-05", "--signer", "Tẩn A Dơ"]
    target = tmp_path / "f08.pdf"
    assert cli("print", "F08", "--campaign", tet, *frame, "--to", target, "--store", store).code == DONE
    (page,) = pages(target.read_bytes())
    assert "Xã Lê Lợi, ngày 05 tháng 02 năm 2026" in page
    assert "Tẩn A Dơ" in page


def test_a_number_is_said_by_its_figures_or_whole(cli: Call, office: Path, tmp_path: Path) -> None:
    target, wanted = tmp_path / "f13.pdf", ("F13", "--year", "2026", "--to", tmp_path / "f13.pdf", "--store", office)
    for typed, printed in (("5", "Số: 05/BC-CĐCS"), ("12/BC-CĐCS", "Số: 12/BC-CĐCS"), ("", "Số: ……/BC-CĐCS")):
        said = cli("print", *wanted, *(("--document-number", typed) if typed else ()))
        assert said.code == DONE
        assert printed in pages(target.read_bytes())[0]


def test_same_call_same_bytes(cli: Call, filled: tuple[Path, str, list[str]], tmp_path: Path) -> None:
    store, tet, _gifts = filled
    made = []
    for name in ("one.pdf", "two.pdf"):
        cli("print", "F08", "--campaign", tet, "--at", "2026-02-06", "--to", tmp_path / name, "--store", store)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_name_that_ends_in_docx_makes_a_word_file(
    cli: Call, filled: tuple[Path, str, list[str]], tmp_path: Path
) -> None:
    store, tet, _gifts = filled
    made = []
    for name in ("one.docx", "two.DOCX"):
        target = tmp_path / name
        answer = cli("print", "F08", "--campaign", tet, "--at", "2026-02-06", "--to", target, "--store", store)
        assert answer.code == DONE
        (code,) = answer.json["codes"]
        made.append(target.read_bytes())
        file = docx.Document(str(target))
        assert code in file.sections[0].footer.paragraphs[0].text
        assert any("Danh sách có 2 suất quà." in said.text for said in file.paragraphs)
    assert made[0] == made[1]
    assert cli("printed", code, "--store", store).code == DONE, "it is known by its code, as a print is"
    listed = tmp_path / "list.docx"
    assert cli("print", "gift", "--to", listed, "--store", store).code == DONE
    assert any("Danh sách có 2 bản ghi." in said.text for said in docx.Document(str(listed)).paragraphs)


def test_only_a_word_file_is_replaced_by_a_word_file(cli: Call, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "keys.docx"
    target.write_text("{}", "utf-8")
    answer = cli("print", "F08", "--blank", "--to", target, "--store", office)
    assert (answer.code, answer.json["code"]) == (REFUSED, "not_a_word_file")
    assert target.read_text("utf-8") == "{}"


@pytest.mark.parametrize("paper", [["device-sheet"], ["province-sheet"], ["person", "--record", "x"]])
def test_papers_that_are_drawn_by_hand_are_pdf_only(cli: Call, office: Path, tmp_path: Path, paper: list[str]) -> None:
    answer = cli("print", *paper, "--to", tmp_path / "x.docx", "--store", office, as_json=False)
    assert answer.code == USAGE
    assert f"{paper[0]} chỉ ghi ra tệp PDF." in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--bundle", "3"], "mẫu F08 không in theo --bundle; in theo: --campaign, --from --until, --record, --year"),
        (["--on", "2026-05-31"], "mẫu F08 không in theo --on"),
        (["--campaign", "x", "--year", "2026"], "không dùng cùng lúc --campaign, --year"),
        (["--from", "2026-01-01"], "kỳ cần cả ngày đầu (--from) và ngày cuối (--until)"),
        (["--from", "2026-03-01", "--until", "2026-01-01"], "ngày đầu kỳ muộn hơn ngày cuối kỳ"),
        (["--blank", "--year", "2026"], "bỏ --blank, hoặc bỏ --year"),
        (["--blank", "--public"], "mẫu trống để ghi tay nên không nhận --public"),
        (["--blank", "--signer", "Ai đó"], "không nhận --signer"),
        (["--campaign", "x", "--sensitive"], "mẫu F08 không có cột dữ liệu nhạy cảm"),
        (["--campaign", "x", "--document-number", "05/TTr-CĐCS"], "mẫu F08 không ghi số văn bản"),
        (["--campaign", "x", "--search", "y"], "--search chỉ dùng khi in danh sách"),
        (["--campaign", "x", "--to", "y.pdf"], "--to chỉ nhận một tệp PDF"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_told(
    cli: Call, office: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    answer = cli("print", "F08", *arguments, "--to", tmp_path / "x.pdf", "--store", office, as_json=False)
    assert (answer.code, answer.out) == (USAGE, "")
    assert said in answer.err
    assert "print --help" in answer.err
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["F99"], "không có mẫu hay loại bản ghi “F99”"),
        (["device-sheet", "--year", "2026"], "device-sheet không nhận --year; chỉ nhận --at, --to"),
        (["gift", "--blank"], "danh sách gift không nhận --blank; chỉ nhận --record, --campaign, --search, --public"),
        (["person", "--record", "x", "--public"], "person không nhận --public"),
        ([], "Còn thiếu FORM"),
    ],
)
def test_papers_that_are_no_forms_know_less(
    cli: Call, office: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    answer = cli("print", *arguments, "--to", tmp_path / "x.pdf", "--store", office, as_json=False)
    assert answer.code == USAGE
    assert said in answer.err


def test_a_draft_and_an_empty_campaign_are_refused_in_words(cli: Call, office: Path, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "x.pdf", "--store", office)
    (tet,) = cli("add", "campaign", "--store", office, given=lines(TET)).json["ids"]
    nothing = cli("print", "F08", *to)
    assert (nothing.code, nothing.json["code"]) == (REFUSED, "nothing_chosen")
    empty = cli("print", "F08", "--campaign", tet, *to)
    assert (empty.code, empty.json["code"]) == (REFUSED, "nothing_to_print")
    assert "Danh sách cần in không có dòng nào." in empty.json["message"]
    assert not (tmp_path / "x.pdf").exists()


def test_the_list_of_forms(cli: Call) -> None:
    """It needs no book."""
    told = cli("print", "--list").json
    assert [one["form"] for one in told["forms"]] == sorted({*GATHERERS, "F16"})
    (gifts,) = [one for one in told["forms"] if one["form"] == "F08"]
    assert gifts["title"] == paper_forms()["F08"].title
    assert (gifts["kinds"], gifts["choices"], gifts["public"]) == (["gift"], ["campaign", "period", "records"], True)
    assert set(told["others"]) == {"person", "device-sheet", "province-sheet"}
    assert "gift" in told["kinds"]
    shown = cli("print", "--list", as_json=False).out
    assert "F08\tDANH SÁCH KÝ NHẬN QUÀ\t--campaign, --from --until, --record, --year, --blank\t--public" in shown
