"""Rows that were kept: nothing throws them away by one slip, and nobody forgets where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.services.grid import GridKeeping
from desktop_app.services.home import Home
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.flows.adding_in_place import AddingInPlace
from desktop_app.ui.flows.grid_drawer import KEEP_AFTER_MS
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.tasks import Tasks
from tests.faults.obstacles import no_file_larger_than
from tests.pages.grid_page import ALT
from tests.pages.question_page import answering
from tests.pages.typing import press, type_text
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.record_store import campaign

NAMES = ("Chẻo Mí Pẩu", "Giàng A Chứ", "Lò Thị Ín")


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def test_kept_rows_go_only_after_a_question_that_names_them(office: GridOffice) -> None:
    office.open().rows(*NAMES)
    office.flow.close()
    page = office.open()
    page.press(Qt.Key.Key_Tab)

    def drop() -> None:
        page.press(Qt.Key.Key_Return)

    said = answering(drop, Qt.Key.Key_Return)
    assert said[:1] == ["Bỏ 3 dòng chưa ghi?"]
    assert [one.rows for one in GridKeeping(office.session).offers()] == [3]
    assert page.screen.banners.buttons[0].hasFocus(), "the offer stands again, on the answer that keeps them"
    assert not page.view.isEnabled()
    page.press(Qt.Key.Key_Tab)
    answering(drop, Qt.Key.Key_B, ALT)
    assert GridKeeping(office.session).offers() == []
    assert page.view.input.hasFocus()


def test_without_a_campaign_those_with_rows_that_wait_are_named(office: GridOffice) -> None:
    office.open().rows(*NAMES)
    office.flow.close()
    page = office.open(known=False)
    banner = page.screen.banners.banner
    assert banner is not None
    assert banner.text == "Tết Bính Ngọ 2026: 3 dòng chưa ghi."
    assert page.screen.shared.boxes["campaign"].inputs()[0].hasFocus(), "nobody has to answer it"
    page.screen.banners.buttons[0].click()
    assert office.flow.place == ("gift", office.tet)
    page.press(Qt.Key.Key_Return)
    assert [page.text(row, "recipient.name") for row in range(3)] == list(NAMES)


def test_home_has_one_entry_for_each_kept_thing(office: GridOffice) -> None:
    tet, autumn = office.tet, campaign(office.entry, "Tết Trung thu 2026")
    office.open().rows(*NAMES)
    office.flow.close()
    office.flow.open("gift", autumn)
    office.page.rows("Phàn Thị Liều")
    office.flow.close()
    KeptTyping(office.session).keep("visit", None, 1, {"note": "ốm"})
    kept = [one for one in Home(office.session).now().todo if one.kind == "unsaved"]
    assert sorted((one.offer.kind, one.offer.campaign, one.offer.rows) for one in kept if one.offer is not None) == [
        *sorted([("gift", tet, 3), ("gift", autumn, 1)]),
        ("visit", "", 0),
    ]
    home = HomeFlow(office.window, Tasks(office.window), office.session)
    offered: list[str] = []
    home.typing_wanted.connect(lambda offer: offered.append(f"{offer.kind} {offer.rows}"))
    home._show(Home(office.session).now())
    for button in home.screen.todo.buttons[: len(kept)]:
        button.click()
    assert sorted(offered) == ["gift 1", "gift 3", "visit 0"]
    assert any("Suất quà, Tết Trung thu 2026" in button.accessibleName() for button in home.screen.todo.buttons)
    home.close()


def test_a_cell_that_is_half_typed_is_kept_too_and_left_alone(office: GridOffice) -> None:
    page = office.open()
    page.rows("Lò Thị Ín")
    page.go_to(1, "recipient.name")
    page.type("Giàng A Chứ đang")
    page.compose_state("g")
    rows = len(page.book.rows)
    QTest.qWait(KEEP_AFTER_MS + 300)
    (offer,) = GridKeeping(office.session).offers()
    assert offer.rows == 2
    assert "Giàng A Chứ đang" in str(offer.content["rows"])
    assert page.view.input.mode == "typing"
    assert page.view.input.text() == "Giàng A Chứ đang"
    assert len(page.book.rows) == rows
    page.compose(commit="")
    page.press(Qt.Key.Key_Escape)  # the list
    page.press(Qt.Key.Key_Escape)
    office.flow.leaving.keep()
    assert "Giàng A Chứ" not in str(GridKeeping(office.session).offers()[0].content["rows"])


def test_a_person_typed_in_place_is_kept_and_offered(office: GridOffice) -> None:
    page = office.open()
    typing = KeptTyping(office.session)

    def adding(name: str) -> AddingInPlace:
        made = AddingInPlace(office.flow._services, "person", name, lambda _row: None, page.screen)
        made.begin()
        return made

    first = adding("Lò Văn Páo")
    type_text(first.dialog.focusWidget(), "Hai ")
    assert first._keeper._timer.isActive()
    first._keeper.flush()
    (kept,) = typing.offers()
    assert (kept.kind, kept.record, kept.data["name"]) == ("person", None, "Hai Lò Văn Páo")
    first.dialog.hide()  # the PC loses its power

    again = adding("Giàng A Chứ")
    banner = again.dialog.banners.banner
    assert banner is not None
    assert banner.title.startswith("Có chữ đang gõ dở")
    type_text(again.dialog.focusWidget(), " Ba")
    again._keeper.flush()
    assert typing.offers() == [kept], "nothing is kept over what is offered"
    again.dialog.banners.buttons[0].click()
    assert again.dialog.sheet.data()["name"] == "Hai Lò Văn Páo"
    told: list[str] = []
    again.said.connect(told.append)
    press(again.dialog, Qt.Key.Key_Escape)
    assert told == ["Chưa thêm người; chữ đang gõ dở được giữ lại, mở lại để làm tiếp."]
    assert [one.data["name"] for one in typing.offers()] == ["Hai Lò Văn Páo"], "one Esc too many loses nothing"
    once_more = adding("")
    assert once_more.dialog.banners.banner is not None
    once_more.dialog.banners.buttons[0].click()
    assert once_more.dialog.sheet.data()["name"] == "Hai Lò Văn Páo"
    once_more.dialog.accept()
    assert typing.offers() == []


def test_a_person_that_cannot_be_kept_is_not_left_unasked(office: GridOffice) -> None:
    page = office.open()
    adding = AddingInPlace(office.flow._services, "person", "", lambda _row: None, page.screen)
    adding.begin()
    type_text(adding.dialog.focusWidget(), "Lò Văn Páo")
    with no_file_larger_than(100):
        said = answering(lambda: press(adding.dialog, Qt.Key.Key_Escape), Qt.Key.Key_Return)
    assert said[:1] == ["Chưa giữ được chữ đang gõ trong biểu mẫu."]
    assert adding.dialog.isVisible()
    adding.dialog.reject()
    assert KeptTyping(office.session).offers()
