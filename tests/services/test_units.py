"""The unit tree of a province, an office's own name, and figures that follow what became of units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.unit_changes import Part
from desktop_app.domain.units import Unit
from desktop_app.messages import describe
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment, UnitNameDiffers
from desktop_app.services.own_unit import OwnUnit
from desktop_app.services.papers import Papers
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.services.units import Units
from desktop_app.storage.factory import store_card
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger
from tests.documents.pdf import pages
from tests.services.conftest import Stores
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, PROVINCE, UNIT, Pair, campaign, give, send, take

DAY, BEFORE = date(2025, 7, 1), date(2025, 6, 30)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def province(stores: Stores) -> Session:
    return stores.province().session


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def events(session: Session) -> list[str]:
    return [entry.event for entry in Journal(session.connection).entries(50)]


def test_a_province_begins_with_what_ended_before_it(province: Session) -> None:
    units = Units(province)
    own = province.identity.unit
    then = [(line.depth, line.unit.name) for line in units.lines(BEFORE)]
    assert then[0] == (0, PROVINCE)
    assert len(then) == 12
    assert (1, "LĐLĐ huyện Than Uyên") in then
    assert (1, "Công đoàn ngành Giáo dục tỉnh Lai Châu") in then
    assert [line.unit.code for line in units.lines(DAY)] == [own]
    assert len(units.lines()) == 12
    assert events(province).count("units_planted") == 1
    Units(province)
    assert events(province).count("units_planted") == 1


def test_an_older_province_gets_its_tree_when_first_asked(province: Session) -> None:
    with province.connection.write():
        province.connection.run("DELETE FROM unit")
        Ledger(province.connection).put_units([Unit("CDVC", "Đã dùng mã này", province.identity.unit)])
    tree = Units(province).tree()
    assert tree.name_on("CDVC", None) == "Đã dùng mã này"
    assert tree.name_on(province.identity.unit, None) == PROVINCE
    assert len(tree.codes) == 12


def test_every_change_is_journalled_and_one_step(province: Session) -> None:
    units = Units(province)
    units.add("CD1", "CĐCS Một", start=date(2020, 1, 1), superior="LDLD-110")
    units.add("CD2", "CĐCS Hai", superior="LDLD-110")
    assert {line.unit.code for line in units.lines(DAY) if line.orphan} == {"CD1", "CD2"}
    for code in ("CD1", "CD2"):
        units.move(code, province.identity.unit, DAY)
    assert not any(line.orphan for line in units.lines(DAY))
    units.rename("CD1", "CĐCS Một mới", DAY)
    units.add("CD1-T1", "Tổ công đoàn số 1", superior="CD1", level="group", start=DAY)
    units.merge(["CD1"], Part("CD2"), date(2026, 1, 1))
    units.split("CD2", [Part("CD2"), Part("CD3", "CĐCS Ba")], date(2026, 2, 1))
    units.dissolve("CD3", date(2026, 3, 1))
    assert events(province)[:10] == [
        "unit_dissolved",
        "unit_split",
        "units_merged",
        "unit_added",
        "unit_renamed",
        "unit_moved",
        "unit_moved",
        "unit_added",
        "unit_added",
        "units_planted",
    ]
    now = [(line.depth, line.unit.name, line.superior_name) for line in units.lines(date(2026, 3, 1))]
    assert now == [(0, PROVINCE, ""), (1, "CĐCS Hai", PROVINCE), (2, "Tổ công đoàn số 1", "CĐCS Hai")]
    assert [line.became for line in units.lines() if line.unit.valid_to == "2025-12-31"] == [("CĐCS Hai",), ()]
    assert units.name_on("CD1", BEFORE) == "CĐCS Một"
    assert units.name_on("XX") == "XX"


def test_a_refused_change_changes_nothing(province: Session) -> None:
    units = Units(province)
    before, journal = list(units.tree()), Journal(province.connection).head()
    own = province.identity.unit
    with refusal("unit_exists") as refused:
        units.add("LDLD-110", "Khác")
    assert describe(refused.value).title == "Mã LDLD-110 đã là của LĐLĐ huyện Than Uyên."
    changes: list[Callable[[], None]] = [
        lambda: units.dissolve(own, DAY),
        lambda: units.merge([own], Part("LDLD-110"), BEFORE),
        lambda: units.split(own, [Part("A", "a"), Part("B", "b")], DAY),
        lambda: units.move(own, "LDLD-110", BEFORE),
    ]
    for change in changes:
        with refusal("province_stays"):
            change()
    with refusal("name_too_long"):
        units.add("CD1", "x" * 151)
    assert (list(units.tree()), Journal(province.connection).head()) == (before, journal)


def test_a_province_renames_itself_and_its_tree(province: Session, stores: Stores) -> None:
    units, own = Units(province), province.identity.unit
    units.rename(own, "Liên đoàn Lao động tỉnh Lai Châu", DAY)
    assert province.identity.unit_name == "Liên đoàn Lao động tỉnh Lai Châu"
    assert (units.name_on(own, BEFORE), units.name_on(own, DAY)) == (PROVINCE, "Liên đoàn Lao động tỉnh Lai Châu")
    assert province.identity.on(BEFORE).unit_name == PROVINCE
    assert "own_unit_changed" in events(province)
    province.close()
    assert store_card(stores.root / "province").unit_name == "Liên đoàn Lao động tỉnh Lai Châu"


def test_an_office_changes_name_superior_and_place_from_a_day(office: Session, stores: Stores) -> None:
    own, code = OwnUnit(office), office.identity.unit
    own.change(DAY, name="CĐCS Trường Nậm Cuổi", superior="Công đoàn xã Nậm Cuổi", commune="Mường Than")
    now = office.identity
    assert (now.unit, now.unit_name, now.superior, now.commune) == (
        code,
        "CĐCS Trường Nậm Cuổi",
        "Công đoàn xã Nậm Cuổi",
        "03618",
    )
    assert now.on(BEFORE).unit_name == OFFICE
    own.change(DAY, name="CĐCS Trường PTDTBT Nậm Cuổi")
    assert office.identity.on(DAY).unit_name == "CĐCS Trường PTDTBT Nậm Cuổi"
    assert len(office.identity.former) == 1, "a correction of the same day is no second change"
    assert events(office)[:2] == ["own_unit_changed", "own_unit_changed"]
    office.close()
    assert stores.reopen().identity.on(BEFORE).unit_name == OFFICE


@pytest.mark.parametrize(
    ("code", "start", "changes"),
    [
        ("own_unit_same", DAY, {"name": "Tên mới"}),
        ("own_unit_changed_later", BEFORE, {"name": "Tên khác"}),
        ("own_unit_not_yet", date(2099, 1, 1), {"name": "Tên khác"}),
        ("office_unnamed", DAY, {"name": " "}),
        ("name_too_long", DAY, {"superior": "x" * 151}),
        ("commune_unknown", DAY, {"commune": "Không có xã này"}),
    ],
)
def test_what_an_office_cannot_change(office: Session, code: str, start: date, changes: dict[str, str]) -> None:
    own = OwnUnit(office)
    own.change(DAY, name="Tên mới", commune="")
    before = office.identity
    with refusal(code) as refused:
        own.change(start, **changes)
    assert office.identity == before
    assert describe(refused.value).next_step or code == "commune_unknown"


def test_paper_bears_the_name_of_the_records_day(office: Session, stores: Stores) -> None:
    records = give(office, campaign(office), ["Lò Thị Mẩy"])
    OwnUnit(office).change(date(2026, 3, 1), name="CĐCS Tên Mới")
    Papers(office).sign_sheet(stores.root / "a.pdf", records=records)
    assert "NẬM CUỔI" in text((stores.root / "a.pdf").read_bytes())
    Papers(office).sign_sheet(stores.root / "b.pdf", blank=True)
    assert "TÊN MỚI" in text((stores.root / "b.pdf").read_bytes())


def test_the_tree_travels_with_the_admission(pair: Pair) -> None:
    rows = Ledger(pair.office.connection).units()
    assert {row.name for row in rows} >= {OFFICE, PROVINCE, "LĐLĐ huyện Than Uyên"}
    (former,) = [row for row in rows if row.code == "LDLD-110"]
    assert (former.superior, former.valid_to) == (pair.province.identity.unit, "2025-06-30")


def test_an_admission_does_not_rename_a_unit_of_the_tree(stores: Stores) -> None:
    office, province = stores.office().session, stores.province().session
    units = Units(province)
    units.add(UNIT, "CĐCS Trường Nậm Cuổi", start=date(2020, 1, 1))
    request = OfficeEnrolment(office).write_request(stores.root, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(OfficeEnrolment(office).state().fingerprint)
    at_province = ProvinceEnrolment(province)

    def approve(name: str | None) -> Path:
        return at_province.approve(
            request, typed, to=stores.root, signer=OPERATOR, passphrase=PASSPHRASE, unit=UNIT, name=name
        )

    with pytest.raises(UnitNameDiffers):
        approve(OFFICE)
    assert at_province.devices() == []
    approve(None)
    assert [row.name for row in units.tree().history(UNIT)] == ["CĐCS Trường Nậm Cuổi"]


def gifts(session: Session, unit: str, *, with_predecessors: bool) -> dict[str, object]:
    rows = Reporting(session).period(*YEAR, unit=unit, with_predecessors=with_predecessors)
    return {row.measure: row.value for row in rows if row.kind == "gift"}


def test_a_report_takes_predecessors_along(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Lò Thị Mẩy", "Vàng A Lử"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    units = Units(pair.province)
    units.merge([UNIT], Part("CD002", "CĐCS Các trường Nậm Cuổi"), date(2026, 4, 1))
    alone, along = (gifts(pair.province, "CD002", with_predecessors=one) for one in (False, True))
    assert set(alone.values()) == {0}
    assert along == gifts(pair.province, UNIT, with_predecessors=False)
    assert along["value"] == 2_600_000
    (desk,) = [row for row in ProvinceDesk(pair.province).units() if row.records]
    assert (desk.code, desk.name) == (UNIT, OFFICE), "records stay with the unit that gave"


def test_from_a_unit_that_goes_on_only_the_past_is_shared(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Lò Thị Mẩy"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    units = Units(pair.province)
    units.split(UNIT, [Part(UNIT), Part("CD002", "CĐCS Mầm non")], date(2026, 2, 6))
    units.split("CD002", [Part("CD002"), Part("CD003", "CĐCS Nhà trẻ")], date(2026, 2, 7))
    shared = gifts(pair.province, "CD003", with_predecessors=True)
    assert shared["value"] == 1_300_000
    with refusal("unit_changed_later"):
        units.split(UNIT, [Part(UNIT), Part("CD004", "CĐCS Tách trước")], date(2026, 2, 1))


def test_a_part_taken_before_a_gift_does_not_share_it(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Lò Thị Mẩy"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    Units(pair.province).split(UNIT, [Part(UNIT), Part("CD002", "CĐCS Mầm non")], date(2026, 2, 5))
    assert set(gifts(pair.province, "CD002", with_predecessors=True).values()) == {0}
