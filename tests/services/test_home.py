"""Home adds up the money given in every kind of the care group, and nothing that is not given."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.home import Home
from desktop_app.services.list_problems import ListProblems
from desktop_app.services.session import Session
from desktop_app.storage import home_rows
from tests.domain.test_kinds import table

GIVEN = ("visit", "house_repair", "crisis_aid", "community_work")


def test_the_chart_adds_up_all_care_that_gives_money(office: Session) -> None:
    entry = Entry(office)
    dates = {one.kind: one.lifts.occurred or "" for one in office.definitions}
    given = 0
    for kind in (*GIVEN, "initiative", "fund_movement", "support_request", "welfare_agreement"):
        data = {**table(kind)["valid"], dates[kind]: "2026-03-18"}
        entry.add_all(kind, [data], "complete")
        value = office.connection.value("SELECT value FROM version WHERE kind = ? AND current = 1", (kind,))
        given += value if kind in GIVEN else 0
    months = {month.month: month.value for month in Home(office).now().months}
    assert given > 0
    assert months[3] == given
    assert sum(months.values()) == given


def test_home_and_the_list_count_the_same_drafts_with_problems(office: Session) -> None:
    entry = Entry(office)
    for number in range(60):
        entry.save_draft("gift", {"recipient": {"name": f"Lò Văn {number}"}})
    entry.save_draft("campaign", table("campaign")["valid"])
    entry.save_draft("visit", {"visited": {"name": "Tẩn Thị Mẩy"}})
    view = Home(office).now()
    counted = {one.kind: one.count for one in view.todo}
    assert counted["problems"] == len(ListProblems(office).with_errors("gift")) + 1 == 61
    assert counted["drafts"] == 1
    assert [row.kind for row in view.faulty[:2]] == ["visit", "gift"], "the newest first"
    assert [row.kind for row in view.unfinished] == ["campaign"]


def test_drafts_and_what_was_returned_are_found_by_their_indexes(office: Session) -> None:
    """Only the first step of each reads many rows: it must not be every record, or every step on the way."""
    first = {
        home_rows._DRAFTS: "SEARCH record USING INDEX record_draft (kind=?)",
        home_rows._RETURNED: "SCAN s USING INDEX record_state_returned",
    }
    for sql, wanted in first.items():
        plan = office.connection.read(f"EXPLAIN QUERY PLAN {sql}", {"kind": "gift", "most": 50})
        assert plan[0][3] == wanted
