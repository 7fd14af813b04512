"""Attached files in the form: every way in, order, removing and bringing back, showing, and what a crash leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Data, Json
from desktop_app.services.attachments import Attachments, Given
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.preferences import Preferences
from tests.domain.test_kinds import table
from tests.faults.obstacles import no_file_larger_than
from tests.pages.typing import press
from tests.ui.dropping import held, let_fall
from tests.ui.file_desk import Desk, written_files
from tests.ui.office import CTRL, open_office
from tests.ui.record_store import person

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def desk(tmp_path: Path, shown: Show, qtbot: QtBot) -> Iterator[Desk]:
    with open_office(tmp_path, shown, "house") as office:
        made = Desk(office, qtbot)
        yield made
        made.tasks.shutdown()


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, Path]:
    """Files as they lie on a disk, good ones and others."""
    return written_files(tmp_path / "ảnh")


def _whole(**changes: Json) -> Data:
    return {**table("house")["valid"], **changes}


def test_files_are_chosen_taken_in_and_saved_with_the_record(desk: Desk, paths: dict[str, Path]) -> None:
    desk.box.focus_at()
    assert desk.box.buttons.add.hasFocus()
    desk.chooser.answer = [paths["nhà.jpg"], paths["giấy.pdf"]]
    press(desk.box.buttons.add, Qt.Key.Key_Insert, CTRL)
    assert desk.box.taking.is_on
    assert desk.box.unreadable() != []  # completing waits; typing and saving do not
    desk.settle()
    assert desk.names == ["nhà.jpg", "giấy.pdf"]
    assert desk.box.unreadable() == []
    assert not desk.box.tiles.files_model.picture(desk.box.files[0]).isNull()
    assert desk.box.tiles.files_model.picture(desk.box.files[1]).isNull()
    desk.office.flow.entry_form.save_draft()
    record = desk.office.flow.entry_form.record
    assert record is not None
    saved = Entry(desk.office.session).open("house", record).data["papers"]
    assert saved == desk.box.value()
    desk.office.flow.open(record)
    assert desk.names == ["nhà.jpg", "giấy.pdf"]


def test_files_that_come_after_the_form_was_left_stay_with_its_typing(desk: Desk, paths: dict[str, Path]) -> None:
    flow = desk.office.flow
    desk.chooser.answer = [paths["nhà.jpg"]]
    desk.box.buttons.add.click()
    flow.show_list("house")
    flow.add("house")  # the same form again: nothing was typed there
    desk.settle()
    assert desk.names == ["nhà.jpg"]
    desk.chooser.answer = [paths["vẽ.png"]]
    desk.box.buttons.add.click()
    flow.entry_form.close()
    flow.open(Entry(desk.office.session).save_draft("house", _whole()).record)
    desk.settle()
    assert (desk.names, desk.box.taking.is_on) == ([], False)  # they are not this record's
    assert desk.office.status.startswith("1 tệp nhận xong sau khi rời biểu mẫu")
    desk.chooser.answer = [paths["giấy.pdf"]]
    desk.box.buttons.add.click()
    record = flow.entry_form.record
    flow.add("house")
    desk.settle()
    flow.entry_form.take_up_kept()
    assert desk.names == ["nhà.jpg", "vẽ.png"]
    assert record is not None
    flow.open(record)
    flow.entry_form.take_up_kept()
    assert desk.names == ["giấy.pdf"]
    desk.chooser.answer = [paths["vẽ.png"]]
    desk.box.buttons.add.click()
    flow.add("gift")  # a form of another kind: the box itself is gone
    desk.settle()
    flow.open(record)
    flow.entry_form.take_up_kept()
    assert desk.names == ["giấy.pdf", "vẽ.png"]


def test_files_being_taken_in_are_waited_for_whatever_is_undone_or_shown_again(
    desk: Desk, paths: dict[str, Path]
) -> None:
    flow = desk.office.flow
    desk.office.form.sheet.set_data(_whole())
    flow.entry_form._steps.settle()
    desk.choose(paths["vẽ.png"])
    desk.chooser.answer = [paths["nhà.jpg"]]
    desk.box.buttons.add.click()
    press(flow.form, Qt.Key.Key_Z, CTRL)
    assert (desk.names, desk.box.taking.is_on) == ([], True)
    desk.office.form.complete()
    assert desk.office.status.startswith("Chưa hoàn thành")
    desk.settle()
    assert desk.names == ["nhà.jpg"]
    desk.office.form.complete()
    (saved,) = Browsing(desk.office.session).open("house").rows(0, 5)
    assert [one["name"] for one in table_of(saved.data["papers"])] == ["nhà.jpg"]
    assert desk.names == [], "the next house has none"
    many = [paths["giấy.pdf"], *(path for path in paths.values() if path.suffix != ".pdf")]  # long enough to be left
    desk.chooser.answer = many
    desk.box.buttons.add.click()
    flow.show_list("house")
    flow.add("house")  # the same form again, which waits too
    desk.office.form.sheet.set_data(_whole(head={"name": "Giàng A Sử"}))
    desk.office.form.complete()
    assert desk.office.status == "Tệp kèm còn đang được nhận; chờ xong rồi làm tiếp."
    desk.settle()
    assert desk.names == ["giấy.pdf", "nhà.jpg", "vẽ.png"], "not the archive that calls itself a picture"


def table_of(value: Json) -> list[dict[str, Json]]:
    """Return the lines of an answer."""
    return [line for line in (value if isinstance(value, list) else []) if isinstance(line, dict)]


def test_files_that_come_while_kept_typing_is_offered_are_taken_up_with_it(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["nhà.jpg"])
    desk.chooser.answer = [paths["giấy.pdf"]]
    desk.box.buttons.add.click()
    desk.office.flow.show_list("house")
    desk.office.flow.add("house")
    desk.settle()
    desk.office.flow.entry_form.take_up_kept()
    assert desk.names == ["nhà.jpg", "giấy.pdf"]


def test_files_that_come_for_a_form_of_somebody_erased_meanwhile_are_not_kept_with_her_name(
    desk: Desk, paths: dict[str, Path]
) -> None:
    session, flow = desk.office.session, desk.office.flow
    chu = person(Entry(session), "Giàng A Chứ", "1984")
    flow.add("house", given={"head": {"name": "Giàng A Chứ"}})
    desk.chooser.answer = [paths["nhà.jpg"]]
    desk.box.buttons.add.click()
    flow.show_list("house")
    Erasure(session).erase(chu, "request")
    flow.persons.changed.emit("person")
    desk.settle()
    assert desk.office.status.startswith("1 tệp nhận xong không được giữ")
    flow.close()
    assert KeptTyping(session).offers() == []


def test_what_is_refused_is_said_below_and_the_rest_is_taken(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giả.jpg"], paths["giấy.pdf"])
    assert desk.names == ["giấy.pdf"]
    assert desk.box.note.text.startswith("“giả.jpg” không phải ảnh JPEG, ảnh PNG hay tệp PDF.")
    desk.choose(paths["giấy.pdf"])
    assert desk.names == ["giấy.pdf"]
    assert desk.box.note.text == "Đã có sẵn, không thêm lại: giấy.pdf."


def test_what_a_full_disk_left_out_is_named(desk: Desk, paths: dict[str, Path]) -> None:
    with no_file_larger_than((desk.office.session.folder / "store.db-wal").stat().st_size):
        desk.choose(paths["giấy.pdf"], paths["nhà.jpg"])
    assert desk.names == []
    assert desk.box.note.text.endswith("Chưa lấy: “giấy.pdf”, “nhà.jpg”.")


def test_files_are_dropped(desk: Desk, paths: dict[str, Path]) -> None:
    drawing = QUrl.fromLocalFile(str(paths["vẽ.png"]))
    assert held(desk.box.zone, drawing)
    assert desk.box.zone.property("over") == "true"
    assert let_fall(desk.box.zone, drawing)
    desk.settle()
    assert desk.names == ["vẽ.png"]
    assert desk.box.zone.property("over") == "false"


def test_a_picture_and_files_are_pasted(desk: Desk, paths: dict[str, Path]) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    desk.box.focus_at()
    press(desk.box.buttons.add, Qt.Key.Key_V, CTRL)
    desk.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paths["giấy.pdf"]))])
    QApplication.clipboard().setMimeData(data)
    desk.box.focus_at()
    press(desk.box.tiles, Qt.Key.Key_V, CTRL)
    desk.settle()
    assert desk.names == ["Ảnh dán.png", "giấy.pdf"]
    QApplication.clipboard().setText("chữ")
    press(desk.box.tiles, Qt.Key.Key_V, CTRL)
    assert desk.box.note.text == "Chưa có ảnh hay tệp nào được sao chép để dán."


def test_the_newest_scan_is_taken_from_a_folder_chosen_once(desk: Desk, paths: dict[str, Path], tmp_path: Path) -> None:
    import os

    (tmp_path / "khác").mkdir()
    for age, name in enumerate(("vẽ.png", "nhà.jpg", "giấy.pdf", "giả.jpg")):
        os.utime(paths[name], (1000 + age, 1000 + age))
    desk.chooser.answer = [paths["giấy.pdf"].parent]
    desk.box.buttons.scan.click()
    desk.settle()
    assert desk.names == ["giấy.pdf"]
    assert desk.box.note.text == "Đã lấy bản quét mới nhất “giấy.pdf” trong thư mục “ảnh”."
    assert Preferences.read().scan_folder == str(paths["giấy.pdf"].parent)
    asked = len(desk.chooser.asked)
    desk.box.buttons.scan.click()
    desk.settle()
    assert len(desk.chooser.asked) == asked  # the folder is not asked for again
    assert desk.names == ["giấy.pdf"]
    desk.chooser.answer = [tmp_path / "khác"]
    desk.box.note.button.click()
    assert desk.box.note.text.startswith("Thư mục quét “khác” chưa có ảnh hay tệp PDF nào.")


def test_order_removing_and_bringing_back_by_keyboard(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["nhà.jpg"], paths["giấy.pdf"], paths["vẽ.png"])
    edited: list[bool] = []
    desk.box.edited.connect(lambda: edited.append(True))
    tiles = desk.box.tiles
    desk.box.focus_at(0)
    press(tiles, Qt.Key.Key_Right)
    press(tiles, Qt.Key.Key_Right, CTRL)
    assert desk.names == ["nhà.jpg", "vẽ.png", "giấy.pdf"]
    press(tiles, Qt.Key.Key_Delete)
    assert desk.names == ["nhà.jpg", "vẽ.png"]
    assert desk.box.note.text == "Đã bỏ “giấy.pdf”."
    assert tiles.hasFocus()
    desk.box.note.button.click()
    assert desk.names == ["nhà.jpg", "vẽ.png", "giấy.pdf"]
    press(tiles, Qt.Key.Key_R, CTRL)
    press(tiles, Qt.Key.Key_R, CTRL)
    press(tiles, Qt.Key.Key_R, CTRL)
    assert desk.box.value() is None
    assert desk.box.note.button.hasFocus()
    press(desk.box.note.button, Qt.Key.Key_Space)
    assert len(desk.names) == 1
    assert len(edited) == 7


def test_one_file_is_shown_large_and_esc_leads_back(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["nhà.jpg"], paths["giấy.pdf"])
    desk.box.focus_at(0)
    press(desk.box.tiles, Qt.Key.Key_Return)
    view = desk.view
    assert desk.stands_at(view)
    desk.settle()
    assert view.title == "nhà.jpg"
    assert view.shown is view.picture
    whole = view.picture.shown_size
    view.zoom_in.click()
    assert view.picture.shown_size.width() > whole.width()
    view.next.click()
    desk.settle()
    assert view.title == "giấy.pdf"
    assert view.shown is not view.picture
    view.close_button.click()
    assert desk.stands_at(desk.office.flow.form)
    assert desk.box.tiles.hasFocus()
    assert desk.box.tiles.currentIndex().row() == 1


def test_a_file_that_is_gone_is_said_beside_the_field_and_in_the_view(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giấy.pdf"])
    session = desk.office.session
    with session.connection.write():
        session.connection.run("DELETE FROM attachment")
    desk.office.flow.entry_form.complete()
    assert desk.box.frame.foot.text == (
        "giấy.pdf: Tệp này không còn trong sổ; bỏ ra rồi thêm lại từ ảnh hoặc bản quét gốc."
    )
    desk.box.buttons.show_file.click()
    desk.settle()
    assert desk.view.shown is desk.view.empty


def test_completing_waits_for_files_and_goes_on_with_a_bare_record(desk: Desk, paths: dict[str, Path]) -> None:
    flow = desk.office.flow
    sheet = desk.office.form.sheet
    sheet.set_data(_whole())
    desk.chooser.answer = [paths["nhà.jpg"]]
    desk.box.buttons.add.click()
    flow.entry_form.complete()
    assert "chờ xong" in " ".join(problem.text for problem in flow.form.panel.problems)
    desk.settle()
    flow.entry_form.complete()
    assert Entry(desk.office.session).open("house").data == {}
    assert desk.office.session.connection.value("SELECT count(*) FROM version_attachment") == 1
    assert desk.names == []  # the next one begins without the files of the one before


def test_taking_in_can_be_stopped(desk: Desk, paths: dict[str, Path]) -> None:
    desk.chooser.answer = [paths["nhà.jpg"], paths["vẽ.png"], paths["giấy.pdf"]]
    desk.box.buttons.add.click()
    desk.box.taking.stop.click()
    desk.settle()
    assert desk.names == []
    assert desk.box.note.text == "Đã dừng nhận; chưa thêm tệp nào."


def test_typing_kept_after_a_crash_brings_its_files_back(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giấy.pdf"])
    desk.office.flow.entry_form.keep_now()
    value = desk.box.value()
    Attachments(desk.office.session).sweep()  # what the next start and close would do
    desk.office.flow.add("house")
    assert desk.names == []
    desk.office.flow.form.banners.buttons[0].click()
    assert desk.box.value() == value
    assert desk.office.session.connection.value("SELECT count(*) FROM attachment") == 1


def test_small_pictures_that_did_not_travel_are_made_when_looked_at(desk: Desk, paths: dict[str, Path]) -> None:
    session = desk.office.session
    line = Attachments(session).take(Given("nhà.jpg", paths["nhà.jpg"]))
    with session.connection.write():
        session.connection.run("UPDATE attachment SET thumbnail = NULL")
    desk.box.set_value([line])
    assert desk.box.tiles.files_model.picture(desk.box.files[0]).isNull()
    desk.settle()
    assert not desk.box.tiles.files_model.picture(desk.box.files[0]).isNull()


def test_a_record_that_may_only_be_read_shows_its_files(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giấy.pdf"], paths["nhà.jpg"])
    desk.box.set_read_only(True)
    shown = [button for button in desk.box.buttons.all if button.isVisible()]
    assert shown == [desk.box.buttons.show_file]
    desk.box.focus_at(0)
    press(desk.box.tiles, Qt.Key.Key_Delete)
    press(desk.box.tiles, Qt.Key.Key_V, CTRL)
    assert desk.names == ["giấy.pdf", "nhà.jpg"]


def test_an_answer_of_another_shape_is_kept_as_it_is(desk: Desk) -> None:
    for odd in ("x", {"a": 1}, [{"sha256": 5}, "y"]):
        desk.box.set_value(odd)  # type: ignore[arg-type]
        assert desk.box.value() == odd
        QTest.qWait(1)


def test_what_is_heard(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giấy.pdf"])
    tiles = desk.box.tiles
    assert tiles.accessibleName() == "Các tệp của ô Bản chụp giấy tờ"
    index = tiles.currentIndex()
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("giấy.pdf, PDF, ")


def test_closing_the_book_lets_go_of_what_nothing_names(desk: Desk, paths: dict[str, Path], tmp_path: Path) -> None:
    desk.choose(paths["giấy.pdf"], paths["vẽ.png"])
    desk.box.remove_current()  # the last one; it can be brought back until the book is closed
    session = desk.office.session
    assert session.connection.value("SELECT count(*) FROM attachment") == 2
    desk.office.flow.entry_form.keep_now()
    other = session.connection.open_another()
    desk.office.flow.close()
    desk.door.close()
    assert other.read("SELECT type FROM attachment") == [("application/pdf",)]
    other.close()
    assert len(list((session.folder / "backups").glob("*.scb"))) == 1


def test_undo_and_redo_of_the_form_take_files_away_and_bring_them_back(desk: Desk, paths: dict[str, Path]) -> None:
    desk.choose(paths["giấy.pdf"])
    desk.choose(paths["vẽ.png"])
    desk.box.focus_at()
    press(desk.box.tiles, Qt.Key.Key_Z, CTRL)
    assert desk.names == ["giấy.pdf"]
    press(desk.box.tiles, Qt.Key.Key_Y, CTRL)
    assert desk.names == ["giấy.pdf", "vẽ.png"]
    press(desk.box.tiles, Qt.Key.Key_Delete)
    press(desk.box.tiles, Qt.Key.Key_Z, CTRL)
    assert desk.names == ["giấy.pdf", "vẽ.png"]
    assert not desk.box.tiles.files_model.picture(desk.box.files[1]).isNull()
