"""The province's desk: what each bundle says, its list, what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.province.received import Received
from desktop_app.ui.screens.province.bundle_detail import actions_of
from desktop_app.ui.screens.province.inbox import InboxScreen
from desktop_app.ui.screens.province.inbox_words import (
    BundleLine,
    DeskView,
    bundle_lines,
    result_lines,
    summary,
    waiting_line,
)
from tests.pages.typing import press
from tests.ui.specimens_inbox import ANSWERS, FILES, INBOX, VIEW, holdings_screen, inbox, inbox_screen, waiting_file

Show = Callable[[QWidget], QWidget]


def _line(mark: str) -> BundleLine:
    return next(line for line in bundle_lines(VIEW) if line.mark == mark)


def test_what_somebody_has_to_see_to_stands_first() -> None:
    assert [(line.mark, line.words) for line in bundle_lines(VIEW)] == [
        ("fork", "Hai bản khác nhau"),
        ("error", "Hỏng khi chép"),
        ("error", "Máy chưa đăng ký"),
        ("held", "Giữ lại, chờ phần trước"),
        ("received", "Đọc tốt, chờ duyệt 52"),
        ("received", "Đọc tốt, chờ duyệt 36"),
        ("accepted", "Đã duyệt hết"),
        ("good", "Đã có"),
    ]


def test_the_bundles_of_the_last_go_come_before_all_and_what_is_no_bundle_is_told_among_them() -> None:
    last = (
        Received("ANH.jpg", ok=False, code="not_for_receiving", fields={"name": "ANH.jpg"}),
        Received("a.scd", ok=True, sha256=INBOX[3].sha256),
    )
    lines = bundle_lines(replace(VIEW, last=last))
    assert [line.name for line in lines[:3]] == ["ANH.jpg", "CĐCS MN Sìn Hồ", "CĐCS TH Nậm Cuổi"]
    assert lines[0].words == "Không phải gói"


def test_each_standing_offers_what_can_be_done_about_it() -> None:
    assert actions_of(_line("fork")) == {"holdings", "records", "forks"}
    assert actions_of(_line("accepted")) == {"holdings"}
    assert actions_of(_line("held")) == {"holdings", "retry", "retry_all", "discard"}
    unknown = next(line for line in bundle_lines(VIEW) if line.device is not None)
    assert actions_of(unknown) == {"recover", "retry", "retry_all", "discard"}
    gone = waiting_line(replace(FILES[0], kept=False))
    assert "retry" not in actions_of(gone), "its bytes are not here"


def test_missing_numbers_are_shown_and_do_not_alarm() -> None:
    line = next(line for line in bundle_lines(VIEW) if line.number == "8")
    assert line.level == "warning"
    assert "6, 7" in line.text


@pytest.mark.parametrize("code", ["unknown_key", "bad_signature", "replayed_number", "newer_format", "never_heard_of"])
def test_every_refusal_has_a_word_and_a_sentence(code: str) -> None:
    line = waiting_line(waiting_file("a.scd", code, "CDCS-12", "CĐCS THCS Dào San", 3))
    assert line.words
    assert line.title


def test_the_line_under_the_title_counts_what_waits() -> None:
    assert summary(VIEW) == "9 gói đang chờ · 126 bản ghi đạt kiểm tra · 3 chỗ hai bản khác nhau"
    assert summary(DeskView()) == "0 gói đang chờ · 0 bản ghi đạt kiểm tra"


def test_how_many_pass_is_not_said_before_anything_is_looked_at(shown: Show) -> None:
    assert summary(DeskView(bundles=1, unseen=2)) == "1 gói đang chờ · 2 bản ghi chưa kiểm tra"
    assert summary(DeskView(bundles=1, passing=3, unseen=2)) == (
        "1 gói đang chờ · 3 bản ghi đạt kiểm tra · 2 bản ghi chưa kiểm tra"
    )
    screen = inbox_screen()
    shown(screen)
    screen.set_desk(DeskView(bundles=1, unseen=2))
    assert screen.passing_button.words == "Duyệt bản ghi đạt kiểm tra"
    assert not screen.passing_button.isEnabled()
    screen.set_desk(DeskView(bundles=1, passing=2))
    assert screen.passing_button.words == "Duyệt 2 bản ghi đạt kiểm tra"
    assert screen.passing_button.isEnabled()


def test_every_file_of_a_go_has_its_whole_answer(shown: Show) -> None:
    lines = result_lines(ANSWERS)
    assert len(lines) == len(ANSWERS) == 12
    assert all(line.words and line.sentence for line in lines)
    assert lines[0].name == "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi, gói số 15"
    assert lines[4].sentence.startswith("Gói giữ lại từ trước nay đã vào sổ.")
    assert (lines[8].mark, lines[8].words) == ("info", "Không phải gói")
    screen = inbox_screen()
    shown(screen)
    screen.set_received(ANSWERS)
    assert screen.results.isVisible()
    assert not screen.detail.isVisible()
    assert [row[2].text for row in screen.results.table.content.rows] == [line.sentence for line in lines]
    press(screen, Qt.Key.Key_Escape)
    assert screen.detail.isVisible()
    screen.set_received(ANSWERS[:1])
    assert screen.detail.isVisible(), "of one bundle its own line tells everything"


def test_what_is_chosen_follows_the_cursor_and_the_alarm_tells_of_what_was_refused(shown: Show) -> None:
    screen = inbox_screen()
    shown(screen)
    screen.focus_first()
    assert screen.alarm.isVisible()
    assert "CĐCS THCS Dào San" in screen.alarm.title
    press(screen, Qt.Key.Key_Down)
    assert screen.detail.banner.title == screen.lines[1].title
    assert not screen.alarm.isVisible()
    asked: list[str] = []
    screen.action_wanted.connect(asked.append)
    press(screen, Qt.Key.Key_Return)
    press(screen, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    press(screen, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    press(screen, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["holdings", "retry", "discard"], "a damaged bundle has no records to look at"


def test_new_arrivals_keep_the_cursor_on_its_bundle(shown: Show) -> None:
    screen = inbox_screen()
    shown(screen)
    screen.bundles.setFocus()
    screen.bundles.go_to(4)
    before = screen.current
    assert before is not None
    screen.set_desk(replace(VIEW, arrived=(replace(INBOX[0], unit="CDCS-31", sha256="new"), *INBOX)))
    assert screen.current is not None
    assert screen.current.sha256 == before.sha256
    assert screen.bundles.currentIndex().row() == 5


def test_progress_can_be_stopped_and_nothing_else_begun(shown: Show) -> None:
    screen = inbox_screen()
    stopped: list[int] = []
    screen.stop_requested.connect(lambda: stopped.append(1))
    shown(screen)
    screen.set_busy("Đang đọc các gói…")
    screen.show_progress(3, 12)
    assert screen.progress.words == "3 trên 12 gói"
    assert not screen.receive_button.isEnabled()
    assert not screen.passing_button.isEnabled()
    press(screen, Qt.Key.Key_Escape)
    assert stopped == [1]
    screen.set_busy("")
    assert screen.receive_button.isEnabled()


def test_an_empty_desk_says_what_to_do(shown: Show) -> None:
    screen = InboxScreen()
    shown(screen)
    screen.set_desk(DeskView())
    assert not screen.bundles.isVisible()
    assert screen.empty.isVisible()
    assert not screen.completeness.isVisible()
    screen.focus_first()
    assert QApplication.focusWidget() is screen.receive_button


def test_the_whole_desk_is_seen_without_scrolling_on_the_smallest_screen(shown: Show) -> None:
    window = inbox()
    shown(window)
    window.resize(1366, 697)
    QApplication.processEvents()
    (screen,) = window.findChildren(InboxScreen)
    assert window.size() == QSize(1366, 697)
    assert screen.area.verticalScrollBar().maximum() == 0
    assert screen.completeness.isVisible()
    assert screen.bundles.height() >= 34 * 4


def test_the_holdings_tell_of_machines_what_waits_and_what_came(shown: Show) -> None:
    screen = holdings_screen()
    shown(screen)
    assert [row[3].text for row in screen.streams.content.rows] == [
        "Đủ, gói sau đã mang cả phần ấy",
        "Đang chờ phần trước",
        "Đã bị đưa về bản cũ, chờ máy gửi lại toàn bộ",
    ]
    assert screen.streams.content.rows[0][2].text == "6, 7"
    assert screen.subtitle == "8 gói đã vào sổ · gần nhất 05/6/2026 · 412 bản ghi · 512.300.000 đồng"
    assert "đến sớm" in screen.waiting.content.rows[0][3].text
    assert screen.arrived.content.rows[3][5].text.startswith("Máy của đơn vị vừa dùng lại một bản sao lưu")
