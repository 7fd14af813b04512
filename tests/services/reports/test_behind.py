"""What is behind a figure adds up to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.domain.report_questions import Behind, Split
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.session import Lifting, Session
from desktop_app.services.splitting import Splitting
from tests.services.test_reporting import ALL, DEFINITIONS, RECORDS
from tests.services.test_splitting import QUESTION, put
from tests.storage.gifts import undone

ADDED: Final = {
    (one.kind, measure.name)
    for one in ALL
    for measure in one.measures
    if measure.type in ("count", "value", "turns", "sum") and measure.day is None
}
"""Measures of which the records' own numbers add up to the figure."""
SPLITS: Final[tuple[Split | None, ...]] = (None, "unit", "level", "commune_now", "source", "year", "status")


@pytest.mark.parametrize("by", SPLITS)
@given(records=RECORDS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_records_behind_a_figure_add_up_to_it(
    office: Session, by: Split | None, records: list[tuple[Definition, Data, str]]
) -> None:
    session = replace(office, definitions=DEFINITIONS, lifting=Lifting(DEFINITIONS))
    desk = ReportDesk(session)
    with undone(office.connection):
        put(session, records)
        found = Splitting(session).split(QUESTION, by or "unit")
        rows = {"": {(row.kind, row.measure): row for row in found.whole}} if by is None else found.rows
        for part, told in rows.items():
            for key, row in told.items():
                if not row.value or (by == "source" and row.type == "value"):
                    continue
                behind = desk.behind(Behind(QUESTION, *key, by, part))
                shown = behind.rows(0, behind.count)
                assert shown, (key, part)
                if key in ADDED:
                    assert sum(int(one.counts.replace(".", "")) for one in shown) == row.value, (key, part)


def test_a_page_at_a_time_in_the_order_of_dates(office: Session) -> None:
    gift = DEFINITIONS.current("gift")
    days = ("2026-03-05", "2026-01-31", "2026-02", "2025-12-31")
    with undone(office.connection):
        put(office, [(gift, {"recipient": {"name": f"Lò {day}"}, "given_on": day}, "CD001") for day in days])
        behind = ReportDesk(office).behind(Behind(QUESTION, "gift", "gifts"))
        pages = [[one.when for one in behind.rows(first, 2)] for first in (0, 2)]
    assert (behind.count, pages) == (3, [["31/01/2026", "02/2026"], ["05/03/2026"]])
    with pytest.raises(KeyError):
        ReportDesk(office).behind(Behind(QUESTION, "gift", "nothing_such"))
