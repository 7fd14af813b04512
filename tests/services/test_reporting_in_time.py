"""What there is on a day: units that ended, days that are not clear, numbers of another day; how exact a figure is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.unit_changes import Part
from desktop_app.services.funds import Funds
from desktop_app.services.reporting import Reporting, ReportRow
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import UnitCodes, shares
from desktop_app.services.units import Units
from tests.services.conftest import Stores
from tests.services.placed_records import place


@pytest.fixture
def province(stores: Stores) -> Session:
    """A province with two offices, X merged into Y on 1 July 2025."""
    session = stores.province().session
    units = Units(session)
    for code in ("CDX", "CDY", "CDZ"):
        units.add(code, f"CĐCS {code}", start=date(2015, 1, 1))
    return session


def row(session: Session, kind: str, measure: str, day: date, **asked: object) -> ReportRow:
    """Return one figure of the year up to a day."""
    rows = Reporting(session).period(date(day.year, 1, 1), day, **asked)  # type: ignore[arg-type]
    return next(one for one in rows if (one.kind, one.measure) == (kind, measure))


def figure(session: Session, kind: str, measure: str, day: date, **asked: object) -> int | str:
    """Return the value of one figure of the year up to a day."""
    return row(session, kind, measure, day, **asked).value


def test_the_members_of_a_merged_unit_are_counted_once(province: Session) -> None:
    place(province, "workforce", "CDX", counted_on="2025-05-31", workers=60, women=20, members=40, women_members=10)
    place(province, "workforce", "CDY", counted_on="2025-05-31", workers=60, women=20, members=50, women_members=10)
    Units(province).merge(["CDX"], Part("CDY"), date(2025, 7, 1))
    assert figure(province, "workforce", "members", date(2025, 6, 30)) == 90
    assert figure(province, "workforce", "members", date(2025, 7, 1)) == 90, "Y has not counted yet"
    place(province, "workforce", "CDY", counted_on="2025-11-30", workers=120, women=20, members=88, women_members=10)
    assert figure(province, "workforce", "members", date(2025, 11, 30)) == 88
    assert figure(province, "workforce", "members", date(2025, 11, 29)) == 90
    assert figure(province, "workforce", "members", date(2025, 11, 30), unit="CDX") == 40, "asked alone: its own last"


def test_a_dissolved_unit_has_nothing_any_more(province: Session) -> None:
    place(province, "workforce", "CDX", counted_on="2025-05-31", members=40)
    place(province, "club", "CDX", founded_on="2018-03-26")
    place(province, "club", "CDX", founded_on="2018", name="Đội văn nghệ", form="art_team", members_on="2018")
    Units(province).dissolve("CDX", date(2025, 6, 16))
    day = date(2025, 6, 15)
    assert [figure(province, "club", one, day) for one in ("sport_clubs", "art_teams")] == [1, 1]
    assert figure(province, "workforce", "members", day) == 40
    after = date(2025, 6, 16)
    assert [figure(province, "club", one, after) for one in ("sport_clubs", "art_teams")] == [0, 0]
    assert figure(province, "workforce", "members", after) == 0
    assert figure(province, "club", "founded", date(2018, 12, 31)) == 2, "what was founded was founded"


def test_what_a_dissolved_unit_received_and_spent_stays(province: Session) -> None:
    fund = place(province, "fund_source", "CDX", code="DN-01")
    party = dict(fund_source=fund, donor="Báo Lao Động")
    place(province, "fund_movement", "CDX", direction="received", amount=100, moved_on="2025-01-10", **party)
    place(province, "fund_movement", "CDX", direction="spent", amount=30, moved_on="2025-02-10", **party)
    Units(province).dissolve("CDX", date(2025, 6, 16))
    funds = Funds(province)

    def told(last: date) -> tuple[list[tuple[int, ...]], list[tuple[int | None, ...]]]:
        sources, donors = funds.period(date(last.year, 1, 1), last)
        return (
            [(one.received, one.spent, one.balance) for one in sources],
            [(one.received, one.ever, one.balance) for one in donors],
        )

    assert told(date(2025, 6, 15)) == ([(100, 30, 70)], [(100, 100, 70)])
    assert told(date(2025, 12, 31)) == ([(100, 30, 0)], [(100, 100, 0)]), "nobody took up what was left"
    assert [figure(province, "fund_movement", one, date(2025, 12, 31)) for one in ("received", "spent", "balance")] == [
        *(100, 30, 0)
    ], "the rows say the same"
    assert told(date(2026, 12, 31)) == ([], [(0, 100, 0)])


def test_a_club_goes_with_its_unit_and_is_counted_once_when_told_again(province: Session) -> None:
    place(province, "club", "CDX")
    place(province, "club", "CDX", name="Câu lạc bộ Cầu lông")
    place(province, "club", "CDY", founded_on="2019-05-01")
    Units(province).merge(["CDX"], Part("CDY"), date(2025, 7, 1))
    Units(province).merge(["CDY"], Part("CDZ"), date(2025, 8, 1))
    day = date(2026, 6, 30)
    assert figure(province, "club", "sport_clubs", day) == 3
    place(province, "club", "CDZ", members_on="2026-05-31", members=30)
    assert figure(province, "club", "sport_clubs", day) == 3
    assert figure(province, "club", "members", day) == 30 + 2 * 24
    Units(province).dissolve("CDZ", date(2026, 6, 30))
    assert figure(province, "club", "sport_clubs", day) == 0, "nobody is left who has taken them up"


def test_what_goes_on_belongs_to_who_has_it_now() -> None:
    codes = UnitCodes({"CDX": None, "CDS": "2025-06-30", "CDY": None}, frozenset({"CDY"}))
    assert shares(codes, "flow") == [("CDS", "2025-06-30"), ("CDX", None), ("CDY", None)]
    assert shares(codes, "stock") == [("CDX", None), ("CDY", None)]
    assert shares(codes, "snapshot") == [("CDY", None)]
    assert shares(None, "stock") == [(None, None)]


def test_a_unit_asked_with_its_predecessors_has_their_clubs_and_its_own_count(province: Session) -> None:
    place(province, "club", "CDX")
    place(province, "workforce", "CDX", counted_on="2025-05-31", members=40)
    place(province, "workforce", "CDY", counted_on="2025-05-31", members=48)
    Units(province).merge(["CDX"], Part("CDY"), date(2025, 7, 1))
    Units(province).split("CDZ", [Part("CDZ"), Part("CDY")], date(2025, 7, 1))
    place(province, "club", "CDZ", name="Câu lạc bộ Cầu lông")
    day = date(2025, 12, 31)
    assert figure(province, "club", "sport_clubs", day, unit="CDY", with_predecessors=True) == 1
    assert figure(province, "workforce", "members", day, unit="CDY", with_predecessors=True) == 48


def test_days_that_are_not_clear_are_told_and_counted_nowhere(province: Session) -> None:
    place(province, "club", "CDX", founded_on="2025")
    place(province, "club", "CDX", name="CLB khác", status="dissolved", founded_on="2018", dissolved_on="2025")
    day = date(2025, 6, 30)
    assert figure(province, "club", "sport_clubs", day) == 0
    told = Reporting(province).undated(date(2025, 1, 1), day)
    assert [(one.kind, one.records, one.stock) for one in told] == [("club", 1, False), ("club", 2, True)]
    assert Reporting(province).undated(date(2026, 1, 1), date(2026, 12, 31)) == []
    assert figure(province, "club", "sport_clubs", date(2026, 12, 31)) == 1


def test_members_are_not_known_before_they_were_counted(province: Session) -> None:
    place(province, "club", "CDX", founded_on="2010", members=99, members_on="2025-11-30")
    place(province, "club", "CDX", name="CLB khác", founded_on="2010", members=10, members_on="2016")
    days = (date(2016, 12, 30), date(2016, 12, 31), date(2025, 11, 29), date(2025, 11, 30))
    found = [row(province, "club", "members", day) for day in days]
    assert [(one.value, one.unknown) for one in found] == [(0, 2), (10, 1), (10, 1), (109, 0)]


@pytest.mark.parametrize(
    ("said", "qualifier", "text"),
    [
        (["exact", None], "exact", "2.600.000"),
        (["over", "exact"], "over", "trên 2.600.000"),
        (["nearly", "nearly"], "nearly", "gần 2.600.000"),
        (["over", "nearly"], "about", "khoảng 2.600.000"),
    ],
)
def test_a_figure_with_an_inexact_part_says_so(
    province: Session, said: list[str | None], qualifier: str, text: str
) -> None:
    for one in said:
        place(province, "gift", "CDX", value_qualifier=one)
    value = row(province, "gift", "value", date(2026, 6, 30))
    assert (value.qualifier, value.text) == (qualifier, text)
    assert row(province, "gift", "gifts", date(2026, 6, 30)).qualifier == "exact", "records are counted one by one"
    assert row(province, "visit", "value", date(2026, 6, 30)).qualifier == "exact"


def test_what_is_not_counted_says_nothing_about_a_figure(province: Session) -> None:
    place(province, "initiative", "CDX", level="pending", value_qualifier="over")
    place(province, "initiative", "CDX", title="Bảng theo dõi bán trú", benefit=None, value_qualifier="nearly")
    day = date(2026, 12, 31)
    assert row(province, "initiative", "benefit", day).qualifier == "over"
    assert row(province, "initiative", "recognised_benefit", day).qualifier == "exact"


def test_spent_over_a_sum_leaves_nearly_the_rest(province: Session) -> None:
    place(province, "fund_movement", "CDX", amount=100)
    place(province, "fund_movement", "CDX", direction="spent", donor=None, amount=30, value_qualifier="over")
    balance = row(province, "fund_movement", "balance", date(2026, 12, 31))
    assert (balance.value, balance.qualifier, balance.type) == (70, "nearly", "value")


def test_the_rate_of_a_period_is_the_mean_of_its_years(province: Session) -> None:
    place(province, "advanced_labour", "CDX", for_year="2024", workers=100, worker_holders=100, decided_on=None)
    place(province, "advanced_labour", "CDX", for_year="2025", workers=900, worker_holders=450, decided_on=None)
    rows = Reporting(province).period(date(2024, 1, 1), date(2025, 12, 31))
    (rate,) = [one for one in rows if (one.kind, one.measure) == ("advanced_labour", "worker_rate")]
    assert (rate.value, rate.text, rate.type) == ("75.00", "75", "rate"), "the title says per cent"
    assert figure(province, "advanced_labour", "worker_rate", date(2025, 12, 31)) == "50.00"
    assert replace(rate, qualifier="over", measure_title="Tỷ lệ").text == "trên 75%"
