"""The made-up union tree hangs together, and its units sit where they say."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.places import shipped
from desktop_app.domain.union_list import former_unions
from desktop_app.domain.units import BELOW, as_level
from desktop_app.services.seed import SeedBook, seed_units
from desktop_app.services.seed.units import communes_of, workers

TODAY = date(2026, 11, 27)


def test_the_tree_is_province_unions_and_some_forty_grassroots_unions() -> None:
    units = seed_units()
    assert (units[0].code, units[0].level) == ("LD12", "province")
    former = {one.code: one.name for one in former_unions()}
    assert {unit.code: unit.name for unit in units if unit.level == "direct"} == former
    assert 38 <= sum(unit.level == "base" for unit in units) <= 45
    assert len({unit.code for unit in units}) == len({unit.name for unit in units}) == len(units)


def test_every_unit_stands_under_one_that_may_have_it() -> None:
    for book in (SeedBook(quick=True), SeedBook(quick=False)):
        levels = {unit.code: as_level(unit.level) for unit in book.units}
        for unit in book.units[1:]:
            assert levels[unit.superior] in BELOW[levels[unit.code]]


def test_every_unit_sits_in_a_commune_of_today_and_meets_people_of_its_district() -> None:
    for unit in seed_units():
        seat = shipped().by_key(unit.commune)
        assert seat is not None
        assert seat.is_valid(TODAY)
        districts = {one.district_code for one in communes_of(unit)}
        assert len(districts) == (1 if unit.level == "base" or unit.code.startswith("LDLD-") else 8)
        if unit.superior.startswith("LDLD-"):
            assert districts == {unit.superior.removeprefix("LDLD-")}
        assert workers(unit.code) > 0


def test_the_small_size_has_each_level() -> None:
    levels = [unit.level for unit in SeedBook(quick=True).units]
    assert (levels.count("province"), levels.count("direct"), levels.count("base")) == (1, 2, 3)
