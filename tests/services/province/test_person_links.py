"""Persons whom several offices record: one by number, else by what somebody decides."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.records import Data
from desktop_app.domain.units import Unit
from desktop_app.services.permissions import MayNotCheck
from desktop_app.services.province.person_links import (
    LinkFigures,
    LinkNotDecided,
    LinksDiffer,
    PairUnknown,
    PersonLinks,
)
from desktop_app.services.session import Session
from desktop_app.storage.figures import Span
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.ledger import Ledger
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.storage.gifts import people_in

UNITS = ("CD001", "CD002", "CD003")
HERE: Data = {"village": "bản Nậm Coóng", "commune": "03544"}


@pytest.fixture
def province(stores: Stores) -> Session:
    session = stores.province().session
    with session.connection.write():
        Ledger(session.connection).put_units([Unit(code, f"CĐCS {code}", level="base") for code in UNITS])
    return session


def gift(session: Session, unit: str, **recipient: Any) -> str:  # noqa: ANN401 - any JSON
    return place(session, "gift", unit, recipient={"name": "Tẩn Thị Mẩy", **recipient}, place=HERE)


def persons(session: Session, unit: str | None = None) -> int:
    units = None if unit is None else [unit]
    return people_in(session.connection, Span("2000-01-01", "2030-12-31"), ["recipient"], units).persons


def test_one_number_is_one_person_without_anybodys_doing(province: Session) -> None:
    gift(province, "CD001", birth="1984", number="012184001234")
    gift(province, "CD002", birth="1984", number="012184001234")
    links = PersonLinks(province)
    assert links.candidates() == []
    assert links.figures() == LinkFigures(by_number=1, by_decision=0, unlinked=0)
    assert persons(province) == 1


def test_a_name_with_birth_and_commune_waits_for_a_decision(province: Session) -> None:
    person = place(
        province, "person", "CD001", name="Tẩn Thị Mẩy", birth="1984-03-05", address=HERE, number=None, sex="female"
    )
    gift(province, "CD001", record=person)
    gift(province, "CD002", birth="1984")
    links = PersonLinks(province)
    (pair,) = links.candidates()
    assert {pair.first.unit_name, pair.second.unit_name} == {"CĐCS CD001", "CĐCS CD002"}
    assert {pair.first.birth, pair.second.birth} == {"1984-03-05", "1984"}
    assert persons(province) == 2
    links.decide(pair.first.key, pair.second.key, "same", pair.first.name)
    assert (persons(province), links.candidates()) == (1, [])
    assert links.figures() == LinkFigures(by_number=0, by_decision=1, unlinked=0)
    assert persons(province, "CD001") == 1
    links.undo(pair.first.key, pair.second.key)
    assert (persons(province), len(links.candidates())) == (2, 1)
    with pytest.raises(LinkNotDecided):
        links.undo(pair.first.key, pair.second.key)


def test_one_name_key_of_several_units_counts_once_until_they_are_told_apart(province: Session) -> None:
    for unit in UNITS:
        gift(province, unit, birth="1984")
    links = PersonLinks(province)
    assert (persons(province), len(links.candidates())) == (1, 3)
    first, second, third = (f"unit:{unit}|tan thi may|03544|1984" for unit in UNITS)
    assert {key for pair in links.candidates() for key in (pair.first.key, pair.second.key)} == {first, second, third}
    links.decide(first, second, "different")
    assert persons(province) == 2
    links.decide(second, third, "same")
    assert (persons(province), persons(province, "CD002")) == (2, 1)
    links.decide(first, third, "different")
    assert (persons(province), links.candidates()) == (2, [])


def test_what_is_certainly_two_is_no_pair_and_cannot_be_one(province: Session) -> None:
    gift(province, "CD001", birth="1984", number="012184001234")
    gift(province, "CD002", birth="1984", number="012184009999")
    gift(province, "CD002", birth="1990")
    links = PersonLinks(province)
    assert links.candidates() == []
    with pytest.raises(LinksDiffer):
        links.decide("number:012184001234", "number:012184009999", "same")


def test_who_does_not_check_decides_nothing(province: Session) -> None:
    province.operator = Operator("Lan", "", ("enter",))
    with pytest.raises(MayNotCheck):
        PersonLinks(province).decide("record:a", "record:b", "same")


def test_a_pair_is_named_by_a_mark_that_tells_nothing_of_a_number(province: Session) -> None:
    gift(province, "CD001", birth="1984", number="012184001234")
    for unit in UNITS[1:]:
        gift(province, unit, birth="1984")
    links = PersonLinks(province)
    marks = {pair.mark for pair in links.candidates()}
    assert (len(marks), any("012184001234" in mark for mark in marks)) == (3, False)
    pair = links.named(min(marks)[:8])
    assert (pair.mark, pair.decision) == (min(marks), None)
    links.decide(pair.second.key, pair.first.key, "different")
    assert links.named(pair.mark).decision == "different"
    for unknown in ("", "0" * 12):
        with pytest.raises(PairUnknown):
            links.named(unknown)
