"""Long lists in the grid, the ways to it, and its end: pasted, written in the background, killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.entry import Entry
from desktop_app.services.opening import open_session
from desktop_app.ui.flows.grid_work import SLICE
from desktop_app.ui.screens.campaign_choice import CampaignChoice
from tests.checks.sources import ROOT
from tests.fakes.clock import FixedClock
from tests.pages.grid_page import CTRL
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.record_store import NOW, campaign, gift, new_session

HEADS = "TT\tHọ và tên\tNăm sinh\tĐối tượng\tBản\tTiền mặt"


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def sheet(count: int) -> str:
    """Return a list as Excel puts it on the clipboard."""
    rows = (
        f"{row}\tLò Văn {_word(row)}\t{1960 + row % 40}\tĐoàn viên\tNậm Coóng\t500.000" for row in range(1, count + 1)
    )
    return "\r\n".join((HEADS, *rows)) + "\r\n"


def _word(number: int) -> str:
    return "".join("abcdeghikl"[int(digit)] for digit in str(number)).title()


def test_a_list_of_three_hundred_is_there_at_once_and_checked_between_keys(office: GridOffice) -> None:
    page = office.open()
    QApplication.clipboard().setText(sheet(300))
    waiting: list[int] = []
    page.table.dataChanged.connect(lambda *_range: waiting.append(page.book.standing.totals().waiting))
    page.press(Qt.Key.Key_V, CTRL)
    assert page.table.rowCount() == 301
    assert waiting[-1] == 300, "pasting checks nothing itself"
    assert office.status.startswith("Đã dán 300 dòng.")
    page.go_to(300, "recipient.name")
    page.enter("Chẻo Mí Pẩu")
    assert page.book.standing.totals().waiting > 0, "typed while rows wait"
    page.checked()
    steps = [before - after for before, after in pairwise(waiting)]
    assert max(steps) <= SLICE
    assert page.book.standing.totals().good == 300
    assert page.row(299)[-1] == "Đủ"


def test_many_rows_are_written_in_the_background_and_taken_back(office: GridOffice) -> None:
    page = office.open()
    QApplication.clipboard().setText(sheet(90))
    page.press(Qt.Key.Key_V, CTRL)
    page.checked()
    page.press(Qt.Key.Key_Return, CTRL)
    assert not page.screen.progress.isHidden()
    assert not page.view.isEnabled()
    for _turn in range(500):
        if page.screen.progress.isHidden():
            break
        QTest.qWait(20)
    assert len(office.saved) == 90
    assert office.status == "Đã ghi 90 dòng vào sổ."
    assert page.view.input.hasFocus()
    page.press(Qt.Key.Key_Z, CTRL)
    office.written()
    assert office.saved == []
    assert page.table.rowCount() == 91


def test_people_of_an_earlier_campaign_become_rows(office: GridOffice) -> None:
    before = campaign(office.entry, "Tết Ất Tỵ 2025")
    for name in ("Chẻo Mí Pẩu", "Giàng A Chứ"):
        office.entry.complete("gift", gift({"name": name}, before, {"village": "Nậm Coóng"}))
    campaign(office.entry, "Tết Ất Tỵ 2025", "2025-01-10")  # entered last, but not the latest
    page = office.open()
    page.press(Qt.Key.Key_K, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CampaignChoice)
    assert [row.tail for row in dialog._found] == ["2 người", "0 người"]
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    page.checked()
    assert sorted(page.text(row, "recipient.name") for row in range(2)) == ["Chẻo Mí Pẩu", "Giàng A Chứ"]
    assert "Đã thêm 2 người" in office.status


@pytest.mark.slow
def test_rows_typed_before_a_power_cut_are_offered(tmp_path: Path, shown: Show) -> None:
    session = new_session(tmp_path / "so")
    tet = campaign(Entry(session))
    session.close()
    command = [sys.executable, "-m", "tests.ui.grid_typist", str(tmp_path / "so"), tet]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.kill()
    assert said == "kept\n"
    session = open_session(
        tmp_path / "so", operator="Lò Thị Phương", passphrase="quà tết bính ngọ", clock=FixedClock(NOW)
    )
    with open_grid_office(tmp_path, shown, session) as office:
        office.flow.open("gift", tet)
        page = office.page
        assert page.table.rowCount() == 1
        assert page.screen.banners.banner is not None
        assert page.screen.banners.banner.title.startswith("Có 3 dòng chưa ghi"), "the cell in hand is kept too"
        page.press(Qt.Key.Key_Return)
        assert [page.text(row, "recipient.name") for row in range(2)] == ["Chẻo Mí Pẩu", "Giàng A Chứ"]
