"""What an office writes itself in a report: printed, remembered, known to be stale, taken back, journalled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.services.paper.report_sections import ReportSections, ReportSectionUnknown
from desktop_app.services.paper.wish import PaperFormUnknown, PaperWish
from desktop_app.services.permissions import MayNotEnter
from desktop_app.services.report_texts import LONGEST_TEXT, MOST_LINES, ReportTexts, ReportTextTooLong
from desktop_app.services.session import Session
from desktop_app.storage.connection import Connection
from desktop_app.storage.journal import Journal
from tests.services.paper.test_reports import desk, words
from tests.services.placed_records import place

START, END = date(2015, 1, 1), date(2020, 6, 30)
WISH: Final = PaperWish("F15", start=START, end=END)
OWN: Final = "Công đoàn cùng nhà trường làm nhà cho các hộ ở bản Nậm Cha."


def sections(session: Session, form: str = "F15", end: date = END) -> ReportSections:
    """Return the sections of a report."""
    return ReportSections(session, form, START, end)


def houses(session: Session, number: int, day: str = "2018-05-01") -> None:
    """Hand some houses over."""
    for _one in range(number):
        place(session, "house", session.identity.unit, handed_over_on=day)


def care(of: ReportSections) -> tuple[tuple[str, ...], bool]:
    """Return the lines of the section on care and whether they are stale."""
    found = next(one for one in of.all() if one.name == "care")
    return found.lines, found.stale


def test_every_section_has_its_draft_in_the_order_of_the_paper(office: Session) -> None:
    houses(office, 2)
    told = sections(office).all()
    assert [one.name for one in told] == [
        "situation", "directives", "movements", "models", "inspections", "creative_labour", "care", "culture",
        "learning", "democracy", "organisation", "titles", "state_awards", "union_awards", "limits", "plans",
    ]  # fmt: skip
    assert all(one.title for one in told)
    (paragraph,) = next(one for one in told if one.name == "care").draft
    assert paragraph.startswith("Công đoàn đã hỗ trợ làm 2 căn nhà cho người nghèo, gia đình chính sách, trị giá ")
    assert [one.name for one in sections(office, "F13").all()][:2] == ["situation", "education"]
    with pytest.raises(PaperFormUnknown):
        sections(office, "F14")


def test_an_own_text_is_printed_in_the_place_of_the_draft(office: Session) -> None:
    houses(office, 2)
    assert "2 căn nhà cho người nghèo" in words(office, WISH)
    before = desk(office).draw(WISH).parts[0].code
    sections(office).write("care", [f"  {OWN}  ", "", "Sang năm làm tiếp."])
    text = words(office, WISH)
    assert f"{OWN} Sang năm làm tiếp." in text
    assert "căn nhà cho người nghèo" not in text
    assert desk(office).draw(WISH).parts[0].code != before, "another text is another paper"
    other = PaperWish("F15", start=START, end=date(2020, 12, 31))
    assert OWN not in words(office, other), "each period has its own"
    assert OWN not in words(office, PaperWish("F13", start=START, end=END))


def test_a_text_is_stale_once_its_figures_changed(office: Session) -> None:
    houses(office, 2)
    sections(office).write("care", [OWN])
    assert care(sections(office)) == ((OWN,), False)
    houses(office, 1, "2020-07-01")
    assert care(sections(office)) == ((OWN,), False), "what is outside the period changes nothing"
    houses(office, 1)
    assert care(sections(office)) == ((OWN,), True)
    sections(office).write("care", [OWN])
    assert care(sections(office)) == ((OWN,), False), "saved again it is told on the figures of today"


def test_undo_brings_the_draft_of_today_back(office: Session) -> None:
    houses(office, 2)
    sections(office).write("care", [OWN])
    houses(office, 1)
    sections(office).forget("care")
    (line,), stale = care(sections(office))
    assert "3 căn nhà" in line
    assert not stale


def test_nothing_or_the_draft_itself_is_no_text_of_its_own(office: Session) -> None:
    houses(office, 2)
    draft, _stale = care(sections(office))
    for lines in (draft, (), ("  ",)):
        sections(office).write("care", [OWN])
        sections(office).write("care", lines)
        assert care(sections(office)) == (draft, False)
        assert ReportTexts(office, "F15", START, END).mark == ""


def test_shortcomings_and_plans_are_written_for_a_period_too(office: Session) -> None:
    sections(office).write("limits", ["Còn thiếu kinh phí."])
    text = words(office, WISH)
    assert "V. HẠN CHẾ, NGUYÊN NHÂN Còn thiếu kinh phí. VI. PHƯƠNG HƯỚNG" in text


def test_figures_are_told_round_or_as_they_are(office: Session) -> None:
    """F15 speaks in round figures and F13 in exact ones, until the office chooses otherwise."""
    for _one in range(101):
        place(office, "visit", office.identity.unit, given_on="2018-01-20")
    texts = ReportTexts(office, "F15", START, END)
    assert texts.style == "rounded"
    text = words(office, WISH)
    assert "tặng trên 100 suất quà" in text
    assert "suất 0 0 0 101 0 0 101" in text, "the table tells figures as they are"
    texts.choose_style("exact")
    assert "tặng 101 suất quà" in words(office, WISH)
    texts.choose_style("rounded")
    assert texts.mark == ""
    period = PaperWish("F13", start=START, end=END)
    assert "Thăm hỏi 101 lượt" in words(office, period)
    ReportTexts(office, "F13", START, END).choose_style("rounded")
    assert "Thăm hỏi trên 100 lượt" in words(office, period)


def test_who_only_looks_writes_nothing_and_the_journal_says_who_did(office: Session) -> None:
    reader = replace(office, operator=replace(office.operator, roles=()))
    refused: tuple[Callable[[], None], ...] = (
        lambda: sections(reader).write("care", [OWN]),
        lambda: sections(reader).forget("care"),
        lambda: sections(reader).texts.choose_style("exact"),
    )
    for work in refused:
        with pytest.raises(MayNotEnter):
            work()
    before = Journal(office.connection).head()
    sections(office).forget("care")
    assert Journal(office.connection).head() == before, "nothing was changed"
    sections(office).write("care", [OWN])
    sections(office).forget("care")
    sections(office).texts.choose_style("exact")
    events = [(entry.event, entry.facts) for entry in Journal(office.connection).entries(3)]
    days = {"form": "F15", "starts_on": "2015-01-01", "ends_on": "2020-06-30", "section": "care"}
    assert events == [
        ("paper_texts_changed", {"form": "F15"}), ("report_text_forgotten", days), ("report_text_written", days),
    ]  # fmt: skip


def test_what_no_section_holds_is_refused(office: Session) -> None:
    with pytest.raises(ReportSectionUnknown):
        sections(office).write("weather", [OWN])
    for lines in (["a" * (LONGEST_TEXT + 1)], ["a"] * (MOST_LINES + 1)):
        with pytest.raises(ReportTextTooLong):
            sections(office).write("care", lines)


def test_two_windows_write_two_sections_and_both_stay(office: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """One looked at the words before the other wrote: what is written is put beside what is there by then."""
    window = office.for_task()
    write = window.connection.write

    def after_the_other() -> AbstractContextManager[Connection]:
        monkeypatch.undo()
        sections(office).write("limits", ["Đường còn khó đi."])
        return write()

    monkeypatch.setattr(window.connection, "write", after_the_other)
    sections(window).write("plans", ["Năm sau làm tốt hơn."])
    window.close()
    assert [one.name for one in sections(office).all() if one.text is not None] == ["limits", "plans"]
