"""A backup from before an erasure is restored: the office is told, the province keeps it away and is told."""

from __future__ import annotations

import shutil
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
from desktop_app.storage.travel import TravelStates
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.receipts import answer, read, reconciled, states, why
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


def test_the_receipt_tells_the_office_what_was_erased_instead_of_calling_it_received(desks: Desks) -> None:
    """Opened before the restored office sends anything: what the province counts as one life brings no order yet."""
    Erasure(desks.office).erase(desks.record, "request")
    desks.carry()
    receipts = [answer(desks.province, desks.stick) for _time in range(2)]
    desks.go_back()
    done = read(desks.office, receipts[0])
    assert (done.erased, done.back_to_ready) == (2, 0), "her own record and the gift that names her"
    found, gift = states(desks.office), gift_record(desks.office)
    assert {record: found[record] for record in (desks.record, gift, desks.tet)} == {
        desks.record: "erased", gift: "erased", desks.tet: "received",
    }  # fmt: skip
    assert (why(desks.office, "person"), why(desks.office)) == ({"erased": 1}, {"erased": 1})
    assert reconciled(desks.office).explained
    assert TravelStates(desks.office.connection, desks.office.identity.device).counts()["erased"] == 2
    assert read(desks.office, receipts[1]).erased == 2, "told until it is erased here too"
    steps = desks.office.connection.value("SELECT count(*) FROM record_state WHERE state = 'erased'")
    assert steps == 2, "noted once"


def test_what_a_receipt_told_to_be_erased_does_not_go_on_the_stick_again(desks: Desks) -> None:
    Erasure(desks.office).erase(desks.record, "request")
    desks.carry()
    receipt = answer(desks.province, desks.stick)
    desks.go_back()
    assert read(desks.office, receipt).erased == 2
    got = desks.carry()
    assert (of_erasures(got), got.known, got.new) == ([], 1, 0), "the campaign alone travels again"
    assert traces(desks.office, SECRET) != []
    assert read(desks.office, answer(desks.province, desks.stick)).erased == 0
    assert traces(desks.office, SECRET) == [], "the unit's own order reaches the life that was put back"
    assert "erased" not in states(desks.office).values()


def test_a_province_that_forgot_the_erasure_is_sent_it_all_again(desks: Desks) -> None:
    """Both were set back: what nobody knows to be erased is not kept from the province."""
    desks.province.connection.flush_log()
    shutil.copytree(desks.province.folder, desks.stores.root / "image", ignore=shutil.ignore_patterns("*lock"))
    Erasure(desks.office).erase(desks.record, "request")
    desks.carry()
    receipt = answer(desks.province, desks.stick)
    desks.go_back()
    assert read(desks.office, receipt).erased == 2
    desks.province.close()
    desks.province = desks.stores.reopen("image")
    desks.carry()
    assert read(desks.office, answer(desks.province, desks.stick)).erased == 0
    assert set(states(desks.office).values()) == {"received"}
    assert reconciled(desks.office).agree


def gift_record(session: Session) -> str:
    """Return the one gift there is."""
    return str(session.connection.value("SELECT id FROM record WHERE kind = 'gift'"))


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
