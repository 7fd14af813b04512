"""One PC of an office, as people use it and as luck treats it: it records, exports, is set back, loses its date."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.base import paths
from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.exporting import Exporting, NothingToExport
from desktop_app.services.office_enrolment import OfficeEnrolment
from desktop_app.services.returning import WouldContradict
from desktop_app.services.safekeeping import Safekeeping, restore_store
from desktop_app.services.session import Session
from tests.fakes.clock import FixedClock
from tests.services.stores import OPERATOR, PASSPHRASE, campaign, gift_of, new_store, reopen

MOST_BACKUPS = 3


class Seat:
    """A PC. ``unit`` is the code its office got; ``stolen``: nobody of the office works at it any more."""

    def __init__(self, root: Path, name: str, chance: random.Random) -> None:
        self.root, self.name, self.chance = root, name, chance
        self.folder = root / name
        self.stick = fresh_stick(root)
        self.clock = FixedClock("2025-01-06T08:00:00+07:00")
        self.session: Session = new_store(self.folder, clock=self.clock).session
        self.unit = ""
        self.stolen = False
        self.campaign = campaign(self.session)
        self._backups: list[Path] = []
        self._image: Path | None = None
        self._made = 0

    def deeds(self) -> list[Callable[[], None]]:
        """Return what may happen at this PC, each as often as it is likely."""
        return (
            [self.record] * 6 + [self.correct] * 4 + [self.draft] * 2 + [self.bin_or_restore] * 3 + [self.meet] * 2
            + [self.erase] + [self.back_up] + [self.take_image] + [self.break_clock]
        )  # fmt: skip

    def accidents(self) -> list[Callable[[], None]]:
        """Return what seldom happens."""
        return [self.restore_backup, self.restore_image]

    def record(self) -> None:
        """Record a gift, to somebody with a card or to somebody written by name."""
        Entry(self.session).complete("gift", self._gift())

    def meet(self) -> None:
        """Write a card for a person."""
        self._made += 1
        data: Data = {"name": f"Giàng Thị {self.name} {self._made}", "consent": "given", "consent_on": "2026-01-05"}
        Entry(self.session).complete("person", data)

    def correct(self) -> None:
        """Correct a gift, or complete a draft."""
        known = self._gifts("complete", "draft")
        if known:
            Entry(self.session).complete("gift", self._gift(), record=self.chance.choice(known), reason="Sửa số tiền")

    def draft(self) -> None:
        """Begin a gift, or change one half-way."""
        record = self.chance.choice([None, *self._gifts("complete", "draft")])
        Entry(self.session).save_draft("gift", {"note": str(self.chance.random())}, record=record)

    def bin_or_restore(self) -> None:
        """Put a gift into the bin, or take one out."""
        live, binned = self._gifts("complete", "draft"), self._gifts("deleted")
        if binned and self.chance.random() < 0.4:
            with suppress(WouldContradict):
                Entry(self.session).restore(self.chance.choice(binned))
        elif live:
            Entry(self.session).delete(self.chance.choice(live), reason="Ghi trùng")

    def erase(self) -> None:
        """Erase a person by law."""
        rows = self.session.connection.read(
            "SELECT id FROM record WHERE kind = 'person' AND state = 'complete' AND title <> '' ORDER BY seq"
        )
        if rows:
            Erasure(self.session).erase(self.chance.choice(rows)[0], "request")

    def break_clock(self) -> None:
        """Lose the date, or find it again."""
        self.clock.set(self.chance.choice(("2015-01-01T00:00:00+07:00", "2031-05-05T10:00:00+07:00",
                                           "2026-12-05T08:00:00+07:00")))  # fmt: skip

    def export(self) -> Path | None:
        """Make a bundle on an empty stick; None when there is nothing to send."""
        try:
            made = Exporting(self.session).export(fresh_stick(self.root), signer=OPERATOR, passphrase=PASSPHRASE)
        except NothingToExport:
            return None
        return made.written_to

    def back_up(self) -> None:
        """Make a backup outside the PC."""
        self._made += 1
        outside = self.root / f"{self.name}-backup-{self._made}"
        outside.mkdir()
        self._backups = [*self._backups, Safekeeping(self.session).backup(outside)][-MOST_BACKUPS:]

    def restore_backup(self) -> None:
        """Put some backup back, over what is there or after losing it."""
        if not self._backups:
            return
        backup = self.chance.choice(self._backups)
        self.session.close()
        if self.chance.random() < 0.5:
            shutil.rmtree(self.folder)
        restore_store(backup, self.folder, operator=OPERATOR, secret=PASSPHRASE, clock=self.clock)
        self._reopened()

    def take_image(self) -> None:
        """Copy the whole disk, as a PC shop does."""
        image = self.root / f"{self.name}-image"
        self.session.close()
        shutil.rmtree(image, ignore_errors=True)
        shutil.copytree(self.folder, image)
        self._image = image
        self._reopened()

    def restore_image(self) -> None:
        """Put the copied disk back: an older state, and nothing in it says so."""
        if self._image is None:
            return
        self.session.close()
        put_back(self._image, self.folder, self.session, forget=self.chance.random() < 0.5)
        self._reopened()

    def enrolment(self) -> OfficeEnrolment:
        """Return the office's side of enrolment."""
        return OfficeEnrolment(self.session)

    def close(self) -> None:
        """Close the store."""
        self.session.close()

    def _reopened(self) -> None:
        self.session = reopen(self.folder, self.clock)
        known = self.session.connection.value("SELECT id FROM record WHERE kind = 'campaign' AND state <> 'deleted'")
        self.campaign = str(known)

    def _gifts(self, *states: str) -> list[str]:
        rows = self.session.connection.read("SELECT id, state FROM record WHERE kind = 'gift' ORDER BY seq")
        return [record for record, state in rows if state in states]

    def _gift(self) -> Data:
        name = f"Lò Văn {self.name} {self.chance.randrange(10**6)}"
        return gift_of(self.campaign, name, cash=self.chance.randrange(1_000, 10**7))


def put_back(image: Path, folder: Path, session: Session, *, forget: bool) -> None:
    """Put a copied disk back in place of a closed store; ``forget``: the PC's profile went with the disk."""
    shutil.rmtree(folder)
    shutil.copytree(image, folder)
    if forget:
        (paths.profile() / "high-water" / f"{session.identity.store_id}.json").unlink(missing_ok=True)


def fresh_stick(root: Path) -> Path:
    """Return an empty stick: what a lost life wrote is not overwritten, and stops who has no other stick."""
    return Path(tempfile.mkdtemp(prefix="usb-", dir=root))
