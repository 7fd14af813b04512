"""The main job by keyboard alone, at two desks: nothing is clicked.

A book is made, five gifts recorded, the sheet printed, the device enrolled, a bundle carried and received; at the end
both desks count the same. The stick is a folder, the printer keeps what it gets.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.reporting import Reporting
from desktop_app.ui.screens.stick_dialog import StickDialog
from tests.pages.desk import CTRL, SHIFT, DeskPage, Stick

PASSPHRASE = "chè Than Uyên 2026"
OFFICE = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"
NAMES = ("Lò Thị Ín", "Giàng A Chứ", "Tẩn Thị Mẩy", "Vàng Thị Páo", "Pờ Gạ Lòng")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
DOWN, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
TO_DEVICES = 10
"""Places of the province's rail from its desk down to the devices."""

pytestmark = pytest.mark.timeout(240)


def make_book(desk: DeskPage, operator: str, *, province: bool) -> None:
    """Walk through the first-run assistant; the recovery sheet is saved, one group typed back."""
    desk.start()
    if province:
        desk.tab_to("Lập sổ cho tỉnh")
        desk.enter()
        desk.enter()
    else:
        desk.enter()
        desk.enter(OFFICE)
        desk.enter()
        desk.look_up("Nậm Cuổi")
    desk.tab_to("Họ và tên")
    desk.enter(operator)
    desk.enter(PASSPHRASE)
    desk.enter(PASSPHRASE)
    desk.until(lambda: desk.focus == "Tiếp", "no recovery sheet")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: desk.focus.startswith("Gõ lại nhóm số "), "no group is asked for")
    asked = int(desk.focus.removeprefix("Gõ lại nhóm số ").split(",")[0])
    desk.enter(desk.recovery_groups[asked - 1])
    desk.enter()
    desk.wait_for("InboxScreen" if province else "HomeScreen")


def record_gifts(desk: DeskPage) -> None:
    """Record five gifts; the campaign is made in place with the first, its values are carried to the others."""
    desk.press(Qt.Key.Key_1, CTRL)
    desk.wait_for("RecordForm")
    for number, name in enumerate(NAMES):
        desk.enter(name)
        desk.enter("đoàn viên")
        desk.enter("Nậm Coóng")
        desk.look_up("Nậm Cuổi")
        if number == 0:
            desk.enter("Tổ 1")
            make_campaign(desk)
        desk.press(ENTER, CTRL)
        desk.until_said(f"Đã lưu suất quà của {name}")
    desk.press(ESCAPE)
    desk.wait_for("RecordList")


def make_campaign(desk: DeskPage) -> None:
    """Make the campaign where it is asked for (Shift+F4), with the values its gifts share."""
    desk.type("Tết Bính Ngọ 2026")
    desk.press(Qt.Key.Key_F4, SHIFT)
    desk.until(lambda: desk.focus.startswith("Tên đợt"), "no place to make a campaign")
    desk.enter()
    desk.enter("Tết Nguyên đán")
    desk.enter()
    desk.enter("20/1/2026")
    desk.tab_to("Nguồn")
    for text in ("LĐLĐ tỉnh", "5/2/2026", "1tr", "Gạo, dầu ăn", "300.000"):
        desk.enter(text)
    desk.press(ENTER, CTRL)
    desk.until(lambda: QApplication.activeModalWidget() is None, "the campaign was not saved")
    desk.front()


def print_sheet(desk: DeskPage) -> None:
    """Print the campaign's sign sheet from its preview."""
    desk.press(Qt.Key.Key_5, CTRL)
    desk.wait_for("PrintCentre")
    desk.until(lambda: desk.focus == "Đợt", "no campaign to choose")
    for key in (DOWN, DOWN, ENTER):
        if key != ENTER or QApplication.activePopupWidget() is not None:  # drawn already, Enter would print it
            desk.press(key)
    print_what_is_shown(desk, 1)


def print_what_is_shown(desk: DeskPage, count: int) -> None:
    """Press Ctrl+P once the preview is there, and wait until ``count`` papers lie in the tray."""
    desk.until(lambda: desk.sees_paper, "nothing was drawn")
    desk.press(Qt.Key.Key_P, CTRL)
    desk.until(lambda: len(desk.person.printed) >= count, "nothing was printed")
    desk.press(ESCAPE)


def from_stick(desk: DeskPage) -> None:
    """Take the first of what suits on the stick."""
    desk.press(Qt.Key.Key_O, CTRL)
    desk.until(lambda: isinstance(QApplication.activeModalWidget(), StickDialog), "nothing was found on the stick")
    desk.enter()
    desk.front()


def enrol(office: DeskPage, province: DeskPage, stick: Stick) -> None:
    """Carry the request and the admission; each side types the digits of the other's sheet."""
    office.press(Qt.Key.Key_6, CTRL)
    office.wait_for("EnrolmentScreen")
    office.enter(PASSPHRASE)
    office.until(lambda: office.focus == "In phiếu máy", "no request was written")
    office.enter()
    office.wait_for("PrintCentre")
    print_what_is_shown(office, 2)
    office.wait_for("EnrolmentScreen")

    province.front()
    province.along_the_rail(*[DOWN] * TO_DEVICES)
    province.wait_for("DevicesScreen")
    from_stick(province)
    province.until(lambda: province.focus.startswith("Nhóm số 1"), "the request was not read")
    province.type("".join(OfficeEnrolment(office.session).state().fingerprint))
    province.tab_to("Mật khẩu của người ký")
    province.type(PASSPHRASE)
    province.press(ENTER, CTRL)
    province.until(lambda: list(stick.folder.glob("tiep-nhan-*.scd")), "no admission was written")

    office.front()
    office.tab_to("Đã có giấy tiếp nhận")
    office.enter()
    from_stick(office)
    office.until(lambda: office.focus.startswith("Nhóm số 1"), "the admission was not read")
    office.type("".join(ProvinceEnrolment(province.session).fingerprint()))
    office.press(ENTER, CTRL)
    office.wait_for("ExportScreen")


def export(desk: DeskPage, stick: Stick) -> None:
    """Sign and write the bundle onto the stick."""
    desk.until(lambda: desk.focus == "Tiếp", "nothing to start with")
    desk.enter()
    desk.tab_to("Mật khẩu")
    desk.enter(PASSPHRASE)
    desk.until(lambda: desk.exported_by_enter(stick), "no bundle was written")


def receive(desk: DeskPage) -> None:
    """Receive the newest bundle of the stick."""
    desk.front()
    desk.along_the_rail(*[Qt.Key.Key_Up] * TO_DEVICES)
    desk.wait_for("InboxScreen")
    from_stick(desk)


def test_five_gifts_from_a_new_book_to_the_same_figures_at_the_province(
    desks: tuple[DeskPage, DeskPage], stick: Stick
) -> None:
    office, province = desks
    make_book(office, "Lò Thị Phương", province=False)
    record_gifts(office)
    print_sheet(office)
    make_book(province, "Nguyễn Thu Hiền", province=True)
    office.front()
    enrol(office, province, stick)
    export(office, stick)
    receive(province)

    def same() -> bool:
        theirs = Reporting(province.session).period(*YEAR, unit=office.session.identity.unit)
        return bool(theirs) and theirs == Reporting(office.session).period(*YEAR)

    province.until(same, "the totals never agreed")
    figures = {(row.kind, row.measure): row.value for row in Reporting(province.session).period(*YEAR)}
    assert figures["gift", "gifts"] == len(NAMES)
    assert figures["gift", "value"] == 6_500_000
    assert [title.split("-")[0] for title, _content in office.person.printed] == ["F08", "phieu"]
    assert all(content.startswith(b"%PDF") for _title, content in office.person.printed)
    QTest.qWait(50)
