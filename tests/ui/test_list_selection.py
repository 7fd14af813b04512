"""What is done to many rows of a list, in a window over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.services.list_choices import ListChoices
from desktop_app.storage.list_filters import Filters
from desktop_app.ui.flows import list_figures, list_keeping, long_work, modal_job, undoing
from desktop_app.ui.list_wish import ListWish
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.reason_question import ReasonQuestion
from desktop_app.ui.screens.saved_filters import SavedFiltersDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.ui.gift_lists import Show, answer_with, chips, figures, office_with_gifts, select_all
from tests.ui.office import CTRL, Office
from tests.ui.record_store import campaign, export


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    with office_with_gifts(tmp_path, shown) as made:
        yield made


def test_good_drafts_are_completed_and_the_others_named(office: Office) -> None:
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Return, CTRL)
    assert office.status.startswith("Đã hoàn thành 1 bản ghi. 3 bản ghi đã hoàn thành từ trước.")
    banner = office.list.screen.banners.banner
    assert banner is not None
    assert banner.title == "1 bản ghi còn lỗi, vẫn là bản nháp"
    assert "Lò Văn Pâng: Tiền mặt" in banner.text
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert figures(office)[0] == "5 bản ghi"
    assert [office.list.cell(row, 0) for row in range(5)].count("Nháp") == 2


def test_a_draft_that_fails_is_not_said_to_be_none(office: Office) -> None:
    office.list.search("pang")
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Return, CTRL)
    banner = office.list.screen.banners.banner
    assert banner is not None
    assert banner.title == "1 bản ghi còn lỗi, vẫn là bản nháp"
    assert office.status.startswith("Chưa bản ghi nào được hoàn thành.")


def test_rows_move_to_another_campaign_and_back(office: Office) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        type_text(dialog.search, "he")
        assert dialog.offered == ["Hè 2026"]
        press(dialog.search, Qt.Key.Key_Return)

    answer_with(office, choose)
    select_all(office)
    press(office.list.screen, Qt.Key.Key_E, CTRL)
    assert office.status.startswith("Đã chuyển 4 bản ghi sang đợt Hè 2026. 1 bản ghi đã ở đợt ấy từ trước.")
    summer = office.flow.filtering._records("campaign")[0][0]
    office.flow.show_campaign(summer)
    assert len(office.list.names) == 5
    office.flow.show_list("gift")


def test_campaigns_to_move_to_stand_by_their_day(office: Office) -> None:
    old = campaign(office.entry, "Tết Ất Tỵ 2025", "2025-01-10")  # entered last
    offered: list[str] = []

    def look_at(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        offered.extend(dialog.offered)
        tails = {row.title: row.tail for row in dialog._found}
        assert tails == {"Hè 2026": "1 bản ghi", "Tết Bính Ngọ 2026": "4 bản ghi", "Tết Ất Tỵ 2025": "0 bản ghi"}
        dialog.reject()

    assert old
    answer_with(office, look_at)
    select_all(office)
    press(office.list.screen, Qt.Key.Key_E, CTRL)
    assert offered[-1] == "Tết Ất Tỵ 2025"


def test_rows_are_copied_as_a_table(office: Office) -> None:
    select_all(office)
    press(office.list.screen, Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert data.text().split("\r\n")[1].startswith("Chưa xuất\tGiàng A Chứ\t")
    assert "<table>" in data.html()
    assert office.status.startswith("Đã chép 5 bản ghi")


def test_long_work_shows_progress_and_stops_between_records(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(long_work, "FEW", 0)
    screen = office.list.screen
    select_all(office)
    press(screen.table, Qt.Key.Key_Delete)
    assert screen.busy
    assert screen.progress.isVisible()
    press(screen.progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.busy, timeout=10_000)
    assert "vào thùng rác" in office.status
    select_all(office)
    press(screen, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: not screen.busy, timeout=10_000)
    assert not screen.progress.isVisible()


def test_a_saved_filter_of_another_campaign_leads_to_the_list_of_all(office: Office) -> None:
    summer, tet = (code for code, _title in office.flow.filtering._records("campaign"))
    choices = ListChoices(office.session)
    choices.save("gift", "Của hè", Filters(campaign=summer))
    office.flow.show_campaign(tet, "gift")

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        dialog.applied.emit("Của hè")

    answer_with(office, use)
    office.list.screen.question.saved_wanted.emit()
    assert office.list.names == ["Mùa A Vảng"]
    assert (office.flow.place, len(chips(office))) == (("gift", ""), 1)
    assert office.status.startswith("Bộ lọc “Của hè” là của đợt khác")


def test_one_that_may_not_be_deleted_keeps_nobody_else(office: Office) -> None:
    ids = office.list.screen.model.ids(list(range(5)))
    office.flow.list_screen.choice.delete_wanted.emit(ids[:2])
    office.flow.list_screen.choice.delete_wanted.emit(ids)
    assert office.status.startswith("Đã bỏ 3 bản ghi vào thùng rác.")
    assert office.list.names == []
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert office.status.startswith("Đã hoàn tác; 3 bản ghi")
    assert len(office.list.names) == 3


def test_who_is_not_undone_is_named(office: Office) -> None:
    names = office.list.names
    ids = office.list.screen.model.ids(list(range(5)))
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Delete)
    office.entry.restore(ids[1])
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert office.status == (
        f"Đã hoàn tác 4 bản ghi; “{names[1]}” vẫn như bây giờ. Bản ghi đã được sửa tiếp sau lần lưu đó."
    )
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Delete)
    for record in ids:
        office.entry.restore(record)
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert office.status == (
        f"Chưa hoàn tác “{names[0]}”, “{names[1]}” và 3 bản ghi khác. Bản ghi đã được sửa tiếp sau lần lưu đó. "
        "Mở “Lịch sử” của bản ghi để lấy lại bản cần."
    )


def test_a_question_says_the_sum_and_undoing_says_who_travels_again(office: Office) -> None:
    asked: list[str] = []

    def answer(question: Question) -> bool:
        assert isinstance(question, ReasonQuestion)
        asked.append(question.accessibleDescription())
        question.line.setText("Ghi nhầm đợt")
        return True

    office.flow.selection.ask = answer
    for record in office.list.screen.model.ids([0, 1]):
        export(office.session, record)
    chosen = office.list.screen.table
    chosen.setFocus()
    select_all(office)
    said = office.list.screen.actions_bar.selected.text()
    assert said.startswith("Đã chọn 5 bản ghi · ")
    press(chosen, Qt.Key.Key_Delete)
    assert asked[0].startswith("Cộng lại: " + said.partition(" · ")[2] + ". Bản ghi đã gửi tỉnh")
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert office.status == "Đã hoàn tác 5 bản ghi; gói sau gửi lại 2 bản ghi."


def test_many_are_undone_and_taken_back_behind_a_bar(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Delete)
    assert office.list.names == []
    monkeypatch.setattr(undoing, "FEW", 0)
    monkeypatch.setattr(modal_job, "PROGRESS_AFTER_MS", 0)
    seen: list[str] = []

    def stop() -> None:
        for dialog in office.window.findChildren(modal_job.WorkingDialog):
            seen.append(dialog.progress.words)
            dialog.progress.stopped.emit()

    looking = QTimer()
    looking.timeout.connect(stop)
    looking.start(0)
    press(office.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "trở lại như trước" in office.status, timeout=10_000)
    looking.stop()
    assert seen
    if office.window.status.offered is not None:
        assert office.status.startswith("Đã dừng; ")
        press(office.window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: office.status.startswith("Đã hoàn tác; "), timeout=10_000)
    assert len(office.list.names) == 5
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Delete)
    monkeypatch.setattr(long_work, "FEW", 0)
    office.flow._show_bin(True)
    ids = office.list.screen.model.ids(list(range(5)))
    office.list.screen.choice.restore_wanted.emit(ids)
    assert office.list.screen.busy
    qtbot.waitUntil(lambda: office.status == "Đã lấy lại 5 bản ghi.", timeout=10_000)
    assert office.list.names == []


def test_long_work_on_one_list_leaves_the_others_free(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(long_work, "FEW", 0)
    screen, changed = office.list.screen, list[str]()
    office.flow.changed.connect(changed.append)
    select_all(office)
    press(screen.table, Qt.Key.Key_Delete)
    office.flow.show_list("house")
    assert (screen.busy, screen.progress.isVisible(), screen.tools.isEnabled()) == (False, False, True)
    screen.progress.stopped.emit()  # what else the bar may show here is not this job
    screen.choice.delete_wanted.emit([])
    assert office.shown() == "Danh sách khác còn đang được làm dở."
    office.flow.show_list("gift")
    assert screen.busy
    assert screen.progress.isVisible()
    office.flow.show_list("house")
    qtbot.waitUntil(lambda: office.status.startswith("Đã bỏ 5 bản ghi"), timeout=10_000)
    assert changed[-1] == "gift"
    assert not screen.busy


def test_what_came_of_a_list_is_told_above_that_list_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(long_work, "FEW", 0)
    banners = office.list.screen.banners
    select_all(office)
    press(office.list.screen.table, Qt.Key.Key_Return, CTRL)
    office.flow.show_list("house")
    banners.show_banner("info", "Của danh sách nhà", "")
    qtbot.waitUntil(lambda: office.status.startswith("Đã hoàn thành 1 bản ghi"), timeout=10_000)
    assert banners.banner is not None
    assert banners.banner.title == "Của danh sách nhà"
    office.flow.show_list("gift")
    assert banners.banner is not None
    assert banners.banner.title == "1 bản ghi còn lỗi, vẫn là bản nháp"


def test_a_long_list_is_narrowed_in_the_background_and_can_be_stopped(
    office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(list_keeping, "AT_ONCE", 0)
    monkeypatch.setattr(list_figures, "AT_ONCE", 0)
    screen, filters = office.list.screen, office.list.screen.tools.filters
    filters.changed.emit(Filters(since="2026-03-01"))
    assert screen.progress.isVisible()
    assert screen.progress.words.startswith("Đang lọc 5 bản ghi")
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=10_000)
    assert office.list.names == ["Mùa A Vảng"]
    qtbot.waitUntil(lambda: screen.totals.figures[1] == "1 người", timeout=10_000)
    filters.changed.emit(Filters(since="2026-02-01"))
    press(screen.progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=10_000)
    assert len(office.list.names) in (4, 5)


def test_home_leads_to_what_it_counted(office: Office) -> None:
    office.flow.show_wished(ListWish("gift", problems=True))
    assert office.list.names == ["Lò Văn Pâng"]
    office.flow.show_wished(ListWish("gift", drafts=True))
    assert sorted(office.list.names) == ["Lò Văn Pâng", "Tẩn Thị Mẩy"]
    office.flow.show_wished(ListWish("gift", since="2026-03-01", until="2026-12-31"))
    assert office.list.names == ["Mùa A Vảng"]
    office.flow.show_list("gift", search="giang")
    assert (office.list.names, chips(office)) == (["Giàng A Chứ"], [])


def test_at_large_text_the_foot_says_what_is_selected(office: Office, look: Theme) -> None:
    look.set_scale(200)
    before = figures(office)
    table, strip = office.list.screen.table, office.list.screen.totals
    assert strip.selected == ""
    select_all(office)
    press(table, Qt.Key.Key_Space)
    assert strip.selected.startswith("Đã chọn 4 bản ghi · ")
    assert strip.selected.endswith(" đồng")
    table.clearSelection()
    assert (strip.selected, figures(office)) == ("", before)
    look.set_scale(100)
    select_all(office)
    assert (strip.selected, office.list.screen.actions_bar.selected.isVisible()) == ("", True)


def test_after_deleting_several_the_cursor_is_on_the_record_that_followed(office: Office) -> None:
    table, model = office.list.screen.table, office.list.screen.model
    after = model.record(3)
    table.setFocus()
    table.go_to(0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(table, key)
    press(table, Qt.Key.Key_Delete)
    assert model.rowCount() == 2
    here = model.record(table.currentIndex().row())
    assert here is not None
    assert after is not None
    assert here.id == after.id
