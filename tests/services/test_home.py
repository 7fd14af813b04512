"""Home adds up the money given in every kind of the care group, and nothing that is not given."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.home import Home
from desktop_app.services.session import Session
from desktop_app.storage import home_rows
from desktop_app.storage.home_rows import HomeRows
from tests.domain.test_kinds import table
from tests.services.stores import campaign, gift_of, give

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


def test_drafts_are_found_without_looking_at_every_record(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ["Tẩn Thị Mẩy"])
    kept = [Entry(office).save_draft("gift", gift_of(tet, name)).record for name in ("Lò Văn Páo", "Giàng A Chứ")]
    rows = HomeRows(office.connection)
    assert [row.record for row in rows.drafts(5)] == kept[::-1]
    assert [row.title for row in rows.drafts(1)] == ["Giàng A Chứ"]
    plan = [row[3] for row in office.connection.read(f"EXPLAIN QUERY PLAN {home_rows._DRAFTS}", {"most": 5})]
    assert [step for step in plan if step.startswith("SCAN record")] == [
        "SCAN record USING COVERING INDEX record_draft"
    ]
