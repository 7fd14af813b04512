"""Numbers on papers: what is printed is what the register keeps; and what a refused printing leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.services.paper.filing import NotAPdf
from desktop_app.services.paper.numbers import NewNumber, NumberNotOfForm, NumberRegister, NumberTaken
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import Drawn, PaperStale, PaperWish
from desktop_app.services.session import Session
from tests.services.paper.test_desk import desk, give, printings, text
from tests.services.stores import campaign

QUARTER = PaperWish("F13", start=date(2026, 1, 1), end=date(2026, 3, 31))
HALF_YEAR = replace(QUARTER, end=date(2026, 6, 30))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder where nothing lies but what is printed."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def numbered(session: Session, typed: str, wish: PaperWish = QUARTER) -> PaperWish:
    return replace(wish, frame=replace(desk(session).propose(wish), number=typed))


def lines(session: Session) -> list[str]:
    return [row.line for row in NumberRegister(session).listing(2026)]


def test_reports_of_two_periods_are_two_papers_though_the_same_records_stand_on_them(
    office: Session, stick: Path
) -> None:
    NumberRegister(office).say_main(True)
    quarter = desk(office).print_to(QUARTER, stick / "quy.pdf")
    half = desk(office).print_to(HALF_YEAR, stick / "nua-nam.pdf")
    assert quarter.parts[0].mark == half.parts[0].mark
    assert (quarter.frame.number, half.frame.number) == ("01/BC-CĐCS", "02/BC-CĐCS")
    again = desk(office).print_to(QUARTER, stick / "quy.pdf")
    assert (again.frame.number, again.parts[0].code) == ("01/BC-CĐCS", quarter.parts[0].code)


def test_lists_of_two_periods_have_codes_of_their_own(office: Session) -> None:
    give(office, campaign(office), "Giàng A Sử")
    wishes = [PaperWish("F08", start=date(2026, 1, 1), end=date(2026, month, 28)) for month in (3, 6)]
    drawn = [desk(office).draw(wish) for wish in wishes]
    for one in drawn:
        desk(office).leave(one)
    codes = [one.parts[0].code for one in drawn]
    assert codes[0] != codes[1]
    papers = PrintedPapers(office)
    assert [papers.by_code(code).scope.end for code in codes] == ["2026-03-28", "2026-06-28"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("5", "05/BC-CĐCS"),
        (" 05 ", "05/BC-CĐCS"),
        ("5/bc", "5/bc"),
        ("05 / BC-CĐCS", "05 / BC-CĐCS"),
        ("05/BC-LĐLĐ", "05/BC-LĐLĐ"),
    ],
)
def test_a_typed_number_is_kept_as_it_is_printed(office: Session, stick: Path, typed: str, printed: str) -> None:
    NumberRegister(office).say_main(True)
    drawn = desk(office).print_to(numbered(office, typed), stick / "a.pdf")
    assert f"Số: {printed}" in text(drawn)
    assert lines(office) == ["05/BC-CĐCS"]


@pytest.mark.parametrize(
    "typed",
    ["05/TTr-CĐCS", "0", "000/BC-CĐCS", "100000/BC-CĐCS", "05a/BC", "Số: 05/BC-CĐCS", "05-BC", "²", "٥/BC", "/BC"],
)
def test_what_the_register_could_not_keep_is_not_printed(office: Session, stick: Path, typed: str) -> None:
    NumberRegister(office).say_main(True)
    with pytest.raises(NumberNotOfForm) as refused:
        desk(office).print_to(numbered(office, typed), stick / "a.pdf")
    assert refused.value.fields == {"typed": typed, "example": "05/BC-CĐCS"}
    assert (list(stick.iterdir()), lines(office)) == ([], [])


def test_after_the_last_number_none_is_proposed(office: Session) -> None:
    register = NumberRegister(office)
    register.say_main(True)
    register.note_used(NewNumber("BC", 2026, 99_999))
    assert desk(office).propose(QUARTER).number == ""


def test_a_paper_that_may_not_leave_does_not_take_the_place_of_a_file(office: Session, stick: Path) -> None:
    register = NumberRegister(office)
    register.say_main(True)
    register.note_used(NewNumber("BC", 2026, 5))
    target = stick / "a.pdf"
    target.write_bytes(b"%PDF-1.4 the one that was signed")
    with pytest.raises(NumberTaken):
        desk(office).print_to(numbered(office, "05/BC-CĐCS"), target)
    assert [path.read_bytes() for path in stick.iterdir()] == [b"%PDF-1.4 the one that was signed"]


def test_a_paper_that_changed_meanwhile_does_not_take_the_place_of_a_file(office: Session, stick: Path) -> None:
    tet = campaign(office)
    give(office, tet, "Giàng A Sử")
    drawn = desk(office).draw(PaperWish("F08", campaign=tet))
    give(office, tet, "Lò Văn Ướn")
    with pytest.raises(PaperStale):
        desk(office).leave_to(drawn, stick / "a.pdf")
    assert list(stick.iterdir()) == []


def test_only_a_pdf_is_replaced(office: Session, stick: Path) -> None:
    blank = PaperWish("F08", blank=True)
    keys = stick / "keys.json"
    keys.write_text("{}", "utf-8")
    for target in (keys, stick):
        with pytest.raises(NotAPdf):
            desk(office).print_to(blank, target)
    assert [(path.name, path.read_text("utf-8")) for path in stick.iterdir()] == [("keys.json", "{}")]
    assert printings(office) == []
    for content in (b"", b"%PDF-1.7 before"):
        target = stick / "a.pdf"
        target.write_bytes(content)
        drawn = desk(office).print_to(blank, target)
        assert target.read_bytes() == drawn.content


def test_a_record_that_is_named_twice_stands_once(office: Session) -> None:
    (one,) = give(office, campaign(office), "Giàng A Sử")
    twice: Drawn = desk(office).draw(PaperWish("F08", records=(one, one)))
    assert twice == desk(office).draw(PaperWish("F08", records=(one,)))
    assert "Danh sách có 1 suất quà." in text(twice)
