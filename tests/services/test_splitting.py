"""Figures told apart never disagree with the measures of ``domain.measures`` counted record by record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings

from desktop_app.domain.counted_numbers import split_at
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.measures import Figure, known_by, total
from desktop_app.domain.records import Data, Json, Version, encode
from desktop_app.domain.report_questions import Question, Split
from desktop_app.services.counted_figures import NATURES, nature_of
from desktop_app.services.session import Lifting, Session
from desktop_app.services.splitting import SplitFigures, Splitting
from desktop_app.storage.merge import Merge
from tests.services.test_reporting import ALL, DEFINITIONS, END, RECORDS, START, counting, joined, there, version
from tests.storage.gifts import undone

QUESTION: Final = Question(START, END)
Placed = tuple[Version, Lifted]
COMMUNES: Final = ("03544", "old:108:xa-nam-han", "old:108:xa-nam-cuoi", "")

PLAIN: Final[dict[Split, Callable[[Placed], str]]] = {
    "unit": lambda one: one[0].unit,
    "commune": lambda one: one[1].commune or "",
    "commune_now": lambda one: "03544" if one[1].commune else "",
    "campaign": lambda one: one[1].campaign or "",
    "movement": lambda one: one[1].movement or "",
    "level": lambda one: one[1].subtype or "",
}
"""The part of a record in each split that a record alone decides."""


def expected(by: Split, records: Sequence[Placed]) -> dict[str, dict[tuple[str, str], Figure]]:
    """Count every measure of every part record by record.

    Parts with nothing to tell are left out: no figure, and no number of which nobody knows the day.
    """
    part_of = {id(columns): PLAIN[by]((one, columns)) for one, columns in records}
    found: dict[str, dict[tuple[str, str], Figure]] = {part: {} for part in part_of.values()}
    for definition in ALL:
        of_kind = [pair for pair in records if pair[0].kind == definition.kind]
        for nature in NATURES:
            counts = counting(nature, of_kind)  # which count of a unit is the newest goes by all of them
            for part, figures in found.items():
                told = total(definition, [one for one in counts if part_of[id(one)] == part], END.isoformat())
                for measure in definition.measures:
                    if nature_of(definition, measure) == nature:
                        figures[definition.kind, measure.name] = told[measure.name]
    undated = {part_of[id(columns)] for one, columns in records if there(columns) and not_known(one, columns)}
    return {part: figures for part, figures in found.items() if part in undated or any(figures.values())}


def not_known(one: Version, columns: Lifted) -> bool:
    """Tell whether a record has a number that a measure counts and that was not known on the last day."""
    dated = {
        measure.name
        for measure in DEFINITIONS.current(one.kind).measures
        if measure.day and columns.subtype in (measure.values or (columns.subtype,))
    }
    counted = (split_at(name) for name, _number in columns.row_counts)
    return any(what in dated and not known_by(day, END.isoformat()) for what, day in counted)


def put(office: Session, records: Sequence[tuple[Definition, Data, str]]) -> list[Placed]:
    """Save records as they would arrive, each somewhere else."""
    lifting = Lifting(DEFINITIONS)
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    lifted = [
        (one, msgspec.structs.replace(lifting(one), commune=COMMUNES[one.counter % len(COMMUNES)] or None))
        for one in versions
    ]
    Merge(office.connection, lifting).put_many((encode(one), columns) for one, columns in lifted)
    return lifted


@pytest.mark.parametrize("by", PLAIN)
@given(records=RECORDS)
@example(records=[(DEFINITIONS.current("club"), {"members": 1}, "CD001")])  # nobody knows since when: told as unknown
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_part_says_what_the_measures_count_in_it(
    office: Session, by: Split, records: list[tuple[Definition, Data, str]]
) -> None:
    session = replace(office, definitions=DEFINITIONS, lifting=Lifting(DEFINITIONS))
    with undone(office.connection):
        placed = put(session, records)
        found = Splitting(session).split(QUESTION, by)
        told = {part: {key: row.value for key, row in rows.items()} for part, rows in found.rows.items()}
        assert told == expected(by, joined(placed))
        assert {part.key for part in found.parts} == set(told)


def test_a_year_is_counted_for_itself(office: Session) -> None:
    gift = office.definitions.current("gift")
    days = ("2024-03-01", "2025-12-31", "2026-01-01", "2026")
    who: Json = {"name": "Giàng A Chứ", "birth": "1984"}
    with undone(office.connection):
        placed = [
            version(place, gift, {"recipient": who, "given_on": day}, "CD001") for place, day in enumerate(days, 1)
        ]
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in placed)
        found = Splitting(office).split(Question(date(2024, 1, 1), date(2026, 12, 31)), "year")
    persons = {part.key: found.rows[part.key]["gift", "persons"].value for part in found.parts}
    assert persons == {"2024": 1, "2025": 1, "2026": 1}
    assert next(row.value for row in found.whole if (row.kind, row.measure) == ("gift", "persons")) == 1


def test_a_record_of_two_sources_is_in_both_with_its_own_money(office: Session) -> None:
    house = office.definitions.current("house")
    data: Data = {
        "head": {"name": "Giàng A Chứ", "birth": "1984"},
        "handed_over_on": "2026-03-01",
        "value": 90,
        "funding": [{"source": "province", "amount": 50}, {"source": "family", "amount": 40}],
    }
    with undone(office.connection):
        one = version(1, house, data, "CD001")
        Merge(office.connection, office.lifting).put_many([(encode(one), office.lifting(one))])
        found = Splitting(office).split(QUESTION, "source")
    told = {
        part.key: tuple(
            found.rows[part.key]["house", name].value for name in ("houses", "value", "union_value", "persons")
        )
        for part in found.parts
    }
    assert told == {"province": (1, 50, 50, 1), "family": (1, 40, 0, 1)}


def test_people_are_told_apart_by_what_their_own_records_say(office: Session) -> None:
    person, gift = office.definitions.current("person"), office.definitions.current("gift")
    with undone(office.connection):
        people = [
            version(place, person, {"name": name, "sex": sex}, "CD001")
            for place, (name, sex) in enumerate((("Lò Thị Phương", "female"), ("Giàng A Chứ", "male")), start=1)
        ]
        gifts = [
            version(place, gift, {"recipient": {"name": "x", "record": record}, "given_on": "2026-03-01"}, "CD001")
            for place, record in enumerate((people[0].record, people[0].record, people[1].record), start=11)
        ]
        alone = version(20, gift, {"recipient": {"name": "Ai đó"}, "given_on": "2026-03-01"}, "CD001")
        Merge(office.connection, office.lifting).put_many(
            (encode(one), office.lifting(one)) for one in (*people, *gifts, alone)
        )
        found = Splitting(office).split(QUESTION, "sex")
    told = {
        part.key: (found.rows[part.key]["gift", "persons"].value, found.rows[part.key]["gift", "turns"].value)
        for part in found.parts
    }
    assert told == {"female": (1, 2), "male": (1, 1), "": (1, 1)}
    assert found.row("female", "gift", "gifts") is None, "a gift has no sex"


def _gifts(found: SplitFigures) -> dict[str, tuple[Figure, Figure]]:
    """Return how many gifts and of what value each part has that has any."""
    rows = {part.title: found.rows[part.key] for part in found.parts}
    told = {title: (row["gift", "gifts"].value, row["gift", "value"].value) for title, row in rows.items()}
    return {title: figures for title, figures in told.items() if figures[0]}


def test_a_gift_is_of_its_one_source_and_of_its_campaigns_movement(office: Session) -> None:
    campaign, gift = office.definitions.current("campaign"), office.definitions.current("gift")
    with undone(office.connection):
        tet = version(1, campaign, {"name": "Tết 2026", "movement": "PT04"}, "CD001")
        data: Data = {"recipient": {"name": "Lò A"}, "campaign": tet.record, "source": "province", "cash": 500}
        gifts = [version(place, gift, {**data, "given_on": "2026-02-05"}, "CD001") for place in (2, 3)]
        none = version(4, gift, {"recipient": {"name": "Lò B"}, "given_on": "2026-02-05", "cash": 7}, "CD001")
        Merge(office.connection, office.lifting).put_many(
            (encode(one), office.lifting(one)) for one in (tet, *gifts, none)
        )
        splits: tuple[Split, ...] = ("source", "movement")
        told = {by: _gifts(Splitting(office).split(QUESTION, by)) for by in splits}
    assert told == {
        "source": {"LĐLĐ tỉnh": (2, 1_000), "Chưa ghi": (1, 7)},
        "movement": {"Chung tay vì người nghèo - không để ai bị bỏ lại phía sau": (2, 1_000), "Chưa ghi": (1, 7)},
    }
