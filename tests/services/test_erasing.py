"""Erasing a person: at the office, and by the next bundle at the province, with a real office and province."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, ForeignRecord, KindUnknown, RecordUnknown
from desktop_app.services.erasing import AlreadyErased, Erasure
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.merging import Merging
from desktop_app.services.people import People
from desktop_app.services.person_card import PersonCards
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.storage.check import check_store
from desktop_app.storage.journal import Journal
from desktop_app.storage.rebuild import Rebuild
from tests.services.stores import Pair, campaign, gift_of, send, take
from tests.services.test_merging import NUMBER, gift_to, person, place

SECRET = "Giàng A Chứ"


def report(session: Session) -> list[object]:
    """Return every figure of 2026 but the number of persons on record and of erasures."""
    from datetime import date

    rows = Reporting(session).period(date(2026, 1, 1), date(2026, 12, 31))
    return [(row.kind, row.measure, row.value) for row in rows if row.kind not in ("person", "erasure")]


def traces(session: Session, *words: str) -> list[str]:
    """Return the files of the store's database that hold a word in any table, and the tables where."""
    found = []
    tables = [name for (name,) in session.connection.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        if table.startswith("search"):
            continue
        for row in session.connection.read(f"SELECT * FROM {table}"):
            texts = [cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row]
            found += [f"{table}: {word}" for word in words for text in texts if word in text]
    return found


def a_life(session: Session) -> tuple[str, str]:
    """Record a person with two records, gifts, a draft, a binned gift, a correction and kept typing; return her id."""
    tet = campaign(session)
    kept = person(session, number=NUMBER, birth="1984", address=place(session, "Nậm Cuổi", "Nậm Coóng"))
    other = person(session, birth="1984")
    entry = Entry(session)
    first = gift_to(session, tet, kept, NUMBER)
    hers = {"name": SECRET, "record": kept, "number": NUMBER}
    entry.complete("gift", gift_of(tet, "", recipient=hers, note=f"Đưa tận nhà {SECRET}", cash=2_000_000), record=first)
    gift_to(session, tet, other)
    entry.delete(gift_to(session, tet, kept), reason=f"Trùng với {SECRET}")
    entry.save_draft("gift", gift_of(tet, "", recipient=hers, cash=None))
    changed = gift_to(session, tet, other)
    entry.save_draft("gift", gift_of(tet, "", recipient=hers, cash=7), record=changed)
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    Merging(session).merge(kept, other)
    KeptTyping(session).keep("gift", None, 1, {"recipient": dict(hers)})
    KeptTyping(session).keep("person", kept, 1, {"name": SECRET})
    return kept, other


def test_nothing_tells_who_she_was_and_every_figure_stays(office: Session) -> None:
    kept, other = a_life(office)
    before = report(office)
    plan = Erasure(office).plan(other)
    assert (plan.record, plan.name, plan.records, plan.foreign) == (kept, SECRET, 5, 0)
    done = Erasure(office).erase(other, "request")
    assert (done.records, done.versions) == (5, plan.versions)
    assert report(office) == before
    assert traces(office, SECRET, NUMBER, "Nậm Coóng") == []
    assert People(office).search("giang") == []
    assert Browsing(office).open("person").count == 0
    assert Browsing(office).open("person", deleted=True).count == 0
    assert Browsing(office).open("gift", search=NUMBER).count == 0
    assert Browsing(office).open("gift", deleted=True).count == 1
    titles = [row.title for row in Browsing(office).open("gift").rows(0, 9)]
    assert (len(titles), titles.count(ERASED_NAME)) == (5, 4)
    assert KeptTyping(office).offers() == []
    assert check_store(office.connection) == []
    assert list(Rebuild(office.connection, office.lifting).differences()) == []
    entry = Journal(office.connection).entries(1)[0]
    assert (entry.event, entry.facts["erasure"], entry.facts["reason"]) == ("erased", done.erasure, "request")
    with pytest.raises(AlreadyErased):
        Erasure(office).erase(kept, "request")


def test_the_file_holds_her_no_more(office: Session) -> None:
    """Not in the index of words either, where a deleted row would leave them behind."""
    person(office, name="Lò Văn Pâng")
    record = person(office, name="Vàng Thị Zyxwkuq")

    def held() -> bool:
        blocks = office.connection.read("SELECT block FROM search_data")
        return any(b"zyxwkuq" in block for (block,) in blocks)

    assert held()
    Erasure(office).erase(record, "withdrawn")
    assert not held()
    assert [hit.name for hit in People(office).search("pâng")] == ["Lò Văn Pâng"]
    log = next(iter(office.folder.glob("*.db-wal")), None)
    assert log is None or log.stat().st_size == 0


def test_the_next_bundle_empties_the_province_and_an_old_one_brings_nothing_back(pair: Pair, tmp_path: Path) -> None:
    office, province = pair.office, pair.province
    kept, _other = a_life(office)
    first = send(office, pair.stick).written_to
    old = shutil.copy(first, tmp_path / first.name)
    (arrived,) = take(province, first)
    assert arrived.ok
    assert traces(province, SECRET) != []
    before = report(province)
    Erasure(office).erase(kept, "request")
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert (arrived.ok, arrived.code) == (True, "")
    assert traces(province, SECRET, NUMBER, "Nậm Coóng") == []
    assert report(province) == before == report(office)
    assert check_store(province.connection) == []
    assert list(Rebuild(province.connection, province.lifting).differences()) == []
    (again,) = take(province, Path(old))
    assert (again.ok, again.new) == (True, 0)
    assert traces(province, SECRET) == []
    assert check_store(province.connection) == []


def test_what_is_erased_before_it_ever_travelled_is_not_missed(pair: Pair) -> None:
    office, province = pair.office, pair.province
    kept, _other = a_life(office)
    Erasure(office).erase(kept, "retention")
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert arrived.ok
    assert report(province) == report(office)
    assert check_store(province.connection) == []
    assert traces(province, SECRET) == []


def test_a_bundle_from_before_that_arrives_late_brings_no_bytes(pair: Pair, tmp_path: Path) -> None:
    """The first bundle is lost on the way, the second one carries the erasure; then the first is found."""
    office, province = pair.office, pair.province
    kept, _other = a_life(office)
    first = send(office, pair.stick).written_to
    lost = shutil.move(first, tmp_path / first.name)
    Erasure(office).erase(kept, "request")
    (arrived,) = take(province, send(office, pair.stick).written_to)
    assert arrived.ok
    (late,) = take(province, Path(lost))
    assert late.ok
    assert traces(province, SECRET, NUMBER) == []
    assert report(province) == report(office)
    assert check_store(province.connection) == []


def test_others_in_the_same_record_stay_and_so_do_its_amounts(office: Session) -> None:
    record = person(office)
    data = {
        "name": f"Cải tiến của {SECRET}",
        "authors": [
            {"person": {"name": SECRET, "record": record}, "share": "60"},
            {"person": {"name": "Lò Văn Pâng"}, "share": "40"},
        ],
    }
    draft = Entry(office).save_draft("initiative", data)  # type: ignore[arg-type]
    Erasure(office).erase(record, "request")
    left = Browsing(office).card(draft.record).data
    authors = left["authors"]
    assert isinstance(authors, list)
    people = [line["person"] for line in authors if isinstance(line, dict)]
    assert people == [{"name": ERASED_NAME, "record": record}, {"name": "Lò Văn Pâng"}]
    assert SECRET not in str(left)


def test_only_the_office_that_recorded_a_person_erases_her(pair: Pair) -> None:
    record = person(pair.office)
    take(pair.province, send(pair.office, pair.stick).written_to)
    with pytest.raises(ForeignRecord):
        Erasure(pair.province).erase(record, "request")
    with pytest.raises(RecordUnknown):
        Erasure(pair.office).plan(campaign(pair.office))


def test_nobody_enters_an_erasure_by_hand(office: Session) -> None:
    with pytest.raises(KindUnknown):
        Entry(office).complete("erasure", {})


def test_a_person_who_was_only_a_draft_goes_altogether(office: Session) -> None:
    record = Entry(office).save_draft("person", {"name": SECRET}).record
    Erasure(office).erase(record, "request")
    assert traces(office, SECRET) == []
    with pytest.raises(RecordUnknown):
        PersonCards(office).open(record)
