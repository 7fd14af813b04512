"""An office's window when the province stops believing its PC, and when a new PC takes back what the province holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.home import Home
from desktop_app.services.province.devices import Devices
from desktop_app.services.province.history import UnitHistory
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.transfer import TransferFlow
from desktop_app.ui.theme import Theme
from tests.pages.transfer_page import EnrolmentPage
from tests.pages.typing import press
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, give, new_store, send, take
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Unit:
    """A new PC of a unit whose old one sent three records, and the province."""

    pc: Place
    province: NewStore
    stick: Path


@pytest.fixture
def unit(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Unit]:
    """The new PC is enrolled, its book is empty."""
    province, old, stick = new_store(tmp_path / "province-far", "province"), new_store(tmp_path / "old"), tmp_path / "s"
    with place(tmp_path, "office", qtbot) as here:
        here.drives.plug(stick, label="KINGSTON")
        enrol(old.session, province, stick)
        give(old.session, campaign(old.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        take(province.session, send(old.session, stick).written_to)
        enrol(here.session, province, stick)
        yield Unit(here, province, stick)
    old.session.close()
    province.session.close()


def listed(here: Place) -> TransferFlow:
    """Return the flow at its list."""
    flow = TransferFlow(here.at)
    here.show()
    flow.open_place()
    here.settle()
    assert here.shows(flow.sending.screen)
    return flow


def kinds(here: Place) -> list[str]:
    """Return what Home asks to be done."""
    return [one.kind for one in Home(here.session).now().todo]


def test_a_new_pc_takes_the_book_back(unit: Unit) -> None:
    here = unit.pc
    written = UnitHistory(unit.province.session).write(
        here.session.identity.device, unit.stick, signer=OPERATOR, passphrase=PASSPHRASE
    )
    flow = listed(here)
    assert "chưa có bản ghi nào" in flow.sending.screen.standing.title
    assert "take_history" in kinds(here)
    here.chooser.answer = [written.path]
    press(flow.sending.screen, Qt.Key.Key_H, CTRL)
    here.settle()
    screen = flow.sending.receipts.screen
    assert "3 lần lưu" in screen.result.outcome.title
    assert "take_history" not in kinds(here)
    flow.sending.receipts.take(written.path)
    here.settle()
    assert "không có gì thay đổi" in screen.result.outcome.title
    press(screen, Qt.Key.Key_Escape)
    here.settle()
    assert flow.sending.screen.standing.isHidden()


def test_a_withdrawn_pc_says_so_everywhere_and_asks_again_with_a_new_key(unit: Unit) -> None:
    here, device = unit.pc, unit.pc.session.identity.device
    notice = Devices(unit.province.session).revoke(
        device, "mất máy", signer=OPERATOR, passphrase=PASSPHRASE, to=unit.stick
    )
    assert notice is not None
    flow = listed(here)
    flow.sending.receipts.take(notice)
    here.settle()
    assert "thôi đăng ký máy này" in flow.sending.receipts.screen.result.outcome.title
    assert kinds(here)[0] == "device_revoked"
    flow.open()
    here.settle()
    screen = flow.sending.screen
    assert here.shows(screen), "not the export assistant: nobody would take its bundle"
    assert "thôi đăng ký máy này" in screen.standing.title
    assert screen.export_button.isHidden()
    press(screen, Qt.Key.Key_M, CTRL)
    here.settle()
    assert here.shows(flow.enrolment)
    before = flow.enrolment.sheet.digits.accessibleName()
    EnrolmentPage(flow.enrolment).write_request(PASSPHRASE)
    here.settle()
    assert flow.enrolment.sheet.written.isVisible()
    assert flow.enrolment.sheet.digits.accessibleName() != before


def test_a_replaced_pc_is_sent_to_the_new_one(unit: Unit) -> None:
    here = unit.pc
    notice = Devices(unit.province.session).mark_replaced(
        here.session.identity.device, signer=OPERATOR, passphrase=PASSPHRASE, to=unit.stick
    )
    assert notice is not None
    flow = listed(here)
    flow.sending.receipts.take(notice)
    here.settle()
    press(flow.sending.receipts.screen, Qt.Key.Key_Escape)
    here.settle()
    assert "máy khác thay" in flow.sending.screen.standing.title
    assert flow.sending.screen.enrol_button.isHidden()
    assert kinds(here)[0] == "device_replaced"
