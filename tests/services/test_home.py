"""Home adds up the money given in every kind of the care group, and nothing that is not given."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.home import Home
from desktop_app.services.session import Session
from tests.domain.test_kinds import table

GIVEN = {"visit": 650_000, "house_repair": 30_000_000, "crisis_aid": 1_500_000, "community_work": 200_000_000}


def test_the_chart_adds_up_all_care_that_gives_money(office: Session) -> None:
    entry = Entry(office)
    dates = {one.kind: one.lifts.occurred or "" for one in office.definitions}
    given = 0
    for kind in (*GIVEN, "initiative", "fund_movement", "support_request", "welfare_agreement"):
        data = {**table(kind)["valid"], dates[kind]: "2026-03-18"}
        entry.save_draft(kind, data)
        with office.connection.write():
            entry._write(entry._step(entry.definition(kind), data, None, "complete"), None)
        value = office.connection.value("SELECT value FROM version WHERE kind = ? AND current = 1", (kind,))
        given += value if kind in GIVEN else 0
    months = {month.month: month.value for month in Home(office).now().months}
    assert given > 0
    assert months[3] == given
    assert sum(months.values()) == given
