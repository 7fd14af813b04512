"""Paper over a real store: what is shown is what is printed and saved, and only what was printed is remembered."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest
from PySide6.QtCore import Qt

from desktop_app.base.errors import ProgramError
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.services.entry import Entry
from desktop_app.ui.flows.paper_wishes import file_words
from desktop_app.ui.parts.pdf_printer import PrinterRefused
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.services.stores import campaign, gift_of, give, send
from tests.ui import walks
from tests.ui.printing_desk import Printing, choose_campaign
from tests.ui.transfer_desk import enrolled


def test_a_campaign_is_shown_and_the_same_bytes_are_printed(printing: Printing) -> None:
    choose_campaign(printing)
    assert printing.preview.content.startswith(b"%PDF")
    assert printing.remembered == []
    printing.steps.copies.setText("3")
    printing.press()
    assert printing.place.printer.printed == [printing.preview.content]
    assert printing.place.printer.copies == [3]
    assert printing.remembered == ["F08"]
    assert printing.notice


def test_a_person_who_changes_her_mind_prints_nothing(printing: Printing) -> None:
    choose_campaign(printing)
    printing.place.printer.minded = False
    printing.press()
    assert printing.place.printer.printed == []
    assert printing.remembered == []
    assert printing.notice == ""


def test_a_key_pressed_twice_prints_once(printing: Printing) -> None:
    choose_campaign(printing)
    printing.screen.print_button.click()
    printing.press()
    assert len(printing.place.printer.printed) == 1


def test_the_pdf_is_saved_where_wanted(printing: Printing) -> None:
    choose_campaign(printing)
    target = printing.place.root / "ký nhận.pdf"
    printing.place.chooser.answer = [target]
    printing.save()
    assert target.read_bytes() == printing.preview.content
    assert "ký nhận.pdf" in printing.notice
    assert printing.remembered == ["F08"]


def test_a_place_that_cannot_be_written_is_said_and_not_remembered(printing: Printing) -> None:
    choose_campaign(printing)
    printing.place.chooser.answer = [printing.place.root / "no" / "folder" / "a.pdf"]
    printing.save()
    assert printing.notice
    assert printing.remembered == []
    printing.place.chooser.answer = []
    printing.save()


def test_a_refusing_printer_is_said_and_not_remembered(printing: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(content: bytes, title: str, parent: object, copies: int) -> bool:
        problem: ProgramError = PrinterRefused(printer="HP", reason="hết giấy")
        raise problem

    choose_campaign(printing)
    monkeypatch.setattr(printing.place.printer, "print_pdf", refuse)
    printing.press()
    assert "HP" in printing.notice
    assert printing.remembered == []


def test_a_paper_whose_records_changed_is_drawn_anew_and_not_printed(printing: Printing) -> None:
    choose_campaign(printing)
    before = printing.preview.content
    Entry(printing.place.session).delete(printing.gifts[0], reason="ghi nhầm")
    printing.press()
    assert printing.place.printer.printed == []
    assert printing.preview.content.startswith(b"%PDF")
    assert printing.preview.content != before
    assert "đã đổi" in printing.notice
    printing.press()
    assert printing.place.printer.printed == [printing.preview.content]


def test_records_from_a_list_are_printed_on_the_papers_of_their_kind(printing: Printing) -> None:
    records = give(printing.place.session, campaign(printing.place.session, "Tháng Công nhân"), ("Lò Văn Pâng",))
    printing.flow.open_records("gift", records)
    printing.place.settle()
    assert printing.steps.what.records == tuple(records)
    assert printing.preview.content.startswith(b"%PDF")
    papers = [printing.steps.paper.itemData(row) for row in range(printing.steps.paper.count())]
    assert papers == ["F08", "list:gift"]
    sheet = printing.preview.content
    printing.steps.paper.setCurrentIndex(1)
    printing.steps.paper.activated.emit(1)
    printing.place.settle()
    assert printing.steps.what.records == tuple(records)
    assert printing.preview.content != sheet


def test_records_are_found_by_name_in_the_centre(printing: Printing) -> None:
    printing.flow.open_form("F08")
    printing.place.settle()
    printing.way("records")
    printing.steps.of.records.search.setText("may")
    printing.steps.of.records.sought.emit("may")
    printing.place.settle()
    printing.steps.of.records.rows.taken.emit(0)
    printing.place.settle()
    assert len(printing.steps.of.records.chips) == 1
    assert printing.preview.content.startswith(b"%PDF")


def test_the_public_copy_differs_and_the_blank_one_needs_no_campaign(printing: Printing) -> None:
    choose_campaign(printing)
    full = printing.preview.content
    printing.steps.public.click()
    printing.place.settle()
    assert printing.preview.content != full
    printing.way("blank")
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")
    printing.press()
    assert printing.remembered == ["F08"]


def test_an_empty_period_says_what_to_do(printing: Printing) -> None:
    printing.flow.open_form("F08")
    printing.place.settle()
    printing.way("period")
    printing.steps.of.days.set_text("2015")
    printing.steps.of.days.chosen.emit()
    printing.place.settle()
    assert printing.notice
    assert not printing.screen.print_button.isEnabled()


def test_the_frame_that_was_changed_is_printed(printing: Printing) -> None:
    choose_campaign(printing)
    before = printing.preview.content
    frame = printing.steps.frame
    frame.dated.setCurrentIndex(frame.dated.findData("pen"))
    frame.dated.activated.emit(frame.dated.currentIndex())
    printing.place.settle()
    assert printing.preview.content != before


def test_the_last_choice_has_the_last_word(printing: Printing) -> None:
    choose_campaign(printing)
    printing.steps.public.click()
    printing.steps.public.click()
    printing.way("blank")
    printing.place.settle()
    blank = printing.preview.content
    printing.way("campaign")
    printing.way("blank")
    printing.place.settle()
    assert printing.preview.content == blank


def test_the_centre_offers_forms_lists_and_other_papers(printing: Printing) -> None:
    printing.flow.open_centre()
    assert printing.screen.choosing
    offered = printing.screen.chooser.offered
    assert {"F08", "list:gift", "keys", "device"} <= set(offered)
    printing.screen.chooser.chosen.emit("keys")
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")
    closed: list[str] = []
    printing.flow.closed.connect(closed.append)
    printing.screen.close_button.click()
    assert closed == ["centre"]


def test_every_form_is_offered_with_its_blank(printing: Printing) -> None:
    printing.flow.open_centre()
    forms = [code for code in printing.screen.chooser.offered if code in paper_forms()]
    assert sorted(forms) == sorted(paper_forms())
    for form in ("F04", "F11", "F14", "F17"):
        printing.screen.chooser.chosen.emit(form)
        printing.way("blank")
        printing.place.settle()
        assert printing.screen.print_button.isEnabled(), (form, printing.notice)


def test_a_frame_is_remembered_for_its_form_and_forgotten_again(printing: Printing) -> None:
    choose_campaign(printing)
    frame = printing.steps.frame
    before = frame.shown.signer
    frame.signer.setText("Hoàng Văn Thủy")
    frame.signer.textEdited.emit("Hoàng Văn Thủy")
    frame.remember.click()
    printing.place.settle()
    printing.flow.open_form("F08")
    printing.place.settle()
    assert frame.shown.signer == "Hoàng Văn Thủy"
    frame.defaults.click()
    printing.place.settle()
    assert frame.shown.signer == before


def test_the_registers_lead_back_to_the_paper_in_front(printing: Printing) -> None:
    choose_campaign(printing)
    for register in ("printed", "numbers", "texts"):
        printing.screen.register_buttons[register].click()
        printing.place.settle()
        shown = printing.place.window.current
        assert shown is not printing.screen
        assert shown is not None
        shown.closed.emit()
        printing.place.settle()
        assert printing.place.shows(printing.screen)
        assert printing.preview.content.startswith(b"%PDF")


def test_the_device_sheet_and_the_cover_sheet_lead_back(printing: Printing) -> None:
    closed: list[str] = []
    printing.flow.closed.connect(closed.append)
    printing.flow.open_device_sheet()
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")
    printing.screen.close_button.click()
    enrolled(printing.place.root, printing.place.session)
    send(printing.place.session, printing.place.root / "stick")
    printing.flow.open_cover_sheet(1)
    printing.place.settle()
    assert "số 1" in printing.screen.subtitle
    printing.screen.close_button.click()
    assert closed == ["device", "cover"]


def test_a_paper_that_cannot_be_drawn_is_said(printing: Printing) -> None:
    printing.flow.open_cover_sheet(9)
    printing.place.settle()
    assert printing.notice
    assert printing.preview.content == b""
    printing.flow.open_province_sheet()
    printing.place.settle()
    assert printing.notice


def test_a_list_is_saved_under_its_vietnamese_name(printing: Printing) -> None:
    printing.flow.open_records("gift")
    printing.place.settle()
    printing.save()
    assert printing.place.chooser.names[-1] == "danh-sach-suat-qua.pdf"


def test_file_words_are_folded() -> None:
    assert file_words("Đăng ký thi đua") == "dang-ky-thi-dua"
    assert file_words("Thu, chi quỹ") == "thu-chi-quy"


def test_papers_are_called_otherwise_in_another_language(
    printing: Printing, in_language: Callable[[str], None], look: Theme
) -> None:
    printing.flow.open_records("gift", printing.gifts[:1])
    printing.place.settle()
    in_language("en")
    walks.retranslate(printing.screen)
    chooser, offered = printing.screen.chooser, printing.steps.paper
    assert "Sign sheet of gifts" in [one.title for one in chooser._papers]
    assert "Sign sheet of gifts (F08)" in [offered.itemText(row) for row in range(offered.count())]
    printing.flow.open_keys()
    printing.place.settle()
    in_language("vi")
    walks.retranslate(printing.screen)
    assert "Bảng phím tắt" in walks.words(printing.screen)


def test_a_space_after_coming_back_from_a_register_prints_nothing(printing: Printing) -> None:
    choose_campaign(printing)
    screen, place = printing.screen, printing.place
    screen.print_button.setFocus()
    press(screen, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    printed = printing.flow.registers.papers.screen
    assert place.shows(printed)
    press(printed, Qt.Key.Key_Escape)
    place.settle()
    assert place.shows(screen)
    assert screen.print_button.isEnabled()
    assert printing.steps.of.campaign.hasFocus()


def test_coming_back_to_a_paper_without_steps_starts_at_its_pages(printing: Printing) -> None:
    printing.flow.open_keys()
    printing.place.settle()
    printing.flow._come_back()
    assert not printing.screen.print_button.hasFocus()


def test_drafts_among_the_records_handed_over_are_marked(printing: Printing) -> None:
    session = printing.place.session
    tet = campaign(session, "Tháng Công nhân")
    done = give(session, tet, ("Lò Văn Pâng",))
    draft = Entry(session).save_draft("gift", gift_of(tet, "Lò Văn Pâng")).record
    printing.flow.open_records("gift", [*done, draft])
    printing.place.settle()
    assert "bản nháp" in printing.notice
    marked, plain = sorted((chip.toolTip() for chip in printing.steps.of.records.chips), key=len, reverse=True)
    assert marked == f"Nháp · {plain}"
    printing.steps.of.records._drop(draft)
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")


def test_a_paper_is_saved_as_word_to_be_edited_and_remembered(printing: Printing) -> None:
    assert not printing.screen.word_button.isVisibleTo(printing.screen)
    choose_campaign(printing)
    assert printing.screen.word_button.isVisibleTo(printing.screen)
    target = printing.place.root / "ký nhận.docx"
    printing.place.chooser.answer = [target]
    printing.screen.word_button.click()
    printing.place.settle()
    file = docx.Document(str(target))
    sheet = printing.flow.drawing.sheet
    assert sheet is not None
    assert sheet.drawn is not None
    assert sheet.drawn.parts[0].code in file.sections[0].footer.paragraphs[0].text, "the code that was looked at"
    assert any("Danh sách có" in said.text for said in file.paragraphs)
    assert "ký nhận.docx" in printing.notice
    assert printing.remembered == ["F08"]
    printing.place.chooser.answer = []
    printing.screen.word_button.click()
    printing.place.settle()
    assert printing.remembered == ["F08"], "a person who changes her mind saves nothing"


def test_word_never_takes_the_place_of_another_file(printing: Printing) -> None:
    choose_campaign(printing)
    target = printing.place.root / "keys.docx"
    target.write_text("{}", "utf-8")
    printing.place.chooser.answer = [target]
    printing.screen.word_button.click()
    printing.place.settle()
    assert "không phải tệp Word" in printing.notice
    assert target.read_text("utf-8") == "{}"
    assert printing.remembered == []


def test_a_list_and_the_papers_before_anything_is_chosen_have_no_word_file(printing: Printing) -> None:
    printing.flow.open_form("F08")
    printing.place.settle()
    assert not printing.screen.word_button.isEnabled()
    records = give(printing.place.session, campaign(printing.place.session, "Tháng Công nhân"), ("Lò Văn Pâng",))
    printing.flow.open_records("gift", records)
    printing.place.settle()
    assert printing.screen.word_button.isEnabled()
    printing.steps.paper.setCurrentIndex(1)
    printing.steps.paper.activated.emit(1)
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")
    assert not printing.screen.word_button.isVisibleTo(printing.screen)
