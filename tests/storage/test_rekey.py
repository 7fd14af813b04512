from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.storage import rekey
from desktop_app.storage.connection import connect
from desktop_app.storage.errors import WrongKey
from desktop_app.storage.factory import Created, open_store, open_store_with_recovery
from desktop_app.storage.keyslots import UnknownOperator, load_keys, save_keys
from desktop_app.storage.operators import LastAdministrator, add_operator
from desktop_app.storage.rekey import change_key, remove_operator
from desktop_app.storage.slots import OperatorSpec
from desktop_app.storage.upgrade import put_in_place
from tests.fakes.clock import FixedClock
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
