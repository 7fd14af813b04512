"""The office's screens around receipts: what is offered, what Enter does, what each outcome says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.messages import describe_code
from desktop_app.ui.parts.base import Text
from desktop_app.ui.screens.receipt import ReceiptScreen
from desktop_app.ui.screens.receipt_words import ReceiptOutcome, facts, next_jobs, verdict
from desktop_app.ui.screens.reconciliation import ReconciliationScreen
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.specimens_receipts import FOUND, KINDS, PROVINCE, TAKEN, choice, reconciliation_screen, sending_screen

Show = Callable[[QWidget], QWidget]


def test_a_bundle_has_one_of_four_states_and_is_never_sent(shown: Show, look: Theme) -> None:
    screen = sending_screen()
    shown(screen)
    words = [line.words for line in screen.lines]
    assert words == [
        "Chưa ghi được ra USB",
        "Đã ghi, đọc lại đúng",
        "Đã ghi, chưa đọc lại được",
        "Tỉnh đã nhận",
        "Tỉnh đã nhận",
    ]
    assert screen.subtitle == "Chờ xuất: 38 bản ghi · 3 gói chưa có phiếu nhận"


def test_the_three_jobs_have_their_keys(shown: Show, look: Theme) -> None:
    screen = sending_screen()
    went: list[str] = []
    screen.export_wanted.connect(lambda: went.append("export"))
    screen.receipt_wanted.connect(lambda: went.append("receipt"))
    screen.compare_wanted.connect(lambda: went.append("compare"))
    shown(screen)
    for key in (Qt.Key.Key_E, Qt.Key.Key_O, Qt.Key.Key_D):
        press(screen, key, Qt.KeyboardModifier.ControlModifier)
    assert went == ["export", "receipt", "compare"]


def test_the_newest_receipt_that_was_not_opened_is_opened_with_enter(shown: Show, look: Theme) -> None:
    screen = ReceiptScreen()
    opened: list[Path] = []
    screen.open_wanted.connect(opened.append)
    shown(screen)
    assert screen.default_button() is None
    screen.set_found([FOUND[1], FOUND[0], FOUND[2]])
    assert screen.open_button.words == "Mở phiếu số 8"
    press(screen.choose.table, Qt.Key.Key_Return)
    assert opened == [FOUND[0].file]


def said(screen: ReceiptScreen) -> list[str]:
    """Return what stands where no receipt was found."""
    return [text.text() for text in screen.choose.empty.findChildren(Text) if text.isVisible()]


def test_an_enter_before_the_sticks_are_looked_at_opens_no_receipt_of_last_time(shown: Show, look: Theme) -> None:
    screen = ReceiptScreen()
    opened: list[Path] = []
    screen.open_wanted.connect(opened.append)
    shown(screen)
    screen.set_found([FOUND[1]])
    screen.begin()
    assert "Đang tìm phiếu nhận trên USB…" in said(screen)
    assert screen.default_button() is None
    screen.focus_first()
    press(screen, Qt.Key.Key_Return)
    assert opened == []
    screen.set_found([])
    assert "Chưa thấy phiếu nhận nào của đơn vị" in said(screen)
    screen.set_found([FOUND[0]])
    assert screen.choose.table.hasFocus()
    press(screen.choose.table, Qt.Key.Key_Return)
    assert opened == [FOUND[0].file]


def test_a_refusal_leaves_the_choice_and_says_what_is_safe(shown: Show, look: Theme) -> None:
    screen = choice()
    shown(screen)
    screen.set_busy(True)
    assert screen.default_button() is None
    screen.show_problem(describe_code("damaged", {"number": 8}))
    assert not screen.choose.notice.isHidden()
    assert screen.open_button.isVisible()
    assert screen.open_button.isEnabled()


def test_the_outcome_leads_on_with_enter(shown: Show, look: Theme) -> None:
    screen = choice()
    jobs: list[str] = []
    screen.job_wanted.connect(jobs.append)
    shown(screen)
    screen.show_outcome(TAKEN)
    assert screen.result.outcome.title == "Phiếu nhận số 8: tỉnh trả lại 2 bản ghi"
    press(screen, Qt.Key.Key_Return)
    assert jobs == ["returned"]


@pytest.mark.parametrize(
    ("outcome", "level", "begins", "first"),
    [
        (ReceiptOutcome(8, PROVINCE, accepted=9), "ok", "Phiếu nhận số 8 của LĐLĐ tỉnh Lai Châu đã mở", "compare"),
        (ReceiptOutcome(5, PROVINCE, returned=3, older=True), "info", "Phiếu nhận số 5 cũ hơn phiếu đã mở", "compare"),
        (ReceiptOutcome(8, PROVINCE, new_epoch=True), "warning", "Sổ trong máy này cũ hơn", "export"),
        (ReceiptOutcome(8, PROVINCE, erased=3), "warning", "Sổ này còn 3 bản ghi mà đơn vị đã xóa", "compare"),
        (ReceiptOutcome(2, PROVINCE, back_to_ready=112), "warning", "Tỉnh không còn giữ 112 bản ghi", "export"),
        (ReceiptOutcome(8, PROVINCE, returned=1, new_epoch=True), "warning", "Sổ trong máy này cũ hơn", "returned"),
    ],
)
def test_each_outcome_says_what_happened_and_what_comes_next(
    outcome: ReceiptOutcome, level: str, begins: str, first: str
) -> None:
    shown_level, title, text = verdict(outcome)
    assert shown_level == level
    assert title.startswith(begins)
    assert text
    assert next_jobs(outcome)[0].job == first


def test_kinds_that_differ_come_first_with_the_records_that_explain_them(shown: Show, look: Theme) -> None:
    screen = reconciliation_screen()
    opened: list[str] = []
    screen.record_wanted.connect(opened.append)
    shown(screen)
    screen.focus_first()
    assert [one.title for one in screen.lines][:2] == ["Suất quà", "Nhà ở, Mái ấm"]
    assert [one.reason for one in screen.shown_records][:2] == ["returned", "never_sent"]
    press(screen.kinds, Qt.Key.Key_Return)
    assert screen.records.hasFocus()
    press(screen.records, Qt.Key.Key_Down)
    press(screen.records, Qt.Key.Key_Return)
    assert opened == ["b" * 32]
    press(screen.records, Qt.Key.Key_End)
    press(screen.records, Qt.Key.Key_Return)
    assert opened == ["b" * 32], "a record of another device is not in this book"
    screen.kinds.go_to(1)
    assert [one.reason for one in screen.shown_records] == ["deleted_here"]


def test_both_sides_alike_is_said_and_without_a_receipt_one_is_asked_for(shown: Show, look: Theme) -> None:
    screen = ReconciliationScreen()
    asked: list[int] = []
    screen.receipt_wanted.connect(lambda: asked.append(1))
    shown(screen)
    screen.set_table([one for one in KINDS if one.agrees], 8, "05/6/2026")
    assert screen.notice.title == "Số liệu hai bên bằng nhau ở mọi loại"
    screen.set_table((), None, "")
    assert not screen.kinds_card.isVisible()
    press(screen, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1]


def test_an_enter_before_the_figures_are_read_opens_no_receipt(shown: Show, look: Theme) -> None:
    screen = ReconciliationScreen()
    asked: list[int] = []
    screen.receipt_wanted.connect(lambda: asked.append(1))
    screen.begin()
    shown(screen)
    screen.focus_first()
    press(screen, Qt.Key.Key_Return)
    assert asked == []
    screen.set_table(KINDS, 8, "05/6/2026")
    assert screen.kinds.hasFocus()


def test_what_the_next_receipt_tells_is_among_the_figures() -> None:
    told = ("Chưa kể hết, phiếu sau nói tiếp", "52.000 bản ghi")
    assert told in facts(ReceiptOutcome(3, PROVINCE, received=100_000, later=52_000))
    assert told[0] not in dict(facts(ReceiptOutcome(3, PROVINCE, received=100_000)))
