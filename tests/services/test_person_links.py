"""One human being under several records: what is known of one of them is known of all."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.records import Data, Json
from desktop_app.services.adding import Adding
from desktop_app.services.entry import Entry
from desktop_app.services.merging import Merging
from desktop_app.services.session import Session
from tests.services.stores import campaign, gift_of
from tests.services.test_cross_checks import HOUSE, NUMBER, PLACE, found, house, person


def merge(session: Session, kept: str, other: str) -> None:
    """Merge two persons; where they differ the kept one is right."""
    merging = Merging(session)
    merging.merge(kept, other, keep=[pair.name for pair in merging.compare(kept, other)])


def test_one_human_being_is_known_by_number_by_record_and_after_a_merge(office: Session) -> None:
    chu = person(office, number=NUMBER)
    twin = person(office, name="Giàng A Trứ", birth="1985")
    merge(office, chu, twin)
    tet = campaign(office)
    Entry(office).complete("gift", gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": chu}))
    Entry(office).complete("gift", gift_of(tet, "", source="budget", recipient={"name": "Trứ", "record": twin}))

    def refused(**recipient: str) -> list[bool]:
        given = [gift_of(tet, "", recipient=recipient, source=source) for source in ("province", "budget")]
        return [("recipient", "not_once", "error") in found(office, "gift", data) for data in given]

    assert refused(name="Chứ", record=chu) == [True, True]
    assert refused(name="Chứ", number=NUMBER) == [True, True]
    assert refused(name="Trứ", record=twin) == [True, True]
    assert refused(name="Giàng A Chứ", birth="1984") == [False, False]


def test_mergings_of_mergings_are_followed_in_both_directions(office: Session) -> None:
    first, second, third = (person(office, name="Giàng A Chứ", birth=year) for year in ("1984", "1985", "1986"))
    person_of_number = person(office, name="Giàng A Trư", birth="1987", number=NUMBER)
    for kept, other in ((second, first), (third, second), (third, person_of_number)):
        merge(office, kept, other)
    house(office, head={"name": "Giàng A Chứ", "record": first})
    for head in ({"record": third}, {"record": second}, {"record": person_of_number}, {"number": NUMBER}):
        again = {**HOUSE, "head": {"name": "Chứ", **head}}
        assert ("head", "not_once", "error") in found(office, "house", again), head
    assert found(office, "house", {**HOUSE, "head": {"name": "Chứ", "record": third}}) == [
        ("head", "not_once", "error")
    ]


# known by one thing now and by another thing then

NAMED: dict[str, Json] = {"name": "Giàng A Chứ", "birth": "1984"}
OLD: dict[str, Json] = {"village": "Nậm Kha", "commune": "old:108:xa-nam-han"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"head": NAMED}, {"head": {**NAMED, "number": NUMBER}}),
        ({"head": NAMED}, {"head": {**NAMED, "birth": "1984-03-05"}}),
        ({"head": NAMED}, {"head": {"name": "Giàng A Chứ", "record": "on file"}}),
        ({"head": {**NAMED, "number": NUMBER}}, {"head": {"name": "Chứ", "record": "on file"}}),
        ({"head": NAMED, "place": OLD, "handed_over_on": "2020-05-12"}, {"head": {**NAMED, "name": "GIÀNG A CHỨ"}}),
    ],
    ids=["number learned", "day learned", "linked later", "on file by number", "commune merged"],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_learned_later_makes_nobody_another_person(
    office: Session, one: Data, other: Data, turned: bool
) -> None:
    number = {"number": NUMBER} if "number" in str(one) else {}
    on_file = person(office, address=PLACE, birth="1984-03-05", **number)

    def told(data: Data) -> Data:
        head = data["head"]
        assert isinstance(head, dict)
        return {**data, "head": {**head, "record": on_file} if "record" in head else head}

    first, second = (told(other), told(one)) if turned else (told(one), told(other))
    house(office, **first)
    assert found(office, "house", {**HOUSE, **second}) == [("head", "not_once", "error")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"number": NUMBER}, {"number": "012084009999"}),
        ({"birth": "1984-03-05"}, {"birth": "1984-08-01"}),
        ({"birth": "1984"}, {"birth": "1985"}),
        ({"record": "on file"}, {"number": "012084009999"}),
        ({"record": "on file"}, {"birth": "1984-08-01"}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_numbers_or_two_births_are_two_persons(
    office: Session, one: dict[str, str], other: dict[str, str], turned: bool
) -> None:
    on_file = person(office, address=PLACE, birth="1984-03-05", number=NUMBER)
    first, second = (
        {**NAMED, **data, **({"record": on_file} if "record" in data else {})}
        for data in ((other, one) if turned else (one, other))
    )
    house(office, head=first)
    assert found(office, "house", {**HOUSE, "head": second}) == []


def test_namesakes_on_file_lend_a_name_nothing(office: Session) -> None:
    """Of two persons alike but for their numbers nobody can tell who is meant: only the name itself speaks."""
    one, two = (person(office, address=PLACE, number=number) for number in (NUMBER, "012084009999"))
    house(office, head={"name": "Chứ", "record": one})
    house(office, head={"name": "Chứ", "record": two})
    assert found(office, "house", {**HOUSE, "head": NAMED}) == []
    Entry(office).delete(two)
    assert found(office, "house", {**HOUSE, "head": NAMED}) == [("head", "not_once", "error")]


@pytest.mark.parametrize("kept_first", [True, False])
@pytest.mark.parametrize("given", [{"record": 0}, {"record": 1}, {"number": NUMBER}, {**NAMED}, {"birth": "1990"}])
def test_it_does_not_matter_who_was_merged_into_whom(office: Session, given: dict[str, Any], kept_first: bool) -> None:
    twins = [
        person(office, address=PLACE, number=NUMBER),
        person(office, address=PLACE, name="Giàng A Trứ", birth="1990"),
    ]
    merge(office, *(twins if kept_first else twins[::-1]))

    def head(told: dict[str, Any]) -> Data:
        name = "Giàng A Trứ" if told.get("birth") == "1990" else "Giàng A Chứ"
        return {"name": name, **told, **({"record": twins[told["record"]]} if "record" in told else {})}

    house(office, head=head(given))
    for other in ({"record": 0}, {"record": 1}, {"number": NUMBER}, NAMED, {"birth": "1990"}):
        again = {**HOUSE, "head": head(other)}
        assert ("head", "not_once", "error") in found(office, "house", again), other


def test_of_records_added_together_the_earlier_one_is_seen(office: Session) -> None:
    lines = [{**HOUSE, "head": NAMED}, {**HOUSE, "head": {**NAMED, "birth": "1984-03-05", "number": NUMBER}}]
    added = Adding(office).add("house", lines)
    assert [(one.row, one.problem.code) for one in added.problems if "once" in one.problem.code] == [(1, "not_once")]


# consent


def test_who_may_be_a_person_who_refused_is_warned_about(office: Session) -> None:
    person(office, address=PLACE, consent="refused")
    data: Data = {**HOUSE, "head": NAMED, "household_class": "poor"}
    assert found(office, "house", data) == [("household_class", "perhaps_no_consent", "warning")]
    assert found(office, "house", {**data, "head": {**NAMED, "birth": "1985"}}) == []
    assert found(office, "house", {**HOUSE, "head": NAMED}) == []
