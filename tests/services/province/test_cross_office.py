"""What two units recorded twice is found at the province, whoever of the two comes second."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.records import Data
from desktop_app.messages import describe_code
from desktop_app.services.province.cross_office import CrossOffice
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.person_links import LinkRows, unit_key
from tests.services.conftest import Stores
from tests.services.placed_records import place

FIRST, SECOND = "CD001", "CD002"
MAY: Data = {"name": "Tẩn Thị Mẩy", "birth": "1984"}
HERE: Data = {"village": "bản Nậm Coóng", "commune": "03544"}


@pytest.fixture
def province(stores: Stores) -> Session:
    session = stores.province().session
    from desktop_app.domain.units import Unit

    with session.connection.write():
        Ledger(session.connection).put_units(
            [Unit(FIRST, "CĐCS TH Nậm Cuổi", level="base"), Unit(SECOND, "CĐCS THCS Dào San", level="base")]
        )
    return session


def tet(session: Session, unit: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    return place(
        session,
        "campaign",
        unit,
        **{"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20", **changes},
    )


def gift(session: Session, unit: str, campaign: str, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    data = {"recipient": {"name": "Tẩn Thị Mẩy", "number": "012184001234"}, "campaign": campaign, **changes}
    return place(session, "gift", unit, **data)


def codes(session: Session, record: str) -> list[str]:
    return [one.code for one in CrossOffice(session).findings(record)]


def test_one_person_one_campaign_one_source_by_two_units(province: Session) -> None:
    first = gift(province, FIRST, tet(province, FIRST), given_on="2026-02-05", cash=1_000_000, in_kind_value=300_000)
    other_name = tet(province, SECOND, name="Tết nguyên đán 2026", starts_on="2025-12-25")
    second = gift(province, SECOND, other_name, given_on="2026-02-07")
    (finding,) = CrossOffice(province).findings(second)
    assert (finding.code, finding.other, finding.field) == ("cross_campaign", first, "recipient")
    assert "CĐCS TH Nậm Cuổi" in describe_code(finding.code, finding.fields).title
    assert "05/02/2026, 1.300.000 đồng" in describe_code(finding.code, finding.fields).title
    assert codes(province, first) == ["cross_campaign"]


def test_another_campaign_source_or_the_own_unit_is_nothing(province: Session) -> None:
    own = tet(province, FIRST)
    first = gift(province, FIRST, own)
    gift(province, FIRST, own)
    gift(province, SECOND, tet(province, SECOND, name="Tết 2025", starts_on="2025-01-10"))
    gift(province, SECOND, tet(province, SECOND), source="donor")
    gift(province, SECOND, tet(province, SECOND), recipient={"name": "Tẩn Thị Mẩy"}, place=None)
    assert codes(province, first) == []


def test_a_second_new_house_anywhere_is_found(province: Session) -> None:
    first = place(province, "house", FIRST, head=MAY, place=HERE, form="new")
    second = place(province, "house", SECOND, head={**MAY, "birth": "1984-03-05"}, place=HERE, form="new")
    assert codes(province, second) == ["cross_house"]
    assert "xây mới" in describe_code("cross_house", CrossOffice(province).findings(first)[0].fields).title
    unsure = place(province, "house", SECOND, head={"name": "Tẩn Thị Mẩy"}, place=HERE, form="new")
    assert codes(province, unsure) == ["cross_house_perhaps"]


def test_what_a_person_decided_is_kept_to(province: Session) -> None:
    first = place(province, "house", FIRST, head=MAY, place=HERE, form="new")
    place(province, "house", SECOND, head=MAY, place=HERE, form="new")
    name = province.connection.value("SELECT person_key FROM version_person LIMIT 1")
    with province.connection.write():
        LinkRows(province.connection).put(unit_key(FIRST, name), unit_key(SECOND, name), "different", "Lan", None)
    assert codes(province, first) == []


def test_an_award_is_one_by_its_natural_key(province: Session) -> None:
    person = {"name": "Lò Văn An", "number": "012084001111"}
    first = place(province, "emulation_title", FIRST, person=person)
    assert codes(province, place(province, "emulation_title", SECOND, person=person)) == ["cross_twice"]
    assert codes(province, first) == ["cross_twice"]
    stranger = place(province, "emulation_title", FIRST, person={"name": "Lò Văn Bình"})
    place(province, "emulation_title", SECOND, person={"name": "Lò Văn Bình"})
    assert codes(province, stranger) == []


def test_what_was_returned_is_no_second_time(province: Session) -> None:
    first = gift(province, FIRST, tet(province, FIRST))
    second = gift(province, SECOND, tet(province, SECOND))
    with province.connection.write():
        province.connection.run(
            "INSERT INTO record_state (record, state, version) SELECT r.seq, 'returned', v.id FROM record r"
            " JOIN version v ON v.seq = r.head WHERE r.id = ?",
            (first,),
        )
    assert codes(province, second) == []
