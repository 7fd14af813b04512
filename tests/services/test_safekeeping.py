"""Backups in and outside the PC, restoring them, and what a restored office and its province then agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.media.problems import DriveRemoved
from desktop_app.services.backup_files import backups_at, operators_in
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.home import Home
from desktop_app.services.operators import Operators
from desktop_app.services.restoring_rights import RestoreNotGiven
from desktop_app.services.safekeeping import OUTSIDE_DAYS, Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.backup import BackupDamaged, NotABackup
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import WrongPassphrase
from desktop_app.storage.lock import StoreInUse
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.fakes.drives import FakeDrives
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, Pair, campaign, gift_of, give, send, take


def restore(stores: Stores, backup: Path, name: str = "office") -> Session:
    restore_store(backup, stores.root / name, operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
    return stores.reopen(name)


def test_a_backup_brings_back_what_was_there(stores: Stores) -> None:
    office = stores.office().session
    tet = campaign(office)
    give(office, tet, ["Một", "Hai"])
    expected = figures(office)
    backup = Safekeeping(office).backup()
    give(office, tet, ["Sau khi sao lưu"])
    office.close()
    back = restore(stores, backup)
    assert figures(back) == expected
    assert_whole(back)
    aside = list(stores.root.glob("office.replaced-*"))
    assert len(aside) == 1
    assert (aside[0] / "store.db").exists()
    assert "restore" in [entry.event for entry in Journal(back.connection).entries(5)]


def test_the_recovery_sheet_alone_restores_on_a_new_pc(stores: Stores, tmp_path: Path) -> None:
    made = stores.office()
    campaign(made.session)
    (tmp_path / "stick").mkdir()
    backup = Safekeeping(made.session).backup(tmp_path / "stick")
    assert operators_in(backup) == [OPERATOR]
    done = restore_store(backup, tmp_path / "new-pc", operator=None, secret=made.recovery_secret, clock=FixedClock())
    assert (done.records, done.set_aside) == (1, None)
    assert Browsing(stores.reopen("new-pc")).open("campaign").count == 1


def test_after_a_restore_the_next_bundle_sends_in_full_and_applies(pair: Pair, stores: Stores) -> None:
    tet = campaign(pair.office)
    give(pair.office, tet, ["Một"])
    backup = Safekeeping(pair.office).backup()
    give(pair.office, tet, ["Chỉ tỉnh còn giữ"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    epoch = pair.office.identity.epoch
    pair.office.close()
    office = restore(stores, backup)
    assert office.identity.epoch != epoch
    give(office, tet, ["Hai"])
    result = send(office, pair.stick)
    assert (result.number, result.records) == (1, {"campaign": 1, "gift": 2})
    (answer,) = take(pair.province, result.written_to)
    assert (answer.ok, answer.new, answer.known) == (True, 1, 2)
    assert figures(pair.province)["gift", "gifts"] == 3
    assert_whole(pair.province)


def test_what_is_deleted_after_a_restore_is_deleted_at_the_province(pair: Pair, stores: Stores) -> None:
    """The backup knows neither what was exported after it was made nor whether its bin was opened and sent."""
    tet = campaign(pair.office)
    sent, kept, binned = give(pair.office, tet, ["Đã gửi", "Giữ", "Trong thùng rác"])
    Entry(pair.office).delete(binned)
    backup = Safekeeping(pair.office).backup()
    take(pair.province, send(pair.office, pair.stick).written_to)
    pair.office.close()
    office = restore(stores, backup)
    Entry(office).delete(sent, reason="Ghi trùng")
    take(pair.province, send(office, pair.stick).written_to)
    states: dict[str, str] = dict(pair.province.connection.read("SELECT id, state FROM record WHERE kind = 'gift'"))
    assert states == {sent: "deleted", kept: "complete", binned: "deleted"}
    assert figures(pair.province) == figures(office)


def test_a_correction_after_a_restore_meets_the_one_that_was_lost_as_a_fork(pair: Pair, stores: Stores) -> None:
    tet = campaign(pair.office)
    record = give(pair.office, tet, ["Một"])[0]
    backup = Safekeeping(pair.office).backup()
    Entry(pair.office).complete("gift", gift_of(tet, "Một", cash=1), record=record, reason="Sửa số tiền")
    take(pair.province, send(pair.office, pair.stick).written_to)
    pair.office.close()
    office = restore(stores, backup)
    Entry(office).complete("gift", gift_of(tet, "Một", cash=2), record=record, reason="Sửa số tiền")
    (answer,) = take(pair.province, send(office, pair.stick).written_to)
    assert (answer.ok, answer.new) == (True, 1)
    assert pair.province.connection.value("SELECT forked FROM record WHERE id = ?", (record,)) == 1
    assert figures(pair.province)["gift", "gifts"] == 1
    assert_whole(pair.province)


def test_a_restore_that_is_refused_touches_nothing(stores: Stores, tmp_path: Path) -> None:
    office = stores.office().session
    campaign(office)
    backup = Safekeeping(office).backup()
    folder = stores.root / "office"
    with pytest.raises(StoreInUse):
        restore(stores, backup)
    office.close()
    content = backup.read_bytes()
    wrong = tmp_path / "wrong.scb"
    for altered, refusal in (
        (b"not one", NotABackup),
        (content[: len(content) // 2], BackupDamaged),
        (content[:-1] + bytes([content[-1] ^ 1]), BackupDamaged),
    ):
        wrong.write_bytes(altered)
        with pytest.raises(refusal):
            restore(stores, wrong)
    with pytest.raises(WrongPassphrase):
        restore_store(backup, folder, operator=OPERATOR, secret="sai", clock=FixedClock())
    assert list(stores.root.glob("office.*")) == []
    assert Browsing(stores.reopen()).open("campaign").count == 1


def test_only_who_administers_the_book_of_today_replaces_it(stores: Stores, tmp_path: Path) -> None:
    made = stores.office()
    office, words = made.session, "suối chảy qua bản xa"
    operators = Operators(office, kdf=CHEAP)
    for name in ("Xem", "Từng quản trị"):
        operators.add(OperatorSpec(name, ("administer",) if name != "Xem" else (), words))
    backup = Safekeeping(office).backup().rename(tmp_path / "copy.scb")
    operators.change_roles("Từng quản trị", ("enter",))
    folder = office.folder
    office.close()
    before = (folder / "keys.json").read_bytes()
    for name in ("Xem", "Từng quản trị"):
        with pytest.raises(RestoreNotGiven) as refused:
            restore_store(backup, folder, operator=name, secret=words, clock=FixedClock())
        assert refused.value.fields["names"] == [OPERATOR]
    assert (folder / "keys.json").read_bytes() == before
    assert restore_store(backup, tmp_path / "new", operator="Xem", secret=words, clock=FixedClock()).set_aside is None
    for operator, secret in ((OPERATOR, PASSPHRASE), (None, made.recovery_secret)):
        assert restore_store(backup, folder, operator=operator, secret=secret, clock=FixedClock()).set_aside


def test_a_dead_clock_does_not_stand_in_the_way_of_a_backup(stores: Stores) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    campaign(office)
    clock.set("2001-01-01T00:00:00+07:00")
    backup = Safekeeping(office).backup()
    assert "20261205" in backup.name
    assert Safekeeping(office).state().inside == "2026-12-05T08:00:00+07:00"
    office.close()
    assert Browsing(restore(stores, backup)).open("campaign").count == 1


def test_a_clock_once_ahead_costs_no_backup_and_dates_none_for_years(stores: Stores) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    tet, keeping = campaign(office), Safekeeping(office)
    for day in range(20):
        clock.advance(days=1)
        give(office, tet, [f"Lò Văn {day}"])
        keeping.backup()
    before = set((office.folder / "backups").iterdir())
    clock.set("2036-12-05T08:00:00+07:00")
    give(office, tet, ["Ngày sai"])
    keeping.backup()
    assert before <= set((office.folder / "backups").iterdir())
    clock.set("2026-12-26T08:00:00+07:00")
    give(office, tet, ["Ngày đúng"])
    assert "-20261226-" in keeping.backup().name
    assert keeping.state().inside == "2026-12-26T08:00:00+07:00"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2026-12-05T08:00:01+07:00", "2026-12-05T08:00:01+07:00"),
        ("2026-12-05T07:59:59+07:00", None),
        ("2001-01-01T00:00:00+07:00", None),
    ],
    ids=["true", "before the newest saved time", "before the program was built"],
)
def test_a_restore_writes_no_time_into_the_journal_that_is_known_to_be_wrong(
    stores: Stores, told: str, written: str | None
) -> None:
    office = stores.office(clock=FixedClock()).session
    campaign(office)
    backup = Safekeeping(office).backup()
    office.close()
    restore_store(backup, stores.root / "office", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock(told))
    entries = Journal(stores.reopen().connection).entries(10)
    assert [entry.at for entry in entries if entry.event == "restore"] == [written]


def test_the_copy_outside_is_remembered_and_asked_for_again(stores: Stores, tmp_path: Path) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    drives = FakeDrives()
    keeping = Safekeeping(office, drives)
    assert keeping.state().outside_is_due(office.time.today())
    (tmp_path / "folder").mkdir()
    keeping.backup(tmp_path / "folder")
    assert keeping.state().outside is None, "a folder on the PC's own disk is lost with it"
    drives.plug(tmp_path / "stick")
    copy = keeping.backup(tmp_path / "stick")
    assert copy.parent == tmp_path / "stick"
    assert not keeping.state().outside_is_due(office.time.today())
    clock.advance(days=OUTSIDE_DAYS + 1)
    assert keeping.state().outside_is_due(office.time.today())
    clock.set("2001-01-01T00:00:00+07:00")
    assert not keeping.state().outside_is_due(office.time.today())


def test_a_copy_outside_from_the_future_is_asked_for_again_at_once(stores: Stores, tmp_path: Path) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    drives = FakeDrives()
    drives.plug(tmp_path / "stick")
    keeping, tet = Safekeeping(office, drives), campaign(office)
    clock.set("2036-12-05T08:00:00+07:00")
    give(office, tet, ["Ngày sai"])
    keeping.backup(tmp_path / "stick")
    clock.set("2026-12-26T08:00:00+07:00")
    assert office.time.today() is None, "after a save in the future nobody knows the day"
    assert keeping.state().outside_is_due(None)
    assert "backup" in [todo.kind for todo in Home(office).now().todo]
    keeping.backup(tmp_path / "stick")
    assert keeping.state().outside == "2026-12-26T08:00:00+07:00"
    assert not keeping.state().outside_is_due(None)


def test_a_stick_that_is_gone_leaves_the_backup_inside(stores: Stores, tmp_path: Path) -> None:
    office = stores.office().session
    with pytest.raises(DriveRemoved):
        Safekeeping(office).backup(tmp_path / "gone")
    state = Safekeeping(office).state()
    assert (state.inside is not None, state.outside) == (True, None)


def test_check_names_what_was_altered_behind_our_back(stores: Stores) -> None:
    office = stores.office().session
    record = give(office, campaign(office), ["Một"])[0]
    assert Safekeeping(office).check() == []
    with office.connection.write():
        office.connection.run("UPDATE journal SET body = CAST(body || ' ' AS BLOB) WHERE seq = 2")
        office.connection.run("UPDATE version SET content = CAST(content || ' ' AS BLOB) WHERE kind = 'gift'")
    found = {finding.code for finding in Safekeeping(office).check()}
    assert found == {"journal_broken", "version_altered"}
    assert Browsing(office).card(record).title == "Một"


def test_check_lists_every_problem_of_every_record_and_where_it_is(stores: Stores) -> None:
    office = stores.office().session
    tet = campaign(office)
    one, other = Entry(office).add_all(
        "gift", [gift_of(tet, "Một", cash=None, workplace=None), gift_of("0" * 32, "Hai")], "complete"
    )
    findings = Safekeeping(office).check(records_only=True)
    places = [(finding.code, finding.fields["record"], finding.fields["field"]) for finding in findings]
    assert places == [
        ("record_invalid", one, "place"),
        ("record_invalid", one, "cash"),
        ("record_doubtful", other, "campaign"),
    ]
    about = findings[1].about
    assert about is not None
    assert (about.title, about.problem.code, about.definition.kind) == ("Một", "required", "gift")
    assert [finding.is_wrong for finding in findings] == [True, True, False]


def test_check_finds_what_stands_in_two_records_way(office: Session) -> None:
    tet = campaign(office)
    named = {"recipient": {"name": "Lò Văn Pâng", "number": "012084004127"}}
    twins = Entry(office).add_all("gift", [gift_of(tet, "", **named), gift_of(tet, "", **named)], "complete")
    findings = Safekeeping(office).check(records_only=True)
    assert [(one.fields["record"], one.fields["problem"]) for one in findings] == [
        (twins[0], "not_once"),
        (twins[1], "not_once"),
    ]
    assert [one.about.problem.details["other_record"] for one in findings if one.about] == twins[::-1]


def test_no_copy_outside_is_told_also_while_nobody_knows_the_day(stores: Stores) -> None:
    office = stores.office(clock=FixedClock("2015-01-01T08:00:00+07:00")).session
    campaign(office)
    assert office.time.today() is None
    assert "backup" in [todo.kind for todo in Home(office).now().todo]


def test_after_a_restore_every_backup_of_the_pc_is_still_offered(stores: Stores, tmp_path: Path) -> None:
    office = stores.office().session
    tet, drives = campaign(office), FakeDrives()
    drives.plug(tmp_path / "stick")
    Entry(office).delete(give(office, tet, ["Bỏ vào thùng rác"])[0])
    first = Safekeeping(office).backup()
    give(office, tet, ["Sau"])
    second = Safekeeping(office, drives).backup(tmp_path / "stick")
    office.close()
    before = {one.path.name for one in backups_at(stores.root / "office")}
    done = restore_store(
        second, stores.root / "office", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock(), drives=drives
    )
    assert done.records == 2, "as the look into it says: what is in the bin is not counted"
    found = backups_at(stores.root / "office")
    assert {one.path.name for one in found} == before == {first.name, second.name}
    assert {one.place for one in found} == {"aside"}
    state = Safekeeping(stores.reopen("office")).state()
    assert (state.inside is not None, state.outside is not None) == (True, True)
