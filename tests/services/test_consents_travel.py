"""What consent does not cover travels to nobody: the export stops until it is blanked, and the province is emptied."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.consents import Consents
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.exporting import SensitiveWithheld
from desktop_app.services.person_card import PersonCards
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.outbox import Outbox
from tests.services.stores import Pair, campaign, send, take
from tests.services.test_erasing import traces
from tests.services.test_erasing_travel import assert_alike, listed
from tests.services.test_merging import person

ILLNESS = "Nằm viện ZZQQ"


def visit(session: Session, record: str, **changes: Json) -> str:
    """Record a visit to a person with what is sensitive about it, and return the id; None leaves an answer out."""
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
    return Entry(session).complete("visit", {name: one for name, one in data.items() if one is not None}).record


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


MISTYPED = "012180000111"
CORRECTED = "012180000112"


def corrected(session: Session) -> str:
    """Record a person under a number, correct it, and return the id."""
    record = person(session, number=MISTYPED)
    data = {**Browsing(session).card(record).data, "number": CORRECTED}
    Entry(session).complete("person", data, record=record, reason="Sai số")
    return record


def by_number(session: Session, number: str, **changes: Json) -> str:
    """Record a visit to whoever has this number, linked to nobody."""
    return visit(session, "", recipient={"name": "Giàng A Chứ", "number": number}, **changes)


def test_what_was_written_with_a_number_that_was_corrected_since_is_hers(pair: Pair) -> None:
    office, province = pair.office, pair.province
    record = corrected(office)
    named = by_number(office, MISTYPED)
    assert [part.record for part in PersonCards(office).open(record).parts] == [named]
    withdraw(office, record)
    assert ILLNESS not in str(Browsing(office, withholding=True).card(named))
    with pytest.raises(SensitiveWithheld) as stopped:
        send(office, pair.stick)
    assert stopped.value.fields["persons"] == [record]
    with pytest.raises(NotComplete) as refused:
        by_number(office, MISTYPED, given_on="2026-04-05")
    assert {one.code for one in refused.value.problems} >= {"no_consent"}
    assert Consents(office).to_blank(record) == [named]
    assert Consents(office).blank(record) == 1
    assert left(office) == []
    assert [part.record for part in PersonCards(office).open(record).parts] == [named]
    assert take(province, send(office, pair.stick).written_to)[0].ok
    assert left(province) == []


def test_a_number_that_was_given_up_and_is_anothers_is_the_others(office: Session) -> None:
    """Lò Văn Pâng's number was typed for her by a slip: what names him by it stays his."""
    record = corrected(office)
    other = person(office, "Lò Văn Pâng", number=MISTYPED)
    his = by_number(office, MISTYPED)
    withdraw(office, record)
    assert Consents(office).to_blank(record) == []
    assert PersonCards(office).open(record).parts == ()
    assert [part.record for part in PersonCards(office).open(other).parts] == [his]
    assert ILLNESS in str(Browsing(office, withholding=True).card(his))
    by_number(office, MISTYPED, given_on="2026-04-05")


def missing(session: Session) -> list[tuple[object, object]]:
    """Return the records and fields of which ``check`` says that an answer is missing."""
    found = Safekeeping(session).check(records_only=True)
    return [(one.fields["record"], one.fields["field"]) for one in found if one.fields.get("problem") == "required"]


def test_what_consent_took_out_is_not_called_missing(pair: Pair) -> None:
    """Nobody could fill it in again. Who agrees is asked as before, and so is what is not sensitive."""
    office, province = pair.office, pair.province
    record, agreeing = person(office, ethnic_group="mong"), person(office, "Lò Thị Phương")
    visit(office, record)
    other = visit(office, agreeing, recipient={"name": "Lò Thị Phương", "record": agreeing}, reason=None)
    withdraw(office, record)
    Consents(office).blank(record)
    assert missing(office) == [(other, "reason")]
    assert take(province, send(office, pair.stick).written_to)[0].ok
    assert missing(province) == [(other, "reason")]


def test_a_list_hides_what_consent_does_not_cover_however_she_is_named(pair: Pair) -> None:
    office = pair.office
    record = person(office, number="012084001234")
    linked = visit(office, record)
    numbered = visit(office, record, recipient={"name": "Giàng A Chứ", "number": "012084001234"}, given_on="2026-03-05")
    other = visit(office, person(office, name="Lò Thị Ón", birth="1990"), given_on="2026-04-05")
    withdraw(office, record)
    opened = Browsing(office).open("visit")
    shown = {row.id: "reason" in opened.shown_data(row) for row in opened.rows(0, 9)}
    assert shown == {linked: False, numbered: False, other: True}
