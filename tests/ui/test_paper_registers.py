"""The registers of paper in the window, over a real store: papers with their copies, numbers, the office's texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.entry import Entry
from desktop_app.services.paper.habits import PaperHabits
from desktop_app.services.paper.numbers import NumberRegister
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.wish import PaperWish
from desktop_app.storage.epochs import begin_new_epoch
from desktop_app.ui.flows.paper_registers import NUMBERS, PAPERS, TEXTS, PaperRegisters
from desktop_app.ui.flows.paper_ways import PaperWays
from desktop_app.ui.flows.printing import PrintingFlow
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.screens.number_register import NumberDialog
from desktop_app.ui.theme import Theme
from tests.fakes import files
from tests.fakes.chooser import FakePreview
from tests.pages.typing import press, type_text
from tests.services.printings import drawn, leave, wanted
from tests.services.stores import campaign, gift_of, give
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


class Registers:
    """An office that printed F08 of two gifts; the registers in front of it."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self.tet = campaign(here.session)
        self.records = give(here.session, self.tet, ["Giàng A Sử", "Lý Thị Mẩy"])
        self.paper = leave(here.session, drawn(here.session, PaperWish("F08", campaign=self.tet), self.records))
        self.flow = PaperRegisters(here.window, here.tasks, here.session, here.chooser, FakePreview)
        self.opened: list[str] = []
        self.closed: list[bool] = []
        self.flow.record_wanted.connect(self.opened.append)
        self.flow.closed.connect(lambda: self.closed.append(True))

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """Press a key in the window, whatever dialog was in front of it a moment ago."""
        self.here.window.activateWindow()
        QApplication.processEvents()
        press(widget, key, modifier)

    def open(self, register: str) -> None:
        self.flow.open(register)
        self.here.settle()

    def fill(self, dialog: NumberDialog | None, **answers: str) -> None:
        """Answer a dialog and press Ctrl+Enter."""
        assert dialog is not None
        for name, answer in answers.items():
            editor = dialog.editors[name]
            if isinstance(editor, TextInput):
                editor.clear()
                type_text(editor, answer)
            elif isinstance(editor, Choice):
                editor.set_code(answer)
        press(dialog, Qt.Key.Key_Return, CTRL)
        self.here.settle()


@pytest.fixture
def registers(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Registers]:
    with place(tmp_path, "office", qtbot) as here:
        yield Registers(here)


def test_a_paper_tells_what_changed_since_it_was_printed(registers: Registers) -> None:
    screen = registers.flow.papers.screen
    registers.open(PAPERS)
    assert [row.state for row in screen._rows] == ["Khớp với sổ"]
    changed = gift_of(registers.tet, "Giàng A Sử", cash=7)
    Entry(registers.here.session).complete("gift", changed, record=registers.records[0])
    registers.open(PAPERS)
    row = screen.current
    assert row is not None
    assert row.state == "Đã đổi: 1 bản ghi đã sửa"
    assert "Số liệu đã đổi từ khi in: 1 bản ghi đã sửa." in screen.about.text()
    press(screen.table, Qt.Key.Key_Return)
    registers.here.settle()
    dialog = registers.flow.papers.dialog
    assert dialog is not None
    assert dialog.offered[0] == "Giàng A Sử"  # what changed stands first
    press(dialog.search, Qt.Key.Key_Return)
    assert registers.opened == [registers.records[0]]
    registers.flow.come_back()
    registers.here.settle()
    press(screen, Qt.Key.Key_Escape)
    assert registers.closed == [True]


def test_a_paper_is_found_by_its_code(registers: Registers) -> None:
    screen = registers.flow.papers.screen
    registers.open(PAPERS)
    registers.key(screen, Qt.Key.Key_F)
    assert screen.search.hasFocus()
    type_text(screen.search, registers.paper.code.lower().replace("-", ""))
    press(screen.search, Qt.Key.Key_Return)
    registers.here.settle()
    assert [row.code for row in screen._rows] == [registers.paper.code]
    screen.search.clear()
    type_text(screen.search, "không có")
    press(screen.search, Qt.Key.Key_Return)
    registers.here.settle()
    assert screen.empty.isVisible()
    assert not screen.open_button.isEnabled()


def test_a_signed_copy_is_attached_shown_and_taken_away(registers: Registers, tmp_path: Path) -> None:
    papers, here = registers.flow.papers, registers.here
    scan, other = tmp_path / "tờ ký.pdf", tmp_path / "gói.zip"
    scan.write_bytes(files.paper())
    other.write_bytes(files.archive())
    registers.open(PAPERS)
    assert not papers.screen.show_button.isEnabled()
    here.chooser.answer = [scan, other]
    registers.key(papers.screen.table, Qt.Key.Key_Insert)
    here.settle()
    assert papers.screen.banners.banner is not None
    assert "gói.zip" in papers.screen.banners.banner.title
    assert PrintedPapers(here.session).by_code(registers.paper.code).scans == 1
    registers.key(papers.screen.table, Qt.Key.Key_E)
    here.settle()
    assert here.shows(papers.scans.view)
    assert papers.scans.view.title == "tờ ký.pdf"
    press(papers.scans.view, Qt.Key.Key_Escape)
    assert here.shows(papers.screen)
    registers.key(papers.screen.table, Qt.Key.Key_Delete)
    registers.fill(papers.scans.dialog, reason="quét nhầm tờ")
    assert papers.scans.dialog is None
    assert PrintedPapers(here.session).scans(registers.paper.code) == []
    assert not papers.screen.show_button.isEnabled()


def test_the_newest_scan_of_the_scanner_is_taken(registers: Registers, tmp_path: Path) -> None:
    papers, here = registers.flow.papers, registers.here
    folder = tmp_path / "may quet"
    folder.mkdir()
    here.chooser.answer = [folder]
    registers.open(PAPERS)
    registers.key(papers.screen.table, Qt.Key.Key_T)
    assert papers.screen.banners.banner is not None  # nothing was scanned yet
    (folder / "scan1.pdf").write_bytes(files.paper())
    registers.key(papers.screen.table, Qt.Key.Key_T)
    here.settle()
    assert [one.name for one in PrintedPapers(here.session).scans(registers.paper.code)] == ["scan1.pdf"]


def test_whose_device_gives_numbers_is_asked_once(registers: Registers) -> None:
    screen, register = registers.flow.numbers.screen, NumberRegister(registers.here.session)
    registers.open(NUMBERS)
    assert screen.banners.banner is not None
    assert screen.banners.buttons[0].hasFocus()
    screen.banners.buttons[0].click()
    assert (register.main_device, screen.banners.buttons) == (True, [])
    assert screen.subtitle == "Số tiếp theo: 01/BB-CĐCS, 01/TTr-CĐCS, 01/BC-CĐCS"
    registers.key(screen, Qt.Key.Key_M)
    screen.banners.buttons[1].click()
    assert screen.subtitle == "Máy này không cấp số văn bản."


def test_numbers_are_noted_and_struck_out_by_keyboard(registers: Registers) -> None:
    flow, screen = registers.flow.numbers, registers.flow.numbers.screen
    NumberRegister(registers.here.session).say_main(True)
    registers.open(NUMBERS)
    registers.key(screen, Qt.Key.Key_N)
    registers.fill(flow.dialog, symbol="TTr", number="năm")
    assert flow.dialog is not None
    assert flow.dialog.frames["number"].problem
    registers.fill(flow.dialog, number="5", day="5/2/2026", abstract="Khen thưởng")
    assert [(row.line, row.day, row.abstract) for row in screen._rows] == [("05/TTr-CĐCS", "05/02/2026", "Khen thưởng")]
    registers.key(screen, Qt.Key.Key_N)
    registers.fill(flow.dialog, symbol="TTr", number="5")
    assert flow.dialog is not None  # taken: said in the dialog, what was typed stays
    assert "đã có trong sổ văn bản" in flow.dialog.notice.title
    flow.dialog.reject()
    registers.key(screen.table, Qt.Key.Key_Delete)
    registers.fill(flow.dialog, reason="viết hỏng")
    assert screen._rows[0].void
    assert not screen.void_button.isEnabled()
    registers.key(screen, Qt.Key.Key_T)
    registers.fill(flow.dialog, symbol="BC", number="7")
    assert "08/BC-CĐCS" in screen.subtitle


def test_a_restored_book_asks_and_a_number_leads_to_its_paper(registers: Registers) -> None:
    here, flow = registers.here, registers.flow.numbers
    NumberRegister(here.session).say_main(True)
    paper = drawn(here.session, PaperWish("F11"), registers.records[:1], "Tờ trình")
    printed = leave(here.session, paper, wanted(paper, 1))
    with here.session.connection.write():
        begin_new_epoch(here.session.connection)
    registers.open(NUMBERS)
    assert flow.screen.banners.banner is not None
    assert "Sổ đã được khôi phục" in flow.screen.banners.banner.title
    flow.screen.banners.buttons[0].click()
    registers.fill(flow.dialog, symbol="TTr", number="3")
    assert "04/TTr-CĐCS" in flow.screen.subtitle
    registers.key(flow.screen.table, Qt.Key.Key_E)
    here.settle()
    papers = registers.flow.papers.screen
    assert here.shows(papers)
    assert papers.current is not None
    assert papers.current.code == printed.code
    press(papers.table, Qt.Key.Key_Escape)
    assert here.shows(flow.screen)


def test_a_text_is_kept_when_it_is_left_and_its_default_comes_back(registers: Registers) -> None:
    screen, habits = registers.flow.texts.screen, PaperHabits(registers.here.session)
    registers.flow.open_texts("F11")
    closing = screen.areas["closing"]
    closing.setFocus()
    closing.selectAll()
    type_text(closing, "Kính đề nghị [cấp trên] khen thưởng.")
    assert habits.read("F11").texts == {}
    screen.areas["receivers"].setFocus()
    assert habits.read("F11").texts == {"closing": ("Kính đề nghị {superior} khen thưởng.",)}
    screen.resets["closing"].click()
    assert habits.read("F11").texts == {}
    assert not screen.resets["closing"].isEnabled()
    closing.selectAll()
    type_text(closing, "Trân trọng.")
    registers.flow.keep()  # the screen is locked
    assert habits.read("F11").texts == {"closing": ("Trân trọng.",)}
    screen.form.set_code("F03")
    screen.form_wanted.emit("F03")
    assert set(screen.areas) != {"closing"}
    type_text(next(iter(screen.areas.values())), "x" * 20)
    press(screen, Qt.Key.Key_Escape)
    assert registers.closed == [True]
    assert habits.read("F03").texts


def test_registers_are_opened_by_their_codes(registers: Registers) -> None:
    registers.open(TEXTS)
    assert registers.here.shows(registers.flow.texts.screen)
    registers.open(NUMBERS)
    assert registers.here.shows(registers.flow.numbers.screen)


def test_a_history_says_where_its_record_was_printed_and_leads_there(registers: Registers) -> None:
    here = registers.here
    records = RecordsFlow(here.window, here.session)
    printing = PrintingFlow(
        here.window, here.tasks, here.session, make_preview=FakePreview, printer=here.printer, chooser=here.chooser
    )
    PaperWays(here.window, records, lambda: printing)
    records.show_history(registers.records[0])
    line = records.history.printed
    assert line.words.text() == f"Đã in F08 ngày 05/12/2026, mã {registers.paper.code}, chưa có bản quét."
    registers.key(records.history, Qt.Key.Key_T)
    here.settle()
    papers = printing.registers.papers.screen
    assert here.shows(papers)
    assert papers.current is not None
    assert papers.current.code == registers.paper.code
    registers.key(papers.table, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert here.shows(records.history)
    changed = gift_of(registers.tet, "Giàng A Sử", cash=7)
    Entry(here.session).complete("gift", changed, record=registers.records[0])
    for record, since in zip(registers.records, ("; đã sửa từ khi in.", "."), strict=True):
        records.show_history(record)
        assert line.words.text().endswith(f", chưa có bản quét{since}")
    records.show_history(give(here.session, registers.tet, ["Chưa In"])[0])
    assert line.isHidden()
    records.close()
