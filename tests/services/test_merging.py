"""Two records of one person: found by number or by name, birth and place; merged by a person's choice; undone."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.bin import Bin
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, ForeignRecord, NotComplete, RecordMerged, RecordUnknown
from desktop_app.services.merging import (
    AlreadyMerged,
    MergeUndecided,
    Merging,
    NotMerged,
    NotToMerge,
    SameRecord,
)
from desktop_app.services.people import People
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.journal import Journal
from desktop_app.storage.rebuild import Rebuild
from tests.services.stores import Pair, campaign, gift_of, send, take

NUMBER = "012084001234"


def person(session: Session, name: str = "Giàng A Chứ", **answers: Json) -> str:
    """Record a person and return the id; an answer of None is left out."""
    data: Data = {"name": name, "consent": "given", "consent_on": "2026-01-05", **answers}
    return Entry(session).complete("person", {key: value for key, value in data.items() if value is not None}).record


def place(session: Session, name: str, village: str | None = None) -> Data:
    """Return an address of today."""
    address: Data = {"commune": session.communes.at(name, date(2026, 6, 5)).key}
    return {**address, "village": village} if village else address


def persons(session: Session) -> int:
    """Return how many different people got gifts in 2026."""
    rows = Reporting(session).period(date(2026, 1, 1), date(2026, 12, 31))
    (found,) = [row.value for row in rows if (row.kind, row.type) == ("gift", "persons")]
    assert isinstance(found, int)
    return found


def gift_to(session: Session, tet: str, record: str, number: str = "") -> str:
    """Record a gift to a person on record and return the id: unchecked, for she is given several in one campaign."""
    recipient = {"record": record, "name": "Giàng A Chứ", **({"number": number} if number else {})}
    (record,) = Entry(session).add_all("gift", [gift_of(tet, "", recipient=recipient)], "complete")
    return record


def test_the_same_number_is_the_same_person_and_a_name_alone_never_is(office: Session) -> None:
    known = person(office, number=NUMBER)
    same = People(office).same
    assert [hit.record for hit in same({"name": "Giang A Chu", "number": NUMBER})] == [known]
    assert same({"name": "Giàng A Chứ"}) == []
    assert same({"name": "Giàng A Chứ", "birth": "1984"}) == []
    assert same({"name": "Giàng A Chứ", "number": NUMBER}, besides=known) == []
    assert same({}) == []


def test_name_birth_and_place_together_are_a_suspicion(office: Session) -> None:
    known = person(office, birth="1984", address=place(office, "Nậm Cuổi", "Nậm Coóng"))
    person(office, birth="1990", address=place(office, "Nậm Cuổi", "Nậm Coóng"))
    new: Data = {"name": "GIÀNG A CHỨ", "birth": "1984-03-05", "address": place(office, "Nậm Cuổi", "Nậm Coóng")}
    assert Entry(office).duplicates(Entry(office).definition("person"), new, None) == [known]
    assert People(office).same({**new, "address": place(office, "Nậm Mạ", "Nậm Coóng")}) == []
    assert People(office).same({**new, "birth": "1985"}) == []
    assert [hit.record for hit in People(office).same({**new, "address": place(office, "Nậm Cuổi")})] == [known]


def test_a_person_known_by_name_alone_is_no_duplicate_of_her_namesake(office: Session) -> None:
    person(office)
    assert Entry(office).duplicates(Entry(office).definition("person"), {"name": "Giàng A Chứ"}, None) == []


def test_both_answers_are_shown_and_where_they_differ(office: Session) -> None:
    kept = person(office, birth="1984", phone="0987654321")
    other = person(office, birth="1984-03-05", number=NUMBER, consent_on="2026-01-05")
    pairs = {pair.name: pair for pair in Merging(office).compare(kept, other)}
    assert (pairs["birth"].kept, pairs["birth"].other, pairs["birth"].differ) == ("1984", "05/03/1984", True)
    assert (pairs["number"].kept, pairs["number"].other, pairs["number"].differ) == ("", NUMBER, False)
    assert not pairs["consent"].differ
    assert "same_as" not in pairs
    assert "sex" not in pairs


def test_nobody_chooses_for_the_person_who_merges(office: Session) -> None:
    kept, other = person(office, birth="1984"), person(office, birth="1985")
    before = Journal(office.connection).head()
    for choice in ({}, {"take": ["birth"], "keep": ["birth"]}):
        with pytest.raises(MergeUndecided) as refusal:
            Merging(office).merge(kept, other, **choice)
        assert refusal.value.fields == {"fields": ["birth"], "titles": ["Ngày sinh"]}
    assert Journal(office.connection).head() == before


def test_a_merged_person_leaves_the_lists_and_counts_as_one_with_the_kept_one(office: Session) -> None:
    kept, other = person(office, birth="1984"), person(office, birth="1984-03-05", number=NUMBER)
    tet = campaign(office)
    gift_to(office, tet, kept)
    gift_to(office, tet, other)
    gift_to(office, tet, other, NUMBER)
    stranger = Entry(office).complete("gift", gift_of(tet, "Lò Văn Pâng")).record
    assert persons(office) == 3  # who is linked is one, with her number or without
    done = Merging(office).merge(kept, other, take=["birth"])
    browsing = Browsing(office)
    assert browsing.card(kept).data["number"] == NUMBER
    assert browsing.card(kept).data["birth"] == "1984-03-05"
    assert browsing.card(kept).version == done.kept_version
    assert [row.id for row in browsing.open("person").rows(0, 9)] == [kept]
    assert [hit.record for hit in People(office).search("giang a chu")] == [kept]
    assert People(office).same({"name": "x", "number": NUMBER}, besides=kept) == []
    assert persons(office) == 2
    assert browsing.open("gift").totals().persons == 2
    assert browsing.open("gift", search="giang").totals().persons == 1
    assert browsing.card(stranger).state == "complete"
    assert len(browsing.history(other)) == 2  # both histories stay
    assert list(Rebuild(office.connection, office.lifting).differences()) == []
    assert check_store(office.connection) == []


def test_a_merging_is_undone_from_the_bin_too(office: Session) -> None:
    kept, other = person(office, birth="1984"), person(office, birth="1985")
    merging, browsing = Merging(office), Browsing(office)
    merging.merge(kept, other, take=["birth"])
    assert browsing.card(kept).data["birth"] == "1985"
    merging.undo(other)
    assert browsing.card(kept).data["birth"] == "1984"
    assert browsing.card(other).data["birth"] == "1985"
    merging.merge(kept, other, keep=["birth"])
    with pytest.raises(RecordMerged):
        Entry(office).restore(other)
    Bin(office).take_out(other)
    assert "same_as" not in browsing.card(other).data
    assert {row.id for row in browsing.open("person").rows(0, 9)} == {kept, other}
    events = [entry.event for entry in Journal(office.connection).entries(99)]
    assert (events.count("merged"), events.count("merging_undone")) == (2, 2)


def test_undoing_leaves_what_was_corrected_since(office: Session) -> None:
    kept, other = person(office, birth="1984"), person(office, birth="1985")
    Merging(office).merge(kept, other, take=["birth"])
    Entry(office).complete("person", {**Browsing(office).card(kept).data, "birth": "1986"}, record=kept)
    assert Merging(office).undo(other).kept_changed
    assert Browsing(office).card(kept).data["birth"] == "1986"


def test_a_merged_record_is_parted_before_it_is_changed(office: Session) -> None:
    kept, other = person(office, birth="1984"), person(office, birth="1985")
    Merging(office).merge(kept, other, keep=["birth"])
    entry, data = Entry(office), Browsing(office).card(kept).data
    older = Browsing(office).history(other)[-1].version
    with pytest.raises(RecordMerged):
        entry.complete("person", data, record=other)
    with pytest.raises(RecordMerged):
        entry.save_draft("person", data, record=other)
    with pytest.raises(RecordMerged):
        entry.take_back(older)
    assert not Merging(office).undo(other).kept_changed
    assert Browsing(office).card(other).state == "complete"


def test_what_cannot_be_merged_says_why(office: Session) -> None:
    kept, other, third = person(office), person(office), person(office)
    tet, merging = campaign(office), Merging(office)
    with pytest.raises(SameRecord):
        merging.merge(kept, kept)
    with pytest.raises(RecordUnknown):
        merging.compare(kept, tet)
    with pytest.raises(NotMerged):
        merging.undo(other)
    merging.merge(kept, other)
    with pytest.raises(AlreadyMerged) as refusal:
        merging.merge(third, other)
    assert refusal.value.fields == {"record": other, "kept": kept}
    draft = Entry(office).save_draft("person", {"name": "Lò"}).record
    with pytest.raises(NotToMerge):
        merging.merge(kept, draft)
    young, old = person(office, birth="1985", issued_on="2020"), person(office, birth="1970", issued_on="1984")
    with pytest.raises(NotComplete):  # each is right by itself, what was chosen of both is not
        merging.merge(young, old, keep=["birth"], take=["issued_on"])


def test_the_province_counts_as_the_office_does_though_the_other_never_travelled_alone(pair: Pair) -> None:
    office, province = pair.office, pair.province
    kept, other = person(office, birth="1984"), person(office, birth="1984-03-05")
    tet = campaign(office)
    gift_to(office, tet, kept)
    gift_to(office, tet, other)
    Merging(office).merge(kept, other, keep=["birth"])
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert arrived.ok
    assert persons(province) == persons(office) == 1
    with pytest.raises(ForeignRecord):
        Merging(province).undo(other)
    Merging(office).undo(other)
    (again,) = take(province, send(office, pair.stick).written_to)
    assert again.ok
    assert persons(province) == 2
