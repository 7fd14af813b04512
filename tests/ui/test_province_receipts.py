"""Phiếu nhận at the province: what is due is written and said, a pulled stick, the same bytes again, stopping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.province.receipts import Receipts
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.flows.province.receipts import ReceiptsFlow
from desktop_app.ui.screens.province.receipts_words import Answer, ReceiptPlan, Written, next_steps, plan_for, verdict
from desktop_app.ui.theme import Theme
from tests.fakes.drives import take_names
from tests.pages.typing import press, type_text
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, campaign, enrol, give, new_store, send, take
from tests.ui.specimens_answers import DUE, GOOD, PULLED
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """A province with one unit whose bundle arrived, its stick, its receipts."""

    here: Place
    flow: ReceiptsFlow
    stick: Path

    @property
    def page(self) -> str:
        """Return the page shown."""
        return self.flow.screen.page.value

    def write_all(self, passphrase: str = PASSPHRASE) -> None:
        """Press what writes all that are due, and sign."""
        screen = self.flow.screen
        press(screen, Qt.Key.Key_Return, CTRL)
        self.here.settle()
        assert self.page == "write"
        screen.write.form.signer.set_code(OPERATOR)
        type_text(screen.write.form.passphrase, passphrase)
        press(screen.write.form.passphrase, Qt.Key.Key_Return)
        self.here.settle()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Desk]:
    office = new_store(tmp_path / "office-far", "office")
    with place(tmp_path, "province", qtbot) as here:
        stick = tmp_path / "stick"
        enrol(office.session, NewStore(here.session, "", here.fingerprint), stick)
        give(office.session, campaign(office.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        take(here.session, send(office.session, stick).written_to)
        office.session.close()
        here.drives.plug(stick, label="KINGSTON")
        here.window.add_destination("receipts", "Phiếu nhận", "send")
        flow = ReceiptsFlow(here.at)
        flow.open()
        here.settle()
        yield Desk(here, flow, stick)


def files(folder: Path) -> list[str]:
    """Return the receipts there."""
    return sorted(one.name for one in folder.glob("phieu-nhan-*.scd"))


def test_what_is_due_is_signed_written_and_let_go_of(desk: Desk) -> None:
    screen = desk.flow.screen
    assert [(one.unit, one.news) for one in screen.units.rows] == [(UNIT, 1)]
    desk.write_all("sai")
    assert desk.page == "write"
    assert QApplication.focusWidget() is screen.write.form.passphrase, "the passphrase was not the signer's"
    assert files(desk.stick) == []
    type_text(screen.write.form.passphrase, PASSPHRASE)
    press(screen.write.form.passphrase, Qt.Key.Key_Return)
    desk.here.settle()
    assert desk.page == "done"
    assert screen.done.outcome.title == "1 phiếu nhận đã ghi ra USB KINGSTON và đã đọc lại đúng"
    assert screen.done.outcome.text.startswith("USB đã ngắt")
    assert desk.here.drives.ejected == [desk.stick]
    assert len(files(desk.stick)) == 1
    press(screen, Qt.Key.Key_Escape)
    desk.here.settle()
    assert [(one.number, one.confirmed) for one in screen.units.made] == [(1, False)]
    assert [one.news for one in screen.units.rows] == [0]


def test_the_same_bytes_go_onto_another_stick_without_a_signature(desk: Desk) -> None:
    desk.write_all()
    screen, other = desk.flow.screen, desk.here.root / "other"
    desk.here.drives.plug(other, label="HAI")
    press(screen, Qt.Key.Key_Escape)
    desk.here.settle()
    press(screen, Qt.Key.Key_D, CTRL)
    desk.here.settle()
    assert screen.write.sign_card.isHidden()
    press(screen, Qt.Key.Key_Return)
    desk.here.settle()
    assert desk.page == "done"
    (name,) = files(other)
    assert (other / name).read_bytes() == (desk.stick / name).read_bytes()


def test_what_could_not_be_written_is_written_later_under_its_number(desk: Desk) -> None:
    screen = desk.flow.screen
    name = f"phieu-nhan-{UNIT}-{desk.here.session.identity.epoch[:8]}-1.scd"
    take_names(desk.stick / name)
    desk.write_all()
    assert desk.page == "done"
    assert not screen.done.why.isHidden(), "the sentence of the row in red stands there by itself"
    assert (desk.stick / name).read_bytes() == b"somebody else's"
    (desk.stick / name).unlink()
    press(screen, Qt.Key.Key_Return)
    desk.here.settle()
    assert screen.write.plan == ReceiptPlan((), ((UNIT, 1),), (screen.write.plan.names[0],)), "the one that was made"
    press(screen, Qt.Key.Key_Return)
    desk.here.settle()
    assert screen.done.outcome.title.startswith("1 phiếu nhận đã ghi ra USB KINGSTON")
    assert [one.number for one in Receipts(desk.here.session).made(UNIT)] == [1]


def test_a_folder_of_another_computer_is_named_as_such(desk: Desk) -> None:
    screen, far = desk.flow.screen, desk.here.root / "Dùng chung"
    far.mkdir()
    desk.here.drives.network.add(far)
    desk.here.chooser.answer = [far]
    press(screen, Qt.Key.Key_Return, CTRL)
    desk.here.settle()
    assert "máy khác" not in screen.picker.hint
    screen.picker.folder_button.click()
    assert screen.picker.hint.startswith("Thư mục này nằm trên máy khác, qua mạng")


def test_where_nothing_is_new_the_last_receipt_is_written_again_and_not_a_second_one() -> None:
    plan = plan_for([DUE[0], DUE[3], DUE[4], replace(DUE[4], confirmed=True)])
    assert plan.units == ("CDCS-01", "CDCS-05")
    assert plan.again == (("CDCS-04", 2), ("CDCS-05", 3))


def test_the_verdict_counts_what_was_never_begun() -> None:
    left = ReceiptPlan(("CDCS-03",), (("CDCS-02", 1),), ("", ""))
    assert verdict(Written((GOOD[0], PULLED), left, "USB"))[1] == "1 trên 3 phiếu đã ghi và đọc lại đúng"
    level, title, _text = verdict(Written(GOOD[:1], left, "USB", stopped=True))
    assert (level, title) == ("info", "Đã dừng: 1 trên 3 phiếu đã ghi và đọc lại đúng")


def test_what_had_no_room_in_a_receipt_is_said_with_what_to_do() -> None:
    full = Answer("CD001", "CĐCS Chè Than Uyên", 3, "verified", later=52_000)
    title, text = next_steps(Written((*GOOD, full), ReceiptPlan(), "USB"))[-1]
    assert title == "Phiếu sau nói tiếp 52.000 bản ghi"
    assert "CĐCS Chè Than Uyên đã mở" in text
    assert len(next_steps(Written(GOOD, ReceiptPlan(), "USB"))) == 3
