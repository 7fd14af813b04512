"""What dialogs over a list offer: only what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.services.browsing import Browsing
from desktop_app.services.selection import Selection
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.pick_dialog import PickDialog
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.screens.saved_filters import SavedFiltersDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.ui.gift_lists import Show, answer_with, office_with_gifts, select_all
from tests.ui.office import CTRL, SHIFT, Office


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    with office_with_gifts(tmp_path, shown) as made:
        yield made


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
    rows = office.flow.list_screen.choice.records()
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


def test_chosen_records_are_moved_though_the_first_one_is_no_more(office: Office) -> None:
    office.flow.show_list("gift")
    select_all(office)
    one = office.flow.list_screen.choice.records()[0]
    shown: list[list[str]] = []
    office.flow.selection.show = lambda dialog: shown.append(dialog.offered) if isinstance(dialog, PickDialog) else None
    office.flow.selection._choose_campaign([one])
    office.flow.selection._choose_campaign(["", one])
    assert len(shown) == 2
    assert set(shown[0]) <= set(shown[1])
