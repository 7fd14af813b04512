"""Merged persons are counted as one; everything is derived from the versions that say so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop_app.domain.lifting import Lifted, PersonLink
from desktop_app.domain.records import StoredVersion, Version, encode
from desktop_app.storage.connection import Connection
from desktop_app.storage.exportable import Exportable
from desktop_app.storage.figures import Span
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.people_counts import People
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, gift, people_in, record_id
from tests.storage.gifts import lift as plain

SPAN = Span("2026-01-01", "2026-12-31", kinds=("gift",))
UNKNOWN = "f" * 32
A, B, C = (record_id(name) for name in ("A", "B", "C"))


def lift(version: Version) -> Lifted:
    """Lift gifts with the person they are linked to (told by the note), persons with what they were merged into."""
    lifted, note = plain(version), str(version.data["note"])
    if version.kind == "person":
        number = str(version.data["number"])
        key = f"number:{number}" if number else lifted.duplicate_key
        return replace(lifted, people=(), duplicate_key=key, references=(("same_as", note),) if note else ())
    (link,) = lifted.people
    key = link.person_key if link.person_key.startswith("number:") else f"record:{note}"
    return replace(lifted, people=(PersonLink("recipient", link.name, key, note or None, value=lifted.value),))


def put(connection: Connection, stored: StoredVersion) -> StoredVersion:
    versions = Versions(connection, lift)
    with connection.write():
        while versions.counter() < stored.version.counter:
            versions.next_counter()
        versions.put(stored, lift(stored.version), local=True)
    return stored


def person(connection: Connection, name: str, counter: int, number: str = "") -> StoredVersion:
    return put(connection, gift(name, counter=counter, kind="person", number=number))


def merge(connection: Connection, other: StoredVersion, kept: str, counter: int) -> StoredVersion:
    name = str(other.version.data["name"])
    gone = gift(name, parents=(other,), counter=counter, kind="person", state="deleted", note=kept)
    return put(connection, gone)


def link(connection: Connection, record: str, counter: int, number: str = "") -> StoredVersion:
    name = f"quà {counter}"
    return put(connection, gift(name, counter=counter, note=record, number=number))


def test_without_mergings_nothing_is_joined(connection: Connection) -> None:
    same = SamePersons(connection)
    assert (same.merged(), same.keys(), same.group(A)) == ({}, {}, [A])
    assert same.counting("p").join == ""


def test_chains_and_numbers_make_one_person(connection: Connection) -> None:
    person(connection, "A", 1, "7")
    b, c = person(connection, "B", 2), person(connection, "C", 3)
    link(connection, A, 4)
    link(connection, B, 5, "8")
    link(connection, C, 6)
    link(connection, "", 7, "7")
    link(connection, "", 8, "8")
    link(connection, record_id("D"), 9)
    assert people_in(connection, SPAN, ("recipient",)) == People(4, 6)  # A and her number 7, B and 8, C, D
    first = merge(connection, c, B, 10)
    merge(connection, b, A, 11)
    same = SamePersons(connection)
    assert same.merged() == {B: A, C: B}
    assert (same.group(C), same.group(A)) == ([A, *sorted((B, C))], [A, *sorted((B, C))])
    assert same.groups((C, A, UNKNOWN)) == {C: same.group(C), A: same.group(A), UNKNOWN: [UNKNOWN]}
    assert set(same.keys()) == {f"record:{B}", f"record:{C}", "number:7", "number:8", f"record:{A}"} - {
        same.keys()[f"record:{B}"]
    }
    assert people_in(connection, SPAN, ("recipient",)) == People(2, 6)
    listing = Listing(connection, DEVICE)
    assert listing.totals(Question("gift")).persons == 2
    assert listing.totals(Question("gift", search="quà")).persons == 2
    put(connection, gift("C", parents=(first,), counter=12, kind="person"))
    assert people_in(connection, SPAN, ("recipient",)) == People(3, 6)


def count(connection: Connection) -> int:
    """Return how many persons the gifts went to, as lists and reports count them."""
    persons = people_in(connection, SPAN, ("recipient",)).persons
    assert Listing(connection, DEVICE).totals(Question("gift")).persons == persons
    return persons


@pytest.mark.parametrize("first", ["", "7"])
def test_who_is_linked_is_one_person_before_and_after_her_number_is_known(connection: Connection, first: str) -> None:
    record = person(connection, "A", 1, first).version.record
    link(connection, record, 2, first)
    assert people_in(connection, SPAN, ("recipient",)) == People(1, 1)
    link(connection, record, 3, "8")
    link(connection, "", 4, "8")
    assert people_in(connection, SPAN, ("recipient",)) == People(1, 3)
    assert count(connection) == 1


def test_a_number_on_record_is_hers_who_was_linked_without_it(connection: Connection) -> None:
    before = person(connection, "A", 1)
    link(connection, before.version.record, 2)
    link(connection, "", 3, "8")
    assert count(connection) == 2
    put(connection, gift("A", parents=(before,), counter=4, kind="person", number="8"))
    assert count(connection) == 1


def test_two_offices_records_of_one_number_are_one_person_and_two_numbers_two(connection: Connection) -> None:
    a, b = (person(connection, name, counter, "8").version.record for counter, name in ((1, "A"), (2, "B")))
    link(connection, a, 3)
    link(connection, b, 4)
    assert count(connection) == 1
    c = person(connection, "C", 5, "9").version.record
    link(connection, c, 6, "9")
    assert count(connection) == 2


def test_a_number_that_was_corrected_in_a_record_joins_nobody(connection: Connection) -> None:
    wrong = link(connection, A, 1, "9")
    link(connection, "", 2, "9")
    put(connection, gift("quà 1", parents=(wrong,), counter=3, note=A, number="7"))
    link(connection, A, 4)
    assert count(connection) == 2


def test_two_offices_that_merge_the_other_way_round_still_count_one(connection: Connection) -> None:
    a, b = person(connection, "A", 1), person(connection, "B", 2)
    merge(connection, a, B, 3)
    merge(connection, b, A, 4)
    same = SamePersons(connection)
    assert same.group(A) == same.group(B) == sorted((A, B))


def test_a_merged_person_who_was_never_sent_goes_with_the_next_bundle(connection: Connection) -> None:
    merged, binned = person(connection, "A", 1), person(connection, "B", 2)
    merge(connection, merged, C, 3)
    put(connection, gift("B", parents=(binned,), counter=4, kind="person", state="deleted"))
    with connection.write():
        sent = Exportable(connection, DEVICE).gather(0, 9).totals()
    assert sent["person"]["versions"] == 2


def test_every_record_that_names_a_person_is_found(connection: Connection) -> None:
    linked, numbered = link(connection, A, 1), link(connection, "", 2, "7")
    gone = put(connection, gift("quà 1", parents=(linked,), counter=3, note="", number="9"))
    binned = link(connection, B, 4)
    put(connection, gift("quà 4", parents=(binned,), counter=5, note=B, state="deleted"))
    draft = encode(replace(gift("quà 6", note=A, day="").version, counter=6, state="draft"))
    put(connection, draft)
    people = PersonRecords(connection)
    parts = people.parts([A, B], ["7"])
    assert [(part.record, part.state, part.value) for part in parts] == [
        (numbered.version.record, "complete", 500_000),
        (draft.version.record, "draft", 500_000),
    ]
    assert people.naming([A, B], ["7"]) == [one.version.record for one in (linked, numbered, binned, draft)]
    assert gone.version.record == linked.version.record
    assert people.parts([], []) == []
