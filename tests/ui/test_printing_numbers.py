"""Numbers of papers in the print centre: proposed, kept, given away meanwhile, and told where they come from."""

from __future__ import annotations

from datetime import date

from desktop_app.services.entry import Entry
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.numbers import NewNumber, NumberRegister
from desktop_app.services.paper.wish import Frame
from tests.ui.printing_desk import Printing


def test_a_number_given_to_another_paper_meanwhile_is_proposed_anew(printing: Printing) -> None:
    session = printing.place.session
    register = NumberRegister(session)
    register.say_main(True)
    year = PaperDesk(session).day.year
    printing.flow.open_form("F13")
    printing.steps.of.days.set_text(str(year))
    printing.steps.of.days.chosen.emit()
    printing.place.settle()
    assert printing.steps.frame.shown.number.startswith("01/BC")
    register.note_used(NewNumber("BC", year, 1))
    printing.press()
    assert printing.place.printer.printed == []
    assert printing.steps.frame.shown.number.startswith("02/BC")
    assert "BC" in printing.notice
    printing.press()
    assert len(printing.place.printer.printed) == 1
    assert [one.number for one in register.listing(year)] == [1, 2]


def print_and_correct(printing: Printing, year: int) -> None:
    """Print the report of ``year``, correct a record that stands on it, and open the report again."""
    printing.flow.open_form("F13")
    printing.steps.of.days.set_text(str(year))
    printing.steps.of.days.chosen.emit()
    printing.place.settle()
    printing.press()
    Entry(printing.place.session).delete(printing.gifts[0], reason="ghi nhầm")
    printing.flow.open_form("F13")
    printing.place.settle()


def keep_the_earlier_number(printing: Printing) -> None:
    """Choose the number of the earlier printing."""
    numbered = printing.steps.frame.numbered
    numbered.set_code("earlier:01/BC-CĐCS")
    numbered.activated.emit(numbered.currentIndex())
    printing.place.settle()


def test_a_corrected_paper_keeps_its_number_when_it_is_chosen(printing: Printing) -> None:
    session, frame = printing.place.session, printing.steps.frame
    register = NumberRegister(session)
    register.say_main(True)
    year = PaperDesk(session).day.year
    print_and_correct(printing, year)
    assert frame.shown.number.startswith("02/BC")
    assert "01/BC" in frame.before.text()
    keep_the_earlier_number(printing)
    assert frame.shown.number == "01/BC-CĐCS"
    assert frame.number_part.proposed.startswith("02/BC")
    printing.press()
    assert len(printing.place.printer.printed) == 2
    assert [(one.number, len(one.codes)) for one in register.listing(year)] == [(1, 2)]


def test_an_earlier_number_struck_out_meanwhile_gives_way_to_the_next(printing: Printing) -> None:
    session, frame = printing.place.session, printing.steps.frame
    register = NumberRegister(session)
    register.say_main(True)
    year = PaperDesk(session).day.year
    print_and_correct(printing, year)
    keep_the_earlier_number(printing)
    register.void(register.listing(year)[0].seq, "viết hỏng")
    printing.press()
    assert len(printing.place.printer.printed) == 1
    assert frame.shown.number.startswith("02/BC")
    assert "BC" in printing.notice


def test_who_prints_a_numbered_paper_is_told_that_nobody_said_which_device_numbers(printing: Printing) -> None:
    frame = printing.steps.frame
    printing.flow.open_form("F13")
    printing.place.settle()
    assert "Sổ văn bản" in frame.told.text()
    printing.screen.register_buttons["numbers"].click()
    NumberRegister(printing.place.session).say_main(True)
    printing.flow.registers.numbers.closed.emit()
    printing.place.settle()
    assert frame.told.isHidden()
    assert "01/BC" in frame.summary.text()  # though no page was in front yet


def test_a_number_that_stands_in_the_record_is_not_told_as_the_register_s(printing: Printing) -> None:
    frame = printing.steps.frame
    frame.set_form(numbered=True, signed=False, texts=False)
    frame.set_frame(Frame(place="Nậm Cuổi", day=date(2026, 6, 5), number="01/TTr-CĐCS"))
    frame.set_numbering("record")
    assert frame.summary.text() == "Nậm Cuổi"
    assert not frame.told.isHidden()
