"""Word files leave the book as prints do: numbered, remembered, journalled, never in the place of something else."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.filing import NotAPdf, NotAWordFile
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import PaperStale, PaperWish
from desktop_app.services.paper.word import is_word, leave_as_word, word_desk
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from tests.documents.word.reading import cells, opened, ruled, texts
from tests.services.stores import campaign, give, new_store

AT = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    """A book with nothing in it."""
    made = new_store(tmp_path / "office")
    yield made.session
    made.session.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where papers are saved."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def printings(office: Session) -> list[str]:
    """Return the codes that were journalled as printed."""
    found = Journal(office.connection).entries(limit=50)
    return [str(one.facts.get("code")) for one in found if one.event == "printed"]


def test_a_word_file_is_remembered_as_a_print_is(office: Session, stick: Path) -> None:
    tet = campaign(office)
    give(office, tet, ("Giàng A Sử", "Lò Thị Ươm"))
    target = stick / "ký nhận.docx"
    drawn = word_desk(office, printed_at=AT).print_to(PaperWish("F08", campaign=tet), target)
    (part,) = drawn.parts
    known = PrintedPapers(office).by_code(part.code)
    assert (known.form, known.records, known.times) == ("F08", 2, 1)
    assert printings(office) == [part.code]
    assert target.read_bytes() == drawn.content
    footer = opened(drawn.content).sections[0].footer.paragraphs[0].text
    assert part.code in footer
    PaperDesk(office, printed_at=AT).print_to(PaperWish("F08", campaign=tet), stick / "a.pdf")
    assert PrintedPapers(office).by_code(part.code).times == 2, "the same paper, once as Word and once as PDF"


def test_what_was_looked_at_as_pdf_is_saved_as_word_under_the_same_code_and_number(
    office: Session, stick: Path
) -> None:
    tet = campaign(office)
    give(office, tet, ("Giàng A Sử",))
    seen = PaperDesk(office, printed_at=AT).draw(PaperWish("F08", campaign=tet))
    target = stick / "a.docx"
    leave_as_word(office, seen, target)
    content = target.read_bytes()
    assert [row[1] for row in cells(ruled(content)[0])][1] == "Giàng A Sử"
    assert seen.parts[0].code in opened(content).sections[0].footer.paragraphs[0].text
    assert printings(office) == [seen.parts[0].code]


def test_a_paper_that_changed_meanwhile_is_not_saved(office: Session, stick: Path) -> None:
    tet = campaign(office)
    give(office, tet, ("Giàng A Sử",))
    seen = PaperDesk(office, printed_at=AT).draw(PaperWish("F08", campaign=tet))
    give(office, tet, ("Lò Văn Ướn",))
    with pytest.raises(PaperStale):
        leave_as_word(office, seen, stick / "a.docx")
    assert list(stick.iterdir()) == []
    assert printings(office) == []


def test_only_a_word_file_is_replaced_by_one_and_none_by_a_pdf(office: Session, stick: Path) -> None:
    blank = PaperWish("F08", blank=True)
    desk = word_desk(office, printed_at=AT)
    keys, sheet = stick / "keys.json", stick / "sheet.xlsx"
    keys.write_text("{}", "utf-8")
    with zipfile.ZipFile(sheet, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    damaged, paper = stick / "damaged.docx", stick / "a.pdf"
    damaged.write_bytes(b"PK\x03\x04 cut short")
    paper.write_bytes(b"%PDF-1.7 before")
    before = {path: path.read_bytes() for path in stick.iterdir()}
    for target in (*before, stick):
        with pytest.raises(NotAWordFile):
            desk.print_to(blank, target)
    assert {path: path.read_bytes() for path in stick.iterdir()} == before
    assert printings(office) == []
    target = stick / "a.docx"
    for content in (b"", desk.draw(blank).content):
        target.write_bytes(content)
        drawn = desk.print_to(PaperWish("F06", blank=True), target)
        assert target.read_bytes() == drawn.content
    with pytest.raises(NotAPdf):
        PaperDesk(office, printed_at=AT).print_to(blank, target)
    assert target.read_bytes() == drawn.content


def test_the_ending_says_what_is_wanted_in_any_case() -> None:
    assert is_word(Path("a.docx"))
    assert is_word(Path("A.DOCX"))
    assert not is_word(Path("docx"))
    assert not is_word(Path("a.docx.pdf"))


def test_the_list_of_a_kind_is_a_word_file_too(office: Session, stick: Path) -> None:
    give(office, campaign(office), ("Giàng A Sử", "Lò Thị Ươm"))
    target = stick / "list.docx"
    Papers(office, printed_at=AT).record_list(target, "gift", word=True)
    content = target.read_bytes()
    assert "Danh sách có 2 bản ghi." in texts(content)
    said = {text for row in cells(ruled(content)[0]) for text in row}
    assert {"Giàng A Sử", "Lò Thị Ươm"} <= said
    assert len(printings(office)) == 1
