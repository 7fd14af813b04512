"""Lists narrowed, ordered, their columns chosen, and what is done to many rows, in a window over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.browsing import Browsing
from desktop_app.services.list_choices import ListChoices
from desktop_app.services.selection import Selection
from desktop_app.storage.list_filters import Filters
from desktop_app.ui.flows import list_figures, list_keeping, long_work, modal_job, undoing
from desktop_app.ui.list_wish import ListWish
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.column_chooser import ColumnChooser
from desktop_app.ui.screens.filter_dialog import FilterDialog
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.screens.saved_filters import SavedFiltersDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.ui.office import CTRL, SHIFT, Office, open_office
from tests.ui.record_store import campaign, gift

Show = Callable[[QWidget], QWidget]
NAMES = ("Giàng A Chứ", "Lò Thị Ín", "Mùa A Vảng")


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    """An office with three gifts of two campaigns and two drafts, one of them without its amount."""
    with open_office(tmp_path, shown, "gift", "house") as made:
        entry, place = made.entry, made.place()
        tet, summer = campaign(entry), campaign(entry, "Hè 2026")
        for name, of, day in zip(NAMES, (tet, tet, summer), ("2026-02-05", "2026-02", "2026-06-01"), strict=True):
            entry.complete("gift", {**gift({"name": name}, of, place), "given_on": day})
        entry.save_draft("gift", gift({"name": "Tẩn Thị Mẩy"}, tet, place))
        poor = gift({"name": "Lò Văn Pâng"}, tet, place)
        entry.save_draft("gift", {name: value for name, value in poor.items() if name != "cash"})
        made.flow.show_list("gift")
        yield made


def answer_with(office: Office, act: Callable[[QDialog], None]) -> None:
    """Let the next dialogs be answered by ``act``."""

    def show(dialog: QDialog) -> None:
        dialog.show()
        QApplication.processEvents()
        act(dialog)

    office.flow.filtering.show = office.flow.selection.show = show


def forget(dialog: QDialog) -> None:
    assert isinstance(dialog, SavedFiltersDialog)
    dialog.forget.click()


def usual(dialog: QDialog) -> None:
    assert isinstance(dialog, ColumnChooser)
    dialog.usual.click()


def chips(office: Office) -> list[str]:
    return [chip.accessibleName() for chip in office.list.screen.tools.filters.chips if chip.isChecked()]


def figures(office: Office) -> list[str]:
    office.flow.figures._read()
    return office.list.screen.totals.figures


def select_all(office: Office) -> None:
    office.list.screen.table.setFocus()
    press(office.list.screen.table, Qt.Key.Key_A, CTRL)


def test_f3_narrows_by_keyboard_and_the_list_is_as_it_was_left(office: Office) -> None:
    said: list[str] = []

    def narrow(dialog: QDialog) -> None:
        assert isinstance(dialog, FilterDialog)
        type_text(dialog.period, "2/20026")
        press(dialog.period, Qt.Key.Key_Return)
        said.append(dialog.frames["period"].problem)
        dialog.period.clear()
        type_text(dialog.period, "2/2026")
        dialog.choices["source"].setFocus()
        press(dialog.choices["source"], Qt.Key.Key_Down)
        dialog.period.setFocus()
        press(dialog.period, Qt.Key.Key_Return)

    answer_with(office, narrow)
    press(office.list.screen, Qt.Key.Key_F3)
    assert said[0]
    assert len(chips(office)) == 2
    assert "Ngày trao: tháng 02/2026" in chips(office)
    kept = office.list.names
    office.list.screen.tools.filters.changed.emit(office.list.screen.tools.filters.filters.without("source"))
    assert office.list.names == ["Giàng A Chứ", "Lò Thị Ín", "Tẩn Thị Mẩy", "Lò Văn Pâng"]
    assert set(kept) <= set(office.list.names)
    assert figures(office)[0] == "4 bản ghi"
    office.list.search("lo")
    assert office.list.names == ["Lò Văn Pâng", "Lò Thị Ín"]
    office.flow.show_list("house")
    assert chips(office) == []
    office.flow.show_list("gift")
    assert (chips(office), office.list.names) == (["Ngày trao: tháng 02/2026"], ["Lò Văn Pâng", "Lò Thị Ín"])
    chip = office.list.screen.tools.filters.chips[1]
    chip.setFocus()
    press(chip, Qt.Key.Key_Delete)
    assert chips(office) == []


def test_what_a_kind_has_no_field_for_is_not_offered(office: Office) -> None:
    offered: list[list[str]] = []
    answer_with(office, lambda dialog: offered.append(list(getattr(dialog, "frames", {}))))
    press(office.list.screen, Qt.Key.Key_F3)
    office.flow.show_list("person")
    press(office.list.screen, Qt.Key.Key_F3)
    assert offered == [["campaign", "period", "source", "status", "commune"], ["status", "commune"]]


def test_a_commune_is_looked_up_and_what_is_none_is_said(office: Office) -> None:
    def narrow(dialog: QDialog) -> None:
        assert isinstance(dialog, FilterDialog)
        type_text(dialog.commune, "nam cuoi")
        dialog._answer()
        assert dialog.frames["commune"].problem
        dialog._choose(office.flow.filtering._find_communes("nam cuoi")[0])
        dialog._answer()

    answer_with(office, narrow)
    office.list.screen.tools.filters.add.click()
    assert chips(office) == ["Xã: xã Nậm Cuổi"]
    assert len(office.list.names) == 5


def test_drafts_with_errors_are_counted_and_shown_alone(office: Office) -> None:
    figures(office)
    problems = office.list.screen.tools.problems
    assert problems.accessibleName() == "Có lỗi: 1"
    problems.click()
    assert office.list.names == ["Lò Văn Pâng"]
    assert figures(office)[0] == "1 bản ghi"


def test_a_filter_is_saved_used_renamed_and_deleted(office: Office) -> None:
    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        press(dialog.name, Qt.Key.Key_Return)
        assert dialog.frame.problem
        type_text(dialog.name, "Quà Tết")
        press(dialog.name, Qt.Key.Key_Return)

    office.list.search("lo")
    answer_with(office, save)
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.screen.tools.saved.words == "Bộ lọc: Quà Tết"
    office.list.screen.search.clear()
    QTest.qWait(250)
    assert len(office.list.names) == 5

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        dialog.renamed.emit("Quà Tết", "Họ Lò")
        press(dialog.list, Qt.Key.Key_Return)

    answer_with(office, use)
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.names == ["Lò Văn Pâng", "Lò Thị Ín"]
    assert office.list.screen.tools.saved.words == "Bộ lọc: Họ Lò"
    answer_with(office, lambda dialog: forget(dialog))
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.screen.tools.saved.words == "Bộ lọc đã lưu"


def test_columns_are_chosen_and_ordered_by_keyboard_and_remembered(office: Office) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnChooser)
        press(dialog.list, Qt.Key.Key_Space)
        press(dialog.list, Qt.Key.Key_Down)
        press(dialog, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        press(dialog.list, Qt.Key.Key_Home)
        press(dialog.list, Qt.Key.Key_Space)
        press(dialog.list, Qt.Key.Key_Return)

    answer_with(office, choose)
    press(office.list.screen, Qt.Key.Key_F9)
    model = office.list.screen.model

    def heads() -> list[str]:
        return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]

    assert heads()[:4] == ["Trạng thái", "Họ và tên", "Tiền mặt", "Bản, xã"]
    assert "Đối tượng" not in heads()
    office.flow.show_list("house")
    office.flow.show_list("gift")
    assert heads()[2] == "Tiền mặt"
    answer_with(office, lambda dialog: usual(dialog))
    press(office.list.screen, Qt.Key.Key_F9)
    assert heads()[2] == "Đối tượng"


def test_lists_stand_by_day_and_amount_where_the_kind_has_them(office: Office) -> None:
    order = office.list.screen.order
    assert [order.itemData(row) for row in range(order.count())] == ["title", "newest", "day", "value"]
    order.setFocus()
    for _step in range(2):
        press(order, Qt.Key.Key_Down)
    assert office.list.names[0] == "Mùa A Vảng"
    office.flow.show_list("person")
    assert order.count() == 2


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


def test_rows_move_to_another_campaign_and_back(office: Office) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        type_text(dialog.search, "he")
        assert dialog.offered == ["Hè 2026"]
        press(dialog.search, Qt.Key.Key_Return)

    answer_with(office, choose)
    select_all(office)
    press(office.list.screen, Qt.Key.Key_E, CTRL)
    assert office.status.startswith("Đã chuyển đợt 4 bản ghi. 1 bản ghi đã ở đợt ấy từ trước.")
    summer = office.flow.filtering._records("campaign")[0][0]
    office.flow.show_campaign(summer)
    assert len(office.list.names) == 5
    office.flow.show_list("gift")


def test_the_campaign_all_are_in_is_not_offered_and_a_new_one_can_be_made(office: Office) -> None:
    office.flow.show_list("gift")
    select_all(office)
    offered: list[list[str]] = []

    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        offered.append(dialog.offered)
        if not dialog.offered:
            assert not dialog.view.isVisible()
            assert dialog.add is not None
            assert dialog.add.kind == "filled"
            return
        type_text(dialog.search, "Hè 2027")
        press(dialog, Qt.Key.Key_F4, SHIFT)

    answer_with(office, add)
    rows = office.flow.list_screen.chosen_records()
    common = Selection(office.session).common_campaign(rows)
    press(office.list.screen, Qt.Key.Key_E, CTRL)
    (adding,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()]
    assert adding.sheet.data()["name"] == "Hè 2027"
    adding.reject()
    one = rows[0]
    only = Selection(office.session).common_campaign([one])
    assert only, "one record is in one campaign"
    office.flow.selection._choose_campaign([one])
    names = {row.id: row.title for row in Browsing(office.session).open("campaign").rows(0, 9)}
    assert names[only] not in offered[-1]
    assert len(offered[-1]) == len(names) - 1
    assert common in ("", only)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, RecordDialog) and dialog.isVisible():
            dialog.reject()


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
    office.list.screen.saved_wanted.emit()
    assert office.list.names == ["Mùa A Vảng"]
    assert (office.flow.place, len(chips(office))) == (("gift", ""), 1)
    assert office.status.startswith("Bộ lọc “Của hè” là của đợt khác")


def test_one_that_may_not_be_deleted_keeps_nobody_else(office: Office) -> None:
    ids = office.list.screen.model.ids(list(range(5)))
    office.flow.list_screen.delete_wanted.emit(ids[:2])
    office.flow.list_screen.delete_wanted.emit(ids)
    assert office.status.startswith("Đã bỏ 3 bản ghi vào thùng rác.")
    assert office.list.names == []
    press(office.window, Qt.Key.Key_Z, CTRL)
    assert office.status.startswith("Đã hoàn tác; 3 bản ghi")
    assert len(office.list.names) == 3


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
    office.list.screen.restore_wanted.emit(ids)
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
    screen.delete_wanted.emit([])
    assert office.shown() == "Danh sách khác còn đang được làm dở."
    office.flow.show_list("gift")
    assert screen.busy
    assert screen.progress.isVisible()
    office.flow.show_list("house")
    qtbot.waitUntil(lambda: office.status.startswith("Đã bỏ 5 bản ghi"), timeout=10_000)
    assert changed[-1] == "gift"
    assert not screen.busy


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


def test_the_box_of_saved_filters_shows_only_what_can_be_done(look: Theme) -> None:
    bare = SavedFiltersDialog([], may_save=False)
    assert [one.words for one in bare.findChildren(Button) if not one.isHidden()] == ["Đóng"]
    first = SavedFiltersDialog([], may_save=True)
    shown = [one for one in first.findChildren(Button) if not one.isHidden()]
    assert [(one.words, one.kind) for one in shown] == [("Lưu bộ lọc đang dùng", "filled"), ("Đóng", "quiet")]
    assert first.height() < 300, "no empty gaps"
    full = SavedFiltersDialog(["Quà Tết"], may_save=True)
    assert not full.apply.isHidden()
    for dialog in (bare, first, full):
        dialog.deleteLater()
