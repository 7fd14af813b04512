"""The edges of rules across records: the very day of a death."""

from __future__ import annotations

from typing import Any

from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from tests.domain.test_kinds import table

PERSON = {"name": "Giàng A Chứ", "birth": "1984-03-05", "consent": "given", "consent_on": "2026-01-05"}


def codes(session: Session, kind: str, **changes: Any) -> set[str]:  # noqa: ANN401 - any JSON
    """Return the codes of what is said of a record."""
    entry = Entry(session)
    found = entry.check(entry.definition(kind), {**table(kind)["valid"], **changes})
    return {one.code for one in found}


def test_a_person_may_be_given_something_on_the_day_of_death(office: Session) -> None:
    record = Entry(office).complete("person", {**PERSON, "death": "2026-02-05"}).record
    recipient = {"name": PERSON["name"], "record": record, "birth": "1984-03-05"}
    assert "not_alive" not in codes(office, "gift", recipient=recipient, given_on="2026-02-05")
    assert "not_alive" in codes(office, "gift", recipient=recipient, given_on="2026-02-06")
