"""The grid by keyboard, with a real store behind it: type, move, complete, paste, mend, write, take back, keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.records import Json
from desktop_app.services.people import People
from tests.pages.form_page import offered
from tests.pages.grid_page import ALT, CTRL, SHIFT
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.record_store import commune, gift, person

NAMES = ("Chẻo Mí Pẩu", "Giàng A Chứ", "Lò Thị Ín")


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def test_rows_by_enter_alone_cost_fewer_keys_than_a_spreadsheet(office: GridOffice) -> None:
    page = office.open()
    rows = [(name, "Đoàn viên", "Nậm Coóng") for name in NAMES]
    page.rows(NAMES[0])
    for name, _relation, village in rows[1:]:
        page.enter(name, "đ", village)
    in_a_spreadsheet = sum(len(text) + 1 for row in rows for text in row)
    assert page.keys <= in_a_spreadsheet * 1.1
    assert page.place == (3, "recipient.name")
    page.checked()
    assert page.row(1) == [
        "Giàng A Chứ",
        "",
        "Đoàn viên",
        "Nậm Coóng",
        "",
        "",
        "1.000.000",
        "300.000",
        "1.300.000",
        "Đủ",
    ]
    assert page.screen.sums.said == "Bằng chữ: Ba triệu chín trăm nghìn đồng · Cộng 3 dòng đủ · 3.900.000 đồng"


def test_enter_follows_the_columns_filled_above_and_tab_every_cell(office: GridOffice) -> None:
    page = office.open()
    page.type("Chẻo Mí Pẩu")
    page.press(Qt.Key.Key_Tab)
    assert page.place == (0, "recipient.birth")
    page.type("1990")
    page.press(Qt.Key.Key_Tab)
    page.enter("đo", "Cuổi Nưa", "", "")
    assert page.place == (1, "recipient.name"), "what is shared is filled already"
    page.enter("Lò Thị Ín")
    assert page.place == (1, "recipient.birth"), "the row above has one"
    page.press(Qt.Key.Key_Return)
    assert page.place == (1, "relation")
    page.press(Qt.Key.Key_Backtab, SHIFT)
    assert page.place == (1, "recipient.birth")


def test_a_key_types_over_f2_edits_and_esc_leaves_the_edit(office: GridOffice) -> None:
    page = office.open()
    page.enter("Lò Thị Ín")
    page.go_to(0, "recipient.name")
    page.press(Qt.Key.Key_F2)
    page.type("h")
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "recipient.name") == "Lò Thị Ính"
    page.go_to(0, "recipient.name")
    page.type("Lù")
    page.press(Qt.Key.Key_Escape)
    assert page.text(0, "recipient.name") == "Lò Thị Ính"
    assert office.window.current is page.screen
    page.type("Lù A Páo")
    page.press(Qt.Key.Key_Down)
    assert (page.text(0, "recipient.name"), page.place) == ("Lù A Páo", (1, "recipient.name"))
    page.go_to(0, "recipient.name")
    page.press(Qt.Key.Key_Delete)
    assert page.text(0, "recipient.name") == ""


def test_an_input_method_composes_from_the_first_letter_on(office: GridOffice) -> None:
    page = office.open()
    page.enter("Tên cũ")
    page.go_to(0, "recipient.name")
    line = page.view.input
    for state in ("N", "Ng", "Ngu", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"):
        page.compose_state(state)
        assert (line.text(), line.mode) == ("", "typing"), "what is composed is the input method's own"
    page.compose(commit="Nguyễn ")
    page.compose("V", "Vă", "Văn", commit="Văn A")
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "recipient.name") == "Nguyễn Văn A"
    page.go_to(0, "recipient.name")
    page.compose("x", commit="")
    assert (line.mode, page.text(0, "recipient.name")) == ("rest", "Nguyễn Văn A"), "given up: nothing changed"


def test_letters_taken_back_and_sent_anew_as_unikey_does(office: GridOffice) -> None:
    page = office.open()
    page.type("a")
    page.press(Qt.Key.Key_Backspace)
    page.type("â")
    page.press(Qt.Key.Key_Backspace)
    page.type("ấn")
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "recipient.name") == "ấn"


def test_choices_complete_what_is_begun_and_nothing_is_copied_in_silence(office: GridOffice) -> None:
    page = office.open()
    page.enter("Chẻo Mí Pẩu", "")
    page.type("hs")
    assert [row.title for row in page.view.input._popup.rows] == ["Học sinh"]  # type: ignore[union-attr]
    page.press(Qt.Key.Key_Tab)
    assert page.text(0, "relation") == "Học sinh"
    page.go_to(1, "relation")
    page.press(Qt.Key.Key_Tab)
    assert page.text(1, "relation") == ""
    page.go_to(1, "relation")
    page.press(Qt.Key.Key_D, CTRL)
    assert page.text(1, "relation") == "Học sinh"
    page.press(Qt.Key.Key_F4)
    assert len(page.view.input._popup.rows) == 8  # type: ignore[union-attr]
    page.press(Qt.Key.Key_Escape)
    page.press(Qt.Key.Key_Escape)
    assert page.text(1, "relation") == "Học sinh"


def test_words_typed_before_are_offered_and_taken_only_when_pointed_at(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.enter("Lò Thị Ín", "đ")
    assert page.place == (1, "place.village")
    page.type("nam")
    assert offered(page.view.input) == ["Nậm Coóng"]
    page.press(Qt.Key.Key_Return)
    assert page.text(1, "place.village") == "nam"
    page.go_to(1, "place.village")
    page.type("nam")
    offered(page.view.input)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    assert page.text(1, "place.village") == "Nậm Coóng"


def test_a_person_is_looked_up_and_fills_her_cells(office: GridOffice) -> None:
    place: Json = {"village": "Hua Cuổi", "commune": commune(office.session, "xã Nậm Cuổi")}
    person(office.entry, "Giàng A Chứ", "1984", place, "012084004127")
    page = office.open()
    page.type("giang")
    assert offered(page.view.input)[0] == "Giàng A Chứ"
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    assert page.row(0)[:6] == ["Giàng A Chứ", "1984", "", "Hua Cuổi", "xã Nậm Cuổi", "012084004127"]
    page.enter("đ")
    page.go_to(1, "recipient.name")
    page.enter("Giàng A Chứ")
    page.go_to(1, "recipient.name")
    assert "Có phải cùng một người không?" in page.told
    assert page.answers == ["Cùng một người", "Người khác"]
    page.press(Qt.Key.Key_1, ALT)
    assert page.text(1, "recipient.number") == "012084004127"


def test_a_new_person_is_made_in_place(office: GridOffice) -> None:
    page = office.open()
    page.type("Sùng A Páo")
    offered(page.view.input)
    page.press(Qt.Key.Key_F4, SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert People(office.session).search("Sùng") == []
    assert office.window.current is page.screen


def test_what_is_ambiguous_is_answered_in_the_strip_and_undone(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.go_to(0, "cash")
    page.enter("1,500")
    page.checked()
    page.go_to(0, "recipient.name")
    page.press(Qt.Key.Key_F8)
    assert page.place == (0, "cash")
    assert page.told.startswith("Dòng 1, Tiền mặt: “1,500”")
    assert page.answers == ["1.500 đồng", "1.500.000 đồng"]
    page.press(Qt.Key.Key_2, ALT)
    page.checked()
    assert page.row(0)[-2:] == ["1.800.000", "Đủ"]
    assert page.view.input.hasFocus()
    page.press(Qt.Key.Key_Z, CTRL)
    assert page.text(0, "cash") == "1,500"
    page.press(Qt.Key.Key_Y, CTRL)
    assert page.text(0, "cash") == "1.500.000"
    page.go_to(0, "cash")
    page.enter("50tr")
    assert page.text(0, "cash") == "50.000.000"


def test_rows_are_inserted_removed_filled_and_copied(office: GridOffice) -> None:
    page = office.open()
    page.rows(*NAMES)
    page.go_to(1, "recipient.name")
    page.press(Qt.Key.Key_Insert, CTRL)
    assert [page.text(row, "recipient.name") for row in range(4)] == [NAMES[0], "", *NAMES[1:]]
    page.press(Qt.Key.Key_Delete, CTRL)
    assert [page.text(row, "recipient.name") for row in range(3)] == list(NAMES)
    page.go_to(0, "cash")
    page.enter("500000")
    page.go_to(0, "cash")
    page.press(Qt.Key.Key_Down, SHIFT)
    page.press(Qt.Key.Key_Down, SHIFT)
    page.press(Qt.Key.Key_D, CTRL)
    assert [page.text(row, "cash") for row in range(3)] == ["500.000"] * 3
    page.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().split() == ["500.000"] * 3
    page.go_to(3, "recipient.name")
    QApplication.clipboard().setText("Phàn Thị Liều\t2012\tCon đoàn viên\tNậm Hăn\n")
    page.press(Qt.Key.Key_V, CTRL)
    assert page.row(3)[:4] == ["Phàn Thị Liều", "2012", "Con đoàn viên", "Nậm Hăn"]


def test_good_rows_are_written_the_others_stay_and_it_can_be_undone(office: GridOffice) -> None:
    page = office.open()
    page.rows(*NAMES[:2])
    page.enter("Lò Thị Ín")
    page.press(Qt.Key.Key_Return, CTRL)
    page.checked()
    assert office.saved == list(NAMES[:2])
    assert office.status == "Đã ghi 2 dòng vào sổ. Còn 1 dòng cần xem lại."
    assert [page.text(row, "recipient.name") for row in range(page.table.rowCount())] == ["Lò Thị Ín", ""]
    printed: list[tuple[str, list[str]]] = []
    office.flow.print_wanted.connect(lambda kind, records: printed.append((kind, records)))
    page.press(Qt.Key.Key_P, CTRL)
    assert [(kind, len(records)) for kind, records in printed] == [("gift", 2)]
    page.press(Qt.Key.Key_Z, CTRL)
    assert office.saved == []
    assert page.table.rowCount() == 4
    assert "2 dòng trở lại bảng" in office.status


def test_somebody_who_has_it_already_is_told_and_may_not_be_written_twice(office: GridOffice) -> None:
    place: Json = {"village": "Hua Cuổi", "commune": commune(office.session, "xã Nậm Cuổi")}
    recipient: Json = {"name": "Giàng A Chứ", "birth": "1984", "number": "012084004127"}
    office.entry.complete("gift", gift(recipient, office.tet, place))
    page = office.open()
    QApplication.clipboard().setText("Giàng A Chứ\t1984\tĐoàn viên\tHua Cuổi\t\t012084004127\n")
    page.press(Qt.Key.Key_V, CTRL)
    page.checked()
    assert page.book.standing.state(0) == "doubt"
    page.go_to(0, "recipient.name")
    assert "Bỏ dòng này" in page.answers
    assert "Vẫn ghi" not in page.answers, "the form refuses it too"
    page.press(Qt.Key.Key_Return, CTRL)
    assert len(office.saved) == 1


def test_values_on_top_hold_for_rows_to_come(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.press(Qt.Key.Key_M, CTRL)
    shared = page.screen.shared
    cash = shared.boxes["cash"].inputs()[0]
    cash.setFocus()
    cash.selectAll()  # type: ignore[attr-defined]
    page.type("500k")
    page.press(Qt.Key.Key_M, CTRL)
    assert page.view.input.hasFocus()
    page.go_to(1, "recipient.name")
    page.enter("Lò Thị Ín", "h", "Nậm Coóng")
    assert (page.text(0, "cash"), page.text(1, "cash")) == ("1.000.000", "500.000")


def test_the_campaign_is_asked_for_and_brings_its_values(office: GridOffice) -> None:
    page = office.open(known=False)
    line = page.screen.shared.boxes["campaign"].inputs()[0]
    assert line.hasFocus()
    page.type("tet")
    assert offered(line)[0] == "Tết Bính Ngọ 2026"  # type: ignore[arg-type]
    page.press(Qt.Key.Key_Return)
    assert office.flow.place == ("gift", office.tet)
    assert page.screen.shared.data()["cash"] == 1_000_000
    assert page.view.input.hasFocus()
    assert page.screen.title == "Nhập dạng bảng: Suất quà, Tết Bính Ngọ 2026"


def test_rows_not_written_are_kept_and_offered_never_put_back_in_silence(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.type("Lò Thị")
    page.press(Qt.Key.Key_Escape)
    page.type("Lò Thị Ín")
    left: list[bool] = []
    office.flow.closed.connect(lambda: left.append(True))
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Escape)
    assert left == [True]
    assert office.status == "Giữ 2 dòng chưa ghi, mở lại bảng để làm tiếp."
    office.open()
    assert page.table.rowCount() == 1
    assert not page.view.isEnabled()
    assert page.screen.banners.banner is not None
    assert page.screen.banners.banner.title.startswith("Có 2 dòng chưa ghi, giữ lúc")
    page.press(Qt.Key.Key_Return)
    page.checked()
    assert [page.text(row, "recipient.name") for row in range(3)] == ["Chẻo Mí Pẩu", "Lò Thị Ín", ""]
    assert page.view.input.hasFocus()


def test_a_click_elsewhere_leaves_what_was_typed_in_its_cell(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.type("Lò Thị Ín")
    where = page.view.visualRect(page.table.index(0, 0)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [page.text(row, "recipient.name") for row in range(2)] == ["Chẻo Mí Pẩu", "Lò Thị Ín"]
    assert page.place == (0, "recipient.name")
    page.type("Giàng A Chứ")
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "recipient.name") == "Giàng A Chứ"


def test_a_doubt_that_is_meant_is_written(office: GridOffice) -> None:
    page = office.open()
    page.rows("Giàng A Chứ", "Giàng A Chứ")
    page.checked()
    page.go_to(1, "recipient.name")
    assert page.row(1)[-1] == "Nghi trùng dòng 1"
    assert (page.table.cell(1, 0).trouble, page.screen.strip.told.tone) == ("warn", "warn"), "amber, as its mark is"
    assert page.answers == ["Vẫn ghi", "Bỏ dòng này", "Tới dòng 1"]
    page.press(Qt.Key.Key_3, ALT)
    assert page.place == (0, "recipient.name")
    page.go_to(1, "recipient.name")
    page.press(Qt.Key.Key_1, ALT)
    assert page.checked().book.standing.state(1) == "good"
    page.press(Qt.Key.Key_Return, CTRL)
    assert len(office.saved) == 2


def test_a_column_that_is_not_seen_can_be_shown(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.go_to(0, "recipient.name")
    page.press(Qt.Key.Key_B, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    note = next(action for action in menu.actions() if action.text() == "Ghi chú")
    note.trigger()
    menu.close()
    assert page.place == (0, "note")
    page.type("vắng, con nhận thay")
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "note") == "vắng, con nhận thay"


def test_communes_of_the_day_on_top_are_offered(office: GridOffice) -> None:
    page = office.open()
    page.book.rows.set_shared({**page.book.rows.shared_data, "given_on": "2019-05-01"})
    page.rows("Chẻo Mí Pẩu")
    page.go_to(0, "place.commune")
    page.type("cuoi")
    assert offered(page.view.input)[0] == "xã Nậm Cuổi"
    detail = page.view.input._popup.rows[0].detail  # type: ignore[union-attr]
    assert detail.startswith("Sìn Hồ, đến 30/6/2025"), "the one of 2019, not today's of the same name"
    page.press(Qt.Key.Key_Tab)
    assert page.text(0, "place.commune") == "xã Nậm Cuổi"
