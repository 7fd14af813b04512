"""A campaign's whole list: shown with totals by kind, the next record begun in it, printed together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.services.browsing import Browsing
from desktop_app.services.erasing import Erasure
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.campaign_bar import CampaignPart, totals_words
from desktop_app.ui.theme import Theme
from tests.domain.test_kinds import table
from tests.pages.typing import press
from tests.ui.office import Office, open_office
from tests.ui.record_store import campaign, gift

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path, shown: Callable[[QWidget], QWidget]) -> Iterator[Office]:
    """An office with two campaigns: gifts in both, one of them a draft, and a visit in the first."""
    with open_office(tmp_path, shown, "gift", "visit", "campaign") as made:
        tet, storm = campaign(made.entry), campaign(made.entry, "Bão số 3")
        for name, belongs in (("Lò Thị Ín", tet), ("Giàng A Chứ", tet), ("Tẩn Thị Mẩy", storm)):
            made.entry.complete("gift", gift({"name": name}, belongs, made.place()))
        made.entry.save_draft("gift", gift({"name": "Mùa A Vảng"}, tet, made.place()))
        made.entry.add_all("visit", [{**table("visit")["valid"], "campaign": tet}], "complete")
        yield made


def open_tet(office: Office) -> None:
    """Go to the list of campaigns and open the list of the second one, by keyboard."""
    office.flow.show_list("campaign")
    row = office.list.names.index("Tết Bính Ngọ 2026")
    office.flow.list_screen.table.setFocus()
    office.flow.list_screen.go_to(row)
    press(office.flow.list_screen, Qt.Key.Key_M, CTRL)


def test_ctrl_m_on_a_campaign_shows_what_belongs_to_it_with_totals_by_kind(office: Office) -> None:
    open_tet(office)
    bar = office.flow.list_screen.campaign
    assert bar.isVisible()
    assert bar.title.text() == "Đợt: Tết Bính Ngọ 2026"
    assert sorted(office.list.names) == ["Giàng A Chứ", "Lò Thị Ín", "Mùa A Vảng"]
    assert bar.totals.text() == (
        "Suất quà: 3 bản ghi, 1 bản nháp, 3.900.000 đồng · Thăm hỏi: 1 bản ghi, 650.000 đồng"
        " · Cộng tiền và hiện vật: 4.550.000 đồng"
    )
    QTest.qWait(150)
    assert office.flow.list_screen.totals.figures[0] == "3 bản ghi"
    assert office.window.rail.entry("campaign").isChecked()
    assert not office.flow.list_screen.bin.isVisible(), "the bin is of the whole kind"


def test_what_is_kept_gives_its_line_to_the_list_where_letters_are_large(office: Office, look: Theme) -> None:
    KeptTyping(office.session).keep("gift", None, 1, {"note": "ốm"})
    look.set_scale(200)
    office.flow.show_list("gift")
    shown, kept = office.flow.list_screen, office.flow.list_screen.kept
    assert kept.text.isVisible()
    shown.question.filters_changed.emit(Filters(statuses=("draft", "ready")))
    assert not kept.text.isVisible()
    assert kept.open.isVisible(), "the key stays"
    assert kept.open.toolTip().startswith("Có chữ đang gõ dở, giữ lúc")
    shown.question.filters_changed.emit(NO_FILTERS)
    assert kept.text.isVisible()
    assert kept.y() < shown.tools.y()


def test_another_kind_of_the_campaign_is_chosen_above_the_list(office: Office) -> None:
    open_tet(office)
    kinds = office.flow.list_screen.campaign.kinds
    kinds.setFocus()
    press(kinds, Qt.Key.Key_Down)
    assert office.list.names == ["Lò Thị Ón"]
    office.list.search("không có ai")
    assert office.list.names == []


def test_the_next_records_are_begun_in_the_campaign_with_its_shared_values(office: Office) -> None:
    open_tet(office)
    office.list.begin_new()
    form = office.form
    for name in ("Vàng A Sử", "Vàng A Páo"):
        assert form.text("campaign") == "Tết Bính Ngọ 2026"
        assert form.text("cash") == "1.000.000"
        assert form.below("given_on") in ("Chép từ Tết Bính Ngọ 2026", "")
        form.type("recipient", name)
        form.type("relation", "đoàn viên")
        form.type("place", "Nậm Coóng")
        form.type("place", "xã Nậm Cuổi", 1)
        form.complete()
    form.close()
    assert office.window.current is office.flow.list_screen
    assert office.flow.list_screen.campaign.isVisible()
    assert {"Vàng A Sử", "Vàng A Páo"} < set(office.list.names)


def test_what_the_campaign_filled_in_is_not_kept_as_typing(office: Office) -> None:
    open_tet(office)
    office.list.begin_new()
    office.form.close()
    assert KeptTyping(office.session).offers() == []


def test_printing_hands_over_the_complete_records_of_the_campaign(office: Office, qtbot: QtBot) -> None:
    open_tet(office)
    with qtbot.waitSignal(office.flow.print_wanted) as told:
        press(office.flow.list_screen, Qt.Key.Key_P, CTRL)
    kind, records = told.args
    titles = [Browsing(office.session).card(record).title for record in records]
    assert (kind, titles) == ("gift", ["Giàng A Chứ", "Lò Thị Ín"])


def test_an_empty_campaign_prints_nothing_and_says_so(office: Office, qtbot: QtBot) -> None:
    empty = campaign(office.entry, "Trung thu 2026")
    office.entry.save_draft("gift", gift({"name": "Mùa A Vảng"}, empty, office.place()))
    office.flow.show_campaign(empty)
    with qtbot.assertNotEmitted(office.flow.print_wanted):
        press(office.flow.list_screen, Qt.Key.Key_P, CTRL)
    assert office.status == "Đợt này chưa có bản ghi nào hoàn thành để in."


def test_the_form_of_a_campaign_leads_to_its_list_and_ctrl_m_back_to_all(office: Office) -> None:
    found = Browsing(office.session).open("campaign", search="bão").row(0)
    assert found is not None
    office.flow.open(found.id)
    press(office.flow.form, Qt.Key.Key_M, CTRL)
    assert office.list.names == ["Tẩn Thị Mẩy"]
    press(office.flow.list_screen, Qt.Key.Key_M, CTRL)
    assert sorted(office.list.names) == ["Bão số 3", "Tết Bính Ngọ 2026"]
    assert not office.flow.list_screen.campaign.isVisible()
    office.flow.show_list("gift")
    assert len(office.list.names) == 4


def end_keeping(office: Office) -> str:
    """Let the time of keeping of the first campaign be over, show its list and return its id."""
    found = Browsing(office.session).open("campaign", search="bính ngọ").row(0)
    assert found is not None
    office.entry.complete("campaign", {**found.data, "retain_until": "2026-11"}, record=found.id)
    office.flow.show_campaign(found.id)
    return found.id


def test_the_people_of_a_campaign_are_erased_in_place_when_its_time_is_over(office: Office) -> None:
    open_tet(office)
    bar = office.flow.list_screen.campaign
    assert not bar.erase.isVisible(), "it has no date"
    end_keeping(office)
    assert bar.erase.isVisible()
    before = bar.totals.text()
    asked: list[Question] = []

    def no(question: Question) -> bool:
        asked.append(question)
        return False

    office.flow.ask = no
    bar.erase.click()
    assert sorted(office.list.names) == ["Giàng A Chứ", "Lò Thị Ín", "Mùa A Vảng"], "the safe answer changes nothing"
    office.flow.ask = lambda _question: True
    bar.erase.click()
    assert office.list.names == [ERASED_NAME] * 3
    assert office.status == "Đã xóa dữ liệu cá nhân trong 4 bản ghi; gói tới sẽ báo tỉnh xóa theo."
    assert (bar.totals.text(), bar.erase.isVisible()) == (before, False)
    assert office.window.current is office.flow.list_screen
    assert office.flow.list_screen.table.hasFocus(), "the button is gone, and the keyboard goes on in the list"
    office.list.open_row(0)
    assert office.form.text("recipient") == ERASED_NAME
    assert office.form.text("cash") == "1.000.000"
    (question,) = asked
    assert question.windowTitle() == "Xóa dữ liệu cá nhân của đợt Tết Bính Ngọ 2026, 4 bản ghi?"
    assert "Không lấy lại được" in question.accessibleDescription()
    question.show()
    press(question, Qt.Key.Key_Return)
    assert question.result() == Question.DialogCode.Rejected


def test_what_cannot_be_erased_is_said_above_the_list(office: Office) -> None:
    tet = end_keeping(office)
    Erasure(office.session).erase_campaign(tet)
    office.flow.list_screen.campaign.erase.click()
    banner = office.flow.list_screen.banners.banner
    assert banner is not None
    assert banner.title == "Đợt này không còn dữ liệu cá nhân."


def test_sums_are_added_up_only_over_kinds_that_give_money() -> None:
    parts = [CampaignPart("gift", "Suất quà", 1, 0, 5), CampaignPart("meeting", "Họp", 2), CampaignPart("x", "X", 0)]
    assert totals_words(parts) == "Suất quà: 1 bản ghi, 5 đồng · Họp: 2 bản ghi"
    assert totals_words([]) == "Đợt này chưa có bản ghi nào."
