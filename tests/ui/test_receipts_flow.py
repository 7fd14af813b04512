"""Receipts in the office's window with real stores on both sides: found on a stick, opened, refused, compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.province.receipts import Receipts
from desktop_app.services.setting_up import NewStore
from desktop_app.storage.travel import TravelStates
from desktop_app.ui.flows.transfer import TransferFlow
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, campaign, enrol, give, new_store, send, take
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def province(tmp_path: Path) -> Iterator[NewStore]:
    """A province that the office is enrolled with."""
    made = new_store(tmp_path / "province-far", "province")
    yield made
    made.session.close()


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme, province: NewStore) -> Iterator[Place]:
    """An enrolled office whose first bundle with three gifts was received."""
    with place(tmp_path, "office", qtbot) as here:
        stick = tmp_path / "stick"
        here.drives.plug(stick, label="KINGSTON")
        enrol(here.session, province, stick)
        give(here.session, campaign(here.session), ("Giàng A Chứ", "Tẩn Thị Mẩy", "Lò Văn Pâng"))
        take(province.session, send(here.session, stick).written_to)
        yield here


def answer(province: NewStore, stick: Path) -> Path:
    """Write the office's receipt onto the stick."""
    return Receipts(province.session).make(UNIT, stick, signer=OPERATOR, passphrase=PASSPHRASE).written_to


def listed(here: Place) -> TransferFlow:
    """Return the flow at its list."""
    flow = TransferFlow(here.at)
    here.show()
    flow.open_place()
    here.settle()
    assert here.shows(flow.sending.screen)
    return flow


def test_a_receipt_on_the_stick_moves_records_and_bundle(office: Place, province: NewStore) -> None:
    answer(province, office.root / "stick")
    flow = listed(office)
    changed: list[int] = []
    flow.changed.connect(lambda: changed.append(1))
    assert [line.words for line in flow.sending.screen.lines] == ["Đã ghi, đọc lại đúng"]
    press(flow.sending.screen, Qt.Key.Key_O, CTRL)
    office.settle()
    screen = flow.sending.receipts.screen
    assert [(one.number, one.where) for one in screen.choose.found] == [(1, "USB KINGSTON")]
    press(screen.choose.table, Qt.Key.Key_Return)
    office.settle()
    assert "Phiếu nhận số 1 của LĐLĐ tỉnh Lai Châu đã mở" in screen.result.outcome.title
    counts = TravelStates(office.session.connection, office.session.identity.device).counts()
    assert counts == {"received": 4}
    assert changed == [1]
    press(screen, Qt.Key.Key_Escape)
    office.settle()
    assert [line.words for line in flow.sending.screen.lines] == ["Tỉnh đã nhận"]


def test_opened_twice_nothing_changes_and_it_is_said(office: Place, province: NewStore) -> None:
    file = answer(province, office.root / "stick")
    flow = listed(office)
    flow.sending.receipts.take(file)
    office.settle()
    flow.sending.receipts.open()
    office.settle()
    screen = flow.sending.receipts.screen
    assert [one.standing for one in screen.choose.found] == ["opened"]
    flow.sending.receipts.take(file)
    office.settle()
    assert "không có gì thay đổi" in screen.result.outcome.title


def test_a_forged_receipt_changes_nothing(office: Place, province: NewStore, tmp_path: Path) -> None:
    content = bytearray(answer(province, office.root / "stick").read_bytes())
    content[len(content) // 2] ^= 1
    forged = tmp_path / "phieu-nhan-giả.scd"
    forged.write_bytes(content)
    flow = listed(office)
    office.chooser.answer = [forged]
    press(flow.sending.screen, Qt.Key.Key_O, CTRL)
    office.settle()
    press(flow.sending.receipts.screen, Qt.Key.Key_O, CTRL)
    office.settle()
    screen = flow.sending.receipts.screen
    assert not screen.choose.notice.isHidden()
    assert screen.choose.notice.title
    counts = TravelStates(office.session.connection, office.session.identity.device).counts()
    assert counts == {"exported": 4}


def test_both_sides_are_compared_by_kind(office: Place, province: NewStore) -> None:
    flow = listed(office)
    press(flow.sending.screen, Qt.Key.Key_D, CTRL)
    office.settle()
    screen = flow.sending.reconciling.screen
    assert screen.receipt_button.hasFocus(), "no receipt was opened yet"
    flow.sending.receipts.take(answer(province, office.root / "stick"))
    office.settle()
    give(office.session, campaign(office.session, "Tháng Công nhân"), ("Vàng Thị Dở",))
    flow.sending.reconciling.open()
    office.settle()
    gifts = next(one for one in screen.lines if one.title == "Suất quà")
    assert (gifts.ours, gifts.theirs, gifts.ours_value, gifts.theirs_value) == (4, 3, 5_200_000, 3_900_000)
    assert [one.reason for one in gifts.records] == ["never_sent"]
    opened: list[str] = []
    flow.record_wanted.connect(opened.append)
    screen.kinds.go_to([one.title for one in screen.lines].index("Suất quà"))
    press(screen.kinds, Qt.Key.Key_Return)
    press(screen.records, Qt.Key.Key_Return)
    assert opened == [gifts.records[0].record]
