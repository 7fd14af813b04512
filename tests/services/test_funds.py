"""Funds by source and donor, and the warning when more is spent than there is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.messages import problem_line
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry
from desktop_app.services.funds import Funds
from desktop_app.services.session import Session
from tests.domain.test_kinds import table

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def source(session: Session, code: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Enter a fund source and return its record."""
    data: Data = {**table("fund_source")["valid"], "code": code, **changes}
    return Entry(session).complete("fund_source", {name: one for name, one in data.items() if one is not None}).record


def movement(fund: str, direction: str, amount: int, **changes: Any) -> Data:  # noqa: ANN401 - any JSON
    """Return a movement of a fund."""
    party: Data = {"donor": "Nhà hảo tâm"} if direction == "received" else {}
    data: Data = {
        "fund_source": fund,
        "direction": direction,
        "moved_on": "2026-02-10",
        "amount": amount,
        "purpose": "Quà Tết",
        **party,
        **changes,
    }
    return {name: value for name, value in data.items() if value is not None}


def move(session: Session, fund: str, direction: str, amount: int, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Enter a movement and return its record."""
    return Entry(session).complete("fund_movement", movement(fund, direction, amount, **changes)).record


def overspent(session: Session, data: Data, record: str | None = None, batch: Batch | None = None) -> list[Problem]:
    """Return the warnings about a movement."""
    entry = Entry(session)
    found = entry.check(entry.definition("fund_movement"), data, record, batch=batch)
    return [one for one in found if one.code == "fund_overspent"]


def test_balances_by_source_and_by_donor(office: Session) -> None:
    tea = source(office, "DN-01", type="business", donor="Công ty Cổ phần trà Than Uyên")
    many = source(office, "XH-01", type="social", donor=None)
    move(office, tea, "received", 100, moved_on="2025-12-30", donor="CÔNG TY CỔ PHẦN TRÀ THAN UYÊN")
    move(office, tea, "received", 50, donor=None)
    move(office, tea, "spent", 30, value_qualifier="over")
    move(office, many, "received", 7)
    move(office, many, "received", 1, donor="Báo Lao Động", moved_on="2025-02")
    move(office, many, "received", 5, donor="nhà hảo tâm", moved_on="2026-03")
    move(office, many, "spent", 2)
    move(office, many, "received", 1_000, moved_on="2027-01-01")
    sources, donors = Funds(office).period(*YEAR)
    assert [(one.code, one.received, one.spent, one.balance) for one in sources] == [
        ("DN-01", 50, 30, 120),
        ("XH-01", 12, 2, 11),
    ]
    assert (sources[0].spent_is, sources[0].balance_is, sources[1].balance_is) == ("over", "nearly", "exact")
    assert [(one.donor, one.received, one.ever, one.balance) for one in donors] == [
        ("Báo Lao Động", 0, 1, None),
        ("Công ty Cổ phần trà Than Uyên", 50, 150, 120),
        ("Nhà hảo tâm", 12, 12, None),
    ]


def test_more_than_there_is_on_that_day_is_pointed_out(office: Session) -> None:
    fund = source(office, "DN-01")
    move(office, fund, "received", 100, moved_on="2026-02-05")
    assert overspent(office, movement(fund, "spent", 100)) == []
    (problem,) = overspent(office, movement(fund, "spent", 101))
    assert (problem.field, problem.level, problem.details["left"]) == ("amount", "warning", 100)
    assert problem.details["other_record"] == fund
    assert str(problem.details["other_title"]).startswith("DN-01")
    (early,) = overspent(office, movement(fund, "spent", 1, moved_on="2026-02-04"))
    assert early.details["left"] == 0
    spent = move(office, fund, "spent", 80)
    assert [one.details["left"] for one in overspent(office, movement(fund, "spent", 30))] == [20]
    assert overspent(office, movement(fund, "spent", 90), record=spent) == [], "a record is not taken off itself"
    assert overspent(office, movement(fund, "received", 9_999)) == []


def test_only_what_is_certain_is_pointed_out(office: Session) -> None:
    fund = source(office, "DN-01")
    move(office, fund, "received", 100, moved_on="2026")
    assert overspent(office, movement(fund, "spent", 100, moved_on="2026-01-01")) == [], "it may have come that day"
    move(office, fund, "spent", 100, moved_on="2026")
    (problem,) = overspent(office, movement(fund, "spent", 100, moved_on="2026-02-01"))
    assert problem.details["day"] == "2026-12-31", "by then both are gone for certain"
    move(office, fund, "received", 100, moved_on="2026-12-30")
    assert overspent(office, movement(fund, "spent", 100, moved_on="2026-02-01")) == [], "it may go out later"
    assert len(overspent(office, movement(fund, "spent", 101, moved_on="2026-12-31"))) == 1


def test_what_is_spent_later_was_counted_on(office: Session) -> None:
    fund = source(office, "DN-01")
    move(office, fund, "received", 100, moved_on="2026-01-01")
    move(office, fund, "spent", 80, moved_on="2026-02-01")
    assert overspent(office, movement(fund, "spent", 20, moved_on="2026-01-15")) == []
    (problem,) = overspent(office, movement(fund, "spent", 50, moved_on="2026-01-15"))
    assert (problem.details["left"], problem.details["day"]) == (20, "2026-02-01")


def test_a_corrected_receipt_still_covers_what_was_spent(office: Session) -> None:
    fund, other = source(office, "DN-01"), source(office, "XH-01")
    receipt = move(office, fund, "received", 100, moved_on="2026-01-01")
    move(office, fund, "spent", 80, moved_on="2026-02-01")
    definition = office.definitions.current("fund_movement")

    def not_covered(target: str, amount: int, day: str) -> list[tuple[object, ...]]:
        found = Entry(office).check(definition, movement(target, "received", amount, moved_on=day), receipt)
        short = [one for one in found if one.code == "fund_not_covered"]
        assert all("DN-01" in problem_line(one, definition) for one in short)
        return [(one.level, one.details["short"], one.details["day"]) for one in short]

    assert not_covered(fund, 80, "2026-02-01") == []
    assert not_covered(fund, 10, "2026-01-01") == [("warning", 70, "2026-02-01")]
    assert not_covered(fund, 100, "2026-06-01") == [("warning", 80, "2026-02-01")]
    assert not_covered(other, 100, "2026-01-01") == [("warning", 80, "2026-02-01")]
    move(office, fund, "spent", 90, moved_on="2026-03-01")
    assert not_covered(fund, 100, "2026-01-01") == [], "nothing was made worse"


def test_movements_of_one_list_are_added_up(office: Session) -> None:
    fund, batch = source(office, "DN-01"), Batch()
    definition = office.definitions.current("fund_movement")
    batch.add(definition, movement(fund, "received", 100))
    assert overspent(office, movement(fund, "spent", 100), batch=batch) == []
    batch.add(definition, movement(fund, "spent", 60))
    batch.add(definition, movement(fund, "received", 500, moved_on="2026-02-11"))
    assert [one.details["left"] for one in overspent(office, movement(fund, "spent", 41), batch=batch)] == [40]


@pytest.mark.parametrize("without", ["fund_source", "amount", "moved_on", "direction"])
def test_what_is_not_written_yet_is_not_judged(office: Session, without: str) -> None:
    fund = source(office, "DN-01")
    data = movement(fund, "spent", 1)
    assert len(overspent(office, data)) == 1
    del data[without]
    assert overspent(office, data) == []
