"""Sample books are held to the rules they show: no errors in an office, nor in a province that has several."""

from __future__ import annotations

import pytest

from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.sample import QUICK, Sample
from desktop_app.services.sample_records import sample_kinds, sample_records
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions


def errors(session: Session) -> list[tuple[str, str, str]]:
    """Return kind, field and code of what is certainly wrong beside the other records."""
    versions, checks = Versions(session.connection, session.lifting), CrossChecks(session)
    found = []
    for (record,) in session.connection.read("SELECT id FROM record"):
        shown = versions.shown(record)
        assert shown is not None
        definition = session.definitions.current(shown.version.kind)
        for one in blocking(checks.check(definition, shown.version.data, record)):
            found.append((shown.version.kind, one.field, one.code))
    return found


def test_books_of_several_offices_in_one_store_do_not_contradict_each_other(office: Session) -> None:
    for seed in (7, 8):
        Sample(office, QUICK, seed=seed, commune=office.identity.commune).fill()
    assert errors(office) == []


@pytest.mark.parametrize("kind", sample_kinds())
def test_offices_have_people_of_their_own(kind: str) -> None:
    first = {other: "a" * 32 for other in (*sample_kinds(), "campaign", "initiative", "person")}
    books = [list(sample_records(kind, first, office)) for office in (0, 1)]
    assert len(books[0]) == len(books[1])
    for here, there in zip(*books, strict=True):
        assert numbers(here).isdisjoint(numbers(there))


def numbers(data: Data) -> set[str]:
    """Return the personal numbers a record names."""
    return {
        str(value["number"])
        for value in data.values()
        if isinstance(value, dict) and "name" in value and "number" in value
    }
