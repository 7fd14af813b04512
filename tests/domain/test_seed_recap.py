"""The figures of the seed article come out of records made by hand, one record for each thing it counts.

The table is domain facts §1.3. "trên" and "hơn" are met by a figure just above, "gần" by one just below. Records are
the valid ones of the kinds' tables with the counted answers changed; the figures are those of all records of the
period, as ``measures`` count them (``services.reporting`` is held to the same by a test of its own).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from desktop_app.domain.lifting import lift
from desktop_app.domain.measures import Figure, Tally
from tests.domain.test_kinds import definitions, problems, table

BILLION, MILLION = 10**9, 10**6


def records(kind: str, count: int, **changes: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield ``count`` valid records of ``kind`` with ``changes``; an answer of None is left out."""
    data = {**table(kind)["valid"], **changes}
    data = {name: value for name, value in data.items() if value is not None}
    assert problems(definitions().current(kind), data) == []
    for _ in range(count):
        yield data


def counted(kind: str, *parts: Iterator[dict[str, Any]]) -> dict[str, Figure]:
    """Return the figures of all records of ``parts``."""
    definition = definitions().current(kind)
    tally, known = Tally(definition), cache(lambda key: lift(definition, seen[key]))
    seen: dict[int, dict[str, Any]] = {}
    for part in parts:
        for data in part:
            seen[id(data)] = data
            tally.add(known(id(data)))
    return tally.figures()


def whole(figure: Figure) -> int:
    """Return a figure that is no rate."""
    assert isinstance(figure, int)
    return figure


def funded(value: int) -> dict[str, Any]:
    """Return a value with its one source."""
    return {"value": value, "funding": [{"source": "province", "amount": value}]}


def test_initiatives_and_creative_labour() -> None:
    found = counted("initiative", records("initiative", 301, level="province"))
    assert whole(found["recognised_by_province"]) > 300
    assert counted("creative_labour_award", records("creative_labour_award", 27))["awards"] == 27


def test_works_and_houses() -> None:
    works = counted("community_work", records("community_work", 77, **funded(77_900_000)))
    assert works["works"] == 77
    assert 5.9 * BILLION < whole(works["value"]) < 6 * BILLION
    houses = counted("house", records("house", 62, **funded(12_900_000)))
    assert (houses["houses"], houses["new_houses"]) == (62, 62)
    assert 790 * MILLION < whole(houses["value"]) < 800 * MILLION


def test_gifts_repairs_visits_and_covid_aid() -> None:
    gifts = counted("gift", records("gift", 2_001, cash=2_000_000, in_kind=None, in_kind_value=None))
    assert (whole(gifts["gifts"]) > 2_000, whole(gifts["value"]) > 4 * BILLION) == (True, True)
    repairs = counted("house_repair", records("house_repair", 101, **funded(31_000_000)))
    visits = counted("visit", records("visit", 13_990, cash=500_000, in_kind=None, in_kind_value=None))
    assert whole(repairs["repairs"]) > 100
    assert 13_900 < whole(visits["visits"]) < 14_000
    assert whole(repairs["value"]) + whole(visits["value"]) > 10 * BILLION
    aid = counted(
        "crisis_aid", records("crisis_aid", 6_990, crisis="covid19", cash=MILLION, in_kind=None, in_kind_value=None)
    )
    assert 6.9 * BILLION < whole(aid["covid_value"]) < 7 * BILLION


def test_welfare_agreements_clubs_and_training() -> None:
    welfare = counted("welfare_agreement", records("welfare_agreement", 3, members_served=3_400, benefit=240 * MILLION))
    assert (whole(welfare["members"]) > 10_000, whole(welfare["benefit"]) > 700 * MILLION) == (True, True)
    clubs = counted("club", records("club", 300, form="sport_club"), records("club", 450, form="art_team"))
    assert (clubs["sport_clubs"], clubs["art_teams"]) == (300, 450)


def advanced_labour(year: int, workers: int, worker_holders: int) -> Iterator[dict[str, Any]]:
    """Return the record of one unit in one year."""
    return records(
        "advanced_labour",
        1,
        for_year=str(year),
        workers=workers,
        worker_holders=worker_holders,
        decided_on=f"{year + 1}-01-09",
    )


def test_advanced_labour_is_the_mean_of_the_yearly_rates() -> None:
    years = [
        records("advanced_labour", 1, for_year=str(2015 + year), workers=20_000 + year * 500,
                worker_holders=18_100 + year * 460, collectives=1_000, collective_holders=851 + year)
        for year in range(6)
    ]  # fmt: skip
    found = counted("advanced_labour", *years)
    assert (float(found["worker_rate"]) > 90, float(found["collective_rate"]) > 85) == (True, True)
    assert found["collective_rate"] == "85.35"


def test_a_year_of_few_people_weighs_what_a_year_of_many_does() -> None:
    years = (advanced_labour(2024, 100, 100), advanced_labour(2025, 900, 450))
    assert counted("advanced_labour", *years)["worker_rate"] == "75.00"


def test_within_a_year_the_rate_is_weighted_over_units() -> None:
    units = (advanced_labour(2024, 100, 100), advanced_labour(2024, 900, 450))
    assert counted("advanced_labour", *units)["worker_rate"] == "55.00"


def test_emulation_fighters() -> None:
    levels = {"fighter_national": 9, "fighter_province": 780, "fighter_grassroots": 8_412}
    parts = [records("emulation_title", count, title=title) for title, count in levels.items()]
    found = counted("emulation_title", *parts)
    assert (whole(found["fighters"]) > 9_200, found["fighters_national"], found["fighters_province"]) == (True, 9, 780)


AWARDS = {
    ("labour_order", "collective"): 25,
    ("labour_order", "individual"): 75,
    ("government_flag", "collective"): 57,
    ("pm_certificate", "collective"): 100,
    ("pm_certificate", "individual"): 168,
    ("ministry_certificate", "collective"): 298,
    ("ministry_certificate", "individual"): 300,
    ("province_certificate", "collective"): 6_900,
    ("province_certificate", "individual"): 13_001,
    ("confederation_flag", "collective"): 15,
    ("confederation_certificate", "collective"): 65,
    ("confederation_certificate", "individual"): 1_001,
    ("federation_flag", "collective"): 77,
    ("federation_certificate", "collective"): 479,
    ("federation_certificate", "individual"): 1_501,
}
EXPECTED = {
    "labour_order_collectives": 25,
    "labour_order_individuals": 75,
    "government_collectives": 157,
    "government_individuals": 168,
    "ministry": 598,
    "province_collectives": 6_900,
    "province_individuals": 13_001,
    "confederation_flags": 15,
    "confederation_collectives": 65,
    "confederation_individuals": 1_001,
    "federation_flags": 77,
    "federation_collectives": 479,
    "federation_individuals": 1_501,
}


def test_awards() -> None:
    collective = {"subject_type": "collective", "person": None, "position": None, "collective": "Tổ Toán - Lý"}
    asked = {"labour_order": {"class": "third"}, "ministry_certificate": {"issuer": "Bộ Giáo dục và Đào tạo"}}
    parts = []
    for (form, subject), count in AWARDS.items():
        subject_answers = collective if subject == "collective" else {}
        parts.append(records("award", count, form=form, **asked.get(form, {}), **subject_answers))
    found = counted("award", *parts)
    assert {name: found[name] for name in EXPECTED} == EXPECTED
