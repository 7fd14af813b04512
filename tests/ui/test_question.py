"""Questions have their buttons and words whole at every text size, on the smallest screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.reason_question import ReasonQuestion
from desktop_app.ui.theme import SCALES, Theme
from tests.pages.typing import press
from tests.ui import walks

Show = Callable[[QWidget], QWidget]
SHORT = "Tổng 3.400.000 đồng. Có thể lấy lại trong Thùng rác bất cứ lúc nào."
FIGURES = "12 suất quà, 15.600.000 đồng; 3 bằng khen của Ủy ban nhân dân tỉnh; 5 giấy khen của công đoàn cấp trên. "


@pytest.fixture
def below(look: Theme, shown: Show) -> QWidget:
    """A window of the smallest screen."""
    window = QWidget()
    window.resize(1366, 768)
    return shown(window)


def put(question: Question) -> Question:
    """Show ``question`` and let every wrapped text find its height."""
    question.show()
    question.activateWindow()
    for _pass in range(4):
        QApplication.processEvents()
    return question


def whole(question: Question, button: QWidget) -> bool:
    """Tell whether ``button`` has its size and stands inside ``question``."""
    place = QRect(button.mapTo(question, QPoint(0, 0)), button.size())
    return button.height() == button.sizeHint().height() and question.rect().contains(place)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("times", [0, 3, 12])
def test_buttons_are_whole_and_the_question_fits(below: QWidget, look: Theme, scale: int, times: int) -> None:
    look.set_scale(scale)
    question = Question(
        "Khóa sổ kỳ từ 01/12/2025 đến 31/5/2026?",
        FIGURES * times or SHORT,
        safe="Xem lại",
        other="Khóa sổ",
        other_key="Alt+K",
        parent=below,
    )
    put(question)
    assert whole(question, question.safe)
    assert whole(question, question.other)
    assert question.width() <= below.width()
    assert question.height() <= below.height()
    for text in question.findChildren(Text):
        if text.text() and text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width())
    bar = question.area.verticalScrollBar()
    assert (bar.maximum() == 0) == (question.height() < below.height() - 48)
    question.close()


def test_what_has_no_room_is_scrolled_by_key_and_enter_stays_the_safe_answer(below: QWidget, look: Theme) -> None:
    look.set_scale(200)
    answers: list[int] = []
    question = Question("Khóa sổ?", FIGURES * 12, safe="Xem lại", other="Khóa sổ", other_key="Alt+K", parent=below)
    question.finished.connect(answers.append)
    put(question)
    bar = question.area.verticalScrollBar()
    assert bar.maximum() > 0
    for _page in range(20):
        press(question, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    press(question, Qt.Key.Key_Return)
    assert answers == [0]


@pytest.mark.parametrize("scale", [100, 200])
def test_the_reason_for_a_deletion_has_room_too(below: QWidget, look: Theme, scale: int) -> None:
    look.set_scale(scale)
    question = ReasonQuestion(
        "Bỏ 3 bản ghi vào thùng rác?",
        FIGURES * 6,
        safe="Không xóa",
        other="Bỏ vào thùng rác",
        other_key="Alt+B",
        parent=below,
    )
    put(question)
    assert whole(question, question.safe)
    assert question.line.height() >= 32 * scale // 100
    press(question.line, Qt.Key.Key_Return)
    for _pass in range(3):
        QApplication.processEvents()
    assert walks.outside(question) == []
    assert whole(question, question.other)
    question.close()
