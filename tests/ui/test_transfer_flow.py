"""The whole way with real stores: enrol on both sides, export, pull the stick, write again, receive; by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop_app.bundle.manifest import Stream
from desktop_app.bundle.writer import bundle_name
from desktop_app.services.closing import Closing
from desktop_app.services.operators import Operators, SignerGives
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.storage.slots import OperatorSpec
from desktop_app.ui.flows.devices import DevicesFlow
from desktop_app.ui.flows.from_stick import FromStick
from desktop_app.ui.flows.province.inbox import InboxFlow
from desktop_app.ui.flows.transfer import TransferFlow
from desktop_app.ui.parts.base import Text
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.export_steps import Page
from desktop_app.ui.screens.shown_figures import short_day
from desktop_app.ui.theme import Theme
from tests.fakes.drives import take_names
from tests.pages.transfer_page import DevicesPage, EnrolmentPage, ExportPage
from tests.pages.typing import press
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, campaign, give
from tests.ui.transfer_desk import Place, enrolled, place

NAMES = ("Giàng A Chứ", "Tẩn Thị Mẩy", "Lò Văn Pâng")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with three gifts, not enrolled."""
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), NAMES)
        yield here


@pytest.fixture
def province(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """A province nobody is enrolled with."""
    with place(tmp_path, "province", qtbot) as here:
        yield here


def transfer(here: Place) -> TransferFlow:
    """Return the office's flow with a stick plugged in, opened."""
    here.drives.plug(here.root / "stick", label="KINGSTON")
    flow = TransferFlow(here.at)
    here.show()
    flow.open()
    here.settle()
    return flow


def ready_to_write(here: Place) -> tuple[TransferFlow, ExportPage]:
    """Return an enrolled office's assistant at the page where the stick is chosen."""
    enrolled(here.root, here.session)
    flow = transfer(here)
    page = ExportPage(flow.export)
    page.go_on()
    page.sign(PASSPHRASE)
    here.settle()  # the sticks are looked for
    return flow, page


def take_from_stick(way: FromStick, begins: str) -> None:
    """Take with Enter the one document that lies on the stick, named in words."""
    dialog = way.dialog
    assert dialog is not None
    (offered,) = dialog.offered
    assert offered.startswith(begins), offered
    press(dialog.search, Qt.Key.Key_Return)


def test_from_an_unknown_device_to_figures_in_the_province(office: Place, province: Place) -> None:
    flow = transfer(office)
    assert office.shows(flow.enrolment)
    own_digits = flow.enrolment.sheet.digits.groups

    EnrolmentPage(flow.enrolment).write_request(PASSPHRASE)
    office.settle()
    stick = office.root / "stick"
    (request,) = stick.glob("dang-ky-*.scd")

    province.drives.plug(stick, label="KINGSTON")
    devices = DevicesFlow(province.at)
    province.show()
    devices.open()
    press(devices.screen, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    province.settle()
    take_from_stick(devices.from_stick, "Yêu cầu đăng ký máy của CĐCS")
    province.show()  # without a window manager nobody gives it the focus back
    province.settle()  # where to write is looked for
    assert request.exists()
    DevicesPage(devices.screen).approve(own_digits, "CDCS-01", PASSPHRASE)
    province.settle()
    assert [row.code for row in ProvinceDesk(province.session).units()] == ["CDCS-01"]
    assert devices.screen.open_button.hasFocus(), "the next request"

    (admission,) = stick.glob("tiep-nhan-*.scd")
    office.show()
    flow.enrolment.file_requested.emit()
    office.settle()
    take_from_stick(flow.from_stick, "Giấy tiếp nhận của LĐLĐ tỉnh")
    office.show()
    office.settle()
    assert admission.exists()
    EnrolmentPage(flow.enrolment).type_digits(province.fingerprint)
    office.settle()
    assert office.shows(flow.export)
    assert office.session.identity.unit == "CDCS-01"

    page = ExportPage(flow.export)
    page.go_on()
    page.sign(PASSPHRASE)
    page.go_on()
    office.settle()
    assert flow.export.page is Page.DONE
    assert "Gói số 1" in page.verdict

    inbox = InboxFlow(province.at)
    province.show()
    inbox.open()
    province.settle()
    province.chooser.answer = [stick]
    press(inbox.screen, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    province.settle()
    assert [(line.number, line.mark) for line in inbox.screen.lines if line.mark == "received"] == [("1", "received")]
    (unit,) = ProvinceDesk(province.session).units()
    assert unit.value == 3 * 1_300_000


def test_the_assistant_is_there_before_it_knows_what_waits(office: Place) -> None:
    enrolled(office.root, office.session)
    flow = transfer(office)
    assert flow.export.next_button.isVisible()
    flow.open()
    assert office.shows(flow.export)
    assert not flow.export.next_button.isVisible()
    assert not flow.export.check.content.isVisible(), "nothing old is shown for new"
    QTest.keyClick(flow.export, Qt.Key.Key_Return)  # at once: nothing that was read is shown yet
    assert office.shows(flow.export), "an Enter too early leads nowhere"
    office.settle()
    assert flow.export.check.content.isVisible()
    assert not flow.export.check.reading_card.isVisible()
    assert flow.export.next_button.hasFocus()


def test_closing_the_last_period_is_offered_first_and_never_in_the_way(office: Place) -> None:
    enrolled(office.root, office.session)
    flow = transfer(office)
    check, wanted = flow.export.check, QSignalSpy(flow.closing_wanted)
    assert check.period.isVisible()
    assert flow.export.next_button.hasFocus(), "Enter goes on all the same"
    press(flow.export, Qt.Key.Key_F3)
    assert wanted.count() == 1

    closing = Closing(office.session)
    start, end = closing.proposals()[0]
    nothing = not closing.look(start, end).records
    closing.close(start, end, chair="Hoàng Văn Thủy", nothing_to_report=nothing)
    flow.open()
    office.settle()
    assert not check.period.isVisible()
    assert f"đã khóa đến {short_day(end)}" in [text.text() for text in check.content.facts.findChildren(Text)]


def test_who_leaves_before_it_is_read_is_not_fetched_back(office: Place) -> None:
    enrolled(office.root, office.session)
    flow = transfer(office)
    elsewhere = Screen()
    flow.open()
    office.window.show_screen(elsewhere)
    office.settle()
    assert office.shows(elsewhere)


def test_wrong_digits_admit_nobody_and_name_the_group(office: Place, province: Place) -> None:
    flow = transfer(office)
    EnrolmentPage(flow.enrolment).write_request(PASSPHRASE)
    office.settle()
    stick = office.root / "stick"
    province.drives.plug(stick)
    devices = DevicesFlow(province.at)
    province.show()
    devices.open()
    devices.open_request(next(stick.glob("dang-ky-*.scd")))
    province.settle()
    digits = list(flow.enrolment.sheet.digits.groups)
    digits[3] = f"{(int(digits[3]) + 1) % 100_000:05d}"
    DevicesPage(devices.screen).approve(digits, "CDCS-01", PASSPHRASE)
    province.settle()
    assert "4" in devices.screen.panel.digits.problem
    assert ProvinceDesk(province.session).units() == []
    assert list(stick.glob("tiep-nhan-*")) == []


def test_a_file_that_is_no_request_is_said(office: Place, province: Place) -> None:
    devices = DevicesFlow(province.at)
    devices.open()
    stray = office.root / "stray.scd"
    stray.write_bytes(b"no bundle")
    devices.open_request(stray)
    province.settle()
    assert not devices.screen.panel.isVisible()
    assert devices.screen.notice.isVisible()


def test_a_wrong_passphrase_makes_no_bundle(office: Place) -> None:
    enrolled(office.root, office.session)
    flow = transfer(office)
    page = ExportPage(flow.export)
    page.go_on()
    page.sign("sai mật khẩu rồi")
    page.go_on()
    office.settle()
    assert flow.export.page is Page.SIGN
    assert flow.export.sign.form.passphrase_field.problem
    assert list((office.root / "stick").glob("*.scd")) == []
    page.sign(PASSPHRASE)
    page.go_on()
    office.settle()
    assert "Gói số 1" in page.verdict


def test_the_recovery_sheet_is_no_advice_about_a_colleagues_passphrase(office: Place) -> None:
    spec = OperatorSpec("Giàng A Chứ", ("sign",), "suối chảy qua bản xa")
    Operators(office.session, kdf=CHEAP).add(spec, SignerGives(OPERATOR, PASSPHRASE))
    enrolled(office.root, office.session)
    flow = transfer(office)
    page = ExportPage(flow.export)
    told = []
    page.go_on()
    for signer in ("Giàng A Chứ", OPERATOR):
        flow.export.sign.form.signer.set_code(signer)
        page.sign("sai mật khẩu rồi")
        page.go_on()
        office.settle()
        told.append(flow.export.sign.form.passphrase_field.problem)
    assert told[0].startswith("Mật khẩu chưa đúng với Giàng A Chứ.")
    assert told[0].endswith("Người ấy gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt.")
    assert not any("phiếu khôi phục" in one for one in told)


def test_a_missing_stick_costs_nothing_not_even_a_number(office: Place) -> None:
    changes: list[int] = []
    flow, page = ready_to_write(office)
    flow.changed.connect(lambda: changes.append(1))
    office.drives.pull(office.root / "stick")
    page.go_on()
    office.settle()
    assert page.problem
    assert changes == []
    office.drives.plug(office.root / "stick", label="KINGSTON")
    flow.export.sticks_requested.emit()
    office.settle()
    page.go_on()  # the passphrase was handed over once: it is typed again
    page.sign(PASSPHRASE)
    page.go_on()
    office.settle()
    assert "Gói số 1" in page.verdict
    assert len(list((office.root / "stick").glob("*.scd"))) == 1


def test_a_sealed_bundle_that_met_a_bad_stick_is_written_again_as_it_is(office: Place) -> None:
    changes: list[int] = []
    flow, page = ready_to_write(office)
    flow.changed.connect(lambda: changes.append(1))
    identity = office.session.identity
    name = bundle_name(Stream(unit=identity.unit, device=identity.device, epoch=identity.epoch), 1)
    in_the_way = office.root / "stick" / name
    take_names(in_the_way)
    page.go_on()
    office.settle()
    assert page.problem
    assert changes == [1]  # the bundle has its number, though it is not on a stick
    assert in_the_way.read_bytes() == b"somebody else's"
    in_the_way.unlink()
    page.go_on()
    office.settle()
    assert "Gói số 1" in page.verdict
    assert flow.export.sign.form.passphrase.text() == ""


def test_one_more_copy_onto_another_stick_is_the_same_bundle(office: Place) -> None:
    flow, page = ready_to_write(office)
    page.go_on()
    office.settle()
    shutil.rmtree(office.root / "stick")
    office.drives.plug(office.root / "stick")
    office.chooser.answer = [office.root]
    flow.export.another_button.click()
    flow.export.write.picker.folder_button.click()
    page.go_on()
    office.settle()
    assert "Gói số 1" in page.verdict
    assert len(list(office.root.glob("*.scd"))) == 1


def test_leaving_for_the_cover_sheet_and_coming_back_keeps_the_outcome(office: Place) -> None:
    flow, page = ready_to_write(office)
    wanted: list[int] = []
    flow.cover_wanted.connect(wanted.append)
    page.go_on()
    office.settle()
    page.go_on()
    assert wanted == [1]
    flow.back()
    assert flow.export.page is Page.DONE


def test_reading_what_waits_stops_with_esc_and_is_begun_again_with_f5(office: Place) -> None:
    enrolled(office.root, office.session)
    flow = transfer(office)
    home: list[int] = []
    flow.home_wanted.connect(lambda: home.append(1))
    with office.nobody_works():
        flow.open()
        flow.export.check._soon.timeout.emit()  # half a second is over
        assert not flow.export.close_button.isVisible()
        press(flow.export, Qt.Key.Key_Escape)
    office.settle()
    assert home == []
    assert flow.export.check.notice.title == "Đã dừng xem những gì chờ gửi."
    assert flow.export.close_button.isVisible()
    press(flow.export, Qt.Key.Key_F5)
    office.settle()
    assert flow.export.check.content.isVisible()
    assert not flow.export.check.look_button.isVisible()
