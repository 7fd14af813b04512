"""One human being under several records: what is known of one of them is known of all."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.merging import Merging
from desktop_app.services.session import Session
from tests.services.stores import campaign, gift_of
from tests.services.test_cross_checks import HOUSE, NUMBER, found, house, person


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
