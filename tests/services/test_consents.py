"""Who refuses or withdraws consent: her sensitive answers leave the lists, and can be blanked; amounts stay."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry, RecordUnknown
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from tests.services.stores import campaign
from tests.services.test_merging import NUMBER, person


def visit(session: Session, recipient: Data) -> str:
    """Record a draft of a visit with a sensitive reason and return the id."""
    fields = Entry(session).definition("visit").fields
    who = next(field.name for field in fields if field.type == "person")
    data: Data = {who: recipient, "reason": "illness", "note": "500000"}
    return Entry(session).save_draft("visit", data).record


def withdraw(session: Session, record: str) -> None:
    """Save that a person withdrew her consent, the sensitive answers still being there."""
    data = {**Browsing(session).card(record).data, "consent": "withdrawn"}
    Entry(session).save_draft("person", data, record=record)


def reasons(session: Session) -> list[object]:
    """Return what the list of visits says of the reason."""
    opened = Browsing(session).open("visit")
    return [opened.shown_data(row).get("reason") for row in opened.rows(0, 9)]


def test_lists_do_not_show_what_she_does_not_agree_to(office: Session) -> None:
    record = person(office, number=NUMBER)
    visit(office, {"name": "Giàng A Chứ", "record": record})
    assert reasons(office) == ["illness"]
    withdraw(office, record)
    assert reasons(office) == [None]
    opened = Browsing(office).open("visit")
    (row,) = opened.rows(0, 9)
    place = opened.definition.columns.index("reason")
    assert opened.cells(row)[place] == ""


def test_what_is_there_is_blanked_and_the_rest_stays(office: Session) -> None:
    record = person(office, number=NUMBER, ethnic_group="mong")
    linked = visit(office, {"name": "Giàng A Chứ", "record": record})
    numbered = visit(office, {"name": "Giang A Chu", "number": NUMBER})
    another = visit(office, {"name": "Lò Văn Pâng"})
    consents = Consents(office)
    assert consents.to_blank(record) == []
    withdraw(office, record)
    assert set(consents.to_blank(record)) == {record, linked, numbered}
    assert consents.blank(record) == 3
    assert consents.to_blank(record) == []
    assert consents.blank(record) == 0
    browsing = Browsing(office)
    assert "ethnic_group" not in browsing.card(record).data
    assert browsing.card(record).data["number"] == NUMBER
    assert "reason" not in browsing.card(linked).data
    assert browsing.card(linked).data["note"] == "500000"
    assert browsing.card(another).data["reason"] == "illness"
    events = [entry.event for entry in Journal(office.connection).entries(99)]
    assert events.count("sensitive_blanked") == 1


def test_only_persons_consent(office: Session) -> None:
    with pytest.raises(RecordUnknown):
        Consents(office).to_blank(campaign(office))
