"""Erasing everybody in a campaign: at the office, and by the next bundle at the province."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.base.errors import ProgramError
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.campaign_people import CampaignReach
from desktop_app.services.entry import Entry, ForeignRecord, RecordUnknown
from desktop_app.services.erasing import Erasure, NothingToErase
from desktop_app.services.grid_saving import GridSaving
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.merging import Merging
from desktop_app.services.people import People
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.journal import Journal
from desktop_app.storage.listing import Totals
from desktop_app.storage.rebuild import Rebuild
from tests.domain.test_kinds import table
from tests.services.grids import HEAD, PAU, gifts
from tests.services.grids import tet as tet_of_grids
from tests.services.stores import Pair, campaign, gift_of, give, send, take
from tests.services.test_erasing import report, traces
from tests.services.test_merging import person, place

NUMBER, OTHER_NUMBER, PHONE = "012084001234", "012184001111", "0987654321"
WORDS = ("Giàng A Chứ", "Mùa A Vảng", "Lường Thị Hặc", "Sùng Thị Dợ", "Vàng A Sử", "Thào Thị Xía", "Giàng A Dình")
GONE = (*WORDS, NUMBER, OTHER_NUMBER, PHONE, "Nậm Coóng", "1984-09-01")
"""Whatever tells of somebody who is named in nothing but the campaign."""


@dataclass(frozen=True, slots=True)
class Life:
    """A campaign with people of every sort, and a second one in which one of them is named too."""

    tet: str
    storm: str
    known: str
    merged: str
    both: str


def a_life(session: Session) -> Life:
    """Record people on record and not, a merging, drafts, the bin, a correction, a move, typing; return the ids."""
    entry, tet, storm = Entry(session), campaign(session), campaign(session, "Bão số 3")
    home = place(session, "Nậm Cuổi", "Nậm Coóng")
    known = person(session, number=NUMBER, birth="1984-09-01", address=home, phone=PHONE)
    merged, both = person(session, birth="1984"), person(session, "Lò Văn Pâng", birth="1990")
    her: Data = {"name": WORDS[0], "record": known}

    def add(name: str = "", to: str = tet, **changes: object) -> str:
        (record,) = entry.add_all("gift", [gift_of(to, name, **changes)], "complete")
        return record

    first = add(recipient=her, place=home, signing="on_behalf", signed_by=WORDS[6], note=f"Gọi {PHONE}")
    corrected = gift_of(tet, "", recipient={**her, "birth": "1984"}, workplace=f"Nhà {WORDS[0]}", cash=5)
    entry.complete("gift", corrected, record=first, reason=f"Trùng với {WORDS[0]}")
    add(recipient={"name": WORDS[0], "record": merged, "number": NUMBER})
    for name, where in ((WORDS[1], "Nậm Cuổi"), (WORDS[1], "Nậm Cuổi"), (WORDS[1], "Nậm Mạ")):
        add(name, place=place(session, where, "Nậm Coóng"))  # the first two are one person
    add(recipient={"name": WORDS[2], "number": OTHER_NUMBER})
    entry.save_draft("gift", gift_of(tet, WORDS[3], cash=None))
    entry.delete(add(WORDS[4]), reason=f"{WORDS[4]} đã mất")
    add(recipient={"name": "Lò Văn Pâng", "record": both})
    add(to=storm, recipient={"name": "Lò Văn Pâng", "record": both})
    moved = add("Tẩn Thị Mẩy")
    entry.complete("gift", gift_of(storm, "Tẩn Thị Mẩy"), record=moved, reason="Nhầm đợt")
    ill: Data = {"recipient": {"name": WORDS[5]}, "member": her, "circumstances": f"{WORDS[5]} ốm", "campaign": tet}
    entry.add_all("visit", [{**table("visit")["valid"], **ill}], "complete")
    Merging(session).merge(known, merged, keep=["birth"])
    KeptTyping(session).keep("gift", None, 1, {"recipient": {"name": WORDS[1]}, "campaign": tet})
    KeptTyping(session).keep("person", known, 1, {"name": WORDS[0]})
    KeptTyping(session).keep("campaign", tet, 1, {"name": "Tết Bính Ngọ"})
    return Life(tet, storm, known, merged, both)


def totals(session: Session, tet: str) -> list[Totals]:
    """Return the sums of the campaign's lists, drafts included."""
    return [Browsing(session).open(kind, campaign=tet).totals() for kind in ("gift", "visit")]


def faults(session: Session) -> list[str]:
    """Return what the checks of the store and of its records find wrong for certain."""
    assert list(Rebuild(session.connection, session.lifting).differences()) == []
    return sorted(
        f"{one.code} {one.fields.get('problem')}"
        for one in Safekeeping(session).check()
        if one.code != "record_doubtful"
    )


def test_nobody_is_named_any_more_and_the_campaign_counts_as_before(office: Session) -> None:
    life = a_life(office)
    before, of_campaign = totals(office, life.tet), Browsing(office).card(life.tet).data
    wrong, doubts = faults(office), len(Safekeeping(office).check(records_only=True))
    plan = Erasure(office).plan_campaign(life.tet)
    # Chứ (one, merged), Vảng (two of the name), Hặc, Dợ, Sử in the bin, Pâng, Xía
    assert (plan.title, plan.records, plan.persons, plan.cards, plan.foreign) == ("Tết Bính Ngọ 2026", 10, 8, 2, 0)
    done = Erasure(office).erase_campaign(life.tet, "retention")
    assert (done.records, done.versions) == (10, plan.versions)
    assert traces(office, *GONE) == []
    assert totals(office, life.tet) == before
    assert Browsing(office).card(life.tet).data == of_campaign
    rows = Browsing(office).open("gift", campaign=life.tet).rows(0, 20)
    assert {row.title for row in rows} == {ERASED_NAME}
    assert Browsing(office).twins("gift") == 0, "nobody could say any more whether two are one"
    assert Browsing(office).open("gift", search="vảng").count == 0
    assert (wrong, faults(office)) == (["record_invalid not_once"] * 2, [])
    assert len(Safekeeping(office).check(records_only=True)) <= doubts


def test_only_the_campaign_is_touched(office: Session) -> None:
    life = a_life(office)
    Erasure(office).erase_campaign(life.tet)
    browsing = Browsing(office)
    assert [row.title for row in browsing.open("gift", campaign=life.storm).rows(0, 9)] == [
        "Tẩn Thị Mẩy",
        "Lò Văn Pâng",
    ]
    assert [row.id for row in browsing.open("person").rows(0, 9)] == [life.both]
    assert [hit.name for hit in People(office).search("pâng")] == ["Lò Văn Pâng"]
    assert [(one.kind, one.data) for one in KeptTyping(office).offers()] == [("campaign", {"name": "Tết Bính Ngọ"})]
    entry = Journal(office.connection).entries(1)[0]
    assert (entry.event, entry.facts["record"], entry.facts["reason"]) == ("erased", life.tet, "retention")


def test_what_is_added_later_is_erased_later_and_nothing_else_again(office: Session) -> None:
    life = a_life(office)
    Erasure(office).erase_campaign(life.tet)
    with pytest.raises(NothingToErase):
        Erasure(office).plan_campaign(life.tet)
    Entry(office).add_all("gift", [gift_of(life.tet, "Phàn Thị Liều")], "complete")
    before = totals(office, life.tet)
    plan = Erasure(office).plan_campaign(life.tet)
    assert (plan.records, plan.persons, plan.versions) == (1, 1, 1)
    Erasure(office).erase_campaign(life.tet)
    assert totals(office, life.tet) == before
    assert traces(office, "Phàn Thị Liều") == []


def test_an_error_in_the_middle_leaves_everything(office: Session) -> None:
    life = a_life(office)
    with office.connection.write() as connection:
        connection.run(
            "CREATE TRIGGER stop BEFORE INSERT ON erased_version BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    before = Journal(office.connection).head()
    with pytest.raises(ProgramError):
        Erasure(office).erase_campaign(life.tet)
    assert Journal(office.connection).head() == before
    assert Browsing(office).open("erasure").count == 0
    assert sorted({row.title for row in Browsing(office).open("gift", campaign=life.tet).rows(0, 20)}) == sorted(
        {*WORDS[:4], "Lò Văn Pâng"}
    )
    assert len(KeptTyping(office).offers()) == 3
    assert check_store(office.connection) == []


def test_the_next_bundle_empties_the_province_too(pair: Pair, tmp_path: Path) -> None:
    office, province = pair.office, pair.province
    life = a_life(office)
    first = send(office, pair.stick).written_to
    old = shutil.copy(first, tmp_path / first.name)
    take(province, first)
    assert traces(province, WORDS[0], NUMBER) != []
    before, of_office = totals(province, life.tet), totals(office, life.tet)
    Erasure(office).erase_campaign(life.tet)
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert (arrived.ok, arrived.code) == (True, "")
    assert traces(province, *GONE) == []
    assert totals(province, life.tet) == before
    assert totals(office, life.tet) == of_office
    assert report(province) == report(office)
    assert faults(province) == []
    (again,) = take(province, Path(old))
    assert (again.ok, again.new) == (True, 0)
    assert traces(province, *GONE) == []


def test_a_campaign_whose_people_are_in_nothing_else_leaves_every_figure(pair: Pair) -> None:
    """Persons of the year too: whoever is named elsewhere is counted there once more, and here nobody is."""
    office, province = pair.office, pair.province
    tet, known = campaign(office), person(office, number=NUMBER)
    entry = Entry(office)
    for recipient in ({"name": WORDS[0], "record": known, "number": NUMBER}, {"name": WORDS[1]}, {"name": WORDS[2]}):
        entry.add_all("gift", [gift_of(tet, "", recipient=recipient)] * 2, "complete")
    take(province, send(office, pair.stick).written_to)
    before = report(office)
    assert report(province) == before
    Erasure(office).erase_campaign(tet)
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert arrived.ok
    assert report(office) == report(province) == before


def test_a_number_and_a_link_that_are_one_person_stay_one(office: Session) -> None:
    """Reports count them once, and so is what stands for them."""
    tet, known = campaign(office), person(office, number=NUMBER)
    linked = {"name": WORDS[0], "record": known}
    recipients = (linked, {**linked, "number": NUMBER}, {"name": "Giang A Chu", "number": NUMBER})
    Entry(office).add_all("gift", [gift_of(tet, "", recipient=one) for one in recipients], "complete")
    before = totals(office, tet)
    assert before[0].persons == 1
    Erasure(office).erase_campaign(tet)
    assert totals(office, tet) == before


def test_a_person_named_by_her_number_alone_elsewhere_keeps_her_record(office: Session) -> None:
    tet, storm, known = campaign(office), campaign(office, "Bão số 3"), person(office, number=NUMBER)
    recipients = [(tet, {"name": WORDS[0], "record": known}), (storm, {"name": WORDS[0], "number": NUMBER})]
    Entry(office).add_all("gift", [gift_of(to, "", recipient=one) for to, one in recipients], "complete")
    assert Erasure(office).plan_campaign(tet).cards == 0
    Erasure(office).erase_campaign(tet)
    assert Browsing(office).card(known).data["number"] == NUMBER
    (row,) = Browsing(office).open("gift", campaign=tet).rows(0, 9)
    assert known not in str(row.data), "nothing leads from the campaign to her"


def test_what_cannot_be_erased_says_why(pair: Pair) -> None:
    office, province = pair.office, pair.province
    tet, empty = campaign(office), campaign(office, "Trung thu 2026")
    record = Entry(office).complete("gift", gift_of(tet, WORDS[0])).record
    take(province, send(office, pair.stick).written_to)
    for unknown in ("f" * 32, record):
        with pytest.raises(RecordUnknown):
            Erasure(office).plan_campaign(unknown)
    with pytest.raises(NothingToErase):
        Erasure(office).erase_campaign(empty)
    with pytest.raises(ForeignRecord):
        Erasure(province).erase_campaign(tet)


def test_the_index_of_words_holds_nobody_either(office: Session) -> None:
    tet = campaign(office)
    give(office, tet, ["Vàng Thị Zyxwkuq"])

    def held() -> bool:
        return any(b"zyxwkuq" in block for (block,) in office.connection.read("SELECT block FROM search_data"))

    assert held()
    Erasure(office).erase_campaign(tet)
    assert not held()
    log = next(iter(office.folder.glob("*.db-wal")), None)
    assert log is None or log.stat().st_size == 0


def test_rows_on_their_way_into_an_erased_campaign_are_neither_written_nor_kept(office: Session) -> None:
    """A grid is written in the background while its campaign is erased: the erasure was first."""
    tet = tet_of_grids(office)
    give(office, tet, ["Lò Văn Páo"])
    book = gifts(office, HEAD, PAU, campaign=tet)
    book.keep()
    plan = book.plan()
    Erasure(office).erase_campaign(tet)
    own = office.for_task()
    written = GridSaving(own).write(plan)
    own.close()
    assert written == ()
    assert KeptTyping(office).offers() == []
    assert book.finish(plan, written).left == 0
    assert [row.title for row in Browsing(office).open("gift").rows(0, 9)] == [ERASED_NAME]


def test_rows_that_were_written_first_are_erased_with_the_others(office: Session) -> None:
    """What an erasure reaches is looked up once nothing can be saved beside it: here a grid is written just before."""
    tet = tet_of_grids(office)
    give(office, tet, ["Lò Văn Páo"])
    plan, seen = gifts(office, HEAD, PAU, campaign=tet).plan(), list[int]()

    class Erasing(Erasure):
        def _campaign_reach(self, campaign: str) -> CampaignReach:
            seen.append(int(office.connection.database.conn.in_transaction))
            return super()._campaign_reach(campaign)

    GridSaving(office).write(plan)
    assert Erasing(office).erase_campaign(tet).records == 2
    assert seen == [1]
    assert {row.title for row in Browsing(office).open("gift").rows(0, 9)} == {ERASED_NAME}
