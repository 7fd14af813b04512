"""Every rule across records of every kind held to ``[[beside]]`` rows in ``tests/data/kinds/<kind>.toml``.

``with`` are other records, put into a real store first: ``kind`` (by default the row's own), ``as`` (an id, to be
named by), ``change`` and ``without`` as for ``[[broken]]``. Then the valid record, changed, is judged beside them, and
``expect`` names exactly what is found; where links lead is not told, for most of the tables' links lead nowhere.
A rule that no row fails without is a failure itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.records import encode
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from tests.domain.test_kinds import TABLES, Table, changed, rows, table
from tests.services.stores import new_store
from tests.services.test_cross_checks import version
from tests.storage.gifts import record_id, undone

RULES = [
    pytest.param(path.stem, number, id=f"{path.stem}: {number}")
    for path in sorted(TABLES.glob("*.toml"))
    for number in range(Path(f"resources/forms/{path.stem}.toml").read_text(encoding="utf-8").count("[[across]]"))
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One office for all rows: each is undone."""
    made = new_store(tmp_path_factory.mktemp("beside") / "office").session
    yield made
    made.close()


def place(session: Session, kind: str, row: Table) -> None:
    """Put the records of a row into the store past the checks, as another office's come."""
    for number, other in enumerate(row.get("with", [])):
        its = other.get("kind", kind)
        made = version(session, its, changed(its, other), other.get("as", record_id(f"beside {number}")), number + 1)
        stored = encode(made)
        Merge(session.connection, session.lifting).put_many([(stored, session.lifting(stored.version))])


def beside(session: Session, definition: Definition, row: Table) -> list[str]:
    """Return what is wrong with the row's record, as the tables write it."""
    found = CrossChecks(session).check(definition, changed(definition.kind, row))
    told = [one for one in found if not one.code.startswith("link_")]
    return sorted(f"{one.field}:{one.code}" + ("" if one.level == "error" else f":{one.level}") for one in told)


@pytest.mark.parametrize(("kind", "row"), rows("beside"))
def test_what_other_records_make_of_it_is_named(store: Session, kind: str, row: Table) -> None:
    with undone(store.connection):
        place(store, kind, row)
        found = beside(store, store.definitions.current(kind), row)
    assert found == sorted(row["expect"])


@pytest.mark.parametrize(("kind", "number"), RULES)
def test_every_rule_has_a_row_that_fails_without_it(store: Session, kind: str, number: int) -> None:
    definition = store.definitions.current(kind)
    without = replace(definition, across=definition.across[:number] + definition.across[number + 1 :])
    for row in table(kind).get("beside", []):
        with undone(store.connection):
            place(store, kind, row)
            found = beside(store, without, row)
        if found != sorted(row["expect"]):
            return
    pytest.fail(f"nothing in tests/data/kinds/{kind}.toml is missed without {definition.across[number]}")


def test_every_rule_across_records_was_counted(store: Session) -> None:
    """``RULES`` is read from the files' text; the definitions say whether it missed any."""
    definitions: Definitions = store.definitions
    assert len(RULES) == sum(len(definition.across) for definition in definitions)
