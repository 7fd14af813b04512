"""The form screen by itself: what it shows, what it tells, where the keys go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.base import paths
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.records import Data
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.form_content import FormContent
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.theme import Theme
from tests.pages.form_page import FormPage, offered
from tests.pages.typing import press

Show = Callable[[QWidget], QWidget]
DEFINITIONS = load_definitions(paths.resources() / "forms")
HANDOVER = ShownProblem("handed_over_on", "Ngày bàn giao", "Đứng trước ngày khởi công.", "error")
FUNDING = ShownProblem("funding", "Nguồn kinh phí, dòng 1, Số tiền", "Chưa ghi.", "warning", 0, "amount")


@pytest.fixture
def form(shown: Show) -> RecordForm:
    """The form of a house in a window."""
    made = RecordForm()
    made.resize(1154, 697)
    shown(made)
    data: Data = {"form": "new", "handed_over_on": "2026-03-12", "funding": [{"source": "family", "note": "ngày công"}]}
    made.show_record(
        FormContent(DEFINITIONS.current("house"), data, "Giàng A Chứ", new=False, revision=4, place=(2, 3))
    )
    return made


def test_title_place_and_mark_say_what_is_open(form: RecordForm) -> None:
    assert form.title == "Nhà ở, Mái ấm: Giàng A Chứ"
    assert form.subtitle == "Nhà ở, Mái ấm · bản ghi 2 trên 3 · sửa lần 3"


def test_enter_moves_on_and_tells_that_the_field_was_left(form: RecordForm) -> None:
    page = FormPage(form)
    left: list[str] = []
    form.field_left.connect(left.append)
    line = page.line("surveyed_on")
    line.setFocus()
    press(line, Qt.Key.Key_Return)
    assert left == ["surveyed_on"]
    assert page.line("started_on").hasFocus()


def test_f8_goes_from_problem_to_problem_errors_first(form: RecordForm) -> None:
    page = FormPage(form)
    form.set_problems([FUNDING, HANDOVER])
    assert page.problems[0] == "Ngày bàn giao: Đứng trước ngày khởi công."
    press(form, Qt.Key.Key_F8)
    assert page.line("handed_over_on").hasFocus()
    press(form, Qt.Key.Key_F8)
    assert page.sheet.current_field() == "funding"
    press(form, Qt.Key.Key_F8)
    assert page.line("handed_over_on").hasFocus()


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_S, "draft_wanted"), (Qt.Key.Key_Return, "complete_wanted"), (Qt.Key.Key_H, "history_wanted")],
)
def test_keys_ask_for_what_they_show(form: RecordForm, key: Qt.Key, signal: str) -> None:
    told: list[int] = []
    getattr(form.buttons, signal).connect(lambda: told.append(1))
    FormPage(form).line("surveyed_on").setFocus()
    press(form, key, Qt.KeyboardModifier.ControlModifier)
    assert told == [1]


def test_ctrl_d_asks_for_the_field_it_stands_in(form: RecordForm) -> None:
    asked: list[str] = []
    form.repeat_wanted.connect(asked.append)
    FormPage(form).line("area").setFocus()
    press(form, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["area"]


def test_neighbours_are_reached_by_key_at_every_size(form: RecordForm, look: Theme) -> None:
    steps: list[int] = []
    form.head.step_wanted.connect(steps.append)
    for scale in (100, 150):
        look.set_scale(scale)
        FormPage(form).line("area").setFocus()
        press(form, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        press(form, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert steps == [1, -1, 1, -1]


def test_from_150_per_cent_on_the_list_is_a_counter(form: RecordForm, look: Theme) -> None:
    form.set_problems([FUNDING, HANDOVER])
    assert form.panel.isVisible()
    look.set_scale(150)
    assert not form.panel.isVisible()
    assert (form.head.counter.isVisible(), form.head.counter.words) == (True, "1 lỗi, 1 cảnh báo")
    assert (form.title, form.subtitle) == ("Giàng A Chứ", "")
    press(form, Qt.Key.Key_F8)
    assert FormPage(form).line("handed_over_on").hasFocus()


def test_a_question_above_locks_the_form_until_it_is_answered(form: RecordForm) -> None:
    page = FormPage(form)
    answers: list[int] = []
    form.lock(True)
    form.banners.show_banner(
        "info", "Có chữ đang gõ dở.", "", (Answer("Mở lại", lambda: answers.append(1)),), focus=True
    )
    assert not page.sheet.isEnabled()
    page.answer("Mở lại")
    form.lock(False)
    assert (answers, form.banners.banner, page.sheet.isEnabled()) == ([1], None, True)


def test_a_record_of_another_unit_is_only_read(form: RecordForm) -> None:
    content = FormContent(DEFINITIONS.current("house"), {"area": "48"}, "Lò", new=False, read_only=True)
    form.show_record(content)
    assert FormPage(form).line("area").isReadOnly()
    assert not form.buttons.complete.isVisible()


def test_what_is_only_read_offers_no_keys_for_typing(form: RecordForm) -> None:
    answers: Data = {"head": {"name": "Giàng A Chứ"}, "area": "48"}
    content = FormContent(DEFINITIONS.current("house"), answers, "Lò", new=False, read_only=False)
    form.show_record(content)
    page = FormPage(form)
    assert "F4" in page.below("head")
    assert [key for key, _words in form.key_hints] == ["Enter, Tab", "F4", "F8"]
    form.show_record(replace(content, read_only=True))
    assert page.below("head") == "Chưa nối với sổ Người"
    assert [key for key, _words in form.key_hints] == ["Tab", "Esc"]


def test_the_window_fits_an_old_screen(form: RecordForm) -> None:
    hint = form.minimumSizeHint()
    assert (hint.width() <= 1366 - 212, hint.height() <= 697 - 30) == (True, True)


def test_another_date_takes_away_and_brings_back_what_could_be_chosen(form: RecordForm) -> None:
    """A seasonal contract was one until the end of 2021."""
    form.show_record(FormContent(DEFINITIONS.current("crisis_aid"), {}, ""))
    page = FormPage(form)

    def seasonal() -> list[str]:
        line = page.line("contract_type")
        line.setFocus()
        press(line, Qt.Key.Key_F4)
        found = [title for title in offered(line) if title.startswith("Hợp đồng mùa vụ")]
        press(line, Qt.Key.Key_Escape)
        return found

    assert len(seasonal()) == 1
    page.type("given_on", "5/2/2026")
    assert seasonal() == []
    page.type("given_on", "5/8/2021")
    assert len(seasonal()) == 1
