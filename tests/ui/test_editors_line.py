"""One line of text, amounts, dates, several lines: what is typed, what is kept, what is shown after leaving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.definition import Bilingual, Constraints, Field, FieldType
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups, ShownProblem
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.line import LineBox, TextBox
from tests.pages.form_page import commit
from tests.pages.typing import press, type_text

Show = Callable[[QWidget], QWidget]


def field(type_: FieldType, **more: object) -> Field:
    """Return a field of a type."""
    title = Bilingual("Ô thử", "Trial")
    return Field("trial", type_, title, title, constraints=Constraints(required=True), **more)  # type: ignore[arg-type]


def line_box(shown: Show, type_: FieldType) -> LineBox:
    """Return a box of one line in a window, with another line to go to."""
    box = make_cell(field(type_), Lookups())
    assert isinstance(box, LineBox)
    shown(box)
    return box


@pytest.mark.parametrize(
    ("type_", "typed", "kept", "after"),
    [
        ("money", "50tr", 50_000_000, "50.000.000"),
        ("money", "1,5 triệu", 1_500_000, "1.500.000"),
        ("partial_date", "1/7/20", "2020-07-01", "01/07/2020"),
        ("partial_date", "7/2020", "2020-07", "07/2020"),
        ("partial_date", "2020", "2020", "2020"),
        ("number", "48,5", "48.5", "48,5"),
        ("integer", "2026", 2026, "2026"),
        ("string", "  Trường   PTDTBT ", "Trường PTDTBT", "Trường PTDTBT"),
        ("string", "Hoa\u0300", "Hoà", "Hoà"),
        # what nobody sees, and eth for đ, stay for validation to name
        ("string", "Hoà\u200b Ðoàn", "Hoà\u200b Ðoàn", "Hoà\u200b Ðoàn"),
        ("money", "năm mươi triệu", 50_000_000, "50.000.000"),
    ],
)
def test_typed_text_is_read_and_rewritten_when_left(
    shown: Show, type_: FieldType, typed: str, kept: Json, after: str
) -> None:
    box = line_box(shown, type_)
    commit(box.line, typed)
    assert box.value() == kept
    box.leave()
    assert (box.value(), box.line.text()) == (kept, after)


def test_text_is_not_rewritten_while_it_is_typed(shown: Show) -> None:
    box = line_box(shown, "money")
    commit(box.line, "5000000")
    assert box.line.text() == "5000000"
    assert box.below == "Năm triệu đồng"


def test_what_cannot_be_read_is_kept_as_typed_and_refused(shown: Show) -> None:
    box = line_box(shown, "partial_date")
    commit(box.line, "31/4/2026")
    box.leave()
    refusal = box.refusal()
    assert box.value() == "31/4/2026"
    assert refusal is not None
    assert refusal.code == "date_impossible"
    box.set_value(box.value())
    assert box.line.text() == "31/4/2026"


def test_an_ambiguous_amount_is_never_taken(shown: Show) -> None:
    box = line_box(shown, "money")
    commit(box.line, "1.5")
    assert box.refusal() is not None or box.value() != 15


def test_setting_a_value_is_no_edit_and_typing_is(shown: Show) -> None:
    box = line_box(shown, "string")
    edits: list[int] = []
    box.edited.connect(lambda: edits.append(1))
    box.set_value("Nậm Coóng")
    assert edits == []
    type_text(box.line, "a")
    assert edits == [1]


def test_a_note_stands_below_until_the_answer_is_edited(shown: Show) -> None:
    box = line_box(shown, "string")
    box.set_value("gạo")
    box.set_note("Chép từ Tết Bính Ngọ 2026")
    assert box.below == "Chép từ Tết Bính Ngọ 2026"
    type_text(box.line, "x")
    assert box.below == ""


def test_the_gravest_problem_stands_below_and_on_the_border(shown: Show) -> None:
    box = line_box(shown, "string")
    warning = ShownProblem("trial", "Ô thử", "Nên xem lại.", "warning")
    error = ShownProblem("trial", "Ô thử", "Chưa ghi.", "error")
    box.set_problems([warning, error])
    assert (box.below, box.line.property("state")) == ("Chưa ghi.", "err")
    box.set_problems([warning])
    assert (box.below, box.line.property("state")) == ("Nên xem lại.", "warn")
    box.set_problems([])
    assert (box.below, box.line.property("state")) == ("", "")


def test_names_for_screen_readers(shown: Show) -> None:
    box = line_box(shown, "string")
    assert "Ô thử" in box.line.accessibleName()
    bare = make_cell(field("string"), Lookups(), bare=True)
    assert isinstance(bare, FramedBox)
    shown(bare)
    assert bare.editor.accessibleName() == "Ô thử, phải có"


def test_several_lines_keep_enter_for_themselves(shown: Show) -> None:
    box = make_cell(field("text"), Lookups())
    assert isinstance(box, TextBox)
    shown(box)
    type_text(box.area, "một")
    press(box.area, Qt.Key.Key_Return)
    type_text(box.area, "hai")
    assert box.value() == "một\nhai"
