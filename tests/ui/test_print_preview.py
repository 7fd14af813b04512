"""Print: what is chosen and asked for, pages and zoom, papers without a choice; the real PDF view and printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.parts.pdf_printer import PrinterRefused, draw
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.print_preview import PrintScreen, SheetChoice
from tests.fakes.chooser import FakePreview
from tests.pages.typing import press
from tests.ui.specimens_home import CAMPAIGNS, sign_sheet_pdf

Show = Callable[[QWidget], QWidget]


class Printing:
    """The screen with a preview that only counts."""

    def __init__(self) -> None:
        self.preview = FakePreview()
        self.screen = PrintScreen(lambda: self.preview)
        self.wanted: list[SheetChoice] = []
        self.screen.sheet_wanted.connect(self.wanted.append)


@pytest.fixture
def printing(shown: Show) -> Printing:
    """The print screen, shown."""
    made = Printing()
    shown(made.screen)
    return made


def test_no_campaign_is_guessed(printing: Printing) -> None:
    printing.screen.set_sign_sheet(CAMPAIGNS)
    assert printing.wanted == []
    assert not printing.screen.print_button.isEnabled()
    printing.screen.focus_first()
    assert QApplication.focusWidget() is printing.screen.campaign


def test_choosing_a_campaign_asks_for_its_sheet(printing: Printing) -> None:
    screen = printing.screen
    screen.set_sign_sheet(CAMPAIGNS)
    screen.campaign.setFocus()
    press(screen, Qt.Key.Key_Down)
    assert printing.wanted == [SheetChoice("r1", selection=False, public=False, blank=False)]


def test_records_handed_over_are_chosen(printing: Printing) -> None:
    printing.screen.set_sign_sheet(CAMPAIGNS, 12)
    assert printing.wanted == [SheetChoice(None, selection=True, public=False, blank=False)]


def test_blank_and_public(printing: Printing) -> None:
    screen = printing.screen
    screen.set_sign_sheet(CAMPAIGNS, 12)
    screen.public.click()
    assert printing.wanted[-1].public
    screen.what.set_code("blank")
    screen.what.changed.emit("blank")
    assert printing.wanted[-1].blank
    assert screen.public.isHidden()


def test_pages_are_counted_and_zoomed_by_key(printing: Printing) -> None:
    screen = printing.screen
    screen.set_sign_sheet(CAMPAIGNS, 12)
    screen.show_pdf(b"%PDF-1.7")
    assert screen.pages.text() == "1 trang"
    press(screen, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    press(screen, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert printing.preview.zoomed == [0.8, 1.0]


def test_a_paper_has_nothing_to_choose_and_enter_prints_it(printing: Printing) -> None:
    screen = printing.screen
    printed: list[int] = []
    screen.print_requested.connect(lambda: printed.append(1))
    screen.set_paper("Phiếu giao nhận gói số 15 (F16)")
    assert screen.options.isHidden()
    assert "15" in screen.subtitle
    screen.show_pdf(b"%PDF-1.7")
    screen.focus_first()
    press(screen, Qt.Key.Key_Return)
    assert printed == [1]
    screen.set_sign_sheet(CAMPAIGNS)
    assert not screen.options.isHidden()
    assert screen.pages.text() == ""


def test_a_notice_goes_with_the_next_paper(printing: Printing) -> None:
    printing.screen.set_paper("Phiếu máy")
    printing.screen.show_notice("error", "Không in được.")
    assert not printing.screen.notice.isHidden()
    printing.screen.show_pdf(b"%PDF-1.7")
    assert printing.screen.notice.isHidden()


def test_the_real_view_counts_pages_and_takes_another_document(shown: Show) -> None:
    view = PdfView()
    shown(view.widget())
    assert view.show_pdf(sign_sheet_pdf()) == 5
    assert view.show_pdf(b"not a pdf") == 0
    assert view.show_pdf(sign_sheet_pdf()) == 5
    view.zoom_by(1.25)
    view.fit_width()
    view.clear()


def test_pages_are_drawn_onto_a_printer(look: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    draw(sign_sheet_pdf(), printer)
    view = PdfView()
    assert view.show_pdf((tmp_path / "out.pdf").read_bytes()) == 5


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_said(look: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "out.pdf"))
    with pytest.raises(PrinterRefused):
        draw(sign_sheet_pdf(), printer)


def test_what_was_said_of_another_paper_is_gone_and_the_choice_keeps_the_focus(printing: Printing) -> None:
    screen = printing.screen
    screen.set_sign_sheet(CAMPAIGNS)
    screen.show_notice("ok", "Đã gửi tới máy in.")
    screen.set_paper("Phiếu máy")
    assert screen.notice.isHidden()
    assert not screen.print_button.isEnabled()
    screen.focus_first()
    assert screen.close_button.hasFocus()
    screen.show_pdf(b"%PDF")
    screen.focus_shown()
    assert screen.print_button.hasFocus()
