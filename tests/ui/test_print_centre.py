"""The print centre: what is offered and asked for, pages and zoom, papers without a choice; PDF view and printer."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.services.paper.desk import CampaignChoice
from desktop_app.services.paper.wish import Frame
from desktop_app.ui import theme
from desktop_app.ui.parts.pdf_printer import NoPrinter, PrinterRefused, SystemPrinter, draw, orders, prepared
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.paper_chooser import papers_fitting
from desktop_app.ui.screens.print_centre import PrintCentre
from desktop_app.ui.screens.print_days import Days
from desktop_app.ui.screens.print_records import RecordLine
from desktop_app.ui.screens.print_what import What
from tests.fakes.chooser import FakePreview
from tests.pages.typing import press, type_text
from tests.ui.specimens_print import CAMPAIGNS, FRAME, RECORDS, TODAY, papers, sign_sheet_pdf, view

Show = Callable[[QWidget], QWidget]


class Centre:
    """The screen with a preview that only counts."""

    def __init__(self) -> None:
        self.preview = FakePreview()
        self.screen = PrintCentre(lambda: self.preview)
        self.screen.set_papers(papers())
        self.wanted: list[What] = []
        self.screen.wanted.connect(lambda: self.wanted.append(self.screen.steps.what))

    def take(self, code: str) -> None:
        """Show the steps of a form, with two campaigns."""
        self.screen.steps.set_form(view(code), TODAY)
        self.screen.steps.of.set_campaigns(CAMPAIGNS)
        self.screen.steps.frame.set_frame(FRAME)
        self.screen.show_form()


@pytest.fixture
def centre(shown: Show) -> Centre:
    """The print centre, shown, nothing chosen."""
    made = Centre()
    shown(made.screen)
    return made


def test_enter_in_a_field_goes_on_and_prints_nothing(centre: Centre, qtbot: QtBot) -> None:
    """Printing takes a number of the register: it is asked for from the button, not from a date that was typed."""
    asked: list[bool] = []
    centre.screen.print_requested.connect(lambda: asked.append(True))
    centre.take("F14")
    centre.screen.show_pdf(sign_sheet_pdf())
    days = centre.screen.steps.of.days
    days.line.setFocus()
    qtbot.waitUntil(days.line.hasFocus)
    type_text(days.line, "31/5/2026")
    press(days.line, Qt.Key.Key_Return)
    assert asked == []
    assert not days.line.hasFocus()
    centre.screen.show_pdf(sign_sheet_pdf())
    centre.screen.print_button.setFocus()
    press(centre.screen.print_button, Qt.Key.Key_Return)
    assert asked == [True]


def test_a_campaign_without_records_heads_a_blank_only(centre: Centre) -> None:
    centre.take("F08")
    of = centre.screen.steps.of
    of.set_campaigns([*CAMPAIGNS, CampaignChoice("e" * 32, "Đợt tháng 12", 0, 0)])

    def offered() -> list[str]:
        return [of.campaign.itemText(row) for row in range(of.campaign.count())]

    of.way.set_code("campaign")
    of.way.activated.emit(of.way.currentIndex())
    assert "Đợt tháng 12" not in offered()
    of.way.set_code("blank")
    of.way.activated.emit(of.way.currentIndex())
    assert offered()[-1] == "Đợt tháng 12"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("F08", "F08"),
        ("f8", "F08"),
        ("ky nhan", "F08"),
        ("f11", "F11"),
        ("don sang kien", "F09"),
        ("xe dap", ""),
        ("giao uoc", "F02"),
    ],
)
def test_papers_answer_to_words_without_marks_and_to_their_number(look: object, typed: str, first: str) -> None:
    found = papers_fitting(papers(), typed)
    assert (found[0].kind if found else "") == first


def test_a_paper_is_chosen_by_keys_alone(centre: Centre) -> None:
    chosen: list[str] = []
    centre.screen.paper_chosen.connect(chosen.append)
    centre.screen.show_chooser()
    assert QApplication.focusWidget() is centre.screen.chooser.search
    assert centre.screen.print_button.isHidden()
    type_text(centre.screen.chooser.search, "bien ban")
    press(centre.screen, Qt.Key.Key_Down)
    press(centre.screen, Qt.Key.Key_Return)
    assert chosen == ["F06"]


def test_only_the_ways_of_the_form_are_offered_and_no_campaign_is_guessed(centre: Centre) -> None:
    centre.take("F08")
    steps = centre.screen.steps
    ways = [steps.of.way.itemData(row) for row in range(steps.of.way.count())]
    assert ways == ["campaign", "period", "records", "blank"]
    assert centre.wanted == []
    assert not centre.screen.print_button.isEnabled()
    centre.screen.focus_first()
    assert QApplication.focusWidget() is steps.of.campaign
    press(centre.screen, Qt.Key.Key_Down)
    assert centre.wanted == [What("campaign", campaign="r1")]


def test_copies_public_and_sensitive_belong_to_the_forms_that_have_them(centre: Centre) -> None:
    centre.take("F03")
    steps = centre.screen.steps
    steps.of.campaign.setFocus()
    press(centre.screen, Qt.Key.Key_Down)
    steps.sensitive.click()
    assert (steps.is_public, steps.is_sensitive) == (False, True)
    steps.public.click()
    assert (steps.is_public, steps.is_sensitive) == (True, False)  # the notice board never has them
    assert len(centre.wanted) == 3
    centre.take("F01")
    assert steps.public.isHidden()
    assert steps.sensitive.isHidden()
    steps.copies.setText("30")
    assert steps.number_of_copies == 30
    steps.copies.setText("0")
    assert steps.number_of_copies == 1


def test_a_blank_may_bear_a_campaign_and_has_no_other_copy(centre: Centre) -> None:
    centre.take("F08")
    steps = centre.screen.steps
    steps.of.way.setFocus()
    press(centre.screen, Qt.Key.Key_End)
    assert centre.wanted == [What("blank")]
    assert steps.public.isHidden()
    assert not steps.of.campaign_field.isHidden()


def test_a_period_is_typed_or_taken_and_drawn_once_typing_rests(centre: Centre, qtbot: QtBot) -> None:
    centre.take("F13")
    centre.screen.show_pdf(b"%PDF-1.7")
    days = centre.screen.steps.of.days
    days.line.setFocus()
    type_text(days.line, "quy 1/2026")
    assert not centre.screen.print_button.isEnabled()  # what is in front is no longer what is wanted
    qtbot.waitUntil(lambda: bool(centre.wanted))
    assert centre.wanted == [What("period", days=Days(date(2026, 1, 1), date(2026, 3, 31)))]
    days.usual[-1].click()
    assert centre.wanted[-1].days == Days(date(2025, 1, 1), date(2025, 12, 31))


def test_a_year_and_a_day_say_what_cannot_be_read(centre: Centre) -> None:
    centre.take("F01")
    days = centre.screen.steps.of.days
    days.set_text("6/2026")
    assert days.field.problem
    assert days.value() is None
    centre.take("F14")
    days.set_text("31/5/2026")
    assert not days.field.problem
    assert days.value() == Days(None, date(2026, 5, 31))
    assert [one.words for one in days.usual] == ["30/11/2025", "31/05/2026"]


def test_records_are_sought_by_name_and_stand_as_chips(centre: Centre, qtbot: QtBot) -> None:
    centre.take("F04")
    chooser = centre.screen.steps.of.records
    sought: list[str] = []
    chooser.sought.connect(sought.append)
    chooser.search.setFocus()
    type_text(chooser.search, "may")
    qtbot.waitUntil(lambda: sought == ["may"])
    chooser.set_found(RECORDS[:2])
    press(centre.screen, Qt.Key.Key_Down)
    press(centre.screen, Qt.Key.Key_Return)
    assert centre.wanted == [What("records", records=("s2",))]
    assert [one.toolTip() for one in chooser.chips] == ["Tẩn Thị Mẩy"]
    chooser.chips[0].setFocus()
    press(centre.screen, Qt.Key.Key_Delete)
    assert chooser.records == ()
    chooser.set_chosen([RecordLine(str(number), "") for number in range(200)])
    assert [one.words for one in chooser.chips] == ["200 bản đã chọn ×"]


def test_the_frame_is_as_remembered_until_it_is_changed(centre: Centre) -> None:
    centre.take("F11")
    frame = centre.screen.steps.frame
    assert not frame.opened
    assert "05/TTr-CĐCS" in frame.summary.text()
    frame.open.click()
    frame.signer.setFocus()
    frame.signer.selectAll()
    type_text(frame.signer, "Lò Thị Phương")
    assert frame.frame == Frame("Nậm Cuổi", TODAY, "05/TTr-CĐCS", FRAME.authority, "Lò Thị Phương", FRAME.texts)
    frame.set_frame(Frame("Nậm Cuổi", TODAY, "06/TTr-CĐCS", FRAME.authority, "Hoàng Văn Thủy"), keep=True)
    assert frame.frame == Frame("Nậm Cuổi", TODAY, "06/TTr-CĐCS", FRAME.authority, "Lò Thị Phương", FRAME.texts)
    frame.numbered.set_code("typed")
    frame.number.setText("7/TTr-CĐCS")
    frame.dated.set_code("pen")
    typed = Frame("Nậm Cuổi", None, "7/TTr-CĐCS", FRAME.authority, "Lò Thị Phương", FRAME.texts, chosen=True)
    assert frame.frame == typed


def test_pages_are_counted_and_zoomed_by_key(centre: Centre) -> None:
    centre.take("F08")
    centre.screen.show_pdf(b"%PDF-1.7")
    assert centre.screen.pages.told.text() == "1 trang"
    press(centre.screen, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    press(centre.screen, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert centre.preview.zoomed == [0.8, 1.0]


def test_a_long_drawing_shows_how_far_it_is_and_can_be_stopped(centre: Centre, qtbot: QtBot) -> None:
    stopped: list[int] = []
    centre.screen.stopped.connect(lambda: stopped.append(1))
    centre.take("F08")
    centre.screen.show_drawing()
    qtbot.waitUntil(lambda: not centre.screen.pages.progress.isHidden())
    centre.screen.pages.show_progress(5, 20, "Đã dựng 5 trên 20 dòng")
    assert "5 trên 20" in centre.screen.pages.progress.words
    press(centre.screen, Qt.Key.Key_Escape)
    assert stopped == [1]


def test_a_paper_has_nothing_to_choose_and_enter_prints_it(centre: Centre) -> None:
    screen = centre.screen
    printed: list[int] = []
    screen.print_requested.connect(lambda: printed.append(1))
    screen.set_paper("Phiếu giao nhận gói số 15 (F16)")
    assert not screen.steps.isVisible()
    assert "15" in screen.subtitle
    screen.show_pdf(b"%PDF-1.7")
    screen.focus_first()
    press(screen, Qt.Key.Key_Return)
    assert printed == [1]
    centre.take("F08")
    assert screen.steps.isVisible()
    assert screen.pages.count == 0


def test_esc_in_the_choice_leads_back_to_the_paper_it_was_opened_from(centre: Centre) -> None:
    closed: list[int] = []
    centre.screen.closed.connect(lambda: closed.append(1))
    centre.take("F08")
    press(centre.screen, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert centre.screen.print_button.isHidden()
    press(centre.screen, Qt.Key.Key_Escape)
    assert not centre.screen.print_button.isHidden()
    assert closed == []
    press(centre.screen, Qt.Key.Key_Escape)
    assert closed == [1]


def test_a_notice_goes_with_the_next_paper_and_the_choice_keeps_the_focus(centre: Centre) -> None:
    screen = centre.screen
    centre.take("F08")
    screen.show_notice("ok", "Đã gửi tới máy in.")
    screen.set_paper("Phiếu máy")
    assert screen.pages.notice.isHidden()
    assert not screen.print_button.isEnabled()
    screen.focus_first()
    assert screen.close_button.hasFocus()
    screen.show_pdf(b"%PDF")
    screen.focus_shown()
    assert screen.print_button.hasFocus()


def test_large_letters_have_the_steps_above_the_pages(centre: Centre, look: theme.Theme) -> None:
    centre.take("F08")
    look.set_scale(200)
    assert centre.screen.steps.isVisible()
    assert centre.screen.steps.mapTo(centre.screen, centre.screen.steps.rect().topLeft()).x() < 60
    look.set_scale(100)
    assert centre.screen.steps.isVisible()


def test_the_real_view_counts_pages_and_takes_another_document(shown: Show) -> None:
    view = PdfView()
    shown(view.widget())
    assert view.show_pdf(sign_sheet_pdf()) == 5
    assert view.show_pdf(b"not a pdf") == 0
    assert view.show_pdf(sign_sheet_pdf()) == 5
    view.zoom_by(1.25)
    view.fit_width()
    view.clear()


def pages_of(content: bytes, path: Path) -> list[tuple[int, int]]:
    """Return the sizes of the pages of a PDF, in points."""
    path.write_bytes(content)
    document = QPdfDocument()
    document.load(str(path))
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    document.close()
    return [(round(one.width()), round(one.height())) for one in sizes]


def mixed_pdf() -> bytes:
    """Return a page that stands and a page that lies."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for size in ((595, 842), (842, 595)):
        canvas.setPageSize(size)
        canvas.rect(20, 20, 100, 100)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def to_file(path: Path, copies: int = 1) -> QPrinter:
    """Return a printer that writes a PDF, which makes no copies by itself: as some of Windows' printers."""
    printer = prepared("giấy", copies)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_each_page_is_turned_as_it_lies_and_copies_are_made(look: object, tmp_path: Path) -> None:
    printed = tmp_path / "out.pdf"
    assert draw(mixed_pdf(), to_file(printed, copies=2))
    assert pages_of(printed.read_bytes(), tmp_path / "seen.pdf") == [(595, 842), (842, 595)] * 2


def test_only_the_pages_wanted_are_drawn(look: object, tmp_path: Path) -> None:
    printed = tmp_path / "out.pdf"
    printer = to_file(printed)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert draw(mixed_pdf(), printer)
    assert pages_of(printed.read_bytes(), tmp_path / "seen.pdf") == [(842, 595)]


def test_drawing_onto_a_printer_can_be_stopped(look: object, tmp_path: Path) -> None:
    assert not draw(mixed_pdf(), to_file(tmp_path / "out.pdf"), lambda done, _total: done < 1)


def test_lp_is_told_copies_paper_and_one_side(look: object) -> None:
    told = orders(prepared("F08-danh-sach", 30), "F08-danh-sach")
    assert told[told.index("-n") + 1] == "30"
    assert "media=A4" in told
    assert "sides=one-sided" in told


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_said(look: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterRefused):
        draw(sign_sheet_pdf(), to_file(tmp_path / "no" / "such" / "folder" / "out.pdf"))


def test_what_is_no_pdf_is_not_printed(look: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterRefused):
        draw(b"nothing", to_file(tmp_path / "out.pdf"))


def test_the_usual_answers_are_reached_from_the_line_above_them(centre: Centre) -> None:
    centre.take("F13")
    days = centre.screen.steps.of.days
    assert days.line.nextInFocusChain() is days.usual[0]


def test_a_computer_without_a_printer_is_told_to_save_instead(shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    none: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: none)
    with pytest.raises(NoPrinter):
        SystemPrinter().print_pdf(sign_sheet_pdf(), "F08", shown(QWidget()))
