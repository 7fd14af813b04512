"""Offices whose PC is set back in the middle of everything; the long version is campaigns/campaign_office_life.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions
from tests.fakes.clock import FixedClock
from tests.faults.erasing_life import ErasingLife
from tests.faults.office_life import OfficeLife
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, gift_of, new_store, reopen, send, take

LONG_LIFE = (1, 150)
"""Seed and steps of a life that ended with a deletion the province never heard of, while restored stores trusted what
they remembered."""


@pytest.mark.parametrize(("seed", "steps"), [*((seed, 60) for seed in range(5)), LONG_LIFE])
def test_a_life_with_lost_bundles_and_restored_backups(tmp_path: Path, seed: int, steps: int) -> None:
    life = OfficeLife(tmp_path, seed)
    try:
        life.live(steps)
        life.settle()
    finally:
        life.close()


class Desk:
    """An enrolled office that is set back, and its province."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.office: Session = new_store(root / "office").session
        made = new_store(root / "province", "province")
        self.province = made.session
        self.tet = campaign(self.office)
        enrol(self.office, made, root / "stick")

    def back_up(self, name: str) -> Path:
        """Make a backup outside the store."""
        folder = self.root / name
        folder.mkdir()
        return Safekeeping(self.office).backup(folder)

    def go_back(self, backup: Path) -> None:
        """Restore a backup over what is there."""
        self.office.close()
        restore_store(backup, self.root / "office", operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
        self.office = reopen(self.root / "office")

    def carry(self) -> None:
        """Bring the office's next bundle to the province."""
        (answer,) = take(self.province, self.root / "stick" / send(self.office, self.root / "stick").bundle)
        assert answer.ok, answer.code

    def states_at_the_province(self, record: str) -> list[str]:
        """Return the states of the record's heads there, the one that counts first."""
        versions = Versions(self.province.connection, self.province.lifting)
        return [head.version.state for head in versions.heads(record)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.office.close()
    desk.province.close()


def test_what_a_newer_backup_holds_in_its_bin_reaches_the_province_after_an_older_one_had_sent_it(desk: Desk) -> None:
    record = Entry(desk.office).complete("gift", gift_of(desk.tet, "Lò Văn Páo")).record
    older = desk.back_up("older")
    Entry(desk.office).delete(record, reason="Ghi trùng")
    newer = desk.back_up("newer")
    desk.go_back(older)
    desk.carry()
    assert desk.states_at_the_province(record) == ["complete"]
    desk.go_back(newer)
    desk.carry()
    assert desk.states_at_the_province(record) == ["deleted"]


def test_a_draft_of_a_backup_that_had_been_sent_and_is_binned_now_shows_at_the_province(desk: Desk) -> None:
    data = gift_of(desk.tet, "Lò Văn Páo")
    record = Entry(desk.office).save_draft("gift", data).record
    backup = desk.back_up("backup")
    Entry(desk.office).complete("gift", data, record=record, reason="Sửa số tiền")
    desk.carry()
    desk.go_back(backup)
    Entry(desk.office).delete(record, reason="Ghi trùng")
    desk.carry()
    # Neither version names the other, so a person decides; until then the content counts.
    assert desk.states_at_the_province(record) == ["complete", "deleted"]


def test_what_is_made_and_binned_after_a_restore_never_leaves(desk: Desk) -> None:
    Entry(desk.office).complete("gift", gift_of(desk.tet, "Lò Văn Páo"))
    desk.go_back(desk.back_up("backup"))
    record = Entry(desk.office).complete("gift", gift_of(desk.tet, "Mùa A Lử")).record
    Entry(desk.office).delete(record, reason="Ghi trùng")
    desk.carry()
    assert desk.states_at_the_province(record) == []


@pytest.mark.parametrize(("seed", "set_back"), [(seed, set_back) for seed in range(3) for set_back in (False, True)])
def test_a_life_with_erasures_and_withdrawn_consent(tmp_path: Path, seed: int, set_back: bool) -> None:
    life = ErasingLife(tmp_path, seed, set_back=set_back)
    try:
        life.live(60)
        life.settle()
    finally:
        life.close()
