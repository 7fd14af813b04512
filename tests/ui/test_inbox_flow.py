"""The province's desk over real stores: receiving, holding, throwing away, accepting, what is held of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.province.quarantine_desk import QuarantineDesk
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.province.waiting import arrivals
from desktop_app.services.setting_up import NewStore
from desktop_app.ui.destinations import CLOSINGS, RECEIPTS
from desktop_app.ui.flows.province.inbox import InboxFlow
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.services.province.desks import gifts
from tests.services.stores import Pair, enrol, send
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """A province's desk, and an office that sends."""

    here: Place
    pair: Pair
    flow: InboxFlow

    def bundle(self, name: str) -> Path:
        """Let the office write its next bundle, with a gift for ``name``."""
        gifts(self.pair, name)
        return send(self.pair.office, self.pair.stick).written_to

    def receive(self, *files: Path) -> None:
        """Receive files as a person does."""
        self.here.chooser.answer = list(files)
        press(self.flow.screen, Qt.Key.Key_O, CTRL)
        self.here.settle()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Desk]:
    """Return a desk with nothing on it."""
    with place(tmp_path, "office", qtbot) as office, place(tmp_path, "province", qtbot) as here:
        enrol(office.session, NewStore(here.session, "", here.fingerprint), tmp_path / "stick")
        flow = InboxFlow(here.at)
        here.show()
        flow.open()
        here.settle()
        yield Desk(here, Pair(office.session, here.session, tmp_path / "stick"), flow)


def test_what_came_is_counted_looked_at_and_accepted_by_keys(desk: Desk) -> None:
    flow, screen = desk.flow, desk.flow.screen
    desk.receive(desk.bundle("Giàng A Chứ"))
    (line,) = screen.lines
    assert (line.mark, line.waiting) == ("received", 2)
    assert arrivals(desk.here.session) == 1
    assert screen.notice.title == "Đã nhận 1 gói, 2 bản mới"
    assert screen.notice.text == "2 bản ghi đang chờ duyệt."
    assert screen.subtitle == "1 gói đang chờ · 2 bản ghi đạt kiểm tra"
    asked: list[str] = []
    flow.records_wanted.connect(asked.append)
    press(screen, Qt.Key.Key_B, CTRL)
    assert asked == [line.sha256]
    flow.passing.ask = lambda _question: False
    press(screen, Qt.Key.Key_Return, CTRL)
    desk.here.settle()
    assert Reviewing(desk.here.session).counts().waiting == 2
    flow.passing.ask = lambda _question: True
    press(screen, Qt.Key.Key_Return, CTRL)
    desk.here.settle()
    assert Reviewing(desk.here.session).counts().waiting == 0
    assert [line.words for line in screen.lines] == ["Đã duyệt hết"]
    assert screen.notice.isHidden(), "nothing it told of waits any more"
    assert arrivals(desk.here.session) == 0
    press(screen, Qt.Key.Key_U, CTRL)
    desk.here.settle()
    assert Reviewing(desk.here.session).counts().waiting == 2
    assert not screen.undo_button.isVisible()


def test_what_was_decided_elsewhere_takes_the_notice_away(desk: Desk) -> None:
    flow, screen = desk.flow, desk.flow.screen
    file = desk.bundle("Giàng A Chứ")
    desk.receive(file)
    flow.open()
    desk.here.settle()
    assert screen.notice.isVisible(), "its records still wait"
    Reviewing(desk.here.session).accept_passing()
    flow.open()
    desk.here.settle()
    assert screen.notice.isHidden()
    desk.receive(file)
    assert screen.notice.text == "Không có bản ghi nào phải duyệt."
    flow.open()
    desk.here.settle()
    assert screen.notice.isHidden(), "it was read"


def test_of_several_files_each_has_its_answer_and_what_was_held_goes_in_by_itself(desk: Desk, tmp_path: Path) -> None:
    screen = desk.flow.screen
    first, second = desk.bundle("Giàng A Chứ"), desk.bundle("Lò Thị Ín")
    photo, damaged = tmp_path / "ảnh.jpg", tmp_path / "hỏng.scd"
    photo.write_bytes(b"\xff\xd8\xff")
    damaged.write_bytes(second.read_bytes()[:-40])
    desk.receive(photo, damaged)
    assert screen.results.isVisible()
    assert [row[1].text for row in screen.results.table.content.rows] == ["Không phải gói", "Hỏng khi chép"]
    assert all(len(row[2].text) > 40 for row in screen.results.table.content.rows)
    press(screen, Qt.Key.Key_Escape)
    assert [(line.standing, line.words) for line in screen.lines] == [
        ("refused", "Hỏng khi chép"),
        ("told", "Không phải gói"),
    ]
    desk.receive(first)
    assert {line.standing for line in screen.lines} == {"applied", "refused"}, "a photo is told of once"


def test_a_file_is_tried_again_and_thrown_away_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    flow, screen = desk.flow, desk.flow.screen
    damaged = tmp_path / "hỏng.scd"
    damaged.write_bytes(desk.bundle("Giàng A Chứ").read_bytes()[:-40])
    desk.receive(damaged)
    press(screen, Qt.Key.Key_T, CTRL)
    desk.here.settle()
    assert screen.notice.title == "Đã nhận 0 trên 1 gói, 0 bản mới"
    press(screen, Qt.Key.Key_Delete, CTRL)
    dialog = flow.dialogs.dialog
    assert dialog is not None
    dialog.button.click()
    assert len(QuarantineDesk(desk.here.session).waiting()) == 1, "without a reason it stays"
    type_text(dialog.editors["reason"], "đơn vị đã ghi lại")
    dialog.button.click()
    desk.here.settle()
    assert QuarantineDesk(desk.here.session).waiting() == []
    assert screen.lines == ()
    assert screen.notice.isHidden(), "it told of the file that was thrown away"


def test_enter_shows_what_is_held_of_the_unit_and_esc_leads_back(desk: Desk) -> None:
    flow, screen = desk.flow, desk.flow.screen
    desk.receive(desk.bundle("Giàng A Chứ"))
    press(screen, Qt.Key.Key_Return)
    desk.here.settle()
    holdings = flow.holdings.screen
    assert desk.here.shows(holdings)
    assert [row[0].text for row in holdings.arrived.content.rows] == ["1"]
    press(holdings, Qt.Key.Key_Escape)
    desk.here.settle()
    assert desk.here.shows(screen)


def test_the_ways_on_lead_to_receipts_and_periods(desk: Desk) -> None:
    wanted: list[str] = []
    desk.flow.place_wanted.connect(wanted.append)
    press(desk.flow.screen, Qt.Key.Key_E, CTRL)
    desk.flow.screen.completeness.all_button.click()
    assert wanted == [RECEIPTS, CLOSINGS]
