"""A report that was printed is drawn again years later, byte for byte, from the versions that counted then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.found_papers import FoundPaper
from desktop_app.services.paper.report_sections import ReportSections
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.reports.keeping import ReportKeeping
from desktop_app.services.session import Session
from desktop_app.storage.kept_reports import KeptReports
from tests.services.stores import campaign, gift_of

START, END = date(2026, 1, 1), date(2026, 12, 31)
FORMS: Final = ("F13", "F15")


@pytest.mark.parametrize("form", FORMS)
def test_every_byte_comes_out_again(office: Session, form: str) -> None:
    tet, entry = campaign(office), Entry(office)
    first = entry.complete("gift", gift_of(tet, "Lò A", cash=100_000)).record
    sections = ReportSections(office, form, START, END)
    name = sections.all()[-1].name
    sections.write(name, ["Năm sau làm tốt hơn."])
    desk = PaperDesk(office)
    drawn = desk.draw(PaperWish(form, start=START, end=END))
    desk.leave(drawn)
    entry.complete("gift", gift_of(tet, "Lò A", cash=777_000), record=first, reason="Ghi nhầm")
    entry.complete("gift", gift_of(tet, "Lò B"))
    entry.delete(first, reason="Ghi trùng")
    sections.write(name, ["Lời khác."])
    found = ReportKeeping(office).find(drawn.parts[0].code)
    assert isinstance(found, FoundPaper)
    assert (found.same, found.drawn.content == drawn.content) == (True, True)
    now = PaperDesk(office).draw(PaperWish(form, start=START, end=END))
    assert now.parts[0].mark != drawn.parts[0].mark
    assert sections.all()[-1].lines == ("Lời khác.",), "what was supposed is taken back"


def test_a_word_file_of_the_same_paper_never_hides_the_pdf(office: Session) -> None:
    """Both have the same code when they leave in the same minute."""
    tet = campaign(office)
    Entry(office).complete("gift", gift_of(tet, "Lò A", cash=100_000))
    desk = PaperDesk(office)
    drawn = desk.draw(PaperWish("F13", start=START, end=END))
    word = replace(drawn, content=b"PK\x03\x04")
    for left, same in ((word, None), (drawn, True), (word, True)):
        desk.leave(left)
        found = ReportKeeping(office).find(drawn.parts[0].code)
        assert isinstance(found, FoundPaper)
        assert found.same is same
    assert len(KeptReports(office.connection).newest(5)) == 1


def test_papers_of_chosen_records_are_not_kept(office: Session) -> None:
    tet = campaign(office)
    Entry(office).complete("gift", gift_of(tet, "Lò A"))
    desk = PaperDesk(office)
    drawn = desk.draw(PaperWish("F08", campaign=tet))
    desk.leave(drawn)
    assert KeptReports(office.connection).newest(5) == []
