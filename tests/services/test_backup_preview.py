"""What a look into a backup shows, and that it leaves nothing behind and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.services.backup_files import backups_at
from desktop_app.services.backup_preview import look_into, only_in_first
from desktop_app.services.entry import Entry
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.storage.backup import BackupDamaged
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.keyslots import WrongPassphrase
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.stores import OFFICE, OPERATOR, PASSPHRASE, campaign, gift_of, give, send


def names(folder: Path) -> list[str]:
    """Return everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.rglob("*"))


def test_a_look_shows_what_is_in_it_beside_the_open_book(stores: Stores) -> None:
    pair = stores.pair()
    office = pair.office
    tet = campaign(office)
    (first, _second) = give(office, tet, ["Tẩn Thị Mẩy", "Lò Văn Páo"])
    send(office, pair.stick)
    backup = Safekeeping(office).backup()
    before = names(stores.root)
    seen = look_into(backup, office.folder, operator=OPERATOR, secret=PASSPHRASE, now=office)
    assert (seen.office, seen.unit, seen.bundle, seen.records) == (OFFICE, "CD001", 1, 3)
    assert dict(seen.counts) == {"gift": 2, "campaign": 1}
    assert seen.operators == (OPERATOR,)
    assert seen.newest is not None
    assert seen.compared is not None
    assert (seen.compared.same, seen.compared.only_here, seen.compared.only_there) == (True, 0, 0)
    give(office, tet, ["Vàng Thị Dợ"])
    Entry(office).complete("gift", gift_of(tet, "Tẩn Thị Mẩy", cash=2_000_000), record=first, reason="Ghi nhầm")
    Entry(office).complete("gift", gift_of(tet, "Tẩn Thị Mẩy", cash=3_000_000), record=first, reason="Ghi nhầm")
    later = look_into(backup, office.folder, operator=OPERATOR, secret=PASSPHRASE, now=office).compared
    assert later is not None
    assert (later.only_here, later.only_there) == (2, 0)
    assert names(stores.root) == before


def test_another_book_is_called_another_one_and_the_sheet_opens_it_too(stores: Stores) -> None:
    made, other = stores.office(), stores.office("other")
    backup = Safekeeping(made.session).backup()
    seen = look_into(backup, other.session.folder, operator=None, secret=made.recovery_secret, now=other.session)
    assert seen.compared is not None
    assert not seen.compared.same
    assert look_into(backup, stores.root / "new", operator=None, secret=made.recovery_secret).compared is None
    found = backups_at(made.session.folder, [backup.parent, stores.root / "gone"])
    assert [one.place for one in found] == ["inside", "elsewhere"]


def test_what_stands_in_the_way_leaves_nothing_behind(stores: Stores) -> None:
    office = stores.office().session
    with office.connection.write():
        office.connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"n{n}", "y" * 3_000) for n in range(200))
        )
    backup = Safekeeping(office).backup()
    before = names(stores.root)
    with pytest.raises(WrongPassphrase):
        look_into(backup, office.folder, operator=OPERATOR, secret="sai")
    with no_file_larger_than(300_000), pytest.raises(DiskFull):
        look_into(backup, office.folder, operator=OPERATOR, secret=PASSPHRASE)
    content = bytearray(backup.read_bytes())
    content[-5_000] ^= 1
    hurt = stores.root / "hurt.scb"
    hurt.write_bytes(content)
    with pytest.raises(BackupDamaged):
        look_into(hurt, office.folder, operator=OPERATOR, secret=PASSPHRASE)
    hurt.unlink()
    assert names(stores.root) == before


def test_records_that_differ_are_counted_once() -> None:
    ours, theirs = iter([("a", 1), ("b", 1), ("d", 2)]), iter([("a", 7), ("c", 8), ("d", 9), ("e", 8)])
    assert only_in_first(ours, theirs) == (1, 1)
