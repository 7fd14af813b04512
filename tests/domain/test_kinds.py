"""Every record kind held to a table of its own: ``tests/data/kinds/<kind>.toml``.

``[valid]`` is a whole record without problems. ``[[broken]]`` changes it (``change`` replaces members, ``without``
leaves them out) and names exactly the problems that follow: "field:code", or "field:code:warning". ``[[same]]`` and
``[[different]]`` change it and say whether the duplicate key stays; ``first`` changes the record they are compared
with. ``[[counted]]`` records are counted together with
``[valid]``, and ``[figures]`` are all measures of both. A kind without a table fails.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from desktop_app.base import paths
from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.lifting import lift
from desktop_app.domain.measures import Tally
from desktop_app.domain.records import Data
from desktop_app.domain.validation import validate
from tests.checks.sources import ROOT

TABLES = ROOT / "tests" / "data" / "kinds"
Table = dict[str, Any]


@cache
def definitions() -> Definitions:
    return load_definitions(paths.resources() / "forms")


@cache
def table(kind: str) -> Table:
    return tomllib.loads((TABLES / f"{kind}.toml").read_text(encoding="utf-8"))


def rows(part: str) -> list[Any]:
    """Return one test case for each row of ``part`` in every table."""
    return [
        pytest.param(path.stem, row, id=f"{path.stem}: {row.get('says', number)}")
        for path in sorted(TABLES.glob("*.toml"))
        for number, row in enumerate(table(path.stem).get(part, []))
    ]


def changed(kind: str, row: Table) -> Data:
    """Return the valid record of ``kind`` changed as ``row`` says."""
    data = {**table(kind)["valid"], **row.get("change", {})}
    return {name: value for name, value in data.items() if name not in row.get("without", [])}


def problems(definition: Definition, data: Data) -> list[str]:
    """Return the problems as the tables write them."""
    return [
        f"{one.field}:{one.code}" + ("" if one.level == "error" else f":{one.level}")
        for one in validate(definition, data)
    ]


def test_every_kind_has_a_table() -> None:
    assert {path.stem for path in TABLES.glob("*.toml")} == {definition.kind for definition in definitions()}


@pytest.mark.parametrize("kind", sorted(path.stem for path in TABLES.glob("*.toml")))
def test_a_valid_record_has_no_problems(kind: str) -> None:
    assert problems(definitions().current(kind), table(kind)["valid"]) == []


@pytest.mark.parametrize(("kind", "row"), rows("broken"))
def test_each_rule_broken_is_named(kind: str, row: Table) -> None:
    assert sorted(problems(definitions().current(kind), changed(kind, row))) == sorted(row["expect"])


@pytest.mark.parametrize(("kind", "row"), rows("same"))
def test_the_same_thing_written_otherwise_is_a_duplicate(kind: str, row: Table) -> None:
    definition = definitions().current(kind)
    key = lift(definition, changed(kind, {"change": row.get("first", {})})).duplicate_key
    assert key
    assert lift(definition, changed(kind, row)).duplicate_key == key


@pytest.mark.parametrize(("kind", "row"), rows("different"))
def test_another_thing_is_no_duplicate(kind: str, row: Table) -> None:
    definition = definitions().current(kind)
    key = lift(definition, changed(kind, {"change": row.get("first", {})})).duplicate_key
    assert lift(definition, changed(kind, row)).duplicate_key != key


@pytest.mark.parametrize("kind", sorted(path.stem for path in TABLES.glob("*.toml")))
def test_the_measures_count_what_they_say(kind: str) -> None:
    definition, counted = definitions().current(kind), table(kind)
    tally = Tally(definition)
    for data in (counted["valid"], *(changed(kind, row) for row in counted.get("counted", []))):
        tally.add(lift(definition, data))
    assert tally.figures() == counted["figures"]
