"""Reports, which sum by SQL, and ``domain.measures``, which counts record by record, never disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.base import i18n
from desktop_app.domain.definition import Bilingual, Definition, Definitions, Field, Measure
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.measures import Figure, total
from desktop_app.domain.records import Data, Json, Version, encode
from desktop_app.domain.report_questions import Question
from desktop_app.services.counted_figures import nature_of
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Lifting, Session
from desktop_app.storage.figures import Nature
from desktop_app.storage.merge import Merge
from tests.domain.forms import real, sample
from tests.storage.gifts import undone

START, END = date(2026, 1, 1), date(2026, 6, 30)
UNITS: Final = ("CD001", "CD002")
WORDS: Final = Bilingual("x", "x")
PEOPLE: Final[st.SearchStrategy[Json]] = st.sampled_from(
    [
        {"name": "Lò Thị Phương", "birth": "1990"},
        {"name": "lò thị phương", "birth": "1990"},
        {"name": "Lò Thị Phương", "number": "012084004127"},
        {"name": "Tẩn Thị Mẩy", "record": "a" * 32},
        {"name": "Vàng Thị Páo", "record": "a" * 32, "number": "012084004127"},
        {"name": ""},
    ]
)
AMOUNTS: Final[st.SearchStrategy[Json]] = st.none() | st.integers(0, 10**9)
DATES: Final[st.SearchStrategy[Json]] = st.sampled_from(["2026", "2026-02", "2026-03-08", "2025-12-31", "2026-06-30"])
BY_TYPE: Final[dict[str, st.SearchStrategy[Json]]] = {
    "person": PEOPLE,
    "money": AMOUNTS,
    "integer": st.sampled_from([1, 3, 2026]),
    "partial_date": DATES,
}


def every_measure() -> Definition:
    """Return the sample with a turns field, and measures of every kind that its definition language allows."""
    made = sample()
    more = (
        Measure("members", "persons", "flow", WORDS, field="who", values=("member",)),
        Measure("member_turns", "turns", "flow", WORDS, field="who", values=("member",)),
        Measure("helpers", "turns", "flow", WORDS, field="helpers"),
        Measure("everybody", "persons", "flow", WORDS),
        Measure("graded", "turns", "flow", WORDS, field="grade"),
        Measure("graded_children", "turns", "flow", WORDS, values=("child", "old")),
        Measure("value_of_members", "value", "flow", WORDS, values=("member",)),
        Measure("all_sources", "value", "flow", WORDS, field="money"),
    )
    old = tuple(replace(measure, name=f"sample_{measure.name}") for measure in made.measures)
    return replace(made, measures=(*old, *more), lifts=replace(made.lifts, turns="grade"))


ALL: Final = (*real(), every_measure())
DEFINITIONS: Final = Definitions({(one.kind, one.version): one for one in ALL})


def answers(field: Field) -> st.SearchStrategy[Json] | None:
    """Return answers to a field that figures are read from, None for other fields."""
    if field.type == "choice":
        return st.sampled_from([option.code for option in field.options])
    if field.type == "funding":
        sources = st.sampled_from([option.code for option in field.options])
        return st.lists(st.fixed_dictionaries({"source": sources, "amount": AMOUNTS}), max_size=3)
    if field.type == "rows":
        columns = {column.name: made for column in field.fields if (made := answers(column)) is not None}
        return st.lists(st.fixed_dictionaries(columns), max_size=3)
    return BY_TYPE.get(field.type)


def data_of(definition: Definition) -> st.SearchStrategy[Data]:
    """Return data with any of these fields answered."""
    fields = [field for field in definition.fields if not field.sum_of]
    return st.fixed_dictionaries({}, optional={f.name: made for f in fields if (made := answers(f)) is not None})


RECORDS: Final = st.lists(
    st.sampled_from(ALL).flatmap(lambda one: st.tuples(st.just(one), data_of(one), st.sampled_from(UNITS))),
    max_size=14,
)


def version(number: int, definition: Definition, data: Data, unit: str) -> Version:
    """Return the first version of a record."""
    return Version(
        record=f"{number:032x}",
        kind=definition.kind,
        form_version=definition.version,
        unit=unit,
        device="d" * 16,
        counter=number,
        operator="Lan",
        state="complete",
        data=data,
        parents=(),
        revision=1,
    )


def inside(lifted: Lifted) -> bool:
    """Tell whether all of a record's date lies in the period."""
    if lifted.occurred_from is None or lifted.occurred_to is None:
        return False
    return START.isoformat() <= lifted.occurred_from and lifted.occurred_to <= END.isoformat()


def there(lifted: Lifted) -> bool:
    """Tell whether a stock stands at the end of the period."""
    last = END.isoformat()
    begun = lifted.occurred_to is None or lifted.occurred_to <= last
    return begun and (lifted.ended_from is None or lifted.ended_from >= last)


Placed = tuple[Version, Lifted]


def newest(records: Sequence[Placed]) -> list[Placed]:
    """Return the newest count of each unit by the end of the period."""
    last: dict[str, Placed] = {}
    for one, columns in records:
        if columns.occurred_to is not None and columns.occurred_to <= END.isoformat():
            before = last.get(one.unit)
            if before is None or (before[1].occurred_to or "") <= columns.occurred_to:
                last[one.unit] = one, columns
    return list(last.values())


def counting(nature: Nature, records: Sequence[Placed]) -> list[Lifted]:
    """Return what of ``records`` (of one kind, in the order of arrival) a measure of ``nature`` counts."""
    if nature == "snapshot":
        return [columns for _, columns in newest(records)]
    holds = inside if nature == "flow" else there
    return [columns for _, columns in records if holds(columns)]


def joined(records: Sequence[Placed]) -> list[Placed]:
    """Return the records with one key for who is linked, once she is found with her number and without."""
    linked = {link.person_key for _, columns in records for link in columns.people if link.record}
    if len(linked) < 2:
        return list(records)
    return [
        (
            one,
            msgspec.structs.replace(
                columns,
                people=tuple(
                    msgspec.structs.replace(link, person_key=min(linked)) if link.person_key in linked else link
                    for link in columns.people
                ),
            ),
        )
        for one, columns in records
    ]


@given(records=RECORDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_report_says_what_the_measures_count(office: Session, records: list[tuple[Definition, Data, str]]) -> None:
    lifting = Lifting(DEFINITIONS)
    reporting = Reporting(replace(office, definitions=DEFINITIONS, lifting=lifting))
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    lifted = [(one, lifting(one)) for one in versions]
    with undone(office.connection):
        Merge(office.connection, lifting).put_many((encode(one), columns) for one, columns in lifted)
        lifted = joined(lifted)
        for unit in (None, *UNITS):
            expected: dict[tuple[str, str], Figure] = {}
            for definition in ALL:
                of_kind = [pair for pair in lifted if pair[0].kind == definition.kind and unit in (None, pair[0].unit)]
                for measure in definition.measures:
                    counted = counting(nature_of(definition, measure), of_kind)
                    expected[definition.kind, measure.name] = total(definition, counted, END.isoformat())[measure.name]
            found = {(row.kind, row.measure): row.value for row in reporting.period(START, END, unit=unit)}
            assert found == expected


def test_a_kind_has_a_name_for_one_of_it_in_english_only(office: Session) -> None:
    def houses() -> tuple[str, str]:
        row = next(one for one in Reporting(office).period(START, END) if one.kind == "house")
        return row.kind_title, row.kind_one

    assert houses() == ("Nhà ở, Mái ấm", "")
    i18n.set_language("en")
    assert houses() == ("Houses", "House")


def test_a_commune_that_was_merged_makes_nobody_two_persons(office: Session) -> None:
    before: Data = {"recipient": {"name": "Giàng A Chứ", "birth": "1984"}, "given_on": "2026-02-01"}
    data: list[Data] = [{**before, "place": {"commune": key}} for key in ("old:108:xa-nam-han", "03544", "03388")]
    gift = office.definitions.current("gift")
    with undone(office.connection):
        versions = [version(number, gift, one, UNITS[0]) for number, one in enumerate(data, start=1)]
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in versions)
        found = {(row.kind, row.measure): row.value for row in Reporting(office).period(START, END)}
    assert (found["gift", "persons"], found["gift", "gifts"]) == (2, 3)


def test_measures_asked_for_alone_say_what_they_say_among_all(office: Session) -> None:
    gift = office.definitions.current("gift")
    data: Data = {"recipient": {"name": "Giàng A Chứ", "birth": "1984"}, "given_on": "2026-02-01", "cash": 500_000}
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many(
            (encode(one), office.lifting(one)) for one in [version(1, gift, data, UNITS[0])]
        )
        asked = Question(START, END)
        every = {(row.kind, row.measure): row for row in Reporting(office).answer(asked)}
        some = Reporting(office).answer(asked, {"gift.persons", "gift.value", "club.sport_clubs", "gift.nothing"})
    assert [(row.kind, row.measure) for row in some] == [
        ("club", "sport_clubs"),
        ("gift", "value"),
        ("gift", "persons"),
    ]
    assert some == [every[row.kind, row.measure] for row in some]
