"""F1 everywhere: every screen and dialog has a page that speaks of it, every field of every kind its own help."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.base import paths
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.vietnamese import fold
from desktop_app.ui.help_pages import ABOUT, page_about
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.help import PAGES, read_page
from desktop_app.ui.screens.help_dialog import HelpDialog
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.theme import Theme
from tests.fakes.clock import FixedClock
from tests.ui.every_specimen import SPECIMENS
from tests.ui.test_specimens import made_of_screens

SAID: dict[str, str] = {
    "RecordForm": "ô",
    "RecordList": "danh sách",
    "FileView": "tệp",
    "FilterDialog": "lọc",
    "SavedFiltersDialog": "bộ lọc",
    "ColumnChooser": "cột",
    "RecordHistory": "lịch sử",
    "RecordDialog": "thêm",
    "KindChooser": "Ghi gì?",
    "PersonCardScreen": "thẻ",
    "ReasonQuestion": "lý do",
    "Question": "lý do",
    "UnitDialog": "đổi tên",
    "UnlockScreen": "Mở sổ",
    "RecoveryScreen": "phiếu khôi phục",
    "FirstRunScreen": "Lập sổ lần đầu",
    "HelpScreen": "phím",
    "HelpDialog": "phím",
    "MergingScreen": "gộp",
    "ExportScreen": "Xuất gửi tỉnh",
    "EnrolmentScreen": "Đăng ký máy",
    "DevicesScreen": "Máy",
    "HoldingsScreen": "đang giữ",
    "OwnUnitScreen": "tên",
    "ReturnedDialog": "trả lại",
    "CampaignGrid": "bảng",
    "ReportRoom": "báo cáo",
    "RecordsBehindScreen": "bản ghi",
    "FoundPaperScreen": "tìm theo mã",
    "CampaignChoice": "đợt trước",
}
"""What the page must speak of where the screen's title is a record's, or another word is the better proof."""


def test_every_screen_and_dialog_has_a_page_of_its_own() -> None:
    names = {kind.__name__ for kind in made_of_screens()}
    assert names - set(ABOUT) == set()
    assert set(ABOUT.values()) <= set(PAGES)


@pytest.mark.parametrize("name", sorted(SPECIMENS))
def test_the_page_speaks_of_what_is_in_front(name: str, look: Theme) -> None:
    window = SPECIMENS[name]()
    fronts = [one for one in (window, *window.findChildren(QWidget)) if isinstance(one, Screen | StartPage | QDialog)]
    for front in fronts:
        if not type(front).__module__.startswith("desktop_app."):
            continue
        text = fold(read_page(page_about(front), "vi").markdown)
        about = SAID.get(type(front).__name__) or (front.title if isinstance(front, Screen) else "")
        assert fold(about or "không nói") in text or not about, (type(front).__name__, about)
    window.close()
    window.deleteLater()
    for _round in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_every_field_of_every_kind_has_its_help_in_both_languages() -> None:
    missing = []
    for definition in load_definitions(paths.resources() / "forms"):
        for field in definition.fields:
            for one in (field, *field.fields):
                told = (one.description.vi.strip(), one.description.en.strip())
                if not all(told):
                    missing.append(f"{definition.kind}.{field.name}.{one.name}")
    assert missing == []


def test_f1_opens_help_over_a_dialog_too(qapp: QApplication, qtbot: QtBot, look: Theme, tmp_path: Path) -> None:
    """The window's own key rests while a dialog is open; what is asked there stays as it is."""
    program = Program(qapp, tmp_path / "so", FixedClock())
    program.begin()
    QTest.qWaitForWindowActive(program.window)
    qtbot.waitUntil(lambda: program._dialog_help is not None)  # it warms up after the first paint
    question = Question("Bỏ 3 suất quà?", "Lấy lại được.", safe="Giữ lại", other="Bỏ", other_key="Alt+X",
                        parent=program.window)  # fmt: skip
    question.open()
    QTest.qWaitForWindowActive(question)
    assert program._dialog_help is not None
    program._dialog_help.watch(question.windowHandle())  # the offscreen plugin tells of no change of focus
    QTest.keyClick(question.windowHandle(), Qt.Key.Key_F1)
    (dialog,) = question.findChildren(HelpDialog)
    assert dialog.help.page == "recording"
    dialog.accept()
    assert question.isVisible()
    locked: list[bool] = []
    program._dialog_help._lock = lambda: locked.append(True)
    QTest.keyClick(question.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert locked == [True], "Ctrl+L locks over a dialog too"
    question.reject()
    program.close()
    program.window.close()
    program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
