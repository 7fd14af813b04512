"""The recap as a report: sections of the paper, rows with their codes, and the records behind each figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.recap_table import recap_table
from desktop_app.domain.report_model import ReportChart, ReportSection, ReportTable
from desktop_app.domain.report_questions import Basis, Question
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.storage.standing import now
from tests.services.placed_records import place

ASKED: Final = Question(date(2015, 1, 1), date(2020, 6, 30))


def test_the_desk_offers_it_as_the_paper_f15(office: Session) -> None:
    (offer,) = (one for one in ReportDesk(office).offers() if one.name == "recap")
    assert offer.form == "F15"
    assert set(offer.asks) == {"unit"}


def test_rows_have_their_codes_and_lead_to_their_records(office: Session) -> None:
    unit = office.identity.unit
    place(office, "house", unit, handed_over_on="2016-05-01", value=60_000_000, value_qualifier="over")
    place(office, "house", unit, handed_over_on="2011-05-01")
    report = ReportDesk(office).make(ReportWish("recap", ASKED))
    *sections, table, chart = report.parts
    assert isinstance(table, ReportTable)
    assert isinstance(chart, ReportChart)
    assert [one.values for one in chart.series] == [(0, 1, 0, 0, 0, 0), (0,) * 6]
    assert (chart.labels[-1], chart.unit) == ("2020 (đến 30/6)", "nhà")
    assert all(isinstance(one, ReportSection) for one in sections)
    assert "1 căn nhà" in " ".join(line for one in sections if isinstance(one, ReportSection) for line in one.lines)
    assert [row.code for row in table.rows if row.role == "row"] == [row.code for row in recap_table().rows]
    assert [row.role for row in table.rows].count("group") == len(recap_table().groups)
    assert [column.title for column in table.columns][2:8] == [
        "2015",
        "2016",
        "2017",
        "2018",
        "2019",
        "2020 (đến 30/6)",
    ]
    assert all(len(row.cells) == len(table.columns) for row in table.rows if row.role == "row")
    (value,) = (row for row in table.rows if row.code == "K05.value")
    year, whole, before = value.cells[3], value.cells[-2], value.cells[-1]
    assert (year.value, year.sort, year.qualifier) == (60_000_000, "money", "over")
    assert (whole.value, whole.qualifier, before.value) == (60_000_000, "over", 95_000_000)
    assert year.behind is not None
    assert (year.behind.kind, year.behind.measure) == ("house", "value")
    assert (year.behind.question.start, year.behind.question.end) == (date(2016, 1, 1), date(2016, 12, 31))
    (mixed,) = (row for row in table.rows if row.code == "K07K08.value")
    assert mixed.cells[-2].behind is None, "two measures make it"
    assert table.notes[-1] == ("Giai đoạn trước: từ 01/01/2009 đến 30/6/2014, chỉ tính những gì đã nhập vào sổ.")


def test_of_years_before_the_book_the_table_says_what_it_does_not_know(office: Session) -> None:
    def notes() -> str:
        made = ReportDesk(office).make(ReportWish("recap", Question(date(2015, 1, 1), date(2020, 6, 30))))
        return " ".join(note for part in made.parts if isinstance(part, ReportTable) for note in part.notes)

    assert "Giai đoạn trước" not in notes()
    place(office, "club", office.identity.unit, form="sport_club", founded_on="2012-01-01")
    assert "sổ không có số liệu từ 01/01/2009 đến 30/6/2014, chỉ có số đang có của ngày cuối." in notes()
    place(office, "house", office.identity.unit, handed_over_on="2012-05-01")
    assert "từ 01/01/2009 đến 30/6/2014, chỉ tính những gì đã nhập vào sổ." in notes()


def test_of_one_unit_there_are_figures_alone(office: Session) -> None:
    asked = Question(ASKED.start, ASKED.end, office.identity.unit)
    (table,) = ReportDesk(office).make(ReportWish("recap", asked)).parts
    assert isinstance(table, ReportTable)


def test_as_the_book_stood_at_a_moment_words_and_figures_agree(office: Session) -> None:
    unit = office.identity.unit
    place(office, "house", unit, handed_over_on="2016-05-01")
    then = replace(ASKED, basis=Basis(moment=now(office.connection)))
    before = ReportDesk(office).make(ReportWish("recap", then))
    place(office, "house", unit, handed_over_on="2017-05-01")
    place(office, "workforce", unit, counted_on="2018-05-31")
    assert ReportDesk(office).make(ReportWish("recap", then)).parts == before.parts
    today = ReportDesk(office).make(ReportWish("recap", ASKED))
    assert today.parts != before.parts
    assert "2 căn nhà" in " ".join(line for one in today.parts if isinstance(one, ReportSection) for line in one.lines)
