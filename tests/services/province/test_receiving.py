"""What arrives at the province: applied whole or not at all, and every file gets its answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.province.receiving import Received, Receiving, bundles_in
from desktop_app.services.sample import QUICK, Sample
from desktop_app.services.session import Session
from desktop_app.storage.heard_streams import HeardStreams
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.outbox import Outbox
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import assert_whole, figures, holdings
from tests.services.stores import UNIT, Pair, campaign, enrol, gift_of, give, send, take


def acknowledge(office: Session, counter: int) -> None:
    """Do what a receipt will do."""
    with office.connection.write():
        Outbox(office.connection).acknowledge(office.identity.epoch, counter)


def only(answers: list[Received]) -> Received:
    (answer,) = answers
    return answer


def refused(pair: Pair, file: Path) -> Received:
    """Receive a file that must be refused: nothing changes, the file lies in quarantine with the reason."""
    before = holdings(pair.province)
    answer = only(take(pair.province, file))
    assert not answer.ok
    assert holdings(pair.province) == before
    waiting = ProvinceDesk(pair.province).quarantine()
    assert (file.name, answer.code) in [(row.name, row.code) for row in waiting]
    kept = pair.province.folder / "quarantine"
    assert file.read_bytes() in [path.read_bytes() for path in kept.iterdir()]
    assert {path.suffix for path in kept.iterdir()} == {".scd"}
    return answer


def test_a_bundle_brings_everything_and_the_totals_agree(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Một", "Hai", "Ba"])
    answer = only(take(pair.province, send(pair.office, pair.stick).written_to))
    assert (answer.ok, answer.new, answer.known, answer.unit, answer.number) == (True, 4, 0, UNIT, 1)
    assert figures(pair.province) == figures(pair.office) == figures(pair.province, UNIT)
    assert figures(pair.office)["gift", "value"] == 3_900_000
    assert_whole(pair.province)


def test_every_kind_arrives_with_its_figures_and_drafts_stay(pair: Pair) -> None:
    Sample(pair.office, QUICK, seed=7, commune=pair.office.identity.commune).fill()
    draft = Entry(pair.office).save_draft("gift", {"note": "chưa xong"}).record
    take(pair.province, send(pair.office, pair.stick).written_to)
    assert figures(pair.province) == figures(pair.office)
    assert {kind for kind, _ in figures(pair.office)} >= {"gift", "house", "initiative", "pledge_registration"}
    assert pair.province.connection.value("SELECT count(*) FROM record WHERE id = ?", (draft,)) == 0
    assert_whole(pair.province)


def test_the_same_bytes_twice_are_known(pair: Pair) -> None:
    give(pair.office, campaign(pair.office), ["Một"])
    file = send(pair.office, pair.stick).written_to
    take(pair.province, file)
    before = holdings(pair.province)
    answer = only(take(pair.province, file))
    assert (answer.ok, answer.new, answer.known) == (True, 0, 2)
    assert holdings(pair.province) == before


def test_a_lost_stick_and_any_order_cost_nothing(pair: Pair) -> None:
    tet = campaign(pair.office)
    files = []
    for name in ("Một", "Hai", "Ba"):
        give(pair.office, tet, [name])
        files.append(send(pair.office, pair.stick).written_to)
    third = only(take(pair.province, files[2]))
    assert (third.ok, third.new, third.number) == (True, 4, 3)
    assert ProvinceDesk(pair.province).inbox()[0].missing == (1, 2)
    first = only(take(pair.province, files[0]))
    assert (first.ok, first.new, first.known) == (True, 0, 2)
    assert figures(pair.province) == figures(pair.office)
    assert_whole(pair.province)


def test_what_begins_too_late_is_held_until_the_missing_came(pair: Pair) -> None:
    tet = campaign(pair.office)
    first = send(pair.office, pair.stick).written_to
    acknowledge(pair.office, 1)
    give(pair.office, tet, ["Một"])
    second = send(pair.office, pair.stick).written_to
    answer = refused(pair, second)
    assert (answer.held, answer.code, answer.fields["counter"]) == (True, "held", 0)
    (state,) = HeardStreams(pair.province.connection).all()
    assert (state.applied, state.last_number) == (0, None), "the receipt names where to begin from"
    came, waited = take(pair.province, first)
    assert (came.ok, came.waited, waited.ok, waited.waited) == (True, False, True, True)
    assert (waited.file, waited.number, waited.new) == (second.name, 2, 1)
    assert ProvinceDesk(pair.province).quarantine() == []
    assert list((pair.province.folder / "quarantine").iterdir()) == []
    assert figures(pair.province) == figures(pair.office)


def test_a_held_bundle_is_released_even_by_a_province_without_a_clock(stores: Stores) -> None:
    clock = FixedClock()
    office, province = stores.office().session, stores.province(clock=clock)
    pair = Pair(office, province.session, stores.root / "stick")
    enrol(office, province, pair.stick)
    campaign(office)
    first = send(office, pair.stick).written_to
    acknowledge(office, 1)
    campaign(office, "Tết Đinh Mùi 2027")
    second = send(office, pair.stick).written_to
    clock.set("2001-01-01T00:00:00+07:00")
    refused(pair, second)
    assert [one.ok for one in take(pair.province, first, second)] == [True, True]
    assert ProvinceDesk(pair.province).quarantine() == []


def test_other_bytes_under_a_known_number_are_refused(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    """The office's folder was copied to a second PC and both went on: same stream, same number, other bytes."""
    pair = stores.pair()
    tet = campaign(pair.office)
    pair.office.close()
    shutil.copytree(stores.root / "office", stores.root / "copy")
    office = stores.reopen()
    give(office, tet, ["Một"])
    assert only(take(pair.province, send(office, pair.stick).written_to)).ok
    office.close()
    monkeypatch.setenv("SO_CONG_DOAN_PROFILE", str(stores.root / "other-pc"))
    copy = stores.reopen("copy")
    give(copy, tet, ["Hai"])
    other = send(copy, stores.root / "other-stick").written_to
    answer = refused(pair, other)
    assert (answer.code, answer.fields["number"]) == ("replayed_number", 1)


def test_corrections_and_deletions_travel(pair: Pair) -> None:
    entry, tet = Entry(pair.office), campaign(pair.office)
    one, two, three = give(pair.office, tet, ["Một", "Hai", "Ba"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    entry.complete("gift", gift_of(tet, "Một", cash=5_000_000), record=one, reason="Sửa số tiền")
    entry.delete(two, reason="Ghi trùng")
    entry.delete(three, reason="Ghi trùng")
    entry.restore(three)
    result = send(pair.office, pair.stick)
    assert only(take(pair.province, result.written_to)).new == 4
    assert figures(pair.province) == figures(pair.office)
    states: dict[str, str] = dict(pair.province.connection.read("SELECT id, state FROM record WHERE kind = 'gift'"))
    assert states == {one: "complete", two: "deleted", three: "complete"}


def test_records_made_before_admission_apply_and_stay_editable(pair: Pair, stores: Stores) -> None:
    office = stores.office("late").session
    tet = campaign(office)
    provisional = office.identity.unit
    record = give(office, tet, ["Trước"])[0]
    province = stores.province("other")
    enrol(office, province, pair.stick, "CD777")
    assert office.identity.unit == "CD777"
    give(office, tet, ["Sau"])
    take(province.session, send(office, pair.stick).written_to)
    Entry(office).complete("gift", gift_of(tet, "Trước", cash=9), record=record, reason="Sửa số tiền")
    answer = only(take(province.session, send(office, pair.stick).written_to))
    assert (answer.ok, answer.unit) == (True, "CD777")
    units: dict[str, str] = dict(province.session.connection.read("SELECT id, unit FROM record"))
    assert units[record] == provisional
    assert figures(province.session) == figures(office) == figures(province.session, "CD777")
    (row,) = [row for row in ProvinceDesk(province.session).units() if row.code == "CD777"]
    assert (row.records, row.last_number) == (3, 2)


def test_an_unknown_device_and_a_revoked_one_are_refused(pair: Pair, stores: Stores) -> None:
    stranger, elsewhere = stores.office("stranger").session, stores.province("elsewhere")
    enrol(stranger, elsewhere, pair.stick, "CD002")
    campaign(stranger)
    assert refused(pair, send(stranger, pair.stick).written_to).code == "unknown_key"
    campaign(pair.office)
    ledger = Ledger(pair.province.connection)
    (device,) = ledger.devices()
    with pair.province.connection.write():
        pair.province.connection.run("UPDATE device SET status = 'revoked' WHERE id = ?", (device.id,))
    assert refused(pair, send(pair.office, pair.stick).written_to).code == "revoked_key"


def test_a_bundle_for_another_province_is_refused(pair: Pair, stores: Stores) -> None:
    """The key is admitted in both provinces, the payload is sealed to the other one."""
    elsewhere = stores.province("elsewhere")
    enrol(pair.office, elsewhere, pair.stick)
    campaign(pair.office)
    assert refused(pair, send(pair.office, pair.stick).written_to).code == "wrong_recipient"


def test_one_bad_file_stops_no_other(pair: Pair) -> None:
    campaign(pair.office)
    good = send(pair.office, pair.stick).written_to
    (pair.stick / "a-00112233-00112233-1.scd").write_bytes(b"PK\x03\x04 cut off")
    (pair.stick / "z-00112233-00112233-1.scd").write_bytes(b"")
    (pair.stick / "folder-00112233-00112233-1.scd").mkdir()
    bytes_name = bytes(pair.stick) + b"/\xff\xfe-00112233-00112233-1.scd"
    with open(bytes_name, "wb") as stream:
        stream.write(b"a name no keyboard made")
    answers = take(pair.province, pair.stick / "missing.scd", pair.stick, pair.stick)
    assert [(one.file, one.ok, one.code) for one in answers if one.ok or one.code == "file_unreadable"] == [
        ("missing.scd", False, "file_unreadable"),
        (good.name, True, ""),
    ]
    assert [one.code for one in answers[1:] if not one.ok] == ["damaged", "damaged", "damaged"]
    assert len(ProvinceDesk(pair.province).quarantine()) == 3
    assert_whole(pair.province)


def test_a_folder_gives_its_bundles_and_nothing_else(pair: Pair) -> None:
    """Requests and admissions lie on the same stick and are no bundles."""
    campaign(pair.office)
    good = send(pair.office, pair.stick).written_to
    assert len(list(pair.stick.iterdir())) == 3
    assert bundles_in([pair.stick]) == [good]


def test_what_is_no_bundle_is_named_as_what_it_is_and_not_kept(pair: Pair, tmp_path: Path) -> None:
    (request,), (admission,) = pair.stick.glob("dang-ky-*"), pair.stick.glob("tiep-nhan-*")
    photo, letter, backup = (tmp_path / name for name in ("Ảnh Tết.JPG", "công văn.docx", "so.scb"))
    photo.write_bytes(b"\xff\xd8\xff")
    letter.write_bytes(b"PK\x03\x04" + bytes(200))
    backup.write_bytes(b"SQLite")
    answers = take(pair.province, request, admission, photo, letter, backup)
    assert [(one.ok, one.kept, one.code) for one in answers] == [
        (False, False, "request_given"),
        (False, False, "admission_given"),
        (False, False, "not_for_receiving"),
        (False, False, "not_for_receiving"),
        (False, False, "backup_given"),
    ]
    assert ProvinceDesk(pair.province).quarantine() == []
    assert not (pair.province.folder / "quarantine").exists()


def test_progress_counts_files_and_may_stop_between_them(pair: Pair) -> None:
    campaign(pair.office)
    files = [send(pair.office, pair.stick).written_to for _ in range(2)]
    seen: list[tuple[int, int]] = []

    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 1:
            raise StopError

    with pytest.raises(StopError):
        Receiving(pair.province).receive(files, stop)
    assert seen == [(0, 2), (0, 2), (1, 2)], "the file, what is in it, the next file"
    assert len(ProvinceDesk(pair.province).inbox()) == 1


def test_a_forged_epoch_with_a_parent_is_remembered(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    file = forger.bundle([forger.version(1)], honest(1), epoch="b" * 16)
    assert only(take(pair.province, file)).ok
    state = HeardStreams(pair.province.connection).all()[-1]
    assert (state.epoch, state.parent_epoch, state.applied) == ("b" * 16, None, 1_000)


def test_a_damaged_copy_stops_waiting_when_a_later_bundle_of_its_office_is_applied(pair: Pair, tmp_path: Path) -> None:
    campaign(pair.office)
    good = send(pair.office, pair.stick)
    damaged = tmp_path / good.written_to.name
    content = bytearray(good.written_to.read_bytes())
    content[content.index(b"age-encryption") + 600] ^= 1
    damaged.write_bytes(content)
    (refused,) = take(pair.province, damaged)
    assert not refused.ok
    assert [row.code for row in ProvinceDesk(pair.province).quarantine()] == [refused.code]
    assert refused.code == "damaged"
    assert take(pair.province, good.written_to)[0].ok
    assert ProvinceDesk(pair.province).quarantine() == []


def test_the_preview_says_what_the_bundle_will_say(pair: Pair) -> None:
    campaign(pair.office)
    preview = Exporting(pair.office).preview()
    assert send(pair.office, pair.stick).figures == preview.figures
