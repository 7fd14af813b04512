"""The small size in real stores: what reports count there is what the table says, and no rule is broken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_app.domain.problems import blocking
from desktop_app.services.entry import Entry
from desktop_app.services.reporting import Reporting
from desktop_app.services.seed import SeedBook
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions
from tests.services.conftest import Stores
from tests.services.seed.drawn import END, ROWS, START, summed


class Enough(Exception):
    """Whoever follows wants no more."""


def figures(session: Session) -> dict[str, int | str]:
    """Return the recap's rows as the store counts them."""
    counted = {f"{row.kind}.{row.measure}": row.value for row in Reporting(session).period(START, END)}
    return {code: summed([counted[name] for name in names]) for code, names in ROWS.items()}


def errors(session: Session) -> list[tuple[str, str, str]]:
    """Return kind, field and code of everything that is wrong in itself or beside the other records."""
    versions, entry = Versions(session.connection, session.lifting), Entry(session)
    found = []
    for (record,) in session.connection.read("SELECT id FROM record"):
        shown = versions.shown(record)
        assert shown is not None
        definition, data = session.definitions.current(shown.version.kind), shown.version.data
        problems = blocking(entry.check(definition, data, record))
        found += [(definition.kind, one.field, one.code) for one in problems]
    return found


def test_all_units_in_one_store_come_to_the_table(stores: Stores) -> None:
    office, book = stores.office().session, SeedBook(quick=True)
    told: list[tuple[str, int]] = []
    done = sum(book.fill(office, unit.code, lambda kind, count: told.append((kind, count))) for unit in book.units)
    assert (
        done == sum(count for _kind, count in told) == sum(1 for _ in office.connection.read("SELECT id FROM record"))
    )
    found = figures(office)
    assert [(one.code, found[one.code]) for one in book.expectations() if not one.agrees(found[one.code])] == []
    assert errors(office) == []


def test_each_unit_in_its_own_store_has_its_part(stores: Stores) -> None:
    book = SeedBook(quick=True)
    parts = []
    for unit in book.units:
        session = (stores.province if unit.level == "province" else stores.office)(unit.code).session
        assert book.fill(session, unit.code, lambda _kind, _count: None) > 40
        assert errors(session) == []
        parts.append(figures(session))
    for one in book.expectations():
        if one.code.endswith("_rate"):
            assert all(70 < Decimal(part[one.code]) <= 100 for part in parts if part[one.code])
            continue
        assert one.agrees(sum(int(part[one.code]) for part in parts))
        assert max(int(part[one.code]) for part in parts) > 0


def test_what_is_told_may_end_it(stores: Stores) -> None:
    def stop(_kind: str, _count: int) -> None:
        raise Enough

    office, book = stores.office().session, SeedBook(quick=True)
    with pytest.raises(Enough):
        book.fill(office, book.units[0].code, stop)
