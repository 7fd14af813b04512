from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.storage import rekey
from desktop_app.storage.connection import connect
from desktop_app.storage.errors import StoreDamaged, StoreUnreachable, WrongKey
from desktop_app.storage.factory import Created, Opened, open_store, open_store_with_recovery
from desktop_app.storage.keyslots import UnknownOperator, load_keys, save_keys
from desktop_app.storage.operators import LastAdministrator, add_operator
from desktop_app.storage.rekey import change_key, remove_operator
from desktop_app.storage.slots import OperatorSpec
from desktop_app.storage.upgrade import put_in_place
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import a_folder_in_its_place, no_file_larger_than
from tests.storage.conftest import CHEAP, PASSPHRASE, Open, note, noted

LEAVER = OperatorSpec("Giàng A Sử", ("enter",), "suối chảy về bản")


def test_a_removed_operator_opens_nothing_and_the_others_need_no_passphrase(
    created: Created, folder: Path, reopen: Open
) -> None:
    opened = reopen()
    old_key = opened.connection.key
    note(opened.connection, "a")
    opened.keys = add_operator(opened.keys, old_key, LEAVER, kdf=CHEAP)
    save_keys(folder, opened.keys)
    opened.connection, opened.keys = remove_operator(opened.connection, opened.keys, LEAVER.name)
    assert noted(opened.connection) == ["a"]
    note(opened.connection, "b")
    assert opened.connection.key != old_key
    opened.close()
    with pytest.raises(WrongKey):
        connect(folder / "store.db", old_key)
    with pytest.raises(UnknownOperator):
        open_store(folder, operator=LEAVER.name, passphrase=LEAVER.passphrase, clock=FixedClock())
    with reopen() as again:
        assert noted(again.connection) == ["a", "b"]
        assert again.keys.unlock_signing(again.keys.operators()[0].name, PASSPHRASE)
    with open_store_with_recovery(folder, secret=created.recovery_secret, clock=FixedClock()) as recovered:
        assert noted(recovered.connection) == ["a", "b"]
    assert b"store.db.rekeying" not in b" ".join(path.name.encode() for path in folder.iterdir())


def test_the_last_administrator_is_not_removed_and_nothing_changes(created: Created) -> None:
    opened = created.opened
    with pytest.raises(LastAdministrator):
        remove_operator(opened.connection, opened.keys, opened.keys.operators()[0].name)
    note(opened.connection, "a")


class _PowerCut(Exception):
    pass


@pytest.mark.parametrize("step", ["save_keys", "put_in_place", "second save_keys"])
def test_a_change_of_key_cut_off_at_any_step_is_settled_at_the_next_start(
    folder: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    opened = reopen()
    note(opened.connection, "a")
    calls: list[str] = []

    def cut(name: str, real: object) -> object:
        def stopping(*arguments: object) -> None:
            calls.append(name)
            if step.split()[-1] == name and calls.count(name) == len(step.split()):
                raise _PowerCut
            real(*arguments)  # type: ignore[operator]

        return stopping

    with monkeypatch.context() as patched:
        patched.setattr(rekey, "save_keys", cut("save_keys", save_keys))
        patched.setattr(rekey, "put_in_place", cut("put_in_place", put_in_place))
        with pytest.raises(_PowerCut):
            change_key(opened.connection, opened.keys)
    opened.close()
    with reopen() as again:
        assert noted(again.connection) == ["a"]
        note(again.connection, "b")
    assert all(slot.next_key is None for slot in load_keys(folder).keys.slots)
    assert not list(folder.glob("*.rekeying*"))
    with reopen() as last:
        assert noted(last.connection) == ["a", "b"]


def with_leaver(opened: Opened) -> None:
    opened.keys = add_operator(opened.keys, opened.connection.key, LEAVER, kdf=CHEAP)
    save_keys(opened.folder, opened.keys)


def test_a_full_disk_removes_nobody_and_takes_no_room(folder: Path, reopen: Open) -> None:
    """The half-made copy goes at once: as long as it lies there, nothing else can be saved either."""
    opened = reopen()
    with_leaver(opened)
    with opened.connection.write():
        opened.connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"n{n}", "y" * 3_000) for n in range(200))
        )
    with no_file_larger_than(300_000), pytest.raises(EnvironmentProblem):
        remove_operator(opened.connection, opened.keys, LEAVER.name)
    assert not list(folder.glob("store.db.*"))
    note(opened.connection, "a")
    opened.close()
    with open_store(folder, operator=LEAVER.name, passphrase=LEAVER.passphrase, clock=FixedClock()) as still:
        assert noted(still.connection) == ["a"]


def test_what_lies_where_the_copy_is_made_stops_the_change_before_it_begins(folder: Path, reopen: Open) -> None:
    opened = reopen()
    with_leaver(opened)
    before = (folder / "keys.json").read_bytes()
    (folder / "store.db.rekeying").mkdir()
    with pytest.raises(StoreUnreachable):
        remove_operator(opened.connection, opened.keys, LEAVER.name)
    assert (folder / "keys.json").read_bytes() == before
    note(opened.connection, "a")
    (folder / "store.db.rekeying").rmdir()


def test_a_database_that_cannot_be_replaced_keeps_its_key(folder: Path, reopen: Open) -> None:
    opened = reopen()
    note(opened.connection, "a")
    opened.connection.flush_log()
    with a_folder_in_its_place(folder / "store.db"):
        with pytest.raises(StoreUnreachable):
            change_key(opened.connection, opened.keys)
        assert all(slot.next_key for slot in load_keys(folder).keys.slots), "both keys are known, whichever fits"
    opened.close()
    with reopen() as again:
        assert noted(again.connection) == ["a"]
    assert not any(slot.next_key for slot in load_keys(folder).keys.slots)


def test_a_database_neither_key_opens_is_damage(folder: Path, reopen: Open) -> None:
    opened = reopen()
    database = folder / "store.db"
    with a_folder_in_its_place(database), pytest.raises(StoreUnreachable):
        change_key(opened.connection, opened.keys)
    opened.close()
    sound = database.read_bytes()
    database.write_bytes(sound[:100] + bytes([sound[100] ^ 1]) + sound[101:])
    with pytest.raises(StoreDamaged):
        reopen()
    assert all(slot.next_key for slot in load_keys(folder).keys.slots), "nothing is settled on a guess"
    database.write_bytes(sound)
    reopen()


def test_what_another_connection_saves_meanwhile_is_not_lost_with_the_old_database(folder: Path, reopen: Open) -> None:
    """It saves right after the copy was taken: the copy would take the store's place without it."""
    opened = reopen()
    note(opened.connection, "a")
    other = opened.connection.open_another()
    raw = opened.connection.database.conn

    def after_the_copy(statement: str) -> None:
        if statement == "ROLLBACK":
            raw.set_trace_callback(None)
            note(other, "b")

    raw.set_trace_callback(after_the_copy)
    with pytest.raises(StoreDamaged) as caught:
        change_key(opened.connection, opened.keys)
    assert caught.value.fields["reason"] == "rows lost"
    other.close()
    assert noted(opened.connection) == ["a", "b"]
    opened.close()
    with reopen() as again:
        assert noted(again.connection) == ["a", "b"]
    assert not list(folder.glob("store.db.*"))
