"""Tables of lines, documents, and the sheet: adding and removing lines, sums, what is passed through untouched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.base import paths
from desktop_app.domain.definition import Bilingual, Definition, Field
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.records import Data, Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Lookups, ShownProblem
from desktop_app.ui.editors.document import DocumentBox
from desktop_app.ui.editors.line import ComputedBox
from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.lines_grid import Head, wrapped
from desktop_app.ui.editors.person import PersonBox
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.main_window import MINIMUM
from desktop_app.ui.parts.base import Text
from desktop_app.ui.theme import Theme
from tests.pages.form_page import commit
from tests.pages.typing import press

Show = Callable[[QWidget], QWidget]
NAMES = Bilingual("Tên", "Name")
AROUND_FORM = 554
"""What rail, list of problems, margins and scroll bar take of the smallest screen, px at 100 %."""
CTRL = Qt.KeyboardModifier.ControlModifier
FUNDING: list[Json] = [
    {"source": "province", "amount": 50_000_000, "note": "Mái ấm công đoàn"},
    {"source": "family", "amount": 41_000_000},
]


@pytest.fixture(scope="module")
def definitions() -> dict[str, Definition]:
    return {one.kind: one for one in load_definitions(paths.resources() / "forms")}


def sheet_of(shown: Show, definition: Definition, data: Data | None = None) -> FormSheet:
    """Return the form of a kind in a window."""
    sheet = FormSheet(definition, Lookups())
    sheet.resize(800, 900)
    shown(sheet)
    sheet.set_data(data or {})
    return sheet


def lines_of(sheet: FormSheet, name: str) -> LinesBox:
    """Return a table of lines."""
    box = sheet.boxes[name]
    assert isinstance(box, LinesBox)
    return box


def cell(box: LinesBox, row: int, column: str) -> QLineEdit:
    """Return the input of one cell."""
    widget = box.lines[row].cells[column].inputs()[0]
    assert isinstance(widget, QLineEdit)
    return widget


def test_lines_are_shown_and_given_back_unchanged(shown: Show, definitions: dict[str, Definition]) -> None:
    data: Data = {"value": 91_000_000, "funding": FUNDING}
    sheet = sheet_of(shown, definitions["house"], data)
    assert sheet.data() == data
    assert cell(lines_of(sheet, "funding"), 1, "amount").text() == "41.000.000"


def test_an_empty_line_is_offered_and_does_not_count(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["house"])
    assert len(lines_of(sheet, "funding").lines) == 1
    assert sheet.data() == {}


def test_the_difference_runs_along_while_typing(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["house"], {"value": 95_000_000, "funding": FUNDING})
    box = lines_of(sheet, "funding")
    assert box.difference == "Còn thiếu 4.000.000 đồng"
    commit(cell(box, 1, "amount"), "46tr")
    assert box.difference == "Thừa 1.000.000 đồng"
    commit(cell(box, 1, "amount"), "45tr")
    assert box.difference == "Vừa đủ"


def test_shares_are_counted_to_one_hundred(shown: Show, definitions: dict[str, Definition]) -> None:
    authors: Json = [{"person": {"name": "Lò Thị Phương"}, "share": "66.5"}]
    sheet = sheet_of(shown, definitions["initiative"], {"authors": authors})
    assert lines_of(sheet, "authors").difference == "Còn thiếu 33,5%"


def test_enter_in_the_last_cell_adds_a_line_once_there_is_something_in_it(
    shown: Show, definitions: dict[str, Definition]
) -> None:
    sheet = sheet_of(shown, definitions["house"])
    box = lines_of(sheet, "funding")
    press(_focused(cell(box, 0, "note")), Qt.Key.Key_Return)
    assert len(box.lines) == 1
    commit(cell(box, 0, "amount"), "5tr")
    press(_focused(cell(box, 0, "note")), Qt.Key.Key_Return)
    assert len(box.lines) == 2
    assert cell(box, 1, "source").hasFocus()


def test_lines_are_added_and_removed_by_key(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["house"], {"funding": FUNDING})
    box = lines_of(sheet, "funding")
    press(_focused(cell(box, 0, "note")), Qt.Key.Key_Insert, CTRL)
    assert len(box.lines) == 3
    press(_focused(cell(box, 0, "note")), Qt.Key.Key_R, CTRL)
    assert sheet.data() == {"funding": [FUNDING[1]]}


def test_problems_are_marked_in_their_cell_and_said_below(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["house"], {"funding": FUNDING})
    box = lines_of(sheet, "funding")
    sheet.set_problems([ShownProblem("funding", "Nguồn kinh phí", "Chưa ghi.", "error", 1, "amount")])
    assert cell(box, 1, "amount").property("state") == "err"
    assert cell(box, 0, "amount").property("state") in ("", None)
    assert box.foot.text == "Dòng 2, Số tiền (đồng): Chưa ghi."


def test_an_unreadable_cell_is_told_by_row_and_column(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["house"], {"funding": FUNDING})
    commit(cell(lines_of(sheet, "funding"), 1, "amount"), "nhiều")
    found = sheet.unreadable()
    assert [(one.field, one.row, one.column) for one in found] == [("funding", 1, "amount")]


def test_a_computed_sum_follows_and_is_never_part_of_the_data(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["gift"], {"cash": 1_000_000})
    box = sheet.boxes["value"]
    assert isinstance(box, ComputedBox)
    assert box.line.text() == "1.000.000"
    kind = sheet.boxes["in_kind_value"].inputs()[0]
    assert isinstance(kind, QLineEdit)
    commit(kind, "300 nghìn")
    assert box.line.text() == "1.300.000"
    assert box.line.isReadOnly()
    assert sheet.data() == {"cash": 1_000_000, "in_kind_value": 300_000}


def test_what_the_form_does_not_show_passes_through(shown: Show, definitions: dict[str, Definition]) -> None:
    data: Data = {"cash": 1, "value": 5, "lạ": ["x"], "relation": "không còn"}
    sheet = sheet_of(shown, definitions["gift"], data)
    assert sheet.data() == {"cash": 1, "lạ": ["x"], "relation": "không còn"}


def test_copied_values_fill_empty_fields_only(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["gift"], {"cash": 500_000})
    filled = sheet.fill_empty({"cash": 1_000_000, "in_kind": "gạo", "value": 9}, "Chép từ Tết")
    assert filled == ["in_kind"]
    assert sheet.data() == {"cash": 500_000, "in_kind": "gạo"}


def test_a_document_keeps_its_members(shown: Show, definitions: dict[str, Definition]) -> None:
    basis: Json = {"number": "27", "symbol": "QĐ-LĐLĐ", "date": "2026-01-20", "abstract": "Tặng quà Tết"}
    sheet = sheet_of(shown, definitions["campaign"], {"basis": basis})
    box = sheet.boxes["basis"]
    assert isinstance(box, DocumentBox)
    assert sheet.data() == {"basis": basis}
    assert box.parts["date"].line.text() == "20/01/2026"
    commit(box.parts["date"].line, "31/2/2026")
    assert box.refusal() is not None


@pytest.mark.parametrize("kind", ["person", "campaign", "pledge_registration", "gift", "house", "initiative"])
def test_fields_stand_at_most_four_in_a_row_and_in_one_column_at_large_sizes(
    shown: Show, look: Theme, definitions: dict[str, Definition], kind: str
) -> None:
    sheet = sheet_of(shown, definitions[kind])

    def in_rows() -> list[int]:
        tops: dict[tuple[QWidget, int], int] = {}
        for box in sheet.boxes.values():
            parent = box.parentWidget()
            assert parent is not None
            tops[parent, box.y()] = tops.get((parent, box.y()), 0) + 1
        return list(tops.values())

    assert max(in_rows()) <= 4
    assert max(in_rows()) > 1
    look.set_scale(150)
    layout = sheet.layout()
    assert layout is not None
    layout.activate()
    sheet.resize(sheet.width(), sheet.sizeHint().height() + 1)
    sheet.repaint()
    assert max(in_rows()) == 1


def _focused(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget


def test_answers_that_do_not_fit_side_by_side_stand_in_rows_of_twelve_columns() -> None:
    words, number = (Field("it", kind, NAMES, NAMES) for kind in ("string", "number"))
    columns = [words, number, number, words, number]
    assert wrapped(columns, [325, 130, 130, 260, 70], 65) == [(0, 0, 10), (0, 10, 2), (1, 0, 2), (1, 2, 8), (1, 10, 2)]
    two = wrapped([words, words, number], [260, 130, 260], 65)
    assert two == [(0, 0, 4), (0, 4, 4), (0, 8, 4)], "what is left over goes to the narrowest words"
    assert wrapped([number] * 3, [400, 400, 70], 65) == [(0, 0, 7), (1, 0, 7), (1, 7, 2)], "numbers are not made wider"
    assert wrapped([words], [9_000], 65) == [(0, 0, 12)]


@pytest.mark.parametrize("scale", [100, 125])
def test_every_kinds_form_fits_the_smallest_window_and_its_tables_have_whole_headings(
    shown: Show, definitions: dict[str, Definition], look: Theme, scale: int
) -> None:
    look.set_scale(scale)
    room = MINIMUM[0] - theme.px(AROUND_FORM)
    for definition in definitions.values():
        sheet = FormSheet(definition, Lookups())
        sheet.resize(room, 900)
        shown(sheet)
        assert sheet.minimumSizeHint().width() <= room, definition.kind
        cut = [
            head.text()
            for box in sheet.boxes.values()
            if isinstance(box, LinesBox)
            for head in box.findChildren(Text)
            if head.elides and head.isVisible() and head.fontMetrics().horizontalAdvance(head.text()) > head.width()
        ]
        assert cut == [], definition.kind
        sheet.close()


def test_columns_that_must_be_answered_have_a_star_and_say_so(shown: Show, definitions: dict[str, Definition]) -> None:
    sheet = sheet_of(shown, definitions["meeting"])
    box = lines_of(sheet, "results")
    starred = [
        next(text.text() for text in head.findChildren(Text))
        for head in box.findChildren(Head)
        if any(text.text() == "*" for text in head.findChildren(Text))
    ]
    assert set(starred) == {"Họ và tên", "Kết quả"}
    assert cell(box, 0, "person").accessibleName() == "Họ và tên, phải có"
    assert cell(box, 0, "matter").accessibleName() == "Xét việc gì"


def test_a_person_nobody_of_the_register_is_meant_by_is_told_apart_in_a_line(
    shown: Show, definitions: dict[str, Definition]
) -> None:
    known: Json = {"record": "r" * 32, "name": "Giàng A Chứ"}
    results: Json = [{"person": known}, {"person": {"name": "Phạm Văn Khánh"}}, {"matter": "x"}]
    sheet = sheet_of(shown, definitions["meeting"], {"results": results})
    box = lines_of(sheet, "results")

    def below(row: int) -> str:
        found = box.lines[row].cells["person"]
        assert isinstance(found, PersonBox)
        return found.below

    assert [below(row) for row in range(3)] == ["", "Chưa nối với sổ Người (F4: tìm)", ""]
    tops = {cell(box, 1, name).mapTo(sheet, QPoint(0, 0)).y() for name in ("person", "matter")}
    assert len(tops) == 1, "the line below moves no editor of its row"
    commit(cell(box, 0, "person"), "Giàng A Chư")
    assert below(0) == "Chưa nối với sổ Người (F4: tìm)"
