"""What consent does not cover travels to nobody: the export stops until it is blanked, and the province is emptied."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import SensitiveWithheld
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.outbox import Outbox
from tests.services.stores import Pair, campaign, send, take
from tests.services.test_erasing import traces
from tests.services.test_erasing_travel import assert_alike, listed
from tests.services.test_merging import person

ILLNESS = "Nằm viện ZZQQ"


def visit(session: Session, record: str, **changes: Json) -> str:
    """Record a visit to a person with what is sensitive about it, and return the id."""
    data: Data = {
        "recipient": {"name": "Giàng A Chứ", "record": record},
        "relation": "member",
        "workplace": "Tổ 1",
        "reason": "illness",
        "circumstances": ILLNESS,
        "given_on": "2026-02-05",
        "source": "grassroots",
        "cash": 500_000,
        **changes,
    }
    return Entry(session).complete("visit", data).record


def withdraw(session: Session, record: str) -> None:
    """Save that she withdrew her consent; the form asks for the sensitive answer of her own record to go."""
    data = {**Browsing(session).card(record).data, "consent": "withdrawn", "consent_on": "2026-03-01"}
    data.pop("ethnic_group", None)
    Entry(session).complete("person", data, record=record, reason="Rút lại đồng ý")


def left(session: Session) -> list[str]:
    """Return where the store still holds what she does not agree to."""
    return traces(session, ILLNESS, '"mong"', '"illness"')


def test_nothing_travels_until_it_is_blanked(pair: Pair) -> None:
    office, province = pair.office, pair.province
    record = person(office, ethnic_group="mong")
    named = visit(office, record)
    binned = visit(office, record, given_on="2026-02-07")
    withdraw(office, record)
    send_later = Entry(office).delete(binned)
    assert send_later.state == "deleted"
    with pytest.raises(SensitiveWithheld) as stopped:
        send(office, pair.stick)
    assert stopped.value.fields == {"records": 2, "names": ["Giàng A Chứ"], "persons": [record]}
    assert set(Consents(office).to_blank(record)) == {record, named, binned}
    assert Consents(office).blank(record) == 3
    assert left(office) == []
    assert Browsing(office).card(named).data["cash"] == 500_000
    assert take(province, send(office, pair.stick).written_to)[0].ok
    assert left(province) == []
    assert listed(province, "visit") == [row for row in listed(office, "visit") if row[0] != binned]
    assert [finding for finding in Safekeeping(office).check() if finding.is_wrong] == []


def test_what_had_arrived_is_emptied_at_the_province(pair: Pair) -> None:
    office, province = pair.office, pair.province
    record = person(office, ethnic_group="mong")
    visit(office, record)
    first = send(office, pair.stick)
    (answer,) = take(province, first.written_to)
    assert answer.ok
    assert left(province) != []
    with office.connection.write():
        Outbox(office.connection).acknowledge(office.identity.epoch, 99)
    withdraw(office, record)
    assert Consents(office).blank(record) == 2
    (answer,) = take(province, send(office, pair.stick).written_to)
    assert (answer.ok, answer.notices) == (True, ())
    assert left(province) == []
    assert_alike(office, province)
    assert listed(province, "visit") == listed(office, "visit")


def test_reading_leaves_out_what_she_does_not_agree_to(office: Session) -> None:
    record = person(office, ethnic_group="mong")
    named = visit(office, record)
    told = Browsing(office, withholding=True)
    assert ILLNESS in str(told.card(named))
    withdraw(office, record)
    told = Browsing(office, withholding=True)
    for one in (record, named):
        said = f"{told.card(one)}{told.history(one)}"
        assert ILLNESS not in said
        assert "mong" not in said
    assert told.card(named).data["cash"] == 500_000


def test_others_are_not_asked(pair: Pair) -> None:
    """Who agrees, who refuses without anything sensitive on record, and who is only named like her."""
    office = pair.office
    person(office, "Lò Văn Pâng", consent="refused")
    visit(office, person(office, ethnic_group="mong"))
    campaign(office)
    assert take(pair.province, send(office, pair.stick).written_to)[0].ok
