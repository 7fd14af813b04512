"""The round of a receipt by keyboard alone: returned, mended, sent again, accepted; every state is told as it is.

Book, enrolment and first bundle are those of ``test_whole_job``; nothing is clicked.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.home import Home
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.ui.screens.home import HomeScreen
from desktop_app.ui.screens.province.inbox import InboxScreen
from desktop_app.ui.screens.province.review import ReviewScreen
from tests.pages.desk import CTRL, DeskPage, Stick
from tests.ui.test_whole_job import (
    DOWN,
    ENTER,
    ESCAPE,
    PASSPHRASE,
    enrol,
    export,
    from_stick,
    make_book,
    print_sheet,
    receive,
    record_gifts,
)

pytestmark = pytest.mark.timeout(240)
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
UP = Qt.Key.Key_Up
RETURNED = "Giàng A Chứ"


def rail_to(desk: DeskPage, name: str) -> None:
    """Go along the rail to what is called ``name``, and in."""
    desk.front()
    desk.tab_to("Hiển thị")
    desk.press(Qt.Key.Key_Backtab, SHIFT)
    for _step in range(25):
        desk.press(UP)
    for _step in range(25):
        if desk.focus.startswith(name):
            break
        desk.press(DOWN)
    desk.press(ENTER)


def looked_at(desk: DeskPage) -> InboxScreen:
    """Wait until what was received is judged."""
    screen = desk.window.current
    assert isinstance(screen, InboxScreen)
    desk.until(lambda: screen.passing_button.isEnabled(), "nothing passed")
    return screen


def send_back(desk: DeskPage) -> None:
    """Return one record of the bundle that is chosen, with a reason of the list and words."""
    desk.press(Qt.Key.Key_B, CTRL)
    desk.wait_for("ReviewScreen")
    review = desk.window.current
    assert isinstance(review, ReviewScreen)
    desk.until(lambda: review.chosen, "no record is shown")
    for _step in range(10):
        if RETURNED in review.chosen[0].title:
            break
        desk.press(DOWN)
    desk.tab_to("Lý do trả lại")
    desk.press(DOWN)
    desk.tab_to("Lời kèm theo")
    desk.type("thiếu chữ ký")
    desk.press(Qt.Key.Key_R, CTRL)
    desk.until_said("Đã trả lại 1 bản ghi")


def accept_all(desk: DeskPage) -> None:
    """Accept what passed; the question is answered by its own key."""
    answered: list[bool] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        answered.append(question is not None)
        if question is not None:
            QTest.keyClick(question, Qt.Key.Key_D, ALT)

    QTimer.singleShot(500, answer)
    desk.press(ENTER, CTRL)
    assert answered == [True]
    desk.until_said("Đã duyệt")
    desk.front()


def write_receipts(desk: DeskPage, stick: Stick) -> None:
    """Sign and write the receipts of whoever has news."""
    before = set(stick.folder.iterdir())
    rail_to(desk, "Phiếu nhận")
    desk.wait_for("ReceiptsScreen")
    desk.until(lambda: desk.focus == "Đơn vị và phiếu gần nhất", "no unit has news")
    desk.press(ENTER, CTRL)
    desk.tab_to("Mật khẩu")
    desk.enter(PASSPHRASE)
    desk.until(lambda: desk.focus == "Về danh sách", "no receipt was written")
    assert set(stick.folder.iterdir()) != before


def open_receipt(desk: DeskPage) -> None:
    """Open the newest receipt of the stick."""
    rail_to(desk, "Gửi và nhận")
    desk.wait_for("SendingScreen")
    desk.press(Qt.Key.Key_O, CTRL)
    desk.wait_for("ReceiptScreen")
    desk.until(lambda: desk.focus == "Phiếu nhận trên USB", "no receipt was found")
    desk.press(ENTER)


def states(desk: DeskPage) -> dict[str, int]:
    """Return how many records of the office are how far, without those that are nowhere."""
    return {step: count for step, count in Home(desk.session).now().travel.items() if count}


def test_a_returned_record_comes_first_is_mended_and_accepted(desks: tuple[DeskPage, DeskPage], stick: Stick) -> None:
    office, province = desks
    make_book(office, "Lò Thị Phương", province=False)
    record_gifts(office)
    print_sheet(office)
    make_book(province, "Nguyễn Thu Hiền", province=True)
    office.front()
    enrol(office, province, stick)
    export(office, stick)
    office.until(lambda: states(office) == {"exported": 6}, "not noted as exported")
    receive(province)
    inbox = looked_at(province)
    assert inbox.notice.text == "6 bản ghi đang chờ duyệt."
    send_back(province)
    accept_all(province)
    rail_to(province, "Bàn nhận")
    province.until(lambda: inbox.notice.isHidden(), "the notice stayed")
    write_receipts(province, stick)

    office.front()
    office.press(ESCAPE)
    open_receipt(office)
    office.until(lambda: office.focus == "Xem và sửa", "nothing to mend")
    assert states(office) == {"accepted": 5, "returned": 1}
    rail_to(office, "Trang chủ")
    home = office.window.current
    assert isinstance(home, HomeScreen)
    office.until(lambda: "Tỉnh trả lại 1 bản ghi" in office.focus, "it is not the first thing to do")
    office.press(Qt.Key.Key_F6)
    office.press(ENTER)
    office.wait_for("RecordForm")
    office.press(ENTER, CTRL)
    office.until(lambda: office.focus.startswith("Lý do sửa"), "no reason is asked for")
    office.type("đã bổ sung chữ ký")
    office.press(ENTER, CTRL)
    office.until_said(f"Đã lưu suất quà của {RETURNED}")
    assert states(office) == {"accepted": 5, "ready": 1}
    office.press(ESCAPE)
    office.wait_for("RecordList")
    send_and_take_again(office, province, stick)
    assert states(office) == {"accepted": 6}


def send_and_take_again(office: DeskPage, province: DeskPage, stick: Stick) -> None:
    """Carry the second bundle there and the second receipt back."""
    office.press(Qt.Key.Key_6, CTRL)
    office.wait_for("ExportScreen")
    office.until(lambda: office.focus == "Tiếp", "nothing to start with")
    office.enter()
    office.tab_to("Mật khẩu")
    office.enter(PASSPHRASE)
    office.until(lambda: "Ghi ra" in office.focus, "no stick is chosen")
    office.press(ENTER)
    office.until(lambda: states(office) == {"accepted": 5, "exported": 1}, "not noted as exported")
    rail_to(province, "Bàn nhận")
    province.wait_for("InboxScreen")
    from_stick(province)
    assert looked_at(province).notice.title.startswith("Đã nhận")
    accept_all(province)
    province.until(lambda: Reviewing(province.session).counts().waiting == 0, "something waits")
    write_receipts(province, stick)
    office.front()
    office.until(lambda: office.focus == "In phiếu giao nhận", "the export did not end")
    office.press(ESCAPE)
    open_receipt(office)
    office.until(lambda: states(office) == {"accepted": 6}, "the second receipt changed nothing")
