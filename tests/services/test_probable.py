"""Records that may be a person's: named on her card and before an erasure, hers only once somebody says so."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, ForeignRecord, RecordUnknown
from desktop_app.services.erasing import Erasure
from desktop_app.services.person_card import PersonCards
from desktop_app.services.probable import NobodyToLink, Probable
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.journal import Journal
from desktop_app.storage.rebuild import Rebuild
from tests.services.stores import Pair, campaign, gift_of, send, take
from tests.services.test_cross_checks import CHU, HOUSE, NUMBER, PLACE, house, person, placed

HER: dict[str, Json] = {"name": "Giàng A Chứ", "birth": "1984-03-05"}


def chu(session: Session, **answers: Json) -> str:
    return person(session, address=PLACE, birth="1984-03-05", **answers)


def probable(session: Session, record: str) -> list[tuple[str, str]]:
    return [(part.record, part.title) for part in PersonCards(session).open(record).probable]


def test_a_record_with_her_name_birth_and_commune_is_named_and_not_counted(office: Session) -> None:
    her = chu(office)
    typed = house(office, head={**CHU, "number": NUMBER})  # her number is not on record
    village: Json = {"village": "Hua Cuổi", "commune": "old:108:xa-nam-han"}
    draft = Entry(office).save_draft("house", {**HOUSE, "place": village}).record
    for head in ({"name": "Giàng A Chứ"}, {**CHU, "birth": "1985"}, {**HER, "birth": "1984-03-06"}, {"name": "Chứ"}):
        house(office, head=head, form="repair")
    house(office, head=CHU, form="repair", place={"commune": "03388"})
    linked = house(office, head={**CHU, "record": her}, form="repair")
    Entry(office).delete(house(office, head=CHU, form="repair"))
    assert probable(office, her) == [(typed, "Giàng A Chứ"), (draft, "Giàng A Chứ")]
    card = PersonCards(office).open(her)
    assert ([part.record for part in card.parts], card.support) == ([linked], 1)
    assert Erasure(office).plan(her).probable == 2


def test_another_number_is_another_person(office: Session) -> None:
    her = chu(office, number=NUMBER)
    house(office, head={**CHU, "number": "012084009999"})
    other = house(office, head=CHU)
    assert [record for record, _ in probable(office, her)] == [other]
    assert probable(office, chu(office, name="Giàng A Páo")) == []


def test_who_says_that_it_is_she_links_her_and_then_it_counts_and_is_erased(office: Session) -> None:
    her, typed = chu(office), house(office)
    Entry(office).save_draft("house", {**HOUSE, "copies": 2}, record=typed)
    Probable(office).confirm(her, typed)
    card = PersonCards(office).open(her)
    assert (card.probable, [(part.record, part.state) for part in card.parts]) == ((), [(typed, "draft")])
    shown = Browsing(office).card(typed).data
    assert (shown["head"], shown["copies"]) == ({**CHU, "record": her}, 2)
    Entry(office).complete("house", shown, record=typed)
    assert PersonCards(office).open(her).support == 1
    assert [entry.event for entry in Journal(office.connection).entries(9)].count("person_linked") == 1
    assert check_store(office.connection) == []
    assert list(Rebuild(office.connection, office.lifting).differences()) == []
    assert (Erasure(office).plan(her).records, Erasure(office).plan(her).probable) == (1, 0)
    with pytest.raises(NobodyToLink):
        Probable(office).confirm(her, typed)
    with pytest.raises(RecordUnknown):
        Probable(office).confirm(her, "0" * 32)


def test_in_lines_of_people_only_her_line_is_linked(office: Session) -> None:
    her = chu(office)
    lines: list[Json] = [{"head": {"name": "Lò Thị Phương"}}, {"head": dict(HER), "place": PLACE}, "broken"]
    pledge = placed(office, "pledge_registration", {"year": 2026, "households": lines}, office.identity.unit)
    assert [record for record, _ in probable(office, her)] == [pledge]
    Probable(office).confirm(her, pledge)
    linked: Json = {"head": {**HER, "record": her}, "place": PLACE}
    assert Browsing(office).card(pledge).data["households"] == [lines[0], linked, "broken"]


def test_another_office_s_record_is_shown_and_not_changed(pair: Pair) -> None:
    typed = house(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    her = chu(pair.province)
    assert probable(pair.province, her) == [(typed, "Giàng A Chứ")]
    with pytest.raises(ForeignRecord):
        Probable(pair.province).confirm(her, typed)


# support received


def test_only_what_was_given_to_her_is_support(office: Session) -> None:
    her, tet = chu(office), campaign(office)
    who: Json = {**HER, "record": her}
    entry = Entry(office)
    entry.add_all("gift", [gift_of(tet, "", recipient=who)], "complete")
    entry.add_all("visit", [{"recipient": {"name": "Sùng Thị Dở"}, "member": who, "cash": 300_000}], "complete")
    entry.add_all("visit", [{"recipient": who, "cash": 200_000}], "complete")
    entry.add_all("support_request", [{"applicant": who, "requested": 5_000_000}], "complete")
    entry.add_all("survey", [{"head": {"name": "Lò Văn Pâng"}, "present": [{"person": who}]}], "complete")
    entry.add_all("survey", [{"head": who}], "complete")
    card = PersonCards(office).open(her)
    assert {(one.kind, one.count, one.value) for one in card.totals if one.support} == {
        ("gift", 1, 1_300_000),
        ("visit", 1, 200_000),
    }
    assert {(one.kind, one.count, one.value) for one in card.totals if not one.support} == {
        ("visit", 1, 0),
        ("support_request", 1, 0),
        ("survey", 2, 0),
    }
    assert (card.support, card.value) == (2, 1_500_000)
