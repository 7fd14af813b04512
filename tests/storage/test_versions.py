"""Saving one version, drafts, forks, and what a record shows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop_app.domain.records import encode
from desktop_app.storage import rebuild
from desktop_app.storage.connection import Connection
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.placing import KindChanged
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.versions import LAST_CLAIM, CounterNotTaken, VersionErased, Versions, newest_claim
from tests.storage.gifts import DEVICE, gift, lift, receive, record_id, save


def found(connection: Connection, typed: str) -> list[str]:
    return [row.title for row in Listing(connection, DEVICE).page(Question("gift", search=typed), 50)]


def current_values(connection: Connection) -> list[int]:
    return [value for (value,) in connection.read("SELECT value FROM version WHERE current = 1 ORDER BY value")]


def sound(connection: Connection) -> bool:
    return list(Rebuild(connection, lift).differences()) == []


def test_counter_starts_at_one_and_never_goes_back(connection: Connection) -> None:
    versions = Versions(connection, lift)
    assert versions.counter() == 0
    with connection.write():
        taken = [versions.next_counter() for _ in range(12)]
    assert taken == list(range(1, 13))
    assert versions.counter() == 12


def test_undone_save_leaves_neither_version_nor_counter(connection: Connection) -> None:
    versions = Versions(connection, lift)
    stored = gift("Lò Văn Páo")
    with pytest.raises(ZeroDivisionError), connection.write():  # noqa: PT012 - the block is the failing save
        versions.next_counter()
        versions.put(stored, lift(stored.version), local=True)
        raise ZeroDivisionError
    assert versions.counter() == 0
    assert versions.get(stored.id) is None
    assert found(connection, "pao") == []


def test_local_version_needs_a_counter_that_was_taken(connection: Connection) -> None:
    stored = gift("Lò Văn Páo", counter=3)
    with pytest.raises(CounterNotTaken), connection.write():
        Versions(connection, lift).put(stored, lift(stored.version), local=True)


def test_saved_bytes_come_back_exactly(connection: Connection) -> None:
    stored = gift("Nguyễn Thị Thúy")
    save(connection, stored)
    versions = Versions(connection, lift)
    assert versions.get(stored.id) == stored
    assert versions.shown(stored.version.record) == stored
    assert versions.head(stored.version.record) == stored
    assert versions.draft(stored.version.record) is None
    assert versions.get("0" * 64) is None
    assert versions.facts("0" * 32) is None


def test_lifted_rows_are_written(connection: Connection) -> None:
    save(connection, gift("Lò Văn Páo", number="012345678901"))
    assert connection.read("SELECT place, role, name, person_key FROM version_person") == [
        (0, "recipient", "Lò Văn Páo", "number:012345678901")
    ]
    assert connection.read("SELECT source, amount FROM version_funding") == [("union", 500_000)]
    assert connection.read("SELECT field, count FROM version_rows") == [("items", 2)]
    assert connection.one("SELECT occurred_from, occurred_to, precision, value, turns, current FROM version") == (
        "2026-02-05",
        "2026-02-05",
        "day",
        500_000,
        1,
        1,
    )


def test_draft_is_replaced_until_completion_and_never_counts(connection: Connection) -> None:
    first = gift("Lò Văn Pao", state="draft", counter=1)
    second = gift("Lò Văn Páo", record="Lò Văn Pao", state="draft", counter=2)
    save(connection, first, second)
    versions = Versions(connection, lift)
    record = first.version.record
    assert versions.get(first.id) is None
    assert versions.history(record) == [second]
    assert versions.head(record) is None
    assert versions.heads(record) == []
    assert current_values(connection) == []
    assert found(connection, "Páo") == ["Lò Văn Páo"]
    done = gift("Lò Văn Páo", record="Lò Văn Pao", counter=3)
    save(connection, done)
    assert versions.history(record) == [done]
    assert current_values(connection) == [500_000]
    assert connection.value("SELECT count(*) FROM version_person") == 1
    assert sound(connection)


def test_correction_in_draft_shows_but_the_head_counts(connection: Connection) -> None:
    done = gift("Sùng A Chứ", value=300_000)
    draft = gift("Sùng A Chứ", parents=(done,), counter=2, state="draft", value=900_000)
    save(connection, done, draft)
    versions = Versions(connection, lift)
    record = done.version.record
    assert versions.shown(record) == draft
    assert versions.heads(record) == [done]
    assert current_values(connection) == [300_000]
    facts = versions.facts(record)
    assert facts is not None
    assert (facts.state, facts.head, facts.draft, facts.forked) == ("draft", done.id, draft.id, False)
    corrected = gift("Sùng A Chứ", parents=(done,), counter=3, value=900_000)
    save(connection, corrected)
    assert current_values(connection) == [900_000]
    assert versions.history(record) == [done, corrected]
    assert sound(connection)


def test_discarded_draft_shows_the_head_again(connection: Connection) -> None:
    done = gift("Giàng A Páo")
    draft = gift("Giàng A Phử", record="Giàng A Páo", parents=(done,), counter=2, state="draft")
    save(connection, done, draft)
    versions = Versions(connection, lift)
    assert found(connection, "phử") == ["Giàng A Phử"]
    with connection.write():
        assert versions.discard_draft(done.version.record)
    assert versions.shown(done.version.record) == done
    assert found(connection, "phử") == []
    assert found(connection, "páo") == ["Giàng A Páo"]
    with connection.write():
        assert not versions.discard_draft(done.version.record)
    assert sound(connection)


def test_discarded_draft_that_was_all_takes_the_record_along(connection: Connection) -> None:
    draft = gift("Giàng A Páo", state="draft")
    save(connection, draft)
    with connection.write():
        assert Versions(connection, lift).discard_draft(draft.version.record)
    assert connection.value("SELECT count(*) FROM record") == 0
    assert connection.value("SELECT count(*) FROM version") == 0
    assert found(connection, "páo") == []


def test_deleted_record_leaves_list_search_and_figures_and_undo_brings_it_back(connection: Connection) -> None:
    done = gift("Mùa A Lử")
    deleted = gift("Mùa A Lử", parents=(done,), counter=2, state="deleted")
    save(connection, done, deleted)
    listing = Listing(connection, DEVICE)
    assert listing.page(Question("gift"), 10) == []
    assert [row.title for row in listing.page(Question("gift", deleted=True), 10)] == ["Mùa A Lử"]
    assert found(connection, "lử") == []
    assert current_values(connection) == []
    undone = gift("Mùa A Lử", parents=(deleted,), counter=3)
    save(connection, undone)
    assert [row.title for row in listing.page(Question("gift"), 10)] == ["Mùa A Lử"]
    assert found(connection, "lử") == ["Mùa A Lử"]
    assert current_values(connection) == [500_000]
    assert sound(connection)


def test_known_version_put_again_changes_nothing(connection: Connection) -> None:
    done = gift("Tẩn Tả Mẩy")
    save(connection, done, done)
    assert connection.value("SELECT count(*) FROM version") == 1
    assert sound(connection)


def test_a_received_version_leaves_the_draft_alone(connection: Connection) -> None:
    done = gift("Lý Thị Mỷ")
    draft = gift("Lý Thị Mỷ", parents=(done,), counter=2, state="draft", value=1)
    other = gift("Lý Thị Mỷ", parents=(done,), counter=1, device="e" * 16, value=2)
    save(connection, done, draft)
    receive(connection, other)
    versions = Versions(connection, lift)
    assert versions.shown(done.version.record) == draft
    assert versions.heads(done.version.record) == [other]
    mine = gift("Lý Thị Mỷ", parents=(done,), counter=3, value=3)
    save(connection, mine)
    assert {head.id for head in versions.heads(done.version.record)} == {other.id, mine.id}
    assert versions.forked("gift") == [done.version.record]
    assert len(current_values(connection)) == 1
    assert sound(connection)


def test_decision_with_two_parents_ends_the_fork(connection: Connection) -> None:
    done = gift("Phàn A Sơn")
    left = gift("Phàn A Sơn", parents=(done,), counter=2, value=2)
    right = gift("Phàn A Sơn", parents=(done,), counter=2, value=3, device="e" * 16)
    receive(connection, right, left, done)
    versions = Versions(connection, lift)
    assert versions.forked("gift") == [done.version.record]
    decision = gift("Phàn A Sơn", parents=(left, right), counter=3, value=3)
    save(connection, decision)
    assert versions.forked("gift") == []
    assert versions.heads(done.version.record) == [decision]
    assert len(versions.history(done.version.record)) == 4
    assert sound(connection)


def test_a_deletion_does_not_win_over_content_while_a_fork_is_undecided(connection: Connection) -> None:
    done = gift("Hù Cố Xuân")
    changed = gift("Hù Cố Xuân", parents=(done,), counter=2, value=7)
    deleted = gift("Hù Cố Xuân", parents=(done,), counter=2, state="deleted", device="e" * 16)
    receive(connection, done, deleted)
    assert current_values(connection) == []
    receive(connection, changed)
    assert current_values(connection) == [7]
    assert found(connection, "xuân") == ["Hù Cố Xuân"]
    assert sound(connection)


def test_a_head_that_becomes_shown_again_is_lifted_again(connection: Connection) -> None:
    done = gift("Vàng A Tủa")
    named = gift("Vàng A Tếnh", record="Vàng A Tủa", parents=(done,), counter=2)
    other = gift("Vàng A Chính", record="Vàng A Tủa", parents=(done, named), counter=3, device="e" * 16)
    deleted = gift("Vàng A Chính", record="Vàng A Tủa", parents=(other,), counter=4, state="deleted", device="e" * 16)
    second = gift("Vàng A Dế", record="Vàng A Tủa", parents=(done,), counter=2, device="f" * 16)
    receive(connection, done, named, other, second)
    assert found(connection, "chính") == ["Vàng A Chính"]
    receive(connection, deleted)
    assert found(connection, "dế") == ["Vàng A Dế"]
    assert found(connection, "chính") == []
    assert sound(connection)


def test_kind_of_a_record_cannot_change(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    save(connection, done)
    with pytest.raises(KindChanged):
        save(connection, gift("Lò Văn Páo", parents=(done,), counter=2, kind="house"))
    with pytest.raises(KindChanged):
        save(connection, gift("Lò Văn Páo", parents=(done,), counter=2, kind="house", state="draft"))


def test_erased_version_is_told_and_left_out(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    save(connection, done)
    with connection.write():
        connection.run("UPDATE version SET content = NULL, erased = 1")
    versions = Versions(connection, lift)
    with pytest.raises(VersionErased):
        versions.get(done.id)
    assert versions.history(done.version.record) == []
    facts = versions.facts(done.version.record)
    assert facts is not None
    assert facts.erased == 1
    draft = gift("Lò Văn Páo", parents=(done,), counter=2, state="draft")
    save(connection, draft)
    with connection.write():
        versions.discard_draft(done.version.record)
    assert [row.data for row in Listing(connection, DEVICE).page(Question("gift"), 5)] == [{}]


def test_same_natural_key_is_found_besides_oneself(connection: Connection) -> None:
    save(connection, gift("Lò Văn Páo"), gift("Lò Văn Pao", record="another", counter=2), gift("Lò A", counter=3))
    same = Versions(connection, lift).same_key("gift", "lo van pao|2026-02-05", besides=record_id("Lò Văn Páo"))
    assert same == [record_id("another")]
    assert Versions(connection, lift).same_key("gift", "") == []


def test_rebuild_mends_every_derived_value(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    later = gift("Lò Văn Páo", parents=(done,), counter=2, value=9)
    save(connection, done, later, gift("Lò A", counter=3), gift("Lò B", counter=4, state="draft"))
    with connection.write():
        connection.run("UPDATE version SET value = 1, current = 0")
        connection.run("DELETE FROM version_person")
        connection.run("UPDATE record SET title = '', head = NULL")
        connection.run("INSERT INTO search (search) VALUES ('delete-all')")
    mending = Rebuild(connection, lift)
    assert len(list(mending.differences())) == 3
    with connection.write():
        assert mending.run() == 3
    assert sound(connection)
    assert current_values(connection) == [9, 500_000]
    assert found(connection, "pao") == ["Lò Văn Páo"]
    with connection.write():
        assert mending.run() == 0


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE version SET value = 1",
        "UPDATE version SET current = 0",
        "UPDATE version_person SET person_key = 'x'",
        "UPDATE version_funding SET amount = 1",
        "DELETE FROM version_rows",
        "UPDATE record SET sort_key = x'00'",
    ],
)
def test_each_derived_value_is_compared(connection: Connection, damage: str) -> None:
    done = gift("Lò Văn Páo")
    save(connection, done)
    with connection.write():
        connection.run(damage)
    assert list(Rebuild(connection, lift).differences()) == [done.version.record]


def test_rebuild_goes_through_any_number_of_records(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 2)
    deleted = gift("Lò 0", counter=6, parents=(gift("Lò 0"),), state="deleted")
    receive(connection, *(gift(f"Lò {number}", counter=number + 1) for number in range(5)), deleted)
    with connection.write():
        connection.run("DELETE FROM version_funding")
        assert Rebuild(connection, lift).run() == 5
    assert sound(connection)
    assert sorted(found(connection, "lò")) == ["Lò 1", "Lò 2", "Lò 3", "Lò 4"]


def test_versions_that_count_and_the_newest_time_claimed(connection: Connection) -> None:
    done = gift("Lò Văn Páo")
    changed = gift("Lò Văn Páo", parents=(done,), counter=2, value=2)
    dated = encode(replace(gift("Mùa A Lử", counter=3).version, claimed_at="2026-06-05T08:00:00+07:00"))
    foreign = encode(replace(gift("Lò A", device="e" * 16).version, claimed_at="2031-01-01T08:00:00+07:00"))
    versions = Versions(connection, lift)
    assert newest_claim(connection, DEVICE) is None
    save(connection, done, changed, dated, gift("Lò B", counter=4, state="draft"))
    receive(connection, foreign)
    assert list(versions.counting()) == [changed.version, dated.version, foreign.version]
    assert newest_claim(connection, DEVICE) == "2026-06-05T08:00:00+07:00"
    ahead = encode(replace(gift("Lò C", counter=5).version, claimed_at="2036-06-05T08:00:00+07:00"))
    right = encode(replace(gift("Lò D", counter=6).version, claimed_at="2026-06-06T08:00:00+07:00"))
    save(connection, ahead, right)
    assert newest_claim(connection, DEVICE) == "2026-06-06T08:00:00+07:00", "the clock was put right meanwhile"
    (plan,) = connection.read(f"EXPLAIN QUERY PLAN {LAST_CLAIM}", (DEVICE,))
    assert "COVERING INDEX version_by_counter" in plan[3]  # asked at every unlocking: no look at the versions


def test_one_version_of_another_device_needs_no_counter_of_ours(connection: Connection) -> None:
    foreign = gift("Lò A", counter=99, device="e" * 16)
    with connection.write():
        Versions(connection, lift).put(foreign, lift(foreign.version), local=False)
    assert Versions(connection, lift).head(foreign.version.record) == foreign
    assert Versions(connection, lift).counter() == 0
