"""The records of 2015-2020 come to the article's figures, keep the rules of their forms, and are spread as life is."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from desktop_app.domain.places import shipped
from desktop_app.domain.problems import blocking
from desktop_app.domain.validation import validate
from desktop_app.services.seed import Expected, SeedBook
from desktop_app.services.seed.table import Relation, table
from tests.services.seed.drawn import END, ROWS, START, Drawn, Recap, definitions, drawn

TODAY = date(2026, 12, 5)
WRITTEN_BY_THE_PROGRAM = {definition.kind for definition in definitions() if definition.internal} | {"period_closing"}
JUDGED_EACH = 9
"""Of the full size one record in so many is judged by its form; a fault of a shape is in many records."""


class Seen:
    """What is asked of all records of a size, gathered in one pass."""

    def __init__(self, book: SeedBook, each: int) -> None:
        self.kinds: Counter[str] = Counter()
        self.wrong: list[tuple[str, str, str]] = []
        self.twice: list[tuple[str, str]] = []
        self.holders: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.persons: dict[str, set[str]] = defaultdict(set)
        self.recap = Recap()
        self._keys: set[tuple[str, str]] = set()
        for record in drawn(book):
            self._look(record, each)

    def _look(self, record: Drawn, each: int) -> None:
        kind, lifted = record.kind, record.lifted
        self.kinds[kind] += 1
        self.recap.add(record)
        if self.kinds[kind] % each == 0:
            found = validate(definitions().current(kind), record.data, today=TODAY, communes=shipped())
            self.wrong += [(kind, one.field, one.code) for one in blocking(found)]
        if lifted.duplicate_key and (kind, lifted.duplicate_key) in self._keys:
            self.twice.append((kind, lifted.duplicate_key))
        self._keys.add((kind, lifted.duplicate_key))
        held = self.holders[kind]
        held["unit"][record.unit] += 1
        held["year"][(lifted.occurred_from or "")[:4]] += 1
        held["commune"][lifted.commune or ""] += 1
        held["movement"][lifted.movement or ""] += 1
        for source in [str(record.data.get("source", "")), *(line.source for line in lifted.funding)]:
            held["source"][source] += 1
        for person in lifted.people:
            self.persons[person.person_key].add(record.unit)


@cache
def seen(*, quick: bool) -> Seen:
    return Seen(SeedBook(quick=quick), 1 if quick else JUDGED_EACH)


SIZES = [
    pytest.param(True, id="quick"),
    pytest.param(False, id="full", marks=[pytest.mark.slow, pytest.mark.timeout(600)]),
]


@pytest.mark.parametrize("quick", SIZES)
def test_every_row_comes_out_as_the_table_says(quick: bool) -> None:
    expected = SeedBook(quick=quick).expectations()
    assert {one.code for one in expected} == set(ROWS)
    figures = seen(quick=quick).recap.figures()
    assert [(one.code, figures[one.code]) for one in expected if not one.agrees(figures[one.code])] == []


@pytest.mark.parametrize("quick", SIZES)
def test_no_record_breaks_a_rule_of_its_form(quick: bool) -> None:
    assert seen(quick=quick).wrong == []


@pytest.mark.parametrize("quick", SIZES)
def test_nothing_is_recorded_twice(quick: bool) -> None:
    """Gifts, visits, aid and new houses too: their natural keys are what may be given once."""
    assert seen(quick=quick).twice == []


@pytest.mark.parametrize("quick", SIZES)
def test_there_are_records_of_every_kind(quick: bool) -> None:
    assert set(seen(quick=quick).kinds) == {one.kind for one in definitions()} - WRITTEN_BY_THE_PROGRAM


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("gift", ("unit", "year", "commune", "source")),
        ("visit", ("unit", "year", "commune", "source")),
        ("crisis_aid", ("unit", "commune", "source")),
        ("community_work", ("unit", "year", "commune", "source", "movement")),
        ("house", ("unit", "year", "commune", "source")),
        ("house_repair", ("unit", "year", "commune", "source")),
        ("initiative", ("unit", "year", "movement")),
        ("award", ("unit", "year", "movement")),
        ("emulation_title", ("unit", "year")),
        ("training", ("unit", "year", "commune")),
        ("club", ("unit", "year")),
    ],
)
def test_no_part_holds_everything(kind: str, parts: tuple[str, ...]) -> None:
    """Of many units, years, communes and sources each has some, none a half or more, and no two years the same."""
    held = seen(quick=False).holders[kind]
    for part in parts:
        shares = Counter({name: count for name, count in held[part].items() if name})
        assert len(shares) >= {"unit": 12, "commune": 20, "year": 6, "source": 5, "movement": 2}[part], part
        if part != "movement":
            assert max(shares.values()) * 2 < sum(shares.values()), part
        if part == "year":
            assert len(set(shares.values())) > 1


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_people_come_again_and_some_in_two_units() -> None:
    persons = seen(quick=False).persons
    known = [key for key in persons if key.startswith("number:")]
    assert len(known) > 5_000
    assert sum(len(persons[key]) > 1 for key in known) > 50
    assert any(not key.startswith("number:") for key in persons)


def test_all_groups_of_people_are_there() -> None:
    groups = {str(row.data.get("ethnic_group")) for row in drawn(SeedBook(quick=True, seed=3)) if row.kind == "person"}
    full = {str(row.data["ethnic_group"]) for row in _of_units(("LDLD-106", "LDLD-107")) if "ethnic_group" in row.data}
    assert groups | full >= {"thai", "mong", "dao", "kinh", "ha_nhi", "giay", "la_hu", "lu"}


def _of_units(units: tuple[str, ...]) -> list[Drawn]:
    book = SeedBook(quick=False)
    book.units = tuple(unit for unit in book.units if unit.code in units)
    return [row for row in drawn(book) if row.kind == "person"]


def test_the_same_seed_makes_the_same_records_and_another_others() -> None:
    first, again, other = (list(drawn(SeedBook(quick=True, seed=seed))) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_another_seed_comes_to_the_same_figures() -> None:
    book, recap = SeedBook(quick=True, seed=99), Recap()
    for record in drawn(book):
        recap.add(record)
    figures = recap.figures()
    assert all(one.agrees(figures[one.code]) for one in book.expectations())


def test_a_unit_is_drawn_by_itself() -> None:
    """Whoever fills one store only gets what the whole has for it."""
    book, alone = SeedBook(quick=True), SeedBook(quick=True)
    for unit in book.units:
        list(book.batches(unit.code))
    last = book.units[-1].code
    assert list(alone.batches(last)) == list(book.batches(last))


@pytest.mark.parametrize(
    ("relation", "bound", "figure", "agrees"),
    [
        ("exact", 27, 27, True),
        ("exact", 27, 28, False),
        ("over", 300, 301, True),
        ("over", 300, 300, False),
        ("over", 300, 400, False),
        ("nearly", 900, 893, True),
        ("nearly", 900, 900, False),
        ("nearly", 900, 700, False),
        ("over", "90", "91.20", True),
        ("over", "90", "90.00", False),
        ("over", "90", "", False),
        ("over", 3, 4, True),
        ("nearly", 13, 12, True),
    ],
)
def test_words_agree_with_a_figure_on_the_right_side_and_near(
    relation: Relation, bound: int | str, figure: int | str, agrees: bool
) -> None:
    assert Expected("K", "", relation, bound).agrees(figure) is agrees


def test_the_period_is_that_of_the_article() -> None:
    for quick in (True, False):
        assert (table(quick=quick).starts_on, table(quick=quick).ends_on) == (START, END)
