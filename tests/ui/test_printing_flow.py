"""Paper over a real store: what is shown is what is printed and saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.base.errors import ProgramError
from desktop_app.ui.flows.printing import PrintingFlow, file_words
from desktop_app.ui.parts.pdf_printer import PrinterRefused
from desktop_app.ui.theme import Theme
from tests.fakes.chooser import FakePreview
from tests.services.stores import campaign, give, send
from tests.ui.transfer_desk import Place, enrolled, place


class Printing:
    """The flow with a preview that keeps what it shows."""

    def __init__(self, here: Place) -> None:
        self.place = here
        self.preview = FakePreview()
        self.flow = PrintingFlow(
            here.window,
            here.tasks,
            here.session,
            make_preview=lambda: self.preview,
            printer=here.printer,
            chooser=here.chooser,
        )
        self.screen = self.flow.screen

    @property
    def notice(self) -> str:
        """Return what is said above the page."""
        return "" if self.screen.notice.isHidden() else self.screen.notice.title


@pytest.fixture
def printing(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Printing]:
    """The flow of an office with two gifts."""
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        yield Printing(here)


def choose_campaign(printing: Printing) -> None:
    """Open the sign sheet and choose its one campaign."""
    printing.flow.open_sign_sheet()
    printing.place.settle()
    printing.screen.campaign.setCurrentIndex(0)
    printing.screen.campaign.activated.emit(0)
    printing.place.settle()


def test_a_campaign_is_shown_and_the_same_bytes_are_printed(printing: Printing) -> None:
    choose_campaign(printing)
    assert printing.preview.content.startswith(b"%PDF")
    printing.screen.print_button.click()
    assert printing.place.printer.printed == [printing.preview.content]
    assert printing.notice


def test_a_person_who_changes_her_mind_prints_nothing(printing: Printing) -> None:
    choose_campaign(printing)
    printing.place.printer.minded = False
    printing.screen.print_button.click()
    assert printing.place.printer.printed == []
    assert printing.notice == ""


def test_the_pdf_is_saved_where_wanted(printing: Printing) -> None:
    choose_campaign(printing)
    target = printing.place.root / "ký nhận.pdf"
    printing.place.chooser.answer = [target]
    printing.screen.save_button.click()
    assert target.read_bytes() == printing.preview.content
    assert "ký nhận.pdf" in printing.notice


def test_a_place_that_cannot_be_written_is_said(printing: Printing) -> None:
    choose_campaign(printing)
    printing.place.chooser.answer = [printing.place.root / "no" / "folder" / "a.pdf"]
    printing.screen.save_button.click()
    assert printing.notice
    printing.place.chooser.answer = []
    printing.screen.save_button.click()


def test_records_from_a_list_are_printed(printing: Printing) -> None:
    records = give(printing.place.session, campaign(printing.place.session, "Tháng Công nhân"), ("Lò Văn Pâng",))
    printing.flow.open_sign_sheet(records)
    printing.place.settle()
    assert printing.screen.choice.selection
    assert printing.preview.content.startswith(b"%PDF")


def test_the_public_copy_differs_and_the_blank_one_needs_no_campaign(printing: Printing) -> None:
    choose_campaign(printing)
    full = printing.preview.content
    printing.screen.public.click()
    printing.place.settle()
    assert printing.preview.content != full
    printing.screen.what.set_code("blank")
    printing.screen.what.changed.emit("blank")
    printing.place.settle()
    assert printing.preview.content.startswith(b"%PDF")


def test_the_last_choice_has_the_last_word(printing: Printing) -> None:
    choose_campaign(printing)
    printing.screen.public.click()
    printing.screen.public.click()
    printing.screen.what.set_code("blank")
    printing.screen.what.changed.emit("blank")
    printing.place.settle()
    blank = printing.preview.content
    printing.screen.what.set_code("campaign")
    printing.screen.what.changed.emit("campaign")
    printing.screen.what.set_code("blank")
    printing.screen.what.changed.emit("blank")
    printing.place.settle()
    assert printing.preview.content == blank


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


def test_a_refusing_printer_is_said(printing: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(content: bytes, title: str, parent: object) -> bool:
        problem: ProgramError = PrinterRefused(printer="HP", reason="hết giấy")
        raise problem

    choose_campaign(printing)
    monkeypatch.setattr(printing.place.printer, "print_pdf", refuse)
    printing.screen.print_button.click()
    assert printing.notice


def test_a_list_is_saved_under_its_vietnamese_name(printing: Printing) -> None:
    printing.flow.open_list("gift")
    printing.place.settle()
    printing.screen.save_button.click()
    assert printing.place.chooser.names[-1] == "danh-sach-suat-qua.pdf"


def test_file_words_are_folded() -> None:
    assert file_words("Đăng ký thi đua") == "dang-ky-thi-dua"
    assert file_words("Thu, chi quỹ") == "thu-chi-quy"
