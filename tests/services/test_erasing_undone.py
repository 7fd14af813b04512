"""A backup from before an erasure is restored: the office is told, the province keeps it away and is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.received import Notice, Received
from desktop_app.services.safekeeping import RestoredStore, Safekeeping, restore_store
from desktop_app.services.session import Session
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, gift_of, send, take
from tests.services.test_erasing import SECRET, traces
from tests.services.test_merging import person


@dataclass(slots=True)
class Desks:
    """An office that is set back, its province, and who was erased after the backup."""

    stores: Stores
    office: Session
    province: Session
    stick: Path
    record: str
    tet: str
    backup: Path

    def go_back(self) -> RestoredStore:
        """Restore the backup."""
        self.office.close()
        done = restore_store(
            self.backup, self.stores.root / "office", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock()
        )
        self.office = self.stores.reopen()
        return done

    def carry(self) -> Received:
        """Bring the office's next bundle to the province."""
        (answer,) = take(self.province, send(self.office, self.stick).written_to)
        assert answer.ok
        return answer


def of_erasures(answer: Received) -> list[Notice]:
    """Return what was told of erasures; that a device went back is told beside it."""
    return [notice for notice in answer.notices if notice.code.startswith("erased")]


@pytest.fixture
def desks(stores: Stores) -> Desks:
    """A person with a gift, sent; a backup; her erasure or her campaign's is left to the test."""
    office, province = stores.office().session, stores.province()
    stick = stores.root / "stick"
    enrol(office, province, stick)
    tet, record = campaign(office), person(office)
    Entry(office).complete("gift", gift_of(tet, "", recipient={"name": SECRET, "record": record}))
    take(province.session, send(office, stick).written_to)
    outside = stores.root / "outside"
    outside.mkdir()
    return Desks(stores, office, province.session, stick, record, tet, Safekeeping(office).backup(outside))


def told(session: Session) -> list[str]:
    """Return what ``check`` says of erasures."""
    found = [finding.code for finding in Safekeeping(session).check()]
    return sorted({code for code in found if code in ("erasure_undone", "record_returned")})


def test_the_office_is_told_until_it_erases_again(desks: Desks) -> None:
    assert desks.office.notices == []
    Erasure(desks.office).erase(desks.record, "request")
    assert told(desks.office) == []
    assert desks.go_back().undone == (SECRET,)
    assert "erasure_undone" in desks.office.notices
    assert told(desks.office) == ["erasure_undone"]
    Erasure(desks.office).erase(desks.record, "request")
    assert told(desks.office) == []
    desks.office.close()
    desks.office = desks.stores.reopen()
    assert desks.office.notices == []


def test_a_campaign_too(desks: Desks) -> None:
    Erasure(desks.office).erase_campaign(desks.tet)
    assert desks.go_back().undone == ("Tết Bính Ngọ 2026",)
    assert told(desks.office) == ["erasure_undone"]
    Erasure(desks.office).erase_campaign(desks.tet)
    assert told(desks.office) == []


def test_a_backup_from_after_the_erasure_undoes_nothing(desks: Desks) -> None:
    Erasure(desks.office).erase(desks.record, "request")
    outside = desks.stores.root / "later"
    outside.mkdir()
    desks.backup = Safekeeping(desks.office).backup(outside)
    assert desks.go_back().undone == ()
    assert told(desks.office) == []
    assert of_erasures(desks.carry()) == []


def test_the_province_is_told_and_is_emptied_when_the_office_erases_again(desks: Desks) -> None:
    Erasure(desks.office).erase(desks.record, "request")
    assert of_erasures(desks.carry()) == []
    desks.go_back()
    (again,) = of_erasures(desks.carry())
    assert again.code == "erased_sent_again"
    assert traces(desks.province, SECRET) == []
    data = {**Browsing(desks.office).card(desks.record).data, "workplace": "Trường Z"}
    Entry(desks.office).complete("person", data, record=desks.record, reason="Bổ sung")
    (back,) = of_erasures(desks.carry())
    assert (back.code, back.fields) == ("erased_returned", {"records": 1})
    assert told(desks.province) == ["record_returned"]
    assert "erased_returned" in [code for code, _fields in ProvinceDesk(desks.province).inbox()[0].notices]
    assert traces(desks.province, SECRET) != [], "the province never edits a unit's data"
    Erasure(desks.office).erase(desks.record, "request")
    assert of_erasures(desks.carry()) == []
    assert traces(desks.province, SECRET) == []
    assert told(desks.province) == []


def test_an_erasure_that_arrives_after_what_undid_it_is_told_too(desks: Desks) -> None:
    Erasure(desks.office).erase(desks.record, "request")
    late = send(desks.office, desks.stick).written_to
    desks.go_back()
    data = {**Browsing(desks.office).card(desks.record).data, "workplace": "Trường Z"}
    Entry(desks.office).complete("person", data, record=desks.record, reason="Bổ sung")
    assert of_erasures(desks.carry()) == []
    (answer,) = take(desks.province, late)
    assert [notice.code for notice in of_erasures(answer)] == ["erased_returned"]
    assert told(desks.province) == ["record_returned"]


def test_nobody_is_advised_to_take_an_erased_person_out_of_the_bin(desks: Desks) -> None:
    """The office writes on from the backup: at the province her record is empty, whoever names her."""
    Erasure(desks.office).erase(desks.record, "request")
    assert desks.carry().ok
    desks.go_back()
    later = gift_of(desks.tet, "", recipient={"name": SECRET, "record": desks.record}, given_on="2026-02-07")
    (given,) = Entry(desks.office).add_all("gift", [later], "complete")
    desks.carry()
    found = Safekeeping(desks.province).check(records_only=True)
    assert Browsing(desks.province).card(given).title == SECRET
    assert [one.fields for one in found if one.fields.get("problem") == "link_deleted"] == []
