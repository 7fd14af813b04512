"""A random life of an office and its province: records, drafts, bundles lost, doubled and out of order, a PC set back.

One seed is one life. What must hold at its end is checked by ``settle``.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting, NothingToExport
from desktop_app.services.returning import WouldContradict
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.versions import Versions
from desktop_app.storage.whole_streams import WholeStreams
from tests.fakes.clock import FixedClock
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, enrol, gift_of, new_store, reopen, take


class OfficeLife:
    """Lives in ``root``; ``live`` does a number of random things. What else may happen is ``_deeds``'s business."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.root = root
        self.stick = root / "stick"
        self.office: Session = new_store(root / "office").session
        made = new_store(root / "province", "province")
        self.province = made.session
        self.tet = campaign(self.office)
        enrol(self.office, made, self.stick)
        self.waiting: list[Path] = []
        self.backups: list[Path] = []
        self.set_back = 0
        self.made = 0

    def live(self, steps: int) -> None:
        """Do ``steps`` random things."""
        deeds = self._deeds()
        for _ in range(steps):
            self.chance.choice(deeds)()

    def _deeds(self) -> list[Callable[[], None]]:
        """Return what may happen, each as often as it is likely."""
        return (
            [self.record] * 6 + [self.correct] * 4 + [self.draft] * 2 + [self.bin_or_restore] * 3 + [self.export] * 4
            + [self.deliver] * 3 + [self.acknowledge] * 2 + [self.back_up] + [self.go_back]
        )  # fmt: skip

    def _records(self, *states: str) -> list[str]:
        rows = self.office.connection.read("SELECT id, state FROM record WHERE kind = 'gift' ORDER BY seq")
        return [record for record, state in rows if state in states]

    def _gift(self) -> Data:
        return gift_of(self.tet, f"Lò Văn {self.chance.randrange(1_000)}", cash=self.chance.randrange(1, 10**7))

    def record(self) -> None:
        """Record a gift."""
        Entry(self.office).complete("gift", self._gift())

    def correct(self) -> None:
        """Correct a gift, or complete a draft."""
        known = self._records("complete", "draft")
        if known:
            Entry(self.office).complete("gift", self._gift(), record=self.chance.choice(known), reason="Sửa số tiền")

    def draft(self) -> None:
        """Begin a gift, or change one half-way."""
        record = self.chance.choice([None, *self._records("complete", "draft")])
        Entry(self.office).save_draft("gift", {"note": str(self.chance.random())}, record=record)

    def bin_or_restore(self) -> None:
        """Bin a gift or take one out of the bin."""
        live, binned = self._records("complete", "draft"), self._records("deleted")
        if binned and self.chance.random() < 0.4:
            with suppress(WouldContradict):  # what was given to the same person since stands; the binned gift stays
                Entry(self.office).restore(self.chance.choice(binned))
        elif live:
            Entry(self.office).delete(self.chance.choice(live), reason="Ghi trùng")

    def export(self) -> None:
        """Make a bundle; it waits on the stick with the others."""
        try:
            result = Exporting(self.office).export(self.stick, signer=OPERATOR, passphrase=PASSPHRASE)
        except NothingToExport:
            return
        self.waiting.append(result.written_to)

    def deliver(self) -> None:
        """Bring some bundle to the province: any of those that wait, perhaps once more later, perhaps lost."""
        if not self.waiting:
            return
        file = self.chance.choice(self.waiting)
        (answer,) = take(self.province, file)
        assert answer.ok or answer.held, (answer.code, answer.fields)
        if self.chance.random() < 0.7:
            self.waiting.remove(file)

    def acknowledge(self) -> None:
        """Tell the office how far the province has come, as a receipt will."""
        identity = self.office.identity
        reached = WholeStreams(self.province.connection).one(identity.device, identity.epoch)
        if reached is not None:
            with self.office.connection.write():
                Outbox(self.office.connection).acknowledge(identity.epoch, reached.applied)

    def back_up(self) -> None:
        """Make a backup, kept outside the store."""
        self.made += 1
        outside = self.root / f"backup-{self.made}"
        outside.mkdir()
        self.backups.append(Safekeeping(self.office).backup(outside))

    def go_back(self) -> None:
        """Restore some backup, older or newer than what is there, over it or after losing it."""
        if not self.backups:
            return
        backup = self.chance.choice(self.backups)
        self.office.close()
        folder = self.root / "office"
        self.set_back += 1
        if self.chance.random() < 0.5:
            shutil.rmtree(folder)
        restore_store(backup, folder, operator=OPERATOR, secret=PASSPHRASE, clock=FixedClock())
        self.office = reopen(folder)

    def settle(self) -> None:
        """Deliver everything, then compare: what the office shows is what the province has, and both are whole."""
        self.record()
        self.export()
        for _ in range(2):  # what was held the first time applies the second
            take(self.province, *self.waiting)
        self.export()
        (answer,) = take(self.province, self.waiting[-1])
        assert answer.ok, (answer.code, answer.fields)
        self._assert_whole()
        self._compare_heads()
        if not self.set_back:
            assert figures(self.province) == figures(self.office)

    def _assert_whole(self) -> None:
        assert_whole(self.office)
        assert_whole(self.province)

    def _compare_heads(self) -> None:
        """Every finished record stands at the province with the office's head among its heads, or was never there."""
        ours, theirs = (Versions(one.connection, one.lifting) for one in (self.office, self.province))
        for (record,) in self.office.connection.read("SELECT id FROM record WHERE head IS NOT NULL"):
            head = ours.head(record)
            assert head is not None
            there = {stored.id for stored in theirs.heads(record)}
            if head.version.state == "complete" or there:
                later = {parent for stored in theirs.history(record) for parent in stored.version.parents}
                assert head.id in there | later, (record, head.version.state)

    def close(self) -> None:
        """Close both stores."""
        self.office.close()
        self.province.close()
