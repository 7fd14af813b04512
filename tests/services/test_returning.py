"""What may come back from the bin or from history beside the records of today."""

from __future__ import annotations

import pytest

from desktop_app.services.bin import Bin
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.returning import RecordErased, WouldContradict
from desktop_app.services.session import Session
from tests.services.stores import campaign, gift_of
from tests.services.test_cross_checks import house, person


def test_a_second_new_house_does_not_come_back(office: Session) -> None:
    owner = person(office)
    first = house(office, head={"name": "Giàng A Chứ", "record": owner})
    entry = Entry(office)
    deleted = entry.delete(first)
    second = house(office, head={"name": "Giàng A Chứ", "record": owner})
    with pytest.raises(WouldContradict) as refusal:
        Bin(office).take_out(first)
    assert refusal.value.fields["other_title"] == "Giàng A Chứ"
    with pytest.raises(WouldContradict):
        entry.undo(deleted)
    with pytest.raises(WouldContradict):
        entry.take_back(Browsing(office).history(first)[-1].version)
    entry.delete(second)
    Bin(office).take_out(first)
    assert Browsing(office).card(first).state == "complete"


def test_a_draft_comes_back_whatever_the_others_say(office: Session) -> None:
    tet = campaign(office)
    entry = Entry(office)
    draft = entry.save_draft("gift", gift_of(tet, "Lò Văn Pâng")).record
    entry.delete(draft)
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    Bin(office).take_out(draft)
    assert Browsing(office).card(draft).state == "draft"


def test_an_erased_person_does_not_come_back_as_nobody(office: Session) -> None:
    gone = person(office)
    entry = Entry(office)
    entry.delete(gone)
    Erasure(office).erase(gone, "request")
    for step in Browsing(office).history(gone):
        with pytest.raises(RecordErased):
            entry.take_back(step.version)
    with pytest.raises(RecordErased):
        Bin(office).take_out(gone)


@pytest.mark.parametrize("consent", [{}, [], {"a": 1}, 5, True])
def test_a_draft_with_anything_for_consent_is_listed_and_opened(office: Session, consent: object) -> None:
    draft = {"name": "Lò A", "consent": consent, "ethnic_group": "thai"}
    record = Entry(office).save_draft("person", draft).record  # type: ignore[arg-type]  # any JSON
    opened = Browsing(office).open("person")
    assert [opened.cells(row)[0] for row in opened.rows(0, 9)] == ["Lò A"]
    assert Browsing(office).card(record).title == "Lò A"
