"""Backups over a real store, and bringing one back in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.messages import describe
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.storage.errors import DiskFull
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.province.inbox import InboxFlow
from desktop_app.ui.flows.restoring import RestoreFlow
from desktop_app.ui.flows.safety import SafetyFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.base import Text
from desktop_app.ui.screens.check_findings import FindingLine
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.theme import Theme
from desktop_app.ui.work_area import WorkArea
from tests.fakes.chooser import FakeChooser
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import no_file_larger_than
from tests.pages.typing import press, type_text
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, gift_of, give, reopen
from tests.ui.transfer_desk import WAIT_MS, Place, place


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Place]:
    """An office with one gift and a stick."""
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), ("Giàng A Chứ",))
        here.drives.plug(tmp_path / "stick", label="SAO LƯU")
        yield here


@pytest.fixture
def flow(office: Place) -> SafetyFlow:
    """The screen, opened."""
    made = SafetyFlow(office.at)
    made.open()
    return made


def test_a_backup_goes_onto_the_stick_with_enter(office: Place, flow: SafetyFlow) -> None:
    assert flow.screen.due.isVisible()
    press(flow.screen, Qt.Key.Key_Return)
    office.settle()
    assert len(list((office.root / "stick").glob("*.scb"))) == 1
    assert flow.screen.notice.isVisible()
    assert not flow.screen.due.isVisible()


def test_a_pulled_stick_is_said(office: Place, flow: SafetyFlow) -> None:
    office.drives.pull(office.root / "stick")
    flow.screen.backup_button.click()
    office.settle()
    assert flow.screen.notice.isVisible()
    assert flow.screen.due.isVisible()
    assert flow.screen.backup_button.isEnabled()


def test_a_sound_book_is_called_sound(office: Place, flow: SafetyFlow) -> None:
    flow.screen.check_button.click()
    office.settle()
    assert flow.screen.notice.title == "Sổ nguyên vẹn"
    assert not flow.screen.findings.isVisible()


def test_an_altered_version_is_found_and_said(office: Place, flow: SafetyFlow) -> None:
    with office.session.connection.write():
        office.session.connection.run("UPDATE version SET content = CAST(content || ' ' AS BLOB) WHERE seq = 1")
    flow.screen.check_button.click()
    office.settle()
    assert flow.screen.findings.isVisible()
    assert flow.screen.findings.text.text()


def test_every_problem_of_every_record_is_listed_and_leads_to_it(office: Place, flow: SafetyFlow) -> None:
    tet = campaign(office.session, "Tháng Công nhân")
    (wrong,) = Entry(office.session).add_all("gift", [gift_of(tet, "Tẩn Thị Mẩy", cash=None)], "complete")
    opened: list[FindingLine] = []
    flow.record_wanted.connect(opened.append)
    flow.screen.check_button.click()
    office.settle()
    table = flow.screen.findings.table
    shown = [str(table.content.index(0, column).data()) for column in range(5)]
    assert shown == ["Lỗi", "Suất quà", "Tẩn Thị Mẩy", "Tiền mặt (đồng)", "Chưa điền; ô này phải có."]
    assert flow.screen.findings.detail.text() == "Chưa điền; ô này phải có."
    press(table, Qt.Key.Key_Return)
    assert [(line.record, line.field) for line in opened] == [(wrong, "cash")]


def test_a_backup_is_brought_back_in_place_of_the_store(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    with place(tmp_path, "office", qtbot) as here:
        tet = campaign(here.session)
        give(here.session, tet, ("Giàng A Chứ",))
        safety = SafetyFlow(here.at)
        safety.back_up(tmp_path)
        here.settle()
        give(here.session, tet, ("Tẩn Thị Mẩy",))
    (backup,) = tmp_path.glob("*.scb")
    window, tasks, chooser = MainWindow(WorkArea, DisplayMenu), Tasks(), FakeChooser()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    restore = RestoreFlow(window, tasks, tmp_path / "office", FixedClock(), chooser=chooser)
    restored: list[str] = []
    restore.restored.connect(lambda _level, sentence: restored.append(sentence.title))
    screen = restore.open()
    chooser.answer = [backup]
    screen.file_button.click()
    screen.how.set_code("passphrase")
    screen.how.changed.emit("passphrase")
    assert screen.operator.code() == OPERATOR
    type_text(screen.passphrase, "sai mật khẩu")
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.notice.isVisible, timeout=WAIT_MS)
    screen.passphrase.clear()
    type_text(screen.passphrase, PASSPHRASE)
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.card.isVisible, timeout=WAIT_MS)
    assert screen.compared.title == "Sổ trong máy chưa mở nên chưa so được."
    screen.restore_button.click()
    qtbot.waitUntil(lambda: bool(restored), timeout=WAIT_MS)
    assert restored[0].startswith("Đã khôi phục sổ: 2 bản ghi")
    tasks.shutdown()
    session = reopen(tmp_path / "office")
    try:
        assert Browsing(session).counts()["gift"] == 1
    finally:
        session.close()


def test_files_that_are_no_bundles_are_kept_apart_and_named(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    stray = tmp_path / "ảnh tết.scd"
    stray.write_bytes(b"\xff\xd8\xff")
    with place(tmp_path, "province", qtbot) as here:
        flow = InboxFlow(here.at)
        flow.open()
        here.settle()
        flow.receive([stray])
        here.settle()
        assert [(line.name, line.mark) for line in flow.screen.lines] == [("ảnh tết.scd", "error")]
        assert flow.screen.notice.isVisible()
        flow.receive([tmp_path / "empty"])
        here.settle()
        flow.receive([tmp_path])
        here.settle()
        assert len(flow.screen.lines) == 1


def test_a_full_disk_says_what_was_received_and_what_is_in_the_way(tmp_path: Path, qtbot: QtBot, look: Theme) -> None:
    files = [tmp_path / "1.scd", tmp_path / "2.scd"]
    for file in files:
        file.write_bytes(b"no bundle " * 1_000)
    with place(tmp_path, "province", qtbot) as here:
        flow = InboxFlow(here.at)
        flow.open()
        here.settle()
        with no_file_larger_than(4_096):  # a refused file is kept in quarantine, and there is no room for it
            flow.receive(files)
            here.settle()
        notice = flow.screen.notice
        assert (notice.property("tone"), notice.title) == ("err", "Đã nhận 0 trên 2 gói, 0 bản mới")
        assert notice.text == describe(DiskFull()).full


def test_the_check_of_the_book_stops_with_esc_and_says_so(office: Place, flow: SafetyFlow) -> None:
    with office.nobody_works():
        flow.screen.check_button.click()
        press(flow.screen, Qt.Key.Key_Escape)
    office.settle()
    assert flow.screen.notice.title == "Đã dừng kiểm tra sổ."
    assert not flow.screen.progress_card.isVisible()
    assert flow.screen.check_button.isEnabled()


def test_looking_into_a_backup_stops_with_esc_and_restoring_too(office: Place) -> None:
    backup = Safekeeping(office.session).backup()
    restore = RestoreFlow(
        office.window, office.tasks, office.session.folder, FixedClock(), chooser=office.chooser, session=office.session
    )
    closed, left = list[int](), list[int]()
    restore.close_book = lambda: closed.append(1)
    restore.cancelled.connect(lambda: left.append(1))
    screen = restore.open()
    screen.set_file(backup)
    screen.how.set_code("passphrase")
    screen.operator.set_code(OPERATOR)
    screen.passphrase.setText(PASSPHRASE)
    with office.nobody_works():
        screen.look_button.click()
        press(screen, Qt.Key.Key_Escape)
    office.settle()
    assert screen.notice.title == "Đã dừng xem bản sao lưu."
    assert screen.look_button.isEnabled()
    screen.passphrase.setText(PASSPHRASE)  # it was handed over once
    screen.look_button.click()
    office.settle()
    assert screen.card.isVisible()
    facts = " ".join(text.text() for text in screen.facts.findChildren(Text))
    assert office.session.identity.unit_name in facts
    assert office.session.identity.unit not in facts, "a code that was only drawn until the province gives one"
    assert "số 1" not in facts, "which form the store has is nobody's business here"
    screen.restore_wanted.emit(backup, OPERATOR, PASSPHRASE)
    screen.progress.stopped.emit()  # before the key of the backup is derived
    office.settle()
    assert screen.notice.title == "Đã dừng khôi phục."
    assert not closed
    assert not left
    assert screen.card.isVisible()
