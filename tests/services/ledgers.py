"""What a store holds, as numbers to be compared before and after something that must change nothing, or all of it."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.measures import Figure
from desktop_app.services.reporting import Reporting
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session

_APPLIED = ("record", "version", "version_parent", "version_person", "version_funding", "received")


def holdings(session: Session) -> dict[str, object]:
    """Return what was applied: rows of every table a bundle may touch, and the hash of all version ids."""
    found: dict[str, object] = {table: session.connection.value(f"SELECT count(*) FROM {table}") for table in _APPLIED}
    found["versions"] = session.connection.read("SELECT id FROM version ORDER BY id")
    found["heads"] = session.connection.read("SELECT id, head, shown, state, forked FROM record ORDER BY id")
    found["reached"] = session.connection.read(
        "SELECT unit, device, epoch, applied FROM stream WHERE applied > 0 ORDER BY epoch"
    )
    return found


def figures(session: Session, unit: str | None = None) -> dict[tuple[str, str], Figure]:
    """Return the measures of all kinds of the years the tests use, zeros aside."""
    rows = Reporting(session).period(date(2020, 1, 1), date(2030, 12, 31), unit=unit)
    return {(row.kind, row.measure): row.value for row in rows if row.value}


def assert_whole(session: Session) -> None:
    """Fail unless pages, keys, journal, hashes and records are as written."""
    assert [finding for finding in Safekeeping(session).check() if finding.is_wrong] == []
