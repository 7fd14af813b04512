"""Duyệt bản ghi: the list pages, decisions speak of what was seen, and can be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.province.checking import Checking
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.province.review import ReviewFlow
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.province.note_question import NoteQuestion
from desktop_app.ui.screens.province.review_table import PAGE, ReviewTable
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.services.province.desks import arrive, gifts
from tests.services.province.test_reviewing import changed
from tests.services.stores import Pair, enrol
from tests.ui.specimens_review import rows
from tests.ui.transfer_desk import place

CTRL = Qt.KeyboardModifier.ControlModifier


def test_of_many_rows_only_pages_that_are_looked_at_are_read() -> None:
    read = []

    def page(first: int, count: int) -> object:
        read.append(first)
        return rows(first, count)

    model = ReviewTable()
    model.show(500_000, page)  # type: ignore[arg-type]
    assert model.rowCount() == 500_000
    assert not read
    last = model.row(499_999)
    assert last is not None
    assert int(last.record, 16) == 499_999
    assert model.row(499_998) is not None
    assert read == [500_000 - PAGE]


def test_records_are_accepted_returned_and_taken_back_by_keys(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as office, place(tmp_path, "province", qtbot) as here:
        enrol(office.session, NewStore(here.session, "", here.fingerprint), tmp_path / "stick")
        gifts(Pair(office.session, here.session, tmp_path / "stick"), "Giàng A Chứ", "Lò Thị Ín")
        arrive(Pair(office.session, here.session, tmp_path / "stick"))
        here.window.add_destination("review", "Duyệt bản ghi", "list-filter")
        flow = ReviewFlow(here.at, PdfView)
        here.show()
        flow.open()
        here.settle()
        assert flow.screen.model.rowCount() == 3
        press(flow.screen, Qt.Key.Key_F9)
        here.settle()
        assert Reviewing(here.session).counts().waiting == 2
        press(flow.screen, Qt.Key.Key_U, CTRL)
        here.settle()
        assert Reviewing(here.session).counts().waiting == 3
        press(flow.screen, Qt.Key.Key_R, CTRL)
        assert QApplication.focusWidget() is flow.screen.reason.reason, "without a reason nothing is returned"
        flow.screen.reason.reason.set_code("papers_lacking")
        press(flow.screen, Qt.Key.Key_R, CTRL)
        here.settle()
        assert Reviewing(here.session).counts().waiting == 2
        asked: list[str] = []

        def agree(question: Question) -> bool:
            asked.append(question.windowTitle())
            return True

        flow.ask = agree
        press(flow.screen, Qt.Key.Key_Return, CTRL)
        here.settle()
        assert Reviewing(here.session).counts().waiting == 0
        assert not flow.screen.empty.isHidden()
        assert asked == ["Duyệt 2 bản ghi đạt kiểm tra, tổng 2.600.000 đồng?"]
        press(flow.screen, Qt.Key.Key_U, CTRL)
        here.settle()
        assert Reviewing(here.session).counts().passing == 2, "taken back in one go, and looked at again"


def test_one_bundle_is_decided_as_a_whole_and_notes_are_kept(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as office, place(tmp_path, "province", qtbot) as here:
        enrol(office.session, NewStore(here.session, "", here.fingerprint), tmp_path / "stick")
        pair = Pair(office.session, here.session, tmp_path / "stick")
        _tet, gift = gifts(pair, "Giàng A Chứ")
        arrive(pair)
        review = Reviewing(here.session)
        Checking(here.session).look()
        review.accept(list(review.versions([gift]).items()))
        changed(pair, gift, cash=400_000)
        gifts(pair, "Lò Thị Ín")
        bundle = arrive(pair)
        here.window.add_destination("review", "Duyệt bản ghi", "list-filter")
        flow = ReviewFlow(here.at, PdfView)
        here.show()
        flow.open(bundle)
        here.settle()
        screen = flow.screen
        assert screen.model.rowCount() == 3
        screen.table.go_to(next(n for n in range(3) if (row := screen.model.row(n)) and row.record == gift))
        assert "Tiền mặt (đồng): 1.000.000 → 400.000 (−600.000 đồng)" in screen.shown.said
        assert "Quyết định trước đây\nĐã duyệt" in screen.shown.said

        def note(question: Question) -> bool:
            assert isinstance(question, NoteQuestion)
            type_text(question.line, "Gửi danh sách ký nhận")
            return True

        flow.ask = note
        press(screen, Qt.Key.Key_F3)
        assert "“Gửi danh sách ký nhận” · gửi kèm phiếu nhận" in screen.shown.said
        flow.ask = lambda _question: True
        press(screen, Qt.Key.Key_F2)
        here.settle()
        assert [row.bundle == bundle for row in review.rows(0, 9)] == [False]
        press(screen, Qt.Key.Key_U, CTRL)
        here.settle()
        gone = AttachedFile({"sha256": "a" * 64, "name": "bien-ban.pdf", "type": "application/pdf", "size": 9})
        flow.showing.show([gone], screen, "review")
        here.settle()
        assert here.window.current is flow.showing.view
        assert flow.showing.view.shown is flow.showing.view.empty, "the file did not come: said, not shown"
        press(flow.showing.view, Qt.Key.Key_Escape)
        assert here.shows(screen)
        screen.reason.reason.set_code("papers_lacking")
        press(screen, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
        here.settle()
        assert review.counts().waiting == 1
        screen.chip.setFocus()
        press(screen.chip, Qt.Key.Key_Delete)
        here.settle()
        assert (screen.asked["bundle"], screen.model.rowCount()) == ("", 1)
