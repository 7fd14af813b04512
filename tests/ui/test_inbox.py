"""The province's desk: what each bundle says, the table and its banner, files dropped, progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.province.desk import InboxRow, QuarantineRow
from desktop_app.ui.screens.inbox import InboxScreen
from desktop_app.ui.screens.inbox_words import bundle_lines, summary
from tests.pages.typing import press
from tests.ui.specimens_transfer import INBOX, QUARANTINE, UNITS, inbox_screen

Show = Callable[[QWidget], QWidget]


def test_what_was_refused_stands_first_with_its_reason_in_a_word() -> None:
    lines = bundle_lines(INBOX, QUARANTINE, UNITS)
    assert [(line.words, line.mark) for line in lines[:3]] == [
        ("Hỏng khi chép", "error"),
        ("Giữ lại, chờ phần trước", "held"),
        ("Không phải gói", "error"),
    ]


def test_a_unit_is_called_by_its_name_and_an_unknown_file_by_its_own() -> None:
    lines = bundle_lines((), QUARANTINE, UNITS)
    assert [line.unit for line in lines] == ["CĐCS THCS Dào San", "CĐCS UBND xã Pa Ủ", "ANH-TET.scd"]
    assert "CĐCS THCS Dào San" in lines[0].title


def test_new_and_known_bundles_are_told_apart() -> None:
    new, known = bundle_lines((INBOX[0], INBOX[3]), (), UNITS)
    assert (new.mark, new.words) == ("received", "Đọc tốt, 38 bản mới")
    assert (known.mark, known.words) == ("good", "Đã có")


def test_missing_numbers_are_shown_and_do_not_alarm() -> None:
    (line,) = bundle_lines((INBOX[1],), (), UNITS)
    assert line.level == "warning"
    assert "6, 7" in line.text


@pytest.mark.parametrize("code", ["unknown_key", "bad_signature", "replayed_number", "newer_format", "never_heard_of"])
def test_every_refusal_has_a_word_and_a_sentence(code: str) -> None:
    (line,) = bundle_lines((), (QuarantineRow("a.scd", code, {"number": 3}, ""),), ())
    assert line.words
    assert line.title
    assert line.at == ""


def test_the_summary_counts_bundles_records_and_what_waits() -> None:
    assert summary(INBOX, QUARANTINE, UNITS) == "4 gói đã nhận · 2.024 bản ghi · 3 gói chưa nhận"
    assert summary(INBOX, (), ()) == "4 gói đã nhận · 0 bản ghi"


def test_the_banner_follows_the_cursor(shown: Show) -> None:
    screen = inbox_screen()
    shown(screen)
    screen.focus_first()
    first = screen.detail.banner.title
    press(screen, Qt.Key.Key_Down)
    assert screen.detail.banner.title != first
    assert screen.detail.banner.title == screen.lines[1].title


def test_new_arrivals_keep_the_cursor_where_it_was(shown: Show) -> None:
    screen = inbox_screen()
    shown(screen)
    screen.bundles.setFocus()
    screen.bundles.go_to(2)
    screen.set_desk((InboxRow("CDCS-09", "CĐCS mới", 1, "", 1, 0, ()), *INBOX), QUARANTINE, UNITS)
    assert screen.bundles.currentIndex().row() == 2
    assert screen.detail.banner.title == screen.lines[2].title


def test_files_dropped_are_received(shown: Show, tmp_path: Path) -> None:
    screen = inbox_screen()
    dropped: list[list[Path]] = []
    screen.files_dropped.connect(dropped.append)
    shown(screen)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "gói 15.scd")), QUrl("https://example.org/x.scd")])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(screen, drop)
    assert dropped == [[tmp_path / "gói 15.scd"]]


def test_progress_can_be_stopped_and_nothing_else_begun(shown: Show) -> None:
    screen = inbox_screen()
    stopped: list[int] = []
    screen.stop_requested.connect(lambda: stopped.append(1))
    shown(screen)
    screen.set_busy("Đang đọc các gói…")
    screen.show_progress(3, 12)
    assert screen.progress.words == "3 trên 12 gói"
    assert not screen.receive_button.isEnabled()
    press(screen, Qt.Key.Key_Escape)
    assert stopped == [1]
    screen.set_busy("")
    assert screen.receive_button.isEnabled()


def test_an_empty_desk_says_what_to_do(shown: Show) -> None:
    screen = InboxScreen()
    shown(screen)
    screen.set_desk((), (), ())
    assert not screen.bundles_card.isVisible()
    assert screen.detail.empty.isVisible()
    screen.focus_first()
    assert QApplication.focusWidget() is screen.receive_button


def test_units_show_their_totals(shown: Show) -> None:
    screen = inbox_screen()
    shown(screen)
    assert [cell.text for cell in screen.units.content.rows[2]] == [
        "CĐCS Công ty Cổ phần Chè Than Uyên",
        "1.204",
        "1.730.500.000",
        "21, ngày 04/6/2026",
    ]
    assert [cell.text for cell in screen.units.content.rows[4]][1:] == ["0", "—", "—"]
