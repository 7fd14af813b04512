"""Screens that files may be let fall onto: the province's desk, the office's sending, the opening of a receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.receipt import ReceiptScreen
from tests.ui.dropping import held, let_fall
from tests.ui.specimens_inbox import inbox_screen
from tests.ui.specimens_receipts import sending_screen

Show = Callable[[QWidget], QWidget]
LINK = QUrl("https://example.org/x.scd")


def _inbox(taken: list[Path]) -> tuple[Screen, Callable[[], None]]:
    screen = inbox_screen()
    screen.files_dropped.connect(taken.extend)
    return screen, lambda: screen.set_busy("Đang đọc các gói…")


def _receipt(taken: list[Path]) -> tuple[Screen, Callable[[], None]]:
    screen = ReceiptScreen()
    screen.open_wanted.connect(taken.append)
    return screen, lambda: screen.set_busy(True)


@pytest.mark.parametrize("made", [_inbox, _receipt])
def test_files_are_taken_unless_a_job_began_while_they_were_held(
    made: Callable[[list[Path]], tuple[Screen, Callable[[], None]]], shown: Show, tmp_path: Path
) -> None:
    taken: list[Path] = []
    screen, begin_job = made(taken)
    shown(screen)
    file = tmp_path / "gói 15.scd"
    assert held(screen, QUrl.fromLocalFile(str(file)), LINK)
    assert let_fall(screen, QUrl.fromLocalFile(str(file)), LINK)
    assert taken == [file]
    assert held(screen, QUrl.fromLocalFile(str(file)))
    begin_job()
    assert not let_fall(screen, QUrl.fromLocalFile(str(file)))
    assert not held(screen, QUrl.fromLocalFile(str(file)))
    assert taken == [file]


def test_receipts_are_let_fall_onto_the_sending_screen_and_a_link_is_none(shown: Show, tmp_path: Path) -> None:
    taken: list[Path] = []
    screen = sending_screen()
    screen.files_dropped.connect(taken.extend)
    shown(screen)
    file = QUrl.fromLocalFile(str(tmp_path / "phieu-nhan.scd"))
    for url, is_taken in ((LINK, False), (file, True)):
        assert held(screen, url)  # a link may turn out to be a file: what is let fall decides
        assert let_fall(screen, url) == is_taken
    assert taken == [tmp_path / "phieu-nhan.scd"]
