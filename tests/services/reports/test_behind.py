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
from tests.services.placed_records import place
from tests.services.test_funds import movement, source
from tests.services.test_reporting import ALL, DEFINITIONS, END, RECORDS
from tests.services.test_splitting import QUESTION, put
from tests.storage.gifts import undone

ADDED: Final = {
    (one.kind, measure.name)
    for one in ALL
    for measure in one.measures
    if measure.type in ("count", "value", "balance", "turns", "sum")
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
                if not row.value:
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


def test_of_a_part_by_source_only_its_money_is_told(office: Session) -> None:
    lines = [{"source": "province", "amount": 50_000}, {"source": "family", "amount": 40_000}]
    place(office, "house", "CD001", handed_over_on="2026-05-12", value=90_000, funding=lines)
    desk = ReportDesk(office)
    told = {
        (measure, part): [
            one.counts for one in desk.behind(Behind(QUESTION, "house", measure, "source", part)).rows(0, 9)
        ]
        for measure in ("houses", "value", "union_value")
        for part in ("province", "family")
    }
    assert told == {
        ("houses", "province"): ["1"],
        ("houses", "family"): ["1"],
        ("value", "province"): ["50.000"],
        ("value", "family"): ["40.000"],
        ("union_value", "province"): ["50.000"],
        ("union_value", "family"): [],
    }


def test_what_was_spent_is_taken_off_and_what_nobody_knew_then_is_not_there(office: Session) -> None:
    fund = source(office, "DN-01")
    for direction, amount in (("received", 9_000), ("spent", 4_000)):
        place(office, "fund_movement", "CD001", **movement(fund, direction, amount))
    for counted_on in (END.isoformat(), "2026-12-31"):
        place(office, "club", "CD001", name=f"CLB {counted_on}", members_on=counted_on)
    desk = ReportDesk(office)
    balance = desk.behind(Behind(QUESTION, "fund_movement", "balance"))
    assert {one.counts for one in balance.rows(0, 9)} == {"9.000", "-4.000"}
    members = desk.behind(Behind(QUESTION, "club", "members"))
    assert [(one.title, one.counts) for one in members.rows(0, 9)] == [(f"CLB {END}", "24")]


def test_people_of_one_sex_are_counted_alone(office: Session) -> None:
    woman = place(office, "person", "CD001", name="Lò Thị Phương", sex="female")
    people = [{"person": {"name": "Lò Thị Phương", "record": woman}}, {"person": {"name": "Giàng A Chứ"}}]
    place(office, "training", "CD001", form="theory_elementary", starts_on="2026-03-10", participants=people)
    behind = ReportDesk(office).behind(Behind(QUESTION, "training", "theory_persons", "sex", "female"))
    assert [one.counts for one in behind.rows(0, 9)] == ["1"]
