"""Home over a real store: what it reads, where keys and rows lead, a clock that is not believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.storage.travel import Outcome, TravelStates
from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.list_wish import ListWish
from desktop_app.ui.parts.question import Question
from desktop_app.ui.screens.returned_dialog import ReturnedDialog
from desktop_app.ui.screens.start import StartPage
from desktop_app.ui.theme import Theme
from tests.fakes.clock import FixedClock
from tests.pages.typing import press, type_text
from tests.services.stores import campaign, gift_of, give
from tests.ui.transfer_desk import Place, enrolled, place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> FixedClock:
    """The office's clock."""
    return FixedClock("2026-12-05T11:42:00+07:00")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme, clock: FixedClock) -> Iterator[Place]:
    """An office with two gifts and a draft."""
    with place(tmp_path, "office", qtbot, clock) as here:
        tet = campaign(here.session)
        give(here.session, tet, ("Giàng A Chứ", "Tẩn Thị Mẩy"))
        Entry(here.session).save_draft("gift", gift_of(tet, "Lò Văn Pâng", cash=None))
        yield here


@pytest.fixture
def flow(office: Place) -> Iterator[HomeFlow]:
    """Home, opened and read."""
    made = HomeFlow(office.window, office.tasks, office.session)
    made.open()
    office.settle()
    yield made
    made.close()


def kinds(flow: HomeFlow) -> list[str]:
    """Return the titles of what is to do."""
    return [button.accessibleName() for button in flow.screen.todo.buttons]


def test_home_reads_the_book(office: Place, flow: HomeFlow) -> None:
    assert flow.screen.travel.figure("ready") == "3"  # two gifts and their campaign
    assert any("bản nháp" in title for title in kinds(flow))
    assert any("chưa được tỉnh đăng ký" in title for title in kinds(flow))
    assert flow.screen.subtitle == "Thứ Bảy, ngày 05 tháng 12 năm 2026"
    assert [figure.noun for figure in flow.screen.year.shown][:1] == ["suất quà"]


def test_after_enrolment_what_is_ready_is_to_be_exported(office: Place, flow: HomeFlow) -> None:
    enrolled(office.root, office.session)
    flow.refresh()
    office.settle()
    assert any("chưa xuất gửi tỉnh" in title for title in kinds(flow))


def test_keys_begin_jobs_from_any_screen_but_not_while_locked(office: Place, flow: HomeFlow) -> None:
    added: list[str] = []
    went: list[str] = []
    flow.add_wanted.connect(added.append)
    flow.print_wanted.connect(lambda: went.append("print"))
    flow.transfer_wanted.connect(lambda: went.append("transfer"))
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_6):
        press(office.window, key, CTRL)
    assert (added, went) == (["gift", "house"], ["print", "transfer"])
    office.window.show_alone(StartPage())
    press(office.window, Qt.Key.Key_1, CTRL)
    assert added == ["gift", "house"]


def test_f6_goes_to_the_first_thing_to_do(office: Place, flow: HomeFlow) -> None:
    flow.screen.jobs.tiles["print"].setFocus()
    press(office.window, Qt.Key.Key_F6)
    assert office.window.focusWidget() is flow.screen.todo.buttons[0]


def test_drafts_lead_to_the_list_that_has_some(office: Place, flow: HomeFlow) -> None:
    """Also when they were finished meanwhile and Home has not been read again."""
    lists: list[str] = []
    flow.list_wanted.connect(lists.append)
    flow.screen.todo_chosen.emit("drafts")
    office.settle()
    assert lists == ["gift"]


def test_kept_typing_is_offered_with_what_it_belongs_to(office: Place, flow: HomeFlow) -> None:
    KeptTyping(office.session).keep("house", None, 1, {"form": "new"})
    offers: list[object] = []
    flow.typing_wanted.connect(offers.append)
    flow.refresh()
    office.settle()
    flow.screen.todo_chosen.emit("unsaved")
    assert [getattr(offer, "kind", "") for offer in offers] == ["house"]


def test_other_things_to_do_lead_where_they_are_done(office: Place, flow: HomeFlow) -> None:
    went: list[str] = []
    flow.transfer_wanted.connect(lambda: went.append("transfer"))
    flow.safety_wanted.connect(lambda: went.append("safety"))
    for kind in ("enrol", "to_export", "backup"):
        flow.screen.todo_chosen.emit(kind)
    assert went == ["transfer", "transfer", "safety"]


def test_a_clock_set_back_is_asked_about_once(office: Place, flow: HomeFlow, clock: FixedClock) -> None:
    clock.set("2015-01-01T08:00:00+07:00")
    flow.refresh()
    office.settle()
    day = flow.screen.day
    assert day.isVisible()
    assert "05/12/2026" in day.banner.title
    for typed in ("12/2026", "1/1/2015", "ngày mai"):
        day.day.clear()
        type_text(day.day, typed)
        press(office.window, Qt.Key.Key_Return)
        assert day.field.problem, typed
    day.day.clear()
    type_text(day.day, "6/12/2026")
    press(office.window, Qt.Key.Key_Return)
    office.settle()
    assert not day.isVisible()
    assert flow.screen.subtitle == "Chủ Nhật, ngày 06 tháng 12 năm 2026"


def test_after_a_clock_that_ran_ahead_the_true_day_is_taken_from_who_is_sure(
    office: Place, flow: HomeFlow, clock: FixedClock
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def ask(question: Question) -> bool:
        asked.append(question.windowTitle())
        return answers.pop(0)

    flow.ask = ask
    clock.set("2036-12-05T08:00:00+07:00")
    office.session.time.claim()
    clock.set("2026-12-06T08:00:00+07:00")
    flow.refresh()
    office.settle()
    day = flow.screen.day
    for shown in (True, False):
        day.day.clear()
        type_text(day.day, "6/12/2026")
        press(office.window, Qt.Key.Key_Return)
        office.settle()
        assert day.isVisible() is shown
    assert asked == ["Hôm nay đúng là 06/12/2026?"] * 2
    assert office.session.time.believed


def test_the_rail_counts_what_waits(office: Place, flow: HomeFlow) -> None:
    counts: dict[str, int] = {}
    flow.counted.connect(counts.__setitem__)
    flow.refresh()
    office.settle()
    assert counts == {"transfer": 3}


def test_the_same_things_to_do_stay_and_so_keep_the_focus(office: Place, flow: HomeFlow) -> None:
    first = flow.screen.todo.buttons[0]
    flow.refresh()
    office.settle()
    assert flow.screen.todo.buttons[0] is first


def test_what_is_returned_is_opened_with_its_reason(office: Place, flow: HomeFlow) -> None:
    """Rows as receipts will write them: the one returned record is opened at once, of several one is chosen."""
    records = [row.id for row in Browsing(office.session).open("gift").rows(0, 9) if row.state == "complete"]
    versions = {record: Browsing(office.session).card(record).version for record in records}
    states = TravelStates(office.session.connection, office.session.identity.device)
    opened: list[str] = []
    flow.record_wanted.connect(opened.append)
    for count, record in enumerate(records, start=1):
        with office.session.connection.write():
            states.add([Outcome(record, versions[record], "returned", f"thiếu biên bản {count}")], "phiếu 1", None)
        flow.refresh()
        office.settle()
        assert any(f"Tỉnh trả lại {count} bản ghi" in title for title in kinds(flow))
        flow.screen.todo_chosen.emit("returned")
    assert opened == records[:1]
    dialog = next(one for one in office.window.findChildren(ReturnedDialog) if one.isVisible())
    assert "thiếu biên bản 2" in dialog.reason.text()
    dialog.open_button.click()
    assert opened == records


def test_drafts_with_problems_are_told_apart_and_lead_to_their_list(office: Place, flow: HomeFlow) -> None:
    wishes: list[ListWish] = []
    flow.narrowed_wanted.connect(wishes.append)
    assert any("1 bản nháp còn chỗ phải điền hoặc sửa" in title for title in kinds(flow))
    flow.screen.todo_chosen.emit("problems")
    flow.screen.figure_chosen.emit("gift")
    assert wishes == [
        ListWish("gift", problems=True),
        ListWish("gift", since="2026-01-01", until="2026-12-31"),
    ]


def test_an_empty_book_says_what_to_do_first(tmp_path: Path, qtbot: QtBot, look: Theme, clock: FixedClock) -> None:
    with place(tmp_path, "office", qtbot, clock) as here:
        home = HomeFlow(here.window, here.tasks, here.session)
        went: list[str] = []
        home.add_wanted.connect(went.append)
        home.choice_wanted.connect(lambda: went.append("chooser"))
        home.tour_wanted.connect(lambda: went.append("tour"))
        home.open()
        here.settle()
        for button in home.screen.todo.buttons:
            button.click()
        assert went == ["campaign", "chooser", "tour"]  # and between them, enrolling
        home.close()
