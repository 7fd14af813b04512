"""A corrected paper that keeps its number, and minutes whose number is of the year they were held in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.records import Data
from desktop_app.services.attachments import Given
from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.numbers import NewNumber, NumberRegister, NumberTaken
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import Drawn, PaperWish
from desktop_app.services.sample_records import sample_records
from desktop_app.services.session import Session
from tests.fakes import files

FEBRUARY = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
MEETING: Data = {
    **{name: value for name, value in next(iter(sample_records("meeting", {}))).items() if name != "minutes"},
    "held_on": "2026-01-20",
}


@pytest.fixture
def main(office: Session) -> NumberRegister:
    """The register of an office whose only device gives the numbers."""
    register = NumberRegister(office)
    register.say_main(True)
    return register


def desk(session: Session, minute: int = 0) -> PaperDesk:
    return PaperDesk(session, printed_at=FEBRUARY.replace(minute=minute))


def meeting(session: Session, **changes: str) -> str:
    return Entry(session).complete("meeting", {**MEETING, **changes}).record


def corrected(session: Session, record: str, venue: str = "Phòng họp tầng 2") -> None:
    Entry(session).complete("meeting", {**MEETING, "venue": venue}, record=record)


def printed(session: Session, wish: PaperWish, minute: int = 0) -> Drawn:
    drawn = desk(session, minute).draw(wish)
    desk(session, minute).leave(drawn)
    return drawn


def keeping(session: Session, wish: PaperWish, line: str, minute: int = 1) -> Drawn:
    """Return the paper under a number somebody chose."""
    frame = replace(desk(session, minute).propose(wish), number=line, chosen=True)
    return desk(session, minute).draw(replace(wish, frame=frame))


def test_a_corrected_paper_keeps_its_number_when_somebody_says_so(office: Session, main: NumberRegister) -> None:
    main.confirm("BB", 2026, 4)
    record = meeting(office)
    wish = PaperWish("F06", records=(record,))
    first = printed(office, wish)
    assert (first.frame.number, first.earlier) == ("05/BB-CĐCS", ())
    assert desk(office, 1).draw(wish).earlier == (), "unchanged it bears its number anyway"
    corrected(office, record)
    proposed = desk(office, 1).draw(wish)
    assert (proposed.frame.number, proposed.earlier) == ("06/BB-CĐCS", ("05/BB-CĐCS",)), "nobody chose yet"
    kept = keeping(office, wish, "05/BB-CĐCS")
    assert kept.frame.number == "05/BB-CĐCS"
    desk(office, 1).leave(kept)
    (row,) = main.listing(2026)
    assert (row.number, set(row.codes)) == (5, {first.parts[0].code, kept.parts[0].code})
    again = desk(office, 2).draw(wish)
    assert (again.frame.number, again.earlier) == ("05/BB-CĐCS", ()), "it is the paper's number from now on"
    corrected(office, record, "Phòng họp tầng 3")
    assert desk(office, 3).draw(wish).earlier == ("05/BB-CĐCS",)


def test_a_paper_that_took_another_number_is_offered_the_old_one_once_that_is_void(
    office: Session, main: NumberRegister
) -> None:
    record = meeting(office)
    wish = PaperWish("F06", records=(record,))
    printed(office, wish)
    corrected(office, record)
    printed(office, wish, 1)
    assert desk(office, 2).draw(wish).earlier == ()
    main.void(main.listing(2026)[1].seq, "sửa lỗi, giữ số cũ")
    assert desk(office, 2).draw(wish).earlier == ("01/BB-CĐCS",)


def test_no_other_paper_gets_the_number(office: Session, main: NumberRegister) -> None:
    record, other = meeting(office), meeting(office, held_on="2026-01-27")
    printed(office, PaperWish("F06", records=(record,)))
    wish = PaperWish("F06", records=(other,))
    assert desk(office, 1).draw(wish).earlier == ()
    with pytest.raises(NumberTaken):
        desk(office, 1).leave(keeping(office, wish, "01/BB-CĐCS"))
    report = PaperWish("F13", start=YEAR[0], end=YEAR[1])
    assert desk(office, 1).draw(report).earlier == ()


def test_a_period_keeps_its_number_although_records_joined_it(office: Session, main: NumberRegister) -> None:
    meeting(office)
    year = PaperWish("F13", start=YEAR[0], end=YEAR[1])
    printed(office, year)
    meeting(office, held_on="2026-01-27")
    assert desk(office, 1).draw(year).earlier == ("01/BC-CĐCS",)
    assert desk(office, 1).draw(replace(year, end=date(2026, 6, 30))).earlier == ()


def _void(_office: Session, main: NumberRegister, _paper: Drawn) -> None:
    main.void(main.listing(2026)[0].seq, "viết hỏng")


def _sign(office: Session, _main: NumberRegister, paper: Drawn) -> None:
    PrintedPapers(office).attach(paper.parts[0].code, Given("tờ.jpg", files.photo(2480, 3508)))


@pytest.mark.parametrize("meanwhile", [_void, _sign])
def test_a_number_that_is_void_or_signed_is_not_kept(
    office: Session, main: NumberRegister, meanwhile: Callable[[Session, NumberRegister, Drawn], None]
) -> None:
    record = meeting(office)
    wish = PaperWish("F06", records=(record,))
    first = printed(office, wish)
    corrected(office, record)
    drawn = keeping(office, wish, "01/BB-CĐCS")
    assert drawn.earlier
    meanwhile(office, main, first)
    assert desk(office, 2).draw(wish).earlier == ()
    with pytest.raises(NumberTaken):
        desk(office, 1).leave(drawn)
    assert len(PrintedPapers(office).of_record(record)) == 1


def test_two_desks_keep_one_number_for_one_paper_only(office: Session, main: NumberRegister) -> None:
    record = meeting(office)
    wish = PaperWish("F06", records=(record,))
    printed(office, wish)
    corrected(office, record)
    mine = keeping(office, wish, "01/BB-CĐCS")
    other = office.for_task()
    try:
        desk(other, 2).leave(desk(other, 2).draw(wish))  # the same paper, under the next number
    finally:
        other.close()
    with pytest.raises(NumberTaken):
        desk(office, 1).leave(mine)
    assert [len(row.codes) for row in main.listing(2026)] == [1, 1]


def test_another_device_keeps_no_number(office: Session, main: NumberRegister) -> None:
    record = meeting(office)
    wish = PaperWish("F06", records=(record,))
    printed(office, wish)
    corrected(office, record)
    main.say_main(False)
    assert desk(office, 1).draw(wish).earlier == ()


def test_minutes_are_numbered_in_the_year_they_were_held_in(office: Session, main: NumberRegister) -> None:
    main.confirm("BB", 2025, 12)
    wish = PaperWish("F06", records=(meeting(office, held_on="2025-12-30"),))
    drawn = printed(office, wish)
    assert drawn.frame.number == "13/BB-CĐCS"
    (row,) = main.listing(2025)
    assert (row.year, row.number, row.day) == (2025, 13, date(2025, 12, 30))
    assert main.listing(2026) == []
    main.note_used(NewNumber("BB", 2026, 1))
    assert desk(office, 1).draw(wish).frame.number == "13/BB-CĐCS"
    only_month = PaperWish("F06", records=(meeting(office, held_on="2025-12"),))
    printed(office, only_month)
    assert [(row.number, row.day) for row in main.listing(2025)] == [(13, date(2025, 12, 30)), (14, None)]


def test_an_old_number_that_looks_like_the_next_one_is_kept_all_the_same(office: Session, main: NumberRegister) -> None:
    record = meeting(office, held_on="2025-12-30")
    wish = PaperWish("F06", records=(record,))
    assert printed(office, wish).frame.number == "01/BB-CĐCS"
    Entry(office).complete("meeting", {**MEETING, "held_on": "2025-12-30", "venue": "Hội trường"}, record=record)
    assert desk(office, 1).draw(wish).frame.number == "02/BB-CĐCS", "the next of 2026 is 01 too, and was not chosen"
    kept = keeping(office, wish, "01/BB-CĐCS")
    assert kept.frame.number == "01/BB-CĐCS"
