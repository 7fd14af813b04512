"""The place "Khóa sổ" over a real store: propose, look, ask, close, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.closing import Closing, PeriodFigures
from desktop_app.services.entry import Entry
from desktop_app.services.reporting import ReportRow
from desktop_app.ui.destinations import CLOSING
from desktop_app.ui.flows.period_closing import PeriodClosingFlow
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.period_closing import figure_facts, told_first
from desktop_app.ui.screens.reason_question import ReasonQuestion
from desktop_app.ui.theme import Theme
from tests.pages.form_page import commit
from tests.pages.typing import press
from tests.services.stores import campaign, gift_of, give
from tests.ui.record_store import export
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """An office in the place, and the person who answers its question."""

    def __init__(self, at: Place) -> None:
        self.at = at
        self.says_yes, self.says_why = True, ""
        self.asked: list[str] = []
        at.window.add_destination(CLOSING, "Khóa sổ", "lock")
        self.flow = PeriodClosingFlow(at.window, at.tasks, at.session, self.answer)
        self.screen = self.flow.screen
        self.flow.open()

    def answer(self, question: Question) -> bool:
        """Read the question and answer it."""
        self.asked.append("\n".join(label.text() for label in question.findChildren(QLabel)))
        if isinstance(question, ReasonQuestion):
            question.line.setText(self.says_why)
        question.deleteLater()
        return self.says_yes

    def type_period(self, start: str, end: str) -> None:
        """Type both days and leave the second."""
        commit(self.screen.start, start)
        commit(self.screen.end, end)
        press(self.screen.end, Qt.Key.Key_Tab)
        self.at.settle()

    def close(self) -> None:
        """Press Ctrl+Enter and wait."""
        press(self.screen, Qt.Key.Key_Return, CTRL)
        self.at.settle()
        self.at.settle()

    @property
    def texts(self) -> str:
        """Return what stands on the screen."""
        QApplication.processEvents()
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    @property
    def complaint(self) -> str:
        """Return the banner's title."""
        return self.screen.banners.banner.title if self.screen.banners.banner else ""


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Desk]:
    """An office with two gifts."""
    with place(tmp_path, "office", qtbot) as here:
        give(here.session, campaign(here.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        yield Desk(here)


def test_nothing_is_chosen_and_the_statutory_periods_are_proposed(desk: Desk) -> None:
    assert (desk.screen.start.text(), desk.screen.end.text(), desk.screen.chair) == ("", "", "")
    assert not desk.screen.nothing.isChecked()
    assert desk.screen.proposals.code() is None
    assert "Chọn kỳ để xem các số sẽ được chốt." in desk.texts
    assert not desk.screen.past_card.isVisible()


def test_a_proposed_period_shows_its_totals_and_is_closed(desk: Desk) -> None:
    desk.screen.proposals.changed.emit("1")
    desk.at.settle()
    assert (desk.screen.start.text(), desk.screen.end.text()) == ("01/12/2025", "31/5/2026")
    assert "2.600.000" in desk.texts
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.close()
    (question,) = desk.asked
    assert "Khóa sổ kỳ từ 01/12/2025 đến 31/5/2026?" in question
    assert "2.600.000" in question
    assert "chưa gồm" not in question, "nothing is left out of this period"
    assert "Lo Thi May" in question
    (past,) = Closing(desk.at.session).past()
    assert (past.end, past.chair) == (date(2026, 5, 31), "Lo Thi May")
    assert desk.screen.past_card.isVisible()
    assert "01/12/2025 – 31/5/2026" in desk.texts
    assert desk.at.window.status.text == "Đã khóa sổ kỳ từ 01/12/2025 đến 31/5/2026. Gói sau sẽ mang theo."
    desk.screen.close_button.setFocus()
    press(desk.screen.close_button, Qt.Key.Key_Z, CTRL)
    assert Closing(desk.at.session).past() == []
    assert not desk.screen.past_card.isVisible()


def test_the_safe_answer_closes_nothing(desk: Desk) -> None:
    desk.says_yes = False
    desk.type_period("1/12/2025", "31/5/2026")
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.close()
    assert len(desk.asked) == 1
    assert Closing(desk.at.session).past() == []
    assert desk.screen.start.text() == "1/12/2025"


def test_what_is_missing_is_said_beside_it(desk: Desk) -> None:
    desk.type_period("1/12/2025", "5/2026")
    desk.close()
    assert "Ghi đủ ngày, tháng, năm, ví dụ 31/5/2026." in desk.texts
    assert "Chưa điền; ô này phải có." in desk.texts
    desk.type_period("1/12/2025", "31/5/2026")
    desk.close()
    assert desk.asked == []
    assert desk.screen.chair_input.hasFocus()
    desk.type_period("1/12/2025", "31/4/2026")
    assert "31/4/2026" in desk.texts


def test_a_period_that_cannot_be_closed_says_why(desk: Desk) -> None:
    desk.type_period("1/12/2025", "31/12/2026")
    assert desk.complaint == "Kỳ đến 31/12/2026 chưa hết: hôm nay là 05/12/2026."
    desk.type_period("1/12/2025", "31/5/2026")
    assert desk.complaint == ""
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.screen.nothing.setChecked(True)
    desk.close()
    assert desk.complaint == "Kỳ đến 31/5/2026 có 3 bản ghi, không phải kỳ không phát sinh."


def test_drafts_are_told_and_may_be_left_behind(desk: Desk) -> None:
    tet = campaign(desk.at.session, "Hè 2026")
    Entry(desk.at.session).save_draft("gift", gift_of(tet, "Lò Văn Pâng"))
    desk.type_period("1/12/2025", "31/5/2026")
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.close()
    assert desk.complaint == "Kỳ đến 31/5/2026 còn 1 bản nháp."
    assert desk.asked == []
    (button,) = desk.screen.banners.buttons
    assert button.words == "Cứ khóa sổ"
    button.click()
    desk.at.settle()
    desk.at.settle()
    assert len(Closing(desk.at.session).past()) == 1


def test_a_period_that_may_hold_something_is_not_called_empty_without_asking(desk: Desk) -> None:
    labour: Data = {"for_year": "2025", "workers": 48, "worker_holders": 44}
    Entry(desk.at.session).complete("advanced_labour", labour)
    desk.type_period("1/6/2025", "30/11/2025")
    assert "Chưa tính vì ngày chưa đủ rõ · Tỷ lệ lao động tiên tiến" in desk.texts
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.screen.nothing.setChecked(True)
    desk.close()
    assert desk.complaint == "Có 1 bản ghi ngày chưa đủ rõ, có thể thuộc kỳ đến 30/11/2025."
    assert desk.asked == []
    (button,) = desk.screen.banners.buttons
    button.click()
    desk.at.settle()
    desk.at.settle()
    (past,) = Closing(desk.at.session).past()
    assert past.nothing_to_report


def test_everything_somebody_has_to_agree_to_is_asked_in_turn(desk: Desk) -> None:
    labour: Data = {"for_year": "2025", "workers": 48, "worker_holders": 44}
    Entry(desk.at.session).complete("advanced_labour", labour)
    Entry(desk.at.session).save_draft("gift", gift_of("0" * 32, "Lò Văn Pâng", given_on="2025-07-01"))
    desk.type_period("1/6/2025", "30/11/2025")
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.screen.nothing.setChecked(True)
    desk.close()
    for complaint in ("Có 1 bản ghi ngày chưa đủ rõ", "Kỳ đến 30/11/2025 còn 1 bản nháp."):
        assert desk.complaint.startswith(complaint)
        assert desk.asked == []
        desk.screen.banners.buttons[0].click()
        desk.at.settle()
        desk.at.settle()
    assert len(desk.asked) == 1
    assert len(Closing(desk.at.session).past()) == 1


def test_the_latest_period_is_opened_again_after_a_question(desk: Desk) -> None:
    for start, end in ((date(2025, 6, 1), date(2025, 11, 30)), (date(2025, 12, 1), date(2026, 5, 31))):
        nothing = end.year == 2025
        Closing(desk.at.session).close(start, end, chair="Lò Thị Mẩy", nothing_to_report=nothing)
    desk.flow.open()
    desk.says_yes = False
    desk.screen.reopen_button.click()
    assert len(Closing(desk.at.session).past()) == 2
    desk.says_yes = True
    desk.screen.reopen_button.click()
    assert "\nMở lại kỳ đến 31/5/2026?\n" in desk.asked[-1]
    assert [one.end for one in Closing(desk.at.session).past()] == [date(2025, 11, 30)]
    assert desk.screen.reopen_button.words == "Mở lại kỳ đến 30/11/2025"
    assert desk.at.window.status.text == "Đã mở lại kỳ đến 31/5/2026. Sửa xong thì khóa sổ lại."


def test_a_closing_the_province_knows_of_is_opened_again_with_a_reason(desk: Desk) -> None:
    closed = Closing(desk.at.session).close(date(2025, 12, 1), date(2026, 5, 31), chair="Lò Thị Mẩy")
    export(desk.at.session, closed.saved.record)
    desk.flow.open()
    desk.says_why = "Khóa nhầm kỳ"
    desk.screen.reopen_button.click()
    assert Closing(desk.at.session).past() == []
    assert Browsing(desk.at.session).history(closed.saved.record)[0].reason == "Khóa nhầm kỳ"


def test_the_next_closing_tells_what_came_late(desk: Desk) -> None:
    Closing(desk.at.session).close(date(2025, 12, 1), date(2026, 5, 31), chair="Lò Thị Mẩy")
    (gift,) = [row for row in Browsing(desk.at.session).open("gift").rows(0, 9) if "Chứ" in row.title]
    give(desk.at.session, campaign(desk.at.session, "Hè 2026"), ("Lò Văn Pâng",))
    Entry(desk.at.session).complete("gift", {**gift.data, "cash": 900_000}, record=gift.id)
    desk.flow.open()
    desk.type_period("1/6/2026", "30/11/2026")
    assert "Bổ sung muộn vào kỳ đến 31/5/2026 · Suất quà" in desk.texts
    assert "Sửa sau khi khóa sổ kỳ đến 31/5/2026 · Suất quà" in desk.texts
    assert "1 bản ghi, giảm 100.000 đồng" in desk.texts


def test_what_the_figures_leave_out_is_told_first_and_by_the_question(desk: Desk) -> None:
    Closing(desk.at.session).close(date(2025, 12, 1), date(2026, 5, 31), chair="Lò Thị Mẩy")
    (gift,) = [row for row in Browsing(desk.at.session).open("gift").rows(0, 9) if "Chứ" in row.title]
    summer = campaign(desk.at.session, "Hè 2026")
    give(desk.at.session, summer, ("Lò Văn Pâng",))
    Entry(desk.at.session).complete("gift", {**gift.data, "cash": 900_000}, record=gift.id)
    Entry(desk.at.session).complete("gift", gift_of(summer, "Lò Thị Ín", given_on="2026-07-01"))
    Entry(desk.at.session).complete("gift", gift_of(summer, "Tẩn A Sài", given_on="2026"))
    desk.flow.open()
    desk.type_period("1/6/2026", "30/11/2026")
    labels = [title for title, _text in figure_facts(shown_figures(desk))]
    assert labels[:4] == [
        "Chưa tính vì ngày chưa đủ rõ · Suất quà",
        "Bổ sung muộn vào kỳ đến 31/5/2026 · Đợt",
        "Bổ sung muộn vào kỳ đến 31/5/2026 · Suất quà",
        "Sửa sau khi khóa sổ kỳ đến 31/5/2026 · Suất quà",
    ]
    said = [desk.texts.index(one) for one in (labels[3], "Suất quà · ")]
    assert said == sorted(said)
    commit(desk.screen.chair_input, "Lo Thi May")
    desk.close()
    (question,) = desk.asked
    assert (
        "Các số này chưa gồm: 1 bản ghi chưa đủ rõ ngày; 2 bản bổ sung muộn vào kỳ trước; 1 bản sửa sau khi khóa sổ."
        in question.splitlines()
    )


def shown_figures(desk: Desk) -> PeriodFigures:
    """Return the figures that stand on the screen."""
    figures = desk.screen.shown
    assert figures is not None
    return figures


def test_tab_begins_at_the_statutory_periods_and_follows_the_page(desk: Desk) -> None:
    screen = desk.screen
    desk.flow.open()
    chosen = QApplication.focusWidget()
    assert chosen is not None
    assert screen.proposals.isAncestorOf(chosen)
    visited = []
    for _step in range(3 + len(screen.proposals.findChildren(Button))):
        press(screen, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    fields = [one for one in visited if one in (screen.start, screen.end, screen.chair_input)]
    assert fields == [screen.start, screen.end, screen.chair_input]


def test_the_question_names_the_money_of_each_kind_then_one_count_of_each() -> None:
    awards = [ReportRow("award", "Khen thưởng", f"a{n}", f"Hình thức {n}", "count", n) for n in range(9)]
    gifts = [
        ReportRow("gift", "Suất quà", "gifts", "Suất quà", "count", 2),
        ReportRow("gift", "Suất quà", "persons", "Số người", "persons", 2),
        ReportRow("gift", "Suất quà", "value", "Giá trị", "value", 2_600_000),
        ReportRow("gift", "Suất quà", "in_kind", "Trong đó hiện vật", "value", 600_000),
    ]
    figures = PeriodFigures(date(2025, 12, 1), date(2026, 5, 31), (*awards, *gifts), 11, 0, (), ())
    assert told_first(figures, 6) == [
        ("Khen thưởng · Hình thức 1", "1"),
        ("Suất quà", "2"),
        ("Suất quà · Giá trị", "2.600.000 đồng"),
    ]
    assert told_first(figures, 1) == [("Suất quà · Giá trị", "2.600.000 đồng")]
