"""What each part promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.chip import Chip, FlowLayout
from desktop_app.ui.parts.completion import FoldedCompleter
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextArea, TextInput, Tick
from desktop_app.ui.parts.marks import MARKS, StatusMark
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.question import Question
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.parts.steps import FactList, StepList
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.ui.walks import visible

Show = Callable[[QWidget], QWidget]
# The offscreen plugin says so whenever a list opens below an input.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def holding(*widgets: QWidget) -> QWidget:
    """Return a window with ``widgets`` one below the other."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    return window


def test_name_with_angle_bracket_stays_a_name(look: Theme, shown: Show) -> None:
    label = Text("Lò <b>Thị</b> Phương")
    shown(holding(label))
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_message_is_read_at_ninety_characters(look: Theme, shown: Show) -> None:
    label = Text("chữ " * 200, wrap=True)
    window = shown(holding(label))
    window.resize(3000, 600)
    line = QFontMetrics(label.font()).averageCharWidth() * 90
    assert label.contentsRect().width() <= line
    assert label.height() >= label.heightForWidth(label.width())


def test_elided_text_keeps_the_whole_in_its_tooltip(look: Theme, shown: Show) -> None:
    name = "CĐCS Trường Phổ thông dân tộc bán trú Tiểu học xã Nậm Cuổi"
    label = Text(name, elide=True)
    shown(holding(label))
    assert label.minimumSizeHint().width() < 100
    assert label.toolTip() == name


def test_button_shows_key_and_obeys_it_at_once(look: Theme, shown: Show) -> None:
    pressed: list[str] = []
    button = Button("Lưu nháp", key="Ctrl+S")
    button.clicked.connect(lambda: pressed.append("S"))
    window = shown(holding(button))
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["S"]
    assert button.toolTip() == "Lưu nháp (Ctrl+S)"
    assert button.accessibleName() == "Lưu nháp"


def test_button_words_change_and_the_key_stays(look: Theme, shown: Show) -> None:
    pressed: list[str] = []
    button = Button("Lưu", key="Ctrl+S")
    button.clicked.connect(lambda: pressed.append("S"))
    window = shown(holding(button))
    button.set_words("Save & close")
    assert button.sizeHint().width() > QFontMetrics(theme.font(14, 600)).horizontalAdvance("Save & close")
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    button.setShortcut(QKeySequence())
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["S"]


def test_enter_and_space_press_a_focused_button(look: Theme, shown: Show) -> None:
    pressed: list[int] = []
    button = Button("Ghi lại", "filled")
    button.clicked.connect(lambda: pressed.append(1))
    window = shown(holding(button))
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        press(window, key)
    assert pressed == [1, 1, 1]


def test_focus_does_not_change_sizes(look: Theme, shown: Show) -> None:
    line, choice, button = TextInput(), Choice(), Button("Nút")
    shown(holding(line, choice, button))
    for widget in (line, choice, button):
        before = widget.size()
        widget.setFocus()
        assert widget.size() == before
        assert widget.height() == theme.px(36)


def test_field_says_its_problem_to_eye_and_ear(look: Theme, shown: Show) -> None:
    line = TextInput()
    frame = FieldFrame("Ngày trao", line, required=True, hint="ngày/tháng/năm")
    shown(holding(frame))
    assert line.accessibleName() == "Ngày trao, phải có"
    assert line.accessibleDescription() == "ngày/tháng/năm"
    height = line.height()
    frame.set_problem("Tháng 4 không có ngày 31.")
    assert (line.property("state"), frame.below) == ("err", "Tháng 4 không có ngày 31.")
    assert line.accessibleDescription() == "Tháng 4 không có ngày 31."
    assert line.height() == height
    frame.set_problem("Không khớp năm sinh.", "warning")
    frame.forgive()
    assert line.property("state") == "warn"
    frame.set_problem("Chưa ghi ngày.")
    frame.forgive()
    assert (line.property("state"), frame.below) == ("", "ngày/tháng/năm")


def test_text_is_composed_while_it_is_typed(look: Theme, shown: Show) -> None:
    line = TextInput()
    shown(holding(line))
    type_text(line, "Nguye\u0302\u0303n")
    assert line.text() == "Nguyễn"
    assert line.cursorPosition() == len("Nguyễn")


def test_enter_somebody_waits_for_goes_no_further(look: Theme, shown: Show) -> None:
    line, heard = TextInput(), list[str]()
    line.returnPressed.connect(lambda: heard.append("line"))

    class Outer(QWidget):
        def keyPressEvent(self, event: object) -> None:
            heard.append("outer")

    outer = Outer()
    QVBoxLayout(outer).addWidget(line)
    shown(outer)
    line.setFocus()
    press(outer, Qt.Key.Key_Return)
    line.returnPressed.disconnect()
    press(outer, Qt.Key.Key_Return)
    assert heard == ["line", "outer"]


def test_choice_starts_empty_and_keeps_its_code_in_another_language(look: Theme, shown: Show) -> None:
    choice = Choice()
    choice.set_options([("a", "Một"), ("b", "Hai")])
    shown(holding(choice))
    assert (choice.code(), choice.placeholderText()) == (None, "Chọn…")
    choice.set_code("b")
    choice.set_options([("a", "One"), ("b", "Two")])
    assert (choice.code(), choice.currentText()) == ("b", "Two")
    choice.set_options([("a", "One")])
    assert choice.code() is None


def test_completion_is_a_list_and_needs_no_marks(look: Theme, shown: Show) -> None:
    chosen: list[int] = []
    line = TextInput()
    completer = FoldedCompleter(line, ["xã Nậm Cuổi", "xã Nậm Mạ", "phường Tân Phong"], chosen.append)
    window = shown(holding(line))
    type_text(line, "nam ma")
    assert line.text() == "nam ma", "nothing is completed inline"
    assert completer.completionCount() == 1
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert (line.text(), chosen) == ("xã Nậm Mạ", [1])


def test_segments_choose_by_keyboard(look: Theme, shown: Show, qtbot: QtBot) -> None:
    choice = SegmentedChoice([("new", "Xây mới"), ("repair", "Sửa chữa")])
    frame = FieldFrame("Hình thức", choice)
    window = shown(holding(frame))
    assert choice.code() is None
    choice.setFocus()
    press(window, Qt.Key.Key_Right)
    assert choice.code() is None, "arrows only move"
    with qtbot.waitSignal(choice.changed) as told:
        press(window, Qt.Key.Key_Space)
    assert (told.args, choice.code()) == (["repair"], "repair")
    press(window, Qt.Key.Key_Space)
    assert choice.code() == "repair", "what is chosen cannot be unchosen by pressing it again"
    choice.set_options([("new", "New"), ("repair", "Repair")])
    assert choice.code() == "repair"
    frame.set_problem("Hãy chọn một.")
    assert all(one.property("state") == "err" for one in visible(choice) if isinstance(one, Button))
    assert "Hình thức: New" in [one.accessibleName() for one in visible(choice) if isinstance(one, Button)]


@pytest.mark.parametrize(("text", "below"), [("Chữ đã gõ vẫn giữ.", False), ("Chữ đã gõ vẫn giữ. " * 8, True)])
def test_a_long_banner_has_its_answers_below_where_letters_are_large(
    look: Theme, shown: Show, text: str, *, below: bool
) -> None:
    look.set_scale(200)
    banner, button = Banner("warning", "Còn chữ gõ dở", text.strip()), Button("Ở lại")
    banner.add_answers([button])
    window = shown(holding(banner))
    window.resize(700, 400)
    QApplication.processEvents()
    texts = [one for one in banner.findChildren(Text) if one.text()]
    assert (button.y() > max(one.geometry().bottom() for one in texts)) is below
    assert all(one.height() >= one.heightForWidth(one.width()) for one in texts), "no line is cut"


def test_tab_stops_once_at_segments(look: Theme, shown: Show) -> None:
    choice, after = SegmentedChoice([("new", "Xây mới"), ("repair", "Sửa chữa"), ("other", "Khác")]), TextInput()
    window = shown(holding(choice, after))
    choice.setFocus()
    press(window, Qt.Key.Key_Tab)
    assert after.hasFocus(), "what is typed after one Tab chooses nothing else"
    choice.set_code("repair")
    press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    stands = [one.words for one in visible(choice) if isinstance(one, Button) and one.hasFocus()]
    assert stands == ["Sửa chữa"]


def test_chip_is_removed_by_delete(look: Theme, shown: Show, qtbot: QtBot) -> None:
    chip = Chip("Đợt: Tết", on=True)
    window = shown(holding(chip))
    chip.setFocus()
    assert chip.words.endswith("×")
    with qtbot.waitSignal(chip.removed):
        press(window, Qt.Key.Key_Delete)
    assert (chip.isChecked(), chip.words) == (False, "Đợt: Tết")


def test_chips_wrap_and_are_not_clipped(look: Theme, shown: Show) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(f"Bộ lọc số {number}") for number in range(8)]
    for chip in chips:
        flow.addWidget(chip)
    window = shown(holding(holder))
    window.resize(320, 400)
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= holder.width() and chip.width() >= chip.sizeHint().width() for chip in chips)


def test_search_waits_for_a_pause_and_tells_once(look: Theme, shown: Show, qtbot: QtBot) -> None:
    box, told = SearchBox("Tìm tên"), list[str]()
    box.sought.connect(told.append)
    window = shown(holding(box))
    type_text(box, "Lò Thị ")
    assert told == []
    qtbot.waitUntil(lambda: told == ["Lò Thị"])
    press(window, Qt.Key.Key_Escape)
    assert told == ["Lò Thị", ""]
    with qtbot.waitSignal(box.left_down):
        press(window, Qt.Key.Key_Down)


def test_what_is_shown_as_sought_is_not_asked_for_again(look: Theme, shown: Show, qtbot: QtBot) -> None:
    box, told = SearchBox("Tìm tên"), list[str]()
    box.sought.connect(told.append)
    shown(holding(box))
    box.show_sought("Lò Thị")
    qtbot.wait(200)
    assert (box.text(), told) == ("Lò Thị", [])
    type_text(box, "a")
    box.rest()
    qtbot.wait(200)
    assert told == []


def test_mark_is_a_word_and_an_icon(look: Theme, shown: Show) -> None:
    mark = StatusMark("draft")
    shown(holding(mark))
    for state, kind in MARKS.items():
        mark.set_state(state)
        shown_words = [one.text() for one in visible(mark) if isinstance(one, Text)]
        assert shown_words == [kind.word]
        assert mark.property("tone") == kind.tone
    mark.set_state("error", "Thiếu số tiền")
    assert [one.text() for one in visible(mark) if isinstance(one, Text)] == ["Thiếu số tiền"]


def test_banner_is_told_to_screen_readers(look: Theme, shown: Show) -> None:
    banner = Banner("error", "USB bị rút khi đang ghi gói số 15", "Trong máy không mất gì.")
    shown(holding(banner))
    assert banner.accessibleName() == "USB bị rút khi đang ghi gói số 15 Trong máy không mất gì."


def test_question_enter_and_escape_are_safe(look: Theme, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        question = Question("Bỏ 3 suất quà?", "Tổng 3.400.000 đồng.", safe="Giữ lại", other="Bỏ", other_key="Alt+X")
        qtbot.addWidget(question)
        question.show()
        press(question, key)
        assert question.result() == Question.DialogCode.Rejected
        assert not question.isVisible()


def test_question_has_a_key_for_the_other_answer(look: Theme, qtbot: QtBot) -> None:
    question = Question("Bỏ 3 suất quà?", "Tổng 3.400.000 đồng.", safe="Giữ lại", other="Bỏ", other_key="Alt+X")
    qtbot.addWidget(question)
    question.show()
    assert question.safe.hasFocus() or question.focusWidget() is question.safe
    press(question, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert question.result() == Question.DialogCode.Accepted


def test_progress_says_numbers_and_stops_once(look: Theme, shown: Show, qtbot: QtBot) -> None:
    panel, stops = ProgressPanel(), list[int]()
    panel.stopped.connect(lambda: stops.append(1))
    window = shown(holding(panel))
    panel.start("Đang ghi gói số 15")
    panel.show_progress(142, 300, "142 trên 300 dòng")
    assert panel.words == "142 trên 300 dòng"
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    assert stops == [1]


def test_steps_tell_where_they_are(look: Theme, shown: Show) -> None:
    steps = StepList(["Kiểm tra", "Ghi", "Xong"])
    shown(holding(steps))
    steps.set_current(1)
    names = [one.accessibleName() for one in visible(steps) if one.accessibleName()]
    assert names == ["1. Kiểm tra, xong", "2. Ghi, đang làm", "3. Xong, chưa tới"]


def test_facts_are_replaced(look: Theme, shown: Show) -> None:
    facts = FactList([("Người ký", "Hoàng Văn Thủy"), ("USB", "KINGSTON")])
    shown(holding(facts))
    facts.set_facts([("Người ký", "Lò Thị Phương")])
    QApplication.processEvents()
    assert [one.text() for one in visible(facts) if isinstance(one, Text)] == ["Người ký", "Lò Thị Phương"]


def test_tick_paints_its_tick(look: Theme, shown: Show) -> None:
    tick = Tick("Đồng ý")
    shown(holding(tick))
    empty = tick.grab().toImage()
    tick.setChecked(True)
    image = tick.grab().toImage()
    on = theme.colour("onprimary").name()
    inside = {image.pixelColor(x, y).name() for x in range(3, 16) for y in range(image.height())}
    assert theme.colour("primary").name() in inside
    assert on in inside
    assert empty != image


def test_area_leaves_with_tab_and_composes(look: Theme, shown: Show) -> None:
    area, line = TextArea(), TextInput()
    window = shown(holding(area, line))
    type_text(area, "Hoa\u0300")
    assert area.text() == "Hoà"
    press(window, Qt.Key.Key_Tab)
    assert line.hasFocus()


def test_a_second_enter_does_not_stop_what_the_first_began(shown: Callable[[QWidget], QWidget]) -> None:
    panel = ProgressPanel()
    shown(panel)
    stopped: list[bool] = []
    panel.stopped.connect(lambda: stopped.append(True))
    panel.start("Đang ghi gói…")
    panel.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        press(panel, key)
    assert stopped == []
    press(panel, Qt.Key.Key_Escape)
    assert stopped == [True]


def test_figures_stand_at_the_right_one_under_the_other(shown: Show) -> None:
    facts = FactList([("Suất quà", "1.300.000"), ("Nhà", "52.000")], figures=True)
    shown(facts)
    figures = [label for label in facts.findChildren(QLabel) if label.text() in ("1.300.000", "52.000")]
    assert len({label.geometry().right() for label in figures}) == 1
    assert all(label.alignment() & Qt.AlignmentFlag.AlignRight for label in figures)
