"""The versions of a record on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.differences import Difference
from desktop_app.services.browsing import HistoryStep
from desktop_app.storage.travel import TravelStep
from desktop_app.ui.screens.record_history import RecordHistory, moment
from tests.domain.forms import real
from tests.pages.typing import press

Show = Callable[[QWidget], QWidget]
CASH = real().current("gift").field("cash")
STEPS = (
    HistoryStep(
        "b" * 64,
        2,
        "complete",
        "Lò Thị Phương",
        None,
        "ghi nhầm",
        (Difference(CASH, "1", "2", money=1),),
        True,
        lateness="late",
    ),
    HistoryStep("a" * 64, 1, "complete", "Hoàng Văn Thủy", "2026-05-28T11:42:00+07:00", "", (), False, first=True),
)


def history(shown: Show, *, own: bool = True) -> RecordHistory:
    """Return the screen with two versions."""
    screen = RecordHistory()
    screen.resize(1154, 697)
    shown(screen)
    screen.show_history("Giàng A Chứ", STEPS, own=own)
    return screen


def texts(widget: QWidget) -> list[str]:
    """Return the words of all labels that are shown."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def test_who_when_and_what_changed(shown: Show) -> None:
    screen = history(shown)
    newest, oldest = (texts(step) for step in screen.steps)
    assert "Bản 2 · không rõ lúc nào" in newest
    assert "Lò Thị Phương · Lý do: ghi nhầm" in newest
    assert newest[-3:] == ["Tiền mặt (đồng)", "1", "2 (+1 đồng)"]
    assert "Bổ sung muộn" in newest
    assert "Bổ sung muộn" not in oldest
    assert "Bản 1 · 11:42, ngày 28/5/2026" in oldest


def test_only_older_versions_are_taken_back_and_only_own_ones(shown: Show) -> None:
    screen = history(shown)
    asked: list[str] = []
    screen.take_back_wanted.connect(asked.append)
    newest, oldest = screen.steps
    assert not newest.back.isVisible()
    oldest.back.setFocus()
    press(oldest.back, Qt.Key.Key_Return)
    assert asked == ["a" * 64]


def test_versions_of_another_unit_are_only_read(shown: Show) -> None:
    assert not any(step.back.isVisible() for step in history(shown, own=False).steps)


def test_a_moment_is_written_in_words() -> None:
    assert moment("2026-05-28T09:05:00+07:00") == "09:05, ngày 28/5/2026"


def test_what_the_province_decided_stands_above_the_versions_newest_first(shown: Show) -> None:
    screen = history(shown)
    assert screen.decided.isHidden()
    steps = [
        TravelStep("returned", "b" * 64, None, "Ghi rõ hơn", None, "papers_lacking", "Nguyễn Thu Hiền"),
        TravelStep("accepted", "b" * 64, None, None, "2026-06-05T09:26:00+07:00"),
    ]
    screen.show_history("Giàng A Chứ", STEPS, decisions=steps)
    told = screen.decided.text().split("\n")
    assert told[1] == "Đã duyệt · 09:26, ngày 05/6/2026"
    assert told[2].startswith("Đã trả lại: ")
    assert told[2].endswith("“Ghi rõ hơn” · Nguyễn Thu Hiền")
